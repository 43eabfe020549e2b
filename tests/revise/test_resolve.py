"""resolve: what a person decides of the conflicts of a merge."""

from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import head, small, step, who
from strategies import editions, triples

from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Edition, Provision, Texts
from aiplan_revise.model.integrity import verify
from aiplan_revise.revise import Choice, Choices, Conflict, Own, merge, options, resolve
from aiplan_revise.revise.rebuilding import join, split

Triple = tuple[Edition, Edition, Edition]

SEA = head("sea", "Sea")
PORTS = step("ports", "Open ports.", "harbour meadow", parent="sea", number="a")


def decided(base: Provision, ours: Provision | None, theirs: Provision | None, **choices: Choice) -> Provision | None:
    """The provision under SEA after decisions, field by field ("text_en")."""
    before, mine, yours = (small(SEA, *([p] if p else [])) for p in (base, ours, theirs))
    named = {(base.id, field.replace("_", ".")): choice for field, choice in choices.items()}
    edition, conflicts = resolve(before, mine, yours, named)
    assert conflicts == ()
    return edition.provisions.get(base.id)


def but(p: Provision, **fields: object) -> Provision:
    return msgspec.structs.replace(p, **fields)


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("base", "Open ports."),
        ("ours", "Open ports now."),
        ("theirs", "Open ports daily."),
        ("both", "Open ports daily now."),
        (Own("Open ports from now on."), "Open ports from now on."),
    ],
)
def test_a_text(choice: Choice, expected: str) -> None:
    ours, theirs = but(PORTS, text=Texts(en="Open ports now.")), but(PORTS, text=Texts(en="Open ports daily."))
    assert decided(PORTS, ours, theirs, text_en=choice) == but(PORTS, text=Texts(en=expected))


@pytest.mark.parametrize(
    ("choice", "expected"),
    [("base", "watch"), ("ours", "shield"), ("theirs", "harbour meadow"), ("both", "shield harbour meadow")],
)
def test_bodies(choice: Choice, expected: str) -> None:
    base, ours, theirs = (but(PORTS, assignments=who(bodies)) for bodies in ("watch", "shield", "harbour meadow"))
    made = decided(base, ours, theirs, assignments=choice)
    assert made and set(made.assignments) == set(who(expected))


@pytest.mark.parametrize(("choice", "expected"), [("base", "harbour*"), ("ours", "meadow*"), ("theirs", "council*")])
def test_who_leads(choice: Choice, expected: str) -> None:
    base, ours, theirs = (
        but(PORTS, assignments=who(bodies))
        for bodies in ("harbour* meadow council", "harbour meadow* council", "harbour meadow council*")
    )
    made = decided(base, ours, theirs, lead=choice)
    assert made and [a.party() for a in made.assignments if a.role == "lead"] == [expected.rstrip("*")]


def test_whether_a_provision_stays() -> None:
    changed = but(PORTS, kind="statement", assignments=())
    for choice, expected in (("base", PORTS), ("ours", None), ("theirs", changed)):
        assert decided(PORTS, None, changed, provision=choice) == expected  # type: ignore[arg-type]


def test_what_stood_under_a_dropped_group_moves_up() -> None:
    group = head("group", "Group", parent="sea", kind="group")
    new = step("new", "N", parent="group")
    three = small(SEA, group), small(SEA), small(SEA, group, new)
    assert resolve(*three, {("group", "provision"): "ours"}) == (small(SEA, but(new, parent="sea")), ())


def test_what_takes_the_place_of_a_provision() -> None:
    whole = step("whole", "A. B.")
    pieces = tuple(step(key, key, continues=("whole",)) for key in "ab")
    new = step("new", "Something else.", continues=("whole",))
    three = small(whole), small(*pieces), small(new)
    assert resolve(*three, {("whole", "continued-by"): "ours"}) == (small(*pieces), ())
    assert resolve(*three, {("whole", "continued-by"): "theirs"}) == (small(new), ())
    assert resolve(*three, {("whole", "continued-by"): "both"})[0].outline == ("a", "b", "new")


A, B = step("a", "Mend a.", "harbour", number="1"), step("b", "Mend b.", "meadow", number="2")
BETTER = but(A, text=Texts(en="Mend a better."))


@pytest.mark.parametrize(
    ("choice", "expected"), [("base", "a b"), ("ours", "a b"), ("theirs", "one two b"), (None, "a one two b")]
)
def test_a_split_stands_or_falls_with_the_whole(choice: Choice | None, expected: str) -> None:
    theirs = split(small(A, B), "a", {"one": Texts(en="Mend one."), "two": Texts(en="Mend two.")})
    choices = {("a", "provision"): choice} if choice else {}
    made, conflicts = resolve(small(A, B), small(BETTER, B), theirs, choices)
    assert (" ".join(made.outline), len(conflicts)) == (expected, int(not choice))
    if choice == "ours":
        assert made == small(BETTER, B)


