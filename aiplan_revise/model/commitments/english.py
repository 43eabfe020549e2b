"""What English sentences commit to: clause by clause what is done, how firmly, and what lets it off."""

from collections.abc import Iterator
from functools import lru_cache

from aiplan_revise.model.commitments import verbs
from aiplan_revise.model.commitments.acts import NOT, stem
from aiplan_revise.model.commitments.beside import grouped
from aiplan_revise.model.commitments.due import says_only_when
from aiplan_revise.model.commitments.heads import coordinate, head_of, word_at
from aiplan_revise.model.commitments.phrases import Head
from aiplan_revise.model.commitments.rungs import (
    CONSIDERED,
    DONE,
    INQUIRIES,
    LADDER,
    MOVED,
    OBLIGED,
    STRIVEN,
    Clause,
    Commitment,
    listed,
)
from aiplan_revise.model.commitments.verbs import CLAUSAL, DETERMINERS, EXCEPT, HEDGE, MODALS, form_of, is_adverb
from aiplan_revise.model.patterns import compiled

_SENTENCE = compiled(r"(?<=[.!?])\s+(?=[A-Z“\"'(])|[;\n]+")
_ASIDE = compiled(r"\[[^\[\]]*\]|\([^()]*\)")
_ALWAYS = compiled(r"\b(?i:without (?:fail|exception))\b")


def _hedge(words: list[str], span: tuple[int, int], head: Head) -> int:
    """Where the words stand that let the act of a clause off, -1 for none: at the beginning of the sentence, before the
    verb, behind it and in no clause about something else, behind the last comma, or set off behind "so that,"."""
    marked = {n for n, word in enumerate(words) if word.startswith(_MARKS)}
    if not marked:
        return -1
    start, last = span
    while start and words[start - 1] not in ("and", ",", "or") and is_adverb(words[start - 1]):
        start -= 1
    while (
        last < len(words) and last > head.end and words[last] not in ("and", ",", "or") and is_adverb(words[last - 1])
    ):
        last -= 1
    behind = next((n for n in range(head.end, last) if words[n] in CLAUSAL), last)
    places = (0, *(n for n in range(max(start, 1), behind) if n < head.start or words[n - 1] not in ("and", "or")))
    closing = (len(words) - 1,) if span[1] == len(words) and words[-2:-1] == [","] else ()
    aimed = (n for n in range(head.end + 1, span[1]) if words[n - 1] in _AIMED)
    return next((n for n in (*places, *closing, *aimed) if n in marked), -1)


_AIMED = frozenset(("that", "which", "who"))
"""What leads to the aim of an act, or to what is said of its object: so that, where feasible, all are separated."""


_MARKS = HEDGE, EXCEPT


def _level(level: int, modal: str, hedge: str, text: str) -> tuple[int, bool]:
    """The rung of a clause with its modal and the words that let it off or add to it, and whether they reserve
    something."""
    if kind := MODALS.get(modal, ""):
        level = {"must": OBLIGED if level >= MOVED else level, "ought": min(level, STRIVEN), "may": 1, "need": 0}[kind]
    if hedge == HEDGE and level >= MOVED:
        return STRIVEN, False
    return OBLIGED if level > MOVED and _always(text) else level, bool(hedge)


def _always(text: str) -> str:
    """The words that add to a commitment."""
    found = _ALWAYS.search(text) if "without " in text else None
    return f"{found[0]}, " if found else ""


def _words(words: list[str], text: str, head: Head, modal: str, hedge: int) -> str:
    """The words of a clause that say how firmly it commits, in their order."""
    be = "be " if head.form == "ed" and MODALS.get(modal) else ""
    said = f"{modal.replace('-', ' ')} " if MODALS.get(modal) else ""
    said += "not " * ("not" in words[max(0, head.start - 3) : head.start]) + be
    said += " ".join(words[head.start : head.end]).replace("-", " ")
    off = words[hedge][1:].replace("-", " ") if hedge >= 0 else ""
    if off and hedge > head.start:
        return f"{said} … {off}"
    return f"{off}, {said}" if off else f"{_always(text)}{said}"


