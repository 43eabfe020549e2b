"""A comparison table of ours, in Word and whole, read back as the two editions that it was made from."""

import pytest
from msgspec.structs import replace

from aiplan_revise.documents.reading import Reading, Side, reduced
from aiplan_revise.documents.word import read_word
from aiplan_revise.lineage import link, settle
from aiplan_revise.model.edition import Edition, Lang, ordered
from aiplan_revise.report.frame import framed
from aiplan_revise.report.papers import paper, profile
from aiplan_revise.report.papers.word import comparison_docx
from aiplan_revise.revise import diff
from aiplan_revise.store import open_store

STORE = open_store()
REGISTRY = STORE.registry()
OLD, NEW = STORE.edition("2025-outline"), STORE.edition("2026-example")


def shown(of: Edition, lang: Lang) -> list[tuple[str, str, str, list[str]]]:
    """What is printed of every provision: kind, number, words and bodies."""
    return [
        (p.kind, p.number, p.text.get(lang), [f"{a.party()} {a.office}" for a in p.assignments]) for p in ordered(of)
    ]


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("name", ["cabinet", "english", "old-first"])
def test_both_editions_are_read_back(lang: Lang, name: str) -> None:
    new = settle(NEW, link(OLD, NEW, REGISTRY), OLD)
    frame = framed(diff(OLD, new, REGISTRY), (OLD, new), REGISTRY, lang)
    raw = comparison_docx(paper(diff(OLD, new, REGISTRY), frame, profile(name, lang), whole=True))
    sides: tuple[tuple[Side, Edition], ...] = (("old", OLD), ("new", NEW))
    for side, edition in sides:
        found = read_word(raw, Reading("x", lang, side=side), REGISTRY).edition
        assert shown(found, lang) == shown(reduced(edition, REGISTRY, lang), lang)
        assert found.about.title == replace(edition.about.title, **{"en" if lang == "ja" else "ja": ""})
