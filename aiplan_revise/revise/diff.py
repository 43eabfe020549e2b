"""Two editions into a changeset: a join on ids and `continues`. Nothing is guessed here, and nothing is left out."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from aiplan_revise.errors import PlanError
from aiplan_revise.lineage.calibration import WORTH
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Change, Changeset, Facets
from aiplan_revise.model.edition import Edition, Provision, numbers, ordered
from aiplan_revise.model.links import Lineage, RunnerUp
from aiplan_revise.model.renamings import as_told
from aiplan_revise.model.sharing import each
from aiplan_revise.revise.facets import Join, facets
from aiplan_revise.revise.passed import with_passed
from aiplan_revise.revise.sequence import unmoved

NO_BODIES = Registry()
NOTHING = Facets()
FEW = 60
"""So many changes are looked at in the time in which another process begins: half a millisecond each."""


class Group(msgspec.Struct, frozen=True):
    """Provisions of both editions that became of each other, in printed order; `root` is the smallest of their ids."""

    root: str
    old: tuple[Provision, ...]
    new: tuple[Provision, ...]


def diff(old: Edition, new: Edition, registry: Registry = NO_BODIES) -> Changeset:
    """All changes from `old` to `new`: every provision of both stands in exactly one change or is unchanged.

    Provisions belong together that have the same id, or of which one names the other in `continues` (what a carried
    one already said in the old edition is history). A provision is unchanged if its content, parent, dotted number and
    order among its siblings are. Changes come in printed order of the new edition; what was dropped follows what
    preceded it in the old one. A change without any facet differs only in what no reader sees: the id of its parent,
    or `continues`.
    """
    registry = as_told(registry, old, new)
    joined = join(old, new)
    groups = _groups(joined)
    reordered = _reordered(joined, groups)
    order = _reading_order(joined, groups)
    unchanged = {g.root for g in order if g.old == g.new and g.root not in reordered and joined.same_number(g.root)}
    staying = [g for g in order if g.old and g.new and g.root not in unchanged]
    held = each(lambda g: facets(joined, g.old, g.new, registry), staying, Facets, FEW)
    found = dict(zip((g.root for g in staying), held, strict=True))
    changes = tuple(
        Change(g.old, g.new, _placed(found.get(g.root, NOTHING), g.root in reordered))
        for g in order
        if g.root not in unchanged
    )
    kept = tuple(g.root for g in order if g.root in unchanged)
    return Changeset(old.about, new.about, old.outline, new.outline, with_passed(changes), kept)


def attest(changeset: Changeset, lineage: Lineage) -> Changeset:
    """The changeset with the link that each change rests on as its evidence, where there is one, and with what may be
    the same all the same of what was added and dropped.

    `lineage` must be of the same two editions, with the ids that the new one has after `settle`; PlanError if not.
    """
    if (lineage.old, lineage.new) != (changeset.old.id, changeset.new.id):
        what = f"the lineage is from {lineage.old} to {lineage.new}"
        raise PlanError(what, f"changes from {changeset.old.id} to {changeset.new.id}", "link these two editions")
    links = {(frozenset(link.old), frozenset(link.new)): link for link in lineage.links}
    maybe = _maybe(changeset, lineage)
    changes = (
        msgspec.structs.replace(
            c,
            evidence=links.get((_ids(c.old), _ids(c.new)), c.evidence),
            perhaps=None if c.old and c.new else maybe.get((c.old or c.new)[0].id, c.perhaps),
        )
        for c in changeset.changes
    )
    return msgspec.structs.replace(changeset, changes=tuple(changes))


def _maybe(changeset: Changeset, lineage: Lineage) -> dict[str, RunnerUp]:
    """Of the initiatives and statements that were added or dropped, the likeliest pair that a person is asked about."""
    dropped = {c.old[0].id for c in changeset.changes if not c.new}
    added = {c.new[0].id for c in changeset.changes if not c.old}
    found: dict[str, RunnerUp] = {}
    for one in lineage.candidates:
        if one.score >= WORTH and one.old in dropped and one.new in added:
            found.setdefault(one.old, one)
            found.setdefault(one.new, one)
    return found


def _ids(provisions: Iterable[Provision]) -> frozenset[str]:
    return frozenset(p.id for p in provisions)


# ---------------------------------------------------------------- who belongs together


def join(old: Edition, new: Edition) -> Join:
    """Two editions with the ids that became of each other; of the provisions only ids and `continues` are looked at."""
    return Join(old, new, numbers(old), numbers(new), kin(old, new))


def kin(old: Edition, new: Edition) -> dict[str, str]:
    """For ids of two editions that became of each other, and are not just the same one, the smallest of them."""
    roots: dict[str, str] = {}
    for one, other in (*_continued(old, new), *_survivors(old, new), *_continued(new, old)):
        first, second = sorted((_root(roots, one), _root(roots, other)))
        roots[second] = first
    return {key: _root(roots, key) for key in tuple(roots)}


def _continued(before: Edition, after: Edition) -> Iterator[tuple[str, str]]:
    """Pairs of ids of which the second, new in `after`, continues the first. Run both ways: a diff has an inverse."""
    for p in after.provisions.values():
        if p.continues and p.id not in before.provisions:
            yield from ((key, p.id) for key in p.continues if key in before.provisions)


def _survivors(old: Edition, new: Edition) -> Iterator[tuple[str, str]]:
    """Pairs of ids of which the second stands in both editions and says only in the new one that it continues the
    first: a join that kept the id of one of its parts. What it said in the old one too is history."""
    for p in new.provisions.values():
        survivor = old.provisions.get(p.id) if p.continues else None
        if survivor and p.continues != survivor.continues:
            yield from ((k, p.id) for k in p.continues if k in old.provisions and k not in survivor.continues)


def _root(roots: dict[str, str], key: str) -> str:
    while (above := roots.get(key, key)) != key:
        key = above
    return roots.setdefault(key, key)


def _groups(joined: Join) -> tuple[Group, ...]:
    sides: dict[str, tuple[list[Provision], list[Provision]]] = {}
    for side, edition in enumerate((joined.old, joined.new)):
        for p in ordered(edition):
            sides.setdefault(joined.root(p.id), ([], []))[side].append(p)
    return tuple(Group(root, tuple(old), tuple(new)) for root, (old, new) in sides.items())


# ---------------------------------------------------------------- in which order


def _reading_order(joined: Join, groups: Iterable[Group]) -> list[Group]:
    place = {key: position for position, key in enumerate(joined.new.outline)}
    surviving = {g.root: place[g.new[0].id] for g in groups if g.new}
    keys: dict[str, tuple[int, int]] = {root: (position, -1) for root, position in surviving.items()}
    last = -1
    for position, key in enumerate(joined.old.outline):
        root = joined.root(key)
        last = surviving.get(root, last)
        keys.setdefault(root, (last, position))
    return sorted(groups, key=lambda group: keys[group.root])


def _reordered(joined: Join, groups: Iterable[Group]) -> frozenset[str]:
    """The groups whose order among the siblings that stay siblings changed: all but a longest run that kept it."""
    families: dict[tuple[str, str], list[Group]] = {}
    for group in groups:
        above = {p.parent for p in group.old}, {p.parent for p in group.new}
        if len(above[0]) == len(above[1]) == 1:
            before, after = above[0].pop(), above[1].pop()
            if joined.root(before) == joined.root(after):
                families.setdefault((before, after), []).append(group)
    old, new = (_positions(edition) for edition in (joined.old, joined.new))
    strays: set[str] = set()
    for family in families.values():
        places = {g.root: (old[g.old[0].id], new[g.new[0].id]) for g in family}
        strays |= places.keys() - unmoved(places)
    return frozenset(strays)


def _positions(edition: Edition) -> Mapping[str, int]:
    return {key: position for position, key in enumerate(edition.outline)}


# ---------------------------------------------------------------- what became of them


def _placed(held: Facets, reordered: bool) -> Facets:
    return msgspec.structs.replace(held, reordered=True) if reordered else held
