"""How a language says deeds: what it calls parts, kinds and the plan, and by which patterns its sentences are read."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from aiplan_revise.documents.sentences import deeds
from aiplan_revise.documents.sentences.deeds import Deed, Edit, Part
from aiplan_revise.documents.sentences.quoting import Skeleton
from aiplan_revise.model.edition import Kind, Lang
from aiplan_revise.model.patterns import compiled

Found = re.Match[str]
Block = tuple[str, ...]
"""What is set off below a sentence."""


class Tongue(NamedTuple):
    """The words of a language for parts and kinds, and those (`plan`) that name the plan as a whole as a place."""

    lang: Lang
    parts: Mapping[Part, str]
    kinds: Mapping[Kind, str]
    plan: tuple[str, ...]

    def place(self, said: Skeleton, found: Found, name: str = "place") -> str:
        """The place in a group of a pattern; "" is the plan as a whole."""
        words = said.whole(found[name], self.lang).strip(" \u3000")
        return "" if words in self.plan else words

    def part(self, found: Found) -> Part:
        """The part that a pattern names, the words if it names none."""
        words = found.groupdict().get("part")
        return next((part for part, name in self.parts.items() if name == words), "words")

    def kind(self, name: str) -> Kind | None:
        """The kind that a word means, with or without an article."""
        called = ((kind, (word, word.partition(" ")[2])) for kind, word in self.kinds.items())
        return next((kind for kind, names in called if name and name in names), None)

    def amend(self, said: Skeleton, found: Found, edits: Iterable[Edit]) -> Deed | None:
        """What a sentence of edits says; None where there are none that are understood."""
        made = tuple(edits)
        return deeds.Amend(self.place(said, found), self.part(found), made) if made else None

    def become(self, said: Skeleton, found: Found, _block: Block) -> Deed | None:
        """The reader of a sentence that says a kind."""
        kind = self.kind(found["kind"])
        return deeds.Become(self.place(said, found), kind) if kind else None

    def whole(self, said: Skeleton, found: Found, _block: Block) -> Deed | None:
        """The reader of a sentence that says all words of a part, or takes it out."""
        words = found.groupdict().get("words")
        place = self.place(said, found) if "place" in found.groupdict() else ""
        return deeds.Whole(place, self.part(found), said.words(words) if words else "")

    def replace(self, said: Skeleton, found: Found, block: Block) -> Deed | None:
        """The reader of a sentence that puts a provision in the place of another."""
        return deeds.Replace(self.place(said, found), block)


Reader = Callable[[Skeleton, Found, Block], Deed | None]


class Readers:
    """The patterns of a language with their readers, the first that fits of which reads a sentence."""

    def __init__(self, *readers: tuple[str, Reader]) -> None:
        self._readers = [(compiled(pattern), reader) for pattern, reader in readers]

    def understood(self, said: Skeleton, block: Block) -> Deed | None:
        """The deed that a sentence says, without its full stop or dash; None if it is none of those in the grammar."""
        for pattern, make in self._readers:
            found = pattern.fullmatch(said.text)
            deed = make(said, found, block) if found else None
            if deed:
                return deed
        return None
