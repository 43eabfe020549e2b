"""References that follow the numbers of what they mean, and those that are left to a person."""

import pytest
from msgspec.structs import replace
from small import head, small, step, who

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Assignment, Edition, Provision, Texts
from aiplan_revise.model.integrity import verify
from aiplan_revise.revise import check, merge, resolve
from aiplan_revise.revise.amending import with_provision
from aiplan_revise.revise.conflicts import Kept
from aiplan_revise.revise.following import left
from aiplan_revise.revise.rebuilding import FIRST, add, drop, join, move, split

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
        (Texts(en="See 1.1.a."), Texts(en="See 1.1.a [dropped].")),
        (Texts(en="See 1.1.a and 1.1.b."), Texts(en="See 1.1.a [dropped] and 1.1.a.")),
        (Texts(ja="1.1.a及び1.1.bを参照。"), Texts(ja="1.1.a［削除］及び1.1.aを参照。")),
        (Texts(en="Version 1.1.4 stays, and 60 ships."), Texts(en="Version 1.1.4 stays, and 60 ships.")),
    ],
)
def test_a_reference_follows_what_it_means(before: Texts, after: Texts):
    assert drop(plan(before), "ports").provisions["t"].text == after


def test_sections_follow_their_chapter_and_their_place():
    made = move(plan(Texts(en="See Section 2 of Chapter 1, and Chapter 1.")), "land", "one", FIRST)
    assert made.provisions["t"].text.en == "See Section 1 of Chapter 1, and Chapter 1."


def parted(text: Texts) -> Edition:
    parts = [head(f"p{n}", f"Part {n}", kind="part", number=str(n)) for n in (1, 2, 3)]
    chapters = [
        head(f"c{n}{m}", f"Chapter {n}.{m}", kind="chapter", parent=f"p{n}", number=str(m))
        for n in (1, 2, 3)
        for m in (1, 2, 3)
    ]
    items = [step(f"i{n}", f"Mend {n}.", "harbour", parent=f"c3{n}", number="a") for n in (1, 2, 3)]
    told = Provision("t", "initiative", "c11", "a", text=text, assignments=who("meadow"))
    rows = [parts[0], chapters[0], told, *chapters[1:3], parts[1], *chapters[3:6], parts[2]]
    for chapter, item in zip(chapters[6:], items, strict=True):
        rows += [chapter, item]
    return verify(small(*rows))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Texts(en="See Part 3, Chapter 2."), Texts(en="See Part 4, Chapter 3.")),
        (Texts(en="See Chapter 2 of Part 3."), Texts(en="See Chapter 3 of Part 4.")),
        (Texts(en="See Chapters 1 and 2 of Part 3."), Texts(en="See Chapters 2 and 3 of Part 4.")),
        (Texts(en="See Chapter 2(a) of Part 3."), Texts(en="See Chapter 3(a) of Part 4.")),
        (Texts(en="See Chapter 2."), Texts(en="See Chapter 2.")),
        (Texts(ja="第３部第１章及び第２章を参照。"), Texts(ja="第４部第２章及び第３章を参照。")),
        (Texts(ja="第３部第１章から第２章まで"), Texts(ja="第４部第２章から第３章まで")),
        (Texts(ja="第３部及び第３部第２章(a)"), Texts(ja="第４部及び第４部第３章(a)")),
        (Texts(ja="第２章及び第３部材、第１編成"), Texts(ja="第２章及び第３部材、第１編成")),
    ],
)
def test_references_to_parts_and_their_chapters_follow(before: Texts, after: Texts) -> None:
    made = add(parted(before), head("new", "New", kind="part", parent=""), FIRST)
    made = add(made, head("fresh", "Fresh", kind="chapter", parent="p3"), FIRST)
    assert made.provisions["t"].text == after


def test_what_is_added_before_lets_references_follow():
    made = add(plan(Texts(en="See 1.1.a to 1.1.c.")), step("quays", "Mend quays.", "harbour", parent="sea"), FIRST)
    assert made.provisions["t"].text.en.startswith("See 1.1.b to 1.1.")


def test_clauses_of_bodies_follow_too():
    own = Assignment("meadow", clause=Texts(en="as in 1.1.b"))
    made = drop(plan(Texts(en="Mend ships as in 1.1.b."), own), "ports")
    assert made.provisions["t"].assignments[0].clause.en == "as in 1.1.a"
    verify(made)


def test_a_clause_keeps_its_words_behind_a_longer_reference():
    text, own = Texts(en="As 1.1.a says, mend ships."), Assignment("meadow", clause=Texts(en="1.1.a says, mend"))
    made = drop(plan(text, own), "ports").provisions["t"]
    assert (made.text.en, made.assignments[0].clause.en) == (
        "As 1.1.a [dropped] says, mend ships.",
        "1.1.a [dropped] says, mend",
    )


def test_what_was_joined_or_split_is_followed():
    before = plan(Texts(en="See 1.1.a, 1.1.b and 1.1.c."))
    joined = join(before, ["ports", "ships"], "both", Texts(en="Mend both."))
    assert joined.provisions["t"].text.en == "See 1.1.a, 1.1.a and 1.1.b."
    pieces = split(before, "ships", {"hulls": Texts(en="Mend hulls."), "masts": Texts(en="Mend masts.")})
    assert pieces.provisions["t"].text.en == "See 1.1.a, 1.1.b and 1.1.d."


