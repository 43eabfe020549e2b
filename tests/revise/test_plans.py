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
from aiplan_revise.model.roles import stranger
from aiplan_revise.revise import diff

PLANS = Path(__file__).parents[1] / "cases" / "plans"
Numbers = frozenset[str]
Key = tuple[Numbers, Numbers]
"""The old and the new numbers of what became of each other."""


class Told(NamedTuple):
    """Of initiatives that went on: their targets as printed, "strengthened" or "weakened", and who came and left."""

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
def told(name: str) -> dict[Key, Told]:
    """What the program tells of every initiative that went on, by its old and new numbers."""
    old, new = (read(PLANS / name / f"{side}.md", Reading(id=side), REGISTRY).edition for side in ("old", "new"))
    new = settle(new, link(old, new, REGISTRY, ids="ignored"), old)
    before, after = numbers(old), numbers(new)
    changes = [one for one in diff(old, new, REGISTRY).changes if one.old and one.new]
    return {
        (frozenset(before[p.id] for p in one.old), frozenset(after[p.id] for p in one.new)): _told(one)
        for one in changes
        if one.new[0].kind == "initiative"
    }


def _party(name: str) -> str:
    return indexed(REGISTRY).body(name) or f"?{stranger(name)}"


def _true(said: dict[str, Any]) -> Told:
    gained, lost = (frozenset(map(_party, said.get(side, ()))) for side in ("gained", "lost"))
    return Told(frozenset(map(tuple, said.get("targets", ()))), said.get("strength", ""), gained, lost)


@cache
def true(name: str) -> list[tuple[Numbers, str, Told]]:
    """What its author says, by the old numbers (of a join with "+" between them) and the new one."""
    said = json.loads((PLANS / name / "changes.json").read_text("utf-8"))
    return [(frozenset(one["old"].split("+")), one["new"], _true(one)) for one in said]


def _together(some: list[Told]) -> Told:
    """What is true of several pieces; without any, that nothing changed in substance."""
    targets, gained, lost = (
        (frozenset().union(*sets) for sets in zip(*((of.targets, of.gained, of.lost) for of in some), strict=True))
        if some
        else (frozenset(), frozenset(), frozenset())
    )
    return Told(targets, " ".join(sorted({of.strength for of in some} - {""})), gained, lost)


FIRST = ("ja-bosai", "en-skills", "ja-ocean", "en-stats")
SECOND = ("ja-koutsu", "ja-iryo", "en-research", "en-homes")
THIRD = ("ja-noson", "en-water")
FOURTH = ("ja-kankyo", "ja-jinko", "en-transport", "en-aigov")
FIFTH = ("ja-kodomo", "en-justice")
SIXTH = ("ja-ai", "en-services")
SEVENTH = ("ja-bunka", "ja-shohi", "en-aidata")
LARGE = ("ja-kyodo", "en-coast", "en-cybr")
EIGHTH = ("ja-kaigo", "ja-shinrin", "en-ports", "en-learn", "ja-gyosei", "en-courts", "en-forest")
NAMES = FIRST + SECOND + THIRD + FOURTH + FIFTH + SIXTH + SEVENTH + EIGHTH + LARGE


@cache
def linked(name: str) -> list[Key]:
    """The true links of a pair."""
    said = json.loads((PLANS / name / "truth.json").read_text("utf-8"))["links"]
    return [(frozenset(one["old"]), frozenset(one["new"])) for one in said]


def both(name: str) -> Iterator[tuple[Key, Told, Told]]:
    """The numbers of every initiative that truly went on, what is true of it and of its pieces, and what is told."""
    for key, found in sorted(told(name).items(), key=lambda one: [sorted(side) for side in one[0]]):
        if any(olds & key[0] and news & key[1] for olds, news in linked(name)):
            yield key, _together([of for olds, new, of in true(name) if olds <= key[0] and new in key[1]]), found


