"""`aiplan edit`: what an editor leaves is taken, or kept; what is not shown stays, and nothing goes unseen."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.conftest import Aiplan, Ran


@pytest.fixture
def edit(drafting: Aiplan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """`aiplan edit 2027` with a line of shell for an editor; "$1" is the text."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(tmp_path / "editor"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def call(line: str, *args: str) -> Ran:
        (tmp_path / "editor").write_text(f"#!/bin/sh\n{line}\n")
        (tmp_path / "editor").chmod(0o755)
        return drafting("edit", "2027", *args)

    return call


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('sed -i "s/{#police-ai}/{#defence-ai}/" "$1"', "the id defence-ai stands already in line"),
        ('printf "\\342\\200\\256" >> "$1"', "control, bidirectional or reserved character U+202E"),
        ('printf "caf\\351\\n" >> "$1"', "the text is in no encoding that is known here"),
        ('printf "# Only this\\n" > "$1"', "2027: 158 of 158 provisions would be dropped; if they are to go, add"),
        ('sed -i "s/100,000/150,000/" "$1"; exit 1', "editor: Editing failed"),
    ],
)
def test_an_edited_text_that_cannot_be_taken_is_kept_in_a_file(
    edit: Callable[..., Ran], tmp_path: Path, line: str, says: str
):
    ran = edit(line)
    (kept,) = tmp_path.glob("plan-*.md")
    assert (ran.code, says in ran.err, f"aiplan edit 2027 --file {kept}" in ran.err) == (2, True, True)
    assert kept.read_bytes() != b""


def test_a_text_in_utf_16_and_a_new_title_are_taken(edit: Callable[..., Ran], drafting: Aiplan, tmp_path: Path):
    ran = edit(f'sed -i "s/^# .*/# New title/" "$1"; iconv -t UTF-16 "$1" > {tmp_path}/wide; cp {tmp_path}/wide "$1"')
    assert ran.err.startswith("2027: edit: the title changed [")
    assert drafting("show", "2027@draft/2027").out.startswith("New title")
    assert "架空の改定例" in drafting("show", "2027@draft/2027", "--lang", "ja").out
    assert list(tmp_path.glob("plan-*.md")) == []


def test_a_provision_that_lost_its_mark_keeps_what_is_not_shown(edit: Callable[..., Ran], drafting: Aiplan):
    line = 'sed -i "s/ {#police-ai}//; s/police work for public safety/police work for safety/" "$1"'
    ran = edit(line)
    assert "its mark {#police-ai} was gone; taken for the same provision\n2027: edit: 1 provision changed [" in ran.err
    rows = json.loads(drafting("show", "2027@draft/2027", "--format", "json").out)["provisions"]
    text = next(row["text"] for row in rows if row["id"] == "police-ai")
    assert ("for safety" in text["en"], text["ja"]) == (
        True,
        "治安の確保に向け、警察活動を強化するためのAIの活用の推進",
    )


def test_a_new_provision_never_takes_the_id_of_one_that_was_dropped(drafting: Aiplan, tmp_path: Path):
    """Nor do those of a text that says no ids: what continues what says its content, and not its number."""
    file = tmp_path / "plan.md"
    file.write_text("# 計画\n\n## 第1章　港\n\n- (1) 桟橋の補修［国土交通省］\n- (2) 灯台の点検［総務省］\n")
    assert drafting("edit", "2027", "--file", file, "--drop-many").code == 0
    assert drafting("amend", "2027", "reword", "1.1", "--en", "Mend the piers.").code == 0
    file.write_text("# 計画\n\n## 第1章　港\n\n- (1) 灯台の点検［総務省］\n- (2) 桟橋の補修［国土交通省］\n")
    assert drafting("edit", "2027", "--file", file).code == 0
    rows = json.loads(drafting("show", "2027", "--format", "json").out)["provisions"]
    assert [row["text"] for row in rows if row["number"] == "1.2"] == [{"ja": "桟橋の補修", "en": "Mend the piers."}]


def test_what_an_edit_drops_is_told_and_much_of_it_is_asked(edit: Callable[..., Ran], drafting: Aiplan, tmp_path: Path):
    told = edit('sed -i "1,8d" "$1"').err.splitlines()
    assert [line.partition(" [")[0] for line in told] == [
        "1 “The vision: a country where AI is easier to build and use th…”: dropped",
        "global-competition “Global competition and where Japan stands”: dropped",
        "2027: edit: 8 provisions changed, 2 dropped, 86 only renumbered",
    ]
    (tmp_path / "only.md").write_text("# Only this\n")
    assert drafting("edit", "2027", "--file", str(tmp_path / "only.md")).code == 2
    ran = drafting("edit", "2027", "--file", str(tmp_path / "only.md"), "--drop-many")
    assert "and 151 more dropped\n2027: edit: the title changed, 156 dropped [" in ran.err


def test_a_file_is_taken_in_its_own_language(drafting: Aiplan, tmp_path: Path):
    drafting("export", "2027@draft/2027", "--lang", "ja", "-o", str(tmp_path / "ja.md"))
    text = (tmp_path / "ja.md").read_text(encoding="utf-8")
    (tmp_path / "ja.md").write_text(text.replace("10万人", "15万人"), encoding="utf-8")
    ran = drafting("edit", "2027", "--file", str(tmp_path / "ja.md"))
    assert ran.err.startswith("2027: edit: 1 provision changed [")
    assert "100,000 officials" in drafting("show", "2027@draft/2027").out
