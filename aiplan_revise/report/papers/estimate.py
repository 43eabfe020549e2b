"""How many lines words take up in a column, which only the program that shows them knows for sure."""

import math
from collections.abc import Iterable

from aiplan_revise.report.papers.shapes import Block
from aiplan_revise.report.words import columns


def height(blocks: Iterable[Block], width: float) -> int:
    """The lines of a cell that is `width` half-width signs wide."""
    return sum(
        max(1, math.ceil(sum(columns(sign) for run in line for sign in run.text) / max(4, width - 2 * one.depth)))
        for one in blocks
        for line in one.lines
    )