def test_a_reference_to_what_was_dropped_is_told_and_found():
    before = plan(Texts("1.1.aを参照。", "See 1.1.a and 1.1.b."))
    made = drop(before, "ports")
    assert left(made, before) == (("t", "1.1.a"),)
    assert left(drop(made, "boats"), made) == ()
    found = [(f.provision, f.message) for f in check(made, Registry()) if f.rule == "dangling-reference"]
    assert found == [("t", "refers to 1.1.a, which was dropped")]


def test_what_stands_at_another_depth_is_left_to_a_person():
    made = move(plan(Texts(en="See 1.1.b.")), "ships", "one")
    assert made.provisions["t"].text.en == "See 1.1.b."


# ---------------------------------------------------------------- merging

FIRST_OF_ALL = step("quays", "Mend quays.", "harbour", parent="sea")
PLAN = plan(Texts(en="Mend all."))


def merged(base: Edition, ours: Edition, theirs: Edition, key: str = "t") -> str:
    """The text of a provision after the merge; swapped, or merged again, it is the same."""
    made, conflicts = merge(base, ours, theirs)
    assert conflicts == ()
    for again in (merge(base, theirs, ours), merge(base, made, theirs), merge(base, ours, made)):
        assert again == (made, ())
    return made.provisions[key].text.en


def said(edition: Edition, en: str, key: str = "t") -> Edition:
    return with_provision(edition, replace(edition.provisions[key], text=Texts(en=en)))


def test_what_a_side_wrote_is_meant_in_its_own_numbers():
    ours, theirs = said(PLAN, "Mend all as in 1.1.c."), add(PLAN, FIRST_OF_ALL, FIRST)
    assert merged(PLAN, ours, theirs) == "Mend all as in 1.1.d."
    assert merged(PLAN, ours, said(theirs, "Mend all, see 1.1.a.", "boats")) == "Mend all as in 1.1.d."


def test_what_a_side_added_is_meant_in_its_own_numbers():
    ours = add(PLAN, step("new", "Go on with 1.1.c.", "meadow", parent="land"))
    assert merged(PLAN, ours, add(PLAN, FIRST_OF_ALL, FIRST), "new") == "Go on with 1.1.d."


def test_what_both_have_from_the_base_follows_both():
    before = said(PLAN, "Mend all as in 1.1.c, and more.")
    ours = add(before, FIRST_OF_ALL, FIRST)
    theirs = add(before, step("buoys", "Lay the buoys.", "watch", parent="sea"), "ports")
    assert merged(before, ours, theirs) == "Mend all as in 1.1.e, and more."
    reworded = said(theirs, "Mend all as in 1.1.d, and much more.")
    assert merged(before, ours, reworded) == "Mend all as in 1.1.e, and much more."


def test_what_the_other_side_dropped_joined_or_split_is_followed():
    ours = said(PLAN, "Mend all as in 1.1.b.")
    assert merged(PLAN, ours, drop(PLAN, "ships")) == "Mend all as in 1.1.b [dropped]."
    joined = join(PLAN, ["ports", "ships"], "both", Texts(en="Mend both."))
    assert merged(PLAN, ours, joined) == "Mend all as in 1.1.a."


@pytest.mark.parametrize(("kept", "said_then"), [("ours", "as in 1.1.c."), ("theirs", "as in 1.1.c [dropped].")])
def test_a_mark_goes_with_the_decision_that_what_it_means_stays(kept: Kept, said_then: str):
    before = said(PLAN, "Mend all as in 1.1.b.")
    ours = said(add(before, FIRST_OF_ALL, FIRST), "Mend ships well.", "ships")
    theirs = drop(before, "ships")
    assert theirs.provisions["t"].text.en == "Mend all as in 1.1.b [dropped]."
    made, conflicts = resolve(before, ours, theirs, {("ships", "provision"): kept})
    assert conflicts == ()
    assert made.provisions["t"].text.en == f"Mend all {said_then}"


def test_a_mark_that_was_taken_away_or_set_by_hand_is_kept_by_a_merge():
    marked = drop(said(PLAN, "Mend all as in 1.1.b."), "ships")
    cleared = said(marked, "Mend all as in 1.1.b.")  # which is another provision now
    assert merged(cleared, cleared, marked) == "Mend all as in 1.1.b [dropped]."
    assert merged(marked, marked, cleared) == "Mend all as in 1.1.b."
    assert merged(cleared, drop(cleared, "boats"), marked) == "Mend all as in 1.1.b [dropped]."


def test_what_only_follows_is_no_reason_to_keep_what_the_other_dropped():
    before = said(PLAN, "Mend all as in 1.1.c.")
    made, conflicts = merge(before, drop(before, "t"), add(before, FIRST_OF_ALL, FIRST))
    assert ("t" in made.provisions, conflicts) == (False, ())


def test_undone_is_an_addition_whatever_cites_what_it_shifted():
    added = add(PLAN, FIRST_OF_ALL, FIRST)
    assert merge(added, said(added, "Mend all as in 1.1.d."), PLAN)[0] == said(PLAN, "Mend all as in 1.1.c.")
