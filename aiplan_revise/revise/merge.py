"""Two revisions of one edition into one: by provision and field, with what they disagree on as values."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from aiplan_revise.model.edition import Edition, Provision, ordered
from aiplan_revise.model.integrity import verify
from aiplan_revise.revise.conflicts import Choices, Conflict, Notes, taken
from aiplan_revise.revise.fields import carried, choose, fieldwise, in_order, newcomer
from aiplan_revise.revise.following import alike, cited, revived
from aiplan_revise.revise.heirs import replaced, undivided
from aiplan_revise.revise.newcomers import recognised
from aiplan_revise.revise.renumber import numbering
from aiplan_revise.revise.sequence import Three, interleave

NOTHING: Choices = {}
_ROUNDS = 4
"""Merges in which the sides are read by the numbers of the last one, until those stay; two do nearly always."""


def merge(base: Edition, ours: Edition, theirs: Edition) -> tuple[Edition, tuple[Conflict, ...]]:
    """Both revisions of `base` in one edition, and where they disagree, in printed order.

    What one side changed and the other did not is taken: each field of each provision, each column, and of the words of
    each language every edit (see `threeway` for when two edits of one text go together). Bodies are a set: gained by
    either side, lost by either side; it is a conflict if both took a clause from the same one and gave it to different
    ones, or if nobody would be left. The printed order is that of both sides as far as they agree; printed numbers go
    on in it (see `renumber`), and references follow them: each side means its own numbers. What both sides added is one
    provision where lineage has no doubt that it is.
    The merged edition is whole and valid in any case (a PlanError if it would be nested too deeply); swapping ours and
    theirs gives the same edition and the same conflicts with their labels swapped.
    """
    return resolve(base, ours, theirs, NOTHING)


def resolve(base: Edition, ours: Edition, theirs: Edition, choices: Choices) -> tuple[Edition, tuple[Conflict, ...]]:
    """The merge with what somebody decided of its conflicts, and those that are left.

    `choices` maps the provision and field of a conflict to what to take (see `conflicts.options`); others are passed
    over. The merged edition is valid in any case and depends on all choices together, not on the order in which they
    were made. A decision can bring up another conflict, as that of a clause whose words are gone. A body whose clause
    does not stand in the chosen words is responsible for the whole, and what stood under a dropped provision stands
    where that one stood. PlanError for a choice that a conflict does not leave.
    """
    read = editions = recognised(Three(base, ours, theirs))
    before: Edition | None = None
    for _ in range(_ROUNDS):
        made, notes = _merged(read, choices)
        if before and alike(before, made):
            break
        before = made
        again = Three(*(cited(edition, made, base) for edition in editions))
        if again == read:
            break
        read = again
    return verify(revived(made, base, (ours, theirs)), "the merged edition"), notes.listed(made.outline)


def _merged(editions: Three[Edition], choices: Choices) -> tuple[Edition, Notes]:
    notes = Notes(choices)
    about = fieldwise(Three(*(edition.about for edition in editions)), notes.of(""))
    merged = _provisions(editions, notes)
    replaced(editions, merged, notes)
    _mend(editions, merged, notes)
    while undivided(editions, merged, notes):
        _mend(editions, merged, notes)
    outline = tuple(_outline(editions, merged, notes))
    made = Edition(about, outline, {key: merged[key] for key in outline})
    return _numbered(made, editions, notes), notes


# ---------------------------------------------------------------- provisions


def _provisions(editions: Three[Edition], notes: Notes) -> dict[str, Provision]:
    keys = dict.fromkeys(key for edition in editions for key in edition.outline)
    found = {key: _provision(Three(*(e.provisions.get(key, UNSET) for e in editions)), key, notes) for key in keys}
    return {key: p for key, p in found.items() if isinstance(p, Provision)}


def _provision(three: Three[Any], key: str, notes: Notes) -> Provision | UnsetType:
    base, ours, theirs = three
    if base == ours == theirs:
        return ours  # type: ignore[no-any-return]
    if UNSET not in three:
        return carried(three, notes)
    if base is UNSET and UNSET not in (ours, theirs) and ours != theirs:
        return newcomer(ours, theirs, notes.of(key))
    if base is not UNSET and any(_only_renumbered(base, side) for side in (ours, theirs)):
        return UNSET
    return choose(three, "provision", notes.of(key))  # type: ignore[no-any-return]


def _only_renumbered(base: Provision, side: Any) -> bool:
    """Whether a side changed nothing but the printed number, which is no reason to keep what the other dropped."""
    return isinstance(side, Provision) and replace(side, number=base.number) == base


# ---------------------------------------------------------------- tree and order


def _mend(editions: Three[Edition], merged: dict[str, Provision], notes: Notes) -> None:
    """Brings back what one side dropped and the other put something under, and opens rings of parents."""
    opened: set[str] = set()
    while astray := _orphans(merged) or _ring(merged):
        for key in astray:
            if key in merged:
                merged[key] = replace(merged[key], parent=_parent(editions, key, notes, opened))
            else:
                _restore(editions, key, merged, notes)


def _restore(editions: Three[Edition], key: str, merged: dict[str, Provision], notes: Notes) -> None:
    """Brings `key` back or, where somebody decided that it goes, moves what is under it to where it stood."""
    three = Three(*(edition.provisions.get(key, UNSET) for edition in editions))
    known = [p for p in three if isinstance(p, Provision)]
    chosen = taken(three, notes.of(key)("provision", three, "base")) if three.base is not UNSET else UNSET
    if isinstance(chosen, Provision):
        merged[key] = chosen
        return
    above = known[0].parent if three.base is not UNSET else min(p.parent for p in known)
    for child in [p for p in merged.values() if p.parent == key]:
        merged[child.id] = replace(child, parent=above)


def _parent(editions: Three[Edition], key: str, notes: Notes, opened: set[str]) -> str:
    """Where a provision goes that would stand under itself: where it was, unless somebody decided otherwise and that
    does not make another ring."""
    three = Three(*(edition.provisions.get(key, UNSET) for edition in editions))
    parents = Three(*(UNSET if p is UNSET else p.parent for p in three))
    chosen = taken(parents, notes.of(key)("parent", parents, "base"))
    if key in opened:
        chosen = parents.base
    opened.add(key)
    return "" if chosen is UNSET else str(chosen)


def _orphans(merged: Mapping[str, Provision]) -> list[str]:
    return sorted({p.parent for p in merged.values() if p.parent and p.parent not in merged})


def _ring(merged: Mapping[str, Provision]) -> list[str]:
    """The provisions that stand under themselves."""
    safe: set[str] = {""}
    for start in sorted(merged):
        path: list[str] = []
        key = start
        while key not in safe and key not in path:
            path.append(key)
            key = merged[key].parent
        if key not in safe:
            return path[path.index(key) :]
        safe.update(path)
    return []


def _outline(editions: Three[Edition], merged: Mapping[str, Provision], notes: Notes) -> Iterator[str]:
    below = Three(*(_families(ordered(edition)) for edition in editions))
    members = _families(merged.values())

    def walk(parent: str) -> Iterator[str]:
        orders = Three(*(families.get(parent, []) for families in below))
        order, agreed = interleave(orders, frozenset(members.get(parent, [])))
        if not agreed:
            choice = notes.of(parent)("order", Three(*(tuple(o) for o in orders)), "base")
            order = in_order(orders, frozenset(members.get(parent, [])), choice)
        for key in order:
            yield key
            yield from walk(key)

    return walk("")


def _families(provisions: Iterable[Provision]) -> dict[str, list[str]]:
    """Parent id → the ids of the provisions under it, in order."""
    found: dict[str, list[str]] = {}
    for p in provisions:
        found.setdefault(p.parent, []).append(p.id)
    return found


def _numbered(made: Edition, editions: Three[Edition], notes: Notes) -> Edition:
    """The merged edition with the numbers that follow from it; of those nobody has to decide anything."""
    provisions = dict(made.provisions)
    for family, found in numbering(made, editions):
        provisions |= {key: replace(provisions[key], number=number) for key, number in found.numbers.items()}
        for p in family if found.placed else ():
            notes.withdraw(p.id, "number")
    return replace(made, provisions=provisions)
