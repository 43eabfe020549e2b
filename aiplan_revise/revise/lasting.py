"""How long something lasts, said as a number of years and as its last one: "four years from 2025/26" and "from 2025/26
to 2028/29", 令和８年度から４年間 and 令和８年度から令和11年度まで."""

from collections.abc import Sequence
from fractions import Fraction

from aiplan_revise.model.commitments import Target
from aiplan_revise.model.commitments.dates import period
from aiplan_revise.revise.measure import interval

_NEAR = 24
"""Characters between the day on which a time begins and what says how long it lasts."""


Side = tuple[Sequence[Target], Sequence[Target]]
"""The targets of a text, and those of them that have no partner."""


def lasts_alike(old: Side, new: Side) -> set[Target]:
    """Of targets that came and went those that say of a time that begins on the same day how long it lasts, and when it
    is over, which is the same."""
    alike: set[Target] = set()
    for (own, long), (other, ends) in ((old, new), (new, old)):
        for one in (of for of in long if of.kind == "quantity" and of.unit == "year" and interval(of)):
            for end in (of for of in ends if of.kind == "date" and of.bound != "from"):
                first, begun = _beside(one, own), _beside(end, other)
                whole = first and begun and _starts(first) == _starts(begun) and _months(begun, end)
                if whole and whole == interval(one):
                    alike |= {one, end}
    return alike


def _beside(of: Target, side: Sequence[Target]) -> Target | None:
    """The day from which something lasts that stands right beside a target."""
    starts = [one for one in side if one.kind == "date" and one.bound == "from"]
    return next((one for one in starts if _gap(one, of) <= _NEAR), None)


def _starts(of: Target) -> Fraction | None:
    span = period(of.value, of.unit)
    return span[0] if span else None


def _months(first: Target, last: Target) -> Fraction:
    """Months from the beginning of one date to the end of another one, 0 where nobody can say."""
    begins, ends = period(first.value, first.unit), period(last.value, last.unit)
    return ends[1] - begins[0] if begins and ends else Fraction(0)


def _gap(one: Target, other: Target) -> int:
    first, last = sorted((one, other), key=lambda of: of.start)
    return last.start - first.start - len(first.printed)
