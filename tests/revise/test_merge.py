"""merge: what two revisions of one edition become, and every kind of conflict."""

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import head, small, step, who

from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import MAX_DEPTH, Assignment, Edition, Provision, Source, Texts
from aiplan_revise.model.integrity import verify
from aiplan_revise.revise import Conflict, merge
from aiplan_revise.revise.sequence import Three, interleave

SEA = head("sea", "Sea")
PORTS = step(
    "ports", "Open ports.", "harbour meadow", ja="港を開く。", parent="sea", number="a", fields={"budget": "1"}
)


def merged(base: tuple[Provision, ...], *sides: tuple[Provision, ...]) -> tuple[Edition, tuple[Conflict, ...]]:
    """The merge of three lists of provisions; swapping the sides must swap nothing but labels."""
    three = [small(*provisions) for provisions in (base, *sides)]
    edition, conflicts = merge(*three)
    assert merge(three[0], three[2], three[1]) == (edition, tuple(~c for c in conflicts))
    assert verify(edition) == edition
    return edition, conflicts


def but(p: Provision, **fields: object) -> Provision:
    return msgspec.structs.replace(p, **fields)


def test_each_field_and_language_comes_from_the_side_that_changed_it() -> None:
    ours = but(PORTS, text=Texts("港を開く。", "Open all ports."), number="b", fields={"budget": "1", "kpi": "9"})
    theirs = but(PORTS, text=Texts("港を全て開く。", "Open ports."), title=Texts(en="Ports"), fields={"budget": "2"})
    edition, conflicts = merged((SEA, PORTS), (SEA, ours), (SEA, theirs))
    assert conflicts == ()
    assert edition.provisions["ports"] == but(
        PORTS,
        text=Texts("港を全て開く。", "Open all ports."),
        title=Texts(en="Ports"),
        number="b",
        fields={"budget": "2", "kpi": "9"},
    )


def test_a_field_that_both_changed_is_a_conflict_and_keeps_the_base() -> None:
    ours, theirs = (but(PORTS, text=Texts(PORTS.text.ja, words)) for words in ("Open all ports.", "Open no port."))
    edition, conflicts = merged((SEA, PORTS), (SEA, ours), (SEA, theirs))
    assert edition.provisions["ports"] == PORTS
    assert conflicts == (Conflict("ports", "text.en", "Open ports.", "Open all ports.", "Open no port."),)


def test_columns_that_one_side_dropped_and_the_other_changed() -> None:
    edition, conflicts = merged(
        (SEA, PORTS), (SEA, but(PORTS, fields={})), (SEA, but(PORTS, fields={"budget": "2", "kpi": "1"}))
    )
    assert edition.provisions["ports"].fields == {"budget": "1", "kpi": "1"}
    assert conflicts == (Conflict("ports", "fields.budget", "1", "", "2"),)


def test_a_column_that_both_added_keeps_one_of_them() -> None:
    base = step("a", "x")
    edition, conflicts = merged((base,), (but(base, fields={"kpi": "9"}),), (but(base, fields={"kpi": "8"}),))
    assert edition.provisions["a"].fields == {"kpi": "8"}
    assert conflicts == (Conflict("a", "fields.kpi", "", "9", "8", "theirs"),)


# ---------------------------------------------------------------- bodies


def bodies(base: str, ours: str, theirs: str) -> tuple[tuple[str, ...], tuple[Conflict, ...]]:
    three = [(step("a", "x", assigned),) for assigned in (base, ours, theirs)]
    edition, conflicts = merged(*three)
    made = edition.provisions["a"].assignments
    return tuple(a.party() + ("*" if a.role == "lead" else "") for a in made), conflicts


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ("harbour meadow", "harbour meadow council", "meadow", "meadow council"),
        ("harbour", "harbour council", "harbour meadow", "harbour council meadow"),
        ("harbour", "council harbour", "harbour meadow", "council harbour meadow"),
        ("harbour meadow", "meadow harbour", "harbour meadow council", "meadow council harbour"),
        ("harbour meadow", "harbour* meadow", "harbour meadow open:related", "harbour* meadow open:related"),
        ("harbour harbour", "harbour", "harbour harbour meadow", "harbour meadow"),
    ],
)
def test_bodies_are_merged_as_sets_and_keep_their_order(base: str, ours: str, theirs: str, expected: str) -> None:
    assert bodies(base, ours, theirs) == (tuple(expected.split()), ())


