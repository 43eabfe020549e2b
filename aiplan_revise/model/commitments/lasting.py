"""Lengths of time in more than a number and a unit: a year and a half, two years and six months, within a day; １年半,
一時間三十分, 42分30秒. Each is read in the smaller of its units."""

import re
from fractions import Fraction

from aiplan_revise.model.commitments.found import Found
from aiplan_revise.model.commitments.numerals import japanese, plain, worded
from aiplan_revise.model.commitments.rungs import listed
from aiplan_revise.model.commitments.units import WORKING_DAY

_SOME = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_FEWER = {"year": ("month", 12), "month": ("day", 0), "week": ("day", 7), "day": ("hour", 24), "hour": ("minute", 60)}
"""The smaller unit of each, and how many of it there are; months have no fixed number of days."""
_FEWER |= {"minute": ("second", 60)}
_UNITS = "year|week|day|hour|minute"
LASTING_EN = (
    rf"\b(?i:(?P<n>an?|one|{_SOME}|[0-9]{{1,2}})[ -](?P<unit>{_UNITS})s? and "
    rf"(?:a half\b|(?P<more>{_SOME}|[0-9]{{1,2}}) (?P<fewer>month|day|hour|minute|second)s?\b)"
    rf"|(?P<half>(?:half an?|(?:an?|one)[ -]half)[ -](?P<halved>{_UNITS}))\b(?!-| and\b)"
    rf"|(?P<quarter>(?:an?|one|(?P<three>three))[ -]quarters? of an hour)\b"
    rf"|(?P<decades>an?|one|{_SOME}|[0-9]) decades?\b(?! ago)|(?:a|one) (?P<fortnight>fortnight)\b"
    rf"|(?<=\bwithin )an? (?P<single>(?:(?P<working>working|business) (?=day))?(?:{_UNITS}|month))\b"
    r"(?! of\b| ago\b| and\b))"
)
LASTING_EN_WORDS = frozenset(listed("half quarter quarters decade decades fortnight within year years week weeks day"))
LASTING_EN_WORDS |= frozenset(listed("days hour hours minute minutes"))
"""Words of which a text with a match of LASTING_EN has one."""

_N = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
LASTING_JA = (
    rf"(?<![0-9.一二三四五六七八九十百千令和平成昭和正RHS])(?:(?P<years>{_N})(?:[かカヵヶケ箇個]?年)(?:間と)?"
    rf"(?:(?P<half>半)(?!ば|期|島|数|分|額)|(?P<months>{_N}) ?[かカヵヶケ箇個]月)"
    rf"|(?P<hours>{_N})時間(?:(?P<halfhour>半)(?!ば|数|分|額)|(?P<minutes>{_N})分(?!の|間隔|野)(?:(?P<seconds>{_N})秒)?)"
    rf"|(?P<short>半時間)|(?P<clocked>[0-9]{{1,3}}|[一二三四五六七八九十]{{1,3}})分(?P<rest>{_N})秒)間?"
)
LASTING_JA_NEEDS = listed("半 月 分")
"""Pieces of which a text with a match of LASTING_JA has one."""


_TWO = Fraction(2)


def _number(words: str) -> Fraction:
    return Fraction(words) if words.isdigit() else worded(words)


def lasting_en(text: str, found: re.Match[str]) -> Found | None:
    """None where the second unit is not the smaller part of the first ("a year and 30 minutes")."""
    if found["n"]:
        return _compound(found)
    if found["half"]:
        fewer, many = _FEWER[found["halved"].lower()]
        return _lasting(found, Fraction(many, 2), fewer)
    if found["decades"]:
        return _lasting(found, 10 * _number(found["decades"].lower()), "year")
    if found["quarter"]:
        return _lasting(found, Fraction(45 if found["three"] else 15), "minute")
    if found["fortnight"]:
        return _lasting(found, _TWO, "week")
    return _lasting(found, Fraction(1), WORKING_DAY if found["working"] else found["single"].lower())


def _compound(found: re.Match[str]) -> Found | None:
    """A number of one unit and a half, or of one unit and some of the smaller one."""
    fewer, many = _FEWER[found["unit"].lower()]
    if found["more"] and found["fewer"].lower() != fewer:
        return None
    part = _number(found["more"].lower()) if found["more"] else Fraction(many, 2)
    return _lasting(found, many * _number(found["n"].lower()) + part, fewer)


def lasting_ja(text: str, found: re.Match[str]) -> Found:
    """In months, minutes or seconds."""
    if found["years"]:
        months = japanese(found["months"]) if found["months"] else Fraction(6)
        return _lasting(found, 12 * japanese(found["years"]) + months, "month")
    if found["clocked"]:
        return _lasting(found, 60 * japanese(found["clocked"]) + japanese(found["rest"]), "second")
    hours = japanese(found["hours"] or "〇")
    if found["seconds"]:
        minutes = 60 * hours + japanese(found["minutes"])
        return _lasting(found, 60 * minutes + japanese(found["seconds"]), "second")
    return _lasting(found, 60 * hours + japanese(found["minutes"] or "30"), "minute")


def _lasting(found: re.Match[str], value: Fraction, unit: str) -> Found:
    return Found(*found.span(), "quantity", plain(value), unit)


HALF_YEAR = "半年間?(?!度|代)"


def half_year(text: str, found: re.Match[str]) -> Found:
    """Six months."""
    return _lasting(found, Fraction(6), "month")
