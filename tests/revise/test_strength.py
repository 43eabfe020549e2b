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


BACK = {"weakened": "strengthened", "strengthened": "weakened", "none": "none"}


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.old[:40])
def test_backwards_is_the_reverse(case: Case) -> None:
    assert verdict(case.new, case.old, case.lang) == BACK[case.verdict]
    assert verdict(case.new, case.new, case.lang) == "none"
