"""A workbook as it was read: the cells of its sheets, as they are printed."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from aiplan_revise.model.patterns import compiled

_LETTERS = 26


class Cell(NamedTuple):
    """A cell that holds something: its row and column (from 1), its words, and what is to be remarked on it: a formula
    (the words are its last result), or words that are struck out, which are none of its words."""

    row: int
    column: int
    words: str
    formula: bool = False
    struck: str = ""

    @property
    def at(self) -> str:
        """Where it is, as a spreadsheet says it: C12."""
        return f"{letters(self.column)}{self.row}"


class Area(NamedTuple):
    """Cells that were merged into one, from the first row and column to the last."""

    top: int
    first: int
    bottom: int
    last: int


class Sheet(msgspec.Struct, frozen=True):
    """A sheet: its name, whether it is hidden, its cells in order, and those that were merged."""

    name: str
    hidden: bool
    cells: list[Cell]
    merged: list[Area]

    def rows(self) -> Iterator[tuple[int, dict[int, Cell]]]:
        """The rows that hold something: their numbers, and their cells by column."""
        row: dict[int, Cell] = {}
        for cell in self.cells:
            if row and cell.row != next(iter(row.values())).row:
                yield next(iter(row.values())).row, row
                row = {}
            row[cell.column] = cell
        if row:
            yield next(iter(row.values())).row, row


class Book(msgspec.Struct, frozen=True):
    """A workbook: its sheets in order, and what was left out of each kind."""

    sheets: list[Sheet]
    left_out: dict[str, int]

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of this name."""
        return next((one for one in self.sheets if one.name == name), None)


def letters(column: int) -> str:
    """What a spreadsheet calls a column: A is 1, AA is 27."""
    made = ""
    while column > 0:
        column, at = divmod(column - 1, _LETTERS)
        made = chr(ord("A") + at) + made
    return made


_REFERENCE = compiled(r"([A-Z]{1,3})([0-9]{1,7})")
_DIGITS = "0123456789"


def place(reference: str) -> tuple[int, int]:
    """The row and column of a reference such as C12; (0, 0) for what is none."""
    found = _REFERENCE.fullmatch(reference.replace("$", ""))
    return (int(found[2]), column(reference)) if found else (0, 0)


def column(reference: str) -> int:
    """The column of a reference such as C12; 0 for what is none."""
    return _column(reference.replace("$", "").rstrip(_DIGITS))


@cache
def _column(called: str) -> int:
    found = 0
    for letter in called if called.isascii() and called.isupper() and len(called) <= len("XFD") else "":
        found = found * _LETTERS + ord(letter) - ord("A") + 1
    return found
