"""Tables inside a text: each row with a column of bodies becomes a line of its own, its bodies in brackets."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from aiplan_revise.documents.grammar.lines import Line, Lines, squeezed
from aiplan_revise.documents.grammar.marks import readings
from aiplan_revise.documents.grammar.parties import names_nobody
from aiplan_revise.model.edition import Finding
from aiplan_revise.model.roles import role_marked

_OF_BODIES = re.compile(
    r"担当|所管|主管|府省|省庁|実施主体|協力"
    r"|responsib|ministr|agenc|\bbod(?:y|ies)\b|in charge|\blead\b|\bsupport\b",
    re.I,
)
_BREAK = re.compile(r"\s*<br ?/?>\s*", re.I)
_CELL = re.compile(r"(?<!\\)\|")


def read_tables(source: Lines) -> Lines:
    """The same lines, those of tables as a reader of outlines reads them. Our own documents have none."""
    if source.ours or not any(line.text[:1] == "|" for line in source.lines):
        return source
    whole: list[Line] = []
    for is_table, run in groupby(source.lines, key=lambda line: line.text[:1] == "|"):
        lines = list(run)
        whole += _rows(lines, source.findings) if is_table else lines
    source.lines = whole
    return source


def _rows(table: list[Line], findings: list[Finding]) -> Iterable[Line]:
    head, *rows = table
    columns, at = _cells(head), head.number
    if not rows or not any(map(of_bodies, columns)):
        message = f"a table of {len(table)} rows stands here without a column of bodies; it was taken as words"
        fix = "name the bodies in it or below it, or import it by itself as .csv"
        findings.append(Finding("table-in-text", "warning", message, line=at, fix=fix))
        return table
    message = f"a table stands here; its {len(rows)} rows were taken as a list, with the bodies in brackets"
    findings.append(Finding("table-in-text", "note", message, line=at, fix="check them"))
    return [_row(line, columns) for line in rows]


def of_bodies(head: str) -> bool:
    """Whether the head of a column says that bodies stand in it."""
    return bool(_OF_BODIES.search(head))


def _cells(line: Line) -> list[str]:
    return [squeezed(cell) for cell in _CELL.split(line.text.strip().strip("|"))]


def _row(line: Line, columns: list[str]) -> Line:
    words, bodies = [], []
    for column, cell in zip(columns, _cells(line), strict=False):
        if not of_bodies(column):
            words += [_BREAK.sub(" ", cell)] * bool(cell)
        elif cell and not names_nobody(cell):
            bodies += list(_with_role(column, _BREAK.sub("、", cell)))
    text = " ".join(words) + (f"［{'、'.join(bodies)}］" if bodies else "")
    return replace(line, text=text, bullet="-", width=0, marks=readings(text))


def _with_role(column: str, cell: str) -> Iterator[str]:
    """The cell, with the role that the head of its column says."""
    said = role_marked(f"{column}:x")
    yield f"{column}：{cell}" if said.role and not role_marked(cell).heads else cell
