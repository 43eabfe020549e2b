"""Splits and joins: provisions whose words stand in a whole, but not in the whole's main partner (residual margin)."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from aiplan_revise.lineage.words import Sheet

MARGIN = 0.05
"""From this margin on a part is linked; flat between .03 and .10 on the gold pairs (notes of the study)."""
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
        self.left = {at: set(wholes.whole[at]) for at in wholes.leaves}
        self.index: defaultdict[int, set[int]] = defaultdict(set)
        for whole, held in partners.items():
            for partner in held:
                self.left[whole] -= pieces.whole[partner].keys()
        for whole, terms in self.left.items():
            for term in terms:
                self.index[term].add(whole)

    def part(self, piece: int) -> Part | None:
        """The whole that explains most of the piece, and by how much."""
        weigh, kind = self.pieces.weights, self.pieces.provisions[piece].kind
        terms = sorted(self.pieces.whole[piece])
        total = math.fsum(weigh[term] for term in terms)
        sums: defaultdict[int, float] = defaultdict(float)
        for term in terms:
            for whole in self.index.get(term, ()):
                if self.wholes.provisions[whole].kind == kind:
                    sums[whole] += weigh[term]
        ranked = sorted((-round(found / total, 6), whole) for whole, found in sums.items())
        if not ranked:
            return None
        (best, whole), (next_best, rival) = ranked[0], ranked[1] if len(ranked) > 1 else (0.0, -1)
        return Part(piece, whole, -best, round(next_best - best, 6), rival, -next_best)

    def take(self, part: Part) -> None:
        """The piece now belongs to the whole: its words need no other piece."""
        gone = self.left[part.whole] & self.pieces.whole[part.piece].keys()
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
    for part in sorted(first, key=lambda p: (-p.margin, p.piece)):
        again = residuals.part(part.piece)
        if part.margin >= MARGIN and partners.get(part.whole) and _adds(part, again):
            found.append(part)
            residuals.take(part)
    return found


def _adds(part: Part, again: Part | None) -> bool:
    return again is not None and again.whole == part.whole and again.share >= NEW_WORDS
