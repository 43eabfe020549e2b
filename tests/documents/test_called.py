"""Marks that say in words what they count (Action 1.1.1:, 施策１－２), codes (A1, Ⅱ－１－（１）), and plans
numbered with them."""

import pytest
from documents.listing import REGISTRY, imported, listing, read, rules
from docx import docx, level, numbering, p, w

from aiplan_revise.documents import Reading, parse, to_markdown
from aiplan_revise.documents.grammar.marks import readings
from aiplan_revise.documents.html import read_html
from aiplan_revise.documents.reading import Imported
from aiplan_revise.documents.sentences import as_text, carried_out, sentences
from aiplan_revise.documents.word import read_word
from aiplan_revise.documents.word.out.export import to_word
from aiplan_revise.documents.workbook.edition import to_workbook
from aiplan_revise.documents.workbook.reading import read_workbook
from aiplan_revise.lineage import link, settle
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.numbering import mark_of, marks
from aiplan_revise.revise import diff

NAMED = [
    ("Action 1.1.2: Lights", "Action 1.1.1:", "1.1", "2", "Lights"),
    ("ACTION 12. Lights", "Action 1:", "", "12", "Lights"),
    ("Action #4 Lights", "Action 1:", "", "4", "Lights"),
    ("Key action 3 – Lights", "Key action 1:", "", "3", "Lights"),
    ("[Goal B] Lights", "Goal A:", "", "B", "Lights"),
    ("Goal 1 | Lights", "Goal 1:", "", "1", "Lights"),
    ("Pillar II: Lights", "Pillar I:", "", "II", "Lights"),
    ("Theme One: Lights", "Theme 1:", "", "1", "Lights"),
    ("Action A1: Lights", "Action A1:", "A", "1", "Lights"),
    ("Action 3b Lights", "Action 1a:", "3", "b", "Lights"),
    ("Recommendation 3(a): Lights", "Recommendation 1.a:", "3", "a", "Lights"),
    ("Sub-action 2.1 Lights", "Sub-action 1.1:", "2", "1", "Lights"),
    ("Field of action 2: Lights", "Field of action 1:", "", "2", "Lights"),
    ("Chapter 1.2: Lights", "Chapter 1.1:", "1", "2", "Lights"),
    ("施策１－２　灯火", "施策1-1", "1", "2", "灯火"),
    ("施策1：灯火", "施策1", "", "1", "灯火"),
    ("２-（１）-③　灯火", "1-1-(1)", "2.1", "3", "灯火"),
    ("Ⅱ－１－①　灯火", "A-1-(1)", "II.1", "1", "灯火"),
    ("第２分野　灯火", "第1分野", "", "2", "灯火"),
    ("第三の柱：灯火", "第1の柱", "", "3", "灯火"),
    ("【施策３】灯火", "施策1", "", "3", "灯火"),
    ("重点施策③ 灯火", "重点施策1", "", "3", "灯火"),
    ("基本目標Ⅱ　灯火", "基本目標I", "", "II", "灯火"),
    ("アクション３　つくる", "アクション1", "", "3", "つくる"),
    ("具体的施策（２）　灯火", "具体的施策1", "", "2", "灯火"),
    ("施策二　灯火", "施策1", "", "2", "灯火"),
    ("A-2　灯火", "A-1", "A", "2", "灯火"),
    ("Ⅱ－１　灯火", "A-1", "II", "1", "灯火"),
    ("Ⅱ－１－（３）　灯火", "A-1-(1)", "II.1", "3", "灯火"),
    ("１－（２）　灯火", "1-(1)", "1", "2", "灯火"),
    ("NB2: Lights", "NB1", "", "2", "Lights"),
    ("CAP24/EL/2 Lights", "CAP24/EL/1", "", "2", "Lights"),
    ("EL/24/2: Lights", "EL/24/1", "", "2", "Lights"),
    ("2c. Lights", "1a", "2", "c", "Lights"),
]


