"""From two plans as printed to the deeds that make one into the other, each fit to be done when its turn comes.

First all words are amended, in printed order, under the numbers that the old plan has. Then family by family, from the
inside to the outside: what goes, what is renumbered (from the free end on), what comes from elsewhere, what is new.
Every deed is done to the old plan as soon as it is found, so that the next one sees what there is.
"""

from collections.abc import Iterable, Iterator

from aiplan_revise.documents.sentences import deeds
from aiplan_revise.documents.sentences.acting import act
from aiplan_revise.documents.sentences.blocks import block
from aiplan_revise.documents.sentences.deeds import Deed
from aiplan_revise.documents.sentences.paper import Paper, Unit, copied, copied_paper, place_in, walk
from aiplan_revise.documents.sentences.places import called, sited
from aiplan_revise.documents.sentences.renumbering import dropped, renumbered
from aiplan_revise.documents.sentences.rewording import rewording
from aiplan_revise.errors import PlanError
from aiplan_revise.revise.sequence import unmoved


def planned(old: Paper, new: Paper, pairs: dict[str, str]) -> list[Deed]:
    """The deeds that make `old`, to which they are done, print as `new`; `pairs` says which new unit goes on as which
    old one, by their keys."""
    return _Planner(old, new, pairs).plan()


class _Planner:
    """`here` holds the units of the plan that is amended by the keys of the new units that they are to become, `goals`
    these new units by the identity of the former."""

    def __init__(self, old: Paper, new: Paper, pairs: dict[str, str]) -> None:
        self.paper, self.new, self.lang = old, new, old.lang
        before = {unit.key: unit for unit in walk(old)}
        self.here: dict[str, Unit] = {}
        self.goals: dict[int, Unit] = {}
        self._know(new, old)
        for unit in walk(new):
            if unit.key in pairs:
                self._know(unit, before[pairs[unit.key]])
        self.reworded: set[int] = set()
        self.made: list[Deed] = []

    def plan(self) -> list[Deed]:
        for unit in [self.paper, *walk(self.paper)]:
            self._reword(unit)
        self._arrange()
        for unit in [self.paper, *walk(self.paper)]:
            going = [one for one in unit.units if id(one) not in self.goals]
            if going and id(unit) in self.goals:
                self._do(dropped(self.paper, unit, going))
        for unit in walk(self.paper):
            if unit.kind != self.goals[id(unit)].kind:
                self._do(deeds.Become(self._call(unit), self.goals[id(unit)].kind))
        return self.made

    def _do(self, deed: Deed) -> None:
        act(self.paper, deed)
        self.made.append(deed)

    def _know(self, goal: Unit, unit: Unit) -> None:
        self.here[goal.key] = unit
        self.goals[id(unit)] = goal

    def _call(self, unit: Unit) -> str:
        return "" if unit is self.paper else called(unit, self.lang)

    def _reword(self, unit: Unit) -> None:
        goal = self.goals.get(id(unit))
        if goal and (unit.title, unit.words) != (goal.title, goal.words):
            self.reworded.add(id(unit))
            for deed in rewording(unit, goal, self._call(unit), self.lang):
                self._do(deed)

    # ------------------------------------------------------------ order

    def _arrange(self) -> None:
        """All families, each when what it stands under is there and nothing in it stands above that; those from which
        something goes elsewhere later than others, for there must be room for it first."""
        left = [goal for goal in _families(self.new) if not self._is_done(goal)]
        while left:
            goal = min(filter(self._is_ready, left), key=self._gives)
            left = [one for one in left if one is not goal]
            self._family(self.here[goal.key], goal)

    def _is_done(self, goal: Unit) -> bool:
        """Whether a family is already as it is to be."""
        above = self.here.get(goal.key)
        if above is None or len(above.units) != len(goal.units):
            return False
        pairs = zip(above.units, goal.units, strict=True)
        return all(self.goals.get(id(one)) is other and one.mark == other.mark for one, other in pairs)

    def _is_ready(self, goal: Unit) -> bool:
        above = self.here.get(goal.key)
        if above is None:
            return False
        chain = {id(above)}
        while above.above is not None:
            above = above.above
            chain.add(id(above))
        return not any(id(self.here[one.key]) in chain for one in goal.units if one.key in self.here)

    def _gives(self, goal: Unit) -> tuple[bool, bool]:
        """Whether something that is still in a family, because it or what stands below it goes elsewhere later, has a
        number that another is to get; and whether something of the family itself goes elsewhere."""
        family = self.here[goal.key].units
        leaving = [one for one in family if id(one) in self.goals and self.goals[id(one)].above is not goal]
        going = [one for one in family if id(one) not in self.goals]
        emptied = [one for one in going if any(id(unit) in self.goals for unit in walk(one))]
        taken = {one.mark for one in goal.units if one.mark}
        return any(one.mark in taken for one in (*leaving, *emptied)), bool(leaving)

    def _family(self, above: Unit, goal: Unit) -> None:
        self._drop_and_renumber(above)
        self._reorder(above, goal)
        for one in goal.units:
            if one.key in self.here and self.here[one.key].above is not above:
                self._bring(self.here[one.key], above, one)
        for run in _runs(goal.units, self.here):
            self._add(run, above)

    def _drop_and_renumber(self, above: Unit) -> None:
        going = [one for one in above.units if not any(id(unit) in self.goals for unit in (one, *walk(one)))]
        goal = self.goals[id(above)]
        stay = [one for one in above.units if id(one) in self.goals and self.goals[id(one)].above is goal]
        marks = {id(one): self.goals[id(one)].mark for one in stay}
        deed = renumbered(self.paper, above, going, marks, self.reworded)
        if deed:
            self._do(deed)
        for one in stay:
            self._mark(one)

    def _mark(self, unit: Unit) -> None:
        """Says in so many words how a unit is numbered, where nothing else has brought that about."""
        mark = self.goals[id(unit)].mark
        if unit.mark != mark:
            self._do(deeds.Whole(self._call(unit), "mark", mark))

    def _reorder(self, above: Unit, goal: Unit) -> None:
        """Moves those that are here to the places where they are to stand."""
        present = [one for one in goal.units if one.key in self.here and self.here[one.key].above is above]
        places = {one.key: (place_in(above.units, self.here[one.key]), at) for at, one in enumerate(present)}
        keep = unmoved(places) if places else frozenset()
        for one in present:
            if one.key not in keep:
                self._move(self.here[one.key], above, self._before(one, above), "")

    def _before(self, wanted: Unit, above: Unit) -> Unit | None:
        """Behind which unit of a family one is to stand; None is in front of all."""
        found = None
        for one in self.goals[id(above)].units:
            if one is wanted:
                return found
            if one.key in self.here and self.here[one.key].above is above:
                found = self.here[one.key]
        return found

    def _move(self, unit: Unit, above: Unit, behind: Unit | None, mark: str) -> None:
        after = self._call(above if behind is None else behind)
        self._do(deeds.Move(self._call(unit), after, behind is None, mark))

    # ------------------------------------------------------------ what comes

    def _bring(self, unit: Unit, above: Unit, wanted: Unit) -> None:
        """Something from elsewhere, by its new number where that says its place, else by name."""
        behind = self._before(wanted, above)
        to = sited(above, wanted.mark, self.lang) if wanted.mark and unit.mark else ""
        deed = deeds.Restructure("", (deeds.Renumber(self._call(unit), to),))
        if to and self._lands(deed, unit, above, behind):
            self._do(deed)
        else:
            self._move(unit, above, behind, wanted.mark if wanted.mark != unit.mark else "")
            self._mark(unit)

    def _lands(self, deed: Deed, unit: Unit, above: Unit, behind: Unit | None) -> bool:
        """Whether a deed puts a unit behind another, with the mark it is to have: tried out on a copy."""
        trial = copied_paper(self.paper)
        twins = dict(zip(map(id, walk(self.paper)), walk(trial), strict=True)) | {id(self.paper): trial}
        goals = {id(twin): self.goals[key] for key, twin in twins.items() if key in self.goals}
        try:
            act(trial, deed)
        except PlanError:
            return False
        twin, home = twins[id(unit)], twins[id(above)]
        if twin.above is not home or twin.mark != goals[id(twin)].mark:
            return False
        family = [one for one in home.units if id(one) in goals]
        at = place_in(family, twin)
        return (family[at - 1] if at else None) is (twins[id(behind)] if behind else None)

    def _add(self, run: list[Unit], above: Unit) -> None:
        behind = self._before(run[0], above)
        fresh = [self._fresh(one) for one in run]
        kind = run[0].kind if len({one.kind for one in run}) == 1 else None
        lines = block(fresh, self.lang, kind)
        if self.lang == "en" and lines == block(fresh, self.lang):
            kind = None  # the print shows it; Japanese sentences always say it
        self._do(deeds.Insert(self._call(behind or above), behind is None, lines, len(run), kind))
        at = place_in(above.units, behind) + 1 if behind else 0
        for one, made in zip(run, above.units[at : at + len(run)], strict=True):
            self._recognise(one, made)

    def _fresh(self, wanted: Unit) -> Unit:
        """A new unit with what is new below it; the rest comes later."""
        made = copied(wanted)
        made.units = [self._fresh(one) for one in wanted.units if one.key not in self.here]
        return made

    def _recognise(self, wanted: Unit, made: Unit) -> None:
        for one, below in zip((one for one in wanted.units if one.key not in self.here), made.units, strict=True):
            self._recognise(one, below)
        self._know(wanted, made)


def _families(unit: Unit) -> Iterator[Unit]:
    """All units with what stands below them, these first."""
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
