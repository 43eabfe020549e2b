"""The algebra of editions: diff, amend, merge, redline, and the rules that judge editions and changes. Pure values."""

from aiplan_revise.revise.amend import amend
from aiplan_revise.revise.diff import attest, diff

__all__ = ["amend", "attest", "diff"]
