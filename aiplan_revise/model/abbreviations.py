"""What the abbreviations of bodies stand for, where a plan says so itself: DLS for the Department of Labour and
Skills."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from aiplan_revise.model.edition import Edition
from aiplan_revise.model.names import spelling
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import LITTLE, bare

_SHORT = compiled(r"(?=(?:.*[A-Z]){2})[A-Z][A-Za-z]{1,7}")
"""An abbreviation: MMT, MoL, DfE."""
_BETWEEN = rf"(?:,? (?:{'|'.join(sorted(LITTLE))}|&))*,?[ -]"
_SENTENCE = compiled(r"(?<=[.!?])\s+|\n")


def in_full(editions: Iterable[Edition]) -> dict[str, frozenset[str]]:
    """The spellings of abbreviations by which bodies are printed → those of the full names that stand in one sentence
    with them, anywhere in the editions, and begin with their letters."""
    told = list(editions)
    shorts = {name for of in told for name in _printed(of) if _SHORT.fullmatch(name)}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for of in told if shorts else ():
        for p in of.provisions.values():
            for short, words in _said(p.text.en, shorts):
                found[spelling(short)].add(spelling(words))
    return {short: frozenset(words) for short, words in found.items()}


def _printed(of: Edition) -> set[str]:
    return {bare(a.printed) for p in of.provisions.values() for a in p.assignments}


def _said(text: str, shorts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The abbreviations that stand in a text with the words that they are made of."""
    there = [short for short in shorts if short in text]
    for sentence in _SENTENCE.split(text) if there else ():
        for short in there:
            if re.search(rf"\b{short}\b", sentence) and (words := _made_of(short).search(sentence)):
                yield short, words[0]


def _made_of(short: str) -> re.Pattern[str]:
    """Words that begin with the large letters of an abbreviation, with little ones between them."""
    letters = [sign for sign in short if sign.isupper()]
    return re.compile(r"\b" + _BETWEEN.join(rf"{letter}[\w'’]+" for letter in letters) + r"\b")
