"""How alike texts are by their letters: a second opinion beside their words, which knows no stems and no stop words."""

import math
from collections import Counter
from collections.abc import Collection
from functools import cached_property
from itertools import chain

from aiplan_revise.lineage.places import Pair
from aiplan_revise.lineage.words import Sheet

RUNS = 3, 4
"""So many letters of a word (or of a Japanese sentence) stand in a run."""
ENOUGH = 2_000
"""Of larger editions about so many provisions tell how rare a run is."""


class Letters:
    """The runs of letters of all texts of two editions; nothing is read before it is asked for.

    The cosine of runs weighted by their rarity, the baseline of the studies (character TF-IDF).
    """

    def __init__(self, old: Sheet, new: Sheet) -> None:
        self._sheets = old, new
        self._known: dict[tuple[int, int], dict[str, float]] = {}

    def alike(self, pair: Pair) -> float:
        """How alike an old and a new text are, 0 to 1."""
        one, other = sorted(map(self._runs, enumerate(pair)), key=len)
        return round(math.fsum(weight * other[run] for run, weight in one.items() if run in other), 9)

    def _runs(self, at: tuple[int, int]) -> dict[str, float]:
        """The runs of a text by side and position, with weights whose squares add up to 1."""
        if at not in self._known:
            counts = Counter(_runs(self._sheets[at[0]].bodies[at[1]]))
            rare, held = self._counted
            weights = {run: (1 + math.log(count)) * rare[held[run]] for run, count in counts.items()}
            length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
            self._known[at] = {run: weight / length for run, weight in weights.items()}
        return self._known[at]

    @cached_property
    def _counted(self) -> tuple[list[float], Counter[str]]:
        """How rare a run is that stands in so many texts, and in how many each stands."""
        texts = [body for sheet in self._sheets for body in sheet.bodies[:: 1 + len(sheet.bodies) // ENOUGH]]
        held = Counter(chain.from_iterable({*_runs(text)} for text in texts))
        return [1 + math.log((1 + len(texts)) / (1 + count)) for count in range(len(texts) + 1)], held


def _runs(text: str) -> Collection[str]:
    words = (f" {word} " for word in text.split())
    return [word[at : at + size] for word in words for size in RUNS for at in range(max(1, len(word) - size + 1))]
