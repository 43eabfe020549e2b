"""Figures that a text and its translation do not give alike."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

import msgspec

from aiplan_revise.model.commitments import Target, targets
from aiplan_revise.model.commitments.dates import period
from aiplan_revise.model.edition import LANGS, Texts
from aiplan_revise.revise.measure import family, interval, measure, turned, upper

Pair = tuple[Target | None, Target | None]
"""A figure in Japanese and the one in English that stands in its place; None where there is none."""

_BINDING = frozenset(("about", "at-least", "at-most"))
_IN_WORDS = re.compile("半|倍|(?i:half|halv|doubl|tripl|third|quarter|majority)")
"""What many words say, of which not all are known as figures: 過半数 is "a majority"."""
_SMALL = 12
"""Up to here a number that counts nothing known may be a word and no figure ("one of", 二つの)."""


class _Amount(msgspec.Struct, frozen=True):
    """One end of a target in terms of no language: what sort it is of, how much (or when), and the target."""

    sort: str
    size: tuple[str, Fraction] | tuple[str, str]
    of: Target


def differing(text: Texts) -> Iterator[Pair]:
    """The figures that one language gives and the other does not, in the order of the Japanese text.

    Compared are amounts and days, each as often as it stands there, whatever the words for what is counted: 万 and
    "thousand", 割 and percent, years by era and fiscal years. Two of one sort that are left over stand for each other.
    """
    if len(text.langs()) < len(LANGS):
        return
    ja, en = ([amount for one in targets(text.get(lang), lang) for amount in _amounts(one)] for lang in LANGS)
    alike = [pair for agree in _AGREEING for pair in _taken(ja, en, agree)]
    yield from ((one.of, other.of) for one, other in alike if _contradict(one.of, other.of))
    yield from ((one.of, other.of) for one, other in _taken(ja, en, lambda one, other: one.sort == other.sort))
    yield from ((one.of, None) for one in ja if _telling(one))
    yield from ((None, one.of) for one in en if _telling(one))


def _taken(
    ja: list[_Amount], en: list[_Amount], agree: Callable[[_Amount, _Amount], bool]
) -> Iterator[tuple[_Amount, _Amount]]:
    """Pairs that agree, in order; they are taken out of both lists."""
    for one in tuple(ja):
        other = next((other for other in en if agree(one, other)), None)
        if other:
            ja.remove(one)
            en.remove(other)
            yield one, other


# ---------------------------------------------------------------- what a figure says


def _amounts(of: Target) -> Iterator[_Amount]:
    """Both ends of a range, or the one amount; none for a day that only the day of the text tells (年度内)."""
    if of.value == "-":
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
    if of.unit == "point":
        return "point", ("point", size)
    if of.kind in ("count", "number") and what not in ("share", "time"):
        return "count", ("", size)
    if family(of) == "time":
        return "time", ("month", interval(of))
    return (of.kind if of.kind in ("money", "quantity") else what), (what, size)


# ---------------------------------------------------------------- which figures are one


def _alike(one: _Amount, other: _Amount) -> bool:
    return one.sort == other.sort and (one.size == other.size or _same_day(one.of, other.of))


def _same_day(one: Target, other: Target) -> bool:
    """Whether two dates end on one day: fiscal 2026 and March 2027; or are parts of one decade (2030年代前半)."""
    if one.unit == other.unit == "decade":
        return one.value[:4] == other.value[:4]
    was, now = (period(of.value, of.unit) if of.kind == "date" else None for of in (one, other))
    return bool(was and now and was[1] == now[1])


def _bound_alike(one: _Amount, other: _Amount) -> bool:
    return _alike(one, other) and one.of.bound == other.of.bound


def _bare_alike(one: _Amount, other: _Amount) -> bool:
    """A number that counts nothing known in one language, and in the other something."""
    return "number" in (one.of.kind, other.of.kind) and one.of.value == other.of.value


_AGREEING = (_bound_alike, _alike, _bare_alike)


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
