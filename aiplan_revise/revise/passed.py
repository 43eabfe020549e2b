"""Clauses that one provision gave up and another one, which was there before and goes on as well, has now: a task that
passed from the one to the other. Where a link says that (a split, a join), it is told there."""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product

import msgspec
from msgspec.structs import replace

from aiplan_revise.model.changes import Change, Facets, Passed, Retarget
from aiplan_revise.model.commitments import clauses as acts
from aiplan_revise.model.edition import HEADINGS, Lang, Provision
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.clauses import clauses, features
from aiplan_revise.revise.retarget import compared, strengths

_FEWEST: dict[Lang, int] = {"ja": 6, "en": 5}
"""Features in common (see `features`) from which two clauses may be one: words, and of kanji pairs of signs; …"""
_KATAKANA = 3
"""… so many pairs of katakana signs, which are words by themselves, count as one; …"""
_SEED: dict[Lang, int] = {"ja": 4, "en": 2}
"""… and so many of them in some part between two commas."""
_ENDS = frozenset("、。；,;:.")
_STAYS = 0.6
"""A clause of which so many features stand on the other side of its own change has not left it."""
_GOES_ON = 0.3
"""A provision goes on if of some other clause so many do."""
_LIKE = 0.3
"""How alike two single clauses must be (Dice) for what is around them to be looked at."""
_STEP = 3
"""So many clauses further on it is looked whether two parts, with them, have more in common."""
_ALIKE = 0.6
"""How alike two clauses must be (Dice, of the weights of their features). In 29 invented plans those that passed are
.72 to .99 alike, and nothing else is more than .45."""
_RIVAL = 0.8
"""A clause that is so much as alike to another one as to the best is said to have passed to neither."""
_COMMON = 50
"""Features that newly stand in more changes than that say nothing of where a clause went."""
_SHORTEST = 12
"""Signs that the other side has not, at least: with fewer there are not so many features."""
_LONGEST = 20_000
"""Signs of a text up to which its clauses are compared."""


class _Part(msgspec.Struct, frozen=True):
    """Some clauses of a text that follow each other, by the first and behind the last, and their features."""

    first: int
    stop: int
    features: frozenset[str]


class _Place(msgspec.Struct, frozen=True, dict=True):
    """A provision on one side of a change, in one language, and the features of the whole other side."""

    change: int
    at: Provision
    lang: Lang
    there: frozenset[str]

    @property
    def text(self) -> str:
        return self.at.text.get(self.lang)

    @cached_property
    def told(self) -> tuple[frozenset[str], ...]:
        """The features of each clause."""
        return tuple(map(features, clauses(self.text)))

    @cached_property
    def apart(self) -> frozenset[int]:
        """The clauses that the other side has not, whatever else stands in its place."""
        return frozenset(at for at, found in enumerate(self.told) if found and self._held(at) < _STAYS * len(found))

    def goes_on(self, part: _Part) -> bool:
        """Whether something of the provision besides these clauses stands on the other side."""
        beside = (*range(part.first), *range(part.stop, len(self.told)))
        return any(self.told[at] and self._held(at) >= _GOES_ON * len(self.told[at]) for at in beside)

    def _held(self, at: int) -> int:
        return len(self.told[at] & self.there)

    @cached_property
    def lone(self) -> frozenset[str]:
        """The features that the other side has not."""
        return features(self.text) - self.there

    def seeds(self, other: "_Place") -> list[_Part]:
        """The single clauses that are apart and share enough with what is apart in another place."""
        least = _SEED[self.lang]
        return [self.part(at, at + 1) for at in sorted(self.apart) if len(self.told[at] & other.lone) >= least]

    def part(self, first: int, stop: int) -> _Part:
        return _Part(first, stop, frozenset[str]().union(*self.told[first:stop]))

    def grown(self, part: _Part) -> Iterator[_Part]:
        """The part by itself, and with the next clauses before or behind it that are apart as well, or say nothing."""
        yield part
        for first in range(part.first - 1, max(part.first - _STEP, 0) - 1, -1):
            if not self._may_join(first):
                break
            yield self.part(first, part.stop)
        for last in range(part.stop, min(part.stop + _STEP, len(self.told))):
            if not self._may_join(last):
                break
            yield self.part(part.first, last + 1)

    def rounded(self, part: _Part, other: frozenset[str]) -> _Part:
        """The part up to the end of its clause, where what is left of that says nothing that neither side has said."""
        every, stop = clauses(self.text), part.stop
        while stop < len(every) and every[stop - 1].strip()[-1:] not in _ENDS:
            stop += 1
        whole = self.part(part.first, stop)
        return whole if whole.features <= part.features | other else part

    def _may_join(self, at: int) -> bool:
        return at in self.apart or not self.told[at]

    def words(self, part: _Part) -> str:
        return "".join(clauses(self.text)[part.first : part.stop])

    def start(self, part: _Part) -> int:
        return len("".join(clauses(self.text)[: part.first]))


