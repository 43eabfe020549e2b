"""The whole plan, old beside new: every provision at its printed place in its own column, and once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from aiplan_revise.model.changes import Change, Changeset
from aiplan_revise.model.edition import Assignment, Provision, ancestors
from aiplan_revise.model.wholes import counted
from aiplan_revise.report.frame import Frame, Told
from aiplan_revise.report.shares import against, divide, redlines
from aiplan_revise.report.shown import Phrase
from aiplan_revise.report.standing import standing
from aiplan_revise.report.view import Cell, Mark, Party, Passage, Row, Wording
from aiplan_revise.report.words import assigned, common, excerpt, listed, phrase, say


class Face(NamedTuple):
    """One side of a change: its provisions and numbers beside the other side's, and what is marked on it."""

    own: tuple[Provision, ...]
    other: tuple[Provision, ...]
    numbers: Mapping[str, str]
    other_numbers: Mapping[str, str]
    edited: Literal["deleted", "inserted"]


class Sheet(NamedTuple):
    """What the rows are made from: the changes by the old and by the new ids they concern, the ids of the unchanged
    headings that stand above a change, and the frame."""

    by_old: dict[str, Told]
    by_new: dict[str, Told]
    above: frozenset[str]
    frame: Frame


def table(changeset: Changeset, told: Sequence[Told], frame: Frame) -> tuple[Row, ...]:
    """A row for every provision of the new edition in its order and, between them in the order of the old one, a row
    for every old provision that does not stand beside it: deleted, or with a pointer to where it went. What is
    unchanged is left out in runs, but for the headings above a change."""
    by_old, by_new = ({p.id: one for one in told for p in side(one.change)} for side in (_old, _new))
    above = {key for one in told for p in one.change.new for key in ancestors(frame.new.provisions, p.id)}
    above |= {key for one in told for p in one.change.old for key in ancestors(frame.old.provisions, p.id)}
    sheet = Sheet(by_old, by_new, frozenset(above), frame)
    rows = _rows(changeset, sheet)
    return tuple(row for left_out, run in groupby(rows, _left_out) for row in ([_run(list(run))] if left_out else run))


def _old(change: Change) -> tuple[Provision, ...]:
    return change.old


def _new(change: Change) -> tuple[Provision, ...]:
    return change.new


def _rows(changeset: Changeset, sheet: Sheet) -> Iterator[Row]:
    for old, new in standing(changeset, sheet.frame):
        if old and new:
            yield _both(old, new, sheet)
        else:
            yield _gone(old, sheet) if old else _came(new, sheet)


# ---------------------------------------------------------------- rows


def _both(old: str, new: str, sheet: Sheet) -> Row:
    """Both sides at their places."""
    if new not in sheet.by_new:
        return _unchanged(new, new in sheet.above, sheet.frame)
    told = sheet.by_new[new]
    rest = tuple(p for p in told.change.old if p.id != old)
    own = _cells(told, _faces(told.change, sheet.frame)[0], sheet.frame)
    here = tuple(cell for cell in own if cell.id == old)
    joined = _away(told, rest, new, sheet.frame) if told.change.kind == "joined" else ()
    return _row(told, (*here, *joined), _new_cell(told, new, sheet.frame))


def _came(key: str, sheet: Sheet) -> Row:
    """A new provision beside nothing, or beside what it comes from, which stands elsewhere."""
    frame = sheet.frame
    if key not in sheet.by_new:
        cells = (_left(frame.new.provisions[key], frame.new_numbers, frame),)
        return Row("", _elsewhere(cells), cells, False, 0, "", "", "")
    told = sheet.by_new[key]
    return _row(told, _away(told, told.change.old, key, frame), _new_cell(told, key, frame))


def _gone(key: str, sheet: Sheet) -> Row:
    """An old provision that is deleted, or that points to where it went: if that is several provisions, in full, for
    beside them stand only the shares that they took."""
    frame, told = sheet.frame, sheet.by_old.get(key)
    to = told.change.new if told else (frame.new.provisions[key],)
    if told and len(to) != 1:
        own = _cells(told, _faces(told.change, frame)[0], frame)
        cells = tuple(cell for cell in own if cell.id == key)
    else:
        cells = (_left(frame.old.provisions[key], frame.old_numbers, frame),)
    heading = told is not None and not to and told.shown.of == "heading"
    return Row(told.shown.key if told else "", cells, (), heading, 0, "", "", _points(told, to, frame))


