"""An agency named beside its ministry, and no longer: nobody hands anything over, and all figures say so."""

import pytest
from documents.listing import REGISTRY as KNOWN

from aiplan_revise.documents import Reading, parse
from aiplan_revise.model.bodies import Body, Registry
from aiplan_revise.model.edition import Edition, Texts
from aiplan_revise.report import View, view
from aiplan_revise.revise import diff

REGISTRY = Registry(
    {**KNOWN.bodies, "tide": Body("tide", Texts("潮汐庁", "Tide Agency"), parent="harbour")}, KNOWN.open_sets
)


def plan(printed: str) -> Edition:
    text = f"第1章 灯火\n①　灯火を守る【{printed}】\n②　船を塗る【草原庁】"
    return parse(text, Reading(id="plan"), REGISTRY).edition


def between(old: str, new: str) -> View:
    before, after = plan(old), plan(new)
    return view(diff(before, after, REGISTRY), before, after, REGISTRY, "ja")


def said(shown: View) -> list[str]:
    return [line for change in shown.changes for fact in change.facts for line in fact.lines]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("港湾省", "港湾省（潮汐庁）", ["港湾省の担当機関を「潮汐庁」と明記"]),
        ("港湾省（潮汐庁）", "港湾省", ["港湾省の担当機関（「潮汐庁」）の明記を削除"]),
        ("港湾省", "潮汐庁", ["担当を港湾省から潮汐庁に変更"]),
        ("港湾省（油課）", "港湾省（船課）", ["港湾省の担当部局を「油課」から「船課」に変更"]),
        ("港湾省（油課）", "港湾省", ["港湾省の担当部局（「油課」）の明記を削除"]),
    ],
)
def test_what_is_said(old: str, new: str, told: list[str]) -> None:
    assert said(between(old, new)) == told


def test_the_account_of_the_ministry_keeps_the_initiative() -> None:
    shown = between("港湾省", "港湾省（潮汐庁）")
    figures = {one.id: (one.old, one.new, [line.why for line in one.altered]) for one in shown.bodies}
    assert figures == {"harbour": (1, 1, ["担当機関の変更"]), "meadow": (1, 1, [])}
    assert not any("登場" in line or "なくなる" in line for line in shown.headline)
    assert shown.handovers.parties == ()


@pytest.mark.parametrize(("old", "new"), [("港湾省（潮汐庁）", "潮汐庁"), ("潮汐庁", "港湾省（潮汐庁）")])
def test_an_agency_that_stays_without_its_ministry_is_neither_gained_nor_lost(old: str, new: str) -> None:
    shown = between(old, new)
    assert {one.id: (one.gained, one.lost) for one in shown.bodies} == {
        "harbour": ((), ()),
        "meadow": ((), ()),
        "tide": ((), ()),
    }
    assert all(one.new - one.old == len(one.gained) - len(one.lost) + one.reshaped for one in shown.bodies)
    assert not any("登場" in line or "なくなる" in line for line in shown.headline)


def test_the_headline_names_unknown_bodies_that_come_too() -> None:
    assert between("港湾省", "港湾省、幽霊省").headline[-1] == "幽霊省（登録外）が新たに登場する。"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("◎港湾省、草原庁", "港湾省、◎草原庁", ["印「◎」を港湾省から草原庁に移動（印の意味は判定していない）"]),
        ("◎港湾省", "港湾省", ["港湾省の印「◎」を削除（印の意味は判定していない）"]),
        (
            "◎港湾省、草原庁",
            "港湾省、◎草原庁、評議府",
            ["担当に評議府を追加", "印「◎」を港湾省から草原庁に移動（印の意味は判定していない）"],
        ),
        ("港湾省（潮汐庁）", "潮汐庁", ["潮汐庁の記載を「港湾省（潮汐庁）」から「潮汐庁」に変更"]),
        ("港湾省", "港省", ["担当府省庁の表記を変更（担当に変更なし）"]),
    ],
)
def test_that_nothing_changed_is_said_of_names_only(old: str, new: str, told: list[str]) -> None:
    assert said(between(old, new)) == told


def cells(shown: View) -> list[list[str]]:
    """Old and new bodies of every row of the table that has any, lost ones with -, gained ones with +."""
    signs = {"lost": "-", "gained": "+", "kept": ""}
    sides = [[cell for side in (row.old, row.new) for cell in side] for row in shown.table]
    return [["、".join(signs[p.mark] + p.label for p in cell.parties) for cell in row] for row in sides if row]


def test_the_table_prints_bodies_as_each_edition_does() -> None:
    shown = between("港湾省（潮汐庁）、評議府、草原庁", "港湾省（油課）、評議府（灯火）、関係府省庁、幽霊省")
    assert cells(shown)[1] == [
        "-港湾省（潮汐庁）、-評議府、-草原庁",
        "+港湾省（油課）、+評議府（灯火）、+関係府省庁、+幽霊省（登録外）",
    ]
    shown = between("港省、草原庁", "港湾省、Meadow Agency、評議府")
    assert cells(shown)[1] == ["港省、草原庁", "港湾省、草原庁、+評議府"]
