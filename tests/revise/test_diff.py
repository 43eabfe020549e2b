"""What diff says of two small editions: who belongs together, in which order, and every facet."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import head, pieces, small, step
from strategies import REGISTRY

from aiplan_revise.errors import PlanError
from aiplan_revise.model.changes import Change, Changeset, Facets, Moved, Renumbered
from aiplan_revise.model.edition import Provision
from aiplan_revise.model.links import Lineage, Link, RunnerUp
from aiplan_revise.revise import attest, diff
from aiplan_revise.revise.sequence import unmoved, weightiest


def told(old: tuple[Provision, ...], new: tuple[Provision, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Kind, ids and facets of the changes between two editions."""
    found: list[tuple[str, str, tuple[str, ...]]] = []
    for change in diff(small(*old), small(*new), REGISTRY).changes:
        ids = (" ".join(p.id for p in side) for side in (change.old, change.new))
        found.append((change.kind, " → ".join(ids), change.facets.names()))
    return found


# ---------------------------------------------------------------- who belongs together


def test_a_carried_provision_is_told_whole() -> None:
    before, after = step("ports", "Open ports.", "harbour"), step("ports", "Open all ports.", "harbour")
    old, new = small(head("h", "Sea"), before, key="2025"), small(head("h", "Sea"), after, key="2026")
    assert diff(old, new, REGISTRY) == Changeset(
        old.about,
        new.about,
        ("h", "ports"),
        ("h", "ports"),
        (Change((before,), (after,), Facets(reworded=("en",))),),
        ("h",),
    )


def test_the_kind_follows_from_ids_and_continues() -> None:
    old = (
        step("kept", "K"),
        step("gone", "G"),
        step("whole", "A. B."),
        step("p", "P"),
        step("q", "Q"),
        step("x"),
        step("y"),
    )
    new = (
        step("kept", "K"),
        step("a", "A.", continues=("whole",)),
        step("b", "B.", continues=("whole",)),
        step("pq", "P Q", continues=("p", "q")),
        step("v", continues=("x", "y")),
        step("w", continues=("y",)),
        step("fresh", "F"),
        step("renamed", "R", continues=("unheard-of",)),
    )
    assert told(old, new) == [
        ("dropped", "gone → ", ()),
        ("split", "whole → a b", ()),
        ("joined", "p q → pq", ()),
        ("regrouped", "x y → v w", ()),
        ("added", " → fresh", ()),
        ("added", " → renamed", ()),
    ]


def test_what_a_carried_provision_continued_before_is_history() -> None:
    reefs = step("reefs", "R")
    ports = step("ports", "P", continues=("reefs",))
    assert told((ports, reefs), (ports, reefs)) == []
    assert told((ports, reefs), (step("ports", "P"), reefs)) == [("carried", "ports → ports", ())]


def test_a_join_or_split_may_keep_the_id_of_one_part() -> None:
    ports, reefs = step("ports", "P"), step("reefs", "R")
    joined = step("ports", "P", continues=("reefs",))
    assert told((ports, reefs), (joined,)) == [("joined", "ports reefs → ports", ("reworded",))]
    assert told((ports,), (ports, step("reefs", "R", continues=("ports",)))) == [
        ("split", "ports → ports reefs", ("reworded",))
    ]


def test_one_provision_under_another_id_is_carried() -> None:
    assert told((step("a", "Words"),), (step("b", "Words", continues=("a",)),)) == [("carried", "a → b", ())]


def test_dropped_provisions_stand_where_they_stood() -> None:
    old = (step("first"), step("one"), step("two"), step("three"), step("four"))
    new = (step("two"), step("new"), step("one", "other words"))
    assert [what for _, what, _ in told(old, new)] == [
        "first → ",
        "two → two",
        "three → ",
        "four → ",
        " → new",
        "one → one",
    ]


# ---------------------------------------------------------------- place

SEA, LAND = head("sea", "Sea", number="1"), head("land", "Land", number="2")


def test_moved_renumbered_and_reordered() -> None:
    old = (SEA, step("p", "P", parent="sea", number="a"), step("q", "Q", parent="sea", number="b"), LAND)
    new = (SEA, step("q", "Q", parent="sea", number="a"), LAND, step("p", "P", parent="land", number="a"))
    (q, p) = diff(small(*old), small(*new)).changes
    assert q.facets == Facets(renumbered=Renumbered(("1.b",), ("1.a",)))
    assert p.facets == Facets(moved=Moved(("sea",), ("land",)), renumbered=Renumbered(("1.a",), ("2.a",)))


def test_an_ancestor_with_another_number_renumbers_what_stands_under_it() -> None:
    old = (SEA, step("p", "P", parent="sea", number="a"))
    new = (head("sea", "Sea", number="5"), old[1])
    assert told(old, new) == [("carried", "sea → sea", ("renumbered",)), ("carried", "p → p", ("renumbered",))]


def test_what_stands_under_a_moved_parent_is_not_moved() -> None:
    group = head("g", "Group", parent="sea", kind="group")
    old = (SEA, group, step("p", "P", parent="g"), head("land", "Land", number="2"))
    new = (SEA, LAND, msgspec.structs.replace(group, parent="land"), step("p", "P", parent="g"))
    assert told(old, new) == [("carried", "g → g", ("moved",))]


def test_parents_that_were_split_or_joined_are_the_same_place() -> None:
    old = (SEA, step("p", "P", parent="sea"), step("q", "Q", parent="sea"))
    coast, deep = (head(key, key, continues=("sea",)) for key in ("coast", "deep"))
    new = (coast, step("p", "P", parent="coast"), deep, step("q", "Q", parent="deep"))
    expected = [
        ("split", "sea → coast deep", ("retitled", "renumbered")),
        ("carried", "p → p", ()),
        ("carried", "q → q", ()),
    ]
    assert told(old, new) == expected
    assert [kind for kind, _, names in told(new, old) if "moved" in names] == []


