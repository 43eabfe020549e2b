"""What a retarget amounts to: which way a figure or a day went, and by how much."""

from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Literal

from aiplan_revise.model.changes import Retarget
from aiplan_revise.model.commitments import Target
from aiplan_revise.model.commitments.dates import period
from aiplan_revise.model.commitments.units import NAMES, PER_HEADS
from aiplan_revise.model.edition import Lang
from aiplan_revise.revise.measure import (
    CLOCK,
    MONTHS,
    as_cut,
    as_fiscal,
    binds,
    family,
    interval,
    is_often,
    measure,
    turned,
    upper,
)
from aiplan_revise.revise.whole import MOST

Direction = Literal["up", "down", "later", "earlier", "new", "gone", "restated", "changed"]


def direction(retarget: Retarget) -> Direction:
    """Which way a target went. "restated": the same amount or day that binds in another way (以上 → 程度,
    "by" → "about"); "changed": what cannot be measured against each other, or dates that are no deadlines."""
    old, new = retarget.old, retarget.new
    if not old or not new:
        return "gone" if old else "new"
    if "whole" in (old.kind, new.kind):
        return _of_all(old, new)
    return _shift(old, new) if "date" in (old.kind, new.kind) else _measured(old, new)


def _of_all(old: Target, new: Target) -> Direction:
    """Of all to or from a number, or to or from almost all."""
    if MOST in (old.value, new.value):
        return _of_most(old, new)
    if old.kind == new.kind:
        return "up" if old.bound else "down"
    return "up" if new.kind == "whole" else "changed" if new.bound == "about" else "down"


_HALF = 50


def _of_most(old: Target, new: Target) -> Direction:
    """Of most of something to or from a share: half and less are less, of others nobody can say."""
    share = old if new.value == MOST else new
    if family(share) != "share" or share.bound == "at-least" or measure(share)[1] > _HALF:
        return "changed"
    return "up" if share is old else "down"


def _measured(old: Target, new: Target) -> Direction:
    old, new = as_cut(old, new), as_cut(new, old)
    (what, was), (whatever, now) = measure(old), measure(new)
    tops = upper(old), upper(new)
    if (old.unit in NAMES or old.unit.startswith(PER_HEADS)) and (was, tops[0]) != (now, tops[1]):
        return "changed"
    if what != whatever and interval(old) and interval(new):  # days and months
        tops = was, now = interval(old), interval(new)
    elif what != whatever or old.per != new.per or turned(old, new):
        return "changed"
    if _open(old, new, was, now):
        return "changed"
    if is_often(old) or is_often(new):  # twice a year is more than once, though less time is between
        return _step(now, was)
    steps = {_step(was, now), _step(*tops)} - {"restated"}
    return steps.pop() if len(steps) == 1 else "changed" if steps else "restated"


def _open(old: Target, new: Target, was: Fraction, now: Fraction) -> bool:
    """Whether a limit leaves open which way a target went: from 500 to "up to 800", from "up to 800" to 500."""
    if (old.bound == "at-most") is (new.bound == "at-most") or "rank" in (old.unit, new.unit):
        return False
    return now > was if new.bound == "at-most" else now < was


def _step(was: Fraction, now: Fraction) -> Direction:
    return "restated" if was == now else "up" if now > was else "down"


def _shift(old: Target, new: Target) -> Direction:
    if old.kind != new.kind:
        return "changed"
    old, new = as_fiscal(old, new), as_fiscal(new, old)
    was, now = period(old.value, old.unit), period(new.value, new.unit)
    if not was or not now:
        return "changed" if (old.value, old.unit) != (new.value, new.unit) else "restated"
    begins = old.bound == new.bound == "from"
    if was != now and not (binds(old) and binds(new)) and not begins:
        return "changed"
    was, now = (was, now) if begins else (was[::-1], now[::-1])
    if not begins and was[0] == now[0] and "by" in (old.bound, new.bound):
        return "restated"  # in Q4 2026 and by the end of 2026 end on one day
    return "restated" if was == now else "later" if now > was else "earlier"


