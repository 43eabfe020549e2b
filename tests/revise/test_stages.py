"""The course of a plan: who comes after whom."""

import pytest
from small import small

from aiplan_revise.errors import PlanError
from aiplan_revise.model.sketch import drawn
from aiplan_revise.revise.stages import Stage, in_order, line


def stage(key: str, base: str = "", on: str = "") -> Stage:
    return Stage(key, base, drawn(small(key=key)), on)


def keys(*stages: Stage) -> list[str]:
    return [one.key for one in in_order(stages)]


def test_a_base_comes_first_whatever_the_dates_say():
    assert keys(stage("b", "a", "2024"), stage("a", on="2025"), stage("c", "b")) == ["a", "b", "c"]


def test_branches_and_several_roots_come_by_date():
    early, late = stage("early", "root", "2026"), stage("late", "root", "2027")
    assert keys(late, stage("other", on="2026-06"), early, stage("root", on="2025"), stage("later", "late")) == [
        "root", "early", "other", "late", "later",
    ]  # fmt: skip


def test_a_base_that_is_not_there_makes_a_first_one():
    assert keys(stage("b", "gone")) == ["b"]


def test_the_line_that_leads_to_a_stage():
    stages = in_order([stage("a"), stage("b", "a"), stage("b2", "a"), stage("c", "b")])
    assert [one.key for one in line(stages, "c")] == ["a", "b", "c"]


def test_a_ring_is_named():
    with pytest.raises(PlanError, match="b → c → b: these editions follow each other in a ring"):
        in_order([stage("a"), stage("b", "c"), stage("c", "b"), stage("d", "c")])
    with pytest.raises(PlanError, match="a → a"):
        in_order([stage("a", "a")])


def test_a_key_stands_once():
    with pytest.raises(PlanError, match="twice"):
        in_order([stage("a"), stage("a", "a")])
