"""What the authors of the invented annual revisions wrote down as changed, against what is told of them."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from papers import REGISTRY

from aiplan_revise.documents import Reading, read
from aiplan_revise.lineage import link, settle
from aiplan_revise.model.changes import Change
from aiplan_revise.model.edition import numbers
from aiplan_revise.model.lookup import indexed
from aiplan_revise.revise import diff

PLANS = Path(__file__).parents[1] / "cases" / "plans"
Numbers = tuple[str, str]


class Told(NamedTuple):
    """Of one initiative that went on as one: its targets as printed, "strengthened" or "weakened", and its bodies."""

    targets: frozenset[tuple[str, str]]
    strength: str
    gained: frozenset[str]
    lost: frozenset[str]


def _told(change: Change) -> Told:
    of = change.facets
    targets = frozenset(
        (one.old.printed if one.old else "", one.new.printed if one.new else "") for one in of.retargeted
    )
    strength = " ".join(name for name in of.names() if name in ("strengthened", "weakened"))
    who = of.reassigned
    return Told(targets, strength, frozenset(who.gained if who else ()), frozenset(who.lost if who else ()))


@cache
def told(name: str) -> dict[Numbers, Told]:
    """What the program tells of every initiative that went on as one, by its old and new number."""
    old, new = (read(PLANS / name / f"{side}.md", Reading(id=side), REGISTRY).edition for side in ("old", "new"))
    new = settle(new, link(old, new, REGISTRY, ids="ignored"), old)
    before, after = numbers(old), numbers(new)
    changes = [one for one in diff(old, new, REGISTRY).changes if one.kind == "carried"]
    return {(before[one.old[0].id], after[one.new[0].id]): _told(one) for one in changes}


def _true(said: dict[str, Any]) -> Told:
    names = indexed(REGISTRY)
    gained, lost = (frozenset(names.body(one) for one in said.get(side, ())) for side in ("gained", "lost"))
    return Told(frozenset(map(tuple, said.get("targets", ()))), said.get("strength", ""), gained, lost)


@cache
def true(name: str) -> dict[Numbers, Told]:
    """What its author says of it; what is not listed did not change in substance."""
    said = json.loads((PLANS / name / "changes.json").read_text("utf-8"))
    return {(one["old"], one["new"]): _true(one) for one in said}


NOTHING = Told(frozenset(), "", frozenset(), frozenset())
NAMES = ("ja-bosai", "en-skills")


def both(name: str) -> Iterator[tuple[Numbers, Told, Told]]:
    """The numbers of every initiative that went on as one, what is true of it, and what is told."""
    for key, found in sorted(told(name).items()):
        yield key, true(name).get(key, NOTHING), found


def agree(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two say the same of a target: in either the other's words, or none where that has none."""
    return all(bool(a) == bool(b) and (a in b or b in a) for a, b in zip(one, other, strict=True))


def without(some: frozenset[tuple[str, str]], others: frozenset[tuple[str, str]]) -> list[tuple[str, str]]:
    """The targets of which the others do not speak."""
    return sorted(one for one in some if not any(agree(one, other) for other in others))


@pytest.mark.parametrize("name", NAMES)
def test_who_came_and_who_left_is_told_of_each(name: str) -> None:
    assert [(key, one[2:], other[2:]) for key, one, other in both(name) if one[2:] != other[2:]] == []


@pytest.mark.parametrize(("name", "most"), [("ja-bosai", 2), ("en-skills", 4)])
def test_nothing_is_told_as_stronger_or_weaker_that_is_not(name: str, most: int) -> None:
    differing = [
        (key, one.strength, other.strength) for key, one, other in both(name) if one.strength != other.strength
    ]
    assert [one for one in differing if one[2]] == []
    assert len(differing) <= most


@pytest.mark.parametrize(("name", "false", "missed"), [("ja-bosai", 0, 2), ("en-skills", 3, 0)])
def test_figures_and_days_that_changed_are_told(name: str, false: int, missed: int) -> None:
    strange = [(key, found) for key, one, other in both(name) if (found := without(other.targets, one.targets))]
    silent = [(key, found) for key, one, other in both(name) if (found := without(one.targets, other.targets))]
    assert (sum(len(one[1]) for one in strange) <= false, sum(len(one[1]) for one in silent) <= missed) == (
        True,
        True,
    ), (
        strange,
        silent,
    )
