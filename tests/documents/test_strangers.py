"""Papers as strangers make them: a ministry's plan with its day above the title and a road map behind it, a council's
action plan with a foreword, lists beside numbered headings and offices at the right margin, in Word and as PDF."""

from pathlib import Path

import openpyxl
import pytest
from documents.listing import listing
from docx import docx, level, numbering, p, t, table, w
from papers import REGISTRY, needs, printed
from workbooks import saved

from aiplan_revise.documents import Reading, parse
from aiplan_revise.documents.pdf import read_pdf
from aiplan_revise.documents.reading import Imported
from aiplan_revise.documents.word import read_word
from aiplan_revise.documents.workbook.reading import read_workbook

RIGHT = w("jc", val="right")
STOP = w("tabs", w("tab", val="right", pos=9000))


LINE = {"val": "single", "sz": 4, "space": 0, "color": "000000"}
BORDERS = w("tblBorders", *(w(side, **LINE) for side in ("top", "left", "bottom", "right", "insideH", "insideV")))


def ruled(*rows: tuple[str, ...]) -> str:
    """A table with lines, as word processors draw it."""
    return table(*rows).replace("<w:tbl>", f"<w:tbl>{w('tblPr', BORDERS)}", 1)


def ministry() -> bytes:
    measures = [
        ("番号", "施策名", "施策の内容", "担当府省", "実施時期"),
        ("2-1", "資源評価", "200魚種を評価する。", "農林水産省（水産庁）", "令和８年度～"),
        ("2-2", "漁場予測", "予測を毎日配信する。", "農林水産省（水産庁）、国土交通省（気象庁）", "令和９年度～"),
    ]
    road = [("施策", "R8", "R9", "担当"), ("AISの普及", "制度設計", "補助", "国土交通省")]
    bold = w("rPr", w("b"), w("sz", val=36))
    return docx(
        p("令和８年３月", properties=RIGHT),
        p("国土交通省・水産庁", properties=RIGHT),
        w("p", w("pPr", w("jc", val="center")), f"<w:r>{bold}<w:t>海洋デジタル推進計画（案）</w:t></w:r>"),
        p("Ⅰ　基本的な考え方", style="H1"),
        p("１．基本方針", style="H2"),
        p("①　安全を優先する。"),
        p("②　データを共有する。"),
        p("Ⅱ　講ずべき施策", style="H1"),
        p("１．海上交通の安全", style="H2"),
        p("（１）AISの普及"),
        p("　ア　搭載率を令和12年度までに90％とする。（国土交通省）"),
        p("　イ　航行データの基盤を造る。　　　　　　　国土交通省、デジタル庁"),
        p("２．水産業の振興", style="H2"),
        p("表１　水産業の振興に関する施策"),
        ruled(*measures),
        p("別紙　工程表"),
        ruled(*road),
    )


MINISTRY = [
    "statement: 令和８年３月",
    "statement: 国土交通省・水産庁",
    "I chapter: 基本的な考え方",
    "  I.1 group: 基本方針",
    "    I.1.1 statement: 安全を優先する。",
    "    I.1.2 statement: データを共有する。",
    "II chapter: 講ずべき施策",
    "  II.1 group: 海上交通の安全",
    "    II.1.1 group: AISの普及",
    "      II.1.1.ア initiative: 搭載率を令和12年度までに90％とする。 [mlit]",
    "      II.1.1.イ initiative: 航行データの基盤を造る。 [mlit; digital-agency]",
    "  II.2 group: 水産業の振興",
    "    statement: 表１ 水産業の振興に関する施策",
    "    II.2.1 initiative: 資源評価 200魚種を評価する。\n実施時期：令和８年度～ [fisheries-agency]",
    "    II.2.2 initiative: 漁場予測 予測を毎日配信する。\n実施時期：令和９年度～ [fisheries-agency; jma]",
]


def council() -> bytes:
    actions = [
        ("Ref", "Action", "Lead", "By when"),
        ("2.1.1", "Retrofit 40 schools", "Property Services", "March 2028"),
        ("2.1.2", "Install 3 MW of solar panels", "Property Services", "2027"),
    ]

    return docx(
        p("Climate and Coast Action Plan", style="H1"),
        p("Foreword", style="H1"),
        p("Our coast is changing."),
        p("1. Our priorities", style="H1"),
        p("By 2030 we will cut emissions by 60%."),
        p("2. Actions", style="H1"),
        p("2.1 Buildings", style="H2"),
        ruled(*actions),
        p("2.2 Nature", style="H2"),
        offered("Plant 25,000 trees by 2030.", "Parks Service"),
        offered("Restore 15 hectares of salt marsh.", "Parks Service, Natural England"),
        offered("Survey all 48 nature sites.", "Ecology Team"),
        p("3. How we will report", style="H1"),
        p("Progress is reported every six months. (Responsible: Strategy Team)"),
        lists=numbering(level(0, "decimal", "%1.", w("suff", val="space"))),
    )


