"""Responsible bodies in brackets."""

import re

import pytest
from documents.listing import REGISTRY, imported, listing, read, rules

from aiplan_revise.documents import Reading, parse, to_markdown
from aiplan_revise.model.bodies import Body, BodySuccession, OpenSet, Registry
from aiplan_revise.model.edition import Source, Texts

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
    ("Lights of the code (MHP) are red", "Lights of the code (MHP) are red"),
    ("港の指針（港湾省・草原庁）を広める【評議府】", "港の指針（港湾省・草原庁）を広める [council]"),
    ("灯台の統計（港湾省）、船の白書（草原庁）を読む【評議府】",
     "灯台の統計（港湾省）、船の白書（草原庁）を読む [council]"),
    ("灯火を守る（港湾省）【新規】", "灯火を守る【新規】 [harbour]"),
    ("灯火を守る（港湾省）。油を買う（草原庁）。",
     "灯火を守る。油を買う。 [harbour @ 灯火を守る; meadow @ 油を買う]"),
    ("灯火を守る〔港湾省〕", "灯火を守る [harbour]"),
    ("灯火を守る＜港湾省、草原庁＞。", "灯火を守る。 [harbour; meadow]"),
    ("灯火を守る〈幽霊省〉", "灯火を守る〈幽霊省〉"),
    ("Lights by the [MA] team", "Lights by the [MA] team"),
    ("Lights. The [Meadow Agency](https://meadow.example) keeps them [MHP]",
     "Lights. The [Meadow Agency](https://meadow.example) keeps them [harbour]"),
    ("The Meadow Agency [MA] keeps lights [MHP]", "The Meadow Agency [MA] keeps lights [harbour]"),
    ("Lights [MA].¹", "Lights.¹ [meadow]"),
    ("Lights [TBD]", "Lights [TBD]"),
    ("灯火を守る【未定】", "灯火を守る【未定】"),
    ("灯火を守る【港湾省（主）、草原庁（副）】", "灯火を守る [harbour*; meadow]"),
    ("灯火を守る（担当：港湾省）", "灯火を守る [harbour]"),
    ("Lights [Council Office (Lights, Rules); MA]", "Lights [council/light; council/rule; meadow]"),
    ("灯火を守る【関係府省庁（港湾省、草原庁）】", "灯火を守る [harbour; meadow]"),
    ("灯火を守る【港湾省（油課）、草原庁草花局】", "灯火を守る [harbour; meadow]"),
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


@pytest.mark.parametrize(
    ("bracket", "rule"),
    [
        ("【灯火政策課】", "unknown-body"),
        ("【灯火推進会議】", "unknown-body"),
        ("【港湾大臣】", ""),
        ("【幽霊大臣】", "unknown-body"),
        ("【有識者懇談会】", "unknown-bodies-in-words"),
        ("[Lamp Task Force]", "unknown-bodies-in-words"),
        ("【再掲】", ""),
        ("【別表参照】", ""),
        ("【2030年度まで】", ""),
        ("【一部】", ""),
        ("[see Annex]", ""),
        ("【有識者懇談会】の開催", ""),
    ],
)
def test_a_bracket_at_the_end_that_may_name_bodies_is_not_passed_over(bracket: str, rule: str) -> None:
    found = imported(f"# Plan\n\n## 灯火\n\n- 船を塗る【草原庁】\n- 灯火を守る。{bracket}")
    assert [one.rule for one in found.findings] == ([rule] if rule else [])


TAGS = [
    "施策番号１", "施策1", "施策①", "Ｎｏ．１", "№3", "重点", "重点施策", "ＫＰＩ", "KPI",
    "取組", "一部新規", "目標値", "数値目標", "新", "新規", "再掲", "拡充", "継続", "１－２",
]  # fmt: skip


@pytest.mark.parametrize("tag", [*TAGS, "施策番号１～３", "施策番号１、２"])
def test_a_tag_or_a_running_number_behind_a_title_is_nobody(tag: str) -> None:
    text = f"第１章　海\n\n①　灯火【{tag}】\n灯火を塗る。【港湾省】\n\n②　船【{tag}】\n船を塗る。【草原庁】"
    assert read(text) == [
        "1 chapter: 海",
        f"  1.1 group: 灯火【{tag}】",
        "    initiative: 灯火を塗る。 [harbour]",
        f"  1.2 group: 船【{tag}】",
        "    initiative: 船を塗る。 [meadow]",
    ]


@pytest.mark.parametrize("name", ["千葉十三", "重点課", "取組推進室", "第一", "Channel 4", "DH2"])
def test_a_name_with_a_number_or_a_word_of_tags_is_a_body(name: str) -> None:
    assert (
        read(f"1) Sea\n\na) Lights [{name}]\n\nb) Boats [MHP]")[1] == f"  1.a initiative: Lights [?{name.casefold()}]"
    )


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


