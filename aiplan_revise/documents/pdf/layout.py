"""Pages → blocks in the order in which they are read: columns, tables, one side of two texts printed side by side."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from aiplan_revise.documents.grammar.lines import ended
from aiplan_revise.documents.pdf.columns import Frame, fits, frames, gutter
from aiplan_revise.documents.pdf.contents import without_contents
from aiplan_revise.documents.pdf.grids import Grid, grids
from aiplan_revise.documents.pdf.margins import Cleared, cleared
from aiplan_revise.documents.pdf.page import Page
from aiplan_revise.documents.pdf.pieces import Piece, Pieces, merged, pieces
from aiplan_revise.documents.pdf.rows import Block
from aiplan_revise.documents.pdf.tables import Tables
from aiplan_revise.documents.reading import Side
from aiplan_revise.documents.sides import compared_title, head_side, sides
from aiplan_revise.errors import PlanError

_TABLE = "\ufdd2"
"""A noncharacter: stands for a table among the lines of its page, its number behind it."""
_PIECES = 3
"""Pieces of a line that look like cells of a row."""
_WIDEST = 0.97
"""The share of lines that end within the text; a few may stand out."""

PICTURES = "pages that are pictures without text"
CONTENTS = "lines of a table of contents"
OUTSIDE, BESIDE = "lines around the comparison table", "remarks beside its texts"
ASIDES = "notes in its cells, with what they quote,"

Sheet = tuple[Page, list[Grid], Pieces]
"""A page without its signs, its tables, and its lines outside of them."""


class Laid(Struct):
    """The blocks of all pages, the size of letters that most of them have, what was left out, each kind with the page
    on which it stood first, and what a comparison table does not show, with the page, and how many lines of a
    page look like rows of a table that is not ruled."""

    blocks: list[Block]
    body: float
    left_out: dict[str, tuple[int, int]]
    hidden: list[tuple[int, str]]
    loose: dict[int, int]


class _Strip(NamedTuple):
    """A frame of a page, and its strip on paper."""

    page: int
    frame: Frame
    place: tuple[float, int]


def laid(sheets: Sequence[Sheet], side: Side) -> Laid:
    """The blocks of a document; of two texts side by side those of `side`. PlanError where a side is named and there
    is one text, or there are two and none is named."""
    body = _body(found for _, _, found in sheets)
    texts = cleared([(page, found.lines) for page, _, found in sheets], body)
    outside = sum(len(piece.text) for text in texts for line in text.lines for piece in line)
    tables = Tables([(page.number, made) for page, made, _ in sheets], side, outside)
    laid = _Layout(sheets, texts, tables)
    if side and not (tables.compared or laid.paired):
        raise PlanError("shows no two texts side by side", fix="leave out @old and @new")
    if not side and (tables.compared or laid.paired):
        fix = "name the text that you mean: FILE.pdf@old or FILE.pdf@new"
        raise PlanError("shows two texts side by side", fix=fix)
    if tables.compared:
        blocks = list(tables.blocks(list(_titled(texts, sheets))))
        body = _body([Pieces([one.lines for one in blocks], 0)])  # most signs of the pages stand in no line around them
    else:
        blocks = list(laid.blocks(side))
    return Laid(blocks, body, _left_out(sheets, texts, tables, laid), tables.hidden, dict(+laid.loose))


def _titled(texts: Sequence[Cleared], sheets: Sequence[Sheet]) -> Iterator[Block]:
    """The title above a comparison table, if it says more than what the table is."""
    first = next((merged(line) for text in texts[:1] for line in text.lines[:1]), None)
    title = compared_title(first.text) if first and not ended(first.text) else ""
    if first and title and title != first.text:
        yield Block(sheets[0][0].number, first.x0, first.x1, [first._replace(text=title)])


def sheet(page: Page) -> Sheet:
    """What stands on a page, as tables and lines."""
    made, rest = grids(page.rules, page.signs)
    return page._replace(signs=[]), made, pieces(rest)


def _body(found: Iterable[Pieces]) -> float:
    """The size of the letters that most of the text has."""
    sizes: Counter[float] = Counter()
    for one in found:
        for line in one.lines:
            for piece in line:
                sizes[round(piece.size, 1)] += len(piece.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 10.0


def _left_out(
    sheets: Sequence[Sheet], texts: Sequence[Cleared], tables: Tables, laid: "_Layout"
) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}

    def add(what: str, count: int, page: int) -> None:
        if count:
            total, first = found.get(what, (0, page))
            found[what] = total + count, first

    for (of, _, signs), text in zip(sheets, texts, strict=True):
        page = of.number
        add("page numbers", text.numbers, page)
        add("running heads", len(text.heads), page)
        add("footnotes", text.notes, page)
        add("readings above words (ruby)", signs.readings, page)
        add(PICTURES, bool(of.pictures and not signs.lines), page)
        for what, count in of.left_out.items():
            add(what, count, page)
        add(OUTSIDE, len(text.lines) if tables.compared else laid.around[page], page)
        add(CONTENTS, laid.contents[page], page)
    for what, pages in ((BESIDE, tables.remarks), (ASIDES, tables.asides)):
        for page in pages:
            add(what, 1, page)
    for page, rows in tables.others() if tables.compared else ():
        add("rows of other tables", rows, page)
    return found


class _Layout:
    """The columns of all pages."""

    def __init__(self, sheets: Sequence[Sheet], texts: Sequence[Cleared], tables: Tables) -> None:
        self._tables = tables
        self._strips: list[_Strip] = []
        self.contents: Counter[int] = Counter()
        """The lines of a table of contents on each page."""
        self.around: Counter[int] = Counter()
        """The lines on each page that run across two columns which are two texts."""
        self.loose: Counter[int] = Counter()
        """The lines in three pieces or more on each page that is set in one column."""
        lines = [text.lines for text in texts]
        own = [gutter(found) for found in lines]
        places = Counter((round(page.width), at) for (page, _, _), at in zip(sheets, own, strict=True) if at)
        for (page, made, _), text, at in zip(sheets, texts, own, strict=True):
            usual = [x for (width, x), _ in places.most_common() if width == round(page.width)]
            self.loose[page.number] += sum(len(line) >= _PIECES and not merged(line).tail for line in text.lines)
            known = at or next((x for x in usual if fits(text.lines, x)), 0.0)
            found = [[_unnoted(piece, text.labels) for piece in line] for line in text.lines]
            whole = sorted([*found, *self._marks(page, made)], key=lambda line: min(one.y for one in line))
            for column, found_there in frames(whole, known):
                kept = without_contents(found_there)
                self.contents[page.number] += len(found_there) - len(kept)
                self._strips += [_Strip(page.number, Frame(column, kept), (round(page.width), column))] * bool(kept)
        self._edges = _edges(self._strips)
        self._columns = _paired(self._strips)

    @property
    def paired(self) -> bool:
        """Whether the two columns are two texts, as their heads say."""
        return bool(self._columns)

    def _marks(self, page: Page, made: Sequence[Grid]) -> Iterator[list[Piece]]:
        for at, grid in enumerate(made):
            yield [Piece(f"{_TABLE}{at}", grid.xs[0], grid.xs[-1], grid.top, 0.0, False)]

    def blocks(self, side: Side) -> Iterator[Block]:
        """The blocks of all pages, or of the column of one side."""
        wanted, tables = self._columns.get(side), 0
        for page, frame, place in self._strips:
            if wanted and frame.column != wanted:
                self.around[page] += len(frame.lines) if not frame.column else 0
                continue
            run: list[Piece] = []
            left, right = self._edges[place]
            for piece in frame.lines[bool(wanted and head_side(frame.lines[0].text)) :]:
                if not piece.text.startswith(_TABLE):
                    run.append(piece)
                    continue
                if run:
                    yield Block(page, left, right, run)
                run = []
                tables += 1
                yield from (one._replace(table=tables) for one in self._tables.rows(page, int(piece.text[1:])))
            if run:
                yield Block(page, left, right, run)


def _edges(strips: Sequence[_Strip]) -> dict[tuple[float, int], tuple[float, float]]:
    """From where to where the lines of a column reach, on all pages of its kind together."""
    lefts: dict[tuple[float, int], list[float]] = {}
    rights: dict[tuple[float, int], list[float]] = {}
    for _, frame, place in strips:
        text = [one for one in frame.lines if one.text[:1] != _TABLE]
        lefts.setdefault(place, []).extend(one.x0 for one in text)
        rights.setdefault(place, []).extend(one.x1 - one.size * (one.text[-1:] in "、。，．") for one in text)
    return {place: (min(lefts[place], default=0.0), _high(sorted(rights[place]) or [0.0])) for place in lefts}


def _high(places: Sequence[float]) -> float:
    return places[min(int(_WIDEST * len(places)), len(places) - 1)]


def _paired(strips: Sequence[_Strip]) -> dict[Side, int]:
    """The column of each side, if the first lines of two columns side by side name them."""
    for one, two in pairwise(strips):
        if one.page == two.page and (one.frame.column, two.frame.column) == (1, 2):
            found = sides([one.frame.lines[0].text, two.frame.lines[0].text])
            if found:
                return {side: at + 1 for side, at in found.items()}
    return {}


def _unnoted(piece: Piece, labels: frozenset[str]) -> Piece:
    """A piece without the raised numbers of footnotes that stand on its page."""
    text, kept = piece.text, list[tuple[int, str]]()
    for at, said in reversed(piece.raised):
        if said.strip("()（）注※") in labels or said in labels:
            text = text[:at] + text[at + len(said) :]
            kept = [(place - len(said), words) for place, words in kept]
        else:
            kept.append((at, said))
    return piece._replace(text=text, raised=tuple(sorted(kept)))
