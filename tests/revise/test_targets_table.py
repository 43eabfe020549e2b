"""Which targets changed between two wordings, by a table written by hand: nothing missed, nothing told that did not."""

from collections import Counter
from pathlib import Path

import pytest
from targets_table import Case, based, noted, read

from aiplan_revise.revise.retarget import rebased, retargets

TABLE = Path(__file__).parent.parent / "cases" / "targets"
CASES = [case for file in sorted(TABLE.glob("*.txt")) for case in read(file)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.lang} {case.why}")
def test_the_targets_that_changed(case: Case) -> None:
    assert Counter(noted(case.old, case.new, case.lang)) == Counter(case.expected)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.lang} {case.why}")
def test_the_baselines_that_changed(case: Case) -> None:
    assert based(case.old, case.new, case.lang) == list(case.base)
    back = rebased(case.new, case.old, case.lang)
    assert Counter(map(str, (~one for one in back))) == Counter(map(str, rebased(case.old, case.new, case.lang)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.lang} {case.why}")
def test_backwards_the_same_changed(case: Case) -> None:
    back = retargets(case.new, case.old, case.lang)
    assert Counter(map(str, (~one for one in back))) == Counter(map(str, retargets(case.old, case.new, case.lang)))


def test_the_table_is_wide() -> None:
    assert len(CASES) >= 120
    assert sum(not case.expected for case in CASES) * 3 >= len(CASES)
