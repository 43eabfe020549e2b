"""Opinions on a draft: taken in one by one and from a table, answered, listed, merged with the parts of bodies."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import Aiplan


@pytest.fixture
def drafting(aiplan: Aiplan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Aiplan:
    monkeypatch.setenv("AIPLAN_BY", "Drafter")
    aiplan("init", str(tmp_path / "plan.git"))
    monkeypatch.setenv("AIPLAN_STORE", str(tmp_path / "plan.git"))
    aiplan("draft", "new", "2027", "--from", "2026-example")
    aiplan("draft", "new", "2027", "--for", "METI")
    return aiplan


def listed(drafting: Aiplan, draft: str = "2027") -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(drafting("opinion", "list", draft, "--format", "json").out)["opinions"]
    return found


def test_an_opinion_is_taken_in_answered_and_listed(drafting: Aiplan):
    said = ("--from", "N. Sato", "--kind", "expert", "--on", "2027-03-01", "--en", "Say by when.")
    assert drafting("opinion", "add", "2027", "3.1.1.b", *said).code == 0
    (one,) = listed(drafting)
    key = str(one["id"])
    assert drafting("opinion", "list", "2027", "--open").code == 1
    drafting("amend", "2027", "reword", "3.1.1.b", "--en", "Better work by 2028.")
    commit = json.loads(drafting("draft", "log", "2027", "--format", "json").out)["commits"][0]["commit"]
    answer = ("--taken-up", "--en", "A year was added.", "--led-to", commit[:8])
    assert drafting("opinion", "answer", "2027", key, *answer).code == 0
    assert drafting("opinion", "list", "2027", "--open").code == 0
    told = drafting("opinion", "list", "2027").out
    assert told == (
        f"No.: {key}\nProvision: 3.1.1.b\nFrom: N. Sato (expert)\nDate: 1 March 2027\nOpinion: Say by when.\n"
        f"Disposition: taken up\nReason: A year was added.\nChanges: {commit[:10]}\n"
    )
    assert drafting("opinion", "list", "2027", "--format", "md", "--lang", "ja").out.splitlines() == [
        "| 番号 | 対象 | 提出者 | 日付 | 意見 | 対応 | 理由 | 反映した変更 |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
        f"| {key} | 3.1.1.b | N. Sato（有識者） | 2027年3月1日 | Say by when. | 反映する | A year was added. "
        f"| {commit[:10]} |",
    ]


def test_many_come_from_a_table_and_faults_are_named_by_line(drafting: Aiplan, tmp_path: Path):
    table = tmp_path / "comments.csv"
    table.write_text(
        "provision,from,kind,on,ja\n3.1.1.a,,citizen,2027-03-02,期限を明記されたい。\n,MIC,ministry,2027-03-03,=1+1\n"
    )
    assert drafting("opinion", "add", "2027", "--file", str(table)).code == 0
    assert drafting("opinion", "add", "2027", "--file", str(table)).err.endswith(
        "(nothing to do: it stands so already)\n"
    )
    rows = list(csv.reader(io.StringIO(drafting("opinion", "list", "2027", "--format", "csv").out)))
    assert [row[1:5] for row in rows[1:]] == [
        ["3.1.1.a", "name withheld (citizen)", "2 March 2027", "期限を明記されたい。"],
        ["the whole", "MIC (ministry)", "3 March 2027", "'=1+1"],
    ]
    for row, says in (
        ("9.9,,citizen,2027-03-02,x", "line 2: 9.9: is neither an id nor a number"),
        ("3.1.1.a,,king,2027-03-02,x", "line 2: kind: 'king' is no kind of person"),
        ("3.1.1.a,,citizen,soon,x", "line 2: --on: 'soon' is no day"),
        ("3.1.1.a,,citizen,2027-03-02,", "line 2: --en, --ja: there are no words"),
    ):
        table.write_text(f"provision,from,kind,on,ja\n{row}\n")
        ran = drafting("opinion", "add", "2027", "--file", str(table))
        assert (ran.code, says in ran.err) == (2, True), ran.err
    table.write_text("a,b\n1,2\n")
    assert "has no column of ours, or others: a, b" in drafting("opinion", "add", "2027", "--file", str(table)).err
    assert len(listed(drafting)) == 2


def test_what_cannot_be_answered_is_told(drafting: Aiplan):
    drafting("opinion", "add", "2027", "--en", "Good.")
    key = str(listed(drafting)[0]["id"])
    for args, says in (
        ((key, "--en", "x"), "what became of it is not said"),
        (("o-none", "--not", "--en", "x"), "no opinion has this id"),
        ((key, "--not"), "there are no words"),
        ((key, "--not", "--en", "x", "--led-to", "ffff"), "no commit of 2027 begins with ffff"),
    ):
        ran = drafting("opinion", "answer", "2027", *args)
        assert (ran.code, says in ran.err) == (2, True), ran.err


def test_opinions_merge_with_the_parts(drafting: Aiplan):
    drafting("opinion", "add", "2027", "--en", "To the draft.")
    drafting("opinion", "add", "2027/meti", "--en", "To the ministry.")
    drafting("amend", "2027/meti", "reword", "3.1.1.b", "--en", "Better work by 2028.")
    assert drafting("merge", "2027/meti").code == 0
    assert [one["words"] for one in listed(drafting)] == [{"en": "To the draft."}, {"en": "To the ministry."}]


def test_two_who_write_at_once_lose_nothing(drafting: Aiplan, tmp_path: Path):
    command = [sys.executable, "-m", "aiplan_revise", "opinion", "add", "2027", "--en"]
    surroundings = {**os.environ, "PYTHONPATH": ":".join(sys.path)}
    working = [
        subprocess.Popen([*command, f"Opinion {n}."], env=surroundings, stderr=subprocess.DEVNULL) for n in range(6)
    ]
    assert [one.wait() for one in working] == [0] * 6
    assert len(listed(drafting)) == 6
