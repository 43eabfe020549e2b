"""Lists of bodies that no registry knows: where they come apart, and which printed names are one body."""

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.codec import decode
from aiplan_revise.model.edition import Assignment
from aiplan_revise.model.lookup import Names

CASES = Path(__file__).resolve().parents[1] / "cases" / "lists"
SHIPPED = Names(decode((CASES.parents[2] / "editions" / "bodies.json").read_bytes(), Registry, "bodies.json"))
NOBODY = Names(Registry({}))


def _cases(of: str) -> list[tuple[str, tuple[str, ...]]]:
    lines = (CASES / f"{of}.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" → ") for line in lines if line and line[0] != "#")
    return [(old.replace("⏎", "\n"), tuple(new.replace("⏎", "\n").split(" | "))) for old, new in pairs]


LISTS = [*_cases("en"), *_cases("ja")]


@pytest.mark.parametrize(("printed", "names"), LISTS)
def test_a_list_comes_apart_by_the_form_of_its_names(printed: str, names: tuple[str, ...]) -> None:
    assert NOBODY.split(printed) == names
    assert SHIPPED.split(printed) == names


def test_there_are_many_lists_in_both_languages() -> None:
    assert len(_cases("en")) > 60
    assert len(_cases("ja")) > 30


@pytest.mark.parametrize("names", sorted({names for _, names in LISTS}))
def test_a_name_that_came_apart_is_one_by_itself(names: tuple[str, ...]) -> None:
    assert [NOBODY.split(name) for name in names] == [(name,) for name in names]


ENGLISH = [
    "Rivers Agency", "Halvern Homes Bank", "Weather and Climate Service", "Board of Trade and Industry", "NCRA",
    "Department for Land, Water and Soil", "Treasury", "Dept. of Homes", "Office of the Chief Planner",
    "the Harbour Board", "Land, Water and Soil Agency (LWSA)", "Coast and Harbours Commission",
    "Joint Committee on Skills, Work and Pay",
]  # fmt: skip
JAPANESE = [
    "気候庁",
    "港湾再生機構",
    "県土整備部道路課",
    "みらい大学",
    "教育委員会",
    "河川局（治水課）",
    "研究開発センター",
]


@given(st.permutations(ENGLISH), st.integers(2, 6), st.sampled_from([", ", " / ", "; ", "\n", ";\n", ", and "]))
def test_names_in_any_order_are_the_same(names: list[str], count: int, mark: str) -> None:
    assert NOBODY.split(mark.join(names[:count])) == tuple(names[:count])


@given(st.permutations(ENGLISH), st.integers(1, 4))
def test_the_last_name_stands_behind_and(names: list[str], count: int) -> None:
    before, last = names[count - 1], names[count]
    assume(not (before.startswith(("Dept", "Office")) and " and " in last))  # Dept. of Homes and Weather and …
    printed = f"{', '.join(names[:count])} and {last}"
    assert NOBODY.split(printed) == tuple(names[: count + 1])


@given(st.permutations(JAPANESE), st.integers(2, 6), st.sampled_from(["・", "、", "／", "及び", "\n", "，", "、及び"]))
def test_japanese_names_in_any_order_are_the_same(names: list[str], count: int, mark: str) -> None:
    assert NOBODY.split(mark.join(names[:count])) == tuple(names[:count])


@pytest.mark.parametrize(
    "names", [("Homes Halvern", "Rivers Agency", "Treasury"), ("Rivers Agency", "Homes Wales", "NCRA")]
)
def test_a_name_without_a_form_stands_anywhere_in_a_list(names: tuple[str, ...]) -> None:
    assert {tuple(sorted(NOBODY.split(", ".join(one)))) for one in permutations(names)} == {tuple(sorted(names))}


# ---------------------------------------------------------------- one body


SAME = [
    "Department of Homes; department of homes; Dept of Homes; Dept. of Homes; DEPT. OF HOMES; the Department of Homes"
    "; Lead: Department of Homes; Support: Dept of Homes; Department of Homes (lead); ◎Department of Homes"
    "; Department  of\nHomes; Ｄｅｐａｒｔｍｅｎｔ of Homes; Lead agency: the Department of Homes"
    "; Department of Homes (DOH)",
    "Treasury; the Treasury; and the Treasury; The Treasury; Support: Treasury; Treasury (support)"
    "; in cooperation with the Treasury",
    "Min. of Halvern Homes; Min of Halvern Homes; Ministry of Halvern Homes",
    "Weather and Climate Service; Weather & Climate Service; Weather and Climate Service (WCS)"
    "; Weather and Climate Service (WACS)",
    "Chief Minister's Office; Chief Minister’s Office",
    "Non-Return Agency; Non Return Agency; Non‐Return Agency",
    "Department for Land, Water and Soil; Department for Land, Water, and Soil; Department for Land, Water & Soil",
    "株式会社みらい; （株）みらい; (株) みらい; ㈱みらい; 主担当：株式会社みらい; ◎（株）みらい",
    "一般社団法人みらい協会; （一社）みらい協会; みらい協会",
    "特定非営利活動法人あした; （特非）あした; NPO法人あした; ＮＰＯ法人あした",
    "港湾再生機構; 主担当課：港湾再生機構; 港湾再生機構（主）; 【副】港湾再生機構"
    "; 協力機関：港湾再生機構; ●港湾再生機構",
    "県土整備部 道路課; 県土整備部　道路課; 県土整備部\n道路課; 県土整備部道路課",
    "ＡＩ推進室; AI推進室; ai推進室",
    "研究センター; 研究ｾﾝﾀｰ",
    "NBN Co; NBN Co Ltd; NBN Co, Ltd.; NBN Co Limited; NBN Co Pty Ltd; Lead: NBN Co Limited",
    "Maritime New Zealand; Maritime NZ; Maritime NZ Ltd",
    "UK Space Agency; United Kingdom Space Agency; the UK Space Agency",
    "Rivers Trust; Rivers Trust plc; Rivers Trust, Inc.; Rivers Trust LLC",
]


@pytest.mark.parametrize("printed", SAME)
def test_spellings_of_an_unknown_name_are_one_body(printed: str) -> None:
    parties = {name: Assignment(printed=name).party() for name in printed.split("; ")}
    assert len(set(parties.values())) == 1, parties


DIFFERENT = [
    ("Limited", "Rivers Limited"),
    ("Rivers Trust", "Rivers Limited Trust"),
    ("Links Inc", "Linc"),
    ("Department of Homes", "Department of Home"),
    ("Department of Homes", "Ministry of Homes"),
    ("Department of Homes", "Department for Homes"),
    ("Rivers Agency", "Rivers Agency (Planning)"),
    ("Rivers Agency (RA)", "Rivers Agency (RB)"),
    ("株式会社みらい", "みらい株式会社"),
    ("株式会社みらい", "みらい"),
    ("港湾再生機構", "港湾機構"),
    ("県土整備部", "県土整備部道路課"),
    ("Lead: Rivers Agency", "Lead: Harbour Agency"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_names_are_other_bodies(one: str, other: str) -> None:
    assert Assignment(printed=one).party() != Assignment(printed=other).party()


@given(st.text(max_size=40))
def test_every_unknown_name_is_somebody(printed: str) -> None:
    party = Assignment(printed=printed).party()
    assert party.startswith("?")
    assert Assignment(printed=f" {printed}\n").party() == party
