"""Markup, line breaks, furniture, titles, and where another document begins."""

import pytest
from documents.listing import REGISTRY, imported, listing, read, rules

from aiplan_revise.documents import parse, to_markdown
from aiplan_revise.errors import PlanError


def words(text: str) -> str:
    """The words of the one statement under a heading."""
    lines = read(f"# Plan\n\n## Chapter 1: Lights\n\n{text}")
    assert len(lines) == 2, lines
    return lines[1].removeprefix("  statement: ")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**Red** lights and *blue* ones", "Red lights and blue ones"),
        ("***Red*** __lights__ and _blue_ ones", "Red lights and blue ones"),
        ("赤い**灯火**と青い灯火", "赤い灯火と青い灯火"),
        ("5*3 lights, a snake_case_name", "5*3 lights, a snake_case_name"),
        ("a * b, a note* and * more", "a * b, a note* and * more"),
        ("Lights \\*really\\* 1\\. and \\[x\\]", "Lights *really* 1. and [x]"),
        ("**Red lights\nand blue** ones", "Red lights and blue ones"),
        ("Lights\u00a0and\u3000boats   here", "Lights and boats here"),
        ("<script>alert(1)</script> &amp; <b>boats</b>", "<script>alert(1)</script> &amp; <b>boats</b>"),
        ("> quoted lights", "quoted lights"),
        ("+ lights", "lights"),
        ("・灯火", "灯火"),
        ("○○省の灯火", "○○省の灯火"),
        ("-5 degrees", "-5 degrees"),
        ("Lights on the inter-\nnational sea", "Lights on the inter-national sea"),
    ],
)
def test_words_without_markup(text: str, shown: str) -> None:
    assert words(text) == shown


def test_a_paragraph_cut_by_a_page_break_is_one() -> None:
    cut = "- The lights of the harbours shall actively\n\n- 2 -\n\nbe renewed."
    assert read(f"Chapter 1: Lights\n\n{cut}\n\n- Boats follow.\n\n- 3 -") == [
        "1 chapter: Lights",
        "  statement: The lights of the harbours shall actively be renewed.",
        "  statement: Boats follow.",
    ]


def test_a_list_broken_by_blank_lines_is_one_list() -> None:
    apart = "1) Lights\n\n   a) Red [MA]\n\n\n\n- b) Blue [MA]\n\n2) Boats\n- a) Fast [MA]"
    assert read(apart) == read(apart.replace("\n\n", "\n"))
    assert read(apart) == [
        "1 group: Lights",
        "  1.a initiative: Red [meadow]",
        "  1.b initiative: Blue [meadow]",
        "2 group: Boats",
        "  2.a initiative: Fast [meadow]",
    ]


def test_an_initiative_on_the_next_line_is_its_own() -> None:
    assert read("# Plan\n\n1) Lights\na) Red [MA]\nz) Blue [MA]\nBoats are fast.") == [
        "1 group: Lights",
        "  1.a initiative: Red [meadow]",
        "  1.z initiative: Blue [meadow]",
        "    statement: Boats are fast.",
    ]


def test_numbers_twice_and_out_of_sequence_are_told() -> None:
    found = imported("Chapter 1: Lights\n\na) Red [MA]\n\na) Blue [MA]\n\nd) Green [MA]\n\nChapter 3: Boats")
    assert [line.split(":")[0] for line in listing(found)] == [
        "1 chapter",
        "  1.a initiative",
        "  1.a initiative",
        "  1.d initiative",
        "3 chapter",
    ]
    assert rules(found) == [("duplicate-number", 5), ("number-out-of-sequence", 7), ("number-out-of-sequence", 9)]


def test_a_preamble_is_a_statement() -> None:
    found = imported("Harbour plan\n\nIt begins with a word to all.\n\nChapter 1: Lights\n\na) Red [MA]")
    assert found.edition.about.title.en == "Harbour plan"
    assert listing(found)[:2] == ["statement: It begins with a word to all.", "1 chapter: Lights"]


def test_text_without_numbers_is_statements() -> None:
    found = imported("Once there were lights.\n\nThere were boats, too.")
    assert listing(found) == ["statement: Once there were lights.", "statement: There were boats, too."]
    assert rules(found) == [("no-initiatives", 0)]


CHAPTERS = "## Chapter 1: Lights\n\na) Red [MA]\n\n## Chapter 2: Boats\n\na) Fast [MA]\n\n"


