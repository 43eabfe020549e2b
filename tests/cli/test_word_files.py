"""Word files on the command line: out, edited and back into a draft, and what changed as tracked changes."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import Aiplan
from conftest import ROOT
from docx import docx, gone, ins, p, packed, rewritten, t, unpacked

NOTICE = "an invented example and not an official text"


def words(file: Path, part: str = "word/document.xml") -> str:
    return re.sub("<[^>]*>", "", unpacked(file.read_bytes())[part].decode())


@pytest.mark.parametrize("more", [(), ("--lang", "ja"), ("--lang", "en", "--numbering", "automatic")])
def test_an_edition_as_a_word_file_is_the_edition(aiplan: Aiplan, tmp_path: Path, more: tuple[str, ...]):
    file = tmp_path / "plan.docx"
    assert aiplan("export", "2026-example", "-o", file, *more) == (0, "", "")
    made = aiplan("import", file, "--id", "2026-example")
    assert (made.out, made.err) == (aiplan("export", "2026-example", "--format", "json").out, "")
    assert aiplan("diff", "2026-example", file).code == 0


def test_papers_say_what_is_not_official(aiplan: Aiplan, tmp_path: Path):
    for verb in ("export 2026-example", "redline 2025-outline 2026-example"):
        file = tmp_path / f"{verb[:4]}.docx"
        assert aiplan(*verb.split(), "--lang", "en", "-o", file).code == 0
        assert NOTICE in words(file)
        assert words(file, "word/header1.xml").endswith(
            "[Not official] AI Basic Plan, illustrative amendment: an invented example (unofficial)"
        )


def test_a_redline_is_both_editions_by_whom_and_when_it_says(aiplan: Aiplan, tmp_path: Path):
    file = tmp_path / "redline.docx"
    asked = ("redline", "2025-outline", "2026-example", "-o", file)
    assert aiplan(*asked, "--by", "内閣府", "--on", "2026-07-14") == (0, "", "")
    assert aiplan("diff", "2025-outline", f"{file}@old").code == aiplan("diff", "2026-example", f"{file}@new").code == 0
    text = unpacked(file.read_bytes())["word/document.xml"].decode()
    marks = re.findall(r"<w:(ins|del|moveFrom|moveTo) [^>]*w:author=\"内閣府\" w:date=\"2026-07-14T00:00:00Z\"", text)
    assert set(marks) == {"ins", "del", "moveFrom", "moveTo"}
    assert aiplan(*asked, "--on", "July").err == "aiplan: --on: 'July' is no day; write it like 2026-07-14\n"
    assert aiplan(*asked).code == 0
    text = unpacked(file.read_bytes())["word/document.xml"].decode()
    assert ('w:author="2026-example"' in text, "w:date" in text) == (True, False)


@pytest.mark.parametrize("name", ["16-split", "17-joined"])
def test_a_redline_of_two_papers_is_these_papers(aiplan: Aiplan, tmp_path: Path, name: str):
    """Each was imported by itself; what continues which says the redline alone."""
    old, new = (ROOT / "tests" / "cases" / "papers" / name / f"{side}.md" for side in ("old", "new"))
    file = tmp_path / "redline.docx"
    assert aiplan("redline", old, new, "-o", file).code == 0
    assert aiplan("diff", f"{file}@old", old).code == 0
    assert aiplan("diff", f"{file}@new", new).code == aiplan("diff", new, f"{file}@new").code == 0
    told = aiplan("diff", f"{file}@old", f"{file}@new").out
    assert told == re.sub(r" \[(probable|推定) [0-9.]*\]", "", aiplan("diff", old, new).out)


def test_the_same_bytes_wherever_they_are_made(tmp_path: Path):
    made = []
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/New_York")):
        file = tmp_path / f"{seed}.docx"
        call = [sys.executable, "-m", "aiplan_revise", "redline", "2025-outline", "2026-example", "-o", str(file)]
        subprocess.run(call, check=True, env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone})
        made.append(file.read_bytes())
    assert made[0] == made[1]


def test_a_word_file_is_not_for_the_screen_but_goes_through_a_pipe(aiplan: Aiplan, monkeypatch: pytest.MonkeyPatch):
    call = [sys.executable, "-m", "aiplan_revise", "export", "2026-example", "--format", "docx"]
    piped = subprocess.run(call, check=True, capture_output=True).stdout
    assert "word/document.xml" in unpacked(piped)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    ran = aiplan("export", "2026-example", "--format", "docx")
    assert (ran.code, ran.err) == (2, "aiplan: a .docx file is not for the screen; name a file: -o FILE.docx\n")


# ---------------------------------------------------------------- into a draft


@pytest.fixture
def file(drafting: Aiplan, tmp_path: Path) -> Path:
    """The draft 2027 as a Word file."""
    path = tmp_path / "plan.docx"
    assert drafting("export", "2027@draft/2027", "--lang", "en", "-o", path).code == 0
    return path


def test_an_edited_word_file_goes_on_top_of_what_the_draft_became(drafting: Aiplan, file: Path):
    assert drafting("edit", "2027", "--file", file).err == "2027: nothing was changed\n"
    drafting("amend", "2027", "retarget", "3.1.1.c", "--from", "80%", "--to", "90%")
    raw = file.read_bytes()
    found = re.search(
        r"<w:r><w:t[^>]*>(AI has a part to play[^<]*)</w:t></w:r>", unpacked(raw)["word/document.xml"].decode()
    )
    assert found
    tracked = t("AI has a ") + gone("part") + ins("role") + t(found[1].removeprefix("AI has a part"))
    file.write_bytes(rewritten(raw, (found[0], tracked)))
    assert drafting("edit", "2027", "--file", file).err.startswith("2027: edit: 1 provision changed [")
    told = drafting("draft", "diff", "2027").out
    assert "at least 80% → at least 90%" in told
    assert "AI has a [-part-]{+role+} to play" in told
    again = drafting("edit", "2027", "--file", file)
    assert again.err == "2027: nothing was changed\n"


def test_a_provision_that_others_reworded_too_is_told_and_nothing_is_taken(drafting: Aiplan, file: Path):
    raw = file.read_bytes()
    file.write_bytes(rewritten(raw, ("at least 80% of municipalities", "at least 70% of municipalities")))
    drafting("amend", "2027", "retarget", "3.1.1.c", "--from", "80%", "--to", "90%")
    ran = drafting("edit", "2027", "--file", file)
    said = f"aiplan: {file}: 3.1.1.c: text.en: somebody else changed the same meanwhile; edit it again\n"
    assert (ran.code, ran.err) == (2, said)


def test_a_word_file_of_others_or_one_that_lost_what_it_kept_is_no_draft(drafting: Aiplan, file: Path):
    for raw in (
        docx(p("1) Dredge. [MLIT]")),
        packed({n: r for n, r in unpacked(file.read_bytes()).items() if "Xml/" not in n}),
    ):
        file.write_bytes(raw)
        ran = drafting("edit", "2027", "--file", file)
        assert (ran.code, f"{file}: does not keep the edition that it was written from" in ran.err) == (2, True)
