"""Who holds what of a split or a join, piece by piece, on the accounts, in sentences and in the comparison table."""

from small import head, small, step

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Edition, Lang
from aiplan_revise.report import View, view
from aiplan_revise.revise import diff

OLD = small(
    head("s", "Ports", number="1"),
    step("both", "Train pilots for storms, and build oyster beds.", "harbour meadow agency", parent="s", number="a"),
    step("nets", "Mend nets.", "harbour", parent="s", number="b"),
    step("ropes", "Splice ropes.", "meadow", parent="s", number="c"),
)
NEW = small(
    head("s", "Ports", number="1"),
    step("pilots", "Train pilots for storms.", "harbour agency", continues=("both",), parent="s", number="a"),
    step("beds", "Build oyster beds.", "council meadow agency", continues=("both",), parent="s", number="b"),
    step("gear", "Mend nets and splice ropes.", "harbour meadow", continues=("nets", "ropes"), parent="s", number="c"),
    key="2026",
)


def between(old: Edition, new: Edition, lang: Lang = "en") -> View:
    return view(diff(old, new, Registry()), old, new, Registry(), lang)


def test_only_what_a_body_holds_stands_on_its_account() -> None:
    found = {
        body.id: {
            name: [(line.number, line.why) for line in getattr(body, name)]
            for name in ("gained", "lost", "shares", "altered", "kept")
            if getattr(body, name)
        }
        for body in between(OLD, NEW).bodies
    }
    assert found == {
        "agency": {"kept": [("1.a", "changed otherwise"), ("1.a → 1.b", "changed otherwise")]},
        "council": {"gained": [("1.b", "newly responsible; part of what was 1.a")]},
        "harbour": {
            "shares": [
                ("1.a", "no longer responsible for what is now 1.b"),
                ("1.b → 1.c", "also responsible for what was 1.c"),
            ]
        },
        "meadow": {
            "shares": [
                ("1.a → 1.b", "no longer responsible for what is now 1.a"),
                ("1.c", "also responsible for what was 1.b"),
            ]
        },
    }


def test_the_figures_of_a_body_add_up() -> None:
    figures = {
        body.id: (body.old, len(body.gained), len(body.lost), body.reshaped, body.new)
        for body in between(OLD, NEW).bodies
    }
    assert figures == {
        "agency": (1, 0, 0, 1, 2),
        "council": (0, 1, 0, 0, 1),
        "harbour": (2, 0, 0, 0, 2),
        "meadow": (2, 0, 0, 0, 2),
    }


def test_a_split_tells_who_gained_and_who_lost_which_piece() -> None:
    split, joined = between(OLD, NEW).changes
    facts = {fact.name: fact.lines for fact in split.facts}
    assert facts["reassigned"] == ("council newly responsible, for 1.b only",)
    assert facts["shares"] == (
        "harbour no longer responsible for the share now 1.b",
        "meadow no longer responsible for the share now 1.a",
    )
    facts = {fact.name: fact.lines for fact in joined.facts}
    assert "reassigned" not in facts, "all bodies together are the same"
    assert facts["shares"] == ("harbour also responsible for what was 1.c", "meadow also responsible for what was 1.b")


def test_the_same_in_japanese() -> None:
    split, joined = between(OLD, NEW, "ja").changes
    assert split.facts[0].lines == ("1.bの担当にcouncilを追加",)
    assert split.facts[1].lines == ("1.bとなった部分はharbourの担当外", "1.aとなった部分はmeadowの担当外")
    assert joined.facts[0].lines == ("旧1.cの内容をharbourが新たに担当", "旧1.bの内容をmeadowが新たに担当")


def test_a_split_and_a_join_in_the_comparison_table() -> None:
    rows = [
        (
            [(cell.number, cell.note, cell.away) for cell in row.old],
            [cell.number for cell in row.new],
            row.points,
        )
        for row in between(OLD, NEW).table
        if row.key
    ]
    assert rows == [
        ([("1.a", "", False)], ["1.a"], ""),
        ([("1.b", "", False)], [], "(joined into 1.c)"),
        ([("", "(part of 1.a)", True)], ["1.b"], ""),
        ([("1.c", "", False), ("1.b", "", True)], ["1.c"], ""),
    ]


def test_a_move_points_to_where_it_went() -> None:
    heads = head("s", "Ports", number="1"), head("t", "Fields", number="2")
    nets = {"en": "Mend nets and boats and keep the old harbour lamps.", "number": "a"}
    old = small(heads[0], step("nets", parent="s", **nets), heads[1])
    new = small(*heads, step("nets", parent="t", **nets), key="2026")
    rows = [
        ([(cell.number, cell.away) for cell in row.old], [cell.number for cell in row.new], row.points)
        for row in between(old, new).table
        if row.key
    ]
    assert rows == [([("1.a", False)], [], "(moved to 2.a)"), ([("1.a", True)], ["2.a"], "")]


def test_words_that_no_piece_took_stand_deleted_in_the_comparison_table() -> None:
    chapter = head("s", "Ports", number="1")
    old = small(chapter, step("both", "To end losses, train pilots, and build oyster beds.", parent="s", number="a"))
    new = small(
        chapter,
        head("work", "Work", kind="group", parent="s", number="a"),
        step("pilots", "Train pilots.", continues=("both",), parent="work", number="i"),
        step("beds", "Build oyster beds.", continues=("both",), parent="work", number="ii"),
        key="2026",
    )
    row = next(row for row in between(old, new).table if row.points)
    marks = [mark for cell in row.old for one in cell.wordings for mark in one.spans]
    assert "".join(mark.text for mark in marks) == "To end losses, train pilots, and build oyster beds."
    assert "losses" in "".join(mark.text for mark in marks if mark.op == "deleted")
    assert row.points == "(split into 1.a.i and 1.a.ii)"


