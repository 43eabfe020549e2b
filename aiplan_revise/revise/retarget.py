"""What became of the numbers and deadlines of a text."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from aiplan_revise.model.changes import Retarget
from aiplan_revise.model.commitments import Target, targets
from aiplan_revise.model.commitments.dates import period
from aiplan_revise.model.edition import Lang
from aiplan_revise.revise.measure import MONTHS, is_often, measure, same, turned, upper
from aiplan_revise.revise.pairing import paired
from aiplan_revise.revise.strength import strengths

__all__ = ["Direction", "delay", "direction", "retargets", "size", "strengths"]

Direction = Literal["up", "down", "later", "earlier", "new", "gone", "restated", "changed"]

# ---------------------------------------------------------------- which targets differ


def retargets(old: str, new: str, lang: Lang) -> tuple[Retarget, ...]:
    """The targets that differ, in reading order of both texts. `retargets(new, old)` is the same backwards (`~`).

    A target without a partner stands alone, one that is only written in another way is left out, and so is a small bare
    number without a partner: nobody can say whether it commits to anything or numbers something. Pieces of a split or
    join come as one text, a line each.
    """
    if _figures(old) == _figures(new):
        return ()
    was, now = targets(old, lang), targets(new, lang)
    pairs = paired(old, was, new, now) if was and now else []
    changed = [Retarget(lang, was[o], now[n]) for o, n in pairs if not same(was[o], now[n])]
    kept = {o for o, _ in pairs}, {n for _, n in pairs}
    gone = [Retarget(lang, of, None) for o, of in enumerate(was) if o not in kept[0] and not is_bare(of)]
    fresh = [Retarget(lang, None, of) for n, of in enumerate(now) if n not in kept[1] and not is_bare(of)]
    return tuple(sorted([*changed, *gone, *fresh], key=_place))


def is_bare(of: Target) -> bool:
    """Whether a target is a number of one or two digits that counts nothing and has no bound."""
    return (of.kind, of.unit, of.bound) == ("number", "", "") and len(of.value) <= len("12")


_FIGURE = re.compile("[0-9０-９〇一二三四五六七八九十百千万億兆半倍割毎隔％%$¥€£]+|年[内度末中]|[A-Za-z]+")
_NUMBERS = frozenset(
    re.findall(
        r"\w+",
        "every each once twice annually yearly monthly weekly quarterly biennially semiannually biannually "
        "third quarter zero one two three four five ten eleven twelve dozen hundred thousand "
        "january february march april may june july august september october november december",
    )
)
_BEGINS = "doubl", "tripl", "half", "halv", "six", "seven", "eight", "nine"
_ENDS = "fold", "teen", "ty", "illion"


def _figures(text: str) -> list[str]:
    """Everything that may be a number with the words around it: where that is the same, no target differs."""
    found = ((m.start(), m.end()) for m in _FIGURE.finditer(text) if _is_number(m[0]))
    return [text[max(0, start - 20) : end + 16] for start, end in found]


@lru_cache(maxsize=4096)
def _is_number(words: str) -> bool:
    """Whether signs, or a word in Latin letters, may be a number or a part of one."""
    word = words.lower()
    return (
        not word.isalpha() or not word.isascii() or word in _NUMBERS or word.startswith(_BEGINS) or word.endswith(_ENDS)
    )


def _place(of: Retarget) -> tuple[int, list[str]]:
    """Where a retarget stands between the two texts: the same whichever of them is the old one."""
    old, new = of.old or of.new, of.new or of.old
    assert old and new
    return old.start + new.start, sorted((str(of.old), str(of.new)))


# ---------------------------------------------------------------- what a retarget amounts to


def direction(retarget: Retarget) -> Direction:
    """Which way a target went. "restated": the same amount or day that binds in another way (以上 → 程度,
    "by" → "about"); "changed": what cannot be measured against each other, or dates that are no deadlines."""
    old, new = retarget.old, retarget.new
    if not old or not new:
        return "gone" if old else "new"
    if "date" in (old.kind, new.kind):
        return _shift(old, new)
    (what, was), (whatever, now) = measure(old), measure(new)
    if what != whatever or turned(old, new):
        return "changed"
    if is_often(old) or is_often(new):  # twice a year is more than once, though less time is between
        return _step(now, was)
    steps = {_step(was, now), _step(upper(old), upper(new))} - {"restated"}
    return steps.pop() if len(steps) == 1 else "changed" if steps else "restated"


def _step(was: Fraction, now: Fraction) -> Direction:
    return "restated" if was == now else "up" if now > was else "down"


def _shift(old: Target, new: Target) -> Direction:
    if old.kind != new.kind:
        return "changed"
    was, now = period(old.value, old.unit), period(new.value, new.unit)
    if not was or not now:
        return "changed" if (old.value, old.unit) != (new.value, new.unit) else "restated"
    if was != now and not (_binds(old) and _binds(new)):
        return "changed"
    return "restated" if was[::-1] == now[::-1] else "later" if now[::-1] > was[::-1] else "earlier"


def _binds(of: Target) -> bool:
    return of.due or of.bound in ("by", "about")


def size(retarget: Retarget) -> str:
    """By how much a target went up or down, or how much later or earlier it is, in the language of the retarget:
    "+30 (×2)", "-20 points", "+4 years", 「+4年」. The ratio is given where it is exact; "" is for what has none."""
    old, new, way = retarget.old, retarget.new, direction(retarget)
    if not old or not new or old.upto or new.upto or way in ("changed", "restated"):
        return ""
    if way in ("later", "earlier"):
        return _span(delay(retarget), retarget.lang)
    if old.kind == "quantity" and old.unit in MONTHS and new.unit in MONTHS:
        return _span(Fraction(new.value) * MONTHS[new.unit] - Fraction(old.value) * MONTHS[old.unit], retarget.lang)
    if is_often(old) or is_often(new):
        return _signed(Fraction(new.value) - Fraction(old.value)) if old.unit == new.unit else ""
    (what, was_value), (_, now_value) = measure(old), measure(new)
    if what == "share" or old.kind == "percent":
        return _points(old, new, retarget.lang)
    return f"{_signed(now_value - was_value)}{_ratio(was_value, now_value)}"


def delay(retarget: Retarget) -> Fraction:
    """By how many months a date is later than before (days as fractions of their month), or earlier; 0 where nobody can
    say. Of two periods the last days count."""
    old, new = retarget.old, retarget.new
    was, now = old and period(old.value, old.unit), new and period(new.value, new.unit)
    return now[1] - was[1] or now[0] - was[0] if was and now else Fraction(0)


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
