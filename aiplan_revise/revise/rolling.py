"""Figures that a year heads (令和７年度：30％, R8目標：140者): beside the same year in both texts they are one.

Tables of plans roll their years forward: the oldest column goes and a newest one comes, and no figure between has
changed, though every one stands where another one stood."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from aiplan_revise.model.changes import Retarget
from aiplan_revise.model.commitments import Target
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.grounds import Text
from aiplan_revise.revise.measure import family
from aiplan_revise.revise.pairing import Pair, paired

_HEADS = compiled(
    r"[)）]?[ 　]?(?:末|時点|の)*(?:(?:中間|最終|数値)?目標|計画|見込み?|予定)?(?:値|数|量|額)?[ 　]?[（(]?"
    r"(?:[^()（）\n0-9０-９:：、。]{1,10}[)）])?[ 　]?[:：][ 　]?(?:約|およそ)?"
    r"| ?(?:targets?|plan(?:ned)?)?(?: \([^()\n0-9]{1,20}\))?: ?",
)
"""What stands between a year and the figure that it heads."""
_FEWEST = 2


class _Headed(NamedTuple):
    """The places of a year and of what it heads, and what tells which figure it is: the year, and the how-manieth of
    that year and sort it is in its text."""

    day: int
    figure: int
    key: tuple[str, str, int]


Alone = tuple[frozenset[int], frozenset[int]]


def pairs_of(one: Text, other: Text) -> tuple[list[Pair], Alone]:
    """Targets of two texts that stand for each other: first those that the same year heads, then all that no year does;
    and the places of those headed by a year that only one text has, in whose stead nothing stands."""
    (old, was), (new, now) = one, other
    pairs, headed = _by_year(one, other)
    rest = [[n for n in range(len(side)) if n not in places] for side, places in zip((was, now), headed, strict=True)]
    if rest[0] and rest[1]:
        free = tuple(was[n] for n in rest[0]), tuple(now[n] for n in rest[1])
        pairs += [(rest[0][o], rest[1][n]) for o, n in paired(old, free[0], new, free[1])]
    alone = [frozenset(places - {pair[n] for pair in pairs}) for n, places in enumerate(headed)]
    return pairs, (alone[0], alone[1])


def rolled(sides: Sequence[Sequence[Target]], alone: Alone, lang: Lang) -> list[Retarget]:
    """The targets of the years that went, and of those that came."""
    (was, now), (gone, come) = sides, alone
    return [
        *(Retarget(lang, was[n], None) for n in sorted(gone)),
        *(Retarget(lang, None, now[n]) for n in sorted(come)),
    ]


def _by_year(one: Text, other: Text) -> tuple[list[Pair], tuple[set[int], set[int]]]:
    """The pairs of two texts that the same year heads, and the places of all that years head. Only where one text has
    several years, not the same ones as the other one, and both have one of them."""
    was, now = (list(_headed(*side)) for side in (one, other))
    held = {at.key: at for at in now}
    both = [(at, held[at.key]) for at in was if at.key in held]
    years = [{at.key[0] for at in side} for side in (was, now)]
    if not both or max(map(len, years)) < _FEWEST or years[0] == years[1]:
        return [], (set(), set())
    pairs = {pair for old, new in both for pair in ((old.day, new.day), (old.figure, new.figure))}
    places = [{place for at in side for place in (at.day, at.figure)} for side in (was, now)]
    return sorted(pairs), (places[0], places[1])


def _headed(text: str, side: Sequence[Target]) -> Iterator[_Headed]:
    seen: dict[tuple[str, str], int] = {}
    for n, (first, second) in enumerate(pairwise(side)):
        if first.kind != "date" or second.kind == "date" or first.upto:
            continue
        if not _HEADS.fullmatch(text, first.start + len(first.printed), second.start):
            continue
        key = first.value, family(second)
        seen[key] = seen.get(key, -1) + 1
        yield _Headed(n, n + 1, (*key, seen[key]))
