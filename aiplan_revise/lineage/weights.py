"""What each term of two small editions weighs, and texts as sets of weighed terms."""

import math
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from aiplan_revise.lineage.words import HIRAGANA, terms

BACKGROUND = 50
"""Provisions of no particular words that are counted along, so that in a small edition a word is not common at once."""
GRAMMAR = frozenset({-1})


class Vector(NamedTuple):
    """The terms of a text and 1 / the length of their weights (0 if there are none)."""

    terms: frozenset[int]
    scale: float


class Weights(dict[str, int]):
    """The terms of two editions by number, and the weight of each: its inverse document frequency in both together.

    Terms of hiragana alone get no number (-1): they are grammar.
    """

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.counted: dict[str, frozenset[int]] = {}
        self.of: list[float] = []
        self.squares: list[float] = []

    def __missing__(self, term: str) -> int:
        number = -1 if not term.isascii() and HIRAGANA.fullmatch(term) else len(self.names)
        if number >= 0:
            self.names.append(term)
        self[term] = number
        return number

    def numbered(self, text: str) -> frozenset[int]:
        """The terms of a text."""
        found = self.counted.get(text)
        if found is None:
            found = frozenset(map(self.__getitem__, terms(text)))
            found = self.counted[text] = found - GRAMMAR if -1 in found else found
        return found

    def weigh(self, provisions: Iterable[tuple[str, str]]) -> None:
        """Take the weights from the titles and bodies of all provisions of both editions."""
        held: Counter[int] = Counter()
        total = BACKGROUND
        for title, body in provisions:
            held.update(self.numbered(title) | self.numbered(body) if title else self.numbered(body))
            total += 1
        self.of = [math.log(total / held[number]) for number in range(len(self.names))]
        self.squares = [weight * weight for weight in self.of]

    def vector(self, found: frozenset[int]) -> Vector:
        """The terms with the length of their weights."""
        squares = self.squares
        length = math.sqrt(math.fsum([squares[term] for term in found]))
        return Vector(found, 1 / length if length else 0.0)

    def cosine(self, one: Vector, other: Vector) -> float:
        """How alike two texts are, 0 to 1; rounded, so that the order of the terms does not count."""
        squares = self.squares
        return round(sum([squares[term] for term in one.terms & other.terms]) * one.scale * other.scale, 6)