@pytest.mark.parametrize("cut", ["・夜）、", "1. 夜）、", "ア．夜）、"])
def test_what_closes_a_bracket_is_no_mark_and_no_bullet(cut: str) -> None:
    text = f"第１章　施策\n① 灯台を置く。【評議府（昼\n{cut}港湾省】\n② 船を出す。【草原庁】"
    assert read(text)[1:] == [
        "  1.1 initiative: 灯台を置く。 [council; harbour]",
        "  1.2 initiative: 船を出す。 [meadow]",
    ]
    one, _ = [p for p in imported(text).edition.provisions.values() if p.assignments]
    assert one.assignments[0].printed == f"評議府（昼{cut.removesuffix('、')}"


def test_a_bracket_that_nothing_closes_takes_in_nothing() -> None:
    assert read("第１章　施策\n① 灯台を置く。【港湾省\n② 船を出す。【草原庁】\n・（参考）旗［草原庁］")[1:] == [
        "  1.1 initiative: 灯台を置く。【港湾省",
        "  1.2 initiative: 船を出す。 [meadow]",
        "    initiative: （参考）旗 [meadow]",
    ]


def test_the_first_body_leads_only_where_the_plan_says_so() -> None:
    text = "a) Lights [MHP; MA], boats [related ministries and agencies; MA]\n\nb) Boats [MA]"
    reading = Reading(id="plan", first_listed_leads=True)
    assert listing(imported(text, reading)) == [
        "a initiative: Lights, boats [harbour* @ Lights; meadow @ Lights; open:related @ boats; meadow @ boats]",
        "b initiative: Boats [meadow*]",
    ]
    assert "*" not in "".join(read(text))


@pytest.mark.parametrize(
    "line",
    ["灯火の調査（港湾省）によれば暗い。", "暗い港が多い（港湾省）。それは変わる。", "The code (MHP) is in force."],
)
def test_a_narrative_line_keeps_the_bodies_in_its_sentences(line: str) -> None:
    found = imported(f"第1章 灯火\n（１）船\n{line}\n（２）油")
    assert [one.rule for one in found.findings if one.line == 3] == ["bodies-in-words"]
    assert f"    statement: {line}" in listing(found)


def test_round_brackets_of_clauses_where_the_document_has_no_square_ones() -> None:
    """The last one closes no clause: it is believed where it closes the sentence."""
    text = "第1章 灯火\n①　赤い灯火（港湾省）、青い灯火（草原庁）\n②　船を塗る（港湾省）。\n"
    assert read(text)[1:] == [
        "  1.1 initiative: 赤い灯火、青い灯火 [harbour @ 赤い灯火; meadow @ 青い灯火]",
        "  1.2 initiative: 船を塗る。 [harbour]",
    ]
    square = read(f"{text}③　油を買う【草原庁】")[1]
    assert square == "  1.1 initiative: 赤い灯火（港湾省）、青い灯火 [meadow]"


@pytest.mark.parametrize(
    ("printed", "roles"),
    [
        ("港湾省（主）、草原庁（副）", ["lead", "support"]),
        ("港湾省【主担当】、草原庁【協力】", ["lead", "support"]),
        ("主担当：港湾省、協力：草原庁、評議府", ["lead", "support", "support"]),
        ("主担当：港湾省、草原庁", ["lead", ""]),
        ("担当：港湾省、草原庁", ["", ""]),
        ("◎港湾省／○草原庁", ["", ""]),
        ("港湾省＊、草原庁", ["", ""]),
        ("港湾省(主),草原庁(副)", ["lead", "support"]),
        ("Meadow Agency (lead); MHP (support)", ["lead", "support"]),
        ("Lead: MHP; Joint: MA", ["lead", "joint"]),
        ("MHP - lead; MA", ["lead", ""]),
        ("協力：幽霊省", ["support"]),
    ],
)
def test_a_role_beside_a_name_is_read_and_the_words_stay(printed: str, roles: list[str]) -> None:
    found = imported(f"第1章 灯火\n①　灯火を守る［{printed}］\n②　船を塗る［草原庁］")
    made = found.edition.provisions["initiative-1-1"].assignments
    assert [one.role for one in made] == roles
    assert "".join(one.printed for one in made) == re.sub("[、,;／] ?", "", printed)
    assert parse(to_markdown(found.edition, REGISTRY), Reading(), REGISTRY).edition == found.edition


def test_the_first_body_leads_unless_the_clause_says_who_does() -> None:
    reading = Reading(id="plan", first_listed_leads=True)
    found = imported("a) Lights [MHP; MA - lead]\n\nb) Boats [MHP; MA]", reading)
    assert listing(found) == ["a initiative: Lights [harbour; meadow*]", "b initiative: Boats [harbour*; meadow]"]


