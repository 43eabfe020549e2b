"""Where the shared terms stand: in how many statements and initiatives, in which, and whether a pair has its own."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aiplan_revise.lineage.kin import MOST
from aiplan_revise.lineage.likeness import KIN

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
_DOUBT = 1e-6
"""Sums that differ by less than this may differ by the order in which they were added up only."""


class Standing:
    """`counts` says in how many statements and initiatives of both sides each term stands. `rows` are the matrices of
    both sides, `leaves` the positions of their statements and initiatives."""

    def __init__(self, rows: tuple[Any, Any], weights: Floats, leaves: tuple[Sequence[int], Sequence[int]]) -> None:
        self._leaves = [np.array(side, np.int64) for side in leaves]
        self._rows = [side[below] for side, below in zip(rows, self._leaves, strict=True)]
        one, two = (np.bincount(side.indices, minlength=side.shape[1]) for side in self._rows)
        self._counts: Ints = one + two
        self.counts: list[int] = self._counts.tolist()
        self._weights = weights
        self._worth = np.zeros(len(weights))

    @cached_property
    def _columns(self) -> list[Any]:
        return [rows.tocsc() for rows in self._rows]

    def holders(self, side: int, term: int) -> Ints:
        """The statements and initiatives that hold a term."""
        found: Ints = self._leaves[side][row(self._columns[side], term)]
        return found

    def apart(self, pair: tuple[int, int]) -> bool:
        """Whether surely no third provision holds nearly all that a pair has in common (see `kin.kin`, which tells
        where this is not sure)."""
        own = [int(np.searchsorted(leaves, at)) for leaves, at in zip(self._leaves, pair, strict=True)]
        every = np.concatenate([row(rows, at) for rows, at in zip(self._rows, own, strict=True)])
        every.sort()
        common = every[1:][every[1:] == every[:-1]]
        counts = self._counts[common]
        if not common.size or counts.min() <= len(pair):
            return bool(common.size)
        rarest = int(common[counts.argmin()])
        worth = self._weights[common]
        self._worth[common] = worth
        most = max(self._most(side, rarest, own[side]) for side in (0, 1))
        self._worth[common] = 0
        return most < KIN * float(worth.sum()) - _DOUBT

    def _most(self, side: int, term: int, own: int) -> float:
        """The greatest sum of what is worth something now in a provision that holds a term."""
        rows, at = self._rows[side], row(self._columns[side], term)[:MOST]
        at = at[at != own]
        if not at.size:
            return 0.0
        starts = rows.indptr[at]
        sizes = rows.indptr[at + 1] - starts
        begins = np.cumsum(sizes) - sizes
        cells = np.arange(sizes.sum()) + np.repeat(starts - begins, sizes)
        return float(np.add.reduceat(self._worth[rows.indices[cells]], begins).max())


def row(rows: Any, at: int) -> NDArray[np.int32]:
    """The columns of a row, or the rows of a column, in which something stands."""
    found: NDArray[np.int32] = rows.indices[rows.indptr[at] : rows.indptr[at + 1]]
    return found