def test_two_sides_that_each_name_a_lead_disagree() -> None:
    assert bodies("harbour meadow", "harbour* meadow", "harbour meadow*") == (
        ("harbour", "meadow"),
        (Conflict("a", "lead", "", "harbour", "meadow"),),
    )
    assert bodies("harbour*", "meadow* harbour", "harbour council*") == (
        ("meadow", "harbour*", "council"),
        (Conflict("a", "lead", "harbour", "meadow", "council"),),
    )


def test_a_body_that_one_side_dropped_and_the_other_changed() -> None:
    joint = (Assignment("harbour", role="joint", printed="harbour"),)
    edition, conflicts = merged((step("a", "x", "harbour"),), (step("a", "x"),), (step("a", "x", joint),))
    assert edition.provisions["a"].assignments == who("harbour")
    assert conflicts == (Conflict("a", "assignments", "harbour", "", "harbour | joint"),)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (who("meadow"), ()),
        (who("meadow"), who("meadow/reefs")),
    ],
    ids=["taken from it", "given to a part of it"],
)
def test_a_body_whose_clause_one_side_dropped_and_that_the_other_took(
    ours: tuple[Assignment, ...], theirs: tuple[Assignment, ...]
) -> None:
    base = step("a", "Open ports, dredge reefs.", who("meadow", "dredge reefs"))
    sides = (but(base, assignments=ours), but(base, assignments=theirs))
    edition, conflicts = merged((base,), *((side,) for side in sides))
    assert edition.provisions["a"] == base
    assert [one.field for one in conflicts] == ["assignments"]


def test_orders_of_bodies_that_disagree() -> None:
    order = Conflict(
        "a",
        "assignments.order",
        "harbour; meadow; council",
        "meadow; harbour; council",
        "harbour; council; meadow",
    )
    expected = ("harbour", "meadow", "council"), (order,)
    assert bodies("harbour meadow council", "meadow harbour council", "harbour council meadow") == expected


def test_a_clause_that_lost_its_words_to_the_other_side() -> None:
    base = step("a", "Open ports, dredge reefs.", "harbour")
    ours = but(base, assignments=(*who("harbour", "Open ports"), *who("meadow", "dredge reefs")))
    theirs = but(base, text=Texts(en="Open ports."))
    edition, conflicts = merged((base,), (ours,), (theirs,))
    assert edition.provisions["a"] == base
    assert conflicts == (
        Conflict("a", "assignments", "harbour", "harbour | Open ports; meadow | dredge reefs", "harbour"),
        Conflict("a", "text", "Open ports, dredge reefs.", "Open ports, dredge reefs.", "Open ports."),
    )


# ---------------------------------------------------------------- provisions


def test_added_dropped_and_untouched_provisions() -> None:
    base = (SEA, PORTS, step("reefs", "R", parent="sea"))
    ours = (SEA, PORTS, step("tides", "T", parent="sea"), base[2])
    theirs = (SEA, base[2], step("wrecks", "W", parent="sea"))
    edition, conflicts = merged(base, ours, theirs)
    assert (edition.outline, conflicts) == (("sea", "tides", "reefs", "wrecks"), ())


def test_dropped_by_one_side_and_changed_by_the_other() -> None:
    changed = but(PORTS, kind="statement", assignments=())
    edition, conflicts = merged((SEA, PORTS), (SEA,), (SEA, changed))
    assert edition.provisions["ports"] == PORTS
    was, now = "initiative | a | 港を開く。 / Open ports. | harbour; meadow", "statement | a | 港を開く。 / Open ports."
    assert conflicts == (Conflict("ports", "provision", was, "", now),)


def test_dropped_by_one_side_and_only_renumbered_by_the_other() -> None:
    edition, conflicts = merged((SEA, PORTS), (SEA,), (SEA, but(PORTS, number="b")))
    assert (edition.outline, conflicts) == (("sea",), ())


def test_the_same_id_added_by_both_in_other_words() -> None:
    """There is no base to keep: one side is kept whole, the same one whichever is called ours."""
    one, other = step("new", "Dig.", "harbour"), step("new", "Build.", "harbour")
    edition, conflicts = merged((), (one,), (other,))
    assert edition.provisions["new"] == other
    assert conflicts == (Conflict("new", "text", "", "Dig.", "Build.", "theirs"),)
    assert merged((), (one,), (one,)) == (small(one), ())


