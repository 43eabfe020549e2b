"""Whether two sentences without titles are about one thing, or have no more than a frame in common."""

import math
from collections import Counter
from functools import cached_property

from aiplan_revise.lineage.deeds import without_subjects
from aiplan_revise.lineage.filled import clauses_of, refilled, telling, words_of
from aiplan_revise.lineage.places import Pair
from aiplan_revise.lineage.weights import BACKGROUND
from aiplan_revise.lineage.words import Sheet, normal, western

ALIKE = 0.55
"""Japanese sentences more alike than this have more than grammar in common."""
LESS = 0.92
"""So much of their likeness they must have by the words that tell what they are about: of ten with the frame of another
one (four made-up plans) six have less, of 24 that were rewritten none."""
ENOUGH = 2_000
"""Of larger editions about so many provisions tell how much a word says."""


class Frames:
    """All sentences of two editions; nothing is read before it is asked for."""

    def __init__(self, old: Sheet, new: Sheet) -> None:
        self._sides = old, new

    def only(self, pair: Pair, alike: float) -> bool:
        """Whether a pair, which is so much alike (0 to 1), has hardly more than grammar in common."""
        both = self._both(pair)
        return bool(both) and all(self._only(one, other, alike) for one, other in both)

    def _only(self, one: str, other: str, alike: float) -> bool:
        return alike < ALIKE and not (western(one) or western(other)) and self._told(one, other) < LESS * alike

    def refilled(self, pair: Pair, alike: float) -> bool:
        """Whether such a pair may be one sentence about two things, in every language."""
        both = self._both(pair)
        return bool(both) and all(refilled(one, other, alike, self._said_together) for one, other in both)

    def _said_together(self, one: str, other: str) -> bool:
        """Whether a statement names both in one sentence: the Fleet Renewal Fund has been succeeded by the Clean Ships
        Fund."""
        return any(f" {one} " in said and f" {other} " in said for said in self._sentences)

    @cached_property
    def _sentences(self) -> list[str]:
        """The sentences of all statements, in English words."""
        statements = (one for sheet in self._sides for one in sheet.provisions if one.kind == "statement")
        texts = (normal(one.text.en) for one in statements)
        return [words_of(sentence) for text in texts for sentence in clauses_of(text)]

    def _both(self, pair: Pair) -> list[tuple[str, str]]:
        """What the two say in each language that both speak."""
        sides = zip(self._sides, pair, strict=True)
        said = [[sheet.deed(at, lang) for lang in sheet.langs] for sheet, at in sides]
        return [without_subjects(one, other) for one, other in zip(*said, strict=True) if one and other]

    def _told(self, one: str, other: str) -> float:
        """How alike two sentences are by the words that tell what they are about."""
        ones, others = telling(one), telling(other)
        common, first, second = (sum(map(self._square, sorted(some))) for some in (ones & others, ones, others))
        return common / math.sqrt(first * second) if first and second else 0.0

    def _square(self, term: str) -> float:
        total, held = self._counted
        return math.log((BACKGROUND + total) / max(held[term], 1)) ** 2

    @cached_property
    def _counted(self) -> tuple[int, Counter[str]]:
        bodies = [body for sheet in self._sides for body in sheet.bodies[:: 1 + len(sheet.bodies) // ENOUGH]]
        return len(bodies), Counter(term for body in bodies for term in telling(body))
