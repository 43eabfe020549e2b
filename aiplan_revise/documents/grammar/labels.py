"""What a document that counts its lists itself says in front of a paragraph: the number as printed, or a dot; the list,
and how deep in it the paragraph stands. Such numbers need no neighbours to be believed, and nest as the lists do."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from aiplan_revise.documents.grammar.lines import Line, line_of
from aiplan_revise.documents.grammar.marks import Mark, readings

OF_LISTS = "\nlist"
"""Behind the style of a number of paragraphs beside headings that are numbered in the same style."""


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
    """Gives the numbers that a list has on several levels a style for each level, so that 1. nests in 1. as the list
    says. A deeper list that does not begin with the first number, as b. inside of a., is only set further in: it keeps
    the style. Worded marks have their own order."""
    alike: dict[str, list[Line]] = {}
    for line in lines:
        if line.marks and line.marks[0].counted and line.marks[0].rank is None:
            alike.setdefault(line.marks[0].style, []).append(line)
    for family in alike.values():
        _tell_apart(family)


def _tell_apart(family: Iterable[Line]) -> None:
    last: dict[int, Line] = {}
    for line in family:
        mark, level = line.marks[0], line.level
        last = {at: above for at, above in last.items() if at <= level}
        nests = any(at < level and above.series == line.series for at, above in last.items())
        before = [at for at, above in last.items() if above.marks[0].ordinal == mark.ordinal - 1]
        if before:
            mark = mark._replace(style=last[max(before)].marks[0].style)
            last[max(before)] = line
        elif mark.ordinal == 1 and nests:
            mark = mark._replace(style=f"{mark.style}\n{level}")
        line.marks = (mark,)
        last[level] = line


def beside_headings(lines: Iterable[Line]) -> None:
    """Gives a list of paragraphs its own style where headings above are numbered in the same one: 1. of a list inside
    of the section 2., whose number goes on below it."""
    headed: set[str] = set()
    last: dict[str, int] = {}
    for line in lines:
        mark = line.marks[0] if line.marks else None
        if not mark or mark.rank is not None:
            continue
        if line.heading:
            headed.add(mark.style)
            last.pop(mark.style, None)
        elif mark.style in headed and mark.ordinal in (1, last.get(mark.style, -1) + 1):
            last[mark.style] = mark.ordinal
            line.marks = (mark._replace(style=f"{mark.style}{OF_LISTS}"), *line.marks[1:])
