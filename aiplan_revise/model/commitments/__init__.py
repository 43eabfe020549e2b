"""What a text commits to: targets (numbers, amounts, shares, deadlines) and how binding its verbs are."""

from aiplan_revise.model.commitments.ladder import clauses, commitment, comparable, inquires
from aiplan_revise.model.commitments.rungs import LADDER, Clause, Commitment, Rung
from aiplan_revise.model.commitments.targets import BOUNDS, Bound, Target, TargetKind, figures, targets

__all__ = [
    "BOUNDS",
    "LADDER",
    "Bound",
    "Clause",
    "Commitment",
    "Rung",
    "Target",
    "TargetKind",
    "clauses",
    "commitment",
    "comparable",
    "figures",
    "inquires",
    "targets",
]
