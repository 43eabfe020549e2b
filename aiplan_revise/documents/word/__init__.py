"""Word documents (.docx) in: paragraphs, tables and automatic numbers as lines that the grammar of outlines reads."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

import msgspec

from aiplan_revise.documents.fence import fenced
from aiplan_revise.documents.grammar.labels import lines_of
from aiplan_revise.documents.grammar.lines import Line, Lines, row_of
from aiplan_revise.documents.grammar.looks import struck_out
from aiplan_revise.documents.kept import head_language
from aiplan_revise.documents.markdown import parse
from aiplan_revise.documents.outline import parsed
from aiplan_revise.documents.package import Package
from aiplan_revise.documents.reading import AS_IT_IS, NO_BODIES, Imported, Reading, Side, language
from aiplan_revise.documents.sides import not_shown
from aiplan_revise.documents.text import tidy
from aiplan_revise.documents.word.comparison import shown
from aiplan_revise.documents.word.edges import edges
from aiplan_revise.documents.word.keeping import NOTICE, Kept, read_kept, said_id
from aiplan_revise.documents.word.own import Own, contradicted, fitting, own
from aiplan_revise.documents.word.paragraphs import Paragraph, Text
from aiplan_revise.errors import PlanError
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Edition, Finding

__all__ = ["Edited", "read_edited", "read_word"]


class _Read(msgspec.Struct):
    """What the child process hands over: the paragraphs, what was left out of each kind, what a comparison table
    does not show, what is struck out at the end, how many signs nobody can read, how many marks of tracked changes the
    comparison table holds, what the file keeps, and what its headers and footers say."""

    paragraphs: list[Paragraph]
    left_out: dict[str, int]
    hidden: list[str]
    struck: list[str]
    unread: int
    tracked: int
    keeps: list[Kept]
    edges: list[str] = []


class Edited(NamedTuple):
    """A Word file of ours: the edition as it was written, and what it holds now."""

    written: Edition
    found: Imported


def read_word(raw: bytes, reading: Reading = AS_IT_IS, registry: Registry = NO_BODIES) -> Imported:
    """The edition in a Word file; of one with tracked changes, the text of Reading.side. The lines of findings are
    paragraphs, each row of a table counting for one. PlanError where the file cannot be read.

    A file that `to_word` wrote gives back its edition, with what a person changed in the words since."""
    found = _heard(raw, reading)
    return _own(found, reading, registry) if found.keeps else _foreign(found, reading, registry)


def read_edited(raw: bytes, reading: Reading = AS_IT_IS, registry: Registry = NO_BODIES) -> Edited:
    """A Word file that `to_word` wrote and somebody edited. PlanError where it keeps no edition."""
    found = _heard(raw, reading)
    if not found.keeps:
        fix = "export the draft anew and edit that file, or take what was changed over by hand"
        raise PlanError("does not keep the edition that it was written from", fix=fix)
    written = fitting(found.paragraphs, found.keeps, reading.side)[0].markdown
    return Edited(parse(written, reading, registry).edition, _own(found, reading, registry))


def _heard(raw: bytes, reading: Reading) -> _Read:
    found = msgspec.msgpack.decode(fenced(partial(_read, raw, reading.side)), type=_Read)
    if not found.keeps and not any(one.words.strip() or one.cells for one in found.paragraphs):
        raise PlanError("the file is empty", fix="a plan has chapters, sections and initiatives")
    return found


def _own(found: _Read, reading: Reading, registry: Registry) -> Imported:
    keeps = fitting(found.paragraphs, found.keeps, reading.side)
    read = own(found.paragraphs, keeps)
    imported = _of(read, found, reading, registry)
    lang = language("", head_language(keeps[0].head) or "en")
    belied = sorted(contradicted(read, imported.edition, registry, lang))
    if not belied:
        return imported
    imported = _of(own(found.paragraphs, keeps, belied), found, reading, registry)
    return msgspec.structs.replace(imported, findings=(*map(_belied, belied), *imported.findings))


def _of(made: Own, found: _Read, reading: Reading, registry: Registry) -> Imported:
    made.lines.findings += _remarked(found, found.paragraphs, reading.side)
    return parsed(made.lines, made.text, reading, registry, made.remarks)


def _belied(key: str) -> Finding:
    message = "the file keeps other words of this provision than it shows; those that it shows were taken"
    return Finding("kept-differs", "warning", message, key, fix="see who had the file in hand")


def _foreign(found: _Read, reading: Reading, registry: Registry) -> Imported:
    shown = [one for one in found.paragraphs if one.words.strip() or one.cells]
    shown = [one for one in shown if not any(key.startswith(NOTICE) for key in one.keys)]
    text, remarks = tidy("\n".join(_flat(one) for one in shown))
    lines = Lines(findings=[*_remarked(found, shown, reading.side), *_at_edges(found.edges)])
    taken: set[str] = set()
    for number, (one, words) in enumerate(zip(shown, text.split("\n"), strict=True), 1):
        lines.lines += _lines(number, one, words)
        keys = [key for key in map(said_id, one.keys) if key and key not in taken]
        lines.lines[-1].key = keys[0] if keys else ""
        taken |= set(keys[:1])
    if taken:
        lines.findings.append(_LOST)
    return parsed(lines, text.replace(_BREAK, "\n").replace(_CELL, " "), reading, registry, remarks)


_LOST = Finding(
    "kept-lost",
    "warning",
    "the file was written by aiplan and has lost what it kept beside its words (the other language, roles, metadata); "
    "ids come from its bookmarks, the rest from its words",
    fix="edit it in a program that keeps it, as Word and LibreOffice do",
)


def _read(raw: bytes, side: Side) -> bytes:
    package = Package(raw)
    text = Text(package, side)
    paragraphs = list(text.paragraphs())
    found = shown(paragraphs, side, tracked=bool(text.tracked))
    keeps = [kept for part in package.beside("customXml") if (kept := read_kept(part))]
    left_out = dict(text.left_out) | found.left_out
    tracked = text.tracked if found.compared else 0
    words = [one.untabbed for one in found.paragraphs] if keeps else found.paragraphs
    read = _Read(words, left_out, found.hidden, text.struck, text.unread, tracked, keeps, edges(package))
    return msgspec.msgpack.encode(read)


_SHOWN, _FEW = 60, 5
"""Signs of a header that are shown, and headers of which they are."""
_BREAK, _CELL = "\ufdd0", "\ufdd1"
"""Noncharacters that stand for a line break and for the border of two cells while the words are put right."""


def _flat(of: Paragraph) -> str:
    words = _CELL.join(of.cells) if of.cells else of.words.replace("\n", _BREAK)
    return " ".join(words.splitlines())


def _lines(number: int, of: Paragraph, words: str) -> list[Line]:
    if of.cells:
        return [row_of(number, words.split(_CELL), of.table)]
    lines = lines_of(number, words.split(_BREAK), of.number, of.heading)
    lines[-1].apart = lines[-1].text if of.right else lines[-1].apart
    return lines


def _remarked(found: _Read, shown: Sequence[Paragraph], side: Side) -> list[Finding]:
    """What is to be remarked on a file; the lines are the numbers of the paragraphs that are shown."""
    told = [_left_out(what, count) for what, count in found.left_out.items() if count]
    told += [not_shown(found.hidden)] * bool(found.hidden)
    told += [struck_out(one.struck, at) for at, one in enumerate(shown, 1) if one.struck]
    told += [struck_out(" ".join(found.struck), 0)] * bool(found.struck)
    told += [_tracked_too(found.tracked, side)] * bool(found.tracked)
    return told + [_unread(found.unread)] * bool(found.unread)


def _at_edges(said: Sequence[str]) -> Iterator[Finding]:
    if said:
        count = f"{len(said)} header or footer was" if len(said) == 1 else f"{len(said)} headers and footers were"
        shown = ", ".join(f"“{words[:_SHOWN]}”" for words in said[:_FEW])
        more = f" and {len(said) - _FEW} more" if len(said) > _FEW else ""
        yield Finding("left-out", "note", f"{count} not imported: {shown}{more}")


def _tracked_too(count: int, side: Side) -> Finding:
    taken = "rejected" if side == "old" else "accepted"
    message = f"the comparison table holds {count} marks of tracked changes itself; in this text they were {taken}"
    fix = "accept or reject them in Word first if that is not what is meant"
    return Finding("tracked-in-table", "warning", message, fix=fix)


def _unread(count: int) -> Finding:
    message = f"{count} signs of symbol fonts cannot be read here; � stands for them"
    return Finding("unreadable-signs", "warning", message, fix="put signs of Unicode in their place")


def _left_out(what: str, count: int) -> Finding:
    return Finding("left-out", "note", f"{count} {what} were not imported")
