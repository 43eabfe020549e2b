"""The course of a plan: its texts one after the other, each with the one it was made from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush

import msgspec

from aiplan_revise.errors import PlanError
from aiplan_revise.model.sketch import Sketch


class Stage(msgspec.Struct, frozen=True):
    """One text in the course of a plan: an edition or, within a draft, what one commit made of it.

    `key` names it. `base` is the key of the stage it was made from, whose ids it carries on; "" or a key that is not
    there makes it a first one. `on` is an ISO 8601 date ("" where none is known); `by` and `why` say who made it and
    the reason, where that is known.
    """

    key: str
    base: str
    text: Sketch
    on: str = ""
    by: str = ""
    why: str = ""


def in_order(stages: Iterable[Stage]) -> tuple[Stage, ...]:
    """The stages from the oldest on: every one behind its base, else by date, then by key. One without a date counts as
    of the day of its base. PlanError where stages follow each other in a ring, or two have one key."""
    known = _by_key(stages)
    after: dict[str, list[Stage]] = {}
    for stage in known.values():
        after.setdefault(stage.base if stage.base in known else "", []).append(stage)
    ready = [(stage.on, stage.key) for stage in after.get("", ())]
    heapify(ready)
    ordered: list[Stage] = []
    while ready:
        on, key = heappop(ready)
        ordered.append(known[key])
        for stage in after.get(key, ()):
            heappush(ready, (max(on, stage.on), stage.key))
    if len(ordered) < len(known):
        raise _ring(known, {stage.key for stage in ordered})
    return tuple(ordered)


def line(stages: Sequence[Stage], key: str) -> tuple[Stage, ...]:
    """The stages that lead to the one with this key, the oldest first and itself last."""
    known = {stage.key: stage for stage in stages}
    return tuple(_back(known, key))[::-1]


def _back(known: Mapping[str, Stage], key: str) -> Iterator[Stage]:
    while key in known:
        yield known[key]
        key = known[key].base


def _by_key(stages: Iterable[Stage]) -> dict[str, Stage]:
    known: dict[str, Stage] = {}
    for stage in stages:
        if known.setdefault(stage.key, stage) is not stage:
            raise PlanError("stands in the course of the plan twice", stage.key, "keep one")
    return known


def _ring(known: Mapping[str, Stage], settled: set[str]) -> PlanError:
    """The error that names one ring among the stages that have no place."""
    key, seen = min(known.keys() - settled), list[str]()
    while key not in seen:
        seen.append(key)
        key = known[key].base
    ring = " → ".join([*seen[seen.index(key) :], key])
    return PlanError("these editions follow each other in a ring", ring, "correct `follows` in one of them")
