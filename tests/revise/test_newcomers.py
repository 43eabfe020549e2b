"""recognised: the same new provision on both sides under different ids."""

import pytest
from hypothesis import given
from msgspec.structs import replace
from small import head, small, step
from strategies import few, triples

from aiplan_revise.model.edition import Edition, Ending, Provision
from aiplan_revise.revise import merge
from aiplan_revise.revise.newcomers import recognised
from aiplan_revise.revise.sequence import Three

SEA = head("sea", "Sea")
TESTS = step("tests", "Test AI systems before they are used.", "harbour", parent="sea")
ATTACK = "Set up teams that attack AI systems of the government in order to find their weaknesses."
REPORT = "Open an office to which grave accidents with machines are reported."


def added(ours: list[Provision], theirs: list[Provision]) -> tuple[Edition, tuple[str, ...]]:
    """The merge where each side adds provisions, and the fields of the conflicts; swapping changes nothing."""
    base, mine, yours = (small(SEA, TESTS, *more) for more in ([], ours, theirs))
    merged, conflicts = merge(base, mine, yours)
    assert merge(base, yours, mine) == (merged, tuple(~c for c in conflicts))
    return merged, tuple(f"{c.provision} {c.field}" for c in conflicts)


def test_the_id_that_comes_first_stays() -> None:
    one = step("red-teams", ATTACK, "harbour", parent="sea")
    other = step("attack-teams", ATTACK, "harbour", parent="sea")
    assert added([one], [other])[0].outline == ("sea", "tests", "attack-teams")


def test_what_bears_another_id_since_it_was_merged_is_still_the_same() -> None:
    """The part goes on with the id that it gave; the draft has that of another part, and other words by now."""
    base = small(SEA, TESTS, step("red-teams", ATTACK, "harbour", parent="sea"))
    here = step("attack-teams", ATTACK.replace("Set up", "Set up for good"), "harbour", parent="sea")
    there = step("red-teams", ATTACK, "harbour meadow", parent="sea")
    draft, part = small(SEA, TESTS, here), small(SEA, TESTS, there)
    merged, conflicts = merge(base, draft, part)
    assert (merged.outline, conflicts) == (("sea", "tests", "attack-teams"), ())
    assert merged.provisions["attack-teams"].text == here.text
    assert merged.provisions["attack-teams"].assignments == there.assignments
    assert merge(base, part, draft) == (merged, ())
    for other in (step("reports", REPORT, "harbour", parent="sea"), replace(here, continues=("red-teams",))):
        found, conflicts = merge(base, small(SEA, TESTS, other), part)
        assert {"red-teams", other.id} == {*found.outline} - {"sea", "tests"}
        assert [c.field for c in conflicts] == ["provision"]
    ended = replace(draft, about=replace(draft.about, endings={"red-teams": Ending("completed")}))
    assert [c.field for c in merge(base, ended, part)[1]] == ["provision"]


def test_fields_that_differ_are_conflicts() -> None:
    one = step("red-teams", ATTACK, "harbour", parent="sea")
    other = step("attack-teams", ATTACK, "harbour meadow", parent="sea")
    merged, conflicts = added([one], [other])
    assert merged.outline == ("sea", "tests", "attack-teams")
    assert conflicts == ("attack-teams assignments",)


def test_words_that_one_side_has_besides() -> None:
    one = step("red-teams", ATTACK, "harbour", parent="sea")
    other = step("attack-teams", f"{ATTACK} Publish the results.", "harbour", parent="sea")
    merged, conflicts = added([one], [other])
    assert (merged.outline, conflicts) == (("sea", "tests", "attack-teams"), ("attack-teams text",))


def test_a_new_heading_and_what_each_side_puts_under_it() -> None:
    sections = [head(key, "Safety of machines that decide by themselves") for key in ("safety", "machines")]
    shared = [step(key, ATTACK, "harbour", parent=s.id) for key, s in zip(("x", "y"), sections, strict=True)]
    own = step("z", REPORT, "meadow", parent="machines")
    merged, conflicts = added([sections[0], shared[0]], [sections[1], shared[1], own])
    assert {p.id: p.parent for p in merged.provisions.values()} == {
        "sea": "", "tests": "sea", "machines": "", "x": "machines", "z": "machines",
    }  # fmt: skip
    assert conflicts == ()


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (ATTACK, REPORT),
        ("Draw up a guideline on the use of AI in drones.", "Draw up a guideline on the use of AI in schools."),
        (ATTACK, ATTACK.replace("weaknesses", "secrets")),
        ("Train 60 experts.", "Train 60 pilots."),
    ],
)
def test_different_newcomers_stay_two(ours: str, theirs: str) -> None:
    merged, conflicts = added([step("x", ours, "harbour", parent="sea")], [step("y", theirs, "harbour", parent="sea")])
    assert (merged.outline, conflicts) == (("sea", "tests", "x", "y"), ())


def test_what_continues_the_newcomer_of_the_other_side_is_another_one() -> None:
    one, other = step("one", ATTACK, "harbour"), step("two", ATTACK, "harbour", continues=("one",))
    assert added([one], [other])[0].outline == ("sea", "tests", "one", "two")


@few
@given(triples())
def test_only_newcomers_get_another_id_and_that_once(triple: tuple[Edition, Edition, Edition]) -> None:
    base, ours, theirs = triple
    seen = recognised(Three(*triple))
    assert recognised(seen) == seen
    assert seen.base == base
    for side, other, made in ((ours, theirs, seen.ours), (theirs, ours, seen.theirs)):
        assert len(made.outline) == len(side.outline)
        for key, named in zip(side.outline, made.outline, strict=True):
            assert named == key or (named < key and key not in base.provisions and named in other.provisions)
