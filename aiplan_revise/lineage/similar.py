"""Provisions that are alike: candidates, what speaks for each, and how likely each is (competing EM)."""

import heapq
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from aiplan_revise.lineage.places import Flow, Pair
from aiplan_revise.lineage.words import Sheet, Vector, cosine, numerals

NEAREST = 10
RAREST = 24
COMMON = 400
SMALL = 20_000
WHOLE = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97)
TITLE = (0.2, 0.4, 0.6, 0.8, 0.99)
PRIOR = 8.0
SURE = 0.9
CLOSER = 0.05
LEAST = 0.1
MATCHED = (
    (0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.1, 0.12, 0.16, 0.18, 0.2),
    (0.05, 0.04, 0.06, 0.1, 0.15, 0.6),
    (0.06, 0.02, 0.06, 0.1, 0.76),
    (0.05, 0.25, 0.7),
)
UNMATCHED = (
    (0.3, 0.35, 0.15, 0.08, 0.05, 0.03, 0.02, 0.01, 0.006, 0.003, 0.001),
    (0.6, 0.2, 0.1, 0.06, 0.03, 0.01),
    (0.55, 0.05, 0.15, 0.05, 0.2),
    (0.4, 0.4, 0.2),
)


def candidates(old: Sheet, new: Sheet, olds: Sequence[int], news: Sequence[int]) -> list[Pair]:
    """The pairs worth a look: for each provision of either side its nearest on the other, by the words that are rare."""
    small = len(olds) * len(news) <= SMALL
    found = {(o, n) for o, n in _nearest(old, new, olds, news, small)}
    found |= {(o, n) for n, o in _nearest(new, old, news, olds, small)}
    return sorted(found)


def _nearest(one: Sheet, other: Sheet, ones: Sequence[int], others: Sequence[int], small: bool) -> Iterable[Pair]:
    postings: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for at in others:
        for term, value in other.whole[at].items():
            postings[term].append((at, value))
    for at in ones:
        sums: defaultdict[int, float] = defaultdict(float)
        for term in _telling(one.whole[at], postings, small):
            value = one.whole[at][term]
            for rival, worth in postings[term]:
                if one.provisions[at].kind == other.provisions[rival].kind:
                    sums[rival] += value * worth
        best = heapq.nsmallest(NEAREST, ((-round(total, 6), rival) for rival, total in sums.items()))
        yield from ((at, rival) for _, rival in best)


def _telling(vector: Vector, postings: dict[int, list[tuple[int, float]]], small: bool) -> Iterable[int]:
    shared = [term for term in vector if term in postings]
    if small:
        return shared
    rare = (term for term in shared if len(postings[term]) <= COMMON)
    return heapq.nsmallest(RAREST, rare, key=lambda term: (len(postings[term]), -vector[term], term))


class Evidence(NamedTuple):
    """What speaks for a pair: likeness of everything and of the titles (-1: one has none), and of the bodies by level."""

    whole: float
    title: float
    parties: int


def evidence(old: Sheet, new: Sheet, pair: Pair) -> Evidence:
    """What is known of a pair apart from its place."""
    o, n = pair
    title = cosine(old.title[o], new.title[n]) if old.title[o] and new.title[n] else -1.0
    return Evidence(cosine(old.whole[o], new.whole[n]), title, parties(old, new, pair))


def parties(old: Sheet, new: Sheet, pair: Pair) -> int:
    """2: the same parties; 1: some; 0: none; -1: one side names none."""
    one, other = old.parties[pair[0]], new.parties[pair[1]]
    if not one or not other:
        return -1
    return 2 if one == other else 1 if one & other else 0


def _bin(value: float, edges: Sequence[float]) -> int:
    return sum(value >= edge for edge in edges)


class Model:
    """How likely each level of each channel is among true links and among the other candidates.

    Fellegi and Sunter's model with weights from the pairs themselves (EM), and one-to-one competition: the odds of a
    pair stand against those of all its rivals on both sides. `PRIOR` pairs' worth of expectation keep it sane where
    there is little to learn from.
    """

    def __init__(self) -> None:
        self.matched = [list(channel) for channel in MATCHED]
        self.unmatched = [list(channel) for channel in UNMATCHED]
        self.rate = 0.1

    def odds(self, levels: Sequence[int]) -> float:
        """The odds of a pair with these levels (-1: nothing known), before competition."""
        score = math.log(self.rate / (1 - self.rate))
        for channel, level in enumerate(levels):
            if level >= 0:
                score += math.log(self.matched[channel][level] / self.unmatched[channel][level])
        return math.exp(min(score, 50.0))

    def learn(self, counted: dict[tuple[int, ...], tuple[float, float]]) -> None:
        """Take the weights from patterns of levels with their sums of matched and unmatched."""
        for side, tables, prior in ((0, self.matched, MATCHED), (1, self.unmatched, UNMATCHED)):
            for channel, expected in enumerate(prior):
                sums = [PRIOR * share for share in expected]
                for levels in sorted(counted):
                    if levels[channel] >= 0:
                        sums[levels[channel]] += counted[levels][side]
                total = sum(sums)
                tables[channel] = [s / total for s in sums]
        matched = sum(counted[levels][0] for levels in sorted(counted))
        unmatched = sum(counted[levels][1] for levels in sorted(counted))
        self.rate = min(0.9, max(1e-6, (matched + 0.1) / (matched + unmatched + 1)))


