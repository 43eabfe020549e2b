"""PDF documents in: what stands on the pages as lines that the grammar of outlines reads."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from importlib import import_module

import msgspec
from msgspec.structs import replace

from aiplan_revise.documents.extras import needed
from aiplan_revise.documents.fence import fenced
from aiplan_revise.documents.grammar.lines import Lines, ended, line_of, row_of
from aiplan_revise.documents.grammar.looks import struck_out
from aiplan_revise.documents.grammar.wraps import closed
from aiplan_revise.documents.outline import parsed
from aiplan_revise.documents.pdf.layout import CONTENTS, PICTURES, laid, sheet
from aiplan_revise.documents.pdf.paragraphs import Paragraph, paragraphs
from aiplan_revise.documents.pdf.strokes import unstruck
from aiplan_revise.documents.reading import AS_IT_IS, NO_BODIES, Imported, Reading, Side
from aiplan_revise.documents.sides import not_shown
from aiplan_revise.documents.text import tidy
from aiplan_revise.errors import PlanError
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Finding
from aiplan_revise.model.patterns import compiled

__all__ = ["read_pdf"]

SECONDS = 90
"""How long reading may take: a full page takes up to a fifth of a second on a slow machine, and plans with annexes have
up to 300 pages. One page alone has less (drawing.PAGE_SECONDS), so that a trap is told soon."""
_TOP = 1024
"""Bytes at the start of a file in which it says that it is a PDF."""
_UNREADABLE = 0.05
"""The share of signs that nobody can read from which on a document is refused."""
_COLUMN = 100
"""The column at which lines are said to be wrapped where a number may begin a provision or not."""
_LONGEST_HEADING = 80
_CELL = "\ufdd1"
"""A noncharacter that stands for the border of two cells while the words are put right."""
_AT = compiled(r"line (\d+)")
_LEVELS = 6


class _Read(msgspec.Struct):
    """What the child process hands over: the paragraphs, the size of letters that most of them have, what was left out
    of each kind (how often, and the first page), what a comparison table does not show (page, words); by page, how many
    lines look like rows of a table that is not ruled, how many signs cannot be read, and what is struck out."""

    paragraphs: list[Paragraph]
    body: float
    left_out: dict[str, tuple[int, int]]
    hidden: list[tuple[int, str]]
    loose: dict[int, int]
    unread: dict[int, int]
    struck: dict[int, str]


def read_pdf(raw: bytes, reading: Reading = AS_IT_IS, registry: Registry = NO_BODIES) -> Imported:
    """The edition in a PDF; of one that shows two texts side by side, that of Reading.side. Findings name page and
    line. PlanError where the file cannot be read, has no text, or the library for it is not installed."""
    needed("pdfminer", "pdf")
    if b"%PDF" not in raw[:_TOP]:
        raise PlanError("is no PDF", fix="name the file after what it is (.docx, .md, .html)")
    import_module("aiplan_revise.documents.pdf.drawing")  # takes 200 ms, once here and not in every child
    found = msgspec.msgpack.decode(fenced(partial(_read, raw, reading.side), SECONDS), type=_Read)
    if not found.paragraphs:
        raise PlanError("holds no text of a plan", fix="a plan has chapters, sections and initiatives")
    flat = "\n".join(_CELL.join(one.cells) if one.cells else one.words for one in found.paragraphs)
    try:
        text, remarks = tidy(flat)
        lines = _lines(found, text.split("\n"))
        made = parsed(lines, text.replace(_CELL, " "), reading, registry, remarks)
    except PlanError as error:
        raise _on_page(error, found.paragraphs) from None
    placed = [_placed(one, found.paragraphs) for one in made.findings]
    return replace(made, findings=tuple(sorted([*_remarks(found), *placed], key=lambda one: (one.page, one.line))))


def _read(raw: bytes, side: Side) -> bytes:
    from aiplan_revise.documents.pdf.drawing import pages

    unread: dict[int, int] = {}
    drawn: Counter[str] = Counter()
    sheets = []
    struck: dict[int, str] = {}
    for drawing in pages(raw):
        page, words = unstruck(drawing)
        struck.update({page.number: words} if words else {})
        unread.update({page.number: page.unread} if page.unread else {})
        drawn.update(signs=len(page.signs), vertical=page.vertical, pictures=page.pictures, unread=page.unread)
        sheets.append(sheet(page))
    _legible(drawn)
    found = laid(sheets, side)
    return msgspec.msgpack.encode(
        _Read(paragraphs(found.blocks), found.body, found.left_out, found.hidden, found.loose, unread, struck)
    )


def _legible(drawn: Counter[str]) -> None:
    """PlanError where a document has too little text that can be read."""
    signs, unread = drawn["signs"], drawn["unread"]
    if 2 * drawn["vertical"] > signs > 1 or drawn["vertical"] > signs:
        raise PlanError("is set in vertical lines, which cannot be read here", fix="save its text as .md")
    if not signs:
        what = "holds pictures of pages and no text" if drawn["pictures"] else "holds no text"
        raise PlanError(what, fix="let a program for text recognition (OCR) read it first")
    if unread > _UNREADABLE * signs:
        fix = "ask for the document it was made from, or let a program for text recognition (OCR) read it"
        raise PlanError(f"has fonts that do not say what their signs mean: {unread:,} of {signs:,} signs", fix=fix)


# ---------------------------------------------------------------- lines


def _lines(found: _Read, words: list[str]) -> Lines:
    lines = Lines()
    sizes = sorted({round(one.size) for one in found.paragraphs if _is_large(one, found.body)}, reverse=True)
    for number, (one, said) in enumerate(zip(found.paragraphs, words, strict=True), 1):
        line = row_of(number, said.split(_CELL), one.table) if one.cells else line_of(number, said)
        if _is_large(one, found.body):
            line.heading = min(sizes.index(round(one.size)) + 1, _LEVELS)
        elif _is_bold_heading(one):
            line.heading = min(len(sizes) + 1, _LEVELS)
        if one.doubtful and lines.lines:
            line.after_blank, lines.lines[-1].width, lines.wrap = False, _COLUMN, _COLUMN
        lines.lines.append(line)
    return lines


def _is_large(one: Paragraph, body: float) -> bool:
    return not one.cells and one.size > 1.08 * body and not ended(one.words)


def _is_bold_heading(one: Paragraph) -> bool:
    return one.bold and len(one.words) <= _LONGEST_HEADING and not closed(one.words)


# ---------------------------------------------------------------- findings


def _placed(of: Finding, paragraphs: list[Paragraph]) -> Finding:
    """A finding whose line is the number of a paragraph, with page and line."""
    if not of.line:
        return of
    at = paragraphs[of.line - 1]
    return replace(of, page=at.page, line=at.line)


def _on_page(error: PlanError, paragraphs: list[Paragraph]) -> PlanError:
    """An error at the number of a paragraph with page and line."""
    said = _AT.fullmatch(error.where)
    if not said:
        return error
    at = paragraphs[int(said[1]) - 1]
    return PlanError(error.what, f"page {at.page}, line {at.line}", error.fix)


def _remarks(found: _Read) -> Iterator[Finding]:
    for what, (count, page) in found.left_out.items():
        yield _left_out(what, count, page)
    if found.hidden:
        yield not_shown([words for _, words in found.hidden], found.hidden[0][0])
    for page, count in sorted(found.loose.items()):
        message = (
            f"{count} lines of this page look like rows of a table that is not ruled; they were read as lines of text"
        )
        yield Finding("table-in-text", "warning", message, page=page, fix="compare the page with what was read")
    yield from (replace(struck_out(words, 0), page=page) for page, words in sorted(found.struck.items()))
    for page, count in sorted(found.unread.items()):
        message = (
            f"{count} signs of this page cannot be read, for their font does not say what they mean; � stands for them"
        )
        yield Finding("unreadable-signs", "warning", message, page=page, fix="compare the page with what was read")


def _left_out(what: str, count: int, page: int) -> Finding:
    rule = {"page numbers": "page-numbers", CONTENTS: "table-of-contents"}.get(what, "left-out")
    return Finding(
        rule,
        "warning" if what == PICTURES else "note",
        f"{count} {what} were not imported",
        page=page,
    )
