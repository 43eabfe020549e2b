"""References to other plans on the command line: said in a draft, shown, checked."""

from pathlib import Path

import pytest
from cli.conftest import Aiplan


def test_a_draft_refers_to_another_plan(drafting: Aiplan):
    to = ("--plan", "digital-society-priority-plan", "--section", "第3章")
    ran = drafting("amend", "2027", "refer", "3.1.1.a", *to)
    assert (ran.code, ran.err.partition(" [")[0]) == (0, "2027: 3.1.1.a: refers to digital-society-priority-plan")
    shown = drafting("show", "2027@draft/2027", "--lang", "ja").out
    told = "→ デジタル社会の形成に関する重点計画、第3章 <https://www.digital.go.jp/policies/priority-policy-program>\n"
    assert told in shown
    assert "references to other plans" in drafting("draft", "diff", "2027").out
    assert "reference" not in drafting("check", "2027@draft/2027").out
    assert (
        drafting("amend", "2027", "refer", "3.1.1.a", "--plan", "digital-society-priority-plan", "--remove").code == 0
    )
    assert told not in drafting("show", "2027@draft/2027", "--lang", "ja").out


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ((), "3.1.1.a: the other plan is not named; add --plan ID, or its title"),
        (("--remove",), "nothing says which reference is meant"),
        (("--plan", "moon-plan"), "--plan: no plan 'moon-plan' is known here; known are: 2025-outline, 2026-example, "),
        (("--en", "Plan", "--address", "javascript:x"), "--address: 'javascript:x' is no address"),
        (("--plan", "moon-plan", "--remove"), "has no such reference to another plan"),
    ],
)
def test_what_cannot_be_referred_to_is_told(drafting: Aiplan, args: tuple[str, ...], says: str):
    ran = drafting("amend", "2027", "refer", "3.1.1.a", *args)
    assert (ran.code, says in ran.err, ran.err.count("\n")) == (2, True, 1), ran.err


def test_what_the_store_does_not_know_is_a_finding(aiplan: Aiplan, store: Path):
    file = store / "new" / "edition.json"
    words = file.read_text().replace(
        '"kind": "initiative",', '"kind": "initiative",\n"references": [{"plan": "moon"}],', 1
    )
    file.write_text(words)
    ran = aiplan("check", "new", "--store", store, "--fail-on", "warning")
    assert (ran.code, "refers to the plan moon, which is not known here" in ran.out) == (1, True), ran
    (store / "plan.json").write_text('{"others": {"moon": {"title": {"en": "Plan for the Moon"}}}}')
    assert "reference-unknown" not in aiplan("check", "new", "--store", store).out
