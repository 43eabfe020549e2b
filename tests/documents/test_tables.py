"""Tables inside a text: two in a row, cells beyond the head, tables without a head. Nothing of them vanishes."""

import pytest
from docx import docx, p, table
from papers import REGISTRY, page, woven

from aiplan_revise.documents import parse
from aiplan_revise.documents.html import read_html
from aiplan_revise.documents.pdf import read_pdf
from aiplan_revise.documents.reading import Imported
from aiplan_revise.documents.word import read_word
from aiplan_revise.model.edition import ordered
from aiplan_revise.model.roles import bare

Rows = list[tuple[str, ...]]
ONE: Rows = [("番号", "施策", "担当府省"), ("(1)", "港を開く。", "総務省")]
TWO: Rows = [("番号", "所管省庁", "施策", "目標"), ("(2)", "経済産業省", "橋を架ける。", "60橋")]
SAYS = [("1", "港を開く。", ("mic",)), ("2", "橋を架ける。\n目標：60橋", ("meti",))]


def in_html(*tables: Rows) -> Imported:
    made = ("".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows) for rows in tables)
    body = "".join(f"<table>{rows}</table>" for rows in made)
    return read_html(body.encode(), registry=REGISTRY)


def in_word(*tables: Rows) -> Imported:
    return read_word(docx(*(block for rows in tables for block in (table(*rows), p("")))), registry=REGISTRY)


def in_pdf(*tables: Rows) -> Imported:
    made = ("".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows) for rows in tables)
    body = "".join(f"<table>{rows}</table><div style='height:2em'></div>" for rows in made)
    return read_pdf(woven(page(body)), registry=REGISTRY)


def in_markdown(*tables: Rows) -> Imported:
    def row(cells: tuple[str, ...]) -> str:
        return f"| {' | '.join(cells)} |"

    made = ("\n".join([row(head), "|---" * len(head) + "|", *map(row, rows)]) for head, *rows in tables)
    return parse("\n\n".join(made), registry=REGISTRY)


READERS = [in_html, in_word, in_pdf, in_markdown]


def says(found: Imported) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(p.number, p.text.best("ja"), tuple(a.body for a in p.assignments)) for p in ordered(found.edition)]


@pytest.mark.parametrize("read", READERS)
def test_two_tables_in_a_row_are_each_read_under_its_own_head(read):
    found = read(ONE, TWO)
    assert says(found) == SAYS
    assert [one.level for one in found.findings if one.rule == "table-in-text"] == ["note", "note"]


def test_a_table_behind_blank_lines_is_another_one_in_markdown_and_rows_behind_them_are_not():
    rows = "| 施策 | 担当 |\n|--|--|\n| (1) 港。 | 総務省 |\n\n| (2) 橋。 | 経済産業省 |"
    assert says(parse(rows, registry=REGISTRY)) == [("1", "港。", ("mic",)), ("2", "橋。", ("meti",))]


@pytest.mark.parametrize("read", READERS)
def test_cells_beyond_the_head_stay_and_are_told(read):
    if read is in_pdf:
        pytest.skip("the lines of a table make a column of every cell")
    found = read([*ONE, ("(2)", "橋を架ける。", "経済産業省", "令和10年度", "60橋")])
    assert says(found)[1] == ("2", "橋を架ける。 令和10年度 60橋", ("meti",))
    told = [one for one in found.findings if one.level == "warning"]
    assert [one.message for one in told] == ["cells under no head of their table were taken as words: 令和10年度; 60橋"]
    assert told[0].line


@pytest.mark.parametrize("read", READERS)
def test_a_table_without_a_head_goes_on_from_the_one_before_it(read):
    assert says(read(ONE, [("(2)", "橋を架ける。", "経済産業省"), ("(3)", "灯をともす。", "未定")])) == [
        SAYS[0],
        ("2", "橋を架ける。", ("meti",)),
        ("3", "灯をともす。", ()),
    ]


def test_a_first_row_that_names_a_ministry_is_no_head():
    found = in_html([("1)", "Open ports.", "Ministry of Economy, Trade and Industry"), ("2)", "Watch.", "JMA")])
    assert "Open ports." in says(found)[0][1]
    assert [one.level for one in found.findings if one.rule == "table-in-text"] == ["warning"]


