"""Ids of provisions, made once at import: short, readable, ascii."""

import re
import unicodedata
from collections.abc import Iterable

from aiplan_revise.errors import PlanError
from aiplan_revise.model.integrity import PROVISION_ID

LONGEST = 40
MOST_WORDS = 5
_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "by",
        "etc",
        "for",
        "from",
        "has",
        "have",
        "in",
        "into",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "our",
        "that",
        "the",
        "their",
        "these",
        "this",
        "those",
        "through",
        "to",
        "was",
        "we",
        "were",
        "which",
        "while",
        "will",
        "with",
        "within",
    ]
)


class Ids:
    """The ids of one edition. `said` are those that the document brings along; they are never made for another."""

    def __init__(self, said: Iterable[str] = ()) -> None:
        self._used = {key for key in said if key}
        self._claimed: dict[str, int] = {}
        self._counts: dict[str, int] = {}

    def claim(self, key: str, line: int, unit: str = "line") -> bool:
        """Takes an id that the document says in `line` (or record); False if it cannot be one, PlanError if it stands
        twice."""
        if not PROVISION_ID.fullmatch(key):
            return False
        if key in self._claimed:
            fault = f"the id {key} stands already in {unit} {self._claimed[key]}"
            raise PlanError(fault, f"{unit} {line}", "give one of them another")
        self._claimed[key] = line
        return True

    def make(self, words: str, kind: str = "", dotted: str = "") -> str:
        """A new id: from the first significant English words, else from kind and dotted number."""
        place = _WORD.findall(dotted.lower()) or ["unnumbered"]
        return self.take(slug(words) or "-".join((kind, *place))[:100])

    def take(self, base: str) -> str:
        """`base`, or if it is taken the first of base-2, base-3 … that is not."""
        key = base
        while key in self._used:
            self._counts[base] = self._counts.get(base, 1) + 1
            key = f"{base}-{self._counts[base]}"
        self._used.add(key)
        return key


def slug(words: str) -> str:
    """At most five significant words of an English text, in at most 40 signs, joined by hyphens."""
    folded = unicodedata.normalize("NFKD", words[:400]).replace("’", "").replace("'", "").lower()
    found = [word for word in _WORD.findall(folded) if word not in _SMALL][:MOST_WORDS]
    while found and len("-".join(found)) > LONGEST and len(found) > 1:
        found.pop()
    return "-".join(found)[:LONGEST].rstrip("-")


def edition_slug(name: str) -> str:
    """An id for an edition from the name of its file: 2025 Outline (final).md → 2025-outline-final."""
    folded = unicodedata.normalize("NFKD", name).lower()
    return "-".join(_WORD.findall(folded))[:64].rstrip("-") or "edition"