def offered(words: str, offices: str) -> str:
    number = w("numPr", w("ilvl", val=0), w("numId", val=1))
    return p(t(words), w("r", w("tab")), t(offices), properties=number + STOP)


COUNCIL = [
    "chapter: Foreword",
    "  statement: Our coast is changing.",
    "1 group: Our priorities",
    "  statement: By 2030 we will cut emissions by 60%.",
    "2 group: Actions",
    "  2.1 group: Buildings",
    "    2.1.1 initiative: Retrofit 40 schools | By when: March 2028 [?property services*]",
    "    2.1.2 initiative: Install 3 MW of solar panels | By when: 2027 [?property services*]",
    "  2.2 group: Nature",
    "    2.2.1 initiative: Plant 25,000 trees by 2030. [?parks service]",
    "    2.2.2 initiative: Restore 15 hectares of salt marsh. [?parks service; ?natural england]",
    "    2.2.3 initiative: Survey all 48 nature sites. [?ecology team]",
    "3 group: How we will report",
    "  initiative: Progress is reported every six months. [?strategy team]",
]


def as_pdf(raw: bytes, folder: Path) -> Imported:
    needs("soffice")
    (folder / "plan.docx").write_bytes(raw)
    (made,) = printed(folder / "plan.docx")
    return read_pdf(made.read_bytes(), Reading("plan"), REGISTRY)


def test_a_plan_of_a_ministry() -> None:
    found = read_word(ministry(), Reading("plan"), REGISTRY)
    assert found.edition.about.title.ja == "海洋デジタル推進計画（案）"
    assert listing(found)[:-2] == MINISTRY
    assert listing(found)[-2:] == [
        "chapter: 別紙 工程表",
        "  initiative: AISの普及 R8：制度設計 R9：補助 [mlit]",
    ]


def test_a_plan_of_a_ministry_as_a_pdf(tmp_path: Path) -> None:
    found = as_pdf(ministry(), tmp_path)
    assert found.edition.about.title.ja == "海洋デジタル推進計画（案）"
    assert [line for line in listing(found) if "initiative" in line][:4] == [
        line for line in MINISTRY if "initiative" in line
    ]


def test_an_action_plan_of_a_council() -> None:
    found = read_word(council(), Reading("plan"), REGISTRY)
    assert found.edition.about.title.en == "Climate and Coast Action Plan"
    assert listing(found) == COUNCIL
    assert not {"duplicate-number", "number-out-of-sequence"} & {one.rule for one in found.findings}


def test_an_action_plan_of_a_council_as_a_pdf(tmp_path: Path) -> None:
    found = as_pdf(council(), tmp_path)
    assert [line.strip() for line in listing(found) if "initiative" in line] == [
        line.strip() for line in COUNCIL if "initiative" in line
    ]


@pytest.mark.parametrize(
    ("above", "rest"),
    [
        ("資料１－２", ["資料１－２"]),
        ("令和８年３月１日 総務省", ["令和８年３月１日 総務省"]),
        ("総務省、経済産業省", ["総務省、経済産業省"]),
        ("12 March 2026", ["12 March 2026"]),
    ],
)
def test_what_stands_above_the_title_is_not_the_title(above: str, rest: list[str]) -> None:
    found = parse(f"{above}\n\n港の計画\n\n第１章　港\n\n（１）港を開く。【総務省】", Reading("x"), REGISTRY)
    assert found.edition.about.title.best("ja") == "港の計画"
    texts = [one.text.best("ja") for one in found.edition.provisions.values()]
    assert texts[: len(rest)] == rest


def test_a_list_beside_headings_of_one_style_goes_below_them_in_markdown_too() -> None:
    aims = "## 1. Aims\n\n1. Open ports. [METI]\n2. Build ships. [METI]"
    text = f"# Plan\n\n{aims}\n\n## 2. Means\n\n1. Hire crews. [METI]\n"
    assert listing(parse(text, Reading("x"), REGISTRY)) == [
        "1 group: Aims",
        "  1.1 initiative: Open ports. [meti]",
        "  1.2 initiative: Build ships. [meti]",
        "2 group: Means",
        "  2.1 initiative: Hire crews. [meti]",
    ]


def test_a_road_map_with_halves_of_years() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    rows = [
        ("番号", "施策", "担当", "令和８年度", None, "令和９年度", None, "KPI"),
        (None, None, None, "上期", "下期", "上期", "下期", None),
        ("1-1", "AISの普及", "国土交通省", "制度設計", "公募", "補助", None, "90％"),
    ]
    for row in rows:
        sheet.append(row)
    for area in ("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1", "H1:H2"):
        sheet.merge_cells(area)
    columns = {"id": "番号", "text": "施策", "bodies": "担当"}
    found = read_workbook(saved(book), Reading(id="plan", columns=columns), REGISTRY)
    assert found.edition.provisions["1-1"].fields == {
        "令和８年度 上期": "制度設計",
        "令和８年度 下期": "公募",
        "令和９年度 上期": "補助",
        "KPI": "90％",
    }
