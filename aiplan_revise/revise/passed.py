"""Clauses that one provision gave up and another one, which was there before and goes on as well, has now: a task that
passed from the one to the other. Where a link says that (a split, a join), it is told there."""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Literal

import msgspec
from msgspec.structs import replace

from aiplan_revise.model.changes import Change, Facets, Passed, Retarget
from aiplan_revise.model.commitments import clauses as acts
from aiplan_revise.model.edition import HEADINGS, Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.clauses import clauses, features
from aiplan_revise.revise.places import Part, Place
from aiplan_revise.revise.retarget import compared, strengths

_FEWEST: dict[Lang, int] = {"ja": 6, "en": 5}
"""Features in common (see `features`) from which two clauses may be one: words, and of kanji pairs of signs; …"""
_KATAKANA = 3
"""… so many pairs of katakana signs, which are words by themselves, count as one."""
_LIKE = 0.3
"""How alike two single clauses must be (Dice) for what is around them to be looked at."""
_ALIKE = 0.6
"""How alike two clauses must be (Dice, of the weights of their features). In 30 invented plans those that passed are
.72 to .99 alike, and nothing else is more than .45; in the gold pairs one clause passes that is a mere reference."""
_RIVAL = 0.8
"""A clause that is so much as alike to another one as to the best is said to have passed to neither."""
_COMMON = 50
"""Features that newly stand in more changes than that say nothing of where a clause went."""
_SHORTEST = 12
"""Signs that the other side has not, at least: with fewer there are not so many features."""
_LONGEST = 20_000
"""Signs of a text up to which its clauses are compared."""


class _Pair(msgspec.Struct, frozen=True):
    """A clause that left one place and stands in another, and how alike both are (0 to 1)."""

    old: Place
    new: Place
    was: Part
    now: Part
    alike: float


