"""`aiplan sentences`: the paper, its proof on the way back, and what it says of what does not fit."""

import json
from pathlib import Path

import pytest
from cli.conftest import Aiplan


def test_the_paper_as_text(aiplan: Aiplan, store: Path):
    ran = aiplan("sentences", "old", "new", "--store", store, "--lang", "ja")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == (
        "小計画 改め文\n"
        "変更前：小計画（old、2026年7月14日決定）\n"
        "変更後：小計画（new、2026年7月14日決定）\n\n"
        "「小計画」の一部を次のように改める。\n\n"
        "第1章(a)中「60人」を「200人」に改め、「、総務省」を削る。\n\n"
        "第1章(b)を次のように改める。\n"
        "　　(b) 港湾を整備する。［国交省］\n"
    )


def test_the_paper_as_markdown(aiplan: Aiplan, store: Path):
    ran = aiplan("sentences", "old", "new", "--store", store, "--format", "md")
    assert ran.code == 1
    assert ran.out == (
        "# Amending instructions: A small plan\n\n"
        "- Old: A small plan (old, adopted 14 July 2026)\n"
        "- New: A small plan (new, adopted 14 July 2026)\n\n"
        "“A small plan” is amended as follows.\n\n"
        "In 1.a, for “60 staff” substitute “200 staff”, and omit “; MIC”.\n\n"
        "For 1.b substitute—\n\n"
        "> - b) Dredge harbours deep enough for larger vessels. [MLIT]\n"
    )


def test_the_paper_as_json(aiplan: Aiplan, store: Path):
    ran = aiplan("sentences", "old", "new", "--store", store, "--format", "json", "--lang", "en")
    assert json.loads(ran.out) == {
        "old": "old",
        "new": "new",
        "lang": "en",
        "sentences": [
            {"text": "In 1.a, for “60 staff” substitute “200 staff”, and omit “; MIC”.", "block": []},
            {
                "text": "For 1.b substitute—",
                "block": ["b) Dredge harbours deep enough for larger vessels. [MLIT]"],
            },
        ],
    }


def test_nothing_to_amend(aiplan: Aiplan, store: Path):
    ran = aiplan("sentences", "old", "old", "--store", store)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "There is nothing to amend.")


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(("paper", "edition"), [("a.md", "made.json"), ("a.txt", "made.md")])
def test_there_and_back(aiplan: Aiplan, tmp_path: Path, lang: str, paper: str, edition: str):
    said, made = tmp_path / paper, tmp_path / edition
    told = aiplan("sentences", "2025-outline", "2026-example", "--lang", lang, "-o", said)
    kept = "roles, references or further columns of 3.3.1.e (aisi)"
    assert told == (1, "", f"changed but not printed, so in no sentence: {kept}\n")
    done = aiplan("sentences", "--apply", said, "2025-outline", "-o", made)
    other = "English" if lang == "ja" else "Japanese"
    assert done == (0, "", f"the {other} words of 36 amended parts no longer apply and were left out\n")
    again = aiplan("sentences", made, "2026-example", "--lang", lang)
    assert again.code == 0
    assert (said.read_text(encoding="utf-8").count("\n\n") > 60) and again.out.count("\n\n") == 1


def test_the_same_bytes_every_time(aiplan: Aiplan):
    once, again = (aiplan("sentences", "2025-outline", "2026-example", "--lang", "ja").out for _ in range(2))
    assert once == again


def test_a_file_without_sentences_is_one_line(aiplan: Aiplan, store: Path, tmp_path: Path):
    (tmp_path / "empty.md").write_text("# A title\n\n")
    ran = aiplan("sentences", "--apply", tmp_path / "empty.md", "old", "--store", store)
    line = f"aiplan: {tmp_path}/empty.md: there is no amending sentence in it; write it like: In 1.2.3"
    assert (ran.code, ran.out, ran.err.startswith(line)) == (2, "", True)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_paper_that_amends_nothing_makes_nothing_else(aiplan: Aiplan, store: Path, tmp_path: Path, lang: str):
    said = tmp_path / "said.md"
    assert aiplan("sentences", "old", "old", "--store", store, "--lang", lang, "-o", said).code == 0
    ran = aiplan("sentences", "--apply", said, "old", "--store", store, "--format", "json")
    assert ran.err == f"{said}: says that there is nothing to amend; the text stays as it is\n"
    assert json.loads(ran.out)["provisions"] == json.loads((store / "old" / "edition.json").read_text())["provisions"]


