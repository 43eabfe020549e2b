"""Links between the provisions of two editions, the lineage they make, and what persons decided of it."""

from typing import Literal

import msgspec

from aiplan_revise.model.edition import Value

Certainty = Literal["certain", "probable"]
Basis = Literal["declared", "same-id", "same-text", "context", "similar", "parts"]
Ids = Literal["judged", "kept", "ignored"]
"""What equal ids are worth to who links two editions: see `aiplan_revise.lineage.link`."""


class RunnerUp(Value, frozen=True):
    """The best link that was not taken: the ids it would have joined and its score (0 to 1)."""

    old: str
    new: str
    score: float

    def __invert__(self) -> "RunnerUp":
        return RunnerUp(self.new, self.old, self.score)


class Link(Value, frozen=True):
    """Old provisions ↔ new provisions, with what it rests on. `score` runs from 0 to 1; `reasons` are plain English."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    status: Certainty
    basis: Basis
    score: float
    runner_up: RunnerUp | None = None
    reasons: tuple[str, ...] = ()

    def __invert__(self) -> "Link":
        back = self.runner_up and ~self.runner_up
        return msgspec.structs.replace(self, old=self.new, new=self.old, runner_up=back)


class Lineage(Value, frozen=True):
    """All links between the editions with the ids `old` and `new`, in the order of the old one, and the ids of the
    provisions that stay unlinked. Every provision of both editions is named exactly once.

    `candidates` are pairs that were considered and not taken, for the provisions that are unlinked or whose link is
    only probable: of each the two or three best, the likeliest first."""

    old: str
    new: str
    links: tuple[Link, ...] = ()
    unlinked_old: tuple[str, ...] = ()
    unlinked_new: tuple[str, ...] = ()
    candidates: tuple[RunnerUp, ...] = ()


class Decision(Value, frozen=True):
    """A person's decision: these old provisions continue as these new ones (either side may be empty: nothing does).

    `fingerprints` are those of the texts it was taken on, of the old provisions and then of the new ones; () where
    they are not known."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    verdict: Literal["confirmed", "overridden"]
    by: str
    on: str
    why: str
    fingerprints: tuple[str, ...] = ()


class Ledger(Value, frozen=True):
    """A lineage as kept beside an edition, with the decisions of persons that hold on every later run."""

    lineage: Lineage
    decisions: tuple[Decision, ...] = ()
