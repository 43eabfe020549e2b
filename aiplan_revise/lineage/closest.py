"""What was reworded and moved at once: of what nothing else links, and bears no title, the pairs that are closer to
each other than either is to anything else."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from aiplan_revise.lineage.chances import parties
from aiplan_revise.lineage.likeness import Likeness
from aiplan_revise.lineage.places import Best, Pair, best_two, rival
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
OF_A_SERIES = 0.3
"""From this likeness on they are so, too, where others that are linked are closer, if all bodies are the same: one of a
series of near-identical ones that was reworded and moved. In 32 invented plans and the gold pairs one is, and it is
right."""


class Closest(NamedTuple):
    """The pairs to link, and those to put to a person."""

    linked: list[Pair]
    asked: list[Pair]


def closest(like: Likeness, loose: tuple[Sequence[int], Sequence[int]], barred: Collection[Pair]) -> Closest:
    """What is closest to each other among the statements and initiatives that are `loose` on either side; in `barred`
    are pairs that something spoke against. Who names other bodies on either side is not paired: it would be told as a
    hand-over."""
    old, new = like.old, like.new
    olds, news = ([at for at in ats if not sheet.titles[at]] for sheet, ats in zip((old, new), loose, strict=True))
    alike = _alike(like, like.nearest(olds, news)) if olds and news else {}
    best = ranked((own, pair) for pair, own in alike.items())
    ahead = [pair for pair, own in alike.items() if own >= FAINT and own > rival(best, pair) and pair not in barred]
    ahead = [pair for pair in ahead if parties(old, new, pair)]
    asked = [o for o, _ in ahead], [n for _, n in ahead]
    close = {*near(like, *asked)} if ahead else set[Pair]()
    every = ranked((own, pair) for pair, own in (alike | _alike(like, sorted(close - alike.keys()))).items())
    found = Closest([], [])
    for pair in ahead:
        own, other = alike[pair], rival(every, pair)
        if own >= CLOSE and own >= AHEAD * other:
            found.linked.append(pair)
        elif (own > other or _same_bodies(old, new, pair, own)) and initiatives(old, new, pair):
            found.asked.append(pair)
    return found


def _same_bodies(old: Sheet, new: Sheet, pair: Pair, own: float) -> bool:
    return own >= OF_A_SERIES and old.parties[pair[0]] == new.parties[pair[1]] != frozenset()


def _alike(like: Likeness, pairs: Sequence[Pair]) -> dict[Pair, float]:
    return dict(zip(pairs, like.cosines(pairs), strict=True))


def near(like: Likeness, olds: Sequence[int], news: Sequence[int]) -> list[Pair]:
    """What may be close to these, wherever it stands and whatever it is linked with."""
    return sorted({*like.nearest(olds, like.new.leaves), *like.nearest(like.old.leaves, news)})


def ranked(scored: Iterable[tuple[float, Pair]]) -> Best:
    """The two best pairs of each provision."""
    return best_two(sorted(scored, key=lambda told: -told[0]))


def initiatives(old: Sheet, new: Sheet, pair: Pair) -> bool:
    """Whether both are initiatives."""
    return old.provisions[pair[0]].kind == new.provisions[pair[1]].kind == "initiative"
