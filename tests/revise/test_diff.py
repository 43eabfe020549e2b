"""What diff says of two small editions: who belongs together, in which order, and every facet."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import head, small, step, who
from strategies import REGISTRY

from aiplan_revise.errors import PlanError
from aiplan_revise.model.changes import (
    Change,
    Changeset,
    ClauseHandover,
    Facets,
    Lineage,
    Link,
    Moved,
    Offices,
    Pair,
    Reassigned,
    Renumbered,
    Succession,
)
from aiplan_revise.model.edition import Assignment, Provision, Texts
from aiplan_revise.revise import attest, diff
from aiplan_revise.revise.sequence import unmoved


def told(old: tuple[Provision, ...], new: tuple[Provision, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Kind, ids and facets of the changes between two editions."""
    found: list[tuple[str, str, tuple[str, ...]]] = []
    for change in diff(small(*old), small(*new), REGISTRY).changes:
        ids = (" ".join(p.id for p in side) for side in (change.old, change.new))
        found.append((change.kind, " → ".join(ids), change.facets.names()))
    return found


def facets(old: Provision | tuple[Provision, ...], new: Provision | tuple[Provision, ...]) -> Facets:
    """The facets of the one change between provisions that stand alone in their editions."""
    before, after = (small(*(side if isinstance(side, tuple) else (side,))) for side in (old, new))
    (change,) = diff(before, after, REGISTRY).changes
    return change.facets


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


def test_continues_of_a_provision_that_is_itself_carried_says_nothing_new() -> None:
    """It tells what happened one edition earlier."""
    old = (step("ports", "P"), step("reefs", "R"))
    assert told(old, (step("ports", "P", continues=("reefs",)), step("reefs", "R"))) == [
        ("carried", "ports → ports", ())
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


# ---------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (step("a", "x"), step("a", "y"), Facets(reworded=("en",))),
        (step("a", "x", ja="あ"), step("a", "y", ja="い"), Facets(reworded=("ja", "en"))),
        (step("a", "x"), step("a", "x "), Facets(reworded=("en",))),
        (step("a", "x"), step("a", "x", ja="あ"), Facets(translated=("ja",))),
        (step("a", "x"), step("a", ja="あ"), Facets(translated=("ja", "en"))),
        (step("a", ""), step("a", "x"), Facets(reworded=("en",))),
        (step("a", "x", title=Texts(en="T")), step("a", "x", title=Texts(en="U")), Facets(retitled=("en",))),
        (step("a", "x", title=Texts(en="T")), step("a", "x"), Facets(retitled=("en",))),
        (step("a", "x", title=Texts(en="T")), step("a", "x", title=Texts("た", "T")), Facets(translated=("ja",))),
        (head("h", "Sea"), head("h", "Seas"), Facets(retitled=("en",))),
        (head("h", "Sea"), head("h", "Sea", ja="海"), Facets(translated=("ja",))),
        (head("h", "Sea"), step("h", "Seas"), Facets(reworded=("en",), fields=("kind",))),
        (step("a", "x", fields={"b": "1"}), step("a", "x", fields={"c": "2", "b": "3"}), Facets(fields=("b", "c"))),
        (step("a", "x", fields={"b": ""}), step("a", "x"), Facets(fields=("b",))),
    ],
)
def test_words_and_columns(old: Provision, new: Provision, expected: Facets) -> None:
    assert facets(old, new) == expected
    assert facets(new, old) == ~expected


def pieces(*words: str, **fields: str) -> tuple[Provision, ...]:
    return tuple(step(f"piece-{n}", text, continues=("whole",), **fields) for n, text in enumerate(words))


