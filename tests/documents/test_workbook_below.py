"""Workbooks as ministries make them: headers of two rows, headings between the rows, the header again, notes below."""

from typing import Any

import openpyxl
from documents.listing import REGISTRY, listing
from workbooks import saved

from aiplan_revise.documents import Reading
from aiplan_revise.documents.reading import Imported
from aiplan_revise.documents.workbook.reading import read_workbook

HEAD = ("No.", "施策名", "内容", "担当")
COLUMNS = {"id": "No.", "title": "施策名", "text": "内容", "bodies": "担当"}
ONE, TWO = (1, "灯台", "灯台を建てる。", "港湾省"), (2, "牧場", "草を植える。", "草原庁")


def table(*rows: tuple[Any, ...], merged: tuple[str, ...] = (), **columns: str) -> Imported:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    return read_workbook(saved(book), Reading(id="plan", columns=columns or COLUMNS), REGISTRY)


def told(found: Imported) -> list[str]:
    return [one.message for one in found.findings]


PLAIN = ["initiative: 灯台 | 灯台を建てる。 [harbour]", "initiative: 牧場 | 草を植える。 [meadow]"]


def test_notes_below_a_table_are_told_and_no_rows():
    found = table(
        HEAD, ONE, TWO, (), ("注１：見込みである。",), (None, "※ 担当は五十音順。"), ("（出典）白書",), ("以上",)
    )
    assert listing(found) == PLAIN
    assert told(found) == [
        f"a line that is no row of the table was not imported: “{words}”"
        for words in ("注１：見込みである。", "※ 担当は五十音順。", "（出典）白書", "以上")
    ]


def test_headings_between_the_rows_are_where_these_stand():
    rows = (HEAD, ("港の安全",), ONE, ("緑の広場 / 公園",), TWO, ("終わりの行",))
    found = table(*rows, merged=("A2:D2", "A4:D4", "A6:D6"))
    assert listing(found) == [
        "chapter: 港の安全",
        "  initiative: 灯台 | 灯台を建てる。 [harbour]",
        "chapter: 緑の広場 / 公園",
        "  initiative: 牧場 | 草を植える。 [meadow]",
    ]
    assert told(found) == ["a line that is no row of the table was not imported: “終わりの行”"]


def test_a_header_that_stands_again_is_no_row():
    assert listing(table(HEAD, ONE, HEAD, TWO)) == PLAIN


def test_a_row_with_nothing_but_a_title_stays_a_row():
    found = table(HEAD, ONE, (None, "牧場", None, None))
    assert listing(found) == [PLAIN[0], "initiative: 牧場 |"]


def test_a_header_of_two_rows():
    head = (("No.", "施策", None, "担当", None), (None, "施策名", "内容", "主担当", "関係府省"))
    merged = ("A1:A2", "B1:C1", "D1:E1")
    row = (1, "灯台", "灯台を建てる。", "港湾省", "草原庁")
    lower = table(*head, row, merged=merged, id="No.", title="施策名", text="内容", lead="主担当", support="関係府省")
    assert listing(lower) == ["initiative: 灯台 | 灯台を建てる。 [harbour*; meadow]"]
    upper = table(*head, row, merged=merged, id="No.", title="施策", bodies="担当")
    assert listing(upper) == ["initiative: 灯台 | [harbour]"]
    (made,) = upper.edition.provisions.values()
    assert made.fields == {"内容": "灯台を建てる。", "関係府省": "草原庁"}


def sheets(**tables: tuple[tuple[Any, ...], ...]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return book


def test_sheets_with_one_header_are_one_table_and_each_is_a_place():
    book = sheets(
        港=(("工程表",), HEAD, ONE),
        野=(HEAD, (3, "牧場", "草を植える。", "草原庁")),
        海=(("施策名", "担当"), ("灯台", "港湾省")),
        空=(HEAD,),
        島=(HEAD, (4, "桟橋", "桟橋を造る。", "港湾省"), ("注：見込み。",)),
    )
    found = read_workbook(saved(book), Reading(id="plan", columns=COLUMNS), REGISTRY)
    assert listing(found) == [
        "chapter: 港",
        "  initiative: 灯台 | 灯台を建てる。 [harbour]",
        "chapter: 野",
        "  initiative: 牧場 | 草を植える。 [meadow]",
        "chapter: 島",
        "  initiative: 桟橋 | 桟橋を造る。 [harbour]",
    ]
    assert sorted(told(found)) == sorted(
        [
            "the sheets “港”, “野”, “島” have the same header and were read as one table; "
            "numbers of rows are those of each",
            "what stands above the table was not imported: “工程表”",
            "a line that is no row of the table was not imported: “注：見込み。”",
            "the sheet “海” was not imported",
            "the sheet “空” was not imported",
        ]
    )


def test_sheets_without_names_of_their_own_are_no_places_and_headings_inside_stay():
    book = sheets(Sheet1=(HEAD, ONE), Sheet2=(HEAD, TWO))
    assert listing(read_workbook(saved(book), Reading(id="plan", columns=COLUMNS), REGISTRY)) == PLAIN
    book = sheets(港=(HEAD, ("安全",), ONE), 野=(HEAD, TWO))
    book["港"].merge_cells("A2:D2")
    assert listing(read_workbook(saved(book), Reading(id="plan", columns=COLUMNS), REGISTRY)) == [
        "chapter: 港",
        "  section: 安全",
        "    initiative: 灯台 | 灯台を建てる。 [harbour]",
        "chapter: 野",
        "  initiative: 牧場 | 草を植える。 [meadow]",
    ]


def test_ids_that_begin_anew_on_every_sheet_say_their_sheet():
    book = sheets(港=(HEAD, ONE), 野の原=(HEAD, (1, "牧場", "草を植える。", "草原庁"), TWO))
    found = read_workbook(saved(book), Reading(id="plan", columns=COLUMNS), REGISTRY)
    steps = [key for key, p in found.edition.provisions.items() if p.kind == "initiative"]
    assert steps == ["港-1", "野の原-1", "2"]
    assert "1 ids stand on several sheets; each has the name of its sheet in front" in told(found)


def test_rows_that_say_their_places_keep_them():
    head, columns = (*HEAD, "章"), COLUMNS | {"place": "章"}
    book = sheets(港=(head, (*ONE, "第１章")), 野=(head, (*TWO, "第２章")))
    found = read_workbook(saved(book), Reading(id="plan", columns=columns), REGISTRY)
    assert [line for line in listing(found) if "chapter" in line] == ["chapter: 第１章", "chapter: 第２章"]
