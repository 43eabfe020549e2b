"""What one text only tries or considers, and the other one does, however much of the words changed: it says itself that
the trial lies behind it (試行の成果を踏まえ, "building on the pilot"), or nothing in the first goes beyond considering
and nothing in the second considers any more."""

import re

from aiplan_revise.model.commitments import Clause, Commitment
from aiplan_revise.model.commitments.acts import stem
from aiplan_revise.model.commitments.rungs import CONSIDERED, DONE, MOVED, STRIVEN, listed
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.decided import on_the_way
from aiplan_revise.revise.firmness import Sides
from aiplan_revise.revise.near import undated, words
from aiplan_revise.revise.steps import is_step
from aiplan_revise.revise.trials import full, tried

_HELD = 0.5
"""Share of the words of what is only considered that stand in the other text."""
_TRIAL_EN = r"(?:pilots?|trials?|tests?|experiments?)"
_TRIAL_JA = "(?:試行|実証(?:実験|事業)?|試験(?:的[^、。]{1,8})?|社会実験|モデル事業|トライアル|パイロット事業)"
_BEHIND: dict[Lang, str] = {
    "en": r"\b(?:building on|following|after|based on|on the basis of|drawing on|in (?:the )?light of|from"
    rf"|as a result of|in line with|according to|thanks to|now that) (?:[\w’'-]+ ){{0,6}}?{_TRIAL_EN}\b"
    r"|\b(?:piloted|triall?ed)\b",
    "ja": f"{_TRIAL_JA}(?:[での]|に(?:おいて|おける|より|よって)[^、。]{{0,12}})?[^、。]{{0,4}}?"
    f"(?:成果|結果|知見|教訓|評価|見通し)|{_TRIAL_JA}(?:し|を行っ|を実施し|を経)[たて]|{_TRIAL_JA}を(?:踏まえ|終え|経)",
}
"""Words by which a text says that a trial lies behind what it does."""
_WHETHER: dict[Lang, str] = {
    "en": r"\b(?:whether|feasibility|possibility|the (?:introduction|establishment|creation|adoption) of)\b",
    "ja": "検討",
}
"""What says of considering that it is of something to be done, and no act of its own ("examine blood samples")."""
_STUDY = compiled(r"\b(?:carry-out|conduct|undertake|commission|prepare) (?:an? |the )?feasibility stud(?:y|ies)\b")
_STRIVES: dict[Lang, re.Pattern[str]] = {
    "en": compiled(r"^(?:we (?:will|shall) )?(?:work[- ]towards?|aim|strive|endeavou?r|attempt|try)\b"),
    "ja": compiled("(?:を目指|(?:に|よう)努め?)[^、]{0,3}$"),
}
"""What says of a clause that it strives for something to be done."""
_OBJECT = 7
"""English words from the beginning of a clause in which its object stands."""
_WEIGHING = frozenset(
    map(
        stem,
        listed(
            "we will would should could may whether if carry out conduct undertake feasibility study consider examine"
            " explore which possibility"
        ),
    )
)
"""Words that do not say what is considered."""
_REPORTS = compiled(
    r"\b(?:report|study|survey|paper|review|findings|results?|consultation)s?\b"
    "|報告|調査|研究|検討|結論|取りまとめ|論点|白書|提言"
)
"""What comes of considering, and is not yet what was considered."""

_TELLS = compiled("(?:踏まえ|配布|配付|周知|公表|提供)[^、]{0,3}$")
"""What makes known what a trial showed, or leads on to what is done."""


def beyond(old: tuple[Clause, ...], new: tuple[Clause, ...], texts: tuple[str, str], lang: Lang) -> Sides | None:
    """The commitments of two texts, which come with all their clauses, where one does what the other only tries or
    considers."""
    if sides := _beyond(old, new, texts, lang):
        return sides
    back = _beyond(new, old, texts[::-1], lang)
    return back and back[::-1]


def _beyond(one: tuple[Clause, ...], other: tuple[Clause, ...], texts: tuple[str, str], lang: Lang) -> Sides | None:
    done = _main(other, lang)
    if done is None:
        return None
    firm = Commitment(max(done.commitment.level, DONE), done.commitment.words)
    behind = compiled(_BEHIND[lang])
    trial = next(tried(one, lang), None)
    only_tried = trial and not any(full(one, lang)) and not any(tried(other, lang))
    if trial and only_tried and behind.search(texts[1].lower()) and not behind.search(texts[0].lower()):
        return Commitment(DONE, trial[1], reserved=True), firm
    considered = next((c for c in one if _considers(c, lang)), None)
    at = CONSIDERED
    if considered is None and all(c.firm <= STRIVEN for c in one):
        considered, at = next((c for c in one if _STRIVES[lang].search(c.text)), None), STRIVEN
    if considered is None or not all(map(_leads_nowhere, one)) or any(c.firm <= at for c in other):
        return None
    decides = done.listed and done.commitment.level > DONE if lang == "ja" else not _reports(done)
    weighed = Commitment(at, considered.commitment.words)
    return (weighed, firm) if decides and _held(*texts) else None


def _considers(clause: Clause, lang: Lang) -> bool:
    """Whether a clause considers whether something is to be done."""
    asks = clause.firm == CONSIDERED and compiled(_WHETHER[lang]).search(clause.text)
    return bool(asks) or bool(_STUDY.search(clause.text))


def _leads_nowhere(clause: Clause) -> bool:
    """Whether a clause only considers, concludes or reports."""
    return (on_the_way(clause) and not is_step(clause)) or clause.firm <= STRIVEN or _reports(clause)


def _reports(clause: Clause) -> bool:
    """Whether what a clause does is a report or another study."""
    return bool(_REPORTS.search(" ".join(clause.text.split(" ")[:_OBJECT])))


def _main(side: tuple[Clause, ...], lang: Lang) -> Clause | None:
    """The clause that says what is done: the first one in English, in Japanese the last one that does more than tell of
    it, lead on to it or help others."""
    acting = (c for c in side if c.firm >= DONE and not c.commitment.reserved and not on_the_way(c))
    if lang == "en":
        first = next(acting, None)
        return first if first and _acts(first) else None
    found = list(acting)
    last = next((c for c in found[::-1] if _acts(c) and not _TELLS.search(c.text)), None)
    return found[-1] if found and _acts(found[-1]) else last


def _acts(clause: Clause) -> bool:
    """Whether a clause does more than to help others."""
    return clause.commitment.level > MOVED or not clause.listed


def _held(considers: str, does: str) -> bool:
    about, there = (frozenset(map(stem, words(undated(text.lower())))) for text in (considers, does))
    about -= _WEIGHING
    return len(about & there) >= _HELD * len(about)
