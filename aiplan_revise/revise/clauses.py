"""The clauses of a text, and what each is about: to say which went where."""

import re
from functools import lru_cache
from itertools import pairwise
from unicodedata import normalize

from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI

_CLAUSE = compiled(
    r"(?<=[、。；])|(?<=[,;:.] )|(?<= )(?=(?:and|or|while|including) )|(?<=及び)|(?<=並びに)|(?<=とともに)"
)
_FEATURE = compiled(rf"[a-z]{{3,}}|\d+|{KANJI}+|[ァ-ヺー]+")
_STOP = frozenset(
    re.findall(
        r"\w+",
        "about after all also and any are been before between both each etc for from had has have how including into "
        "its may more most new not one other others over related should such than that the their them these they this "
        "those through two under upon was well were what when where which while who will with within without would "
        "推進 促進 実施 関係 必要 等々",
    )
)
"""Words that say nothing about what a clause is on."""


@lru_cache(maxsize=4096)
def clauses(text: str) -> tuple[str, ...]:
    """The text cut behind its commas and stops and before its conjunctions; put together it is the text."""
    return tuple(_CLAUSE.split(text))


@lru_cache(maxsize=4096)
def features(text: str) -> frozenset[str]:
    """Words cut to six letters; of kanji and katakana, pairs of signs. Common words and inflections are no features."""
    found: set[str] = set()
    for run in _FEATURE.findall(normalize("NFKC", text).casefold()):
        if run in _STOP:
            continue
        found.update([run[:6]] if run.isascii() else map("".join, pairwise(run)) if len(run) > 1 else [run])
    return frozenset(found - _STOP)
