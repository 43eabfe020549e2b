"""Responsible bodies in brackets."""

import pytest
from documents.listing import imported, listing, read, rules

from aiplan_revise.documents import Reading

CASES = [
    ("Lights [MHP]", "Lights [harbour]"),
    ("Lights [MHP].", "Lights. [harbour]"),
    ("Lights［草原庁］", "Lights [meadow]"),
    ("Lights 【Meadow Agency, MHP】", "Lights [meadow; harbour]"),
    ("Lights [Ministry of Harbours, Ports, and Piers, MA]", "Lights [harbour; meadow]"),
    ("Lights [Council Office (Lights); related ministries and agencies]", "Lights [council/light; open:related]"),
    ("Lights [MHP］", "Lights [harbour]"),
    ("Lights (MHP; MA)", "Lights [harbour; meadow]"),
    ("Lights（港湾省、草原庁）", "Lights [harbour; meadow]"),
    ("Lights [MHP] [MA]", "Lights [harbour; meadow]"),
    ("[MHP] Lights", "Lights [harbour]"),
    ("Lights [MHP] (new)", "Lights (new) [harbour]"),
    ("Lights [MHP], boats [MA], oil", "Lights, boats, oil [harbour @ Lights; meadow @ boats]"),
    ("Lights [MHP] and boats [MA]", "Lights and boats [harbour @ Lights; meadow @ boats]"),
    ("Red lights [MHP; MA] in harbours", "Red lights in harbours [harbour @ Red lights; meadow @ Red lights]"),
    ("Lights, red (for boats) [MHP]", "Lights, red (for boats) [harbour]"),
    ("Lights of the Ministry of Harbours, Ports, and Piers (MHP) [MA]",
     "Lights of the Ministry of Harbours, Ports, and Piers (MHP) [meadow]"),
    ("Lights [MHP", "Lights [MHP"),
    ("Lights MHP]]", "Lights MHP]]"),
    ("Lights [1] and boats [sic] [MHP]", "Lights [1] and boats [sic] [harbour]"),
    ("Lights \\[MHP\\] [MA]", "Lights [MHP] [meadow]"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "shown"), CASES)
def test_a_bracket(words: str, shown: str) -> None:
    assert read(f"# Plan\n\n1) Harbours\n\na) {words}\n\nb) Boats [MHP]")[1] == f"  1.a initiative: {shown}"


def test_words_stay_as_printed() -> None:
    found = imported("a) Lights [the Meadow Agency ; ＭＨＰ]\n\nb) Boats [MA]")
    first = found.edition.provisions["lights"]
    assert [one.printed for one in first.assignments] == ["the Meadow Agency", "ＭＨＰ"]


def test_an_unknown_body_is_kept_and_told_with_near_names() -> None:
    found = imported("1) Harbours\n\na) Lights [Medow Agency; MHP]\n\nb) Boats [Ministry of Silly Walks]")
    assert listing(found)[1:] == [
        "  1.a initiative: Lights [?medow agency; harbour]",
        "  1.b initiative: Boats [?ministry of silly walks]",
    ]
    assert [(one.rule, one.provision, one.line) for one in found.findings] == [
        ("unknown-body", "lights", 3),
        ("unknown-body", "boats", 5),
    ]
    assert "MA" in found.findings[0].fix or "Meadow" in found.findings[0].fix


def test_a_statement_keeps_brackets_without_bodies() -> None:
    text = "- Lights are old [1].\n- Boats sink [sic].\n- The Meadow Agency (MA) is new."
    found = imported(f"Chapter 1: Lights\n\n{text}")
    assert listing(found) == [
        "1 chapter: Lights",
        "  statement: Lights are old [1].",
        "  statement: Boats sink [sic].",
        "  statement: The Meadow Agency (MA) is new.",
    ]
    assert rules(found) == [("no-initiatives", 0)]


def test_an_unclosed_bracket_and_a_missing_one_are_told() -> None:
    assert rules(imported("a) Lights [MHP; MA\n\nb) Boats [MA]")) == [
        ("unclosed-bracket", 1),
        ("initiative-without-body", 1),
    ]


def test_a_bracket_cut_by_a_page_break_is_joined() -> None:
    assert read("a) Lights [MHP;\n\nMeadow Agency]\n\nb) Boats [MA]")[0] == "a initiative: Lights [harbour; meadow]"


def test_the_first_body_leads_only_where_the_plan_says_so() -> None:
    text = "a) Lights [MHP; MA], boats [related ministries and agencies; MA]\n\nb) Boats [MA]"
    reading = Reading(id="plan", first_listed_leads=True)
    assert listing(imported(text, reading)) == [
        "a initiative: Lights, boats [harbour* @ Lights; meadow @ Lights; open:related @ boats; meadow @ boats]",
        "b initiative: Boats [meadow*]",
    ]
    assert "*" not in "".join(read(text))
