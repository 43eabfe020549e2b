"""The tables of a document: rows of a plan as cells; one side of a comparison table (新旧対照表) as a text."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aiplan_revise.documents import sides
from aiplan_revise.documents.grammar.columns import of_bodies
from aiplan_revise.documents.grammar.marks import readings
from aiplan_revise.documents.grammar.paragraphs import between
from aiplan_revise.documents.grammar.wraps import closed
from aiplan_revise.documents.pdf.grids import Cell, Grid
from aiplan_revise.documents.pdf.paragraphs import Paragraph, cell_text, paragraphs
from aiplan_revise.documents.pdf.pieces import Piece, merged, pieces
from aiplan_revise.documents.pdf.rows import Block
from aiplan_revise.documents.reading import Side
from aiplan_revise.documents.standings import head_side
from aiplan_revise.documents.standings import sides as columns_of

_TITLE = 99.0
"""Points of the letters of a title, whatever it was printed in: no heading is larger."""
_PADDING = 8.0
"""Points that the words of a cell stand off its border at most."""
_ROOM = 4.0
"""Sizes of letters between the last line of a cell and the end of the page from which on a paragraph ends there: one
that goes on leaves a line at most, so that none stands alone."""


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

    def is_head(self, number: int) -> bool:
        """Whether a row of the page is the one with the heads."""
        return not number and self.headed


class Tables:
    """All tables of a document."""

    def __init__(self, pages: Sequence[tuple[int, Sequence[Grid]]], side: Side, outside: int) -> None:
        self._side = side
        self._found: dict[tuple[int, int], _Table] = {}
        self.hidden: list[tuple[int, str]] = []
        """What a comparison table says instead of text that it does not show, with its page."""
        self.remarks: list[int] = []
        """The pages of the remarks beside the two texts."""
        self.asides: list[int] = []
        """The pages of the notes in cells, with what they quote."""
        last: _Table | None = None
        for page, grids in pages:
            for at, grid in enumerate(grids):
                last = self._found[page, at] = _table(page, grid, last if not at else None)
        sizes = [(bool(one.whose), sum(len(cell.signs) for cell in one.grid.cells)) for one in self._found.values()]
        inside = sum(size for compares, size in sizes if compares)
        most = inside > outside + sum(size for compares, size in sizes if not compares)
        self.compared = most or (bool(side) and any(one.whose for one in self._found.values()))
        """Whether the document, but for the `outside` signs in no table, is a comparison table for the most part, or a
        side of one is asked for."""

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

    def blocks(self, above: Sequence[Block]) -> Iterator[Block]:
        """The text of one side of the comparison tables, each paragraph by itself; `above` is the title above them,
        which stands if the head of the column has none."""
        rows = list(Rows([one for one in self._found.values() if one.whose]).rows())
        found = sides.shown(rows, sides.compared(rows, meant=True), self._side)
        self.hidden += [(one.of.page, one.words) for one in found.hidden]
        self.remarks += [one.page for one in found.beside]
        self.asides += [one.page for one in found.asides]
        yield from (_as_block(one.of, one.words, _TITLE) for one in found.title) if found.title else above
        yield from _as_blocks(found.text)

    def others(self) -> Iterator[tuple[int, int]]:
        """The pages of the tables that do not compare, and how many rows they have."""
        yield from ((one.page, len(one.grid.rows())) for one in self._found.values() if not one.whose)


class Rows:
    """The rows of comparison tables, with what stands in their cells as paragraphs."""

    def __init__(self, tables: Sequence[_Table]) -> None:
        self._tables = tables
        self._said: dict[tuple[int, int, int], list[Paragraph]] = {}
        """The paragraphs of each cell, by its table, its row and its first column; one that a page cuts stands where it
        begins."""
        self._on = self._going_on()
        for column in sorted({cell.column for _, _, cell in self._cells()}):
            self._read(column)

    def _cells(self) -> Iterator[tuple[int, int, Cell]]:
        """All cells but the heads, each with the numbers of its table and its row."""
        for at, one in enumerate(self._tables):
            for number, row in enumerate(one.grid.rows()):
                yield from ((at, number, cell) for cell in row if not one.is_head(number))

    def _going_on(self) -> set[tuple[int, int]]:
        """The rows at the top of a page that go on from the page before: there a cell of them is not at its end."""
        open_ends = [any(not _is_closed(one.grid, cell) for cell in _last(one)) for one in self._tables]
        parts = zip(self._tables[1:], open_ends, strict=False)
        return {(at, int(one.headed)) for at, (one, above) in enumerate(parts, 1) if one.goes_on and above}

    def _read(self, column: int) -> None:
        """Reads the cells of a column, from its first page to its last."""
        keys, blocks = list[tuple[int, int, int]](), list[Block]()
        for at, number, cell in self._cells():
            if cell.column == column:
                one = self._tables[at]
                keys.append((at, number, column))
                fresh = (at, number) not in self._on or (bool(at) and _has_room(self._tables[at - 1], column))
                blocks.append(_block(one.page, one.grid, cell, fresh=fresh))
        begins = _begins(blocks)
        for said in paragraphs(blocks):
            at = bisect_right(begins, (said.page, said.line)) - 1
            self._said.setdefault(keys[at], []).append(said)

    def rows(self) -> Iterator[sides.Row[Paragraph]]:
        """All rows, those of a table that goes on over pages under one number."""
        table = 0
        for at, one in enumerate(self._tables):
            table += not one.goes_on
            for number, row in enumerate(one.grid.rows()):
                parts = (sides.Part(c.column, c.column + c.columns, self._inside(at, number, c)) for c in row)
                yield sides.Row(table, tuple(parts))

    def _inside(self, at: int, number: int, cell: Cell) -> tuple[sides.Words[Paragraph], ...]:
        one = self._tables[at]
        if one.is_head(number):
            return tuple(_head(one, cell))
        return tuple(sides.Words(said, said.words) for said in self._said.get((at, number, cell.column), ()))


def _last(of: _Table) -> list[Cell]:
    """The cells of the last row of a page."""
    return next(reversed(of.grid.rows()), [])


def _is_closed(grid: Grid, cell: Cell) -> bool:
    """Whether the words of a cell have an end; a mark or a note in brackets is one."""
    lines = _block(0, grid, cell, fresh=True).lines
    return not lines or closed(lines[-1].text) or lines[-1].text[-1:] in ")）"


def _has_room(of: _Table, column: int) -> bool:
    """Whether the last cell of a column leaves more room at the end of the page than a paragraph that goes on does."""
    lines = next((_block(0, of.grid, cell, fresh=True).lines for cell in _last(of) if cell.column == column), [])
    return bool(lines) and of.grid.bottom - lines[-1].y > _ROOM * lines[-1].size


def _begins(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """The page and line on which each block begins, as paragraphs count them."""
    lines = Counter[int]()
    made = []
    for one in blocks:
        made.append((one.page, lines[one.page] + 1))
        lines[one.page] += len(one.lines)
    return made


def _head(of: _Table, cell: Cell) -> Iterator[sides.Words[Paragraph]]:
    """The words of a head: a line that names a side by itself, and below it the title of that text."""
    block = _block(of.page, of.grid, cell, fresh=True)
    named = int(len(block.lines) > 1 and bool(head_side(block.lines[0].text)))
    for lines in (block.lines[:named], block.lines[named:]):
        words = [one.text for one in lines]
        said = paragraphs([block._replace(lines=lines)]) if named else []
        whole = Paragraph(of.page, 1, said[0].words if len(said) == 1 else "\n".join(words))
        if words:
            yield sides.Words(whole, whole.words)


def _as_blocks(text: Sequence[sides.Words[Paragraph]]) -> Iterator[Block]:
    """A block for each paragraph; one that may go on from the one above (`doubtful`) stands in its block."""
    run: list[Block] = []
    for one in text:
        block = _as_block(one.of, one.words, one.of.size)
        if run and one.of.doubtful:
            run[-1].lines.extend(block.lines)
            continue
        yield from run
        run = [block]
    yield from run


def _as_block(of: Paragraph, words: str, size: float) -> Block:
    """A paragraph as a block that nothing is joined with."""
    return Block(of.page, 0.0, 0.0, [Piece(words, 0.0, 0.0, 0.0, size, of.bold)], fresh=True)


def _table(page: int, grid: Grid, last: _Table | None) -> _Table:
    """A table, and whether it goes on from the last one of the page before."""
    rows = grid.rows()
    heads = _heads(grid, rows[0]) if rows else []
    if not last or last.page != page - 1 or not _same(last.grid.xs, grid.xs):
        return _Table(page, grid, heads, columns_of(_lines(grid, rows[0]) if rows else []))
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


def _lines(grid: Grid, row: Sequence[Cell]) -> list[str]:
    """The words of the cells of a row, line by line."""
    return ["\n".join(one.text for one in _block(0, grid, cell, fresh=True).lines) for cell in row]


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
