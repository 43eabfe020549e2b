"""A workbook to be written: sheets of words that are never run, wide and high enough to be read, and printed on A4.

Every cell is written as a string, so that no text becomes a formula, a number or a link. The bytes depend on nothing
but what is written: the day in them is a fixed one.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, NamedTuple
from unicodedata import east_asian_width

from aiplan_revise.documents.extras import needed
from aiplan_revise.documents.text import visible
from aiplan_revise.model.edition import Lang

LONGEST = 32_000
"""Characters that go into one cell; a spreadsheet takes 32,767."""
_DAY = datetime(1980, 1, 1)
_FONTS: dict[Lang, str] = {"ja": "Yu Gothic", "en": "Arial"}
SIZE, SMALL = 10, 8
"""Points of the letters, and of those that are there for orientation only."""
_HEIGHTS: dict[Lang, float] = {"ja": 1.5, "en": 1.3}
"""How high a line is, in letters."""
_HIGHEST = 409.0
"""Points of the highest row that a spreadsheet knows."""
_A4 = 9
_ROOM = 1.2
"""Columns at the edges of a cell that hold no letters."""
_LATIN = 0.88
"""How wide a half-width letter is on the average, in columns: letters of ten points, against those a column counts."""
INK, PALE, HEAD, INPUT, GREY = "#1F2933", "#EEF2F6", "#24476B", "#FFF8D6", "#6B7785"
Form = Any
"""A format of xlsxwriter."""


class Inked(NamedTuple):
    """A cell to be written: its words, how they look, and the size of the letters."""

    words: str
    form: Form
    size: float = SIZE


class Paper:
    """One workbook. `close` gives its bytes."""

    def __init__(self, title: str, lang: Lang) -> None:
        self._out = BytesIO()
        self.lang = lang
        self._forms: dict[tuple[tuple[str, Any], ...], Form] = {}
        self.book = needed("xlsxwriter", "sheet").Workbook(self._out, {"in_memory": True})
        self.book.set_properties({"title": visible(title)[:255], "created": _DAY, "comments": ""})

    def form(self, **says: Any) -> Form:
        """A format: plain, wrapped, at the top, with a thin border; and what is said besides."""
        usual = {"font_name": _FONTS[self.lang], "font_size": SIZE, "text_wrap": True, "valign": "top"}
        usual |= {"font_color": INK, "border": 1, "border_color": "#C5CED8"}
        key = tuple(sorted({**usual, **says}.items()))
        if key not in self._forms:
            self._forms[key] = self.book.add_format(dict(key))
        return self._forms[key]

    def sheet(self, name: str, widths: Sequence[float]) -> Any:
        """A sheet with columns of these widths, which prints on A4, landscape, as wide as a page."""
        made = self.book.add_worksheet(name)
        made.set_landscape()
        made.set_paper(_A4)
        made.set_margins(0.4, 0.4, 0.5, 0.6)
        made.fit_to_pages(1, 0)
        made.set_footer("&L&F&R&P / &N")
        made.hide_gridlines(2)
        for at, width in enumerate(widths):
            made.set_column(at, at, width)
        return made

    def top(self, sheet: Any, title: str, lines: Sequence[str], widths: Sequence[float]) -> int:
        """The title, and lines below it that go over all columns; how many rows that is."""
        last, whole = len(widths) - 1, sum(widths)
        plain = {"border": 0, "font_size": SIZE}
        written = ((title, {"border": 0, "bold": True, "font_size": 14}, 14), *((line, plain, SIZE) for line in lines))
        for at, (words, says, size) in enumerate(written):
            sheet.set_row(at, self._points([(words, whole, size)]))
            sheet.merge_range(at, 0, at, last, "", self.form(**says))
            sheet.write_string(at, 0, shown(words), self.form(**says))
        return len(lines) + 1

    def head(self, sheet: Any, row: int, labels: Sequence[str], widths: Sequence[float]) -> None:
        """The header of a table, which stays in sight and stands on every page."""
        form = self.form(bold=True, font_color="#FFFFFF", bg_color=HEAD, valign="vcenter", locked=True)
        sheet.set_row(row, self._points([(label, width, SIZE) for label, width in zip(labels, widths, strict=True)]))
        for at, label in enumerate(labels):
            sheet.write_string(row, at, label, form)
        sheet.repeat_rows(row)
        sheet.freeze_panes(row + 1, 1)

    def row(self, sheet: Any, row: int, cells: Sequence[Inked], widths: Sequence[float]) -> None:
        """A row of words, as high as they need."""
        pairs = zip(cells, widths, strict=True)
        sheet.set_row(row, self._points([(cell.words, width, cell.size) for cell, width in pairs]))
        for at, (words, form, _) in enumerate(cells):
            if words:
                sheet.write_string(row, at, words, form)
            else:
                sheet.write_blank(row, at, None, form)

    def hidden(self, name: str, rows: Iterable[Sequence[str]]) -> None:
        """A sheet that nobody sees, and that nothing is typed into by mistake."""
        made = self.book.add_worksheet(name)
        for at, cells in enumerate(rows):
            for column, words in enumerate(cells):
                made.write_string(at, column, words)
        made.protect()
        made.hide()

    def _points(self, cells: Sequence[tuple[str, float, float]]) -> float:
        """How high a row must be for words, each in a column of a width and letters of a size."""
        heights = [size * _HEIGHTS[self.lang] * _lines(words, width, size) for words, width, size in cells]
        return min(_HIGHEST, 5 + max(heights, default=SIZE))

    def close(self) -> bytes:
        """The bytes of the workbook."""
        self.book.close()
        return self._out.getvalue()


def shown(words: str) -> str:
    """Words as they go into a cell: without signs that nobody sees, and cut where no cell could hold them."""
    words = visible(words)
    longest = LONGEST if words.isascii() or len(words.encode("utf-16-le")) <= 2 * LONGEST else LONGEST // 2
    return words if len(words) <= longest else f"{words[:longest]}…"


def chunks(words: str) -> Iterator[str]:
    """Words in pieces of which each fits into a cell. They hold nothing beyond the basic plane (see kept.comment)."""
    yield from (words[at : at + LONGEST] for at in range(0, len(words), LONGEST))


def _lines(words: str, width: float, size: float) -> int:
    """How many lines words of a size take in a column that is so many letters wide; the ends of lines are ragged."""
    room = max(1.0, (width - _ROOM) * SIZE / size)
    return sum(max(1, -int(-columns(line) // room)) for line in words.split("\n"))


def columns(words: str) -> float:
    """How wide words are, in the letters that the width of a column counts."""
    wide = 0 if words.isascii() else sum(east_asian_width(sign) in "WFA" for sign in words)
    return 2 * wide + _LATIN * (len(words) - wide)
