"""What is done on trial in one text and in full in the other (試行的な利用 → 本格的な導入, "pilot" → "roll out")."""

import re
from collections.abc import Iterator
from functools import cache

from aiplan_revise.model.commitments import Clause, Commitment
from aiplan_revise.model.commitments.acts import stem
from aiplan_revise.model.commitments.rungs import DONE, listed
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI
from aiplan_revise.revise.near import nearness, undated, words

Sides = tuple[Commitment, Commitment]

_ALIKE = 0.4
"""Share of common words from which what is tried and what is done in full are the same."""
_SAME = 0.7
"""Share of the words of what is tried that say what is done where nothing says that it is done in full."""
_DEED_JA = "(?:実施|運用|運行|導入|利用|活用|提供|配信|配布|稼働|適用|展開|実装|開始|運営|施行|供用)"
_ENDS_JA = (
    f"(?:{KANJI}|[ァ-ヺー]){{0,4}}(?:等)?"
    "(?=$|、|及び|並びに|を(?![^、]*(?:検討|準備|向け))[^のをが、]{0,16}$|し(?!た)|[すさ])"
)
"""What follows the words that say so where they are of the act itself (試行的な利用を開始する), not of another one
(試行的な利用の結果を公表する)."""
_TRIAL_JA = (
    f"(?:試行|試験|実験|モデル)的(?:に[^、をのが]{{0,12}}|な){_DEED_JA}{_ENDS_JA}|試行{_DEED_JA}?{_ENDS_JA}"
    f"|(?:実証|社会)(?:実験|事業){_ENDS_JA}|実証(?:{_DEED_JA})?{_ENDS_JA}"
)
_FULL_JA = f"社会実装{_ENDS_JA}|(?:本格的(?:に|な)|本格|全面的(?:に|な)|全面){_DEED_JA}{_ENDS_JA}"
_DEED_EN = "(?:use|operation|introduction|implementation|deployment|application|roll-?out|rollout|run|running|launch)s?"
_PILOT = r"as a (?:trial|pilot)(?! (?!in |for |at |by |from |until |before |with |and )[a-z])"
_SCHEME = "(?:pilot|trial)s?(?: (?:project|scheme|programme|program))?"
_TRIAL_EN = (
    rf"\bon an? (?:trial|pilot|experimental) basis\b|\b{_PILOT}"
    "|≈(?:on-an?-(?:trial|pilot|experimental)-basis|as-a-(?:trial|pilot)|experimentally)"
    rf"|\b(?:trial|pilot|experimental) {_DEED_EN}(?= (?:of|for|in|at|by|,|$))"
    r"|\b(?:conduct|run|carry-out|launch|start|begin|continue|undertake|hold) (?:(?:an?|the|further|new|another) ){0,2}"
    rf"{_SCHEME} (?:of|for|with|to)\b"
    rf"|^(?:a|an|the) {_SCHEME} (?:of|for)\b(?=.* be (?:run|held|conducted|launched|started)\b)"
)
_FULL_EN = (
    rf"\bfull-scale\b|\bin full\b|\bon a full scale\b|\bfull {_DEED_EN}|\bfully (?:\w+ing )?"
    r"(?:operate|implement|introduce|deploy|launch|apply|use|roll-out)\b"
    r"|\broll(?:s|ed|ing)?(?:-| (?:\w+ ){1,4})out\b|\bpermanent(?:ly)?\b"
    r"|\binto (?:regular|routine|general|full|everyday|permanent) (?:use|service|operation)\b"
)
_TRIES = frozenset(map(stem, ("pilot", "trial", "test")))
_BRINGS_IN = frozenset(map(stem, listed("introduce implement launch deploy roll-out apply operate employ adopt")))
_BRINGS_IN_JA = compiled(f"{_DEED_JA}(?:す|し|さ|を|$)")


@cache
def _patterns(lang: Lang) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (compiled(_TRIAL_JA), compiled(_FULL_JA)) if lang == "ja" else (compiled(_TRIAL_EN), compiled(_FULL_EN))


def tried(side: tuple[Clause, ...], lang: Lang) -> Iterator[tuple[Clause, str]]:
    """The clauses that say that something is tried, and the words that say so."""
    trial, _ = _patterns(lang)
    for clause in side:
        may_try = lang == "ja" or says_trial(clause.text)
        if may_try and (found := trial.search(undated(clause.text))):
            yield clause, found[0]
        elif clause.act in _TRIES and clause.firm >= DONE:
            yield clause, clause.commitment.words


def full(side: tuple[Clause, ...], lang: Lang) -> Iterator[tuple[Clause, str]]:
    """The clauses that commit to doing something in full, and the words that say so."""
    trial, whole = _patterns(lang)
    for clause in side:
        text = undated(clause.text)
        if clause.firm >= DONE and (found := whole.search(text)) and not trial.search(text):
            yield clause, found[0]


_SAYS = "試行", "試験", "実験", "実証", "モデル", "trial", "pilot", "experiment"
"""Pieces of which a text that tries something has one."""


def says_trial(text: str) -> bool:
    """Whether a text may say that something is tried."""
    text = text.lower()
    return any(map(text.__contains__, _SAYS))


def on_trial(old: tuple[Clause, ...], new: tuple[Clause, ...], lang: Lang) -> Sides | None:
    """The commitments of two texts of which one only tries what the other does in full."""
    tries = [list(tried(side, lang)) for side in (old, new)]
    if bool(tries[0]) is bool(tries[1]) and not any(list(full(side, lang)) for side in (old, new)):
        return None
    for trial, (one, other) in zip(tries, ((old, new), (new, old)), strict=True):
        for clause, said in trial:
            if more := _in_full(clause, said, one, other, lang):
                sides = Commitment(DONE, said, reserved=True), Commitment(DONE, more)
                return sides if one is old else sides[::-1]
    return None


def _in_full(clause: Clause, said: str, own: tuple[Clause, ...], other: tuple[Clause, ...], lang: Lang) -> str:
    """The words that say that what a clause tries is done in full on the other side; "" where it is not, or where its
    own side says so too."""
    if any(_patterns(lang)[1].search(undated(each.text)) for each in own):
        return ""
    about = _about(clause, said)
    for clause_of, words_of in full(other, lang):
        if nearness(about, _about(clause_of, words_of)) >= _ALIKE:
            return words_of
    if list(tried(other, lang)):
        return ""
    free = (c for c in other if c.firm == DONE and not c.commitment.reserved)
    return next((c.commitment.words for c in free if _brings_in(clause, c) and _same(about, c)), "")


def _same(about: frozenset[str], done: Clause) -> bool:
    return len(about & _about(done, done.commitment.words)) >= _SAME * len(about)


def _brings_in(tried: Clause, done: Clause) -> bool:
    """Whether a clause brings in what the other one tries."""
    if " " in done.text:
        return done.act in _BRINGS_IN and tried.act in _TRIES and bool(tried.of) and tried.of == done.of
    return tried.act == "試行" and bool(_BRINGS_IN_JA.match(done.commitment.words))


def _about(clause: Clause, said: str) -> frozenset[str]:
    return frozenset(words(undated(clause.text).replace(said, " ")))
