"""Web pages in: paragraphs, lists and tables as lines that the grammar of outlines reads."""

import codecs
import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

import msgspec
from msgspec.structs import replace

from aiplan_revise.documents import sides
from aiplan_revise.documents.fence import fenced
from aiplan_revise.documents.grammar.labels import lines_of
from aiplan_revise.documents.grammar.lines import Line, Lines, row_of
from aiplan_revise.documents.grammar.looks import struck_out
from aiplan_revise.documents.html.blocks import Block, Cell, Paragraph, Row, Text
from aiplan_revise.documents.html.page import Page
from aiplan_revise.documents.html.site import cleared
from aiplan_revise.documents.html.terms import carded
from aiplan_revise.documents.outline import parsed
from aiplan_revise.documents.reading import AS_IT_IS, NO_BODIES, Imported, Reading, Side
from aiplan_revise.documents.text import decode, tidy
from aiplan_revise.errors import PlanError
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Finding
from aiplan_revise.model.patterns import compiled

__all__ = ["read_html"]

_SECONDS = 8
"""How long reading may take; a page of 10,000 initiatives takes 2 s."""
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_TOP = 2048
"""Bytes at the start of a page in which it says its encoding."""
_MEANT = {"shift_jis": "cp932", "iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8", "utf-16-le": "utf-8"}
"""What browsers read where a page names these."""
_KNOWN = ("utf-8", "cp932", "euc_jp", "iso2022_jp", "cp1252")
_AT = compiled(r"line (\d+)")
_SHOWN = 60
_UNSEEN = compiled("[\x01-\x08\x0e-\x1f\x7f]")
_CELL, _BREAK = "\ufdd1", "\ufdd0"
"""Noncharacters that stand for the border of two cells and a line break while the words are put right."""


class _Read(msgspec.Struct):
    """What the child process hands over: the blocks, how many parts of each kind were left out, what a comparison table
    says instead of text, what is struck out and on which line, and what tells of the site (see site.Site)."""

    blocks: list[Block]
    left_out: dict[str, int]
    hidden: list[str]
    struck: list[tuple[int, str]]
    site: list[tuple[int, int, str]] = []


def read_html(raw: bytes, reading: Reading = AS_IT_IS, registry: Registry = NO_BODIES) -> Imported:
    """The edition in a web page; of one with words put in and taken out (ins, del), or with two texts side by side in a
    table, the text of Reading.side. PlanError where the page cannot be read."""
    words, remarks = _decoded(raw)
    words, unseen = _seen(words)
    found = msgspec.msgpack.decode(fenced(partial(_read, words, reading.side), _SECONDS), type=_Read)
    if not found.blocks:
        raise PlanError("holds no text", fix="check what it is; what a script writes into a page is not in the file")
    text, more = _tidy(found.blocks)
    lines = Lines(findings=list(_remarks(found)))
    for one, said in zip(found.blocks, text.split("\n"), strict=True):
        lines.lines += _lines(one, said)
    return parsed(lines, text.replace(_BREAK, "\n").replace(_CELL, " "), reading, registry, (*remarks, *unseen, *more))


def _tidy(blocks: Sequence[Block]) -> tuple[str, list[Finding]]:
    """The words of all blocks as clean text, a line for each, and what is to be remarked with the line of the page."""
    at = [one.one.line if isinstance(one, Text) else one.line for one in blocks]
    try:
        text, remarks = tidy("\n".join(_flat(one) for one in blocks))
    except PlanError as error:
        said = _AT.fullmatch(error.where)
        raise PlanError(error.what, f"line {at[int(said[1]) - 1]}" if said else error.where, error.fix) from None
    return text, [replace(one, line=at[one.line - 1] if one.line else 0) for one in remarks]


def _seen(words: str) -> tuple[str, tuple[Finding, ...]]:
    """The page without control characters that no browser shows, as LibreOffice leaves them in for marks of its own."""
    found = _UNSEEN.findall(words)
    if not found:
        return words, ()
    message = f"{len(found)} control characters, which no browser shows, were taken out"
    line = words.count("\n", 0, words.index(found[0])) + 1
    return _UNSEEN.sub("", words), (Finding("invisible-characters", "note", message, line=line),)


def _decoded(raw: bytes) -> tuple[str, tuple[Finding, ...]]:
    """The page as text: by its byte order mark, else as it says itself, else as any text is read."""
    said = _DECLARED.search(raw[:_TOP])
    if not said or raw.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(raw)
    try:
        name = codecs.lookup(said[1].decode("ascii")).name
    except (LookupError, UnicodeDecodeError):
        return decode(raw)
    encoding = _MEANT.get(name, name)
    if encoding not in _KNOWN or encoding == "utf-8":
        return decode(raw)
    try:
        return raw.decode(encoding), ()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        place, named = f"line {line}, byte {error.start + 1}", said[1].decode("ascii")
        raise PlanError(f"says that it is in {named}, and is not", place, "save it as UTF-8") from None


def _read(words: str, side: Side) -> bytes:
    page = _page(words, "")
    if made := _compared(page, side):
        return msgspec.msgpack.encode(made)
    if page.changed and not side:
        raise PlanError("holds words put in and taken out (ins, del)", fix=_NAME)
    if side and not page.changed:
        raise PlanError("holds no two texts: neither ins and del nor a comparison table", fix="leave out @old and @new")
    page = _page(words, side) if side else page
    site = cleared(page.blocks)
    return msgspec.msgpack.encode(
        _Read(list(_plain(list(carded(site.blocks)))), dict(page.left_out), [], page.struck, site.told)
    )


