"""Printed numbers after a merge: where both sides went on counting from one place, without doubles and gaps."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from aiplan_revise.model.edition import HEADINGS, Edition, Kind, Provision, ordered
from aiplan_revise.model.ordinals import COUNTS, Count, plain, series, spelt
from aiplan_revise.revise.sequence import Three

Family = Sequence[Provision]


class Numbering(NamedTuple):
    """New numbers by id, and whether all numbers of these provisions follow from their place alone."""

    numbers: dict[str, str]
    placed: bool


def numbering(merged: Edition, editions: Three[Edition]) -> Iterator[tuple[Family, Numbering]]:
    """The provisions of the merged edition that are counted together, and the numbers that some of them need.

    Where numbers run on without fault in the base and on both sides (from one and the same beginning), they do so in
    the merged edition, in its order. Elsewhere gaps and doubles stay; only what has the number of another one since
    the merge goes on after that, and so does what follows as far as it must. What is counted through the whole plan,
    as chapters from part to part, is so in the merged edition, too.
    """
    three = [_families(edition) for edition in editions]
    through = dict(_through(merged, editions))
    yield from through.values()
    for key, family in _families(merged).items():
        olds = [[p for p in found.get(key, []) if p.kind not in through] for found in three]
        if rest := [p for p in family if p.kind not in through]:
            yield from _counted(rest, olds, (lambda p: p.kind, lambda p: p.parent))


def _through(merged: Edition, editions: Three[Edition]) -> Iterator[tuple[Kind, tuple[Family, Numbering]]]:
    """The kinds of which all are counted in one series, though they stand under several, each with its numbers."""
    for kind in dict.fromkeys(p.kind for p in ordered(merged) if p.number):
        family, *before = ([p for p in ordered(one) if p.kind == kind and p.number] for one in (merged, *editions))
        if all(len({p.parent for p in old}) > 1 for old in before) and (found := _placed(family, before)):
            yield kind, (family, found)


def _families(edition: Edition) -> dict[tuple[str, bool], list[Provision]]:
    """Those that may be counted together: statements and initiatives, or headings, by what they stand under."""
    place = {key: position for position, key in enumerate(edition.outline)}
    found: dict[tuple[str, bool], list[Provision]] = {}
    for (scope, kind), family in series(edition).items():
        found.setdefault((scope, kind in HEADINGS), []).extend(family)
    return {key: sorted(family, key=lambda p: place[p.id]) for key, family in found.items()}


def _counted(
    family: Family, before: Sequence[Family], parts: Sequence[Callable[[Provision], str]]
) -> Iterator[tuple[Family, Numbering]]:
    """A family that is counted through, else its parts by kind and by parent."""
    whole = _placed(family, before)
    if whole or not parts:
        yield family, whole or Numbering(_bumped(family, before), False)
        return
    for part in dict.fromkeys(map(parts[0], family)):
        own, *olds = ([p for p in one if parts[0](p) == part] for one in (family, *before))
        yield from _counted(own, olds, parts[1:])


def renumbered(merged: Edition, editions: Three[Edition]) -> tuple[str, ...]:
    """The ids of what the merge gave a number that it has neither in the base nor on a side, in printed order; the
    editions as `newcomers.recognised` gives them."""
    known = [{key: p.number for key, p in edition.provisions.items()} for edition in editions]
    return tuple(p.id for p in ordered(merged) if all(numbers.get(p.id) != p.number for numbers in known))


def _placed(family: Family, before: Sequence[Family]) -> Numbering | None:
    """Numbers by place, if those of before all run on without fault from one beginning, and those here can be told."""
    orderly = _orderly(before)
    if not orderly:
        return None
    count, start = orderly
    numbers = _printed(family, {p.id: start + at for at, p in enumerate(family)}, count)
    return None if numbers is None else Numbering(numbers, True)


def _orderly(before: Sequence[Family]) -> tuple[Count, int] | None:
    found = []
    for count in COUNTS:
        values = [[count.read(plain(p.number)) for p in family] for family in before if family]
        starts = {family[0] for family in values}
        if len(starts) == 1 and all(_runs_on(family) for family in values):
            found.append((count, starts.pop()))
    return next((kind for kind in found if kind[1] == 1), found[0] if found else None)


def _runs_on(values: Sequence[int]) -> bool:
    return values[0] > 0 and list(values) == list(range(values[0], values[0] + len(values)))


def _printed(family: Family, wanted: dict[str, int], count: Count) -> dict[str, str] | None:
    """The numbers that are not the wanted ones yet, in the signs of their family; None where it has none for them."""
    made = {}
    for p in family:
        value = count.read(plain(p.number))
        if p.id in wanted and value != wanted[p.id]:
            like = p.number if value else family[0].number
            made[p.id] = spelt(wanted[p.id], like, count)
    return made if all(made.values()) else None


def _bumped(family: Family, before: Sequence[Family]) -> dict[str, str]:
    """Numbers for those that got one twice by the merge, and for those that must give way to them."""
    count = next((c for c in COUNTS if all(c.read(plain(p.number)) for p in family)), None)
    if not count:
        return {}
    fresh = _doubled(family, before)
    wanted: dict[str, int] = {}
    last = was = 0
    pushing = False
    for p in family:
        value = count.read(plain(p.number))
        pushing = value <= last and (p.id in fresh or (pushing and value > was))
        last, was = (last + 1 if pushing else value), value
        if pushing:
            wanted[p.id] = last
    return _printed(family, wanted, count) or {}


def _doubled(family: Family, before: Sequence[Family]) -> set[str]:
    """The ids of those that have the number of one before them, which they had neither in the base nor on a side."""
    known = [{p.id: plain(p.number) for p in old} for old in before]
    holder: dict[str, str] = {}
    fresh = set()
    for p in family:
        number = plain(p.number)
        other = holder.setdefault(number, p.id)
        if other != p.id and not any(old.get(p.id) == old.get(other) == number for old in known):
            fresh.add(p.id)
        holder[number] = p.id
    return fresh
