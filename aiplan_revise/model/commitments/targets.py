"""Targets: the numbers and deadlines that a text commits to."""

from functools import lru_cache
from typing import Literal

from aiplan_revise.model.edition import Lang, Value

TargetKind = Literal["count", "money", "percent", "quantity", "date", "number", "whole"]
Bound = Literal["", "about", "at-least", "at-most", "by", "from"]
Aim = Literal["", "change", "level"]
Role = Literal["", "baseline", "cited"]
BOUNDS: tuple[Bound, ...] = ("", "about", "at-least", "at-most", "by", "from")
"""How a target binds. "about" stands for deadlines too ("by around 2030"): that a date is approximate is the weaker
word. 超 and 以上 are both "at-least", 未満 and 以下 both "at-most"."""


class Target(Value, frozen=True):
    """A number, amount, share or deadline that a text commits to.

    `value` is exact, as a decimal string in base units ("1000000000000" for 1 trillion yen, "80" for 80 %; two thirds
    are "2" of the unit "1/3"). For a date it is ISO 8601 as far as it is known: "2030", "2026-03", "2026-03-31", "--03"
    where no year is said, and the codes of ISO 8601-2 for parts of a year (seasons 21-24, quarters 33-36, early, mid
    and late 37-39, halves 40-41). `unit` is a short English name ("staff", "JPY", "%", "site", "exaFLOPS", "year",
    "fiscal-year", "academic-year"), of what no list has the noun itself ("kiosk", "灯台"), "" for a bare number; of
    names with a figure "level of", "scope of" (12 is Scope 1 and 2), "ratio of" (one to so many) or "grade". `bound` is
    one of BOUNDS. `printed` are the words as they stand, those that bind included; `start` is their offset:
    `text[start : start + len(printed)] == printed`. Of a range (200～300人) `value` is the lower end and `upto` the
    upper one. A date without a bound is `due` if something is to be done then. `aim` is "change" where something is to
    go up or down by so much (3割削減, "by a third"), "level" where it is to go up or down to that (3割に削減, "to a
    third"), "" where the words say neither. `per` is the time for which an amount is given ("year" of 毎年80人, "2
    year" of "$5m every two years"), "" for an amount in all. The kind "whole" is all of something ("all" of
    "municipality"; almost all with the bound "about"; all but some, those who wish it, or fewer than are named, with
    "at-most") or "most" of it: no text has it by itself, only what changed between two of them (see revise.whole,
    revise.scope, revise.everywhere and revise.named).
    """

    kind: TargetKind
    value: str
    unit: str = ""
    bound: str = ""
    printed: str = ""
    start: int = 0
    upto: str = ""
    due: bool = False
    aim: Aim = ""
    role: Role = ""
    per: str = ""


def targets(text: str, lang: Lang) -> tuple[Target, ...]:
    """The targets of a text in the order in which they stand, and their baselines. Legal references, names with digits
    in them (GPT-4, Society 5.0, ISO/IEC 42001), list marks and days of documents are none; a number that counts nothing
    known has the kind "number"."""
    return tuple(of for of in figures(text, lang) if of.role != "cited")


def figures(text: str, lang: Lang, *, roles: bool = True) -> tuple[Target, ...]:
    """The targets of a text, and the days of documents and of the past among them; without `roles` nothing tells them
    apart, which takes less time."""
    return _figures(text, lang, roles)


@lru_cache(maxsize=4096)
def _figures(text: str, lang: Lang, roles: bool) -> tuple[Target, ...]:
    """Kept for who asks again: a comparison asks, and then the report of it."""
    # Some forty modules are loaded on the way: only who reads texts pays for them.
    from aiplan_revise.model.commitments.binding import bound_targets

    return bound_targets(text, lang, roles)
