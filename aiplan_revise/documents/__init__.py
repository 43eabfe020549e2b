"""Plan documents in and out: outlines in Markdown or plain text by their numbers, tables, and Markdown back."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from aiplan_revise.documents.grammar.ids import edition_slug
from aiplan_revise.documents.reading import AS_IT_IS, NO_BODIES, Imported, Reading
from aiplan_revise.documents.rows import to_csv
from aiplan_revise.documents.table import read_table
from aiplan_revise.documents.text import LARGEST, decode
from aiplan_revise.errors import PlanError
from aiplan_revise.model import codec
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Edition, Source
from aiplan_revise.model.integrity import edition_id

if TYPE_CHECKING:
    from aiplan_revise.documents.markdown import parse, to_markdown, written_in

__all__ = ["Imported", "Reading", "decode", "parse", "read", "read_table", "to_csv", "to_markdown", "written_in"]

_OF_OUTLINES = "parse", "to_markdown", "written_in"
_TABLES = (".csv", ".tsv")
_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".xltx")
"""Suffixes of workbooks; of all but the first the reader says what to do."""


def __getattr__(name: str) -> object:
    """What reads and writes outlines, which takes 20 ms to load and no table needs."""
    if name not in _OF_OUTLINES:
        raise AttributeError(name)
    from aiplan_revise.documents import markdown

    return getattr(markdown, name)


def read(path: Path, reading: Reading = AS_IT_IS, registry: Registry = NO_BODIES) -> Imported:
    """The edition in a file: .json (an edition, or a table as a list of records), .csv and .tsv (a table), .docx, .pdf,
    .html (outlines), .xlsx (a workbook: an edition of ours, or a table), anything else a text or Markdown. Without
    Reading.id the edition is named after its file. A PlanError names the file."""
    try:
        raw = _bytes(path)
        if path.suffix.lower() == ".json" and not raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
            return Imported(_renamed(_decoded(raw), reading))
        if path.suffix.lower() == ".docx":
            from aiplan_revise.documents.word import read_word  # takes 20 ms to load

            found = read_word(raw, _named(reading, path), registry)
        elif path.suffix.lower() in _WORKBOOKS:
            from aiplan_revise.documents.workbook.reading import read_workbook

            found = read_workbook(raw, _named(reading, path), registry)
        elif path.suffix.lower() == ".pdf":
            from aiplan_revise.documents.pdf import read_pdf

            found = read_pdf(raw, _named(reading, path), registry)
        elif path.suffix.lower() in (".html", ".htm", ".xhtml"):
            from aiplan_revise.documents.html import read_html

            found = read_html(raw, _named(reading, path), registry)
        elif path.suffix.lower() in (".json", *_TABLES):
            found = read_table(raw, _named(reading, path), registry, path.suffix.lower())
        else:
            from aiplan_revise.documents.markdown import parse

            text, remarks = decode(raw)
            found = parse(text, _named(reading, path), registry)
            found = msgspec.structs.replace(found, findings=(*remarks, *found.findings))
        return _sourced(found, path, raw)
    except PlanError as error:
        raise error.at(str(path)) from None


def _decoded(raw: bytes) -> Edition:
    try:
        return codec.decode(raw, Edition)
    except PlanError as error:
        if error.fix or b'"about"' in raw:
            raise
        fix = "an edition has about, outline and provisions; a table is a list of records: hand over [{…}, {…}] alone"
        raise PlanError(error.what, error.where, fix) from None


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise PlanError(f"the file is larger than {LARGEST // 2**20} MB", fix="plans are smaller: check what it is")
        return path.read_bytes()
    except OSError as error:
        raise PlanError(f"cannot be read: {error.strerror}", fix="check the path") from None


def _named(reading: Reading, path: Path) -> Reading:
    """The reading with an id for documents that bring none along."""
    name = f"{path.stem}-{reading.side}" if reading.side else path.stem
    return reading if reading.id else msgspec.structs.replace(reading, fallback=edition_slug(name))


def _renamed(stored: Edition, reading: Reading) -> Edition:
    key, follows = reading.id or stored.about.id, reading.follows or stored.about.follows
    about = msgspec.structs.replace(stored.about, id=edition_id(key), follows=follows)
    return msgspec.structs.replace(stored, about=about)


def _sourced(found: Imported, path: Path, raw: bytes) -> Imported:
    """The edition with its file as its source, unless it names its sources itself."""
    about = found.edition.about
    if about.sources:
        return found
    source = Source(path.name, sha256=hashlib.sha256(raw).hexdigest())
    made = msgspec.structs.replace(found.edition, about=msgspec.structs.replace(about, sources=(source,)))
    return msgspec.structs.replace(found, edition=made)
