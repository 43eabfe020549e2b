"""What a target measures, and which targets can be measured against each other."""

import re
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from aiplan_revise.model.commitments import Target
from aiplan_revise.model.commitments.dates import period
from aiplan_revise.model.commitments.units import PEOPLE

MONTHS = {"year": Fraction(12), "month": Fraction(1), "week": Fraction(12 * 7, 365), "day": Fraction(12, 365)}
"""Lengths of time in mean months."""
_PERIODS = MONTHS | {"half-year": Fraction(6), "quarter": Fraction(3)}
_OFTEN = "time a "
_MEASURED = frozenset(("times", "rank", "age", "hectare", "ton"))
"""What a count may be of without being so many of something."""
_PART = "1/"
"""How the unit of a share that no decimal gives exactly begins: two thirds are 2 of the unit "1/3"."""


def unit(of: Target) -> str:
    """What a target counts, as printed."""
    return f"{of.kind} {of.unit}"


def is_often(of: Target) -> bool:
    """Whether a target says how many times in a year or a month, and not how much time is between."""
    return of.unit.startswith(_OFTEN)


_FREQUENT = re.compile(
    "^(?i:every|each|per|an?|[a-z-]+ly$|(?:semi-?|bi?|tri)?(?:annual|ennial)$)\\b|[毎隔]|ごと|に[1１一][回度]|^[年月]間$"
)


def is_frequency(of: Target) -> bool:
    """Whether a target says how often something is done, or for what time an amount is given: 毎年, 年2回, "a year"."""
    return is_often(of) or bool(of.unit in MONTHS and _FREQUENT.search(of.printed))


def interval(of: Target) -> Fraction:
    """A length of time in months, that between one time and the next of "twice a year" or "three times in
    two years"; 0 of what is no time."""
    if is_often(of):
        *many, span = of.unit.removeprefix(_OFTEN).split()
        return Fraction(*many or "1") * _PERIODS[span] / (Fraction(Decimal(of.value)) or 1)
    lasting = of.kind == "quantity" and of.unit in MONTHS
    return Fraction(Decimal(of.value)) * MONTHS[of.unit] if lasting else Fraction(0)


def family(of: Target) -> str:
    """What can be measured against each other: heads, shares, spans of time, dates; a bare number may be any count."""
    if of.unit.startswith(_PART) or (of.kind == "percent" and of.unit == "%"):
        return "share"
    if of.kind in ("count", "number") and (of.unit in PEOPLE or not of.unit):
        return "heads"
    if is_often(of) or (of.kind == "quantity" and of.unit in MONTHS):
        return "time"
    return "date" if of.kind == "date" else unit(of)


def measure(of: Target) -> tuple[str, Fraction]:
    """What a target counts and how much, so that 12 months are a year, 200 posts 200 heads, and half is 50 %."""
    value = Fraction(Decimal(of.value))  # by way of Decimal: Python limits the digits of int(str)
    if of.unit.startswith(_PART):
        return "share", 100 * value * Fraction(of.unit)
    if is_often(of) or (of.kind == "quantity" and of.unit in ("year", "month")):
        return "time", interval(of)
    if of.unit == "week" and of.kind == "quantity":
        return "quantity day", 7 * value
    return (family(of) if family(of) in ("heads", "share") else unit(of)), value


def upper(of: Target) -> Fraction:
    """How much the upper end of a range is; of a number that is none, the number itself."""
    return measure(replace(of, value=of.upto))[1] if of.upto else measure(of)[1]


def same(old: Target, new: Target) -> bool:
    """Whether two targets ask for the same, however it is written; a deadline is the last day of its period, and what
    begins in April begins from April on. As many of something that is called otherwise are as many."""
    old, new = as_fiscal(old, new), as_fiscal(new, old)
    if {old.bound, new.bound} == {"", "from"} and old.kind == new.kind == "date":
        return (old.value, old.unit) == (new.value, new.unit)
    if old.bound != new.bound or "date" in (old.kind, new.kind):
        if (old.kind, old.bound, new.kind, new.bound) != ("date", "by", "date", "by"):
            return (old.kind, old.value, old.unit, old.bound) == (new.kind, new.value, new.unit, new.bound)
        was, now = period(old.value, old.unit), period(new.value, new.unit)
        return was[1] == now[1] if was and now else (old.value, old.unit) == (new.value, new.unit)
    if turned(old, new) or upper(old) != upper(new):
        return False
    return measure(old) == measure(new) or (_counts(old, new) and (old.value, old.upto) == (new.value, new.upto))


_ERA_EN = re.compile(r"\b(?:Reiwa|Heisei|Showa) \d", re.I)


def as_fiscal(one: Target, other: Target) -> Target:
    """A year that English names by its era alone ("Reiwa 8") beside a fiscal year, as one: plans call both so."""
    years = one.kind == other.kind == "date" and (one.unit, other.unit) == ("year", "fiscal-year")
    return replace(one, unit=other.unit) if years and _ERA_EN.search(one.printed) else one


def _counts(old: Target, new: Target) -> bool:
    """Whether both are plain counts, whatever of."""
    return all(one.kind in ("count", "number") and one.unit not in _MEASURED for one in (old, new)) and not any(
        is_often(one) or one.unit.startswith(_PART) for one in (old, new)
    )


def turned(old: Target, new: Target) -> bool:
    """Whether one asks for a change by so much and the other for a change to that: 3割削減, 3割に削減."""
    return {old.aim, new.aim} == {"change", "level"}


def binds(of: Target) -> bool:
    """Whether something is to be done at a date or by it; true of what is no date."""
    return of.kind != "date" or of.due or of.bound in ("by", "about")
