"""The algebra of editions: diff, amend, merge, redline, and the rules that judge editions and changes. Pure values."""

from aiplan_revise.revise.amend import amend
from aiplan_revise.revise.check import check
from aiplan_revise.revise.check_changes import check_changes
from aiplan_revise.revise.conflicts import Conflict
from aiplan_revise.revise.diff import attest, diff
from aiplan_revise.revise.merge import merge
from aiplan_revise.revise.records import RecordChange, record_changes
from aiplan_revise.revise.redline import Span, redline
from aiplan_revise.revise.rules import RULES, Rule

__all__ = [
    "RULES",
    "Conflict",
    "RecordChange",
    "Rule",
    "Span",
    "amend",
    "attest",
    "check",
    "check_changes",
    "diff",
    "merge",
    "record_changes",
    "redline",
]