def test_what_each_side_put_in_the_place_of_one_provision_is_all_there() -> None:
    whole, other = step("whole", "A. B."), step("other", "C.")
    pieces = tuple(step(key, key, continues=("whole",)) for key in "ab")
    joined = step("both", "A. B. C.", continues=("whole", "other", "long-gone"))
    edition, conflicts = merged((whole, other), (*pieces, other), (joined,))
    assert edition.outline == ("a", "b", "both")
    assert conflicts == (Conflict("whole", "continued-by", "", "a; b", "both", "both"),)
    assert merged((whole,), pieces, pieces) == (small(*pieces), ())


def test_what_one_side_dropped_comes_back_for_what_the_other_put_there() -> None:
    group = head("group", "Group", parent="sea", kind="group")
    new = step("new", "N", parent="group")
    edition, conflicts = merged((SEA, group), (), (SEA, group, new))
    assert edition == small(SEA, group, new)
    assert conflicts == (
        Conflict("sea", "provision", "section | Sea", "", "section | Sea"),
        Conflict("group", "provision", "group | Group", "", "group | Group"),
    )


def test_parents_that_would_go_round_in_a_ring_stay_where_they_were() -> None:
    one, two = head("one", "One"), head("two", "Two")
    ours = (two, but(one, parent="two"))
    theirs = (one, but(two, parent="one"))
    edition, conflicts = merged((one, two), ours, theirs)
    assert edition.outline == ("one", "two")
    assert conflicts == (Conflict("one", "parent", "", "two", ""), Conflict("two", "parent", "", "", "one"))


def test_a_ring_of_newcomers_opens_at_the_top() -> None:
    ours = (head("one", "Long words"), head("two", "B", parent="one"))
    theirs = (head("two", "Longer words"), head("one", "A", parent="two"))
    edition, conflicts = merged((), ours, theirs)
    assert {p.id: p.parent for p in edition.provisions.values()} in ({"one": "", "two": ""}, {"one": "", "two": "one"})
    assert {conflict.field for conflict in conflicts} >= {"parent"}


