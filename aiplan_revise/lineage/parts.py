"""Pieces of splits and joins: what of a whole stands in none of its partners, and stands in a piece instead."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

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


class Words(NamedTuple):
    """The terms of wholes and of pieces by position, and the weight of a term."""

    whole: Callable[[int], Collection[int]]
    piece: Callable[[int], Collection[int]]
    weight: Callable[[int], float]


def parts(found: Sequence[Part], partners: Mapping[int, Sequence[int]], words: Words) -> list[Part]:
    """Of the pieces those that belong to a whole that has a partner already, the clearest first, as long as each
    brings words that no partner and no other piece of the whole holds yet."""
    kept: list[Part] = []
    left: dict[int, set[int]] = {}
    for part in sorted(found, key=lambda p: (-p.margin, p.piece)):
        if part.margin < (MARGIN if part.whole in left else ALONE) or not partners.get(part.whole):
            continue
        if part.whole not in left:
            left[part.whole] = set(words.whole(part.whole)).difference(*map(words.piece, partners[part.whole]))
        own = words.piece(part.piece)
        brought = left[part.whole].intersection(own)
        if _weight(brought, words) >= NEW_WORDS * _weight(own, words):
            kept.append(part)
            left[part.whole] -= brought
    return kept


def _weight(terms: Collection[int], words: Words) -> float:
    return sum(sorted(map(words.weight, terms)))
