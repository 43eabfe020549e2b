"""Bodies that nobody names any more where one new body stands in their place throughout: it may be their name."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from aiplan_revise.model.bodies import Registry, holder, office_of
from aiplan_revise.model.changes import Change
from aiplan_revise.model.edition import Edition

_LEAST = 2
"""Initiatives in which one stands in the place of the other: of one alone it says nothing."""


class Replacement(NamedTuple):
    """The party `new`, which the older edition does not name, in the place of `old`, which the newer one does not name,
    in all `places` (initiatives that go on) that `old` was responsible for. An office of a body counts as a party."""

    old: str
    new: str
    places: int


def replaced(changes: Iterable[Change], old: Edition, new: Edition) -> tuple[Replacement, ...]:
    """All such pairs, sorted. No text says that the one continues the other: to this program it is a hand-over."""
    before, after = (
        {one for p in of.provisions.values() for a in p.assignments for one in (a.party(), holder(a))}
        for of in (old, new)
    )
    places: dict[str, list[frozenset[str]]] = {}
    for change in changes:
        of = change.facets.reassigned
        for party in _left(change, after):
            places.setdefault(party, []).append(frozenset(of.gained if of else ()) - before)
    heirs = {party: frozenset.intersection(*come) for party, come in sorted(places.items()) if len(come) >= _LEAST}
    found = [Replacement(party, min(of), len(places[party])) for party, of in heirs.items() if len(of) == 1]
    return tuple(one for one in found if not _told_of_its_body(one, found))


def _left(change: Change, after: set[str]) -> Iterator[str]:
    """The parties of a change, and the offices, that no provision of the newer edition names."""
    if change.old and change.new:
        yield from sorted({*(change.facets.reassigned.lost if change.facets.reassigned else ())} - after)
        held = [a for p in change.old for a in p.assignments]
        yield from sorted({holder(a) for a in held if a.office} - after - {s.old for s in change.facets.successions})


def _told_of_its_body(of: Replacement, found: list[Replacement]) -> bool:
    """Whether it is an office whose whole body is told."""
    return any(one.old == office_of(of.old)[0] for one in found)


def advice(of: Replacement, registry: Registry) -> str:
    """How to say that it is no hand-over."""
    was, now = _id(of.old), _id(of.new)
    if all((office_of(party)[0] or party) in registry.bodies for party in (of.old, of.new)):
        return (
            f"if it was renamed or reorganised, put that into the successions of bodies.json (old: {was}, new: {now}, "
            "on: its day, source: where it is told), and it is none; else it is a hand-over"
        )
    return (
        "if it was renamed or reorganised, put that into the successions of bodies.json, its bodies too "
        f"(old: {was}, new: {now}, on: its day, source: where it is told), and it is none; else it is a hand-over"
    )


def _id(party: str) -> str:
    """The id of a party, or for an unknown one an id as it may have there."""
    made = "-".join(re.findall(r"[a-z0-9]+", party)) if party.isascii() else ""
    return (made or "its id") if party.startswith("?") else party