class _Pair(msgspec.Struct, frozen=True):
    """A clause that left one place and stands in another, and how alike both are (0 to 1)."""

    old: _Place
    new: _Place
    was: _Part
    now: _Part
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


def _within(change: Change, place: _Place, part: _Part) -> Iterator[Retarget]:
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
    return [pair for pair in found if not any(_rivals(pair, other) for other in found if other is not pair)]


def _places(changes: Sequence[Change], side: str) -> list[_Place]:
    """The provisions on one side, but headings, whose texts say what the other side of their change does not."""
    found = []
    for at, change in enumerate(changes):
        own, other = (change.old, change.new) if side == "old" else (change.new, change.old)
        for lang in change.facets.reworded if own and other else ():
            if len(own) == len(other) == 1 and _differing(own[0].text.get(lang), other[0].text.get(lang)) < _SHORTEST:
                continue
            there = frozenset[str]().union(*(features(p.text.get(lang)) for p in other))
            places = (_Place(at, p, lang, there) for p in own if p.kind not in HEADINGS)
            found += [one for one in places if len(one.text) <= _LONGEST and len(one.lone) >= _FEWEST[lang]]
    return found


def _differing(own: str, other: str) -> int:
    """How many signs of a text are neither in the beginning nor in the end that it shares with another one."""
    shared = min(len(own), len(other))
    first = bisect_left(range(1, shared + 1), True, key=lambda many: own[:many] != other[:many])
    last = bisect_left(range(1, shared - first + 1), True, key=lambda many: own[-many:] != other[-many:])
    return len(own) - first - last


def _weights(places: Sequence[_Place]) -> Mapping[str, int]:
    """The rarer, the heavier; whole numbers, whose sum is the same in any order."""
    often = Counter(one for place in places for one in features(place.text))
    return {one: round(1000 * math.log(1 + len(places) / many)) for one, many in often.items()}


def _meeting(left: Sequence[_Place], come: Sequence[_Place]) -> Iterator[tuple[_Place, _Place]]:
    """The places of two changes that share features which each side of them has alone."""
    gone, there = _holders(left), _holders(come)
    telling = {key for key in gone.keys() & there.keys() if max(len(gone[key]), len(there[key])) <= _COMMON}
    for place in left:
        keys = ((place.lang, one) for one in place.lone)
        shared = Counter(nth for key in keys if key in telling for nth in there[key])
        for nth, many in sorted(shared.items()):
            if many >= _FEWEST[place.lang] and come[nth].change != place.change:
                yield place, come[nth]


def _holders(places: Sequence[_Place]) -> Mapping[tuple[Lang, str], list[int]]:
    holders: defaultdict[tuple[Lang, str], list[int]] = defaultdict(list)
    for nth, place in enumerate(places):
        for one in place.lone:
            holders[place.lang, one].append(nth)
    return holders


def _best(old: _Place, new: _Place, weight: Mapping[str, int]) -> _Pair | None:
    """The clauses of two places that are most alike, grown from the two single ones that share most."""

    def heft(*parts: frozenset[str]) -> int:
        return sum(weight[one] for part in parts for one in part)

    def gain(both: tuple[_Part, _Part]) -> tuple[int, list[str]]:
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


def _share(was: _Part, now: _Part) -> float:
    return 2 * len(was.features & now.features) / (len(was.features) + len(now.features))


def _many(common: Iterable[str]) -> float:
    return sum(1 / _KATAKANA if "ァ" <= one[0] <= "ー" else 1 for one in common)


def _alone(place: _Place, part: _Part) -> bool:
    """Whether words say that something is done (what does not is a reason, or a name that two texts have in common),
    and leave something else to the provision."""
    return place.goes_on(part) and bool(acts(place.words(part), place.lang))


_CLOSING = compiled("(?:。|とともに、?|ほか、?|し、)$")


def _closed(place: _Place, part: _Part) -> bool:
    """Whether Japanese words are a clause of their own, and not what leads to one (…と連携して、)."""
    return part.stop == len(clauses(place.text)) or bool(_CLOSING.search(place.words(part)))


def _rivals(one: _Pair, other: _Pair) -> bool:
    """Whether another pair claims a clause of this one with nearly the same right."""
    left = one.old is other.old and _overlap(one.was, other.was)
    come = one.new is other.new and _overlap(one.now, other.now)
    return (left or come) and other.alike >= _RIVAL * one.alike


def _overlap(one: _Part, other: _Part) -> bool:
    return one.first < other.stop and other.first < one.stop
