"""The two texts that a comparison table (新旧対照表) shows side by side: which column is whose."""

import re
import unicodedata
from collections.abc import Sequence

from aiplan_revise.documents.reading import Side

_LONGEST = 40
"""Characters that the head of a column has at most."""
_NEW = re.compile(
    r"(?:変更|改正|改定|改訂|修正|見直し)(?:後|案)|新(?=$|[ (:・条計旧])|新規案|改定計画案"
    r"|\b(?:new|after|revised|amended|proposed)\b",
    re.I,
)
_OLD = re.compile(
    r"(?:変更|改正|改定|改訂|修正|見直し)前|現行|旧(?=$|[ (:・条計])|\b(?:old|before|current|existing|present)\b",
    re.I,
)
_BLANKS = re.compile(r"\s+")
_LEFT_OUT = re.compile(r"[(（〔\[［]?(?:略|同左|同右|omitted|no change|unchanged)[)）〕\]］]?[。.]?", re.I)
_NOTHING = re.compile(r"[(（〔\[［]?(?:新設|削る|削除|なし|new|deleted|added|dropped|[-–—－])[)）〕\]］]?[。.]?", re.I)


def named_side(words: str) -> Side:
    """The side that the head of a column names; "" if it names none, or both."""
    said = _BLANKS.sub(" ", unicodedata.normalize("NFKC", words)).strip(" []()【】〔〕")
    said = said if said.isascii() else said.replace(" ", "")
    if len(said) > _LONGEST:
        return ""
    new, old = bool(_NEW.search(said)), bool(_OLD.search(said))
    return "" if new == old else "new" if new else "old"


def sides(heads: Sequence[str]) -> dict[Side, int]:
    """The column of each side by the heads of a table; empty unless one names the old and one the new text."""
    found = [named_side(words) for words in heads]
    if found.count("old") != 1 or found.count("new") != 1:
        return {}
    return {"old": found.index("old"), "new": found.index("new")}


def is_left_out(words: str) -> bool:
    """Whether a cell says no more than that its text was left out of the table: （略）, (omitted)."""
    return bool(_LEFT_OUT.fullmatch(words.strip()))


def says_nothing(words: str) -> bool:
    """Whether a cell says that nothing stands here on its side: （新設）, （削る）, —."""
    return bool(_NOTHING.fullmatch(words.strip()))