def _points(told: Told | None, to: Sequence[Provision], frame: Frame) -> str:
    """Where an old provision went, "" for a deleted one."""
    word = {"joined": "joined-into", "split": "split-into"}.get(told.change.kind if told else "", "moved-to")
    numbers = frame.numbers(to, "new")
    if word == "moved-to" and (told is None or frame.numbers(told.change.old, "old") == numbers):
        word = "stands-as"
    return say(frame.lang, word, numbers=numbers) if to else ""


def _row(told: Told, old: tuple[Cell, ...], new: tuple[Cell, ...]) -> Row:
    return Row(told.shown.key, old, new, told.shown.of == "heading", 0, "", "", "")


def _left_out(row: Row) -> bool:
    return row.unchanged > 0


def _unchanged(key: str, above: bool, frame: Frame) -> Row:
    of, number = frame.new.provisions[key], frame.new_numbers[key]
    cell = Cell(key, of.kind, number, False, False, "", (Wording(phrase(of.text, frame.lang), ()),), ())
    return Row("", (cell,) * above, (cell,) * above, above, 0 if above else 1, number, number, "")


def _run(rows: Sequence[Row]) -> Row:
    printed = [row.first for row in rows if row.first] or [""]
    return Row("", (), (), False, len(rows), printed[0], printed[-1], "")


# ---------------------------------------------------------------- cells


def _faces(change: Change, frame: Frame) -> tuple[Face, Face]:
    return (
        Face(change.old, change.new, frame.old_numbers, frame.new_numbers, "deleted"),
        Face(change.new, change.old, frame.new_numbers, frame.old_numbers, "inserted"),
    )


def _new_cell(told: Told, key: str, frame: Frame) -> tuple[Cell, ...]:
    return tuple(cell for cell in _cells(told, _faces(told.change, frame)[1], frame) if cell.id == key)


def _away(told: Told, sources: Iterable[Provision], key: str, frame: Frame) -> tuple[Cell, ...]:
    """What the new provision `key` comes from, where that stands elsewhere: of a split the share that it took."""
    change = told.change
    if len(change.new) == 1:
        named = {p.id for p in sources}
        cells = _cells(told, _faces(change, frame)[0], frame)
        return _elsewhere(tuple(cell for cell in cells if cell.id in named))
    piece = next(p for p in change.new if p.id == key)
    face = Face(tuple(sources), (piece,), frame.old_numbers, frame.new_numbers, "deleted")
    parts = _part(change, piece, frame)
    labels = {label for p in change.new for label in assigned(frame.registry, p.assignments, frame.lang).values()}
    note = say(frame.lang, "part-of", numbers=frame.numbers(sources, "old"))
    shown = {party.id: party for p in face.own for party in _parties(p, labels, face, frame)}
    return (Cell(change.old[0].id, piece.kind, "", False, True, note, parts, tuple(shown.values())),)


