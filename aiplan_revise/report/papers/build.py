"""A comparison table from a changeset: the rows, as a profile wants them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from aiplan_revise.model.changes import Change, Changeset
from aiplan_revise.model.edition import HEADINGS, ancestors
from aiplan_revise.report.frame import Frame
from aiplan_revise.report.glance import edition_name
from aiplan_revise.report.papers.omitting import collapsed, shortened
from aiplan_revise.report.papers.printing import Side, sides
from aiplan_revise.report.papers.profile import Profile
from aiplan_revise.report.papers.remarks import place, remarks
from aiplan_revise.report.papers.rows import Beside, pens, rows
from aiplan_revise.report.papers.shapes import Block, Column, Paper, Pen, Row, Run, SideName, Underline
from aiplan_revise.report.papers.titles import titles
from aiplan_revise.report.standing import Place
from aiplan_revise.report.unofficial import unofficial
from aiplan_revise.report.words import phrase, say

_PRINTED = frozenset(("number", "place"))
"""The marks of the printed form."""


class Form(NamedTuple):
    """What decides how rows are shown: the frame, the profile, whether everything stands there in full, and both
    sides."""

    frame: Frame
    profile: Profile
    whole: bool
    old: Side
    new: Side

    def says(self, name: str) -> Run:
        """One of the marks of the profile: added, dropped or omitted."""
        lang = self.frame.lang
        return Run(getattr(self.profile, name).best(lang), lang)


def paper(changeset: Changeset, frame: Frame, profile: Profile, *, whole: bool = False) -> Paper:
    """The comparison table of a changeset; `whole` with every provision of both editions, in full."""
    form = Form(frame, profile, whole, *sides(frame, profile.numbers == "dotted"))
    found = [*titles(frame), *rows(changeset, (form.old, form.new), whole=whole)]
    told = remarks(changeset, frame) if profile.remarks.langs() else {}
    shown = {p.id for one in found if one.change and one.marked for p in (*one.change.old, *one.change.new)}
    made = tuple(_drawn(row, profile) for row in _rows(found, told, form))
    abouts = (frame.old.about, frame.new.about)
    return Paper(
        lang=frame.lang,
        title=_title(frame),
        notices=tuple(one.notice for one in unofficial(abouts, frame.lang)),
        note=profile.note.best(frame.lang),
        columns=tuple(_column(side, form) for side in profile.order),
        remarks=profile.remarks.best(frame.lang) if any(row.remarks for row in made) else "",
        rows=made,
        landscape=profile.orientation == "landscape",
        unseen=sum(_unseen(change, shown) for change in changeset.changes),
    )


def _unseen(change: Change, shown: set[str]) -> bool:
    """Whether no row shows a change, though it is more than one of the numbers above a provision."""
    names = {*change.facets.names()} - {"renumbered", "reordered"}
    return bool(names) and all(p.id not in shown for p in (*change.old, *change.new))


def _title(frame: Frame) -> str:
    """With the title of the new edition or, where it has none, with the names of both."""
    old, new, lang = frame.old.about, frame.new.about, frame.lang
    mark = say(lang, "unofficial") if False in (old.official, new.official) else ""
    if new.title.langs():
        return mark + say(lang, "table-of", title=phrase(new.title, lang).text)
    return mark + say(lang, "table-of-two", old=edition_name(old, lang).text, new=edition_name(new, lang).text)


def _column(side: SideName, form: Form) -> Column:
    about = (form.frame.old if side == "old" else form.frame.new).about
    heading: str = getattr(form.profile, side).best(form.frame.lang)
    return Column(side, heading, edition_name(about, form.frame.lang))


# ---------------------------------------------------------------- rows


def _rows(found: Sequence[Beside], told: Mapping[Place, tuple[str, ...]], form: Form) -> Iterator[Row]:
    above = _above(found, form.frame)
    for omitted, run in groupby(found, key=lambda one: not (form.whole or one.marked or one.place.new in above)):
        if omitted:
            yield from _omitted([one.place for one in run], form)
        else:
            yield from (_row(one, above, told, form) for one in run)


def _above(found: Iterable[Beside], frame: Frame) -> frozenset[str]:
    """The headings, by the id of the new side, that stand above what differs."""
    changed = [one.place for one in found if one.marked]
    new = {key for at in changed if at.new for key in ancestors(frame.new.provisions, at.new)}
    old = {key for at in changed if at.old for key in ancestors(frame.old.provisions, at.old)}
    beside = {one.place.old: one.place.new for one in found if one.place.old and one.place.new}
    return frozenset(new | {beside[key] for key in old if key in beside})


def _row(of: Beside, above: frozenset[str], told: Mapping[Place, tuple[str, ...]], form: Form) -> Row:
    inset = (of.new or of.old)[0].depth
    added, dropped = (Block("mark", ((form.says(name),),), inset) for name in ("added", "dropped"))
    old, new = (tuple(_cell(of, blocks, form)) for blocks in (of.old, of.new))
    heading = form.frame.new.provisions[of.place.new].kind in HEADINGS if of.place.new else False
    if not of.marked:
        return Row("heading" if heading or of.place.new in above else "unchanged", old, new)
    here = of.change and Place("" if of.change.new else of.place.old, of.place.new) == place(of.change)
    said = told.get(place(of.change), ()) if of.change and here else ()
    return Row("changed", old or (added,), new or (dropped,), said)


def _cell(of: Beside, blocks: Iterable[Block], form: Form) -> Iterator[Block]:
    """The blocks of one side. Words that did not change are omitted where they are quoted and, unless everything is to
    stand there, where only a number or the place did; as are those of what is quoted elsewhere."""
    carried = of.change is None or of.change.kind == "carried"
    brief = not form.whole and (of.gone or (carried and of.marked and _alike(of)))
    for one in blocks:
        quoted = one.kind == "quoted" and carried and pens(one) <= _PRINTED
        yield shortened(one, form.says("omitted")) if quoted or (brief and one.kind == "text") else one


def _alike(of: Beside) -> bool:
    """Whether the words of both sides are the same."""
    return not any(pens(one) - _PRINTED for one in (*of.old, *of.new))


def _omitted(places: Sequence[Place], form: Form) -> Iterator[Row]:
    mark = form.says("omitted")
    for run in [places] if form.profile.collapse else [[one] for one in places]:
        old = collapsed([one.old for one in run], form.old, mark)
        yield Row("omitted", old, collapsed([one.new for one in run], form.new, mark))


# ---------------------------------------------------------------- how marks are drawn


def _drawn(row: Row, profile: Profile) -> Row:
    sides = (("old", row.old), ("new", row.new))
    old, new = (tuple(_block(one, name in profile.underline, profile) for one in blocks) for name, blocks in sides)
    return replace(row, old=old, new=new)


def _block(of: Block, underlined: bool, profile: Profile) -> Block:
    boxed = of.kind == "field" and profile.boxed and bool(pens(of))
    lines = tuple(
        tuple(
            replace(run, line=_line(run.pen, underlined and not boxed, profile))
            for run in line
            if run.pen != "blank" or profile.padding
        )
        for line in of.lines
    )
    return replace(of, lines=lines, boxed=boxed)


def _line(pen: Pen, underlined: bool, profile: Profile) -> Underline:
    if pen in ("number", "place") and profile.double_numbers:
        return "double"
    return "single" if underlined and pen in ("changed", "number", "blank") else ""
