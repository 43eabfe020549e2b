"""What a side of a merge put in the place of a provision, by a split, a join or a new id, and which of it stands."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import UNSET
from msgspec.structs import replace

from aiplan_revise.model.edition import Edition, Provision
from aiplan_revise.revise.conflicts import Notes, taken
from aiplan_revise.revise.sequence import Three


def heirs(base: Edition, side: Edition) -> dict[str, tuple[str, ...]]:
    """Ids of the base → the ids of what one side put in their place, sorted."""
    found: dict[str, tuple[str, ...]] = {}
    for key in sorted(side.provisions.keys() - base.provisions.keys()):
        for continued in side.provisions[key].continues:
            if continued in base.provisions:
                found[continued] = (*found.get(continued, ()), key)
    return found


def replaced(editions: Three[Edition], merged: dict[str, Provision], notes: Notes) -> None:
    """Notes the provisions in whose place each side put others than the other side: the merged edition has them all,
    unless somebody decided for one side."""
    base, *sides = editions
    ours, theirs = (heirs(base, side) for side in sides)
    for key in sorted(ours.keys() & theirs.keys()):
        if ours[key] != theirs[key]:
            three: Three[Any] = Three(ours[key] + theirs[key], ours[key], theirs[key])
            choice = notes.of(key)("continued-by", three._replace(base=UNSET), "both")
            kept = three.base if choice == "both" else taken(three, choice)
            _refuse(merged, key, [heir for heir in dict.fromkeys(three.base) if heir not in kept])


def undivided(editions: Three[Edition], merged: dict[str, Provision], notes: Notes) -> bool:
    """Takes out what one side put in the place of a provision of which somebody decided that it stays; what was joined
    with that one stands by itself again, too. Whether there was anything to do."""
    before = dict(merged)
    base, ours, theirs = editions
    for side, other in ((ours, theirs), (theirs, ours)):
        for keys, pieces in _groups(base, side):
            if any(key in merged and (key, "provision") in notes.decided for key in keys):
                for key in sorted(keys):
                    _refuse(merged, key, [heir for heir in pieces if heir in merged and heir not in other.provisions])
                back = (key for key in sorted(keys) if key in other.provisions)
                merged.update((key, other.provisions[key]) for key in back if key not in merged)
    return merged != before


def _groups(base: Edition, side: Edition) -> Iterator[tuple[set[str], list[str]]]:
    """What a side no longer has and what it has in its place, together as far as they hang together."""
    gone = {key: list(found) for key, found in heirs(base, side).items() if key not in side.provisions}
    while gone:
        first, pieces = gone.popitem()
        keys = {first}
        while more := sorted(key for key, found in gone.items() if not set(found).isdisjoint(pieces)):
            keys.update(more)
            pieces += [heir for key in more for heir in gone.pop(key)]
        yield keys, sorted(set(pieces))


def _refuse(merged: dict[str, Provision], key: str, heirs: Iterable[str]) -> None:
    """Takes out what somebody decided is not to stand in the place of `key`, unless it stands for others as well."""
    for heir in heirs:
        p = merged[heir]
        rest = tuple(other for other in p.continues if other != key)
        if rest or p.continues == rest:
            merged[heir] = replace(p, continues=rest)
        else:
            del merged[heir]
