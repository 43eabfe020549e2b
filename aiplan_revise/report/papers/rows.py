"""The rows of a comparison table, whole: every provision of both editions at its place, with its marks and pointers."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from aiplan_revise.model.changes import Change, Changeset
from aiplan_revise.model.edition import Provision
from aiplan_revise.model.sharing import each
from aiplan_revise.report.papers.faces import Face, share
from aiplan_revise.report.papers.printing import Side, depth, fields, unmarked
from aiplan_revise.report.papers.shapes import Block, Run, SideName
from aiplan_revise.report.standing import Place, standing
from aiplan_revise.report.words import say

FEW = 100
"""So many rows are set in the time in which another process begins."""
_POINTERS = {"joined": "joined-into", "split": "split-into", "regrouped": "split-into"}


class Cells(NamedTuple):
    """What is printed side by side; `pointed` as in Beside."""

    old: tuple[Block, ...]
    new: tuple[Block, ...]
    pointed: bool = False


class Beside(NamedTuple):
    """What is printed side by side at a place of the comparison. `change` is None where nothing changed; `pointed` says
    that the provision stands elsewhere on the other side, and the cell there says where."""

    place: Place
    change: Change | None
    old: tuple[Block, ...]
    new: tuple[Block, ...]
    pointed: bool = False

    @property
    def gone(self) -> bool:
        """Whether an old provision stands here whose words are quoted beside the one that it became."""
        became = self.change.new if self.change else ()
        return self.pointed and not self.place.new and len(became) <= 1

    @property
    def marked(self) -> bool:
        """Whether the two sides differ in print."""
        return self.pointed or not (self.place.old and self.place.new) or any(map(pens, (*self.old, *self.new)))


def pens(of: Block) -> set[str]:
    """How the words of a block are marked."""
    return {run.pen for line in of.lines for run in line if run.pen}


class Setting(NamedTuple):
    """What rows are set from: the changes by the old and by the new ids they concern, and both sides. `whole`: with
    everything that did not change as well. `faces` are the sides of changes that were asked for already."""

    by_old: dict[str, Change]
    by_new: dict[str, Change]
    old: Side
    new: Side
    whole: bool
    faces: dict[tuple[str, str], Face]

    def face(self, change: Change, name: SideName) -> Face:
        """A side of a change."""
        key = (change.old[0].id if change.old else "", change.new[0].id if change.new else "")
        if key not in self.faces:
            self.faces[key] = Face(change, self.old, self.new, {})
        face = self.faces[key]
        return face if name == "old" else face.turned()


def rows(changeset: Changeset, both: tuple[Side, Side], *, whole: bool) -> Iterator[Beside]:
    """A row for every place where provisions stand: none is left out. `whole`: with all further columns."""
    by_old, by_new = ({p.id: c for c in changeset.changes for p in side(c)} for side in (_old, _new))
    setting = Setting(by_old, by_new, *both, whole, {})
    places = tuple(standing(changeset, both[0].frame))
    for place, cells in zip(places, each(lambda one: _cells(one, setting), places, Cells, FEW), strict=True):
        yield Beside(place, by_new.get(place.new) if place.new else by_old.get(place.old), *cells)


def _cells(place: Place, setting: Setting) -> Cells:
    if place.old and place.new:
        return _both(place, setting)
    return _gone(place, setting) if place.old else _came(place, setting)


def _old(change: Change) -> tuple[Provision, ...]:
    return change.old


def _new(change: Change) -> tuple[Provision, ...]:
    return change.new


def _both(place: Place, setting: Setting) -> Cells:
    """Both sides at their places; of a join what else it comes from as well, of a split what else it became."""
    change = setting.by_new.get(place.new)
    if change is None:
        old, new = _unchanged(place.old, setting.old, setting), _unchanged(place.new, setting.new, setting)
        return Cells(old, new)
    face = setting.face(change, "old")
    rest = [p for p in change.old if p.id != place.old] if change.kind == "joined" else []
    parts = [_note("split-into", setting.new, change.new)] if len(change.new) > 1 else []
    old = (*_printed(place.old, face, setting), *parts, *_quoted(rest, face))
    return Cells(old, _printed(place.new, face.turned(), setting))


def _unchanged(key: str, side: Side, setting: Setting) -> tuple[Block, ...]:
    """A provision of which nothing changed, unless its edition prints numbers in another way."""
    p = side.edition.provisions[key]
    alike = setting.old.numbers[key] == setting.new.numbers[key]
    return (
        unmarked(p, side, "" if alike else "number"),
        *(fields(p, side, frozenset(), every=True) if setting.whole else ()),
    )


def _printed(key: str, face: Face, setting: Setting) -> tuple[Block, ...]:
    """One provision of a side, with those of its further columns that differ, or all."""
    p = next(p for p in face.own if p.id == key)
    return (face.blocks()[key], *fields(p, face.side, face.fields(p), setting.whole))


def _came(place: Place, setting: Setting) -> Cells:
    """A new provision beside nothing, or beside what it comes from, which stands elsewhere."""
    change = setting.by_new.get(place.new)
    if change is None:  # only its place in the order is another
        p = setting.old.edition.provisions[place.new]
        new = _unchanged(place.new, setting.new, setting)
        return Cells((_moved("moved-from", (setting.old, p), (setting.new, p)),), new, True)
    face = setting.face(change, "new")
    new = _printed(place.new, face, setting)
    if not change.old:
        return Cells((), new)
    return Cells(_origin(change, place.new, face.turned()), new, True)


def _origin(change: Change, key: str, face: Face) -> tuple[Block, ...]:
    """What a new provision comes from, quoted: of a split or a regrouping the share that it took."""
    if len(change.new) == 1:
        return tuple(_quoted(change.old, face))
    piece = next(p for p in change.new if p.id == key)
    note = replace(_note("part-of", face.side, change.old), depth=depth(piece, face.other.edition))
    took = share(face, piece)
    return (note, took) if took.words else (note,)


def _quoted(sources: Iterable[Provision], face: Face) -> Iterator[Block]:
    """Provisions that stand elsewhere, each behind a note that says where."""
    found = face.blocks()
    for p in sources:
        if face.change.kind == "carried":
            yield _moved("moved-from", (face.side, p), (face.other, face.change.new[0]))
        else:
            yield _note("joined-from", face.side, [p])
        yield replace(found[p.id], kind="quoted")


def _gone(place: Place, setting: Setting) -> Cells:
    """An old provision that is deleted, or beside a pointer to where it went."""
    change = setting.by_old.get(place.old)
    if change is None:
        p = setting.new.edition.provisions[place.old]
        old = _unchanged(place.old, setting.old, setting)
        return Cells(old, (_moved("moved-to", (setting.new, p), (setting.old, p)),), True)
    old = _printed(place.old, setting.face(change, "old"), setting)
    if not change.new:
        return Cells(old, ())
    if change.kind == "carried":
        ways = (setting.new, change.new[0]), (setting.old, change.old[0])
        return Cells(old, (_moved("moved-to", *ways),), True)
    return Cells(old, (_note(_POINTERS[change.kind], setting.new, change.new),), True)


def _note(word: str, side: Side, of: Sequence[Provision], address: str = "") -> Block:
    lang = side.frame.lang
    told = say(lang, word, numbers=address or side.address(of))
    return Block("note", ((Run(told, lang),),), depth(of[0], side.edition))


def _moved(word: str, there: tuple[Side, Provision], here: tuple[Side, Provision]) -> Block:
    """Where a provision stands on the other side, which its number does not tell if it is the same on both."""
    (side, of), (own, same) = there, here
    address = side.address([of])
    if address == own.address([same]):
        lang = side.frame.lang
        address = say(lang, "place-still", numbers=address) if side.numbers[of.id] else say(lang, "place-another")
    return _note(word, side, [of], address)