@pytest.mark.parametrize(
    ("whole", "parts", "reworded"),
    [
        ("Open ports. Dredge reefs.", ("Open ports.", "Dredge reefs."), False),
        ("港を開く。礁を測る。", ("港を開く。", "礁を測る。"), False),
        ("Open ports. Dredge reefs.", ("Open all ports.", "Dredge reefs."), True),
        ("Open ports. Dredge reefs.", ("Dredge reefs.", "Open ports."), True),
        ("Open ports and dredge reefs.", ("Open ports.", "Dredge reefs."), True),
        ("Open ports.", ("Open ports.", "Open ports."), True),
    ],
)
def test_a_split_is_reworded_unless_the_pieces_are_the_whole(
    whole: str, parts: tuple[str, ...], reworded: bool
) -> None:
    old, new = step("whole", whole), pieces(*parts)
    assert facets(old, new).reworded == (("en",) if reworded else ())
    assert facets(new, old).reworded == (("en",) if reworded else ())


def test_a_number_that_fades_into_many_words_is_still_told() -> None:
    """No similarity hides "60 → 200 staff"."""
    filler = " ".join(f"word{n}" for n in range(400))
    made = facets(step("a", f"{filler} 60 staff."), step("a", f"{filler} 200 staff."))
    ((old, new),) = [(r.old, r.new) for r in made.retargeted]
    assert old and new
    assert (old.value, new.value) == ("60", "200")


def test_targets_and_strength_stand_in_titles_and_texts_of_every_side() -> None:
    old = step("whole", "Consider a review with 60 staff.", title=Texts(en="Reach 80 % of ports"))
    new = pieces("Establish a review.", "Hire 200 staff.")
    made = facets(old, new)
    values = {(r.old.value if r.old else "", r.new.value if r.new else "") for r in made.retargeted}
    assert values == {("60", "200"), ("80", "")}
    assert [s.new.level > s.old.level for s in made.strength] == [True]


# ---------------------------------------------------------------- bodies


def of(old: str | tuple[Assignment, ...], new: str | tuple[Assignment, ...]) -> Facets:
    """The facets between two lists of bodies."""
    made = facets(step("a", "x, y", old), step("a", "x, y", new))
    assert facets(step("a", "x, y", new), step("a", "x, y", old)) == ~made
    return made


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("harbour", "harbour meadow", Reassigned(gained=("meadow",))),
        ("harbour meadow", "meadow", Reassigned(lost=("harbour",))),
        ("harbour", "?Moon", Reassigned(gained=("?moon",), lost=("harbour",))),
        ("?Moon_Bureau", "?Sun", Reassigned(gained=("?sun",), lost=("?moon bureau",))),
        ("harbour open:related", "harbour", Reassigned(closed=("related",))),
        ("harbour", "harbour open:related", Reassigned(opened=("related",))),
        ("harbour* meadow", "harbour meadow*", Reassigned(lead=Pair("harbour", "meadow"))),
        ("harbour meadow", "harbour* meadow", Reassigned(lead=Pair("", "harbour"))),
        ("harbour* meadow*", "harbour*", Reassigned(lost=("meadow",), lead=Pair("harbour, meadow", "harbour"))),
        ("council/ai", "council/ip", Reassigned(offices=(Offices("council", ("ai",), ("ip",)),))),
        ("council", "council/ip", Reassigned(offices=(Offices("council", (), ("ip",)),))),
        ("council council/ai", "council/ai", Reassigned(offices=(Offices("council", ("", "ai"), ("ai",)),))),
        ("watch meadow", "meadow shield harbour", Reassigned(gained=("harbour",))),
        ("watch* meadow", "shield meadow*", Reassigned(lead=Pair("watch", "meadow"))),
        ("watch", "watch shield", Reassigned(gained=("shield",))),
    ],
)
def test_reassigned(old: str, new: str, expected: Reassigned) -> None:
    assert of(old, new).reassigned == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("harbour meadow", "meadow harbour"),
        ("?Moon_Bureau", "?moon_bureau"),
        ("watch", "shield"),
        ("watch*", "shield*"),
        ("watch shield", "shield"),
        ("council/ai council/ip", "council/ip council/ai"),
    ],
)
def test_what_is_no_reassignment(old: str, new: str) -> None:
    """Another order, another spelling, another name of the same body; but none of it goes unsaid."""
    made = of(old, new)
    assert made.reassigned is None
    assert made.names()


