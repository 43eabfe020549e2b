"""Pieces of WordprocessingML, as text: paragraphs, runs, cells and rows of a comparison table."""

from collections.abc import Sequence
from html import escape
from itertools import count

from aiplan_revise.documents.word.keeping import NOTICE
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.report.papers.estimate import height
from aiplan_revise.report.papers.shapes import Block, Paper, Row, Run
from aiplan_revise.report.shown import Phrase

STYLES = {
    "title": "Table Heading",
    "heading": "Table Heading",
    "text": "Table Text",
    "field": "Table Field",
    "quoted": "Table Quoted",
    "note": "Table Note",
    "mark": "Table Mark",
}
"""The paragraph style of every kind of block; a style's id is its name without blanks."""

_MOST = 1000
"""Blocks that a row has at most, and paragraphs above the table, for their numbers."""
_INDENT = 210
"""Twentieths of a point for each level: one sign of the text."""
_SHORT = 18
"""Lines of a row that is not to break over two pages."""
_LANGS = {"ja": "ja-JP", "en": "en-GB"}
_ILLEGAL = compiled(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_EDGES = ("top", "left", "bottom", "right")
_DASHES = "".join(f'<w:{edge} w:val="dashed" w:sz="6" w:space="1" w:color="auto"/>' for edge in _EDGES)


_LAST = '<w:p><w:pPr><w:pStyle w:val="TableEdition"/></w:pPr></w:p>'
"""The paragraph that Word wants behind a table."""


def table(of: Paper, widths: Sequence[int]) -> str:
    """The whole table; `widths` are those of its columns in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    margins = "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in _MARGINS)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in (*_EDGES, "insideH", "insideV")
    )
    shape = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/><w:tblCaption w:val="{_safe(of.title)}"/></w:tblPr>'
    )
    rows = "".join(_row(row, of, widths, at * _MOST) for at, row in enumerate(of.rows, 1))
    return f"<w:tbl>{shape}<w:tblGrid>{grid}</w:tblGrid>{_head(of, widths)}{rows}</w:tbl>{_LAST}"


_MARGINS = (("top", 60), ("left", 100), ("bottom", 80), ("right", 100))
"""Without room below, the underline of the last line disappears under the border."""


def _head(of: Paper, widths: Sequence[int]) -> str:
    """The row of headings, which every page repeats."""
    told = [(column.heading, column.title) for column in of.columns]
    cells = [
        _paragraph("TableHead", _run(Run(heading, of.lang)))
        + _paragraph("TableEdition", _run(Run(title.text, title.lang)))
        for heading, title in told
    ]
    cells += [_paragraph("TableHead", _run(Run(of.remarks, of.lang)))] if of.remarks else []
    inner = "".join(_cell(cell, width) for cell, width in zip(cells, widths, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{inner}</w:tr>"


def _row(of: Row, paper: Paper, widths: Sequence[int], number: int) -> str:
    """A row; a short one stays whole, and a heading with what follows it. From `number` on its blocks are counted."""
    sides = [of.side(column.side) for column in paper.columns]
    tall = max(height(blocks, width / 105) for blocks, width in zip(sides, widths, strict=False))
    counted = count(number)
    cells = ["".join(_block(one, of.leads, next(counted)) for one in blocks) for blocks in sides]
    if paper.remarks:
        said = [_said("TableRemark", line, paper.lang) for line in of.remarks]
        cells.append("".join(said) or _paragraph("TableRemark", ""))
    shape = "<w:trPr><w:cantSplit/></w:trPr>" if tall <= _SHORT else ""
    return f"<w:tr>{shape}{''.join(_cell(cell, width) for cell, width in zip(cells, widths, strict=True))}</w:tr>"


def _cell(inner: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'


def _block(of: Block, keep: bool, number: int) -> str:
    lines = "<w:r><w:br/></w:r>".join("".join(map(_run, line)) for line in of.lines)
    lines = _noted(lines, number) if of.aside else lines
    shape = "<w:keepNext/>" if keep else ""
    shape += f"<w:pBdr>{_DASHES}</w:pBdr>" if of.boxed else ""
    shape += f'<w:ind w:left="{_INDENT * of.depth}"/>' if of.depth else ""
    return _paragraph(_style(of), lines, shape)


def _style(of: Block) -> str:
    """A heading that is quoted looks like one, and is none of this side."""
    name = STYLES[of.kind].replace(" ", "")
    return name if not of.level else f"{name}{of.level}" if of.kind == "heading" else f"{name}Heading"


def _noted(inner: str, number: int) -> str:
    """Words that are no text of the plan, in a bookmark that says so to who reads the table back."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{NOTICE}_{number}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'


def _parts(of: Phrase) -> tuple[str, Lang]:
    return of.text, of.lang


def _said(style: str, words: str, lang: Lang) -> str:
    """A paragraph of words that are not marked."""
    return _paragraph(style, _run(Run(words, lang)))


def _paragraph(style: str, inner: str, shape: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{shape}</w:pPr>{inner}</w:p>'


def _run(of: Run) -> str:
    line = f'<w:u w:val="{of.line}"/>' if of.line else ""
    lang = f'<w:lang w:val="{_LANGS[of.lang]}"/>' if of.lang == "en" else ""
    shape = f"<w:rPr>{line}{lang}</w:rPr>" if line or lang else ""
    return f'<w:r>{shape}<w:t xml:space="preserve">{_safe(of.text)}</w:t></w:r>'


def _safe(words: str) -> str:
    return escape(_ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", words))


def body(of: Paper) -> str:
    """What stands above the table: the title, what is said of editions that are not official, what the marks mean."""
    below = [("TableNotice", Run(*_parts(one))) for one in of.notices]
    below += [("TableCaption", Run(of.note, of.lang))] if of.note else []
    told = (_paragraph(style, _noted(_run(run), number)) for number, (style, run) in enumerate(below))
    return _said("Title", of.title, of.lang) + "".join(told)


def aligned(side: str, inner: str) -> str:
    """A paragraph of the head or the foot of a page."""
    return f'<w:p><w:pPr><w:jc w:val="{side}"/></w:pPr>{inner}</w:p>'
