"""What is reached from something: of "from the four parks to all 35" the 35, where the other text says "four parks"."""

from collections.abc import Sequence

from aiplan_revise.model.commitments import Target
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.grounds import Text
from aiplan_revise.revise.measure import measure
from aiplan_revise.revise.pairing import Pair
from aiplan_revise.revise.whole import reaches_all


def reached(
    was: Sequence[Target], now: Sequence[Target], pairs: Sequence[Pair]
) -> tuple[list[Pair], tuple[set[int], set[int]]]:
    """Pairs, where one side says "four parks" and the other "from the four parks to all 35", with what is to be reached
    in the place of what it is reached from; and the places, old and new, of the latter, which changed nothing."""
    taken = {o for o, _ in pairs}, {n for _, n in pairs}
    aside: tuple[set[int], set[int]] = set(), set()
    told = []
    for o, n in pairs:
        if was[o].bound != "from" and n + 1 not in taken[1] and _leads(now, n, was[o]):
            aside[1].add(n)
            told.append((o, n + 1))
        elif now[n].bound != "from" and o + 1 not in taken[0] and _leads(was, o, now[n]):
            aside[0].add(o)
            told.append((o + 1, n))
        else:
            told.append((o, n))
    return told, aside


def to_all(
    one: Text, other: Text, found: tuple[list[Pair], tuple[set[int], set[int]]], lang: Lang
) -> tuple[list[Pair], tuple[set[int], set[int]]]:
    """The same where not a number but all of something is reached (13都府県 → 13都府県から全ての都道府県に)."""
    (old, was), (new, now) = one, other
    pairs, aside = found
    begun = {(o, n) for o, n in pairs if was[o].bound != "from" and reaches_all(now[n], new, lang)}
    ended = {(o, n) for o, n in pairs if now[n].bound != "from" and reaches_all(was[o], old, lang)}
    kept = [pair for pair in pairs if pair not in begun | ended]
    return kept, (aside[0] | {o for o, _ in ended}, aside[1] | {n for _, n in begun})


_ADDED = compiled("(?:新た|新規|追加|更|さら)(?:に|で)、?(?:約|計)?\\Z|加えて、?(?:約|計)?\\Z")
_IN_ALL = compiled("(?:全|計|合計|総計|累計|合わせて|あわせて|全部で)(?:で|約|、)*\\Z")


def in_all(
    one: Text, other: Text, found: tuple[list[Pair], tuple[set[int], set[int]]]
) -> tuple[list[Pair], tuple[set[int], set[int]]]:
    """The same where one side says how many are added, and how many there are then (新たに３コース, 全８コース): in the
    place of the number that there was stand all."""
    pairs, aside = found
    taken = {o for o, _ in pairs}, {n for _, n in pairs}
    told = []
    for o, n in pairs:
        added = _sum_of(other, n, taken[1]), _sum_of(one, o, taken[0])
        if added[0] and not added[1]:
            aside[1].add(n)
            told.append((o, added[0]))
        elif added[1] and not added[0]:
            aside[0].add(o)
            told.append((added[1], n))
        else:
            told.append((o, n))
    return told, aside


def _sum_of(of: Text, at: int, taken: set[int]) -> int:
    """The place of how many there are in all right behind what is added at a place, 0 for none."""
    text, side = of
    first, last = side[at], side[at + 1] if at + 1 < len(side) else None
    if not last or at + 1 in taken or (first.kind, first.unit) != (last.kind, last.unit) or first.kind == "date":
        return 0
    led = _IN_ALL.search(text[max(0, last.start - 6) : last.start] + last.printed[: last.printed.startswith("全")])
    return at + 1 if led and _ADDED.search(text, max(0, first.start - 8), first.start) else 0


def _leads(side: Sequence[Target], at: int, other: Target) -> bool:
    """Whether a target is where the one behind it begins, and the other side has nothing but that."""
    first, *rest = side[at : at + 2]
    if first.bound != "from" or not rest or "date" in (first.kind, other.kind):
        return False
    return (first.kind, first.unit) == (rest[0].kind, rest[0].unit) and measure(first) == measure(other)
