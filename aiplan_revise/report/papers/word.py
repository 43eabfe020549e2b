"""A comparison table as a Word file: A4, headings on every page, cells that are not cut, words that can be edited."""

import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from aiplan_revise.documents.extras import needed
from aiplan_revise.report.papers.shapes import Paper
from aiplan_revise.report.papers.wordparts import LAST, NAMESPACE, PAGES, notices, table
from aiplan_revise.report.papers.wordstyles import default_style, paragraph_styles
from aiplan_revise.report.papers.zipped import steady
from aiplan_revise.report.words import say

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section
    from docx.text.paragraph import Paragraph

_A4 = (210, 297)
_MARGIN = 18
_REMARKS = 0.17
"""The share of the width that a column of remarks takes."""
_PER_MM = 1440 / 25.4
_NEVER = datetime.datetime(2000, 1, 1)
"""When a file was made is no part of what it says."""


def comparison_docx(of: Paper) -> bytes:
    """The paper as a Word file. PlanError where python-docx is not installed."""
    made: Document = needed("docx", "word").Document()
    _describe(made, of)
    _style(made, of)
    usable = _page(made.sections[0], of)
    body = made.element.body
    made.add_paragraph(of.title, style="Title")
    end = body.sectPr
    for piece in (*notices(of), table(of, _widths(of, usable)), LAST):
        end.addprevious(_parsed(piece))
    out = BytesIO()
    made.save(out)
    return steady(out.getvalue())


def _widths(of: Paper, usable: int) -> list[int]:
    last = int(usable * _REMARKS) if of.remarks else 0
    side = (usable - last) // 2
    return [side, side, *([last] if last else [])]


# ---------------------------------------------------------------- the file around it


def _describe(made: "Document", of: Paper) -> None:
    told = made.core_properties
    told.title, told.language = of.title, {"ja": "ja-JP", "en": "en-GB"}[of.lang]
    told.author, told.last_modified_by, told.comments, told.keywords = "", "", "", ""
    told.created = told.modified = _NEVER
    told.revision = 1


def _page(section: "Section", of: Paper) -> int:
    """Sets the page, its head and its foot; the width between the margins in twentieths of a point."""
    shared = needed("docx.shared", "word")
    orient = needed("docx.enum.section", "word").WD_ORIENT
    width, height = _A4[::-1] if of.landscape else _A4
    section.orientation = orient.LANDSCAPE if of.landscape else orient.PORTRAIT
    section.page_width, section.page_height = shared.Mm(width), shared.Mm(height)
    for edge in ("left", "right", "top", "bottom"):
        setattr(section, f"{edge}_margin", shared.Mm(_MARGIN))
    section.header_distance = section.footer_distance = shared.Mm(9)
    if of.notices:
        _aligned(section.header.paragraphs[0], "RIGHT").add_run(say(of.lang, "unofficial").strip())
    _aligned(section.footer.paragraphs[0], "CENTER")._p.extend(map(_parsed, PAGES))
    return int((width - 2 * _MARGIN) * _PER_MM)


def _aligned(paragraph: "Paragraph", side: str) -> "Paragraph":
    paragraph.alignment = getattr(needed("docx.enum.text", "word").WD_ALIGN_PARAGRAPH, side)
    return paragraph


def _style(made: "Document", of: Paper) -> None:
    """The styles by which an official changes the look of the whole table."""
    styles = made.styles.element
    for one in list(styles):
        if one.get(f"{{{one.nsmap['w']}}}styleId") in ("Normal", "Title"):
            styles.remove(one)
    defaults = styles.find(f"{{{styles.nsmap['w']}}}docDefaults")
    styles.replace(defaults, _parsed(default_style(of.lang)))
    styles.extend(map(_parsed, paragraph_styles()))


def _parsed(xml: str) -> "BaseOxmlElement":
    """A piece of WordprocessingML."""
    made: BaseOxmlElement = needed("docx.oxml", "word").parse_xml(xml.replace(">", f" {NAMESPACE}>", 1))
    return made
