"""What stands below the header of a table in a workbook of somebody else: its rows, headings over its whole width
between them, the header once more, and notes."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from aiplan_revise.documents.rows import placed
from aiplan_revise.documents.workbook.book import Area
from aiplan_revise.model.edition import Finding
from aiplan_revise.model.patterns import compiled

Cells = Mapping[int, str]
_NOTE = compiled(
    r"[(（【\[［〈＜]?(?:注|備考|出典|出所|資料|凡例|※|＊|\*|以[ \u3000]?上(?=[)）]?$)"
    r"|(?:foot)?notes?\b|sources?\b|legend\b)",
    re.I,
)
"""How a line begins that explains a table."""
_FEWEST = 3
"""Columns of a table in which a row of one cell may be none of its rows."""
_SHOWN = 80


class Below(NamedTuple):
    """The rows of a table by their numbers, the heading above each of them ("" for none), and what is none of them."""

    rows: dict[int, Cells]
    places: dict[int, str]
    left: list[tuple[int, str]]

    def remarks(self) -> Iterable[Finding]:
        """What is to be said of that."""
        for number, words in self.left:
            message = f"a line that is no row of the table was not imported: “{' '.join(words.split())[:_SHOWN]}”"
            yield Finding("left-out", "note", message, line=number)


class Head(NamedTuple):
    """The header of a table: its cells, its last row, the column of ids (0 for none), whether rows say themselves where
    they stand."""

    cells: Cells
    last: int
    ids: int
    placed: bool


def below(rows: Mapping[int, Cells], head: Head, merged: Iterable[Area]) -> Below:
    """The rows below a header, in order. A heading stands alone in its row, over half of the columns or in that of the
    ids; one with no row below it is told as what it is not known to head."""
    wide = {area.top for area in merged if 2 * (area.last - area.first + 1) >= len(head.cells)}
    made = Below({}, {}, [])
    waiting: tuple[int, str] | None = None
    place = ""
    for number, cells in rows.items():
        if number <= head.last or cells == head.cells:
            continue
        column, words = next(iter(cells.items()))
        alone = len(cells) == 1 and len(head.cells) >= _FEWEST
        if alone and _NOTE.match(words):
            made.left.append((number, words))
        elif alone and (number in wide or (column == head.ids and not words.isascii())):
            made.left.extend([waiting] if waiting else [])
            waiting, place = (number, words), placed([words])
        else:
            made.left.extend([waiting] if waiting and head.placed else [])
            waiting = None
            made.rows[number], made.places[number] = cells, place
    made.left.extend([waiting] if waiting else [])
    return made
