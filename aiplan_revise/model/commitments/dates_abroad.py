"""Days, months, quarters and academic years as other states print them: 30/06/2026, Sep-26, 4Q2026, Q4FY26."""

import calendar
import re

from aiplan_revise.model.commitments.dates import CENTURY, CLOSING, MONTH_EN, MONTH_NUMBERS, PARTS_EN, Day, iso
from aiplan_revise.model.patterns import compiled

_MONTHS = 12
_D, _M = "3[01]|[12][0-9]|0?[1-9]", "1[0-2]|0?[1-9]"
DAY_FIRST = (
    rf"(?<![0-9A-Za-z./-])(?:(?P<d>{_D})(?P<sep>[-/.])(?P<m>{_M})(?P=sep)|(?P<m2>{_M})(?P<sep2>[-/.])(?P<d2>{_D})(?P=sep2))"
    r"(?P<y>(?:19|20|21)[0-9]{2}|(?<=[0-9]{2}/[0-9]{2}/)[2-5][0-9])(?![0-9/-]|\.[0-9])"
)
"""30/06/2026, 31.12.2026, 30/06/26; 06/30/2026 where no month has that number."""
_MONTH_FIRST = compiled(rf"(?<![0-9A-Za-z./-])(?:{_M})([-/.])(?:3[01]|2[0-9]|1[3-9])\1(?:19|20|21)[0-9]{{2}}(?![0-9])")
MONTH_YEARS = (
    rf"\b(?P<m>{MONTH_EN})(?:[-/]'?(?P<y>20[0-9]{{2}}|[2-5][0-9])| ?'(?P<y2>[2-5][0-9]))"
    r"(?![0-9A-Za-z-]|/[0-9]|,? 20[0-9]{2})"
)
"""Sep-26, Sep '26, Mar-2027."""
_Q = r"Q[1-4]|[1-4]Q|H[12]|[12]H"
_FY = r"(?:J?FY ?'?)"
_Q = r"Q[1-4]|[1-4]Q|H[12]|[12]H"
_FY = r"J?FY ?'?"
_APART = r"(?:[ /-]?'?(?=20[0-9]{2})|(?<=[QH])-?| ?'|-)"
"""Between a quarter and its year; one of two digits stands right behind the letter, or behind a sign."""
_YEAR_OF = rf"(?:[ /-]?(?P<fy>{_FY})(?P<y>20[0-9]{{2}}|[0-9]{{2}})|{_APART}(?P<y2>20[0-9]{{2}}|[2-5][0-9]))"
_YEAR_FIRST = rf"(?P<fy2>{_FY})?(?P<y3>20[0-9]{{2}}|(?<=FY)[0-9]{{2}}|(?<=FY )[0-9]{{2}})"
QUARTERS_EN = (
    r"(?:(?P<end>\b(?i:(?:the )?end(?: of |-)))|(?<![0-9A-Za-z.])(?<![A-Za-z]-))"
    rf"(?:(?P<part>{_Q}){_YEAR_OF}|{_YEAR_FIRST}[ /-]?(?P<part2>{_Q}))(?![0-9A-Za-z]|[-/][0-9](?![QH]))"
)
"""4Q2026, Q4FY26, 2026-Q4, H1FY27."""
ACADEMIC = (
    rf"\b(?:{PARTS_EN})?(?:(?P<y>\b20[0-9]{{2}})[-/](?:20)?[0-9]{{2}} (?i:academic|school|university) year\b"
    r"|\b(?i:academic|school|university) year (?P<y2>20[0-9]{2})(?:[-/](?:20)?[0-9]{2})?(?![0-9]))"
)
"""The 2026/27 academic year: one, which begins in autumn."""


def _whole(year: str) -> int:
    """The year of two digits or four."""
    return int(year) + 2000 * (int(year) < CENTURY)


def read_day_first(found: re.Match[str]) -> Day:
    """The date of a match of DAY_FIRST; its day stands first, unless another date of the text has its month first."""
    day, month = int(found["d"] or found["d2"]), int(found["m"] or found["m2"])
    if day <= _MONTHS and _MONTH_FIRST.search(found.string):
        day, month = month, day
    year = _whole(found["y"])
    if day > calendar.monthrange(year, month)[1]:
        return Day(*found.span(), "", "day")
    return Day(*found.span(), *iso(year, month, day, ""))


def read_month_year(found: re.Match[str]) -> Day:
    """The date of a match of MONTH_YEARS."""
    return Day(*found.span(), *iso(_whole(found["y"] or found["y2"]), MONTH_NUMBERS[found["m"][:3].lower()], 0, ""))


def read_quarter_en(found: re.Match[str]) -> Day:
    """The date of a match of QUARTERS_EN."""
    year = _whole(found["y"] or found["y2"] or found["y3"])
    part = "".join(sorted((found["part"] or found["part2"]).lower(), reverse=True))
    value, unit = iso(year, 0, 0, part)
    return Day(*found.span(), value, "fiscal-year" if found["fy"] or found["fy2"] else unit, bool(found["end"]))


def read_academic(found: re.Match[str]) -> Day:
    """The date of a match of ACADEMIC."""
    part = (found["of"] or found["tag"] or "").lower()
    value, _ = iso(int(found["y"] or found["y2"]), 0, 0, part)
    return Day(*found.span(), value, "academic-year", part in CLOSING)
