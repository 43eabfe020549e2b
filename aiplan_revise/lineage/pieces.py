"""Pieces of splits and joins over sets: which whole explains most of a piece, and by how much (see `parts.margin`)."""

import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import chain

from aiplan_revise.lineage.kin import Held
from aiplan_revise.lineage.parts import Part, Partners, margin
from aiplan_revise.lineage.words import Sheet


class Pieces:
    """The wholes on `side` and what remains of them without the words that their partners hold; `heft` tells what all
    terms of a provision weigh together. Wholes of which a partner says the same have no other parts."""

    def __init__(
        self,
        held: Held,
        heft: Callable[[int, int], float],
        sheets: tuple[Sheet, Sheet],
        side: int,
        partners: Partners,
    ) -> None:
        self.held, self.heft, self.side = held, heft, side
        self.wholes, self.others = sheets[side], sheets[1 - side]
        self.same = {w for w, all_ in partners.items() if any(self._equal(w, partner) for partner in all_)}
        self.gone = {whole: self._gone(whole, partners.get(whole, ())) for whole in self.wholes.leaves}

    def _gone(self, whole: int, partners: Sequence[int]) -> Collection[int]:
        """The terms that a part of a whole could not have from it alone: those of its partners."""
        if whole in self.same:
            return self.held.terms(self.side, whole)
        found = [self.held.terms(1 - self.side, partner) for partner in partners]
        return found[0] if len(found) == 1 else frozenset(chain.from_iterable(found))

    def _equal(self, whole: int, partner: int) -> bool:
        return self.wholes.key(whole) == self.others.key(partner)

    def found(self, loose: Sequence[int]) -> Iterator[Part]:
        """For each loose piece the whole that explains most of it."""
        return (part for part in map(self._part, loose) if part)

    def _part(self, piece: int) -> Part | None:
        held, alone = self._shares(piece)
        leads, apart = _leads(held), _leads(alone)
        margins = {whole: margin(apart[whole], leads[whole]) for whole in held if whole not in self.same}
        if not margins:
            return None
        whole = min(margins, key=lambda at: (-margins[at], at))
        rival = min((at for at in alone if at != whole and alone[at]), key=lambda at: (-alone[at], at), default=-1)
        its, lead = alone.get(rival, 0.0), round(leads[whole], 6)
        return Part(piece, whole, alone[whole], margins[whole], rival, its, held[whole], lead)

    def _shares(self, piece: int) -> tuple[dict[int, float], dict[int, float]]:
        """What share of the weighted words of a piece each whole of its kind has, and has with no partner."""
        kind, total = self.others.provisions[piece].kind, self.heft(1 - self.side, piece)
        held: defaultdict[int, float] = defaultdict(float)
        alone: defaultdict[int, float] = defaultdict(float)
        side, gone, (terms, weigh, _, holders) = self.side, self.gone, self.held
        for term in sorted(terms(1 - side, piece)):
            wholes = holders(side, term)
            weight = weigh(term) if wholes else 0.0
            for whole in wholes:
                held[whole] += weight
                if term not in gone[whole]:
                    alone[whole] += weight
        of_kind = [whole for whole in held if self.wholes.provisions[whole].kind == kind]
        shares = {whole: share for whole in of_kind if (share := round(held[whole] / total, 6))}
        return shares, {whole: round(alone[whole] / total, 6) for whole in shares}


def _leads(shares: Mapping[int, float]) -> dict[int, float]:
    """By how much each share is greater than the greatest other one."""
    first, second, *_ = [*heapq.nlargest(2, shares.values()), 0.0, 0.0]
    return {at: share - (second if share == first else first) for at, share in shares.items()}
