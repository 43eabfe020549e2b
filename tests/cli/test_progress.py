"""Progress of the initiatives of an edition, and what the next draft is told of it."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import Aiplan

from aiplan_revise.store import open_store
from aiplan_revise.store.drafts import Drafts
from aiplan_revise.store.progress import progress


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
    assert told[2] == "on track 1, done 1, nothing recorded 55"
    assert told[3].startswith("3.1.1.a: done — Promotion of Government AI")
    assert "    1 June 2027, Drafter, Provided to all., https://example.org/report" in told
    assert told[-1] == "Agency for Cultural Affairs: nothing recorded 1"
    assert "Digital Agency: on track 1, done 1, nothing recorded 6" in told
    japanese = adopted("progress", "list", "2027", "--lang", "ja").out.splitlines()
    assert japanese[1] == "計画どおり 1、完了 1、記録なし 55"
    begun = adopted("draft", "new", "2028", "--from", "2027").err.splitlines()
    assert begun[1:] == ["2028: some of its initiatives are over (1 done); see: aiplan progress next 2028"]
    left = adopted("progress", "next", "2028")
    assert (left.code, left.out.splitlines()[0][:45]) == (1, "3.1.1.a: done, and still in the draft (3.1.1.")
    assert adopted("amend", "2028", "drop", "government-ai", "--reason", "completed").code == 0
    left = adopted("progress", "next", "2028")
    assert (left.code, left.out) == (0, "nothing that contradicts the progress of 2027\n")
    assert adopted("verify", "2027").code == 0


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["2027", "3.1.1.a"], "how it stands is not said"),
        (["2027", "3.1.1.a", "--done", "--delayed"], "3.1.1.a: --delayed and --done contradict each other; give one"),
        (["2027", "9.9", "--done"], "9.9: is neither an id nor a number in 2027"),
        (["2027", "vision", "--done"], "1: is no initiative of 2027"),
        (["2099", "3.1.1.a", "--done"], "there is no edition 2099"),
        (["2027", "3.1.1.a", "--done", "--on", "soon"], "--on: 'soon' is no day"),
        (["2027", "3.1.1.a", "--done", "--address", "javascript:x"], "--address: 'javascript:x' is no address"),
    ],
)
def test_what_cannot_be_recorded_is_told(adopted: Aiplan, args: list[str], says: str):
    ran = adopted("progress", "set", *args)
    assert (ran.code, says in ran.err) == (2, True), ran.err


def test_the_table_of_progress(adopted: Aiplan):
    said = ("--en", "=Late|", "--address", "https://example.org/a", "--on", "2027-03-01")
    adopted("progress", "set", "2027", "3.1.1.b", "--delayed", *said)
    rows = list(
        csv.reader(io.StringIO(adopted("progress", "list", "2027", "--only", "delayed", "--format", "csv").out))
    )
    assert rows[0] == ["No.", "Initiative", "Responsible", "Status", "As of", "Recorded by", "Evidence", "Address"]
    assert rows[1][3:] == ["delayed", "1 March 2027", "Drafter", "'=Late|", "https://example.org/a"]
    assert len(rows) == 2
    page = adopted("progress", "list", "2027", "--only", "delayed", "--format", "html", "--lang", "ja").out
    assert "<title>「2027」の取組の進捗</title>" in page
    assert '<td role="cell" data-head="状況">遅延</td>' in page
    text = adopted("progress", "list", "2027", "--only", "ended", "--format", "md").out
    assert text.startswith("# Progress of the initiatives of 2027\n\n> **Notice**: ")
    assert text.endswith("\n\nno initiatives\n")
    assert adopted("progress", "list", "2027", "--only", "ended").out == "no initiatives\n"
    rest = json.loads(adopted("progress", "list", "2027", "--only", "none", "--format", "json").out)["progress"]
    assert (len(rest), rest[0]) == (56, {"initiative": "government-ai", "standing": None})


def test_what_is_gone_from_the_next_draft_though_it_is_on_track(adopted: Aiplan):
    adopted("progress", "set", "2027", "3.1.1.a", "--on-track", "--on", "2027-03-01")
    adopted("draft", "new", "2028", "--from", "2027")
    adopted("amend", "2028", "drop", "government-ai", "--reason", "completed")
    ran = adopted("progress", "next", "2028", "--lang", "ja")
    assert (ran.code, ran.out.splitlines()[0][:34]) == (1, "3.1.1.a: 計画どおりと記録されたが、案では完了とされている ")
    (row,) = json.loads(adopted("progress", "next", "2028", "--format", "json").out)["next"]
    assert (row["fault"], row["now"], row["initiative"]) == ("not-completed", [], "government-ai")


def test_two_who_record_at_once_lose_nothing(adopted: Aiplan):
    command = [sys.executable, "-m", "aiplan_revise", "progress", "set", "2027", "3.1.1.a", "--done", "--en"]
    surroundings = {**os.environ, "PYTHONPATH": ":".join(sys.path)}
    working = [subprocess.Popen([*command, f"{n}"], env=surroundings, stderr=subprocess.DEVNULL) for n in range(4)]
    assert [one.wait() for one in working] == [0] * 4
    with open_store(Path(os.environ["AIPLAN_STORE"])) as store:
        assert len(progress(Drafts(store), "2027").entries) == 4
