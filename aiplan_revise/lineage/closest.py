"""What was reworded and moved at once: of what nothing else links, and bears no title, the pairs that are closer to
each other than either is to anything else."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from aiplan_revise.lineage.chances import parties
from aiplan_revise.lineage.likeness import Likeness
from aiplan_revise.lineage.places import Pair, best_two, rival
from aiplan_revise.lineage.words import Sheet

CLOSE, AHEAD = 0.15, 1.5
"""So much alike such a pair must be to be linked, and so many times as much as either is like anything else, linked or
not: of 21 in two catalogues of rules (whose authors say what became of what), invented plans with and without their
bodies, and tables without titles 18 were right."""
FOREMOST = 0.8
"""The score of those."""
BY_FAR = "reworded elsewhere, but closer to each other than either is to anything else by far"
FAINT = 0.06
"""From this likeness on, initiatives that are merely closest to each other are put to a person: of 74 such pairs 45
were right."""


class Closest(NamedTuple):
    """The pairs to link, and those to put to a person."""

    linked: list[Pair]
    asked: list[Pair]


def closest(like: Likeness, loose: tuple[Sequence[int], Sequence[int]], barred: Collection[Pair]) -> Closest:
    """What is closest to each other among the statements and initiatives that are `loose` on either side; in `barred`
    are pairs that something spoke against. Who names other bodies on either side is not paired: it would be told as a
    hand-over."""
    old, new = like.old, like.new
    olds, news = ({at for at in ats if not sheet.titles[at]} for sheet, ats in zip((old, new), loose, strict=True))
    found = Closest([], [])
    if not olds or not news:
        return found
    near = sorted({*like.nearest(sorted(olds), new.leaves), *like.nearest(old.leaves, sorted(news))})
    alike = dict(zip(near, like.cosines(near), strict=True))
    best = best_two(sorted(((own, pair) for pair, own in alike.items()), key=lambda told: -told[0]))
    for pair, own in alike.items():
        free = pair[0] in olds and pair[1] in news and pair not in barred
        if not free or own <= (other := rival(best, pair)) or not parties(old, new, pair):
            continue
        if own >= CLOSE and own >= AHEAD * other:
            found.linked.append(pair)
        elif own >= FAINT and initiatives(old, new, pair):
            found.asked.append(pair)
    return found


def initiatives(old: Sheet, new: Sheet, pair: Pair) -> bool:
    """Whether both are initiatives."""
    return old.provisions[pair[0]].kind == new.provisions[pair[1]].kind == "initiative"
