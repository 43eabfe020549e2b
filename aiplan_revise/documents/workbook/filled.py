"""A form that a body filled in, as it stands: what it was made from, the rows that ask for something, and what cannot
be read in it."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

import msgspec

from aiplan_revise.documents.reading import language
from aiplan_revise.documents.workbook.book import Book, Cell, letters
from aiplan_revise.documents.workbook.foreign import cell_remarks, left_out, merged_remarks, tidied
from aiplan_revise.documents.workbook.form import INPUTS, Stated
from aiplan_revise.documents.workbook.hidden import EDITION, FORM, HIDDEN, Table, damaged, headed, kept_rows, schema
from aiplan_revise.documents.workbook.labels import action_of
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Lang, Value
from aiplan_revise.model.integrity import GIT_ID

_LISTS = "_lists"


class Unclear(Value, frozen=True):
    """What was not understood in a form, or not taken: a rule's id, where (the row from 1; the column by its letters
    and its name), what, what to do, and the provision where it is known."""

    rule: str
    level: Literal["error", "warning", "note"]
    message: str
    sheet: str = ""
    row: int = 0
    column: str = ""
    header: str = ""
    fix: str = ""
    provision: str = ""


class Asking(NamedTuple):
    """A row of the table: its number, and its cells by our columns, without spaces around them."""

    row: int
    cells: dict[str, str]

    def said(self, column: str) -> str:
        """The words in a column."""
        return self.cells.get(column, "")

    @property
    def asks(self) -> bool:
        """Whether anything is filled in; a new row that says only that it is one asks for nothing."""
        inputs = {column for column in INPUTS if self.said(column)}
        if self.said("id") or self.said("place"):
            return bool(inputs)
        return bool(inputs - {"action"}) or bool(inputs and action_of(self.said("action")) != "new")


class Filled(NamedTuple):
    """A form: what it was made from, its language, the checksums of what it showed by id, its rows in the order of the
    sheet, and what is to be remarked on it. `columns` are ours by their letters, `named` what they are called."""

    stated: Stated
    lang: Lang
    checksums: dict[str, str]
    rows: tuple[Asking, ...]
    remarks: tuple[Unclear, ...]
    sheet: str
    columns: dict[str, str]
    named: dict[str, str]

    def unclear(self, rule: str, message: str, row: int, column: str = "", **more: str) -> Unclear:
        """A remark on a cell of the table, or on a row of it."""
        level: Literal["warning", "note"] = "note" if rule in NOTES else "warning"
        at, called = self.columns.get(column, ""), self.named.get(column, "")
        return Unclear(rule, level, message, self.sheet, row, at, called, **more)


NOTES = ("form-guessed", "form-note")
"""Rules that tell how something was understood."""


def read_form(book: Book) -> Filled:
    """What stands in a form that `to_form` wrote. PlanError where it is none, or its hidden sheet is gone or
    damaged."""
    _sure(book)
    book, before = tidied(book)
    frame, table = _frame(book)
    rows: list[Asking] = []
    remarks = [Unclear(one.rule, one.level, one.message, fix=one.fix) for one in before]
    for number, cells in table.sheet.rows():
        if number > table.header:
            inside = {table.columns[at]: cell.words.strip() for at, cell in cells.items() if at in table.columns}
            rows.append(Asking(number, inside))
            remarks += _outside(frame, {at: cell for at, cell in cells.items() if at not in table.columns})
    inside_table = cell_remarks(table.sheet, frozenset(row.row for row in rows))
    for one in (*inside_table, *merged_remarks(table.sheet, table.header)):
        remarks.append(Unclear(one.rule, one.level, one.message, frame.sheet, one.line, fix=one.fix))
    remarks += _others(book, frame.sheet)
    return frame._replace(rows=tuple(rows), remarks=tuple(remarks))


def _sure(book: Book) -> None:
    """PlanError for a workbook that is no form."""
    kind = schema(book)
    if kind == EDITION:
        raise PlanError("is an edition, not a form", fix="import it: aiplan import FILE")
    if kind != FORM:
        fix = "fill in a form as it was handed out, and save it as .xlsx; make one with: aiplan form DRAFT --for BODY"
        raise PlanError(f"has no hidden sheet {HIDDEN}, so it is no form of ours", fix=fix)


def _frame(book: Book) -> tuple[Filled, Table]:
    """A form without its rows, as its hidden sheet tells, and where its table is."""
    top, *rest = kept_rows(book)
    if [one.key for one in rest[:2]] != ["about", "columns"]:
        raise damaged(top.row)
    about, columns, *asked = rest
    try:
        stated = msgspec.convert(about.told(), Stated)
    except msgspec.ValidationError:
        raise damaged(about.row) from None
    if not GIT_ID.fullmatch(stated.base.blob):
        raise damaged(about.row)
    named = {column: str(name) for column, name in columns.told().items()}
    table = headed(book.sheets, named, frozenset((*INPUTS, "id")))
    at = {column: letters(place) for place, column in table.columns.items()}
    checksums = {one.key: one.word for one in asked}
    return Filled(stated, language("", top.word), checksums, (), (), table.sheet.name, at, named), table


def _outside(frame: Filled, cells: Mapping[int, Cell]) -> Iterator[Unclear]:
    """What stands in columns that are none of the form's."""
    for at, cell in cells.items():
        if cell.words.strip():
            message = f"was not read, for it stands outside the table: “{' '.join(cell.words.split())[:80]}”"
            fix = "write it into a yellow cell, remarks into the column for them"
            yield Unclear("left-out", "warning", message, frame.sheet, cell.row, letters(at), fix=fix)


def _others(book: Book, own: str) -> Iterator[Unclear]:
    for one in book.sheets:
        if one.name not in (own, HIDDEN, _LISTS) and one.cells:
            yield Unclear("left-out", "warning", "the sheet was not read", one.name, fix="write it into the form")
    yield from (Unclear(one.rule, one.level, one.message) for one in left_out(book))
