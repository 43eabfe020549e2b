"""A workbook that we wrote, and that somebody may have edited since, as an edition."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from aiplan_revise.documents import kept
from aiplan_revise.documents.grammar.ids import Ids
from aiplan_revise.documents.grammar.parties import names_nobody, remarks
from aiplan_revise.documents.reading import Imported, Reading, language
from aiplan_revise.documents.workbook.book import Book, Cell, letters
from aiplan_revise.documents.workbook.foreign import cell_remarks, left_out, merged_remarks, tidied
from aiplan_revise.documents.workbook.hidden import HIDDEN, Kept, damaged, headed, kept_rows
from aiplan_revise.documents.workbook.labels import kind_of
from aiplan_revise.documents.workbook.printing import FIELD, in_cell, told
from aiplan_revise.documents.workbook.typed import typed
from aiplan_revise.errors import PlanError
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import HEADINGS, LANGS, About, Finding, Kind, Lang, Provision, Texts, edition, texts
from aiplan_revise.model.integrity import PROVISION_ID, edition_id, verify
from aiplan_revise.model.lookup import indexed
from aiplan_revise.model.staying import all_staying
from aiplan_revise.revise.rebuilding import clauses_in

_OUTER: dict[Kind, tuple[Kind, ...]] = {kind: HEADINGS[:at] for at, kind in enumerate(HEADINGS)}
"""The kinds that a new heading may stand under; all else stands under any heading."""
_WORDS = ("title.", "text.")
_NOTES = ("edited", "new-row", "row-order", "left-out")


class Line(NamedTuple):
    """A row of the table: its number on the sheet, and its cells by our columns."""

    row: int
    cells: dict[str, str]


def read_edition(book: Book, reading: Reading, registry: Registry) -> Imported:
    """The edition in a workbook that `to_workbook` wrote, with what was edited since: words, bodies, kinds, numbers,
    new rows and rows that are gone. Reading.id and Reading.follows win. PlanError where it is damaged."""
    book, told_before = tidied(book)
    return _Reader(book, registry).imported(reading, told_before)


class _Reader:
    """Reads one workbook, once."""

    def __init__(self, book: Book, registry: Registry) -> None:
        top, *rest = kept_rows(book)
        frame = {one.key: one for one in rest[:2]}
        if not frame.keys() >= {"about", "columns"}:
            raise damaged(top.row)
        self.book, self.registry, self.names = book, registry, indexed(registry)
        self.lang: Lang = language("", top.word)
        self.about = frame["about"]
        self.kept: dict[str, Kept] = {}
        for one in rest[2:]:
            if one.key in self.kept or (one.word and one.word not in self.kept):  # what it stands under comes before it
                raise damaged(one.row)
            self.kept[one.key] = one
        called = {column: str(label) for column, label in frame["columns"].told().items()}
        wanted = frozenset(column for column in called if column != "place")
        self.sheet, self.header, self.columns = headed(book.sheets, called, wanted)
        self.findings: list[Finding] = []
        self.told: set[str] = set()
        """Names of bodies that were remarked on: once is enough."""

    def imported(self, reading: Reading, before: Iterable[Finding]) -> Imported:
        lines = list(self._lines())
        keys = self._keys(lines)
        found = {key: self._provision(key, line) for key, line in zip(keys, lines, strict=True)}
        about = self._about(reading)
        order = self._order(keys, found)
        self._remark_order(keys)
        made = verify(edition(about, (found[key] for key in order)))
        rows = frozenset(line.row for line in lines)
        beside = (
            *before,
            *cell_remarks(self.sheet, rows),
            *merged_remarks(self.sheet, self.header),
            *self._others(),
            *left_out(self.book),
        )
        return Imported(made, tuple(sorted((*beside, *self.findings), key=lambda one: one.line)))

    # ------------------------------------------------------------ rows

    def _lines(self) -> Iterator[Line]:
        """The rows below the header that say anything. What stands in columns without a name, or in rows that hold
        neither an id nor words, is told."""
        named = {cell.column: " ".join(cell.words.split()) for cell in self._header()}
        for number, row in self.sheet.rows():
            cells: dict[str, str] = {}
            for at, cell in row.items() if number > self.header else ():
                column = self.columns.get(at) or (FIELD + named[at] if at in named else "")
                if column:
                    cells[column] = cell.words
                elif cell.words.strip():
                    self._left(number, f"{letters(at)}{number}", cell.words)
            if cells.get("id") or any(words.strip() for name, words in cells.items() if name.startswith(_WORDS)):
                yield Line(number, cells)
            elif any(map(str.strip, cells.values())):
                self._left(number, f"row {number}", " ".join(cells.values()))

    def _header(self) -> Iterator[Cell]:
        return (cell for cell in self.sheet.cells if cell.row == self.header and cell.words.strip())

    def _left(self, row: int, place: str, words: str) -> None:
        message = f"{self.sheet.name}!{place} was not imported: “{' '.join(words.split())[:80]}”"
        self._tell("left-out", message, row=row, fix="write it into the row of a provision, under a header")

    def _keys(self, lines: Sequence[Line]) -> list[str]:
        """The id of every row: as it says, if nothing else has that; new ones for the others."""
        said = [" ".join(line.cells.get("id", "").split()) for line in lines]
        ids = Ids((*said, *self.kept), draft=True)
        made: dict[str, None] = {}
        for line, key in zip(lines, said, strict=True):
            if key and key not in made and PROVISION_ID.fullmatch(key):
                made[key] = None
                continue
            kind = kind_of(line.cells.get("kind", "")) or "provision"
            words = Texts(*(line.cells.get(f"text.{at}") or line.cells.get(f"title.{at}", "") for at in LANGS))
            own = ids.make(words, kind)
            if key:
                why = "stands in a row above, too" if key in made else "cannot be an id"
                self._tell("id", f"{key[:80]!r} {why}; this row was taken for a new provision", own, line.row)
            made[own] = None
        return list(made)

    def _provision(self, key: str, line: Line) -> Provision:
        known = self.kept.get(key)
        found = self._apart(told(line.cells, key, known.word if known else "", self.names), line, bool(known))
        if known:
            found = self._restored(found, known, line)
        elif not kind_of(line.cells.get("kind", "")) and found.kind not in HEADINGS:
            self._tell("new-row", f"row {line.row} says no kind; taken as a new {found.kind}", key, line.row)
        self._judge(found, line, bool(known))
        return self._fitting(found, line)

    def _apart(self, found: Provision, line: Line, known: bool) -> Provision:
        """A provision without the brackets in its words that name bodies. Where bodies stand in their cell, or words
        may have been there before, that is only told."""
        if found.kind in HEADINGS:
            return found
        said = {lang: typed(found.text.get(lang), "", self.names, lang) for lang in found.text.langs()}
        bodies = next((one.bodies for one in said.values() if one.bodies), ())
        if bodies and not (known or found.assignments or kind_of(line.cells.get("kind", "")) == "statement"):
            self._tell("new-row", "bodies in brackets in its words: taken as those responsible", found.id, line.row)
            words = Texts(**{lang: one.words for lang, one in said.items()})
            return replace(found, kind="initiative", text=words, assignments=bodies)
        if any(one.bodies or one.left for one in said.values()):
            message, fix = "a bracket in its words may name bodies; it was left there", "write them into their own cell"
            self._tell("bodies-in-words", message, found.id, line.row, fix)
        return found

    def _restored(self, found: Provision, known: Kept, line: Line) -> Provision:
        rest = known.told()
        try:
            made, edited = kept.restored(found, rest, None, line.row)
            before = kept.responsible(rest, line.row) if "assignments" in edited else ()
        except PlanError:
            raise damaged(known.row) from None
        if before:
            shown = in_cell(before, self.registry, self.lang)
            made = replace(made, assignments=all_staying(made.assignments, shown, self.registry))
        for field in edited:
            if field != "assignments":
                message = f"edited by hand: what else was kept of its {field} no longer applies"
                self._tell("edited", message, found.id, line.row)
        return made

    def _judge(self, found: Provision, line: Line, known: bool) -> None:
        """Remarks on the bodies and the kind that a row names, and on one without any words."""
        if not (found.text.langs() or found.title.langs()):
            self._tell("row-without-text", "the row has neither title nor text", found.id, line.row)
        cell, kind = line.cells.get("bodies", ""), line.cells.get("kind", "")
        names = [name for name in self.names.split(cell) if not names_nobody(name)]
        unknown = {one.printed for one in found.assignments if not (one.body or one.open)} if known else set(names)
        for one in remarks(self.names, (name for name in names if name in unknown - self.told)):
            self._tell(one.rule, one.message, found.id, line.row, one.fix)
        self.told |= set(names)
        if kind.strip() and not kind_of(kind):
            message = f"“{kind.strip()[:40]}” is no kind; taken as a {found.kind}"
            self._tell("unknown-kind", message, found.id, line.row, "choose one from the list in the cell")

    def _fitting(self, found: Provision, line: Line) -> Provision:
        """The provision whose clauses stand in its words; what was said of others holds for the whole."""
        fitting = clauses_in(found.assignments, found.text)
        if fitting != found.assignments and any(one not in found.assignments for one in fitting):
            message = (
                "its words were edited: bodies of a clause that does not stand there any more have the whole of it"
            )
            self._tell("edited", message, found.id, line.row)
            return replace(found, assignments=fitting)
        return found

    # ------------------------------------------------------------ order

    def _order(self, keys: Sequence[str], found: dict[str, Provision]) -> list[str]:
        """The ids in the order of the plan; the parents of new provisions, and of those whose heading is gone, are set
        in `found`."""
        under: dict[str, list[str]] = {}
        for key in (key for key in self.kept if key in found):
            self._place(found, key, self._living(self.kept[key].word, found))
            under.setdefault(found[key].parent, []).append(key)
        before = ""
        for key in keys:
            if key not in self.kept:
                parent, sibling = self._home(found, key, before)
                self._place(found, key, parent)
                family = under.setdefault(parent, [])
                family.insert(family.index(sibling) + 1 if sibling in family else 0, key)
            before = key
        return list(_walk("", under))

    def _place(self, found: dict[str, Provision], key: str, parent: str) -> None:
        found[key] = replace(found[key], parent=parent)

    def _living(self, parent: str, found: Mapping[str, Provision]) -> str:
        """The nearest heading above that is still there."""
        while parent and parent not in found:
            parent = self.kept[parent].word if parent in self.kept else ""
        return parent

    def _home(self, found: Mapping[str, Provision], key: str, before: str) -> tuple[str, str]:
        """What a new provision stands under, and the sibling that it stands behind ("" for none): by the row above."""
        outer = _OUTER.get(found[key].kind, HEADINGS)
        parent, sibling = before, ""
        while parent and found[parent].kind not in outer:
            parent, sibling = found[parent].parent, parent
        return parent, sibling

    def _remark_order(self, keys: Sequence[str]) -> None:
        """Says where rows stand in another order, and where a heading is gone from above others."""
        known = dict.fromkeys(key for key in keys if key in self.kept)
        if list(known) != [key for key in self.kept if key in known]:
            message = "the rows stand in another order than in the plan, which was kept"
            self._tell("row-order", message, row=self.header, fix="move provisions with: aiplan amend DRAFT move")
        gone = {key for key in self.kept if key not in known}
        for key in known:
            if self.kept[key].word in gone:
                message = "the row of what it stood under is gone; it moved up"
                self._tell("row-order", message, key)

    # ------------------------------------------------------------ metadata

    def _about(self, reading: Reading) -> About:
        first = self.sheet.cells[0]
        title = first.words.strip() if first.row < self.header and first.at == "A1" else ""
        if not title:
            self._tell("no-title", f"{self.sheet.name}!A1, where the title stood, is empty")
        try:
            about = kept.restored_about(About("edition", texts(self.lang, title)), self.about.content, self.lang)
        except PlanError:
            raise damaged(self.about.row) from None
        key, follows = reading.id or about.id, reading.follows or about.follows
        return replace(about, id=edition_id(key), follows=follows)

    def _others(self) -> Iterator[Finding]:
        for one in self.book.sheets:
            if one is not self.sheet and one.name != HIDDEN and one.cells:
                yield Finding("left-out", "note", f"the sheet “{one.name}” was not imported")

    def _tell(self, rule: str, message: str, key: str = "", row: int = 0, fix: str = "") -> None:
        level = "note" if rule in _NOTES else "warning"
        self.findings.append(Finding(rule, level, message, key, row, fix))  # type: ignore[arg-type]


def _walk(parent: str, under: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for key in under.get(parent, ()):
        yield key
        yield from _walk(key, under)