@pytest.mark.parametrize(
    ("title", "after", "line"),
    [
        ("## Harbour plan\n\n", "## Guidelines for keepers\n\nKeep them.", 11),
        ("# Harbour plan\n\n", "# Guidelines for keepers\n\n## Chapter 1: Keeping\n\nKeep them.", 11),
        ("", "# Guidelines for keepers\n\nKeep them.", 9),
        ("Harbour plan (draft)\n\n", "Guidelines for keepers (draft)\n\nKeep them.", 11),
        ("港の計画（案）\n\n", "守る人の指針（案）\n\n守ること。", 11),
        ("", "## Chapter 1: Keeping\n\nKeep them.", 9),
    ],
)
def test_another_document_after_the_last_chapter(title: str, after: str, line: int) -> None:
    found = imported(title + CHAPTERS + after)
    assert listing(found) == [
        "1 chapter: Lights",
        "  1.a initiative: Red [meadow]",
        "2 chapter: Boats",
        "  2.a initiative: Fast [meadow]",
    ]
    assert rules(found) == [("second-document", line)]
    assert "were not imported" in found.findings[0].message


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"# Harbour plan\n\n{CHAPTERS}## Conclusion\n\nSail.", ["chapter: Conclusion", "  statement: Sail."]),
        (f"## Harbour plan\n\n{CHAPTERS}Conclusion\n\nSail.", ["chapter: Conclusion", "  statement: Sail."]),
        (f"# Harbour plan\n\n{CHAPTERS}## Annex of lamps\n\nMany.", ["chapter: Annex of lamps", "  statement: Many."]),
        (f"# Harbour plan\n\n{CHAPTERS}### A remark\n\nMany.", ["  group: A remark", "    statement: Many."]),
        (f"## Harbour plan\n\n{CHAPTERS}## A remark\n\n## Chapter 3: Oil", ["chapter: A remark", "3 chapter: Oil"]),
        (f"Harbour plan (draft)\n\n{CHAPTERS}- All of it is new (draft)", ["    statement: All of it is new (draft)"]),
    ],
)
def test_what_still_belongs_to_the_plan(text: str, shown: list[str]) -> None:
    found = imported(text)
    assert "second-document" not in [one.rule for one in found.findings]
    assert listing(found)[4:] == shown


def test_a_table_of_contents_is_left_out_whatever_its_form() -> None:
    chapters = ["Chapter 1: Lights", "Chapter 2: Boats"]
    body = "Chapter 1: Lights\n\na) Red [MA]\n\nChapter 2: Boats\n\na) Fast [MA]\n"
    forms = {
        "leaders": "\n".join(f"{one} ........ {page}" for page, one in enumerate(chapters, 1)),
        "heading": "Contents\n\n" + "\n".join(chapters),
        "pages": "Contents\n\n" + "\n".join(f"{one} {page}" for page, one in enumerate(chapters, 3)),
        "links": "\n".join(f"- [{one}](#{one.lower().replace(' ', '-')})" for one in chapters),
        "bare": "\n".join(chapters),
    }
    for form, contents in forms.items():
        found = imported(f"{contents}\n\n{body}")
        assert listing(found) == read(body), form
        assert [one.rule for one in found.findings] == ["table-of-contents"], form


def test_underlined_headings_rules_and_fences() -> None:
    assert read("Harbour plan\n============\n\nChapter 1: Lights\n-----------------\n\n---\n\na) Red [MA]\n") == [
        "1 chapter: Lights",
        "  1.a initiative: Red [meadow]",
    ]


def test_ids_of_foreign_markdown_are_honoured() -> None:
    head = "## Chapter 1: Lights {#lamps .unnumbered}\n\n## Remarks {.unlisted}\n\n"
    found = imported(f"{head}- a) Red [MA] {{#red}}\n- b) Blue [MA] {{#../x}}\n")
    assert found.edition.outline == ("lamps", "remarks", "red", "blue")
    assert rules(found) == [("unnumbered-chapter", 3), ("id", 6)]
    with pytest.raises(PlanError, match="line 5: the id red stands already in line 3"):
        imported("# Plan\n\na) Red [MA] {#red}\n\nb) Blue [MA] {#red}")


def test_ids_are_short_readable_and_unique() -> None:
    found = imported(
        "Chapter 1: The lights of the harbour\n\na) Lights [MA]\n\nb) Lights [MA]\n\n"
        "c) Establishment of the internationalisation of lighthouse administration by keepers [MA]\n\nd) 灯火 [MA]\n"
    )
    assert found.edition.outline == (
        "lights-harbour",
        "lights",
        "lights-2",
        "establishment-internationalisation",
        "initiative-1-d",
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty"),
        ("\n \n", "the file is empty"),
        ("a\nb\0c", "line 2: the file is binary"),
        ("Red\n\nblue\u202e", "line 3: control, bidirectional or reserved character U+202E"),
        ("Red\x1b[31m", "line 1: control"),
        ("(1) a [" + "[a] " * 300_000, "1,200,007 characters"),
    ],
)
def test_texts_that_cannot_be_read(text: str, message: str) -> None:
    with pytest.raises(PlanError, match=message.replace("+", r"\+")):
        imported(text)


