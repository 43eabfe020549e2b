"""Numbers of several provisions at once: who goes, who gets which number, and where each stands after that.

All places of a sentence are those before it. Where the numbers of a family stood in order, they do so afterwards: what
gets another number goes to its place. Elsewhere everything stays where it is.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from aiplan_revise.documents.sentences.deeds import Drop, Renumber, Restructure, Shift, Step
from aiplan_revise.documents.sentences.numbers import marked, numbered, shifted
from aiplan_revise.documents.sentences.paper import Paper, Unit, forget, place_in, put, reading_of, siblings, take, walk
from aiplan_revise.documents.sentences.places import PARTED, found
from aiplan_revise.errors import PlanError
from aiplan_revise.model.numbering import DIVISIONS, LEVELS

_Where = Callable[[str], Unit]
"""Finds the unit that a place means."""


class _Turn(NamedTuple):
    """A unit, the one it is to stand under, and its mark there."""

    unit: Unit
    above: Unit
    mark: str


def restructure(paper: Paper, deed: Restructure) -> None:
    """Does what a sentence on numbers says to `paper`. PlanError: a place is not there, is named twice, or would go
    below itself; then nothing is done."""
    within = found(paper, deed.within, paper.lang) if deed.within else paper
    where = partial(found, within, lang=paper.lang, within=deed.within)
    dropped = [unit for step in deed.steps if isinstance(step, Drop) for unit in _dropped(step, where)]
    turns = [turn for step in deed.steps for turn in _turns(paper, within, step, where)]
    _check(dropped, turns)
    families = {id(above): above for turn in turns for above in (turn.unit.above or paper, turn.above)}
    rising = {key for key, above in families.items() if _rises(above.units)}
    for unit in dropped:
        take(unit)
    for turn in turns:
        remark(turn.unit, turn.mark)
    coming = [turn for turn in turns if turn.unit.above is not turn.above]
    for turn in coming:
        take(turn.unit)
    for key in rising:
        _sort(families[key])
    for turn in sorted(coming, key=lambda turn: _ordinal(turn.unit)):
        put(turn.unit, turn.above, _room(turn))


def _check(dropped: list[Unit], turns: list[_Turn]) -> None:
    for turn in turns:
        outside(turn.unit, turn.above, turn.mark)
    named = Counter(map(id, (*dropped, *(turn.unit for turn in turns))))
    twice = [one.mark or one.words for one in (*dropped, *(turn.unit for turn in turns)) if named[id(one)] > 1]
    if twice:
        raise PlanError("the sentence disposes of it more than once", twice[0], "say once what becomes of it")


def outside(unit: Unit, above: Unit, place: str) -> None:
    """PlanError if `above` is the unit itself or stands below it."""
    if above is unit or any(one is above for one in walk(unit)):
        raise PlanError("a provision cannot go below itself", place, "name another place for it")


def _turns(paper: Paper, within: Unit, step: Step, where: _Where) -> Iterator[_Turn]:
    if isinstance(step, Renumber):
        unit = where(step.place)
        above, mark = _goal(paper, within, unit, step)
        yield _Turn(unit, above, mark)
    elif isinstance(step, Shift):
        first, last = where(step.first), where(step.last)
        by = step.by or _distance(first, step.to[0])
        if not step.by and _distance(last, step.to[1]) != by:
            fix = "name as many as there are"
            raise PlanError(f"{step.to[0]} to {step.to[1]} are not as many as the places renumbered", step.first, fix)
        for unit in _between(first, last, step):
            if unit.mark:
                yield _Turn(unit, unit.above or paper, shifted(unit.mark, by))


def _distance(unit: Unit, to: str) -> int:
    """How many places further on the number of a unit becomes that of another place."""
    mark = reading_of(numbered(to.rpartition(".")[2], unit, (), to))
    return mark.ordinal - _ordinal(unit) if mark else 0


def _dropped(step: Drop, where: _Where) -> list[Unit]:
    first = where(step.place)
    return _between(first, where(step.last), step) if step.last else [first]


def _between(first: Unit, last: Unit, step: Drop | Shift) -> list[Unit]:
    """The units from one to another beside it."""
    family = siblings(first)
    if first.above is not last.above or place_in(family, first) > place_in(family, last):
        fix = "name the first and the last of a list"
        raise PlanError(f"{step.last} does not stand behind {step[0]}", step[0], fix)
    return family[place_in(family, first) : place_in(family, last) + 1]


def _goal(paper: Paper, within: Unit, unit: Unit, step: Renumber) -> tuple[Unit, str]:
    """What a unit is to stand under, and its mark, by the place that it becomes."""
    if paper.lang == "en":
        prefix, _, number = step.to.removeprefix("Chapter ").removeprefix("Part ").rpartition(".")
        above = _family(paper, prefix, unit)
        return above, numbered(number, unit, above.units, step.to)
    ways = _cut(paper, step.to, unit) if within is paper else iter([(unit.above or paper, step.to)])
    above, name = next(ways, (paper, ""))
    if not name:
        raise PlanError("is no place with a number", step.to, "write the new place with all its marks")
    return above, marked(name, unit, above.units)


def _family(paper: Paper, prefix: str, unit: Unit) -> Unit:
    """Under what the numbers that begin with `prefix` stand: where the unit stands, if that is such a place."""
    top = found(paper, prefix, "en") if prefix else paper
    inner = [top, *_unmarked(top)]
    if any(one is unit.above for one in inner):
        return unit.above or paper
    return next((one for one in inner if any(below.mark for below in one.units)), top)


def _unmarked(unit: Unit) -> Iterator[Unit]:
    for one in unit.units:
        if one.heads and not one.mark:
            yield one
            yield from _unmarked(one)


def _cut(paper: Paper, place: str, unit: Unit) -> Iterator[tuple[Unit, str]]:
    """The ways to cut a place into one that is there and the mark of the new one; the shortest mark first."""
    for at in range(len(place) - 1, -1, -1):
        mark = reading_of(place[at:])
        if mark is None:
            continue
        prefix = place[:at].rstrip(PARTED)
        try:
            above = found(paper, prefix, "ja") if prefix else paper
        except PlanError:
            continue
        inner = [above, *_unmarked(above)]
        yield next((one for one in inner if one is unit.above), above), place[at:]


def remark(unit: Unit, mark: str) -> None:
    """Gives a unit another mark, and the kind that a mark of parts, chapters and sections says."""
    before, now = reading_of(unit.mark), reading_of(mark)
    unit.mark = mark
    forget(unit)
    style = now.style if now else ""
    if style in DIVISIONS:
        unit.kind = DIVISIONS[style]
    elif unit.kind in LEVELS and before and before.style in DIVISIONS:
        unit.kind = "group"


# ---------------------------------------------------------------- order


def _rises(family: Iterable[Unit]) -> bool:
    """Whether the numbers of a family stand in order, those of each style for themselves."""
    by_style: dict[str, list[int]] = {}
    for one in family:
        mark = reading_of(one.mark)
        if mark:
            by_style.setdefault(mark.style, []).append(mark.ordinal)
    return all(here <= there for row in by_style.values() for here, there in pairwise(row))


def _sort(above: Unit) -> None:
    """Puts the numbers of a family in order, each style in the places that it has."""
    forget(above)
    places: dict[str, list[int]] = {}
    for at, one in enumerate(above.units):
        mark = reading_of(one.mark)
        if mark:
            places.setdefault(mark.style, []).append(at)
    for row in places.values():
        ordered = sorted((above.units[at] for at in row), key=_ordinal)
        for at, one in zip(row, ordered, strict=True):
            above.units[at] = one


def _room(turn: _Turn) -> int:
    """Where a unit that comes from elsewhere goes by its number: behind the last one with a lower number."""
    mark = reading_of(turn.mark)
    like = [(at, found) for at, one in enumerate(turn.above.units) if (found := reading_of(one.mark))]
    beside = [(at, one.ordinal) for at, one in like if mark and one.style == mark.style]
    lower = [at for at, ordinal in beside if mark and ordinal <= mark.ordinal]
    if lower:
        return lower[-1] + 1
    return beside[0][0] if beside else len(turn.above.units)


def _ordinal(unit: Unit) -> int:
    mark = reading_of(unit.mark)
    return mark.ordinal if mark else 0
