"""Bodies that no registry knows: the same ones are never told as others, roles are told as roles, and what is written
is read again as it was."""

from pathlib import Path

import pytest
from papers import REGISTRY

from aiplan_revise.documents import Reading, parse, read_table, to_csv, to_markdown
from aiplan_revise.documents.sentences import as_text, carried_out, sentences
from aiplan_revise.documents.sentences.paper import alike, paper_of
from aiplan_revise.documents.word import read_edited
from aiplan_revise.documents.word.out.export import Dress, to_word
from aiplan_revise.documents.workbook.edition import to_workbook
from aiplan_revise.documents.workbook.reading import read_workbook
from aiplan_revise.lineage import link, settle
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Pair, Reassigned
from aiplan_revise.model.edition import Edition, ordered
from aiplan_revise.model.roles import bare
from aiplan_revise.revise import diff

NOBODY = Registry({})
CASES = Path(__file__).resolve().parents[1] / "cases" / "lists"


def plan(of: str, lang: str = "en") -> Edition:
    """A plan of one initiative, with this in its bracket."""
    if lang == "ja":
        return parse(f"# 計画\n\n## 第１章 住まい\n\n(1) 住宅を年に500戸建てる。［{of}］\n", Reading(), NOBODY).edition
    return parse(f"# Plan\n\n## Chapter 1: Homes\n\n(a) Build 500 homes a year. [{of}]\n", Reading(), NOBODY).edition


def told(old: str, new: str, lang: str = "en") -> Reassigned | None:
    was, now = plan(old, lang), plan(new, lang)
    made = diff(was, settle(now, link(was, now, NOBODY), was), NOBODY)
    return made.changes[0].facets.reassigned if made.changes else None


SAME = [
    ("Rivers Agency, Department of Homes", "Department of Homes, Rivers Agency"),
    ("Department for Land, Water and Soil, Treasury", "Treasury, Department for Land, Water and Soil"),
    ("Weather and Climate Service and Treasury", "Treasury; Weather & Climate Service (WCS)"),
    (
        "Lead: Department of Homes; Support: Treasury, Rivers Agency",
        "Lead: Dept. of Homes; Support: Rivers Agency, Treasury",
    ),
    ("Lead: Department of Homes; Support: Treasury", "Department of Homes (lead), the Treasury (support)"),
    (
        "Lead agency: Rivers Agency, Support: Department of Homes",
        "Lead: Rivers Agency; Supporting: Department of Homes",
    ),
    ("Min. of Halvern Homes / Harbour Board", "Harbour Board and Ministry of Halvern Homes"),
    ("Homes Halvern, Rivers Agency, Treasury", "Treasury, Homes Halvern, Rivers Agency"),
    (
        "Lead: Treasury; Support: Homes Halvern, Statistics Halvern",
        "Lead: Treasury; Support: Statistics Halvern; Homes Halvern",
    ),
    ("Homes Halvern, Statistics Halvern", "Statistics Halvern; Homes Halvern"),
]
SAME_JA = [
    ("気候庁・河川局", "河川局・気候庁"),
    ("気候庁及び河川局", "河川局、気候庁"),
    ("主担当：気候庁、副担当：河川局・港湾課", "気候庁（主）、港湾課（副）、河川局（副）"),
    ("企画・財政部、気候庁", "気候庁・企画・財政部"),
    ("県土整備部 道路課", "県土整備部　道路課"),
    ("主担当課：港湾課　関係課：漁港課", "主管課：港湾課、関係課：漁港課"),
    ("（株）みらい、気候庁", "気候庁・株式会社みらい"),
    ("医療情報基盤・診療報酬審査支払機構、気候庁", "気候庁・医療情報基盤・診療報酬審査支払機構"),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_the_same_bodies_in_another_order_or_spelling_are_the_same(old: str, new: str) -> None:
    assert told(old, new) is None
    assert told(new, old) is None


@pytest.mark.parametrize(("old", "new"), SAME_JA)
def test_so_they_are_in_japanese(old: str, new: str) -> None:
    assert told(old, new, "ja") is None
    assert told(new, old, "ja") is None


HOMES, RIVERS = "?department of homes", "?rivers agency"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "Lead: Department of Homes; Support: Rivers Agency",
            "Lead: Rivers Agency; Support: Department of Homes",
            Reassigned(lead=Pair(HOMES, RIVERS), roles=(HOMES, RIVERS)),
        ),
        (
            "Department of Homes, Rivers Agency",
            "Lead: Department of Homes; Support: Rivers Agency",
            Reassigned(lead=Pair("", HOMES), roles=(RIVERS,)),
        ),
        (
            "Department of Homes (joint), Rivers Agency (lead)",
            "Support: Department of Homes; Lead: Rivers Agency",
            Reassigned(roles=(HOMES,)),
        ),
        (
            "Lead: Department of Homes; Support: Rivers Agency",
            "Lead: Department of Homes; Support: Rivers Agency, Treasury",
            Reassigned(gained=("?treasury",)),
        ),
        ("Department of Homes and Treasury", "Department of Homes", Reassigned(lost=("?treasury",))),
        ("Rivers Agency", "Lakes Agency", Reassigned(gained=("?lakes agency",), lost=(RIVERS,))),
    ],
)
def test_roles_are_told_as_roles_and_others_as_others(old: str, new: str, expected: Reassigned) -> None:
    assert told(old, new) == expected


