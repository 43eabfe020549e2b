"""Conditions on the last member of a list only ("to archives and, where possible, museums", 学校及び可能な範囲で町内会
に): where they come or go, the act binds less or more for that member, if it stands in both texts."""

import re
from functools import cache
from typing import NamedTuple

from aiplan_revise.model.commitments import Clause
from aiplan_revise.model.commitments.acts import stem
from aiplan_revise.model.commitments.hedges import AS_FAR_JA, CONDITION_JA
from aiplan_revise.model.commitments.rungs import listed
from aiplan_revise.model.commitments.verbs import CLAUSAL
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI
from aiplan_revise.revise.near import SMALL, words


class Member(NamedTuple):
    """A member of a list, and the words of the condition on it."""

    off: str
    what: str


_ENGLISH = compiled(r"\band(?: ,)? [~≈](?P<off>[a-z'’&-]+) (?P<what>[^,~≈]+)")
_BEHIND = compiled(rf" (?:and|or|{'|'.join(sorted(CLAUSAL))}) .*")
_PARTNERS = compiled(r"\b(?:with|from|by|through)\b(?!.* (?:to|for|of|in|on|into|at)\b)")
"""What leads to a list of those with whom, or by whose help, something is done: a condition on them lets nobody off."""
_SHARES = stem("share")
"""What is done with those who receive something."""
_FEW = 3
"""Words that name a member: what follows them says where, when or why."""


@cache
def _japanese() -> re.Pattern[str]:
    return compiled(
        f".(?:及び|並びに)、?(?P<off>{AS_FAR_JA}|{CONDITION_JA})、?(?P<what>(?:{KANJI}|[ァ-ヺーA-Za-zＡ-Ｚａ-ｚ])+)"
    )


def of_member(clause: Clause) -> Member | None:
    """The last member of a list in a clause, if a condition is put before it."""
    spaced = " " in clause.text
    found = (_ENGLISH if spaced else _japanese()).search(clause.text)
    if not found or (spaced and clause.act != _SHARES and _PARTNERS.search(clause.text, 0, found.start())):
        return None
    return Member(found["off"].replace("-", " "), found["what"])


def names(clause: Clause, member: Member) -> bool:
    """Whether a clause without conditions names a member of the list of another one."""
    if " " not in clause.text:
        return member.what in clause.text
    told = [word for word in _BEHIND.sub("", f"{member.what} ").split() if word not in _LEADS][:_FEW]
    there = set(map(stem, words(clause.text)))
    return bool(told) and all(stem(word) in there for word in told if word not in SMALL)


_LEADS = SMALL | frozenset(listed("also into their its our toward towards other"))
