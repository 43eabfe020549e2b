"""What of a provision the other side of its change has not, clause by clause."""

from collections.abc import Iterator
from functools import cached_property

import msgspec

from aiplan_revise.model.edition import Lang, Provision
from aiplan_revise.revise.clauses import clauses, features

_SEED: dict[Lang, int] = {"ja": 4, "en": 2}
"""Features (see `features`) that a single clause must share with another place for the two to be compared."""
_ENDS = frozenset("、。；,;:.")
"""Signs with which a clause ends."""
_STAYS = 0.6
"""A clause of which so many features stand on the other side of its own change has not left it."""
_GOES_ON = 0.3
"""A provision goes on if of some other clause so many do."""
_STEP = 3
"""So many clauses further on it is looked whether two parts, with them, have more in common."""


class Part(msgspec.Struct, frozen=True):
    """Some clauses of a text that follow each other, by the first and behind the last, and their features."""

    first: int
    stop: int
    features: frozenset[str]


class Place(msgspec.Struct, frozen=True, dict=True):
    """A provision on one side of a change, in one language, and the provisions of the other side."""

    change: int
    at: Provision
    lang: Lang
    other: tuple[Provision, ...]

    @property
    def text(self) -> str:
        """The words of the provision in its language."""
        return self.at.text.get(self.lang)

    def _there(self) -> frozenset[str]:
        return frozenset[str]().union(*(features(p.text.get(self.lang)) for p in self.other))

    @cached_property
    def lone(self) -> frozenset[str]:
        """The features that the other side has not."""
        return features(self.text) - self._there()

    @cached_property
    def there(self) -> frozenset[str]:
        """The features of the other side; kept of those only that may have passed something."""
        return self._there()

    @cached_property
    def told(self) -> tuple[frozenset[str], ...]:
        """The features of each clause."""
        return tuple(map(features, clauses(self.text)))

    @cached_property
    def apart(self) -> frozenset[int]:
        """The clauses that the other side has not, whatever else stands in its place."""
        return frozenset(at for at, found in enumerate(self.told) if found and self._held(at) < _STAYS * len(found))

    def goes_on(self, part: Part) -> bool:
        """Whether something of the provision besides these clauses stands on the other side."""
        beside = (*range(part.first), *range(part.stop, len(self.told)))
        return any(self.told[at] and self._held(at) >= _GOES_ON * len(self.told[at]) for at in beside)

    def _held(self, at: int) -> int:
        return len(self.told[at] & self.there)

    def seeds(self, other: "Place") -> list[Part]:
        """The single clauses that are apart and share enough with what is apart in another place."""
        least = _SEED[self.lang]
        return [self.part(at, at + 1) for at in sorted(self.apart) if len(self.told[at] & other.lone) >= least]

    def part(self, first: int, stop: int) -> Part:
        """The clauses from `first` to before `stop`."""
        return Part(first, stop, frozenset[str]().union(*self.told[first:stop]))

    def grown(self, part: Part) -> Iterator[Part]:
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

    def rounded(self, part: Part, other: frozenset[str]) -> Part:
        """The part up to the end of its clause, where what is left of that says nothing that neither side has said."""
        every, stop = clauses(self.text), part.stop
        while stop < len(every) and every[stop - 1].strip()[-1:] not in _ENDS:
            stop += 1
        whole = self.part(part.first, stop)
        return whole if whole.features <= part.features | other else part

    def _may_join(self, at: int) -> bool:
        return at in self.apart or not self.told[at]

    def words(self, part: Part) -> str:
        """A part as it stands in the text."""
        return "".join(clauses(self.text)[part.first : part.stop])

    def start(self, part: Part) -> int:
        """Where a part begins in the text, in signs."""
        return len("".join(clauses(self.text)[: part.first]))
