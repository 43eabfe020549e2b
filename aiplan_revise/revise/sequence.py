"""Orders of distinct keys: which keys kept theirs, and how three orders of the same things become one."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T", covariant=True)


def unmoved(places: Mapping[str, tuple[int, int]]) -> frozenset[str]:
    """A largest set of keys whose order is the same by old and by new position; `places` maps key → (old, new).

    Of several such sets it is the one whose keys come first by the alphabet, level by level, so that the answer is the
    same when old and new change places. (Patience sorting, both ways.)
    """
    listed = sorted(places, key=lambda key: places[key][0])
    news = [places[key][1] for key in listed]
    if all(here < there for here, there in pairwise(news)):
        return frozenset(places)
    up = _lengths(news)
    down = _lengths([-position for position in reversed(news)])[::-1]
    longest = max(up)
    levels: dict[int, list[str]] = {}
    for key, before, after in zip(listed, up, down, strict=True):
        if before + after - 1 == longest:
            levels.setdefault(before, []).append(key)
    return frozenset(_climb(places, [levels[level] for level in range(1, longest + 1)]))


def weightiest(places: Mapping[str, tuple[int, int]], weights: Mapping[str, int]) -> frozenset[str]:
    """The set of keys whose order is the same by old and by new position that weighs most, by `weights` from 1 on."""
    rank = {key: at for at, key in enumerate(sorted(places, key=lambda key: places[key][1]), 1)}
    best: list[tuple[int, str]] = [(0, "")] * (len(places) + 1)  # of a Fenwick tree: up to each rank the heaviest run
    before: dict[str, str] = {}
    for key in sorted(places, key=lambda key: places[key][0]):
        at, heaviest = rank[key] - 1, (0, "")
        while at > 0:
            heaviest, at = max(heaviest, best[at]), at - (at & -at)
        before[key] = heaviest[1]
        at, run = rank[key], (heaviest[0] + weights[key], key)
        while at <= len(places):
            best[at], at = max(best[at], run), at + (at & -at)
    at, heaviest = len(places), (0, "")
    while at > 0:
        heaviest, at = max(heaviest, best[at]), at - (at & -at)
    return frozenset(_back(heaviest[1], before))


def _back(last: str, before: Mapping[str, str]) -> Iterator[str]:
    while last:
        yield last
        last = before[last]


def _lengths(values: Sequence[int]) -> list[int]:
    """For each value the length of the longest rising subsequence that ends with it."""
    ends: list[int] = []
    lengths = []
    for value in values:
        at = bisect_left(ends, value)
        ends[at : at + 1] = [value]
        lengths.append(at + 1)
    return lengths


def _climb(places: Mapping[str, tuple[int, int]], levels: Iterable[Sequence[str]]) -> list[str]:
    old, new, chosen = -1, -1, []
    for level in levels:
        key = min(key for key in level if places[key][0] > old and places[key][1] > new)
        old, new = places[key]
        chosen.append(key)
    return chosen


class Three(NamedTuple, Generic[T]):
    """The same thing in the base of a merge and on both sides."""

    base: T
    ours: T
    theirs: T


def interleave(orders: Three[Sequence[str]], members: frozenset[str]) -> tuple[tuple[str, ...], bool]:
    """`members` in an order that keeps what either side did to the order of the base, and whether the sides agree.

    What only one side has follows what it follows there; if both put something after the same key, the runs are sorted.
    A side that has taken in the other's order already is as it is to be, so that what was merged once merges again.
    Where the sides disagree, the order of the base is kept. Swapping the sides changes nothing.
    """
    three = Three(*(tuple(key for key in order if key in members) for order in orders))
    woven, agreed = _woven(three, members)
    if agreed:
        return woven, True
    base, ours, theirs = three
    shared = frozenset(ours) & frozenset(theirs) - frozenset(base)
    for side, other in ((ours, theirs), (theirs, ours)):
        before = tuple(key for key in side if key not in shared)
        again, agreed = _woven(Three(base, before, other), members)
        if agreed and tuple(key for key in again if key in frozenset(side)) == side:
            return again, True
    return woven, False


def _woven(orders: Three[tuple[str, ...]], members: frozenset[str]) -> tuple[tuple[str, ...], bool]:
    base, ours, theirs = orders
    spine, agreed = _spine(base, ours, theirs)
    runs: dict[str, list[tuple[str, ...]]] = {}
    placed = set(spine)
    for order in (*sorted((ours, theirs)), base):
        for anchor, run in _runs(order, frozenset(spine), placed):
            runs.setdefault(anchor, []).append(run)
            placed.update(run)
    made = [key for anchor in ("", *spine) for key in (anchor, *_chained(runs.get(anchor, [])))]
    return (*(key for key in made if key), *sorted(members - placed)), agreed


def _spine(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> tuple[Sequence[str], bool]:
    """The keys that both sides have, in the order that the merge keeps, and whether the sides agree on it."""
    here, there = set(ours), set(theirs)
    mine, yours = [key for key in ours if key in there], [key for key in theirs if key in here]
    kept = [key for key in base if key in here and key in there]
    if yours in (mine, kept):
        return mine, True
    return (yours, True) if mine == kept else (kept, False)


def _runs(order: Sequence[str], spine: frozenset[str], placed: set[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The keys of `order` that are not placed yet, in runs, each with the key of the spine that it follows."""
    anchor, run = "", list[str]()
    for key in order:
        if key in spine:
            if run:
                yield anchor, tuple(run)
            anchor, run = key, []
        elif key not in placed:
            run.append(key)
    if run:
        yield anchor, tuple(run)


def _chained(runs: Iterable[tuple[str, ...]]) -> Iterator[str]:
    return (key for run in sorted(runs) for key in run)
