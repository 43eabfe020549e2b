"""What stands between two lines of a paragraph: nothing, a blank, or a hyphen that only cut a word."""

from collections.abc import Iterable
from itertools import pairwise

from aiplan_revise.documents.grammar.paragraphs import between
from aiplan_revise.model.patterns import compiled

_BROKEN = compiled(r"([A-Za-z]+)([-‐\u00ad])$")
_GOES_ON = compiled(r"[a-z]+")
_DASHED = compiled(r"[ \u3000][―–—-]\n|\n[―–—-][ \u3000]")
_TIGHT = compiled(r"\S[–—/]\n|\n[–—]\S")
"""A line end beside a dash or stroke that no blank parts from its words."""
_WORD = compiled(r"[A-Za-z]+(?:[-‐][A-Za-z]+)*")


def _between(above: str, below: str) -> str:
    """What stands between two lines: beside a dash what stands on its other side."""
    cut = f"{above[-2:]}\n{below[:2]}"
    return " " if _DASHED.search(cut) else "" if _TIGHT.search(cut) else between(above, below)


class Hyphens:
    """What becomes of hyphens at line ends: the words of the document tell which were put there to cut a word."""

    def __init__(self, lines: Iterable[str]) -> None:
        lines = list(lines)
        self._words = {word.lower().replace("‐", "-") for line in lines for word in _WORD.findall(line)}
        cut = kept = 0
        for one, two in pairwise(lines):
            whole, apart = self._known(one, two)
            cut, kept = cut + (whole and not apart), kept + (apart and not whole)
        self._cuts = cut > kept

    def joined(self, above: str, below: str) -> str:
        """Two lines as one, without the hyphen that only cut a word."""
        broken, on = _BROKEN.search(above), _GOES_ON.match(below)
        if not broken or not on:
            return above + _between(above, below) + below
        if broken[2] == "\u00ad":
            return above[:-1] + below
        whole, apart = self._known(above, below)
        if not whole and not apart and (blank := _between(above, below)):
            return above + blank + below
        cut = not apart and (whole or self._cuts)
        return (above[:-1] if cut else above) + below

    def _known(self, above: str, below: str) -> tuple[bool, bool]:
        """Whether the word that a hyphen at a line end cuts stands elsewhere in one piece, or with its hyphen."""
        broken, on = _BROKEN.search(above), _GOES_ON.match(below)
        if not broken or not on:
            return False, False
        one, two = broken[1].lower(), on[0].lower()
        return one + two in self._words, f"{one}-{two}" in self._words
