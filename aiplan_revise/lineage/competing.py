"""Competing EM on the candidates of small editions: places are weighed by the chances of the pairs there, and the
chances learned anew with them (see `chances`)."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from aiplan_revise.lineage.chances import (
    ROUNDS,
    TEXT,
    TITLE,
    Evidence,
    Field,
    Levels,
    Model,
    Worth,
    counted,
    grouped,
)
from aiplan_revise.lineage.places import Flow, Pair, Stands


class Learned(NamedTuple):
    """The chances of pairs, those by which places were weighed for them, and the weights they rest on."""

    chances: dict[Pair, float]
    before: dict[Pair, float]
    worth: Worth


def learned(flow: Flow, known: Mapping[Pair, Evidence], fixed: Mapping[Pair, Evidence]) -> Learned:
    """What is learned from candidates, given what is known of them and of links that are `fixed`, which `flow` counts
    in full."""
    field, model = Field(known), Model()
    free, held = Placed(flow, known), Placed(flow, fixed)
    chances = before = [0.0] * len(known)
    for _ in range(ROUNDS[0]):
        before = chances
        levels, taught = free.levels(chances), counted(grouped(held.levels(held.sure)), held.sure)
        groups = grouped(levels)
        for _ in range(ROUNDS[1]):
            worth = {pattern: model.odds(pattern) for pattern in groups}
            chances = field.compete([worth[pattern] for pattern in levels])
            model.learn(counted(groups, chances), taught)
        free.stands.weigh(chances)
    last, used = (dict(zip(known, some, strict=True)) for some in (chances, before))
    return Learned(last, used, model.used())


class Placed:
    """Pairs with what is known of them, as levels; that of the place is put in as it is known by then."""

    def __init__(self, flow: Flow, known: Mapping[Pair, Evidence]) -> None:
        self.stands = Stands(flow, known)
        self.sure = [1.0] * len(known)
        self.said = [(*_words(evidence), evidence.parties) for evidence in known.values()]

    def levels(self, own: Sequence[float]) -> list[Levels]:
        """The levels; `own` are the weights with which the pairs themselves were counted at their places."""
        told = zip(self.said, self.stands.levels(own), strict=True)
        return [(text, title, place, party) for (text, title, party), place in told]


def _words(known: Evidence) -> tuple[int, int]:
    """The levels of texts and titles."""
    text = -1 if known.text < 0 else bisect_right(TEXT, known.text)
    return text, -1 if known.title < 0 else bisect_right(TITLE, known.title)
