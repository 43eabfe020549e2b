"""Comparison tables (新旧対照表) in: a table whose columns are headed as the text before and after a change holds two
texts, row by row. What stands there for words that are not shown is no text: （新設）, （削る）, （略）, （同左）.

There is no normative form. The headings and marks are those that ministries and municipalities use, in any width, with
blanks between their signs (改　正　後) and a remark in brackets behind them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from aiplan_revise.documents.grammar.lines import ended
from aiplan_revise.documents.grammar.marks import narrow, readings
from aiplan_revise.documents.grammar.tree import LONGEST_TITLE
from aiplan_revise.documents.reading import Side
from aiplan_revise.documents.sides import compared_title, head_side, standing
from aiplan_revise.documents.word.paragraphs import Paragraph, Part, Row, plainly
from aiplan_revise.errors import PlanError

_HEAD_ROWS = 3
"""Rows at the top of a table among which its heading is looked for."""


_TAIL = re.compile(r"[ \u3000]*[（(\[［](?:以下)?(?:略|省略|omitted|not shown)[)）\]］]$", re.I)
_INSIDE = re.compile(r"[（(](?:[前中後]?略|omitted)[)）]", re.I)
_SHORT = 8
"""Signs that a cell may have which holds the number of the words in the cell beside it."""
_SHOWN = 40
"""Signs of a text that are told, of which a part is left out."""


class Columns(NamedTuple):
    """The columns of the old and of the new text in a table, as ranges, and how many it has."""

    old: tuple[int, int]
    new: tuple[int, int]
    width: int


class Shown(NamedTuple):
    """What a Word file says: its paragraphs, what of the text a comparison table leaves out, and how many paragraphs
    around it, and remarks beside it, are no part of the text."""

    paragraphs: list[Paragraph]
    hidden: list[str]
    around: int = 0
    remarks: int = 0


def shown(found: Sequence[Paragraph | Row], side: Side) -> Shown:
    """The paragraphs of a Word file; of one that is a comparison table for the most part, those of a side. PlanError
    where no side was named."""
    tables = dict(_tables(found))
    paired = [one for one in found if isinstance(one, Row) and one.table in tables]
    if 2 * _size(paired) <= _size(found):
        plain = map(plainly, found)
        return Shown([one for one in plain if one.words.strip() or one.keys or any(one.cells)], [])
    if not side:
        fix = "name the text that you mean: FILE.docx@old or FILE.docx@new"
        raise PlanError("is a comparison table of two texts", fix=fix)
    return _sided(found, tables, side)


def _size(of: Iterable[Paragraph | Row]) -> int:
    return sum(len("".join((one.words, *one.cells))) for one in map(plainly, of))


# ---------------------------------------------------------------- which columns hold which text


def _tables(found: Sequence[Paragraph | Row]) -> Iterator[tuple[int, Columns]]:
    """The comparison tables by their numbers. One without a heading goes on from the one before it, of as many
    columns."""
    rows: dict[int, list[Row]] = {}
    for one in found:
        if isinstance(one, Row):
            rows.setdefault(one.table, []).append(one)
    last: Columns | None = None
    for number, listed in rows.items():
        headed = next(filter(None, map(_columns, listed[:_HEAD_ROWS])), None)
        goes_on = last and listed[0].parts and listed[0].parts[-1].end == last.width
        last = headed or (last if goes_on else None)
        if last:
            yield number, last


def _columns(row: Row) -> Columns | None:
    """The columns of a table, if this row heads one that compares."""
    heads = {part: head_side("\n".join(one.words for one in part.inside)) for part in row.parts}
    sides = {side: part for part, side in heads.items() if side}
    if sorted(filter(None, heads.values())) != ["new", "old"]:
        return None
    old, new = ((sides[side].start, sides[side].end) for side in ("old", "new"))
    return Columns(old, new, row.parts[-1].end)


# ---------------------------------------------------------------- the text of a side


def _sided(found: Sequence[Paragraph | Row], tables: dict[int, Columns], side: Side) -> Shown:
    made = Shown([], [])
    around = remarks = 0
    for one in found:
        if isinstance(one, Row) and one.table in tables:
            columns = tables[one.table]
            mine, other = (columns.old, columns.new) if side == "old" else (columns.new, columns.old)
            if _columns(one):
                _entitle(made.paragraphs, _cell(one, mine)[1:])
            else:
                text = list(_text(_cell(one, mine), _cell(one, other), made.hidden))
                is_title = len(text) == 1 and made.paragraphs and text[0].words == made.paragraphs[0].words
                made.paragraphs.extend([] if is_title and len(made.paragraphs) == 1 else text)
                remarks += any(_beside(part, columns) for part in one.parts)
        elif (words := plainly(one).words.strip()) and (made.paragraphs or around or not _may_be_title(words)):
            around += 1
        elif words and (title := compared_title(words)):
            made.paragraphs.append(Paragraph(title, heading=1))
    return made._replace(around=around, remarks=remarks)


def _entitle(text: list[Paragraph], below: Sequence[Paragraph]) -> None:
    """Takes what stands below the heading of a column for the title of the text in it, unless that is a remark."""
    if len(below) == 1 and not _REMARK.match(below[0].words) and _may_be_title(below[0].words):
        title = Paragraph(below[0].words, heading=1)
        if not text:
            text.append(title)
        elif len(text) == 1 and text[0].heading == 1:
            text[0] = title


_REMARK = re.compile(r"\s*[（(※*＊注]")


def _may_be_title(words: str) -> bool:
    return len(words) <= LONGEST_TITLE and not ended(words)


def _beside(part: Part, columns: Columns) -> bool:
    """Whether a cell stands beside both texts and holds words."""
    is_text = any(_within(part, one) for one in (columns.old, columns.new))
    return not is_text and any(one.words.strip() for one in part.inside)


def _within(part: Part, columns: tuple[int, int]) -> bool:
    return part.start < columns[1] and part.end > columns[0]


def _cell(row: Row, columns: tuple[int, int]) -> tuple[Paragraph, ...]:
    """The paragraphs of a row in these columns; a number in a cell of its own stands in front of what is beside it."""
    parts = [part.inside for part in row.parts if _within(part, columns) and part.inside]
    if len(parts) > 1 and len(parts[0]) == 1 and len(parts[0][0].words) <= _SHORT:
        first = parts[1][0]
        parts[:2] = [(first._replace(words=f"{labelled(parts[0][0])} {first.words}"), *parts[1][1:])]
    return tuple(one for inside in parts for one in inside if labelled(one).strip())


def labelled(of: Paragraph) -> str:
    """The words with the number in front that is counted."""
    return f"{of.number.text} {of.words}" if of.number.text else of.words


def _text(mine: Sequence[Paragraph], other: Sequence[Paragraph], hidden: list[str]) -> Iterator[Paragraph]:
    """The paragraphs of a cell that are text, beside those of the `other` text; what is not shown is noted."""
    for at, one in enumerate(mine):
        words = labelled(one).strip()
        stands = standing(words)
        if stands == "nothing":
            continue
        if stands == "same":
            same = _counterparts(at, mine, other)
            yield from _text(same, (), hidden)
            hidden += [] if same else [words]
        elif stands == "omitted":
            hidden.append(words)
            mark = next(iter(readings(words)), None)
            if mark and mark.rank is not None:
                yield one  # what stands under a chapter needs it, whatever its title is
        else:
            tail = _TAIL.search(one.words[-_SHOWN:].rstrip())
            hidden += [words[:_SHOWN]] * bool(tail or _INSIDE.search(words))
            yield one._replace(words=one.words.rstrip()[: -len(tail[0])]) if tail else one


def _counterparts(at: int, mine: Sequence[Paragraph], other: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """What a paragraph that says "as on the other side" stands for: all that is there, if it says nothing else; or what
    has its number, or its place, there."""
    if len(mine) == 1:
        return other
    mark = _marked(mine[at])
    alike = [one for one in other if mark and _marked(one) == mark]
    return alike if alike else other[at : at + 1] if len(mine) == len(other) else ()


def _marked(of: Paragraph) -> str:
    words = labelled(of).strip()
    return next((narrow(words[: mark.end]).strip() for mark in readings(words)), "")
