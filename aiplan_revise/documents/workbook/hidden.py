"""The hidden sheet of a workbook of ours: what its cells cannot say, by the ids of provisions."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from aiplan_revise.documents import kept
from aiplan_revise.documents.workbook.book import Book, Sheet
from aiplan_revise.documents.workbook.labels import plain
from aiplan_revise.errors import PlanError

HIDDEN = "_aiplan"
"""The name of the sheet."""
EDITION, FORM = "aiplan-edition-1", "aiplan-form-1"
"""What its first cell says: what the workbook is."""
_KINDS = ("aiplan-edition-", "aiplan-form-")


class Kept(NamedTuple):
    """A row of the sheet: the key of what is kept, a word on it, and the rest as it was written."""

    key: str
    word: str
    content: str
    row: int

    def told(self) -> dict[str, Any]:
        """The content as plain values; a PlanError names its row if it is damaged."""
        try:
            return kept.content(self.content, self.row) if self.content else {}
        except PlanError:
            raise damaged(self.row) from None


def damaged(row: int) -> PlanError:
    """What to say of a row that nobody can read."""
    return PlanError("what is kept there is damaged", f"hidden sheet {HIDDEN}: row {row}", "export the workbook anew")


def schema(book: Book) -> str:
    """What a workbook of ours is: EDITION, FORM; "" for those of others. PlanError for one of a later version."""
    sheet = book.sheet(HIDDEN)
    said = sheet.cells[0].words if sheet and sheet.cells else ""
    if said not in (EDITION, FORM) and said.startswith(_KINDS):
        raise PlanError(f"was written by a later version ({said[:40]})", HIDDEN, "read it with that one")
    return said if said in (EDITION, FORM) else ""


def kept_rows(book: Book) -> list[Kept]:
    """All that the hidden sheet keeps."""
    sheet = book.sheet(HIDDEN)
    rows = sheet.rows() if sheet else ()
    found = ((number, {at: cell.words for at, cell in cells.items()}) for number, cells in rows)
    return [
        Kept(
            cells.get(1, ""),
            cells.get(2, ""),
            "".join(words for at, words in sorted(cells.items()) if at > len("AB")),
            n,
        )
        for n, cells in found
    ]


class Table(NamedTuple):
    """A table of ours: its sheet, the row of its header, and our columns by their place."""

    sheet: Sheet
    header: int
    columns: dict[int, str]


def headed(sheets: Iterable[Sheet], called: Mapping[str, str], wanted: frozenset[str]) -> Table:
    """The table whose columns are `called` so (ours → theirs): below the row with most of these names. PlanError where
    no row has two of them, one stands twice, or one that is `wanted` is missing."""
    known = {plain(label): column for column, label in called.items()}
    found: list[Table] = []
    for sheet in sheets:
        for number, cells in sheet.rows() if not sheet.hidden else ():
            columns = {at: known[said] for at, cell in cells.items() if (said := plain(cell.words)) in known}
            found.append(Table(sheet, number, columns))
    best = max(found, key=lambda one: len(one.columns), default=None)
    if best is None or len(best.columns) < len(("one", "and another")):
        raise PlanError("the header of the table is gone", fix="put the names of the columns back above it")
    there = list(best.columns.values())
    where = f"{best.sheet.name}: row {best.header}"
    for column in there:
        if there.count(column) > 1:
            raise PlanError(f"the column “{called[column]}” stands twice", where, "remove one of them")
    for column in called:
        if column in wanted and column not in there:
            fix = "put it back; to take its words away, empty its cells"
            raise PlanError(f"the column “{called[column]}” is gone", where, fix)
    return best
