"""The words of small editions, compared with sets and dictionaries: nothing to load, and quick for some hundred
provisions."""

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain
from typing import NamedTuple, Protocol

from aiplan_revise.lineage.chances import (
    HEARD,
    ONLY,
    ROUNDS,
    TEXT,
    TITLE,
    Account,
    Contest,
    Evidence,
    Field,
    Levels,
    Model,
    Told,
    Worth,
    counted,
    grouped,
    parties,
)
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
        found = set(self._nearest(0, olds, news, ranks))
        found |= {(o, n) for n, o in self._nearest(1, news, olds, ranks)}
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

    def _nearest(
        self, side: int, ones: Sequence[int], others: Sequence[int], ranks: Mapping[int, int]
    ) -> Iterable[Pair]:
        postings: defaultdict[int, list[int]] = defaultdict(list)
        for at in others:
            for term in self.terms(1 - side, at):
                if term in ranks:
                    postings[ranks[term]].append(at)
        by_rank = [self.weights.squares[term] for term in ranks]
        for at in ones:
            sums: defaultdict[int, float] = defaultdict(float)
            for rank in sorted([ranks[term] for term in self.terms(side, at) if term in ranks])[:RAREST]:
                square = by_rank[rank]
                for rival in postings[rank]:
                    sums[rival] += square
            yield from ((at, rival) for rival in self._top(side, at, sums))

    def _top(self, side: int, at: int, sums: Mapping[int, float]) -> list[int]:
        kind, other = self.sides[side].provisions[at].kind, self.sides[1 - side]
        place, held = self._whereabouts[side][at]
        there, wholes = self._whereabouts[1 - side], self._wholes[1 - side]
        alike = [
            (
                -round(total * wholes[rival].scale, 6)
                - NEAR[0] * (place == there[rival][0] >= 0)
                - NEAR[1] * (held == there[rival][1] >= 0),
                rival,
            )
            for rival, total in sums.items()
            if other.provisions[rival].kind == kind
        ]
        return [rival for _, rival in sorted(alike)[:NEAREST]]

    # ------------------------------------------------------------ chances

    def contest(self, olds: Sequence[int], news: Sequence[int], kept: Mapping[Pair, bool]) -> Contest:
        pairs = self.nearest(olds, news)
        known = {pair: self._evidence(pair) for pair in pairs}
        chances = self._likely(known, kept).chances
        rivals = Rivals(pairs)

        def closer(pair: Pair) -> tuple[bool, bool]:
            others = rivals.of(pair)
            return self._closer(self._title, pair, others), self._closer(self._body, pair, others)

        heard = {pair: chance for pair, chance in chances.items() if chance >= HEARD}
        return Contest(heard, known, closer, partial(kin, self._held()))

    def _held(self) -> Held:
        return Held(self.terms, self.weight, self._count, self._holders)

    def _count(self, term: int) -> int:
        return sum(len(index.get(term, ())) for index in self._index)

    def _holders(self, side: int, term: int) -> Sequence[int]:
        """The statements and initiatives that hold a term."""
        return self._index[side].get(term, ())

    @cached_property
    def _index(self) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
        found: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
        for index, sheet, wholes in zip(found, self.sides, self._wholes, strict=True):
            for at in sheet.leaves:
                for term in wholes[at].terms:
                    index.setdefault(term, []).append(at)
        return found

    def account(self, olds: Sequence[int], news: Sequence[int], kept: Mapping[Pair, bool]) -> Account:
        pairs = self.nearest(olds, news)
        known = {pair: self._evidence(pair) for pair in pairs}
        learned = self._likely(known, kept)
        flow, rivals = Flow(self.old, self.new, kept), Rivals(pairs)
        flow.weigh(learned.before.items())

        def told(pair: Pair) -> Told:
            own = learned.before[pair]
            shares = flow.share(pair, 0, own), flow.share(pair, 1, own)
            (levels,) = _placed(flow, [pair], [own], [_levels(known[pair])])
            return Told(known[pair], levels, shares, learned.chances[pair])

        def of(side: int, at: int) -> list[Pair]:
            return [(o, at) for o in rivals.of_new[at]] if side else [(at, n) for n in rivals.of_old[at]]

        return Account(learned.worth, told, of)

    def _closer(self, part: "_Part", pair: Pair, others: Sequence[Pair]) -> bool:
        cosine = self.weights.cosine
        own = cosine(part(0, pair[0]), part(1, pair[1])) + CLOSER
        return any(cosine(part(0, p), part(1, q)) > own for p, q in others)

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

    def _likely(self, known: Mapping[Pair, Evidence], kept: Mapping[Pair, bool]) -> "_Learned":
        fixed = {
            pair: self._evidence(pair) if free else Evidence(-1, -1, parties(self.old, self.new, pair))
            for pair, free in kept.items()
        }
        said, taught = ([_levels(e) for e in some.values()] for some in (known, fixed))
        sure, field = [1.0] * len(fixed), Field(known)
        model, flow = Model(), Flow(self.old, self.new, kept)
        chances = before = [0.0] * len(known)
        for _ in range(ROUNDS[0]):
            before = chances
            levels = _placed(flow, known, chances, said)
            groups, held = grouped(levels), counted(grouped(_placed(flow, fixed, sure, taught)), sure)
            for _ in range(ROUNDS[1]):
                worth = {pattern: model.odds(pattern) for pattern in groups}
                chances = field.compete([worth[pattern] for pattern in levels])
                model.learn(counted(groups, chances), held)
            flow.weigh(zip(known, chances, strict=True))
        last, used = (dict(zip(known, some, strict=True)) for some in (chances, before))
        return _Learned(last, used, model.used())

    def pieces(self, side: int, partners: Mapping[int, Sequence[int]], loose: Sequence[int]) -> list[Part]:
        return list(Pieces(self._held(), self.heft, (self.old, self.new), side, partners).found(loose))


class _Learned(NamedTuple):
    """The chances of pairs, those by which places were weighed for them, and the weights they rest on."""

    chances: dict[Pair, float]
    before: dict[Pair, float]
    worth: Worth


class _Part(Protocol):
    def __call__(self, side: int, at: int) -> Vector: ...


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


def _levels(known: Evidence) -> Levels:
    """The levels of what is known of a pair, the place left open."""
    text = -1 if known.text < 0 else bisect_right(TEXT, known.text)
    title = -1 if known.title < 0 else bisect_right(TITLE, known.title)
    return text, title, -1, known.parties


def _placed(flow: Flow, pairs: Iterable[Pair], chances: Sequence[float], levels: Sequence[Levels]) -> list[Levels]:
    """The levels with that of the place; a chance is the weight with which the pair itself was counted there."""
    told = zip(pairs, chances, levels, strict=True)
    return [(text, title, flow.level(pair, own), party) for pair, own, (text, title, _, party) in told]
