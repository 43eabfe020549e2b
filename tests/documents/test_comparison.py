"""Comparison tables (新旧対照表) in: two texts side by side, and what stands there for words that are not shown."""

from io import BytesIO

import pytest
from docx import docx, gone, ins, p, table, w

from aiplan_revise.documents.reading import Imported, Reading, Side
from aiplan_revise.documents.word import read_word
from aiplan_revise.documents.workbook.reading import read_workbook
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import numbers, ordered
from aiplan_revise.store import open_store

REGISTRY = open_store(None).registry()


def cell(*paragraphs: str, span: int = 1) -> str:
    return w("tc", w("tcPr", w("gridSpan", val=span)), *map(p, paragraphs))


def read(raw: bytes, side: Side) -> Imported:
    return read_word(raw, Reading(side=side), REGISTRY)


def told(raw: bytes, side: Side) -> list[str]:
    made = read(raw, side).edition
    at = numbers(made)
    return [f"{at[one.id]} {one.text.best('ja')}".strip() for one in ordered(made)]


def sides(*rows: tuple[str, ...], heads: tuple[str, ...] = ("変更後", "変更前")) -> tuple[list[str], list[str]]:
    """The old and the new text of a table."""
    raw = docx(table(heads, *rows))
    return told(raw, "old"), told(raw, "new")


LAMPS = ("(1) 灯台を200基建てる。［国土交通省］", "(1) 灯台を60基建てる。［国土交通省］")


@pytest.mark.parametrize(
    "heads",
    [
        ("改正後", "改正前"),
        ("改　正　案", "現　行"),
        ("新", "旧"),
        ("変更後（令和８年）", "変更前（令和７年）"),
        ("基本計画（改定案）", "基本計画（現行）"),
        ("New", "Old"),
        ("After the change", "Before the change"),
        ("Proposed text", "Current text"),
    ],
)
def test_what_the_columns_are_called(heads: tuple[str, str]):
    old, new = ["1 灯台を60基建てる。"], ["1 灯台を200基建てる。"]
    assert sides(LAMPS, heads=heads) == (old, new)
    assert sides(LAMPS[::-1], heads=heads[::-1]) == (old, new)
    assert sides((*LAMPS, "増設"), heads=(*heads, "備考")) == (old, new)


def test_marks_are_no_words():
    old, new = sides(
        ("(2)～(5)　（略）", "(2)～(5)　（略）"),
        ("(6)　（同左）", "(6)　村で使う。［総務省］"),
        ("(7) 油を買う。［総務省］", "（新設）"),
        ("（削る）", "(7) 島で使う。［総務省］"),
        ("8及び9　略", "8及び9　略"),
        ("（略）", "（略）"),
    )
    assert old == ["6 村で使う。", "7 島で使う。"]
    assert new == ["6 村で使う。", "7 油を買う。"]
    omitted, same = "2) to 5) (omitted)", ("6) Dredge. [MLIT]", "6) (unchanged)")
    assert sides((omitted, omitted), same, heads=("New", "Old")) == (["6 Dredge."], ["6 Dredge."])


def test_what_is_not_shown_is_told():
    rows = (
        ("(1)・(2)　（略）", "(1)・(2)　（略）"),
        ("(3) 港に置く。［国土交通省］（以下略）", "(3) 村に置く。［総務省］（以下略）"),
    )
    raw = docx(table(("新", "旧"), *rows))
    (finding,) = [one for one in read(raw, "new").findings if one.rule == "not-shown"]
    assert "“(1)・(2)　（略）”; “(3) 港に置く。［国土交通省］（以下略）”" in finding.message
    assert told(raw, "new") == ["3 港に置く。"]


def test_several_paragraphs_in_a_cell_and_rows_across_both_columns():
    raw = docx(
        table(
            ("変更後", "変更前"),
            (cell("第１章　活用", span=2),),
            (
                cell("１　行政", "(1) 行政で使う。［総務省］", "(2)　（同右）"),
                cell("１　行政", "(1) 使う。［総務省］", "(2) 港。［総務省］"),
            ),
        )
    )
    assert told(raw, "old") == ["1 活用", "1.1 行政", "1.1.1 使う。", "1.1.2 港。"]
    assert told(raw, "new") == ["1 活用", "1.1 行政", "1.1.1 行政で使う。", "1.1.2 港。"]


