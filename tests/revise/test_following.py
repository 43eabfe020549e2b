"""References that follow the numbers of what they mean, and those that are left to a person."""

import pytest
from small import head, small, step, who

from aiplan_revise.model.edition import Assignment, Edition, Provision, Texts
from aiplan_revise.model.integrity import verify
from aiplan_revise.revise.rebuilding import FIRST, add, drop, move

ONE = head("one", "One", kind="chapter", number="1")
SEA, LAND = (head(key, key, parent="one", number=n) for key, n in (("sea", "1"), ("land", "2")))
PORTS, SHIPS, BOATS = (
    step(key, f"Mend {key}.", "harbour", parent="sea", number=n)
    for key, n in (("ports", "a"), ("ships", "b"), ("boats", "c"))
)


def plan(text: Texts, *assignments: Assignment) -> Edition:
    told = Provision("t", "initiative", "land", "a", text=text, assignments=assignments or who("meadow"))
    return verify(small(ONE, SEA, PORTS, SHIPS, BOATS, LAND, told))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Texts(en="Together with 1.1.b, all is mended."), Texts(en="Together with 1.1.a, all is mended.")),
        (Texts(ja="1.1.cとあわせて行う。"), Texts(ja="1.1.bとあわせて行う。")),
        (Texts(ja="第1章第1節(b)に基づく。"), Texts(ja="第1章第1節(a)に基づく。")),
        (Texts(en="See 1.1.b and 1.1.c."), Texts(en="See 1.1.a and 1.1.b.")),
        (Texts(en="See 1.1.a."), Texts(en="See 1.1.a.")),
        (Texts(en="Version 1.1.4 stays, and 60 ships."), Texts(en="Version 1.1.4 stays, and 60 ships.")),
    ],
)
def test_a_reference_follows_what_it_means(before: Texts, after: Texts):
    assert drop(plan(before), "ports").provisions["t"].text == after


def test_sections_follow_their_chapter_and_their_place():
    made = move(plan(Texts(en="See Section 2 of Chapter 1, and Chapter 1.")), "land", "one", FIRST)
    assert made.provisions["t"].text.en == "See Section 1 of Chapter 1, and Chapter 1."


def test_what_is_added_before_lets_references_follow():
    made = add(plan(Texts(en="See 1.1.a to 1.1.c.")), step("quays", "Mend quays.", "harbour", parent="sea"), FIRST)
    assert made.provisions["t"].text.en.startswith("See 1.1.b to 1.1.")


def test_clauses_of_bodies_follow_too():
    own = Assignment("meadow", clause=Texts(en="as in 1.1.b"))
    made = drop(plan(Texts(en="Mend ships as in 1.1.b."), own), "ports")
    assert made.provisions["t"].assignments[0].clause.en == "as in 1.1.a"
    verify(made)


def test_what_stands_at_another_depth_is_left_to_a_person():
    made = move(plan(Texts(en="See 1.1.b.")), "ships", "one")
    assert made.provisions["t"].text.en == "See 1.1.b."
