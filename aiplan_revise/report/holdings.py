"""What each party holds of a change, provision by provision: of a split or a join not everybody holds everything."""

from collections.abc import Iterable

import msgspec

from aiplan_revise.model.changes import Change
from aiplan_revise.model.edition import Provision


class Holding(msgspec.Struct, frozen=True):
    """The provisions of a change that a party is responsible for: `old` and `new` itself, `was` and `will` also as the
    body that it continues, or that continues it, by the registry."""

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


def holdings(change: Change) -> tuple[Holding, ...]:
    """The holding of every party of a change, sorted by party."""
    old, new = ({a.party() for p in side for a in p.assignments} for side in (change.old, change.new))
    return tuple(_holding(party, change) for party in sorted(old | new))


def _holding(party: str, change: Change) -> Holding:
    before = {party, *(one.old for one in change.facets.successions if one.new == party)}
    after = {party, *(one.new for one in change.facets.successions if one.old == party)}
    own = _held(change.old, {party}), _held(change.new, {party})
    return Holding(party, change, *own, _held(change.old, before), _held(change.new, after))


def _held(side: Iterable[Provision], parties: set[str]) -> tuple[Provision, ...]:
    return tuple(p for p in side if any(a.party() in parties for a in p.assignments))


def _without(all_of: Iterable[Provision], some: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """Those that others are responsible for; a heading is nobody's."""
    known = {p.id for p in some}
    return tuple(p for p in all_of if p.id not in known and p.assignments)
