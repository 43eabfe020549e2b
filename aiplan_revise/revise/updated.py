"""Facts in brackets that one of two texts only brings up to date: "(6.2 per cent in 2025)" → "(2026: 7.1 per cent)"."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from aiplan_revise.model.commitments import Target
from aiplan_revise.model.commitments.dates import period
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.grounds import Text
from aiplan_revise.revise.measure import family, measure
from aiplan_revise.revise.near import sentence_at

_OPENED = compiled(r"[(（](?P<inner>[^()（）\n]*)\Z")
_CLOSED = compiled(r"[^()（）\n]*")
_FAR = 60
_AHEAD = compiled(
    r"\b(?i:to|by|until|from|target\w*|goal|milestone|interim|rising|planned|expected|forecast|aim\w*|will|at least"
    r"|up to)\b|まで|目標|目途|以上|以下|以内|予定|見込|中間|から|KPI|ＫＰＩ|うち"
)
"""Words of a bracket that speaks of what is to come, or of a part."""
_DONE = compiled(r"\b(?:\w+ed|made|done|held|built|set up)\b")
_ENDS = compiled(r"[。;\n]|\. ")
_LATEST = 36
"""Months between the days of two editions' facts, at most: editions follow each other every year or two."""


class _Fact(NamedTuple):
    """The places of a value and of its day among the figures of a text."""

    value: int
    day: int


def updated(one: Text, other: Text) -> tuple[Text, Text]:
    """Two texts (old, new), with what stands with its day in brackets beside a target as baselines, where both have one
    such fact of a sort, the new one of a later day and nearer to the target: that is how things stand by now. A step on
    the way there ("75 per cent by 2027") is none, nor what both texts have of the same day or as much."""
    facts = _facts(*one), _facts(*other)
    made = set[int](), set[int]()
    for was in facts[0] if all(facts) else ():
        alike = [now for now in facts[1] if _family(one, was) == _family(other, now)]
        if len(alike) == 1 and _follows(one, was, other, alike[0]):
            made[0].update(was)
            made[1].update(alike[0])
    old, new = (_as_bases(side, at) for side, at in zip((one, other), made, strict=True))
    return old, new


def _as_bases(of: Text, places: set[int]) -> Text:
    text, side = of
    if not places:
        return of
    return text, tuple(replace(one, role="baseline") if n in places else one for n, one in enumerate(side))


def _family(of: Text, fact: _Fact) -> str:
    return family(of[1][fact.value])


def _facts(text: str, side: Sequence[Target]) -> list[_Fact]:
    return [
        _Fact(n, n + 1) if second.kind == "date" else _Fact(n + 1, n)
        for n, (first, second) in enumerate(pairwise(side))
        if (first.kind == "date") is not (second.kind == "date") and _is_fact(text, first, second)
    ]


def _is_fact(text: str, first: Target, second: Target) -> bool:
    """Whether a value and a day, and nothing else, stand in one bracket that speaks of nothing to come."""
    value, day = (second, first) if first.kind == "date" else (first, second)
    opened = _OPENED.search(text, max(0, first.start - _FAR), first.start)
    closed = _CLOSED.match(text, second.start + len(second.printed))
    if not opened or not closed or value.kind in ("money", "whole") or value.bound not in ("", "about"):
        return False
    between = text[first.start + len(first.printed) : second.start]
    if any(sign in between for sign in "()（）\n;") or any(map(str.isdigit, f"{opened['inner']}{closed[0]}")):
        return False
    said = f"{opened['inner']} {between} {closed[0]}"
    binds = day.bound in ("by", "from", "about") and not day.printed.endswith("末")
    return not (_AHEAD.search(said) or (binds and not (day.bound == "by" and _DONE.search(f"{said} {day.printed}"))))


def _follows(one: Text, was: _Fact, other: Text, now: _Fact) -> bool:
    """Whether of two facts the one of the later day is what became of the other one."""
    told = [_told(*side, at) for side, at in ((one, was), (other, now))]
    if not all(told):
        return False
    (before, first, goals), (after, second, others) = sorted(filter(None, told), key=lambda said: said[1])
    if not 0 < second - first <= _LATEST:
        return False
    return all(_nearer(before, after, goal) for goal in (*goals, *others))


def _nearer(before: Fraction, after: Fraction, goal: Fraction) -> bool:
    return before < after <= goal or goal <= after < before


def _told(text: str, side: Sequence[Target], fact: _Fact) -> tuple[Fraction, Fraction, list[Fraction]] | None:
    """How much a fact is, when its day is over, and what is to be reached; None where nothing is, or before."""
    day = period(side[fact.day].value, side[fact.day].unit)
    goals = [measure(goal)[1] for goal in _goals(text, side, fact)]
    if not day or not goals or any(end <= day[1] for end in _ends(text, side, fact)):
        return None
    return measure(side[fact.value])[1], day[1], goals


def _sentence(text: str, side: Sequence[Target], fact: _Fact) -> Iterator[Target]:
    """The other figures of the sentence of a fact that have no role."""
    place = side[fact.value].start
    begins, stop = sentence_at(text, place, _ENDS)
    for n, one in enumerate(side):
        if n not in fact and not one.role and begins <= one.start < stop:
            yield one


def _goals(text: str, side: Sequence[Target], fact: _Fact) -> Iterator[Target]:
    """What the sentence of a fact sets as a target of its sort."""
    value = side[fact.value]
    what, any_count = family(value), (value.kind, value.unit) == ("number", "")
    for one in _sentence(text, side, fact):
        if one.kind != "date" and (family(one) == what or (any_count and one.kind == "count")):
            yield one


def _ends(text: str, side: Sequence[Target], fact: _Fact) -> Iterator[Fraction]:
    """When the deadlines of the sentence of a fact are over."""
    for one in _sentence(text, side, fact):
        if one.kind == "date" and one.bound == "by" and (span := period(one.value, one.unit)):
            yield span[1]
