"""Bodies that no registry knows, said to be responsible by a word before them or by the way of the document."""

import pytest
from documents.listing import imported, read, rules


def words(line: str) -> list[str]:
    """How a paragraph of a plan is read, and how a line below it is."""
    return [one.strip() for one in read(f"# 計画\n\n第１章 港\n\n{line}\n") if "chapter" not in one]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("灯火を守る。（担当：環境政策課、施設管理課）", "灯火を守る。 [?環境政策課; ?施設管理課]"),
        ("灯火を守る（担当課：まちづくり推進室）。", "灯火を守る。 [?まちづくり推進室]"),
        ("灯火を守る。(主管：港湾省、協力：海辺市)", "灯火を守る。 [harbour*; ?海辺市]"),
        ("We keep lights. (Lead: Tide Survey; Partners: Rivers Agency)",
         "We keep lights. [?tide survey*; ?rivers agency]"),
        ("We keep lights. [Lead: Tide Survey]", "We keep lights. [?tide survey*]"),
        ("灯火を守る。\n\n担当：環境政策課", "灯火を守る。 [?環境政策課]"),
        ("灯火を守る。［主担当］港湾省　［関係］環境政策課", "灯火を守る。 [harbour*; ?環境政策課]"),
        ("灯火を守る。\n\n担当省庁等：港湾省、草原庁", "灯火を守る。 [harbour; meadow]"),
        ("灯火を守る。\n\n［主担当］港湾省［関係］環境政策課", "灯火を守る。 [harbour*; ?環境政策課]"),
        ("灯火を守る。\n\n担当省庁　港湾省、環境政策課", "灯火を守る。 [harbour; ?環境政策課]"),
        ("灯火を守る。\n\n主担当　港湾省　関係課　環境政策課", "灯火を守る。 [harbour*; ?環境政策課]"),
        ("We keep lights.\n\nLead: Tide Survey; Partner: Rivers Agency",
         "We keep lights. [?tide survey*; ?rivers agency]"),
    ],
)  # fmt: skip
def test_a_word_before_them_says_it(line: str, expected: str):
    found = words(line)
    assert [one.partition("initiative: ")[2] for one in found] == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "灯火を守る。（補助：経費の２分の１）",
        "灯火を守る。（関係：第３章の４）",
        "灯火を守る。（連携：相談の場を設ける）",
        "灯火を守る。（担当：山田、電話 03-0000-0000）",
        "We keep lights. (Main: more of them by 2030)",
        "We keep lights. (Lead: see the annex)",
        "灯火を守る。（環境政策課）",
        "灯火を守る。（一部）",
        "関係機関 との連携を密にする。",
        "担当者 名簿を作る",
    ],
)
def test_what_names_nobody_stays_in_the_words(line: str):
    assert [one.partition(": ")[2] for one in words(line)] == [line]


def test_paragraphs_that_end_in_parts_of_one_authority_name_who_is_responsible():
    lines = (
        "店を開く。（商工観光課）",
        "窓口を置く。（総務課・まちづくり推進室）",
        "家を建てる。",
        "（企画課）",
        "町の統計（令和七年度）",
    )
    found = words("\n\n".join(lines))
    assert [one.partition(": ")[2] for one in found] == [
        "店を開く。 [?商工観光課]",
        "窓口を置く。 [?総務課; ?まちづくり推進室]",
        "家を建てる。 [?企画課]",
        "町の統計（令和七年度）",
    ]


def test_one_such_bracket_is_only_told():
    found = imported("# 計画\n\n第１章 町\n\n店を開く。（商工観光課）\n")
    assert ("unknown-bodies-in-words", 5) in rules(found)


def test_lines_below_each_dot_name_who_is_responsible_for_it():
    text = (
        "# 計画\n\n## 目標１　灯火\n\n○灯火を守る。\n\n　担当：港湾省\n\n"
        "## 目標２　港\n\n○港を開く。\n\n　担当：港湾省、施設課\n\n○堤を築く。\n\n　担当：施設課\n"
    )
    assert [one.strip() for one in read(text)] == [
        "1 group: 灯火",
        "initiative: 灯火を守る。 [harbour]",
        "2 group: 港",
        "initiative: 港を開く。 [harbour; ?施設課]",
        "initiative: 堤を築く。 [?施設課]",
    ]


def test_what_many_lines_announce_as_who_does_it_is_who_does_it():
    below = "　　実施主体：{}\n　　達成時期：2029年度\n\n"
    found = words(f"（１）店を開く。\n{below.format('県、医療機関')}（２）窓口を置く。\n{below.format('消防本部')}")
    assert found == [
        "1.1 initiative: 店を開く。\n達成時期：2029年度 [?県; ?医療機関]",
        "1.2 initiative: 窓口を置く。\n達成時期：2029年度 [?消防本部]",
    ]


def test_a_title_with_bodies_is_a_measure_and_what_is_said_of_it_stands_below():
    plan = "① 港の整備（港湾省、草原庁）\n　港を2030年までに２か所開く。\n\n② 灯台（港湾省）\n灯台を直す。"
    assert words(plan) == [
        "1.1 initiative: 港の整備 [harbour; meadow]",
        "statement: 港を2030年までに２か所開く。",
        "1.2 initiative: 灯台 [harbour]",
        "statement: 灯台を直す。",
    ]


@pytest.mark.parametrize("below", ["の改訂を行う。", "を広める。"])
def test_a_bracket_inside_a_sentence_ends_no_title(below: str):
    assert words(f"① 港の指針（港湾省）\n{below}") == [f"1.1 statement: 港の指針（港湾省）{below}"]
