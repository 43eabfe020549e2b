"""Plans with parts above their chapters (第1編第1章第1節; Part 1, Chapter 1): everything is printed as it was read."""

from pathlib import Path

import pytest
from documents.test_comparison_back import SIDES, back, shown, written
from msgspec.structs import replace
from papers import REGISTRY

from aiplan_revise.documents import Reading, parse, read
from aiplan_revise.documents.grammar.marks import printed, readings
from aiplan_revise.documents.markdown import to_markdown
from aiplan_revise.documents.sentences import as_text, sentences
from aiplan_revise.documents.word import read_word
from aiplan_revise.documents.word.out.export import to_word
from aiplan_revise.lineage import link, settle
from aiplan_revise.model.edition import Edition, Kind, Lang, Provision, Texts, edition, numbers, ordered, texts
from aiplan_revise.model.numbering import LEVELS, marks
from aiplan_revise.report.frame import framed
from aiplan_revise.report.papers import paper, profile
from aiplan_revise.report.plan import plan_page, plan_view
from aiplan_revise.revise import check, diff
from aiplan_revise.revise.rebuilding import FIRST, add, drop
from aiplan_revise.revise.structure import is_misplaced

CASES = Path(__file__).parent.parent / "cases" / "papers"
PAIRS: list[tuple[str, Lang]] = [("23-parts", "ja"), ("24-parts-and-chapters", "en")]


def sides(name: str) -> tuple[Edition, Edition]:
    old, new = (read(CASES / name / f"{side}.md", Reading(), REGISTRY).edition for side in ("old", "new"))
    return old, settle(new, link(old, new, REGISTRY), old)


def headed(of: Edition, lang: Lang) -> list[tuple[str, str]]:
    printed = marks(of, lang)
    return [(p.kind, printed[p.id]) for p in ordered(of) if p.kind in LEVELS]


@pytest.mark.parametrize(("name", "lang"), PAIRS)
def test_they_are_printed_in_the_words_of_either_language(name: str, lang: Lang) -> None:
    old, _ = sides(name)
    assert {kind: mark[-1] for kind, mark in headed(old, "ja") if kind != "part"}.items() <= {
        "chapter": "章",
        "section": "節",
    }.items()
    words = {"ja": ("第2編", "第2章", "第2節"), "en": ("Part 2:", "Chapter 2:", "Section 2:")}
    for one in ("ja", "en"):
        said = {mark for _, mark in headed(old, one)}
        other = "第2部" if (lang, one) == ("en", "ja") else words[one][0]
        assert said >= {other, words[one][1]}
        assert (words[one][2] in said) is (lang == "ja")


@pytest.mark.parametrize(("name", "lang"), PAIRS)
def test_the_papers_give_them_back(name: str, lang: Lang) -> None:
    old, new = sides(name)
    assert parse(to_markdown(new, REGISTRY), Reading(), REGISTRY).edition == new
    for automatic in (False, True):
        found = read_word(to_word(new, REGISTRY, lang, automatic=automatic), Reading("x", lang), REGISTRY)
        assert shown(found.edition, lang) == shown(new, lang)
    changeset = diff(old, new, REGISTRY)
    look = profile("cabinet" if lang == "ja" else "english", lang)
    table = paper(changeset, framed(changeset, (old, new), REGISTRY, lang), look, whole=True)
    for form in ("docx", "html", "xlsx"):
        for side, of in zip(SIDES, (old, new), strict=True):
            found = back(written(table, form), form, Reading("x", lang, side=side), REGISTRY)
            assert shown(found.edition, lang) == shown(of, lang), (form, side)


@pytest.mark.parametrize(("name", "lang"), PAIRS)
def test_our_pdf_gives_them_back_though_each_part_has_one_page(name: str, lang: Lang) -> None:
    pytest.importorskip("weasyprint")
    from aiplan_revise.documents.pdf import read_pdf
    from aiplan_revise.report.pdf import pdf

    old, _ = sides(name)
    found = read_pdf(pdf(plan_page(plan_view(old, REGISTRY, lang)))[0], Reading("x", lang), REGISTRY)
    assert shown(found.edition, lang) == shown(old, lang)


