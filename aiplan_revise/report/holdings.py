"""What each party holds of a change, provision by provision: of a split or a join not everybody holds everything.

A split or a join is a bundle of strands, each from one old provision to one new one; of a regrouping nobody can say
which old one went to which new one, so that of it only what is true of all of them is told. Who is responsible is
compared twice:

- over the whole change, as the facet `reassigned` is: who had no part in any of it `gained`, who has none left `lost`;
- along each strand: it changed hands if nobody who was responsible at its one end is so at the other. Of those who hold
  other pieces, the former ones then `gave` that piece, and the later ones `took` it.

Where somebody stays with a strand, nothing was handed over: a body that the whole names and that piece does not was
`freed` of it, one that had no part in a piece that went into what it holds `entered` that. They only share otherwise.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

import msgspec
from msgspec.structs import replace

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Change
from aiplan_revise.model.edition import Provision
from aiplan_revise.model.wholes import Listed, aliases, by_themselves, counted, succeeded


class Holding(msgspec.Struct, frozen=True, dict=True):
    """The provisions of a change that a party is responsible for: `old` and `new` itself, `was` and `will` also as the
    body that it continues, or that continues it, by the registry, or that it stands beside on the other side; those of
    the change that were `handed` over whole, from all who were responsible to others."""

    party: str
    change: Change
    old: tuple[Provision, ...]
    new: tuple[Provision, ...]
    was: tuple[Provision, ...]
    will: tuple[Provision, ...]
    handed: tuple[Provision, ...] = ()

    @property
    def gained(self) -> tuple[Provision, ...]:
        """New provisions of a party that had no part in what they come from."""
        return () if self.was else self.new

    @property
    def lost(self) -> tuple[Provision, ...]:
        """Old provisions of a party that has no part in what became of them."""
        return () if self.will else self.old

    @property
    def gave(self) -> tuple[Provision, ...]:
        """New pieces of what a party was responsible for that changed hands, though it holds others of them."""
        return tuple(p for p in self._without if p in self.handed) if self.handed else ()

    @property
    def took(self) -> tuple[Provision, ...]:
        """Old provisions that changed hands and went into what a party holds now, which held others of them."""
        return tuple(p for p in self._within if p in self.handed) if self.handed else ()

    @property
    def freed(self) -> tuple[Provision, ...]:
        """New pieces of what a party was responsible for that it has no part in: others who were, too, keep them."""
        return tuple(p for p in self._without if p not in self.handed)

    @property
    def entered(self) -> tuple[Provision, ...]:
        """Old provisions that a party had no part in and that went into what it holds now, with others who had."""
        return tuple(p for p in self._within if p not in self.handed)

    @cached_property
    def _without(self) -> tuple[Provision, ...]:
        """The new pieces that are without a party that was responsible for all they come from."""
        held_all = self.new and self.was and not _others(self.change.old, self.was)
        return _others(self.change.new, self.will) if held_all else ()

    @cached_property
    def _within(self) -> tuple[Provision, ...]:
        """The old pieces without a party that is responsible for all that became of them."""
        holds_all = self.new and self.was and not _others(self.change.new, self.will)
        return _others(self.change.old, self.was) if holds_all else ()

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


def holdings(
    change: Change, registry: Registry, offices: Collection[str] = (), same: Mapping[str, str] = {}
) -> tuple[Holding, ...]:
    """The holding of every party of a change, sorted by party; `offices` are those that go on as others, so that they
    are parties of what is added or dropped too, `same` the parties that only have another name, with that."""
    before, after = ([counted(registry, p.assignments) for p in side] for side in (change.old, change.new))
    apart = offices if not (before and after) else ()
    listed = succeeded(registry, *([by_themselves(held, apart) for held in side] for side in (before, after)))
    sides = _held(change.old, listed[0], same), _held(change.new, listed[1], same)
    was, now = ([a for p in side for a in p.assignments] for side in (change.old, change.new))
    pairs = {(one.old, one.new) for one in change.facets.successions} | aliases(registry, was, now)
    parties = sorted({party for held in sides for _, named in held.side for party in named})
    found = tuple(_holding(party, change, sides, pairs) for party in parties)
    handed = _handed(found)
    return tuple(replace(one, handed=handed) for one in found) if handed else found


def _holding(party: str, change: Change, sides: tuple[_Held, _Held], pairs: set[tuple[str, str]]) -> Holding:
    old, new = sides
    before = {party, *(was for was, now in pairs if now == party)}
    after = {party, *(now for was, now in pairs if was == party)}
    return Holding(party, change, old.by({party}), new.by({party}), old.by(before), new.by(after))


def _handed(found: Sequence[Holding]) -> tuple[Provision, ...]:
    """The provisions of a change of which all who are responsible are on that side only; not where a set of bodies is
    open there or on the other side, for it may hold anybody."""
    change = found[0].change if found else Change()
    sets = [one for one in found if one.party.startswith("open:")]
    old = () if any(one.new for one in sets) else change.old
    new = () if any(one.old for one in sets) else change.new
    went = (p for p in old if all(p not in one.old or one.lost for one in found))
    came = (p for p in new if all(p not in one.new or one.gained for one in found))
    return tuple(p for p in (*went, *came) if p.assignments and not any(a.open for a in p.assignments))


def _held(side: Iterable[Provision], listed: Listed, same: Mapping[str, str]) -> _Held:
    parties = ((p, (a.party() for a in held)) for p, held in zip(side, listed, strict=True))
    return _Held(tuple((p, frozenset(same.get(party, party) for party in held)) for p, held in parties))


def _others(all_of: Iterable[Provision], some: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """Those that others are responsible for; a heading is nobody's."""
    known = {p.id for p in some}
    return tuple(p for p in all_of if p.id not in known and p.assignments)
