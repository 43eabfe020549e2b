"""Days, months, years and fiscal years as plans print them, in the Gregorian calendar and by era."""

import calendar
import re
from fractions import Fraction

import msgspec

from aiplan_revise.model.commitments.numerals import japanese
from aiplan_revise.model.commitments.rungs import listed
from aiplan_revise.model.scripts import KANJI


class Day(msgspec.Struct, frozen=True):
    """A date that stands at `start`..`end` of a text. `value` is ISO 8601 as far as it is known; parts of a year have
    the codes of ISO 8601-2: seasons 21-24, quarters 33-36, thirds (early, mid, late) 37-39, halves 40-41.
    `unit` is "day", "month", "ten-days", "year", "decade" or "fiscal-year" (April to March), or
    "academic-year" (from September)."""

    start: int
    end: int
    value: str
    unit: str
    closing: bool = False
    """The words name the end of the period, so that it is a deadline."""


_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "M": 1867, "T": 1911, "S": 1925}
_ERAS |= {"H": 1988, "R": 2018, "meiji": 1867, "taisho": 1911, "showa": 1925, "heisei": 1988, "reiwa": 2018}
_K = "〇零一二三四五六七八九十"
_MONTH = r"(?:1[0-2]|0?[1-9]|[一二三四五六七八九]|十[一二]?)"
_DAY = rf"(?:3[01]|[12][0-9]|0?[1-9]|[{_K}]{{1,3}})"
_PARTS_JA = "末|初頭|初め|前半|後半|半ば|中頃|央|春|夏|秋|冬|上半期|下半期|上期|下期|第[1-4一二三四]四半期|[上中下]旬"
_PARTS_JA += "|当初(?!予算|計画|見込|目標|配分|案)|早期(?=に|を)|早い(?:時期|段階)|早々"
_YEAR_JA = (
    rf"(?:(?P<era>明治|大正|昭和|平成|令和|(?<![A-Za-z])[RHS](?=[0-9元])) ?"
    rf"(?P<n>元|[0-9]{{1,2}}|[{_K}]{{1,3}})(?= ?年| ?度)"
    rf"|(?P<y>(?:1[89]|2[01])[0-9]{{2}}|[一二][〇零一九八][{_K[:-1]}]{{2}})(?= ?年))"
)
YEARS = (
    rf"(?<![0-9]){_YEAR_JA} ?年(?!間|以上|以内|未満)"
    rf"(?:(?P<fiscal>度)|(?P<decade>代)|(?:の?(?P<m>{_MONTH}) ?月(?!間)(?:(?P<d>{_DAY}) ?日)?)?)"
    rf"(?:の?(?P<part>{_PARTS_JA}))?"
)
_NTH = rf"(?:元|[0-9]{{1,2}}(?![0-9])|[{_K}]{{1,3}})"
_THEN = r" ?(?:~|-|から|・|、|及び|又は|と) ?"
ERA_LISTED = (
    rf"(?P<era>明治|大正|昭和|平成|令和|(?<![A-Za-z])[RHS](?=[0-9元])) ?(?P<n>{_NTH})"
    rf"(?=(?:{_THEN}{_NTH})+ ?年(?!間|以上|以内|未満|生|目)(?P<fiscal>度)?)"
)
"""`令和8` of `令和8～10年度` and `令和8・9・10年度`; the last year says whether all are fiscal years."""
SHORT_LISTED = rf"(?<=[・、~])(?P<n>{_NTH})(?=(?:{_THEN}{_NTH})+ ?年度)"
"""The years in the middle of such a list."""
SHORT_ERA = (
    rf"(?<![A-Za-z])(?P<era>[RHS])(?P<n>[0-9]{{1,2}})"
    rf"(?:(?P<fiscal>年度)|年|[./](?P<m>{_MONTH})[./](?P<d>{_DAY}))?(?![0-9A-Za-z.])"
)
QUARTER = "第(?P<part>[1-4一二三四])四半期"
"""第１四半期 of no year: 毎年度第１四半期."""
MONTH = rf"(?<![0-9.])(?P<m>{_MONTH}) ?月(?!間|以内|以上|未満|を超え)(?:(?P<d>{_DAY}) ?日)?(?P<part>{_PARTS_JA})?"
"""Dates in Japanese by what they begin with: `令和8年3月末`, `R8.3.31`, `3月末`."""
NUMERIC = (
    r"(?<![0-9A-Za-z./-])(?P<y>(?:19|20|21)[0-9]{2})(?P<sep>[-/.])(?P<m>1[0-2]|0?[1-9])"
    r"(?:(?P=sep)(?P<d>3[01]|[12][0-9]|0?[1-9]))?(?![0-9/-]|\.[0-9]|[QH]\b)"
)
SHORT_FISCAL = rf"(?<![0-9.])(?P<n>[0-9]{{1,2}}|[{_K}]{{1,3}})年度"
"""`8年度` after `令和7年度`: the era or century is that of the date before."""

RELATIVE = (
    rf"(?<!{KANJI})(?<![0-9])(?:(?P<next>来|翌)(?P<fiscal>年度)"
    rf"|(?:本|今)?(?P<this>年度|年)(?=内|末(?!年始|調整)|中(?![期央核小無行])))"
)
"""年内, 年度末, 来年度: a date that only the day of the text tells."""