def test_several_tables_repeated_heads_and_what_stands_around_them():
    heads = ("改正後", "改正前")
    raw = docx(
        p("灯火計画　新旧対照表"),
        p("（傍線部分は改正部分）"),
        table(heads, LAMPS, heads, ("(2) 村。［総務省］", "(2) 町。［総務省］")),
        p("以下も同じ。"),
        table(("(3) 港。［総務省］", "(3) 島。［総務省］")),
    )
    found = read(raw, "new")
    assert found.edition.about.title.ja == "灯火計画"
    assert told(raw, "new") == ["1 灯台を200基建てる。", "2 村。", "3 港。"]
    assert "2 paragraphs around a comparison table were not imported" in [one.message for one in found.findings]


def test_a_number_in_a_column_of_its_own():
    heads = w("tc", w("tcPr", w("gridSpan", val=2)), p("変更後")), w("tc", w("tcPr", w("gridSpan", val=2)), p("変更前"))
    raw = docx(table(heads, ("(1)", "村で使う。［総務省］", "(1)", "町で使う。［総務省］")))
    assert (told(raw, "old"), told(raw, "new")) == (["1 町で使う。"], ["1 村で使う。"])


def test_a_side_has_to_be_named_and_a_small_table_in_a_text_is_none():
    with pytest.raises(
        PlanError, match=r"is a comparison table of two texts; name the text that you mean: FILE\.docx@old"
    ):
        read(docx(table(("新", "旧"), LAMPS)), "")
    text = p("第１章　活用"), p("(1) " + "灯台を建てて、港と村と島を照らす。" * 9 + "［総務省］")
    assert told(docx(*text, table(("新", "旧"), ("村", "町"))), "")[:1] == ["1 活用"]


def test_a_workbook_of_others():
    xlsxwriter = pytest.importorskip("xlsxwriter")
    out = BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write_column(
        "A1",
        [
            "灯火計画　新旧対照表",
            "（傍線部分は改正部分）",
            "改正後",
            "１　行政\n(1) 200基を建てる。［総務省］",
            "（削る）",
        ],
    )
    sheet.write_column("B3", ["改正前", "１　行政\n(1) 60基を建てる。［総務省］\n(2)　（略）", "(3) 港。［総務省］"])
    book.close()
    found = {side: read_workbook(out.getvalue(), Reading(side=side), REGISTRY) for side in ("old", "new")}
    at = {side: [one.text.ja for one in ordered(one.edition)] for side, one in found.items()}
    assert at == {"old": ["行政", "60基を建てる。", "港。"], "new": ["行政", "200基を建てる。"]}
    assert found["new"].edition.about.title.ja == "灯火計画"
    assert [one.rule for one in found["old"].findings if one.level == "warning"][:1] == ["not-shown"]
    with pytest.raises(PlanError, match=r"two texts; name the text that you mean: FILE\.xlsx@old"):
        read_workbook(out.getvalue(), Reading(), REGISTRY)


def test_notes_where_words_moved_and_what_they_quote_are_no_text():
    quoting = cell("(1) 港を守る。［総務省］", "（第２章(4)から移動）", "(4) 橋を守る。［国土交通省］")
    raw = docx(
        table(
            ("新", "旧"), ("(1) 港と橋を守る。［総務省］", quoting), ("（(1)に統合）", "(4) 橋を守る。［国土交通省］")
        )
    )
    assert (told(raw, "old"), told(raw, "new")) == (["1 港を守る。", "4 橋を守る。"], ["1 港と橋を守る。"])
    assert "2 notes in its cells, with what they quote, were not imported" in [
        one.message for one in read(raw, "old").findings
    ]


@pytest.mark.parametrize(("side", "count", "taken"), [("old", "60", "rejected"), ("new", "200", "accepted")])
def test_a_table_with_tracked_changes_of_its_own_is_told(side: Side, count: str, taken: str):
    edited = w("tc", p("(1) 灯台を", gone("100"), ins("200"), "基建てる。［国土交通省］"))
    rows = w("tr", edited, w("tc", p("(1) 灯台を60基建てる。［国土交通省］")))
    raw = docx(table(("変更後", "変更前")).replace("</w:tbl>", rows + "</w:tbl>"))
    found = read(raw, side)
    assert [one.text.ja for one in ordered(found.edition)] == [f"灯台を{count}基建てる。"]
    message = f"the comparison table holds 2 marks of tracked changes itself; in this text they were {taken}"
    assert [one.message for one in found.findings if one.level == "warning"] == [message]
