"""The hidden sheet of a workbook of ours: what its cells cannot say, by the ids of provisions."""

from collections.abc import Iterable
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


def headed(sheets: Iterable[Sheet], known: dict[str, str], wanted: frozenset[str]) -> tuple[Sheet, int, dict[int, str]]:
    """The sheet that holds a table of ours, the row of its header, and its columns by their place. PlanError where no
    row has two of our columns, or one that is `wanted` is missing."""
    best: tuple[Sheet, int, dict[int, str]] | None = None
    for sheet in sheets:
        for number, cells in sheet.rows() if not sheet.hidden else ():
            found = {at: known[said] for at, cell in cells.items() if (said := plain(cell.words)) in known}
            if len(found) > (len(best[2]) if best else 1):
                best = sheet, number, found
    if best is None:
        raise PlanError("the header of the table is gone", fix="put the names of the columns back above it")
    sheet, number, found = best
    twice = next((name for name in found.values() if list(found.values()).count(name) > 1), "")
    gone = next((called for called, name in known.items() if name in wanted and name not in found.values()), "")
    if twice or gone:
        what = f"the column “{_called(known, twice)}” stands twice" if twice else f"the column “{gone}” is gone"
        fix = "remove one of them" if twice else "put it back; to take its words away, empty its cells"
        raise PlanError(what, f"{sheet.name}: row {number}", fix)
    return best


def _called(known: dict[str, str], name: str) -> str:
    return next(called for called, column in known.items() if column == name)
