"""The sheets of a workbook (.xlsx) as cells of words, by the rules of SpreadsheetML (ISO/IEC 29500-1, 18).

A reader of its own, for openpyxl takes a second to load, prints no number as the sheet does, and would need a second
set of limits. What a formula comes to is taken from the file, where its program left it; none is run.
"""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from xml.etree.ElementTree import Element

import msgspec

from aiplan_revise.documents.fence import fenced
from aiplan_revise.documents.package import WORKBOOK, Package
from aiplan_revise.documents.workbook.book import Area, Book, Cell, Sheet, column, place
from aiplan_revise.documents.workbook.formats import Styles, printed
from aiplan_revise.documents.xml import child, children, name, on, value
from aiplan_revise.errors import PlanError
from aiplan_revise.model.patterns import compiled

MOST_CELLS = 300_000
"""Cells that hold something, in a whole workbook."""
MOST_WORDS = 16 * 1024 * 1024
"""Characters in all of them; a shared one counts wherever it stands."""
MOST_SHEETS = 200
_ESCAPED = compiled("_x([0-9A-Fa-f]{4})_")
_ROWS = 2
"""How deep the rows of a sheet lie: in what stands in its root."""
_LINES = ("\r\n", "\r")
Runs = tuple[tuple[str, bool | None], ...]
"""Words, and whether they are struck out; None: as the cell is that they stand in."""


def read_book(raw: bytes) -> Book:
    """The sheets of a workbook, read in a process of its own. PlanError where it cannot be read."""
    return msgspec.msgpack.decode(fenced(partial(_read, raw)), type=Book)


def _read(raw: bytes) -> bytes:
    return msgspec.msgpack.encode(_Reader(Package(raw, WORKBOOK)).book())


class _Reader:
    """Reads one workbook, once."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._cells = self._size = 0
        workbook = package.tree(package.main)
        self._listed = [one for group in children(workbook, "sheets") for one in group]
        self._since_1904 = on_attribute(child(workbook, "workbookPr"), "date1904")
        self._styles = Styles(package.tree(package.related("styles")))
        self._shared = [_words(one) for one in self._strings(package.related("sharedStrings"))]
        self._left_out: Counter[str] = Counter()

    def book(self) -> Book:
        if len(self._listed) > MOST_SHEETS:
            raise PlanError(f"has more than {MOST_SHEETS} sheets", self._package.main, "check what it is")
        parts = {key: part for key, kind, part in self._package.relations(self._package.main) if kind == "worksheet"}
        made = []
        for one in self._listed:
            part = parts.get(value(one, "id"))
            if part is None:
                self._left_out["sheets of charts or dialogues"] += 1
            else:
                made.append(self._sheet(value(one, "name"), value(one, "state"), part))
        return Book(made, {what: count for what, count in self._left_out.items() if count})

    def _strings(self, part: str) -> Iterator[Element]:
        return self._package.elements(part, 1) if part else iter(())

    def _sheet(self, called: str, state: str, part: str) -> Sheet:
        cells: list[Cell] = []
        merged: list[Area] = []
        last = 0
        for found in self._package.elements(part, _ROWS):
            if name(found) == "row":
                at = value(found, "r")
                last = int(at) if at.isdigit() and len(at) <= len("1048576") else last + 1
                cells += self._row(found, last)
            elif name(found) == "mergeCell":
                merged += _area(value(found, "ref"))
        self._besides(part)
        cells.sort(key=lambda cell: (cell.row, cell.column))
        return Sheet(called, state in ("hidden", "veryHidden"), cells, merged)

    def _row(self, of: Element, row: int) -> Iterator[Cell]:
        """The cells of a row. What comes a million times is asked for directly: attributes of cells have no prefix."""
        last = 0
        for one in children(of, "c"):
            last = column(one.get("r", "")) or last + 1
            parts = {part.tag.rpartition("}")[2]: part for part in one}
            words, struck = self._said(one.get("t", "n"), one.get("s", ""), parts)
            formula = "f" in parts
            if words or formula or struck:
                self._cells, self._size = self._cells + 1, self._size + len(words) + len(struck)
                if self._cells > MOST_CELLS or self._size > MOST_WORDS:
                    raise PlanError("has more cells, or more words in them, than any plan", fix="check what it is")
                yield Cell(row, last, words, formula, struck)

    def _said(self, kind: str, style: str, parts: dict[str, Element]) -> tuple[str, str]:
        """The words of a cell, and those that are struck out."""
        runs = self._runs(kind, style, parts)
        struck = self._styles.struck(style)
        if not struck and len(runs) == 1 and runs[0][1] is None:
            return runs[0][0], ""
        gone = [one for one in runs if one[0].strip() and (struck if one[1] is None else one[1])]
        return "".join(one[0] for one in runs if one not in gone), " ".join(one[0] for one in gone)

    def _runs(self, kind: str, style: str, parts: dict[str, Element]) -> Runs:
        raw = (parts["v"].text or "") if "v" in parts else ""
        if kind == "s":
            return self._shared[int(raw)] if raw.isdigit() and int(raw) < len(self._shared) else ()
        if kind == "inlineStr":
            return _words(parts["is"]) if "is" in parts else ()
        if kind == "n" and raw:
            return ((printed(raw, self._styles.format(style), self._since_1904), None),)
        return (({"1": "TRUE", "0": "FALSE"}.get(raw, raw) if kind == "b" else _plain(raw), None),)

    def _besides(self, part: str) -> None:
        """Counts what stands on a sheet and in none of its cells."""
        for _, kind, beside in self._package.relations(part):
            if kind == "comments":
                self._left_out["comments"] += sum(name(one) == "comment" for one in self._package.tree(beside).iter())
            elif kind == "drawing":
                drawn = self._package.tree(beside).iter()
                self._left_out["boxes and pictures"] += sum(name(one) in ("sp", "pic", "graphicFrame") for one in drawn)


def _words(of: Element) -> Runs:
    """The words of a string, without the readings above them."""
    if len(of) == 1 and of[0].tag.endswith("}t"):
        return ((_plain(of[0].text or ""), None),)
    said: list[tuple[str, bool | None]] = []
    for one in of:
        if name(one) == "t":
            said.append((one.text or "", None))
        elif name(one) == "r":
            inside, look = child(one, "t"), child(one, "rPr")
            words = (inside.text or "") if inside is not None else ""
            said.append((words, None if look is None else on(child(look, "strike"))))
    return tuple((_plain(words), struck) for words, struck in said)


def _plain(words: str) -> str:
    """Words without the escapes of SpreadsheetML, in lines that end in one way."""
    if "_x" in words:
        words = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), words)
    for sign in _LINES if "\r" in words else ():
        words = words.replace(sign, "\n")
    return words


def _area(reference: str) -> Iterator[Area]:
    start, _, end = reference.partition(":")
    (top, first), (bottom, last) = place(start), place(end)
    if top and bottom:
        yield Area(top, first, bottom, last)


def on_attribute(of: Element | None, attribute: str) -> bool:
    """Whether an attribute says yes."""
    return value(of, attribute) in ("1", "true", "on")
