"""Our own papers as others hand them on: the Word file that LibreOffice prints, and the PDF that we print, say to the
reader of foreign files what the edition says, from the first chapter on."""

from pathlib import Path

import pytest
from papers import REGISTRY, STORE, printed

from aiplan_revise.documents.pdf import read_pdf
from aiplan_revise.documents.reading import reduced
from aiplan_revise.documents.word.out.export import to_word
from aiplan_revise.model.edition import Edition, numbers, ordered
from aiplan_revise.report.pdf import pdf
from aiplan_revise.report.plan import plan_page, plan_view

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