def test_an_unknown_part_of_a_known_body_keeps_the_body() -> None:
    found = imported("a) Lights [Council Office (Lamps); Council Office (Light)]\n\nb) Boats [MA]")
    assert listing(found)[0] == "a initiative: Lights [council; council]"
    assert [(one.rule, one.fix) for one in found.findings] == [
        ("unknown-office", "perhaps Council Office (Rules) or Council Office (Lights)"),
        ("unknown-office", "perhaps Council Office (Lights)"),
    ]
    assert found.findings[0].message.startswith(
        "no such part of Council Office is known as in “Council Office (Lamps)”"
    )
    assert [one.printed for one in found.edition.provisions["lights"].assignments] == [
        "Council Office (Lamps)",
        "Council Office (Light)",
    ]


def test_round_brackets_in_our_own_markdown_are_told_with_what_to_write() -> None:
    written = to_markdown(imported("第1章 灯火\n①　灯火を守る［草原庁］").edition, REGISTRY)
    found = imported(written.replace("［草原庁］", "（草原庁、港湾省）"))
    told = [one for one in found.findings if one.rule == "bodies-in-round-brackets"]
    assert [one.fix for one in told] == ["write ［草原庁、港湾省］ if they are responsible"]
    assert not imported(written).findings


def test_a_body_that_ended_before_another_began_is_told() -> None:
    registry = Registry(
        bodies={
            "watch": Body("watch", Texts(en="Watch Office"), until="2025-07-01"),
            "shield": Body("shield", Texts(en="Shield Office"), since="2025-07-01"),
        },
        successions=(BodySuccession("watch", "shield", "2025-07-01", Source("Order")),),
    )
    text = "a) Lights [Watch Office]\n\nb) Boats [{}]"
    found = parse(text.format("Shield Office"), Reading(id="plan"), registry).findings
    assert [(one.rule, one.provision, one.fix) for one in found] == [
        ("retired-body", "lights", "name Shield Office if it is meant")
    ]
    assert not parse(text.format("Watch Office"), Reading(id="plan"), registry).findings


def test_a_set_that_a_text_names_in_passing_needs_square_brackets() -> None:
    wide = OpenSet("local-governments", Texts("地方公共団体", "local governments"))
    registry = Registry(REGISTRY.bodies, {**REGISTRY.open_sets, "local-governments": wide})
    lamps = "（１）灯台の支援（地方公共団体）\n①　灯台を建てる【地方公共団体】"
    text = f"第1章 灯火\n{lamps}\n（２）船（港湾省、地方公共団体）"
    assert listing(parse(text, Reading(id="plan"), registry))[1:] == [
        "  1.1 group: 灯台の支援（地方公共団体）",
        "    1.1.1 initiative: 灯台を建てる [open:local-governments]",
        "  1.2 initiative: 船 [harbour; open:local-governments]",
    ]


def test_by_when_may_stand_behind_a_bracket_of_bodies_or_in_it():
    text = "1. Paint 3 lamps (Lamp Office; delivery by Q4 2026).\n2. Buy oil (Office of Oil) by June 2026.\n"
    assert read(text) == [
        "1 initiative: Paint 3 lamps (delivery by Q4 2026). [?lamp office]",
        "2 initiative: Buy oil by June 2026. [?office of oil]",
    ]
    assert read("1. Buy oil [MA] by the end of 2027.\n\n2. Count the ships (MHP) in the bay.") == [
        "1 initiative: Buy oil by the end of 2027. [meadow]",
        "2 initiative: Count the ships (MHP) in the bay.",
    ]


def test_bodies_stand_in_brackets_between_a_number_and_its_words():
    text = (
        "# Plan\n\nAction 1 (City of Halvern): Paint lamps by 2027\nAction 2 (Post): Buy oil\nAction 3 (Post): Sell it"
    )
    assert read(text) == [
        "1 initiative: Paint lamps by 2027 [?city of halvern]",
        "2 initiative: Buy oil [?post]",
        "3 initiative: Sell it [?post]",
    ]
    for other in ("high priority", "Phase 2"):
        assert "(City of Halvern)" in read(text.replace("(Post): Buy", f"({other}): Buy"))[0]


def test_an_abbreviation_stands_once_among_brackets_of_names_that_come_again():
    held = ["TWB, DOL", "DOL; Post", "TWB", "Post; TWB", "DOL", "EPS", "GDP and prices"]
    text = "\n".join(f"{at}. Paint lamp {'abcdefg'[at - 1]} ({one})." for at, one in enumerate(held, 1))
    assert [line.partition(" [")[2] for line in read(text)][-2:] == ["?eps]", ""]
