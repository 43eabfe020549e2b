"""What is only considered in one text and decided in the other: a bill is laid before parliament (法案を提出する,
"bring forward legislation"), something is done on the results of the consideration (検討の結果を踏まえ), or that is
done which was considered (見直しの必要性を検討する → 見直しを行う)."""

from aiplan_revise.model.commitments import Clause, Commitment
from aiplan_revise.model.commitments.acts import same_act, stem
from aiplan_revise.model.commitments.rungs import CONSIDERED, DONE, INQUIRIES, listed
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI
from aiplan_revise.revise.firmness import CONCLUDES, Sides
from aiplan_revise.revise.near import undated, words
from aiplan_revise.revise.steps import is_step

_Side = tuple[tuple[Clause, ...], tuple[Clause, ...]]
"""All clauses of a text, and those that do not stand in the other one."""
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


def undertaken(old: _Side, new: _Side) -> Sides | None:
    """The commitments of two texts of which one does the act that the other one only considers. Each comes with all its
    clauses and those that do not stand in both texts; neither does the act anyhow, or considers it too."""
    for (every, only), (others, done), back in ((old, new, False), (new, old, True)):
        weighed = [c for c in only if c.firm == c.commitment.level == CONSIDERED and c.act]
        act = weighed[0].act if len(weighed) == 1 else ""
        if not act or _weighed(done) or any(c.firm == CONSIDERED and same_act(c.act, act) for c in others):
            continue
        made = [c for c in done if c.firm >= DONE and same_act(c.act, act) and not c.commitment.reserved]
        if len(made) != 1 or any(same_act(c.act, act) for c in every if c.firm > CONSIDERED):
            continue
        if any(noun in made[0].commitment.words for noun in INQUIRIES) or _apart(weighed[0].text, made[0].text, act):
            continue
        sides = weighed[0].commitment, Commitment(max(made[0].commitment.level, DONE), made[0].commitment.words)
        return sides[::-1] if back else sides
    return None


def _apart(weighed: str, done: str, act: str) -> bool:
    """Whether what an act is done to is named right before it in two Japanese clauses, and is not the same
    (事業法の整備, 制度を整備)."""
    named = [compiled(f"({KANJI}+|[ァ-ヺー]+)(?:等|など)?[のを]{act}").search(text) for text in (weighed, done)]
    told = [frozenset(words(found[1])) for found in named if found]
    return len(told) == len(named) and told[0].isdisjoint(told[1])


def _weighed(side: tuple[Clause, ...]) -> list[Clause]:
    return [c for c in side if c.firm == c.commitment.level == CONSIDERED and not CONCLUDES.search(c.text)]


def _on(weighs: tuple[Clause, ...], decides: tuple[Clause, ...], texts: tuple[str, str]) -> Sides | None:
    """The commitment of the text that considers and that of the one that decides."""
    weighed = next((c for c in _weighed(weighs) if _held(c, texts[1])), None)
    if not weighed or _laid(weighs):
        return None
    done = _laid(decides)
    if not done and not _rests(texts[0]) and _rests(texts[1]) and all(map(on_the_way, weighs)):
        done = next((c for c in decides if c.firm >= DONE and not on_the_way(c)), None)
    if not done:
        return None
    return weighed.commitment, Commitment(max(done.commitment.level, DONE), done.commitment.words)


def _laid(side: tuple[Clause, ...]) -> Clause | None:
    """The clause that lays a bill before parliament."""
    return next((c for c in side if c.firm >= DONE and _BILL.search(c.text)), None)


def _rests(text: str) -> bool:
    """Whether a text says that it rests on what was considered."""
    return bool(_RESULTS.search(text.lower()))


def on_the_way(clause: Clause) -> bool:
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
