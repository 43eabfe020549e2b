"""An agency beside its ministry: when it is printed so, and as whom it counts."""

import pytest

from aiplan_revise.model.bodies import Body, BodySuccession, Registry
from aiplan_revise.model.edition import Assignment, Source, Texts
from aiplan_revise.model.lookup import Names
from aiplan_revise.model.wholes import aliases, compared, concerns, counted, whole

REGISTRY = Registry(
    bodies={
        "sea": Body("sea", Texts("海洋省", "Ministry of the Sea"), Texts(en="MOS")),
        "tide": Body("tide", Texts("潮汐庁", "Tide Agency"), Texts(en="TA"), parent="sea"),
        "buoy": Body("buoy", Texts("浮標機構", "Buoy Agency"), parent="tide"),
        "old-watch": Body("old-watch", Texts("旧見張所", "Old Watch"), parent="sea"),
        "watch": Body("watch", Texts("見張所", "Watch"), parent="sea"),
        "sealaw": Body("sealaw", Texts("海洋省法制局"), parent="sea"),
        "land": Body("land", Texts("陸地省", "Ministry of Land")),
    },
    successions=(BodySuccession("old-watch", "watch", "2025-07-01", Source("Order")),),
)
NAMES = Names(REGISTRY)


def read(printed: str) -> tuple[Assignment, ...]:
    found = ((name, NAMES.resolve(name)) for name in printed.split("、"))
    return tuple(Assignment(one.body, one.office, role=one.role, printed=name) for name, one in found)


def shown(found: tuple[Assignment, ...]) -> list[str]:
    return [f"{one.body}/{one.office}" if one.office else one.body for one in found]


def test_what_concerns_a_body_is_its_own_its_offices_and_its_agencies():
    named = read("海洋省、海洋省（潮汐庁）、浮標機構、陸地省、月局")
    assert [concerns(REGISTRY, one, "sea") for one in named] == [True, True, True, False, False]
    assert concerns(REGISTRY, Assignment("sea", "tides"), "sea")


@pytest.mark.parametrize(
    ("printed", "above"),
    [
        ("海洋省（潮汐庁）", "sea"),
        ("◎海洋省（潮汐庁）", "sea"),
        ("海洋省潮汐庁", "sea"),
        ("MOS (Tide Agency)", "sea"),
        ("the Ministry of the Sea (TA)", "sea"),
        ("海洋省（浮標機構）", "sea"),
        ("潮汐庁（浮標機構）", "tide"),
        ("潮汐庁", ""),
        ("潮汐庁（海洋省）", ""),
        ("潮汐庁（TA）", ""),
        ("海洋省法制局", ""),
        ("海洋省", ""),
        ("幽霊省（潮汐庁）", ""),
    ],
)
def test_whether_a_name_stands_beside_that_of_its_ministry(printed: str, above: str) -> None:
    assert whole(REGISTRY, read(printed)[0]) == above


def test_an_agency_beside_its_ministry_counts_as_an_office_of_it() -> None:
    assert shown(counted(REGISTRY, read("海洋省（潮汐庁）、潮汐庁、陸地省"))) == ["sea/tide", "tide", "land"]


@pytest.mark.parametrize(
    ("old", "new", "was", "now"),
    [
        ("海洋省", "海洋省（潮汐庁）", ["sea"], ["sea/tide"]),
        ("海洋省（浮標機構）", "海洋省（潮汐庁）", ["sea/buoy"], ["sea/tide"]),
        ("海洋省（潮汐庁）", "潮汐庁", ["tide"], ["tide"]),
        ("海洋省（潮汐庁）", "海洋省、潮汐庁", ["sea", "tide"], ["sea", "tide"]),
        ("海洋省", "潮汐庁", ["sea"], ["tide"]),
        ("海洋省（旧見張所）", "海洋省（見張所）", ["old-watch"], ["watch"]),
        ("海洋省（旧見張所）", "見張所", ["old-watch"], ["watch"]),
    ],
)
def test_as_whom_it_counts_depends_on_the_other_side(old: str, new: str, was: list[str], now: list[str]) -> None:
    before, after = read(old), read(new)
    assert shown(compared(REGISTRY, before, after)) == was
    assert shown(compared(REGISTRY, after, before)) == now


def test_a_ministry_and_the_agency_beside_it_are_one_on_both_sides_of_a_change() -> None:
    beside, alone = read("海洋省（潮汐庁）"), read("潮汐庁")
    assert aliases(REGISTRY, beside, alone) == {("sea", "tide")}
    assert aliases(REGISTRY, alone, beside) == {("tide", "sea")}
    assert aliases(REGISTRY, beside, read("海洋省")) == frozenset()
    assert aliases(REGISTRY, read("海洋省（旧見張所）"), read("見張所")) == {("sea", "watch")}
