"""Two editions as sparse matrices: a row for each provision, a column for each term that stands in any."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from aiplan_revise.lineage.bulk.terms import Ints, Terms
from aiplan_revise.lineage.plain import BACKGROUND
from aiplan_revise.lineage.words import Sheet

Floats = NDArray[np.float64]
Matrix = Any
"""A scipy.sparse.csr_matrix of ones."""
CHUNK = 100_000
"""Pairs of rows that are multiplied together."""


class Field:
    """One part of every provision of both editions (the title, the text, or both) as rows of terms."""

    def __init__(self, rows: tuple[Matrix, Matrix], squares: Floats) -> None:
        self.rows = rows
        self.weighted = rows[0].multiply(squares[None, :]).tocsr()
        self.scales = tuple(_scales(side, squares) for side in rows)

    def cosines(self, olds: Ints, news: Ints) -> Floats:
        """How alike the pairs of rows are, rounded as `plain` rounds."""
        found = np.zeros(len(olds))
        for start in range(0, len(olds), CHUNK):
            o, n = olds[start : start + CHUNK], news[start : start + CHUNK]
            shared = np.asarray(self.weighted[o].multiply(self.rows[1][n]).sum(axis=1)).ravel()
            found[start : start + CHUNK] = shared * self.scales[0][o] * self.scales[1][n]
        return np.round(found, 6)


def _scales(rows: Matrix, squares: Floats) -> Floats:
    lengths: Floats = np.sqrt(rows @ squares)
    return np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)


class Matrices:
    """Title, text and both of two editions, and what each term weighs (its inverse document frequency)."""

    def __init__(self, old: Sheet, new: Sheet) -> None:
        found = Terms(sum(map(len, chain(old.titles, old.bodies, new.titles, new.bodies))))
        titled = any(old.titles) or any(new.titles)
        bodies = [_matrix(found, sheet.bodies) for sheet in (old, new)]
        titles = [_matrix(found, sheet.titles) for sheet in (old, new)] if titled else []
        wholes = [_ones(b + t) for b, t in zip(bodies, titles, strict=True)] if titled else bodies
        held = np.bincount(np.concatenate([side.indices for side in wholes]), minlength=1 << found.bits)
        used = np.flatnonzero(held)
        self.weights: Floats = np.log((BACKGROUND + len(old.ids) + len(new.ids)) / held[used])
        place = np.zeros(1 << found.bits, np.int32)
        place[used] = np.arange(len(used), dtype=np.int32)
        squares = self.weights**2
        made = [Field(_narrowed(sides, place, len(used)), squares) for sides in (wholes, bodies, titles) if sides]
        self.whole, self.body = made[0], made[1] if titled else made[0]
        self.title = made[2] if titled else None
        self.squares = squares

    def terms(self, side: int, at: int) -> list[int]:
        """The columns in which a provision has something."""
        rows = self.whole.rows[side]
        found: list[int] = rows.indices[rows.indptr[at] : rows.indptr[at + 1]].tolist()
        return found


def _matrix(found: Terms, texts: Sequence[str]) -> Matrix:
    starts, terms = found.rows(texts)
    return csr_matrix((np.ones(len(terms)), terms, starts), shape=(len(texts), 1 << found.bits))


def _ones(matrix: Matrix) -> Matrix:
    matrix.data[:] = 1
    return matrix


def _narrowed(sides: Sequence[Matrix], place: NDArray[np.int32], width: int) -> tuple[Matrix, Matrix]:
    """The matrices with the columns that are used, and no others."""
    old, new = (csr_matrix((m.data, place[m.indices], m.indptr), shape=(m.shape[0], width)) for m in sides)
    return old, new
