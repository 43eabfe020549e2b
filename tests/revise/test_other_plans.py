"""References to other plans: checked, said and taken back, kept through the algebra."""

import pytest
from small import small, step
from strategies import REGISTRY

from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import Edition, PlanReference, Texts
from aiplan_revise.revise import amend, check, diff, merge
from aiplan_revise.revise.other_plans import refer, unrefer
from aiplan_revise.revise.rebuilding import join, split

SEA = PlanReference("sea-plan", section="2.3")
LAND = PlanReference(title=Texts("陸の計画", "Plan for the Land"), address="https://example.org/land")
PLAN = small(step("a", "x, and y", "harbour"), step("b", "z", "harbour"))


def said(*references: PlanReference, plans: tuple[str, ...] | None = ("sea-plan",)) -> list[tuple[str, str]]:
    found = check(small(step("a", "x", "harbour", references=references)), REGISTRY, plans=plans)
    return [(one.rule, one.message) for one in found]


@pytest.mark.parametrize(
    ("reference", "finding"),
    [
        (SEA, ()),
        (LAND, ()),
        (PlanReference(section="2.3"), ("reference-incomplete", "refers to another plan, 2.3, without its title")),
        (PlanReference(), ("reference-incomplete", "refers to another plan, which is not named, without its title")),
        (
            PlanReference("sea-plan", address="javascript:x"),
            ("reference-incomplete", "refers to 'javascript:x', which is no address"),
        ),
        (
            PlanReference("sea-plan", address="https://example"),
            ("reference-incomplete", "refers to 'https://example', which is no address"),
        ),
        (PlanReference("moon-plan"), ("reference-unknown", "refers to the plan moon-plan, which is not known here")),
    ],
)
def test_references_are_checked(reference: PlanReference, finding: tuple[str, str]):
    assert said(reference) == ([finding] if finding else [])


def test_without_a_store_nothing_is_unknown():
    assert said(PlanReference("moon-plan"), plans=None) == []


@pytest.mark.parametrize(
    ("references", "says"),
    [
        ((PlanReference("../x"),), "provision a: field references: '../x' cannot be the id of a plan"),
        ((SEA, SEA), "provision a: field references: names one place twice"),
    ],
)
def test_what_cannot_be_is_refused(references: tuple[PlanReference, ...], says: str):
    with pytest.raises(PlanError, match=says.replace(".", "[.]")):
        decode(encode(small(step("a", "x", references=references))), Edition)


def test_a_reference_is_said_once_and_taken_back_by_what_it_says():
    both = refer(refer(refer(PLAN, "a", SEA), "a", LAND), "a", SEA)
    assert both.provisions["a"].references == (SEA, LAND)
    assert unrefer(both, "a", PlanReference("sea-plan")) == refer(PLAN, "a", LAND)
    assert unrefer(both, "a", PlanReference(title=Texts(en="Plan for the Land"))) == refer(PLAN, "a", SEA)
    with pytest.raises(PlanError, match="a: has no such reference to another plan"):
        unrefer(both, "a", PlanReference("sea-plan", section="9"))


def test_a_change_of_references_is_told_undone_and_merged():
    ours, theirs = refer(PLAN, "a", SEA), refer(PLAN, "a", LAND)
    (change,) = diff(PLAN, ours, REGISTRY).changes
    assert (change.kind, change.facets.fields) == ("carried", ("references",))
    assert amend(ours, ~diff(PLAN, ours, REGISTRY)) == PLAN
    merged, conflicts = merge(PLAN, ours, theirs)
    assert (set(merged.provisions["a"].references), conflicts) == ({SEA, LAND}, ())
    assert merge(ours, PLAN, ours) == (PLAN, ())


def test_references_go_with_the_pieces_of_a_split_and_come_together_in_a_join():
    both = refer(refer(PLAN, "a", SEA), "b", LAND)
    pieces = split(both, "a", {"p": Texts(en="x"), "q": Texts(en="y")})
    assert [pieces.provisions[key].references for key in "pq"] == [(SEA,)] * 2
    assert join(both, ["a", "b"], "whole", Texts(en="all")).provisions["whole"].references == (SEA, LAND)
