"""Columns of a table in which bodies stand, and what their heads say of the role of these."""

import re
from collections.abc import Sequence

from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import owns, role_marked

_OF_BODIES = compiled(
    r"担当|所管|主管|府省|省庁|実施主体|推進主体|取組主体|協力|関係機関|(?:部局|部署|課室|課)名?$"
    r"|responsib|ministr|agenc|\bbod(?:y|ies)\b|in charge|\blead\b|\bsupport\b|\bpartners?\b|\bowners?\b"
    r"|^support(?:ing|ed by|ers?)$|^assist(?:ing|ed by)$|^(?:(?:key|other|main) )?contribut(?:ors?|ing)$"
    r"|^(?:together |in [a-z -]{1,30} )?with$|^accountable$|^SROs?$|^who(?: leads)?\??$|^by whom$"
    r"|^co-?operation(?: with| partners?)?$|^collaborators?$"
    r"|^(?:led|owned|delivered|implemented|supported|assisted) by$",
    re.I,
)
_OWNER = "Owner："
"""Before those who are responsible beside others who help."""
_HELPS = compiled(
    r"(?:(?:key|other|main) )?contribut(?:ors?|ing)|supporters?|co-?operation(?: with| partners?)?|collaborators?", re.I
)
"""Heads of the column of those who help, beside the words of roles."""
WITHIN_HEADS = "／"
"""Stands between the two heads of a column."""


def of_bodies(head: str) -> bool:
    """Whether the head of a column says that bodies stand in it."""
    return bool(_OF_BODIES.search(head)) and not head.endswith(("課題", "課題名"))


def role_of(column: str, columns: Sequence[str], alone: bool) -> str:
    """What the head of a column says of the role: who is responsible leads where others help, unless another one says
    who does; of several beside those who help here, nobody (see roles.owner)."""
    if _HELPS.fullmatch(column):
        return "Support"
    roles = {role_marked(f"{one}:x").role for one in columns}
    helped = "support" in roles or any(map(_HELPS.fullmatch, columns))
    if not helped or "lead" in roles or [one for one in columns if owns(one)] != [column]:
        return column
    return "Lead" if alone else _OWNER


def with_role(column: str, cell: str) -> str:
    """The cell, with the role that the head of its column says."""
    heads = reversed(column.split(WITHIN_HEADS))
    said = (words for one in heads for words in (one, one.rpartition(" ")[2]))  # Delivery partners
    head = next((words for words in said if role_marked(f"{words}:x").role), "")
    label = _OWNER if column == _OWNER else f"{head}：" if head else ""
    return cell if role_marked(cell).heads else f"{label}{cell}"
