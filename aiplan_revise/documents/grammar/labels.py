"""What a document that counts its lists itself says in front of a paragraph: the number as printed, or a dot; the list,
and how deep in it the paragraph stands. Such numbers need no neighbours to be believed, and nest as the lists do."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from aiplan_revise.documents.grammar.lines import Line, line_of
from aiplan_revise.documents.grammar.marks import Mark, readings


class Label(NamedTuple):
    """What is printed in front of a paragraph: `text`, or a dot. `series` names the list, `level` says how deep in it
    the paragraph stands (from 1), `first` is what the first one of its level bears."""

    text: str = ""
    bullet: bool = False
    series: str = ""
    level: int = 0
    first: str = ""


def lines_of(number: int, parts: Sequence[str], label: Label, heading: int = 0) -> list[Line]:
    """A paragraph of a document without markup behind its label, in the parts in which it was broken by hand."""
    made: list[Line] = []
    for part in parts:
        line = line_of(number, f"{label.text} {part}" if label.text and not made else part)
        if made and not line.marks:
            made[-1].broken, line.after_blank = True, False
        made.append(line)
    head = made[0]
    head.heading, head.bullet = heading, head.bullet or "-" * label.bullet
    head.series, head.level = label.series, label.level
    head.marks = _counted(head.marks, label.first) if label.text else head.marks
    return made


def _counted(marks: Sequence[Mark], first: str) -> tuple[Mark, ...]:
    """The reading of a number that is counted: i. is a letter where the first one is a., and a figure where it is i."""
    styles = {mark.style for mark in readings(f"{first} x") if mark.ordinal == 1}
    known = (one._replace(plain=True, bare="", counted=True) for one in marks if one.style in styles)
    return tuple(known)[:1] or tuple(marks)


def told_apart(lines: Iterable[Line]) -> None:
    """Gives the marks that a list has on several levels a style for each level, so that 1. nests in 1. as it is said to
    do. Worded marks have their own order."""
    levels: dict[tuple[str, str], set[int]] = {}
    listed = [line for line in lines if line.level and line.marks and line.marks[0].rank is None]
    for line in listed:
        for mark in line.marks:
            levels.setdefault((line.series, mark.style), set()).add(line.level)
    shared = {style for (_, style), found in levels.items() if len(found) > 1}
    outer = {style: min(min(found) for (_, one), found in levels.items() if one == style) for style in shared}
    for line in listed:
        line.marks = tuple(
            one._replace(style=f"{one.style}\n{line.level}") if line.level > outer.get(one.style, line.level) else one
            for one in line.marks
        )
