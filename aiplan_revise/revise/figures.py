"""Figures that a text and its translation do not give alike."""

from collections import deque
from collections.abc import Callable, Iterator
from fractions import Fraction

import msgspec

from aiplan_revise.model.commitments import Target
from aiplan_revise.model.commitments import figures as figures_of
from aiplan_revise.model.commitments.dates import period
from aiplan_revise.model.edition import LANGS, Lang, Texts
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.measure import family, interval, measure, turned, upper

Pair = tuple[Target | None, Target | None]
"""A figure in Japanese and the one in English that stands in its place; None where there is none."""

_BINDING = frozenset(("about", "at-least", "at-most"))
_IN_WORDS = compiled("半|倍|(?i:half|halv|doubl|tripl|third|quarter|majority)")
"""What many words say, of which not all are known as figures: 過半数 is "a majority"."""
_SMALL = 12
"""Up to here a number that counts nothing known may be a word and no figure ("one of", 二つの)."""


class _Amount(msgspec.Struct, frozen=True):
    """One end of a target in terms of no language: what sort it is of, how much (or when), and the target."""

    sort: str
    size: tuple[str, Fraction] | tuple[str, str]
    of: Target


_Key = Callable[[_Amount], object]


def differing(text: Texts) -> Iterator[Pair]:
    """The figures that one language gives and the other does not, in the order of the Japanese text.

    Compared are amounts and days, each as often as it stands there, whatever the words for what is counted: 万 and
    "thousand", 割 and percent, years by era and fiscal years. Two of one sort that are left over stand for each other.
    """
    if len(text.langs()) < len(LANGS):
        return
    ja, en = (dict(enumerate(_found(text.get(lang), lang))) for lang in LANGS)
    alike = [pair for by in _ALIKE for pair in _taken(ja, en, by)]
    yield from ((one.of, other.of) for one, other in alike if _contradict(one.of, other.of))
    yield from ((one.of, other.of) for one, other in _taken(ja, en, (_sort, _sort)))
    yield from ((one.of, None) for one in ja.values() if _telling(one))
    yield from ((None, one.of) for one in en.values() if _telling(one))


def alike(one: Target | None, other: Target | None) -> bool:
    """Whether two figures, in the one language and the other, are the same amount or end on the same day."""
    if not one or not other:
        return one is other
    sides = [list(_amounts(of)) for of in (one, other)]
    return any([by[0](of) for of in sides[0]] == [by[1](of) for of in sides[1]] != [""] for by in _ALIKE)


def _taken(ja: dict[int, _Amount], en: dict[int, _Amount], by: tuple[_Key, _Key]) -> list[tuple[_Amount, _Amount]]:
    """Pairs of which both have the same key, in order; they are taken out of both sides. The key "" is that of none."""
    waiting: dict[object, deque[int]] = {}
    for at, other in en.items():
        waiting.setdefault(by[1](other), deque()).append(at)
    pairs = []
    for at, one in tuple(ja.items()):
        key = by[0](one)
        if key and waiting.get(key):
            pairs.append((ja.pop(at), en.pop(waiting[key].popleft())))
    return pairs


# ---------------------------------------------------------------- what a figure says


def _found(text: str, lang: Lang) -> Iterator[_Amount]:
    return (amount for one in figures_of(text, lang, roles=False) for amount in _amounts(one))


def _amounts(of: Target) -> Iterator[_Amount]:
    """Both ends of a range, or the one amount; none for a day that only its text tells (年度内), or for all."""
    if of.value == "-" or of.kind == "whole":
        return
    if of.kind == "date":
        yield _Amount("date", (of.unit, of.value), of)
        return
    sort, size = _sized(of)
    yield _Amount(sort, size, of)
    if of.upto:
        yield _Amount(sort, (size[0], upper(of)), of)


def _sized(of: Target) -> tuple[str, tuple[str, Fraction]]:
    """The sort of an amount, and its unit and size: heads, sites and bare numbers are all counts."""
    what, size = measure(of)
    size = abs(size)  # △30％ is a cut by 30 %
    if of.unit == "point":
        return "point", ("point", size)
    if of.kind in ("count", "number") and what not in ("share", "time"):
        return "count", ("", size)
    if family(of) == "time" and interval(of):
        return "time", ("month", interval(of))
    return (of.kind if of.kind in ("money", "quantity") else what), (what, size)


# ---------------------------------------------------------------- which figures are one


def _sort(of: _Amount) -> object:
    return of.sort


def _bound(of: _Amount) -> object:
    return of.sort, of.size, of.of.bound


def _size(of: _Amount) -> object:
    return of.sort, of.size


def _last_day(of: _Amount) -> object:
    """When a date ends, so that fiscal 2026 is March 2027; of parts of a decade (2030年代前半) the decade; else ""."""
    if of.of.kind != "date":
        return ""
    if of.of.unit == "decade":
        return of.of.value[:4]
    span = period(of.of.value, of.of.unit)
    return span[1] if span else ""


def _bare(of: _Amount) -> object:
    """The value of a number that counts nothing known; "" of others."""
    return of.of.value if of.of.kind == "number" else ""


def _value(of: _Amount) -> object:
    return of.of.value


_ALIKE: tuple[tuple[_Key, _Key], ...] = (
    (_bound, _bound),
    (_size, _size),
    (_last_day, _last_day),
    (_bare, _value),
    (_value, _bare),
)
"""What tells that two figures are one, in Japanese and in English, the surest first."""


def _contradict(one: Target, other: Target) -> bool:
    """Whether the same amount is a floor in one language, and in the other a ceiling or about that; or what is to be
    gone by, and what is to be reached."""
    if turned(one, other):
        return True
    return one.kind != "date" and {one.bound, other.bound} <= _BINDING and one.bound != other.bound


def _telling(one: _Amount) -> bool:
    """Whether a figure that only one language gives is one beyond doubt: printed in digits and, if a day, of a year."""
    size = one.size[1]
    if _IN_WORDS.search(one.of.printed) or (one.sort == "date" and not one.of.value[:4].isdigit()):
        return False
    return not (one.sort in ("count", "time") and isinstance(size, Fraction) and size <= _SMALL)