@pytest.mark.parametrize(("line", "style", "above", "number", "words"), NAMED)
def test_one_mark(line: str, style: str, above: str, number: str, words: str) -> None:
    mark = readings(line)[0]
    assert (mark.style, mark.above, mark.number, line[mark.end :].lstrip("\u3000")) == (style, above, number, words)


@pytest.mark.parametrize(
    "line",
    [
        "Action 3 is led by the ministry.",
        "Actions 1–3: see below",
        "Action 1.1-1.3: see below",
        "Action 1, 2 and 3",
        "Mission 2030: Net zero",
        "Strategy 2025",
        "Section 2(a) of the Act",
        "Step 1 in the process",
        "Action plan 2025",
        "G7 leaders met.",
        "Q1 2026 launch",
        "CO2 emissions",
        "施策 10件を実施する。",
        "施策１ の実施",
        "目標 90％を達成する。",
        "事業1,200件",
        "課題3つ",
        "取組１－１ を進める。",
        "アクションプラン",
        "R8　設計",
        "目標Ａ",
    ],
)
def test_no_mark(line: str) -> None:
    assert [mark for mark in readings(line) if mark.named] == []


def test_a_mark_is_printed_as_it_was_read() -> None:
    pairs = [("Action 1.1.1:", "3.2.4"), ("施策1-1", "1.2"), ("A1", "B.2"), ("Action 1a:", "3.b")]
    pairs.append(("A-1-(1)", "II.1.3"))
    assert [mark_of(*pair) for pair in pairs] == ["Action 3.2.4:", "施策1-2", "B2", "Action 3b:", "II-1-(3)"]
    assert mark_of("Chapter 1.1:", "2.3") == "Chapter 2.3:"
    assert mark_of("Chapter 1.1:", "3") == ""


