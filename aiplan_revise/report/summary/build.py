"""From a changeset to a change summary: which lines, in which groups, and whose words."""

from collections.abc import Iterator, Sequence

import msgspec

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Change, Changeset
from aiplan_revise.model.edition import HEADINGS, Edition, Lang, Provision, ancestors
from aiplan_revise.model.wordings import Wordings
from aiplan_revise.report.build import reported, titled
from aiplan_revise.report.frame import Frame, Told
from aiplan_revise.report.highlights import told_whole
from aiplan_revise.report.responsible import MOVED, BodyLine, BodyView, counted
from aiplan_revise.report.shown import Phrase
from aiplan_revise.report.summary.view import By, Digest, Group, Length, Point
from aiplan_revise.report.summary.wordings import OPENING, fingerprint, worded
from aiplan_revise.report.view import Highlights, View
from aiplan_revise.report.words import beside, caption, excerpt, phrase, say, sentences, unstopped

SHORT, BRIEF = 3, 64
"""Lines of a group in the short summary, and half-width columns of what a change is known by there: it is to fit on one
page."""
ORDER = (
    "added",
    "dropped",
    "reassigned",
    "shares",
    "retargeted",
    "fields",
    "strengthened",
    "weakened",
    "replaced",
    "splits-and-joins",
    "passed",
    "moved",
)
"""What a reader of a summary asks for, in that order."""
FULL = ("other-rewording", "headings-and-statements")
"""What only the full summary tells line by line."""
COUNTED = ("shares", "passed", "moved")
"""What the short one leaves to its opening paragraph, too."""
LONG = (*FULL, *COUNTED, "replaced")


class Asked(msgspec.Struct, frozen=True):
    """What kind of summary is wanted, and the words of persons to heed."""

    length: Length = "standard"
    by: By = "change"
    wordings: Wordings | None = None


def digest(
    changeset: Changeset, sides: tuple[Edition, Edition], registry: Registry, asked: Asked, lang: Lang
) -> Digest:
    """The summary of `changeset` between the editions `sides` (old, new), in `lang`: every line of it from the report
    of the same changes, or in a person's words."""
    view, told, frame = reported(changeset, *sides, registry, lang)
    groups = {"change": _by_change, "section": _by_section, "body": _by_body}[asked.by](view, told, frame)
    whole = Digest(
        lang=view.lang,
        title=titled("digest", *sides, view.lang),
        length="full",
        by=asked.by,
        notices=view.notices,
        old=view.old,
        new=view.new,
        opening=worded(_opening(view), OPENING, view.lang, asked.wordings),
        kinds=view.summary.kinds,
        facets=view.summary.facets,
        bodies=tuple(one for one in map(counted, view.bodies) if any(getattr(one, name) for name in MOVED)),
        groups=tuple(_worded(one, asked, view) for one in groups),
        review=len(view.review),
    )
    return cut(whole, asked.length)


def cut(whole: Digest, length: Length) -> Digest:
    """A full summary in another length."""
    left_out = {"full": (), "standard": FULL, "short": LONG}[length]
    kept = [one for one in whole.groups if one.name not in left_out]
    whole = msgspec.structs.replace(whole, unlisted=_unlisted(whole, left_out))
    if length != "short":
        return msgspec.structs.replace(whole, length=length, groups=tuple(kept))
    brief = tuple(_short(one, whole.lang) for one in kept)
    return msgspec.structs.replace(whole, length=length, kinds=(), facets=(), bodies=(), groups=brief)


def _unlisted(whole: Digest, left_out: Sequence[str]) -> int:
    """How many changes no group that is not left out tells, nor the opening paragraph by their kind."""
    gone = [one for one in whole.groups if one.name in left_out and one.name not in COUNTED]
    told = {point.key for one in whole.groups if one not in gone for point in one.points}
    rest = {point.key for one in gone if one.name not in FULL for point in one.points}
    return sum(one.count for one in gone if one.name in FULL) + len(rest - told)


def _opening(view: View) -> Point:
    said = ("" if view.lang == "ja" else " ").join(view.headline) or say(view.lang, "same-editions")
    return Point("", "", Phrase("", view.lang), said, True, False, False, fingerprint(None, said))


def _worded(group: Group, asked: Asked, view: View) -> Group:
    points = tuple(worded(one, group.name, view.lang, asked.wordings) for one in group.points)
    return msgspec.structs.replace(group, points=points, more=group.count - len(points))


def _short(group: Group, lang: Lang) -> Group:
    points = tuple(_brief(one, group.name, lang) for one in group.points[:SHORT])
    return msgspec.structs.replace(group, points=points, more=group.count - len(points))