def _page(words: str, side: Side) -> Page:
    page = Page(side)
    page.feed(words)
    page.close()
    return page


def _compared(page: Page, side: Side) -> _Read | None:
    """One text of a page that is a comparison table; None for any other. What is marked in it as put in or taken out is
    text of its column."""
    found = list(_beside(page.blocks))
    tables = sides.compared(found, meant=bool(side) and not page.reworded)
    if tables and not side:
        raise PlanError("is a comparison table of two texts", fix=_NAME)
    if not tables:
        return None
    shown = sides.shown(found, tables, side)
    blocks = [Text(replace(one.of, words=one.words, heading=1)) for one in shown.title]
    blocks += [Text(replace(one.of, words=one.words)) for one in shown.text]
    hidden = [one.words for one in shown.hidden]
    return _Read(list(blocks), dict(page.left_out) | shown.left_out(), hidden, page.struck)


_NAME = "name the text that you mean: FILE.html@old or FILE.html@new"


# ---------------------------------------------------------------- tables


def _beside(blocks: Sequence[Block]) -> Iterator[sides.Words[Paragraph] | sides.Row[Paragraph]]:
    """The blocks of a page as its comparison tables are judged by; a cell over several rows stands in the first."""
    taken: dict[int, int] = {}
    table = 0
    for one in blocks:
        if isinstance(one, Text):
            yield _words(one.one)
            continue
        taken = taken if one.table == table else {}
        table = one.table
        yield sides.Row(table, tuple(_parts(one.cells, taken)))


def _parts(cells: Sequence[Cell], taken: dict[int, int]) -> Iterator[sides.Part[Paragraph]]:
    """The cells of a row at their columns; `taken` counts by column the rows that a cell above still takes."""
    start = 0
    above = {at: rows for at, rows in taken.items() if rows}
    for cell in cells:
        while start in above:
            start += 1
        yield sides.Part(start, start + cell.columns, tuple(map(_words, cell.inside)))
        taken |= {at: cell.rows for at in range(start, start + cell.columns)}
        start += cell.columns
    taken |= {at: rows - 1 for at, rows in taken.items() if rows}


def _words(of: Paragraph) -> sides.Words[Paragraph]:
    return sides.Words(of, of.words, of.label.text, of.aside)


def _plain(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks with the cells of tables filled up, and tables of one column as paragraphs."""
    for is_row, run in groupby(blocks, key=lambda one: one.table if isinstance(one, Row) else 0):
        if not is_row:
            yield from run
            continue
        rows = _filled([one for one in run if isinstance(one, Row)])
        if max(len(row.cells) for row in rows) == 1:
            yield from (Text(part) for row in rows for cell in row.cells for part in cell.inside)
        else:
            yield from (row for row in rows if any(cell.inside for cell in row.cells))


def _filled(rows: Sequence[Row]) -> list[Row]:
    """Rows in which every cell is one: one over several rows stands in each, one over several columns in the first."""
    waiting: dict[int, tuple[int, Cell]] = {}
    made = []
    for row in rows:
        cells: list[Cell] = []
        given = iter(row.cells)
        while True:
            left, above = waiting.get(len(cells), (0, Cell([])))
            if left:
                waiting[len(cells)] = left - 1, above
                cells.append(above)
                continue
            cell = next(given, None)
            if cell is None:
                break
            for column in range(len(cells), len(cells) + cell.columns):
                waiting[column] = cell.rows - 1, cell if column == len(cells) else Cell([])
            cells += [cell, *(Cell([]) for _ in range(cell.columns - 1))]
        made.append(Row(row.line, row.table, cells))
    return made


# ---------------------------------------------------------------- lines


def _flat(one: Block) -> str:
    if isinstance(one, Text):
        return " ".join(one.one.words.replace("\n", _BREAK).splitlines())
    cells = ("<br>".join(_labelled(part) for part in cell.inside) for cell in one.cells)
    return _CELL.join(" ".join(words.replace("\n", "<br>").splitlines()) for words in cells)


def _labelled(one: Paragraph) -> str:
    return f"{one.label.text} {one.words}" if one.label.text else one.words


def _lines(one: Block, words: str) -> list[Line]:
    if isinstance(one, Row):
        return [row_of(one.line, words.split(_CELL), one.table)]
    return lines_of(one.one.line, words.split(_BREAK), one.one.label, one.one.heading)


def _remarks(found: _Read) -> Iterator[Finding]:
    for what, count in sorted(found.left_out.items()):
        if what and count:
            yield Finding("left-out", "note", f"{count} {what} were not imported")
    if found.hidden:
        yield sides.not_shown(found.hidden)
    yield from (struck_out(words, line) for line, words in found.struck)
    for line, count, words in found.site:
        more = f" and {count - 1} parts below it" if count > 1 else ""
        message = f"“{words[:_SHOWN]}”{more} were not imported: the site says it of its page, not the plan"
        yield Finding("left-out", "note", message.replace("were", "was" if count == 1 else "were", 1), line=line)
