"""Ids of provisions, made once, at import or when they are drafted: short, readable, ascii."""

import unicodedata
from collections.abc import Iterable
from hashlib import sha256

from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Texts
from aiplan_revise.model.integrity import PROVISION_ID
from aiplan_revise.model.patterns import compiled

LONGEST = 40
MOST_WORDS = 5
_MARK = 6
"""Hexadecimal digits that tell words apart: two of a hundred new provisions share them once in 3,000 drafts."""
_WORD = compiled(r"[a-z0-9]+")
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
    """The ids of one edition. `said` are those that the document brings along; they are never made for another. In
    a `draft` others make ids at the same time, and all is merged: other words get another id, the same the same one."""

    def __init__(self, said: Iterable[str] = (), *, draft: bool = False) -> None:
        self._draft = draft
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

    def make(self, words: Texts, kind: str = "", dotted: str = "") -> str:
        """A new id: from the first significant English words, else from kind and dotted number. In a draft what it
        does not say of the words stands in a mark made of all of them."""
        if self._draft:
            whole, said = slug(words.en), _significant(words.en)
            return self.take(whole if said and whole == "-".join(said) else f"{whole or kind}-{_mark(words)}")
        place = _WORD.findall(dotted.lower()) or ["unnumbered"]
        return self.take(slug(words.en) or "-".join((kind, *place))[:100])

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
    found = _significant(words[:400])[:MOST_WORDS]
    while found and len("-".join(found)) > LONGEST and len(found) > 1:
        found.pop()
    return "-".join(found)[:LONGEST].rstrip("-")


def _significant(words: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", words).replace("’", "").replace("'", "").lower()
    return [word for word in _WORD.findall(folded) if word not in _SMALL]


def _mark(words: Texts) -> str:
    """What tells words from others, whatever their spaces, widths and capitals: of the English ones, if there are."""
    folded = "".join(unicodedata.normalize("NFKC", words.en or words.ja).lower().split())
    return sha256(folded.encode()).hexdigest()[:_MARK]


def edition_slug(name: str) -> str:
    """An id for an edition from the name of its file: 2025 Outline (final).md → 2025-outline-final."""
    folded = unicodedata.normalize("NFKD", name).lower()
    return "-".join(_WORD.findall(folded))[:64].rstrip("-") or "edition"
