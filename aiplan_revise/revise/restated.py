"""Conditions that the other text says in other words."""

from aiplan_revise.model.commitments import Commitment
from aiplan_revise.model.commitments.acts import stem
from aiplan_revise.model.commitments.hedges import EXCEPT_EN, EXCEPT_JA
from aiplan_revise.model.commitments.rungs import STRIVEN, listed
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.firmness import Sides
from aiplan_revise.revise.near import words

_ON_WHAT = frozenset(
    listed(
        "subject provided providing that condition conditions where when if only so far long as with depending can"
        " could be is are has have been necessary needed required appropriate applicable warranted possible practicable"
        " feasible permitting allow allows permit permits the their its each case cases all"
        " 場合 必要 適宜 可能 条件 前提 状況 次第 原則 範囲 確保 取得"
    )
)
"""Words of conditions that do not say on what an act hangs."""


def restated(sides: Sides, old: str, new: str) -> bool:
    """Whether the text without a condition names what the promise of the other one hangs on in other words
    (用地を確保できる場合に → 用地を確保の上), or has the condition elsewhere (状況に応じて → 状況に応じた). A condition
    of both promises says nothing of what else differs ("seek to pay, subject to consent" → "pay, subject to …")."""
    for side, other, own, told in zip(sides, sides[::-1], (old, new), (new, old), strict=True):
        on = _CONDITION.search(side.words) if side.level == STRIVEN or _of_member(side) else None
        if not on or on[0] in other.words or _DISPENSED.search(told):
            continue
        if _as_often(on[0].rstrip("て"), own, told) or _named(on[0], told):
            return True
    return False


def _of_member(side: Commitment) -> bool:
    """Whether a commitment is one with a condition on a member of a list."""
    return side.reserved and " … " not in side.words and not compiled(f"{EXCEPT_JA}|{EXCEPT_EN}").match(side.words)


_DISPENSED = compiled(
    r"\b(?:without|no longer subject to)(?: [a-z’']+){0,3} (?:consent|agreement|approval|authori[sz]ation|permission)\b"
    "|(?:同意|合意|了解|承認|承諾|許可)(?:を(?:得る(?:こと)?|経る(?:こと)?)?(?:なく|なしに|要せず|要しない)|[がを]不要|なし[にで])"
)
"""Leave that is no longer asked for."""


def _as_often(condition: str, own: str, told: str) -> bool:
    """Whether a condition stands as often in the other text as in its own."""
    return 0 < own.lower().count(condition) <= told.lower().count(condition)


def _named(condition: str, told: str) -> bool:
    """Whether the other text has most words that say on what an act hangs."""
    hangs = {stem(word) for word in words(condition) if word[1:] and word not in _ON_WHAT}
    return bool(hangs) and 2 * len(hangs.intersection(map(stem, words(told)))) >= len(hangs)


_CONDITION = compiled("^[^、]+(?=、)|^[^,]+(?=, )|(?<!^no … )(?<= … ).+")
"""What lets a clause off, as the words that say how firmly it commits have it."""
