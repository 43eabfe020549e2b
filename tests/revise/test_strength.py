"""Wordings of one commitment, before and after, with the verdict that a careful reader gives: tests/cases/strength/."""

from pathlib import Path
from typing import NamedTuple

import pytest

from aiplan_revise.model.edition import Lang
from aiplan_revise.revise.strength import strengths

CASES = Path(__file__).parents[1] / "cases" / "strength"


class Case(NamedTuple):
    verdict: str
    old: str
    new: str
    lang: Lang


def read(path: Path) -> list[Case]:
    lang: Lang = "ja" if path.stem.endswith("ja") else "en"
    rows = [line.split(" :: ") for line in path.read_text().splitlines() if not line.startswith("#")]
    assert all(len(row) == 4 for row in rows), path
    return [Case(verdict, old, new, lang) for verdict, old, new, _why in rows]


ALL = [case for path in sorted(CASES.glob("*.txt")) for case in read(path)]


def verdict(old: str, new: str, lang: Lang) -> str:
    told = {"strengthened" if s.new.rank > s.old.rank else "weakened" for s in strengths(old, new, lang)}
    return " and ".join(sorted(told)) or "none"


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.old[:40])
def test_told_as_a_reader_would(case: Case) -> None:
    assert verdict(case.old, case.new, case.lang) == case.verdict


def test_the_cases_are_many_and_half_of_them_are_no_finding() -> None:
    assert len(ALL) >= 120
    assert 0.4 <= sum(case.verdict == "none" for case in ALL) / len(ALL) <= 0.6


@pytest.mark.parametrize(
    ("lang", "old", "new", "was", "now"),
    [
        (
            "en",
            "We will examine whether the mooring fee should be extended to houseboats, and publish a report.",
            "We will extend the mooring fee to houseboats.",
            "Deadline: Q3 2024",
            "Deadline: end of Q1 2028",
        ),
        (
            "ja",
            "係留料を屋形船にも課すかどうかを検討する。",
            "係留料を屋形船にも課すこととする。",
            "期限：令和６年度",
            "実施時期：令和10年度",
        ),
    ],
)
def test_a_line_that_only_says_when_is_no_act(lang: Lang, old: str, new: str, was: str, now: str) -> None:
    assert verdict(f"{old}\n{was}", f"{new}\n{now}", lang) == verdict(old, new, lang) == "strengthened"


def test_a_line_that_says_what_is_done_until_when_is_one() -> None:
    kept = "Timeline: the register of houseboats will be published at the end of 2027"
    assert verdict(f"Open a register.\n{kept}", f"Open a register.\n{kept.replace('will', 'may')}", "en") == "weakened"


BACK = {"weakened": "strengthened", "strengthened": "weakened", "none": "none"}


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.old[:40])
def test_backwards_is_the_reverse(case: Case) -> None:
    assert verdict(case.new, case.old, case.lang) == BACK[case.verdict]
    assert verdict(case.new, case.new, case.lang) == "none"


@pytest.mark.parametrize(
    ("lang", "old", "new", "said"),
    [
        (
            "en",
            "We will pilot reading groups in 12 schools, and evaluate the results.",
            "We will extend reading groups from the pilot to 90 schools in poor areas.",
            ("pilot", "extend"),
        ),
        (
            "en",
            "Examine whether the old basin could serve as a base for turbines, and submit a report in 2024.",
            "Convert the old basin into a base for turbines, in accordance with the report of 2024.",
            ("examine", "convert"),
        ),
        (
            "en",
            "We will carry out a feasibility study of learning accounts on which every adult could draw.",
            "We will open learning accounts for the first 10,000 adults, in line with the study.",
            ("carry out", "open"),
        ),
        (
            "ja",
            "境界の案を所有者に示して同意を得る方法を、10市町村で試行する。",
            "境界の案を所有者に示して同意を得る方法を、試行した10市町村から150市町村に広げる。",
            ("試行", "広げる"),
        ),
        (
            "ja",
            "木材が貯蔵する炭素の量を表示する制度について、表示の方法及び認証の在り方を検討する。",
            "木材の炭素の貯蔵量を第三者が認証して表示する制度を、令和10年度から導入する。",
            ("検討する", "導入する"),
        ),
    ],
)
def test_what_was_tried_or_considered_is_done_in_other_words(
    lang: Lang, old: str, new: str, said: tuple[str, str]
) -> None:
    (found,) = strengths(old, new, lang)
    assert (found.old.words, found.new.words) == said
    (back,) = strengths(new, old, lang)
    assert (back.old.words, back.new.words) == said[::-1]


@pytest.mark.parametrize(
    ("lang", "old", "new"),
    [
        ("en", "Test the water of all bays each week.", "Publish the results of the tests of the water of all bays."),
        ("en", "Pilot reading groups in 12 schools.", "Distribute a report on the pilot of reading groups."),
        ("ja", "受付を10市町村で実証する。", "実証で得られた知見を踏まえ、受付の機器の購入を助成する。"),
    ],
)
def test_reports_and_aid_do_not_go_beyond_a_trial(lang: Lang, old: str, new: str) -> None:
    assert strengths(old, new, lang) == ()
