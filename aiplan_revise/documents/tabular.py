"""Tables as files hold them: the columns of CSV and of lists of records, and their rows."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from aiplan_revise.documents.rows import active, placed
from aiplan_revise.documents.text import tidy
from aiplan_revise.errors import PlanError


class Row(msgspec.Struct, frozen=True):
    """One row: the line it starts in and its cells by column."""

    line: int
    cells: dict[str, str]


class Table(msgspec.Struct, frozen=True):
    """A table: the line of its header, its columns, its rows, and what its lines are called."""

    header: int
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    unit: Literal["line", "record", "row"] = "line"


def csv_table(text: str) -> Table:
    """The table in the text of a .csv or .tsv file; PlanError where it is none."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))  # it holds for the whole process
    first = text.lstrip("\n").partition("\n")[0]
    delimiter = max(",\t;", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines = _filled(reader)
    found = next(lines, None)
    if found is None:
        raise PlanError("the table has no header", fix="its first line names the columns")
    header, columns = found[0], tuple(name.strip() for name in found[1])
    twice = next((name for name in columns if name and columns.count(name) > 1), None)
    if twice:
        raise PlanError(f"the column {twice!r} stands twice in the header", f"line {header}", "rename one of them")
    return Table(header, columns, tuple(_row(line, columns, cells) for line, cells in lines))


def _filled(reader: Any) -> Iterator[tuple[int, list[str]]]:
    """The line and the cells of each row that is not empty."""
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise PlanError(f"not a readable table: {error}", f"line {line}", "check the quotation marks there") from None


def _row(line: int, columns: tuple[str, ...], cells: list[str]) -> Row:
    spare = [cell for cell in cells[len(columns) :] if cell.strip()]
    if spare:
        fault = f"the row has {len(cells)} cells, the header {len(columns)} columns"
        raise PlanError(fault, f"line {line}", "put cells with commas into quotation marks")
    padded = [*cells, *[""] * len(columns)]
    return Row(line, {name: active(cell.strip()) for name, cell in zip(columns, padded, strict=False) if name})


def records(text: str) -> Table:
    """The table in a list of records; PlanError where it is none."""
    try:
        found = json.loads(text, object_pairs_hook=_once)
    except (json.JSONDecodeError, RecursionError) as error:
        line = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise PlanError("not valid JSON", line, "a table in JSON is a list of records") from None
    if not isinstance(found, list) or not all(isinstance(record, dict) for record in found):
        raise PlanError("not a list of records", fix="write [{…}, {…}], or an edition")
    if not found:
        raise PlanError("the list has no records", fix="write [{…}, {…}], one record an initiative")
    columns = tuple(dict.fromkeys(name for record in found for name in record))
    rows = (Row(at, {name: _cell(value, name, at) for name, value in one.items()}) for at, one in enumerate(found, 1))
    return Table(0, columns, tuple(rows), "record")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        twice = next(name for at, (name, _) in enumerate(pairs) if name in [other for other, _ in pairs[:at]])
        raise PlanError(f"a record has {twice[:80]!r} twice", fix="keep one of them")
    return made


def _cell(value: object, name: str, record: int) -> str:
    """A value of a record as a cell; lists of words are joined as in a table."""
    if isinstance(value, str):
        return _clean(value, record)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return _clean(placed(value) if name == "place" else "; ".join(value), record)
    if isinstance(value, bool | int | float) or value is None:
        return "" if value is None else json.dumps(value)
    raise PlanError(f"the field {name[:80]!r} is neither text nor a list of texts", f"record {record}")


def _clean(words: str, record: int) -> str:
    """Words that stood behind JSON's escapes, where `tidy` could not see them."""
    try:
        return tidy(words)[0].strip()
    except PlanError as error:
        raise PlanError(error.what, f"record {record}", error.fix) from None