def with_passed(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes with the clauses that passed between them as a facet of both. Figures of such a clause are compared
    there, and neither gone from the one nor new in the other."""
    told: defaultdict[int, list[Passed]] = defaultdict(list)
    away: defaultdict[int, set[Retarget]] = defaultdict(set)
    for pair in _pairs(changes):
        was, now = pair.old.words(pair.was).strip(), pair.new.words(pair.now).strip()
        found, _ = compared(was, now, pair.old.lang)
        turns = tuple(strengths(was, now, pair.old.lang))
        one = Passed(pair.old.lang, was, now, pair.old.at.id, pair.new.at.id, found, turns)
        for place, part in ((pair.old, pair.was), (pair.new, pair.now)):
            told[place.change].append(one)
            away[place.change].update(_within(changes[place.change], place, part))
    return tuple(_with(change, told[at], away[at]) if at in told else change for at, change in enumerate(changes))


def _with(change: Change, told: Iterable[Passed], away: set[Retarget]) -> Change:
    held: Facets = change.facets
    left = tuple(one for one in held.retargeted if one not in away)
    passed = tuple(sorted(told, key=_either_way))
    return replace(change, facets=replace(held, retargeted=left, passed=passed))


def _either_way(of: Passed) -> tuple[Lang, list[str], list[str]]:
    return of.lang, sorted((of.giver, of.taker)), sorted((of.old, of.new))


def _within(change: Change, place: Place, part: Part) -> Iterator[Retarget]:
    """The targets of a change that only one side has, there in the clause. They are placed in the texts of the side one
    after the other, a line each (see `facets`)."""
    old = place.at in change.old
    side = change.old if old else change.new
    before = side[: side.index(place.at)]
    first = sum(len(text) + 1 for p in before if (text := p.text.get(place.lang))) + place.start(part)
    stop = first + len(place.words(part))
    for one in change.facets.retargeted:
        of = one.old if old else one.new
        if one.lang == place.lang and of and not (one.old and one.new) and first <= of.start < stop:
            yield one


# ---------------------------------------------------------------- which clause went where


def _pairs(changes: Sequence[Change]) -> list[_Pair]:
    """The clauses that passed from one change to another, each with one place only where it may have gone."""
    left, come = _places(changes, "old"), _places(changes, "new")
    weight = _weights((*left, *come))
    found = [pair for old, new in _meeting(left, come) if (pair := _best(old, new, weight))]
    claims: defaultdict[int, list[_Pair]] = defaultdict(list)
    for pair in found:
        claims[id(pair.old)].append(pair)
        claims[id(pair.new)].append(pair)
    rivals = {id(pair): (*claims[id(pair.old)], *claims[id(pair.new)]) for pair in found}
    return [pair for pair in found if not any(_rivals(pair, one) for one in rivals[id(pair)] if one is not pair)]


def _places(changes: Sequence[Change], side: Literal["old", "new"]) -> list[Place]:
    """The provisions on one side, but headings, whose texts say what the other side of their change does not."""
    found = []
    for at, change in enumerate(changes):
        own, other = (change.old, change.new) if side == "old" else (change.new, change.old)
        for lang in change.facets.reworded if own and other else ():
            if len(own) == len(other) == 1 and _differing(own[0].text.get(lang), other[0].text.get(lang)) < _SHORTEST:
                continue
            places = (Place(at, p, lang, other) for p in own if p.kind not in HEADINGS)
            found += [one for one in places if len(one.text) <= _LONGEST and len(one.lone) >= _FEWEST[lang]]
    return found


def _differing(own: str, other: str) -> int:
    """How many signs of a text are neither in the beginning nor in the end that it shares with another one."""
    shared = min(len(own), len(other))
    first = bisect_left(range(1, shared + 1), True, key=lambda many: own[:many] != other[:many])
    last = bisect_left(range(1, shared - first + 1), True, key=lambda many: own[-many:] != other[-many:])
    return len(own) - first - last


def _weights(places: Sequence[Place]) -> Mapping[str, int]:
    """The rarer, the heavier; whole numbers, whose sum is the same in any order."""
    often = Counter(one for place in places for one in features(place.text))
    return {one: round(1000 * math.log(1 + len(places) / many)) for one, many in often.items()}


def _meeting(left: Sequence[Place], come: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """The places of two changes that share features which each side of them has alone."""
    gone, there = _holders(left), _holders(come)
    telling = {key for key in gone.keys() & there.keys() if max(len(gone[key]), len(there[key])) <= _COMMON}
    for place in left:
        keys = ((place.lang, one) for one in place.lone)
        shared = Counter(nth for key in keys if key in telling for nth in there[key])
        for nth, many in sorted(shared.items()):
            if many >= _FEWEST[place.lang] and come[nth].change != place.change:
                yield place, come[nth]


def _holders(places: Sequence[Place]) -> Mapping[tuple[Lang, str], list[int]]:
    holders: defaultdict[tuple[Lang, str], list[int]] = defaultdict(list)
    for nth, place in enumerate(places):
        for one in place.lone:
            holders[place.lang, one].append(nth)
    return holders


def _best(old: Place, new: Place, weight: Mapping[str, int]) -> _Pair | None:
    """The clauses of two places that are most alike, grown from the two single ones that share most."""

    def heft(*parts: frozenset[str]) -> int:
        return sum(weight[one] for part in parts for one in part)

    def gain(both: tuple[Part, Part]) -> tuple[int, list[str]]:
        was, now = (part.features for part in both)
        return 4 * heft(was & now) - heft(was, now), sorted((old.words(both[0]), new.words(both[1])))

    seeds = product(old.seeds(new), new.seeds(old))
    found = max((both for both in seeds if _share(*both) >= _LIKE), key=gain, default=None)
    if not found:
        return None
    while (grown := max(product(old.grown(found[0]), new.grown(found[1])), key=gain)) != found:
        found = grown
    was, now = (part.features for part in found)
    alike = 2 * heft(was & now) / max(1, heft(was, now))
    sides = ((old, found[0]), (new, found[1]))
    if alike < _ALIKE or _many(was & now) < _FEWEST[old.lang] or not all(_alone(*side) for side in sides):
        return None
    if old.lang == "ja" and not any(_closed(*side) for side in sides):
        return None
    return _Pair(old, new, old.rounded(found[0], now), new.rounded(found[1], was), alike)


def _share(was: Part, now: Part) -> float:
    return 2 * len(was.features & now.features) / (len(was.features) + len(now.features))


def _many(common: Iterable[str]) -> float:
    return sum(1 / _KATAKANA if "ァ" <= one[0] <= "ー" else 1 for one in common)


def _alone(place: Place, part: Part) -> bool:
    """Whether words say that something is done (what does not is a reason, or a name that two texts have in common),
    and leave something else to the provision."""
    return place.goes_on(part) and bool(acts(place.words(part), place.lang))


_CLOSING = compiled("(?:。|とともに、?|ほか、?|し、)$")


def _closed(place: Place, part: Part) -> bool:
    """Whether Japanese words are a clause of their own, and not what leads to one (…と連携して、)."""
    return part.stop == len(clauses(place.text)) or bool(_CLOSING.search(place.words(part)))


def _rivals(one: _Pair, other: _Pair) -> bool:
    """Whether another pair claims a clause of this one with nearly the same right."""
    left = one.old is other.old and _overlap(one.was, other.was)
    come = one.new is other.new and _overlap(one.now, other.now)
    return (left or come) and other.alike >= _RIVAL * one.alike


def _overlap(one: Part, other: Part) -> bool:
    return one.first < other.stop and other.first < one.stop
