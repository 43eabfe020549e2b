"""What of two editions may be a piece of a split or a join, as far as that is told while links are found."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from aiplan_revise.lineage.chances import parties
from aiplan_revise.lineage.closest import initiatives
from aiplan_revise.lineage.likeness import Likeness
from aiplan_revise.lineage.parts import BORNE_OUT, UNNAMED, WIDE, Part, Partners, Seeming, Words, chance_of, parts, rate
from aiplan_revise.lineage.places import Pair

HELD, LEAD = 0.4, 0.2
"""What two provisions that nothing links must share, of the words of either, and by how much that must be more than
what either shares with any third: of 88 such pairs in made-up editions all are right, of 5 in the gold pairs one, all
with titles that speak of other things."""

Loose = tuple[Sequence[int], Sequence[int]]
"""The statements and initiatives of either side that nothing links yet."""
Known = tuple[Partners, ...]
"""By side: what a whole is linked with, if parts may join it."""


class Portions:
    """The pieces found so far: what seems to be one, and what was taken for one, with its chance."""

    def __init__(self, like: Likeness) -> None:
        self.like = like
        self.seeming = Seeming(([], []), ({}, {}), 0.0)
        self.taken: dict[Pair, Part] = {}
        self.chances: dict[Pair, float] = {}
        self._wide: list[Counter[int]] = [Counter(), Counter()]

    def find(self, loose: Loose, partners: Known) -> Iterator[tuple[int, Part, float]]:
        """Pieces among what is loose, of wholes that are loose or have partners which parts may join: the side of the
        whole, the piece and its chance. What is right of them is to be taken."""
        found = [self._open(side, loose, partners) for side in (0, 1)]
        share = self.seeming.share or rate(list(zip(found, partners, strict=True)))
        taken = frozenset(self.taken.values())
        told = [[part for part in was if part in taken] for was in self.seeming.found]
        self.seeming = Seeming([[*told[side], *found[side]] for side in (0, 1)], partners, share)
        self._wide = [Counter(part.whole for part in some if part.margin >= WIDE) for some in self.seeming.found]
        for side in (0, 1):
            chosen = parts(found[side], partners[side], self._words(side), partial(self.chance, side))
            yield from ((side, part, chance) for part, chance in chosen)

    def take(self, side: int, part: Part, chance: float) -> None:
        """Note that a piece was linked, as likely as this."""
        pair = part.pair(side)
        self.taken[pair], self.chances[pair] = part, chance

    def chance(self, side: int, part: Part) -> float:
        """How likely a piece is a part of its whole, which is on this side: likelier where that goes on, no title says
        what the piece is, and a body stayed or none is named."""
        pair = o, n = part.pair(side)
        if pair in self.chances:
            return self.chances[pair]
        old, new = self.like.old, self.like.new
        share, titled = self.seeming.share, old.titles[o] and new.titles[n]
        if not titled and (self.seeming.partners[side].get(part.whole) or self._beside(side, part)):
            known = parties(old, new, pair)
            unnamed = known < 0 and initiatives(old, new, pair)
            share = max(share, BORNE_OUT if known > 0 else UNNAMED if unnamed else 0)
        return chance_of(part.margin, share)

    def alone(self, loose: Loose) -> set[Pair]:
        """Pairs of what is loose that have most words of either in common, and with no third one."""
        rest = tuple(map(frozenset, loose))
        found: list[set[Pair]] = [set(), set()]
        for side, some in enumerate(self.seeming.found):
            for part in some:
                alone = part.whole in rest[side] and part.piece in rest[1 - side]
                if alone and part.held >= HELD and part.lead >= LEAD:
                    found[side].add(part.pair(side))
        return found[0] & found[1]

    def _open(self, side: int, loose: Loose, partners: Known) -> list[Part]:
        """Without those whose whole is decided, or linked in a way that no part may join."""
        found, rest = self.like.pieces(side, partners[side], loose[1 - side]), frozenset(loose[side])
        return [part for part in found if part.whole in partners[side] or part.whole in rest]

    def _beside(self, side: int, part: Part) -> bool:
        """Whether a piece and another one bear each other out as pieces of one whole, each by a wide margin."""
        return part.margin >= WIDE and self._wide[side][part.whole] > 1

    def _words(self, side: int) -> Words:
        terms, heft = self.like.terms, self.like.heft
        hefts = partial(heft, 1 - side), partial(heft, side)
        return Words(partial(terms, side), partial(terms, 1 - side), self.like.weight, *hefts)
