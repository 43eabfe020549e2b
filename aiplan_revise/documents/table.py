"""Tables in: CSV or a JSON list of records, one row an initiative, its place the headings above it."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from aiplan_revise.documents.grammar.ids import Ids, slug
from aiplan_revise.documents.grammar.parties import assigned, led, names_nobody, remarks
from aiplan_revise.documents.reading import AS_IT_IS, NO_BODIES, Imported, Reading, language
from aiplan_revise.documents.rows import active, levels, placed
from aiplan_revise.documents.text import decode, tidy
from aiplan_revise.errors import PlanError
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import (
    MAX_DEPTH,
    About,
    Assignment,
    Finding,
    Kind,
    Lang,
    Provision,
    Role,
    edition,
    texts,
)
from aiplan_revise.model.integrity import edition_id, verify
from aiplan_revise.model.lookup import Names, indexed

OURS = ("id", "title", "text", "place", "bodies")
ROLES: tuple[Role, ...] = ("lead", "joint", "support")
"""Columns of bodies in one role; they have no name unless one is mapped."""
_SHOWN = 20
"""Columns that an error lists."""
_BETWEEN = " / "
Place = tuple[str, ...]
"""The headings above a row, the outermost first."""
_KINDS: tuple[Kind, ...] = ("chapter", "section", "group")


class Row(msgspec.Struct, frozen=True):
    """One row: the line it starts in and its cells by column."""

    line: int
    cells: dict[str, str]


class Table(msgspec.Struct, frozen=True):
    """A table: the line of its header, its columns, its rows."""

    header: int
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(
    raw: bytes, reading: Reading = AS_IT_IS, registry: Registry = NO_BODIES, suffix: str = ".csv"
) -> Imported:
    """The edition in a table: .csv, .tsv, or .json with a list of records.

    Reading.columns maps our columns (id, title, text, place, bodies, and lead, joint, support for bodies in one role)
    to theirs; id, title, place and bodies may be missing where nobody maps them. Places have their levels joined by
    " / ", bodies are joined by "; ", all further columns become Provision.fields. Rows keep their order, but those of
    one place stand together.
    """
    text, encoding = decode(raw)
    text, tidied = tidy(text)
    if not text.strip():
        raise PlanError("the file is empty", fix="a table starts with the names of its columns")
    table = _records(text) if suffix == ".json" else csv_table(text)
    columns = _columns(table, reading)
    lang = language(text, reading.lang)
    maker = _Maker(table, columns, lang, indexed(registry), reading.first_listed_leads)
    provisions = maker.provisions()
    about = About(edition_id(reading.id or reading.fallback), follows=reading.follows)
    found = verify(edition(about, provisions))
    if table.rows and columns.keys().isdisjoint(("bodies", *ROLES)):
        message = "no column of bodies was recognised, so no initiative has any"
        fix = f"map it with --columns bodies=NAME; {_there(table)}"
        maker.findings.insert(0, Finding("no-bodies-column", "warning", message, line=table.header, fix=fix))
    if not table.rows:
        maker.findings.append(Finding("no-initiatives", "warning", "no initiatives found: the table has no rows"))
    return Imported(found, (*encoding, *tidied, *maker.findings))


# ---------------------------------------------------------------- files


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


def _records(text: str) -> Table:
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
    return Table(0, columns, tuple(rows))


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


# ---------------------------------------------------------------- columns and rows


def _columns(table: Table, reading: Reading) -> dict[str, str]:
    """Our columns → theirs, as far as they are there; a PlanError names those that are not but should be."""
    alien = [name for name in reading.columns if name not in (*OURS, *ROLES)]
    if alien:
        raise PlanError(f"{alien[0]!r} is no column that can be mapped", fix=f"ours are {', '.join((*OURS, *ROLES))}")
    written = {name.casefold(): name for name in reversed(table.columns)}
    wanted = {name: written.get(name, name) for name in OURS} | reading.columns
    missing = [theirs for name, theirs in wanted.items() if theirs not in table.columns and name in reading.columns]
    if not any(wanted[name] in table.columns for name in ("text", "title")):
        missing = missing or [wanted["text"]]
    if missing:
        place = f"line {table.header}" if table.header else ""
        further = "" if all(table.columns) else "; take out what stands above the names of the columns"
        fix = f"map it with --columns; {_there(table)}{further}"
        raise PlanError(f"there is no column {missing[0]!r}", place, fix)
    return {name: theirs for name, theirs in wanted.items() if theirs in table.columns}


def _there(table: Table) -> str:
    return f"there are: {', '.join(name[:40] or '(no name)' for name in table.columns[:_SHOWN])}"


class _Maker:
    """Makes the provisions of a table, and collects what is to be remarked."""

    def __init__(self, table: Table, columns: dict[str, str], lang: Lang, names: Names, leads: bool) -> None:
        self.table, self.columns, self.lang, self.names, self.leads = table, columns, lang, names, leads
        self.unit = "record" if not table.header else "line"
        self.findings: list[Finding] = []
        self.told: set[str] = set()
        self.parties: dict[tuple[Role, str], tuple[Assignment, ...]] = {}
        self.ours = set(columns.values())
        asked = (("", "bodies"), *zip(ROLES, ROLES, strict=True))
        self.bodies: list[tuple[Role, str]] = [(role, columns[name]) for role, name in asked if name in columns]

    def provisions(self) -> list[Provision]:
        """Headings and rows in printed order."""
        places = [self._get(row, "place") for row in self.table.rows]
        levels = {place: _levels(place) for place in dict.fromkeys(places)}
        ids = self._claimed()
        paths = {path[:depth] for path in levels.values() for depth in range(1, len(path) + 1)}
        keys = {path: ids.take(_place_id(path, self.lang)) for path in sorted(paths)}
        under: dict[Place, list[Provision]] = {}
        for row, place in zip(self.table.rows, places, strict=True):
            path = levels[place]
            under.setdefault(path, []).append(self._row(row, ids, keys.get(path, "")))
        return list(self._printed(levels.values(), under, keys))

    def _get(self, row: Row, column: str) -> str:
        return row.cells.get(self.columns.get(column, ""), "")

    def _claimed(self) -> Ids:
        """All ids of the id column, each checked."""
        said = [(self._get(row, "id"), row.line) for row in self.table.rows]
        ids = Ids(key for key, _ in said)
        for key, line in said:
            if key and not ids.claim(key, line, self.unit):
                fix = "use letters, digits, '.', '-', '_', at most 128"
                raise PlanError(f"{key[:80]!r} cannot be an id", f"{self.unit} {line}", fix)
        return ids

    def _row(self, row: Row, ids: Ids, parent: str) -> Provision:
        title, words = self._get(row, "title"), self._get(row, "text")
        key = self._get(row, "id") or ids.make(title or words if self.lang == "en" else "", "initiative", "")
        if not (title or words):
            self._remark("row-without-text", "the row has neither title nor text", key, row.line)
        fields = {name: cell for name, cell in row.cells.items() if cell and name not in self.ours}
        bodies = [(role, cell) for role, name in self.bodies if (cell := row.cells.get(name))]
        assignments = tuple(one for role, cell in bodies for one in self._responsible(cell, role, key, row.line))
        text, titles = texts(self.lang, words), texts(self.lang, title)
        return Provision(key, "initiative", parent, title=titles, text=text, assignments=assignments, fields=fields)

    def _responsible(self, cell: str, role: Role, key: str, line: int) -> tuple[Assignment, ...]:
        """The assignments of a cell, read once; one that names nobody is remarked on in every row."""
        found = self.parties.get((role, cell)) or self._assigned(cell, role, key, line)
        self.parties[role, cell] = found
        return found

    def _assigned(self, cell: str, role: Role, key: str, line: int) -> tuple[Assignment, ...]:
        names = [name for name in self.names.split(cell) if not names_nobody(name)]
        if not names:
            self._remark("no-body-yet", f"“{cell[:80]}” names no body", key, line, "name one when it is settled")
        for told in remarks(self.names, (name for name in names if name not in self.told)):
            self._remark(told.rule, told.message, key, line, told.fix)
        self.told |= set(names)
        found = assigned(self.names, names)
        if role:
            return tuple(msgspec.structs.replace(one, role=role) for one in found)
        return led(found) if self.leads else tuple(found)

    def _remark(self, rule: str, message: str, key: str, line: int, fix: str = "") -> None:
        self.findings.append(Finding(rule, "warning", message, key, line if self.unit == "line" else 0, fix))

    def _printed(
        self, paths: Iterable[Place], under: dict[Place, list[Provision]], keys: dict[Place, str]
    ) -> Iterator[Provision]:
        """Depth first, places in the order in which they first come; the rows of a place before its inner places."""
        inner: dict[Place, dict[Place, None]] = {}
        for path in paths:
            for depth in range(len(path)):
                inner.setdefault(path[:depth], {})[path[: depth + 1]] = None
        waiting: list[Place] = [()]
        while waiting:
            path = waiting.pop()
            if path:
                kind = _KINDS[min(len(path), len(_KINDS)) - 1]
                yield Provision(keys[path], kind, keys.get(path[:-1], ""), text=texts(self.lang, path[-1]))
            yield from under.get(path, ())
            waiting += reversed(inner.get(path, {}))


def _levels(place: str) -> Place:
    found = levels(place)
    if len(found) >= MAX_DEPTH:
        raise PlanError(f"a place has more than {MAX_DEPTH - 1} levels: {place[:80]!r}", fix="flatten it")
    return found


def _place_id(path: Place, lang: Lang) -> str:
    """An id for a place: its last words and six digits of the whole path, so that it depends on nothing else."""
    digits = hashlib.sha256(_BETWEEN.join(path).encode()).hexdigest()[:6]
    return f"{(slug(path[-1]) if lang == 'en' else '') or 'place'}-{digits}"
