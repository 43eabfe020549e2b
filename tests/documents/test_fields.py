"""Who is responsible, and when, on lines and in small tables of their own below a measure."""

import re

import pytest
from documents.listing import REGISTRY, imported, listing, read

from aiplan_revise.documents import parse, to_markdown
from aiplan_revise.documents.grammar.clauses import timed
from aiplan_revise.model.changes import Pair
from aiplan_revise.model.edition import Provision, ordered
from aiplan_revise.revise.assigned import bodies

BELOW = [
    ("Lead: MHP", ["[harbour*]"]),
    ("Lead: DNH. Partners: BRC; LAs", ["[?dnh*; ?brc; ?las]"]),
    ("Responsible: MHP (lead), MA", ["[harbour*; meadow]"]),
    ("Owner(s): DSIT", ["[?dsit]"]),
    ("Owner: DSIT; Due: March 2026", ["[?dsit]", "Due: March 2026"]),
    ("Delivery: Q4 2025 | Lead: MHP", ["[harbour*]", "Delivery: Q4 2025"]),
    ("Lead department: MHP – Supporting departments: MA", ["[harbour*; meadow]"]),
    ("Responsible officer: Head of Lights", ["[?head of lights]"]),
    ("Lead: MHP\n\nTimeline: Q4 2025", ["[harbour*]", "Timeline: Q4 2025"]),
    ("Lead: MHP\nTimeline: Q4 2025\nBudget: €2 million", ["[harbour*]", "Timeline: Q4 2025", "Budget: €2 million"]),
    ("Lead: MHP\n\nBrief description: Red.", ["[harbour*]", "statement: Brief description: Red."]),
    ("- Lead: MHP\n- Partners: MA\n- Budget: €2 million", ["[harbour*; meadow]", "Budget: €2 million"]),
    ("Responsible:\n\n- MHP\n- MA", ["[harbour; meadow]"]),
    ("| Lead agency | MHP |\n|---|---|\n| When | 2026 |", ["[harbour*]", "When: 2026"]),
    ("*Lead: MHP*", ["[harbour*]"]),
    ("Lead: ODG; Supporting: all Tier 1 departments", ["[?odg*; ?all tier 1 departments]"]),
    ("[Lead: MHP; Support: MA]", ["[harbour*; meadow]"]),
    ("Lead: MHP\nSupporting: Tide & Water, Halvern Post", ["[harbour*; ?tide and water; ?halvern post]"]),
    ("Lead: MHP\nSupporting: Tide & Water, Post", ["[harbour*; ?tide and water post]"]),
    ("Owner: MHP; support: MA", ["[harbour*; meadow]"]),
    ("Owner: MHP\nTimeline: Q4 2025\nPartners: MA", ["[harbour*; meadow]", "Timeline: Q4 2025"]),
    ("Owner: MHP, DSIT; support: MA", ["[harbour; ?dsit; meadow]"]),
    ("Responsible: DSIT; Lead: MHP; support: MA", ["[?dsit; harbour*; meadow]"]),
]


@pytest.mark.parametrize(("below", "expected"), BELOW)
def test_below_a_measure(below: str, expected: list[str]) -> None:
    text = f"# Plan\n\n## Goal 1: Sea\n\nAction 1.1: Paint lamps.\n\n{below}\n\n"
    text += "Action 1.2: Buy oil. [MA]\n\nLead: Head of Oil"
    first, second, *_ = listing(imported(text))[1:]
    bodies, *fields = expected
    own = "".join(f"\n{field}" for field in fields if not field.startswith("statement"))
    assert first == f"  1.1 initiative: Paint lamps.{own} {bodies}"
    assert own or not fields or second.strip() == fields[0]


JAPANESE = [
    ("担当：港湾省、草原庁", ["[harbour; meadow]"]),
    ("【担当課】情報政策課", ["[?情報政策課]"]),
    ("＜実施主体＞港湾省", ["[harbour]"]),
    ("担当：港湾省　実施時期：令和８年度", ["[harbour]", "実施時期：令和８年度"]),
    ("主担当：港湾省／協力：草原庁", ["[harbour*; meadow]"]),
    ("実施主体：港湾省\n\n期間：令和８年度", ["[harbour]", "期間：令和８年度"]),
]


@pytest.mark.parametrize(("below", "expected"), JAPANESE)
def test_below_a_measure_in_japanese(below: str, expected: list[str]) -> None:
    found = read(f"# 計画\n\n## 柱１　海\n\n施策１－１　灯火を塗る。\n\n{below}\n\n施策１－２　油を買う。［草原庁］")
    bodies, *fields = expected
    own = "".join(f"\n{field}" for field in fields)
    assert found[1:] == [f"  1.1 initiative: 灯火を塗る。{own} {bodies}", "  1.2 initiative: 油を買う。 [meadow]"]


