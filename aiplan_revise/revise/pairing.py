"""Which target of one text stands in the place of which target of the other."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise, product
from typing import Literal

import msgspec

from aiplan_revise.model.commitments import Target
from aiplan_revise.model.commitments.units import NAMES
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI
from aiplan_revise.revise.alignment import runs
from aiplan_revise.revise.measure import binds, family, measure, unit, upper
from aiplan_revise.revise.near import SMALL, nearness
from aiplan_revise.revise.respective import respective

Pair = tuple[int, int]
_By = Literal["family", "kind"]

_REACH = 16
"""How many targets further on a partner is looked for where the alignment of the texts names none."""
_NEAR = 12
"""Words on either side of a target that tell what it is about."""
_OWN = 0.7
"""Weight of the words of a target's own phrase beside those further off."""
_ALIGNED = 0.3
"""What it adds to the nearness of words that two targets stand against each other when the texts are aligned."""
_STEADY = 0.7
"""The same for two that are equal as well: nothing there has changed."""
_BOUND = 0.2
_UNIT = 0.2
_KEPT = 0.1
"""What an equal value adds: enough between like places, never against the order of the texts. Numbers that roll forward
(50 to 100, then 100 to 200) or change places have all changed."""
_TOGETHER = 1.0
"""What it adds that an amount and the day beside it are both equal: 85 % by 2029 is what it was, whatever stood before
it in its place. More than all that order adds."""
_LEAST: dict[_By, float] = {"family": 0.15, "kind": 0.3}
"""How near the words must be for two targets to be a pair where there are others of their family, and for two of
different units ("10 hubs", "30 desks"). Equal ones are a pair in any case: nothing came or went."""
_STOPS = frozenset("、。，．,;；\n")
_APART = _STOPS | {"and", "及", "並"}
"""What divides one amount and its day from the next ones."""


@cache
def _token() -> re.Pattern[str]:
    word = rf"(?P<word>[A-Za-z]+|[0-9０-９]+|[ァ-ヺー]+|{KANJI}(?=(?P<next>{KANJI}?)))"
    return compiled(rf"{word}|[ぁ-ゖ]+|\n|[^\s]")


class _Kind(msgspec.Struct, frozen=True):
    """What decides whether two targets can stand for each other, beside the words around them."""

    family: str
    kind: str
    unit: str
    bound: str
    binds: bool
    measure: tuple[int, int] | str


class _Side(msgspec.Struct, frozen=True):
    """One text: what its targets are, the words around each and in its own phrase; all words in order, a target as one
    of its family, and the place of each target in them; and of each amount the days, of each day the amounts, that
    belong to it (`partners`): those that stand beside it in its own phrase."""

    kinds: tuple[_Kind, ...]
    around: tuple[frozenset[str], ...]
    phrases: tuple[frozenset[str], ...]
    words: tuple[str, ...]
    places: tuple[int, ...]
    partners: tuple[tuple[int, ...], ...]


def paired(old: str, was: tuple[Target, ...], new: str, now: tuple[Target, ...]) -> list[Pair]:
    """Targets of both texts that stand for each other, as (place in `was`, place in `now`).

    Those of one family are paired first, by the words around them, by their place when the texts are aligned, and by
    order; then those of one kind in like words. Backwards the pairs are the same.
    """
    sides = _side(old, was), _side(new, now)
    named = respective((old, was), (new, now))
    ahead = _ahead(dict(_aligned(old, sides[0], new, sides[1])), named)
    free = set(range(len(was))), set(range(len(now)))
    pairs: list[Pair] = []
    kept = _Kept()
    for by in _LEAST:
        for *_, o, n in sorted(_ranked(sides, free, ahead, by)):
            if o in free[0] and n in free[1] and ((o, n) in named or not _strays(sides, o, n, kept)):
                free[0].discard(o)
                free[1].discard(n)
                pairs.append((o, n))
                if _together(sides, o, n):
                    kept.add(o, n)
    return pairs