def _elsewhere(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(Cell(c.id, c.kind, c.number, c.renumbered, True, c.note, c.wordings, c.parties) for c in cells)


def _part(change: Change, piece: Provision, frame: Frame) -> tuple[Wording, ...]:
    """The share of the old words that went to a piece."""
    lang = common([p.text for p in (*change.old, *change.new)], frame.lang)
    if lang is None:
        return tuple(Wording(phrase(p.text, frame.lang), ()) for p in change.old)
    pieces, own = [p.text.get(lang) for p in change.new], change.new.index(piece)
    shares, _ = divide([p.text.get(lang) for p in change.old], pieces)
    marks = redlines(shares, pieces, "old", lang)[own]
    return (Wording(Phrase(shares[own].read(lang), lang), _printed(marks, "deleted")),)


def _left(of: Provision, numbers: Mapping[str, str], frame: Frame) -> Cell:
    """A provision of which only the number is printed."""
    omitted = Wording(Phrase(say(frame.lang, "left-out"), frame.lang), ())
    if not numbers[of.id]:
        omitted = Wording(Phrase(f"{_beginning(of, frame)}{omitted.phrase.text}", frame.lang), ())
    return Cell(of.id, of.kind, numbers[of.id], False, False, "", (omitted,), ())


def _beginning(of: Provision, frame: Frame) -> str:
    return excerpt((of.title if of.title.langs() else of.text).best(frame.lang), 24)


def _cells(told: Told, face: Face, frame: Frame) -> tuple[Cell, ...]:
    """One side of a change, its words and bodies marked where they differ from those of the other side."""
    elsewhere = {face.other_numbers[p.id] for p in face.other}
    labels = {label for p in face.other for label in assigned(frame.registry, p.assignments, frame.lang).values()}
    named = told.shown.substance or not {"renamed-body", "relisted"}.isdisjoint(told.shown.facets)
    return tuple(
        Cell(
            id=p.id,
            kind=p.kind,
            number=face.numbers[p.id],
            renumbered=bool(face.other) and face.numbers[p.id] not in elsewhere,
            away=False,
            note="",
            wordings=wordings,
            parties=_parties(p, labels, face, frame) if named else (),
        )
        for p, wordings in zip(face.own, _wordings(told, face, frame), strict=True)
    )


def _parties(of: Provision, elsewhere: set[str], face: Face, frame: Frame) -> tuple[Party, ...]:
    """The parties of a provision, marked where no label of the other side is theirs, in the words of its edition."""
    mark = "lost" if face.edited == "deleted" else "gained"
    named = assigned(frame.registry, of.assignments, frame.lang)
    said = as_printed(of.assignments, frame)
    return tuple(
        Party(key, said.get(key) or label, "kept" if label in elsewhere else mark, "") for key, label in named.items()
    )


def as_printed(of: Iterable[Assignment], frame: Frame) -> dict[str, str]:
    """Party → the words it is printed by, each once; unknown ones, and those that
    are not all printed in the report's language, go by their label."""
    found: dict[str, dict[str, None]] = {}
    for one in counted(frame.registry, of):
        found.setdefault(one.party(), {})[" ".join(one.printed.split())] = None
    own = frame.lang == "en"
    return {
        party: listed(frame.lang, list(words))
        for party, words in found.items()
        if not party.startswith("?") and all(word not in ("", party) and word.isascii() is own for word in words)
    }


def _wordings(told: Told, face: Face, frame: Frame) -> list[tuple[Wording, ...]]:
    if not told.shown.substance and told.shown.of != "heading":
        return [(Wording(Phrase(say(frame.lang, "left-out"), frame.lang), ()),)] * len(face.own)
    if len(face.own) + len(face.other) > 2:  # noqa: PLR2004
        return [(*_title(p, face, frame), *text) for p, text in zip(face.own, _against(face, frame), strict=True)]
    one = tuple(_wording(passage, face, frame) for passage in told.shown.passages)
    return [tuple(wording for wording in one if wording.phrase.text)] if face.own else []


def _wording(passage: Passage, face: Face, frame: Frame) -> Wording:
    own = (passage.old if face.edited == "deleted" else passage.new) or Phrase("", frame.lang)
    marks = passage.spans or (() if passage.same else (Mark(face.edited, own.text),))
    return Wording(own, _printed(marks, face.edited))


def _title(of: Provision, face: Face, frame: Frame) -> Iterator[Wording]:
    """The title of one provision of several, marked where none of the other side has it."""
    if of.title.langs():
        own = phrase(of.title, frame.lang)
        kept = own.text in {p.title.get(own.lang) for p in face.other}
        yield Wording(own, () if kept else (Mark(face.edited, own.text),))


def _against(face: Face, frame: Frame) -> list[tuple[Wording, ...]]:
    """The texts of one side, each against its share of the other side's words."""
    lang = common([p.text for p in (*face.own, *face.other)], frame.lang)
    if lang is None:
        return [(Wording(phrase(p.text, frame.lang), ()),) for p in face.own]
    texts, wholes = ([p.text.get(lang) for p in side] for side in (face.own, face.other))
    redlines = against(texts, wholes, face.edited, lang)
    return [
        (Wording(Phrase(own, lang), _printed(marks, face.edited)),) for own, marks in zip(texts, redlines, strict=True)
    ]


def _printed(marks: Iterable[Mark], edited: str) -> tuple[Mark, ...]:
    gap = "old-gap" if edited == "deleted" else "new-gap"
    return tuple(mark for mark in marks if mark.op in ("same", edited, gap))