def test_a_table_of_another_width_without_a_head_is_words():
    found = in_html(ONE, [("(2)", "経済産業省")])
    assert [one.text.ja for one in ordered(found.edition)][1] == "| (2) | 経済産業省 |"
    assert [one.level for one in found.findings] == ["note", "warning"]


def test_heads_over_two_rows():
    page = """<table><tr><th rowspan=2>施策<th colspan=2>担当</tr><tr><th>主担当<th>協力</tr>
    <tr><td>(1) 港。<td>総務省<td>経済産業省</tr></table>"""
    assert says(read_html(page.encode(), registry=REGISTRY)) == [("1", "港。", ("mic", "meti"))]


# ---------------------------------------------------------------- tables as ministries make them

HEAD = ("番号", "施策名", "概要", "担当府省庁", "期限")


@pytest.mark.parametrize("read", READERS)
def test_a_head_that_stands_once_more_in_the_table_is_no_row(read):
    found = read(
        [HEAD, ("1", "港", "港を開く。", "総務省", "令和9年度"), HEAD, ("2", "橋", "橋を架ける。", "経済産業省", "－")]
    )
    assert says(found) == [("1", "港 港を開く。\n期限：令和9年度", ("mic",)), ("2", "橋 橋を架ける。", ("meti",))]
    assert "unknown-body" not in {one.rule for one in found.findings}


@pytest.mark.parametrize("read", [in_html, in_word, in_pdf])
@pytest.mark.parametrize("number", ["{}", "({})", "{}."])
def test_numbers_that_count_on_from_table_to_table_number_their_rows(read, number: str):
    one = [
        HEAD,
        (number.format(1), "港", "港を開く。", "総務省", ""),
        (number.format(2), "灯", "灯をともす。", "総務省", ""),
    ]
    two = [HEAD, (number.format(3), "橋", "橋を架ける。", "経済産業省", "")]
    assert [(n, words) for n, words, _ in says(read(one, two))] == [
        ("1", "港 港を開く。"), ("2", "灯 灯をともす。"), ("3", "橋 橋を架ける。"),
    ]  # fmt: skip


def test_a_table_of_one_chapter_counts_on_in_the_next():
    found = read_word(
        docx(p("第１章　港"), table(HEAD, ("４", "港", "港を開く。", "総務省", "")), p("第２章　橋"),
             table(HEAD, ("５", "橋", "橋を架ける。", "経済産業省", ""))),
        registry=REGISTRY,
    )  # fmt: skip
    assert [one.number for one in ordered(found.edition) if one.kind == "initiative"] == ["4", "5"]


@pytest.mark.parametrize("head", [("担当", ""), ("担当", "担当")])
@pytest.mark.parametrize("below", [("", "主", "副"), ("施策", "主担当", "協力府省")])
def test_a_head_of_two_rows_says_who_leads_and_who_helps(head: tuple[str, str], below: tuple[str, ...]):
    found = in_word(
        [("施策", *head), below, ("港を開く。", "総務省", "経済産業省"), ("橋を架ける。", "経済産業省", "")]
    )
    assert [[(one.body, one.role) for one in p.assignments] for p in ordered(found.edition)] == [
        [("mic", "lead"), ("meti", "support")],
        [("meti", "lead")],
    ]


def test_a_second_row_that_names_a_body_is_no_head():
    found = in_word([("施策", "担当", ""), ("港を開く。", "総務省", "経済産業省"), ("橋を架ける。", "経済産業省", "")])
    assert next(one.text.ja for one in ordered(found.edition)).startswith("港を開く。")


def test_a_body_and_its_part_below_it_in_brackets_are_one():
    found = in_word(
        [("施策", "担当"), ("港を開く。", "国土交通省\n（観光庁）"), ("橋を架ける。", "・総務省\n・経済産業省")]
    )
    assert [who for _, _, who in says(found)] == [("jta",), ("mic", "meti")]


