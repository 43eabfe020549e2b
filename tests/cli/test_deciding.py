"""Decisions as a person takes them: in one line, and in whole sessions with real processes, pipes and a terminal."""

import fcntl
import json
import os
import pty
import signal
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from select import select

import pytest
from cli.conftest import Aiplan, Ran

from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import About, Assignment, Edition, Provision, Texts, edition
from aiplan_revise.model.links import Ledger
from aiplan_revise.report.words import columns

AIPLAN = Path(sys.executable).with_name("aiplan")

OLD_TEXT = """\
# 小計画

## 第1章 AIの活用

a) 自治体におけるAIの適切な利活用を促進し、職員60人に研修を行う。【総務省】

b) 港湾の整備と大型船の受入れに必要な浚渫を進める。【国土交通省】

c) 学校で使う教材の手引きを作成し、公表する。【文部科学省】
"""
NEW_TEXT = """\
# 小計画

## 第1章 AIの活用

a) 市町村でAIが正しく用いられるよう支援し、職員200人の訓練を実施する。【総務省、デジタル庁】

b) 学校で使う教材の手引きを作成し、公表する。【文部科学省】

c) 港湾の浚渫を進める。【国土交通省】
"""


@pytest.fixture
def plans(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Two Japanese documents, and where their ledger is to be."""
    old, new = tmp_path / "mae.md", tmp_path / "ato.md"
    old.write_text(OLD_TEXT, encoding="utf-8")
    new.write_text(NEW_TEXT, encoding="utf-8")
    return old, new, tmp_path / "decisions.json"


@pytest.fixture
def decide(aiplan: Aiplan, store: Path) -> Aiplan:
    """`aiplan lineage decide old new` in the small store."""
    given = ["--by", "A. Person", "--on", "2026-07-01", "--why", "The budget line went on."]
    return lambda *args: aiplan("lineage", "decide", "old", "new", "--store", store, *given, *args)


def kept(store: Path) -> Ledger:
    return decode((store / "new" / "ledger.json").read_bytes(), Ledger)


def links(aiplan: Aiplan, store: Path) -> list[str]:
    """The links of the initiatives in the small store, and what stays without one, in a line each."""
    found = json.loads(aiplan("lineage", "old", "new", "--store", store, "--format", "json").out)
    told = [f"{' '.join(x['old'])} > {' '.join(x['new'])} {x['status']} {x['basis']}" for x in found["links"]]
    return [*told, *(f"{side} {' '.join(keys)}" for side, keys in found["unlinked"].items())]


# ---------------------------------------------------------------- in one line


def test_a_decision_is_kept_and_holds_in_every_verb(aiplan: Aiplan, store: Path, decide: Aiplan):
    ran = decide("--old", "guide", "--new", "1.b")
    path = store / "new" / "ledger.json"
    assert ran == (0, "", f"1.b → 1.b: overridden by A. Person; kept in {path}\n")
    (one,) = kept(store).decisions
    assert (one.old, one.new, one.verdict) == (("guide",), ("ports",), "overridden")
    assert (one.by, one.on, one.why) == ("A. Person", "2026-07-01", "The budget line went on.")
    assert path.read_bytes() == encode(kept(store))
    assert "guide > ports certain declared" in links(aiplan, store)
    for verb in ("diff", "report"):
        out = aiplan(verb, "old", "new", "--store", store).out
        assert "Dropped 1" not in out
        assert "[-Publish a guide" in out


def test_what_a_person_says_is_not_continued_is_dropped(aiplan: Aiplan, store: Path, decide: Aiplan):
    ran = decide("--old", "staff")
    assert ran.err.splitlines()[1:] == ["until now 1.a → 1.a"]
    assert links(aiplan, store) == ["old staff guide", "new staff ports"]
    decide("--new", "ports")
    assert [(one.old, one.new, one.verdict) for one in kept(store).decisions] == [
        (("staff",), (), "overridden"),
        ((), ("ports",), "confirmed"),
    ]


def test_splits_and_joins_name_several(aiplan: Aiplan, store: Path, decide: Aiplan):
    decide("--old", "1.a、１．ｂ", "--new", "1.a")
    assert links(aiplan, store) == ["staff guide > staff certain declared", "old ", "new ports"]
    ran = decide("--old", "1.a", "--new", "ports", "--new", "staff")
    assert "in place of the decision overridden by A. Person on 2026-07-01: The budget line went on." in ran.err
    assert links(aiplan, store) == ["staff > staff ports certain declared", "old guide", "new "]


def test_decisions_are_listed_with_what_has_become_of_them(aiplan: Aiplan, store: Path, decide: Aiplan):
    assert aiplan("lineage", "decisions", "old", "new", "--store", store) == (0, "", "")
    decide("--old", "guide", "--new", "ports")
    decide("--old", "guide")
    told = "overridden by A. Person on 2026-07-01: The budget line went on.\n"
    listed = aiplan("lineage", "decisions", "old", "new", "--store", store)
    assert listed == (0, f"1  1.b → 1.b  {told}   replaced by decision 2\n2  1.b → nothing  {told}", "")
    path = store / "new" / "edition.json"
    decide("--new", "ports")
    path.write_text(
        path.read_text().replace("larger vessels", "larger ships").replace("港湾を整備する", "港を整備する")
    )
    assert aiplan("lineage", "decisions", "old", "new", "--store", store).code == 1
    rows = json.loads(aiplan("lineage", "decisions", "old", "new", "--store", store, "--format", "json").out)
    assert [(row["number"], row["state"], row["says"]) for row in rows["decisions"]] == [
        (1, "replaced", "replaced by decisions 2, 3"),
        (2, "holds", ""),
        (3, "changed", "the text of ports in new has changed since"),
    ]


def test_a_decision_on_what_is_gone_is_reported_and_kept(aiplan: Aiplan, store: Path, decide: Aiplan):
    decide("--old", "guide", "--new", "ports")
    path = store / "new" / "edition.json"
    path.write_text(path.read_text().replace('"ports"', '"harbours"'))
    ran = aiplan("diff", "old", "new", "--store", store)
    assert ran.err == "new: 1 decision no longer fits the texts, so not heeded; see: aiplan lineage decisions\n"
    assert "Dropped 1" in ran.out
    listed = aiplan("lineage", "decisions", "old", "new", "--store", store)
    assert listed.code == 1
    assert listed.out.endswith("\n   does not fit: ports is not in new\n")
    decide("--old", "guide")
    assert len(kept(store).decisions) == 2


def test_undo_takes_the_last_decision_back_or_any(aiplan: Aiplan, store: Path, decide: Aiplan):
    before = links(aiplan, store)
    decide("--old", "guide", "--new", "ports")
    first = (store / "new" / "ledger.json").read_bytes()
    decide("--old", "staff")
    ran = aiplan("lineage", "undo", "old", "new", "--store", store)
    assert ran == (0, "", "1.a → nothing: no longer overridden by A. Person on 2026-07-01 (The budget line went on.)\n")
    assert (store / "new" / "ledger.json").read_bytes() == first
    assert aiplan("lineage", "undo", "old", "new", "2", "--store", store).err.endswith(
        "there is no decision 2; see: aiplan lineage decisions OLD NEW\n"
    )
    assert aiplan("lineage", "undo", "old", "new", "1", "--store", store).code == 0
    assert links(aiplan, store) == before
    assert "nothing was decided yet" in aiplan("lineage", "undo", "old", "new", "--store", store).err


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--old", "9.z"], "--old 9.z: is neither an id nor a number in old; see: aiplan show old"),
        (["--new", "guide"], "--new guide: is not in new but in old; name it on the other side"),
        ([], "--old, --new: no provision is named; name the ids or numbers, e.g. --old 3.1.2.a"),
        (["--old", " , "], "--old, --new: no provision is named; name the ids or numbers, e.g. --old 3.1.2.a"),
        (["--old", "1", "--new", "1.a"], "1 → 1.a: a heading continues as headings only; name headings, or none"),
        (["--old", "guide", "--on", "2026-13-01"], "--on: '2026-13-01' is no day; write it like 2026-07-14"),
        (["--old", "guide", "--on", "demain"], "--on: 'demain' is no day; write it like 2026-07-14"),
        (["--old", "guide", "--why", "  "], "--why: is empty; say in a few words why"),
        (["--old", "guide", "--why", "a\u202eb"], "--why: control or bidi character U+202E; write it without"),
        (["--old", "guide", "--by", ""], "--by: nobody is named who decides; add --by NAME, or set AIPLAN_BY or git's"),
    ],
)
def test_what_cannot_be_decided_is_said_in_one_line(store: Path, decide: Aiplan, args: list[str], says: str):
    ran = decide(*args)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"aiplan: {says}")
    assert ran.err.count("\n") == 1
    assert not (store / "new" / "ledger.json").exists()


def test_a_number_that_several_bear_asks_for_an_id(aiplan: Aiplan, store: Path, decide: Aiplan):
    path = store / "new" / "edition.json"
    path.write_text(path.read_text().replace('"number": "b"', '"number": "a"'))
    ran = decide("--new", "1.a")
    assert "--new 1.a: several provisions of new bear this number; name one by its id: staff, ports" in ran.err


def test_documents_need_a_ledger_that_is_named(aiplan: Aiplan, plans: tuple[Path, Path, Path]):
    old, new, ledger = plans
    given = ["--old", "1.b", "--new", "1.c", "--by", "山田", "--on", "2026-07-01", "--why", "浚渫は続く。"]
    ran = aiplan("lineage", "decide", old, new, *given)
    assert (ran.code, ran.err) == (
        2, "aiplan: ato: is not in a store, so no ledger is kept beside it; name one: --ledger FILE\n"
    )  # fmt: skip
    missing = aiplan("diff", old, new, "--ledger", ledger)
    assert (missing.code, missing.out) == (2, "")
    assert missing.err == f"aiplan: {ledger}: no such file; `aiplan lineage decide` and `review` write one\n"
    assert aiplan("lineage", "decide", old, new, *given, "--ledger", ledger).code == 0
    for verb in ("lineage", "diff", "report"):
        assert aiplan(verb, old, new, "--ledger", ledger).code in (0, 1)
    found = json.loads(aiplan("lineage", old, new, "--ledger", ledger, "--format", "json").out)
    (link,) = [x for x in found["links"] if x["old_numbers"] == ["1.b"]]
    assert (link["new_numbers"], link["basis"]) == (["1.c"], "declared")
    assert link["reasons"] == ["overridden by 山田 on 2026-07-01: 浚渫は続く。"] or link["reasons"] == [
        "confirmed by 山田 on 2026-07-01: 浚渫は続く。"
    ]
    other = aiplan("lineage", old, old, "--ledger", ledger)
    assert "keeps what was decided from mae to ato, not from mae to mae" in other.err


def test_the_past_is_not_written_to(aiplan: Aiplan, store: Path):
    git = ["git", "-C", str(store), "-c", "user.name=T", "-c", "user.email=t@example.org"]
    for args in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        subprocess.run([*git, *args], check=True)
    given = ["--old", "guide", "--by", "K", "--why", "w", "--store", store]
    ran = aiplan("lineage", "decide", "old", "new@HEAD", *given)
    assert (ran.code, ran.err) == (
        2, "aiplan: new@HEAD: is the past and is not written to; leave out @HEAD, or name a ledger: --ledger FILE\n"
    )  # fmt: skip


def test_a_named_ledger_takes_over_what_the_store_decided(aiplan: Aiplan, store: Path, decide: Aiplan, tmp_path: Path):
    decide("--old", "guide", "--new", "ports")
    before = (store / "new" / "ledger.json").read_bytes()
    decide("--old", "staff", "--ledger", tmp_path / "own.json")
    assert (store / "new" / "ledger.json").read_bytes() == before
    own = decode((tmp_path / "own.json").read_bytes(), Ledger)
    assert [one.old for one in own.decisions] == [("guide",), ("staff",)]


def test_decisions_are_laid_over_the_lineage_that_was_kept(aiplan: Aiplan, store: Path, decide: Aiplan):
    """Ids that were settled are no evidence again: what was doubtful when it was kept stays so."""
    link = {"old": ["guide"], "new": ["ports"], "status": "probable", "basis": "similar", "score": 0.55}
    sure = {"status": "certain", "basis": "same-id", "score": 1.0}
    rest = [{"old": [key], "new": [key]} | sure for key in ("using", "staff")]
    path = store / "new" / "edition.json"
    path.write_text(path.read_text().replace('"ports"', '"guide"'))
    kept_lineage = {"old": "old", "new": "new", "links": [*rest, link | {"new": ["guide"]}]}
    (store / "new" / "ledger.json").write_text(json.dumps({"lineage": kept_lineage}))
    decide("--old", "staff")
    assert links(aiplan, store) == ["guide > guide probable similar", "old staff", "new staff"]


def test_the_verb_keeps_its_form_and_shows_its_subcommands(aiplan: Aiplan):
    out = aiplan("lineage", "--help").out
    assert out.startswith("Usage: aiplan lineage [OPTIONS] OLD NEW\n")
    assert [line.split()[0] for line in out.partition("Subcommands:")[2].splitlines() if line.startswith("  ") and
            line[2] != " "] == ["review", "decide", "decisions", "undo"]  # fmt: skip
    for name in ("review", "decide", "decisions", "undo"):
        assert aiplan("lineage", name, "--help").out.startswith(f"Usage: aiplan lineage {name} [OPTIONS] OLD NEW")
    wrong = aiplan("lineage", "decide", "old")
    assert wrong.err == "aiplan: Missing argument 'NEW'; see: aiplan lineage decide --help\n"


def test_many_decide_at_the_same_time(store: Path):
    command = [str(AIPLAN), "lineage", "decide", "old", "new", "--store", str(store), "--old", "guide", "--by", "K"]
    started = [subprocess.Popen([*command, "--why", str(n)], stderr=subprocess.DEVNULL) for n in range(4)]
    assert [one.wait(60) for one in started] == [0] * 4
    assert sorted(one.why for one in kept(store).decisions) == ["0", "1", "2", "3"]


# ---------------------------------------------------------------- a session


def _plan(key: str, follows: str, *initiatives: tuple[str, str, str, str]) -> Edition:
    using = Provision("using", "chapter", number="1", text=Texts("AIの活用と、それを支える人材及び基盤の整備"))
    made = [_initiative(*one) for one in initiatives]
    return edition(About(key, Texts("小計画"), follows=follows), (using, *made))


def _initiative(key: str, number: str, ja: str, bodies: str) -> Provision:
    assigned = tuple(Assignment(body, printed=body) for body in bodies.split())
    return Provision(key, "initiative", "using", number, text=Texts(ja), assignments=assigned)


BEFORE = _plan(
    "mae",
    "",
    ("train", "a", "自治体におけるAIの適切な利活用を促進し、職員60人に研修を行う。", "mic"),
    ("harbour", "b", "港湾の整備と大型船の受入れに必要な浚渫を進める。", "mlit"),
    ("books", "c", "学校で使う教材の手引きを作成し、公表する。", "mext"),
)
AFTER = _plan(
    "ato",
    "mae",
    ("train", "a", "市町村でAIが正しく用いられるよう支援し、職員200人の訓練を実施する。", "mic digital-agency"),
    ("books", "b", "学校で使う教材の手引きを作成し、公表する。", "mext"),
    ("dredge", "c", "港の底を深くする。", "mlit"),
)
SURE = {"status": "certain", "basis": "same-text", "score": 1.0}
DOUBTFUL = {"status": "probable", "basis": "similar", "score": 0.6, "reasons": ["title: 研修 and 訓練 are alike"]}
KEPT = {
    "old": "mae",
    "new": "ato",
    "links": [
        {"old": [key], "new": [key]} | sure for key, sure in (("using", SURE), ("train", DOUBTFUL), ("books", SURE))
    ],
    "unlinked_old": ["harbour"],
    "unlinked_new": ["dredge"],
    "candidates": [{"old": o, "new": "dredge", "score": score} for o, score in (("harbour", 0.4), ("train", 0.1))],
}


@pytest.fixture
def open_store(tmp_path: Path) -> Path:
    """A store in Japanese whose lineage leaves two questions open: a doubtful link, two that may belong together."""
    root = tmp_path / "open"
    for one in (BEFORE, AFTER):
        (root / one.about.id).mkdir(parents=True)
        (root / one.about.id / "edition.json").write_bytes(encode(one))
    (root / "ato" / "ledger.json").write_text(json.dumps({"lineage": KEPT}))
    return root


def session(root: Path, *answers: str, **env: str) -> Ran:
    """`aiplan lineage review` in that store, as a process that reads these lines."""
    ran = subprocess.run(
        [str(AIPLAN), "lineage", "review", "mae", "ato", "--store", str(root), "--on", "2026-07-01"],
        input="".join(f"{line}\n" for line in answers).encode(),
        capture_output=True,
        env={**os.environ, "AIPLAN_BY": "山田 太郎", **env},
        timeout=60,
        check=False,
    )
    return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def decided(root: Path) -> list[str]:
    """What the ledger holds, in a line each."""
    found = decode((root / "ato" / "ledger.json").read_bytes(), Ledger).decisions
    return [f"{' '.join(d.old)} > {' '.join(d.new)} {d.verdict} by {d.by} on {d.on}: {d.why}" for d in found]


def test_a_question_is_shown_with_places_bodies_redline_and_reasons(open_store: Path):
    before = (open_store / "ato" / "ledger.json").read_bytes()
    ran = session(open_store, "q")
    assert ran.err == ""
    shown, _, end = ran.out.partition("[?] help:")
    assert (
        shown
        == """
Does 1.a continue as 1.a? (2 open)
  old 1.a (train), in AIの活用と、それを支える人材及び基盤の整備 [総務省]
  new 1.a (train), in AIの活用と、それを支える人材及び基盤の整備 [総務省; デジタ
  ル庁]
  proposed: 1.a → 1.a, 0.60 likely
    [-自治体におけるAIの適切な利活用を促進-]{+市町村でAIが正しく用いられるよう支
    援+}し、職員[-60人に研修を行う-]{+200人の訓練を実施する+}。
    because: title: 研修 and 訓練 are alike
  candidate 1: 1.a → 1.c, 0.10 likely
    new 1.c (dredge), in AIの活用と、それを支える人材及び基盤の整備 [国土交通省]
    [-自治体におけるAIの適切な利活用を促進し、職員60人に研修を行う-]{+港の底を深
    くする+}。
  at stake: if they do not continue: 1 initiative dropped and 1 initiative added
  would go unreported; Digital Agency would wrongly be reported as newly
  responsible; 2 targets would wrongly be compared
[a] accept, [1] choose, [s] split, [j] join, [n] nothing, [k] skip, [u] undo,
[q] quit, """
    )
    assert end.strip() == f"2 open; 0 decided, kept in {open_store / 'ato' / 'ledger.json'}"
    assert ran.code == 1
    assert (open_store / "ato" / "ledger.json").read_bytes() == before


def test_a_whole_session(open_store: Path):
    """Everything that can be answered, in one go; then the next session asks what is left, then nothing."""
    lines = ["what?", "9", "s 1.z", "s", "a", "同じ。", "u", "a", "同じ施策である。", "k"]
    ran = session(open_store, *lines)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.count("  [a] accept: it is as proposed") == 2
    assert "there is no candidate 9; choose another" in ran.out
    assert "--new 1.z: is neither an id nor a number in ato; see: aiplan show ato" in ran.out
    assert "undone: 1.a → 1.a" in ran.out
    assert ran.out.splitlines()[-1].startswith("1 open; 1 decided, kept in")
    assert decided(open_store) == ["train > train confirmed by 山田 太郎 on 2026-07-01: 同じ施策である。"]
    again = session(open_store, "n", "")
    assert again.code == 0
    assert "Do 1.b (dropped) and 1.c (added) belong together? (1 open)" in again.out
    assert decided(open_store)[1:] == [
        "harbour >  confirmed by 山田 太郎 on 2026-07-01: decided on review",
        " > dredge confirmed by 山田 太郎 on 2026-07-01: decided on review",
    ]
    assert session(open_store).out == "nothing is open\n"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (["a"], ["train > train confirmed"]),
        (["1"], ["train > dredge overridden"]),
        (["choose 1"], ["train > dredge overridden"]),
        (["split 1.c"], ["train > train dredge overridden"]),
        (["j 1.b"], ["train harbour > train overridden"]),
        (["s train， harbour ＝ １．Ａ、dredge"], ["train harbour > train dredge overridden"]),
        (["N"], ["train >  overridden", " > train overridden"]),
        (["k", "a"], ["harbour >  confirmed", " > dredge confirmed"]),
        (["k", "1"], ["harbour > dredge overridden"]),
        (["k", "s 1.b"], ["harbour > books overridden"]),
        (["a", "理由", "1"], ["train > train confirmed", "harbour > dredge overridden"]),
        (["u", "k", "u", "q"], []),
    ],
)
def test_what_each_answer_decides(open_store: Path, said: list[str], kept: list[str]):
    session(open_store, *said)
    assert [line.partition(" by ")[0] for line in decided(open_store)] == kept


def test_what_an_answer_takes_from_elsewhere_is_said(open_store: Path):
    ran = session(open_store, "s 1.b", "分かれた。")
    assert "overridden: 1.a → 1.a + 1.b\n  until now 1.a → 1.a\n  until now 1.c → 1.b\n" in ran.out


def test_a_reason_for_all_answers_is_not_asked_for(aiplan: Aiplan, open_store: Path):
    ran = subprocess.run(
        [str(AIPLAN), "lineage", "review", "mae", "ato", "--store", str(open_store), "--by", "K", "--why", "一括"],
        input=b"a\nn\n", capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert ran.returncode == 0
    assert [line[-2:] for line in decided(open_store)] == ["一括"] * 3


def test_the_end_of_the_input_quits_and_keeps_every_answer(open_store: Path):
    ran = session(open_store, "a", "はい。")
    assert (ran.code, len(decided(open_store))) == (1, 1)


def test_somebody_else_may_decide_meanwhile(open_store: Path, aiplan: Aiplan):
    """The session writes behind what is in the file by then, and its undo takes away what it wrote alone."""
    started = subprocess.Popen(
        [str(AIPLAN), "lineage", "review", "mae", "ato", "--store", str(open_store), "--by", "K", "--why", "w"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert started.stdin
    assert started.stdout
    assert started.stdout.readline() == b"\n"
    other = ["--old", "harbour", "--new", "dredge", "--by", "L", "--why", "v"]
    assert aiplan("lineage", "decide", "mae", "ato", "--store", open_store, *other).code == 0
    started.communicate(b"a\nu\na\nq\n", timeout=60)
    assert [line.partition(" on ")[0] for line in decided(open_store)] == [
        "harbour > dredge overridden by L", "train > train confirmed by K"
    ]  # fmt: skip


def test_the_locale_does_not_matter(open_store: Path):
    ran = session(open_store, "a", "はい。", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert ran.err == ""
    assert decided(open_store)[0].endswith(": はい。")


def test_the_list_alone(aiplan: Aiplan, open_store: Path):
    sides = ["mae", "ato", "--store", open_store]
    assert aiplan("lineage", "review", *sides, "--list") == (
        1,
        "1.a → 1.a (0.60): if they do not continue: 1 initiative dropped and 1 initiative added would go unreported; "
        "Digital Agency would wrongly be reported as newly responsible; 2 targets would wrongly be compared\n"
        "1.b → nothing, nothing → 1.c (candidate 0.40): if they do continue: 1 initiative dropped and "
        "1 initiative added would be reported wrongly\n",
        "",
    )
    found = json.loads(aiplan("lineage", "review", *sides, "--format", "json").out)
    assert [*found] == ["review"]
    assert found["review"][1] == {
        "old": ["harbour"],
        "new": ["dredge"],
        "old_numbers": ["1.b"],
        "new_numbers": ["1.c"],
        "proposal": [],
        "candidates": [
            {"old": "harbour", "new": "dredge", "score": 0.4},
            {"old": "train", "new": "dredge", "score": 0.1},
        ],
        "reasons": [],
        "stake": "if they do continue: 1 initiative dropped and 1 initiative added would be reported wrongly",
    }
    assert found["review"] == json.loads(aiplan("lineage", *sides, "--format", "json").out)["review"]


def test_nobody_decides_without_a_name(open_store: Path, tmp_path: Path):
    ran = session(open_store, "a", "", AIPLAN_BY="", HOME=str(tmp_path), XDG_CONFIG_HOME=str(tmp_path))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("aiplan: --by: nobody is named who decides")


# ---------------------------------------------------------------- a terminal


def _at_the_terminal() -> None:
    """Ctrl-C arrives, also where the tests run in the background and ignore it."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def on_terminal(root: Path, width: int, answers: str, **env: str) -> tuple[int, str]:
    """The same in a pseudo-terminal of this width, with the answers typed in."""
    ours, theirs = pty.openpty()
    started = subprocess.Popen(
        [str(AIPLAN), "lineage", "review", "mae", "ato", "--store", str(root), "--by", "K"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=_at_the_terminal,
        env={**os.environ, "COLUMNS": str(width), "TERM": "xterm", **env},
    )
    os.close(theirs)
    first = _until(ours, b"[?]")  # only who asks already can be interrupted
    os.write(ours, answers.encode())
    said = first + b"".join(_read(ours, again=answers if answers == CTRL_C else ""))
    os.close(ours)
    return started.wait(60), said.decode().replace("\r", "")


def _until(ours: int, mark: bytes) -> bytes:
    said = b""
    while mark not in said:
        said += os.read(ours, 65536)
    return said


CTRL_C = "\x03"


def _read(ours: int, again: str) -> Iterator[bytes]:
    """All that is said. What Python hears of in the moment in which it begins to wait for an answer, it heeds only when
    something else comes: a person would press the key again, and so do we after a second without a word."""
    with suppress(OSError):  # how Linux says that the other end is closed
        while True:
            if again and not select([ours], [], [], 1)[0]:
                os.write(ours, again.encode())
            elif read := os.read(ours, 65536):
                yield read
            else:
                return


@pytest.mark.parametrize("width", [40, 80, 120])
def test_on_a_terminal_japanese_is_folded_and_never_cut(open_store: Path, width: int):
    code, said = on_terminal(open_store, width, "k\nq\n", NO_COLOR="1")
    assert code == 1
    assert "\x1b" not in said
    shown, _, _ = said.partition("2 open; 0 decided")
    assert max(sum(map(columns, line)) for line in shown.splitlines()) <= width
    joined = "".join(line.strip() for line in shown.splitlines())
    for words in ("AIの活用と、それを支える人材及び基盤の整備", "デジタル庁", "{+港の底を深くする+}。"):
        assert words in joined


def test_on_a_terminal_there_is_colour_and_answers_are_taken(open_store: Path):
    code, said = on_terminal(open_store, 80, "a\nはい\nn\nいいえ\n")
    assert code == 0
    assert "\x1b[1m" in said
    assert "\x1b[32;4m{+" in said
    assert "0 open; 3 decided" in said
    assert [line.rpartition(": ")[2] for line in decided(open_store)] == ["はい", "いいえ", "いいえ"]


def test_an_interrupted_session_ends_in_one_line(open_store: Path):
    code, said = on_terminal(open_store, 80, CTRL_C)
    assert (code, said.splitlines()[-1]) == (2, "aiplan: interrupted")
    assert decided(open_store) == []
