"""Necessary measures after consideration (在り方を検討の上、必要な措置を講ずる), in the place of which one text says
what is done (基準を改正する, 法律案を提出する)."""

from aiplan_revise.model.commitments import Clause, Commitment
from aiplan_revise.model.commitments.rungs import DONE, STRIVEN
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.firmness import Sides
from aiplan_revise.revise.near import undated, words

_HELD = 0.6
"""Share of the words of what is considered that stand in the other text."""
MEASURES = compiled(
    "(?:検討|議論|協議)(?:の上|のうえ|した上)で?、(?:その結果に(?:基づき|基づいて|応じて?)、?)?"
    "(?:必要な|所要の|適切な)(?:措置|対応|対策)(?:を|等を)(?:講|行|実施|とる|取)[^、。]*"
)
_CONSIDERS = compiled("検討|議論|協議")


def measures(old: tuple[Clause, ...], new: tuple[Clause, ...], texts: tuple[str, str]) -> Sides | None:
    """The commitments of two texts of which one only says that measures follow on consideration, and the other one,
    without considering, what is done. Both come with the clauses that do not stand in the other one."""
    for own, other, told, back in ((old, new, texts[1], False), (new, old, texts[0], True)):
        less = [(c, found) for c in own if (found := MEASURES.search(c.text))]
        if len(less) != 1 or any(_CONSIDERS.search(c.text) for c in other):
            continue
        clause, found = less[0]
        about = _about(clause.text[: found.start()])
        done = [c for c in other if c.firm >= DONE and not c.commitment.reserved]
        if len(done) == 1 and len(about & _about(told)) >= _HELD * len(about) > 0:
            made = done[0].commitment
            sides = Commitment(STRIVEN, found[0]), Commitment(max(made.level, DONE), made.words)
            return sides[::-1] if back else sides
    return None


def _about(text: str) -> frozenset[str]:
    return frozenset(words(undated(text)))
