"""What everybody does once: editions that are the same, swapped or without initiatives, and parts of drafts that are
nowhere."""

from pathlib import Path

import pytest
from cli.conftest import Aiplan

PLAN = "# A plan\n\n## Chapter 1: Ports\n\na. Mend nets. [METI]\nb. Train pilots. [MLIT]\n"
HEADS = "# A title\n\n## Chapter 1: Fields\n\n### Section 1: Dunes\n"
WORDS = "# A title\n\n## Chapter 1: Fields\n\nThere is nothing to be done here by anybody.\n"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    for name, words in (("plan", PLAN), ("heads", HEADS), ("words", WORDS), ("empty", "")):
        (tmp_path / f"{name}.md").write_text(words, "utf-8")
    return tmp_path


def test_two_that_are_the_same_are_said_to_be_so_once(aiplan: Aiplan, papers: Path):
    plan = papers / "plan.md"
    ran = aiplan("diff", plan, plan)
    assert (ran.code, ran.out.splitlines()[1:]) == (0, ["Initiatives: Unchanged 2", "The two editions do not differ."])
    told = aiplan("summary", plan, plan).out
    assert "The two editions do not differ." in told
    assert "Nothing changed" not in told


def test_two_without_initiatives(aiplan: Aiplan, papers: Path):
    sides = papers / "words.md", papers / "heads.md"
    assert "\nNeither edition has an initiative. Besides, 2 headings" in aiplan("summary", *sides).out
    assert aiplan("lineage", *sides).out == "neither edition has an initiative; headings and statements: --all\n"


def test_two_that_have_nothing_in_common_are_asked_about_once(aiplan: Aiplan, papers: Path):
    told = aiplan("report", papers / "heads.md", papers / "plan.md").out
    assert "are these two editions of one" in told
    assert "is the new document complete" not in told


def test_an_empty_file_is_one_line(aiplan: Aiplan, papers: Path):
    for verb in ("diff", "summary", "report", "lineage"):
        ran = aiplan(verb, papers / "empty.md", papers / "plan.md")
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert "the file is empty" in ran.err


def test_swapped_editions_are_compared_backwards_and_said_to_be(aiplan: Aiplan):
    assert "they are compared backwards" in aiplan("diff", "2026-example", "2025-outline").err
    assert "backwards" not in aiplan("diff", "2025-outline", "2026-example").err


@pytest.mark.parametrize("verb", ["merge", "conflicts"])
def test_a_part_of_a_draft_in_a_folder_of_editions(aiplan: Aiplan, verb: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("AIPLAN_STORE", raising=False)
    ran = aiplan(verb, "2027/meti")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "aiplan init plan.git" in ran.err


def test_an_empty_name_is_no_store(aiplan: Aiplan):
    ran = aiplan("show", "2025-outline", "--store", "")
    assert (ran.code, ran.err.count("\n"), "'--store': names no folder; leave it out, or name one" in ran.err) == (
        2,
        1,
        True,
    )