def test_a_join_stands_or_falls_with_its_parts() -> None:
    theirs = join(small(A, B), ["a", "b"], "both", Texts(en="Mend both."))
    sides = small(A, B), small(BETTER, B), theirs
    assert resolve(*sides, {("a", "provision"): "ours"}) == (small(BETTER, B), ())
    assert resolve(*sides, {("a", "provision"): "base"}) == (small(A, B), ())
    assert resolve(*sides, {("a", "provision"): "theirs"}) == (theirs, ())
    best = but(B, text=Texts(en="Mend b best."))
    apart: Choices = {("a", "provision"): "ours", ("b", "provision"): "theirs"}
    assert resolve(small(A, B), small(BETTER, best), theirs, apart) == (small(BETTER, best), ())


def test_the_order_of_one_side() -> None:
    base, ours, theirs = (small(*(step(key, key) for key in order)) for order in ("abc", "bac", "acb"))
    assert resolve(base, ours, theirs, {("", "order"): "ours"}) == (ours, ())
    assert resolve(base, ours, theirs, {("", "order"): "theirs"}) == (theirs, ())
    assert resolve(base, ours, theirs, {("", "order"): "base"}) == (base, ())


def test_a_body_whose_clause_is_not_in_the_chosen_words_is_responsible_for_the_whole() -> None:
    base = step("a", "Open ports, dredge reefs.", "harbour")
    ours = but(base, assignments=(*who("harbour", "Open ports"), *who("meadow", "dredge reefs")))
    theirs = but(base, text=Texts(en="Open ports."))
    edition, conflicts = resolve(
        small(base), small(ours), small(theirs), {("a", "text"): "theirs", ("a", "assignments"): "ours"}
    )
    assert conflicts == ()
    assert edition == small(but(theirs, assignments=(*who("harbour", "Open ports"), *who("meadow"))))


def test_each_field_that_both_added_otherwise() -> None:
    ours, theirs = step("new", "Dig.", "harbour"), step("new", "Build.", "meadow")
    edition, conflicts = resolve(
        small(), small(ours), small(theirs), {("new", "text"): "ours", ("new", "assignments"): "both"}
    )
    assert (edition, conflicts) == (small(step("new", "Dig.", "harbour meadow")), ())


@pytest.mark.parametrize(
    ("field", "choice", "message"),
    [
        ("text.en", Own(Texts(en="x")), "ports: text.en: own words of the wrong kind"),
        ("text.en", Own("a\u202eb"), "ports: text.en: control or bidi character"),
        ("text.en", "both", "ports: text.en: 'both' is no way to settle this conflict"),
        ("assignments", Own("x"), "ports: assignments: 'own' is no way"),
    ],
)
def test_what_a_conflict_does_not_leave_is_refused(field: str, choice: Choice, message: str) -> None:
    ours = but(PORTS, text=Texts(en="Open all ports."), assignments=who("watch"))
    theirs = but(PORTS, text=Texts(en="Open no port."), assignments=who("council"))
    with pytest.raises(PlanError, match=message):
        resolve(small(SEA, PORTS), small(SEA, ours), small(SEA, theirs), {("ports", field): choice})


# ---------------------------------------------------------------- whatever is decided


def drawn(conflict: Conflict, rng: Random) -> Choice:
    option = rng.choice(options(conflict))
    if option != "own":
        return option  # type: ignore[return-value]
    return Own(Texts("別", "Own") if conflict.field in ("text", "title") else "own")


def swapped(choices: Choices) -> Choices:
    other: dict[object, Choice] = {"ours": "theirs", "theirs": "ours"}
    return {key: choice if isinstance(choice, Own) else other.get(choice, choice) for key, choice in choices.items()}


@given(st.one_of(triples(), st.tuples(editions(6), editions(6), editions(6))), st.integers(0, 2**32))
def test_any_choices_lead_to_a_valid_edition_without_conflicts(triple: Triple, seed: int) -> None:
    """In a few rounds, for a decision may bring up another conflict; and swapping the sides and the choices changes
    nothing."""
    base, ours, theirs = triple
    rng = Random(seed)
    choices: dict[tuple[str, str], Choice] = {}
    edition, conflicts = merge(*triple)
    for left in reversed(range(8)):
        choices |= {(c.provision, c.field): drawn(c, rng) for c in conflicts if rng.random() < 0.9 or left < 4}
        edition, conflicts = resolve(base, ours, theirs, choices)
        assert verify(edition) == edition
        assert not {(c.provision, c.field) for c in conflicts} & choices.keys()
        other, rest = resolve(base, theirs, ours, swapped(choices))
        assert (other, rest) == (edition, tuple(~c for c in conflicts))
    assert conflicts == ()
