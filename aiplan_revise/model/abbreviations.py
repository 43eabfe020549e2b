"""What the abbreviations of bodies stand for, where a plan says so itself: DLS for the Department of Labour and
Skills."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from aiplan_revise.model.edition import Assignment, Edition
from aiplan_revise.model.initials import LITTLE, first_letters
from aiplan_revise.model.names import spelling
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import bare

SHORT = compiled(r"(?=(?:.*[A-Z]){2})[A-Z][A-Za-z]{1,7}")
"""An abbreviation: MMT, MoL, DfE."""
_BETWEEN = rf"(?:,? (?:{'|'.join(sorted(LITTLE))}|&))*,?[ -]"
_LETTERS = r"[\w'’]+"
_FURTHER = r"(?: (?:for|of) [A-Z][\w'’]+(?: (?:and|of|the)(?= )(?: the)? [A-Z][\w'’]+)*)?"
"""What a name may have behind the words that its abbreviation is made of: Youth Justice Board for England and Wales."""
_SENTENCE = compiled(r"(?<=[.!?])\s+|\n")


def in_full(editions: Iterable[Edition]) -> dict[str, frozenset[str]]:
    """The spellings of abbreviations by which bodies are printed → those of the full names that stand in one sentence
    with them, anywhere in the editions, and begin with their letters."""
    told = list(editions)
    found = _so_called(told)
    shorts = {name for of in told for name in _printed(of) if SHORT.fullmatch(name)}
    for of in told if shorts else ():
        for p in of.provisions.values():
            for short, words in _said(p.text.en, shorts):
                found[spelling(short)].add(spelling(words))
    return {short: frozenset(words) for short, words in found.items()}


_CALLED = compiled(
    r"[(（](?:以下|略称)?[、,：:]?「(?P<short>[^「」()（）]{2,30})」(?:という|と称する|と略す|と略称する)?。?[)）]"
)
"""Behind a full name how it is called for short: （以下「鉄道・運輸機構」という。）."""


_MEANT = compiled(r"「(?P<short>[^「」]{2,30})」とは、?(?P<full>[^、。「」]{3,40})(?:をいう|を指す|のことである)")
"""The other way about: 「鉄道・運輸機構」とは独立行政法人鉄道建設・運輸施設整備支援機構をいう."""


def _so_called(editions: list[Edition]) -> defaultdict[str, set[str]]:
    """Short Japanese names → the names printed of bodies before which a text says so."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    names = {name for of in editions for name in _printed(of)}
    for of in editions:
        for p in of.provisions.values():
            for said in _CALLED.finditer(p.text.ja):
                before = p.text.ja[: said.start()]
                longest = max((name for name in names if before.endswith(name)), key=len, default="")
                if longest and said["short"] in names:
                    found[spelling(said["short"])].add(spelling(longest))
            for said in _MEANT.finditer(p.text.ja):
                if said["short"] in names:
                    found[spelling(said["short"])].add(spelling(said["full"]))
    return found


def _printed(of: Edition) -> set[str]:
    return named(a for p in of.provisions.values() for a in p.assignments)


def named(of: Iterable[Assignment]) -> set[str]:
    """The names that assignments print, without articles."""
    return {bare(name).removeprefix("the ") for name in {one.printed for one in of}}


def _said(text: str, shorts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The abbreviations that stand in a text with the words that they are made of."""
    there = [short for short in shorts if short in text]
    for sentence in _SENTENCE.split(text) if there else ():
        for short in there:
            told = re.search(rf"\b{short}\b", sentence) and not _GIVES.search(sentence)
            words = _made_of(short).search(sentence) if told else None
            if words:
                yield short, words[0]
                yield short, words[0] + compiled(_FURTHER).match(sentence, words.end())[0]  # type: ignore[index]


_GIVES = compiled(
    r"\b(?i:hand(?:s|ed)?|transfer\w*|pass(?:es|ed)?|mov(?:es|ed)|tak(?:es|en)|took|replac\w*|succeed\w*)\b"
)
"""What one body does to another, so that they are two."""


def _made_of(short: str) -> re.Pattern[str]:
    """Words that begin with the large letters of an abbreviation, with little ones between them."""
    letters = [sign for sign in short if sign.isupper()]
    return re.compile(r"\b" + _BETWEEN.join(letter + _LETTERS for letter in letters) + r"\b")


def explained(editions: Iterable[Edition]) -> dict[str, frozenset[str]]:
    """The same as `in_full` of those abbreviations that stand in brackets behind their full names, of which a letter
    may mean a little word: the Department of Labor (DOL); and of those printed so in one name of a body."""
    told = list(editions)
    printed = set[str]().union(*map(_printed, told))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for full, short in behind(printed).items():
        for name in (short, f"{full} ({short})"):
            found[spelling(name)].add(spelling(full))
    shorts = {name for name in printed if SHORT.fullmatch(name)}
    for of in told if shorts else ():
        for p in of.provisions.values():
            for short in (short for short in shorts if f"({short})" in p.text.en):
                for one in _beside(short).finditer(p.text.en):
                    found[spelling(short)].add(spelling(one["full"]))
    return {short: frozenset(words) for short, words in found.items()}


_BOTH = compiled(r"(?P<full>[A-Z].+) \((?P<short>[A-Z][A-Za-z]{1,7})\)")
_SURE = 3
"""Capital letters in brackets that are an abbreviation, whatever they stand for."""


def behind(printed: Iterable[str]) -> dict[str, str]:
    """The printed names that have their abbreviation in brackets behind them → that: it has their letters or, if it has
    three and more, nothing else stands so behind this name."""
    both = [found for found in map(_BOTH.fullmatch, printed) if found]
    often = Counter(spelling(one["full"]) for one in both)
    return {
        one["full"]: one["short"]
        for one in both
        if one["short"].upper() in first_letters(one["full"])
        or (len(one["short"]) >= _SURE and one["short"].isupper() and often[spelling(one["full"])] == 1)
    }


def _beside(short: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?P<full>{spelt_out(short)}) \({short}\)")


def spelt_out(short: str) -> str:
    """Words that begin with the large letters of an abbreviation; little ones may stand for letters of their own, or
    between others."""
    words = (rf"(?:{'|'.join((letter + _LETTERS, *_little(letter)))})" for letter in short if letter.isupper())
    return _BETWEEN.join(words)


def _little(letter: str) -> list[str]:
    return sorted(word for word in LITTLE if word.startswith(letter.lower()))