def test_what_stands_below_the_heading_of_a_measure_is_the_measure() -> None:
    text = (
        "# Plan\n\n## Pillar 1: Sea\n\n### Action 1.1: Lights\n\nWe paint all lamps by 2027.\n\nThe paint is red.\n\n"
        "Lead: MHP\n\nTimeline: Q4 2025\n\n### Action 1.2\n\nBuy oil.\n\n- Cheap oil\n- Good oil\n\nResponsible: MA"
    )
    found = imported(text)
    assert listing(found) == [
        "1 group: Sea",
        "  1.1 initiative: Lights | We paint all lamps by 2027.\nThe paint is red.\nTimeline: Q4 2025 [harbour*]",
        "  1.2 initiative: Buy oil. [meadow]",
        "    statement: Cheap oil",
        "    statement: Good oil",
    ]
    assert parse(to_markdown(found.edition, REGISTRY), registry=REGISTRY).edition == found.edition


def test_a_line_below_numbered_items_of_a_measure_is_for_all_of_it() -> None:
    items = "Action 1: Paint lamps.\n\n(a) Red lamps.\n\n(b) Blue lamps.\n\nLead: MHP"
    assert read(f"# Plan\n\n{items}") == [
        "1 initiative: Paint lamps. [harbour*]",
        "  1.a statement: Red lamps.",
        "  1.b statement: Blue lamps.",
    ]
    assert read(f"# Plan\n\n{items.replace('Red lamps.', 'Red lamps. [MA]')}")[-1] == (
        "  1.b initiative: Blue lamps. [harbour*]"
    )


def test_a_card_for_each_numbered_measure() -> None:
    card = "| Action {0} | {1} |\n|---|---|\n| Lead | MHP |\n| When | 202{2} |\n\n"
    text = f"# Plan\n\n## Theme 1: Sea\n\n{card.format('1.1', 'Paint lamps', 6)}{card.format('1.2', 'Buy oil', 7)}"
    assert read(text) == [
        "1 group: Sea",
        "  1.1 initiative: Paint lamps | When: 2026 [harbour*]",
        "  1.2 initiative: Buy oil | When: 2027 [harbour*]",
    ]


TIMES = [
    "Q4 2025",
    "by end-2026",
    "mid-2025",
    "March 2026",
    "31 December 2028",
    "2025–26",
    "ongoing",
    "令和８年度末まで",
    "R8～R10",
]


@pytest.mark.parametrize("time", TIMES)
def test_a_time_in_a_bracket_is_no_body_and_stays(time: str) -> None:
    assert timed(("DNH", time)) == (("DNH",), (time,))
    found = read(f"Action 1: Paint lamps. [MHP; {time}]\n\nAction 2: Buy oil. [MA]")[0]
    assert re.fullmatch(r"1 initiative: Paint lamps\. ?[(（].+[)）] \[harbour\]", found) and time in found


@pytest.mark.parametrize("name", ["MI", "DEC", "the Office", "総務省", "継続課", "Marine Institute", "2030 Office"])
def test_a_name_is_no_time(name: str) -> None:
    assert timed((name,)) == ((name,), ())


def test_bodies_that_go_by_their_kind_stand_beside_others() -> None:
    text = (
        "Action 1: Paint lamps. [Procurement Office (lead); all Departments]\n\nAction 2: Buy oil. [local authorities]"
    )
    assert read(text) == [
        "1 initiative: Paint lamps. [?procurement office*; ?all departments]",
        "2 initiative: Buy oil. [?local authorities]",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Note: ships are old.",
        "Aim: Paint all lamps.",
        "背景：船は古い。",
        "Time: noon",
        "Lead: paint is banned in 3 ports.",
    ],
)
def test_other_labels_say_nobody(line: str) -> None:
    found = read(f"# Plan\n\nAction 1: Paint lamps. [MA]\n\n{line}\n\nAction 2: Buy oil. [MA]")
    assert "".join(found).count("initiative") == 2
    assert line in "".join(found)


INLINE = [
    ("Paint lamps by 2027. Lead: Police", "Paint lamps by 2027. [?police*]"),
    ("Paint lamps by 2027.  Lead: Police; Partners: MA", "Paint lamps by 2027. [?police*; meadow]"),
    ("Paint lamps by 2027. Lead: Police. Due: May 2026", "Paint lamps by 2027.\nDue: May 2026 [?police*]"),
    ("Paint lamps by 2027. Owner: Police; support: MA", "Paint lamps by 2027. [?police*; meadow]"),
    ("Paint lamps by Dec 31, 2027 — Lead: Police", "Paint lamps by Dec 31, 2027 [?police*]"),
    ("Paint lamps (red ones) — Lead: Police", "Paint lamps (red ones) [?police*]"),
    ("Paint lamps, red — Lead: Police; Partners: MA", "Paint lamps, red [?police*; meadow]"),
    ("Paint lamps (Lead: DNH)", "Paint lamps [?dnh*]"),
]