def _act(words: list[str], head: Head, level: int) -> tuple[str, int, str]:
    """The stem of what is done, how firmly, and what it is done to."""
    word, behind = words[head.start], _governed(words, head.end)
    if word.startswith("prepar") and word_at(words, head.end) in ("to", "for"):
        return behind, STRIVEN, ""
    if (
        head.form == "ed"
        and head.level in (MOVED, OBLIGED)
        and word_at(words, head.end) == "to"
        and form_of(word, "ed")
    ):
        return behind, OBLIGED if head.level == OBLIGED else STRIVEN, ""
    if head.level in (CONSIDERED, STRIVEN) and not INQUIRIES & {*words[head.start : head.end]}:
        backward = head.form == "ed" or word_at(words, head.start - 1) == "under"
        weighed = head.level == STRIVEN and behind in _WEIGHED
        return _governed(words, 0) if backward else behind, CONSIDERED if weighed else min(head.level, level), ""
    begun = word in _BEGINS and bool(behind)
    act = behind if begun else stem(words[head.end - 1] if head.end - head.start > 1 else word)
    firm = level if level in (CONSIDERED, STRIVEN, OBLIGED) and head.level != level else DONE
    negated = "not" in words[max(0, head.start - 3) : head.end]
    given = head.form != "ed" and act in _GIVES
    return NOT * negated + (_given(words, head.end) or act if given else act), firm, "" if begun else behind


_WEIGHED = frozenset(stem(verb.partition("=")[0]) for verb in LADDER[0].en)
"""Considering: who strives for it promises no more."""
_BEGINS = frozenset(listed("start starts starting begin begins beginning commence commences commencing"))
"""Verbs that say no more than that what follows is done from now on."""
_GIVES = frozenset(map(stem, listed("give pay grant provide offer")))
_GIVEN = frozenset(map(stem, listed("subsidies subsidy advice assistance support training help compensation reward")))
"""Verbs and nouns that together say one act: to pay subsidies is to subsidize."""


def _given(words: list[str], at: int) -> str:
    """The stem of what is given behind a verb that gives, where it says more than that; "" else."""
    while is_adverb(word_at(words, at)) or word_at(words, at) in DETERMINERS:
        at += 1
    given = stem(word_at(words, at))
    return given if given in _GIVEN else ""


_LED = frozenset(
    listed(
        "to of on for in at toward towards whether how about possible possibility feasibility desirability option"
        " options way ways need merits and with a the its their be"
    )
)


def _spelt(word: str) -> bool:
    """Whether a token is a word ("closure", "pre-filling") and no sign."""
    return word[:1].isalpha() and word.replace("-", "").isalpha()


def _governed(words: list[str], at: int) -> str:
    """The stem of the act that a verb or noun before `at` is about: "consider the phased closure of"."""
    while at < len(words) and (words[at] in _LED or words[at] in DETERMINERS or is_adverb(words[at])):
        at += 1
    if word_at(words, at) in _BEGINS and at + 1 < len(words):
        return _governed(words, at + 1)
    word = word_at(words, at)
    if not _spelt(word) or word.endswith("ing") or word_at(words, at - 1) in ("to", "be"):
        act = stem(word) if _spelt(word) else ""
        return (_given(words, at + 1) if act in _GIVES else "") or act
    named = (words[n] for n in range(at, min(at + 4, len(words) - 1)) if words[n + 1] in ("of", "for"))
    return stem(next(named, word))


def _clause(words: list[str], span: tuple[int, int], head: Head, modal: str) -> Clause | None:
    """The clause with this head; "no support" for firms is less than none, "no firms are supported" not to do it, and
    "no permit may be issued" forbids it."""
    start, end = span
    text = " ".join(words[start:end])
    none = words[start] == "no"
    if none and head.form != "ed":
        said = Commitment(0, " ".join(words[start : head.end]))
        return Clause(text, said) if head.form == "noun" and head.level else None
    hedge = _hedge(words, span, head)
    forced = "" if none and MODALS.get(modal) == "may" else modal
    level, reserved = _level(head.level or DONE, forced, words[hedge][:1] if hedge >= 0 else "", text)
    act, firm, of = _act(words, head, level)
    level = min(level, firm) if firm <= STRIVEN else level
    made = Commitment(level, "no … " * none + _words(words, text, head, modal, hedge), reserved)
    return Clause(text, made, NOT * none + act, firm, of, bool(head.level) and not none) if level else None


@lru_cache(maxsize=1 << 13)
def _in_sentence(sentence: str) -> tuple[Clause, ...]:
    """The clauses of a sentence; most stand in both of the texts that are compared."""
    return tuple(clause for words in coordinate(verbs.words(sentence)) for clause in _of_one(words))


def _of_one(words: list[str]) -> Iterator[Clause]:
    """The clauses under one modal."""
    found = head_of(words)
    start = 0
    for head, end in grouped(words, found[0]) if found else ():
        if clause := _clause(words, (start, end), head, found[1] if found else ""):
            yield clause
        start = end


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of a text that commit to something, in order."""
    for sentence in _SENTENCE.split(_ASIDE.sub(" ", text)):
        if not says_only_when(sentence):
            yield from _in_sentence(sentence)
