"""Where provisions stand: which headings of two editions correspond, judged by where the provisions below them went."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, product
from typing import NamedTuple

from aiplan_revise.lineage.words import Sheet
from aiplan_revise.model.edition import HEADINGS

Pair = tuple[int, int]
HEADING = 0.45
"""What a pair of headings must reach."""
MOST, SOME = 0.5, 0.15
"""Shares from which a place is the same one wholly, and partly."""
CARRIED = 1.5
"""So many provisions (by link weight) must stand below two headings that have hardly a word in common."""
HEARD = 0.5
"""So many provisions must have told where a place went."""
BLOCK = 100_000
"""Equal texts on both sides beyond so many pairs are not told apart one by one."""
NAMED = 1.0
"""How many provisions that went the same way an equal heading is worth."""


class Step(NamedTuple):
    """The places of a pair at one height, and what it counts that they bear the same name."""

    places: Pair
    named: float


class Flow:
    """How much of each place went to which: sums of link weights between places, one height above and two.

    `share` tells of a pair of provisions how much of the *other* provisions of the old place stands in the new one.
    """

    def __init__(self, old: Sheet, new: Sheet, sure: Iterable[Pair] = ()) -> None:
        """`sure` are pairs that always count in full."""
        self.old, self.new = old, new
        self.above_old = [two_above(old, at) for at in range(len(old.provisions))]
        self.above_new = [two_above(new, at) for at in range(len(new.provisions))]
        self._steps: dict[Pair, tuple[Step | None, Step | None]] = {}
        self._named: dict[Pair, float] = {}
        self._sure = Counter(step.places for pair in sure for step in self.steps(pair) if step)
        self.weigh(())

    def steps(self, pair: Pair) -> "tuple[Step | None, Step | None]":
        """The places of a pair one height above and two, where both have one."""
        found = self._steps.get(pair)
        if found is None:
            (p, q), (above_p, above_q) = zip(self.above_old[pair[0]], self.above_new[pair[1]], strict=True)
            found = self._steps[pair] = self._step((p, q)), self._step((above_p, above_q))
        return found

    def _step(self, places: Pair) -> "Step | None":
        if min(places) < 0:
            return None
        named = self._named.get(places)
        if named is None:
            equal = self.old.bodies[places[0]] != "" and self.old.key(places[0]) == self.new.key(places[1])
            named = self._named[places] = NAMED if equal else 0.0
        return Step(places, named)

    def weigh(self, weights: Iterable[tuple[Pair, float]]) -> None:
        """Take these weights (0 to 1) of pairs in place of the ones before."""
        both: dict[Pair, list[float]] = {above: [float(count)] for above, count in self._sure.items()}
        for pair, weight in weights:
            for step in self.steps(pair):
                if step:
                    both.setdefault(step.places, []).append(weight)
        ones: tuple[dict[int, list[float]], ...] = ({}, {})
        for above, found in both.items():
            for side, place in zip(ones, above, strict=True):
                side.setdefault(place, []).extend(found)
        self.both = {above: math.fsum(found) for above, found in both.items()}
        self.from_old, self.from_new = ({key: math.fsum(found) for key, found in side.items()} for side in ones)

    def share(self, pair: Pair, height: int, own: float) -> float:
        """0 to 1; -1 where nothing is known. `own` is the weight with which the pair itself was counted."""
        return self._share(self.steps(pair)[height], own)

    def _share(self, step: "Step | None", own: float) -> float:
        if step is None:
            return -1.0
        places, named = step
        total = (self.from_old.get(places[0], 0.0) + self.from_new.get(places[1], 0.0)) / 2 - own + named
        if round(total, 9) < HEARD:
            return -1.0
        share = round((self.both.get(places, 0.0) - own + named) / total, 9)
        return 0.0 if share <= 0.0 else 1.0 if share > 1.0 else share

    def level(self, pair: Pair, own: float) -> int:
        """4 and 3: the same place, wholly or partly; 2 and 1: the same place one higher; 0: elsewhere; -1: unknown."""
        steps = self.steps(pair)
        near = self._share(steps[0], own)
        if near >= SOME:
            return 4 if near >= MOST else 3
        far = self._share(steps[1], own)
        if near < 0 and not 0 <= far < SOME:
            return -1
        return 2 if far >= MOST else 1 if far >= SOME else 0


def two_above(sheet: Sheet, at: int) -> Pair:
    """The position above a provision and the one above that; -1 where there is none."""
    near = sheet.parents[at]
    return near, sheet.parents[near] if near >= 0 else -1


def whereabouts(old: Sheet, new: Sheet) -> tuple[list[Pair], list[Pair]]:
    """Of every provision a number of what its heading says and one of its parties, the same in both editions; -1 where
    there is none."""
    said = old.saying(new)
    sets: dict[frozenset[str], int] = {}
    for held in chain(old.parties, new.parties):
        sets.setdefault(held, len(sets) if held else -1)
    one, two = (
        [
            (spoken[above] if above >= 0 else -1, sets[held])
            for above, held in zip(side.parents, side.parties, strict=True)
        ]
        for side, spoken in zip((old, new), said, strict=True)
    )
    return one, two


# ---------------------------------------------------------------- equal texts told apart by their context


class Standing(NamedTuple):
    """A pair of provisions with one text, by how much its surroundings agree better than those of any rival, and
    whether neither place nor parties alone speak for a rival."""

    pair: Pair
    margin: float
    agreed: bool


def context(flow: Flow, olds: Sequence[int], news: Sequence[int]) -> list[Standing]:
    """Of provisions with one text the pairs that stand out, on both sides, by place, parties and number.

    Nothing for blocks of more than BLOCK pairs: those are left to the rungs below.
    """
    if len(olds) * len(news) > BLOCK:
        return []
    marks = {(o, n): _marks(flow, (o, n)) for o in olds for n in news}
    worth = {pair: max(0.0, place) + 1.5 * common + number for pair, (place, common, number) in marks.items()}
    places, parties = ({pair: mark[which] for pair, mark in marks.items()} for which in (0, 1))
    best, place, common = (_two_best(scores) for scores in (worth, places, parties))
    return [
        Standing(pair, own - _rival(best, pair), _leads(place, places, pair) and _leads(common, parties, pair))
        for pair, own in worth.items()
        if own > _rival(best, pair)
    ]


Best = dict[tuple[int, int], list[tuple[float, Pair]]]


def _leads(best: Best, scores: Mapping[Pair, float], pair: Pair) -> bool:
    return scores[pair] >= _rival(best, pair, -1.0)


def _two_best(scores: Mapping[Pair, float]) -> Best:
    return _best_two((score, pair) for pair, score in sorted(scores.items(), key=lambda scored: -scored[1]))


def _marks(flow: Flow, pair: Pair) -> tuple[float, float, float]:
    """How well the surroundings of a pair agree: by place, by parties, by the printed number."""
    one, other = flow.old.provisions[pair[0]], flow.new.provisions[pair[1]]
    held, matching = flow.old.parties[pair[0]], flow.new.parties[pair[1]]
    common = len(held & matching) / len(held | matching) if held | matching else 0.0
    return float(flow.level(pair, 0.0)), common, 0.25 * (one.number == other.number)


# ---------------------------------------------------------------- headings


class Heading(NamedTuple):
    """Two headings that correspond: how well, whether beyond doubt, whether by equal words, and the share of the linked
    provisions below either that stand below both (-1: there are none); then how alike their words are, whether those
    above them correspond, and the score of the best rival."""

    pair: Pair
    score: float
    certain: bool
    same_text: bool
    flow: float
    words: float
    parents: bool
    rival: float


class Headings:
    """Links headings from the top down: by words, by where their provisions went, by number under linked parents."""

    def __init__(
        self,
        old: Sheet,
        new: Sheet,
        weights: Iterable[tuple[Pair, float]],
        cosines: Callable[[Sequence[Pair]], Sequence[float]],
    ) -> None:
        self.old, self.new = old, new
        self.cosines = cosines
        self.alike: dict[Pair, float] = {}
        self.both: defaultdict[Pair, float] = defaultdict(float)
        self.gone: defaultdict[int, float] = defaultdict(float)
        self.come: defaultdict[int, float] = defaultdict(float)
        below: defaultdict[Pair, list[float]] = defaultdict(list)
        for (o, n), weight in weights:
            below[old.parents[o], new.parents[n]].append(weight)
        for (o, n), parts in sorted(below.items()):
            weight = math.fsum(parts)
            above = _headings(old, o), _headings(new, n)
            for p in above[0]:
                self.gone[p] += weight
            for q in above[1]:
                self.come[q] += weight
            for p, q in product(*above):
                self.both[p, q] += weight
        self.linked: dict[int, int] = {}

    def link(self, near: Iterable[Pair], kept: Iterable[Pair], closed: tuple[set[int], set[int]]) -> list[Heading]:
        """The headings that correspond. `near` are pairs alike in words, `kept` hold already, `closed` positions of
        either side are not to be linked."""
        self.linked.update(kept)
        wide = {p for p in {*near, *self.both, *self._alone()} if p[0] not in closed[0] and p[1] not in closed[1]}
        of_kind: dict[tuple[str, str], set[Pair]] = {}
        for pair in wide:
            of_kind.setdefault(self._kind(pair), set()).add(pair)
        found: list[Heading] = []
        for kind in HEADINGS:
            fitting = of_kind.get((kind, kind), set())
            listed = sorted(fitting)
            self.alike.update(zip(listed, self.cosines(listed), strict=True))
            while chosen := self._choose(fitting | self._below(kind, closed), strict=True):
                found += chosen
            found += self._choose(fitting, strict=False)
        return found

    def _kind(self, pair: Pair) -> tuple[str, str]:
        return self.old.provisions[pair[0]].kind, self.new.provisions[pair[1]].kind

    def _alone(self) -> set[Pair]:
        """Headings whose words stand once on either side."""
        olds, news = _by_key(self.old, self.old.heads), _by_key(self.new, self.new.heads)
        return {(o[0], news[k][0]) for k, o in olds.items() if k[2] and len(o) == 1 and len(news.get(k, ())) == 1}

    def _below(self, kind: str, closed: tuple[set[int], set[int]]) -> set[Pair]:
        """Headings with the same words under linked parents."""
        loose = [o for o in self.old.heads if self.old.bodies[o] and o not in self.linked and o not in closed[0]]
        held = set(self.linked.values())
        places: defaultdict[tuple[int, object], list[int]] = defaultdict(list)
        for n in self.new.heads:
            if n not in held and n not in closed[1] and self.new.provisions[n].kind == kind:
                places[self.new.parents[n], self.new.key(n)].append(n)
        above = {-1: -1, **self.linked}
        return {(o, n) for o in loose for n in places.get((above.get(self.old.parents[o], -2), self.old.key(o)), ())}

    def _choose(self, pairs: Iterable[Pair], strict: bool) -> list[Heading]:
        """The best pairs, one to one; the strict choice asks for linked parents or provisions that went that way."""
        held = set(self.linked.values())
        loose = [p for p in pairs if p[0] not in self.linked and p[1] not in held and (not strict or self._placed(p))]
        scored = sorted(((self._score(p), p) for p in loose), key=lambda s: (-s[0], sum(s[1]), min(s[1])))
        best = _best_two(scored)
        found: list[Heading] = []
        for score, pair in scored:
            free = pair[0] not in self.linked and pair[1] not in held
            if free and score >= HEADING:
                self.linked[pair[0]] = pair[1]
                held.add(pair[1])
                found.append(self._judged(pair, score, _rival(best, pair)))
        return found

    def _placed(self, pair: Pair) -> bool:
        return self._flow(pair) >= MOST or self._parents(pair)

    def _judged(self, pair: Pair, score: float, rival: float) -> Heading:
        same = self.old.key(pair[0]) == self.new.key(pair[1])
        flow = self._flow(pair)
        alike, parents = self._words(pair), self._parents(pair)
        agrees = flow >= MOST or (flow < 0 and parents)
        words = same or (flow >= MOST and alike >= MOST and parents)
        return Heading(pair, score, agrees and words and score > rival + 0.05, same, flow, alike, parents, rival)

    def _score(self, pair: Pair) -> float:
        flow, words, parents = self._flow(pair), self._words(pair), self._parents(pair)
        number = self.old.provisions[pair[0]].number
        numbered = parents and number != "" and number == self.new.provisions[pair[1]].number
        alone = words < SOME and self.both.get(pair, 0.0) < CARRIED
        if flow < 0 or alone:
            return round(0.7 * words + 0.2 * parents + 0.1 * numbered, 6)
        return round(0.5 * flow + 0.3 * words + 0.15 * parents + 0.05 * numbered, 6)

    def _words(self, pair: Pair) -> float:
        same = self.old.bodies[pair[0]] != "" and self.old.key(pair[0]) == self.new.key(pair[1])
        return 1.0 if same else self.alike[pair]

    def _flow(self, pair: Pair) -> float:
        total = (self.gone.get(pair[0], 0.0) + self.come.get(pair[1], 0.0)) / 2
        return round(self.both.get(pair, 0.0) / total, 9) if total else -1.0

    def _parents(self, pair: Pair) -> bool:
        above = self.old.parents[pair[0]], self.new.parents[pair[1]]
        return above == (-1, -1) or (above[0] >= 0 and self.linked.get(above[0]) == above[1])


def _headings(sheet: Sheet, parent: int) -> list[int]:
    """The headings among a position and those above it."""
    chain = [parent, *sheet.above(parent)] if parent >= 0 else []
    return [at for at in chain if at in sheet.head_set]


def _by_key(sheet: Sheet, among: Iterable[int]) -> dict[tuple[str, str, str], list[int]]:
    found: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for at in among:
        found[sheet.key(at)].append(at)
    return dict(found)


def _best_two(scored: Iterable[tuple[float, Pair]]) -> Best:
    """The two best pairs of each heading; a heading is (side, position)."""
    best: defaultdict[tuple[int, int], list[tuple[float, Pair]]] = defaultdict(list)
    for score, pair in scored:
        for heading in enumerate(pair):
            best[heading] = [*best[heading], (score, pair)][:2]
    return dict(best)


def _rival(best: Best, pair: Pair, none: float = 0.0) -> float:
    return max((s for heading in enumerate(pair) for s, p in best[heading] if p != pair), default=none)