def test_a_body_that_nobody_knows_is_remarked_on(aiplan: Aiplan, store: Path, tmp_path: Path):
    said = tmp_path / "said.txt"
    said.write_text("In 1.b, after “MEXT” insert “; Ministry of Tides”.\n")
    ran = aiplan("sentences", "--apply", said, "old", "--store", store)
    assert ran.err.startswith(f"{said}: guide: warning: no body is known as “Ministry of Tides”; ")


def test_the_edition_that_comes_of_it_is_a_draft(aiplan: Aiplan, store: Path, tmp_path: Path):
    said = tmp_path / "said.txt"
    said.write_text("In the title, after “small” insert “new”.\n\nRenumber 1.b as 1.a.\n")
    ran = aiplan("sentences", "--apply", said, "old", "--store", store, "--id", "2027", "--format", "json")
    about = json.loads(ran.out)["about"]
    assert (ran.code, about["id"], about["follows"], about["status"]) == (0, "2027", "old", "draft")
    assert about["title"] == {"en": "A small new plan"}
    assert "dates" not in about
    assert ran.err == (
        f"{said}: line 3: 1.a was taken already; now several provisions bear this number\n"
        "the Japanese words of an amended part no longer apply and were left out\n"
    )


@pytest.mark.parametrize(
    ("written", "line"),
    [
        (
            "In 1.a, for “70” substitute “200”.",
            "line 1: 1.a: “70” does not stand there; there it says: “Equip 60 staff by 2030. [METI; MIC]”",
        ),
        ("Omit 1.c.", "line 1: 1.c: there is no “c” in 1; there is: a, b"),
        (
            "Do something.",
            "line 1: “Do something.” is no amending sentence that is known here; write it like: In 1.2.3,",
        ),
    ],
)
def test_a_sentence_that_does_not_fit_is_one_line(aiplan: Aiplan, store: Path, tmp_path: Path, written: str, line: str):
    said = tmp_path / "said.txt"
    said.write_text(written)
    ran = aiplan("sentences", "--apply", said, "old", "--store", store)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"aiplan: {said}: {line}")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (["old"], "aiplan: Missing argument 'NEW'; see: aiplan sentences --help\n"),
        (
            ["old", "new", "--apply", "x.txt"],
            "aiplan: new: with --apply there is no NEW: it is what the sentences make;",
        ),
        (["old", "--apply", "x.txt"], "aiplan: x.txt: No such file or directory\n"),
    ],
)
def test_what_is_asked_amiss(aiplan: Aiplan, store: Path, args: list[str], line: str):
    ran = aiplan("sentences", *args, "--store", store)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(line)


def test_what_is_not_proved_is_not_printed(aiplan: Aiplan, store: Path, monkeypatch: pytest.MonkeyPatch):
    def other(*_: object) -> list[object]:
        return []

    monkeypatch.setattr("aiplan_revise.documents.sentences.planned", other)
    ran = aiplan("sentences", "old", "new", "--store", store)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "aiplan: the amending sentences for these editions do not prove good: they make another text; "
        "this is a fault of aiplan; please report it with the two editions\n"
    )


def test_two_figures_of_a_place_do_not_run_into_one(tmp_path: Path, aiplan: Aiplan) -> None:
    plan = "# 水道計画\n\n第１　上下水道\n\n１　水道\n\n（１）　適合率を{}％とする。【国土交通省】\n\n"
    plan += "第２　道路\n\n１　舗装\n\n（１）　修繕率を{}％とする。【国土交通省】\n"
    old, new, said = tmp_path / "old.md", tmp_path / "new.md", tmp_path / "said.md"
    old.write_text(plan.format(60, 60))
    new.write_text(plan.format(65, 70))
    told = aiplan("sentences", old, new).out
    assert "第1の1(1)中「60％」を「65％」に改める。" in told
    assert "第2の1(1)中「60％」を「70％」に改める。" in told
    said.write_text(told)
    assert aiplan("sentences", "--apply", said, old, "-o", tmp_path / "made.md").code == 0
    assert aiplan("diff", tmp_path / "made.md", new).code == 0
