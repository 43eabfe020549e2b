"""How many lines words take up in a column, which only the program that shows them knows for sure."""

import math
from collections.abc import Iterable
from functools import cache

from aiplan_revise.report.papers.shapes import Block
from aiplan_revise.report.words import columns

_NARROW = 0.85
"""What a sign of Latin script takes up beside the half of a wide one, in the fonts of papers."""


def height(blocks: Iterable[Block], width: float) -> int:
    """The lines of a cell that is `width` half-width signs wide."""
    return sum(
        max(1, math.ceil(sum(map(_size, (sign for run in line for sign in run.text))) / max(4, width - 2 * one.depth)))
        for one in blocks
        for line in one.lines
    )


@cache
def _size(sign: str) -> float:
    return 2 if columns(sign) > 1 else _NARROW
