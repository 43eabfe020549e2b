"""What goes from a family and what is renumbered in it, said in one sentence as laws do.

What goes comes first, then the numbers one by one from the free end on. Four or more that follow each other, all by
the same distance and none with amended words, are told together: in Japanese the one at the free end alone and then
the others (「⑤を⑥とし、②から④までを1ずつ繰り下げる」), in English all of three or more. Of three or more beside each
other that go, the first and the last are named.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from aiplan_revise.documents.sentences.deeds import Drop, Renumber, Restructure, Shift, Step
from aiplan_revise.documents.sentences.numbers import marked, numbered, shifted
from aiplan_revise.documents.sentences.paper import Paper, Unit, named, reading_of
from aiplan_revise.documents.sentences.places import below, called, sited
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Lang

_MANY = 3
_ENOUGH: dict[Lang, int] = {"ja": 4, "en": 3}


class _Turn(NamedTuple):
    """A unit that gets another mark, and how many places further on that is; 0 where that cannot be counted."""

    unit: Unit
    mark: str
    by: int


def renumbered(
    paper: Paper, above: Unit, going: list[Unit], marks: Mapping[int, str], reworded: set[int]
) -> Restructure | None:
    """The sentence for one family: `going` are taken out, those that stay get the `marks` that are theirs; None where
    there is nothing to say. `reworded` are units with amended words (all by `id`)."""
    turns = [_turn(one, marks[id(one)]) for one in above.units if _changes(one, above, marks, paper.lang)]
    if not (going or turns):
        return None
    names = _Names(paper, above, [*going, *(turn.unit for turn in turns)], len(going) == 1 and not turns)
    steps = list(_dropped(going, above, names))
    for run in _runs(_from_the_free_end(turns), above.units, reworded):
        steps += _told(run, names, paper.lang)
    return Restructure(names.within, tuple(steps))


def dropped(paper: Paper, above: Unit, going: list[Unit]) -> Restructure:
    """The sentence that takes units of one family out."""
    names = _Names(paper, above, going, len(going) == 1)
    return Restructure(names.within, tuple(_dropped(going, above, names)))


def _dropped(going: list[Unit], above: Unit, names: "_Names") -> Iterator[Step]:
    """What goes, one by one; three or more beside each other from the first to the last."""
    places = {id(unit): at for at, unit in enumerate(above.units)}
    for _, some in groupby(enumerate(going), key=lambda one: places[id(one[1])] - one[0]):
        run = [unit for _, unit in some]
        if len(run) < _MANY:
            yield from (Drop(names.of(unit)) for unit in run)
        else:
            yield Drop(names.of(run[0]), names.of(run[-1]))


def _changes(unit: Unit, above: Unit, marks: Mapping[int, str], lang: Lang) -> bool:
    """Whether a unit is to get another mark, one that its number is enough to tell."""
    wanted = marks.get(id(unit), unit.mark)
    there = reading_of(wanted)
    if wanted == unit.mark or not there or not reading_of(unit.mark):
        return False
    try:
        if lang == "ja":
            return marked(named(wanted), unit, above.units) == wanted
        return numbered(there.number, unit, above.units, "") == wanted
    except PlanError:
        return False


def _turn(unit: Unit, mark: str) -> _Turn:
    here, there = reading_of(unit.mark), reading_of(mark)
    by = there.ordinal - here.ordinal if here and there else 0
    try:
        return _Turn(unit, mark, by if by and shifted(unit.mark, by) == mark else 0)
    except PlanError:
        return _Turn(unit, mark, 0)


class _Names:
    """How the units of a family are called: by their marks alone, after the place they stand under was named once, if
    that cannot be misread; but not one that is taken out `alone`."""

    def __init__(self, paper: Paper, above: Unit, units: list[Unit], alone: bool) -> None:
        self.above, self.lang = above, paper.lang
        short = {id(unit): below(unit, above, self.lang) for unit in units}
        plain = all(name and not name.startswith("「") for name in short.values())
        self.short = short if above is not paper and self.lang == "ja" and plain and not alone else {}
        self.within = called(above, self.lang) if self.short else ""

    def of(self, unit: Unit) -> str:
        return self.short.get(id(unit)) or called(unit, self.lang)

    def to(self, mark: str) -> str:
        return named(mark) if self.short else sited(self.above, mark, self.lang)


def _from_the_free_end(turns: list[_Turn]) -> Iterator[_Turn]:
    """The turns so that each goes to a mark that is free by then, where that is possible."""
    left = list(turns)
    held = Counter(turn.unit.mark for turn in turns)
    while left:
        rising = (turn for turn in left if turn.by < 0 and not held[turn.mark])
        turn = next(rising, None) or next((turn for turn in reversed(left) if not held[turn.mark]), None)
        if turn is None:  # places are exchanged in a round, so that none is free
            turn = max(left, key=lambda turn: abs(turn.by))
        held[turn.unit.mark] -= 1
        left.remove(turn)
        yield turn


def _runs(turns: Iterable[_Turn], family: list[Unit], reworded: set[int]) -> list[list[_Turn]]:
    """The turns in runs that may be told together: by the same distance, each for the unit next to the one before, none
    of them amended, and no other number between them."""
    places = {id(unit): at for at, unit in enumerate(one for one in family if one.mark)}
    made: list[list[_Turn]] = []
    for turn in turns:
        before = made[-1][-1] if made else turn
        step = places[id(turn.unit)] - places[id(before.unit)]
        beside = step == (-1 if turn.by > 0 else 1) and turn.by == before.by != 0
        if beside and not reworded & {id(turn.unit), id(before.unit)}:
            made[-1].append(turn)
        else:
            made.append([turn])
    return made


def _told(run: list[_Turn], names: _Names, lang: Lang) -> Iterator[Step]:
    if len(run) < _ENOUGH[lang]:
        yield from (Renumber(names.of(turn.unit), names.to(turn.mark)) for turn in run)
        return
    if lang == "ja":
        yield Renumber(names.of(run[0].unit), names.to(run[0].mark))
        run = run[1:]
    first, *_, last = run if run[0].by < 0 else run[::-1]
    to = (names.to(first.mark), names.to(last.mark)) if lang == "en" else ("", "")
    yield Shift(names.of(first.unit), names.of(last.unit), first.by if lang == "ja" else 0, to)
