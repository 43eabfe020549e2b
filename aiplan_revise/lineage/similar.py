"""Provisions that are alike: candidates, what speaks for each and how likely it is (competing EM); parts of wholes."""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from aiplan_revise.lineage.places import Flow, Pair
from aiplan_revise.lineage.words import Sheet

NEAREST = 10
"""So many provisions of the other side are compared with each one."""
RAREST = 24
"""They are found by so many of its rarest shared terms, …"""
COMMON = 150
"""… of which none stands in more provisions than this, unless the editions are so SMALL (pairs) that all may count."""
SMALL = 20_000
WHOLE = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97)
TITLE = (0.2, 0.4, 0.6, 0.8, 0.99)
"""Where the levels of likeness begin, of everything and of the titles."""
PRIOR = 10.0, 100.0
"""So many matched and unmatched pairs the expectations below are worth against what the editions show."""
RATE = 0.2
"""The share of matches among candidates that is expected before any is seen."""
MATCHED = (
    (0.003, 0.015, 0.025, 0.03, 0.05, 0.06, 0.08, 0.12, 0.2, 0.25, 0.167),
    (0.01, 0.015, 0.02, 0.035, 0.03, 0.89),
    (0.02, 0.005, 0.005, 0.03, 0.94),
    (0.01, 0.09, 0.9),
)
"""How often true links show each level of each channel, as expected before any is seen: what EM learned without labels
on six pairs of editions (plans, project reviews, budgets, a catalogue of techniques), averaged and rounded."""
UNMATCHED = (
    (0.84, 0.07, 0.04, 0.018, 0.011, 0.007, 0.005, 0.004, 0.003, 0.0015, 0.0005),
    (0.9, 0.05, 0.02, 0.015, 0.008, 0.007),
    (0.7, 0.02, 0.15, 0.02, 0.11),
    (0.45, 0.35, 0.2),
)
"""The same for the other candidates."""


def candidates(old: Sheet, new: Sheet, olds: Sequence[int], news: Sequence[int]) -> list[Pair]:
    """The pairs worth a look: for each provision of either side the nearest on the other, by the rare words."""
    ranks = _ranks(old, new, olds, news)
    found = set(_nearest(old, new, olds, news, ranks))
    found |= {(o, n) for n, o in _nearest(new, old, news, olds, ranks)}
    return sorted(found)


def _ranks(old: Sheet, new: Sheet, olds: Sequence[int], news: Sequence[int]) -> dict[int, int]:
    """The terms that stand on both sides, numbered from the rarest on; the too common ones of large editions not."""
    held = [
        Counter(chain.from_iterable(sheet.whole(at).terms for at in ats)) for sheet, ats in ((old, olds), (new, news))
    ]
    most = len(olds) + len(news) if len(olds) * len(news) <= SMALL else COMMON
    counts = ((count + held[1][term], term) for term, count in held[0].items() if term in held[1])
    names = old.weights.names
    shared = sorted((count, names[term], term) for count, term in counts if count <= most)
    return {term: rank for rank, (_, _, term) in enumerate(shared)}


def _nearest(
    one: Sheet, other: Sheet, ones: Sequence[int], others: Sequence[int], ranks: Mapping[int, int]
) -> Iterable[Pair]:
    postings: defaultdict[int, list[int]] = defaultdict(list)
    for at in others:
        for term in other.whole(at).terms:
            if term in ranks:
                postings[ranks[term]].append(at)
    by_rank = [one.weights.squares[term] for term in ranks]
    for at in ones:
        sums: defaultdict[int, float] = defaultdict(float)
        for rank in sorted([ranks[term] for term in one.whole(at).terms if term in ranks])[:RAREST]:
            square = by_rank[rank]
            for rival in postings[rank]:
                sums[rival] += square
        yield from ((at, rival) for rival in _top(one.provisions[at].kind, other, sums))


