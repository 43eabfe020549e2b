"""The life of a provision: small chains by hand, and any chain against the diff of its editions."""

from collections import Counter
from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from small import small, step
from strategies import REGISTRY, editions

from aiplan_revise.model.changes import Change
from aiplan_revise.model.edition import Edition, Provision
from aiplan_revise.model.sketch import drawn
from aiplan_revise.revise import diff
from aiplan_revise.revise.life import life
from aiplan_revise.revise.stages import Stage


def chain(*texts: Sequence[Provision]) -> list[Stage]:
    """Stages 1, 2, 3 … each based on the one before."""
    return [
        Stage(str(at), str(at - 1), drawn(small(*provisions, key=f"e{at}"))) for at, provisions in enumerate(texts, 1)
    ]


def told(stages: Sequence[Stage], key: str) -> list[str]:
    """The steps of a life in one line each: "2 carried ports > ports: reworded"."""
    lines = []
    for one in life(stages, key, REGISTRY):
        sides = " > ".join("+".join(p.id for p in side) for side in (one.change.old, one.change.new))
        names = ", ".join(one.change.facets.names())
        lines.append(": ".join(filter(None, (f"{one.stage.key} {one.kind} {sides}", names))))
    return lines


A, B = step("a", "Dredge ports.", number="1"), step("b", "Guard the reef.", number="2")


def test_a_provision_that_is_reworded_dropped_and_returns():
    stages = chain([A], [A], [step("a", "Dredge ports with 60 staff.", number="1")], [B], [A, B])
    assert told(stages, "a") == [
        "1 first  > a",
        "2 unchanged a > a",
        "3 carried a > a: retargeted, reworded",
        "4 dropped a > ",
        "5 returned  > a",
    ]


def test_a_join_has_several_pasts_and_a_split_several_futures():
    joined = step("x", "Dredge ports. Guard the reef.", number="1", continues=("a", "b"))
    parts = [step("y", "Dredge ports.", continues=("x",)), step("z", "Guard the reef.", continues=("x",))]
    stages = chain([A], [A, B], [joined], parts, parts)
    begins = ["1 first  > a", "2 unchanged a > a"]
    assert told(stages, "x") == [
        *begins, "2 added  > b", "3 joined a+b > x: renumbered", "4 split x > y+z: renumbered",
        "5 unchanged y > y", "5 unchanged z > z",
    ]  # fmt: skip
    past = ["2 added  > b", "3 joined a+b > x: renumbered", "4 split x > y+z: renumbered"]
    assert told(stages, "z") == [*begins, *past, "5 unchanged z > z"]
    assert told(stages, "b")[0] == "2 added  > b"


def test_a_piece_of_a_split_joins_another():
    parts = [step("y", "Dredge.", continues=("a",)), step("z", "Fill.", continues=("a",))]
    joined = [step("y", "Dredge."), step("w", "Fill. Guard the reef.", continues=("z", "b"))]
    assert told(chain([A, B], [*parts, B], joined), "w") == [
        "1 first  > a", "1 first  > b", "2 split a > y+z: reworded, renumbered", "2 unchanged b > b",
        "3 joined z+b > w: renumbered",
    ]  # fmt: skip


def test_a_branch_is_told_beside_the_other():
    stages = [*chain([A], [A]), Stage("draft", "1", drawn(small(step("a", "Dredge all ports.", number="1"))))]
    assert told(stages, "a") == ["1 first  > a", "2 unchanged a > a", "draft carried a > a: reworded"]


def test_a_renamed_body_is_no_hand_over():
    stages = chain([step("a", "Dredge.", "watch")], [step("a", "Dredge.", "shield")], [step("a", "Dredge.", "meadow")])
    assert told(stages, "a") == [
        "1 first  > a", "2 carried a > a: renamed-body", "3 carried a > a: reassigned",
    ]  # fmt: skip


def test_nobody_has_the_id():
    assert life(chain([A]), "b") == ()


# ---------------------------------------------------------------- laws


@st.composite
def chains(draw: st.DrawFn) -> list[Stage]:
    """Editions whose ids overlap, one after the other."""
    texts: list[Edition] = draw(st.lists(editions(max_size=5), min_size=2, max_size=3))
    return [Stage(str(at), str(at - 1), drawn(one)) for at, one in enumerate(texts)]


def ids(stages: Sequence[Stage]) -> list[str]:
    return sorted({key for stage in stages for key in stage.text.frame.provisions})


@given(chains(), st.data())
def test_a_step_is_the_change_that_a_diff_of_both_editions_finds(stages: list[Stage], data: st.DataObject):
    keys = ids(stages)
    for one in life(stages, data.draw(st.sampled_from(keys)), REGISTRY) if keys else ():
        if one.kind == "first":
            continue
        old = next(stage.text.frame for stage in stages if stage.key == one.stage.base)
        changeset = diff(old, one.stage.text.frame, REGISTRY)
        found = [c for c in changeset.changes if (c.old, c.new) == (one.change.old, one.change.new)]
        assert found or one.kind == "unchanged"
        assert all(one.change.facets == replace(change.facets, reordered=False) for change in found)


@given(chains(), st.data())
def test_a_life_told_backwards_has_the_same_changes_undone(stages: list[Stage], data: st.DataObject):
    stages = list(without_survivors(stages))
    back = [replace(s, base=str(int(s.key) + 1)) for s in stages]
    key = data.draw(st.sampled_from(ids(stages) or ["none"]))
    forward, backward = (life(of, key, REGISTRY) for of in (stages, back))
    there = [shape(one.change) for one in forward if one.kind != "first"]
    again = [shape(~one.change) for one in backward if one.kind != "first"]
    assert sorted(there) == sorted(again)


def without_survivors(stages: Sequence[Stage]) -> Iterator[Stage]:
    """The stages without joins that keep the id of one of their parts: told backwards, these are not the same."""
    often = {key for key, count in Counter(k for s in stages for k in s.text.frame.outline).items() if count > 1}
    for stage in stages:
        frame = stage.text.frame
        settled = {key: replace(p, continues=()) if key in often else p for key, p in frame.provisions.items()}
        yield replace(stage, text=drawn(replace(frame, provisions=settled)))


def shape(of: Change) -> tuple[list[str], list[str], tuple[str, ...]]:
    return [p.id for p in of.old], [p.id for p in of.new], of.facets.names()


@given(chains(), st.data())
def test_the_order_of_the_stages_given_changes_nothing(stages: list[Stage], data: st.DataObject):
    key = data.draw(st.sampled_from(ids(stages) or ["none"]))
    assert life(stages, key) == life(stages[::-1], key)
