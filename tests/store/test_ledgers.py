"""Ledgers in files: whole or not at all, one writer at a time, and only about the editions they were begun for."""

import fcntl
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from msgspec.structs import replace

from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import encode
from aiplan_revise.model.links import Decision, Ledger, Lineage
from aiplan_revise.store import LedgerFile, Store, locks, shipped
from aiplan_revise.store.surroundings import author

ONE = Decision(("a",), ("b",), "overridden", "山田 太郎", "2026-01-05", "引き継がれた。")


def add(one: Decision) -> Callable[[Ledger], Ledger]:
    return lambda kept: Ledger(kept.lineage, (*kept.decisions, one))


def test_a_new_ledger_holds_the_decision_and_no_links(tmp_path: Path):
    file = LedgerFile(tmp_path / "ledger.json", "2025", "2026")
    assert file.read() is None
    made = file.change(add(ONE))
    assert made == file.read() == Ledger(Lineage("2025", "2026"), (ONE,))
    assert file.path.read_bytes() == encode(made)
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.json"]


def test_a_new_ledger_begins_with_what_was_decided_before(tmp_path: Path):
    start = Ledger(Lineage("2025", "2026"), (ONE,))
    other = replace(ONE, old=("c",))
    made = LedgerFile(tmp_path / "own.json", "2025", "2026", start).change(add(other))
    assert made.decisions == (ONE, other)


def test_a_ledger_of_other_editions_is_refused_and_left_alone(tmp_path: Path):
    path = tmp_path / "ledger.json"
    LedgerFile(path, "2025", "2026").change(add(ONE))
    before = path.read_bytes()
    with pytest.raises(
        PlanError, match="keeps what was decided from 2025 to 2026, not from 2024 to 2026; name another"
    ):
        LedgerFile(path, "2024", "2026").change(add(ONE))
    assert path.read_bytes() == before


@pytest.mark.parametrize(("raw", "says"), [(b"{", "line 1: not valid JSON"), (b"", "the file is empty")])
def test_a_broken_ledger_is_named_and_left_alone(tmp_path: Path, raw: bytes, says: str):
    path = tmp_path / "ledger.json"
    path.write_bytes(raw)
    with pytest.raises(PlanError, match=rf"ledger.json: {says}"):
        LedgerFile(path, "2025", "2026").change(add(ONE))
    assert path.read_bytes() == raw


def test_a_folder_is_no_ledger_and_a_ledger_needs_a_folder(tmp_path: Path):
    (tmp_path / "ledger.json").mkdir()
    with pytest.raises(PlanError, match="is not a file"):
        LedgerFile(tmp_path / "ledger.json", "2025", "2026").change(add(ONE))
    with pytest.raises(PlanError, match="no such folder"):
        LedgerFile(tmp_path / "none" / "ledger.json", "2025", "2026").change(add(ONE))


def test_many_who_write_at_the_same_time_lose_nothing(tmp_path: Path):
    file = LedgerFile(tmp_path / "ledger.json", "2025", "2026")
    many = [replace(ONE, why=str(n)) for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda one: file.change(add(one)), many))
    kept = file.read()
    assert kept is not None
    assert sorted(int(one.why) for one in kept.decisions) == list(range(40))


def test_who_waits_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(locks, "PATIENCE", 0.05)
    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    with pytest.raises(PlanError, match="somebody else is writing it; try again"):
        LedgerFile(tmp_path / "ledger.json", "2025", "2026").change(add(ONE))
    os.close(handle)


def test_a_failure_leaves_the_ledger_as_it_was_and_the_folder_free(tmp_path: Path):
    file = LedgerFile(tmp_path / "ledger.json", "2025", "2026")
    before = file.change(add(ONE))

    def fails(_kept: Ledger) -> Ledger:
        raise PlanError("no")

    with pytest.raises(PlanError):
        file.change(fails)
    assert file.read() == before
    file.change(add(ONE))


def test_where_the_ledger_of_an_edition_is(tmp_path: Path):
    assert Store(tmp_path).ledger_path("2026") == tmp_path / "2026" / "ledger.json"
    assert Store(shipped()).ledger_path("2026-example").parent.is_dir()
    with pytest.raises(PlanError, match="cannot be the id"):
        Store(tmp_path).ledger_path("../x")


def test_git_says_who_the_user_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert author(tmp_path) == ""
    (tmp_path / ".gitconfig").write_text("[user]\n  name = 山田 太郎\n", encoding="utf-8")
    assert author(tmp_path) == "山田 太郎"
    assert author(tmp_path / "none") == ""