class _Kept:
    """Pairs of which all is equal, so that others keep to their side of them."""

    def __init__(self) -> None:
        self._sides: tuple[list[Pair], list[Pair]] = ([], [])

    def add(self, o: int, n: int) -> None:
        insort(self._sides[0], (o, n))
        insort(self._sides[1], (n, o))

    def divides(self, o: int, n: int) -> bool:
        """Whether two targets stand on different sides of one of the pairs near either."""
        return self._crossed(self._sides[0], (o, n)) or self._crossed(self._sides[1], (n, o))

    def _crossed(self, pairs: list[Pair], pair: Pair) -> bool:
        at = bisect_left(pairs, pair)
        near = pairs[max(0, at - _REACH) : at + _REACH]
        return any((pair[0] < one) is not (pair[1] < other) for one, other in near)


def _strays(sides: tuple[_Side, _Side], o: int, n: int, kept: _Kept) -> bool:
    """Whether two targets, of which neither the amount nor the day is still the same, stand on different sides of what
    was kept: what was to come before it is not what is to come after it."""
    changed = _what(sides[0].kinds[o]) != _what(sides[1].kinds[n]) and not _belongs(sides, o, n)
    return changed and kept.divides(o, n)


def _kind(of: Target) -> _Kind:
    kind = of.unit if of.unit in ("times", "rank", *NAMES) else "count" if of.kind == "number" else of.kind
    amount = of.value if kind == "date" else measure(of)[1].as_integer_ratio()
    return _Kind(family(of), kind, unit(of), of.bound, binds(of), f"{amount} {upper(of)}" if of.upto else amount)


# ---------------------------------------------------------------- the words of a text


def _side(text: str, targets: tuple[Target, ...]) -> _Side:
    words: list[str] = []
    told: list[str] = []
    places: list[int] = []
    at = 0
    for target in (*targets, None):
        said, content = _tokens(text[at : target.start if target else len(text)])
        words += said
        told += content
        if target:
            places.append(len(words))
            named = _named(target)
            words += named
            told += [named[0].lower(), "", ""]
            at = target.start + len(target.printed)
    stops = [n for n, word in enumerate(words) if word in _STOPS]
    around = tuple(_between(told, place - _NEAR, place, place + 3 + _NEAR) for place in places)
    phrases = tuple(_between(told, *_phrase(stops, place, len(words))) for place in places)
    kinds = tuple(map(_kind, targets))
    return _Side(kinds, around, phrases, tuple(words), tuple(places), tuple(_partners(kinds, words, places)))


