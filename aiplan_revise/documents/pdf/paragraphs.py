"""Lines of a page → paragraphs, over line ends, columns and pages: a line that is full goes on in the next one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from aiplan_revise.documents.grammar.fields import says_when
from aiplan_revise.documents.grammar.furniture import leads_elsewhere
from aiplan_revise.documents.grammar.lines import ended, lead
from aiplan_revise.documents.grammar.marks import readings
from aiplan_revise.documents.grammar.wraps import closed
from aiplan_revise.documents.pdf.hyphens import Hyphens
from aiplan_revise.documents.pdf.pieces import lifted
from aiplan_revise.documents.pdf.rows import (
    INDENT,
    LOOSE,
    Block,
    Row,
    alike,
    fills,
    insets,
    is_all_centred,
    is_centred,
    is_in_line,
    leadings,
    spaced,
    style_of,
)
from aiplan_revise.model.patterns import compiled

_APART = 0.5
"""How much further than usual, in sizes of letters, the lines of two paragraphs stand apart; LOOSE where one ends
with a sentence, or the letters are of another size."""
_OTHER = 0.2
"""Points by which letters of another size differ: those of a heading that is hardly larger than its text."""
_DOTS = frozenset("•◦‣▪▫●○◎■□◆◇▶►➢✓・")
_SIGNS = "•◦‣▪▫●○◎■□◆◇▶►➢✓・-–—_=* \u3000"
_BRACKETS = {"(": ")", "（": "）"}
_MARK = compiled(r"(?<=[\s節])\w{1,3}[)）]")
_BRACKET = compiled(r"[\[［【(（]")
_YEAR = compiled(r"(?:19|20)[0-9]{2}(?![0-9.．)）])")
"""A year, which is no number of a plan unless a sign stands behind it."""
_REFERS = compiled(
    r"(?<=[^\s\u3000])第[0-9０-９〇一二三四五六七八九十百]{1,4}[編部章節]$"
    r"|(?<=\S )(?:Part|Chapter|Section) [0-9IVX]{1,4},?$"
)
"""A reference at the end of a line, which may go on in the next one: 若手研究者（第３章 / 第２節（１）を含む。）."""
_NAME = compiled("[省庁府局会室院署部等]$")
"""With what names of bodies end."""


class Paragraph(msgspec.Struct):
    """Words that belong together, the page and line on which they begin, the size of their letters. `doubtful`: they
    begin with a number and stand where the paragraph above may go on. `cells`: a row of a table (by its number)
    instead of words."""

    page: int
    line: int
    words: str
    size: float = 0.0
    bold: bool = False
    doubtful: bool = False
    cells: tuple[str, ...] = ()
    table: int = 0


def paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    """The paragraphs of all blocks, in order."""
    return list(_Joiner(blocks).paragraphs())


def cell_text(block: Block) -> str:
    """The words of a cell, <br> between its paragraphs."""
    return "<br>".join(one.words for one in paragraphs([block]))


class _Joiner:
    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._leading, self._style, self._spaced = leadings(blocks), style_of(blocks), spaced(blocks)
        self._hyphens = Hyphens(line.text for block in blocks for line in block.lines)

    def paragraphs(self) -> Iterator[Paragraph]:
        run: list[Row] = []
        doubtful = False
        counts: dict[int, int] = defaultdict(int)
        for block in self._blocks:
            if block.cells:
                yield from self._made(run, doubtful)
                run, doubtful = [], False
                counts[block.page] += 1
                yield Paragraph(block.page, counts[block.page], "", cells=block.cells, table=block.table)
            beside = insets(block)
            for at, piece in enumerate(block.lines):
                counts[block.page] += 1
                if piece.text and not piece.text.strip(_SIGNS):  # of a list, or a line, without words
                    yield from self._made(run, doubtful)
                    run, doubtful = [], False
                    continue
                row = Row(piece, block, counts[block.page], beside[at])
                verdict = self._joins(run, row) if run and not (block.fresh and not at) else "no"
                if verdict != "yes":
                    yield from self._made(run, doubtful)
                    run, doubtful = [], verdict == "maybe"
                run.append(row)
        yield from self._made(run, doubtful)

    def _made(self, run: Sequence[Row], doubtful: bool) -> Iterator[Paragraph]:
        if not run:
            return
        words = lifted(run[0].piece)
        for one in run[1:]:
            words = self._hyphens.joined(words, lifted(one.piece))
        if not words:  # all of them are struck out
            return
        size = max(run, key=lambda row: len(row.piece.text)).piece.size
        bold = all(row.piece.bold for row in run)
        yield Paragraph(run[0].block.page, run[0].line, words, size, bold, doubtful)

    def _joins(self, run: Sequence[Row], row: Row) -> Literal["yes", "no", "maybe"]:
        """Whether a line belongs to the paragraph of the lines above it."""
        if self._begins(run, row):
            return "no"
        above, last, piece = run[-1], run[-1].piece, row.piece
        marked = (
            any(mark.bare != "unlikely" for mark in readings(piece.text))
            and not _YEAR.match(piece.text)
            and not _is_open(run)
            and not _REFERS.search(last.text)
        )
        if is_centred(above) and is_centred(row) and above.block is row.block:
            return "no" if marked else "yes"
        close = above.block is row.block and round(piece.size) in self._spaced
        goes_on = not (marked or closed(last.text))
        in_line = is_in_line(run, row, None if close else self._style) or (goes_on and is_all_centred([*run, row]))
        if not fills(above, piece, goes_on) or not in_line:
            return "no"
        if not marked:
            return "yes"
        return "no" if closed(last.text) and not close else "maybe"

    def _begins(self, run: Sequence[Row], row: Row) -> bool:
        """Whether a line surely begins a paragraph below these: by how it looks, where it stands, or what it says."""
        above, last = run[-1], run[-1].piece
        if last.tail or leads_elsewhere(last.text) or not alike(run, row.piece):
            return True
        if _begins_list(run, row) or self._is_apart(above, row) or (row.block.bodies and _NAME.search(last.text)):
            return True
        return closed(last.text) and says_when(_BRACKET.split(row.piece.text)[0])

    def _is_apart(self, above: Row, row: Row) -> bool:
        """Whether more than a line end stands between two lines; at the end of a column nobody can say."""
        if above.block is not row.block:
            return last_of_bodies(above.piece.text)
        step = row.piece.y - above.piece.y
        usual = self._leading.get(round(row.piece.size), 1.5 * row.piece.size)
        other = abs(row.piece.size - above.piece.size) > _OTHER
        slack = LOOSE if other or closed(above.piece.text) else _APART
        return step > usual + slack * row.piece.size or step < 0


def _is_open(run: Sequence[Row]) -> bool:
    """Whether a paragraph that begins with a bracket is still in it; those behind numbers, as in 2), close none."""
    words = " ".join(row.piece.text for row in run)
    pair = _BRACKETS.get(words[:1], "")
    bare = _MARK.sub(" ", words)
    return bool(pair) and words[-1:] != pair and bare.count(words[0]) > bare.count(pair)


def last_of_bodies(words: str) -> bool:
    """Whether words end with a bracket that names bodies, as initiatives do."""
    return closed(words) and not ended(words)


def _begins_list(run: Sequence[Row], row: Row) -> bool:
    """Whether a line begins with the dot of a list, or with a dash that stands in front of its paragraph."""
    sign = lead(row.piece.text).strip(" \u3000#>")
    if not sign:
        return False
    if sign[0] == "・" and not closed(run[-1].piece.text) and fills(run[-1], row.piece):
        return False  # as between two words
    return sign[0] in _DOTS or closed(run[-1].piece.text) or row.x < run[-1].x - INDENT * row.piece.size
