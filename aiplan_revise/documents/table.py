"""Tables in: CSV or a JSON list of records, one row an initiative, its place the headings above it."""

import hashlib
from collections.abc import Iterable, Iterator

import msgspec

from aiplan_revise.documents.grammar.ids import Ids, slug
from aiplan_revise.documents.grammar.parties import assigned, led, names_nobody, remarks
from aiplan_revise.documents.grammar.spans import of_groups, spelled_out
from aiplan_revise.documents.heads import guessed
from aiplan_revise.documents.reading import AS_IT_IS, NO_BODIES, Imported, Reading, language
from aiplan_revise.documents.rows import levels
from aiplan_revise.documents.tabular import Row, Table, csv_table, records
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
    edition,
    texts,
)
from aiplan_revise.model.integrity import edition_id, verify
from aiplan_revise.model.lookup import Names, indexed
from aiplan_revise.model.roles import Role

OURS = ("id", "title", "text", "place", "bodies")
ROLES: tuple[Role, ...] = ("lead", "joint", "support")
"""Columns of bodies in one role; they have no name unless one is mapped."""
_SHOWN = 20
"""Columns that an error lists."""
_BETWEEN = " / "
Place = tuple[str, ...]
"""The headings above a row, the outermost first."""
_KINDS: tuple[Kind, ...] = ("chapter", "section", "group")


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
    table = records(text) if suffix == ".json" else csv_table(text)
    return tabulated(table, text, reading, registry, (*encoding, *tidied))


def tabulated(table: Table, text: str, reading: Reading, registry: Registry, told: tuple[Finding, ...]) -> Imported:
    """The edition in a table, wherever it was read from; `text` is all of its words, to tell the language by, and
    `told` what was found before. See `read_table`."""
    columns = _columns(table, reading)
    table = _spelled_out(table, columns)
    lang = language(text, reading.lang)
    maker = _Maker(table, columns, lang, indexed(registry), reading.first_listed_leads)
    provisions = maker.provisions()
    about = About(edition_id(reading.id or reading.fallback), follows=reading.follows)
    found = verify(edition(about, provisions))
    if table.rows and columns.keys().isdisjoint(("bodies", *ROLES)):
        message = "no column of bodies was recognised, so no initiative has any"
        fix = f"map it with --columns bodies=NAME; {_there(table)}"
        maker.findings.insert(0, Finding("no-bodies-column", "warning", message, line=table.header, fix=fix))
    if taken := {name: theirs for name, theirs in columns.items() if name not in (theirs.casefold(), *reading.columns)}:
        told = (*told, _by_heads(taken, table))
    if not table.rows:
        maker.findings.append(Finding("no-initiatives", "warning", "no initiatives found: the table has no rows"))
    return Imported(found, (*told, *maker.findings))


# ---------------------------------------------------------------- columns and rows


def _columns(table: Table, reading: Reading) -> dict[str, str]:
    """Our columns → theirs, as far as they are there; a PlanError names those that are not but should be."""
    alien = [name for name in reading.columns if name not in (*OURS, *ROLES)]
    if alien:
        raise PlanError(f"{alien[0]!r} is no column that can be mapped", fix=f"ours are {', '.join((*OURS, *ROLES))}")
    wanted, missing = _wanted(table.columns, reading)
    if missing:
        place = f"{table.unit} {table.header}" if table.header else ""
        further = "" if all(table.columns) else "; take out what stands above the names of the columns"
        fix = f"map it with --columns; {_there(table)}{further}"
        raise PlanError(f"there is no column {missing[0]!r}", place, fix)
    return {name: theirs for name, theirs in wanted.items() if theirs in table.columns}


def _spelled_out(table: Table, columns: dict[str, str]) -> Table:
    """The table with what 〃 and the like mean, and with the place of rows that stand below the cell that says it,
    where such a column was taken by its head."""
    names = [name for name in table.columns if name and name != columns.get("id")]
    rows = spelled_out([[row.cells.get(name, "") for name in names] for row in table.rows])
    place, last = columns.get("place", ""), ""
    made: list[Row] = []
    for row, cells in zip(table.rows, rows, strict=True):
        meant = dict(zip(names, cells, strict=True))
        last = meant.get(place, "") or last
        below = {place: last} if of_groups(place) and place in meant else {}
        made.append(Row(row.line, row.cells | {name: cell for name, cell in (meant | below).items() if cell}))
    return msgspec.structs.replace(table, rows=tuple(made))


def _by_heads(taken: dict[str, str], table: Table) -> Finding:
    """A note on columns that were taken for ours by what heads them."""
    message = f"columns were taken by their heads: {', '.join(f'{name}={theirs}' for name, theirs in taken.items())}"
    return Finding("columns-by-heads", "note", message, line=table.header, fix="map them otherwise with --columns")


def fits(columns: tuple[str, ...], reading: Reading) -> bool:
    """Whether a row can be the header of a table that is to be read so."""
    return not _wanted(columns, reading)[1]


def _wanted(columns: tuple[str, ...], reading: Reading) -> tuple[dict[str, str], list[str]]:
    """Our columns → theirs, and those of theirs that should be there and are not."""
    written = {name.casefold(): name for name in reversed(columns)}
    wanted = {name: written.get(name, name) for name in OURS} | reading.columns
    held = frozenset(name for name, theirs in wanted.items() if theirs in columns or name in reading.columns)
    wanted |= guessed([one for one in columns if one not in wanted.values()], held)
    missing = [theirs for name, theirs in wanted.items() if theirs not in columns and name in reading.columns]
    if not any(wanted[name] in columns for name in ("text", "title")):
        missing = missing or [wanted["text"]]
    return wanted, missing


def _there(table: Table) -> str:
    return f"there are: {', '.join(name[:40] or '(no name)' for name in table.columns[:_SHOWN])}"


class _Maker:
    """Makes the provisions of a table, and collects what is to be remarked."""

    def __init__(self, table: Table, columns: dict[str, str], lang: Lang, names: Names, leads: bool) -> None:
        self.table, self.columns, self.lang, self.names, self.leads = table, columns, lang, names, leads
        self.unit = table.unit
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
        key = self._get(row, "id") or ids.make(texts(self.lang, title or words), "initiative")
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
        names = [name for name in self.names.split(cell, told=True) if not names_nobody(name)]
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
        self.findings.append(Finding(rule, "warning", message, key, line if self.unit != "record" else 0, fix))

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
