"""What is only considered in one text and decided in the other: a bill is laid before parliament (法案を提出する,
"bring forward legislation"), or something is done on the results of the consideration (検討の結果を踏まえ)."""

from aiplan_revise.model.commitments import Clause, Commitment
from aiplan_revise.model.commitments.acts import stem
from aiplan_revise.model.commitments.rungs import CONSIDERED, DONE, listed
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.firmness import CONCLUDES, Sides
from aiplan_revise.revise.near import undated, words
from aiplan_revise.revise.steps import is_step

_HELD = 0.6
"""Share of the words of what is considered that stand in the other text."""
_BILL = compiled(
    "(?:法律?案|改正案)を[^、。]*(?:提出|上程)|(?<![方手療文技])法(?:改正|整備)を(?:行|実施)"
    r"|\b(?:submit|submits|introduce|introduces|table|tables|lay|lays|enact|enacts|bring forward|brings forward|pass)\b"
    r"(?: (?!for |of |on |to )[a-z’'-]+){0,3} (?:bills?|legislation)\b"
)
_RESULTS = compiled(
    "(?:検討|議論|協議|審議)(?:会|の)*(?:結果|結論|成果|取りまとめ|答申|報告書?)(?:を踏まえ|に基づ|を受け)"
    r"|\b(?:based on|in (?:the )?light of|following|as a result of|drawing on) (?:the |its |their )?"
    r"(?:(?:results?|outcomes?|findings|conclusions?) of (?:the |this |its |their )?)?"
    r"(?:consideration|examination|discussions?|deliberations?|consultations?|conclusions?)\b"
)
_GENERAL = frozenset(
    map(
        stem,
        listed(
            "consider consideration examine discuss explore consult necessity necessary need feasibility possibility"
            " way government ministry department council"
        ),
    )
) | frozenset(listed("検討 必要 要性 議論 協議 結論 結果 方策 在り 制度 関す 含め"))
"""Words that do not say what is considered."""


def decided(old: tuple[Clause, ...], new: tuple[Clause, ...], texts: tuple[str, str]) -> Sides | None:
    """The commitments of two texts of which one decides what the other one only considers. `old` and `new` are the
    clauses that do not stand in both."""
    if _weighed(old) and not _weighed(new):
        return _on(old, new, texts)
    if _weighed(new) and not _weighed(old):
        sides = _on(new, old, texts[::-1])
        return sides and sides[::-1]
    return None


def _weighed(side: tuple[Clause, ...]) -> list[Clause]:
    return [c for c in side if c.firm == c.commitment.level == CONSIDERED and not CONCLUDES.search(c.text)]


def _on(weighs: tuple[Clause, ...], decides: tuple[Clause, ...], texts: tuple[str, str]) -> Sides | None:
    """The commitment of the text that considers and that of the one that decides."""
    weighed = next((c for c in _weighed(weighs) if _held(c, texts[1])), None)
    if not weighed or _laid(weighs):
        return None
    done = _laid(decides)
    if not done and not _rests(texts[0]) and _rests(texts[1]) and all(map(_on_the_way, weighs)):
        done = next((c for c in decides if c.firm >= DONE and not _on_the_way(c)), None)
    if not done:
        return None
    return weighed.commitment, Commitment(max(done.commitment.level, DONE), done.commitment.words)


def _laid(side: tuple[Clause, ...]) -> Clause | None:
    """The clause that lays a bill before parliament."""
    return next((c for c in side if c.firm >= DONE and _BILL.search(c.text)), None)


def _rests(text: str) -> bool:
    """Whether a text says that it rests on what was considered."""
    return bool(_RESULTS.search(text.lower()))


def _on_the_way(clause: Clause) -> bool:
    """Whether a clause decides nothing: it considers, concludes, leads on to the next one, or says only that what was
    considered is done."""
    if clause.firm <= CONSIDERED or CONCLUDES.search(clause.text) or is_step(clause):
        return True
    rests = _RESULTS.search(clause.text)
    return rests is not None and not clause.text[rests.end() :].strip("てつ、き ")


def _held(clause: Clause, text: str) -> bool:
    """Whether a text has most words of what a clause considers."""
    about = {stem(word) for word in words(undated(clause.text))} - _GENERAL
    return bool(about) and len(about.intersection(map(stem, words(text)))) >= _HELD * len(about)
