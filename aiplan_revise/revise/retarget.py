"""What became of the numbers and deadlines of a text."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from aiplan_revise.model.changes import Retarget
from aiplan_revise.model.commitments import Target, targets
from aiplan_revise.model.commitments.dates import period
from aiplan_revise.model.commitments.units import PEOPLE
from aiplan_revise.model.edition import Lang
from aiplan_revise.revise.near import REACH, nearness, words
from aiplan_revise.revise.strength import strengths

__all__ = ["Direction", "direction", "retargets", "size", "strengths"]

Direction = Literal["up", "down", "later", "earlier", "new", "gone", "restated", "changed"]

# ---------------------------------------------------------------- pairing

_NEAR = 24
"""Characters on either side of a target that tell what it is about."""
_PHRASE = re.compile("[、。，．,;；\n]")
_KEPT = 0.4
"""What equality adds to the nearness of words: an unchanged target beside other words beats a changed one nearby, but
not one whose surroundings are wholly the same (two targets that exchange their numbers have changed, both)."""

_BOUND = 0.2
_OWN = 0.7
"""Weight of the words of a target's own phrase beside those further off."""
_RENAMED = 0.3
"""How near the words must be for two targets of different units ("10 hubs", "30 desks") to be a pair."""

_Around = tuple[frozenset[str], frozenset[str]]
_Side = tuple[tuple[Target, ...], tuple[_Around, ...], set[int]]
_Sort = Callable[[Target], str]


def retargets(old: str, new: str, lang: Lang) -> tuple[Retarget, ...]:
    """The targets that differ, in reading order of both texts. `retargets(new, old)` is the same backwards (`~`).

    Old and new targets of one unit are paired first, by the words around them and by order; then those that measure the
    same in other units; then those of one kind in like words. A target without a partner stands alone, one that is only
    written in another way is left out. Pieces of a split or join come as one text, a line each.
    """
    if _figures(old) == _figures(new):
        return ()
    was, now = targets(old, lang), targets(new, lang)
    sides: tuple[_Side, _Side] = (
        (was, tuple(_surroundings(old, t) for t in was), set(range(len(was)))),
        (now, tuple(_surroundings(new, t) for t in now), set(range(len(now)))),
    )
    pairs = [pair for sort in (_unit, _family, _kind) for pair in _paired(*sides, sort)]
    changed = [Retarget(lang, was[o], now[n]) for o, n in pairs if not _same(was[o], now[n])]
    gone = [Retarget(lang, was[o], None) for o in sides[0][2]]
    fresh = [Retarget(lang, None, now[n]) for n in sides[1][2]]
    return tuple(sorted([*changed, *gone, *fresh], key=_place))


