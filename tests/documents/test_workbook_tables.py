"""Workbooks of others: tables in .xlsx, numbers as they are printed, and files that mean no good."""

import csv
import datetime
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from documents.listing import REGISTRY, listing
from docx import docx, p, packed
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from refusals import refused
from workbooks import office, saved

from aiplan_revise.documents import Reading, read
from aiplan_revise.documents.reading import Imported
from aiplan_revise.documents.workbook import sheets
from aiplan_revise.documents.workbook.book import letters, place
from aiplan_revise.documents.workbook.formats import printed
from aiplan_revise.documents.workbook.reading import read_workbook
from aiplan_revise.documents.workbook.sheets import read_book
from aiplan_revise.errors import PlanError


def workbook(*rows: tuple[Any, ...], change: Callable[[openpyxl.Workbook], object] = lambda _: None) -> bytes:
    """A workbook with these rows on its first sheet."""
    book = openpyxl.Workbook()
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            book.worksheets[0].cell(at, column, value)
    change(book)
    return saved(book)


def table(raw: bytes, **said: object) -> Imported:
    return read_workbook(raw, Reading(id="plan", **said), REGISTRY)  # type: ignore[arg-type]


def rules(found: Imported) -> list[tuple[str, int]]:
    return [(one.rule, one.line) for one in found.findings]


# ---------------------------------------------------------------- tables


def test_a_table_below_a_title_on_the_second_sheet() -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("施策")
        rows: tuple[tuple[Any, ...], ...] = (("施策一覧",), (), ("No.", "事業\n名", "概要", "所 管", None, "開始"))
        rows += ((1, "灯台", "赤い灯台を\n建てる", "港湾省、草原庁", "要確認", datetime.date(2027, 4, 1)),)
        for row in rows:
            sheet.append(row)
        sheet["F4"].number_format = 'yyyy"年"m"月"d"日"'

    mapped = {"id": "No.", "title": "事業名", "text": "概要", "bodies": "所管"}
    found = table(workbook(("読み方",), change=change), columns=mapped)
    assert listing(found) == ["initiative: 灯台 | 赤い灯台を\n建てる [harbour; meadow]"]
    assert found.edition.provisions["1"].fields == {"E": "要確認", "開始": "2027年4月1日"}
    assert rules(found) == [("left-out", 3), ("left-out", 0)]
    assert [one.message for one in found.findings] == [
        "what stands above the table was not imported: “施策一覧”",
        "the sheet “Sheet” was not imported",
    ]


def test_merged_cells_count_for_each_of_their_rows() -> None:
    rows = (
        ("text", "place", "bodies"),
        ("Light.", "Harbours", "MHP"),
        ("Oil.", None, None),
        ("Sing.", "Islands", "MA"),
    )

    def change(book: openpyxl.Workbook) -> None:
        book.active.merge_cells("B2:B3")  # type: ignore[union-attr]
        book.active.merge_cells("C2:C3")  # type: ignore[union-attr]

    assert listing(table(workbook(*rows, change=change))) == [
        *("chapter: Harbours", "  initiative: Light. [harbour]", "  initiative: Oil. [harbour]"),
        *("chapter: Islands", "  initiative: Sing. [meadow]"),
    ]


def test_what_cells_hold_besides_words_is_told() -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book.worksheets[0]
        sheet["A2"] = CellRichText("Build ", TextBlock(InlineFont(strike=True), "lamps"), " and oil")
        sheet["A3"], sheet["A3"].font = "All gone", Font(strike=True)
        sheet["A4"], sheet["B4"] = "=A2", "MA"
        sheet["B2"].comment = Comment("really?", "N. Sato")
        book.create_sheet("_lists").sheet_state = "hidden"
        book["_lists"]["A1"] = "MHP"

    found = table(workbook(("text", "bodies"), (None, "MHP"), (None, "MA"), change=change))
    assert [one.text.en for one in found.edition.provisions.values()] == ["Build  and oil", "", ""]
    told = [one.message for one in found.findings]
    assert "Sheet!A2: words that are struck out were not taken: “lamps”" in told
    assert "Sheet!A3: words that are struck out were not taken: “All gone”" in told
    assert "Sheet!A4 holds a formula, which is not run; it has no result, so it is empty" in told
    assert {"1 comments were not imported", "the hidden sheet “_lists” was not imported"} <= set(told)


