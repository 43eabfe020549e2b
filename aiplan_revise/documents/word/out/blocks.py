"""An edition as the paragraphs of a Word file: their words, styles, indents and bookmarks. Which words are printed is
decided in documents.writing; here their escapes are taken off."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from aiplan_revise.documents.grammar.lines import width
from aiplan_revise.documents.reading import Side
from aiplan_revise.documents.word.keeping import NOTICE, TITLE, Kept, bookmark
from aiplan_revise.documents.word.out.labels import Label
from aiplan_revise.documents.word.out.looks import DEEPEST, HANGING, HANGING_HEADINGS, item
from aiplan_revise.documents.word.out.xml import val, w
from aiplan_revise.documents.writing import Printed, Sheet, bracketed, plain

_NARROW = 4
"""Columns of a mark behind which the words hang; longer ones (第１章, Chapter 1:) stand in the line."""
_STYLES = {1: "Title", 2: "Heading1", 3: "Heading2", 4: "Heading3", 5: "Heading4"}
NO_LABELS: Mapping[str, Label] = {}


class Block(NamedTuple):
    """A paragraph: its bookmark, the XML of its properties, its words (with a tab behind a mark from which they hang)
    and the ranges of them that are brackets of bodies."""

    name: str
    properties: str
    words: str
    bodies: tuple[tuple[int, int], ...] = ()


def names(keys: Iterable[str], known: Mapping[str, str], taken: Collection[str] = ()) -> dict[str, str]:
    """The bookmarks of provisions by their ids, each another one: those that are `known`, and new ones that are not
    among those `taken`."""
    used = {*known.values(), *taken}
    made: dict[str, str] = {}
    for key in keys:
        made[key] = known.get(key) or bookmark(key, used)
        used.add(made[key])
    return made


def blocks(
    sheet: Sheet, names: Mapping[str, str], notices: Mapping[str, str], labels: Mapping[str, Label] = NO_LABELS
) -> list[Block]:
    """The paragraphs of an edition: its title, the notices under it by their bookmarks, its provisions, whose bookmarks
    are `names` by id. `labels` are the automatic numbers by id; all others are typed."""
    made = [Block(TITLE, val("pStyle", "Title"), plain(sheet.title))] if sheet.title else []
    made += [Block(name, val("pStyle", "Notice"), words) for name, words in notices.items()]
    return [*made, *(_block(one, names[one.key], labels.get(one.key)) for one in sheet.lines)]


def kept(sheet: Sheet, made: Sequence[Block], side: Side = "") -> Kept:
    """What a file with these blocks keeps of an edition."""
    chunks = {TITLE: f"# {sheet.title}"} if sheet.title else {}
    chunks |= {one.name: one.words for one in made if one.name.startswith(NOTICE)}
    provisions = made[len(made) - len(sheet.lines) :]
    chunks |= {block.name: "\n".join(sheet.chunk(one)) for block, one in zip(provisions, sheet.lines, strict=True)}
    return Kept(side, sheet.top, chunks)


def _block(one: Printed, name: str, label: Label | None) -> Block:
    hangs = bool(one.mark) and width(one.mark.rstrip()) <= _NARROW
    mark = "" if label else f"{one.mark.rstrip()}\t" if hangs else one.mark
    start = len(mark)
    bodies = tuple((at + start, end + start) for at, end in bracketed(one.words))
    return Block(name, _properties(one, hangs, label), mark + plain(one.words), bodies)


def _properties(one: Printed, hangs: bool, label: Label | None) -> str:
    """The style, the list and the indents of a provision. Styles say how far it is indented, for what a paragraph says
    itself some programs hand on to its neighbour when a tracked one goes."""
    style = _STYLES.get(one.heading) or ("Item" if hangs else "PlanText") + str(min(one.depth, DEEPEST) + 1)
    numbers = w("numPr", val("ilvl", label.level), val("numId", label.num)) if label else ""
    indent = ""
    if label or (one.heading and hangs != (style in HANGING_HEADINGS)):  # a list has indents too, which would win
        left = 0 if one.heading else item(one.depth)
        indent = w("ind", left=left + HANGING, hanging=HANGING) if hangs else w("ind", left=left, firstLine=0)
    return val("pStyle", style) + numbers + indent
