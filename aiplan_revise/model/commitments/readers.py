"""How what may stand in a text is looked for in it, in as little time as may be."""

import re
from collections.abc import Callable, Collection, Set
from functools import lru_cache

import msgspec

from aiplan_revise.model.commitments.found import Found
from aiplan_revise.model.patterns import compiled


class Reader(msgspec.Struct, frozen=True):
    """Something that may stand in a text: its pattern, what is made of a match (None: nothing), and what a text with a
    match has one of: characters (as one string), pieces, English words in lower case, or one of either; `starts` is a
    pattern of the sign that a match begins with, and `holds` one of what it has within REACH signs, where that is found
    in less time. A pattern is compiled for the first text that has."""

    pattern: str
    read: Callable[[str, "re.Match[str]"], Found | None]
    needs: Collection[str] = ()
    words: frozenset[str] = frozenset()
    flags: re.RegexFlag = re.NOFLAG
    starts: str = ""
    holds: str = ""

    def first(self, text: str, signs: Set[str], words: Set[str]) -> "re.Match[str] | None":
        """The first match in a text of these signs, with these words."""
        return self.search(text, 0) if self._may_stand(text, signs, words) else None

    def _may_stand(self, text: str, signs: Set[str], words: Set[str]) -> bool:
        if not self.needs:
            return not self.words or not self.words.isdisjoint(words)
        if isinstance(self.needs, str):
            return not signs.isdisjoint(self.needs)
        return any(piece in text for piece in self.needs) or not self.words.isdisjoint(words)

    def search(self, text: str, start: int) -> "re.Match[str] | None":
        """The first match from `start` on."""
        pattern = compiled(self.pattern, self.flags)
        if self.holds:
            held = compiled(self.holds).search(text, start)
            return pattern.search(text, max(start, held.start() - REACH)) if held else None
        if not self.starts:
            return pattern.search(text, start)
        begun = compiled(self.starts).finditer(text, start)
        return next((found for at in begun if (found := pattern.match(text, at.start()))), None)


REACH = 120
_LATIN = compiled("[a-z]+")


@lru_cache(maxsize=4096)
def spoken(text: str) -> frozenset[str]:
    """The words in Latin letters of a text, in lower case."""
    return frozenset(_LATIN.findall(text.lower()))
