"""Two editions as sparse matrices: a row for each provision, a column for each term that stands in any."""

from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from aiplan_revise.lineage.bulk.terms import Ints, Terms, distinct
from aiplan_revise.lineage.weights import BACKGROUND
from aiplan_revise.lineage.words import Sheet

Floats = NDArray[np.float64]
Matrix = Any
"""A scipy.sparse.csr_matrix of ones."""
CHUNK = 100_000
"""Pairs of rows that are multiplied together."""


class Field:
    """One part of every provision of both editions (the title, the text, or both) as rows of the terms that stand in
    both editions: no other can make two provisions alike."""

    def __init__(self, rows: tuple[Matrix, Matrix], scales: tuple[Floats, Floats], squares: Floats) -> None:
        self.rows, self.scales = rows, scales
        self.squares = squares

    def cosines(self, olds: Ints, news: Ints) -> Floats:
        """How alike the pairs of rows are, rounded as `plain` rounds."""
        found = np.zeros(len(olds))
        for start in range(0, len(olds), CHUNK):
            o, n = olds[start : start + CHUNK], news[start : start + CHUNK]
            shared = self.rows[0][o].multiply(self.rows[1][n]) @ self.squares
            found[start : start + CHUNK] = shared * self.scales[0][o] * self.scales[1][n]
        return np.round(found, 6)


class Matrices:
    """Title, text and both of two editions, and what each term weighs (its inverse document frequency); `hefts` is what
    all terms of each provision weigh together, `counts` in how many statements and initiatives a shared term stands."""

    def __init__(self, old: Sheet, new: Sheet) -> None:
        found = Terms(sum(map(len, chain(old.titles, old.bodies, new.titles, new.bodies))))
        titled = any(old.titles) or any(new.titles)
        bodies = [Rows(*found.rows(sheet.bodies)) for sheet in (old, new)]
        titles = [Rows(*found.rows(sheet.titles)) for sheet in (old, new)] if titled else []
        wholes = [b.joined(t) for b, t in zip(bodies, titles, strict=True)] if titled else bodies
        held = [np.bincount(side.terms, minlength=1 << found.bits) for side in wholes]
        used = np.flatnonzero(held[0] + held[1])
        place = np.zeros(1 << found.bits, np.int32)
        place[used] = np.arange(len(used), dtype=np.int32)
        weights: Floats = np.log((BACKGROUND + len(old.ids) + len(new.ids)) / (held[0] + held[1])[used])
        shared = (held[0][used] > 0) & (held[1][used] > 0)
        self.weights, self.squares = weights[shared], weights[shared] ** 2
        self.hefts = tuple(side.sums(weights, place) for side in wholes)
        ones = np.ones(max(len(side.terms) for side in wholes))
        fields = [_field(sides, weights**2, place, shared, ones) for sides in (wholes, bodies, titles) if sides]
        self.whole, self.body = fields[0], fields[1] if titled else fields[0]
        self.title = fields[2] if titled else None
        self._leaves = np.array(old.leaves, np.int64), np.array(new.leaves, np.int64)
        self._below = [rows[leaves] for rows, leaves in zip(self.whole.rows, self._leaves, strict=True)]
        one, two = (np.bincount(rows.indices, minlength=rows.shape[1]) for rows in self._below)
        self.counts: list[int] = (one + two).tolist()
        self._columns: tuple[Matrix, ...] = ()

    def holders(self, side: int, term: int) -> Ints:
        """The statements and initiatives that hold a term."""
        if not self._columns:
            self._columns = tuple(rows.tocsc() for rows in self._below)
        columns = self._columns[side]
        found: Ints = self._leaves[side][columns.indices[columns.indptr[term] : columns.indptr[term + 1]]]
        return found

    def terms(self, side: int, at: int) -> list[int]:
        """The columns in which a provision has something."""
        rows = self.whole.rows[side]
        found: list[int] = rows.indices[rows.indptr[at] : rows.indptr[at + 1]].tolist()
        return found


class Rows(NamedTuple):
    """The terms of each text, as slots: where those of a text begin (one longer than the texts), and the slots."""

    starts: Ints
    terms: NDArray[np.int32]

    def joined(self, other: "Rows") -> "Rows":
        """The terms of both, each once."""
        rows, slots = (np.concatenate(both) for both in ((self.row(), other.row()), (self.terms, other.terms)))
        keys = distinct(rows.astype(np.uint64) << np.uint64(32) | slots.astype(np.uint64))
        counts = np.bincount((keys >> np.uint64(32)).astype(np.int64), minlength=len(self.starts) - 1)
        return Rows(_starts(counts), (keys & np.uint64(0xFFFFFFFF)).astype(np.int32))

    def row(self) -> Ints:
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def sums(self, worth: Floats, place: NDArray[np.int32]) -> Floats:
        """What the terms of each text are worth together."""
        return np.asarray(np.bincount(self.row(), worth[place[self.terms]], len(self.starts) - 1), np.float64)

    def kept(self, shared: NDArray[np.bool_], place: NDArray[np.int32], ones: Floats) -> Matrix:
        """The matrix of the shared terms alone."""
        columns = place[self.terms]
        kept = shared[columns]
        narrow = np.cumsum(shared, dtype=np.int32) - np.int32(1)
        counts = np.bincount(self.row()[kept], minlength=len(self.starts) - 1)
        columns = narrow[columns[kept]]
        return csr_matrix((ones[: len(columns)], columns, _starts(counts)), shape=(len(counts), int(shared.sum())))


def _starts(counts: Ints) -> Ints:
    return np.concatenate(([0], np.cumsum(counts)))


def _field(
    sides: Sequence[Rows], squares: Floats, place: NDArray[np.int32], shared: NDArray[np.bool_], ones: Floats
) -> Field:
    old, new = ((side.kept(shared, place, ones), _scales(side.sums(squares, place))) for side in sides)
    return Field((old[0], new[0]), (old[1], new[1]), squares[shared])


def _scales(sums: Floats) -> Floats:
    lengths: Floats = np.sqrt(sums)
    return np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
