"""The tables of a document: rows of a plan as cells; one side of a comparison table (新旧対照表) as a text."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aiplan_revise.documents.grammar.paragraphs import between
from aiplan_revise.documents.grammar.tables import of_bodies
from aiplan_revise.documents.pdf.grids import Cell, Grid
from aiplan_revise.documents.pdf.paragraphs import Block, cell_text
from aiplan_revise.documents.pdf.pieces import Piece, merged, pieces
from aiplan_revise.documents.reading import Side
from aiplan_revise.documents.sides import is_left_out, says_nothing, sides

OMITTED, BESIDE = "provisions that the table leaves out", "cells beside the two texts"
"""What is left out, by the table itself or here."""
_PADDING = 8.0
"""Points that the words of a cell stand off its border at most."""


class _Table(NamedTuple):
    """A table of a page, the heads of its columns, the columns of the two sides if it compares. `goes_on`: it is a
    part of the one on the page before; `headed`: its heads stand at its top; `cut`: its first row began there."""

    page: int
    grid: Grid
    heads: list[str]
    whose: dict[Side, int]
    goes_on: bool = False
    headed: bool = True
    cut: bool = False


class Tables:
    """All tables of a document."""

    def __init__(self, pages: Sequence[tuple[int, Sequence[Grid]]], side: Side) -> None:
        self._side = side
        self._found: dict[tuple[int, int], _Table] = {}
        self.left_out: dict[str, tuple[int, int]] = {}
        last: _Table | None = None
        for page, grids in pages:
            for at, grid in enumerate(grids):
                last = self._found[page, at] = _table(page, grid, last if not at else None)
        self.compared = any(one.whose for one in self._found.values())
        """Whether any of them is a comparison table."""

    def rows(self, page: int, at: int) -> Iterator[Block]:
        """The rows of a table of a page; of a row that goes on at the top of the next page all words."""
        one, after = self._found[page, at], self._after(page, at)
        rows = self._texts(one)
        if one.goes_on:
            rows = rows[one.headed + one.cut :]
        while rows and after and after.cut:
            rows[-1] = [_whole(*both) for both in zip(rows[-1], self._texts(after)[after.headed], strict=True)]
            after = self._after(after.page, 0) if len(after.grid.rows()) == 1 + after.headed else None
        for cells in rows:
            if any(cells):
                yield Block(page, 0.0, 0.0, cells=tuple(cells))

    def _after(self, page: int, at: int) -> _Table | None:
        """The part of a table on the next page."""
        following = self._found.get((page + 1, 0))
        return following if following and following.goes_on and (page, at + 1) not in self._found else None

    def _texts(self, one: _Table) -> list[list[str]]:
        return _texts(one.grid, [of_bodies(head) for head in one.heads])

    def blocks(self) -> Iterator[Block]:
        """The text of one side of the comparison tables."""
        for one in self._found.values():
            if one.whose:
                yield from self._of_side(one)

    def _of_side(self, one: _Table) -> Iterator[Block]:
        column, others = one.whose[self._side], set(one.whose.values())
        for at, row in enumerate(one.grid.rows()[one.headed :]):
            for cell in row:
                block = _block(one.page, one.grid, cell, fresh=bool(at) or not one.goes_on)
                if cell.column <= column < cell.column + cell.columns:
                    yield block._replace(lines=list(self._said(block)))
                elif block.lines and cell.column not in others:
                    self._add(BESIDE, one.page)

    def _said(self, block: Block) -> Iterator[Piece]:
        """The lines of a cell without those that only say that nothing stands there, or nothing new."""
        for line in block.lines:
            if is_left_out(line.text):
                self._add(OMITTED, block.page)
            elif not says_nothing(line.text):
                yield line

    def _add(self, what: str, page: int) -> None:
        count, first = self.left_out.get(what, (0, page))
        self.left_out[what] = count + 1, first


def _table(page: int, grid: Grid, last: _Table | None) -> _Table:
    """A table, and whether it goes on from the last one of the page before."""
    rows = grid.rows()
    heads = _heads(grid, rows[0]) if rows else []
    if not last or last.page != page - 1 or not _same(last.grid.xs, grid.xs):
        return _Table(page, grid, heads, sides(heads))
    headed = heads == last.heads
    texts = _texts(grid, [])
    cut = len(texts) > headed and not texts[headed][0] and bool(_texts(last.grid, [])[-1][0])
    return _Table(page, grid, last.heads, last.whose, True, headed, cut)


def _whole(above: str, below: str) -> str:
    """The words of a cell that a page cuts."""
    return above + between(above, below) + below


def _heads(grid: Grid, row: Sequence[Cell]) -> list[str]:
    made = [""] * (len(grid.xs) - 1)
    for cell in row:
        made[cell.column] = cell_text(_block(0, grid, cell, fresh=True)).replace("<br>", " ")
    return made


def _same(one: Sequence[float], two: Sequence[float]) -> bool:
    return len(one) == len(two) and all(abs(a - b) < 4 for a, b in zip(one, two, strict=True))  # noqa: PLR2004


def _texts(grid: Grid, bodies: Sequence[bool]) -> list[list[str]]:
    """The words of all rows, `bodies` telling the columns of bodies. A cell over several rows stands in each of
    them, one over several columns in the first."""
    count = max((cell.row + cell.rows for cell in grid.cells), default=0)
    made = [[""] * (len(grid.xs) - 1) for _ in range(count)]
    for cell in grid.cells:
        block = _block(0, grid, cell, fresh=True)
        words = cell_text(block._replace(bodies=any(bodies[cell.column : cell.column + 1])))
        for row in range(cell.row, cell.row + cell.rows):
            made[row][cell.column] = words
    return made


def _block(page: int, grid: Grid, cell: Cell, *, fresh: bool) -> Block:
    lines = [merged(line) for line in pieces(cell.signs).lines]
    left, right = grid.xs[cell.column], grid.xs[cell.column + cell.columns]
    padding = min(_PADDING, max(0.0, min((one.x0 for one in lines), default=left) - left))
    return Block(page, left, right - padding, lines, fresh)
