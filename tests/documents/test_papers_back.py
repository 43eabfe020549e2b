"""Our own papers as others hand them on: the Word file that LibreOffice prints, and the PDF that we print, say to the
reader of foreign files what the edition says, from the first chapter on."""

from pathlib import Path

import pytest
from documents.test_comparison_back import MANY, SIDES, back, shown, written
from papers import REGISTRY, STORE, printed

from aiplan_revise.documents import Reading, read
from aiplan_revise.documents.pdf import read_pdf
from aiplan_revise.documents.reading import reduced
from aiplan_revise.documents.word.out.export import to_word
from aiplan_revise.lineage import link, settle
from aiplan_revise.model.edition import Edition, Lang, numbers, ordered
from aiplan_revise.report.frame import framed
from aiplan_revise.report.papers import paper, profile
from aiplan_revise.report.pdf import pdf
from aiplan_revise.report.plan import plan_page, plan_view
from aiplan_revise.revise import diff

EDITION = STORE.edition("2026-example")


def says(of: Edition) -> list[tuple[str, ...]]:
    """What an edition says, place by place, whatever its bodies are printed as."""
    at = numbers(of)
    return [
        (one.kind, at[one.id], one.text.best("en"), *(f"{a.party()} {a.office}" for a in one.assignments))
        for one in ordered(of)
    ]


def test_our_word_file_printed_by_libreoffice(tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(to_word(EDITION, REGISTRY, "en", automatic=True))
    found = read_pdf(printed(file)[0].read_bytes(), registry=REGISTRY)
    assert says(found.edition) == says(reduced(EDITION, REGISTRY, "en"))
    assert {one.rule for one in found.findings} <= {"page-numbers", "left-out"}


def test_our_own_pdf() -> None:
    """Behind the title page it holds the plan, and the references to other plans beside it."""
    pytest.importorskip("weasyprint")
    found = read_pdf(pdf(plan_page(plan_view(EDITION, REGISTRY, "ja")))[0], registry=REGISTRY)
    lines = says(found.edition)
    text = lines[next(at for at, line in enumerate(lines) if line[0] == "chapter") :]
    text = [line for line in text if not line[2].startswith("他の計画への参照")]
    assert text == says(reduced(EDITION, REGISTRY, "ja"))
    assert {one.rule for one in found.findings} <= {"page-numbers", "left-out", "table-of-contents"}


PLANS = Path(__file__).parent.parent / "cases" / "plans"
ALL = sorted(one.name for one in PLANS.iterdir() if one.is_dir())
LOOKS = {"ja": ("cabinet", "ordinance", "old-first"), "en": ("english", "cabinet")}
TABLES = [(plan, look) for plan in ALL for look in LOOKS[plan[:2]]]
CUT = [
    *(("ja-youth", "cabinet"), ("ja-bosai", "cabinet"), ("en-tourism", "english"), ("en-agri", "english")),
    *(("ja-ocean", "old-first"), ("ja-iryo", "cabinet"), ("en-homes", "english"), ("en-research", "english")),
    *(("en-coast", "cabinet"), ("en-courts", "english"), ("en-cybr", "english")),
]
"""Those in which LibreOffice ended lines early (before 50％ or 2015-, before め、AIS, in a note in brackets before 1)),
or behind what looks like an end of words (1- of 1-in-100) or of a sentence ("Act No."), or before €50,000; and those
with numbers that are called something (Action 1.3.1:, Recommendation 54)."""


def _sides(plan: str) -> tuple[Edition, Edition]:
    old, new = (read(PLANS / plan / f"{side}.md", Reading(), REGISTRY).edition for side in SIDES)
    return old, settle(new, link(old, new, REGISTRY), old)


def test_comparison_tables_printed_by_libreoffice(tmp_path: Path) -> None:
    files = []
    for plan, look in TABLES if MANY else CUT:
        both, lang = _sides(plan), _lang(plan)
        changeset = diff(*both, REGISTRY)
        table = paper(changeset, framed(changeset, both, REGISTRY, lang), profile(look, lang), whole=True)
        files.append(tmp_path / f"{plan}.{look}.docx")
        files[-1].write_bytes(written(table, "docx"))
    for file in printed(*files):
        plan = file.name.partition(".")[0]
        lang = _lang(plan)
        for side, of in zip(SIDES, _sides(plan), strict=True):
            found = back(file.read_bytes(), "pdf", Reading("x", lang, side=side), REGISTRY)
            assert shown(found.edition, lang) == shown(reduced(of, REGISTRY, lang), lang), (file.name, side)


def _lang(plan: str) -> Lang:
    return "ja" if plan.startswith("ja") else "en"
