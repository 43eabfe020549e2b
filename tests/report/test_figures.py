"""Figures: counted once, adding up, the same in the sentences, the tables and the charts."""

from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from small import head, small, step
from strategies import REGISTRY, pairs

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Change, Changeset
from aiplan_revise.model.edition import Assignment, Edition, ancestors, initiatives
from aiplan_revise.report import View, render, view
from aiplan_revise.report.chart import charts
from aiplan_revise.report.responsible import counted
from aiplan_revise.report.view import ChangeView
from aiplan_revise.revise import diff

from .conftest import Revision
from .test_view import between


def test_counts_keep_substance_and_form_apart(revision: Revision) -> None:
    summary = view(*revision, "en").summary
    assert {row.name: (row.changes, row.old, row.new) for row in summary.kinds} == {
        "added": (1, 0, 1),
        "dropped": (1, 1, 0),
        "carried": (11, 11, 11),
        "split": (1, 1, 2),
        "joined": (1, 2, 1),
        "regrouped": (0, 0, 0),
        "form": (2, 2, 2),
        "unchanged": (0, 2, 2),
    }
    assert {one.name: one.count for one in summary.form} == {"renumbered": 2, "relisted": 1, "renamed-body": 1}
    assert {one.name: one.count for one in summary.others} == {"dropped": 1, "carried": 1, "unchanged": 2}


def standing(shown: View, side: str) -> tuple[str, ...]:
    """The ids in one column of the comparison table at their own places, "" for each that is left out in a run."""
    found: list[str] = []
    for row in shown.table:
        cells = row.old if side == "old" else row.new
        found += [cell.id for cell in cells if not cell.away] or [""] * row.unchanged
    return tuple(found)


@given(pairs())
def test_what_must_hold_for_all_editions(both: tuple[Edition, Edition]) -> None:
    old, new = both
    shown = view(diff(old, new, REGISTRY), old, new, REGISTRY, "en")
    kinds = shown.summary.kinds
    assert sum(row.old for row in kinds) == len(initiatives(old))
    assert sum(row.new for row in kinds) == len(initiatives(new))
    for edition, side in ((old, "old"), (new, "new")):
        seen = standing(shown, side)
        assert len(seen) == len(edition.outline), "everything stands in the comparison table once"
        assert [key for key, at in zip(edition.outline, seen, strict=True) if at not in ("", key)] == [], "in order"
    for body in shown.bodies:
        assert body.old > 0 or not body.lost
        assert body.new == len(body.gained) + len(body.shares) + len(body.altered) + len(body.kept)
        assert body.new - body.old == len(body.gained) - len(body.lost) + body.reshaped
        count = counted(body)
        assert (count.new, count.added + count.taken_on) == (body.new, len(body.gained))
        moved = count.added + count.taken_on - count.dropped - count.given_up + count.reshaped
        assert (count.new - count.old, min(count.taken_on, count.given_up) >= 0) == (moved, True)
    assert render(shown, "text")


@st.composite
def divided(draw: st.DrawFn) -> tuple[Edition, Edition]:
    """One initiative and the two or three that it is split into, or joined from, under whatever bodies."""
    bodies = st.sets(st.sampled_from(("agency", "harbour", "meadow", "open:related")), min_size=1)
    whole, *pieces = (" ".join(sorted(one)) for one in draw(st.lists(bodies, min_size=3, max_size=4)))
    one = small(step("whole", "Mend nets, ropes and sails.", whole))
    many = (
        step(f"piece-{at}", f"Mend {at}.", held, continues=("whole",), number=f"{at}") for at, held in enumerate(pieces)
    )
    sides = one, small(*many, key="2026")
    return sides if draw(st.booleans()) else sides[::-1]


@given(st.one_of(pairs(), divided()))
def test_every_change_is_counted_once_and_stands_under_each_of_its_bodies(both: tuple[Edition, Edition]) -> None:
    changeset = diff(*both, Registry())
    shown = view(changeset, *both, Registry(), "en")
    own = [one for one in shown.changes if one.of == "initiative"]
    assert sum(row.changes for row in shown.summary.kinds) == len(own)
    assert {one.name: one.count for one in shown.summary.facets if one.name in LISTED} == {
        one.name: one.count for one in shown.highlights if one.name in LISTED
    }
    lists = ("gained", "lost", "shares", "altered", "kept")
    under = {one.id: {line.key for name in lists for line in getattr(one, name)} for one in shown.bodies}
    for change, key in changes_of(changeset, own):
        assert all(key in under[a.party()] for p in (*change.old, *change.new) for a in p.assignments)


