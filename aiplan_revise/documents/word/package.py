"""The parts of a Word file, as far as they can be trusted: an archive of XML that nobody has looked at yet."""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import chain, islice
from posixpath import join, normpath
from typing import Any
from xml.etree.ElementTree import Element, ParseError, XMLPullParser, fromstring
from zipfile import BadZipFile, ZipFile

from aiplan_revise.errors import PlanError

LARGEST = 64 * 1024 * 1024
"""Bytes that the text may have once it is unpacked."""
LARGEST_BESIDE = 8 * 1024 * 1024
"""The same for the parts beside it: numbers, styles."""
MOST_BLOCKS = 200_000
"""Paragraphs and tables that a text may have."""
MOST_INSIDE = 400_000
"""Elements that one paragraph or table may have."""
_MOST_BESIDE = 20
"""Parts of one kind that are looked at."""
_CHUNK = 1 << 16
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_ZIP = b"PK\x03\x04"
_FOREIGN = {
    b"%PDF": ("is a PDF", "name it .pdf"),
    b"\xd0\xcf\x11\xe0": ("is an old Word file, or has a password", "open it in Word and save it as .docx without one"),
}
_OTHERS = {"xl/": "a workbook", "ppt/": "a presentation", "mimetype": "an OpenDocument file", "": "an archive"}
_SAVE = "save it as .docx in Word or LibreOffice"
_FAULTS = (BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError)


class Package:
    """The parts of a Word file by their names. PlanError where it is none, or not one that can be read here."""

    def __init__(self, raw: bytes) -> None:
        if not raw.startswith(_ZIP):
            what, fix = next((found for start, found in _FOREIGN.items() if raw.startswith(start)), ("", _SAVE))
            raise PlanError(what or "is no Word file", fix=fix)
        try:
            self._zip = ZipFile(BytesIO(raw))
        except _FAULTS as error:
            raise _damaged(error) from None
        self._names = frozenset(self._zip.namelist())
        self.main = self._main()
        if self.main not in self._names:
            kind = next(kind for start, kind in _OTHERS.items() if any(n.startswith(start) for n in self._names))
            raise PlanError(f"is {kind}, not a Word file", fix=_SAVE)
        if b"macroEnabled" in self._read("[Content_Types].xml", LARGEST_BESIDE):
            raise PlanError("holds macros", fix="save it as .docx, which has none")

    def _main(self) -> str:
        for one in self.tree("_rels/.rels"):
            if one.get("Type", "").endswith("/officeDocument"):
                return normpath(one.get("Target", "").lstrip("/"))
        return "word/document.xml"

    def related(self, kind: str) -> str:
        """The name of the part that the text refers to as this ("numbering", "styles"); "" if there is none."""
        return next(self._related(kind), "")

    def beside(self, kind: str) -> Iterator[bytes]:
        """The parts that the text refers to as this, as they are; the first few of them."""
        return (self._read(name, LARGEST) for name in islice(self._related(kind), _MOST_BESIDE))

    def _related(self, kind: str) -> Iterator[str]:
        folder, _, name = self.main.rpartition("/")
        for one in self.tree(join(folder, "_rels", f"{name}.rels")):
            if one.get("Type", "").endswith(f"/{kind}") and one.get("TargetMode") != "External":
                yield normpath(join("/", folder, one.get("Target", ""))).lstrip("/")

    def tree(self, name: str) -> Element:
        """The root of a part beside the text; without children if there is no such part."""
        try:
            return fromstring(self._read(name, LARGEST_BESIDE) or b"<nothing/>")
        except (ParseError, LookupError) as error:
            raise _damaged(error, name) from None

    def blocks(self) -> Iterator[Element]:
        """The paragraphs, tables and other blocks of the text, one after the other; no more than one is held."""
        parser: XMLPullParser[Element] = XMLPullParser(("start", "end"))
        depth = count = inside = 0
        body: Element | None = None
        try:
            for event, found in chain.from_iterable(_fed(parser, self._chunks(self.main, LARGEST))):
                depth += 1 if event == "start" else -1
                inside += event == "start"
                if event == "start" and depth == _BODY:
                    body = found
                if inside > MOST_INSIDE or count > MOST_BLOCKS:
                    raise PlanError("has more paragraphs than any plan", self.main, "check what it is")
                if event == "end" and depth == _BODY and body is not None:
                    yield found
                    body.clear()
                    count, inside = count + 1, 0
        except (ParseError, LookupError) as error:
            raise _damaged(error, self.main) from None

    def _read(self, name: str, most: int) -> bytes:
        return b"".join(self._chunks(name, most)) if name in self._names else b""

    def _chunks(self, name: str, most: int) -> Iterator[bytes]:
        size, tail = 0, b""
        try:
            with self._zip.open(name) as file:
                while chunk := file.read(_CHUNK):
                    size += len(chunk)
                    if size > most:
                        raise PlanError(f"unpacks to more than {most >> 20} MB", name, "check what it is")
                    if _DECLARED.search(tail + chunk):
                        raise PlanError("declares entities, which no Word file does", name, "check where it is from")
                    tail = chunk[-16:]
                    yield chunk
        except _FAULTS as error:
            raise _damaged(error, name) from None


_BODY = 2
"""How deep the body of a text lies: under the document."""


def _fed(parser: "XMLPullParser[Element]", chunks: Iterator[bytes]) -> Iterator[Iterator[tuple[Any, ...]]]:
    for chunk in chunks:
        parser.feed(chunk)
        yield parser.read_events()
    parser.close()
    yield parser.read_events()


def _damaged(error: Exception, part: str = "") -> PlanError:
    if "password" in str(error) or "encrypted" in str(error):
        return PlanError("has a password", part, "save it without one")
    return PlanError(f"is damaged: {str(error)[:120]}", part, "open it in Word, which may repair it, and save it again")
