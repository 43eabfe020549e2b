"""Numbers in marks: the mark some places further on, and the mark of a number in the style of its place."""

from collections.abc import Iterable

from aiplan_revise.documents.grammar.marks import printed
from aiplan_revise.documents.sentences.paper import Unit, reading_of
from aiplan_revise.errors import PlanError
from aiplan_revise.revise.ordinals import COUNTS, plain, spelt


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
    """The mark of a number for a unit: in the style of those beside which it will stand, or else in its own. PlanError:
    no style prints the number."""
    marks = [reading_of(one.mark) for one in (*(one for one in beside if one is not unit), unit)]
    own = reading_of(unit.mark)
    alike = [mark for mark in marks if mark and own and mark.style == own.style]
    for mark in (*alike, *marks):
        if mark:
            made = printed(mark.style, number)
            again = reading_of(made)
            if again and (again.style, again.number) == (mark.style, number):
                return made
    raise PlanError(
        f"“{number}” is no number of the kind that is used there", place, "use a number like those beside it"
    )


def marked(name: str, unit: Unit, beside: Iterable[Unit]) -> str:
    """The mark that a Japanese place names: 三 is 三、 where the unit, or those beside it, are marked so."""
    for one in (unit, *beside):
        mark = reading_of(one.mark)
        if mark and mark.style.endswith("、"):
            full = reading_of(f"{name}、")
            if full and full.style == mark.style:
                return f"{name}、"
    return name
