"""The marks of numbers: each alone, and the doubtful ones in their sequence."""

import pytest
from documents.listing import imported, listing, read, rules

from aiplan_revise.documents.grammar.marks import printed, readings, roman

ALONE = [
    ("Chapter 3: Lights", "Chapter 1:", "3", "Lights"),
    ("CHAPTER II – Lights", "Chapter 1:", "II", "Lights"),
    ("Section 12 Lights", "Section 1:", "12", "Lights"),
    ("第３章　灯火", "第1章", "3", "灯火"),
    ("第三章 灯火", "第1章", "3", "灯火"),
    ("第十二節：灯火", "第1節", "12", "灯火"),
    ("第３章灯火", "第1章", "3", "灯火"),
    ("第1　灯火", "第1", "1", "灯火"),
    ("第 1 章　灯火", "第1章", "1", "灯火"),
    ("第 1 条件を整える", "第1", "1", "条件を整える"),
    ("第1 条件を整える", "第1", "1", "条件を整える"),
    ("1. Lights", "1.", "1", "Lights"),
    ("１．灯火", "1.", "1", "灯火"),
    ("２．ＡＩの灯火", "1.", "2", "ＡＩの灯火"),
    ("2.AI灯火", "1.", "2", "AI灯火"),
    ("ア．ＡＩの灯火", "ア.", "ア", "ＡＩの灯火"),
    ("１、ＡＩの灯火", "1、", "1", "ＡＩの灯火"),
    ("1) Lights", "1)", "1", "Lights"),
    ("１）灯火", "1)", "1", "灯火"),
    ("(1) Lights", "(1)", "1", "Lights"),
    ("（１）灯火", "(1)", "1", "灯火"),
    ("① 灯火", "①", "1", "灯火"),
    ("㊿灯火", "①", "50", "灯火"),
    ("⑴　灯火", "⑴", "1", "灯火"),
    ("⒈ Lights", "1.", "1", "Lights"),
    ("ア　灯火", "ア", "ア", "灯火"),
    ("（ア）灯火", "(ア)", "ア", "灯火"),
    ("㋐灯火", "㋐", "ア", "灯火"),
    ("a) Lights", "a)", "a", "Lights"),
    ("(b) Lights", "(a)", "b", "Lights"),
    ("ｃ）灯火", "a)", "c", "灯火"),
    ("a. Lights", "a.", "a", "Lights"),
    ("B) Lights", "A)", "B", "Lights"),
    ("ii. Lights", "i.", "ii", "Lights"),
    ("Ⅲ　灯火", "Ⅰ", "III", "灯火"),
    ("(iv) Lights", "(i)", "iv", "Lights"),
    ("一　灯火", "一", "1", "灯火"),
    ("3の2) 灯火", "1)", "3の2", "灯火"),
    ("第三条の二　灯火", "第1条", "3の2", "灯火"),
    ("ｱ 灯火", "ア", "ア", "灯火"),
    ("(ｲ) 灯火", "(ア)", "イ", "灯火"),
    ("2.3 Lights", "1.1", "3", "Lights"),
    ("2.3.1.b Lights", "1.1.1.a", "b", "Lights"),
]


@pytest.mark.parametrize(("line", "style", "number", "words"), ALONE)
def test_one_mark(line: str, style: str, number: str, words: str) -> None:
    found = [mark for mark in readings(line) if mark.style == style]
    assert [(mark.number, line[mark.end :].lstrip("\u3000")) for mark in found] == [(number, words)]


@pytest.mark.parametrize(
    "line",
    [
        "Chapter 3 of the Act applies.",
        "Article 16 of the Act",
        "第3章の施策を進める。",
        "第三条の一部を改正する。",
        "第1回会合",
        "1.5 trillion"[:3],
        "2026年に始める",
        "AI, driven by",
        "(AI)",
        "I think",
        "e.g. lights",
        "(3 principles)",
        "アンテナ",
        "100% of offices",
        "",
    ],
)
def test_no_mark(line: str) -> None:
    assert [mark for mark in readings(line) if mark.plain] == []


