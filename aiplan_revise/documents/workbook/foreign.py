"""A workbook of somebody else as a table: the first sheet on which a row can be its header."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from aiplan_revise.documents.grammar.looks import struck_out
from aiplan_revise.documents.reading import Imported, Reading
from aiplan_revise.documents.rows import active
from aiplan_revise.documents.table import fits, tabulated
from aiplan_revise.documents.tabular import Row, Table
from aiplan_revise.documents.text import tidy
from aiplan_revise.documents.workbook.below import Head, below
from aiplan_revise.documents.workbook.book import Area, Book, Cell, Sheet, letters
from aiplan_revise.documents.workbook.labels import plain
from aiplan_revise.documents.workbook.sheets import MOST_CELLS
from aiplan_revise.documents.workbook.together import united
from aiplan_revise.errors import PlanError
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Finding

_HEADERS = 60
"""Rows among which a header is looked for."""
_MOSTLY = 0.6
"""What part of the cells of the fullest row a header has at least: cells in it are merged."""
_SHOWN = 20


def read_table(book: Book, reading: Reading, registry: Registry) -> Imported:
    """The edition in a workbook that holds a table, whose rows are initiatives (see `documents.table`). What was merged
    counts for each of its rows. PlanError where no sheet has a header that fits."""
    book, told = tidied(book)
    shown = [sheet for sheet in book.sheets if not sheet.hidden]
    sheet, header = _found(shown, reading)
    found = [(sheet, header), *_alike(shown, sheet, header, reading)]
    read = [_table(*one, reading) for one in found]
    ours = {name: reading.columns.get(name, name) for name in ("id", "place")}
    tables = [(one.name, table) for (one, _), (table, _) in zip(found, read, strict=True)]
    own_places = ours["place"] in _named(dict(_filled(sheet))[header], reading).values()
    table, together = united(tables, ours["id"], own_places)
    text = "\n".join(cell for row in table.rows for cell in row.cells.values())
    sheets = [one for one, _ in found]
    others = [one for one in book.sheets if one not in sheets and one.cells]
    around = [remark for one in found for remark in _around(*one)]
    below_ = [remark for _, remarks in read for remark in remarks]
    remarks = (*told, *together, *around, *_others(others), *below_, *left_out(book))
    return tabulated(table, text, reading, registry, remarks)


def _alike(sheets: list[Sheet], first: Sheet, header: int, reading: Reading) -> Iterator[tuple[Sheet, int]]:
    """The further sheets that have a header with the same columns, and its row."""
    wanted = [*_named(dict(_filled(first))[header], reading).values()]
    for sheet in sheets[sheets.index(first) + 1 :]:
        rows = list(_filled(sheet))[:_HEADERS]
        same = (number for number, cells in rows if [*_named(cells, reading).values()] == wanted)
        if (number := next(same, 0)) and any(row > number for row, _ in rows):
            yield sheet, number


def _found(sheets: list[Sheet], reading: Reading) -> tuple[Sheet, int]:
    """The sheet to read, and the row of its header."""
    tried: list[tuple[Sheet, int, tuple[str, ...]]] = []
    for sheet in sheets:
        for number, cells in list(_filled(sheet))[:_HEADERS]:
            columns = tuple(_named(cells, reading).values())
            if fits(columns, reading):
                return sheet, number
            tried.append((sheet, number, columns))
    if not tried:
        raise PlanError("has no sheet with anything on it", fix="a table starts with the names of its columns")
    most = max(len(set(columns)) for _, _, columns in tried)
    sheet, number, columns = next(one for one in tried if len(set(one[2])) >= _MOSTLY * most)
    wanted = ", ".join(map(repr, reading.columns.values())) or "'text' or 'title'"
    fix = f"map them with --columns, e.g. text=NAME; there are: {', '.join(name[:40] for name in columns[:_SHOWN])}"
    raise PlanError(f"no sheet has a row with the columns {wanted}", f"{sheet.name}: row {number}", fix)


def _named(cells: Mapping[int, str], reading: Reading) -> dict[int, str]:
    """What the columns of a header are called; as they are mapped, where that is the same but for spaces and width."""
    mapped = {plain(theirs): theirs for theirs in reading.columns.values()}
    return {at: mapped.get(plain(words), " ".join(words.split())) for at, words in cells.items()}


def _filled(sheet: Sheet) -> Iterator[tuple[int, dict[int, str]]]:
    """The words of every row by column, those of merged cells in each of their rows, in their first column."""
    words = {(cell.row, cell.column): cell.words.strip() for cell in sheet.cells}
    rows = sorted({row for row, _ in words})
    count = 0
    for area in sheet.merged:
        said = words.get((area.top, area.first), "")
        inside = rows[bisect_right(rows, area.top) : bisect_right(rows, area.bottom)] if said else []
        count += len(inside)
        if count > MOST_CELLS:
            raise PlanError("has more merged cells than any plan", sheet.name, "check what it is")
        for row in inside:
            words.setdefault((row, area.first), said)
    found: dict[int, dict[int, str]] = {}
    for (row, column), said in sorted(words.items()):
        if said:
            found.setdefault(row, {})[column] = said
    yield from found.items()


def _table(sheet: Sheet, header: int, reading: Reading) -> tuple[Table, list[Finding]]:
    """The table on a sheet, and what is to be said of what stands below its header and is no row. A column without a
    name that holds words is called by its letters, or by what stands below in a header of several rows."""
    rows = dict(_filled(sheet))
    last = max((area.bottom for area in sheet.merged if area.top == header), default=header)
    named = _named(rows[header], reading)
    lower: dict[int, str] = {}
    for number in range(header + 1, last + 1):
        lower = _named(rows.get(number, {}), reading) | lower
    named = _told_apart(
        lower | named,
        lower,
        rows[header],
        [area for area in sheet.merged if area.top == header and area.first < area.last],
    )
    ours = {reading.columns.get(name, name): name for name in ("id", "place")}
    ids = next((at for at, called in named.items() if ours.get(called) == "id"), 0)
    placed = any(ours.get(called) == "place" for called in named.values())
    found = below(rows, Head(rows[header], last, ids, placed), sheet.merged)
    columns = {
        column: named.get(column, letters(column)) for cells in (named, *found.rows.values()) for column in cells
    }
    names = [columns[column] for column in sorted(columns)]
    twice = next((name for name, count in Counter(names).items() if count > 1), None)
    if twice:
        where = f"{sheet.name}: row {header}"
        raise PlanError(f"the column {twice!r} stands twice in the header", where, "rename one of them")
    headed = any(found.places.values()) and not placed
    made = (
        Row(number, {columns[at]: active(words) for at, words in cells.items()} | _placed(found.places[number], headed))
        for number, cells in found.rows.items()
    )
    return Table(header, (*names, *["place"] * headed), tuple(made), "row"), list(found.remarks())


def _told_apart(
    named: dict[int, str], lower: Mapping[int, str], header: Mapping[int, str], merged: Iterable[Area]
) -> dict[int, str]:
    """The names of columns; where some in the lower rows of a header stand twice, those below a cell over several have
    its words in front: 上期 and 下期 of every year."""
    twice = {name for name, count in Counter(lower.values()).items() if count > 1}
    made = dict(named)
    for area in merged:
        below_ = {at: lower[at] for at in range(area.first, area.last + 1) if at in lower}
        said = " ".join(header.get(area.first, "").split())
        if said and not twice.isdisjoint(below_.values()):
            made |= {at: f"{said} {name}" for at, name in below_.items()}
    return made


def _placed(heading: str, headed: bool) -> dict[str, str]:
    return {"place": heading} if headed else {}


def _around(sheet: Sheet, header: int) -> Iterator[Finding]:
    above = " ".join(cell.words.strip() for cell in sheet.cells if cell.row < header)
    if above.strip():
        message = f"what stands above the table was not imported: “{' '.join(above.split())[:80]}”"
        yield Finding("left-out", "note", message, line=header)
    yield from cell_remarks(sheet)


def _others(sheets: Iterable[Sheet]) -> Iterator[Finding]:
    for one in sheets:
        kind = "the hidden sheet" if one.hidden else "the sheet"
        yield Finding(
            "left-out", "note", f"{kind} “{one.name}” was not imported", fix="save it as a workbook of its own"
        )


def merged_remarks(sheet: Sheet, header: int) -> Iterator[Finding]:
    """What is to be said of cells below a header that were merged over several rows."""
    first = {(cell.row, cell.column): cell for cell in sheet.cells if cell.words.strip()}
    for area in sheet.merged:
        cell = first.get((area.top, area.first))
        if cell and header < area.top < area.bottom:
            message = f"{sheet.name}!{cell.at} is merged down to row {area.bottom}; it was taken for the first row only"
            yield Finding("merged-cells", "warning", message, line=cell.row, fix="write it into each of the rows")


def cell_remarks(sheet: Sheet, numbers: frozenset[int] | None = None) -> Iterator[Finding]:
    """What is to be said of single cells: formulas, and words that are struck out. Only of some rows, if asked."""
    for cell in sheet.cells:
        if numbers is None or cell.row in numbers:
            yield from _told(cell, f"{sheet.name}!{cell.at}")


def _told(cell: Cell, place: str) -> Iterator[Finding]:
    if cell.formula:
        result = f"its last result was taken: “{cell.words[:80]}”" if cell.words else "it has no result, so it is empty"
        message = f"{place} holds a formula, which is not run; {result}"
        yield Finding("formula", "warning", message, line=cell.row, fix="put the words into the cell instead")
    if cell.struck:
        found = struck_out(cell.struck, cell.row)
        yield replace(found, message=f"{place}: {found.message}")


def left_out(book: Book) -> Iterator[Finding]:
    """What stands in a workbook and in none of its cells."""
    for what, count in book.left_out.items():
        yield Finding("left-out", "note", f"{count} {what} were not imported")


def tidied(book: Book) -> tuple[Book, tuple[Finding, ...]]:
    """The workbook with its words as they may be kept (see text.tidy), and findings on what was put right, each told of
    the first cell. PlanError names the cell whose words may not be kept at all."""
    told: dict[str, Finding] = {}
    sheets = []
    for sheet in book.sheets:
        cells = []
        for cell in sheet.cells:
            words, found = _tidy(cell, sheet.name)
            cells.append(cell._replace(words=words))
            told |= {one.rule: one for one in found if one.rule not in told}
        sheets.append(Sheet(sheet.name, sheet.hidden, cells, sheet.merged))
    return Book(sheets, book.left_out), tuple(told.values())


def _tidy(cell: Cell, sheet: str) -> tuple[str, list[Finding]]:
    try:
        words, found = tidy(cell.words)
    except PlanError as error:
        raise PlanError(error.what, f"{sheet}!{cell.at}", error.fix) from None
    told = ((one, f"{sheet}!{cell.at}: {one.message}") for one in found)
    return words, [Finding(one.rule, one.level, message, line=cell.row, fix=one.fix) for one, message in told]
