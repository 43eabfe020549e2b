"""Two editions as sparse matrices: a row for each provision, a column for each term that stands in any."""

from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from aiplan_revise.lineage.bulk.standing import Standing, row
from aiplan_revise.lineage.bulk.terms import Hashes, Ints, Terms
from aiplan_revise.lineage.weights import BACKGROUND
from aiplan_revise.lineage.words import Sheet

Floats = NDArray[np.float64]
Matrix = Any
"""A scipy.sparse.csr_matrix of ones."""
CHUNK = 20_000
"""Pairs of rows that are multiplied together: as many as stay near the processor."""


class Field:
    """One part of every provision of both editions (the title, the text, or both) as rows of the terms that stand in
    both editions: no other can make two provisions alike."""

    def __init__(self, rows: tuple[Matrix, Matrix], scales: tuple[Floats, Floats], squares: Floats) -> None:
        self.rows, self.scales = rows, scales
        self.squares = squares
        self._marks = _marked(rows[0]), _marked(rows[1])

    def cosines(self, olds: Ints, news: Ints) -> Floats:
        """How alike the pairs of rows are, rounded as `plain` rounds."""
        found = np.zeros(len(olds))
        for start in range(0, len(olds), CHUNK):
            o, n = olds[start : start + CHUNK], news[start : start + CHUNK]
            shared = self._marks[0][o].multiply(self._marks[1][n]) @ self.squares
            found[start : start + CHUNK] = shared * self.scales[0][o] * self.scales[1][n]
        return np.round(found, 6)


def _marked(rows: Matrix) -> Matrix:
    """The matrix with the smallest of ones: rows of it are taken out in half the time."""
    ones = np.ones(len(rows.indices), np.int8)
    return csr_matrix((ones, rows.indices, rows.indptr), shape=rows.shape)


class Matrices:
    """Title, text and both of two editions, and what each term weighs (its inverse document frequency); `hefts` is what
    all terms of each provision weigh together, `listed` holds the weights one by one."""

    def __init__(self, old: Sheet, new: Sheet) -> None:
        found = Terms(sum(map(len, chain(old.titles, old.bodies, new.titles, new.bodies))))
        titled = any(old.titles) or any(new.titles)
        bodies = [Rows(*found.rows(sheet.bodies)) for sheet in (old, new)]
        titles = [Rows(*found.rows(sheet.titles)) for sheet in (old, new)] if titled else []
        owned = [b.joined(t) for b, t in zip(bodies, titles, strict=True)] if titled else []
        wholes = [whole for whole, _ in owned] if titled else bodies
        used, held = _held(*(side.terms for side in wholes))
        shared = (held[0] > 0) & (held[1] > 0)
        worth: Floats = np.log((BACKGROUND + len(old.ids) + len(new.ids)) / (held[0] + held[1]))
        self.weights, self.squares = worth[shared], worth[shared] ** 2
        worth = np.concatenate((self.weights, worth[~shared]))
        place = np.zeros(1 << found.bits, np.int32)
        place[np.concatenate((used[shared], used[~shared]))] = np.arange(len(used), dtype=np.int32)
        ones = np.ones(max(len(side.terms) for side in wholes))
        wholes, titles = ([side.placed(place) for side in sides] for sides in (wholes, titles))
        bodies = [whole.only(own) for whole, (_, own) in zip(wholes, owned, strict=False)]
        self.hefts = tuple(side.sums(worth, ones) for side in wholes)
        fields = [_field(sides, worth**2, len(self.weights), ones) for sides in (wholes, bodies, titles) if sides]
        self.whole, self.body = fields[0], fields[1] if titled else fields[0]
        self.title = fields[2] if titled else None
        self.standing = Standing(self.whole.rows, self.weights, (old.leaves, new.leaves))
        self.listed: list[float] = self.weights.tolist()

    def terms(self, side: int, at: int) -> list[int]:
        """The columns in which a provision has something."""
        found: list[int] = row(self.whole.rows[side], at).tolist()
        return found


class Rows(NamedTuple):
    """The terms of each text, as slots: where those of a text begin (one longer than the texts), and the slots."""

    starts: Ints
    terms: NDArray[np.int32]

    def joined(self, other: "Rows") -> tuple["Rows", NDArray[np.bool_]]:
        """The terms of both, each once, and which of them are own ones; the other has few."""
        keys, more = self._keys(), other._keys()
        at = np.searchsorted(keys, more)
        fresh = keys[np.minimum(at, len(keys) - 1)] != more if len(keys) else np.ones(len(more), bool)
        own = np.insert(np.ones(len(keys), bool), at[fresh], False)
        keys = np.insert(keys, at[fresh], more[fresh])
        counts = np.bincount((keys >> np.uint64(32)).astype(np.int64), minlength=len(self.starts) - 1)
        return Rows(_starts(counts), (keys & np.uint64(0xFFFFFFFF)).astype(np.int32)), own

    def _keys(self) -> Hashes:
        """Rows and terms in one."""
        rows = np.repeat(np.arange(len(self.starts) - 1, dtype=np.uint64), np.diff(self.starts))
        return rows << np.uint64(32) | self.terms.astype(np.uint64)

    def placed(self, place: NDArray[np.int32]) -> "Rows":
        """The slots moved to these places."""
        return Rows(self.starts, place[self.terms])

    def only(self, kept: NDArray[np.bool_]) -> "Rows":
        """Some of the terms."""
        return Rows(_starts(kept)[self.starts], self.terms[kept])

    def sums(self, worth: Floats, ones: Floats) -> Floats:
        """What the terms of each text are worth together."""
        size = len(self.starts) - 1, len(worth)
        return np.asarray(csr_matrix((ones[: len(self.terms)], self.terms, self.starts), shape=size) @ worth)

    def first(self, count: int, ones: Floats) -> Matrix:
        """The matrix of the first so many slots alone."""
        starts, columns = self.only(self.terms < count)
        return csr_matrix((ones[: len(columns)], columns, starts), shape=(len(starts) - 1, count))


def _starts(counts: NDArray[Any]) -> Ints:
    starts = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=starts[1:])
    return starts


def _held(one: NDArray[np.int32], other: NDArray[np.int32]) -> tuple[Ints, tuple[Ints, Ints]]:
    """All terms that stand in texts of either side, sorted, and in how many of each side."""
    keys = np.concatenate((one, other)).astype(np.uint32) << np.uint32(1)
    keys[len(one) :] |= np.uint32(1)
    keys.sort()
    terms = keys >> np.uint32(1)
    starts = np.flatnonzero(np.concatenate(([True], terms[1:] != terms[:-1])))[: len(terms)]
    every = np.diff(starts, append=len(terms))
    news = np.diff(_starts(keys & np.uint32(1))[starts], append=len(other))
    return terms[starts].astype(np.int64), (every - news, news)


def _field(sides: Sequence[Rows], squares: Floats, count: int, ones: Floats) -> Field:
    """The field of these texts, with the first so many slots in its matrices."""
    old, new = ((side.first(count, ones), _scales(side.sums(squares, ones))) for side in sides)
    return Field((old[0], new[0]), (old[1], new[1]), squares[:count])


def _scales(sums: Floats) -> Floats:
    lengths: Floats = np.sqrt(sums)
    return np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
