"""The tables of a document: rows of a plan as cells; one side of a comparison table (新旧対照表) as a text."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aiplan_revise.documents.grammar.marks import readings
from aiplan_revise.documents.grammar.paragraphs import between
from aiplan_revise.documents.grammar.tables import of_bodies
from aiplan_revise.documents.pdf.grids import Cell, Grid
from aiplan_revise.documents.pdf.paragraphs import Block, cell_text
from aiplan_revise.documents.pdf.pieces import Piece, merged, pieces
from aiplan_revise.documents.reading import Side
from aiplan_revise.documents.sides import sides, standing

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

    def __init__(self, pages: Sequence[tuple[int, Sequence[Grid]]], side: Side, outside: int) -> None:
        self._side = side
        self._found: dict[tuple[int, int], _Table] = {}
        self.hidden: list[tuple[int, str]] = []
        """What a comparison table says instead of text that it does not show, with its page."""
        self.remarks: list[int] = []
        """The pages of the remarks beside the two texts."""
        last: _Table | None = None
        for page, grids in pages:
            for at, grid in enumerate(grids):
                last = self._found[page, at] = _table(page, grid, last if not at else None)
        sizes = [(bool(one.whose), sum(len(cell.signs) for cell in one.grid.cells)) for one in self._found.values()]
        inside = sum(size for compares, size in sizes if compares)
        self.compared = inside > outside + sum(size for compares, size in sizes if not compares)
        """Whether most of the document, but for the `outside` signs in no table, is a comparison table."""

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

    def others(self) -> Iterator[tuple[int, int]]:
        """The pages of the tables that do not compare, and how many rows they have."""
        yield from ((one.page, len(one.grid.rows())) for one in self._found.values() if not one.whose)

    def _of_side(self, one: _Table) -> Iterator[Block]:
        mine, theirs = (one.whose[side] for side in (self._side, "new" if self._side == "old" else "old"))
        for at, row in enumerate(one.grid.rows()[one.headed :]):
            fresh = bool(at) or not one.goes_on
            blocks = {cell.column: _block(one.page, one.grid, cell, fresh=fresh) for cell in row}
            found = next((b for column, b in sorted(blocks.items(), reverse=True) if column <= mine), None)
            if found:
                same = len(found.lines) == 1 and standing(found.lines[0].text) == "same"
                text = blocks.get(theirs, found) if same else found
                yield text._replace(lines=list(self._said(text)))
            beside = [b for column, b in blocks.items() if column not in (mine, theirs) and b.lines]
            self.remarks += [one.page] * bool(beside)

    def _said(self, block: Block) -> Iterator[Piece]:
        """The lines of a cell without those that stand for text that is not there, or not shown."""
        for line in block.lines:
            said = standing(line.text)
            if said == "text":
                yield line
            elif said != "nothing":
                self.hidden.append((block.page, line.text))


def _table(page: int, grid: Grid, last: _Table | None) -> _Table:
    """A table, and whether it goes on from the last one of the page before."""
    rows = grid.rows()
    heads = _heads(grid, rows[0]) if rows else []
    if not last or last.page != page - 1 or not _same(last.grid.xs, grid.xs):
        return _Table(page, grid, heads, sides(heads))
    headed = heads == last.heads
    return _Table(page, grid, last.heads, last.whose, True, headed, _is_cut(last.grid, _texts(grid, [])[headed:]))


def _is_cut(above: Grid, rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row of a page goes on from the last one of the page before: its first cell is empty, and not
    because the one above goes over several rows, and no number begins in it."""
    if not rows or rows[0][0] or any(readings(cell) for cell in rows[0]):
        return False
    last = max((cell.row + cell.rows for cell in above.cells), default=0)
    return any(
        cell.column == 0 and cell.rows == 1 and cell.row == last - 1 and bool(cell.signs) for cell in above.cells
    )


def _whole(above: str, below: str) -> str:
    """The words of a cell that a page cuts."""
    return above + between(above, below) + below


def _heads(grid: Grid, row: Sequence[Cell]) -> list[str]:
    made = [""] * (len(grid.xs) - 1)
    for cell in row:
        made[cell.column] = cell_text(_block(0, grid, cell, fresh=True)).replace("<br>", "\n")
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
