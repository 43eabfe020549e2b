"""When deadlines have passed: the last day of a target, as far as its words tell it."""

import calendar

from aiplan_revise.model.commitments import Target
from aiplan_revise.model.commitments.dates import BEHIND, period

_LAST_MONTHS = {21: 5, 22: 8, 23: 11, 24: 14, 33: 3, 34: 6, 35: 9, 36: 12, 37: 4, 38: 6, 39: 12, 40: 6, 41: 12}
"""The last month of the parts of a year by their codes in ISO 8601-2; winter (24) ends in the February after."""
_SEASONS = range(21, 25)
_YEAR = 12


def last_day(of: Target) -> str:
    """The last day (ISO 8601) on which a deadline is kept; "" for what is no deadline, or of which no year is known.

    A year lasts to 31 December, a fiscal year to 31 March of the next, an academic one to 31 August, a part of
    a year to the end of its last month.
    """
    head, _, rest = of.value.partition("-")
    if of.kind != "date" or of.bound != "by" or not head.isdigit():
        return ""
    if rest.count("-"):
        return of.value
    span = period(of.value, of.unit) if of.unit == "decade" else None
    if span:
        return f"{int(span[1] - 1) // _YEAR:04d}-12-31"
    year = int(head)
    month = _LAST_MONTHS.get(int(rest), int(rest)) if rest else _YEAR
    if not (rest and int(rest) in _SEASONS):
        month += BEHIND.get(of.unit, 0)
    year, month = year + (month - 1) // _YEAR, (month - 1) % _YEAR + 1
    return f"{year:04d}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


def first_day(date: str) -> str:
    """The first day of a day, month or year in ISO 8601; "" of none."""
    return f"{date}-01-01"[:10] if date else ""
