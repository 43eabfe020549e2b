"""Comparison tables (新旧対照表) in: a table whose columns are headed as the text before and after a change holds two
texts, row by row. What stands there for words that are not shown is no text, nor is what only says where words moved.

A reader of Word files, web pages, PDF or workbooks hands over the rows and cells of its tables and the paragraphs
around them, and gets the paragraphs of one text; all that is judged is judged here.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

from aiplan_revise.documents.grammar.lines import ended
from aiplan_revise.documents.grammar.marks import narrow, readings
from aiplan_revise.documents.grammar.tree import LONGEST_TITLE
from aiplan_revise.documents.reading import Side
from aiplan_revise.documents.standings import compared_title, head_side, not_shown, sides, standing
from aiplan_revise.model.patterns import compiled

__all__ = [
    "Part",
    "Row",
    "Shown",
    "Words",
    "compared",
    "compared_title",
    "head_side",
    "heads",
    "not_shown",
    "shown",
    "sides",
]

T = TypeVar("T")
_HEAD_ROWS = 3
"""Rows at the top of a table among which its heading is looked for."""
_TAIL = compiled(r"[ \u3000]*[（(\[［](?:以下)?(?:略|省略|omitted|not shown)[)）\]］]$", re.I)
_INSIDE = compiled(r"[（(](?:[前中後]?略|omitted)[)）]", re.I)
_REMARK = compiled(r"\s*[（(※*＊注]")
_SHORT = 8
"""Signs that a cell may have which holds the number of the words in the cell beside it."""
_SHOWN = 40
"""Signs of a text that are told, of which a part is left out."""


class Words(NamedTuple, Generic[T]):
    """A paragraph: `of` is what the reader made of it, `label` the number that is counted in front of its `words`.
    `aside`: it is known to be no text of the plan, but a note in its cell, or quoted from another place."""

    of: T
    words: str
    label: str = ""
    aside: bool = False

    @property
    def said(self) -> str:
        """The words with the number in front."""
        return f"{self.label} {self.words}" if self.label else self.words


class Part(NamedTuple, Generic[T]):
    """A cell: the columns that it takes, from the first up to the one behind it, and the paragraphs in it."""

    start: int
    end: int
    inside: tuple[Words[T], ...]


class Row(NamedTuple, Generic[T]):
    """A row of a table: the number of the table, and its cells."""

    table: int
    parts: tuple[Part[T], ...]


class Columns(NamedTuple):
    """The columns of the old and of the new text in a table, as ranges, and how many it has."""

    old: tuple[int, int]
    new: tuple[int, int]
    width: int


class Shown(NamedTuple, Generic[T]):
    """One text of a comparison table: its title, if any, and that of the text beside it, its paragraphs, what of it the
    table says is left out (each with the paragraph that says so). `around` are the paragraphs and rows that are in no
    comparison table, `beside` the remarks beside the two texts, `asides` the notes in cells with what these quote."""

    title: list[Words[T]]
    other: list[Words[T]]
    text: list[Words[T]]
    hidden: list[Words[T]]
    around: list[T]
    beside: list[T]
    asides: list[T]

    def hide(self, one: Words[T], words: str = "") -> None:
        """Notes that a paragraph leaves out text."""
        self.hidden.append(one._replace(words=words or one.said.strip(), label=""))

    def left_out(self) -> dict[str, int]:
        """How many paragraphs are no part of the text, by what they are."""
        return {
            "paragraphs around a comparison table": len(self.around),
            "remarks beside its texts": len(self.beside),
            "notes in its cells, with what they quote,": len(self.asides),
        }


Found = Sequence[Words[T] | Row[T]]
"""A document: paragraphs, and rows of tables."""


# ---------------------------------------------------------------- which columns hold which text


def compared(found: Found[T], *, meant: bool = False) -> dict[int, Columns]:
    """The comparison tables of a document by their numbers; empty unless most of its words stand in them, or they alone
    can be `meant`. One without a heading goes on from the one before it, of as many columns."""
    rows: dict[int, list[Row[T]]] = {}
    for one in found:
        if isinstance(one, Row):
            rows.setdefault(one.table, []).append(one)
    tables: dict[int, Columns] = {}
    last: Columns | None = None
    for number, listed in rows.items():
        headed = next(filter(None, (heads(row.parts) for row in listed[:_HEAD_ROWS])), None)
        goes_on = last and listed[0].parts and listed[0].parts[-1].end == last.width
        last = headed or (last if goes_on else None)
        tables |= {number: last} if last else {}
    inside = sum(map(_size, (one for one in found if isinstance(one, Row) and one.table in tables)))
    return tables if meant or 2 * inside > sum(map(_size, found)) else {}


def _size(of: Words[T] | Row[T]) -> int:
    inside = (one for part in of.parts for one in part.inside) if isinstance(of, Row) else (of,)
    return sum(len(one.words) for one in inside if not one.aside)


def heads(parts: Sequence[Part[T]]) -> Columns | None:
    """The columns of a table, if these cells head one that compares."""
    named = [(head_side("\n".join(one.words for one in part.inside)), part) for part in parts]
    if sorted(side for side, _ in named if side) != ["new", "old"]:
        return None
    old, new = (next((part.start, part.end) for side, part in named if side == which) for which in ("old", "new"))
    return Columns(old, new, parts[-1].end)


# ---------------------------------------------------------------- the text of a side


def shown(found: Found[T], tables: dict[int, Columns], side: Side) -> Shown[T]:
    """The text of a side in the comparison tables of a document."""
    made: Shown[T] = Shown([], [], [], [], [], [], [])
    for one in found:
        if isinstance(one, Row) and one.table in tables:
            _take(one, tables[one.table], side, made)
        elif isinstance(one, Row):
            made.around.extend(part.inside[0].of for part in one.parts[:1] if part.inside)
        elif one.words.strip():
            title = "" if made.title or made.text or made.around or not _may_be_title(one) else one.words
            name = compared_title(title)
            made.title.extend([one._replace(words=name)] if name else [])
            made.around.extend([] if title else [one.of])
    return made


def _take(row: Row[T], columns: Columns, side: Side, made: Shown[T]) -> None:
    mine, other = (columns.old, columns.new) if side == "old" else (columns.new, columns.old)
    if heads(row.parts):
        if not made.text:
            made.title[:] = _entitled(_below_head(row, mine)) or made.title
            made.other[:] = _entitled(_below_head(row, other))
        return
    cell, beside = _cell(row, mine), _cell(row, other)
    if _are_titles(cell, beside, made):
        made.asides.append(cell[0].of)
    else:
        made.text.extend(_text(cell, beside, made))
    made.beside.extend(part.inside[0].of for part in row.parts if _beside(part, columns))


def _are_titles(cell: Sequence[Words[T]], beside: Sequence[Words[T]], made: Shown[T]) -> bool:
    """Whether the first row holds the titles of both texts once more, as it does where they differ."""
    if made.text or made.asides or made.hidden or len(cell) != 1 or len(beside) != 1:
        return False
    mine, other = cell[0].words, beside[0].words
    known = [one.words for one in made.other] or [other] * (standing(other) == "text")
    return [mine] == [one.words for one in made.title] and [other] == known and mine != other


def _below_head(row: Row[T], columns: tuple[int, int]) -> list[Words[T]]:
    """What stands below the heading of a column."""
    lines = [line for one in _cell(row, columns) for line in _lines(one)]
    return lines[1:] if lines and head_side(lines[0].words) else []


def _entitled(below: Sequence[Words[T]]) -> list[Words[T]]:
    """What stands below the heading of a column as the title of the text in it, unless that is a remark."""
    fits = len(below) == 1 and not _REMARK.match(below[0].words) and _may_be_title(below[0])
    return list(below) if fits else []


def _may_be_title(one: Words[T]) -> bool:
    return len(one.words) <= LONGEST_TITLE and (not ended(one.words) or bool(_INITIAL.search(one.words)))


_INITIAL = compiled(r"(?<![^\s.])\w\.$|[?？:：]$")
"""A dot that ends no sentence, behind a single letter or figure: a Plan for A.I.; and what titles may end with."""


def _beside(part: Part[T], columns: Columns) -> bool:
    """Whether a cell stands beside both texts and holds words."""
    is_text = any(_within(part, one) for one in (columns.old, columns.new))
    return not is_text and any(one.words.strip() for one in part.inside)


def _within(part: Part[T], columns: tuple[int, int]) -> bool:
    return part.start < columns[1] and part.end > columns[0]


def _cell(row: Row[T], columns: tuple[int, int]) -> tuple[Words[T], ...]:
    """The paragraphs of a row in these columns; a number in a cell of its own stands in front of what is beside it."""
    parts = [part.inside for part in row.parts if _within(part, columns) and part.inside]
    if len(parts) > 1 and len(parts[0]) == 1 and len(parts[0][0].words) <= _SHORT:
        first = parts[1][0]
        parts[:2] = [(first._replace(words=f"{parts[0][0].said} {first.words}"), *parts[1][1:])]
    return tuple(one for inside in parts for one in inside if one.said.strip())


def _lines(of: Words[T]) -> list[Words[T]]:
    """The lines of a paragraph, one by one, without those that are empty."""
    first, *rest = (line.strip(" \u3000") for line in of.words.split("\n"))
    lines = [of._replace(words=first), *(of._replace(words=line, label="") for line in rest)]
    return [line for line in lines if line.said.strip()]


def _apart(of: Words[T]) -> list[Words[T]]:
    """A paragraph, in its lines if one of them is no text."""
    lines = _lines(of) if "\n" in of.words else [of]
    return [of] if of.aside or all(standing(line.said) == "text" for line in lines) else lines


def _text(cell: Sequence[Words[T]], beside: Sequence[Words[T]], made: Shown[T]) -> Iterator[Words[T]]:
    """The paragraphs of a cell that are text, `beside` being those of the other text; what is not shown is noted."""
    mine = _own([line for one in cell for line in _apart(one)], made.asides)
    other = _own([line for one in beside for line in _apart(one)], [])
    taken = (text for at, _ in enumerate(mine) for text in _meant(at, mine, other, made))
    for _, lines in groupby(taken, key=lambda one: id(one.of)):
        yield _one(list(lines))


def _one(lines: Sequence[Words[T]]) -> Words[T]:
    """The lines of one paragraph together again."""
    return lines[0]._replace(words="\n".join(line.words for line in lines)) if len(lines) > 1 else lines[0]


def _own(lines: Sequence[Words[T]], asides: list[T]) -> list[Words[T]]:
    """What stands in a cell, without notes where words moved and what is quoted below these from other places."""
    made: list[Words[T]] = []
    quoted = False
    for one in lines:
        stands = standing(one.said)
        quoted = stands == "origin" or (quoted and stands != "note")
        if one.aside or quoted or stands == "note":
            asides.append(one.of)
        else:
            made.append(one)
    return made


def _meant(at: int, mine: Sequence[Words[T]], other: Sequence[Words[T]], made: Shown[T]) -> Iterator[Words[T]]:
    """What a paragraph of a cell stands for."""
    one = mine[at]
    stands = standing(one.said)
    if stands == "same":
        same = _counterparts(at, mine, other)
        yield from (text for n, _ in enumerate(same) for text in _meant(n, same, (), made))
        if not same:
            made.hide(one)
    elif stands == "omitted":
        made.hide(one)
        mark = next(iter(readings(one.said.strip())), None)
        if mark and mark.rank is not None:
            yield one  # what stands under a chapter needs it, whatever its title is
    elif stands == "text":
        tail = _TAIL.search(one.words[-_SHOWN:].rstrip())
        if tail or _INSIDE.search(one.said):
            made.hide(one, one.said.strip()[:_SHOWN])
        yield one._replace(words=one.words.rstrip()[: -len(tail[0])]) if tail else one


def _counterparts(at: int, mine: Sequence[Words[T]], other: Sequence[Words[T]]) -> Sequence[Words[T]]:
    """What a paragraph that says "as on the other side" stands for: all that is there, if it says nothing else; or what
    has its number, or its place, there."""
    if len(mine) == 1:
        return other
    mark = _marked(mine[at])
    alike = [one for one in other if mark and _marked(one) == mark]
    return alike if alike else other[at : at + 1] if len(mine) == len(other) else ()


def _marked(of: Words[T]) -> str:
    words = of.said.strip()
    return next((narrow(words[: mark.end]).strip() for mark in readings(words)), "")
