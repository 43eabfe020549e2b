"""Orders of distinct keys: which keys kept theirs, and how three orders of the same things become one."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise


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
