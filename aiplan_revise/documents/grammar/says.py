"""Labels, before a colon or at the head of a column, of what else is said of a measure: until when, how much, for how
much money, how far it is."""

import re

from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import JAPANESE, KANJI

_MORE = compiled(
    r"(?:(?:delivery|target|due|completion|start|end|expected|planned|proposed|estimated|total|current|key|performance"
    r"|success|revised|original) )*"
    r"(?:time ?-?(?:line|frame|scale)s?|timing|deadlines?|due(?: by)?|deliver(?:y|ed by)|dates?|completion"
    r"|completed? by|(?:by )?when|milestones?|period|duration|years?|quarter|schedules?|term|start|end|KPIs?"
    r"|indicators?|(?<=success )measures?|measures? of success|metrics?|targets?|baselines?|outputs?|outcomes?"
    r"|budgets?|costs?|funding|resources?|status|RAG|progress|priority)"
    r"|(?:実施|達成|完了|着手|開始|終了|取組|予定)?(?:期限|時期|期間|年度|年次|予定)|(?:数値|成果)?目標(?:値|年度|年|時期)?"
    r"|(?:現状|基準|実績|計画)値|現状|スケジュール|工程|KPI|ＫＰＩ|(?:成果|評価|活動|達成)?指標|(?:当初)?予算額?|事業費|経費|財源"
    r"|進捗(?:状況)?|状況|備考|対象|単位",
    re.I,
)
_UNIT = compiled(r"(?P<name>[^（(]+?) ?[（(][^（）()]{1,30}[）)]")
_BARE = compiled(
    r"[<>≥≤~～約▲△−]? ?[$€£¥]?[0-9０-９][-0-9０-９.,，/％%–~～ \u00a0\u2009\u202f]*"
    rf"(?:(?:[十百千万億兆]*(?:{KANJI}|[かカヵヶケつ]){{1,3}})(?:以上|以下|以内|未満|程度)?)?"
)
"""A cell that is no more than a figure, perhaps with its counter: what it is of, only the head of its column says."""


def says_more(label: str) -> bool:
    """Whether a label says that until when, how much or for how much money stands beside it, and no measure."""
    return bool(_MORE.fullmatch(label))


def field_of(head: str, cell: str) -> str:
    """What stands below the head of a column that `says_more`, and a figure below any, as a field: Deadline: Q4 2025,
    予算（千円）：1,200; "" of anything else."""
    named = _UNIT.fullmatch(head)
    if not head or not (says_more(named["name"] if named else head) or _BARE.fullmatch(cell)):
        return ""
    return f"{head}{'：' if compiled(JAPANESE).search(head) else ': '}{cell}"