def _brief(of: Point, group: str, lang: Lang) -> Point:
    """The line with the beginning of what its change is known by and, of what was split or joined, only into how many,
    or from how many; a person's words stay whole."""
    known = Phrase(excerpt(of.caption.text, BRIEF), of.caption.lang)
    whole = of.written or group != "splits-and-joins"
    says = of.says if whole else of.says.split(sentences(lang, ("", "")))[0]
    return msgspec.structs.replace(of, caption=known, says=says)


# ---------------------------------------------------------------- groups


def _by_change(view: View, told: Sequence[Told], frame: Frame) -> Iterator[Group]:
    changes = {one.shown.key: one.change for one in told}
    found = {one.name: one for one in view.highlights}
    for name in (*ORDER, *FULL):
        if name in found:
            yield _of_highlights(found[name], changes, view)


def _of_highlights(of: Highlights, changes: dict[str, Change], view: View) -> Group:
    points = [
        _point(changes[one.key], Point(one.key, one.numbers, one.caption, one.says, one.sure, False, False, ""))
        for one in of.lines
    ]
    return Group(of.name, Phrase(of.label, view.lang), of.count, tuple(points), 0)


def _by_section(view: View, told: Sequence[Told], frame: Frame) -> Iterator[Group]:
    """The changes under each heading that has headings of its plan's second level, or else of the first; what crosses
    from one to another stands where it stands now."""
    found: dict[str, list[Told]] = {}
    for one in told:
        if one.shown.substance and not one.shown.under:
            found.setdefault(_pillar(one.change, frame), []).append(one)
    for key in sorted(found, key=lambda key: _place(key, frame)):
        points = tuple(_point(one.change, _whole(one, frame)) for one in found[key])
        yield Group(f"section:{key}", _heading(key, frame), len(points), points, 0)


def _pillar(change: Change, frame: Frame) -> str:
    """The section (or, where it stands in none, the heading) that a change belongs to; "" for the top of the plan."""
    of, edition = (change.new[0], frame.new) if change.new else (change.old[0], frame.old)
    chain = [edition.provisions[key] for key in (*ancestors(edition.provisions, of.id), of.id)]
    headings = [p for p in chain if p.kind in HEADINGS]
    named = (next((p for p in headings if p.kind == kind), None) for kind in ("section", "chapter"))
    pillar = next(filter(None, named), headings[0] if headings else None)
    return frame.root(pillar.id) if pillar else ""


def _place(key: str, frame: Frame) -> tuple[int, int]:
    at = frame.new.outline.index(key) if key in frame.new.provisions else -1
    return (at, 0) if at >= 0 else (len(frame.new.outline), frame.old.outline.index(key) if key else -1)


def _heading(key: str, frame: Frame) -> Phrase:
    of, numbers = (frame.new, frame.new_numbers) if key in frame.new.provisions else (frame.old, frame.old_numbers)
    if key not in of.provisions:
        return Phrase(say(frame.lang, "digest-top"), frame.lang)
    words = _words(of.provisions[key], frame)
    return Phrase(f"{numbers[key]} {words.text}".strip(), words.lang)


def _words(of: Provision, frame: Frame) -> Phrase:
    return phrase(of.text, frame.lang) if of.text.langs() else caption(of, frame.lang)


def _by_body(view: View, told: Sequence[Told], frame: Frame) -> Iterator[Group]:
    """What each body newly has, no longer has and has in another way, and what changed in the rest of what it has."""
    changes = {one.shown.key: one for one in told}
    for body in view.bodies:
        told_of = ((way, one, changes[one.key]) for way, one in _lines(body) if one.key)
        points = tuple(_of_body(way, one, of, frame) for way, one, of in told_of if way or of.shown.substance)
        if points:
            yield Group(f"body:{body.id}", Phrase(body.label, view.lang), len(points), points, 0)


def _lines(of: BodyView) -> Iterator[tuple[str, BodyLine]]:
    for way, found in (
        ("gained", of.gained),
        ("lost", of.lost),
        ("shares", of.shares),
        ("altered", of.altered),
        ("", of.kept),
    ):
        yield from ((way, one) for one in found)


def _of_body(way: str, one: BodyLine, told: Told, frame: Frame) -> Point:
    held = beside(say(frame.lang, way).lower(), one.why, frame.lang) if way else ""
    whole = "" if told.sort in ("added", "dropped") else told_whole(told, frame)
    says = sentences(frame.lang, [*filter(None, (held, whole))])
    return _point(told.change, Point(one.key, one.number, unstopped(one.caption), says, told.sure, False, False, ""))


def _whole(told: Told, frame: Frame) -> Point:
    shown = told.shown
    return Point(
        shown.key, shown.numbers, unstopped(shown.caption), told_whole(told, frame), told.sure, False, False, ""
    )


def _point(change: Change, of: Point) -> Point:
    return msgspec.structs.replace(of, fingerprint=fingerprint(change, of.says))
