"""From two plans as printed to the deeds that make one into the other, each fit to be done when its turn comes.

First all words are amended, in printed order, under the numbers that the old plan has. Then family by family, from the
inside to the outside: what goes, what is renumbered (from the free end on), what comes from elsewhere, what is new.
Every deed is done to a copy of the old plan as soon as it is found, so that the next one sees what there is.
"""

from collections.abc import Iterable, Iterator

from aiplan_revise.documents.sentences import deeds
from aiplan_revise.documents.sentences.acting import act
from aiplan_revise.documents.sentences.blocks import block
from aiplan_revise.documents.sentences.deeds import Deed, Part
from aiplan_revise.documents.sentences.paper import Paper, Unit, copied, copied_paper, place_in, walk
from aiplan_revise.documents.sentences.places import called, sited
from aiplan_revise.documents.sentences.renumbering import renumbered
from aiplan_revise.documents.sentences.wording import amended
from aiplan_revise.errors import PlanError
from aiplan_revise.revise.sequence import unmoved


def planned(old: Paper, new: Paper, pairs: dict[str, str]) -> list[Deed]:
    """The deeds that make `old` print as `new`; `pairs` says which new unit goes on as which old one, by their keys."""
    return _Planner(old, new, pairs).plan()


class _Planner:
    """`here` holds the units of the plan that is amended by the keys of the new units that they are to become."""

    def __init__(self, old: Paper, new: Paper, pairs: dict[str, str]) -> None:
        self.paper, self.new, self.lang = old, new, old.lang
        before = {unit.key: unit for unit in walk(old)}
        self.wanted = {"": new, **{unit.key: unit for unit in walk(new)}}
        self.here: dict[str, Unit] = {"": old, **{key: before[one] for key, one in pairs.items()}}
        self.reworded: set[int] = set()
        self.made: list[Deed] = []

    def plan(self) -> list[Deed]:
        self._amend()
        self._arrange()
        for unit in list(walk(self.paper)):
            if unit.above is not None and not self._stays(unit) and not self._gone(unit):
                self._do(deeds.Restructure("", (deeds.Drop(self._call(unit)),)))
        for key, unit in self.here.items():
            if key and unit.kind != self.wanted[key].kind:
                self._do(deeds.Become(self._call(unit), self.wanted[key].kind))
        return self.made

    def _do(self, deed: Deed) -> None:
        act(self.paper, deed)
        self.made.append(deed)

    def _call(self, unit: Unit) -> str:
        return "" if unit is self.paper else called(unit, self.lang)

    def _stays(self, unit: Unit) -> bool:
        return any(one is unit for one in self.here.values())

    # ------------------------------------------------------------ words

    def _amend(self) -> None:
        goals = {id(unit): self.wanted[key] for key, unit in self.here.items()}
        for unit in [self.paper, *walk(self.paper)]:
            goal = goals.get(id(unit))
            if goal and (unit.title, unit.words) != (goal.title, goal.words):
                self.reworded.add(id(unit))
                for deed in self._rewording(unit, goal):
                    self._do(deed)

    def _rewording(self, unit: Unit, goal: Unit) -> Iterator[Deed]:
        place = self._call(unit)
        title: Part = "caption" if unit.heads else "heading"
        words: Part = "heading" if unit.heads and unit is not self.paper else "words"
        sides = [(title, unit.title, goal.title), (words, unit.words, goal.words)]
        made = [self._part(place, *side) for side in sides if side[1] != side[2]]
        if not unit.heads and any(isinstance(one, deeds.Whole) and one.part == "words" for one in made):
            line = copied(goal)
            line.units, line.mark = [], unit.mark
            made = [deeds.Replace(place, block([line], self.lang))]
        yield from made

    def _part(self, place: str, part: Part, old: str, new: str) -> Deed:
        edits = amended(old, new, self.lang, title=part != "words" or not place) if old and new else ()
        return deeds.Amend(place, part, edits) if edits else deeds.Whole(place, part, new)

    # ------------------------------------------------------------ order

    def _arrange(self) -> None:
        """All families, each when what it stands under is there and nothing in it stands above that."""
        left = list(_families(self.new))
        while left:
            goal = min((one for one in left if self._ready(one)), key=self._waits)
            left = [one for one in left if one is not goal]
            self._family(self.here[goal.key], goal)

    def _ready(self, goal: Unit) -> bool:
        above = self.here.get(goal.key)
        if above is None:
            return False
        chain = {id(above)}
        while above.above is not None:
            above = above.above
            chain.add(id(above))
        return not any(id(self.here[one.key]) in chain for one in goal.units if one.key in self.here)

    def _waits(self, goal: Unit) -> bool:
        """A family from which something goes elsewhere comes later: there must be room for it first."""
        stay = {id(self.here[one.key]) for one in goal.units if one.key in self.here}
        return any(self._stays(one) and id(one) not in stay for one in self.here[goal.key].units)

    def _family(self, above: Unit, goal: Unit) -> None:
        self._drop_and_renumber(above, goal)
        self._reorder(above, goal)
        for one in goal.units:
            if one.key in self.here and self.here[one.key].above is not above:
                self._bring(self.here[one.key], above, one, goal)
        for run in _runs(goal.units, self.here):
            self._add(run, above, goal)

    def _drop_and_renumber(self, above: Unit, goal: Unit) -> None:
        going = [one for one in above.units if not self._stays(one) and not any(map(self._stays, walk(one)))]
        marks = {id(self.here[one.key]): one.mark for one in goal.units if one.key in self.here}
        deed = renumbered(self.paper, above, going, marks, self.reworded)
        if deed:
            self._do(deed)
        for one in list(above.units):
            self._mark(one, marks.get(id(one), one.mark))

    def _mark(self, unit: Unit, mark: str) -> None:
        """Says in so many words how a unit is numbered, where nothing else has brought that about."""
        if unit.mark != mark:
            self._do(deeds.Whole(self._call(unit), "mark", mark))

    def _reorder(self, above: Unit, goal: Unit) -> None:
        """Moves those that are here to the places where they are to stand."""
        for one, wanted in self._astray(above, goal):
            self._move(one, above, self._before(wanted, above, goal), "")

    def _astray(self, above: Unit, goal: Unit) -> list[tuple[Unit, Unit]]:
        present = [one for one in goal.units if one.key in self.here and self.here[one.key].above is above]
        places = {one.key: (place_in(above.units, self.here[one.key]), at) for at, one in enumerate(present)}
        keep = unmoved(places) if places else frozenset()
        return [(self.here[one.key], one) for one in present if one.key not in keep]

    def _before(self, wanted: Unit, above: Unit, goal: Unit) -> Unit | None:
        """Behind which unit of a family one is to stand; None is in front of all."""
        found = None
        for one in goal.units:
            if one is wanted:
                return found
            if one.key in self.here and self.here[one.key].above is above:
                found = self.here[one.key]
        return found

    def _move(self, unit: Unit, above: Unit, behind: Unit | None, mark: str) -> None:
        after = self._call(above if behind is None else behind)
        self._do(deeds.Move(self._call(unit), after, behind is None, mark))

    # ------------------------------------------------------------ what comes

    def _bring(self, unit: Unit, above: Unit, wanted: Unit, goal: Unit) -> None:
        """Something from elsewhere, by its new number where that says its place, else by name."""
        behind = self._before(wanted, above, goal)
        deed = self._by_number(unit, above, wanted.mark)
        if deed and self._lands(deed, unit, above, behind):
            self._do(deed)
        else:
            self._move(unit, above, behind, wanted.mark if wanted.mark != unit.mark else "")
            self._mark(unit, wanted.mark)

    def _by_number(self, unit: Unit, above: Unit, mark: str) -> Deed | None:
        """The deed that gives a unit the number of its new place."""
        if not mark or not unit.mark:
            return None
        return deeds.Restructure("", (deeds.Renumber(self._call(unit), sited(above, mark, self.lang)),))

    def _lands(self, deed: Deed, unit: Unit, above: Unit, behind: Unit | None) -> bool:
        """Whether a deed puts a unit behind another, with the marks that all are to have: tried out on a copy."""
        trial = copied_paper(self.paper)
        twins = dict(zip(map(id, walk(self.paper)), walk(trial), strict=True)) | {id(self.paper): trial}
        try:
            act(trial, deed)
        except PlanError:
            return False
        twin, home = twins[id(unit)], twins[id(above)]
        if twin.above is not home or twin.mark != self.wanted[self._key(unit)].mark:
            return False
        own = [one for one in home.units if one is twin or self._is_final(one, twins)]
        at = place_in(own, twin)
        return (own[at - 1] if at else None) is (twins[id(behind)] if behind else None)

    def _is_final(self, twin: Unit, twins: dict[int, Unit]) -> bool:
        return any(twins.get(id(one)) is twin for one in self.here.values())

    def _key(self, unit: Unit) -> str:
        return next(key for key, one in self.here.items() if one is unit)

    def _add(self, run: list[Unit], above: Unit, goal: Unit) -> None:
        behind = self._before(run[0], above, goal)
        fresh = [self._fresh(one) for one in run]
        lines = block(fresh, self.lang)
        self._do(deeds.Insert(self._call(behind or above), behind is None, lines))
        at = place_in(above.units, behind) + 1 if behind else 0
        for one, made in zip(run, above.units[at : at + len(run)], strict=True):
            self._know(one, made)

    def _fresh(self, wanted: Unit) -> Unit:
        """A new unit with what is new below it; the rest comes later."""
        made = copied(wanted)
        made.units = [self._fresh(one) for one in wanted.units if one.key not in self.here]
        return made

    def _know(self, wanted: Unit, made: Unit) -> None:
        for one, below in zip((one for one in wanted.units if one.key not in self.here), made.units, strict=True):
            self._know(one, below)
        self.here[wanted.key] = made

    def _gone(self, unit: Unit) -> bool:
        """Whether a unit stands no longer in the plan."""
        while unit.above is not None:
            unit = unit.above
        return unit is not self.paper


def _families(unit: Unit) -> Iterator[Unit]:
    """All units that have others below them, these first."""
    for one in unit.units:
        yield from _families(one)
    yield unit


def _runs(family: Iterable[Unit], here: dict[str, Unit]) -> Iterator[list[Unit]]:
    """The runs of units that are not here yet."""
    run: list[Unit] = []
    for one in family:
        if one.key not in here:
            run.append(one)
        elif run:
            yield run
            run = []
    if run:
        yield run
