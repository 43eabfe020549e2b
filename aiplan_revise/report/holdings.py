"""What each party holds of a change, provision by provision: of a split or a join not everybody holds everything."""

from collections.abc import Iterable

import msgspec

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Change
from aiplan_revise.model.edition import Provision
from aiplan_revise.model.wholes import aliases, counted


class Holding(msgspec.Struct, frozen=True):
    """The provisions of a change that a party is responsible for: `old` and `new` itself, `was` and `will` also as the
    body that it continues, or that continues it, by the registry, or that it stands beside on the other side."""

    party: str
    change: Change
    old: tuple[Provision, ...]
    new: tuple[Provision, ...]
    was: tuple[Provision, ...]
    will: tuple[Provision, ...]

    @property
    def gained(self) -> tuple[Provision, ...]:
        """New provisions of a party that had no part in what they come from."""
        return () if self.was else self.new

    @property
    def lost(self) -> tuple[Provision, ...]:
        """Old provisions of a party that has no part in what became of them."""
        return () if self.will else self.old

    @property
    def freed(self) -> tuple[Provision, ...]:
        """New pieces of what a party was responsible for that it has no part in, though it holds others of them."""
        return _without(self.change.new, self.will) if self.new and self.was else ()

    @property
    def taken(self) -> tuple[Provision, ...]:
        """Old provisions that a party had no part in and that went into what it holds now, though it held others."""
        return _without(self.change.old, self.was) if self.new and self.was else ()

    @property
    def reshaped(self) -> int:
        """How many provisions more (or fewer) a party holds that neither gained nor lost any: by a split, a join, or
        under another name."""
        return len(self.new) - len(self.old) if self.was and self.will else 0


class _Held(msgspec.Struct, frozen=True):
    """The provisions of one side of a change, each with those who hold it."""

    side: tuple[tuple[Provision, frozenset[str]], ...]

    def by(self, parties: set[str]) -> tuple[Provision, ...]:
        return tuple(p for p, held in self.side if held & parties)


def holdings(change: Change, registry: Registry) -> tuple[Holding, ...]:
    """The holding of every party of a change, sorted by party."""
    sides = _held(change.old, registry), _held(change.new, registry)
    was, now = ([a for p in side for a in p.assignments] for side in (change.old, change.new))
    pairs = {(one.old, one.new) for one in change.facets.successions} | aliases(registry, was, now)
    parties = sorted({party for held in sides for _, named in held.side for party in named})
    return tuple(_holding(party, change, sides, pairs) for party in parties)


def _holding(party: str, change: Change, sides: tuple[_Held, _Held], pairs: set[tuple[str, str]]) -> Holding:
    old, new = sides
    before = {party, *(was for was, now in pairs if now == party)}
    after = {party, *(now for was, now in pairs if was == party)}
    return Holding(party, change, old.by({party}), new.by({party}), old.by(before), new.by(after))


def _held(side: Iterable[Provision], registry: Registry) -> _Held:
    return _Held(tuple((p, frozenset(a.party() for a in counted(registry, p.assignments))) for p in side))


def _without(all_of: Iterable[Provision], some: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """Those that others are responsible for; a heading is nobody's."""
    known = {p.id for p in some}
    return tuple(p for p in all_of if p.id not in known and p.assignments)
