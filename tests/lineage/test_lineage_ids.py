"""When an id is proof, and how ids are given on."""

import pytest

from aiplan_revise.lineage import link, settle, settlement
from aiplan_revise.lineage.ids import connected, unfit
from aiplan_revise.model.edition import About, Edition, Kind, Provision, edition, texts
from aiplan_revise.model.links import Decision, Ledger, Lineage


def plan(name: str, *provisions: Provision, follows: str = "") -> Edition:
    return edition(About(name, follows=follows), provisions)


def act(
    key: str, words: str, number: str = "", continues: tuple[str, ...] = (), kind: Kind = "initiative"
) -> Provision:
    text = texts("en" if words.isascii() else "ja", words)
    return Provision(key, kind, number=number, text=text, continues=continues)


def shown(lineage: Lineage) -> list[str]:
    links = [f"{' '.join(x.old)} > {' '.join(x.new)} {x.basis}" for x in lineage.links]
    return [*links, *(f"{o} > " for o in lineage.unlinked_old), *(f" > {n}" for n in lineage.unlinked_new)]


def test_the_id_of_a_table_is_proof_though_the_text_was_rewritten() -> None:
    old = plan("2024", act("P0017", "Subsidy for hydrogen stations in large cities"), act("P0018", "Care homes"))
    new = plan("2025", act("P0018", "Care homes"), act("P0017", "Hydrogen: grants to operators of filling points"))
    assert shown(link(old, new)) == ["P0017 > P0017 same-id", "P0018 > P0018 same-id"]


def test_a_number_made_into_an_id_is_no_proof_for_what_stands_there_now() -> None:
    old = plan(
        "2024",
        act("initiative-1", "研究データの共有基盤を整備する", "1"),
        act("initiative-2", "自治体職員の研修を行う", "2"),
    )
    new = plan(
        "2025",
        act("initiative-1", "自治体職員の研修を行う", "1"),
        act("initiative-2", "災害時の通信を確保する", "2"),
    )
    assert shown(link(old, new)) == [
        "initiative-2 > initiative-1 same-text",
        "initiative-1 > ",
        " > initiative-2",
    ]


@pytest.mark.parametrize("follows", ["", "2024"])
def test_words_made_into_an_id_are_no_proof_where_the_rest_differs(follows: str) -> None:
    old = plan("2024", act("support-startups", "Support startups in farming by tax relief on seeds and machines"))
    new = plan(
        "2025", act("support-startups", "Support startups abroad: embassies introduce investors"), follows=follows
    )
    assert [x.basis for x in link(old, new).links] != ["same-id"]


def test_an_id_that_the_words_no_longer_explain_was_carried_over_on_purpose() -> None:
    old = plan("2024", act("tax-relief-seeds", "Tax relief on seeds for farmers"))
    new = plan("2025", act("tax-relief-seeds", "Pay farmers a premium per hectare"), follows="2024")
    assert shown(link(old, new)) == ["tax-relief-seeds > tax-relief-seeds same-id"]
    alone = plan("2025", act("tax-relief-seeds", "Quantum computers in universities"))
    assert shown(link(old, alone)) == ["tax-relief-seeds > ", " > tax-relief-seeds"]


def test_the_same_id_on_a_heading_and_an_initiative_is_no_link() -> None:
    old = plan("2024", act("X9", "Training of teachers"))
    new = plan("2025", act("X9", "Training of teachers", kind="section"), follows="2024")
    assert shown(link(old, new)) == ["X9 > ", " > X9"]


def test_content_alone_decides_where_ids_are_to_be_ignored() -> None:
    old = plan("2024", act("P1", "Care homes get robots"), act("P2", "Schools get tablets"))
    new = plan("2025", act("P2", "Care homes get robots", continues=("P2",)), act("P1", "Schools get tablets"))
    assert shown(link(old, new, ids="ignored")) == ["P1 > P2 same-text", "P2 > P1 same-text"]


def test_continues_links_pieces_with_the_survivor_that_kept_the_id() -> None:
    old = plan("2024", act("P1", "Robots and drones"), act("P2", "Tablets"))
    new = plan("2025", act("P1", "Robots"), act("P7", "Drones", continues=("P1", "gone")), act("P2", "Tablets"))
    assert shown(link(old, new)) == ["P1 > P1 P7 declared", "P2 > P2 same-id"]