def test_japanese_roles_are_told_as_roles() -> None:
    assert told("主担当：気候庁、副担当：河川局", "主担当：河川局、副担当：気候庁", "ja") == Reassigned(
        lead=Pair("?気候庁", "?河川局"), roles=("?気候庁", "?河川局")
    )


LISTS = [
    (line.split(" → ")[0], lang)
    for lang in ("en", "ja")
    for line in (CASES / f"{lang}.txt").read_text(encoding="utf-8").splitlines()
    if line and line[0] != "#" and "⏎" not in line
]


def held(of: Edition) -> list[tuple[str, str]]:
    return [(one.party(), one.role) for p in ordered(of) for one in p.assignments]


@pytest.mark.parametrize(("printed", "lang"), LISTS)
def test_what_is_written_is_read_again(printed: str, lang: str) -> None:
    made = plan(printed, lang)
    assert parse(to_markdown(made, NOBODY), Reading(), NOBODY).edition == made
    assert read_workbook(to_workbook(made, NOBODY), Reading(), NOBODY).edition == made
    rows = read_table(to_csv(made, NOBODY, lang).encode(), Reading(), NOBODY).edition  # type: ignore[arg-type]
    assert held(rows) == held(made)  # a role that stood before another name is written beside its own there


@pytest.mark.parametrize(("printed", "lang"), LISTS[::12])
def test_so_it_is_in_word(printed: str, lang: str) -> None:
    made = plan(printed, lang)
    found = read_edited(to_word(made, NOBODY, lang, dress=Dress()), registry=NOBODY)  # type: ignore[arg-type]
    assert found.found.edition == made


JOINS = ("Lead: Rivers Agency", "Lead: Harbour Board; Support: Rivers Agency")


@pytest.mark.parametrize(("old", "new"), [*SAME[:5], JOINS])
def test_sentences_make_one_of_the_other(old: str, new: str) -> None:
    was, now = plan(old), plan(new)
    now = settle(now, link(was, now, NOBODY), was)
    text = as_text(sentences(was, now, diff(was, now, NOBODY), NOBODY, "en"), "en")
    made = carried_out(text, was, NOBODY, "en", "made").edition
    assert alike(paper_of(made, NOBODY, "en"), paper_of(now, NOBODY, "en"))
    assert [p.assignments for p in ordered(made)] == [p.assignments for p in ordered(now)]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Rivers Agency<br>Treasury", ["Rivers Agency", "Treasury"]),
        ("Department of<br>Homes<br>Rivers Agency", ["Department of Homes", "Rivers Agency"]),
        ("Weather and<br/>Climate Service<br>and Treasury", ["Weather and Climate Service", "Treasury"]),
        ("Treasury, Department for Land, Water and Soil", ["Treasury", "Department for Land, Water and Soil"]),
        ("気候庁<br>河川局・港湾課", ["気候庁", "河川局", "港湾課"]),
    ],
)
def test_cells_hold_lists_too(cell: str, names: list[str]) -> None:
    rows = f"| No. | Measure | Lead agency |\n|---|---|---|\n| (a) | Build 500 homes a year. | {cell} |\n"
    made = parse(f"# Plan\n\n## Chapter 1: Homes\n\n{rows}", Reading(), NOBODY).edition
    assert [bare(one.printed) for p in ordered(made) for one in p.assignments] == names
    column = (
        f'id,text,bodies\nhomes,Build 500 homes a year.,"{cell.replace("<br>", chr(10)).replace("<br/>", chr(10))}"\n'
    )
    listed = read_table(column.encode(), Reading(), NOBODY).edition
    assert [bare(one.printed) for p in ordered(listed) for one in p.assignments] == names


ISLES = """# Plan of the isles

The plan was adopted in 2026. Abbreviations: MIT (Ministry of Isles and Tides), SFI (Seal and Fish Inspectorate).

## Chapter 1: Coast

### 1.1 Quays

(a) Deepen the basin by 2030. (MIT; Harbour Pilots)
(b) Count the seals each spring. (SFI)
(c) Train the pilots. (Harbour Pilots; MIT)
(d) Paint the lamps (lanterns). (MIT)
(e) Move the tasks of the Seal and Fish Inspectorate (SFI)
(f) Watch the tides. (SFI; Coast Watch)
(g) Hire divers. (MIT; SFI)
"""


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("the DOE", ["the DOE"]),
        ("the DOE and the Home Office", ["the DOE", "the Home Office"]),
        ("see the map", []),
        ("the annex", []),
    ],
)
def test_names_may_have_an_article(printed: str, names: list[str]) -> None:
    of = plan(printed)
    assert [a.printed for p in ordered(of) for a in p.assignments] == names