@given(st.one_of(pairs(), divided()))
def test_what_changed_hands_is_found_under_both(both: tuple[Edition, Edition]) -> None:
    """Law: where nobody who is responsible at one end of a strand is so at the other, all at both ends are told, with
    the change; of a carried one that is the whole."""
    changeset = diff(*both, Registry())
    shown = view(changeset, *both, Registry(), "en")
    turns = {
        one.id: ({line.key for line in one.gained}, {line.key for line in one.lost}) for one in shown.handovers.parties
    }
    reassigned = {one.key for one in shown.changes if "reassigned" in one.facets}
    for change, key in changes_of(changeset, [one for one in shown.changes if one.of == "initiative"]):
        for was, now in strands(change):
            if was and now and was.isdisjoint(now) and not any(party.startswith("open:") for party in was | now):
                assert key in reassigned
                assert all(key in turns[party][1] for party in was)
                assert all(key in turns[party][0] for party in now)


LISTED = ("reassigned", "shares", "retargeted", "strengthened", "weakened", "moved")


def changes_of(changeset: Changeset, shown: Sequence[ChangeView]) -> Iterator[tuple[Change, str]]:
    """The changes with the keys under which they are shown."""
    keys = {(tuple(p.id for p in one.old), tuple(p.id for p in one.new)): one.key for one in shown}
    for one in changeset.changes:
        key = keys.get((tuple(p.id for p in one.old), tuple(p.id for p in one.new)))
        if key:
            yield one, key


def strands(change: Change) -> Iterator[tuple[set[str], set[str]]]:
    """Who is responsible at both ends of every strand of a change, but for regroupings, of which they are not known."""
    if change.kind != "regrouped":
        for one, other in product(change.old, change.new):
            yield {a.party() for a in one.assignments}, {a.party() for a in other.assignments}


@given(pairs())
def test_nothing_that_changed_is_left_out_of_the_comparison_table(both: tuple[Edition, Edition]) -> None:
    old, new = both
    shown = view(diff(old, new, REGISTRY), old, new, REGISTRY, "en")
    changed = [one for one in shown.changes if one.substance]
    for edition, side in ((old, "old"), (new, "new")):
        cells = [cell for row in shown.table for cell in (row.old if side == "old" else row.new) if not cell.note]
        printed = {(cell.id, one.phrase.text) for cell in cells for one in cell.wordings}
        for key in {place.id for one in changed for place in (one.old if side == "old" else one.new)}:
            for words in (edition.provisions[key].title, edition.provisions[key].text):
                assert any((key, words.get(lang)) in printed for lang in words.langs()) or not words.langs()


def test_the_headline_says_what_is_counted(revision: Revision) -> None:
    shown = view(*revision, "en")
    assert shown.headline[0] == (
        "Of the 18 initiatives of the old edition, 1 is dropped, 11 are carried over with changes, 1 is split, "
        "2 are joined with others and 4 are the same in substance; 1 is added, and the new edition has 18."
    ).replace("18 init", f"{shown.old.initiatives} init").replace("has 18", f"has {shown.new.initiatives}")
    assert shown.headline[1:] == (
        "Of the changes, 6 concern the responsible bodies, 2 concern numbers or deadlines, 1 strengthens the wording, "
        "1 weakens the wording and 1 is a move to another place.",
        "One body appears for the first time: Moon Bureau (not in the registry).",
        "One body goes on under another name: Old Watch as Watch Centre.",
        "The number of initiatives changes most for Lighthouse Agency (4 → 6).",
        "Besides, 2 headings and statements change.",
        "One link between the editions is only probable.",
    )
    assert view(*revision, "ja").headline[3] == "名称変更・改組により、旧警備所は警備統括所となる。"
    assert view(*revision, "ja").headline[4] == "担当施策数の主な増減は、灯台庁が4から6である。"


def test_substance_is_summed_up(revision: Revision) -> None:
    shown = view(*revision, "en")
    assert shown.summary.substance == sum(one.substance and one.of == "initiative" for one in shown.changes)
    for form in ("text", "md", "html"):
        assert "Changes of substance: 17 (15 on initiatives, 2 on headings and statements)" in render(shown, form)


@given(pairs())
def test_sections_count_the_initiatives_of_each_edition(both: tuple[Edition, Edition]) -> None:
    old, new = both
    changeset = diff(old, new, Registry())
    reshaped = {p.id for one in changeset.changes if one.kind not in ("carried", "added", "dropped") for p in one.new}
    for one in view(changeset, old, new, Registry(), "en").sections:
        assert one.new == (0 if one.gone else _under(one.id, new))
        assert one.old == _under(one.id, old) or one.id in reshaped or one.id not in old.provisions


def _under(heading: str, of: Edition) -> int:
    return sum(heading in ancestors(of.provisions, p.id) for p in of.provisions.values() if p.kind == "initiative")


def test_sections_add_up() -> None:
    heads = [
        head("c", "Sea", number="1", kind="chapter"),
        head("s", "Ports", number="1", parent="c"),
        head("t", "Coast", number="2", parent="c"),
    ]
    nets, ropes, lamps = (step(key, f"Mend all the {key}.", parent="s") for key in ("nets", "ropes", "lamps"))
    moved = step("lamps", "Mend all the lamps.", parent="t")
    shown = between(small(*heads, nets, ropes, lamps), small(*heads, nets, moved, key="2026")).sections
    assert [(one.id, one.old, one.new) for one in shown] == [("c", 3, 2), ("s", 3, 1), ("t", 0, 1)]


