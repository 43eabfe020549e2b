"""A changeset applied to a text that may have moved on since: by merging, with the text that it starts from if that is
known, and else with as much of it as the changeset carries."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from msgspec.structs import replace

from aiplan_revise.errors import PlanError
from aiplan_revise.model.changes import Changeset
from aiplan_revise.model.edition import About, Edition, Provision
from aiplan_revise.model.integrity import place, verify
from aiplan_revise.revise.amend import account, amend
from aiplan_revise.revise.conflicts import Choice, Conflict
from aiplan_revise.revise.merge import resolve
from aiplan_revise.revise.sequence import Three

Take = Literal["ours", "theirs"]

_OWN = ("id", "status", "follows", "dates", "sources")
"""Metadata that say which edition a text is: a draft keeps its own where the changeset leads to another edition."""


class Applied(NamedTuple):
    """The three texts that were merged, what they come to, and where the changeset contradicts the text."""

    editions: Three[Edition]
    merged: Edition
    conflicts: tuple[Conflict, ...]


def applied(
    edition: Edition, changeset: Changeset, sides: tuple[Edition, Edition] | None = None, take: Take | None = None
) -> Applied:
    """What becomes of `edition` with a changeset that was made from another text, or an earlier one.

    `sides` are the texts between which the changeset leads, where they are known (see `between`); without them,
    `gathered` ones stand in. What both texts say already is changed by nothing, so that the same changeset applied
    again changes nothing. `take` decides all conflicts: for `edition` (ours), or for the changeset (theirs).
    PlanError: the changeset contradicts itself, or changes what `edition` has never had.
    """
    old, new = sides or gathered(edition, changeset)
    if {old.about.id, new.about.id} != {edition.about.id}:
        old, new = (_as(edition.about, side) for side in (old, new))
    three = Three(old, edition, new)
    return Applied(three, *_decided(three, take))


def _decided(three: Three[Edition], take: Take | None) -> tuple[Edition, tuple[Conflict, ...]]:
    """The merge, its conflicts and those that their decisions bring up decided for one side."""
    choices: dict[tuple[str, str], Choice] = {}
    while True:
        merged, left = resolve(*three, choices)
        if not take or not left:
            return merged, left
        choices |= {(one.provision, one.field): take for one in left}


def between(base: Edition, changeset: Changeset) -> tuple[Edition, Edition]:
    """The texts between which a changeset leads, from the first. PlanError where it does not start from that."""
    return base, amend(base, changeset)


def gathered(edition: Edition, changeset: Changeset) -> tuple[Edition, Edition]:
    """The texts between which a changeset leads, as far as it carries them itself: what it changes as it says, and the
    rest as `edition` has it now, without what that no longer has.

    PlanError where `edition` has not got a provision that is to change, or nothing under which it could stand.
    """
    account(changeset)
    here = edition.provisions
    for p in (p for change in changeset.changes if change.new for p in change.old):
        if p.id not in here:
            what = "the text to change is not there, and the one that the changeset starts from is not known"
            raise PlanError(what, place(edition.about.id, p.id, "id"), _FIX)
    rest = {key: here[key] for key in changeset.unchanged if key in here}
    olds = rest | {p.id: p for change in changeset.changes for p in change.old if change.new or p.id in here}
    news = rest | {p.id: p for change in changeset.changes for p in change.new}
    old = _arranged(changeset.old, changeset.old_outline, olds)
    return old, _arranged(changeset.new, changeset.new_outline, news)


_FIX = "name the store that has it, or make the amendment anew from this draft"


def _arranged(about: About, outline: tuple[str, ...], provisions: Mapping[str, Provision]) -> Edition:
    """An edition of these provisions in the order of an outline, each under its parent."""
    families: dict[str, list[str]] = {}
    for key in outline:
        if key in provisions:
            families.setdefault(provisions[key].parent, []).append(key)

    def walk(parent: str) -> Iterator[str]:
        for key in families.pop(parent, []):
            yield key
            yield from walk(key)

    listed = tuple(walk(""))
    for parent, (key, *_) in families.items():
        raise PlanError(f"{parent[:80]}, under which it stands, is not there", place("", key, "parent"), _FIX)
    return verify(Edition(about, listed, {key: provisions[key] for key in listed}))


def _as(about: About, edition: Edition) -> Edition:
    """A side of a changeset that leads to another edition, as a text of the edition with these metadata."""
    own = {name: getattr(about, name) for name in _OWN}
    return replace(edition, about=replace(edition.about, **own))
