"""Word documents (.docx) in: paragraphs, tables and automatic numbers as lines that the grammar of outlines reads."""

from functools import partial

import msgspec

from aiplan_revise.documents.fence import fenced
from aiplan_revise.documents.grammar.lines import Line, Lines, line_of, literal
from aiplan_revise.documents.outline import parsed
from aiplan_revise.documents.package import Package
from aiplan_revise.documents.reading import AS_IT_IS, NO_BODIES, Imported, Reading, Side
from aiplan_revise.documents.text import tidy
from aiplan_revise.documents.word.paragraphs import Paragraph, Text
from aiplan_revise.errors import PlanError
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Finding

__all__ = ["read_word"]


class _Read(msgspec.Struct):
    """What the child process hands over: the paragraphs, and what was left out of each kind."""

    paragraphs: list[Paragraph]
    left_out: dict[str, int]


def read_word(raw: bytes, reading: Reading = AS_IT_IS, registry: Registry = NO_BODIES) -> Imported:
    """The edition in a Word file; of one with tracked changes, the text of Reading.side. The lines of findings are
    paragraphs, each row of a table counting for one. PlanError where the file cannot be read."""
    found = msgspec.msgpack.decode(fenced(partial(_read, raw, reading.side)), type=_Read)
    if not found.paragraphs:
        raise PlanError("the file is empty", fix="a plan has chapters, sections and initiatives")
    text, remarks = tidy("\n".join(_flat(one) for one in found.paragraphs))
    lines = Lines(findings=[_left_out(what, count) for what, count in found.left_out.items() if count])
    for number, (one, words) in enumerate(zip(found.paragraphs, text.split("\n"), strict=True), 1):
        lines.lines += _lines(number, one, words)
    return parsed(lines, text.replace(_BREAK, "\n").replace(_CELL, " "), reading, registry, remarks)


def _read(raw: bytes, side: Side) -> bytes:
    text = Text(Package(raw), side)
    return msgspec.msgpack.encode(_Read(list(text.paragraphs()), dict(text.left_out)))


_BREAK, _CELL = "\ufdd0", "\ufdd1"
"""Noncharacters that stand for a line break and for the border of two cells while the words are put right."""


def _flat(of: Paragraph) -> str:
    words = _CELL.join(of.cells) if of.cells else of.words.replace("\n", _BREAK)
    return " ".join(words.splitlines())


def _lines(number: int, of: Paragraph, words: str) -> list[Line]:
    if of.cells:
        return [line_of(number, "| " + words.replace("|", literal("|")).replace(_CELL, " | ") + " |", row=True)]
    made: list[Line] = []
    for part in words.split(_BREAK):
        label = f"{of.number.text} " if of.number.text and not made else ""
        line = line_of(number, label + part)
        if made and not line.marks:
            made[-1].broken, line.after_blank = True, False
        made.append(line)
    made[0].heading, made[0].bullet = of.heading, made[0].bullet or "-" * of.number.bullet
    return made


def _left_out(what: str, count: int) -> Finding:
    return Finding("left-out", "note", f"{count} {what} were not imported")
