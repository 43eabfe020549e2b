"""Who is responsible before and after: what is a reassignment, and what is none."""

import msgspec
import pytest
from small import facets, step, who

from aiplan_revise.model.changes import (
    ClauseHandover,
    Facets,
    Offices,
    Pair,
    Reassigned,
    Succession,
)
from aiplan_revise.model.edition import Assignment, Texts


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
    assert of("harbour meadow council", "harbour council meadow") == Facets(respelt=True)
    assert of("harbour meadow*", "meadow* harbour") == Facets(respelt=True)


def test_relisted_beside_reassigned() -> None:
    assert of("harbour meadow", "meadow harbour council") == Facets(
        reassigned=Reassigned(gained=("council",)), relisted=Pair("harbour", "meadow")
    )


def test_who_comes_or_goes_at_the_head_of_the_list_is_not_relisted() -> None:
    assert of("harbour meadow", "meadow council").relisted is None
    assert of("harbour meadow", "council harbour meadow").relisted is None


def test_another_spelling_is_form_and_another_role_a_reassignment() -> None:
    spelled = (Assignment("harbour", printed="HM"),)
    assert of("harbour", spelled) == Facets(respelt=True)
    joint = (Assignment("harbour", role="joint", printed="harbour"),)
    assert of("harbour", joint) == Facets(reassigned=Reassigned(roles=("harbour",)))


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
    assert made == Facets(respelt=True)


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


def printed(*names: str) -> tuple[Assignment, ...]:
    return tuple(Assignment("harbour", printed=name) for name in names)


@pytest.mark.parametrize(
    ("old", "new", "offices"),
    [
        (("港湾省（地域）",), ("港湾省（防災）",), (("?地域",), ("?防災",))),
        (("Harbour Ministry (Oil)",), ("HM (Ropes)",), (("?Oil",), ("?Ropes",))),
        (("港湾省",), ("港湾省（ 防災 ）",), ((), ("?防災",))),
        (("港湾省（地域）", "港湾省（ＩＴ）"), ("港省(IT)",), (("?IT", "?地域"), ("?IT",))),
    ],
)
def test_an_office_that_no_registry_knows(
    old: tuple[str, ...], new: tuple[str, ...], offices: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    """It is another office of the same body: no hand-over, and no mere spelling."""
    assert of(printed(*old), printed(*new)) == Facets(reassigned=Reassigned(offices=(Offices("harbour", *offices),)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("港湾省（地域）", "Harbour Ministry (Regional)"),
        ("港湾省", "港湾省（HM）"),
        ("港湾省", "港湾省（令和8年度から）"),
        ("港湾省", "港湾省（予定）"),
        ("HM", "HM (observer)"),
        ("港湾省（地域）", "港省（地域）"),
    ],
)
def test_words_beside_a_name_that_are_no_other_office(old: str, new: str) -> None:
    assert of(printed(old), printed(new)) == Facets(respelt=True)
