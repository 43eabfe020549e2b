"""What is compiled once for all runs is what every run would have compiled, and nobody needs it."""

import _sre
import re
import subprocess
import sys
from collections.abc import Iterator
from marshal import dumps, loads
from pathlib import Path

import pytest

from aiplan_revise.cli import patterns as kept_patterns
from aiplan_revise.cli.compiling import compile_all
from aiplan_revise.model import patterns
from aiplan_revise.report import environment


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which templates and patterns are kept, with nothing in it, and none recalled."""
    folder = tmp_path / "__pycache__"
    folder.mkdir()
    monkeypatch.setattr(environment, "__file__", str(tmp_path / "environment.py"))
    monkeypatch.setattr(kept_patterns, "__file__", str(tmp_path / "patterns.py"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    environment.environment.cache_clear()
    yield folder
    environment.environment.cache_clear()


@pytest.fixture
def recalling() -> Iterator[None]:
    """`compiled` asks what is kept, and has missed nothing so far."""
    missed = patterns._missed[:]
    patterns._compiled.cache_clear()
    patterns._missed.clear()
    patterns.recall(kept_patterns.kept)
    yield
    patterns.recall(dict)
    patterns._compiled.cache_clear()
    patterns._missed[:] = missed


def test_all_is_compiled_ahead(elsewhere: Path) -> None:
    templates, count = compile_all()
    assert len(list(elsewhere.glob("*.jinja"))) == templates > 15
    assert len(list(elsewhere.glob("patterns.*"))) == 1
    kept = kept_patterns.kept()
    assert set(kept) == set(patterns.missed())
    assert count >= len(kept) > 500
    for (source, flags), code in kept.items():
        assert _sre.compile(*loads(code)) == re.compile(source, flags)
    assert {(path.stat().st_mode & 0o777) for path in elsewhere.iterdir()} == {0o644}


@pytest.mark.usefixtures("recalling")
def test_a_pattern_is_compiled_once_for_all_runs(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = (r"(?P<sign>[①-⑳一二三])|(\d+)", re.I), ("x{2,3}(?=y)", 0)
    first = [patterns.compiled(*one) for one in asked]
    assert patterns.missed() == [(source, int(flags)) for source, flags in asked]
    kept_patterns.keep(patterns.missed())
    patterns._compiled.cache_clear()
    patterns.recall(kept_patterns.kept)
    monkeypatch.setattr(re, "compile", None)
    second = [patterns.compiled(*one) for one in asked]
    monkeypatch.undo()
    assert second == first == [re.compile(*one) for one in asked]
    assert len(patterns.missed()) == len(asked)
    assert second[0].groupindex == first[0].groupindex
    found = second[0].search("A ②")
    assert found and found["sign"] == "②"


KEPT = {
    "nothing": b"",
    "no marshal": b"\xff\xfe",
    "cut off": dumps({("ab", 0): b"x" * 99})[:-9],
    "no table": dumps([1, 2]),
    "no code": dumps({("ab", 0): b"abc"}),
    "another code": dumps({("ab", 0): dumps(("ab", 0, [99, 1, 2], 0, {}, (None,)))}),
    "too little": dumps({("ab", 0): dumps(("ab",))}),
}


@pytest.mark.usefixtures("recalling")
@pytest.mark.parametrize("name", KEPT)
def test_what_cannot_be_used_is_compiled_again(name: str, elsewhere: Path) -> None:
    kept_patterns._path().write_bytes(KEPT[name])
    patterns.recall(kept_patterns.kept)
    assert patterns.compiled("ab").search("cab")
    kept_patterns.keep([("ab", 0)])
    patterns._compiled.cache_clear()
    patterns.recall(kept_patterns.kept)
    assert patterns.compiled("ab") == re.compile("ab")
    assert patterns.missed() == [("ab", 0)]


def test_nothing_is_kept_where_nothing_may_be(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept_patterns.keep([("ab", 0)])
    assert not list(elsewhere.iterdir())
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    kept_patterns._path().mkdir()  # what is made cannot be put there, and does not stay lying about
    kept_patterns.keep([("ab", 0)])
    assert list(elsewhere.iterdir()) == [kept_patterns._path()]
    kept_patterns._path().rmdir()
    elsewhere.rmdir()
    monkeypatch.setattr(kept_patterns, "_coded", None)  # nor is any work done for it
    kept_patterns.keep([("ab", 0)])
    assert kept_patterns.kept() == {}


def test_patterns_of_former_versions_do_not_pile_up(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_patterns, "_MOST", 3)
    for word in ("a", "b", "c", "d", "e"):
        kept_patterns.keep([(word, 0)])
    assert [source for source, _ in kept_patterns.kept()] == ["d", "e"]


def test_another_compiler_is_nobodys_trouble(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("re._compiler._code")
    kept_patterns.keep([("ab", 0)])
    assert not list(elsewhere.iterdir())


def test_a_run_finds_what_the_one_before_it_compiled(tmp_path: Path) -> None:
    program = (
        "import sys; sys.dont_write_bytecode = False\n"
        "from aiplan_revise.cli import patterns as kept; from aiplan_revise.model import patterns\n"
        f"kept.__file__ = {str(tmp_path / 'patterns.py')!r}\n"
        "import os; leave = os._exit\n"
        "def told(code): print(len(patterns.missed()), flush=True); leave(code)\n"
        "os._exit = told\n"
        "from aiplan_revise.__main__ import main; main()\n"
    )
    (tmp_path / "__pycache__").mkdir()
    command = [sys.executable, "-c", program, "diff", "2025-outline", "2026-example", "--format", "json"]
    first, second = (
        subprocess.run(command, capture_output=True, text=True, check=False, timeout=60).stdout for _ in range(2)
    )
    told, missed = first.rsplit("\n", 2)[:2]
    assert int(missed) > 100
    assert second == f"{told}\n0\n"