def test_a_part_stands_in_nothing_and_a_chapter_in_parts() -> None:
    old, _ = sides("23-parts")
    assert not [one for one in check(old, REGISTRY) if one.rule == "misplaced"]
    part, chapter, section = (Provision(kind, kind, "", "1") for kind in ("part", "chapter", "section"))
    pairs = ((chapter, part), (section, part), (section, chapter))
    assert not any(is_misplaced(one, above) for one, above in pairs)
    assert all(is_misplaced(above, one) for one, above in pairs)


def test_chapters_that_come_to_stand_in_parts_are_the_same_chapters() -> None:
    old = parse(PLAN, Reading("old"), REGISTRY).edition
    parted = PLAN.replace("### ", "#### ").replace("## Chapter", "### Chapter").replace("###### ", "#### ")
    parted = parted.replace("### Chapter 1", "## Part 1: What is done\n\n### Chapter 1")
    new = parse(parted.replace("### Chapter 2", "## Part 2: What it takes\n\n### Chapter 1"), Reading("new"), REGISTRY)
    pair = link(old, new.edition, REGISTRY), link(new.edition, old, REGISTRY)
    called = numbers(old), numbers(new.edition)
    found = {(called[0][x.old[0]], called[1][x.new[0]]): x for x in pair[0].links}
    assert {there: here for there, here in found if "." not in there} == {"1": "1.1", "2": "2.1"}
    assert {(x.new, x.old) for x in pair[1].links} == {(x.old, x.new) for x in pair[0].links}
    assert 'stands in the same chapter, "Ports"' in found["1.a", "1.1.a"].reasons
    changes = diff(old, settle(new.edition, pair[0], old), REGISTRY).changes
    assert not any(change.facets.fields for change in changes)
    assert [change.new[0].text.en for change in changes if not change.old] == ["What is done", "What it takes"]


PLAN = """# Plan of the coast

## Chapter 1: Ports

- a) Deepen the harbour of the northern isles [MLIT]
- b) Light the quays at night [MLIT; MIC]

## Chapter 2: Staff

- a) Train sixty pilots a year [MLIT]
- b) Teach harbour masters to read the tides [JMA]
"""


def test_a_statement_that_became_a_section_is_told_by_what_it_is_called() -> None:
    from aiplan_revise.report.facts import facts

    old, _ = sides("23-parts")
    key = next(p.id for p in ordered(old) if numbers(old)[p.id] == "2.1.2")
    other = edition(old.about, [replace(p, kind="statement") if p.id == key else p for p in ordered(old)])
    changeset = diff(other, old, REGISTRY)
    (change,) = [one for one in changeset.changes if one.facets.fields]
    told = {
        lang: [
            line
            for fact in facts(change, (), (), framed(changeset, (other, old), REGISTRY, lang))
            for line in fact.lines
        ]
        for lang in ("ja", "en")
    }
    assert told == {"ja": ["「本文」から「節」に変更"], "en": ["changed from statement to section"]}
    assert texts("ja", "訓練") == change.new[0].text


MIXED = """# Plan for Health

## Chapter 1: Introduction

Health comes first.

## Part 1: Hospitals

### Chapter 2: Beds

- (a) Add 300 beds. [MHLW]

## Part 2: Homes

### Section 1: Care

- (a) Visit 900 homes. [MHLW]

## Chapter 5: Conclusion

We review the plan.
"""