PLANS = {
    "numbers of the parents repeated": (
        "# Plan\n\n## Part 1: Sea\n\n### Chapter 1.1: Lights\n\nFour in ten lights are dark.\n\n"
        "Action 1.1.1: Paint lamps. [MHP (lead); MA]\n\nAction 1.1.2: Buy oil. [MA]\n\n### Chapter 1.2: Boats\n\n"
        "Action 1.2.1: Build boats. [MHP]\n\n## Part 2: Land\n\n### Chapter 2.1: Sheep\n\n"
        "Action 2.1.1: Count sheep. [MA]",
        [
            "1 part: Sea",
            "  1.1 chapter: Lights",
            "    statement: Four in ten lights are dark.",
            "    1.1.1 initiative: Paint lamps. [harbour*; meadow]",
            "    1.1.2 initiative: Buy oil. [meadow]",
            "  1.2 chapter: Boats",
            "    1.2.1 initiative: Build boats. [harbour]",
            "2 part: Land",
            "  2.1 chapter: Sheep",
            "    2.1.1 initiative: Count sheep. [meadow]",
        ],
    ),
    "numbered through": (
        "# Plan\n\n## Chapter 1: Sea\n\n**Action 1:** Paint lamps. [MHP]\n\n**Action 2:** Buy oil. [MA]\n\n"
        "## Chapter 2: Land\n\n**Action 3:** Count sheep. [MA]",
        [
            "1 chapter: Sea",
            "  1.1 initiative: Paint lamps. [harbour]",
            "  1.2 initiative: Buy oil. [meadow]",
            "2 chapter: Land",
            "  2.3 initiative: Count sheep. [meadow]",
        ],
    ),
    "goals, objectives, actions and sub-actions": (
        "Goal 1: Sea\n\nObjective 1.1 – Lights\n\nAction 1 – Paint lamps. [MHP]\n\nSub-action 1.1 – Red. [MA]\n\n"
        "Sub-action 1.2 – Blue. [MA]\n\nAction 2 – Buy oil. [MA]\n\nObjective 1.2 – Boats\n\nAction 3 – Build. [MHP]",
        [
            "1 group: Sea",
            "  1.1 group: Lights",
            "    1.1.1 initiative: Paint lamps. [harbour]",
            "      1.1.1.1 initiative: Red. [meadow]",
            "      1.1.1.2 initiative: Blue. [meadow]",
            "    1.1.2 initiative: Buy oil. [meadow]",
            "  1.2 group: Boats",
            "    1.2.3 initiative: Build. [harbour]",
        ],
    ),
    "letters and codes": (
        "# 計画\n\n## Ａ　海\n\nA-1　灯火を塗る。［港湾省］\n\nA-2　油を買う。［草原庁］\n\n"
        "## Ｂ　陸\n\nB-1　羊を数える。［草原庁］",
        [
            "A group: 海",
            "  A.1 initiative: 灯火を塗る。 [harbour]",
            "  A.2 initiative: 油を買う。 [meadow]",
            "B group: 陸",
            "  B.1 initiative: 羊を数える。 [meadow]",
        ],
    ),
    "a prefecture": (
        "# 計画\n\n## 基本目標１　海\n\n### 施策１－１　灯火\n\n取組１－１－１　灯火を塗る。\n\n"
        "担当：港湾省、草原庁\n\n"
        "取組１－１－２　油を買う。\n\n担当：草原庁\n\n"
        "### 施策１－２　船\n\n取組１－２－１　船を造る。\n\n担当：港湾省",
        [
            "1 group: 海",
            "  1.1 group: 灯火",
            "    1.1.1 initiative: 灯火を塗る。 [harbour; meadow]",
            "    1.1.2 initiative: 油を買う。 [meadow]",
            "  1.2 group: 船",
            "    1.2.1 initiative: 船を造る。 [harbour]",
        ],
    ),
    "captions whole in brackets": (
        "# 計画\n\n【重点１　海】\n\n・灯火を塗る。（港湾省）\n\n【重点２　陸】\n\n・羊を数える。（草原庁）",
        [
            "1 group: 海",
            "  initiative: 灯火を塗る。 [harbour]",
            "2 group: 陸",
            "  initiative: 羊を数える。 [meadow]",
        ],
    ),
    "numbers that stand nowhere above": (
        "# Plan\n\n## Sea\n\nAction 1.1: Paint lamps. [MHP]\n\nAction 1.2: Buy oil. [MA]\n\n## Land\n\n"
        "Action 2.1: Count sheep. [MA]",
        [
            "group: Sea",
            "  1-1 initiative: Paint lamps. [harbour]",
            "  1-2 initiative: Buy oil. [meadow]",
            "group: Land",
            "  2-1 initiative: Count sheep. [meadow]",
        ],
    ),
}


@pytest.mark.parametrize("outline", PLANS)
def test_plans(outline: str) -> None:
    text, expected = PLANS[outline]
    found = imported(text)
    assert listing(found) == expected
    assert not {"duplicate-number", "number-out-of-sequence", "no-initiatives"} & {rule for rule, _ in rules(found)}


@pytest.mark.parametrize("outline", PLANS)
def test_what_is_written_of_them_is_read_as_the_same(outline: str) -> None:
    made = imported(PLANS[outline][0]).edition
    assert parse(to_markdown(made, REGISTRY), registry=REGISTRY).edition == made


def _blocks(text: str) -> list[tuple[int, str]]:
    """The paragraphs of a plan with the levels of its headings, 0 for none."""
    blocks = (block.replace("**", "") for block in text.split("\n\n"))
    return [(len(one) - len(one.lstrip("#")), one.lstrip("# ")) for one in blocks]


@pytest.mark.parametrize("outline", [name for name in PLANS if PLANS[name][0][0] == "#"])
def test_the_same_in_word_and_on_a_page(outline: str) -> None:
    text, expected = PLANS[outline]
    styled = docx(*(p(words, style=f"H{n}" if n else "") for n, words in _blocks(text)))
    page = "".join(f"<h{n}>{words}</h{n}>" if n else f"<p>{words}</p>" for n, words in _blocks(text))
    assert listing(read_word(styled, Reading("plan"), REGISTRY)) == expected
    assert listing(read_html(page.encode(), Reading("plan"), REGISTRY)) == expected