def test_round_brackets_of_names_that_come_again_are_who_is_responsible() -> None:
    found = parse(ISLES, Reading(id="x")).edition
    told = {p.text.en: [a.printed for a in p.assignments] for p in found.provisions.values() if p.kind != "chapter"}
    assert told == {
        "The plan was adopted in 2026. "
        "Abbreviations: MIT (Ministry of Isles and Tides), SFI (Seal and Fish Inspectorate).": [],
        "Quays": [],
        "Deepen the basin by 2030.": ["MIT", "Harbour Pilots"],
        "Count the seals each spring.": ["SFI"],
        "Train the pilots.": ["Harbour Pilots", "MIT"],
        "Paint the lamps (lanterns).": ["MIT"],
        "Move the tasks of the Seal and Fish Inspectorate (SFI)": [],
        "Watch the tides.": ["SFI", "Coast Watch"],
        "Hire divers.": ["MIT", "SFI"],
    }


def test_abbreviations_at_the_ends_of_paragraphs_are_no_bodies() -> None:
    lines = [
        "Artificial intelligence (AI)",
        "Machine learning (ML)",
        "Uses of artificial intelligence (AI)",
        "Risks of machine learning (ML)",
        "Rules for artificial intelligence (AI)",
        "Rules for machine learning (ML)",
    ]
    text = "# Plan\n\n## 1 Terms\n\n" + "\n".join(f"({chr(97 + at)}) {line}" for at, line in enumerate(lines))
    found = parse(text, Reading(id="x")).edition
    assert not any(p.assignments for p in found.provisions.values())


MEADOWS = """\
# 草原再生計画

## １　湿原

①【緑地部湿原課】木道を直す。

②【緑地部湿原課／湿原研】植物を調べる。

③【環境省／緑地部湿原課】区域を広げる。

④【教育局】観察会を開く。

⑤【湿原研】標本を公開する。

## ２　草地

①【農政部草地課】草刈りを年２回に抑える。

②【農政部草地課／湿原研】【新規】種子を集める。

③【重点】火入れを再開する。

④【教育局】教材を作る。
"""


def test_square_brackets_at_the_beginning_of_many_lines_are_who_is_responsible() -> None:
    found = parse(MEADOWS, Reading(id="x"), REGISTRY).edition
    told = {p.text.ja: [a.printed for a in p.assignments] for p in found.provisions.values() if p.kind == "initiative"}
    assert told == {
        "木道を直す。": ["緑地部湿原課"],
        "植物を調べる。": ["緑地部湿原課", "湿原研"],
        "区域を広げる。": ["環境省", "緑地部湿原課"],
        "観察会を開く。": ["教育局"],
        "標本を公開する。": ["湿原研"],
        "草刈りを年２回に抑える。": ["農政部草地課"],
        "【新規】種子を集める。": ["農政部草地課", "湿原研"],
        "【重点】火入れを再開する。": [],
        "教材を作る。": ["教育局"],
    }


def test_themes_at_the_beginning_of_many_lines_are_no_bodies() -> None:
    themes = ("教育", "福祉", "教育", "防災", "福祉", "重点", "防災", "新規")
    lines = [f"{at}. 【{theme}】{at}か所の窓口を置く。" for at, theme in enumerate(themes, 1)]
    found = parse("# 計画\n\n## 第１章 窓口\n\n" + "\n".join(lines), Reading(id="x"), REGISTRY).edition
    assert not any(p.assignments for p in found.provisions.values())
    assert "【教育】1か所の窓口を置く。" in {p.text.ja for p in found.provisions.values()}


@pytest.mark.parametrize(
    ("bracket", "names"),
    [
        ("（主担当：港湾省、関係：灯台庁、水路局）", ["港湾省", "灯台庁", "水路局"]),
        ("（主担当：灯台庁）", ["灯台庁"]),
        ("（担当：防災課（令和７年度から危機管理室））", ["防災課(令和7年度から危機管理室)"]),
        ("（関係：令和７年度から灯台に電話を引く。）", []),
    ],
)
@pytest.mark.parametrize("behind", ["", "【令和12年度】"])
def test_a_bracket_that_says_who_is_responsible_names_bodies_before_another(
    bracket: str, names: list[str], behind: str
) -> None:
    words = f"# 計画\n\n## 第１章 住まい\n\nア　住宅を年に500戸建てる。{bracket}{behind}\n\nイ　住宅を直す。\n"
    made = ordered(parse(words, Reading(), NOBODY).edition)
    found = [bare(one.printed) for p in made for one in p.assignments]
    assert found == names