def test_chapters_beside_parts_and_sections_right_under_them_stay_what_they_are() -> None:
    old = parse(MIXED, Reading("old"), REGISTRY).edition
    new = parse(MIXED.replace("300", "400").replace("first", "always first"), Reading("new"), REGISTRY).edition
    marked = [mark for _, mark in headed(old, "en")]
    assert marked == ["Chapter 1:", "Part 1:", "Chapter 2:", "Part 2:", "Section 1:", "Chapter 5:"]
    assert [p.parent for p in ordered(old) if marks(old, "en")[p.id] == "Chapter 5:"] == [""]
    found = read_word(to_word(old, REGISTRY, "en", automatic=True), Reading("x", "en"), REGISTRY)
    assert shown(found.edition, "en") == shown(old, "en")
    new = settle(new, link(old, new, REGISTRY), old)
    said = as_text(sentences(old, new, diff(old, new, REGISTRY), REGISTRY, "en"), "en")
    assert "In Chapter 1, paragraph 1, after “comes” insert “always”." in said
    assert "In 1.2.a, for “300 beds” substitute “400 beds”." in said


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("第Ⅱ部　施策", "第2部"),
        ("第II部　施策", "第2部"),
        ("第二編　施策", "第2編"),
        ("第０章　はじめに", "第0章"),
        ("PART B: MEASURES", "Part B:"),
        ("Part C. Review", "Part C:"),
        ("Part IV: Money", "Part IV:"),
        ("第２部会　予算を扱う。", ""),
        ("第１部門　農業", ""),
        ("第１編成　貨物列車", ""),
    ],
)
def test_marks_of_parts(line: str, mark: str) -> None:
    found = readings(line)
    assert (printed(found[0].style, found[0].number) if found else "") == mark


def test_chapters_with_roman_numbers_keep_them() -> None:
    lines = (
        "Ⅰ　総論",
        "１　背景",
        "（１）港を調べる。【国土交通省】",
        "Ⅱ　施策",
        "１　整備",
        "（１）港を造る。【国土交通省】",
    )
    made = parse("\n\n".join(("# 港の計画", *lines)), Reading("x"), REGISTRY).edition
    assert [mark for mark in marks(made, "ja").values() if mark] == ["Ⅰ", "1", "(1)", "Ⅱ", "1", "(1)"]
    assert parse(to_markdown(made, REGISTRY), Reading(), REGISTRY).edition == made
    for automatic in (False, True):
        found = read_word(to_word(made, REGISTRY, "ja", automatic=automatic), Reading("x", "ja"), REGISTRY)
        assert shown(found.edition, "ja") == shown(made, "ja")


def test_parts_that_are_called_by_two_words_keep_them() -> None:
    lines = (
        "## 第１編　総則",
        "### 第１章　目的",
        "目的。",
        "## 第２部　対策",
        "### 第１章　地震",
        "（１）港を守る。【国土交通省】",
    )
    found = parse("\n\n".join(("# 県計画", *lines)), Reading("x"), REGISTRY)
    assert [mark for mark in marks(found.edition, "ja").values() if mark] == ["第1編", "第1章", "第2部", "第1章", "(1)"]
    assert parse(to_markdown(found.edition, REGISTRY), Reading(), REGISTRY).edition == found.edition
    for automatic in (False, True):
        again = read_word(to_word(found.edition, REGISTRY, "ja", automatic=automatic), Reading("x", "ja"), REGISTRY)
        assert again.edition == found.edition


# ---------------------------------------------------------------- parts of parts, and chapters that count on

NESTED = """# 県計画

## 第１編　総則

### 第１部　方針

#### 第１章　目的

（１）港を守る。第２編第１部第２章（１）のとおりとする。［国土交通省］

### 第２部　体制

#### 第１章　組織

（１）本部を置く。［内閣府］

## 第２編　対策

### 第１部　地震

#### 第１章　予防

（１）堤を造る。［国土交通省］

#### 第２章　応急

（１）救う。第１編第２部第１章及び第２編第１部第１章（１）を参照。［総務省］
"""


def named(of: Edition, words: str) -> str:
    return next(key for key, p in of.provisions.items() if p.text.best("ja") == words)


def test_parts_inside_of_parts() -> None:
    found = parse(NESTED, Reading("x"), REGISTRY)
    made = found.edition
    assert not found.findings
    assert not check(made, REGISTRY)
    assert [number for number, p in zip(numbers(made).values(), ordered(made), strict=True) if p.kind == "part"] == [
        *("1", "1.1", "1.2", "2", "2.1")
    ]
    assert parse(to_markdown(made, REGISTRY), Reading(), REGISTRY).edition == made
    for automatic in (False, True):
        assert read_word(to_word(made, REGISTRY, "ja", automatic=automatic), Reading(), REGISTRY).edition == made


