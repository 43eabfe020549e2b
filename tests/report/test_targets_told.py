"""How targets that changed are told: with both sides and what binds them, and a difference only where there is one."""

from pathlib import Path

import pytest
from targets_table import Case, read, said

TABLE = Path(__file__).parent.parent / "cases" / "targets"
NAMES = ("blind", "more", "fresh", "annual", "base", "clock")
CASES = [case for name in NAMES for case in read(TABLE / f"{name}.txt") if case.says]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.lang} {case.why}")
def test_what_is_said(case: Case) -> None:
    assert said(case.old, case.new, case.lang) == case.says
