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
    assert drafting("opinion", "answer", "2027", key[:6], *answer).code == 0
    assert drafting("opinion", "list", "2027", "--open").code == 0
    told = drafting("opinion", "list", "2027").out
    assert told == (
        "[Not official] AI Basic Plan, illustrative amendment: an invented example\n(unofficial)\n\n"
        f"No.: {key}\nProvision: 3.1.1.b\nFrom: N. Sato (expert)\nDate: 1 March 2027\nOpinion: Say by when.\n"
        f"Disposition: taken up\nReason: A year was added.\nChanges: {commit[:10]}\n"
    )
    page = drafting("opinion", "list", "2027", "--format", "md", "--lang", "ja").out.splitlines()
    assert page[:1] + page[3:] == [
        "# 「2027」案に対する意見と回答の一覧",
        "",
        "| 番号 | 対象 | 提出者 | 日付 | 意見 | 対応 | 理由 | 反映した変更 |",
        "|---|---|---|---|---|---|---|---|",
        f"| {key} | 3.1.1.b | N. Sato（有識者） | 2027年3月1日 | Say by when. | 反映する | A year was added. "
        f"| {commit[:10]} |",
    ]


def test_many_come_from_a_table_and_every_fault_is_named_by_line(drafting: Aiplan, tmp_path: Path):
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
    faulty = (
        ("9.9,,citizen,2027-03-02,x", "line 2: 9.9: is neither an id nor a number"),
        ("3.1.1.a,,king,2027-03-02,x", "line 3: kind: 'king' is no kind of person"),
        ("3.1.1.a,,citizen,soon,x", "line 4: --on: 'soon' is no day"),
        ("3.1.1.a,,citizen,2027-03-02,", "line 5: --en, --ja: there are no words"),
        ("3.1.1.a,,citizen,2027-03-02,Good.", ""),
    )
    table.write_text("".join(f"{row}\n" for row in ("provision,from,kind,on,ja", *(row for row, _ in faulty))))
    ran = drafting("opinion", "add", "2027", "--file", str(table))
    *told, last = ran.err.splitlines()
    assert (ran.code, last) == (
        2,
        f"aiplan: {table}: 4 of 5 rows are faulty, so none was taken in; put right what is said above",
    )
    assert [says in line for line, (_, says) in zip(told, faulty[:4], strict=True)] == [True] * 4
    assert len(listed(drafting)) == 2


def test_columns_of_others_are_mapped_and_nothing_is_dropped_unsaid(drafting: Aiplan, tmp_path: Path):
    """As a ministry sends it: in Shift_JIS, with its own columns, paragraphs, and the same words from two people."""
    table = tmp_path / "意見.csv"
    rows = ["受付,項番,ご意見,区分,日", '1,3.1.1.a,"一つ。\n\n二つ。",国民,2027/3/2']
    rows += [f"{n},3.1.1.b,賛成です。,,2027年3月2日" for n in (2, 3)]
    table.write_bytes("\r\n".join(rows).encode("cp932"))
    columns = ("--columns", "provision=項番,ja=ご意見,kind=区分,on=日", "--kind", "ministry")
    ran = drafting("opinion", "add", "2027", "--file", str(table), *columns)
    assert (ran.code, ran.err.splitlines()[0]) == (0, f"{table}: columns passed over: 受付")
    assert [(one["kind"], one["on"], one["words"]) for one in listed(drafting)] == [
        ("citizen", "2027-03-02", {"ja": "一つ。\n二つ。"}),
        *[("ministry", "2027-03-02", {"ja": "賛成です。"})] * 2,
    ]
    assert "nothing to do" in drafting("opinion", "add", "2027", "--file", str(table), *columns).err
    told = drafting("opinion", "list", "2027", "--lang", "ja").out.splitlines()
    assert told[2] == "未回答 3件"
    assert told[8:10] == ["意見：一つ。", "    二つ。"]


