"""`aiplan summary`: in every form, and worded by a person in an editor."""

from pathlib import Path

import pytest
from cli.conftest import Aiplan

from aiplan_revise.model.codec import decode
from aiplan_revise.model.wordings import Wordings


def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """An editor that runs `script` of sed on the file."""
    path = tmp_path / "editor"
    path.write_text(f'#!/bin/sh\nsed -i -e "{script}" "$1"\n')
    path.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(path))
    monkeypatch.delenv("VISUAL", raising=False)


def test_every_form_by_the_suffix_of_the_file(aiplan: Aiplan, store: Path, tmp_path: Path) -> None:
    for suffix, begins in (("md", "# Summary"), ("html", "<!doctype"), ("atom", "<?xml"), ("csv", "group,")):
        assert aiplan("summary", "old", "new", "--store", store, "-o", tmp_path / f"s.{suffix}").code == 0
        assert (tmp_path / f"s.{suffix}").read_text().startswith(begins)
    assert "60 → 200 staff (+140)" in aiplan("summary", "old", "new", "--store", store, "--length", "short").out


def test_what_a_person_writes_stands_there_from_then_on(
    aiplan: Aiplan, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, "s/^60 → 200 staff.*/The staff more than triples./")
    ran = aiplan("summary", "old", "new", "--store", store, "--edit", "--by", "A. Person", "--on", "2026-11-26")
    kept = store / "new" / "summary.json"
    assert (ran.code, ran.err) == (0, f"1 line worded by A. Person; kept in {kept}\n")
    (one,) = decode(kept.read_bytes(), Wordings).wordings
    assert (one.group, one.change, one.lang, one.words) == ("retargeted", "staff", "en", "The staff more than triples.")
    assert "The staff more than triples." in aiplan("summary", "old", "new", "--store", store).out
    assert "60人 → 200人" in aiplan("summary", "old", "new", "--store", store, "--lang", "ja").out

    edition = store / "new" / "edition.json"
    edition.write_text(edition.read_text().replace("200", "300"))
    ran = aiplan("summary", "old", "new", "--store", store)
    assert "The staff more than triples. [check: the change is another one since this was written]" in " ".join(
        ran.out.split()
    )
    assert ran.err == "1 wording of a person: the change is another one by now; see: --edit\n"

    editor(tmp_path, monkeypatch, "/more than triples/d")
    ran = aiplan("summary", "old", "new", "--store", store, "--edit", "--by", "B")
    assert ran.err == f"0 lines worded by B, 1 given back to ours; kept in {kept}\n"
    assert "60 → 300 staff (+240)" in aiplan("summary", "old", "new", "--store", store).out


def test_what_cannot_be_taken_is_kept(
    aiplan: Aiplan, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, "s/^.*retargeted staff.*/[[retargeted stuff]]/; s/^60 → 200.*/Lost words/")
    ran = aiplan("summary", "old", "new", "--store", store, "--edit", "--by", "B")
    assert ran.code == 2
    assert "[[retargeted stuff]] is no line of this summary" in ran.err
    path = Path(ran.err.rpartition("aiplan summary old new --file ")[2].strip())
    text = path.read_text()
    assert "Lost words" in text
    path.write_text(text.replace("stuff", "staff"))
    ran = aiplan("summary", "old", "new", "--store", store, "--file", path, "--by", "B")
    assert ran.code == 0
    assert "Lost words" in aiplan("summary", "old", "new", "--store", store).out
    path.unlink()


def test_documents_and_plan_stores_need_a_file(aiplan: Aiplan, drafting: Aiplan, tmp_path: Path) -> None:
    ran = drafting("summary", "2025-outline", "2026-example", "--file", tmp_path / "none.md")
    assert (ran.code, ran.err) == (
        2,
        "aiplan: there is no folder of editions to keep wordings in; name a file: --wordings FILE\n",
    )
    missing = drafting(
        "summary", "2025-outline", "2026-example", "--file", tmp_path / "none.md", "--wordings", tmp_path / "w.json"
    )
    assert (missing.code, missing.err) == (
        2,
        f"aiplan: {tmp_path / 'none.md'}: no such file; name the text that --edit left\n",
    )


def test_wordings_of_other_editions_are_refused(aiplan: Aiplan, store: Path, tmp_path: Path) -> None:
    path = tmp_path / "w.json"
    path.write_text('{"old": "a", "new": "b"}')
    ran = aiplan("summary", "old", "new", "--store", store, "--wordings", path)
    assert (ran.code, ran.err) == (
        2,
        f"aiplan: {path}: words the changes from a to b, not from old to new; name another file: --wordings FILE\n",
    )


def test_a_suffix_of_another_paper_is_refused(aiplan: Aiplan, store: Path, tmp_path: Path) -> None:
    for verb, name in (("summary", "s.xlsx"), ("redline", "r.pdf"), ("sentences", "s.docx"), ("table", "t.zip")):
        ran = aiplan(verb, "old", "new", "--store", store, "-o", tmp_path / name)
        assert ran.code == 2
        assert f"this is not written as .{name.partition('.')[2]}" in ran.err
        assert not (tmp_path / name).exists()