def test_signs_that_pdfs_leave_are_taken_out_and_told() -> None:
    found = imported("\ufeffChapter 1: Lig\u00adhts\r\n\r\na) Re\u200bd cafe\u0301 [MA]\r\n")
    assert listing(found) == ["1 chapter: Lights", "  1.a initiative: Red café [meadow]"]
    assert [one.rule for one in found.findings] == ["normalised", "invisible-characters"]


def test_nothing_in_a_text_breaks_out_of_our_markdown() -> None:
    odd = "--> <script>alert(1)</script> {#x} [MA] <!-- &lt; `*_"
    found = imported(f"# {odd}\n\n## Chapter 1: {odd} {{#one}}\n\na) Lights \\[MA\\] {odd} and more [MA]")
    written = to_markdown(found.edition, REGISTRY)
    assert "<script" not in written.replace("\\<script", "")
    assert written.count("<!--") - written.count("\\<!--") == written.count("\n<!-- aiplan {") + 1
    assert parse(written, registry=REGISTRY).edition == found.edition


def test_deep_lists_are_read_flat_and_fast() -> None:
    deep = "1) Lights\n\n" + "\n".join("  " * level + "- deeper" for level in range(1_000))
    assert len(read(deep)) == 1_001


SENTENCES = "AI is changing the world.\nJapan must not lag behind.\nThe time to act is now!!"
LONG = "Deploy lights in all ministries and agencies of the government by FY2027. [MA]"


def test_sentences_of_one_length_are_no_wrapped_paragraph() -> None:
    chapter = f"Chapter 2: Measures\nSection 1: Lights\n1) {LONG}"
    assert read(f"Chapter 1: Introduction\n{SENTENCES}\n{chapter}") == [
        "1 chapter: Introduction",
        *(f"  statement: {one}" for one in SENTENCES.split("\n")),
        "2 chapter: Measures",
        "  2.1 section: Lights",
        f"    2.1.1 initiative: {LONG.removesuffix(' [MA]')} [meadow]",
    ]
    sentences = [
        "世界では開発競争が激化している。",
        "我が国も急いで取り組まねばならない。",
        "司令塔の強化が不可欠である。",
    ]
    assert read("第1章　総論\n" + "\n".join(sentences))[1:] == [f"  statement: {one}" for one in sentences]


def test_a_column_that_other_lines_overrun_is_none() -> None:
    names = "Harbour Light Number One\nHarbour Light Number Two\nHarbour Light Number Six\nHarbour Light Number Ten"
    assert len(read(f"Chapter 1: Lights\n\n{names}")) == 2
    assert len(read(f"Chapter 1: Lights\n\n{names}\n\n- {LONG}")) == 6


def test_a_worded_heading_is_never_the_middle_of_a_paragraph() -> None:
    wrapped = """\
灯火は、港に入る船を夜も安全に導く
ものであり、島々の暮らしを支えてい
るが、油の値段が上がり、守る人も減
っている。
①　灯台を守る人を育て［港湾省］
第１節　島々の暮らしを支える港づく
（１）船"""
    assert read(f"第１章　灯火\n{wrapped}")[1:] == [
        "  statement: 灯火は、港に入る船を夜も安全に導くものであり、島々の暮らしを支えているが、油の値段が上がり、"
        "守る人も減っている。",
        "  1.1 initiative: 灯台を守る人を育て [harbour]",
        "  1.1 section: 島々の暮らしを支える港づく",
        "    1.1.1 statement: 船",
    ]


@pytest.mark.parametrize("title", ["はじめに", "背景と", "今後の進め方", "人材の確保に向けて", "強みを活かすもの"])
def test_a_numbered_title_may_end_like_an_open_sentence(title: str) -> None:
    for gap in ("\n", "\n\n"):
        assert read(f"１．{title}{gap}灯火は重要である。\n２．施策\n（１）赤［草原庁］") == [
            f"1 group: {title}",
            "  statement: 灯火は重要である。",
            "2 group: 施策",
            "  2.1 initiative: 赤 [meadow]",
        ]


