"""Which bookmarks of ours begin in a paragraph, and whether any words stand in them."""

from xml.etree.ElementTree import Element

from aiplan_revise.documents.word.keeping import is_ours
from aiplan_revise.documents.xml import name, value

MARKS = ("bookmarkStart", "bookmarkEnd")


class Bookmarks:
    """The bookmarks of a text, met as its elements come by; those of others are passed over."""

    def __init__(self) -> None:
        self._open: dict[str, str] = {}
        self._begun: dict[str, bool] = {}

    def meet(self, mark: Element) -> None:
        """A bookmark that begins or ends."""
        key = value(mark, "id")
        if name(mark) == "bookmarkEnd":
            self._open.pop(key, None)
        elif is_ours(value(mark, "name")):
            self._open[key] = value(mark, "name")
            self._begun.setdefault(value(mark, "name"), False)

    def hold(self, words: str) -> None:
        """Words that stand where the bookmarks are that are open."""
        if self._begun and words.strip():
            self._begun |= dict.fromkeys((one for one in self._open.values() if one in self._begun), True)

    def run_on(self) -> None:
        """A paragraph without an end: what it holds words of, or is yet to, stands in the next one."""
        still = set(self._open.values())
        self._begun = {one: holds for one, holds in self._begun.items() if holds or one in still}

    def taken(self, words: str) -> tuple[str, ...]:
        """The bookmarks of a paragraph with these words that hold some of them; all that end in it, if it has none. One
        that is yet to hold words, as where somebody began a paragraph in front of it, is that of the next one."""
        if not self._begun:
            return ()
        still, begun = set(self._open.values()), self._begun
        self._begun = {one: False for one, holds in begun.items() if not holds and one in still}
        return tuple(one for one, holds in begun.items() if holds or not (words.strip() or one in still))
