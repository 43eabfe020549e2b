"""Which chapters, sections and groups of two editions correspond: by their words and by where their provisions went."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import NamedTuple

from aiplan_revise.lineage.places import MOST, SOME, Pair, best_two, rival
from aiplan_revise.lineage.words import Sheet
from aiplan_revise.model.edition import HEADINGS

HEADING = 0.45
"""What a pair of headings must reach."""
CARRIED = 1.5
"""So many provisions (by link weight) must stand below two headings that have hardly a word in common."""


WHOLLY = 0.9
"""So much of what stood below a heading must have gone below one that took it in, …"""
TAKEN_IN = 0.9
"""The score of a heading that was taken in."""
NAMED = 0.3
"""… and so much of its weighted words must stand in that one's title: 医療分野 in 医療・介護分野."""


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

    def taken_in(self, closed: tuple[set[int], set[int]], held: Callable[[Pair], tuple[float, float]]) -> list[Heading]:
        """Of the headings that `link` left, those that another one took in, or that were taken out of one: by what
        stands below them and by their words. `held` tells what share of either's words stands in the other."""
        back = {n: o for o, n in self.linked.items()}
        found = []
        for pair in sorted(self.both):
            (o, n), (joined, split) = pair, (pair[0] not in self.linked, pair[1] not in back)
            if joined == split or o in closed[0] or n in closed[1] or len({*self._kind(pair)}) > 1:
                continue
            below, partner = (self.gone[o], (back[n], n)) if joined else (self.come[n], (o, self.linked[o]))
            retitled = self.old.key(partner[0]) != self.new.key(partner[1])
            if retitled and self.both[pair] >= WHOLLY * below and (words := held(pair)[split]) >= NAMED:
                found.append(Heading(pair, TAKEN_IN, False, False, self._flow(pair), words, self._parents(pair), 0.0))
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
        best = best_two(scored)
        found: list[Heading] = []
        for score, pair in scored:
            free = pair[0] not in self.linked and pair[1] not in held
            if free and score >= HEADING:
                self.linked[pair[0]] = pair[1]
                held.add(pair[1])
                found.append(self._judged(pair, score, rival(best, pair)))
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
