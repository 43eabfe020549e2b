"""The algebra of editions: diff, amend, merge, redline, and the rules that judge editions and changes. Pure values."""

from collections.abc import Collection

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Changeset
from aiplan_revise.model.edition import Edition, Finding
from aiplan_revise.revise.amend import amend
from aiplan_revise.revise.conflicts import Choice, Choices, Conflict, Own, options
from aiplan_revise.revise.diff import attest, diff
from aiplan_revise.revise.merge import merge, resolve
from aiplan_revise.revise.records import RecordChange, record_changes
from aiplan_revise.revise.redline import Span, redline
from aiplan_revise.revise.renumber import renumbered
from aiplan_revise.revise.rules import RULES, Rule

__all__ = [
    "RULES",
    "Choice",
    "Choices",
    "Conflict",
    "Own",
    "RecordChange",
    "Rule",
    "Span",
    "amend",
    "attest",
    "check",
    "check_changes",
    "diff",
    "merge",
    "options",
    "record_changes",
    "redline",
    "renumbered",
    "resolve",
]


def check(
    edition: Edition, registry: Registry, on: str = "", plans: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """What the rules remark on an edition, in printed order (first the edition itself), then in order of RULES.

    Deadlines have passed if they lie before the day `on` (ISO 8601) or, without it, before the newest date of the
    edition. References to other plans by an id must name one of `plans`, if those are given."""
    from aiplan_revise.revise.checks import check_edition  # a comparison does without

    return check_edition(edition, registry, on, plans)


def check_changes(changeset: Changeset, old: Edition, new: Edition, registry: Registry) -> tuple[Finding, ...]:
    """What the rules remark on the changes from `old` to `new`, in the order of the changes.

    A finding names the new provision, or the old one where there is none in its place.
    """
    from aiplan_revise.revise import change_checks  # a comparison does without

    return change_checks.check_changes(changeset, old, new, registry)
