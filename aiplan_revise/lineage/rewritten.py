"""What was written anew but kept its place and a body: of what nothing else links, the pairs that stand in places most
of whose provisions went the same way, and that have more words in common than either has with any other there."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from aiplan_revise.lineage.chances import parties
from aiplan_revise.lineage.likeness import Likeness
from aiplan_revise.lineage.places import Best, Flow, Pair, best_two, rival

PARTLY = 3
"""The least level of place (see `Flow.level`)."""
FAINT, DIM, PLAIN = 0.06, 0.04, 0.4
"""From the first likeness on such a pair is linked if a body stayed: of nine in four made-up plans all were right, of
three in the catalogue from 6 to 7 too. From the second on, where half were, and without a common body, it is put to a
person. Above the third it had its chance already, and something spoke against it."""
BESIDE = 0.4
"""So close a pair must be, as a share of how close either is to anything elsewhere: what is closer to something there,
though that is linked already, was mostly another one of its series."""


class Rewritten:
    """The pairs to link, and those to put to a person, among the statements and initiatives that are `loose` on either
    side; `weights` are the links so far, `barred` the pairs that something spoke against."""

    def __init__(
        self,
        like: Likeness,
        loose: tuple[Sequence[int], Sequence[int]],
        weights: Iterable[tuple[Pair, float]],
        barred: Collection[Pair],
    ) -> None:
        self.like, self.sheets = like, (like.old, like.new)
        flow = Flow(like.old, like.new)
        flow.weigh(weights)
        self._alike = self._compared(flow, loose)
        chosen = [pair for pair in self._chosen() if pair not in barred]
        self.linked = [p for p in chosen if self._alike[p] >= FAINT and parties(*self.sheets, p) > 0]
        self.asked = [pair for pair in chosen if pair not in self.linked]

    def _compared(self, flow: Flow, loose: tuple[Sequence[int], Sequence[int]]) -> dict[Pair, float]:
        """How alike those are that stand in one place still, and of which somebody is in charge."""
        below: tuple[defaultdict[int, list[int]], ...] = (defaultdict(list), defaultdict(list))
        for sheet, found, ats in zip(self.sheets, below, loose, strict=True):
            for at in ats:
                if not sheet.titles[at] and sheet.parties[at]:
                    found[sheet.parents[at]].append(at)
        places = sorted(flow.both.keys() & {(one, other) for one in below[0] for other in below[1]})
        pairs = [(o, n) for one, other in places for o in below[0][one] for n in below[1][other]]
        near = [pair for pair in pairs if flow.level(pair, 0.0) >= PARTLY]
        return dict(zip(near, self.like.cosines(near), strict=True))

    def _chosen(self) -> Iterator[Pair]:
        """The pairs that are closer than any other there, and nearly as close as any elsewhere."""
        best = best_two(sorted(((alike, pair) for pair, alike in self._alike.items()), key=lambda told: -told[0]))
        ahead = [p for p, alike in self._alike.items() if DIM <= alike < PLAIN and alike > rival(best, p)]
        elsewhere = self._elsewhere(ahead)
        return (p for p in ahead if self._alike[p] >= BESIDE * rival(elsewhere, p))

    def _elsewhere(self, pairs: Sequence[Pair]) -> Best:
        """What is closest to the provisions of these pairs, wherever it stands and whatever it is linked with."""
        asked = [o for o, _ in pairs], [n for _, n in pairs]
        near = {*self.like.nearest(asked[0], self.like.new.leaves), *self.like.nearest(self.like.old.leaves, asked[1])}
        others = sorted(near - {*pairs})
        told = zip(self.like.cosines(others), others, strict=True)
        return best_two([*sorted(told, key=lambda one: -one[0]), *((0.0, pair) for pair in pairs)])
