"""Lines of a page in the strips they stand in: where they begin and end, whether they fill their strip, and how a
document sets its paragraphs."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from aiplan_revise.documents.grammar.lines import is_wide, lead
from aiplan_revise.documents.grammar.marks import readings
from aiplan_revise.documents.grammar.wraps import closed
from aiplan_revise.documents.pdf.pieces import Piece

INDENT, _FIRST_INDENT = 0.6, 3.6
"""From how many sizes of letters on an indent is one; how far the first line of a paragraph is indented at most."""
_ALIKE = 0.08
"""The share by which the sizes of letters of one paragraph may differ."""
LOOSE = 0.12
"""How much further than usual, in sizes of letters, lines may stand apart that belong to one paragraph."""
_ENOUGH = 4
"""Ends of paragraphs from which on it is believed that all of them look so."""
_BLANK = 0.25
"""How wide, in sizes of letters, a blank is."""
_ROUGH = (0.15, 0.5)
"""How inexactly, in sizes of letters, the edge of the text is known: of Latin lines, of Japanese ones."""
_LET_GO = 1.0
"""The same of Japanese lines in the middle of a sentence: LibreOffice carries a sign more than it must to the next line
where Latin signs follow it."""


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


class Row(NamedTuple):
    """A line in its strip; `x` is its indent there, `inset` how far before the edge of the strip its box ends."""

    piece: Piece
    block: Block
    line: int
    inset: float = 0.0

    @property
    def x(self) -> float:
        return self.piece.x0 - self.block.left


def leadings(blocks: Iterable[Block]) -> dict[int, float]:
    """The usual distance of lines, by the size of their letters."""
    steps: dict[int, list[float]] = defaultdict(list)
    for block in blocks:
        for one, two in pairwise(block.lines):
            if round(one.size) == round(two.size) and 0 < two.y - one.y < 2.5 * one.size:
                steps[round(one.size)].append(two.y - one.y)
    return {size: sorted(found)[len(found) // 4] for size, found in steps.items()}


def spaced(blocks: Iterable[Block]) -> frozenset[int]:
    """The sizes of letters in which paragraphs stand apart, so that lines which do not are of one paragraph: between
    nearly all lines that surely belong to two, there is more than between those that surely go on."""
    on: dict[int, list[float]] = defaultdict(list)
    over: dict[int, list[float]] = defaultdict(list)
    for block in blocks:
        for one, two in pairwise(block.lines):
            if abs(one.size - two.size) < _ALIKE and one.bold == two.bold and 0 < two.y - one.y < 2.5 * one.size:
                full = fills(Row(one, block, 0), two)
                if not (full and closed(one.text)):
                    (on if full else over)[round(one.size)].append(two.y - one.y)
    return frozenset(
        size
        for size, steps in over.items()
        if len(steps) >= _ENOUGH
        and on[size]
        and sorted(steps)[len(steps) // 20] > sorted(on[size])[len(on[size]) // 2] + LOOSE * size
    )


def style_of(blocks: Iterable[Block]) -> int:
    """How most paragraphs of a document begin: 1 further left than they go on, -1 indented, 0 neither, to judge by the
    lines that surely go on."""
    votes = 0
    for block in blocks:
        for one, two in pairwise(Row(piece, block, 0) for piece in block.lines):
            step = (two.x - one.x) / two.piece.size
            if INDENT < abs(step) < _FIRST_INDENT and not closed(one.piece.text) and fills(one, two.piece):
                votes += 1 if step > 0 else -1
    return (votes > 0) - (votes < 0)


def alike(run: Sequence[Row], piece: Piece) -> bool:
    """Whether a line is printed like the paragraph above it: as large, not plain below bold or the other way."""
    last = run[-1].piece
    if abs(last.size - piece.size) > _ALIKE * max(last.size, piece.size):
        return False
    if last.bold == piece.bold:
        return True
    return not closed(last.text) if piece.bold else not all(row.piece.bold for row in run)


def fills(above: Row, piece: Piece, goes_on: bool = False) -> bool:
    """Whether the first word of the line below had no room any more; a sentence `goes_on` there, or may not."""
    last = above.piece
    wide = is_wide(piece.text[:1])
    rough = _LET_GO if wide and goes_on else _ROUGH[wide]
    blank = 0.0 if wide or is_wide(last.text[-1:]) or last.text[-1:] in "-‐–—" else _BLANK * piece.size
    return last.x1 + blank + piece.first > above.block.right - above.inset - rough * piece.size


def insets(block: Block) -> list[float]:
    """How far before the edge of its strip the box of each line ends: lines that are all indented, the longest of which
    ends as far from the other edge, stand in a box of their own, as a notice does."""
    found: list[float] = []
    for (indent, size), run in groupby(block.lines, key=lambda one: (round(one.x0 - block.left), round(one.size, 1))):
        lines = list(run)
        inset = block.right - max(one.x1 for one in lines)
        is_box = indent > size and len(lines) > 1 and abs(inset - indent) < size / 2
        found += [inset * is_box] * len(lines)
    return found


def is_centred(row: Row) -> bool:
    return _is_in_the_middle(row) and row.x > 2 * row.piece.size


def _is_in_the_middle(row: Row) -> bool:
    block, piece = row.block, row.piece
    return abs(piece.x0 + piece.x1 - block.left - block.right) < 2 * piece.size


def is_all_centred(lines: Sequence[Row]) -> bool:
    """Whether lines are centred of which some are too wide to look so: they do not all begin at one place."""
    begins = {round(one.x) for one in lines[:-1]}
    return len(begins) > 1 and lines[-1].block is lines[0].block and all(map(_is_in_the_middle, lines))


def is_in_line(run: Sequence[Row], row: Row, style: int | None) -> bool:
    """Whether a line is indented as the next one of the paragraph is. After the end of a sentence the `style` of the
    document decides (see style_of); with None both lines are known to stand close as those of one paragraph do."""
    slack = INDENT * row.piece.size
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
