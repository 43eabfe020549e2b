"""Where the words that let an act off stand in a Japanese clause, and whether they belong to its governing words."""

import re

from aiplan_revise.model.commitments.conditions import HANGS_JA, HANGS_JA_HAS
from aiplan_revise.model.commitments.hedges import AS_FAR_JA, CONDITION_JA, EXCEPT_JA, LETS_OFF_JA
from aiplan_revise.model.commitments.predicates import LIGHT
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI

_PREDICATE = compiled(
    f"(?:(?:[ぁ-ゖ]|(?![対関際]){KANJI})し|[いりえけせねべめれ]て?|[っん][てで]|つつ|とともに|ほか)、."
)
_ELSEWHERE = compiled(
    "(?:(?<!におけ)(?<!に関す)(?<!に係)(?<!によ)(?<!に対す)る|[すくむぐうつぬぶ]|した|[っん][ただ]|れた)"
    f"(?=(?:{KANJI}|[ァ-ヺー]|こと|もの|よう))|{_PREDICATE.pattern}"
    "|^(?!全|すべ|各|あらゆ|毎)[^、をがは]{1,20}(?:(?<!ま)で|により|によって|を通じて|も含め)[^をが]{0,12}$"
)
"""A verb before a noun or こと, a predicate, a means: words before it belong to it (必要に応じて行う検査,
必要に応じ連携しつつ、, 必要に応じてオンラインで)."""
_OBLIGED_TO = compiled(f"(?:{KANJI}|[ァ-ヺー])+[ぁ-ゖ]{{0,3}}[るうくすつむぶぐぬ]こと[をに]$")
"""An act that the governing verb is about: what lets it off lets that off too (原則として届け出ることを義務付ける)."""
_BESIDE_VERB = compiled("(?:に(?:つ|お)いて(?:は|も)?|により|によって|に当たり|(?<=[るい])ため|に応じ|に向けて)、")
"""What ends like a predicate and says of the verb behind it why, how or where."""
_QUOTED = compiled("「[^「」]*」")


def _blank(quoted: re.Match[str]) -> str:
    return "「" * len(quoted[0])


def _said(pattern: str, part: str, start: int, of_all: bool = False) -> str:
    """The words of a kind that stand in a clause and belong to its governing words, which begin at `start`, without
    commas. What a clause begins with, up to a comma, may be said of all of it (`of_all`)."""
    found = compiled(pattern).search(_QUOTED.sub(_blank, part) if "「" in part else part, 0, start)
    if not found or part[: found.start()].rstrip("、")[1:].endswith(("及び", "並びに")):
        return ""  # a condition on the last member of a list lets off no other one
    between = _BESIDE_VERB.sub("", _OBLIGED_TO.sub("", part[found.end() : start]))
    elsewhere = _PREDICATE if between.startswith("、") else _ELSEWHERE
    first = of_all and not found.start() and between.startswith("、") and "など、" not in between
    return found[0].strip("、") if first or not elsewhere.search(between) else ""


_WITHIN = f"[をは](?P<off>{AS_FAR_JA}|{CONDITION_JA})、?(?={LIGHT})"
"""What lets an act off between its noun and the verb: 要請を必要に応じて行う."""


def let_off(part: str, start: int) -> str:
    """The words that let the act of a clause off whose governing words begin at `start`, "" for none; a condition ends
    with its comma."""
    if any(map(part.__contains__, LETS_OFF_JA)) and (off := _said(f"{AS_FAR_JA}|{CONDITION_JA}", part, start)):
        return off
    within = compiled(_WITHIN).search(part, start) if any(map(part.__contains__, LETS_OFF_JA)) else None
    if within:
        return within["off"]
    on = _said(HANGS_JA, part, start, of_all=True) if _may_hang(part) else ""
    return f"{on}、" if on else ""


def is_effort(off: str) -> bool:
    """Whether words that let off say that as much is done as can be (可能な限り)."""
    return bool(compiled(AS_FAR_JA).match(off))


def kept_open(part: str, start: int) -> str:
    """The words of a clause that keep exceptions open (原則として) or only try (試行的に), "" for none."""
    kept = _said(EXCEPT_JA, part, start) if any(map(part.__contains__, LETS_OFF_JA)) else ""
    return kept if kept.endswith(("的に", "的な")) else kept.strip("はをに")


def condition_before(part: str) -> str:
    """The condition that a part of a sentence begins with, and its comma; "" for none."""
    found = compiled(f"(?:{HANGS_JA})、").match(part) if _may_hang(part) else None
    return found[0] if found else ""


def ends_in_condition(part: str) -> bool:
    """Whether a part of a sentence ends with a condition, which is no predicate of its own."""
    return part.endswith(_ENDS) and _may_hang(part) and bool(compiled(f"(?:{HANGS_JA})$").search(part))


_ENDS = tuple("はりてにとばでつら第えしみじき")
"""Signs of which a condition ends with one."""


def _may_hang(part: str) -> bool:
    return any(map(part.__contains__, HANGS_JA_HAS))
