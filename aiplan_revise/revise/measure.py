"""What a target measures, and which targets can be measured against each other."""

import re
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from aiplan_revise.model.commitments import Target
from aiplan_revise.model.commitments.dates import period
from aiplan_revise.model.commitments.units import NAMES, PEOPLE, WORKING_DAY
from aiplan_revise.model.patterns import compiled

DAYS = {"week": Fraction(7), "day": Fraction(1), "hour": Fraction(1, 24), "minute": Fraction(1, 24 * 60)}
DAYS |= {"second": Fraction(1, 24 * 3600)}
"""Lengths of time in days."""
CLOCK = frozenset(("hour", "minute", "second"))
"""Those of less than a day."""
MONTHS = {"year": Fraction(12), "month": Fraction(1)} | {name: days * 12 / 365 for name, days in DAYS.items()}
"""Lengths of time in mean months."""
_PERIODS = MONTHS | {"half-year": Fraction(6), "quarter": Fraction(3)}
_OFTEN = "time a "
_MEASURED = frozenset(("times", "rank", "age", "hectare", "ton", *NAMES))
"""What a count may be of without being so many of something."""
_PART = "1/"
"""How the unit of a share that no decimal gives exactly begins: two thirds are 2 of the unit "1/3"."""


def unit(of: Target) -> str:
    """What a target counts, as printed."""
    return f"{of.kind} {of.unit}"


def is_often(of: Target) -> bool:
    """Whether a target says how many times in a year or a month, and not how much time is between."""
    return of.unit.startswith(_OFTEN)


_FREQUENT = compiled(
    "^(?i:every|each|per|once|an?(?= (?:year|quarter|month|fortnight|week|day|hour|minute)\\b)"
    "|[a-z-]+ly$|(?:semi-?|bi?|tri)?(?:annual|ennial)$)\\b"
    "|[毎隔]|ごと|に[1１一][回度]|^/?[年月日]間?に?$|(?:当たり|あたり|につき)$"
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
    if is_often(of) or (of.kind == "quantity" and (of.unit in MONTHS or of.unit == WORKING_DAY)):
        return "time"
    return "date" if of.kind == "date" else unit(of)


def measure(of: Target) -> tuple[str, Fraction]:
    """What a target counts and how much, so that 12 months are a year, 200 posts 200 heads, and half is 50 %."""
    value = Fraction(Decimal(of.value))  # by way of Decimal: Python limits the digits of int(str)
    if of.unit.startswith(_PART):
        return "share", 100 * value * Fraction(of.unit)
    if is_often(of) or (of.kind == "quantity" and of.unit in MONTHS):
        return _lasting(of)
    if of.unit == "age":
        return unit(of), value + _strictly(of)
    return (family(of) if family(of) in ("heads", "share") else unit(of)), value


_UNDER = compiled(r"未満|満たな|下回|\b(?<!and )(?<!or )(?i:under|below)\b|(?<!no )(?<!not )(?i:younger|less) than\b")
_OVER = compiled(r"超|上回|\b(?<!and )(?<!or )(?i:over|above)\b|(?<!no )(?<!not )(?i:older|more) than\b")


def _strictly(of: Target) -> int:
    """What makes an age that is a limit in whole years one that is within it: under 40 is 39 or younger."""
    if of.bound == "at-most" and _UNDER.search(of.printed):
        return -1
    return 1 if of.bound == "at-least" and _OVER.search(of.printed) and not of.upto else 0


_REACHED = compiled(
    r"以[上下内]|まで|最[大低高]|少なくとも|\bor (?i:more|less|fewer|over|under|above|below|older|younger)\b"
    r"|\b(?i:at (?:least|most)|no (?:more|less|fewer) than|up to|within|(?:maximum|minimum) of)\b"
)


def strict(of: Target) -> int:
    """1 of a limit that is not to be reached itself (未満, 超, "under"), -1 of one that may be (以下, "at most"), and 0
    where the words do not say."""
    if of.upto or of.unit == "age" or of.kind not in ("percent", "count", "number", "money"):
        return 0
    limits = {"at-most": _UNDER, "at-least": _OVER}
    if of.bound not in limits or _REACHED.search(of.printed):
        return -1 if of.bound in limits else 0
    return 1 if limits[of.bound].search(of.printed) else 0


def _lasting(of: Target) -> tuple[str, Fraction]:
    """A time in months or, where it is of weeks, days or hours, in days."""
    *_, span = of.unit.split()
    return ("quantity day", interval(of) / MONTHS["day"]) if span in DAYS else ("time", interval(of))


def upper(of: Target) -> Fraction:
    """How much the upper end of a range is; of a number that is none, the number itself."""
    return measure(replace(of, value=of.upto))[1] if of.upto else measure(of)[1]


def same(old: Target, new: Target) -> bool:
    """Whether two targets ask for the same, however it is written; a deadline is the last day of its period, and what
    begins in April begins from April on. As many of something that is called otherwise are as many."""
    old, new = as_fiscal(old, new), as_fiscal(new, old)
    if old.kind == new.kind == "date" and "from" in (old.bound, new.bound):
        return {old.bound, new.bound} <= {"", "from"} and _begin(old) == _begin(new)
    old, new = _as_age(old, new), _as_age(new, old)
    old, new = as_cut(old, new), as_cut(new, old)
    if old.bound != new.bound or "date" in (old.kind, new.kind):
        if (old.kind, old.bound, new.kind, new.bound) != ("date", "by", "date", "by"):
            return (old.kind, old.value, old.unit, old.bound) == (new.kind, new.value, new.unit, new.bound)
        was, now = period(old.value, old.unit), period(new.value, new.unit)
        return was[1] == now[1] if was and now else (old.value, old.unit) == (new.value, new.unit)
    if turned(old, new) or upper(old) != upper(new) or strict(old) * strict(new) < 0:
        return False
    return measure(old) == measure(new) or (_counts(old, new) and (old.value, old.upto) == (new.value, new.upto))


_ERA_EN = compiled(r"\b(?:Reiwa|Heisei|Showa) \d", re.I)


def as_fiscal(one: Target, other: Target) -> Target:
    """A year that English names by its era alone ("Reiwa 8") beside a fiscal year, as one: plans call both so."""
    years = one.kind == other.kind == "date" and (one.unit, other.unit) == ("year", "fiscal-year")
    return replace(one, unit=other.unit) if years and _ERA_EN.search(one.printed) else one


def as_cut(one: Target, other: Target) -> Target:
    """A figure below nothing beside one by which something is to be cut, as one such: △30％, 30％削減."""
    below = one.value.startswith("-") and not other.value.startswith("-")
    if not (below and one.aim == other.aim == "change"):
        return one
    return replace(one, value=one.value[1:], upto=one.upto[1:])


def _begin(of: Target) -> object:
    """The first day of a date, or the date itself where no year is said."""
    span = period(of.value, of.unit)
    return span[0] if span else (of.value, of.unit)


def _as_age(one: Target, other: Target) -> Target:
    """A bare number with a limit beside an age, as one: "under 40", "aged 39 or younger"."""
    bare = (one.kind, one.unit, other.unit) == ("number", "", "age") and one.bound
    return replace(one, kind=other.kind, unit=other.unit) if bare else one


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
