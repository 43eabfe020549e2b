"""Names that bodies of several states bear: whose they are in a document."""

import pytest
from msgspec.structs import replace
from small import head, small, step

from aiplan_revise.model.abroad import abroad, as_printed, narrowed
from aiplan_revise.model.bodies import Body, Office, Registry
from aiplan_revise.model.edition import Assignment, Edition, Texts
from aiplan_revise.model.lookup import indexed
from aiplan_revise.model.states import STATES

OFFICE = Body("cao", Texts("内閣府", "Cabinet Office"), Texts(en="CAO"), offices=(Office("ai", short=Texts(en="AI")),))
JUSTICE = Body("moj", Texts("法務省", "Ministry of Justice"), Texts("法務省", "MOJ"), aliases=("Justice Ministry",))
TRADE = Body("meti", Texts("経済産業省", "Ministry of Economy, Trade and Industry"), Texts("経産省", "METI"))
REGISTRY = Registry(
    {body.id: body for body in (OFFICE, JUSTICE, TRADE)},
    common=("Cabinet Office", "CAO", "Ministry of Justice", "MOJ", "Justice Ministry"),
)


def plan(*bodies: str, says: str = "Watch the tides.", title: str = "Plan", ja: str = "") -> Edition:
    """A plan with a measure for each list of names, as a document is read."""
    names = indexed(REGISTRY)
    measures = []
    for n, listed in enumerate(bodies):
        found = [(name, names.resolve(name)) for name in listed.split("; ")]
        held = tuple(Assignment(one.body, one.office, printed=name) for name, one in found)
        measures.append(replace(step(f"m{n}", says, number=str(n + 1), ja=ja), assignments=held))
    made = small(head("sea", "Sea"), *measures)
    return replace(made, about=replace(made.about, title=Texts(en=title)))


def held(of: Edition) -> list[tuple[str, str, str]]:
    return [(a.body, a.office, a.printed) for p in of.provisions.values() for a in p.assignments]


BRITISH = ("Cabinet Office; DSIT", "Ministry of Justice", "HM Treasury", "Ofcom")


def test_a_plan_that_names_none_of_the_registry_alone_and_others_is_of_another_state() -> None:
    assert abroad(REGISTRY, [plan(*BRITISH)])
    assert held(as_printed(REGISTRY, plan(*BRITISH))) == [
        ("", "", "Cabinet Office"),
        ("", "", "DSIT"),
        ("", "", "Ministry of Justice"),
        ("", "", "HM Treasury"),
        ("", "", "Ofcom"),
    ]


@pytest.mark.parametrize(
    "of",
    [
        plan(*BRITISH, *("Ofcom",) * 20, "METI"),
        plan(*BRITISH, "Cabinet Office (AI)"),
        plan(*BRITISH, title="Plan of Japan"),
        plan(*BRITISH, says="Help the prefectures watch the tides."),
        plan(*BRITISH, says="Set aside 20 billion yen."),
        plan(*BRITISH, says="Watch the tides of Japan."),
        plan(*BRITISH, "University of Tokyo"),
        plan(*["Cabinet Office; Ministry of Justice; MOJ"] * 3, "JPCERT/CC"),
        plan(*BRITISH, ja="潮を見る。"),
        plan("Cabinet Office", "Ministry of Justice"),
        plan("HM Treasury", "Ofcom"),
        plan(),
    ],
)
def test_where_anything_speaks_for_the_registry_its_bodies_are_meant(of: Edition) -> None:
    assert not abroad(REGISTRY, [of])


def test_two_editions_of_one_plan_mean_the_same() -> None:
    assert not abroad(REGISTRY, [plan(*BRITISH), plan("METI", "Cabinet Office")])


@pytest.mark.parametrize(
    "title", ["Resilience Plan for England", "AI Opportunities Action Plan of the UK", "Korean Plan"]
)
def test_a_plan_that_is_called_one_of_another_state_is(title: str) -> None:
    assert abroad(REGISTRY, [plan("Cabinet Office", "Ministry of Justice", says="Work with Japan.", title=title)])


@pytest.mark.parametrize(
    ("title", "of_another"),
    [
        ("AI Opportunities Action Plan of the UK", True),
        ("U.S. National Plan", True),
        ("Plan for the Netherlands", True),
        ("Fiji National Plan", True),
        ("Polish the Harbours", True),  # a title is not read further than that
        ("Plan for Exports to the United States", False),
        ("Plan for Work with New Zealand", False),
        ("Malicious Software Plan", False),
        ("Plan for USB Sticks", False),
    ],
)
def test_states_in_titles(title: str, of_another: bool) -> None:
    assert bool(STATES.search(title)) is of_another


def test_a_body_that_ended_long_ago_is_anothers_of_this_name() -> None:
    agency = Body("ea", Texts("環境庁", "Environment Agency"), until="2001-01-06")
    registry = replace(
        REGISTRY, bodies={**REGISTRY.bodies, "ea": agency}, common=(*REGISTRY.common, "Environment Agency")
    )
    of = plan("Cabinet Office")
    held = replace(
        of.provisions["m0"],
        assignments=(Assignment("ea", printed="Environment Agency"), *of.provisions["m0"].assignments),
    )
    assert abroad(registry, [replace(of, provisions={**of.provisions, "m0": held})])
    assert not abroad(registry, [of])


def test_a_japanese_abbreviation_in_latin_letters_is_left_out_too() -> None:
    institute = Body("aisi", Texts("AI研究所", "AI Institute"), Texts("AISI", "AISI"))
    names = indexed(narrowed(Registry({"aisi": institute}, common=("AISI",))))
    assert [names.body(one) for one in ("AISI", "AI Institute")] == ["", "aisi"]


def test_a_ministry_that_only_the_registry_knows_makes_no_plan_one_of_its_state_against_its_title() -> None:
    of = plan(*BRITISH, *("Ofcom",) * 8, "METI", title="UK Plan")
    assert abroad(REGISTRY, [of])
    assert held(as_printed(REGISTRY, of))[-1] == ("meti", "", "METI")


def test_a_registry_that_says_of_no_name_that_others_bear_it_means_its_own() -> None:
    assert not abroad(replace(REGISTRY, common=()), [plan(*BRITISH)])


def test_parts_and_heads_of_bodies_that_are_not_meant_are_not_meant_either() -> None:
    of = plan("Ministry of Justice (Crime Unit)", "Minister of Justice", "Lead: Justice Ministry")
    assert [body for body, _, _ in held(of)] == ["moj", "moj", "moj"]
    assert [body for body, _, _ in held(as_printed(REGISTRY, of))] == ["", "", ""]


def test_a_registry_without_the_names_of_others_knows_the_rest() -> None:
    names = indexed(narrowed(REGISTRY))
    assert [names.body(one) for one in ("内閣府", "Cabinet Office", "METI", "MoJ", "法務省")] == [
        "cao",
        "",
        "meti",
        "",
        "moj",
    ]