def test_a_renamed_body_is_told_as_a_succession() -> None:
    assert of("watch", "shield") == Facets(successions=(Succession("watch", "shield", "2025-07-01"),))


def test_only_the_order_of_listing_is_relisted() -> None:
    assert of("harbour meadow", "meadow harbour") == Facets(relisted=Pair("harbour", "meadow"))
    assert of("harbour meadow council", "harbour council meadow") == Facets(fields=("bodies",))
    assert of("harbour meadow*", "meadow* harbour") == Facets(fields=("bodies",))


def test_relisted_beside_reassigned() -> None:
    assert of("harbour meadow", "meadow council") == Facets(
        reassigned=Reassigned(gained=("council",), lost=("harbour",)), relisted=Pair("harbour", "meadow")
    )


def test_another_spelling_or_role_is_told_among_the_fields() -> None:
    spelled = (Assignment("harbour", printed="HM"),)
    assert of("harbour", spelled) == Facets(fields=("bodies",))
    joint = (Assignment("harbour", role="joint", printed="harbour"),)
    assert of("harbour", joint) == Facets(fields=("role",))


def test_a_split_keeps_the_union_of_its_bodies() -> None:
    old = step("whole", "A. B.", "harbour meadow")
    new = (
        step("piece-0", "A.", "harbour", continues=("whole",)),
        step("piece-1", "B.", "meadow", continues=("whole",)),
    )
    assert facets(old, new) == Facets()
    assert facets(new, old) == Facets()
    lost = (new[0], msgspec.structs.replace(new[1], assignments=who("council")))
    assert facets(old, lost).reassigned == Reassigned(gained=("council",), lost=("meadow",))


def test_the_first_of_a_split_is_relisted_only_if_no_piece_keeps_it() -> None:
    old = step("whole", "A. B.", "harbour meadow")
    new = tuple(step(f"piece-{n}", text, "meadow harbour", continues=("whole",)) for n, text in enumerate(("A.", "B.")))
    assert facets(old, new).relisted == Pair("harbour", "meadow")


# ---------------------------------------------------------------- clauses


def test_a_clause_that_changes_hands_inside_the_same_union() -> None:
    made = of((*who("harbour", "x"), *who("meadow", "y")), (*who("meadow", "x"), *who("harbour", "y")))
    assert made.reassigned == Reassigned(
        clauses=(
            ClauseHandover("en", "x", ("meadow",), ("harbour",)),
            ClauseHandover("en", "y", ("harbour",), ("meadow",)),
        )
    )


def test_a_clause_tells_nothing_that_the_whole_tells() -> None:
    made = of((*who("harbour", "x"), *who("meadow", "y")), (*who("harbour", "x"), *who("council", "y")))
    assert made.reassigned == Reassigned(gained=("council",), lost=("meadow",))


def test_bodies_listed_by_clause_are_no_reassignment() -> None:
    made = of("harbour meadow", (*who("harbour", "x"), *who("meadow", "y")))
    assert made == Facets(fields=("bodies",))


def test_bodies_of_the_whole_are_responsible_for_its_clauses() -> None:
    made = of((*who("harbour"), *who("meadow", "x")), (*who("meadow harbour", "x"), *who("harbour", "y")))
    assert made.reassigned is None


def test_clauses_are_the_same_by_either_language_white_space_and_case_apart() -> None:
    def clause(ja: str, en: str, body: str) -> Assignment:
        return Assignment(body, clause=Texts(ja, en), printed=body)

    old = (clause("あ", "First  Part", "harbour"), clause("い", "second", "meadow"))
    new = (clause("う", "first part", "meadow"), clause("い", "2nd", "harbour"))
    assert facets(step("a", "x", old), step("a", "x", new)).reassigned == Reassigned(
        clauses=(
            ClauseHandover("ja", "い", ("harbour",), ("meadow",)),
            ClauseHandover("en", "first part", ("meadow",), ("harbour",)),
        )
    )


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