def test_a_mark_is_printed_in_the_style_of_its_exemplar() -> None:
    pairs = [("1)", "b"), ("Chapter 1:", "3"), ("第1章", "3"), ("①", "2"), ("①", "99"), ("(ア)", "イ"), ("Ⅰ", "II")]
    assert [printed(*pair) for pair in pairs] == ["b)", "Chapter 3:", "第3章", "②", "(99)", "(イ)", "Ⅱ"]
    assert [roman(n) for n in (1, 4, 9, 14, 40, 90, 399)] == ["i", "iv", "ix", "xiv", "xl", "xc", "cccxcix"]


def test_i_after_h_is_a_letter() -> None:
    letters = "abcdefghijk"
    text = "\n\n".join(["1) Lights", *(f"{letter}) Part {letter} [MA]" for letter in letters)])
    expected = [f"  1.{letter} initiative: Part {letter} [meadow]" for letter in letters]
    assert read(text) == ["1 group: Lights", *expected]


def test_i_after_another_mark_is_roman() -> None:
    assert read("a) Lights\n\ni) One [MA]\n\nii) Two [MA]\n\niii) Three [MA]\n\nb) Boats\n\ni) Four [MA]") == [
        "a group: Lights",
        "  a.i initiative: One [meadow]",
        "  a.ii initiative: Two [meadow]",
        "  a.iii initiative: Three [meadow]",
        "b group: Boats",
        "  b.i initiative: Four [meadow]",
    ]


def test_iroha_and_gojuon_are_told_apart_by_their_sequence() -> None:
    assert read("（1）灯火\n\nイ　赤［草原庁］\n\nロ　青［草原庁］\n\nハ　白［草原庁］")[1:] == [
        "  1.イ initiative: 赤 [meadow]",
        "  1.ロ initiative: 青 [meadow]",
        "  1.ハ initiative: 白 [meadow]",
    ]
    assert read("（1）灯火\n\nア　赤［草原庁］\n\nイ　青［草原庁］\n\nウ　白［草原庁］")[1:] == [
        "  1.ア initiative: 赤 [meadow]",
        "  1.イ initiative: 青 [meadow]",
        "  1.ウ initiative: 白 [meadow]",
    ]


def test_a_year_a_name_and_a_count_begin_paragraphs_not_lists() -> None:
    paragraphs = ["2026. That is the year.", "A. Smith was there.", "3 harbours have lights.", "1.5 trillion is much."]
    assert read("1) Lights\n\n" + "\n\n".join(paragraphs)) == [
        "1 group: Lights",
        *(f"  statement: {words}" for words in paragraphs),
    ]


def test_a_number_inside_a_wrapped_sentence_is_no_mark() -> None:
    text = (
        "Chapter 1: Lights\n\n"
        "The lights of all harbours are to be renewed as they were in version\n"
        "2. of the old programme, which every keeper of a light still knows by\n"
        "heart, and the boats that bring the oil are to be painted red again as\n"
        "1. class boats were when the programme had only just begun to be read.\n"
    )
    assert [line.split(":")[0] for line in read(text)] == ["1 chapter", "  statement"]


def test_numbers_by_levels() -> None:
    lights = "1 Lights\n\n1.1 Red\n\n1.1.1 Bright [MA]\n\n1.1.2 Dim [MA]\n\n1.2 Blue"
    assert read(f"{lights}\n\n2 Boats\n\n2.1 Fast [MA]") == [
        "1 group: Lights",
        "  1.1 group: Red",
        "    1.1.1 initiative: Bright [meadow]",
        "    1.1.2 initiative: Dim [meadow]",
        "  1.2 group: Blue",
        "2 group: Boats",
        "  2.1 initiative: Fast [meadow]",
    ]