def test_nested_too_deeply_is_refused() -> None:
    chain = [head(f"h{n}", "H", parent=f"h{n - 1}" if n else "") for n in range(MAX_DEPTH)]
    top = head("top", "Top")
    base = (*chain[: MAX_DEPTH // 2 + 1], top)
    ours = (top, but(chain[0], parent="top"), *base[1:-1])
    theirs = (*chain, top)
    with pytest.raises(PlanError, match="the merged edition: provision h31: nested deeper than 32 levels"):
        merged(base, ours, theirs)


# ---------------------------------------------------------------- order and metadata


def keys(words: str) -> tuple[str, ...]:
    return tuple(words.split())


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected", "agreed"),
    [
        ("a b c", "a b c", "c a b", "c a b", True),
        ("a b c", "c a b", "c a b", "c a b", True),
        ("a b c", "b a c", "a c b", "a b c", False),
        ("a b", "a x b", "a y b", "a x y b", True),
        ("a b", "x a b", "a b y", "x a b y", True),
        ("a b", "b a x", "a b y", "b y a x", True),
        ("a", "a x y", "a y x", "a x y", False),
        ("a b", "a", "b", "a b", True),
        ("", "x y", "y z x", "x y z", False),
        ("a", "", "", "a", True),
        ("a b", "b a x", "a x b", "b a x", True),
        ("a b", "x b a", "a x b", "a x b", False),
    ],
)
def test_orders(base: str, ours: str, theirs: str, expected: str, agreed: bool) -> None:
    members = frozenset(keys(expected))
    assert interleave(Three(*map(keys, (base, ours, theirs))), members) == (keys(expected), agreed)
    assert interleave(Three(*map(keys, (base, theirs, ours))), members) == (keys(expected), agreed)


def _revised(base: list[str], fresh: str) -> st.SearchStrategy[list[str]]:
    return st.sets(st.sampled_from([*base, *fresh])).flatmap(lambda kept: st.permutations(sorted(kept)))


@settings(max_examples=500)
@given(st.data())
def test_orders_that_were_merged_merge_again_with_either_side(data: st.DataObject) -> None:
    base = list("abcd")[: data.draw(st.integers(0, 4))]
    ours, theirs = data.draw(_revised(base, "xy")), data.draw(_revised(base, "xz"))

    def woven(ours: Sequence[str], theirs: Sequence[str]) -> tuple[tuple[str, ...], bool]:
        lost = {key for key in base if key not in ours or key not in theirs}
        return interleave(Three(base, ours, theirs), frozenset({*base, *ours, *theirs} - lost))

    found = woven(ours, theirs)
    assert found == woven(theirs, ours)
    if found[1]:
        assert woven(found[0], theirs) == woven(ours, found[0]) == found


def test_a_member_that_no_side_has_comes_last() -> None:
    assert interleave(Three(("c",), ("a", "c"), ()), frozenset("abc")) == (("a", "c", "b"), True)


def test_siblings_that_each_side_orders_its_own_way() -> None:
    base = tuple(step(key, key, parent="sea") for key in "abc")
    edition, conflicts = merged((SEA, *base), (SEA, base[1], base[0], base[2]), (SEA, base[0], base[2], base[1]))
    assert edition.outline == ("sea", "a", "b", "c")
    assert conflicts == (Conflict("sea", "order", "a; b; c", "b; a; c", "a; c; b"),)


def test_metadata_is_merged_like_everything_else() -> None:
    first, second = Source("First"), Source("Second", note=Texts("写し", "copy"))
    base = small(key="2025", sources=(first,), dates={"presented": "2025-09"}, numbering=("1)",))
    ours = small(key="2026-x", sources=(first, second), dates={"presented": "2025-09-12"}, official=True)
    theirs = small(
        key="2026-y", dates={"presented": "2025-09", "adopted": "2026"}, official=False, numbering=("a)", "b)")
    )
    edition, conflicts = merge(base, ours, theirs)
    assert edition == small(
        key="2025", sources=(second,), dates={"presented": "2025-09-12", "adopted": "2026"}, numbering=("1)",)
    )
    assert conflicts == (
        Conflict("", "id", "2025", "2026-x", "2026-y"),
        Conflict("", "numbering", "1)", "", "a); b)"),
        Conflict("", "official", "", "true", "false"),
    )


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "kept", "apart"),
    [
        ("council/ai meadow", "council/sti meadow", "council/ip meadow", "council/ai meadow", True),
        ("council/ai meadow", "council/sti meadow", "meadow", "council/ai meadow", True),
        ("watch meadow", "shield meadow", "meadow", "watch meadow", True),
        ("watch meadow", "shield meadow", "harbour meadow", "watch meadow", True),
        ("watch meadow", "shield meadow", "shield meadow", "shield meadow", False),
        ("watch meadow", "shield meadow", "watch meadow harbour", "shield meadow harbour", False),
        ("watch meadow", "watch", "meadow", "watch meadow", True),
        ("watch meadow harbour", "watch harbour", "meadow harbour", "harbour", False),
        ("watch", "", "", "", False),
    ],
)
def test_what_both_sides_hand_over_differently(base: str, ours: str, theirs: str, kept: str, apart: bool) -> None:
    sides = [but(PORTS, assignments=who(bodies)) for bodies in (base, ours, theirs)]
    edition, conflicts = merged(*((SEA, side) for side in sides))
    assert set(edition.provisions["ports"].assignments) == set(who(kept))
    assert [c.field for c in conflicts] == ["assignments"] * apart


@pytest.mark.parametrize(
    ("ja", "en", "apart"),
    [
        ("人員を200人にする。", "Raise staff to 100.", True),
        ("人員を200人にする。", "Raise staff to 200.", False),
        ("人員は60人にする。", "Raise staff to 100.", False),
    ],
)
def test_targets_that_each_side_changed_in_its_own_language(ja: str, en: str, apart: bool) -> None:
    base = but(PORTS, text=Texts("人員を60人にする。", "Raise staff to 60."))
    ours, theirs = but(base, text=Texts(ja, base.text.en)), but(base, text=Texts(base.text.ja, en))
    edition, conflicts = merged((SEA, base), (SEA, ours), (SEA, theirs))
    assert edition.provisions["ports"].text == (base.text if apart else Texts(ja, en))
    assert [c.field for c in conflicts] == ["text"] * apart