def test_english_heads_of_those_who_help():
    head = ("Ref", "Action", "Lead department", "Delivery partners", "Timescale")
    found = in_word([head, ("1", "Open ports.", "METI", "Japan Meteorological Agency", "2029")])
    assert [(one.body, one.role) for one in next(ordered(found.edition)).assignments] == [
        ("meti", "lead"), ("jma", "support"),
    ]  # fmt: skip


def test_a_row_over_the_whole_width_is_a_heading_of_the_rows_below_it():
    rows: Rows = [("施策", "内容", "担当"), ("港の整備", "", ""), ("港", "港を開く。", "総務省"), ("橋の整備", "", ""),
            ("橋", "橋を架ける。", "経済産業省")]  # fmt: skip
    made = in_word(rows).edition
    kept = {one.id: one for one in ordered(made)}
    assert next((one.kind, one.text.ja) for one in kept.values()) == ("group", "港の整備")
    assert [kept[one.parent].text.ja for one in kept.values() if one.parent] == ["港の整備", "橋の整備"]


def test_rows_stand_beside_the_measure_above_them_and_what_follows_hangs_on_none():
    blocks = (
        p("第１章　港"),
        p("（１）　灯をともす。【総務省】"),
        table(HEAD, ("1", "港", "港を開く。", "総務省", "")),
        p("（注）見込みである。"),
    )
    head, *below = ordered(read_word(docx(*blocks), registry=REGISTRY).edition)
    assert {one.parent for one in below} == {head.id}


# ---------------------------------------------------------------- cards and road maps

CARD: Rows = [
    ("施策名", "港の整備"),
    ("内容", "港を開く。"),
    ("担当府省", "総務省、経済産業省"),
    ("期限", "令和10年度"),
]


@pytest.mark.parametrize("read", [in_html, in_word, in_pdf])
def test_a_card_for_each_measure(read):
    two: Rows = [("番号", "7"), ("施策名", "橋の整備"), ("主担当", "経済産業省"), ("協力", "総務省")]
    found = read(CARD, two)
    assert says(found)[-2:] == [
        ("", "港の整備 港を開く。\n期限：令和10年度", ("mic", "meti")),
        ("7", "橋の整備", ("meti", "mic")),
    ]
    assert [one.role for one in list(ordered(found.edition))[-1].assignments] == ["lead", "support"]
    assert [one.message.partition(";")[2] for one in found.findings if one.rule == "table-in-text"] == [
        " its 1 measures were taken as a list, with the bodies in brackets"
    ] * 2


def test_cards_in_one_table_and_with_labels_side_by_side():
    one: Rows = [("施策名", "港", "担当", "総務省"), ("内容", "港を開く。", "期限", "令和10年度")]
    assert says(in_word(one)) == [("", "港 港を開く。\n期限：令和10年度", ("mic",))]
    both: Rows = [*CARD, ("施策名", "橋"), ("内容", "橋を架ける。"), ("担当府省", "経済産業省")]
    first, second = "港の整備 港を開く。\n期限：令和10年度", "橋 橋を架ける。"
    assert [words for _, words, _ in says(in_word(both))] == [first, second]


def test_tables_of_two_columns_that_are_no_cards():
    listed: Rows = [("施策", "担当"), ("港を開く。", "総務省"), ("橋を架ける。", "経済産業省")]
    assert says(in_word(listed)) == [("", "港を開く。", ("mic",)), ("", "橋を架ける。", ("meti",))]
    terms: Rows = [("用語", "意味"), ("担当", "責任を負うこと"), ("港", "船の着く所")]
    assert all(words.startswith("|") for _, words, _ in says(in_word(terms)))


def test_a_road_map_says_in_which_year_what_is_done():
    head = ("施策", "2026年度", "令和9年度", "担当府省")
    soon, late = (in_word([head, ("橋", *cells, "経済産業省")]) for cells in (("架ける", ""), ("", "架ける")))
    assert says(soon) == [("", "橋 2026年度：架ける", ("meti",))]
    assert says(late) == [("", "橋 令和9年度：架ける", ("meti",))]


# ---------------------------------------------------------------- bodies that nobody knows