def test_full_width_letters_are_marks_where_they_count_on() -> None:
    assert read("第1章　施策\n（１）灯火（港湾省）\nａ　赤［草原庁］\nｂ　青［草原庁］\nＡＩ　とは何か。") == [
        "1 chapter: 施策",
        "  1.1 initiative: 灯火 [harbour]",
        "    1.1.a initiative: 赤 [meadow]",
        "    1.1.b initiative: 青 [meadow]",
        "      statement: ＡＩ とは何か。",
    ]


def test_a_list_of_one_keeps_its_number() -> None:
    chapters = "第1章　総論\n１　背景\n①　調べる［草原庁］\n第2章　施策\n{}　体制\n①　見直す［港湾省］"
    shown = [
        "1 chapter: 総論",
        "  1.1 group: 背景",
        "    1.1.1 initiative: 調べる [meadow]",
        "2 chapter: 施策",
        "  2.1 group: 体制",
        "    2.1.1 initiative: 見直す [harbour]",
    ]
    assert read(chapters.format("１")) == shown
    assert read(chapters.replace("{}　", "1 ")) == shown  # a style that numbered before
    assert read("第1章　総論\n1 背景\n①　調べる［草原庁］\n第2章　施策\n1 体制\n①　見直す［港湾省］\n2 船")[1:] == [
        "  1.1 group: 背景",  # a style that counts below
        "    1.1.1 initiative: 調べる [meadow]",
        "2 chapter: 施策",
        "  2.1 group: 体制",
        "    2.1.1 initiative: 見直す [harbour]",
        "  2.2 group: 船",
    ]
    assert read("Chapter 1: Lights\n\n1  Red\n\na) Lamps [MA]")[1:] == [
        "  1.1 group: Red",
        "    1.1.a initiative: Lamps [meadow]",
    ]


def test_a_number_that_nothing_bears_out_stays_in_the_words_and_is_told() -> None:
    found = imported("Chapter 1: Lights\n\n1 Red\n\na) Lamps [MA]\n\n1 in 3 lamps is red.")
    assert listing(found) == [
        "1 chapter: Lights",
        "  statement: 1 Red",
        "  1.a initiative: Lamps [meadow]",
        "    statement: 1 in 3 lamps is red.",
    ]
    assert rules(found) == [("doubtful-number", 3)]
    assert found.findings[0].fix == "write “1. …” if it numbers the unit"


def test_numbers_by_levels_that_leave_the_chapter_out() -> None:
    assert read("第3章　施策\n第1節　港\n1-1 灯火\n1-1-1 赤［草原庁］\n1-2 船\n1-2-1 白［港湾省］")[2:] == [
        "    3.1.1 group: 灯火",
        "      3.1.1.1 initiative: 赤 [meadow]",
        "    3.1.2 group: 船",
        "      3.1.2.1 initiative: 白 [harbour]",
    ]


def test_sections_of_two_chapters_count_anew() -> None:
    """Section 1 is followed by section 2, which is itself the next worded heading."""
    text = "Chapter 1: Lights\nSection 1: Red\nThey are bright.\nSection 2: Blue\nChapter 2: Boats\nSection 1: Fast"
    assert read(text) == [
        "1 chapter: Lights",
        "  1.1 section: Red",
        "    statement: They are bright.",
        "  1.2 section: Blue",
        "2 chapter: Boats",
        "  2.1 section: Fast",
    ]


def test_a_list_of_one_is_a_list_where_others_of_its_kind_stood_before():
    text = "# P\n\n## Section 1: Y\n\na. Open ports.\nb. Shut doors.\n\n## Section 2: Z\n\na. Promote exports.\n"
    assert [p.number for p in imported(text).edition.provisions.values() if p.kind == "statement"] == ["a", "b", "a"]


@pytest.mark.parametrize(
    "line", ["グ、国の港", "ド 国の港", "（ガ）国の港", "ッ、国の港", "パ) 国の港", "ヴ．国の港", "ヶ 所"]
)
def test_kana_that_count_nothing_are_words(line: str):
    assert readings(line) == ()
    assert imported(f"# 計画\n\n## 第1章 水\n\n{line}\n").edition.provisions
