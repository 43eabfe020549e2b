"""Whether what two provisions have in common is their own, or stands in a third one too, as in a series."""

from collections.abc import Callable, Collection
from typing import NamedTuple

from aiplan_revise.lineage.likeness import KIN
from aiplan_revise.lineage.parts import weighed
from aiplan_revise.lineage.places import Pair

MOST = 200
"""So many provisions that hold the rarest common term are looked at."""


class Held(NamedTuple):
    """The terms of provisions (by side and position), their weights, and how many provisions of both sides, and which
    of one side, hold a term."""

    terms: Callable[[int, int], Collection[int]]
    weight: Callable[[int], float]
    count: Callable[[int], int]
    holders: Callable[[int, int], Collection[int]]


def kin(held: Held, pair: Pair) -> bool:
    """Whether a third provision of either edition holds nearly all that the pair has in common."""
    common = set(held.terms(0, pair[0])).intersection(held.terms(1, pair[1]))
    counts = list(map(held.count, common))
    least = min(counts, default=0)
    if least <= len(pair):
        return not common
    rarest = min(term for term, count in zip(common, counts, strict=True) if count == least)
    needed = KIN * weighed(common, held.weight)
    return any(
        weighed(common.intersection(held.terms(side, at)), held.weight) >= needed
        for side in (0, 1)
        for at in sorted(held.holders(side, rarest))[:MOST]
        if at != pair[side]
    )