def test_a_numbered_sentence_that_stops_at_a_comma_goes_on() -> None:
    assert read("第1章　施策\n①　灯火を、\n赤く塗る［草原庁］\n②　船を\n買う［草原庁］")[1:] == [
        "  1.1 initiative: 灯火を、赤く塗る [meadow]",
        "  1.2 initiative: 船を買う [meadow]",
    ]


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        ("Appendix A: Budget", "Appendix A: Budget"),
        ("Annex", "Annex"),
        ("References", "References"),
        ("別紙１　工程表", "別紙１ 工程表"),
        ("別添 施策一覧", "別添 施策一覧"),
        ("（別添）", "（別添）"),
        ("参考資料", "参考資料"),
        ("用語集", "用語集"),
    ],
)
def test_what_is_appended_is_a_chapter_of_its_own_and_told(head: str, shown: str) -> None:
    found = imported(f"Chapter 1: Lights\n1) Red [MA]\n2) Blue [MA]\n{head}\n1) Oil [MHP]")
    assert listing(found)[2:] == [
        "  1.2 initiative: Blue [meadow]",
        f"chapter: {shown}",
        "  1 initiative: Oil [harbour]",
    ]
    assert rules(found) == [("appendix", 4)]


@pytest.mark.parametrize(
    "line", ["別紙１のとおり進める。", "Appendix A shows the lights.", "（参考）", "Annex of lamps"]
)
def test_what_is_not_appended(line: str) -> None:
    found = imported(f"Chapter 1: Lights\n\n1) Red [MA]\n\n{line}\n\n2) Blue [MA]\n\n参考資料\n\n3) Oil [MA]")
    assert "appendix" not in [rule for rule, _ in rules(found)]


def test_the_rows_of_a_table_with_bodies_are_a_list() -> None:
    table = "| No. | 施策 | 主担当 | 協力 |\n|---|---|---|---|\n| (1) | **灯台**を建てる | 港湾省 | 草原庁<br>評議府 |"
    found = imported(f"# 計画\n\n## 第1章 灯火\n\n{table}\n| (2) | 油を買う | 未定 | - |\n\n本文が続く。")
    assert listing(found) == [
        "1 chapter: 灯火",
        "  1.1 initiative: 灯台を建てる [harbour*; meadow; council]",
        "  1.2 initiative: 油を買う",
        "  statement: 本文が続く。",
    ]
    assert [one.role for one in found.edition.provisions["initiative-1-1"].assignments] == [
        "lead",
        "support",
        "support",
    ]
    assert rules(found) == [("table-in-text", 5), ("initiative-without-body", 8)]


def test_a_table_without_bodies_is_words_and_told() -> None:
    found = imported("## Chapter 1: Lights\n\n| Year | Lamps |\n|---|---|\n| 2026 | 60 |\n\na) Red [MA]")
    assert listing(found)[1:3] == ["  statement: | Year | Lamps |", "  statement: | 2026 | 60 |"]
    assert rules(found) == [("table-in-text", 3)]


def test_the_day_of_adoption_below_the_title_belongs_to_it() -> None:
    found = imported("灯火計画\n（令和8年7月14日閣議決定）\n\nはじめに\n序の文。\n\n第1章 灯火\n①　赤［草原庁］")
    assert found.edition.about.title.ja == "灯火計画 （令和8年7月14日閣議決定）"
    assert listing(found)[0] == "chapter: はじめに"


def test_asterisks_in_plain_text_are_no_emphasis() -> None:
    found = imported("Lights* of _all_ harbours\n\nChapter 1: Lights*\n\na) Red* [MA*; MHP**]\n\nb) Blue [MA]")
    assert found.edition.about.title.en == "Lights* of _all_ harbours"
    assert listing(found)[:2] == ["1 chapter: Lights*", "  1.a initiative: Red* [meadow; harbour]"]
    assert read("# Plan\n\na) *Red* [**MA**]\n\nb) Blue [MA]")[0] == "a initiative: Red [meadow]"


def test_footnotes_behind_a_rule_are_no_list() -> None:
    notes = "________\n1 Source: White Paper.\n2 Ministry of Boats, 2025."
    assert read(f"Chapter 1: Lights\n\n1) Red [MA]¹\n\n{notes}\n\nPage 3 of 10\n\n2) Blue [MA]") == [
        "1 chapter: Lights",
        "  1.1 initiative: Red¹ [meadow]",
        "    statement: 1 Source: White Paper.",
        "    statement: 2 Ministry of Boats, 2025.",
        "  1.2 initiative: Blue [meadow]",
    ]


