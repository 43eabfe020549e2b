"""The comparison tables (新旧対照表) of a Word file, as rows and cells of which `sides` makes one text."""

from collections.abc import Sequence
from typing import NamedTuple

from aiplan_revise.documents import sides
from aiplan_revise.documents.reading import Side
from aiplan_revise.documents.word.keeping import NOTICE
from aiplan_revise.documents.word.paragraphs import Paragraph, Row, plainly
from aiplan_revise.errors import PlanError


class Shown(NamedTuple):
    """What a Word file says: its paragraphs, what of the text a comparison table leaves out, and how many paragraphs
    were left out of each kind. Whether it is a comparison table (`compared`)."""

    paragraphs: list[Paragraph]
    hidden: list[str]
    left_out: dict[str, int]
    compared: bool = True


def shown(found: Sequence[Paragraph | Row], side: Side, *, tracked: bool) -> Shown:
    """The paragraphs of a Word file; of one that is a comparison table for the most part, or of which a side is named
    that cannot be one of its `tracked` changes, those of a side. PlanError where no side was named."""
    blocks = list(map(_block, found))
    tables = sides.compared(blocks, meant=bool(side) and not tracked)
    if not tables:
        plain = map(plainly, found)
        return Shown([one for one in plain if one.words.strip() or one.keys or any(one.cells)], [], {}, False)
    if not side:
        fix = "name the text that you mean: FILE.docx@old or FILE.docx@new"
        raise PlanError("is a comparison table of two texts", fix=fix)
    made = sides.shown(blocks, tables, side)
    title = [Paragraph(one.words, heading=1) for one in made.title]
    text = [one.of._replace(words=one.words, heading=_below(one.of.heading)) for one in made.text]
    return Shown(title + text, [one.words for one in made.hidden], made.left_out())


def _below(heading: int) -> int:
    """The level of a heading in a cell, below that of the title of the plan."""
    return heading and heading + 1


def _block(one: Paragraph | Row) -> sides.Words[Paragraph] | sides.Row[Paragraph]:
    if isinstance(one, Paragraph):
        return _words(one)
    return sides.Row(one.table, tuple(sides.Part(p.start, p.end, tuple(map(_words, p.inside))) for p in one.parts))


def _words(of: Paragraph) -> sides.Words[Paragraph]:
    said = " ".join(of.cells) if of.cells else of.words  # a table inside a cell
    return sides.Words(of, said, of.number.text, any(key.startswith(NOTICE) for key in of.keys))