def read_relative(found: re.Match[str]) -> Day:
    """The date of a match of RELATIVE; its unit says which year is meant, its value nothing."""
    unit = "next-fiscal-year" if found["next"] else "this-fiscal-year" if found["this"] == "年度" else "this-year"
    return Day(found.start(), found.end(), "-", unit)


_NAMES = listed("january february march april may june july august september october november december")
MONTH_NUMBERS = {name[:3]: n for n, name in enumerate(_NAMES, 1)}
MONTH_BEGINS = tuple(name.title() for name in MONTH_NUMBERS)
"""How every English name of a month begins."""
MONTH_EN = r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
MONTH_EN += r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_DAY_EN = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9])"
PARTS_EN = (
    r"(?i:(?:the )?(?P<of>year-end|end(?:-of-year)?|close|(?:beginning|start)(?= of)|middle"
    r"|(?:first|second|latter) half|(?:first|second|third|fourth) quarter|spring|summer|autumn|fall|winter)"
    r"(?:(?: of| in)?(?: the)?(?: year)? |(?<=end)-)"
    r"|(?:the )?(?P<tag>early|mid|late|Q[1-4]|H[12])(?: of| in)?[ -])"
)
_FISCAL = r"(?i:fiscal(?: years?)?|J?FY|financial years?)[ -]?"
MONTHS = (
    rf"\b(?:{PARTS_EN})?(?:"
    rf"\b(?P<d>{_DAY_EN}) (?P<m>{MONTH_EN}),? (?P<y>[0-9]{{4}})\b"
    rf"|\b(?P<m2>{MONTH_EN})(?: (?P<d2>{_DAY_EN}))?,? (?:of )?(?P<y2>[0-9]{{4}})\b"
    rf"|(?<![0-9.,/-])(?P<d4>{_DAY_EN}) (?P<m4>{MONTH_EN})(?![a-z])"
    rf"|(?P<loose>\b{MONTH_EN})(?: (?P<d3>{_DAY_EN}))?(?![a-z])"
    rf")"
)
_TWO_YEARS = r"/(?:20)?[0-9]{2}\b"
_ENDING = r"(?:(?:fiscal|financial) )?year (?:ending|ended|to|that ends|which ends)(?: in| on)?(?: the)? (?:end of )?"
YEARS_EN = (
    rf"\b(?:{PARTS_EN})?(?:"
    rf"\b{_FISCAL}(?P<fy>(?:19|20|21)[0-9]{{2}}|[0-9]{{2}}(?![0-9]))(?:{_TWO_YEARS})?"
    rf"|\b(?P<fy2>(?:19|20|21)[0-9]{{2}})(?:{_TWO_YEARS})? (?:fiscal|financial) year"
    rf"|(?<![0-9A-Za-z.,/-])(?P<fy3>20[0-9]{{2}}){_TWO_YEARS}(?![0-9/-])"
    rf"|\b{_ENDING}(?:31 )?March(?: 31,?)? (?P<ending>20[0-9]{{2}})\b"
    rf"|\b(?P<era>(?i:Reiwa|Heisei|Showa)) (?P<n>[0-9]{{1,2}})\b(?P<erafy> fiscal year)?"
    rf"|\b(?P<decade>(?:19|20|21)[0-9]0)s\b"
    rf"|(?P<bare>(?<![0-9A-Za-z.,$¥€£₹])(?:19|20|21)[0-9]{{2}}(?![0-9%A-Za-z]|,[0-9]|\.[0-9]))"
    rf")"
)
"""Dates in English with the name of a month, and without; financial years of two years have a stroke (see
`financial.stroked`)."""
CENTURIES = ("19", "20", "21")
YEARS_EN_WORDS = frozenset(listed("fy jfy fiscal financial reiwa heisei showa"))
"""A text with one of the latter has one of these pieces or words."""