def size(retarget: Retarget) -> str:
    """By how much a target went up or down, or how much later or earlier it is, in the language of the retarget:
    "+30 (×2)", "-20 points", "+4 years", 「+4年」. The ratio is given where it is exact; "" is for what has none."""
    old, new, way = retarget.old, retarget.new, direction(retarget)
    if not old or not new or old.upto or new.upto or "whole" in (old.kind, new.kind) or way in ("changed", "restated"):
        return ""
    old, new = as_cut(old, new), as_cut(new, old)
    if way in ("later", "earlier"):
        return _span(delay(retarget), retarget.lang)
    if old.kind == "quantity" and old.unit in MONTHS and new.unit in MONTHS:
        return _longer(old, new, retarget.lang)
    if is_often(old) or is_often(new):
        return _signed(Fraction(new.value) - Fraction(old.value)) if old.unit == new.unit else ""
    if measure(old)[0] == "share" or old.kind == "percent":
        return _points(old, new, retarget.lang)
    return _difference(measure(old)[1], measure(new)[1])


def _longer(old: Target, new: Target, lang: Lang) -> str:
    """How much longer or shorter a time is; of hours and less in their own unit, where both have the same."""
    was, now = Fraction(old.value), Fraction(new.value)
    if CLOCK.isdisjoint((old.unit, new.unit)):
        return _span(now * MONTHS[new.unit] - was * MONTHS[old.unit], lang)
    return _difference(was, now) if old.unit == new.unit else ""


def _difference(was: Fraction, now: Fraction) -> str:
    return f"{_signed(now - was)}{_ratio(was, now)}"


def delay(retarget: Retarget) -> Fraction:
    """By how many months a date is later than before (days as fractions of their month), or earlier; 0 where nobody can
    say. Of two periods the last days count; the first where something begins with them ("from fiscal 2026")."""
    old, new = retarget.old, retarget.new
    if old and new:
        old, new = as_fiscal(old, new), as_fiscal(new, old)
    was, now = old and period(old.value, old.unit), new and period(new.value, new.unit)
    if not old or not new or not was or not now:
        return Fraction(0)
    if old.unit == new.unit == "day" and old.value[-3:] == new.value[-3:]:  # to the day, however long the months are
        return Fraction(floor(now[0]) - floor(was[0]))
    begins, ends = now[0] - was[0], now[1] - was[1]
    return begins or ends if old.bound == new.bound == "from" else ends or begins


def _points(old: Target, new: Target, lang: Lang) -> str:
    """The difference of two shares in points or, of thirds and the like, in those; "" where neither is exact."""
    points = measure(new)[1] - measure(old)[1]
    if 100 % points.denominator == 0:
        return f"{_signed(points)}{'ポイント' if lang == 'ja' else ' points'}"
    parts = points / 100
    return f"{'+' if parts > 0 else '-'}{abs(parts)}" if old.unit == new.unit else ""


def _signed(value: Fraction) -> str:
    """An exact decimal with its sign; all values here come from decimals."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{exact:+,f}"


def _ratio(old: Fraction, new: Fraction) -> str:
    """ " (×2)" where the ratio is exact in two digits."""
    times = new / old if old else Fraction(0)
    return (
        f" (×{Decimal(times.numerator) / Decimal(times.denominator)})" if times and 100 % times.denominator == 0 else ""
    )


def _span(months: Fraction, lang: Lang) -> str:
    """A length of time in whole years or months, else in days of a mean month."""
    words = {"ja": ("年", "か月", "日"), "en": ("year", "month", "day")}[lang]
    if months.denominator == 1:
        count, word = (months / 12, words[0]) if months % 12 == 0 else (months, words[1])
    else:
        count, word = Fraction(round(months * 365 / 12)), words[2]
    plural = "s" if lang == "en" and abs(count) != 1 else ""
    return f"{_signed(count)}{' ' if lang == 'en' else ''}{word}{plural}"
