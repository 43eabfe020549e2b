"""Where a text refers to its own plan, what it means, and what only looks like it."""

import pytest
from msgspec.structs import replace
from small import head, small, step

from aiplan_revise.model.edition import Edition, Kind, Lang
from aiplan_revise.revise.references import Numbered, references

OURS: list[tuple[Lang, str, list[tuple[str, str]]]] = [
    ("en", "For staff see 3.1.2.a and 3.1.2.b.", [("3.1.2.a", "3.1.2.a"), ("3.1.2.b", "3.1.2.b")]),
    ("en", "as in Section 2 of Chapter 3", [("Section 2 of Chapter 3", "3.2")]),
    ("en", "see Chapter 3, Section 2", [("Chapter 3, Section 2", "3.2")]),
    ("en", "The measures of Chapters 2 and 3 go on", [("2", "2"), ("3", "3")]),
    ("en", "under Section 1, 2) a)", [("Section 1, 2) a)", "1.2.a")]),
    ("en", "Items 3.1.2.a and following", [("3.1.2.a", "3.1.2.a")]),
    ("en", "in this Plan, Chapter 3", [("Chapter 3", "3")]),
    ("en", "Chapter III of this Plan", [("Chapter III", "III")]),
    ("en", "see Part 3, Chapter 1, 1(e)", [("Part 3, Chapter 1, 1(e)", "3.1.1.e")]),
    ("en", "as in Section 2 of Chapter 1 of Part III", [("Section 2 of Chapter 1 of Part III", "III.1.2")]),
    (
        "en",
        "Part 2, Section 4, and Chapter 2 of Part 1",
        [("Part 2, Section 4", "2.4"), ("Chapter 2 of Part 1", "1.2")],
    ),
    ("en", "Chapters 1 and 2 of Part 3", [("1", "3.1"), ("2 of Part 3", "3.2")]),
    ("en", "Parts 1 and 2", [("1", "1"), ("2", "2")]),
    ("en", "under Chapter 2, 3. (b)", [("Chapter 2, 3. (b)", "2.3.b")]),
    ("ja", "第3部第1章第2節1(2)に掲げる", [("第3部第1章第2節1(2)", "3.1.2.1.2")]),
    ("ja", "第二編の第１章、第3部及び第1編第2節", [("第二編の第１章", "二.１"), ("第3部", "3"), ("第1編第2節", "1.2")]),
    ("ja", "第3章第1節2(a)に掲げる施策", [("第3章第1節2(a)", "3.1.2.a")]),
    ("ja", "第3章の第1節に", [("第3章の第1節", "3.1")]),
    (
        "ja",
        "受付（第３章第１節１．参照）、第3章第1節1.(2)による",
        [("第３章第１節１．", "３.１.1"), ("第3章第1節1.(2)", "3.1.1.2")],
    ),
    ("ja", "第2章1.5倍", [("第2章", "2")]),
    ("ja", "第２章及び第三章を見直す", [("第２章", "２"), ("第三章", "三")]),
    ("ja", "本計画第3章の3つの柱", [("第3章", "3")]),
    ("ja", "「1(2)①」の施策を進める", [("1(2)①", "1.2.1")]),
    ("ja", "１（２）①を参照", [("１（２）①", "1.2.1")]),
    ("ja", "3.1.2.aの施策", [("3.1.2.a", "3.1.2.a")]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), OURS)
