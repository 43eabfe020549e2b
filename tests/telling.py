"""What a report tells of one sentence that became another one."""

from small import small, step
from strategies import REGISTRY

from aiplan_revise.model.edition import Edition, Lang
from aiplan_revise.report import view
from aiplan_revise.revise import diff

PLAIN = frozenset(("reworded", "文言を変更"))
"""What is said of every change of words."""


def edition(lang: Lang, words: str) -> Edition:
    return small(step("a", words if lang == "en" else "", "harbour", ja=words if lang == "ja" else ""))


def told(old: Edition, new: Edition, lang: Lang) -> str:
    shown = view(diff(old, new, REGISTRY), old, new, REGISTRY, lang)
    return "; ".join(line for change in shown.changes for fact in change.facts for line in fact.lines)


def said(lang: Lang, old: str, new: str) -> str:
    whole = told(edition(lang, old), edition(lang, new), lang).split("; ")
    return "; ".join(line for line in whole if line not in PLAIN)