def test_readings_above_words_are_none_of_them() -> None:
    read = b"<sst><si><t>text</t></si><si><r><t>\xe7\x81\xaf</t></r><rPh sb='0' eb='1'><t>x</t></rPh></si></sst>"
    cells = b'<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>'
    assert table(_sheet(cells, sharedStrings=read)).edition.provisions["initiative-unnumbered"].text.ja == "灯"


def test_the_last_result_of_a_formula_is_taken_and_told() -> None:
    cell = b'<c r="A2" t="str"><f>HYPERLINK("x")</f><v>Light.</v></c>'
    found = table(
        _sheet(b'<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row><row r="2">%b</row>' % cell)
    )
    assert listing(found) == ["initiative: Light."]
    assert found.findings[0].message.endswith("its last result was taken: “Light.”")


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ((), "has no sheet with anything on it"),
        (
            (("品名", "数"), ("a", "b")),
            "Sheet: row 1: no sheet has a row with the columns 'text' or 'title'; map them",
        ),
        ((("text", "text"),), "Sheet: row 1: the column 'text' stands twice in the header; rename one"),
        ((("text",), ("a\x7f",)), r"Sheet!A2: control, bidirectional or reserved character U\+007F"),
    ],
)
def test_what_is_no_table_is_refused_in_one_line(rows: tuple[tuple[object, ...], ...], says: str) -> None:
    with pytest.raises(PlanError, match=says):
        table(workbook(*rows))


# ---------------------------------------------------------------- cells


_VALUES = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1, max_size=8).filter(
        lambda words: "_x" not in words  # openpyxl leaves these escapes as they are
    ),
    st.sampled_from(["a\nb", " x ", "'=1", "\t"]),
    st.integers(-(10**9), 10**9),
    st.floats(-1e6, 1e6).map(lambda x: round(x, 4)),
    st.booleans(),
)


