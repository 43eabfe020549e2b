"""The paragraphs of a Word text as they are printed, on one side of its tracked changes."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple
from xml.etree.ElementTree import Element

from aiplan_revise.documents.grammar.labels import Label
from aiplan_revise.documents.grammar.looks import lowered, raised
from aiplan_revise.documents.package import Package
from aiplan_revise.documents.reading import Side
from aiplan_revise.documents.word.bookmarks import MARKS, Bookmarks
from aiplan_revise.documents.word.numbering import Numbering
from aiplan_revise.documents.word.styles import Styles
from aiplan_revise.documents.word.symbols import UNKNOWN, symbol
from aiplan_revise.documents.xml import child, children, name, value
from aiplan_revise.errors import PlanError

_DEEPEST = 60
"""Elements inside one another that a paragraph may have."""
_GAINED, _LOST = ("ins", "moveTo"), ("del", "moveFrom")
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_SILENT = frozenset(("pPr", "rPr", "instrText", "delInstrText", "rt", "Fallback", "sdtPr", "sdtEndPr", "rubyPr"))
_NOTES = {
    **{"footnoteReference": "footnotes", "endnoteReference": "endnotes", "commentReference": "comments"},
    **{"blip": "pictures", "imagedata": "pictures", "chart": "charts", "relIds": "diagrams"},
    **{"OLEObject": "embedded objects"},
}
"""What is no text, by its element."""


_PLACES = {"superscript": raised, "subscript": lowered}
_FORMULA: dict[str, Callable[[str], str]] = {
    "sup": partial(raised, "0"),
    "sub": partial(lowered, "0"),
    "den": "/{}".format,
    "rad": "√{}".format,
}
"""The parts of a formula (m:oMath) that would run into one another."""


class Paragraph(NamedTuple):
    """One paragraph: its words (with a line feed where a line was broken by hand), what is numbered in front, the level
    of a heading (0 none), the names of the bookmarks that begin in it and hold words of it, or of all of them where it
    has no words. `cells` are the words of a row of a table instead, `table` its number. `struck` are words that are
    struck out, here or in paragraphs above that hold no others. One that is `gone` is taken out by a tracked change,
    and read on the side before it."""

    words: str
    number: Label = Label()
    heading: int = 0
    keys: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    table: int = 0
    struck: str = ""
    gone: bool = False
    right: bool = False

    @property
    def untabbed(self) -> "Paragraph":
        """The same with blanks for tabs."""
        return self._replace(words=self.words.replace("\t", " ")) if "\t" in self.words else self


class Part(NamedTuple):
    """A cell: the columns that it takes, from the first up to the one behind it, and the paragraphs in it."""

    start: int
    end: int
    inside: tuple[Paragraph, ...]


class Row(NamedTuple):
    """A row of a table: the number of the table, its cells, and the whole of it as one paragraph."""

    table: int
    parts: tuple[Part, ...]
    flat: Paragraph


def plainly(one: Paragraph | Row) -> Paragraph:
    """A paragraph, or a row as one."""
    return one.flat if isinstance(one, Row) else one


class Text:
    """A Word text, walked once. `left_out` counts what was not taken, by its kind, `unread` the signs that nobody can
    read, `tracked` the marks of tracked changes; `struck` are the words that are struck out at its end."""

    def __init__(self, package: Package, side: Side) -> None:
        self._package, self._side = package, side
        self._styles = Styles(package.tree(package.related("styles")))
        self._numbers = Numbering(package.tree(package.related("numbering")), self._styles.list_of)
        self._boxes: list[Element] = []
        self._marks = Bookmarks()
        self._merged = ""
        self._tables = 0
        self._style = self._before = ""
        self.struck: list[str] = []
        self.unread = self.tracked = 0
        self.left_out: Counter[str] = Counter()

    def paragraphs(self) -> Iterator[Paragraph | Row]:
        """All paragraphs and rows, in order. PlanError where changes are tracked and no side was named."""
        for block in self._package.blocks():
            yield from self._block(block, 0)

    def _block(self, block: Element, depth: int) -> Iterator[Paragraph | Row]:
        if depth > _DEEPEST:
            raise PlanError("is nested deeper than any plan", self._package.main, "check what it is")
        kind = name(block)
        if kind == "p":
            yield from self._paragraph(block, depth)
        elif kind == "tbl":
            yield from self._table(block, depth)
        elif kind == "sdt" and "Table of Contents" in value(child(block, "sdtPr", "docPartObj", "docPartGallery")):
            self.left_out["lines of a table of contents"] += sum(name(one) == "p" for one in block.iter())
        elif kind in MARKS:
            self._marks.meet(block)
        elif kind not in _SILENT and not self._dropped(kind):
            for one in block:
                yield from self._block(one, depth + 1)

    def _paragraph(self, of: Element, depth: int) -> Iterator[Paragraph | Row]:
        properties = child(of, "pPr")
        before = child(properties, "pPrChange", "pPr") if self._side == "old" else None
        style, format_ = self._styles.format(properties if before is None else before)
        self._style, self._before = style, ""
        words = self._merged + "".join(self._words(of, depth))
        self._merged = ""
        mark = child(properties, "rPr")
        end = set() if mark is None else {name(one) for one in mark}
        if any(map(self._dropped, sorted(end))):
            self._merged = words  # its end is not there on this side: it runs on into the next one
            self._marks.run_on()
            return
        keys = self._marks.taken(words)
        if format_.contents or (not format_.heading and _leads_elsewhere(of)):
            self.left_out["lines of a table of contents"] += 1
        else:
            at = format_.at if format_.at >= 0 else self._numbers.of_style(format_.list, style)
            number = self._numbers.next(format_.list, at)  # an empty paragraph counts too
            if words.strip() or keys:
                gone, struck = not end.isdisjoint(_LOST), " ".join(self.struck)
                right = value(child(properties, "jc")) in ("right", "end")
                yield Paragraph(words, number, format_.heading, keys, struck=struck, gone=gone, right=right)
                self.struck.clear()
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            for one in box:
                yield from self._block(one, depth + 1)

    # ------------------------------------------------------------ words

    def _words(self, of: Element, depth: int) -> Iterator[str]:
        if depth > _DEEPEST:
            raise PlanError("is nested deeper than any plan", self._package.main, "check what it is")
        for one in of:
            kind = name(one)
            if kind in MARKS:
                self._marks.meet(one)
            elif kind == "txbxContent":
                self._boxes.append(one)
            elif kind in _NOTES:
                self.left_out[_NOTES[kind]] += 1
            elif kind == "r":
                yield self._run(one, depth + 1)
            elif kind in _FORMULA:
                yield _FORMULA[kind]("".join(self._words(one, depth + 1)))
            elif (sign := self._sign(one, kind)) is not None:
                yield sign
            elif kind not in _SILENT and not self._dropped(kind):
                yield from self._words(one, depth + 1)

    def _sign(self, of: Element, kind: str) -> str | None:
        """What an element says that holds nothing but text; None for any other."""
        if kind in ("t", "delText"):
            self._marks.hold(of.text or "")
            return (of.text or "").replace("\n", " ")
        if kind in _SIGNS:
            return "" if value(of, "type") in ("page", "column") else _SIGNS[kind]
        if kind != "sym":
            return None
        sign = symbol(value(of, "font"), value(of, "char"))
        self.unread += sign == UNKNOWN
        return sign

    def _run(self, of: Element, depth: int) -> str:
        """The words of a run, as they look. See grammar.looks."""
        properties = child(of, "rPr")
        before = child(properties, "rPrChange", "rPr") if self._side == "old" else None
        look = self._styles.look(properties if before is None else before, self._style)
        words = "".join(self._words(of, depth))
        if look.hidden or look.struck:
            self.left_out["runs of hidden words"] += look.hidden and bool(words)
            self.struck += [words] * (not look.hidden and bool(words.strip()))
            return ""
        if look.place in _PLACES:
            words = _PLACES[look.place](self._before, words)
        self._before = words or self._before
        return words

    def _dropped(self, kind: str) -> bool:
        """Whether what stands in such an element is not there on this side."""
        if kind not in _GAINED and kind not in _LOST:
            return False
        if not self._side:
            fix = "name the text that you mean: FILE.docx@old, as before them, or FILE.docx@new, with all accepted"
            raise PlanError("holds tracked changes", fix=fix)
        self.tracked += 1
        return kind in (_GAINED if self._side == "old" else _LOST)

    # ------------------------------------------------------------ tables

    def _table(self, of: Element, depth: int) -> Iterator[Row]:
        above: list[str] = []
        self._tables += 1
        table = self._tables
        for row in self._rows(of):
            cells: list[str] = []
            parts: list[Part] = []
            for cell in children(row, "tc"):
                inside = [one for part in cell for one in self._block(part, depth + 1)]
                properties = child(cell, "tcPr")
                merged = child(properties, "vMerge")
                said = "<br>".join(filter(None, (_line(plainly(one)) for one in inside)))
                if merged is not None and value(merged) != "restart" and len(cells) < len(above):
                    said = above[len(cells)]
                span = value(child(properties, "gridSpan"))
                start = len(cells)
                cells += [said, *[""] * (min(int(span), 63) - 1 if span.isdigit() else 0)]
                parts.append(Part(start, len(cells), tuple(plainly(one).untabbed for one in inside)))
            above = cells
            one = len(cells) == 1
            flat = Paragraph(cells[0].replace("<br>", "\n")) if one else Paragraph("", cells=tuple(cells), table=table)
            struck = " ".join(filter(None, (said.struck for part in parts for said in part.inside)))
            yield Row(table, tuple(parts), flat._replace(struck=struck))

    def _rows(self, of: Element) -> Iterator[Element]:
        for one in of:
            properties = child(one, "trPr")
            if name(one) == "tr":
                if properties is None or not any(self._dropped(name(mark)) for mark in properties):
                    yield one
            elif name(one) in ("sdt", "sdtContent", "customXml"):
                yield from self._rows(one)


def _leads_elsewhere(of: Element) -> bool:
    """Whether all words of a paragraph are links to other places of the text, as in a table of contents that some other
    program wrote."""
    inside = [one for link in children(of, "hyperlink") if value(link, "anchor") for one in link.iter()]
    linked = sum(len((one.text or "").strip()) for one in inside if name(one) == "t")
    return linked > 0 and linked == sum(len((one.text or "").strip()) for one in of.iter() if name(one) == "t")


def _line(of: Paragraph) -> str:
    words = " ".join(of.cells) if of.cells else of.untabbed.words.replace("\n", "<br>")
    return f"{of.number.text} {words}".strip()
