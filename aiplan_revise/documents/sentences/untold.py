"""What changed and no sentence can tell, for the plan does not print it: roles, further columns, references. Kinds are
told."""

from collections.abc import Iterable

from aiplan_revise.model.changes import Change, Changeset
from aiplan_revise.model.edition import Provision
from aiplan_revise.model.roles import role_marked


def untold(changeset: Changeset) -> tuple[str, ...]:
    """The ids (new ones, where there are such) of provisions of which something changed that is not printed."""
    changed = (change for change in changeset.changes if change.new)
    acting = changeset.old.acting
    return tuple(change.new[0].id for change in changed if _is_untold(change) or (acting and _has_nobody(change)))


def _has_nobody(change: Change) -> bool:
    """Whether somebody came or went where nobody else is, and the words that name those who act stay."""
    bare = not all(any(p.assignments for p in side) for side in (change.old, change.new))
    return bare and change.facets.reassigned is not None and not change.facets.reworded


def _is_untold(change: Change) -> bool:
    return bool({*change.facets.fields} - {"kind"}) or _roles(change.old) != _roles(change.new)


def _roles(side: Iterable[Provision]) -> set[tuple[str, str]]:
    """The parties that have a role of which their printed words say nothing, with this role."""
    return {
        (party.party(), party.role)
        for one in side
        for party in one.assignments
        if party.role and role_marked(party.printed).role != party.role
    }
