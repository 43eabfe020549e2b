"""What the column of remarks says of every change: why something ended, hand-overs, where things came from."""

from aiplan_revise.model.changes import Change, Changeset
from aiplan_revise.report.frame import Frame, Told
from aiplan_revise.report.glance import in_order
from aiplan_revise.report.standing import Place
from aiplan_revise.report.words import say

_TOLD = {"ended", "reassigned", "shares", "weakened", "strengthened", "retargeted", "passed", "moved", "perhaps"}
_TOLD |= {"renamed-body", "relisted"}
"""The facts that a column of remarks has room for; which words changed is seen beside it."""


def remarks(changeset: Changeset, frame: Frame) -> dict[Place, tuple[str, ...]]:
    """The place of the first provision of a change (new, or old where it is dropped) → what is said of it."""
    found = ((one, _said(one, frame)) for one in in_order(changeset, frame, brief=True))
    return {place(one.change): said for one, said in found if said}


def place(of: Change) -> Place:
    """Where a change is told of."""
    return Place("", of.new[0].id) if of.new else Place(of.old[0].id, "")


def _said(of: Told, frame: Frame) -> tuple[str, ...]:
    change, lang = of.change, frame.lang
    lines = [line for fact in of.shown.facts if fact.name in _TOLD for line in fact.lines]
    if change.kind in ("split", "joined", "regrouped"):
        counts = {"count": max(len(change.old), len(change.new)), "old": len(change.old), "new": len(change.new)}
        lines.insert(0, say(lang, f"says-{change.kind}", **counts))
    return tuple(line[:1].upper() + line[1:] if lang == "en" else line for line in lines)