def test_who_took_on_and_who_gave_up(revision: Revision) -> None:
    shown = view(*revision, "en").handovers
    numbers = {
        turn.label: ([line.number for line in turn.gained], [line.number for line in turn.lost])
        for turn in shown.parties
    }
    assert numbers == {
        "Lighthouse Agency": (["1.1.e → 1.1.d", "1.2.b"], []),
        "MOH": ([], ["1.2.f"]),
        "MOM": (["1.1.h → 1.1.g", "1.2.f"], ["1.1.e → 1.1.d"]),
        "related ministries": ([], ["1.1.h → 1.1.g"]),
    }
    told = [(flow.old_label, flow.new_label, [line.key for line in flow.lines]) for flow in shown.pairs]
    assert told == [("MOH", "MOM", ["clause"]), ("MOM", "Lighthouse Agency", ["guide"])], "open sets hand nothing over"


def test_two_for_one_is_still_one_initiative() -> None:
    old = small(step("nets", "Mend nets.", "harbour agency"))
    new = small(step("nets", "Mend nets.", "meadow"), key="2026")
    pairs = between(old, new).handovers.pairs
    assert sorted((flow.old, flow.new, flow.old_share, flow.new_share) for flow in pairs) == [
        ("agency", "meadow", 1.0, 0.5),
        ("harbour", "meadow", 1.0, 0.5),
    ]


def test_of_many_for_many_nobody_followed_anybody() -> None:
    old = small(step("nets", "Mend nets.", "harbour agency"))
    new = small(step("nets", "Mend nets.", "meadow council"), key="2026")
    shown = between(old, new).handovers
    assert shown.pairs == ()
    assert [(turn.id, len(turn.gained), len(turn.lost)) for turn in shown.parties] == [
        ("agency", 0, 1), ("council", 1, 0), ("harbour", 0, 1), ("meadow", 1, 0),
    ]  # fmt: skip


def test_accounts_of_a_ministry(revision: Revision) -> None:
    meadow = next(body for body in view(*revision, "en").bodies if body.id == "meadow")
    assert (meadow.old, meadow.new) == (8, 7)
    assert [(line.key, line.why) for line in meadow.gained] == [("open", "reassigned"), ("clause", "reassigned")]
    assert [(line.key, line.why) for line in meadow.lost] == [("gone", "initiative dropped"), ("guide", "reassigned")]
    assert [(line.key, line.why) for line in meadow.altered] == [("lead", "lead changed")]
    assert len(meadow.kept) == 4


def test_a_renamed_body_hands_nothing_over(revision: Revision) -> None:
    shown = view(*revision, "en")
    accounts = {body.id: body for body in shown.bodies}
    told = "Old Watch continues as Watch Centre (1 July 2025): renamed or reorganised, no hand-over"
    for key in ("centre-old", "centre"):
        assert (accounts[key].gained, accounts[key].lost, accounts[key].continues) == ((), (), told)
    assert not [turn for turn in shown.handovers.parties if "Watch" in turn.label]


def test_two_dropped_sections_keep_their_account() -> None:
    old = small(head("s", "Harbours", number="1"), step("a", "Mend nets.", parent="s", number="a"))
    new = small(key="2026")
    section = between(old, new).sections[0]
    assert (section.id, section.gone, {one.name: one.count for one in section.counts}["dropped"]) == ("s", True, 1)


def test_the_charts_draw_what_the_tables_list(revision: Revision) -> None:
    shown = view(*revision, "en").handovers
    drawn = charts(shown)
    assert [(bar.label, bar.gained, bar.lost) for bar in drawn.bars.rows] == [
        (turn.label, len(turn.gained), len(turn.lost)) for turn in shown.parties
    ]
    unit = {bar.gained_width / bar.gained for bar in drawn.bars.rows if bar.gained}
    unit |= {(drawn.bars.axis - bar.lost_x) / bar.lost for bar in drawn.bars.rows if bar.lost}
    assert len(unit) == 1, "one scale on both sides"
    assert [band.title for band in drawn.bands.bands] == ["MOH → MOM: 1", "MOM → Lighthouse Agency: 1"]
    assert charts(type(shown)((), ())).bars.rows == ()


@pytest.mark.parametrize(("says", "new"), [("The Moon Bureau counts ships.", False), ("Ships are counted.", True)])
def test_a_body_that_the_old_words_name_does_not_appear_for_the_first_time(says: str, new: bool) -> None:
    old, now = (
        small(
            head("sea", "Sea"),
            replace(step("a", "Light the quays.", number="a"), assignments=(Assignment(printed=body),)),
            replace(step("b", says), kind="statement"),
        )
        for body in ("Tide Office", "Moon Bureau")
    )
    shown = view(diff(old, now), old, now, Registry(), "en")
    assert any("first time: Moon Bureau" in line for line in shown.headline) == new