def test_references_into_parts_of_parts_follow() -> None:
    made = parse(NESTED, Reading("x"), REGISTRY).edition
    new = Provision("new", "chapter", named(made, "地震"), text=Texts(ja="新章"))
    texts = [p.text.ja for p in add(made, new, FIRST).provisions.values() if "第" in p.text.ja]
    assert texts == [
        "港を守る。第２編第１部第３章（１）のとおりとする。",
        "救う。第１編第２部第１章及び第２編第１部第２章（１）を参照。",
    ]


REFERRING = """# Plan

## Part 1: A

### Chapter 1: X

{}

## Part 2: B

### Chapter 1: Z

#### Section 1: S

#### Section 2: T

### Chapter 2: W
"""


@pytest.mark.parametrize(
    ("said", "follows"),
    [
        ("See Part 2, Chapters 1 and 2.", "See Part 2, Chapters 2 and 3."),
        ("See Part 2 Chapters 1 to 2 for more.", "See Part 2 Chapters 2 to 3 for more."),
        ("See Part 2, Chapter 1 and Chapter 2.", "See Part 2, Chapter 2 and Chapter 3."),
        ("See Chapters 1 and 2 of Part 2.", "See Chapters 2 and 3 of Part 2."),
        ("See Part 2, Chapter 1, Sections 1 and 2.", "See Part 2, Chapter 2, Sections 1 and 2."),
        ("See Part 1, Chapter 1 and Part 2, Chapter 1.", "See Part 1, Chapter 1 and Part 2, Chapter 2."),
        ("See the Ports Act 2019, Chapters 1 and 2.", "See the Ports Act 2019, Chapters 1 and 2."),
    ],
)
def test_several_chapters_of_one_part_follow(said: str, follows: str) -> None:
    made = parse(REFERRING.format(said), Reading("x"), REGISTRY).edition
    part = next(key for key, p in made.provisions.items() if p.text.en == "B")
    new = add(made, Provision("new", "chapter", part, text=Texts(en="New")), FIRST)
    assert follows in [p.text.en for p in new.provisions.values()]


COUNTED_ON = """# 県計画

## 第１編　総則

### 第１章　目的

（１）定める。第３章を参照。［総務省］

### 第２章　組織

（２）置く。［総務省］

## 第２編　対策

### 第３章　予防

（３）造る。［総務省］

### 第４章　応急

（４）救う。［総務省］
"""


@pytest.mark.parametrize(
    ("kind", "under", "printed"),
    [
        ("chapter", "総則", "第1編 第1章 第2章 (1) 第3章 (2) 第2編 第4章 (3) 第5章 (4)"),
        ("chapter", "対策", "第1編 第1章 (1) 第2章 (2) 第2編 第3章 第4章 (3) 第5章 (4)"),
        ("initiative", "組織", "第1編 第1章 (1) 第2章 (2) (3) 第2編 第3章 (4) 第4章 (5)"),
    ],
)
def test_what_counts_on_through_the_plan_does_so_behind_what_is_added(kind: Kind, under: str, printed: str) -> None:
    made = parse(COUNTED_ON, Reading("x"), REGISTRY).edition
    new = add(made, Provision("new", kind, named(made, under), text=Texts(ja="新しい。")), FIRST)
    assert " ".join(filter(None, marks(new, "ja").values())) == printed


def test_what_counts_on_through_the_plan_closes_a_gap_and_references_follow() -> None:
    made = parse(COUNTED_ON, Reading("x"), REGISTRY).edition
    new = drop(made, named(made, "組織"), whole=True)
    assert " ".join(filter(None, marks(new, "ja").values())) == "第1編 第1章 (1) 第2編 第2章 (2) 第3章 (3)"
    assert "定める。第２章を参照。" in [p.text.ja for p in new.provisions.values()]


def test_chapters_that_begin_anew_in_every_part_still_do() -> None:
    made = parse(NESTED, Reading("x"), REGISTRY).edition
    new = add(made, Provision("new", "chapter", named(made, "方針"), text=Texts(ja="新章")), FIRST)
    assert [mark for mark in marks(new, "ja").values() if "章" in mark] == ["第1章", "第2章", "第1章", "第1章", "第2章"]