def test_marks_in_words_that_word_counts() -> None:
    lists = numbering(level(0, "decimal", "Goal %1:") + level(1, "decimal", "Action %1.%2:"))
    words = [(0, "Sea"), (1, "Paint lamps. [MHP]"), (1, "Buy oil. [MA]"), (0, "Land"), (1, "Count sheep. [MA]")]
    paper = docx(
        p("Plan", style="H1"),
        *(p(said, properties=w("numPr", w("ilvl", val=at), w("numId", val=1))) for at, said in words),
        lists=lists,
    )
    assert listing(read_word(paper, Reading("plan"), REGISTRY)) == [
        "1 group: Sea",
        "  1.1 initiative: Paint lamps. [harbour]",
        "  1.2 initiative: Buy oil. [meadow]",
        "2 group: Land",
        "  2.1 initiative: Count sheep. [meadow]",
    ]


def test_a_measure_is_one_also_where_nobody_is_named() -> None:
    found = imported("# Plan\n\n## Recommendation 1\n\nPublish all rules.\n\n## Recommendation 2: Print them\n\nSoon.")
    assert listing(found) == ["1 initiative: Publish all rules.", "2 initiative: Print them | Soon."]
    assert [(one.rule, one.message) for one in found.findings] == [
        ("no-initiatives", "none of the 2 initiatives names a responsible body")
    ]
    assert "Lead: …" in found.findings[0].fix


def test_a_word_in_a_wrapped_sentence_is_no_mark() -> None:
    text = (
        "Goal 1: Lights\n\n"
        "The lights of all harbours are to be renewed as they were in what we said of\n"
        "Action 2. The keepers of all lights know it by heart, and will do so again\n"
        "when the boats that bring the oil have been painted as they were before it.\n"
    )
    assert [line.partition(":")[0] for line in read(text)] == ["1 group", "  statement"]


def test_paragraphs_that_name_bodies_are_measures_of_their_own() -> None:
    goal = "Goal {}: {}\n\nPaint lamps. [MHP]\n\nBuy oil. [MA]"
    assert read(goal.format(1, "Sea") + "\n\nGoal 2: Land\n\nCount sheep. [MA]") == [
        "1 group: Sea",
        "  initiative: Paint lamps. [harbour]",
        "  initiative: Buy oil. [meadow]",
        "2 group: Land",
        "  initiative: Count sheep. [meadow]",
    ]
    assert read(goal.format(1, "Sea").replace("Goal", "Project"))[:2] == [
        "1 group: Sea",
        "  initiative: Paint lamps. [harbour]",
    ]


@pytest.mark.parametrize("outline", PLANS)
def test_sentences_amend_them(outline: str) -> None:
    text = PLANS[outline][0]
    lang: Lang = "ja" if text.startswith("# 計画") else "en"
    said = {"oil.": "oil by 2030.", "lamps.": "red lamps.", "灯火を塗る": "灯火を赤く塗る"}
    more = text
    for old, new in said.items():
        more = more.replace(old, new)
    before, after = imported(text).edition, imported(more, Reading(id="next", follows="plan")).edition
    after = settle(after, link(before, after, REGISTRY, ids="ignored"), before)
    words = as_text(sentences(before, after, diff(before, after, REGISTRY), REGISTRY, lang), lang)
    made = carried_out(words, before, REGISTRY, lang, "next").edition
    assert listing(Imported(made)) == listing(Imported(after))
    assert list(marks(made, lang).values()) == list(marks(after, lang).values())


@pytest.mark.parametrize("outline", PLANS)
def test_they_come_back_from_every_paper(outline: str) -> None:
    made = imported(PLANS[outline][0]).edition
    lang: Lang = "ja" if PLANS[outline][0].startswith("# 計画") else "en"
    for automatic in (False, True):
        assert read_word(to_word(made, REGISTRY, lang, automatic=automatic), Reading(), REGISTRY).edition == made
    assert read_workbook(to_workbook(made, REGISTRY), Reading(), REGISTRY).edition == made
