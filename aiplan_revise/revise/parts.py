"""What binds less for a part only, said in a clause of its own (学校に配布し、可能な範囲で町内会にも配布する)."""

from msgspec.structs import replace

from aiplan_revise.model.commitments import Clause
from aiplan_revise.model.commitments.hedges import AS_FAR_JA, CONDITION_JA
from aiplan_revise.model.commitments.rungs import DONE, STRIVEN
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.firmness import Sides, own_words
from aiplan_revise.revise.members import of_member
from aiplan_revise.revise.near import words

_HELD = 0.7
"""Share of the words of a clause from which another one says what it is about."""


def taken_up(old: tuple[Clause, ...], new: tuple[Clause, ...]) -> Sides | None:
    """The commitments of two clauses of one act, of which one binds less for its part only (学校に配布し、可能な範囲で
    町内会にも配布する), and one for all parts (学校及び町内会に配布する)."""
    for one, other in ((old, new), (new, old)):
        for less in (clause for clause in one if clause.firm == STRIVEN):
            beside = [c for c in one if c.firm >= DONE and c.act == less.act and not c.commitment.reserved]
            whole = [c for c in other if c.act == less.act]
            if beside and len(whole) == 1 and _for_all(whole[0], less, beside[0]):
                sides = less.commitment, replace(whole[0].commitment, level=max(DONE, whole[0].commitment.level))
                return sides if one is old else sides[::-1]
    return None


def _for_all(whole: Clause, *parts: Clause) -> bool:
    """Whether a clause promises, without conditions, what its parts are about."""
    hedged = of_member(whole) or "~" in whole.text or compiled(f"{AS_FAR_JA}|{CONDITION_JA}").search(whole.text)
    if hedged or whole.firm < DONE or whole.commitment.reserved:
        return False
    return all(len(own & _own(whole)) >= _HELD * len(own) > 0 for own in map(_own, parts))


def _own(clause: Clause) -> frozenset[str]:
    """What a clause is about, without its verb and the condition, wherever that stands."""
    return own_words(clause) - frozenset(words(clause.commitment.words))
