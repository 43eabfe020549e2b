"""Both editions side by side: which provision stands beside which, each at its printed place and once."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

from aiplan_revise.model.changes import Change, Changeset
from aiplan_revise.report.frame import Frame
from aiplan_revise.revise.sequence import unmoved


class Place(NamedTuple):
    """A place in the comparison: the ids of the old and the new provision that stand there, "" for none."""

    old: str
    new: str


def standing(changeset: Changeset, frame: Frame) -> Iterator[Place]:
    """Every provision of both editions once: those of the new one in its order and, between them in the order of the
    old one, the old ones that do not stand beside any."""
    olds, news = changeset.old_outline, changeset.new_outline
    beside = _beside(changeset, frame)
    old_at, new_at = ({key: at for at, key in enumerate(outline)} for outline in (olds, news))
    kept = unmoved({old: (old_at[old], new_at[new]) for old, new in beside.items()})
    was = now = 0
    for old in sorted(kept, key=old_at.__getitem__):
        yield from (Place(key, "") for key in olds[was : old_at[old]])
        yield from (Place("", key) for key in news[now : new_at[beside[old]]])
        yield Place(old, beside[old])
        was, now = old_at[old] + 1, new_at[beside[old]] + 1
    yield from (Place(key, "") for key in olds[was:])
    yield from (Place("", key) for key in news[now:])


def _beside(changeset: Changeset, frame: Frame) -> Mapping[str, str]:
    """Old → new, for those that stand beside each other if the order lets them."""
    found = {key: key for key in changeset.unchanged}
    for change in changeset.changes:
        found |= _pair(change, frame)
    return found


def _pair(change: Change, frame: Frame) -> dict[str, str]:
    """The old and the new provision of a change: under the same heading and, if there are several, under the same
    number, or else the first ones."""
    pairs = [
        (frame.old_numbers[old.id] != frame.new_numbers[new.id], at, old.id, new.id)
        for at, (old, new) in enumerate(product(change.old, change.new))
        if frame.root(old.parent) == frame.root(new.parent)
    ]
    return {old: new for _, _, old, new in sorted(pairs)[:1]}
