"""Tables inside a text: each row with a column of bodies becomes a line of its own, its bodies in brackets."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from msgspec.structs import replace

from aiplan_revise.documents.grammar.brackets import Brackets
from aiplan_revise.documents.grammar.cards import are_fields, cards
from aiplan_revise.documents.grammar.columns import WITHIN_HEADS, of_bodies, role_of, with_role
from aiplan_revise.documents.grammar.lines import Line, Lines, ended, squeezed
from aiplan_revise.documents.grammar.marks import OF_ROWS, Mark, narrow, readings
from aiplan_revise.documents.grammar.naming import SURE
from aiplan_revise.documents.grammar.parties import names_nobody
from aiplan_revise.documents.grammar.says import field_of
from aiplan_revise.documents.grammar.spans import carried, grouped, spelled_out
from aiplan_revise.documents.grammar.table_remarks import as_list, as_words, beyond
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import role_marked

_OF_NUMBERS = compiled(
    r"№|#|番号|項番|通番|連番|(?:施策|事業|整理|項目|取組)(?:番号|№|no\.?)"
    r"|(?:(?:action|measure|item) )?(?:no\.?|numbers?|ref\.?|reference|id)",
    re.I,
)
_OF_TIMES = compiled(
    r"(?:令和|平成|R|H)(?:元|\d{1,2})(?:年度?|\.\d{1,2})?|(?:FY ?)?(?:19|20)\d\d(?:年度?|[-/–]\d{2,4})?(?: ?Q[1-4])?"
    r"|(?:第?[1-4]四半期|[1-4]Q|Q[1-4])(?: (?:19|20)\d\d)?|[初1-9]年目|(?:前|後|短|中|長)期|\d{1,2}月"
)
"""Heads of columns that say when what stands in them is done."""
_BREAK = compiled(r"\s*<br ?/?>\s*", re.I)
_OPENS = compiled(r"(?<=[^\x00-\x7f])\s*<br ?/?>\s*(?=[(（])", re.I)
"""A line break between a body and its part: 国土交通省 / （観光庁）."""
_WITHIN = compiled(
    r"(?:(?<=\bof)|(?<=\bfor)|(?<=\band)|(?<=\bthe)|(?<=&))\s*<br ?/?>\s*|\s*<br ?/?>\s*(?=(?:of|for|and)\b|&)", re.I
)
"""A line break inside an English name, or before "and"."""
_WIDE, _BAND = 3, 6
"""Columns of a table in which a row of one cell is a heading, and the level of that: below all headings of the text."""
_CELL = compiled(r"(?<!\\)\|")


def read_tables(source: Lines, brackets: Brackets) -> Lines:
    """The same lines, those of tables as a reader of outlines reads them. A table without a head goes on under the head
    of the one before it, if it has as many columns and the bodies in the same ones. Our own documents have none."""
    if source.ours or not any(map(_is_row, source.lines)):
        return source
    whole: list[Line] = []
    heads: list[str] = []
    for table, run in groupby(source.lines, key=lambda line: line.table if _is_row(line) else None):
        lines = list(run)
        if table is None:
            whole += lines
            continue
        at, cells = lines[0].number, [_cells(line) for line in lines]
        headed = _is_head(cells[0], brackets) and _fits(cells[1:], cells[0], brackets)
        if measures := [] if headed else cards(cells):
            source.findings.append(as_list(len(measures), at, "measures"))
            whole += [
                _row_of(lines[0], [head for head, _ in one], [cell for _, cell in one], brackets) for one in measures
            ]
            continue
        if not headed and are_fields(cells):
            whole += [_field(line, *row) for line, row in zip(lines, cells, strict=True)]
            continue
        if len(lines) > 1 and _is_head(cells[0], brackets):
            deep = 2 if cells[2:] and _goes_over(cells[0], cells[1], brackets) else 1
            heads = _united(cells[0], cells[1]) if deep > 1 else cells[0]
            lines = [line for line, row in zip(lines[deep:], cells[deep:], strict=True) if row not in cells[:deep]]
        elif not _fits(cells, heads, brackets):
            source.findings.append(as_words(lines))
            whole += lines
            continue
        source.findings.append(as_list(len(lines), at))
        source.findings += beyond(zip(lines, map(_cells, lines), strict=True), len(heads))
        whole += _rows(lines, heads, brackets)
    source.lines = whole
    return source


def _is_row(line: Line) -> bool:
    return line.text[:1] == "|"


def _cells(line: Line) -> list[str]:
    return [squeezed(cell) for cell in _CELL.split(line.text.strip().removeprefix("|").removesuffix("|"))]


# ---------------------------------------------------------------- heads


def _is_head(cells: Sequence[str], brackets: Brackets) -> bool:
    """Whether a row heads columns: it speaks of ministries, and names none."""
    return any(map(of_bodies, cells)) and not any(_names(cell, brackets) for cell in cells)


def _goes_over(above: Sequence[str], below: Sequence[str], brackets: Brackets) -> bool:
    """Whether the head of a table takes two rows: some cells go over both, or are empty in the second, and the others
    divide what stands over several columns in the first."""
    if len(above) != len(below) or any(_names(cell, brackets) for cell in below):
        return False
    divided = [at for at, (one, two) in enumerate(zip(above, below, strict=True)) if two and two != one]
    shared = any(one and one == two for one, two in zip(above, below, strict=True))
    if shared and (_is_head(below, brackets) or all(_is_spanned(above, at) for at in divided)):
        return True
    told = all(_is_spanned(above, at) and _divides_bodies(_over(above, at), below[at]) for at in divided)
    return bool(divided) and len(divided) < len(above) and told


def _is_spanned(above: Sequence[str], at: int) -> bool:
    """Whether a cell of a head stands below one that goes over several columns."""
    beside = [*above[max(at - 1, 0) : at], *above[at + 1 : at + 2]]
    return not above[at] or not all(beside) or above[at] in beside


def _over(above: Sequence[str], at: int) -> str:
    """What heads a column in the first row, perhaps from the column in which it begins."""
    return next((above[place] for place in range(at, -1, -1) if above[place]), "")


def _divides_bodies(over: str, below: str) -> bool:
    """Whether the second head of a column says who of the bodies stands in it: 主担当, Support."""
    return of_bodies(below) or (of_bodies(over) and bool(role_marked(f"{below}:x").heads))


def _united(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """The heads of two rows as one."""
    made = []
    for at, under in enumerate(below):
        over = _over(above, at) if under and _is_spanned(above, at) else above[at]
        both = over and under != over and _divides_bodies(over, under)
        made.append(f"{over}{WITHIN_HEADS}{under}" if both else under or over)
    return made


def _names(cell: str, brackets: Brackets) -> bool:
    return brackets.lists(_listed(cell))


def _fits(rows: Sequence[Sequence[str]], heads: Sequence[str], brackets: Brackets) -> bool:
    """Whether rows may stand under the heads of the table before them."""
    columns = [at for at, head in enumerate(heads) if of_bodies(head)]
    alike = bool(columns) and all(len(row) == len(heads) for row in rows)
    return alike and any(_names(row[at], brackets) for row in rows for at in columns)


# ---------------------------------------------------------------- rows


def _rows(lines: Sequence[Line], columns: Sequence[str], brackets: Brackets) -> Iterator[Line]:
    """The rows of a table as lines, a heading before those that share what stands in columns of groups."""
    rows = spelled_out([_cells(line) for line in lines])
    telling = [at for at, one in enumerate(columns) if not (of_bodies(one) or _OF_NUMBERS.fullmatch(one))]
    groups = grouped(columns, rows, [at for at in telling if not field_of(columns[at], "")])
    last = [""] * len(groups)
    for line, cells in zip(lines, rows, strict=True):
        if not groups or _is_band(cells, columns):
            yield _row_of(line, columns, cells, brackets)
            continue
        here = carried(last, [cells[at] for at in groups])
        if here != last:
            yield _band(line, " ".join(filter(None, here)))
        last = here
        yield _row_of(line, columns, ["" if at in groups else cell for at, cell in enumerate(cells)], brackets)


def _row_of(line: Line, columns: Sequence[str], cells: Sequence[str], brackets: Brackets) -> Line:
    """What stands in these columns as a line: the number in front, the words, below them what else is said (until when,
    for how much), the bodies in brackets."""
    if _is_band(cells, columns):
        return _band(line, next(filter(None, cells)))
    telling = [one for one in columns if not (of_bodies(one) or _OF_NUMBERS.fullmatch(one))]
    measure = telling[0] if telling and all(field_of(one, "") for one in telling) else ""
    parts: dict[_Part, list[str]] = {"number": [], "words": [], "more": []}
    held: list[tuple[str, str]] = []
    for column, cell in zip([*columns, *[""] * (len(cells) - len(columns))], cells, strict=False):
        if cell and not parts["number"] and _OF_NUMBERS.fullmatch(column):
            parts["number"].append(cell)
        elif of_bodies(column) and not _numbers(column):
            held += [(column, _listed(cell))] if cell and not names_nobody(cell) else []
        else:
            part, said = _told(column, _BREAK.sub(" ", cell), column == measure)
            parts[part] += [said] * bool(said)
    alone = len(held) == 1 and len(brackets.names(f"{SURE}{held[0][1]}")) == 1
    return _composed(line, parts, [with_role(role_of(column, columns, alone), listed) for column, listed in held])


def _band(line: Line, words: str) -> Line:
    text = _BREAK.sub(" ", words)
    return replace(line, text=text, heading=_BAND, width=0, marks=readings(text))


_Part = Literal["number", "words", "more"]


def _told(column: str, cell: str, measure: bool) -> tuple[_Part, str]:
    """What a cell says that names no bodies, and whether it is of the words of the measure, as in a column that tells
    the `measure` itself, whatever its head is (Target)."""
    if _numbers(column):
        return "words", f"{column}: {cell}"
    field = "" if measure else field_of(column, cell)
    if field:
        return "more", field if any(map(str.isalnum, cell)) else ""  # a dash says nothing
    return "words", cell and _timed(column, cell)


def _composed(line: Line, parts: dict[_Part, list[str]], bodies: Sequence[str]) -> Line:
    words, more, number = parts["words"], parts["more"], "".join(parts["number"])
    said = "\n".join(filter(None, (" ".join(words), *more)))
    text = said + (f"［{SURE}{'、'.join(bodies)}］" if bodies else "")
    text = f"{number} {text}" if number else text
    classes = ("titled",) if words and more and not ended(words[-1]) else ()
    return replace(line, text=text, bullet="-", width=0, marks=_counted(number) or readings(text), classes=classes)


def _numbers(column: str) -> bool:
    """Whether a label says the number of the measure that stands beside it: Action 1.1."""
    head = narrow(column)
    counts = any(map(str.isdigit, head)) and not _OF_TIMES.fullmatch(head)
    return counts and any(mark.named for mark in readings(f"{column}:"))


def _timed(column: str, cell: str) -> str:
    """The words of a cell, with the time that heads their column: in a road map it is said nowhere else."""
    return f"{_BREAK.sub('', column)}：{cell}" if _OF_TIMES.fullmatch(narrow(_BREAK.sub("", column))) else cell


def _counted(number: str) -> tuple[Mark, ...]:
    """What stands in a column of numbers, as the number of its row: it needs no neighbours and counts only rows."""
    read = readings(f"{number} x") or readings(f"{number} X")
    whole = (mark for mark in read if mark.end >= len(number) and number.strip())
    return tuple(
        mark._replace(style=f"{mark.style}{OF_ROWS}", plain=True, bare="", counted=mark.number.isdigit())
        for mark in whole
    )


def _is_band(cells: Sequence[str], columns: Sequence[str]) -> bool:
    """Whether a row is a heading inside its table: words over the whole width, and nothing beside them."""
    said = [cell for cell in cells if cell]
    wide = len(columns) >= _WIDE and len(cells) >= _WIDE
    return wide and len(said) == 1 and bool(cells[0]) and not ended(cells[0]) and any(map(str.isalpha, cells[0][1:]))


def _listed(cell: str) -> str:
    """The cell in one line: a line break stands between names, unless one goes on behind it."""
    return _BREAK.sub("、", _WITHIN.sub(" ", _OPENS.sub("", cell)))


def _field(line: Line, label: str, said: str) -> Line:
    """A row that says one thing of the measure above its table, as a line: Lead: DNH."""
    text = f"{label}{':' if label.isascii() else '：'} {_listed(said)}" if said else label
    return replace(line, text=text, marks=(), bullet="", table=0, width=0, after_blank=True)
