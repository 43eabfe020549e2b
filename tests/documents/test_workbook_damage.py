"""Workbooks of ours with cells changed at random, those of the hidden sheet too: read, or refused in one line."""

from collections.abc import Callable
from functools import cache

import pytest
from documents.listing import REGISTRY
from documents.test_workbook_form import BASE, form
from hypothesis import given
from hypothesis import strategies as st

from aiplan_revise.documents import Reading
from aiplan_revise.documents.workbook.book import Book, Cell, Sheet
from aiplan_revise.documents.workbook.edited import read_edition
from aiplan_revise.documents.workbook.edition import to_workbook
from aiplan_revise.documents.workbook.filled import read_form
from aiplan_revise.documents.workbook.hidden import FORM, schema
from aiplan_revise.documents.workbook.outcome import outcome
from aiplan_revise.documents.workbook.sheets import read_book
from aiplan_revise.errors import PlanError

_WORDS = (
    *(
        "",
        "x",
        "lamps",
        "lights",
        "1.a",
        "削除",
        "done",
        "\u202e",
        "\x00",
        "\n\n",
        "a" * 400,
        "第１章",
        "ja",
        "fr",
        "about",
    ),
    *("aiplan-form-1", "aiplan-edition-1", "<!-- aiplan {} -->", "<!-- aiplan [] -->", "7" * 5000),
    *('<!-- aiplan {"~text.ja":["x"]} -->', '<!-- aiplan {"~assignments":["0",[{"body":1}]]} -->'),
)
Edit = tuple[int, int, int, int, str]
_EDITS = st.tuples(
    st.integers(0, 3), st.integers(0, 2), st.integers(0, 80), st.integers(1, 12), st.sampled_from(_WORDS)
)


@cache
def _book(kind: str) -> Book:
    return read_book(form("ja") if kind == "form" else to_workbook(BASE, REGISTRY))


def _edited(of: Book, edits: list[Edit]) -> Book:
    """The workbook in which cells are gone, say something else, were put in, or say what another one says."""
    sheets = [{(cell.row, cell.column): cell for cell in sheet.cells} for sheet in of.sheets]
    for how, at, nth, column, words in edits:
        cells = sheets[at % len(sheets)]
        key = list(cells)[nth % len(cells)] if cells else (1, 1)
        if how == 0:
            cells.pop(key, None)
        else:
            place = (nth % 30 + 1, column) if how == 1 else key
            said = cells[list(cells)[column % len(cells)]].words if how == 2 and cells else words
            cells[place] = Cell(*place, said)
    pairs = zip(of.sheets, sheets, strict=True)
    made = [Sheet(one.name, one.hidden, [c for _, c in sorted(cells.items())], one.merged) for one, cells in pairs]
    return Book(made, of.left_out)


def _read(book: Book) -> None:
    if schema(book) == FORM:
        outcome(read_form(book), BASE, REGISTRY, exact=False)
    elif schema(book):
        read_edition(book, Reading(), REGISTRY)


@pytest.mark.parametrize("kind", ["form", "edition"])
def test_whatever_was_changed_it_is_read_or_refused_in_one_line(kind: str) -> None:
    @given(st.lists(_EDITS, max_size=6))
    def holds(edits: list[Edit]) -> None:
        try:
            _read(_edited(_book(kind), edits))
        except PlanError as error:
            assert "\n" not in str(error)

    check: Callable[[], None] = holds
    check()
