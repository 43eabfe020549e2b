"""How alike two pieces of text are by the words they share."""

import re
from collections.abc import Iterator

from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI

_WORD = compiled(rf"[A-Za-z]{{2,}}|[ァ-ヺー]+|{KANJI}(?=({KANJI}?))")
SMALL = frozenset(
    ("the", "of", "and", "or", "for", "in", "to", "an", "on", "by", "with", "that", "at", "from", "as", "is", "be")
)
"""Words that say nothing of what a text is about."""
REACH = 40
"""How many targets or clauses further on a partner is looked for, so that lists of thousands stay fast."""


_DATE = compiled(
    "(?:(?:令和|平成)?[0-9０-９元]{1,4}年(?:度|[0-9０-９]{1,2}月)?|[0-9０-９]{1,2}月)(?:末|中|当初|初め)?(?:までに?)?"
)


def undated(text: str) -> str:
    """A text without its days and years: when something is done says nothing of what it is about."""
    return _DATE.sub(" ", text) if "年" in text or "月" in text else text


def words(text: str) -> Iterator[str]:
    """Latin and katakana words in small letters, without the smallest, and kanji in pairs."""
    found = (match[0].lower() + (match[1] or "") for match in _WORD.finditer(text))
    return (word for word in found if word not in SMALL)


def behind(text: str, at: int, far: int) -> frozenset[str]:
    """The words of so many signs behind a place."""
    return frozenset(words(text[at : at + far]))


def around(text: str, span: tuple[int, int], far: int) -> frozenset[str]:
    """The words of so many signs before and behind a part of a text."""
    return frozenset(words(text[max(0, span[0] - far) : span[0]])) | behind(text, span[1], far)


def sentence_at(text: str, at: int, ends: re.Pattern[str]) -> tuple[int, int]:
    """Where the sentence begins and stops in which a place is, by what such sentences end with."""
    begins = max((found.end() for found in ends.finditer(text, 0, at)), default=0)
    stop = ends.search(text, at)
    return begins, stop.start() if stop else len(text)


def nearness(old: frozenset[str], new: frozenset[str]) -> float:
    """The share of words in common (Dice), 0 to 1; 0 where there are no words."""
    return 2 * len(old & new) / (len(old) + len(new)) if old or new else 0.0
