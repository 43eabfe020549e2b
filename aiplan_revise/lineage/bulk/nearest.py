"""The pairs worth a look: for each row of either matrix the nearest of the other, by the rare columns."""

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sparse_dot_topn import sp_matmul_topn

from aiplan_revise.lineage.bulk.matrices import Floats, Matrices, Matrix
from aiplan_revise.lineage.bulk.terms import Ints, distinct
from aiplan_revise.lineage.likeness import COMMON, NEAR, NEAREST, RAREST, SMALL

THREADS = 2


def nearest(matrices: Matrices, stands: tuple[Ints, Ints], olds: Ints, news: Ints) -> tuple[Ints, Ints]:
    """Positions of old and new provisions, pair by pair, sorted; `stands` are their `places.whereabouts`."""
    if not olds.size or not news.size:
        return olds[:0], news[:0]
    sides = matrices.whole.rows[0][olds], matrices.whole.rows[1][news]
    counts = [np.bincount(side.indices, minlength=side.shape[1]) for side in sides]
    common = counts[0] + counts[1]
    most = len(olds) + len(news) if len(olds) * len(news) <= SMALL else COMMON
    shared = np.flatnonzero((counts[0] > 0) & (counts[1] > 0) & (common <= most))
    ranked = shared[np.argsort(common[shared], kind="stable")]
    one, other = (_columns(side, ranked) for side in sides)
    squares = matrices.squares[ranked]
    scales = matrices.whole.scales[0][olds], matrices.whole.scales[1][news]
    wide = 2 * (1 + max(int(side.max(initial=0)) for side in stands))
    near = [_marked(side[at], wide) for side, at in zip(stands, (olds, news), strict=True)]
    there = _top(one, other, squares, scales[1], (near[0], near[1]))
    back = _top(other, one, squares, scales[0], (near[1], near[0]))
    keys = distinct(np.concatenate((there[0] * len(news) + there[1], back[1] * len(news) + back[0])))
    return olds[keys // len(news)], news[keys % len(news)]


def _columns(side: Matrix, ranked: Ints) -> Matrix:
    """The matrix with these columns, in this order, each row sorted by it."""
    place = np.full(side.shape[1], -1, np.int64)
    place[ranked] = np.arange(len(ranked))
    columns = place[side.indices]
    kept = columns >= 0
    rows = np.repeat(np.arange(side.shape[0]), np.diff(side.indptr))[kept]
    keys = np.sort(rows * (len(ranked) + 1) + columns[kept])
    rows, columns = keys // (len(ranked) + 1), keys % (len(ranked) + 1)
    starts = np.concatenate(([0], np.cumsum(np.bincount(rows, minlength=side.shape[0]))))
    return csr_matrix((np.ones(len(columns)), columns, starts), shape=(side.shape[0], len(ranked)))


def _marked(stands: Ints, wide: int) -> Matrix:
    """Headings and parties of provisions as columns, with what the same ones add to a likeness."""
    rows, which = np.nonzero(stands >= 0)
    columns = stands[rows, which] * 2 + which
    return csr_matrix((np.array(NEAR)[which], (rows, columns)), shape=(len(stands), wide))


def _top(
    ones: Matrix, others: Matrix, squares: Floats, scales: Floats, near: tuple[Matrix, Matrix]
) -> tuple[Ints, Ints]:
    """For each row of `ones`, by its RAREST first columns, the NEAREST rows of `others`."""
    sizes = np.diff(ones.indptr)
    at = np.arange(len(ones.indices)) - np.repeat(ones.indptr[:-1], sizes)
    kept = at < RAREST
    columns = ones.indices[kept]
    starts = np.concatenate(([0], np.cumsum(np.minimum(sizes, RAREST))))
    asked = hstack((csr_matrix((squares[columns], columns, starts), shape=ones.shape), near[0]), format="csr")
    scaled = csr_matrix((np.repeat(scales, np.diff(others.indptr)), others.indices, others.indptr), shape=others.shape)
    answering = hstack((scaled, near[1].sign()), format="csr").T.tocsr()
    best = sp_matmul_topn(asked, answering, top_n=NEAREST, threshold=1.5 * sum(NEAR), n_threads=THREADS)
    return np.repeat(np.arange(ones.shape[0]), np.diff(best.indptr)), best.indices.astype(np.int64)
