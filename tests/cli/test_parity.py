"""`aiplan parity`, and `aiplan import --translation`."""

import json
import re
from pathlib import Path

import pytest
from cli.conftest import Aiplan

from aiplan_revise.model.codec import decode
from aiplan_revise.model.edition import Edition, languages


@pytest.fixture
def papers(aiplan: Aiplan, tmp_path: Path) -> tuple[Path, Path]:
    """The shipped outline as two documents that know nothing of each other."""
    found = []
    for lang in ("ja", "en"):
        told = aiplan("export", "2025-outline", "--lang", lang).out
        words = re.sub(r" \{#[^}]*\}$|^ *<!-- aiplan.*$", "", told, flags=re.M)
        found.append(tmp_path / f"{lang}.md")
        found[-1].write_text(words, "utf-8")
    return found[0], found[1]


def test_two_documents_that_agree(aiplan: Aiplan, papers: tuple[Path, Path]) -> None:
    ran = aiplan("parity", *papers)
    assert (ran.code, ran.out) == (0, "both languages agree, as far as can be told\n")


def test_two_documents_that_do_not(aiplan: Aiplan, papers: tuple[Path, Path]) -> None:
    ja, en = papers
    text = en.read_text("utf-8")
    lines = text.split("\n")
    gone = next(at for at, line in enumerate(lines) if "Startup" in line or "startup" in line)
    en.write_text("\n".join(lines[:gone] + lines[gone + 1 :]).replace("11 fields", "12 fields"), "utf-8")
    ran = aiplan("parity", ja, en, "--format", "json")
    assert ran.code == 1
    found = {(one["number"], one["rule"]) for one in json.loads(ran.out)["findings"]}
    assert ("3.1.2.a", "stale-translation") in found
    assert any(rule == "missing-language" for _, rule in found)


def test_one_edition(aiplan: Aiplan, papers: tuple[Path, Path]) -> None:
    assert aiplan("parity", "2026-example").code == 0
    ran = aiplan("parity", papers[0])
    assert ran.code == 2
    assert "has words in one language only: ja; name its translation too" in ran.err
    both = aiplan("parity", "2025-outline", "2026-example")
    assert "these are no text and its translation, but ja+en and ja+en" in both.err


def test_two_documents_become_one_edition(aiplan: Aiplan, papers: tuple[Path, Path], tmp_path: Path) -> None:
    made = tmp_path / "edition.json"
    ran = aiplan("import", papers[0], "--translation", papers[1], "--id", "2025-outline", "-o", made)
    assert ran.code == 0
    edition = decode(made.read_bytes(), Edition)
    assert languages(edition) == ("ja", "en")
    told = json.loads(aiplan("diff", "2025-outline", made, "--format", "json").out)
    assert {kind for change in told["changes"] for kind in change["is"]} <= {"respelt", "fields"}
    assert len([c for c in told["changes"] if c["kind"] != "carried"]) == 0


def test_reports_say_that_words_were_not_compared(aiplan: Aiplan, papers: tuple[Path, Path]) -> None:
    said = " ".join(aiplan("report", *papers, "--lang", "en").out.split())
    assert "The two editions have no language in common" in said


def test_what_the_languages_do_not_say_alike_is_told_in_japanese(aiplan: Aiplan, store: Path):
    told = aiplan("parity", "new", "--store", store, "--lang", "ja").out
    assert "1.a：staff：警告：英語の「by 2030」に当たる記載が日本語にありません。両言語をそろえてください [" in told