def test_a_line_that_only_says_who_is_responsible_belongs_above() -> None:
    lamps = "①　灯台を建てる。\n担当：草原庁、港湾省\n②　油を買う。\n主担当：港湾省　協力：草原庁"
    assert read(f"第1章 灯火\n{lamps}\n③　担当：灯台守")[1:] == [
        "  1.1 initiative: 灯台を建てる。 [meadow; harbour]",
        "  1.2 initiative: 油を買う。 [harbour*; meadow]",
        "  1.3 initiative: 担当：灯台守",
    ]


def test_further_bullets() -> None:
    assert read("第1章 灯火\n－赤［草原庁］\n➢ 青［草原庁］\n－5度を保つ。") == [
        "1 chapter: 灯火",
        "  initiative: 赤 [meadow]",
        "  initiative: 青 [meadow]",
        "  statement: －5度を保つ。",
    ]


@pytest.mark.parametrize(
    "cut",
    [
        "島々の灯台を、令和８年度末までに10万|基に増やす。［港湾省］",
        "島々の灯台の灯火を令和|８年度末までに全て新しくする。［港湾省］",
        "灯台を守る人を育て、夜も昼も港と船を見守る仕組みをつ|くる。［港湾省］",
        "灯台を守る人を育て、夜も昼も港と船を見守る仕組みをつ|くり、島の人々とともに暮らしを支え続けられるようにそ|なえる。［港湾省］",
    ],
)
def test_one_wrapped_line_is_no_title(cut: str) -> None:
    whole, lines = cut.replace("|", "").removesuffix("［港湾省］"), cut.replace("|", "\n")
    assert read(f"第１章　灯火\n① {lines}\n② 船を出す。［草原庁］")[1:] == [
        f"  1.1 initiative: {whole} [harbour]",
        "  1.2 initiative: 船を出す。 [meadow]",
    ]


def test_where_its_like_have_no_title_a_wide_line_is_none() -> None:
    cut = "① 灯台を守る人と船を見守る仕組みを島々の全ての港に速やかに整\n備する。［港湾省］"
    assert read(f"第１章　灯火\n{cut}\n② 船を出す。［草原庁］\n③ 旗を立てる。［草原庁］")[1] == (
        "  1.1 initiative: 灯台を守る人と船を見守る仕組みを島々の全ての港に速やかに整備する。 [harbour]"
    )
    assert read(f"第１章　灯火\n{cut}\n② 船\n船を出す。［草原庁］\n③ 旗\n旗を立てる。［草原庁］")[1:3] == [
        "  1.1 group: 灯台を守る人と船を見守る仕組みを島々の全ての港に速やかに整",
        "    initiative: 備する。 [harbour]",
    ]


@pytest.mark.parametrize("title", ["灯台", "島々の灯台の灯火と船を見守る仕組みの整備と人材の育成", "行動計画2025"])
def test_a_title_above_its_text_stays_one_beside_untitled_ones(title: str) -> None:
    body = "年内に、灯台を守る人を育てる。［港湾省］"
    assert read(f"第１章　灯火\n① {title}\n{body}\n② 船を出す。［草原庁］")[1:] == [
        f"  1.1 group: {title}",
        "    initiative: 年内に、灯台を守る人を育てる。 [harbour]",
        "  1.2 initiative: 船を出す。 [meadow]",
    ]


def test_a_small_word_at_the_end_of_a_line_needs_another() -> None:
    assert read("a) Lights in all harbours of the\nMeadow Islands by 2027 [MA]\nb) Boats [MHP]") == [
        "a initiative: Lights in all harbours of the Meadow Islands by 2027 [meadow]",
        "b initiative: Boats [harbour]",
    ]


@pytest.mark.parametrize("words", ["eラーニングを広げる。", "iPS細胞を使う。", "e-Gov lights. [MA]", "p53 lamps"])
def test_a_term_in_small_letters_begins_a_paragraph(words: str) -> None:
    for above in ("a) Red lamps [MA]", "油を買う［草原庁］", "Oil and lamps"):
        assert len(read(f"{above}\n\n{words}")) == 2, above


def test_words_that_markdown_strikes_out_are_left_out_and_told() -> None:
    found = imported("a) **Light** 6~~0~~ lamps ~ ~~and piers~~ [MA]\n\nb) 60~~70 \\~~lamps~~ [MA]")
    assert listing(found) == ["a initiative: Light 6 lamps ~ [meadow]", "b initiative: 60~~70 ~~lamps~~ [meadow]"]
    assert rules(found) == [("struck-out", 1)]


@pytest.mark.parametrize("words", ["and lamps on piers.", "a lamp for each pier.", "re-lit lamps", "d'abord"])
def test_a_paragraph_that_goes_on_in_small_letters(words: str) -> None:
    assert len(read(f"a) Red lamps [MA]\n\n{words}")) == 1