def test_who_keeps_a_part_of_what_was_split_loses_nothing_anywhere() -> None:
    old = small(step("both", "Train pilots for storms, and build oyster beds.", "harbour meadow", number="1"))
    new = small(
        step("pilots", "Train pilots for storms.", "harbour", continues=("both",), number="1"),
        step("beds", "Build oyster beds.", "meadow", continues=("both",), number="2"),
        key="2026",
    )
    for sides in ((old, new), (new, old)):
        shown = between(*sides)
        assert [one.name for one in shown.summary.facets if one.name == "reassigned"] == []
        assert [(one.gained, one.lost, len(one.shares)) for one in shown.bodies if one.shares] == [((), (), 1)] * 2
        assert [(one.gained, one.lost, len(one.shares)) for one in shown.handovers.parties] == [((), (), 1)] * 2
        assert shown.handovers.pairs == ()
        cells = [cell for row in shown.table for cell in (*row.old, *row.new)]
        assert {party.mark for cell in cells for party in cell.parties} == {"kept"}


def test_who_loses_every_part_is_marked_beside_every_part() -> None:
    old = small(step("both", "Train pilots for storms, and build oyster beds.", "harbour meadow", number="1"))
    new = small(
        step("pilots", "Train pilots for storms.", "harbour", continues=("both",), number="1"),
        step("beds", "Build oyster beds.", "harbour", continues=("both",), number="2"),
        key="2026",
    )
    shown = between(old, new)
    assert [[(p.id, p.mark) for cell in row.old for p in cell.parties] for row in shown.table] == [
        [("harbour", "kept"), ("meadow", "lost")]
    ] * 2
    assert [(one.id, len(one.lost)) for one in shown.handovers.parties] == [("meadow", 1)]


def turns(shown: View) -> dict[str, tuple[list[tuple[str, str]], ...]]:
    return {
        one.id: tuple([(line.number, line.why) for line in side] for side in (one.gained, one.lost, one.shares))
        for one in shown.handovers.parties
    }


def test_a_piece_that_changed_hands_is_found_under_both_bodies_though_the_former_keeps_others() -> None:
    """Nobody who was responsible for the whole is so for the piece: that was handed over. Back it is a join."""
    old = small(step("both", "Train pilots for storms, and build oyster beds.", "harbour", number="1"))
    new = small(
        step("pilots", "Train pilots for storms.", "harbour", continues=("both",), number="1"),
        step("beds", "Build oyster beds.", "meadow", continues=("both",), number="2"),
        key="2026",
    )
    shown = between(old, new)
    assert turns(shown) == {
        "harbour": ([], [("2", "part handed over, now 2: meadow in its place")], []),
        "meadow": ([("2", "newly responsible; part of what was 1")], [], []),
    }
    assert [(one.old, one.new) for one in shown.handovers.pairs] == [("harbour", "meadow")]
    assert [one.name for one in shown.summary.facets] == ["reassigned", "reworded"]
    back = between(new, old)
    assert turns(back) == {
        "harbour": ([("2", "took over what was 2, in the place of meadow")], [], []),
        "meadow": ([], [("2", "no longer responsible; joined into 1")], []),
    }
    assert [(one.old, one.new) for one in back.handovers.pairs] == [("meadow", "harbour")]


def test_of_a_regrouping_nobody_can_say_who_had_which_piece() -> None:
    """Each of both may just have kept what was its own, under another number."""
    old = small(step("one", "Train pilots.", "harbour"), step("two", "Build oyster beds.", "meadow"))
    new = small(
        step("three", "Build beds.", "meadow", continues=("one", "two")),
        step("four", "Train.", "harbour", continues=("one", "two")),
        key="2026",
    )
    shown = between(old, new)
    assert [one.kind for one in shown.changes] == ["regrouped"]
    assert shown.handovers.parties == ()
    assert [fact.name for fact in shown.changes[0].facts if fact.name in ("reassigned", "shares")] == []


def test_where_a_set_is_open_no_piece_changed_hands() -> None:
    old = small(step("both", "Train pilots for storms, and build oyster beds.", "harbour open:related", number="1"))
    new = small(
        step("pilots", "Train pilots for storms.", "harbour", continues=("both",), number="1"),
        step("beds", "Build oyster beds.", "meadow", continues=("both",), number="2"),
        key="2026",
    )
    assert [one.lost for one in between(old, new).handovers.parties if one.id == "harbour"] == [()]


def test_a_set_that_is_open_for_another_piece_hides_no_handover() -> None:
    old = small(step("both", "Train pilots for storms, and build oyster beds.", "harbour", number="1"))
    new = small(
        step("pilots", "Train pilots for storms.", "harbour open:related", continues=("both",), number="1"),
        step("beds", "Build oyster beds.", "meadow", continues=("both",), number="2"),
        key="2026",
    )
    found = {one.id: [line.number for line in one.lost] for one in between(old, new).handovers.parties}
    assert found == {"harbour": ["2"], "meadow": [], "open:related": []}


def test_the_headline_counts_what_is_shared_otherwise() -> None:
    said = " ".join(between(OLD, NEW).headline)
    assert "1 concerns the responsible bodies and 2 divide anew what was split or joined among bodies that stay" in said
