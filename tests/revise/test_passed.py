"""Clauses that pass from one initiative to another one: what is said of both, forwards and backwards."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from small import small, step

from aiplan_revise.model.changes import Changeset, Passed
from aiplan_revise.model.edition import Edition, Lang
from aiplan_revise.revise import diff

OWN = {
    "a": "Light the quays of every harbour",
    "b": "Look at every fishing boat once in a season",
    "c": "Publish the tables of high water each spring",
    "d": "Lend small ports the money that new cranes cost",
}
TASKS = (
    "train {} harbour crews a year in the rescue of swimmers",
    "map the sandbanks at the mouths of {} large rivers",
    "plant {} hectares of eelgrass along the northern shore",
)
JA = {
    "a": "港の岸壁に灯火を設ける",
    "b": "漁船を季節ごとに点検する",
}
TASK_JA = "水難救助の手順の標準例を{}作成し、全国の消防本部に配布する"


def plan(key: str, texts: dict[str, str], lang: Lang = "en") -> Edition:
    return small(*(step(one, number=one, **{lang: text}) for one, text in texts.items()), key=key)


def passed(changeset: Changeset) -> list[Passed]:
    """What passed, each once; both changes must tell it."""
    told = [one for change in changeset.changes for one in change.facets.passed]
    assert all(told.count(one) == 2 for one in told)
    return list(dict.fromkeys(told))


def test_a_task_that_passes_takes_its_figures_along() -> None:
    task = TASKS[0]
    old = plan("2025", {"a": f"{OWN['a']}, and {task.format(300)}.", "b": f"{OWN['b']}."})
    new = plan("2026", {"a": f"{OWN['a']}.", "b": f"{OWN['b']} and {task.format(400)}."})
    found = diff(old, new)
    (one,) = passed(found)
    assert (one.giver, one.taker, one.old) == ("a", "b", f"and {task.format(300)}.")
    assert [(r.old and r.old.value, r.new and r.new.value) for r in one.retargeted] == [("300", "400")]
    assert not any(change.facets.retargeted for change in found.changes), "told once, where both figures are"
    assert diff(new, old) == ~found


def test_figures_that_stay_behind_are_told_there() -> None:
    old = plan("2025", {"a": f"{OWN['a']} by 2027, and {TASKS[0].format(300)}.", "b": f"{OWN['b']}."})
    new = plan("2026", {"a": f"{OWN['a']} by 2029.", "b": f"{OWN['b']} and {TASKS[0].format(300)}."})
    found = diff(old, new)
    assert len(passed(found)) == 1
    held = {change.new[0].id: change.facets.retargeted for change in found.changes}
    assert [(r.old and r.old.value, r.new and r.new.value) for r in held["a"]] == [("2027", "2029")]
    assert not held["b"]


def test_in_japanese() -> None:
    was, now = TASK_JA.format("令和８年度中に"), TASK_JA.format("令和９年度中に")
    old = plan("2025", {"a": f"{JA['a']}とともに、{was}。", "b": f"{JA['b']}。"}, "ja")
    new = plan("2026", {"a": f"{JA['a']}。", "b": f"{JA['b']}。また、{now}。"}, "ja")
    (one,) = passed(diff(old, new))
    assert (one.old, one.giver, one.taker) == (f"{was}。", "a", "b")
    assert len(one.retargeted) == 1 and diff(new, old) == ~diff(old, new)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        # what stays has not passed
        ({"a": "{own}, and {task}.", "b": "{own}."}, {"a": "{own}, and {task}.", "b": "{own} and {task}."}),
        # of two takers nobody can say which
        (
            {"a": "{own}, and {task}.", "b": "{own}.", "c": "{own}."},
            {"a": "{own}.", "b": "{own} and {task}.", "c": "{own} and {task}."},
        ),
        # of two givers neither
        (
            {"a": "{own}, and {task}.", "b": "{own}, and {task}.", "c": "{own}."},
            {"a": "{own}.", "b": "{own}.", "c": "{own} and {task}."},
        ),
        # a name in common is no task
        (
            {"a": "{own} with the Harbour Crews Rescue and Swimming Union.", "b": "{own}."},
            {"a": "{own}.", "b": "{own} after the Harbour Crews Rescue and Swimming Union."},
        ),
    ],
)
def test_what_has_not_passed(was: dict[str, str], now: dict[str, str]) -> None:
    task = TASKS[0].format(300)
    old, new = (
        plan(key, {one: text.format(own=OWN[one], task=task) for one, text in side.items()})
        for key, side in (("2025", was), ("2026", now))
    )
    assert passed(diff(old, new)) == []


def test_a_whole_text_in_the_place_of_another_is_no_clause() -> None:
    tasks = [f"{task.format(20)}.".capitalize() for task in TASKS]
    old = plan("2025", {"a": tasks[0], "b": tasks[1]})
    assert passed(diff(old, plan("2026", {"a": tasks[1], "b": tasks[2]}))) == []


holders = st.lists(st.sampled_from(tuple(OWN)), min_size=len(TASKS), max_size=len(TASKS))
figures = st.lists(st.integers(20, 900), min_size=len(TASKS), max_size=len(TASKS))


@settings(max_examples=200)
@example(["b", "b", "b"], [20, 20, 20], ["c", "a", "c"], [20, 20, 20])
@given(holders, figures, holders, figures)
def test_every_task_that_another_one_has_now_is_told_once(
    gave: list[str], was: list[int], took: list[str], now: list[int]
) -> None:
    """Of one that gave tasks to several, or took some from several, in whatever order, not all need be told: a part of
    its text may have gone to either."""

    def edition(key: str, held: list[str], many: list[int]) -> Edition:
        texts = {one: [own] for one, own in OWN.items()}
        for task, one, count in zip(TASKS, held, many, strict=True):
            texts[one].append(task.format(count))
        return plan(key, {one: ", and ".join(parts) + "." for one, parts in texts.items()})

    old, new = edition("2025", gave, was), edition("2026", took, now)
    found = diff(old, new)
    assert diff(new, old) == ~found
    told = {(one.giver, one.taker) for one in passed(found)}
    true = {(o, n) for o, n in zip(gave, took, strict=True) if o != n}
    alone = len({o for o, _ in true}) == len({n for _, n in true}) == len(true)
    assert told == true if alone else told <= true
    for one in passed(found):
        assert one.old in old.provisions[one.giver].text.en and one.new in new.provisions[one.taker].text.en
