"""The terms that two provisions share, or that only one has, as the words and phrases in which they are printed.

A phrase is as long as its words stand together and all count alike: words between the smallest ones of a language with
spaces, and Japanese signs between hiragana.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aiplan_revise.lineage.likeness import Vocabulary
from aiplan_revise.lineage.words import STOP, Sheet, japanese, spaced
from aiplan_revise.model.edition import Lang, Value
from aiplan_revise.model.patterns import compiled

TOP = 8
"""So many phrases are told of each kind and language, the heaviest first."""
_ONE_SCRIPT = compiled(r"[\u30a0-\u30ff]+|[\u3400-\u9fff々〆]+")
_SIGNS = compiled(r"[^\u3041-\u309f]{2,}")
_AND = compiled("及び|並びに|又は|若しくは")
"""Words with which no phrase ends: 港湾荷役及び is not told as 港湾荷役及."""
_GAPS = " ", "-", ",", ".", "’"
"""What may stand between two words of a phrase."""


class Phrase(Value, frozen=True):
    """Words as printed in one language, and how much of all the weight that is shared, or that only this side has,
    their terms make up (0 to 1; in either language)."""

    words: str
    lang: Lang
    share: float


class Words(Value, frozen=True):
    """The heaviest phrases that a pair shares, that only the old one has, and that only the new one has."""

    shared: tuple[Phrase, ...]
    old: tuple[Phrase, ...]
    new: tuple[Phrase, ...]


class _Unit(NamedTuple):
    """A word between blanks, or two Japanese signs: a term by itself. `joint` is what joins a word to the one before
    ("": nothing does)."""

    start: int
    end: int
    spaced: bool
    joint: str = ""


def words(of: Vocabulary, sides: Sequence[tuple[Sheet, int]]) -> Words:
    """The words that counted in the likeness of two provisions, and those that counted against it."""
    held = [of.numbered(sheet.titles[at]) | of.numbered(sheet.bodies[at]) for sheet, at in sides]
    shared = held[0] & held[1]
    return Words(
        _phrases(of, sides[0], shared, whole=False),
        *(_phrases(of, where, own - shared, whole=True) for where, own in zip(sides, held, strict=True)),
    )


def _phrases(of: Vocabulary, where: tuple[Sheet, int], among: frozenset[int], whole: bool) -> tuple[Phrase, ...]:
    """The phrases of a provision whose terms are among these; `whole` says that the words in which such Japanese signs
    stand are told to their ends, for a word is another one if a part of it is."""
    total = sum(of.weight(term) ** 2 for term in sorted(among))
    found: list[Phrase] = []
    for lang in where[0].langs:
        counted: set[int] = set()
        own: dict[str, Phrase] = {}
        for printed in _printed(*where, lang):
            for found_at in _together(of, printed, among):
                start, end = _widened(printed, *found_at) if whole else found_at
                phrase = printed[start : end - bool(end and _AND.match(printed, end - 1))]
                terms = of.numbered(phrase.casefold())
                brought = among.intersection(terms) - counted
                counted |= brought
                share = sum(of.weight(term) ** 2 for term in sorted(brought)) / total if total else 0.0
                if share:
                    own.setdefault(phrase, Phrase(phrase, lang, round(share, 4)))
        found += sorted(own.values(), key=lambda phrase: -phrase.share)[:TOP]
    return tuple(found)


def _printed(sheet: Sheet, at: int, lang: Lang) -> Iterator[str]:
    """Title and text, in the form in which they are compared but for the case of letters, where that can be kept."""
    p = sheet.provisions[at]
    for of in (p.title, p.text):
        printed = " ".join(unicodedata.normalize("NFKC", of.get(lang)).split())
        folded = printed.casefold()
        yield printed if len(folded) == len(printed) else folded


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """A phrase to the ends of the Japanese words, of one script each, in which it begins and ends."""
    while start and _ONE_SCRIPT.fullmatch(text, start - 1, start + 1):
        start -= 1
    while end < len(text) and _ONE_SCRIPT.fullmatch(text, end - 1, end + 1):
        end += 1
    return start, end


def _together(of: Vocabulary, printed: str, among: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Where the longest phrases of a text stand all of whose terms are among these."""
    folded = printed.casefold()
    units = sorted([*_spaced(folded), *_signs(folded)])
    asked = {word for u in units for word in (folded[u.start : u.end], u.joint) if word}
    holds = {word: bool(found) and among.issuperset(found) for word in asked for found in [of.numbered(word)]}
    start = end = 0
    spaced = False
    for unit in units:
        if holds[folded[unit.start : unit.end]]:
            beside = unit.start == end and unit.spaced != spaced
            if not (unit.start < end or beside or holds.get(unit.joint)):
                yield start, end
                start = unit.start
            end, spaced = unit.end, unit.spaced
    yield start, end


def _spaced(text: str) -> Iterator[_Unit]:
    before: re.Match[str] | None = None
    for word in spaced().finditer(text):
        if word.group() not in STOP:
            near = before is not None and text[before.end() : word.start()] in _GAPS
            yield _Unit(*word.span(), True, text[before.start() : word.end()] if before and near else "")
            before = word


def _signs(text: str) -> Iterator[_Unit]:
    for run in japanese().finditer(text):
        for signs in _SIGNS.finditer(run.group()):
            for at in range(run.start() + signs.start(), run.start() + signs.end() - 1):
                yield _Unit(at, at + 2, False)
