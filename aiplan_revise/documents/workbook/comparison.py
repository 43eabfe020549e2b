"""Comparison tables (新旧対照表) in workbooks in: the rows of a sheet, of which `sides` makes one text.

A workbook of ours says in a hidden sheet which lines of its cells are one paragraph, which are headings, and which are
notes; of a row that somebody edited, and in workbooks of others, every line is a paragraph of the plan or what it says.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

from aiplan_revise.documents import sides
from aiplan_revise.documents.grammar.lines import Line, Lines, line_of
from aiplan_revise.documents.outline import parsed
from aiplan_revise.documents.reading import Imported, Reading
from aiplan_revise.documents.workbook.book import Book, Cell, Sheet
from aiplan_revise.documents.workbook.foreign import cell_remarks, left_out, tidied
from aiplan_revise.documents.workbook.hidden import HIDDEN
from aiplan_revise.errors import PlanError
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Finding

COMPARISON = "aiplan-comparison-1"
"""What the first cell of the hidden sheet says of such a workbook."""
_HEADERS = 60
"""Rows of a sheet among which the heads of a comparison are looked for."""
_ASIDE = "aside"


Shapes = dict[str, list[list[list[str]]]]
"""The shapes of the paragraphs of each cell, row by row, by the key of the row."""


class Said(NamedTuple):
    """A paragraph of a cell: its row, and the level of a heading (0 none)."""

    row: int
    heading: int = 0


def shape(*, aside: bool, level: int, lines: int) -> str:
    """What the hidden sheet says of a paragraph: what it is (the title of the plan being the heading of level 1), and
    how many lines it has."""
    return f"{_ASIDE if aside else level and level + 1}:{lines}"


def row_key(cells: Sequence[str]) -> str:
    """By which words the hidden sheet knows a row, wherever it stands by now."""
    return f"{crc32(chr(0).join(cells).encode()):08x}"


def read_comparison(book: Book, reading: Reading, registry: Registry) -> Imported | None:
    """One text of a workbook that is a comparison table for the most part; None for any other. PlanError where no side
    was named."""
    book, tidy = tidied(book)
    shapes = _shapes(book)
    found = [one for at, sheet in enumerate(book.sheets) if not sheet.hidden for one in _rows(at, sheet, shapes)]
    tables = sides.compared(found, meant=bool(reading.side))
    if not tables:
        return None
    if not reading.side:
        fix = "name the text that you mean: FILE.xlsx@old or FILE.xlsx@new"
        raise PlanError("is a comparison table of two texts", fix=fix)
    shown = sides.shown(found, tables, reading.side)
    lines = Lines(findings=list(_remarks(shown)))
    for one in shown.title:
        lines.lines += _lines(Said(one.of.row, 1), one.words)
    for one in shown.text:
        lines.lines += _lines(one.of, one.words)
    text = "\n".join(one.words for one in (*shown.title, *shown.text))
    told = [one for sheet in book.sheets if not sheet.hidden for one in cell_remarks(sheet)]
    return parsed(lines, text, reading, registry, (*tidy, *told, *left_out(book)))


def _remarks(shown: sides.Shown[Said]) -> Iterator[Finding]:
    for what, count in sorted(shown.left_out().items()):
        if count:
            yield Finding("left-out", "note", f"{count} {what} were not imported")
    if shown.hidden:
        yield sides.not_shown([one.words for one in shown.hidden])


def _lines(of: Said, words: str) -> list[Line]:
    """The lines of a paragraph; one that begins with a number is one by itself."""
    made: list[Line] = []
    for part in words.split("\n"):
        line = line_of(of.row, part)
        if made and not line.marks:
            made[-1].broken, line.after_blank = True, False
        made.append(line)
    made[0].heading = of.heading
    return made


# ---------------------------------------------------------------- rows


def _rows(at: int, sheet: Sheet, shapes: Shapes) -> Iterator[sides.Words[Said] | sides.Row[Said]]:
    """The rows of a sheet, those above its heads as paragraphs."""
    spans = {(area.top, area.first): area.last + 1 for area in sheet.merged}
    rows = [(row, [_part(cell, spans) for _, cell in sorted(cells.items())]) for row, cells in sheet.rows()]
    header = next((row for row, parts in rows[:_HEADERS] if sides.heads(parts)), 0)
    for row, parts in rows:
        if row < header or not header:
            yield from (words for part in parts for words in part.inside)
            continue
        known = shapes.get(row_key([part.inside[0].words for part in parts if part.inside]), [])
        told = [*(known.pop(0) if known else ()), *([] for _ in parts)]
        yield sides.Row(at, tuple(_shaped(part, shape) for part, shape in zip(parts, told, strict=False)))


def _part(cell: Cell, spans: dict[tuple[int, int], int]) -> sides.Part[Said]:
    end = spans.get((cell.row, cell.column), cell.column + 1)
    words = (sides.Words(Said(cell.row), cell.words),) if cell.words.strip() else ()
    return sides.Part(cell.column, end, words)


def _shaped(part: sides.Part[Said], shape: Sequence[str]) -> sides.Part[Said]:
    """A cell with its words in paragraphs, as the hidden sheet says, or line by line."""
    lines = [line.strip(" \u3000") for one in part.inside for line in one.words.split("\n")]
    told = [(kind, int(count)) for kind, _, count in (one.partition(":") for one in shape) if count.isdigit()]
    if sum(count for _, count in told) != len(lines):
        told = [("0", 1)] * len(lines)
    inside = []
    for kind, count in told:
        of = Said(part.inside[0].of.row, int(kind) if kind.isdigit() else 0)
        inside.append(sides.Words(of, "\n".join(lines[:count]), aside=kind == _ASIDE))
        lines = lines[count:]
    return part._replace(inside=tuple(inside))


def _shapes(book: Book) -> Shapes:
    """What the hidden sheet says of each row, by its key, and of rows with the same words one after the other."""
    sheet = book.sheet(HIDDEN)
    rows = [[cells[at].words for at in sorted(cells)] for _, cells in sheet.rows()] if sheet else []
    if not rows or rows[0][0] != COMPARISON:
        return {}
    made: Shapes = {}
    for key, *told in rows[1:]:
        made.setdefault(key, []).append([one.split() for one in told])
    return made