def _top(kind: str, other: Sheet, sums: Mapping[int, float]) -> list[int]:
    alike = [
        (-round(total * other.whole(rival).scale, 6), rival)
        for rival, total in sums.items()
        if other.provisions[rival].kind == kind
    ]
    return [rival for _, rival in heapq.nsmallest(NEAREST, alike)]


Levels = tuple[int, ...]
"""What speaks for a pair as levels of four channels: words, title, place, parties; -1 says nothing."""
Counted = dict[Levels, tuple[float, float]]


class Evidence(NamedTuple):
    """What speaks for a pair: likeness of everything and of the titles (-1: one has none); the parties by level."""

    whole: float
    title: float
    parties: int


def evidence(old: Sheet, new: Sheet, pair: Pair) -> Evidence:
    """What is known of a pair apart from its place."""
    o, n = pair
    cosine = old.weights.cosine
    title = cosine(old.title(o), new.title(n)) if old.titles[o] and new.titles[n] else -1.0
    return Evidence(cosine(old.whole(o), new.whole(n)), title, parties(old, new, pair))


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
        self.rate = RATE

    def odds(self, levels: Levels) -> float:
        """The odds of a pair with these levels (-1: nothing known), before competition."""
        score = math.log(self.rate / (1 - self.rate))
        for channel, level in enumerate(levels):
            if level >= 0:
                score += math.log(self.matched[channel][level] / self.unmatched[channel][level])
        return math.exp(min(score, 50.0))

    def learn(self, counted: Counted, taught: Counted) -> None:
        """Take the weights from patterns of levels with their sums of matched and unmatched, and from links that are
        known (`taught`); the share of matches comes from the candidates alone."""
        every = sorted(counted.items()) + sorted(taught.items())
        for side, tables, prior in ((0, self.matched, MATCHED), (1, self.unmatched, UNMATCHED)):
            for channel, expected in enumerate(prior):
                sums = [PRIOR[side] * share for share in expected]
                for levels, sides in every:
                    if levels[channel] >= 0:
                        sums[levels[channel]] += sides[side]
                total = math.fsum(sums)
                tables[channel] = [s / total for s in sums]
        matched, unmatched = (math.fsum(sides[side] for sides in counted.values()) for side in (0, 1))
        self.rate = (matched + PRIOR[0] * RATE) / (matched + unmatched + PRIOR[0])


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


def likely(old: Sheet, new: Sheet, pairs: Sequence[Pair], kept: Mapping[Pair, bool]) -> list[float]:
    """How likely each candidate is, 0 to 1. `kept` are links that already hold and teach the weights of place and
    parties, and those of the words where it says that the words did not choose them."""
    known = [evidence(old, new, pair) for pair in pairs]
    fixed = [
        (pair, evidence(old, new, pair) if free else Evidence(-1, -1, parties(old, new, pair)))
        for pair, free in kept.items()
    ]
    model, flow = Model(), Flow(old, new)
    flow.weigh((pair, 1.0) for pair in kept)
    chances = [0.0] * len(pairs)
    for _ in range(4):
        levels = [_levels(flow, pair, e, p) for pair, e, p in zip(pairs, known, chances, strict=True)]
        taught = _counted([_levels(flow, pair, e, 1.0) for pair, e in fixed], [1.0] * len(fixed))
        for _ in range(5):
            worth = {pattern: model.odds(pattern) for pattern in set(levels)}
            chances = compete(pairs, [worth[pattern] for pattern in levels])
            model.learn(_counted(levels, chances), taught)
        flow.weigh([*((pair, 1.0) for pair in kept), *zip(pairs, chances, strict=True)])
    return chances


def _levels(flow: Flow, pair: Pair, known: Evidence, own: float) -> Levels:
    whole = -1 if known.whole < 0 else _bin(known.whole, WHOLE)
    title = -1 if known.title < 0 else _bin(known.title, TITLE)
    return whole, title, flow.level(pair, own), known.parties


