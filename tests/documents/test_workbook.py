"""Workbooks: an edition out and back, edited by hand, saved again by another program; what no cell may do."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from documents.listing import listing
from hypothesis import given, settings
from hypothesis import strategies as st
from small import LAMPS, head, small, step, who
from strategies import REGISTRY, editions
from workbooks import edited, office

from aiplan_revise.documents import Reading, to_csv
from aiplan_revise.documents.reading import Imported, reduced
from aiplan_revise.documents.workbook.edition import to_workbook
from aiplan_revise.documents.workbook.reading import read_workbook
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Assignment, Edition, Provision, Texts

MADE = small(
    Provision("lights", "chapter", "", "1", text=Texts("灯火", "Lights")),
    Provision("dark", "statement", "lights", text=Texts("夜は暗い。", "Nights are dark.")),
    LAMPS,
    Provision("boats", "chapter", "", "2", text=Texts("船", "Boats")),
    Provision("paint", "initiative", "boats", "a", text=Texts("塗る。", "Paint."), assignments=who("meadow")),
    title=Texts("灯火計画", "Plan of lights"),
    official=False,
    notice=Texts("例示", "An example"),
)


def again(raw: bytes, **said: str) -> Imported:
    return read_workbook(raw, Reading(**said), REGISTRY)  # type: ignore[arg-type]


def told(found: Imported) -> list[tuple[str, str]]:
    return [(one.rule, one.provision) for one in found.findings]


# ---------------------------------------------------------------- law 8


@settings(max_examples=settings().max_examples // 3)
@given(editions(), st.sampled_from(["", "ja", "en"]))
def test_an_edition_written_and_read_again(made: Edition, lang: str) -> None:
    found = again(to_workbook(made, REGISTRY, lang))
    assert found.edition == (reduced(made, REGISTRY, lang) if lang else made)  # type: ignore[arg-type]
    assert not {"edited", "left-out", "row-order", "id", "unknown-kind"} & {one.rule for one in found.findings}


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert to_workbook(MADE, REGISTRY) == to_workbook(MADE, REGISTRY)


def test_words_that_no_cell_can_hold_come_back_whole() -> None:
    long = "灯" * 70_000
    made = small(step("a", "_x0041_ \u200b x", ja=long), head("b", " "), step("c", "x" * 32_700, "?" + "Moon" * 9_000))
    assert again(to_workbook(made, REGISTRY)).edition == made


# ---------------------------------------------------------------- edited by hand


def changed(change: Callable[[Any], object], lang: str = "") -> Imported:
    return again(edited(to_workbook(MADE, REGISTRY, lang), change))


def test_what_stands_there_for_people() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(to_workbook(MADE, REGISTRY, "ja"))).worksheets[0]
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    assert [row[0] for row in rows[:2]] == ["灯火計画", "例示"]
    assert rows[3:] == [
        ["番号", "区分", "位置", "本文", "担当府省庁", "予算", "識別子"],
        ["1", "章", "", "灯火", "", "", "lights"],
        ["", "本文", "灯火", "夜は暗い。", "", "", "dark"],
        ["1.a", "施策", "灯火", "灯台を建て、油を買う", "港湾省（主担当）; 草原庁", "１億円", "lamps"],
        ["2", "章", "", "船", "", "", "boats"],
        ["2.a", "施策", "船", "塗る。", "草原庁", "", "paint"],
    ]


def test_edited_words_win_and_the_rest_stays() -> None:
    def change(sheet) -> None:
        sheet["D6"], sheet["A7"] = " 夜は\n長い。 ", "1.b"

    found = changed(change)
    assert found.edition.provisions["dark"].text == Texts("夜は\n長い。", "Nights are dark.")
    assert found.edition.provisions["lamps"].number == "b"
    assert found.edition.provisions["lamps"].assignments == LAMPS.assignments
    assert found.edition.about == MADE.about
    assert told(found) == []


def test_bodies_that_stay_keep_their_role_and_clause() -> None:
    found = changed(lambda sheet: sheet.__setitem__("F7", "港湾省（主担当）、評議府（人工知能）"))
    made = found.edition.provisions["lamps"].assignments
    assert made == (LAMPS.assignments[0], Assignment("council", "ai", printed="評議府（人工知能）"))
    assert told(found) == []


def test_bodies_in_brackets_in_the_words_of_a_new_row_are_those_responsible() -> None:
    found = changed(lambda sheet: sheet.__setitem__("D10", "網を直す。【草原庁】"))
    assert listing(found)[-1] == "  initiative: 網を直す。 [meadow]"
    assert told(found) == [("new-row", found.edition.outline[-1])] * 2


def test_bodies_in_brackets_beside_those_in_their_cell_are_told() -> None:
    found = changed(lambda sheet: sheet.__setitem__("D9", "塗る。【港湾省】"))
    assert found.edition.provisions["paint"].text.ja == "塗る。【港湾省】"
    assert told(found) == [("bodies-in-words", "paint")]


def test_a_clause_that_is_edited_away_makes_its_bodies_responsible_for_the_whole() -> None:
    found = changed(lambda sheet: sheet.__setitem__("D7", "灯台を建て、布を買う"))
    made = found.edition.provisions["lamps"].assignments
    assert [one.clause for one in made] == [LAMPS.assignments[0].clause, Texts()]
    assert told(found) == [("edited", "lamps")]


def test_rows_that_are_new_gone_or_sorted() -> None:
    def change(sheet) -> None:
        sheet.delete_rows(6)
        sheet.insert_rows(7)
        sheet["D7"], sheet["F7"] = "新しい。", "港湾省"
        sheet["B10"], sheet["E10"] = "節", "Nets"
        sheet.move_range("A8:H8", rows=4)

    found = changed(change)
    assert listing(found) == [
        "1 chapter: Lights",
        "  1.a initiative: Build lamps and buy oil [harbour* @ Build lamps; meadow @ buy oil]",
        "  initiative: 新しい。 [harbour]",
        "2 chapter: Boats",
        "  2.a initiative: Paint. [meadow]",
        "  section: Nets",
    ]
    assert told(found)[0] == ("row-order", "")


def test_what_is_not_understood_is_told() -> None:
    def change(sheet) -> None:
        sheet["B7"], sheet["F7"], sheet["J7"], sheet["A12"] = "施作", "月局", "why?", "以上"
        sheet["H9"] = "lamps"
        sheet["D9"] = "=1+1"

    found = changed(change)
    assert [(one.rule, one.line) for one in found.findings] == [
        *(("left-out", 7), ("unknown-body", 7), ("unknown-kind", 7)),
        *(("formula", 9), ("id", 9), ("unknown-body", 9), ("left-out", 12)),
    ]
    assert found.edition.provisions["lamps"].kind == "initiative"


def test_a_new_column_is_a_field() -> None:
    def change(sheet) -> None:
        sheet["I4"], sheet["I7"] = "備考", "要確認"

    assert changed(change).edition.provisions["lamps"].fields == {"予算": "１億円", "備考": "要確認"}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda sheet: sheet.delete_cols(5), r"計画: row 4: the column “本文（英語） / Text” is gone; put it back"),
        (lambda sheet: sheet.__setitem__("I4", "番号 /\nNumber"), "the column “番号 / Number” stands twice"),
        (lambda sheet: sheet.delete_rows(4), "the header of the table is gone"),
        (
            lambda sheet: sheet.parent["_aiplan"].__setitem__("C2", "{"),
            "hidden sheet _aiplan: row 2: what is kept there",
        ),
        (lambda sheet: sheet.parent["_aiplan"].__setitem__("B4", "paint"), "hidden sheet _aiplan: row 4: what is kept"),
        (lambda sheet: sheet.parent["_aiplan"].__setitem__("A1", "aiplan-edition-9"), "written by a later version"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(change, says: str) -> None:
    with pytest.raises(PlanError, match=says) as caught:
        changed(change)
    assert "\n" not in str(caught.value)


# ---------------------------------------------------------------- other programs


def test_edits_are_taken_after_libreoffice_saved_it(tmp_path: Path) -> None:
    raw = edited(to_workbook(MADE, REGISTRY), lambda sheet: sheet.__setitem__("D6", "夜は長い。"))
    found = again(office(raw, "xlsx", tmp_path))
    assert found.edition.provisions["dark"].text.ja == "夜は長い。"
    assert {k: p for k, p in found.edition.provisions.items() if k != "dark"} == {
        k: p for k, p in MADE.provisions.items() if k != "dark"
    }
    assert found.edition.about == MADE.about


ACTIVE = ("=1+1", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "'=1", "https://example.org", "0012", "2026-01-01")


def test_no_text_runs_or_turns_into_something_else(tmp_path: Path) -> None:
    made = small(*(step(f"s{n}", words, title=Texts(en=words)) for n, words in enumerate(ACTIVE)))
    raw = to_workbook(made, REGISTRY, "en")
    sheet = openpyxl.load_workbook(io.BytesIO(raw)).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)
    rows = list(csv.reader(io.StringIO(office(raw, "csv", tmp_path).decode())))
    assert [row[-3] for row in rows[-len(ACTIVE) :]] == list(ACTIVE)


def test_the_csv_export_keeps_what_it_made_harmless() -> None:
    made = small(*(step(f"s{n}", words) for n, words in enumerate(ACTIVE)))
    written = to_csv(made, REGISTRY, "en")
    assert not any(cell[:1] in "=+-@" for row in list(csv.reader(io.StringIO(written)))[1:] for cell in row if cell)
