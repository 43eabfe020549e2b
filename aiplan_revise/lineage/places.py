"""Where provisions stand: which places of two editions correspond, judged by where the provisions there went."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from aiplan_revise.lineage.words import Sheet

Pair = tuple[int, int]
MOST, SOME = 0.5, 0.15
"""Shares from which a place is the same one wholly, and partly."""
HEARD = 0.5
"""So many provisions must have told where a place went."""
NEARLY = 5e-10
"""By so much a sum of weights may miss a bound that it would reach if they were added in another order."""
BLOCK = 100_000
"""Equal texts on both sides beyond so many pairs are not told apart one by one."""
FARTHER = 0.5
"""What it is worth that the place above the place is the same too, where levels of place are told apart by 1."""
NAMED = 1.0
"""How many provisions that went the same way an equal heading is worth."""


class Step(NamedTuple):
    """The places of a pair at one height, and what it counts that they bear the same name."""

    places: Pair
    named: float


Steps = tuple[Step | None, Step | None]


class Flow:
    """How much of each place went to which: sums of link weights between places, one height above and two.

    `share` tells of a pair of provisions how much of the *other* provisions of the old place stands in the new one.
    """

    both: Mapping[Pair, float]
    from_old: Mapping[int, float]
    from_new: Mapping[int, float]

    def __init__(self, old: Sheet, new: Sheet, sure: Iterable[Pair] = ()) -> None:
        """`sure` are pairs that always count in full."""
        self.old, self.new = old, new
        self._steps: dict[Pair, Steps] = {}
        self._named: dict[Pair, float] = {}
        self.sure = Counter(step.places for pair in sure for step in self.steps(pair) if step)
        self.weigh(())

    def steps(self, pair: Pair) -> Steps:
        """The places of a pair one height above and two, where both have one."""
        near = self.old.parents[pair[0]], self.new.parents[pair[1]]
        found = self._steps.get(near)
        if found is None:
            above = _above(self.old, near[0]), _above(self.new, near[1])
            found = self._steps[near] = self._step(near), self._step(above)
        return found

    def _step(self, places: Pair) -> Step | None:
        if min(places) < 0:
            return None
        named = self._named.get(places)
        if named is None:
            equal = self.old.bodies[places[0]] != "" and self.old.key(places[0]) == self.new.key(places[1])
            named = self._named[places] = NAMED if equal else 0.0
        return Step(places, named)

    def weigh(self, weights: Iterable[tuple[Pair, float]]) -> None:
        """Take these weights (0 to 1) of pairs in place of the ones before."""
        told = list(weights)
        Stands(self, [pair for pair, _ in told]).weigh([weight for _, weight in told])

    def share(self, pair: Pair, height: int, own: float) -> float:
        """0 to 1; -1 where nothing is known. `own` is the weight with which the pair itself was counted."""
        return round(self._share(self.steps(pair)[height], own), 9)

    def _share(self, step: Step | None, own: float) -> float:
        if step is None:
            return -1.0
        places, named = step
        total = (self.from_old.get(places[0], 0.0) + self.from_new.get(places[1], 0.0)) / 2 - own + named
        if total < HEARD - NEARLY:
            return -1.0
        share = (self.both.get(places, 0.0) - own + named) / total
        return 0.0 if share <= 0.0 else 1.0 if share > 1.0 else share

    def level(self, pair: Pair, own: float) -> int:
        """4 and 3: the same place, wholly or partly; 2 and 1: the same place one higher; 0: elsewhere; -1: unknown."""
        return self.level_at(self.steps(pair), own)

    def level_at(self, steps: Steps, own: float) -> int:
        """The same of a pair with these `steps`."""
        most, some = MOST - NEARLY, SOME - NEARLY
        near = self._share(steps[0], own)
        if near >= some:
            return 4 if near >= most else 3
        far = self._share(steps[1], own)
        if near < 0 and not 0 <= far < some:
            return -1
        return 2 if far >= most else 1 if far >= some else 0


class Stands:
    """Pairs whose places are weighed several times, by other weights of the same pairs each time."""

    def __init__(self, flow: Flow, pairs: Iterable[Pair]) -> None:
        self.flow = flow
        self.steps = [flow.steps(pair) for pair in pairs]
        self.both: dict[Pair, list[int]] = {places: [] for places in flow.sure}
        for at, steps in enumerate(self.steps):
            for step in steps:
                if step:
                    self.both.setdefault(step.places, []).append(at)

    def weigh(self, weights: Sequence[float]) -> None:
        """Take these weights (0 to 1) of the pairs in place of the ones before."""
        both, sure = {}, self.flow.sure
        ones: tuple[dict[int, list[float]], dict[int, list[float]]] = ({}, {})
        for places, ats in self.both.items():
            found = [weights[at] for at in ats]
            if places in sure:
                found.append(float(sure[places]))
            both[places] = math.fsum(found)
            ones[0].setdefault(places[0], []).extend(found)
            ones[1].setdefault(places[1], []).extend(found)
        self.flow.both = both
        self.flow.from_old, self.flow.from_new = ({key: math.fsum(all_) for key, all_ in side.items()} for side in ones)

    def levels(self, own: Sequence[float]) -> list[int]:
        """The level of each pair (see `Flow.level`), which was counted with these weights itself."""
        level_at = self.flow.level_at
        return [level_at(steps, weight) for steps, weight in zip(self.steps, own, strict=True)]


def _above(sheet: Sheet, at: int) -> int:
    """The position above one; -1 where there is none."""
    return sheet.parents[at] if at >= 0 else -1


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
        Standing(pair, own - rival(best, pair), _leads(place, places, pair) and _leads(common, parties, pair))
        for pair, own in worth.items()
        if own > rival(best, pair)
    ]


Best = dict[tuple[int, int], list[tuple[float, Pair]]]


def _leads(best: Best, scores: Mapping[Pair, float], pair: Pair) -> bool:
    return scores[pair] >= rival(best, pair, -1.0)


def _two_best(scores: Mapping[Pair, float]) -> Best:
    return best_two((score, pair) for pair, score in sorted(scores.items(), key=lambda scored: -scored[1]))


def _marks(flow: Flow, pair: Pair) -> tuple[float, float, float]:
    """How well the surroundings of a pair agree: by place (of places with one name, that which stands in the same
    place again), by parties, by the printed number."""
    one, other = flow.old.provisions[pair[0]], flow.new.provisions[pair[1]]
    held, matching = flow.old.parties[pair[0]], flow.new.parties[pair[1]]
    common = len(held & matching) / len(held | matching) if held | matching else 0.0
    place = flow.level(pair, 0.0) + FARTHER * max(0.0, flow.share(pair, 1, 0.0))
    return place, common, 0.25 * (one.number == other.number)


def best_two(scored: Iterable[tuple[float, Pair]]) -> Best:
    """The two best pairs of each heading, of pairs that come the best first; a heading is (side, position)."""
    best: defaultdict[tuple[int, int], list[tuple[float, Pair]]] = defaultdict(list)
    for score, pair in scored:
        for heading in enumerate(pair):
            if len(best[heading]) < 2:  # noqa: PLR2004 (the two best)
                best[heading].append((score, pair))
    return dict(best)


def rival(best: Best, pair: Pair, none: float = 0.0) -> float:
    return max((s for heading in enumerate(pair) for s, p in best[heading] if p != pair), default=none)
