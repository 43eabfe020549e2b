"""Tables on several sheets of a workbook that have one header: they are read as one, each sheet as the place of its
rows, for a road map has a sheet for every chapter or every year."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from aiplan_revise.documents.rows import placed
from aiplan_revise.documents.tabular import Row, Table
from aiplan_revise.model.edition import Finding
from aiplan_revise.model.patterns import compiled

_NAMELESS = compiled(r"(?:sheet|シート|ワークシート|table)[ 　_-]?\d*", re.I)
"""Names that programs give to sheets."""
_NO_ID = compiled(r"[^\w.-]+")
_PLACE = "place"


def united(tables: Sequence[tuple[str, Table]], ids: str, own_places: bool) -> tuple[Table, list[Finding]]:
    """The tables of several sheets, with the name of each, as one, and what is to be said of that. What stands in the
    column of `ids` more than once has the name of its sheet in front; so have places, unless rows say their own
    (`own_places`). Lines are those of the sheets."""
    if len(tables) == 1:
        return tables[0][1], []
    first = tables[0][1]
    columns = tuple(dict.fromkeys(name for _, table in tables for name in table.columns))
    counts = Counter(row.cells.get(ids, "") for _, table in tables for row in table.rows)
    twice = {key for key, count in counts.items() if key and count > 1}
    rows = tuple(
        _row(row, name, ids if row.cells.get(ids, "") in twice else "", not own_places)
        for name, table in tables
        for row in table.rows
    )
    names = ", ".join(f"“{name}”" for name, _ in tables)
    message = f"the sheets {names} have the same header and were read as one table; numbers of rows are those of each"
    told = [Finding("sheets-together", "note", message, line=first.header)]
    if twice:
        message = f"{len(twice)} ids stand on several sheets; each has the name of its sheet in front"
        fix = "give every row an id of its own"
        told.append(Finding("sheets-together", "warning", message, line=first.header, fix=fix))
    return replace(first, columns=(*columns, *[_PLACE] * (_PLACE not in columns and not own_places)), rows=rows), told


def _row(row: Row, sheet: str, ids: str, headed: bool) -> Row:
    cells = dict(row.cells)
    if ids:
        cells[ids] = f"{_NO_ID.sub('-', sheet).strip('-')}-{cells[ids]}"
    if headed and not _NAMELESS.fullmatch(sheet.strip()):
        above = placed([sheet.strip()])
        cells[_PLACE] = f"{above} / {cells[_PLACE]}" if cells.get(_PLACE) else above
    return Row(row.line, cells)