def _counted(levels: Sequence[Levels], chances: Sequence[float]) -> Counted:
    sums: defaultdict[Levels, list[float]] = defaultdict(list)
    for pattern, chance in zip(levels, chances, strict=True):
        sums[pattern].append(chance)
    return {pattern: (s := math.fsum(found), len(found) - s) for pattern, found in sums.items()}


# ---------------------------------------------------------------- parts

MARGIN = 0.05
"""From this margin on a part is linked; flat between .03 and .10 on the gold pairs (notes of the study)."""
ALONE = 0.12
"""From here on the first part of a whole is linked: on the gold pairs fewer than half of the lower ones were right."""
NEW_WORDS = 0.02
"""What a further piece must bring of words that no partner of the whole holds yet."""


class Part(NamedTuple):
    """A piece, the whole it belongs to, the share of its words that only the whole explains, and that share's margin
    over the best other whole; with that whole (-1: none) and its share."""

    piece: int
    whole: int
    share: float
    margin: float
    rival: int
    rival_share: float


class Residuals:
    """Of every whole on one side the terms that none of its partners on the other side holds."""

    def __init__(self, wholes: Sheet, pieces: Sheet, partners: Mapping[int, Sequence[int]]) -> None:
        self.wholes, self.pieces = wholes, pieces
        self.left: dict[int, set[int]] = {}
        self.index: defaultdict[int, set[int]] = defaultdict(set)
        for whole in wholes.leaves:
            held = partners.get(whole, ())
            if all(wholes.key(whole) != pieces.key(partner) for partner in held):
                self._leave(whole, held)

    def _leave(self, whole: int, held: Sequence[int]) -> None:
        left = set(self.wholes.whole(whole).terms)
        for partner in held:
            left -= self.pieces.whole(partner).terms
        self.left[whole] = left
        for term in left:
            self.index[term].add(whole)

    def part(self, piece: int) -> Part | None:
        """The whole that explains most of the piece, and by how much."""
        weigh, kind = self.pieces.weights.of, self.pieces.provisions[piece].kind
        terms = sorted(self.pieces.whole(piece).terms)
        total = math.fsum(weigh[term] for term in terms)
        sums: defaultdict[int, float] = defaultdict(float)
        for term in terms:
            weight = weigh[term]
            for whole in self.index.get(term, ()):
                sums[whole] += weight
        of_kind = (whole for whole in sums if self.wholes.provisions[whole].kind == kind)
        ranked = heapq.nsmallest(2, ((-round(sums[whole] / total, 6), whole) for whole in of_kind))
        if not ranked:
            return None
        (best, whole), (next_best, rival) = ranked[0], ranked[1] if len(ranked) > 1 else (0.0, -1)
        return Part(piece, whole, -best, round(next_best - best, 6), rival, -next_best)

    def take(self, part: Part) -> None:
        """The piece now belongs to the whole: its words need no other piece."""
        gone = self.left[part.whole] & self.pieces.whole(part.piece).terms
        self.left[part.whole] -= gone
        for term in gone:
            self.index[term].discard(part.whole)


def parts(wholes: Sheet, pieces: Sheet, partners: Mapping[int, Sequence[int]], loose: Sequence[int]) -> list[Part]:
    """The loose pieces that belong to a whole that has a partner already, the clearest first.

    `partners` maps wholes to the pieces they are linked with (wholes without any are rivals only).
    """
    residuals = Residuals(wholes, pieces, partners)
    first = [part for piece in loose if (part := residuals.part(piece))]
    found: list[Part] = []
    parted: set[int] = set()
    for part in sorted(first, key=lambda p: (-p.margin, p.piece)):
        again = residuals.part(part.piece)
        least = MARGIN if part.whole in parted else ALONE
        if part.margin >= least and partners.get(part.whole) and _adds(part, again):
            found.append(part)
            parted.add(part.whole)
            residuals.take(part)
    return found


def _adds(part: Part, again: Part | None) -> bool:
    return again is not None and again.whole == part.whole and again.share >= NEW_WORDS
