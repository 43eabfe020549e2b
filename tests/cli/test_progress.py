"""Progress of the initiatives of an edition, and what the next draft is told of it."""

import json
from pathlib import Path

import pytest
from cli.conftest import Aiplan


@pytest.fixture
def adopted(aiplan: Aiplan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Aiplan:
    """A plan store with the adopted edition 2027."""
    monkeypatch.setenv("AIPLAN_BY", "Drafter")
    aiplan("init", str(tmp_path / "plan.git"))
    monkeypatch.setenv("AIPLAN_STORE", str(tmp_path / "plan.git"))
    aiplan("draft", "new", "2027", "--from", "2026-example")
    assert aiplan("adopt", "2027", "--on", "2026-12-31", "--by", "Cabinet").code == 0
    return aiplan


def test_what_is_done_is_told_to_the_next_draft(adopted: Aiplan):
    where = ("--address", "https://example.org/report", "--on", "2027-06-01")
    assert adopted("progress", "set", "2027", "3.1.1.a", "--delayed", "--on", "2027-03-01").code == 0
    assert adopted("progress", "set", "2027", "3.1.1.a", "--done", "--en", "Provided to all.", *where).code == 0
    assert adopted("progress", "set", "2027", "3.1.1.b", "--on-track", "--ja", "順調", "--on", "2027-03-01").code == 0
    told = adopted("progress", "list", "2027").out.splitlines()
    assert told[0] == "nothing recorded 55, done 1, on track 1"
    assert told[1].startswith("3.1.1.a: done — Promotion of Government AI")
    assert told[2] == "    1 June 2027, Drafter, Provided to all., https://example.org/report"
    assert adopted("progress", "list", "2027", "--lang", "ja").out.startswith("記録なし 55、完了 1、計画どおり 1\n")
    begun = adopted("draft", "new", "2028", "--from", "2027").err.splitlines()
    assert begun[1:] == [
        "2028: 1 of its initiatives is done or ended; see: aiplan progress list 2027 --draft 2028",
    ]
    left = adopted("progress", "list", "2027", "--draft", "2028", "--format", "json")
    assert left.code == 1
    assert [row["initiative"] for row in json.loads(left.out)["progress"]] == ["government-ai"]
    assert adopted("amend", "2028", "drop", "government-ai", "--reason", "completed").code == 0
    assert adopted("progress", "list", "2027", "--draft", "2028").code == 0
    assert adopted("verify", "2027").code == 0


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["2027", "3.1.1.a"], "how it stands is not said"),
        (["2027", "9.9", "--done"], "9.9: is neither an id nor a number in 2027"),
        (["2027", "vision", "--done"], "vision: is no initiative of 2027"),
        (["2099", "3.1.1.a", "--done"], "there is no edition 2099"),
        (["2027", "3.1.1.a", "--done", "--on", "soon"], "--on: 'soon' is no day"),
        (["2027", "3.1.1.a", "--done", "--address", "javascript:x"], "--address: 'javascript:x' is no address"),
    ],
)
def test_what_cannot_be_recorded_is_told(adopted: Aiplan, args: list[str], says: str):
    ran = adopted("progress", "set", *args)
    assert (ran.code, says in ran.err) == (2, True), ran.err
