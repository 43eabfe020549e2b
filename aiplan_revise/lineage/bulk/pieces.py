"""Pieces of splits and joins over arrays: which whole's remaining words explain most of a piece (see `plain`)."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sparse_dot_topn import sp_matmul_topn

from aiplan_revise.lineage.bulk.chances import best_rival
from aiplan_revise.lineage.bulk.matrices import CHUNK, Floats, Matrices, Matrix
from aiplan_revise.lineage.bulk.nearest import THREADS
from aiplan_revise.lineage.bulk.terms import Ints, distinct
from aiplan_revise.lineage.parts import ALONE, Part
from aiplan_revise.lineage.words import Sheet

WIDEST = 300
"""A term that remains in more wholes than this finds none, though it counts once a whole is found by others."""
FOUND = 6
"""So many wholes of a piece are compared exactly."""


class Wholes(NamedTuple):
    """The wholes of one kind: their positions, the rows of all their terms and of those that no partner holds, and
    whether a part may belong to them."""

    at: Ints
    rows: Matrix
    left: Matrix
    open: NDArray[np.bool_]


def remaining(rows: tuple[Matrix, Matrix], same: Collection[int], partners: Mapping[int, Sequence[int]]) -> Matrix:
    """Of every whole (a row of `rows[0]`) the terms that none of its partners (rows of `rows[1]`) holds; none of the
    `same` wholes."""
    linked = [(whole, partner) for whole, held in partners.items() for partner in held]
    ones, twos = (np.array([pair[side] for pair in linked], np.int64) for side in (0, 1))
    pairing = csr_matrix((np.ones(len(linked)), (ones, twos)), shape=(rows[0].shape[0], rows[1].shape[0]))
    held = pairing @ rows[1]
    held.data[:] = 1
    left = (rows[0] - rows[0].multiply(held)).tocsr()
    del held  # as large as everything else
    kept = np.ones(rows[0].shape[0])
    kept[list(same)] = 0
    left.data *= np.repeat(kept, np.diff(left.indptr))
    left.eliminate_zeros()
    return left


def pieces(
    matrices: Matrices, side: int, sheets: tuple[Sheet, Sheet], partners: Mapping[int, Sequence[int]], loose: Ints
) -> Iterator[Part]:
    """The best whole of each loose piece; `sheets` are those of the wholes and of the pieces."""
    rows = matrices.whole.rows[side], matrices.whole.rows[1 - side]
    same = {w for w, held in partners.items() if any(sheets[0].key(w) == sheets[1].key(p) for p in held)}
    left = remaining(rows, same, partners)
    kinds = [np.array([p.kind for p in sheet.provisions]) for sheet in sheets]
    for kind in sorted(set(kinds[1][loose].tolist())):
        at, asked = np.flatnonzero(kinds[0] == kind), loose[kinds[1][loose] == kind]
        wholes = Wholes(at, rows[0][at], left[at], np.array([whole not in same for whole in at.tolist()], bool))
        yield from _pieces(wholes, rows[1][asked], asked, (matrices.weights, matrices.hefts[1 - side][asked]))


def _pieces(wholes: Wholes, asked: Matrix, asking: Ints, weighed: tuple[Floats, Floats]) -> Iterator[Part]:
    if not wholes.at.size or not asked.shape[0]:
        return
    weights, totals = weighed
    near = [_near(asked, rows, weights) for rows in (wholes.rows, wholes.left)]
    keys = distinct(np.concatenate(near))
    piece, whole = keys // len(wholes.at), keys % len(wholes.at)
    held, alone = (_shares(asked, rows, (piece, whole), weights, totals) for rows in (wholes.rows, wholes.left))
    rivals = [np.maximum(best_rival(piece, shares), 0) for shares in (alone, held)]
    margins = np.round(ALONE * (alone - rivals[0]) + (1 - ALONE) * (held - rivals[1]), 6)
    ranks = np.where(wholes.open[whole], margins, -np.inf)
    for best, rival in _ranked(piece, ranks, np.where(alone > 0, alone, -np.inf)):
        other, its = (int(wholes.at[whole[rival]]), float(alone[rival])) if rival >= 0 else (-1, 0.0)
        lead = round(float(held[best] - rivals[1][best]), 6)
        found = float(alone[best]), float(margins[best]), other, its, float(held[best]), lead
        yield Part(int(asking[piece[best]]), int(wholes.at[whole[best]]), *found)


def _near(asked: Matrix, rows: Matrix, weights: Floats) -> Ints:
    """The wholes with most of each piece, as one number with it."""
    held = np.bincount(rows.indices, minlength=rows.shape[1])
    telling = asked.multiply(np.where(held <= WIDEST, weights, 0)[None, :]).tocsr()
    telling.eliminate_zeros()
    best = sp_matmul_topn(telling, rows.T.tocsr(), top_n=FOUND, n_threads=THREADS)
    found: Ints = np.repeat(np.arange(asked.shape[0]), np.diff(best.indptr)) * rows.shape[0] + best.indices
    return found


def _shares(asked: Matrix, rows: Matrix, pairs: tuple[Ints, Ints], weights: Floats, totals: Floats) -> Floats:
    """What share of the weighted words of each piece its whole has."""
    piece, whole = pairs
    sums: Floats = np.zeros(len(piece))
    for start in range(0, len(piece), CHUNK):  # all at once they take as much room as everything else
        some = slice(start, start + CHUNK)
        sums[some] = asked[piece[some]].multiply(rows[whole[some]]) @ weights
    shares: Floats = np.divide(sums, totals[piece], out=np.zeros_like(sums), where=totals[piece] > 0)
    return np.round(shares, 6)


def _ranked(piece: Ints, ranks: Floats, shares: Floats) -> Iterator[tuple[int, int]]:
    """Of each piece the best pair, and of its others the one with the greatest share (-1: none); equals by position."""
    best, rival = (np.lexsort((-values, piece)) for values in (ranks, shares))
    bounds = np.flatnonzero(np.concatenate(([True], piece[1:] != piece[:-1], [True]))) if piece.size else piece
    for start, end in pairwise(bounds.tolist()):
        own = int(best[start])
        if ranks[own] > -np.inf:
            others = (int(at) for at in rival[start : min(end, start + 2)] if at != own and shares[at] > 0)
            yield own, next(others, -1)
