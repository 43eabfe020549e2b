"""Competing EM over arrays of pairs: the model of `chances`, for a million candidates at once."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from aiplan_revise.lineage.bulk.matrices import Floats
from aiplan_revise.lineage.bulk.terms import Ints
from aiplan_revise.lineage.chances import (
    ROUNDS,
    TEXT,
    TITLE,
    Account,
    Counted,
    Evidence,
    Levels,
    Model,
    Told,
    Worth,
)
from aiplan_revise.lineage.places import HEARD, MOST, NAMED, SOME, Pair
from aiplan_revise.lineage.words import Sheet

_SIZES = len(TEXT) + 2, len(TITLE) + 2, 6, 4
"""Levels of each channel, with one that says nothing."""


class Known(NamedTuple):
    """Pairs by position, with what is known of each apart from its place (-1: nothing)."""

    olds: Ints
    news: Ints
    text: Floats
    title: Floats
    parties: Ints

    def codes(self, place: Ints) -> Ints:
        """The levels of each pair as one number."""
        text = np.where(self.text < 0, -1, np.searchsorted(TEXT, self.text, side="right"))
        title = np.where(self.title < 0, -1, np.searchsorted(TITLE, self.title, side="right"))
        code = text + 1
        for level, size in zip((title, place, self.parties), _SIZES[1:], strict=True):
            code = code * size + level + 1
        return code


class Learned(NamedTuple):
    """The chances of pairs, those by which places were weighed for them, and the weights they rest on."""

    chances: Floats
    before: Floats
    worth: Worth


def likely(old: Sheet, new: Sheet, known: Known, kept: Known) -> Learned:
    """How likely each pair of `known` is; the pairs of `kept` hold already and teach."""
    model = Model()
    places = Places(old, new, np.concatenate((known.olds, kept.olds)), np.concatenate((known.news, kept.news)))
    sure, count = np.ones(len(kept.olds)), len(known.olds)
    chances = before = np.zeros(count)
    for _ in range(ROUNDS[0]):
        before = chances
        weights = np.concatenate((chances, sure))
        place = places.levels(weights)
        patterns, back = np.unique(known.codes(place[:count]), return_inverse=True)
        read = [_levels(code) for code in patterns.tolist()]
        taught = _counted(kept.codes(place[count:]), sure)
        for _ in range(ROUNDS[1]):
            worth = np.array([model.odds(levels) for levels in read])
            chances = _compete(known.olds, known.news, worth[back] if count else chances)
            model.learn(_summed(read, back, chances), taught)
    return Learned(chances, before, model.used())


def account(old: Sheet, new: Sheet, known: Known, kept: Known) -> Account:
    """What the chances of the pairs of `known` (sorted) rest on."""
    learned = likely(old, new, known, kept)
    places = Places(old, new, np.concatenate((known.olds, kept.olds)), np.concatenate((known.news, kept.news)))
    weights = np.concatenate((learned.before, np.ones(len(kept.olds))))
    near, far = (height.shares(weights) for height in places.heights)
    codes = known.codes(places.levels(weights)[: len(known.olds)])

    def told(pair: Pair) -> Told:
        first, last = np.searchsorted(known.olds, (pair[0], pair[0] + 1))
        at = int(first + np.searchsorted(known.news[first:last], pair[1]))
        evidence = Evidence(float(known.text[at]), float(known.title[at]), int(known.parties[at]))
        shares = float(near[at]), float(far[at])
        return Told(evidence, _levels(int(codes[at])), shares, float(learned.chances[at]))

    def of(side: int, at: int) -> list[Pair]:
        found = np.flatnonzero((known.news if side else known.olds) == at)
        return list(zip(known.olds[found].tolist(), known.news[found].tolist(), strict=True))

    return Account(learned.worth, told, of)


def _compete(olds: Ints, news: Ints, odds: Floats) -> Floats:
    if not odds.size:
        return odds
    row, column = np.bincount(olds, odds), np.bincount(news, odds)
    competed: Floats = odds / (1 + (row[olds] + column[news] - odds))
    return competed


def _levels(code: int) -> Levels:
    found: list[int] = []
    for size in reversed(_SIZES):
        code, level = divmod(code, size)
        found.append(level - 1)
    return tuple(reversed(found))


def _counted(codes: Ints, chances: Floats) -> Counted:
    patterns, back = np.unique(codes, return_inverse=True)
    return _summed([_levels(code) for code in patterns.tolist()], back, chances)


def _summed(read: Sequence[Levels], back: Ints, chances: Floats) -> Counted:
    matched = np.bincount(back, chances, len(read)).tolist()
    total = np.bincount(back, minlength=len(read)).tolist()
    return {levels: (m, t - m) for levels, m, t in zip(read, matched, total, strict=True)}


class Places:
    """Where places went, for pairs of provisions: `places.Flow` over arrays."""

    def __init__(self, old: Sheet, new: Sheet, olds: Ints, news: Ints) -> None:
        one, other = _two_above(old), _two_above(new)
        said = old.saying(new)
        spoken = np.array(said[0], np.int64), np.array(said[1], np.int64)
        self.heights = [_Height(spoken, one[olds, height], other[news, height]) for height in (0, 1)]

    def levels(self, weights: Floats) -> Ints:
        """The level of place of each pair, when the pairs are links with these weights (see `Flow.level`)."""
        near, far = (height.shares(weights) for height in self.heights)
        higher = np.where(far >= MOST, 2, np.where(far >= SOME, 1, 0))
        unknown = (near < 0) & ~((far >= 0) & (far < SOME))
        return np.where(near >= SOME, np.where(near >= MOST, 4, 3), np.where(unknown, -1, higher))


def _two_above(sheet: Sheet) -> Ints:
    """The position above each provision of a sheet and the one above that; -1 where there is none."""
    near = np.array(sheet.parents, np.int64)
    return np.stack((near, np.where(near >= 0, near[near], -1)), axis=1) if near.size else near.reshape(-1, 2)


class _Height:
    def __init__(self, spoken: tuple[Ints, Ints], olds: Ints, news: Ints) -> None:
        self.known = (olds >= 0) & (news >= 0)
        self.olds, self.news = olds[self.known], news[self.known]
        keys, self.back = np.unique(self.olds * (len(spoken[1]) + 1) + self.news, return_inverse=True)
        self.count = len(keys)
        same = spoken[0][self.olds] == spoken[1][self.news]
        self.named: Floats = np.where(same & (spoken[0][self.olds] >= 0), NAMED, 0.0)

    def shares(self, weights: Floats) -> Floats:
        """Of each pair how much of the other provisions of its old place stands in its new one; -1: not known."""
        shares = np.full(len(self.known), -1.0)
        if not self.count:
            return shares
        own = weights[self.known]
        both, gone, come = np.bincount(self.back, own), np.bincount(self.olds, own), np.bincount(self.news, own)
        same = both[self.back] - own + self.named
        total = (gone[self.olds] + come[self.news]) / 2 - own + self.named
        heard = np.round(total, 9) >= HEARD
        part = np.divide(same, total, out=np.zeros_like(same), where=heard)
        shares[self.known] = np.where(heard, np.round(np.clip(part, 0, 1), 9), -1.0)
        return shares


def best_rival(index: Ints, values: Floats) -> Floats:
    """For each pair the greatest value among the others with the same index; -1 where there are none."""
    order = np.lexsort((-values, index))
    sorted_index, sorted_values = index[order], values[order]
    first = np.concatenate(([True], sorted_index[1:] != sorted_index[:-1])) if index.size else np.zeros(0, bool)
    group = np.cumsum(first) - 1
    best = sorted_values[first]
    following = np.flatnonzero(first) + 1
    second = np.full(len(best), -1.0)
    inside = following < len(order)
    inside[inside] &= ~first[following[inside]]
    second[inside] = sorted_values[following[inside]]
    found = np.empty(len(values))
    found[order] = np.where(first, second[group], best[group])
    return found
