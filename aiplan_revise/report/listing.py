"""A table that is handed on: of opinions and answers, of how initiatives stand."""

import csv
import io

from aiplan_revise.documents.rows import inert
from aiplan_revise.model.edition import Lang
from aiplan_revise.report.folding import SIGNS, one_line
from aiplan_revise.report.shown import Shown
from aiplan_revise.report.unofficial import Unofficial, unofficial_lines
from aiplan_revise.report.words import say


class Listing(Shown, frozen=True):
    """A table: its title, what is said of it as a whole, the heads of its columns, and its rows; `name` is that of its
    words, where it is empty; `unofficial` says if the edition that it is of is not official."""

    lang: Lang
    title: str
    summary: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    name: str
    unofficial: tuple[Unofficial, ...]

    @property
    def empty(self) -> str:
        """What to say where there is no row."""
        return say(self.lang, f"{self.name}-none")


def listing_text(of: Listing) -> str:
    """The rows one below the other, each as a block (see folding.folded), behind what is said of all."""
    blocks = ["\n".join(_lines(of, row)) for row in of.rows] or [of.empty]
    return "\n\n".join([*unofficial_lines(of.unofficial, of.lang), *map(one_line, of.summary), *blocks])


def _lines(of: Listing, row: tuple[str, ...]) -> list[str]:
    """The cells that say something, each under its head; further paragraphs behind it."""
    told = []
    for head, words in zip(of.heads, row, strict=True):
        first, *more = words.splitlines() or [""]
        if words:
            told.append(f"{SIGNS['strong']}{head}{SIGNS['off']}{say(of.lang, 'colon')}{one_line(first)}")
            told += [f"    {one_line(line)}" for line in more]
    return told


def listing_csv(of: Listing) -> str:
    """The table for a spreadsheet, in which no cell runs as a formula."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([of.heads, *(map(inert, row) for row in of.rows)])
    return out.getvalue()