@lru_cache(maxsize=1024)
def _tokens(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tokens of words between targets, and those that say something by themselves, in small letters, "" for others;
    many stand in both of the texts that are compared."""
    words, told = [], []
    last = ""
    for found in _token().finditer(text):
        token, following = found[0], found["next"]
        words.append(token + (following or ""))
        said = found["word"] and not (last and not following) and token.lower() not in SMALL
        told.append(words[-1].lower() if said else "")
        last = following
    return tuple(words), tuple(told)


def _partners(kinds: tuple[_Kind, ...], words: list[str], places: list[int]) -> Iterator[tuple[int, ...]]:
    """Of each amount the days, of each day the amounts, beside it and divided from it by nothing."""
    joined = [
        (one.kind == "date") is not (other.kind == "date") and _APART.isdisjoint(words[place + 3 : behind])
        for (one, other), (place, behind) in zip(pairwise(kinds), pairwise(places), strict=True)
    ]
    for at, _ in enumerate(kinds):
        before, after = at > 0 and joined[at - 1], at < len(joined) and joined[at]
        yield (*[at - 1] * before, *[at + 1] * after)


def _named(of: Target) -> list[str]:
    """A target as words that no text has: its family, twice so that order beats values, and its value."""
    return [f"\0{family(of)}", f"\0{family(of)}", f"\0{family(of)} {of.value} {of.upto}"]


def _phrase(stops: list[int], place: int, end: int) -> tuple[int, int, int]:
    """From one stop to the next, as far as that is near."""
    after = bisect_left(stops, place)
    first = stops[after - 1] if after else 0
    last = stops[after] if after < len(stops) else end
    return max(first, place - _NEAR), place, min(last, place + 3 + _NEAR)


def _between(told: list[str], first: int, place: int, last: int) -> frozenset[str]:
    """The words before and after a target, without the target itself."""
    return frozenset(word for word in (*told[max(0, first) : place], *told[place + 3 : last]) if word)


# ---------------------------------------------------------------- candidates


def _aligned(old: str, was: _Side, new: str, now: _Side) -> Iterator[tuple[Pair, float]]:
    """The targets that stand against each other on the shortest way from one text to the other, and what that adds."""
    if old > new:
        yield from (((o, n), weight) for (n, o), weight in _aligned(new, now, old, was))
        return
    kept = {o + step: n + step for o, n, length in runs(was.words, now.words) or () for step in range(length)}
    second = {place: n for n, place in enumerate(now.places)}
    for o, place in enumerate(was.places):
        valued, named = kept.get(place + 2, -1) - 2, kept.get(place, -1)
        if valued in second:
            yield (o, second[valued]), _STEADY
        elif named in second:
            yield (o, second[named]), _ALIGNED


def _ahead(aligned: dict[Pair, float], named: frozenset[Pair]) -> dict[Pair, float]:
    """What is added to pairs: to those of one noun most, wherever the figures of such nouns stand."""
    olds, news = {o for o, _ in named}, {n for _, n in named}
    kept = {pair: more for pair, more in aligned.items() if pair[0] not in olds and pair[1] not in news}
    return kept | dict.fromkeys(named, _TOGETHER)


def _ranked(
    sides: tuple[_Side, _Side], free: tuple[set[int], set[int]], ahead: dict[Pair, float], by: _By
) -> Iterator[tuple[float, int, int, int, int]]:
    """Candidates (old, new) behind their rank: nearness, distance in order, place. No two that share a side rank alike,
    so it does not matter which of the texts is the old one."""
    was, now = (_sorted(side, left, by) for side, left in zip(sides, free, strict=True))
    order = [{place: n for places in found.values() for n, place in enumerate(places)} for found in (was, now)]
    near = {
        (o, n)
        for key in was.keys() & now.keys()
        for i, o in enumerate(was[key])
        for n in now[key][max(0, i - _REACH) : i + _REACH + 1]
    }
    again = [{_what(side.kinds[at]) for at in left} for side, left in zip(sides, free, strict=True)]
    for o, n in near | {(o, n) for o, n in ahead if o in free[0] and n in free[1]}:
        t, u = sides[0].kinds[o], sides[1].kinds[n]
        if {t.bound, u.bound} == {"from", "by"}:  # the end of one time is not the beginning of another
            continue
        if t.kind == u.kind == "date" and t.binds != u.binds and (_what(t) in again[1] or _what(u) in again[0]):
            continue  # nor is a deadline what is no deadline, where either is still there
        score = _closeness(sides, o, n) + _TOGETHER * _together(sides, o, n)
        alone = by == "family" and len(was[t.family]) == len(now[u.family]) == 1
        alone &= t.binds == u.binds
        equal = by == "family" and t.measure == u.measure
        if score < _LEAST[by] and not (equal or alone or (by == "kind" and t.kind == "money")):
            continue
        score += ahead.get((o, n), 0) + _BOUND * (t.bound == u.bound)
        score += _UNIT * (t.unit == u.unit) + _KEPT * (t.measure == u.measure)
        yield -round(score, 6), abs(order[0][o] - order[1][n]), o + n, o, n


def _together(sides: tuple[_Side, _Side], o: int, n: int) -> bool:
    """Whether two targets are equal, and the amount or day that belongs to each is, too."""
    return sides[0].kinds[o].measure == sides[1].kinds[n].measure and _belongs(sides, o, n)


def _belongs(sides: tuple[_Side, _Side], o: int, n: int) -> bool:
    was, now = sides
    beside = product(was.partners[o], now.partners[n])
    return any(_what(was.kinds[i]) == _what(now.kinds[j]) for i, j in beside)


def _what(of: _Kind) -> tuple[str, tuple[int, int] | str, bool]:
    return of.family, of.measure, of.binds


def _sorted(side: _Side, free: set[int], by: _By) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place in sorted(free):
        found.setdefault(getattr(side.kinds[place], by), []).append(place)
    return found


def _closeness(sides: tuple[_Side, _Side], o: int, n: int) -> float:
    """How much alike the words around two targets are; those of their own phrase count most."""
    old, new = sides
    around, phrase = nearness(old.around[o], new.around[n]), nearness(old.phrases[o], new.phrases[n])
    return _OWN * phrase + (1 - _OWN) * around if old.phrases[o] or new.phrases[n] else around