def test_a_piece_under_another_parent_is_moved() -> None:
    old = (SEA, step("whole", "A. B.", parent="sea"), LAND)
    piece = [
        step(f"piece-{n}", w, parent=where, continues=("whole",))
        for n, w, where in ((0, "A.", "sea"), (1, "B.", "land"))
    ]
    (change,) = diff(small(*old), small(SEA, piece[0], LAND, piece[1])).changes
    assert change.facets == Facets(moved=Moved(("sea",), ("sea", "land")))


def test_joined_from_two_places_is_moved() -> None:
    old = (SEA, step("p", "P.", parent="sea"), LAND, step("q", "Q.", parent="land"))
    (change,) = diff(small(*old), small(SEA, step("pq", "P. Q.", parent="sea", continues=("p", "q")), LAND)).changes
    assert change.facets == Facets(moved=Moved(("sea", "land"), ("sea",)))


def test_only_those_outside_a_longest_run_are_reordered() -> None:
    old = tuple(step(key, key) for key in "abcdef")
    assert told(old, tuple(step(key, key) for key in "bcdefa")) == [("carried", "a → a", ("reordered",))]
    assert told(old, tuple(step(key, key) for key in "bacdfe")) == [
        ("carried", "b → b", ("reordered",)),
        ("carried", "f → f", ("reordered",)),
    ]


def test_neither_newcomers_nor_a_move_elsewhere_reorder_those_who_stay() -> None:
    old = (SEA, step("p", "P", parent="sea"), step("q", "Q", parent="sea"), LAND, step("r", "R", parent="land"))
    new = (LAND, step("r", "R", parent="land"), SEA, step("n", "N", parent="sea"), *old[1:3])
    assert told(old, new) == [("carried", "sea → sea", ("reordered",)), ("added", " → n", ())]


def test_a_split_keeps_its_place_among_its_siblings() -> None:
    old = (step("whole", "A. B."), step("next", "N"))
    a, b = pieces("A.", "B.")
    assert told(old, (a, b, old[1])) == [("split", "whole → piece-0 piece-1", ())]
    assert told(old, (old[1], a, b)) == [("split", "whole → piece-0 piece-1", ("reordered",))]


@given(st.permutations(range(9)))
def test_unmoved_is_a_largest_rising_run_and_has_an_inverse(order: list[int]) -> None:
    places = {f"k{old}": (old, new) for old, new in enumerate(order)}
    kept = unmoved(places)
    rising = [places[key][1] for key in sorted(kept, key=lambda key: places[key][0])]
    assert rising == sorted(rising)
    longest = [1] * len(order)
    for end in range(len(order)):
        longest[end] = 1 + max((longest[before] for before in range(end) if order[before] < order[end]), default=0)
    assert len(kept) == max(longest)
    assert unmoved({key: place[::-1] for key, place in places.items()}) == kept


@given(st.permutations(range(7)), st.lists(st.integers(1, 9), min_size=7, max_size=7))
def test_the_weightiest_run_rises_and_none_weighs_more(order: list[int], weights: list[int]) -> None:
    places = {f"k{old}": (old, new) for old, new in enumerate(order)}
    kept = weightiest(places, {f"k{old}": weight for old, weight in enumerate(weights)})
    most = [0] * len(order)
    for end in range(len(order)):
        before = (most[at] for at in range(end) if order[at] < order[end])
        most[end] = weights[end] + max(before, default=0)
    assert [*kept] and sum(weights[places[key][0]] for key in kept) == max(most)
    rising = [places[key][1] for key in sorted(kept, key=lambda key: places[key][0])]
    assert rising == sorted(rising)


# ---------------------------------------------------------------- evidence


def test_attest_finds_the_link_of_each_change() -> None:
    old = small(step("p", "P"), step("q", "Q"), step("r", "R"), key="2025")
    new = small(step("pq", "PQ", continues=("p", "q")), step("r", "S"), key="2026")
    links = (Link(("q", "p"), ("pq",), "probable", "parts", 0.5), Link(("r",), ("r",), "certain", "similar", 0.9))
    attested = attest(diff(old, new), Lineage("2025", "2026", links))
    assert [change.evidence for change in attested.changes] == list(links)


def test_attest_refuses_the_lineage_of_other_editions() -> None:
    old, new = small(step("p")), small(step("q"), key="2026")
    with pytest.raises(PlanError, match="changes from 2025 to 2026: the lineage is from 2024 to 2025"):
        attest(diff(old, new), Lineage("2024", "2025"))


def test_attest_says_with_what_the_dropped_and_the_added_may_be_the_same() -> None:
    old = small(head("h", "Sea"), step("ports", "Open ports."), step("quays", "Light quays."), key="2025")
    new = small(head("h", "Sea"), step("docks", "Build docks."), step("moles", "Raise moles."), key="2026")
    near, far = RunnerUp("ports", "docks", 0.3), RunnerUp("ports", "moles", 0.25)
    slight = RunnerUp("quays", "moles", 0.1)
    unlinked = ("ports", "quays"), ("docks", "moles")
    made = attest(diff(old, new), Lineage("2025", "2026", (), *unlinked, (near, far, slight)))
    maybe = {(one.old or one.new)[0].id: one.perhaps for one in made.changes}
    assert maybe == {"ports": near, "docks": near, "moles": far, "quays": None}
    back = {(one.old or one.new)[0].id: one.perhaps for one in (~made).changes}
    assert back["docks"] == RunnerUp("docks", "ports", 0.3)
    assert ~~made == made