_FIGURE = re.compile(
    r"[0-9０-９〇一二三四五六七八九十百千万億兆半倍割％%$¥€£]+|\b(?i:half|doubl\w*|tripl\w*|twice|hal[fv]\w*|\w*fold|third|quarter"
    r"|zero|one|two|three|four|five|six\w*|seven\w*|eight\w*|nine\w*|ten|eleven|twelve|\w+teen|\w+ty|dozen|hundred|thousand"
    r"|\w+illion|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def _figures(text: str) -> list[str]:
    """Everything that may be a number with the words around it: where that is the same, no target differs."""
    return [text[max(0, m.start() - 20) : m.end() + 16] for m in _FIGURE.finditer(text)]


def _place(of: Retarget) -> tuple[int, list[str]]:
    """Where a retarget stands between the two texts: the same whichever of them is the old one."""
    old, new = of.old or of.new, of.new or of.old
    assert old and new
    return old.start + new.start, sorted((str(of.old), str(of.new)))


def _paired(old: _Side, new: _Side, sort: _Sort) -> list[tuple[int, int]]:
    """Pairs of one sort, the nearest first; they are taken off what is left on both sides."""
    pairs = []
    for *_, o, n in sorted(_ranked(old, new, sort)):
        if o in old[2] and n in new[2]:
            old[2].discard(o)
            new[2].discard(n)
            pairs.append((o, n))
    return pairs


def _ranked(old: _Side, new: _Side, sort: _Sort) -> Iterator[tuple[float, int, int, int, int]]:
    """Candidates (old, new) behind their rank: nearness, distance in order, place. No two that share a side rank alike,
    so it does not matter which of the texts is the old one."""
    was, now = _sorted(old, sort), _sorted(new, sort)
    for key in was.keys() & now.keys():
        for i, o in enumerate(was[key]):
            for j in range(max(0, i - REACH), min(len(now[key]), i + REACH + 1)):
                n = now[key][j]
                score = _closeness(old[1][o], new[1][n])
                t, u = old[0][o], new[0][n]
                if sort is _kind and score < _RENAMED and t.kind != "money":
                    continue
                score += _BOUND * (t.bound == u.bound) + _KEPT * (t.value == u.value)
                yield -round(score, 6), abs(i - j), o + n, o, n


def _sorted(side: _Side, sort: _Sort) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place in sorted(side[2]):
        found.setdefault(sort(side[0][place]), []).append(place)
    return found


def _unit(of: Target) -> str:
    return f"{of.kind} {of.unit}"


def _family(of: Target) -> str:
    """What can be measured against each other: heads, lengths of time, dates; a bare number may be any count."""
    if of.kind in ("count", "number") and (of.unit in PEOPLE or not of.unit):
        return "heads"
    return "time" if of.unit in _MONTHS and of.kind == "quantity" else "date" if of.kind == "date" else _unit(of)


def _kind(of: Target) -> str:
    return "count" if of.kind == "number" else of.kind


def _surroundings(text: str, of: Target) -> _Around:
    """The words near a target, and those of its own phrase."""
    end = of.start + len(of.printed)
    before, after = text[max(0, of.start - _NEAR) : of.start], text[end : end + _NEAR]
    phrase = f"{_PHRASE.split(before)[-1]} {_PHRASE.split(after)[0]}"
    return frozenset(words(f"{before} {after}")), frozenset(words(phrase))


def _closeness(old: _Around, new: _Around) -> float:
    """How much alike the words around two targets are; those of their own phrase count most."""
    around, phrase = nearness(old[0], new[0]), nearness(old[1], new[1])
    return _OWN * phrase + (1 - _OWN) * around if old[1] or new[1] else around


# ---------------------------------------------------------------- what a retarget amounts to

_MONTHS = {"year": Fraction(12), "month": Fraction(1), "week": Fraction(12 * 7, 365), "day": Fraction(12, 365)}


def _measure(of: Target) -> tuple[str, Fraction]:
    """What a target counts and how much, so that 12 months are a year and 200 posts are 200 heads."""
    value = Fraction(Decimal(of.value))  # by way of Decimal: Python limits the digits of int(str)
    if of.kind == "quantity" and of.unit in ("year", "month"):
        return "time", value * _MONTHS[of.unit]
    return ("heads" if _family(of) == "heads" else _unit(of)), value


def _same(old: Target, new: Target) -> bool:
    """Whether two targets ask for the same, however it is written; a deadline is the last day of its period."""
    if old.bound != new.bound or "date" in (old.kind, new.kind):
        if (old.kind, old.bound, new.kind, new.bound) != ("date", "by", "date", "by"):
            return (old.kind, old.value, old.unit, old.bound) == (new.kind, new.value, new.unit, new.bound)
        was, now = period(old.value, old.unit), period(new.value, new.unit)
        return was[1] == now[1] if was and now else old.value == new.value
    return _measure(old) == _measure(new)


def direction(retarget: Retarget) -> Direction:
    """Which way a target went. "restated": the same amount or day that binds in another way (以上 → 程度,
    "by" → "about"); "changed": two targets that cannot be measured against each other."""
    old, new = retarget.old, retarget.new
    if not old or not new:
        return "gone" if old else "new"
    if "date" in (old.kind, new.kind):
        return _shift(old, new)
    (what, was), (whatever, now) = _measure(old), _measure(new)
    if what != whatever:
        return "changed"
    return "restated" if was == now else "up" if now > was else "down"


def _shift(old: Target, new: Target) -> Direction:
    if old.kind != new.kind:
        return "changed"
    was, now = period(old.value, old.unit), period(new.value, new.unit)
    if not was or not now:
        return "changed" if old.value != new.value else "restated"
    return "restated" if was[::-1] == now[::-1] else "later" if now[::-1] > was[::-1] else "earlier"


def size(retarget: Retarget) -> str:
    """By how much a target went up or down, or how much later or earlier it is, in the language of the retarget:
    "+30 (×2)", "-20 points", "+4 years", 「+4年」. The ratio is given where it is exact; "" is for what has no size."""
    old, new, way = retarget.old, retarget.new, direction(retarget)
    if not old or not new or way in ("changed", "restated"):
        return ""
    if way in ("later", "earlier"):
        was, now = period(old.value, old.unit), period(new.value, new.unit)
        assert was and now
        return _span(now[1] - was[1] or now[0] - was[0], retarget.lang)
    was_value, now_value = Fraction(old.value), Fraction(new.value)
    if old.kind == "quantity" and old.unit in _MONTHS and new.unit in _MONTHS:
        return _span(now_value * _MONTHS[new.unit] - was_value * _MONTHS[old.unit], retarget.lang)
    points = {"ja": "ポイント", "en": " points"}[retarget.lang] if old.kind == "percent" else ""
    return f"{_signed(now_value - was_value)}{points}{'' if points else _ratio(was_value, now_value)}"


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
