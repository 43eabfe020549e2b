"""The README tells the truth: its excerpt is what the program prints, its commands and links exist."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import Aiplan

from aiplan_revise.cli import VERBS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _excerpt() -> list[str]:
    (block,) = re.findall(r"^```\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    return [line for line in block.splitlines() if line]


def test_the_excerpt_is_what_diff_prints(aiplan: Aiplan):
    printed = {line for lang in ("en", "ja") for line in _lines(aiplan, lang)}
    assert [line for line in _excerpt() if line not in printed] == []


def _lines(aiplan: Aiplan, lang: str) -> list[str]:
    return aiplan("diff", "2025-outline", "2026-example", "--lang", lang).out.splitlines()


def _console() -> list[tuple[str, str]]:
    """The commands of the walk-through, each with what it prints."""
    (block,) = re.findall(r"^```console\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    steps = [part.partition("\n") for part in block.removeprefix("$ ").split("\n$ ")]
    return [(command, printed.rstrip("\n")) for command, _, printed in steps]


def test_the_walk_through_is_what_happens(tmp_path: Path):
    """Word for word, but for the ids of commits."""
    surroundings = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "AIPLAN_STORE": "plan.git",
        "AIPLAN_BY": "Drafter",
    }
    steps = _console()
    assert len(steps) > 10
    for command, printed in steps:
        done = subprocess.run(
            command,
            shell=True,
            cwd=tmp_path,
            env=surroundings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert _without_commits(done.stdout.rstrip("\n")) == _without_commits(printed), command
        assert done.returncode in (0, 1)


def _without_commits(printed: str) -> str:
    return re.sub(r"\[[0-9a-f]{10}\]", "[…]", printed)


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)]+)\)", README))
def test_links_lead_somewhere(link: str):
    assert (ROOT / link).is_file()


def test_the_verbs_and_targets_named_exist():
    assert set(re.findall(r"aiplan ([a-z]+) ", README)) <= set(VERBS)
    made = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"make ([a-z]+)\b", README)) <= made