def compete(pairs: Sequence[Pair], odds: Sequence[float]) -> list[float]:
    """How likely each pair is, given that a provision has one partner or none."""
    rows: defaultdict[int, list[float]] = defaultdict(list)
    columns: defaultdict[int, list[float]] = defaultdict(list)
    for (o, n), value in zip(pairs, odds, strict=True):
        rows[o].append(value)
        columns[n].append(value)
    row = {o: math.fsum(found) for o, found in rows.items()}
    column = {n: math.fsum(found) for n, found in columns.items()}
    return [value / (1 + ((row[o] + column[n]) - value)) for (o, n), value in zip(pairs, odds, strict=True)]


def likely(
    old: Sheet, new: Sheet, pairs: Sequence[Pair], kept: Sequence[Pair], flow: Flow
) -> tuple[list[float], list[Evidence]]:
    """How likely each candidate is, and what speaks for it; `kept` are links that already hold and teach the weights."""
    known = [evidence(old, new, pair) for pair in pairs]
    fixed = [(pair, parties(old, new, pair)) for pair in kept]
    model = Model()
    flow.weigh((pair, 1.0) for pair in kept)
    chances = [0.0] * len(pairs)
    for turn in range(4):
        levels = [
            (_bin(e.whole, WHOLE), -1 if e.title < 0 else _bin(e.title, TITLE), flow.level(pair, p), e.parties)
            for pair, e, p in zip(pairs, known, chances, strict=True)
        ]
        settled = [(-1, -1, flow.level(pair, 1.0), held) for pair, held in fixed]
        for _ in range(5):
            worth = {pattern: model.odds(pattern) for pattern in set(levels)}
            chances = compete(pairs, [worth[pattern] for pattern in levels])
            model.learn(_counted(levels, chances, settled))
        flow.weigh([*((pair, 1.0) for pair in kept), *zip(pairs, chances, strict=True)])
    return chances, known


def _counted(
    levels: Sequence[tuple[int, ...]], chances: Sequence[float], settled: Sequence[tuple[int, ...]]
) -> dict[tuple[int, ...], tuple[float, float]]:
    sums: defaultdict[tuple[int, ...], list[float]] = defaultdict(list)
    for pattern, chance in zip(levels, chances, strict=True):
        sums[pattern].append(chance)
    for pattern in settled:
        sums[pattern].append(1.0)
    return {pattern: (s := math.fsum(found), len(found) - s) for pattern, found in sums.items()}


# ---------------------------------------------------------------- the best pairs


class Match(NamedTuple):
    """A pair that was chosen: how likely it is, whether its parts agree, the best pair not taken, and what is unclear."""

    pair: Pair
    chance: float
    certain: bool
    rival: Pair | None
    rival_chance: float
    doubts: tuple[str, ...]


def matches(old: Sheet, new: Sheet, pairs: Sequence[Pair], chances: Sequence[float], least: float) -> list[Match]:
    """The best one-to-one choice of pairs with at least `least` chance, with what speaks against each."""
    rivals = Rivals(old, new, pairs, chances)
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    found: list[Match] = []
    for chance, (o, n) in sorted(zip(chances, pairs, strict=True), key=_first):
        if chance < least or o in taken_old or n in taken_new:
            continue
        taken_old.add(o)
        taken_new.add(n)
        doubts = rivals.doubts((o, n))
        rival, rival_chance = rivals.next_best((o, n))
        found.append(Match((o, n), chance, chance >= SURE and not doubts, rival, rival_chance, doubts))
    return found


def _first(scored: tuple[float, Pair]) -> tuple[float, int, int]:
    """The likelier first; equally likely ones in an order that is the same with the sides swapped."""
    chance, (o, n) = scored
    return -round(chance, 9), o + n, min(o, n)


class Rivals:
    """The other candidates of a pair, on both sides."""

    def __init__(self, old: Sheet, new: Sheet, pairs: Sequence[Pair], chances: Sequence[float]) -> None:
        self.old, self.new = old, new
        self.chance = dict(zip(pairs, chances, strict=True))
        self.by_old: defaultdict[int, list[Pair]] = defaultdict(list)
        self.by_new: defaultdict[int, list[Pair]] = defaultdict(list)
        for pair in pairs:
            self.by_old[pair[0]].append(pair)
            self.by_new[pair[1]].append(pair)

    def of(self, pair: Pair) -> list[Pair]:
        """The pairs that share a side with this one."""
        return [p for p in self.by_old[pair[0]] + self.by_new[pair[1]] if p != pair]

    def next_best(self, pair: Pair) -> tuple[Pair | None, float]:
        """The likeliest rival, and how likely it is."""
        best = min(((self.chance[p], p) for p in self.of(pair)), key=_first, default=None)
        return (best[1], best[0]) if best else (None, 0.0)

    def doubts(self, pair: Pair) -> tuple[str, ...]:
        """Why the pair is not certain, however likely it is."""
        o, n = pair
        found: list[str] = []
        if numerals(self.old.titles[o]) != numerals(self.new.titles[n]):
            found.append("the titles name different numbers")
        for name, one, other in (("title", self.old.title, self.new.title), ("text", self.old.body, self.new.body)):
            own = cosine(one[o], other[n])
            if any(cosine(one[p], other[q]) > own + CLOSER for p, q in self.of(pair)):
                found.append(f"by the {name} alone another one is closer")
        return tuple(found)
