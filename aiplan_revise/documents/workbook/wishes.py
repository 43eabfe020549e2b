"""What the rows of a form ask for, as far as that is clear; what is not is told, with what was filled in there."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aiplan_revise.documents.grammar.ids import Ids
from aiplan_revise.documents.grammar.parties import assigned, names_nobody, remarks
from aiplan_revise.documents.workbook.filled import Asking, Filled, Unclear
from aiplan_revise.documents.workbook.form import INPUTS, Print, checksum, form_print
from aiplan_revise.documents.workbook.labels import ACTIONS, Action, action_of, plain, reason_of, says_nothing
from aiplan_revise.documents.workbook.printing import read_again
from aiplan_revise.documents.workbook.typed import clean, typed
from aiplan_revise.model.bodies import Registry, label
from aiplan_revise.model.edition import Assignment, Edition, Ending, Texts, numbers, texts
from aiplan_revise.model.lookup import indexed
from aiplan_revise.model.staying import Known, all_staying, staying
from aiplan_revise.revise.rebuilding import LAST


class Wish(NamedTuple):
    """What a row asks for, as it was understood: the number of the row, the provision (its id; of a new one the id that
    it gets), the action, the new words and bodies where they are to be others, the reason for dropping, the heading and
    the sibling that a new one stands under and behind, and the remark."""

    row: int
    key: str
    action: Action
    text: str = ""
    bodies: tuple[Assignment, ...] = ()
    ending: Ending | None = None
    parent: str = ""
    after: str = LAST
    remark: str = ""


class Reader:
    """Understands the rows of one form, one after the other."""

    def __init__(self, form: Filled, base: Edition, registry: Registry, exact: bool) -> None:
        self.form, self.base, self.registry, self.names = form, base, registry, indexed(registry)
        self.exact = exact
        self.print: Print = form_print(base, registry, form.stated.body, form.lang)
        self.shown = {one.id: read_again(cells) for one, cells in self.print.rows}
        self.dotted = numbers(base)
        self.ids = Ids(base.provisions, draft=True)
        self.seen: dict[str, int] = {}
        self.above = ""
        self.behind: dict[str, str] = {}
        """The last new initiative behind one that is there."""
        self.unclear: list[Unclear] = []

    def _tell(self, rule: str, message: str, row: Asking, column: str = "", fix: str = "") -> None:
        self.unclear.append(self.form.unclear(rule, message, row.row, column, fix=fix, provision=row.said("id")))

    def wish(self, row: Asking) -> Iterator[Wish]:
        """What a row asks for, if it is clear; what is not is told."""
        key = " ".join(row.said("id").split())
        if not key:
            yield from self._new(row)
        elif key not in self.form.checksums or key not in self.base.provisions:
            self._untaken(row, "form-unknown", f"{key[:80]!r} is the id of no initiative of this form", "id")
        elif key in self.seen:
            self._untaken(row, "form-twice", f"{key} stands in row {self.seen[key]}, too", "id")
        else:
            self.seen[key] = row.row
            self.above = key
            yield from self._known(row, key)

    def missing(self) -> None:
        """Tells which rows are gone."""
        for key in self.form.checksums:
            if key not in self.seen:
                message = f"the row of {self.dotted.get(key) or key} is gone; nothing was done to it"
                fix = "to drop an initiative, choose that as its action"
                self.unclear.append(self.form.unclear("form-row-gone", message, 0, fix=fix, provision=key))

    def _untaken(self, row: Asking, rule: str, message: str, column: str, fix: str = "") -> None:
        """Tells that a row was not taken, with all that is filled in there."""
        said = "; ".join(f"{self.form.named[name]}: {row.said(name)}" for name in INPUTS if row.said(name))
        if said:
            fix = fix or "put the row back as it was handed out, and write into its yellow cells"
            self._tell(rule, f"{message}; not taken: “{' '.join(said.split())[:200]}”", row, column, fix)

    def _locked(self, row: Asking, key: str) -> None:
        """Tells which cells were changed that are not to be filled in."""
        for column, was in self.shown[key].items():
            if column in self.form.columns and plain(row.said(column)) != plain(was):
                message = f"was changed, which changes nothing: “{row.said(column)[:80]}”"
                self._tell("form-locked", message, row, column, "write what is new into the yellow cells")

    # ------------------------------------------------------------ initiatives that are there

    def _known(self, row: Asking, key: str) -> Iterator[Wish]:
        same = key in self.shown and checksum(self.shown[key]) == self.form.checksums[key]
        if same:
            self._locked(row, key)
        elif not self.exact or key not in self.shown:
            fix = "hand out the form anew, or take it where it was made"
            self._untaken(row, "form-moved-on", "its text is another one since the form was made", "text", fix)
            return
        found = self._asked(row, key) if row.asks else None
        text, within = self._text(row, key) if found else ("", ())
        bodies = self._bodies(row, key, within) if found else None
        if found is None or bodies is None:
            return
        wish = Wish(row.row, key, found, text, bodies, remark=row.said("remark"))
        if found == "drop":
            yield from self._dropped(row, wish)
        elif found == "keep":
            self._kept(row, wish)
        elif row.said("reason"):
            self._untaken(row, "form-contradiction", "a reason for dropping, and another action", "reason", "say which")
        elif text or bodies:
            self._told_more(row, wish)
            yield wish._replace(action="reword" if text else "reassign")
        else:
            fix = "fill in what is new, or choose that nothing changes"
            self._tell("form-nothing-new", f"asks to {found}, and says nothing that is new", row, "action", fix)

    def _asked(self, row: Asking, key: str) -> Action | None:
        """The action of a row, or the one that its other cells speak for; None where none is clear."""
        words = row.said("action")
        if words:
            found = action_of(words)
            if found is None:
                fix = f"choose one: {', '.join(one.get(self.form.lang) for one in ACTIONS.values())}"
                self._untaken(row, "form-action", f"“{words[:40]}” is no action that is known", "action", fix)
            elif found == "new":
                fix = "write a new initiative into an empty row at the end"
                self._untaken(row, "form-action", "is there already, so it is not new", "action", fix)
                found = None
            return found
        if row.said("reason"):
            self._untaken(row, "form-action", "a reason for dropping, and no action", "action", "choose an action")
            return None
        if not (row.said("new-text") or row.said("new-bodies")):
            return "keep"
        guess: Action = "reword" if row.said("new-text") else "reassign"
        self._tell("form-guessed", f"no action was chosen; taken as {guess}, by what is filled in", row, "action")
        return guess

    def _text(self, row: Asking, key: str) -> tuple[str, tuple[Assignment, ...]]:
        """The new words, "" where they are those that are there; and the bodies that they name in brackets."""
        said = clean(row.said("new-text"))
        if says_nothing(said):
            return "", ()
        shown = self.base.provisions[key].text.best(self.form.lang)
        words, within = self._typed(row, said, shown)
        return "" if words in (shown, self.shown[key]["text"]) else words, within

    def _typed(self, row: Asking, said: str, was: str = "") -> tuple[str, tuple[Assignment, ...]]:
        found = typed(said, was, self.names, self.form.lang)
        if found.bodies:
            names = ", ".join(one.printed for one in found.bodies)
            self._tell("form-guessed", f"{names}, in brackets there, taken as those responsible", row, "new-text")
        elif found.left:
            message = f"“{found.left[:80]}” may name bodies; it stays in the words"
            fix = "write those responsible into the column for them"
            self._tell("bodies-in-words", message, row, "new-text", fix)
        return found.words, found.bodies

    def _bodies(self, row: Asking, key: str, within: tuple[Assignment, ...]) -> tuple[Assignment, ...] | None:
        """Who is to be responsible, by the cell for that or by the words; () where that stays, None where it is not
        clear."""
        cell = row.said("new-bodies")
        there = self.base.provisions[key].assignments
        known = [Known(one, Assignment(one.body, open=one.open)) for one in there]  # the cell is written anew
        if says_nothing(cell) or plain(cell) == plain(self.shown[key]["bodies"]):
            stay = staying if any(one.clause.langs() for one in within) else all_staying
            made = stay(within, known, self.registry)
            return () if made == there else made
        found = self._named(row, cell)
        if found is None or not self._agrees(row, found, within):
            return None
        made = all_staying(found, known, self.registry)
        return () if made == there else made

    def _agrees(self, row: Asking, found: Sequence[Assignment], within: Sequence[Assignment]) -> bool:
        """Whether the words, if they name bodies, name those of the cell."""
        if within and {one.party() for one in found} != {one.party() for one in within}:
            message = "names other bodies in brackets in its words than in their cell"
            self._untaken(row, "form-contradiction", message, "new-bodies", "say which are meant")
            return False
        return True

    def _named(self, row: Asking, cell: str) -> list[Assignment] | None:
        """The bodies that a cell names; None where one of them is nobody who is known."""
        named = [name for name in self.names.split(cell) if not names_nobody(name)]
        unknown = list(remarks(self.names, named))
        for one in unknown:
            self._untaken(row, one.rule, one.message, "new-bodies", one.fix)
        if not named:
            self._untaken(row, "form-bodies", f"“{cell[:40]}” names no body", "new-bodies", "name one that is known")
        return list(assigned(self.names, named)) if named and not unknown else None

    def _dropped(self, row: Asking, wish: Wish) -> Iterator[Wish]:
        words = row.said("reason")
        reason = reason_of(words)
        if wish.text or wish.bodies:
            message = "is to be dropped, and yet has new words or bodies"
            self._untaken(row, "form-contradiction", message, "action", "say which of both is meant")
        elif not words:
            fix = "say why: completed, merged, superseded or abandoned"
            self._untaken(row, "form-reason", "is to be dropped, and no reason is given", "reason", fix)
        elif reason is None:
            fix = "choose one: completed, merged, superseded or abandoned"
            self._untaken(row, "form-reason", f"“{words[:40]}” is no reason that is known", "reason", fix)
        else:
            ending = Ending(reason[0], texts(self.form.lang, reason[1]) if reason[1] else Texts())
            yield wish._replace(ending=ending)

    def _kept(self, row: Asking, wish: Wish) -> None:
        if wish.text or wish.bodies or row.said("reason"):
            message = "is to stay as it is, and yet other cells are filled in"
            self._untaken(row, "form-contradiction", message, "action", "say which of both is meant")
        elif wish.remark:
            self._tell("form-note", f"a remark alone: “{wish.remark[:200]}”", row, "remark")

    def _told_more(self, row: Asking, wish: Wish) -> None:
        """Says where more is filled in than the action asks for."""
        if wish.action == "reword" and wish.bodies and wish.text:
            self._tell("form-guessed", "new bodies were taken, too", row, "new-bodies")
        elif wish.action == "reassign" and wish.text:
            self._tell("form-guessed", "new words were taken, too", row, "new-text")
        elif wish.action == "reword" and not wish.text:
            self._tell("form-guessed", "says reword; its bodies alone are new", row, "action")

    # ------------------------------------------------------------ new initiatives

    def _new(self, row: Asking) -> Iterator[Wish]:
        if not row.asks:
            if row.said("place") or any(row.said(name) for name in ("number", "text", "bodies")):
                self._stray(row)
            return
        words = row.said("action")
        found = action_of(words) if words else "new"
        text, within = self._typed(row, clean(row.said("new-text")))
        if found != "new":
            fix = "an initiative that is there has its own row; a new one is called so"
            self._untaken(row, "form-action", f"a row without an id asks for “{words[:40]}”", "action", fix)
        elif not text:
            self._untaken(row, "form-no-words", "a new initiative without words", "new-text", "give its words")
        else:
            yield from self._added(row, text, within)

    def _added(self, row: Asking, text: str, within: tuple[Assignment, ...]) -> Iterator[Wish]:
        place = self._place(row)
        bodies = self._of_new(row, within) if place else None
        if place is None or bodies is None:
            return
        key = self.ids.make(texts(self.form.lang, text), "initiative")
        if place[1] != LAST:
            self.behind[self.above] = key
        yield Wish(row.row, key, "new", text, tuple(bodies), None, *place, remark=row.said("remark"))

    def _place(self, row: Asking) -> tuple[str, str] | None:
        """The heading that a new initiative stands under, and what it stands behind; None where it is not clear."""
        said = plain(row.said("place"))
        if said:
            keys = next(filter(None, self._headings(said)), [])
            if len(keys) == 1:
                return keys[0], LAST
            what = "is no heading" if not keys else "is the name of several headings"
            self._untaken(row, "form-place", f"“{row.said('place')[:80]}” {what}", "place", "choose one from the list")
            return None
        below = any(other.row > row.row and other.said("id") for other in self.form.rows)
        if not (self.above and below):
            self._untaken(row, "form-place", "does not say what it stands under", "place", "choose a heading")
            return None
        number = self.dotted[self.above] or self.above
        self._tell("form-guessed", f"says no place; put behind {number}, below which it stands", row, "place")
        return self.base.provisions[self.above].parent, self.behind.get(self.above, self.above)

    def _headings(self, said: str) -> Iterator[list[str]]:
        """The headings that a place may mean: as the drop-down names them, or by id; as the rows of the form print
        them; by number; by their words."""
        known = self.print.headings
        yield [key for key, called in known.items() if said in (plain(called), plain(key))]
        yield [key for key, called in self.print.places.items() if said == plain(called)]
        yield [key for key in known if said == plain(self.dotted[key])]
        yield [key for key in known if said == plain(self.base.provisions[key].text.best(self.form.lang))]

    def _of_new(self, row: Asking, within: tuple[Assignment, ...]) -> Sequence[Assignment] | None:
        cell = row.said("new-bodies")
        if not says_nothing(cell):
            named = self._named(row, cell)
            return named if named and self._agrees(row, named, within) else None
        if within:
            return within
        body = self.form.stated.body
        words = label(self.registry, body, self.form.lang)
        self._tell("form-guessed", f"names no body; taken as {words}", row, "new-bodies")
        return [Assignment(body, printed=words)]

    def _stray(self, row: Asking) -> None:
        said = " ".join(filter(None, row.cells.values()))
        message = f"was not read, for the row has neither an id nor anything in its yellow cells: “{said[:120]}”"
        self._tell("left-out", message, row, "", "write it into a yellow cell")
