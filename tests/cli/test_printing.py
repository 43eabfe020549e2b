"""PDFs are printed by another process, which gets ready while the page is made."""

import os
import signal
from pathlib import Path

import pytest
from cli.conftest import Aiplan
from processes import children

from aiplan_revise.documents import fence
from aiplan_revise.errors import PlanError
from aiplan_revise.report import pdf

pytest.importorskip("weasyprint", exc_type=ImportError)
PAIR = ("table", "2025-outline", "2026-example")


@pytest.fixture(autouse=True)
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is a second processor, whatever the machine has."""
    monkeypatch.setattr(fence, "spare", lambda: True)


def printed(aiplan: Aiplan, file: Path) -> bytes:
    before = children()
    ran = aiplan(*PAIR, "-o", file)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert children() <= before
    return file.read_bytes()


def test_who_prints_makes_no_difference(aiplan: Aiplan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    shared = printed(aiplan, tmp_path / "shared.pdf")
    monkeypatch.setattr(fence, "spare", lambda: False)
    assert printed(aiplan, tmp_path / "alone.pdf") == shared


def test_what_ends_before_it_prints_is_done_without(aiplan: Aiplan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    here = os.getpid()

    def ready() -> None:
        assert os.getpid() != here
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(pdf, "ready", ready)
    assert printed(aiplan, tmp_path / "table.pdf").startswith(b"%PDF")


def test_what_is_missing_is_told(aiplan: Aiplan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def ready() -> None:
        raise PlanError("WeasyPrint lacks a library of the system", fix="install it")

    monkeypatch.setattr(pdf, "ready", ready)
    ran = aiplan(*PAIR, "-o", tmp_path / "table.pdf")
    assert (ran.code, ran.err) == (2, "aiplan: WeasyPrint lacks a library of the system; install it\n")
    assert not list(tmp_path.iterdir())


def test_nobody_is_left_behind_where_nothing_is_printed(aiplan: Aiplan, tmp_path: Path):
    before = children()
    ran = aiplan("table", tmp_path / "none.md", "2026-example", "-o", tmp_path / "table.pdf")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert children() <= before