@pytest.mark.parametrize("read", READERS)
def test_what_stands_in_a_column_of_bodies_names_them(read):
    found = read([("#", "Action", "Owner"), ("1", "Publish maps.", "Ofmap"), ("2", "Fund masts.", "local authorities")])
    rows = [one for one in ordered(found.edition) if one.number]
    assert [(p.kind, p.text.best("en"), [a.printed for a in p.assignments]) for p in rows] == [
        ("initiative", "Publish maps.", ["Ofmap"]),
        ("initiative", "Fund masts.", ["local authorities"]),
    ]
    assert [one.rule for one in found.findings if one.level == "warning"] == ["unknown-body", "unknown-body"]


@pytest.mark.parametrize("read", READERS)
def test_names_in_a_column_of_bodies_stand_between_commas(read):
    cells = (
        "Homes Halvern, An Oifig",
        "Department of Homes, Coast Watch",
        "Department of Homes, Halvern",
        "Coast Watch",
    )
    found = read(
        [("#", "Action", "Partners"), *((str(at), f"Publish map {at}.", one) for at, one in enumerate(cells, 1))]
    )
    rows = [one for one in ordered(found.edition) if one.number]
    assert [[bare(a.printed) for a in p.assignments] for p in rows] == [
        ["Homes Halvern", "An Oifig"],
        ["Department of Homes", "Coast Watch"],
        ["Department of Homes, Halvern"],
        ["Coast Watch"],
    ]


@pytest.mark.parametrize(
    "support",
    [
        "Supporting",
        "Supported by",
        "Assisting",
        "Contributors",
        "With",
        "Partners",
        "In cooperation with",
        "Cooperation",
    ],
)
@pytest.mark.parametrize(
    "lead", ["Lead", "Owner", "Action owner", "Responsible owner", "Accountable", "SRO", "Who", "Responsible"]
)
def test_columns_say_who_leads_and_who_helps(lead: str, support: str) -> None:
    head = ("No.", "Action", lead, support)
    found = in_markdown(
        [head, ("1", "Open posts.", "Rivers Agency", "Homes Halvern"), ("2", "Go.", "Land Agency", "–")]
    )
    assert [
        [(bare(a.printed), a.role) for a in p.assignments] for p in ordered(found.edition) if p.kind == "initiative"
    ] == [[("Rivers Agency", "lead"), ("Homes Halvern", "support")], [("Land Agency", "lead")]]


def test_nobody_leads_where_several_stand_in_one_column_or_another_one_says_who_leads() -> None:
    several = in_markdown(
        [("Action", "Who", "Partners"), ("Open posts.", "Rivers Agency; Land Agency", "Homes Halvern")]
    )
    assert [a.role for p in ordered(several.edition) for a in p.assignments] == ["", "", "support"]
    another = in_markdown(
        [("Action", "Lead", "Responsible", "Partners"), ("Go.", "Land Agency", "Homes Halvern", "Post Office")]
    )
    assert [a.role for p in ordered(another.edition) for a in p.assignments] == ["lead", "", "support"]


def test_what_is_no_name_in_a_column_of_bodies_is_told():
    found = in_word([("施策", "担当"), ("港を開く。", "令和10年度に決める。")])
    assert says(found) == [("", "港を開く。［ 令和10年度に決める。］", ())]
    assert "unknown-bodies-in-words" in {one.rule for one in found.findings if one.level == "warning"}


COUNTED_HEAD = ("番号", "施策", "担当府省")
COUNTED: Rows = [COUNTED_HEAD, *((f"{a}.{b}", f"施策{a}の{b}を行う。", "総務省") for a in (1, 2) for b in (1, 2))]


@pytest.mark.parametrize("read", [in_html, in_word, in_markdown])
def test_rows_numbered_by_two_figures_keep_both(read) -> None:
    found = read(COUNTED)
    assert [one.number for one in ordered(found.edition)] == ["1-1", "1-2", "2-1", "2-2"]
    assert "duplicate-number" not in [one.rule for one in found.findings]
    dashed = [COUNTED_HEAD, *((row[0].replace(".", "-"), *row[1:]) for row in COUNTED[1:])]
    assert [one.number for one in ordered(read(dashed).edition)] == ["1-1", "1-2", "2-1", "2-2"]