@pytest.mark.parametrize(
    ("content", "args", "says"),
    [
        ("a,b\n1,2\n", (), "has no column of ours; name the columns provision, from, kind, on, en, ja, or map them"),
        ("en\nx\n", ("--columns", "who=en"), "'who' is no column that can be mapped; ours are provision, from"),
        ("en\nx\n", ("--columns", "ja=意見"), "there is no column '意見'; there are: en"),
        ("en\nx\n", ("--en", "y"), "--file: says one opinion and a file of them at once"),
        ("", (), "the table has no header"),
        ('en\n"x\n', (), "not a readable table"),
    ],
)
def test_what_is_no_table_of_opinions_is_told(
    drafting: Aiplan, tmp_path: Path, content: str, args: tuple[str, ...], says: str
):
    table = tmp_path / "comments.csv"
    table.write_text(content)
    ran = drafting("opinion", "add", "2027", "--file", str(table), *args)
    assert (ran.code, says in ran.err, ran.err.count("\n")) == (2, True, 1), ran.err


def test_a_page_of_opinions_shows_what_was_said_and_nothing_of_it_runs(drafting: Aiplan):
    drafting("opinion", "add", "2027", "--en", "<script>alert(1)</script> [x](javascript:x) | y")
    page = drafting("opinion", "list", "2027", "--format", "html", "--lang", "ja").out
    assert "<title>「2027」案に対する意見と回答の一覧</title>" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page and "<script" not in page
    row = drafting("opinion", "list", "2027", "--format", "md").out.splitlines()[-1]
    assert "&lt;script&gt;" in row and "\\[x\\](javascript:x) \\| y" in row
    assert drafting("opinion", "list", "2027/meti", "--format", "md").out.endswith("\n\nno opinions\n")
    assert drafting("opinion", "list", "2027/meti").out.endswith("\n\nno opinions\n")


def test_undo_takes_back_words_of_the_draft_and_passes_opinions_over(drafting: Aiplan):
    drafting("amend", "2027", "reword", "3.1.1.b", "--en", "Better work by 2028.")
    drafting("opinion", "add", "2027", "--en", "Good.")
    assert "undone: 3.1.1.b: reword" in drafting("undo", "2027").err
    assert "nothing is left to undo" in drafting("undo", "2027").err
    assert len(listed(drafting)) == 1


def test_what_cannot_be_answered_is_told(drafting: Aiplan):
    drafting("opinion", "add", "2027", "--en", "Good.")
    drafting("opinion", "add", "2027", "--en", "Bad.")
    key = str(listed(drafting)[0]["id"])
    for args, says in (
        ((key, "--en", "x"), "what became of it is not said"),
        (("o-none", "--not", "--en", "x"), "no opinion has this id"),
        (("o-", "--not", "--en", "x"), "2 opinions have an id that begins so"),
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


def test_answers_may_come_after_the_decision_and_opinions_may_not(drafting: Aiplan):
    drafting("opinion", "add", "2027", "--en", "Good.")
    ran = drafting("adopt", "2027", "--on", "2026-12-31", "--by", "Cabinet")
    assert "2027: 1 opinion has no answer yet; see: aiplan opinion list 2027 --open" in ran.err.splitlines()
    assert drafting("opinion", "add", "2027", "--en", "Late.").code == 2
    assert drafting("opinion", "answer", "2027", "o-", "--not", "--en", "Thank you.").code == 0
    assert drafting("opinion", "list", "2027", "--open").code == 0
    assert drafting("verify", "2027").code == 0
    assert "not" in drafting("draft", "log", "2027").out.splitlines()[1]


def test_an_answer_says_one_thing(drafting: Aiplan):
    ran = drafting("opinion", "answer", "2027", "o-1", "--taken-up", "--not", "--en", "x")
    assert (ran.code, ran.err) == (2, "aiplan: o-1: --taken-up and --not contradict each other; give one\n")
