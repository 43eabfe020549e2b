"""Pieces of splits and joins over arrays: which whole's remaining words explain most of a piece (see `plain`)."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sparse_dot_topn import sp_matmul_topn

from aiplan_revise.lineage.bulk.matrices import Matrices, Matrix
from aiplan_revise.lineage.bulk.nearest import THREADS
from aiplan_revise.lineage.bulk.terms import Ints
from aiplan_revise.lineage.parts import Part
from aiplan_revise.lineage.words import Sheet

WIDEST = 300
"""A term that remains in more wholes than this finds none, though it counts once a whole is found by others."""
FOUND = 6
"""So many wholes of a piece are compared exactly."""


def remaining(
    rows: tuple[Matrix, Matrix], sheets: tuple[Sheet, Sheet], partners: Mapping[int, Sequence[int]]
) -> Matrix:
    """Of every whole (a row of `rows[0]`) the terms that none of its partners (rows of `rows[1]`) holds; none where a
    partner says the same."""
    wholes, others = sheets
    linked = [(whole, partner) for whole, held in partners.items() for partner in held]
    ones, twos = (np.array([pair[side] for pair in linked], np.int64) for side in (0, 1))
    pairing = csr_matrix((np.ones(len(linked)), (ones, twos)), shape=(rows[0].shape[0], rows[1].shape[0]))
    gone = rows[0].multiply((pairing @ rows[1]).sign())
    left = (rows[0] - gone).tocsr()
    open_rows = np.zeros(rows[0].shape[0])
    open_rows[wholes.leaves] = 1
    same = {w for w, held in partners.items() if any(wholes.key(w) == others.key(p) for p in held)}
    open_rows[list(same)] = 0
    left = left.multiply(open_rows[:, None]).tocsr()
    left.eliminate_zeros()
    return left


def pieces(
    matrices: Matrices, side: int, sheets: tuple[Sheet, Sheet], partners: Mapping[int, Sequence[int]], loose: Ints
) -> Iterator[Part]:
    """The best whole of each loose piece; `sheets` are those of the wholes and of the pieces."""
    rows = matrices.whole.rows[side], matrices.whole.rows[1 - side]
    left = remaining(rows, sheets, partners)
    kinds = [np.array([p.kind for p in sheet.provisions]) for sheet in sheets]
    for kind in sorted(set(kinds[1][loose].tolist())):
        wholes, asked = np.flatnonzero(kinds[0] == kind), loose[kinds[1][loose] == kind]
        yield from _pieces(left[wholes], rows[1][asked], matrices, (side, wholes, asked))


def _pieces(left: Matrix, asked: Matrix, matrices: Matrices, names: tuple[int, Ints, Ints]) -> Iterator[Part]:
    if not left.shape[0] or not asked.shape[0]:
        return
    side, wholes, asking = names
    weights, totals = matrices.weights, matrices.hefts[1 - side][asking]
    held = np.bincount(left.indices, minlength=left.shape[1])
    telling = asked.multiply(np.where(held <= WIDEST, weights, 0)[None, :]).tocsr()
    telling.eliminate_zeros()
    best = sp_matmul_topn(telling, left.T.tocsr(), top_n=FOUND, n_threads=THREADS)
    piece, whole = np.repeat(np.arange(asked.shape[0]), np.diff(best.indptr)), best.indices.astype(np.int64)
    sums = asked[piece].multiply(left[whole]) @ weights
    shares = np.round(np.divide(sums, totals[piece], out=np.zeros_like(sums), where=totals[piece] > 0), 6)
    order = np.lexsort((wholes[whole], -shares, piece))
    piece, whole, shares = piece[order], wholes[whole[order]], shares[order]
    first = np.flatnonzero(np.concatenate(([True], piece[1:] != piece[:-1]))) if piece.size else np.zeros(0, int)
    for at in first.tolist():
        rival = at + 1 < len(piece) and piece[at + 1] == piece[at]
        other, its = (int(whole[at + 1]), float(shares[at + 1])) if rival else (-1, 0.0)
        share = float(shares[at])
        yield Part(int(asking[piece[at]]), int(whole[at]), share, round(share - its, 6), other, its)
