"""The step that follows considering (検討し、所要の措置を講ずる, "examine …, and take the necessary measures"): where
it is gone, only considering is left."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from aiplan_revise.model.commitments import Clause
from aiplan_revise.model.commitments.rungs import CONSIDERED, STRIVEN
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.firmness import CONCLUDES, Sides, subject
from aiplan_revise.revise.near import nearness

_ALIKE = 0.5
"""Share of common words from which two clauses consider the same."""

_BEFORE_JA = (
    "(?:(?:その|検討の|議論の|協議の)?(?:結果|結論|内容|成果)(?:に基づき|に基づいて|を踏まえ(?:て|つつ)?|に応じて?)、?"
    "|それ(?:ら)?(?:に基づき|を踏まえて?)、?"
    "|(?:令和|平成)?[0-9０-９元]+年(?:度|[0-9０-９]+月)?(?:末|中|当初)?(?:まで)?(?:に|を目途に)?、?"
    "|速やかに|早急に|早期に|順次|着実に|必要に応じて?|適宜|できる限り|可能な限り|、)*"
)
_WHAT_JA = (
    "(?:(?:所要の|必要な|適切な|具体的な|更なる|法制上の|財政上の)+(?:措置|対応|対策|取組|施策|見直し|改正|改定|制度改正)(?:等)?"
    "(?:の実施|の具体化)?[をの]|(?:対応|措置)を|(?:これ|それ)を|その(?:結果|内容|結論)を)?"
)
_DONE_JA = "(?:講じ|講ず|実施|実行|行[いうっ]|導入|反映|具体化|進め|図[りるっ]|着手|開始|取り)"
_WHEN_EN = r"by|in|before|from|until|within|the|end|of|fy|fiscal|year|[~≈]\S+"
_BEFORE_EN = (
    rf"(?:(?:and|then|also|will|shall|to|,|{_WHEN_EN}|(?:based|drawing|building) on (?:the|its|their|these)(?: \w+)?"
    r" ?(?:results?|outcomes?|findings|conclusions?)?) )*"
)
_WHAT_EN = (
    r"(?:(?:the|any|all|such|its|their|necessary|required|appropriate|needed|concrete|further|legislative) )*"
    r"(?:it|them|this|these|measures|steps|actions?|results?|outcomes?|findings|conclusions?)"
    r"(?: (?:needed|required|necessary))?"
)
_DONE_EN = "(?:take|implement|introduce|carry-out|launch|apply|adopt|put-in-place)"
_AFTER_EN = rf"(?: as a result| accordingly| on (?:this|that) basis)?(?: (?:,|and|{_WHEN_EN}))*"


@cache
def _leading() -> re.Pattern[str]:
    """What leads on to that step and is read as a clause of its own (その結果を踏まえ、)."""
    return compiled(f"(?=.){_BEFORE_JA}$")


@cache
def _step() -> re.Pattern[str]:
    """A clause that only says that what was considered is done."""
    japanese = f"{_BEFORE_JA}{_WHAT_JA}{_BEFORE_JA}{_DONE_JA}[ぁ-ゖ]{{0,12}}、?"
    return compiled(f"(?:{japanese}|{_BEFORE_EN}{_DONE_EN} {_WHAT_EN}{_AFTER_EN})$")


def is_step(clause: Clause) -> bool:
    """Whether a clause only says that what was considered is done."""
    return bool(_step().match(clause.text))


def followed(old: tuple[Clause, ...], new: tuple[Clause, ...], differing: tuple[Clause, ...]) -> Sides | None:
    """The commitments of two texts of which one does what is considered and the other one only considers it. In
    `differing`, the clauses that do not stand in both, no other act may take the place of that step."""
    sides = tuple(tuple(_steps(side)) for side in (old, new))
    if bool(sides[0]) is bool(sides[1]):
        return None
    weighed, step = sides[0][0] if sides[0] else sides[1][0]
    only = next((c for c in (new if sides[0] else old) if _weighs(c) and _about(c, weighed)), None)
    others = (c for c in differing if c is not step and not _on_the_way(c))
    if not only or any(clause.firm > CONSIDERED for clause in others):
        return None
    rest = replace(only.commitment, level=CONSIDERED)
    more = replace(step.commitment, level=max(step.commitment.level, STRIVEN))
    return (more, rest) if sides[0] else (rest, more)


def _weighs(clause: Clause) -> bool:
    return clause.firm == CONSIDERED and clause.commitment.level == CONSIDERED


def _on_the_way(clause: Clause) -> bool:
    """Whether a clause stands between considering and the step that follows."""
    return bool(CONCLUDES.search(clause.text) or _leading().match(clause.text))


def _steps(side: tuple[Clause, ...]) -> Iterator[tuple[Clause, Clause]]:
    """What is considered with the step that follows, a conclusion between them or not."""
    weighed: Clause | None = None
    for clause in side:
        if weighed and clause.firm > CONSIDERED and _step().match(clause.text):
            yield weighed, clause
        if not weighed or not _on_the_way(clause):
            weighed = clause if _weighs(clause) else None


def _about(one: Clause, other: Clause) -> bool:
    """Whether two clauses consider the same."""
    return nearness(frozenset(subject(one)), frozenset(subject(other))) >= _ALIKE
