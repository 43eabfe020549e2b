"""Odd amendments, as officials make them: tracked changes and edited texts carry each of them whole."""

from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT

from aiplan_revise.documents import Reading, parse, to_markdown
from aiplan_revise.documents.sentences.paper import alike, paper_of
from aiplan_revise.documents.word import read_word
from aiplan_revise.documents.word.out.tracked import Author, Paper, to_redline
from aiplan_revise.lineage import link, settle
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Edition, Lang
from aiplan_revise.revise import diff
from aiplan_revise.revise.overlaying import overlaid, recovered
from aiplan_revise.store import open_store

CASES = sorted((ROOT / "tests" / "cases" / "odd").iterdir())
each = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@cache
def _registry() -> Registry:
    return open_store(None).registry()


def _pair(case: Path) -> tuple[Edition, Edition, Lang]:
    texts = [(case / f"{side}.md").read_text(encoding="utf-8") for side in ("old", "new")]
    old, new = (parse(text, Reading(), _registry()).edition for text in texts)
    return old, new, "en" if texts[0].isascii() else "ja"


@each
def test_a_redline_is_both_papers(case: Path) -> None:
    old, new, lang = _pair(case)
    settled = settle(new, link(old, new, _registry()), old)
    raw = to_redline(Paper(old), Paper(settled), _registry(), lang, Author("A"))
    read = [read_word(raw, Reading(side=side), _registry()).edition for side in ("old", "new")]
    assert read == [old, settled]
    for one, other in ((settled, new), (new, settled)):  # whatever ids a paper was given by itself
        again = settle(other, link(one, other, _registry()), one)
        assert diff(one, again, _registry()).changes == ()


@each
def test_a_text_without_ids_that_was_edited_is_the_new_one(case: Path) -> None:
    old, new, lang = _pair(case)
    shown = parse(to_markdown(old, _registry(), lang), Reading(), _registry()).edition
    text = (case / "new.md").read_text(encoding="utf-8")
    read = parse(text, Reading(reserved=old.outline), _registry()).edition
    made = overlaid(old, shown, recovered(shown, read, _registry())[0], _registry())
    assert alike(paper_of(made, _registry(), lang), paper_of(new, _registry(), lang))
