"""Comparison tables: what the heads of columns and the marks in cells say."""

import pytest

from aiplan_revise.documents.sides import compared_title, head_side, not_shown, sides
from aiplan_revise.documents.standings import standing


@pytest.mark.parametrize(
    ("head", "side"),
    [
        ("変更後", "new"),
        ("改　正　前", "old"),
        ("改正案", "new"),
        ("現行計画", "old"),
        ("新（令和８年）", "new"),
        ("【旧】", "old"),
        ("New\nPlan of 2026", "new"),
        ("Before the amendment", "old"),
        ("備考", ""),
        ("新しい施策", ""),
        ("現行の施策と変更後の施策", ""),
    ],
)
def test_heads(head: str, side: str):
    assert head_side(head) == side


def test_only_a_pair_of_heads_makes_a_comparison_table():
    assert sides(["番号", "新", "旧"]) == {"new": 1, "old": 2}
    assert sides(["新", "新", "旧"]) == sides(["変更後", "備考"]) == {}


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("（新設）", "nothing"),
        ("［削る］", "nothing"),
        ("２　（略）", "omitted"),
        ("(2)～(5)　（略）", "omitted"),
        ("(omitted)", "omitted"),
        ("同左", "same"),
        ("(no change)", "same"),
        ("略称を定める。", "text"),
        ("［加える。］", "nothing"),
        ("（第3章第1節2)c)へ移動）", "note"),
        ("（「港の計画（案）」に統合）", "note"),
        ("（①、②及びアを統合）", "origin"),
        ("(part of Chapter 3 Section 1 2) a))", "origin"),
        ("(split into 3.1.2.a, 3.1.2.b and “The port”)", "note"),
        ("（国の事務の一部）", "text"),
        ("(part of the harbour)", "text"),
        ("(moved to I think so)", "text"),
        ("（第3章のまま別の位置へ移動）", "note"),
        ("(moved from another place, still Chapter 3)", "origin"),
        ("(moved to another planet)", "text"),
        ("(moved to Action 3.1.4:)", "note"),
        ("(moved from Part C C.1 Recommendation 33)", "origin"),
        ("（施策３－１へ移動）", "note"),
        ("（柱３から移動）", "origin"),
        ("（柱２施策２－２④、⑤に分割）", "note"),
        ("(moved to the new Agency in 2027)", "text"),
        ("新設の港を開く。", "text"),
    ],
)
def test_marks_that_stand_for_text(words: str, meant: str):
    assert standing(words) == meant


def test_titles_and_what_is_not_shown():
    assert compared_title("港湾計画　新旧対照表") == "港湾計画"
    assert compared_title("新旧対照表") == ""
    assert compared_title("Comparison table: Plan of ports") == "Plan of ports"
    assert not_shown(["（略）"] * 6, 3).message.endswith("“（略）”; “（略）”; “（略）”; “（略）”; “（略）”; …")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("（２）〜（３）　（同左）", "same"),
        ("(7)及び(8)（削る）", "nothing"),
        ("２～５　（略）", "omitted"),
        ("2 港の整備", "text"),
    ],
)
def test_a_run_of_numbers_is_no_text(words: str, wanted: str) -> None:
    assert standing(words) == wanted
