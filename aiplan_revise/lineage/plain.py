"""The words of small editions, compared with sets and dictionaries: nothing to load, and quick for some hundred
provisions."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain

from aiplan_revise.lineage.chances import (
    HEARD,
    ONLY,
    Account,
    Contest,
    Evidence,
    Told,
    parties,
)
from aiplan_revise.lineage.competing import Learned, Placed, learned
from aiplan_revise.lineage.kin import Held, kin
from aiplan_revise.lineage.likeness import CLOSER, COMMON, NEAR, NEAREST, RAREST, SMALL, Vocabulary
from aiplan_revise.lineage.parts import Part
from aiplan_revise.lineage.pieces import Pieces
from aiplan_revise.lineage.places import Flow, Pair, whereabouts
from aiplan_revise.lineage.weights import Vector, Weights
from aiplan_revise.lineage.words import Sheet


class Plain:
    """See `likeness.Likeness`."""

    def __init__(self, old: Sheet, new: Sheet) -> None:
        self.old, self.new = old, new
        self.sides = old, new
        self.weights = Weights()
        self.weights.weigh(said for sheet in self.sides for said in zip(sheet.titles, sheet.bodies, strict=True))
        self.named_once = old.named_once & new.named_once
        self._whereabouts = whereabouts(old, new)
        self._vectors: dict[tuple[int, int, bool, bool], Vector] = {}
        self._wholes = [
            [self._vector(side, at, True, True) for at in range(len(of.ids))] for side, of in enumerate(self.sides)
        ]

    def terms(self, side: int, at: int) -> frozenset[int]:
        return self._wholes[side][at].terms

    def vocabulary(self) -> Vocabulary:
        return Vocabulary(self.weights.numbered, self.weight)

    def weight(self, term: int) -> float:
        return self.weights.of[term]

    def heft(self, side: int, at: int) -> float:
        return math.fsum([self.weights.of[term] for term in self.terms(side, at)])

    def cosines(self, pairs: Sequence[Pair]) -> list[float]:
        return [self.weights.cosine(self._whole(0, o), self._whole(1, n)) for o, n in pairs]

    def _whole(self, side: int, at: int) -> Vector:
        """Title and body as one vector."""
        return self._wholes[side][at]

    def _title(self, side: int, at: int) -> Vector:
        """The title as a vector, empty where there is none."""
        return self._vector(side, at, True, False)

    def _body(self, side: int, at: int) -> Vector:
        """The text without the title as a vector."""
        return self._vector(side, at, False, True)

    def _vector(self, side: int, at: int, title: bool, body: bool) -> Vector:
        sheet = self.sides[side]
        key = side, at, title and (sheet.titles[at] != "" or not body), body
        if key not in self._vectors:
            found = [self.weights.numbered(sheet.titles[at])] if key[2] else []
            found += [self.weights.numbered(sheet.bodies[at])] if body else []
            self._vectors[key] = self.weights.vector(found[0] | found[-1])
        return self._vectors[key]

    # ------------------------------------------------------------ candidates

    def nearest(self, olds: Sequence[int], news: Sequence[int]) -> list[Pair]:
        """By the rare words."""
        ranks = self._ranks(olds, news)
        squares = [self.weights.squares[term] for term in ranks]
        one, two = (
            {at: sorted(map(ranks.__getitem__, self.terms(side, at) & ranks.keys())) for at in ats}
            for side, ats in enumerate((olds, news))
        )
        found = set(self._nearest(0, one, two, squares))
        found |= {(o, n) for n, o in self._nearest(1, two, one, squares)}
        return sorted(found)

    def _ranks(self, olds: Sequence[int], news: Sequence[int]) -> dict[int, int]:
        """The terms of both sides, numbered from the rarest on; without the too common ones of large editions."""
        held = [
            Counter(chain.from_iterable(self.terms(side, at) for at in ats)) for side, ats in enumerate((olds, news))
        ]
        most = len(olds) + len(news) if len(olds) * len(news) <= SMALL else COMMON
        counts = ((count + held[1][term], term) for term, count in held[0].items() if term in held[1])
        names = self.weights.names
        shared = sorted((count, names[term], term) for count, term in counts if count <= most)
        return {term: rank for rank, (_, _, term) in enumerate(shared)}

    def _nearest(self, side: int, ones: "Ranked", others: "Ranked", squares: Sequence[float]) -> Iterable[Pair]:
        postings: list[list[int]] = [[] for _ in squares]
        for at, ranks in others.items():
            for rank in ranks:
                postings[rank].append(at)
        for at, ranks in ones.items():
            sums: defaultdict[int, float] = defaultdict(float)
            for rank in ranks[:RAREST]:
                square = squares[rank]
                for rival in postings[rank]:
                    sums[rival] += square
            yield from ((at, rival) for rival in self._top(side, at, sums))

    def _top(self, side: int, at: int, sums: Mapping[int, float]) -> list[int]:
        kind, other = self.sides[side].provisions[at].kind, self.sides[1 - side]
        place, held = self._whereabouts[side][at]
        there, wholes = self._whereabouts[1 - side], self._wholes[1 - side]
        sized = {r: total * wholes[r].scale for r, total in sums.items() if other.provisions[r].kind == kind}
        least = sorted(sized.values())[-NEAREST] - 2 * sum(NEAR) if len(sized) > NEAREST else 0.0
        alike = [
            (
                -round(size, 6) - NEAR[0] * (place == there[rival][0] >= 0) - NEAR[1] * (held == there[rival][1] >= 0),
                rival,
            )
            for rival, size in sized.items()
            if size >= least
        ]
        return [rival for _, rival in sorted(alike)[:NEAREST]]

    # ------------------------------------------------------------ chances

    def contest(self, olds: Sequence[int], news: Sequence[int], kept: Mapping[Pair, bool]) -> Contest:
        pairs = self.nearest(olds, news)
        known = {pair: self._evidence(pair) for pair in pairs}
        _, found = self._learned(known, kept)
        rivals = Rivals(pairs)

        def closer(pair: Pair) -> tuple[bool, bool]:
            title, text = (likeness + CLOSER for likeness in self._apart(pair, known[pair]))
            others = [self._apart(other, known[other]) for other in rivals.of(pair)]
            return any(its > title for its, _ in others), any(its > text for _, its in others)

        heard = {pair: chance for pair, chance in found.chances.items() if chance >= HEARD}
        return Contest(heard, known, closer, partial(kin, self._held()))

    def _held(self) -> Held:
        return Held(self.terms, self.weight, self._count, self._holders)

    def _count(self, term: int) -> int:
        old, new = self._index
        return len(old[term]) + len(new[term])

    def _holders(self, side: int, term: int) -> Sequence[int]:
        """The statements and initiatives that hold a term, if any of the other side does too."""
        return self._index[side].get(term, ())

    @cached_property
    def _index(self) -> list[dict[int, list[int]]]:
        """By side and term, the statements and initiatives that hold it; of terms that stand on both sides."""
        held = [[(at, self.terms(side, at)) for at in of.leaves] for side, of in enumerate(self.sides)]
        old, new = (frozenset().union(*[terms for _, terms in some]) for some in held)
        index: list[dict[int, list[int]]] = [{term: [] for term in old & new} for _ in self.sides]
        for found, some in zip(index, held, strict=True):
            for at, terms in some:
                for term in terms & found.keys():
                    found[term].append(at)
        return index

    def account(self, olds: Sequence[int], news: Sequence[int], kept: Mapping[Pair, bool]) -> Account:
        pairs = self.nearest(olds, news)
        known = {pair: self._evidence(pair) for pair in pairs}
        flow, found = self._learned(known, kept)
        flow.weigh(found.before.items())
        rivals = Rivals(pairs)

        def told(pair: Pair) -> Told:
            own = found.before[pair]
            shares = flow.share(pair, 0, own), flow.share(pair, 1, own)
            (levels,) = Placed(flow, {pair: known[pair]}).levels([own])
            return Told(known[pair], levels, shares, found.chances[pair])

        def of(side: int, at: int) -> list[Pair]:
            return [(o, at) for o in rivals.of_new[at]] if side else [(at, n) for n in rivals.of_old[at]]

        return Account(found.worth, told, of)

    def _apart(self, pair: Pair, known: Evidence) -> tuple[float, float]:
        """How alike titles and texts are, each without the other; 0 where one side has none."""
        o, n = pair
        if known.title >= 0:
            return min(known.title, 1.0), known.text
        titled = self.old.titles[o] or self.new.titles[n]
        return 0.0, self.weights.cosine(self._body(0, o), self._body(1, n)) if titled else known.text

    def _evidence(self, pair: Pair) -> Evidence:
        """What is known of a pair apart from its place."""
        o, n = pair
        cosine = self.weights.cosine
        agreed = parties(self.old, self.new, pair)
        if not self.old.titles[o] or not self.new.titles[n]:
            return Evidence(cosine(self._whole(0, o), self._whole(1, n)), -1.0, agreed)
        only = self.old.titles[o] == self.new.titles[n] in self.named_once
        title = ONLY if only else cosine(self._title(0, o), self._title(1, n))
        return Evidence(cosine(self._body(0, o), self._body(1, n)), title, agreed)

    def _learned(self, known: Mapping[Pair, Evidence], kept: Mapping[Pair, bool]) -> tuple[Flow, Learned]:
        fixed = {
            pair: self._evidence(pair) if free else Evidence(-1, -1, parties(self.old, self.new, pair))
            for pair, free in kept.items()
        }
        flow = Flow(self.old, self.new, kept)
        return flow, learned(flow, known, fixed)

    def pieces(self, side: int, partners: Mapping[int, Sequence[int]], loose: Sequence[int]) -> list[Part]:
        return list(Pieces(self._held(), self.heft, (self.old, self.new), side, partners).found(loose))


Ranked = Mapping[int, Sequence[int]]
"""Of each provision the ranks of its terms, the rarest first."""


class Rivals:
    """Which pairs stand for the same provisions."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self.of_old: defaultdict[int, list[int]] = defaultdict(list)
        self.of_new: defaultdict[int, list[int]] = defaultdict(list)
        for o, n in pairs:
            self.of_old[o].append(n)
            self.of_new[n].append(o)

    def of(self, pair: Pair) -> list[Pair]:
        """The other pairs of either provision."""
        o, n = pair
        return [(o, q) for q in self.of_old[o] if q != n] + [(p, n) for p in self.of_new[n] if p != o]