@settings(max_examples=settings().max_examples // 3)
@given(st.dictionaries(st.tuples(st.integers(1, 30), st.integers(1, 40)), _VALUES, max_size=12))
def test_cells_are_those_that_openpyxl_wrote_and_reads(cells: dict[tuple[int, int], Any]) -> None:
    book = openpyxl.Workbook()
    for (row, column), value in cells.items():
        found = book.worksheets[0].cell(row, column, value)
        if found.data_type == "f":
            found.data_type = "s"
    raw = saved(book)
    theirs = openpyxl.load_workbook(io.BytesIO(raw)).worksheets[0]
    known = {(c.row, c.column): _shown(c.value) for row in theirs.iter_rows() for c in row if c.value is not None}
    (sheet,) = read_book(raw).sheets
    assert {(cell.row, cell.column): cell.words for cell in sheet.cells} == known


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    return (
        f"{value:.4f}".rstrip("0").rstrip(".").replace("-0", "0", value == 0)
        if isinstance(value, float)
        else str(value)
    )


@pytest.mark.parametrize(
    ("raw", "form", "shown"),
    [
        ("60", "General", "60"), ("0.1", "", "0.1"), ("0.30000000000000004", "", "0.3"), ("0.8", "0%", "80%"),
        ("1234567.891", "#,##0.00", "1,234,567.89"), ("1500", "#,##0,", "2"), ("3", "000", "003"),
        ("-1234", "#,##0;[Red]-#,##0", "-1,234"), ("1234", '"¥"#,##0', "¥1,234"), ("1234", "[$¥-411]#,##0", "¥1,234"),
        ("-5", "0.0", "-5.0"), ("0.5", "0.0##", "0.5"), ("5", '0"人"', "5人"), ("1E+20", "", "100000000000000000000"),
        ("46113", "yyyy/m/d", "2026/4/1"), ("46113", 'ggge"年"m"月"d"日"', "令和8年4月1日"),
        ("43585", "ge.m.d", "H31.4.30"), ("46113.75", "yyyy-mm-dd hh:mm", "2026-04-01 18:00"),
        ("0.5", "h:mm AM/PM", "12:00 PM"),
        ("59", "m/d/yy", "2/28/00"),
        ("46113", "[$-409]mmm d, yyyy;@", "Apr 1, 2026"), ("46113", "aaa", "水"), ("-1", "yyyy", "-1"), ("x", "0", "x"),
    ],
)  # fmt: skip
def test_numbers_and_dates_as_they_are_printed(raw: str, form: str, shown: str) -> None:
    assert printed(raw, form) == shown


_FORMS = (
    *(
        "General",
        "0",
        "0.00",
        "#,##0",
        "#,##0.00",
        "0%",
        "0.0%",
        "000",
        "#,##0;[Red]-#,##0",
        '"¥"#,##0',
        '0"人"',
        "0.0##",
    ),
    *(
        "#,##0,",
        '#,##0.0,,"百万"',
        "000-0000",
        "yyyy/m/d",
        "yyyy-mm-dd",
        'yyyy"年"m"月"d"日"',
        "m/d/yy",
        "d-mmm-yy",
        "mmm-yy",
    ),
    *(
        '[$-411]ggge"年"m"月"d"日"',
        "[$-411]ge.m.d",
        "h:mm",
        "h:mm AM/PM",
        "h:mm:ss",
        "yyyy/m/d h:mm",
        "mm:ss",
        "[h]:mm",
        "0.##",
    ),
)

_NUMBERS = (100, 100.5, 1234.5, 54321.4321, 46113, 46113.75, 43585, 98.675)


def test_numbers_are_printed_as_libreoffice_prints_them(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        for row in book.worksheets[0].iter_rows(min_col=2):
            for cell, form in zip(row, _FORMS, strict=True):
                cell.value, cell.number_format = _NUMBERS[(cell.row or 1) - 1], form

    raw = workbook(*((number, *[0] * len(_FORMS)) for number in _NUMBERS), change=change)
    theirs = list(csv.reader(io.StringIO(office(raw, "csv", tmp_path).decode())))
    ours = {(cell.row, cell.column): cell.words for cell in read_book(raw).sheets[0].cells}
    pairs = {(row + 1, at + 1): said for row, cells in enumerate(theirs) for at, said in enumerate(cells)}
    assert {key: said for key, said in pairs.items() if ours.get(key, "") != said and said != "#FMT"} == {}


def test_days_of_the_other_calendar() -> None:
    assert printed("0", "yyyy-mm-dd", since_1904=True) == "1904-01-01"


@given(st.integers(1, 16_384), st.integers(1, 1_048_576))
def test_places(column: int, row: int) -> None:
    assert place(f"{letters(column)}{row}") == (row, column)


# ---------------------------------------------------------------- files that mean no good


_WORKBOOK = b"""<workbook xmlns:r="r"><sheets><sheet name="Sheet" r:id="rId1"/></sheets></workbook>"""
_RELATED = b"""<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship
 Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""


_SHEET = b'<worksheet xmlns="m"><sheetData>%b</sheetData><mergeCells>%b</mergeCells></worksheet>'


def _sheet(rows: bytes, **parts: bytes) -> bytes:
    """A workbook of one sheet with these rows; further parts by their names in xl/."""
    made = {
        "[Content_Types].xml": b"<Types/>",
        "xl/workbook.xml": _WORKBOOK,
        "xl/_rels/workbook.xml.rels": _RELATED,
        "xl/worksheets/sheet1.xml": _SHEET % (rows, b""),
        "xl/sharedStrings.xml": b"<sst/>",
    }
    return packed(made | {f"xl/{name}.xml": raw for name, raw in parts.items()})


_LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>'
_OUTSIDE = b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>'
_SHARED = b"<sst><si><t>%b</t></si></sst>" % (b"x" * 1_000_000)
_MACROS = {"[Content_Types].xml": b"<a>application/vnd.ms-excel.sheet.macroEnabled.main+xml</a>"}
_MILLION = b'<c t="s"><v>0</v></c>' * 16_000
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "no archive": (lambda: b"plan", "is no workbook; save it as .xlsx in Excel"),
    "a PDF": (lambda: b"%PDF-1.7 x", "is a PDF; name it .pdf"),
    "old, or encrypted": (
        lambda: b"\xd0\xcf\x11\xe0" + b"x" * 600,
        "is an old workbook, or has a password; open it in Excel",
    ),
    "cut off": (lambda: workbook(("text",), ("x",))[:900], "is damaged"),
    "cut in the middle": (lambda: _cut(_sheet(b"<row/>" * 9_000)), "is damaged"),
    "a Word file": (lambda: docx(p("x")), "is a Word file, not a workbook; save it as .xlsx"),
    "an archive": (lambda: packed({"a.txt": b"x"}), "is an archive, not a workbook"),
    "macros": (lambda: packed({"xl/workbook.xml": _WORKBOOK} | _MACROS), "holds macros; save it as .xlsx"),
    "laughs": (lambda: _sheet(b"", sharedStrings=_LAUGHS), "declares entities, which no workbook does"),
    "laughs in UTF-16": (lambda: _sheet(b"", sharedStrings=_LAUGHS.decode().encode("utf-16")), "in another encoding"),
    "an entity": (lambda: _sheet(b"", sharedStrings=_OUTSIDE), "declares entities"),
    "a bomb": (lambda: _sheet(b" " * (80 << 20)), "unpacks to more than 64 MB"),
    "strings": (
        lambda: _sheet(b"<row>%b</row>" % _MILLION, sharedStrings=_SHARED),
        "more words in them, than any plan",
    ),
    "one row of them": (lambda: _sheet(b"<row>%b</row>" % (b"<c/>" * 450_000)), "has more rows than any plan"),
    "broken XML": (lambda: _sheet(b"<row>"), "is damaged"),
    "no such sheet": (lambda: _sheet(b"", workbook=_WORKBOOK.replace(b"rId1", b"rId9")), "has no sheet with anything"),
    "nothing in it": (lambda: _sheet(b""), "has no sheet with anything on it"),
}


def _cut(raw: bytes) -> bytes:
    """An archive in which some bytes of a part are gone, and the list of parts is not."""
    at = raw.index(b"sheet1.xml") + 40
    return raw[:at] + b"\0" * 20 + raw[at + 20 :]


@pytest.mark.parametrize("name", HOSTILE)
def test_files_that_mean_no_good_are_refused_with_one_line(name: str, tmp_path: Path) -> None:
    made, message = HOSTILE[name]
    file = tmp_path / "plan.xlsx"
    file.write_bytes(made())
    refused(file, message)


def test_more_cells_than_any_plan_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_CELLS", 7)
    assert len(read_book(workbook(("a", "b", "c", "d"), ("e", "f", "g"))).sheets[0].cells) == 7
    with pytest.raises(PlanError, match="has more cells, or more words in them, than any plan"):
        read_book(workbook(("a", "b", "c", "d"), ("e", "f", "g", "h")))


def test_areas_that_cover_each_other_are_refused() -> None:
    rows = b"".join(b'<row r="%d"><c><v>1</v></c></row>' % at for at in range(1, 3_000))
    areas = b"".join(b'<mergeCell ref="A%d:A9999"/>' % at for at in range(1, 3_000))
    with pytest.raises(PlanError, match="Sheet: has more merged cells than any plan"):
        table(_sheet(rows, **{"worksheets/sheet1": _SHEET % (rows, areas)}))


def test_a_far_cell_costs_no_more_than_a_near_one() -> None:
    far = b'<row r="1"><c r="A1" t="str"><v>text</v></c></row><row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'
    (sheet,) = read_book(_sheet(far)).sheets
    assert [(cell.at, cell.words) for cell in sheet.cells] == [("A1", "text"), ("XFD1048576", "7")]
    assert table(_sheet(far)).edition.outline == ("initiative-unnumbered",)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("plan.csv", "this is a Word file, workbook or archive, not text; name a Word file .docx, a workbook .xlsx"),
        ("plan.docx", "is a workbook, not a Word file"),
    ],
)
def test_a_workbook_by_another_name_is_refused(name: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(workbook(("text",), ("x",)))
    with pytest.raises(PlanError, match=says):
        read(file)
