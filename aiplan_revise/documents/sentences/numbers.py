"""Numbers in marks: the mark some places further on, and the mark of a number in the style of its place."""

from collections.abc import Iterable, Iterator
from itertools import islice

from aiplan_revise.documents.grammar.marks import printed
from aiplan_revise.documents.sentences.paper import Unit, reading_of
from aiplan_revise.errors import PlanError
from aiplan_revise.model.ordinals import COUNTS, plain, spelt


def shifted(mark: str, by: int) -> str:
    """The mark `by` places further on in its series. PlanError: there is none."""
    found = reading_of(mark)
    if found:
        for count in COUNTS:
            if count.read(plain(found.number)) == found.ordinal:
                number = spelt(found.ordinal + by, found.number, count) if found.ordinal + by > 0 else ""
                made = printed(found.style, number) if number else ""
                again = reading_of(made)
                if again and (again.style, again.number) == (found.style, number):
                    return made
    raise PlanError(f"“{mark}” cannot be counted {'up' if by > 0 else 'down'} by {abs(by)}", fix="renumber one by one")


def numbered(number: str, unit: Unit, beside: Iterable[Unit], place: str) -> str:
    """The mark of a number for a unit: in the style of those beside which it will stand, of several sooner in its own.
    PlanError: no style prints the number."""
    for style in _styles(unit, list(beside)):
        made = printed(style, number)
        again = reading_of(made)
        if again and (again.style, again.number) == (style, number):
            return made
    fix = "use a number like those beside it"
    raise PlanError(f"“{number}” is no number of the kind that is used there", place, fix)


def _styles(unit: Unit, beside: list[Unit]) -> Iterator[str]:
    """The styles that a unit may be numbered in, the likeliest first."""
    own = reading_of(unit.mark)
    marks = (reading_of(one.mark) for one in beside if one is not unit)
    if own and any(mark and mark.style == own.style for mark in marks):
        yield own.style
    yield from (mark.style for one in beside if one is not unit and (mark := reading_of(one.mark)))
    if own:
        yield own.style


def marked(name: str, unit: Unit, beside: Iterable[Unit]) -> str:
    """The mark that a Japanese place names: 三 is 三、 where the unit, or the first one beside it, is marked so."""
    full = reading_of(f"{name}、")
    marks = (reading_of(one.mark) for one in (unit, *(one for one in beside if one.mark)))
    alike = any(mark is not None and full is not None and mark.style == full.style for mark in islice(marks, 2))
    return f"{name}、" if alike else name
