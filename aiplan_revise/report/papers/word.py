"""A comparison table as a Word file: A4, headings on every page, cells that are not cut, words that can be edited.

The file is written part by part, for what python-docx would add to it takes longer to load than a table to write."""

from collections.abc import Mapping
from html import escape

from aiplan_revise.report.papers.shapes import Paper
from aiplan_revise.report.papers.wordparts import aligned, body, table
from aiplan_revise.report.papers.wordstyles import styles
from aiplan_revise.report.papers.zipped import packed
from aiplan_revise.report.words import say

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = f"{_PACKAGE}/relationships/metadata/core-properties"
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
    parts = {
        "word/document": ("document", f"<w:body>{words}{_section(of, width, height)}</w:body>"),
        "word/styles": ("styles", styles(of.lang)),
        "word/header1": ("hdr", aligned("right", f"<w:r><w:t>{mark}</w:t></w:r>")),
        "word/footer1": ("ftr", aligned("center", _PAGES)),
    }
    spaces = f'xmlns:w="{_WORD}" xmlns:r="{_OFFICE}"'
    made = {f"{name}.xml": f"<w:{root} {spaces}>{inner}</w:{root}>" for name, (root, inner) in parts.items()}
    return packed(_around() | made | {"docProps/core.xml": _described(of)})


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
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/>'
        f'<w:pgSz w:w="{_twips(width)}" w:h="{_twips(height)}"{turned}/>'
        f'<w:pgMar {edges} w:header="{_twips(_EDGE)}" w:footer="{_twips(_EDGE)}" w:gutter="0"/></w:sectPr>'
    )


# ---------------------------------------------------------------- the file around it


def _around() -> dict[str, str]:
    """What says of the parts what they are and how they belong together."""
    kinds = {"document": "document.main", "styles": "styles", "header1": "header", "footer1": "footer"}
    told = "".join(_override(f"/word/{name}.xml", f"{_TYPES}.{kind}+xml") for name, kind in kinds.items())
    told += _override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{rels}{xml}{told}</Types>',
        "_rels/.rels": _related({f"{_OFFICE}/officeDocument": "word/document.xml", _CORE: "docProps/core.xml"}),
        "word/_rels/document.xml.rels": _related(
            {f"{_OFFICE}/{kind}": f"{name}.xml" for kind, name in _BESIDE.items()},
        ),
    }


_BESIDE = {"styles": "styles", "header": "header1", "footer": "footer1"}
"""The parts beside the text, in the order of their ids (rId1 and so on)."""


def _override(part: str, kind: str) -> str:
    return f'<Override PartName="{part}" ContentType="{kind}"/>'


def _related(parts: Mapping[str, str]) -> str:
    told = (
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{part}"/>' for n, (kind, part) in enumerate(parts.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(told)}</Relationships>'


def _described(of: Paper) -> str:
    """Title and language; when a file was made is no part of what it says."""
    lang = {"ja": "ja-JP", "en": "en-GB"}[of.lang]
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(of.title)}</dc:title><dc:language>{lang}</dc:language></cp:coreProperties>"
    )
