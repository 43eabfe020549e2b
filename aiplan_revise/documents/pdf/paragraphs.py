"""Lines of a page → paragraphs, over line ends, columns and pages: a line that is full goes on in the next one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

import msgspec

from aiplan_revise.documents.grammar.fields import says_when
from aiplan_revise.documents.grammar.furniture import leads_elsewhere
from aiplan_revise.documents.grammar.lines import ended, is_wide, lead
from aiplan_revise.documents.grammar.marks import readings
from aiplan_revise.documents.grammar.wraps import closed
from aiplan_revise.documents.pdf.hyphens import Hyphens
from aiplan_revise.documents.pdf.pieces import Piece, lifted
from aiplan_revise.model.patterns import compiled

_INDENT, _FIRST_INDENT = 0.6, 3.6
"""From how many sizes of letters on an indent is one; how far the first line of a paragraph is indented at most."""
_ALIKE = 0.08
"""The share by which the sizes of letters of one paragraph may differ."""
_APART, _LOOSE = 0.5, 0.12
"""How much further than usual, in sizes of letters, the lines of two paragraphs stand apart; and, where a sentence ends
between them, or the letters are of another size, how much further they may."""
_OTHER = 0.2
"""Points by which letters of another size differ: those of a heading that is hardly larger than its text."""
_ENOUGH = 4
"""Ends of paragraphs from which on it is believed that all of them look so."""
_BLANK = 0.25
"""How wide, in sizes of letters, a blank is."""
_ROUGH = (0.15, 0.5)
"""How inexactly, in sizes of letters, the edge of the text is known: of Latin lines, of Japanese ones."""
_LET_GO = 1.0
"""The same of Japanese lines in the middle of a sentence: LibreOffice carries a sign more than it must to the next line
where Latin signs follow it."""
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


class Block(NamedTuple):
    """Lines that follow one another on a page, in a strip from `left` to `right`. `fresh`: what stands above the block
    ended there; `bodies`: it holds names of bodies. `cells` is a row of a table (by its number) instead of
    lines."""

    page: int
    left: float
    right: float
    lines: list[Piece] = []
    fresh: bool = False
    bodies: bool = False
    cells: tuple[str, ...] = ()
    table: int = 0


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


class _Row(NamedTuple):
    """A line in its strip; `x` is its indent there, `inset` how far before the edge of the strip its box ends."""

    piece: Piece
    block: Block
    line: int
    inset: float = 0.0

    @property
    def x(self) -> float:
        return self.piece.x0 - self.block.left


def paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    """The paragraphs of all blocks, in order."""
    return list(_Joiner(blocks).paragraphs())


def cell_text(block: Block) -> str:
    """The words of a cell, <br> between its paragraphs."""
    return "<br>".join(one.words for one in paragraphs([block]))


class _Joiner:
    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._leading, self._style, self._spaced = _leadings(blocks), _style(blocks), _spaced(blocks)
        self._hyphens = Hyphens(line.text for block in blocks for line in block.lines)

    def paragraphs(self) -> Iterator[Paragraph]:
        run: list[_Row] = []
        doubtful = False
        counts: dict[int, int] = defaultdict(int)
        for block in self._blocks:
            if block.cells:
                yield from self._made(run, doubtful)
                run, doubtful = [], False
                counts[block.page] += 1
                yield Paragraph(block.page, counts[block.page], "", cells=block.cells, table=block.table)
            insets = _insets(block)
            for at, piece in enumerate(block.lines):
                counts[block.page] += 1
                if piece.text and not piece.text.strip(_SIGNS):  # of a list, or a line, without words
                    yield from self._made(run, doubtful)
                    run, doubtful = [], False
                    continue
                row = _Row(piece, block, counts[block.page], insets[at])
                verdict = self._joins(run, row) if run and not (block.fresh and not at) else "no"
                if verdict != "yes":
                    yield from self._made(run, doubtful)
                    run, doubtful = [], verdict == "maybe"
                run.append(row)
        yield from self._made(run, doubtful)

    def _made(self, run: Sequence[_Row], doubtful: bool) -> Iterator[Paragraph]:
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

    def _joins(self, run: Sequence[_Row], row: _Row) -> Literal["yes", "no", "maybe"]:
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
        if _is_centred(above) and _is_centred(row) and above.block is row.block:
            return "no" if marked else "yes"
        close = above.block is row.block and round(piece.size) in self._spaced
        goes_on = not (marked or closed(last.text))
        in_line = _is_in_line(run, row, None if close else self._style) or (goes_on and _is_all_centred([*run, row]))
        if not _fills(above, piece, goes_on) or not in_line:
            return "no"
        if not marked:
            return "yes"
        return "no" if closed(last.text) and not close else "maybe"

    def _begins(self, run: Sequence[_Row], row: _Row) -> bool:
        """Whether a line surely begins a paragraph below these: by how it looks, where it stands, or what it says."""
        above, last = run[-1], run[-1].piece
        if last.tail or leads_elsewhere(last.text) or not _alike(run, row.piece):
            return True
        if _begins_list(run, row) or self._is_apart(above, row) or (row.block.bodies and _NAME.search(last.text)):
            return True
        return closed(last.text) and says_when(_BRACKET.split(row.piece.text)[0])

    def _is_apart(self, above: _Row, row: _Row) -> bool:
        """Whether more than a line end stands between two lines; at the end of a column nobody can say."""
        if above.block is not row.block:
            return last_of_bodies(above.piece.text)
        step = row.piece.y - above.piece.y
        usual = self._leading.get(round(row.piece.size), 1.5 * row.piece.size)
        other = abs(row.piece.size - above.piece.size) > _OTHER
        slack = _LOOSE if other or closed(above.piece.text) else _APART
        return step > usual + slack * row.piece.size or step < 0


def _is_open(run: Sequence[_Row]) -> bool:
    """Whether a paragraph that begins with a bracket is still in it; those behind numbers, as in 2), close none."""
    words = " ".join(row.piece.text for row in run)
    pair = _BRACKETS.get(words[:1], "")
    bare = _MARK.sub(" ", words)
    return bool(pair) and words[-1:] != pair and bare.count(words[0]) > bare.count(pair)


def last_of_bodies(words: str) -> bool:
    """Whether words end with a bracket that names bodies, as initiatives do."""
    return closed(words) and not ended(words)


def _leadings(blocks: Iterable[Block]) -> dict[int, float]:
    """The usual distance of lines, by the size of their letters."""
    steps: dict[int, list[float]] = defaultdict(list)
    for block in blocks:
        for one, two in pairwise(block.lines):
            if round(one.size) == round(two.size) and 0 < two.y - one.y < 2.5 * one.size:
                steps[round(one.size)].append(two.y - one.y)
    return {size: sorted(found)[len(found) // 4] for size, found in steps.items()}


def _spaced(blocks: Iterable[Block]) -> frozenset[int]:
    """The sizes of letters in which paragraphs stand apart, so that lines which do not are of one paragraph: between
    nearly all lines that surely belong to two, there is more than between those that surely go on."""
    on: dict[int, list[float]] = defaultdict(list)
    over: dict[int, list[float]] = defaultdict(list)
    for block in blocks:
        for one, two in pairwise(block.lines):
            if abs(one.size - two.size) < _ALIKE and one.bold == two.bold and 0 < two.y - one.y < 2.5 * one.size:
                full = _fills(_Row(one, block, 0), two)
                if not (full and closed(one.text)):
                    (on if full else over)[round(one.size)].append(two.y - one.y)
    return frozenset(
        size
        for size, steps in over.items()
        if len(steps) >= _ENOUGH
        and on[size]
        and sorted(steps)[len(steps) // 20] > sorted(on[size])[len(on[size]) // 2] + _LOOSE * size
    )


def _alike(run: Sequence[_Row], piece: Piece) -> bool:
    """Whether a line is printed like the paragraph above it: as large, not plain below bold or the other way."""
    last = run[-1].piece
    if abs(last.size - piece.size) > _ALIKE * max(last.size, piece.size):
        return False
    if last.bold == piece.bold:
        return True
    return not closed(last.text) if piece.bold else not all(row.piece.bold for row in run)


def _fills(above: _Row, piece: Piece, goes_on: bool = False) -> bool:
    """Whether the first word of the line below had no room any more; a sentence `goes_on` there, or may not."""
    last = above.piece
    wide = is_wide(piece.text[:1])
    rough = _LET_GO if wide and goes_on else _ROUGH[wide]
    blank = 0.0 if wide or is_wide(last.text[-1:]) or last.text[-1:] in "-‐–—" else _BLANK * piece.size
    return last.x1 + blank + piece.first > above.block.right - above.inset - rough * piece.size


def _insets(block: Block) -> list[float]:
    """How far before the edge of its strip the box of each line ends: lines that are all indented, the longest of which
    ends as far from the other edge, stand in a box of their own, as a notice does."""
    found: list[float] = []
    for (indent, size), run in groupby(block.lines, key=lambda one: (round(one.x0 - block.left), round(one.size, 1))):
        lines = list(run)
        inset = block.right - max(one.x1 for one in lines)
        is_box = indent > size and len(lines) > 1 and abs(inset - indent) < size / 2
        found += [inset * is_box] * len(lines)
    return found


def _is_centred(row: _Row) -> bool:
    return _is_in_the_middle(row) and row.x > 2 * row.piece.size


def _is_in_the_middle(row: _Row) -> bool:
    block, piece = row.block, row.piece
    return abs(piece.x0 + piece.x1 - block.left - block.right) < 2 * piece.size


def _is_all_centred(lines: Sequence[_Row]) -> bool:
    """Whether lines are centred of which some are too wide to look so: they do not all begin at one place."""
    begins = {round(one.x) for one in lines[:-1]}
    return len(begins) > 1 and lines[-1].block is lines[0].block and all(map(_is_in_the_middle, lines))


def _begins_list(run: Sequence[_Row], row: _Row) -> bool:
    """Whether a line begins with the dot of a list, or with a dash that stands in front of its paragraph."""
    sign = lead(row.piece.text).strip(" \u3000#>")
    if not sign:
        return False
    if sign[0] == "・" and not closed(run[-1].piece.text) and _fills(run[-1], row.piece):
        return False  # as between two words
    return sign[0] in _DOTS or closed(run[-1].piece.text) or row.x < run[-1].x - _INDENT * row.piece.size


def _is_in_line(run: Sequence[_Row], row: _Row, style: int | None) -> bool:
    """Whether a line is indented as the next one of the paragraph is. After the end of a sentence the `style` of the
    document decides (see _style); with None both lines are known to stand close as those of one paragraph do."""
    slack = _INDENT * row.piece.size
    if len(run) > 1:
        return abs(row.x - run[-1].x) <= slack
    first = run[0]
    step, over = row.x - first.x, style is not None and closed(first.piece.text)
    style = style or 0
    if step > slack:
        return style > 0 or not over or bool(readings(first.piece.text) or lead(first.piece.text))
    if step < -slack:
        return -step <= _FIRST_INDENT * row.piece.size and (style < 0 or not over)
    return not (style and over)


def _style(blocks: Iterable[Block]) -> int:
    """How most paragraphs of a document begin: 1 further left than they go on, -1 indented, 0 neither, to judge by the
    lines that surely go on."""
    votes = 0
    for block in blocks:
        for one, two in pairwise(_Row(piece, block, 0) for piece in block.lines):
            step = (two.x - one.x) / two.piece.size
            if _INDENT < abs(step) < _FIRST_INDENT and not closed(one.piece.text) and _fills(one, two.piece):
                votes += 1 if step > 0 else -1
    return (votes > 0) - (votes < 0)
