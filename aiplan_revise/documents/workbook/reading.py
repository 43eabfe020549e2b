"""Workbooks in: editions of ours, or tables of others."""

from aiplan_revise.documents.reading import AS_IT_IS, NO_BODIES, Imported, Reading
from aiplan_revise.documents.workbook.comparison import read_comparison
from aiplan_revise.documents.workbook.edited import read_edition
from aiplan_revise.documents.workbook.foreign import read_table
from aiplan_revise.documents.workbook.hidden import EDITION, FORM, schema
from aiplan_revise.documents.workbook.sheets import read_book
from aiplan_revise.errors import PlanError
from aiplan_revise.model.bodies import Registry


def read_workbook(raw: bytes, reading: Reading = AS_IT_IS, registry: Registry = NO_BODIES) -> Imported:
    """The edition in a workbook: one that `to_workbook` wrote, with what was edited since, one text of a comparison
    table, or a table like those in CSV (see `documents.table`). The lines of findings are rows. PlanError where it
    cannot be read, or is a form."""
    book = read_book(raw)
    kind = schema(book)
    if kind == FORM:
        raise PlanError("is a form that a body fills in, not an edition", fix="take it with: aiplan take FILE")
    if kind == EDITION and not reading.side:
        return read_edition(book, reading, registry)
    found = None if reading.columns else read_comparison(book, reading, registry)
    if reading.side and not found:
        raise PlanError("holds no two texts side by side", fix="leave out @old and @new")
    return found or read_table(book, reading, registry)
