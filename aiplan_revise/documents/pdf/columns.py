"""Pages set in two columns: where the gutter is, and the lines of a page in the order in which they are read."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from statistics import median
from typing import NamedTuple

from aiplan_revise.documents.pdf.pieces import Piece, merged

_LEAST = 3
"""Lines that a column must have for its page to tell that there are two."""
_MOST = 2000
"""Pieces that a page may have and still be looked at for columns; a drawing or a map has more."""
_MIDDLE = 0.25
"""How far from both edges of the text, as a share of its width, a gutter may be."""
_FULL = 0.5
"""What share of its column half of the lines must fill: those of lists and tables do not."""


class Frame(NamedTuple):
    """Lines that are read one after the other: on a page, in one of its columns (0 one alone, 1 and 2 of two)."""

    column: int
    lines: list[Piece]


def gutter(lines: Iterable[Sequence[Piece]]) -> float:
    """The x at which two columns of text part; 0 where there is one column."""
    found = [piece for line in lines for piece in line]
    if not 2 * _LEAST <= len(found) <= _MOST:
        return 0.0
    left, right = min(one.x0 for one in found), max(one.x1 for one in found)
    room = (right - left) * _MIDDLE
    places = sorted({round(one.x1) + 1.0 for one in found if left + room < one.x1 < right - room})
    fitting = [(_across(found, at), -_room(found, at), at) for at in places if _parts(found, at, left, right)]
    return min(fitting)[2] if fitting else 0.0


def fits(lines: Iterable[Sequence[Piece]], at: float) -> bool:
    """Whether a page whose own lines tell no gutter may have one here, as others of its document have: no piece on
    either side starts across it and ends beyond."""
    found = [piece for line in lines for piece in line]
    sides = sum(one.x1 <= at or one.x0 >= at for one in found)
    return sides > _across(found, at)


def frames(lines: Iterable[Sequence[Piece]], at: float) -> Iterator[Frame]:
    """The lines of a page with a gutter (0 none), column by column between those that run across."""
    if not at:
        yield Frame(0, [merged(line) for line in lines])
        return
    parted = [part for line in lines for part in _parted(line, at)]
    for wide, band in groupby(parted, key=lambda part: part[0] == 0):
        held = list(band)
        for column in (0,) if wide else (1, 2):
            mine = [piece for which, piece in held if which == column]
            if mine:
                yield Frame(column, mine)


def _parted(line: Sequence[Piece], at: float) -> Iterator[tuple[int, Piece]]:
    """One line as the column (0 across both) and the words of each part."""
    if any(one.x0 < at < one.x1 for one in line):
        yield 0, merged(line)
        return
    for column, side in ((1, [one for one in line if one.x1 <= at]), (2, [one for one in line if one.x0 >= at])):
        if side:
            yield column, merged(side)


def _across(found: Sequence[Piece], at: float) -> int:
    return sum(one.x0 < at < one.x1 for one in found)


def _room(found: Sequence[Piece], at: float) -> float:
    """The width of the white strip around a place."""
    return min(one.x0 for one in found if one.x0 >= at) - max(one.x1 for one in found if one.x1 <= at)


def _parts(found: Sequence[Piece], at: float, left: float, right: float) -> bool:
    """Whether text stands on both sides of a place, in lines that mostly fill them, and at the same heights."""
    before, after = [one for one in found if one.x1 <= at], [one for one in found if one.x0 >= at]
    if min(len(before), len(after)) < max(_LEAST, _across(found, at) // 3):
        return False
    full = median(one.x1 - one.x0 for one in before) >= _FULL * (at - left)
    full &= median(one.x1 - one.x0 for one in after) >= _FULL * (right - at)
    tops = max(min(one.y for one in side) for side in (before, after))
    ends = min(max(one.y for one in side) for side in (before, after))
    return full and ends - tops >= before[0].size
