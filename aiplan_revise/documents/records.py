"""A table of anything that is no plan: its rows by our columns, whatever they are called there."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from aiplan_revise.documents.tabular import csv_table
from aiplan_revise.documents.text import decode, tidy
from aiplan_revise.errors import PlanError


class Records(NamedTuple):
    """The rows of a table, each with the line it starts in and its cells by our columns ("" where it has none), and the
    columns that nothing was read from."""

    rows: tuple[tuple[int, dict[str, str]], ...]
    passed_over: tuple[str, ...]


def read_records(raw: bytes, ours: Sequence[str], columns: Mapping[str, str]) -> Records:
    """The rows of a CSV table in any encoding that plans come in. `columns` maps our columns to theirs; the others are
    found by our names for them. PlanError: it is no table; a column that is mapped is not there, or none of ours is."""
    text, _ = decode(raw)
    table = csv_table(tidy(text)[0])
    there = ", ".join(name[:40] for name in table.columns[:20])
    for name, theirs in columns.items():
        if name not in ours:
            raise PlanError(f"{name!r} is no column that can be mapped", fix=f"ours are {', '.join(ours)}")
        if theirs not in table.columns:
            raise PlanError(f"there is no column {theirs!r}", f"line {table.header}", f"there are: {there}")
    written = {name.casefold(): name for name in reversed(table.columns)}
    wanted = {name: written[name] for name in ours if name in written} | dict(columns)
    if not wanted:
        fix = f"name the columns {', '.join(ours)}, or map them with --columns; there are: {there}"
        raise PlanError("has no column of ours", f"line {table.header}", fix)
    rows = ((row.line, {name: row.cells.get(wanted.get(name, ""), "") for name in ours}) for row in table.rows)
    passed = (name for name in table.columns if name and name not in wanted.values())
    return Records(tuple(rows), tuple(passed))