@pytest.mark.parametrize(("words", "expected"), INLINE)
def test_behind_the_last_sentence(words: str, expected: str) -> None:
    found = read(f"A1  {words}\n\nA2  Buy oil.  Lead: Roads Agency\n\nA3  Sell oil. Lead: Police")
    assert [line.partition("initiative: ")[2] for line in found if "initiative" in line] == [
        expected,
        "Buy oil. [?roads agency*]",
        "Sell oil. [?police*]",
    ]


def test_who_leads_only_because_others_help_stays_where_these_come_and_go() -> None:
    said = [
        "Owner: Coast Watch; support: MA",
        "Owner: Coast Watch",
        "Owner: Coast Watch; Tide Watch; support: MA",
        "Owner: MA; support: Coast Watch",
    ]
    alone, with_help, two, swapped = (
        one_provision(f"Action 1: Paint lamps.\n\n{line}") for line in (said[1], said[0], *said[2:])
    )
    for one, other in ((alone, with_help), (with_help, alone), (with_help, two), (two, with_help)):
        found = bodies((one,), (other,), REGISTRY).reassigned
        assert found and not found.lead
    changed = bodies((with_help,), (swapped,), REGISTRY).reassigned
    assert changed and changed.lead == Pair("?coast watch", "meadow")


def one_provision(text: str) -> Provision:
    return next(p for p in ordered(imported(text).edition) if p.assignments)


def test_a_card_of_a_commitment() -> None:
    text = (
        "# Plan\n\n## Commitment 1: Open budgets\n\n**Lead implementing agency:** MHP\n\n"
        "**Other actors involved:** Audit Office; MA\n\n**Brief description:** The budget is published as data.\n\n"
        "## Commitment 2: Open courts\n\n**Lead implementing agency:** MA"
    )
    assert read(text) == [
        "1 initiative: Open budgets [harbour*; ?audit office; meadow]",
        "  statement: Brief description: The budget is published as data.",
        "2 initiative: Open courts [meadow*]",
    ]


def test_round_brackets_with_the_names_of_bodies_that_nobody_knows() -> None:
    ends = [
        "Train heads (Education Department; Teachers Council)",
        "Lend money (Finance Agency)",
        "Hire (Work Service)",
    ]
    text = "\n\n".join(f"Measure {at} {words}" for at, words in enumerate(ends, 1))
    assert read(text) == [
        "1 initiative: Train heads [?education department; ?teachers council]",
        "2 initiative: Lend money [?finance agency]",
        "3 initiative: Hire [?work service]",
    ]


def test_lines_below_each_item_of_an_objective() -> None:
    item = "1.1.{0} {1}\nLead: ODG; Supporting: {2}\nTimeline: Q4 202{0}\n\n"
    first, second = item.format(1, "Paint lamps.", "all Tier 1 departments"), item.format(2, "Buy oil.", "DHA, MA")
    text = f"# Plan\n\n## Pillar 1: Sea\n\n### Objective 1.1: Lights\n\n{first}{second}"
    text += "### Objective 1.2: Boats\n\n1.2.1 Build boats.\nLead: DHA\nTimeline: Ongoing\n"
    assert read(text) == [
        "1 group: Sea",
        "  1.1 group: Lights",
        "    1.1.1 initiative: Paint lamps.\nTimeline: Q4 2021 [?odg*; ?all tier 1 departments]",
        "    1.1.2 initiative: Buy oil.\nTimeline: Q4 2022 [?odg*; ?dha; meadow]",
        "  1.2 group: Boats",
        "    1.2.1 initiative: Build boats.\nTimeline: Ongoing [?dha*]",
    ]


def test_a_line_that_says_when_completes_the_sentence_above_it_with_its_bodies() -> None:
    text = (
        "# Plan\n\n## 1. Sea\n\n"
        "1.1 Paint lamps.\nTimeline: Q4 2021 [MA; MHP]\n\n"
        "1.2 Build boats.\nTimeline: Q4 2023\nBudget: €2 million [MA]\n"
    )
    assert read(text) == [
        "1 group: Sea",
        "  1.1 initiative: Paint lamps.\nTimeline: Q4 2021 [meadow; harbour]",
        "  1.2 initiative: Build boats.\nTimeline: Q4 2023\nBudget: €2 million [meadow]",
    ]
