"""The parts of an Office file, as far as they can be trusted: an archive of XML that nobody has looked at yet."""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import chain, islice
from posixpath import join, normpath
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, ParseError, XMLPullParser, fromstring
from zipfile import BadZipFile, ZipFile

from aiplan_revise.errors import PlanError

LARGEST = 64 * 1024 * 1024
"""Bytes that the text may have once it is unpacked."""
LARGEST_BESIDE = 8 * 1024 * 1024
"""The same for the parts beside it: numbers, styles."""
MOST_INSIDE = 400_000
"""Elements that one paragraph, table or row may have."""
_MOST_BESIDE = 20
"""Parts of one kind that are looked at."""
_CHUNK = 1 << 16
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_ZIP = b"PK\x03\x04"
_PDF, _OLD = b"%PDF", b"\xd0\xcf\x11\xe0"
_OTHERS = {
    "word/": "a Word file",
    "xl/": "a workbook",
    "ppt/": "a presentation",
    "mimetype": "an OpenDocument file",
    "": "an archive",
}
_FAULTS = (BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError)


class Kind(NamedTuple):
    """What a file ought to be: its name, the suffix and the program that go with it, its main part where it says
    nothing of that, what that is made of, and how many of these there may be."""

    name: str
    suffix: str
    program: str
    main: str
    blocks: str
    most: int

    @property
    def saved(self) -> str:
        """What to do with a file of another kind."""
        return f"save it as {self.suffix} in {self.program} or LibreOffice"


WORD = Kind("Word file", ".docx", "Word", "word/document.xml", "paragraphs", 200_000)
WORKBOOK = Kind("workbook", ".xlsx", "Excel", "xl/workbook.xml", "rows", 300_000)


class Package:
    """The parts of an Office file by their names. PlanError where it is none of its kind, or not one that can be read
    here."""

    def __init__(self, raw: bytes, kind: Kind = WORD) -> None:
        self._kind = kind
        if not raw.startswith(_ZIP):
            raise _foreign(raw, kind)
        try:
            self._zip = ZipFile(BytesIO(raw))
        except _FAULTS as error:
            raise self._damaged(error) from None
        self._names = frozenset(self._zip.namelist())
        self.main = self._main()
        if self.main not in self._names or self._other():
            raise PlanError(f"is {self._other() or 'an archive'}, not a {kind.name}", fix=kind.saved)
        if b"macroEnabled" in self._read("[Content_Types].xml", LARGEST_BESIDE):
            raise PlanError("holds macros", fix=f"save it as {kind.suffix}, which has none")

    def _other(self) -> str:
        """What the file is in place of what it ought to be; "" if it is that."""
        if self.main in self._names and self.main.partition("/")[0] == self._kind.main.partition("/")[0]:
            return ""
        return next(kind for start, kind in _OTHERS.items() if any(n.startswith(start) for n in self._names))

    def _main(self) -> str:
        for one in self.tree("_rels/.rels"):
            if one.get("Type", "").endswith("/officeDocument"):
                return normpath(one.get("Target", "").lstrip("/"))
        return self._kind.main

    def related(self, kind: str) -> str:
        """The name of the part that the text refers to as this ("numbering", "styles"); "" if there is none."""
        return next((part for _, said, part in self.relations(self.main) if said == kind), "")

    def beside(self, kind: str) -> Iterator[bytes]:
        """The parts that the text refers to as this, as they are; the first few of them."""
        named = (part for _, said, part in self.relations(self.main) if said == kind)
        return (self._read(name, LARGEST) for name in islice(named, _MOST_BESIDE))

    def relations(self, part: str) -> Iterator[tuple[str, str, str]]:
        """What a part refers to inside the file: under which id, as what, and the name of that part."""
        folder, _, name = part.rpartition("/")
        for one in self.tree(join(folder, "_rels", f"{name}.rels")):
            if one.get("TargetMode") != "External":
                target = normpath(join("/", folder, one.get("Target", ""))).lstrip("/")
                yield one.get("Id", ""), one.get("Type", "").rpartition("/")[2], target

    def tree(self, name: str) -> Element:
        """The root of a part beside the text; without children if there is no such part."""
        try:
            return fromstring(self._read(name, LARGEST_BESIDE) or b"<nothing/>")
        except (ParseError, LookupError) as error:
            raise self._damaged(error, name) from None

    def blocks(self) -> Iterator[Element]:
        """The paragraphs, tables and other blocks of the text, one after the other; no more than one is held."""
        return self.elements(self.main, _BODY)

    def elements(self, part: str, depth: int) -> Iterator[Element]:
        """What stands in those elements of a part that lie `depth` deep (1 is its root), one after the other; no more
        than one is held."""
        parser: XMLPullParser[Element] = XMLPullParser(("start", "end"))
        at = count = inside = 0
        above: Element | None = None
        try:
            for event, found in chain.from_iterable(_fed(parser, self._chunks(part, LARGEST))):
                at += 1 if event == "start" else -1
                inside += event == "start"
                if event == "start" and at == depth:
                    above = found
                if inside > MOST_INSIDE or count > self._kind.most:
                    raise PlanError(f"has more {self._kind.blocks} than any plan", part, "check what it is")
                if event == "end" and at == depth and above is not None:
                    yield found
                    above.clear()
                    count, inside = count + 1, 0
        except (ParseError, LookupError) as error:
            raise self._damaged(error, part) from None

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
                    if b"\0" in chunk:  # in UTF-16 nobody would see what it declares
                        raise PlanError("is in another encoding than UTF-8", name, self._kind.saved)
                    if _DECLARED.search(tail + chunk):
                        what = f"declares entities, which no {self._kind.name} does"
                        raise PlanError(what, name, "check where it is from")
                    tail = chunk[-16:]
                    yield chunk
        except _FAULTS as error:
            raise self._damaged(error, name) from None

    def _damaged(self, error: Exception, part: str = "") -> PlanError:
        if "password" in str(error) or "encrypted" in str(error):
            return PlanError("has a password", part, "save it without one")
        fix = f"open it in {self._kind.program}, which may repair it, and save it again"
        return PlanError(f"is damaged: {str(error)[:120]}", part, fix)


_BODY = 2
"""How deep the blocks of a Word text lie: under the document and its body."""


def _foreign(raw: bytes, kind: Kind) -> PlanError:
    """What is wrong with a file that is no archive at all."""
    if raw.startswith(_PDF):
        return PlanError("is a PDF", fix="name it .pdf")
    if raw.startswith(_OLD):
        fix = f"open it in {kind.program} and save it as {kind.suffix} without one"
        return PlanError(f"is an old {kind.name}, or has a password", fix=fix)
    return PlanError(f"is no {kind.name}", fix=kind.saved)


def _fed(parser: "XMLPullParser[Element]", chunks: Iterator[bytes]) -> Iterator[Iterator[tuple[Any, ...]]]:
    for chunk in chunks:
        parser.feed(chunk)
        yield parser.read_events()
    parser.close()
    yield parser.read_events()