def agree(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two say the same of a target: in either the other's words, or none where that has none."""
    return all(bool(a) == bool(b) and (a in b or b in a) for a, b in zip(one, other, strict=True))


def without(some: frozenset[tuple[str, str]], others: frozenset[tuple[str, str]]) -> list[tuple[str, str]]:
    """The targets of which the others do not speak."""
    return sorted(one for one in some if not any(agree(one, other) for other in others))


ALIKE = {("ja-iryo", "1.2.1.g"), ("en-aidata", "3.1.1.a"), ("en-aidata", "3.2.3.b"), ("en-cybr", "2.1.4")}
ALIKE |= {("en-courts", "C.2.44")}
"""Where one clause is handed over and the initiative keeps its bodies: told of the clause; a body that was renamed
without a word of it in the plan; a regrouping and a join of which one half is not linked."""


@pytest.mark.parametrize("name", NAMES)
def test_who_came_and_who_left_is_told_of_each(name: str) -> None:
    carried = [one for one in both(name) if len(one[0][0]) == len(one[0][1]) == 1]
    carried = [one for one in carried if (name, *one[0][0]) not in ALIKE]
    assert [(key, one[2:], other[2:]) for key, one, other in carried if one[2:] != (other.gained, other.lost)] == []


UNTOLD = {"en-stats": 2, "ja-noson": 1, "en-water": 1, "ja-kankyo": 1, "en-justice": 1, "ja-ai": 2}
UNTOLD |= {"en-coast": 2, "en-cybr": 1}
UNTOLD |= {"ja-kaigo": 5, "ja-shinrin": 3, "en-ports": 6, "en-learn": 8, "ja-gyosei": 4, "en-courts": 3, "en-forest": 4}
"""Turns of strength that are not told yet."""


@pytest.mark.parametrize(("name", "most"), [(name, UNTOLD.get(name, 0)) for name in NAMES])
def test_nothing_is_told_as_stronger_or_weaker_that_is_not(name: str, most: int) -> None:
    differing = [
        (key, one.strength, other.strength) for key, one, other in both(name) if one.strength != other.strength
    ]
    assert [one for one in differing if one[2]] == []
    assert len(differing) <= most


TARGETS = [
    ("ja-bosai", 0, 2),
    ("en-skills", 0, 0),
    ("ja-ocean", 0, 1),
    ("en-stats", 0, 2),
    ("ja-koutsu", 0, 0),
    ("ja-iryo", 0, 1),
    ("en-research", 1, 2),
    ("en-homes", 0, 1),
    ("ja-noson", 2, 1),
    ("en-water", 5, 4),
    ("ja-kankyo", 1, 0),
    ("ja-jinko", 0, 0),
    ("en-transport", 1, 0),
    ("en-aigov", 0, 1),
    ("ja-kodomo", 3, 3),
    ("en-justice", 1, 1),
    ("ja-ai", 2, 0),
    ("en-services", 7, 1),
    ("ja-bunka", 0, 0),
    ("ja-shohi", 1, 1),
    ("en-aidata", 0, 0),
    ("ja-kaigo", 6, 3),
    ("ja-shinrin", 3, 0),
    ("en-ports", 14, 4),
    ("en-learn", 10, 5),
    ("ja-gyosei", 7, 1),
    ("en-courts", 20, 4),
    ("en-forest", 12, 4),
    ("ja-kyodo", 1, 2),
    ("en-coast", 14, 7),
    ("en-cybr", 13, 5),
]
"""How many targets of a pair are told that did not change, and how many that did are not told."""


@pytest.mark.parametrize(("name", "false", "missed"), TARGETS)
def test_figures_and_days_that_changed_are_told(name: str, false: int, missed: int) -> None:
    strange = [(key, found) for key, one, other in both(name) if (found := without(other.targets, one.targets))]
    silent = [(key, found) for key, one, other in both(name) if (found := without(one.targets, other.targets))]
    counted = tuple(sum(len(one[1]) for one in some) for some in (strange, silent))
    assert counted[0] <= false, strange
    assert counted[1] <= missed, silent