def test_nothing_is_split_off_an_edition_that_says_itself_what_continues_what() -> None:
    words = "Create public demand for service robots, and develop driverless buses for rural towns"
    robots, buses = (
        act("P1", "Create public demand for service robots"),
        act("P2", "Develop driverless buses for rural towns"),
    )
    old = plan("2024", act("P1", words))
    assert shown(link(old, plan("2025", robots, buses, follows="2024"))) == ["P1 > P1 same-id", " > P2"]
    assert shown(link(old, plan("2025", robots, buses))) == ["P1 > P1 P2 parts"]


def test_a_later_decision_on_the_same_provision_holds_and_one_that_fits_no_more_is_told() -> None:
    old, new = plan("2024", act("a", "One"), act("b", "Two")), plan("2025", act("c", "One"), act("d", "Two"))
    first = Decision(("a",), ("c",), "confirmed", "K", "2026-01-01", "same")
    later = Decision(("a",), (), "overridden", "K", "2026-01-02", "dropped after all")
    stale = Decision(("z",), ("d",), "confirmed", "K", "2026-01-03", "same")
    ledger = Ledger(Lineage("2024", "2025"), (first, later, stale))
    assert shown(link(old, new, ledger=ledger)) == ["b > d same-text", "a > ", " > c"]
    assert unfit(old, new, ledger) == (stale,)


def test_reasons_of_a_decision_name_who_when_and_why() -> None:
    old, new = plan("2024", act("a", "One")), plan("2025", act("c", "Two"))
    ledger = Ledger(Lineage("", ""), (Decision(("a",), ("c",), "overridden", "K. Sato", "2026-01-05", "renamed"),))
    assert link(old, new, ledger=ledger).links[0].reasons == ("overridden by K. Sato on 2026-01-05: renamed",)


def test_settled_ids_never_collide_with_an_old_provision_that_they_do_not_continue() -> None:
    lineage = Lineage("o", "n", (), ("port", "port-2"), ("port", "reef"))
    new = plan("n", act("port", "Something new"), act("reef", "Something else"))
    assert settlement(new, lineage) == {"port": "port-3", "reef": "reef"}
    assert settle(new, lineage).outline == ("port-3", "reef")


def test_an_added_provision_makes_way_for_the_one_that_takes_its_id() -> None:
    old = plan("o", act("reef", "Protect coral reefs with sensors"))
    new = plan("n", act("reef", "Teach sailors to use charts"), act("coral", "Protect coral reefs with sensors"))
    assert settlement(new, link(old, new)) == {"reef": "reef-2", "coral": "reef"}


def test_connected_groups_are_whole() -> None:
    edges = [("b", "2"), ("a", "1"), ("b", "3"), ("c", "3"), ("d", "4")]
    assert connected(edges) == [(("a",), ("1",)), (("b", "c"), ("2", "3")), (("d",), ("4",))]


def test_what_a_provision_continued_before_is_no_news() -> None:
    """The new edition says so of an edition before the old one, of which an id is like one of the old one."""
    one, two = act("first", "Dredge the harbour", "1"), act("second", "Light the piers of the harbour", "2")
    said = act("part", "Light the piers of the harbour", "2", ("first",))
    for new in (plan("2025", one, said), plan("2025", one, act("second", said.text.en, "2", ("first",)))):
        assert [(x.old, len(x.new)) for x in link(plan("2024", one, two), new).links] == [
            (("first",), 1),
            (("second",), 1),
        ]
    gone = plan("2025", said)
    assert [x.basis for x in link(plan("2024", one, two), gone).links] == ["declared"]


def test_a_text_that_says_nothing_of_it_keeps_what_a_provision_continued() -> None:
    old = plan("2024", act("whole", "Light the piers of the harbour", "1", ("one", "other")))
    new = plan("2025", act("whole", "Light the piers of the harbour", "1"))
    assert settle(new, link(old, new), old).provisions["whole"].continues == ("one", "other")


def test_an_id_of_neither_words_nor_number_is_no_proof() -> None:
    keys = "initiative-unnumbered", "initiative-unnumbered-2"
    homes, roads = "住宅を年に500戸建てる", "道路を年に10km直す"
    old = plan("2024", act(keys[0], homes), act(keys[1], roads))
    new = plan("2025", act(keys[0], roads.replace("10", "20")), act(keys[1], homes.replace("500", "600")))
    assert sorted((x.old[0], x.new[0]) for x in link(old, new).links) == [keys, keys[::-1]]
