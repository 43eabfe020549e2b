"""How the dates of a text are looked for, and which of them are none."""

import re
from collections.abc import Callable

from aiplan_revise.model.commitments import counted, dates, dates_abroad, references
from aiplan_revise.model.commitments.found import Found
from aiplan_revise.model.commitments.numerals import japanese, plain
from aiplan_revise.model.commitments.readers import Reader
from aiplan_revise.model.commitments.rungs import listed
from aiplan_revise.model.patterns import compiled

_ON_MONTH = compiled(r"\b(?i:in|by|of|until|till|from|since|during|through|before|after|to|end|and)(?: the)? \Z")


def _as_found(day: dates.Day) -> Found:
    return Found(day.start, day.end, "date", day.value, day.unit, "by" if day.closing else "")


def _date(read: Callable[[re.Match[str]], dates.Day]) -> Callable[[str, re.Match[str]], Found]:
    return lambda text, found: _as_found(read(found))


_NOT_WAITING = compiled("を待たず(?:に|して)?")


def _date_ja(text: str, found: re.Match[str]) -> Found:
    """A date, or the first day of it where that is not to be waited for (2030年を待たずに)."""
    day = dates.read_japanese(found)
    behind = _NOT_WAITING.match(text, day.end) if text.startswith("を待", day.end) else None
    span = dates.period(day.value, day.unit) if behind else None
    if not behind or not span:
        return _as_found(day)
    year, month = divmod(int(span[0]), 12)
    return Found(day.start, behind.end(), "date", f"{year:04d}-{month + 1:02d}-01", "day", "by")


def _date_month(text: str, found: re.Match[str]) -> Found | None:
    """None where a month is no date ("March on")."""
    if found["loose"] and not (found["d3"] or found["of"] or found["tag"]):
        before = _ON_MONTH.search(text, max(0, found.start() - 16), found.start())
        return _as_found(dates.read_english(found)) if before else None
    return _as_found(dates.read_english(found))


def _date_year(text: str, found: re.Match[str]) -> Found | None:
    """None where a year is a number of something ("2000 schools"); nothing to tell where a name ends in it."""
    year = "bare" if found["bare"] else "fy3"
    if found[year] and not (found["of"] or found["tag"]) and references.is_named_year(text, found.start(year)):
        return Found(*found.span(), "number", "")
    if found["bare"] and not (found["of"] or found["tag"]):
        unit = counted.unit_after(text, found.end("bare"))
        dated = _ON_MONTH.search(text, max(0, found.start("bare") - 16), found.start("bare"))
        if unit and unit.name != "quarter" and not (dated and unit.kind == "count" and int(found["bare"]) % 100):
            return None
    return _as_found(dates.read_english(found))


def _date_short(text: str, found: re.Match[str]) -> Found:
    """`8年度`: a year of one or two digits; which one, the date before it says."""
    return Found(*found.span(), "date", plain(japanese(found["n"])), "fiscal-year")


FIRST = (
    Reader(dates.NUMERIC, _date(dates.read_numeric), "-/.", flags=re.ASCII, holds="[0-9][-/.][0-9]"),
    Reader(
        dates_abroad.DAY_FIRST,
        _date(dates_abroad.read_day_first),
        "-/.",
        flags=re.ASCII,
        holds="[0-9][-/.][0-9]{2,4}(?![0-9])",
    ),
)
COMMON = (
    Reader(dates.MONTHS, _date_month, dates.MONTH_BEGINS, flags=re.ASCII),
    Reader(dates.YEARS_EN, _date_year, dates.CENTURIES, dates.YEARS_EN_WORDS, re.ASCII, holds="[0-9]"),
)
JA = (
    Reader(dates.YEARS, _date_ja, "年"),
    Reader(dates.ERA_LISTED, _date(dates.read_japanese), "年"),
    Reader(
        dates.SHORT_ERA,
        _date(dates.read_japanese),
        [f"{era}{figure}" for era in "RHS" for figure in references.FIGURES],
    ),
    Reader(dates.MONTH, _date(dates.read_japanese), "月"),
    Reader(dates.QUARTER, _date(dates.read_quarter), ("四半期",)),
    Reader(dates.SHORT_LISTED, _date_short, ("年度",)),
    Reader(dates.SHORT_FISCAL, _date_short, ("年度",)),
    Reader(dates.RELATIVE, _date(dates.read_relative), listed("年度 年内 年末 年中")),
)
ABROAD = (
    Reader(
        dates_abroad.MONTH_YEARS,
        _date(dates_abroad.read_month_year),
        dates.MONTH_BEGINS,
        flags=re.ASCII,
        holds="[-/'][2-5']",
    ),
    Reader(
        dates_abroad.ACADEMIC,
        _date(dates_abroad.read_academic),
        words=frozenset(("academic", "school", "university")),
        flags=re.ASCII,
    ),
    Reader(
        dates_abroad.QUARTERS_EN,
        _date(dates_abroad.read_quarter_en),
        "QH",
        flags=re.ASCII,
        holds="Q[1-4]|[1-4]Q|H[12]|[12]H",
    ),
)
"""Dates by their signs, those in English words also in Japanese texts, those in Japanese, and those only in English."""
