"""Tables inside a text: each row with a column of bodies becomes a line of its own, its bodies in brackets."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from aiplan_revise.documents.grammar.brackets import Brackets
from aiplan_revise.documents.grammar.lines import Line, Lines, squeezed
from aiplan_revise.documents.grammar.marks import readings
from aiplan_revise.documents.grammar.parties import names_nobody
from aiplan_revise.model.edition import Finding
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import role_marked

_OF_BODIES = compiled(
    r"担当|所管|主管|府省|省庁|実施主体|協力"
    r"|responsib|ministr|agenc|\bbod(?:y|ies)\b|in charge|\blead\b|\bsupport\b",
    re.I,
)
_BREAK = compiled(r"\s*<br ?/?>\s*", re.I)
_WITHIN = compiled(
    r"(?:(?<=\bof)|(?<=\bfor)|(?<=\band)|(?<=\bthe)|(?<=&))\s*<br ?/?>\s*|\s*<br ?/?>\s*(?=(?:of|for|and)\b|&)", re.I
)
"""A line break inside an English name, or before "and"."""
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
        if len(lines) > 1 and _is_head(cells[0], brackets):
            deep = 2 if lines[2:] and _is_head(cells[1], brackets) and _share(*cells[:2]) else 1
            heads, lines = cells[deep - 1], lines[deep:]
        elif not _fits(cells, heads, brackets):
            source.findings.append(_as_words(lines))
            whole += lines
            continue
        source.findings.append(_as_list(len(lines), at))
        source.findings += _beyond(lines, heads)
        whole += [_row(line, heads) for line in lines]
    source.lines = whole
    return source


def _is_row(line: Line) -> bool:
    return line.text[:1] == "|"


def _cells(line: Line) -> list[str]:
    return [squeezed(cell) for cell in _CELL.split(line.text.strip().removeprefix("|").removesuffix("|"))]


# ---------------------------------------------------------------- heads


def of_bodies(head: str) -> bool:
    """Whether the head of a column says that bodies stand in it."""
    return bool(_OF_BODIES.search(head))


def _is_head(cells: Sequence[str], brackets: Brackets) -> bool:
    """Whether a row heads columns: it speaks of ministries, and names none."""
    return any(map(of_bodies, cells)) and not any(_names(cell, brackets) for cell in cells)


def _share(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a head of one row goes over the next one too, so that both are heads."""
    return any(one and one == two for one, two in zip(above, below, strict=False))


def _names(cell: str, brackets: Brackets) -> bool:
    return brackets.lists(_listed(cell))


def _fits(rows: Sequence[Sequence[str]], heads: Sequence[str], brackets: Brackets) -> bool:
    """Whether rows may stand under the heads of the table before them."""
    columns = [at for at, head in enumerate(heads) if of_bodies(head)]
    alike = bool(columns) and all(len(row) == len(heads) for row in rows)
    return alike and any(_names(row[at], brackets) for row in rows for at in columns)


# ---------------------------------------------------------------- rows


def _row(line: Line, columns: Sequence[str]) -> Line:
    words, bodies = [], []
    cells = _cells(line)
    for column, cell in zip([*columns, *[""] * (len(cells) - len(columns))], cells, strict=False):
        if not of_bodies(column):
            words += [_BREAK.sub(" ", cell)] * bool(cell)
        elif cell and not names_nobody(cell):
            bodies += list(_with_role(column, _listed(cell)))
    text = " ".join(words) + (f"［{'、'.join(bodies)}］" if bodies else "")
    return replace(line, text=text, bullet="-", width=0, marks=readings(text))


def _listed(cell: str) -> str:
    """The cell in one line: a line break stands between names, unless one goes on behind it."""
    return _BREAK.sub("、", _WITHIN.sub(" ", cell))


def _with_role(column: str, cell: str) -> Iterator[str]:
    """The cell, with the role that the head of its column says."""
    said = role_marked(f"{column}:x")
    yield f"{column}：{cell}" if said.role and not role_marked(cell).heads else cell


# ---------------------------------------------------------------- what is to be remarked


def _as_words(lines: Sequence[Line]) -> Finding:
    message = f"a table of {len(lines)} rows stands here without a column of bodies; it was taken as words"
    fix = "name the bodies in it or below it, or import it by itself as .csv"
    return Finding("table-in-text", "warning", message, line=lines[0].number, fix=fix)


def _as_list(count: int, at: int) -> Finding:
    message = f"a table stands here; its {count} rows were taken as a list, with the bodies in brackets"
    return Finding("table-in-text", "note", message, line=at, fix="check them")


def _beyond(lines: Sequence[Line], columns: Sequence[str]) -> Iterator[Finding]:
    for line in lines:
        more = [cell for cell in _cells(line)[len(columns) :] if cell]
        if more:
            message = f"cells under no head of their table were taken as words: {'; '.join(more)[:200]}"
            yield Finding("table-in-text", "warning", message, line=line.number, fix="head their column")
