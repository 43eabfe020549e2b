"""A comparison table as a workbook: one sheet that prints as a paper and whose cells are words, never formulas."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from aiplan_revise.documents.extras import needed
from aiplan_revise.documents.workbook.comparison import COMPARISON, row_key, shape
from aiplan_revise.documents.workbook.hidden import HIDDEN
from aiplan_revise.documents.zipped import steady
from aiplan_revise.errors import PlanError
from aiplan_revise.report.papers.estimate import height
from aiplan_revise.report.papers.shapes import Block, Paper, Row, Run
from aiplan_revise.report.words import excerpt, say

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_FONT = {"ja": "ＭＳ 明朝", "en": "Times New Roman"}
_SIZE = 10.5
_WIDTHS = {"landscape": (62, 62, 24), "portrait": (43, 43, 18)}
"""Half-width signs in each column."""
_LINE = 14.5
_TALLEST = 409
"""Points of a line, and of the highest row that a workbook can have."""
_MOST = 32_767
"""Signs that a cell can hold."""
_UNDERLINES = {"single": 1, "double": 2}
_NEVER = datetime.datetime(2000, 1, 1)


class Formats(NamedTuple):
    """How cells look, and by underline and weight those of the table and the runs in them."""

    title: "Format"
    notice: "Format"
    head: "Format"
    cells: dict[tuple[str, bool], "Format"]
    runs: dict[tuple[str, bool], "Format"]


def comparison_xlsx(of: Paper) -> bytes:
    """The paper as a workbook. PlanError where xlsxwriter is not installed."""
    out = BytesIO()
    inert = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book: Workbook = needed("xlsxwriter", "sheet").Workbook(out, inert)
    lang = {"ja": "ja-JP", "en": "en-GB"}[of.lang]
    book.set_properties({"title": of.title, "created": _NEVER, "author": "", "comments": "", "category": lang})
    sheet = book.add_worksheet(say(of.lang, "table"))
    formats = _formats(book, of)
    first = _top(sheet, of, formats)
    for at, row in enumerate(of.rows, first + 1):
        _write(sheet, at, row, of, formats)
    _page(sheet, of, first)
    _keep(book.add_worksheet(HIDDEN), of)
    book.close()
    return steady(out.getvalue())


def _keep(sheet: "Worksheet", of: Paper) -> None:
    """The hidden sheet that says what the lines of the cells are, for who reads the table back."""
    sheet.hide()
    sheet.write_string(0, 0, COMPARISON)
    for at, row in enumerate(of.rows, 1):
        cells = [row.side(column.side) for column in of.columns]
        words = ["".join(run.text for run, _ in _runs(blocks)) for blocks in cells]
        sheet.write_string(at, 0, row_key([one for one in (*words, "\n".join(row.remarks)) if one.strip()]))
        filled = (blocks for blocks, said in zip(cells, words, strict=True) if said.strip())
        for column, blocks in enumerate(filled, 1):
            told = (shape(aside=one.aside, level=one.level, lines=len(one.lines)) for one in blocks)
            sheet.write_string(at, column, " ".join(told))


def _formats(book: "Workbook", of: Paper) -> Formats:
    own = {"font_name": _FONT[of.lang], "font_size": _SIZE}
    font = own | {"text_wrap": True, "valign": "top"}
    looks = [(line, bold) for line in ("", *_UNDERLINES) for bold in (False, True)]
    drawn = {(line, bold): {"bold": bold, "underline": _UNDERLINES.get(line, 0)} for line, bold in looks}
    return Formats(
        title=book.add_format(font | {"bold": True, "font_size": 14}),
        notice=book.add_format(font | {"font_size": 9}),
        head=book.add_format(font | {"border": 1, "align": "center"}),
        cells={look: book.add_format(font | {"border": 1} | more) for look, more in drawn.items()},
        runs={look: book.add_format(own | more) for look, more in drawn.items()},
    )


# ---------------------------------------------------------------- what stands where


def _top(sheet: "Worksheet", of: Paper, formats: Formats) -> int:
    """Title, notices and note above the table; the row of its headings, which is written too."""
    widths = _widths(of)
    last = len(widths) - 1
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    told = [(of.title, formats.title), *((one.text, formats.notice) for one in of.notices), (of.note, formats.notice)]
    for at, (words, look) in enumerate(told):
        sheet.merge_range(at, 0, at, last, "", look)
        sheet.write_string(at, 0, words, look)
        sheet.set_row(at, _LINE * 1.2 * height(_plain(words), sum(widths) * 0.95))
    heads = [f"{one.heading}\n{one.title.text}" for one in of.columns] + ([of.remarks] if of.remarks else [])
    for column, head in enumerate(heads):
        sheet.write_string(len(told), column, head, formats.head)
    tall = max(height(_plain(head), width) for head, width in zip(heads, widths, strict=True))
    sheet.set_row(len(told), _LINE * (tall + 0.5))
    return len(told)


def _write(sheet: "Worksheet", at: int, row: Row, of: Paper, formats: Formats) -> None:
    widths = _widths(of)
    sides = [row.side(column.side) for column in of.columns]
    remarks = "\n".join(row.remarks)
    for column, blocks in enumerate(sides):
        _cell(sheet, (at, column), blocks, formats)
    if of.remarks:
        sheet.write_string(at, len(sides), remarks, formats.cells["", False])
    lines = [height(blocks, width) for blocks, width in zip(sides, widths, strict=False)]
    lines += [height(_plain(remarks), widths[-1])] if of.remarks else []
    sheet.set_row(at, min(_TALLEST, _LINE * (max(lines) + 0.4)))


def _cell(sheet: "Worksheet", place: tuple[int, int], blocks: Sequence[Block], formats: Formats) -> None:
    """The words of a cell, what is marked underlined."""
    parts = list(_runs(blocks))
    words = "".join(run.text for run, _ in parts)
    if len(words) > _MOST:
        what = f"a cell of a workbook holds {_MOST} signs, and this one needs {len(words)}"
        raise PlanError(what, excerpt(words), "write it as Word or HTML")
    plain = [formats.cells[run.line, bold] for run, bold in parts] or [formats.cells["", False]]
    if len(parts) < 2:  # noqa: PLR2004 (rich text has two runs)
        sheet.write_string(*place, words, plain[0])
        return
    pieces = [piece for run, bold in parts for piece in (formats.runs[run.line, bold], run.text)]
    sheet.write_rich_string(*place, *pieces, formats.cells["", False])


def _runs(blocks: Iterable[Block]) -> Iterator[tuple[Run, bool]]:
    """The runs of a cell, each block on lines of its own, and whether they are bold; neighbours that look alike are
    one, for a workbook has no empty runs."""
    made: list[tuple[Run, bool]] = []
    for n, block in enumerate(blocks):
        for k, line in enumerate(block.lines):
            lead = ("\n" if n or k else "") + "\u3000" * block.depth
            for run in (Run(lead, "ja"), *line):
                bold = block.bold
                if made and made[-1][0].line == run.line and made[-1][1] is bold:
                    made[-1] = Run(made[-1][0].text + run.text, run.lang, line=run.line), bold
                elif run.text:
                    made.append((Run(run.text, run.lang, line=run.line), bold))
    yield from made


def _plain(words: str) -> list[Block]:
    return [Block("text", tuple((Run(line, "ja"),) for line in words.split("\n")))]


def _widths(of: Paper) -> tuple[int, ...]:
    first, second, last = _WIDTHS["landscape" if of.landscape else "portrait"]
    return (first, second, last) if of.remarks else (first + last // 2, second + last // 2)


def _page(sheet: "Worksheet", of: Paper, first: int) -> None:
    """How the sheet prints, and what stays in view."""
    sheet.set_paper(9)
    if of.landscape:
        sheet.set_landscape()
    sheet.set_margins(0.5, 0.5, 0.6, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first)
    sheet.freeze_panes(first + 1, 0)
    sheet.print_area(0, 0, first + len(of.rows), len(_widths(of)) - 1)
    sheet.set_footer("&C&P / &N")
    if of.notices:
        sheet.set_header(f"&R{say(of.lang, 'unofficial').strip()}")
