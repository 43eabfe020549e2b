"""How targets that changed are told: with both sides and what binds them, and a difference only where there is one."""

from pathlib import Path

import pytest
from small import head, small, step
from strategies import REGISTRY
from targets_table import Case, read, said

from aiplan_revise.model.edition import Lang
from aiplan_revise.report import untabled
from aiplan_revise.revise import diff

TABLE = Path(__file__).parent.parent / "cases" / "targets"
CASES = [case for file in sorted(TABLE.glob("*.txt")) for case in read(file) if case.says]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.lang} {case.why}")
def test_what_is_said(case: Case) -> None:
    assert said(case.old, case.new, case.lang) == case.says


@pytest.mark.parametrize(
    ("day", "lang", "lines"),
    [
        ("2026-06-12", "en", ["“60 piers” removed", "“By March 2026” removed (past by the date of the new edition)"]),
        ("2026-06-12", "ja", ["「60 piers」の記載を削除", "「By March 2026」の記載を削除（改定時には経過済み）"]),
        ("2026-03-31", "en", ["“By March 2026”, “60 piers” removed"]),
        ("", "en", ["“By March 2026”, “60 piers” removed"]),
    ],
)
def test_a_deadline_that_lay_before_the_new_edition_is_told_as_past(day: str, lang: Lang, lines: list[str]) -> None:
    old, new = (
        small(head("sea", "Sea"), step("a", words, "meti", number="a"), key=key, dates={"adopted": on} if on else {})
        for key, words, on in (
            ("old", "By March 2026, mend 60 piers of the coast.", "2025-06-13"),
            ("new", "Mend piers of the coast.", day),
        )
    )
    (change,) = untabled(diff(old, new, REGISTRY), old, new, REGISTRY, lang).changes
    (fact,) = (fact for fact in change.facts if fact.name == "retargeted")
    assert list(fact.lines) == lines
