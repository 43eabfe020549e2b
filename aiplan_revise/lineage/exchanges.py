"""Regroupings: two provisions that each go on, and each gave a part to what the other became."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from aiplan_revise.lineage.chances import Evidence
from aiplan_revise.lineage.likeness import Likeness
from aiplan_revise.lineage.parts import weighed
from aiplan_revise.lineage.places import Pair
from aiplan_revise.lineage.rivals import Ground

EXCHANGED = 0.1
"""So much of the weight of each of the four must have passed from the one to what the other became, and have stayed: it
is .16 and .23 of those that two people regrouped in invented plans, and at most .06 of any other two pairs in 32 plans
and the catalogues of techniques; in a budget it is .09 to .11 of some that are filled alike."""
CLEARLY = 0.5
"""A pair that exchanges so much as much with another one, too, has exchanged with neither: those are rows of a table,
filled alike."""
LOOSELY = 0.9
"""Pairs whose texts are more alike than that have not given a tenth away and taken another one up."""
COMMON = 20
"""Terms that so many pairs have newly say nothing of where a part came from."""


BOTH = "each of both took a part of the other"


def regrouped(
    like: Likeness, grounds: Mapping[Pair, Ground], known: Mapping[Pair, Evidence], pairs: Iterable[Pair]
) -> dict[Pair, Ground]:
    """What links the two old and the two new provisions of pairs that exchanged parts crosswise, as likely as the less
    likely pair; of `pairs`, linked one to one, those that are not certain."""
    loosely = [p for p in pairs if grounds[p].status != "certain" and (p not in known or known[p].text < LOOSELY)]
    return {
        crossed: Ground("probable", "parts", min(grounds[one].score, grounds[other].score), (BOTH,))
        for one, other in exchanges(like, loosely)
        for crossed in ((one[0], other[1]), (other[0], one[1]))
    }


def exchanges(like: Likeness, pairs: Sequence[Pair]) -> list[tuple[Pair, Pair]]:
    """Of pairs of old and new positions those two and two that exchanged parts, each with one other at most."""
    lost, come = _terms(like, pairs)
    shared = _shared(like, lost, come)
    found: defaultdict[Pair, list[tuple[float, Pair]]] = defaultdict(list)
    for one, other in shared:
        if one < other and (other, one) in shared and _alike(like, one, other):
            share = _least(like, one, other, (shared[one, other], shared[other, one]))
            if share >= CLEARLY * EXCHANGED:
                found[one].append((share, other))
                found[other].append((share, one))
    ranked = {one: sorted(held, reverse=True) for one, held in found.items()}
    best = {one: rivals[0][1] for one, rivals in ranked.items() if _clear(rivals)}
    return sorted((one, other) for one, other in best.items() if one < other and best.get(other) == one)


def _alike(like: Likeness, one: Pair, other: Pair) -> bool:
    """Whether all four are initiatives, or all statements."""
    sides = ((like.old, one[0]), (like.old, other[0]), (like.new, one[1]), (like.new, other[1]))
    return len({sheet.provisions[at].kind for sheet, at in sides}) == 1


def _clear(rivals: Sequence[tuple[float, Pair]]) -> bool:
    """Whether the first exchanged enough, and far more than the next one."""
    close = any(first < second / CLEARLY for (first, _), (second, _) in pairwise(rivals[:2]))
    return rivals[0][0] >= EXCHANGED and not close


def _terms(like: Likeness, pairs: Sequence[Pair]) -> tuple[dict[Pair, set[int]], dict[Pair, set[int]]]:
    """What the old side of each pair lost, and what the new one has newly."""
    both = {(o, n): ({*like.terms(0, o)}, {*like.terms(1, n)}) for o, n in pairs}
    return {p: was - now for p, (was, now) in both.items()}, {p: now - was for p, (was, now) in both.items()}


def _shared(
    like: Likeness, lost: dict[Pair, set[int]], come: dict[Pair, set[int]]
) -> dict[tuple[Pair, Pair], list[int]]:
    """(One, other) → what the one lost and the other has newly."""
    holders: defaultdict[int, list[Pair]] = defaultdict(list)
    for pair, terms in come.items():
        for term in terms:
            holders[term].append(pair)
    found: defaultdict[tuple[Pair, Pair], list[int]] = defaultdict(list)
    for pair, terms in lost.items():
        for term, other in _telling(terms, holders):
            if pair[0] != other[0] and pair[1] != other[1]:
                found[pair, other].append(term)
    return found


def _telling(terms: set[int], holders: Mapping[int, list[Pair]]) -> Iterator[tuple[int, Pair]]:
    for term in terms:
        held = holders.get(term, ())
        if len(held) <= COMMON:
            yield from ((term, one) for one in held)


def _least(like: Likeness, one: Pair, other: Pair, passed: tuple[list[int], list[int]]) -> float:
    """What passed either way, and what each of both kept that the other one has not, as the least share of what the
    four weigh: of two that merely say the same beside all else, crosswise, nothing is kept."""
    hefts = [like.heft(0, one[0]), like.heft(1, other[1]), like.heft(0, other[0]), like.heft(1, one[1])]
    there, back = (weighed(terms, like.weight) for terms in passed)
    least = _share((there, there, back, back), hefts)
    if least < CLEARLY * EXCHANGED:
        return least
    own, its = (weighed(_alone(like, *both), like.weight) for both in ((one, other), (other, one)))
    return min(least, _share((own, its, its, own), hefts))


def _share(parts: Sequence[float], hefts: Sequence[float]) -> float:
    return min(part / (heft or 1) for part, heft in zip(parts, hefts, strict=True))


def _alone(like: Likeness, pair: Pair, other: Pair) -> set[int]:
    """The terms that both sides of a pair have, and neither side of another one."""
    return {*like.terms(0, pair[0])}.intersection(like.terms(1, pair[1])).difference(
        like.terms(0, other[0]), like.terms(1, other[1])
    )
