"""A comparison table as a Word file: A4, headings on every page, cells that are not cut, words that can be edited.

The file is written part by part, for what python-docx would add to it takes longer to load than a table to write."""

from html import escape

from aiplan_revise.documents.word.out.parts import packed
from aiplan_revise.documents.word.out.xml import w, whole
from aiplan_revise.report.papers.shapes import Paper
from aiplan_revise.report.papers.wordparts import aligned, body, table
from aiplan_revise.report.papers.wordstyles import styles
from aiplan_revise.report.words import say

_PER_MM = 1440 / 25.4
_A4 = (210, 297)
_MARGIN, _EDGE = 18, 9
"""Millimetres around the words, and around the head and the foot of a page."""
_REMARKS = 0.17
"""The share of the width that a column of remarks takes."""
_PAGES = (
    '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    '<w:r><w:t xml:space="preserve"> / </w:t></w:r>'
    '<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
)
"""The number of the page and of all pages."""


def comparison_docx(of: Paper) -> bytes:
    """The paper as a Word file."""
    mark = escape(say(of.lang, "unofficial").strip()) if of.notices else ""
    width, height = _A4[::-1] if of.landscape else _A4
    words = body(of) + table(of, _widths(of, _twips(width - 2 * _MARGIN)))
    main = {
        "document": whole("document", w("body", words, _section(of, width, height))),
        "styles": whole("styles", styles(of.lang)),
        "header1": whole("hdr", aligned("right", w("r", w("t", mark)))),
        "footer1": whole("ftr", aligned("center", _PAGES)),
    }
    return packed(main, {}, of.title, {"ja": "ja-JP", "en": "en-GB"}[of.lang])


def _widths(of: Paper, usable: int) -> list[int]:
    last = int(usable * _REMARKS) if of.remarks else 0
    side = (usable - last) // 2
    return [side, side, *([last] if last else [])]


def _twips(millimetres: float) -> int:
    return round(millimetres * _PER_MM)


def _section(of: Paper, width: int, height: int) -> str:
    """The page, with its head and its foot."""
    turned = ' w:orient="landscape"' if of.landscape else ""
    edges = " ".join(f'w:{edge}="{_twips(_MARGIN)}"' for edge in ("top", "right", "bottom", "left"))
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="header"/>'
        '<w:footerReference w:type="default" r:id="footer"/>'
        f'<w:pgSz w:w="{_twips(width)}" w:h="{_twips(height)}"{turned}/>'
        f'<w:pgMar {edges} w:header="{_twips(_EDGE)}" w:footer="{_twips(_EDGE)}" w:gutter="0"/></w:sectPr>'
    )
