"""Labels, before a colon or at the head of a column, of what else is said of a measure: until when, how much, for how
much money, how far it is."""

import re

from aiplan_revise.model.patterns import compiled

_MORE = compiled(
    r"(?:(?:delivery|target|due|completion|start|end|expected|planned|proposed|estimated|total|current|key|performance"
    r"|success|revised|original) )*"
    r"(?:time ?-?(?:line|frame|scale)s?|timing|deadlines?|due(?: by)?|deliver(?:y|ed by)|dates?|completion"
    r"|completed? by|(?:by )?when|milestones?|period|duration|years?|quarter|schedules?|term|start|end|KPIs?"
    r"|indicators?|(?<=success )measures?|measures? of success|metrics?|targets?|baselines?|outputs?|outcomes?"
    r"|budgets?|costs?|funding|resources?|status|RAG|progress|priority)"
    r"|(?:実施|達成|完了|着手|開始|終了|取組|予定)?(?:期限|時期|期間|年度|年次|予定)|(?:数値|成果)?目標(?:値|年度|年|時期)?"
    r"|(?:現状|基準|実績|計画)値|現状|スケジュール|工程|KPI|ＫＰＩ|(?:成果|評価|活動|達成)?指標|(?:当初)?予算額?|事業費|経費|財源"
    r"|進捗(?:状況)?|状況|備考|対象",
    re.I,
)
_UNIT = compiled(r"(?P<name>[^（(]+?) ?[（(](?P<unit>[^（）()]{1,20})[）)]")
_NUMBER = compiled(r"[0-9０-９][0-9０-９,，. ]*")
_MONEY = compiled(r"(?P<sign>[A-Z]{0,3}[$€£¥]|[A-Z]{3}\b) ?(?P<scale>.*)")


def says_more(label: str) -> bool:
    """Whether a label says that until when, how much or for how much money stands beside it, and no measure."""
    return bool(_MORE.fullmatch(label))


def field_of(head: str, cell: str) -> str:
    """What stands below the head of a column that `says_more`, as a field; "" below any other: Deadline: Q4 2025, and
    予算：1,200千円 below 予算（千円）."""
    found = _UNIT.fullmatch(head)
    name, unit = (found["name"], found["unit"]) if found else (head, "")
    if not says_more(name):
        return ""
    said = _counted(cell, unit) if unit and _NUMBER.fullmatch(cell) else cell
    return f"{name}{': ' if name.isascii() else '：'}{said}"


def _counted(number: str, unit: str) -> str:
    """A number with the unit that the head of its column tells."""
    if money := _MONEY.fullmatch(unit):
        sign, scale = money["sign"], money["scale"]
        return f"{sign}{' ' if sign.isalpha() else ''}{number}{' ' if len(scale) > 1 else ''}{scale}"
    return f"{number}{' ' if unit[0].isascii() and unit[0].isalpha() else ''}{unit}"