_CODES = {
    "春": 21,
    "夏": 22,
    "秋": 23,
    "冬": 24,
    "上半期": 40,
    "上期": 40,
    "前半": 40,
    "下半期": 41,
    "下期": 41,
    "後半": 41,
}
_CODES |= {
    "初頭": 37,
    "初め": 37,
    "当初": 37,
    "早期": 37,
    "早い時期": 37,
    "早い段階": 37,
    "早々": 37,
    "半ば": 38,
    "中頃": 38,
    "央": 38,
    "early": 37,
    "beginning": 37,
    "start": 37,
    "mid": 38,
    "middle": 38,
}
_CODES |= {"late": 39, "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24, "h1": 40, "h2": 41}
_CODES |= {"first half": 40, "second half": 41, "latter half": 41}
_CODES |= {f"{name} quarter": 33 + n for n, name in enumerate(["first", "second", "third", "fourth"])}
_CODES |= {f"q{n}": 32 + n for n in range(1, 5)} | {f"第{k}四半期": 33 + i // 2 for i, k in enumerate("1一2二3三4四")}
CLOSING = ("末", "end", "close", "year-end", "end-of-year")
_THIRDS = {"上旬": 10, "中旬": 20, "下旬": 31, "early": 10, "beginning": 10, "mid": 20, "middle": 20, "late": 31}


BEHIND = {"fiscal-year": 3, "academic-year": 8}
"""Months by which a year begins after the calendar's."""
CENTURY = 100
_YEAR = 12


def _whole(words: str | None) -> int:
    return 1 if words == "元" else int(japanese(words or "0"))


def iso(year: int | None, month: int, day: int, part: str) -> tuple[str, str]:
    """ISO 8601 value and unit of a day, a month or a part of a year."""
    head = f"{year:04d}" if year is not None else "-"
    if month and not day and part in _THIRDS:
        last = calendar.monthrange(year or 2000, month)[1]
        return f"{head}-{month:02d}-{min(_THIRDS[part], last):02d}", "ten-days"
    if month:
        return (f"{head}-{month:02d}-{day:02d}", "day") if day else (f"{head}-{month:02d}", "month")
    return f"{head}-{_CODES[part]}" if part in _CODES else head, "year"


def read_japanese(found: re.Match[str]) -> Day:
    """The date of a match of YEARS, ERA_LISTED, SHORT_ERA or MONTH."""
    said = found.groupdict()
    era, n, y = said.get("era"), said.get("n"), said.get("y")
    year = _ERAS[era] + _whole(n) if era else _whole(y) if y else None
    part = said.get("part") or ""
    value, unit = iso(year, _whole(said.get("m")), _whole(said.get("d")), part)
    if said.get("fiscal"):
        unit = "fiscal-year"
    elif said.get("decade"):
        unit = "decade"
    return Day(found.start(), found.end(), value, unit, part in CLOSING)


def read_quarter(found: re.Match[str]) -> Day:
    """The date of a match of QUARTER."""
    return Day(*found.span(), *iso(None, 0, 0, found[0]))


def read_numeric(found: re.Match[str]) -> Day:
    """The date of a match of NUMERIC."""
    value, unit = iso(int(found["y"]), int(found["m"]), int(found["d"] or 0), "")
    return Day(found.start(), found.end(), value, unit)


def read_english(found: re.Match[str]) -> Day:
    """The date of a match of MONTHS or YEARS_EN."""
    part = (found["of"] or found["tag"] or "").lower()
    if "m" in found.re.groupindex:
        year = int(found["y"] or found["y2"] or 0) or None
        month = MONTH_NUMBERS[(found["m"] or found["m2"] or found["m4"] or found["loose"])[:3].lower()]
        day = re.match("[0-9]+", found["d"] or found["d2"] or found["d3"] or found["d4"] or "0")
        return Day(*found.span(), *iso(year, month, int(day[0]) if day else 0, part), part in CLOSING)
    fiscal = found["fy"] or found["fy2"] or found["fy3"] or found["ending"]
    year = int(fiscal or found["decade"] or found["bare"] or 0) - bool(found["ending"])
    year = _ERAS[found["era"].lower()] + int(found["n"]) if found["era"] else year + 2000 * (year < CENTURY)
    value, unit = iso(year, 0, 0, part)
    unit = "fiscal-year" if fiscal or found["erafy"] else "decade" if found["decade"] else unit
    return Day(*found.span(), value, unit, part in CLOSING)


def carried(words: str, before: str, era: str) -> str:
    """The year that `8` means after a date: in its era (`令和7年度`), else in its century; "" if neither is known."""
    n = _whole(words)
    if era:
        return f"{_ERAS[era] + n:04d}"
    return f"{int(before[:4]) // 100 * 100 + n:04d}" if before[:4].isdigit() else ""


def period(value: str, unit: str) -> tuple[Fraction, Fraction] | None:
    """First and last month of a date as numbers of months (days as fractions), or None where the year is not said."""
    if not value[:4].isdigit():
        return None
    year, *rest = (int(part) for part in value.split("-"))
    start = Fraction(_YEAR * year + BEHIND.get(unit, 0))
    if not rest:
        return start, start + (10 * _YEAR if unit == "decade" else _YEAR)
    if rest[0] <= _YEAR and unit not in BEHIND:
        start += rest[0] - 1
        days = calendar.monthrange(year, rest[0])[1]
        return (
            (start, start + 1)
            if len(rest) == 1
            else (start + Fraction(rest[1] - 1, days), start + Fraction(rest[1], days))
        )
    first, months = _OF_DECADES.get(rest[0], (0, 10 * _YEAR)) if unit == "decade" else _SPANS[rest[0]]
    return start + first, start + first + months


_SPANS = {21: (2, 3), 22: (5, 3), 23: (8, 3), 24: (11, 3), 40: (0, 6), 41: (6, 6)}
_SPANS |= {33 + n: (3 * n, 3) for n in range(4)} | {37: (0, 4), 38: (6, 0), 39: (8, 4)}
"""First month and how many; the middle of a year is the end of its sixth month."""
_OF_DECADES = {40: (0, 60), 41: (60, 60), 37: (0, 48), 38: (60, 0), 39: (72, 48)}
"""The same of the parts of a decade: 2020年代後半, the early 2030s."""
