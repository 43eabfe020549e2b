"""`likeness.Likeness` for large editions."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from aiplan_revise.lineage.bulk.chances import Known, account, best_rival, likely
from aiplan_revise.lineage.bulk.matrices import Floats, Matrices
from aiplan_revise.lineage.bulk.nearest import nearest
from aiplan_revise.lineage.bulk.pieces import pieces
from aiplan_revise.lineage.bulk.terms import Ints
from aiplan_revise.lineage.bulk.vocabulary import vocabulary
from aiplan_revise.lineage.chances import HEARD, ONLY, Account, Contest, Evidence, parties
from aiplan_revise.lineage.kin import Held, kin
from aiplan_revise.lineage.likeness import CLOSER, Vocabulary
from aiplan_revise.lineage.parts import Part
from aiplan_revise.lineage.places import Pair, whereabouts
from aiplan_revise.lineage.words import Sheet


class Bulk:
    """See `likeness.Likeness`."""

    def __init__(self, old: Sheet, new: Sheet) -> None:
        self.old, self.new = old, new
        self.sides = old, new
        self.matrices = Matrices(old, new)
        once = {title: number for number, title in enumerate(sorted(old.named_once & new.named_once))}
        self._only = [np.array([once.get(title, -1) for title in sheet.titles], np.int64) for sheet in self.sides]
        one, two = (np.array(side, np.int64).reshape(-1, 2) for side in whereabouts(old, new))
        self._stands = one, two
        self._kinds = [np.array([p.kind for p in sheet.provisions]) for sheet in self.sides]

    def terms(self, side: int, at: int) -> list[int]:
        return self.matrices.terms(side, at)

    def vocabulary(self) -> Vocabulary:
        return vocabulary(self.old, self.new)

    def weight(self, term: int) -> float:
        return self.matrices.listed[term]

    def heft(self, side: int, at: int) -> float:
        return float(self.matrices.hefts[side][at])

    def cosines(self, pairs: Sequence[Pair]) -> list[float]:
        olds, news = _arrays(pairs)
        found: list[float] = self.matrices.whole.cosines(olds, news).tolist()
        return found

    def nearest(self, olds: Sequence[int], news: Sequence[int]) -> list[Pair]:
        o, n = self._nearest(np.array(olds, np.int64), np.array(news, np.int64))
        return list(zip(o.tolist(), n.tolist(), strict=True))

    def _nearest(self, olds: Ints, news: Ints) -> tuple[Ints, Ints]:
        kinds = self._kinds[0][olds], self._kinds[1][news]
        found = [
            nearest(self.matrices, self._stands, olds[kinds[0] == kind], news[kinds[1] == kind])
            for kind in sorted(set(kinds[0].tolist()) & set(kinds[1].tolist()))
        ]
        if not found:
            return olds[:0], news[:0]
        o, n = (np.concatenate([pair[side] for pair in found]) for side in (0, 1))
        order = np.lexsort((n, o))
        return o[order], n[order]

    def contest(self, olds: Sequence[int], news: Sequence[int], kept: Mapping[Pair, bool]) -> Contest:
        pairs = self._nearest(np.array(olds, np.int64), np.array(news, np.int64))
        alike = self._alike(*pairs)
        known = self._known(*pairs, alike)
        chances = likely(self.old, self.new, known, self._held(kept)).chances
        closer = [_closer(cosines, *pairs) for cosines in alike]
        heard = np.flatnonzero(chances >= HEARD)
        named = list(zip(known.olds[heard].tolist(), known.news[heard].tolist(), strict=True))
        told = zip(*(column[heard].tolist() for column in (known.text, known.title, known.parties)), strict=True)
        flags = dict(zip(named, zip(*(flag[heard].tolist() for flag in closer), strict=True), strict=True))
        evidence = dict(zip(named, map(Evidence._make, told), strict=True))
        return Contest(dict(zip(named, chances[heard].tolist(), strict=True)), evidence, flags.__getitem__, self._kin)

    def _kin(self, pair: Pair) -> bool:
        of, standing = self.matrices, self.matrices.standing
        if standing.apart(pair):
            return False
        return kin(Held(of.terms, of.listed.__getitem__, standing.counts.__getitem__, standing.holders), pair)

    def account(self, olds: Sequence[int], news: Sequence[int], kept: Mapping[Pair, bool]) -> Account:
        pairs = self._nearest(np.array(olds, np.int64), np.array(news, np.int64))
        known = self._known(*pairs, self._alike(*pairs))
        return account(self.old, self.new, known, self._held(kept))

    def _held(self, kept: Mapping[Pair, bool]) -> Known:
        free = np.array(list(kept.values()), bool)
        pairs = _arrays(list(kept))
        held = self._known(*pairs, self._alike(*pairs))
        return held._replace(text=np.where(free, held.text, -1), title=np.where(free, held.title, -1))

    def _alike(self, olds: Ints, news: Ints) -> tuple[Floats, Floats]:
        """How alike the titles of each pair are, and the texts."""
        title, body = self.matrices.title, self.matrices.body
        return title.cosines(olds, news) if title else np.zeros(len(olds)), body.cosines(olds, news)

    def _known(self, olds: Ints, news: Ints, alike: tuple[Floats, Floats]) -> Known:
        titles, text = alike[0], alike[1].copy()
        title: Floats = np.full(len(olds), -1.0)
        if self.matrices.title:
            titled = [np.array([bool(t) for t in sheet.titles]) for sheet in self.sides]
            both = titled[0][olds] & titled[1][news]
            text[~both] = self.matrices.whole.cosines(olds[~both], news[~both])
            title[both] = titles[both]
            title[(self._only[0][olds] >= 0) & (self._only[0][olds] == self._only[1][news])] = ONLY
        return Known(olds, news, text, title, self._parties(olds, news))

    def _parties(self, olds: Ints, news: Ints) -> Ints:
        """The level of agreement of the parties, worked out once for each two sets of them."""
        sets: dict[frozenset[str], int] = {}
        ids = [np.array([sets.setdefault(held, len(sets)) for held in sheet.parties], np.int64) for sheet in self.sides]
        example = [dict(zip(side.tolist(), range(len(side)), strict=True)) for side in ids]
        keys, back = np.unique(ids[0][olds] * len(sets) + ids[1][news], return_inverse=True)
        spans = (divmod(key, len(sets)) for key in keys.tolist())
        found = [parties(self.old, self.new, (example[0][o], example[1][n])) for o, n in spans]
        return np.array(found, np.int64)[back]

    def pieces(self, side: int, partners: Mapping[int, Sequence[int]], loose: Sequence[int]) -> list[Part]:
        sheets = self.sides[side], self.sides[1 - side]
        return list(pieces(self.matrices, side, sheets, partners, np.array(loose, np.int64)))


def _closer(cosines: Floats, olds: Ints, news: Ints) -> NDArray[np.bool_]:
    """Whether a rival of each pair is closer by this part alone."""
    closer: NDArray[np.bool_] = np.maximum(best_rival(olds, cosines), best_rival(news, cosines)) > cosines + CLOSER
    return closer


def _arrays(pairs: Sequence[Pair]) -> tuple[Ints, Ints]:
    both = np.array(pairs, np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]