def test_references_to_the_plan_itself(lang: Lang, text: str, expected: list[tuple[str, str]]) -> None:
    found = references(text, lang)
    assert [(one.printed, one.number) for one in found] == expected
    assert all(text.startswith(one.printed, one.start) for one in found)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ja", "AI法第16条に基づく調査研究"),
        ("ja", "「人工知能関連技術の研究開発及び活用の推進に関する法律」第3章"),
        ("ja", "AI法第3章、第4章及び第5章の規定"),
        ("ja", "同指針の第2章に示す考え方"),
        ("ja", "SOLAS条約第5章第6規則及び第5章付録"),
        ("ja", "別表1(2)に掲げる額"),
        ("ja", "1(2)人を3.1.2版で、令和7.3.31に"),
        ("ja", "第1四半期に第2回会合、第3期計画"),
        ("ja", "第1部会、第2部門及び東証第1部に"),
        (
            "en",
            "Chapter 3 and Part 2 of the Ports Act 2001, and Chapter 4 and Section 2 of the Fisheries Act",
        ),
        ("en", "Part 2 of the Act, Schedule 2, Part 3, and the AI Act, Part 1"),
        ("en", "Article 16 of the AI Act and Article 18, paragraph 1"),
        ("en", "Chapter 3 of the AI Act, Chapters 2 and 3 of the Act"),
        ("en", "the AI Act, Chapter 3, and GDPR Section 2"),
        ("en", "Section 2 of the Basic Plan for Science"),
        ("en", "ISO/IEC 42001 6.1.2 and version 3.1.2 of Llama 3.1.2"),
        ("en", "see 3.1 million people, 3.5.2025, 10.0.0.1 and 2.5 times"),
        ("en", "the Charter 3.1.2.a and 3.1.2.b of the Charter, see 3.4 of the Act"),
        ("en", "a section 8 houses, chapters of a book"),
    ],
)
def test_laws_other_documents_and_quantities_are_none(lang: Lang, text: str) -> None:
    assert [one.printed for one in references(text, lang)] == []


def plan() -> Edition:
    return small(
        head("one", "Sea", kind="chapter", number="1"),
        head("coast", "Coast", parent="one", number="1"),
        step("ports", "Ports", "harbour", parent="coast", number="a"),
        head("two", "Land", kind="chapter", number="2"),
        head("hills", "Hills", parent="two", number="1"),
        head("high", "(High)", parent="hills", kind="group"),
        step("paths", "Paths", "harbour", parent="high", number="a"),
        step("huts", "Huts", "harbour", parent="high", number="b"),
    )


@pytest.mark.parametrize(
    ("lang", "text", "at", "expected"),
    [
        ("en", "see 2.1.b", "", "huts"),
        ("en", "see 2.1.c", "", ""),
        ("en", "see Section 1", "huts", "hills"),
        ("en", "see Section 1", "ports", "coast"),
        ("en", "see Section 1 of Chapter 1", "huts", "coast"),
        ("en", "see Chapter II, Section 1, (a)", "ports", "paths"),
        ("ja", "第二章第１節（ｂ）を参照", "", "huts"),
        ("ja", "第3章を参照", "", ""),
    ],
)
def test_a_reference_means_the_nearest_that_bears_the_number(lang: Lang, text: str, at: str, expected: str) -> None:
    (one,) = references(text, lang)
    numbered = Numbered(plan())
    assert numbered.judges(one)
    assert numbered.resolve(one, at) == expected


@pytest.mark.parametrize(
    ("kinds", "text", "expected"),
    [
        ({"chapter": "part", "section": "chapter"}, "see Part 2, Chapter 1", "hills"),
        ({"chapter": "part", "section": "chapter"}, "see Chapter 1 of Part 2, (b)", "hills"),
        ({"chapter": "part", "section": "chapter"}, "see Part 2", "two"),
        ({"chapter": "part"}, "see Part 2, Section 1", "hills"),
        ({}, "see Part 2", ""),
    ],
)
def test_parts_and_chapters_are_what_the_plan_calls_so(kinds: dict[Kind, Kind], text: str, expected: str) -> None:
    made = plan()
    provisions = {key: replace(p, kind=kinds.get(p.kind, p.kind)) for key, p in made.provisions.items()}
    numbered = Numbered(replace(made, provisions=provisions))
    one = references(text, "en")[0]
    assert numbered.judges(one) is bool(expected)
    assert numbered.resolve(one) == expected


@pytest.mark.parametrize("text", ["see 2.1.3.b.4", "see Chapter 2"])
def test_nothing_is_concluded_where_nothing_is_numbered_like_that(text: str) -> None:
    (one,) = references(text.replace(".4", ".b").replace(".b.b", ".4.b"), "en")
    assert not Numbered(small(step("a", "x", number="1"))).judges(one)
