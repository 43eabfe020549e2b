"""In which piece of a split or a join a target stands that came, went or changed there."""

from collections.abc import Iterator, Sequence

from aiplan_revise.model.changes import Change, Retarget
from aiplan_revise.model.commitments import Target
from aiplan_revise.model.edition import Lang, Provision
from aiplan_revise.report.frame import Frame
from aiplan_revise.report.targeted import targets_told
from aiplan_revise.report.words import say

Side = tuple[Provision, ...]


def located(change: Change, listed: Sequence[Retarget], frame: Frame) -> Iterator[str]:
    """Retargets as told, behind the piece that they stand in, piece by piece; those of a change without several pieces,
    and of which nobody can say it, without."""
    places: dict[str, list[Retarget]] = {}
    for one in listed:
        places.setdefault(_place(change, one, frame), []).append(one)
    promised = any(p.kind == "initiative" for p in (*change.old, *change.new))
    for place, some in places.items():
        for told in targets_told(frame.lang, some, promised=promised, on=frame.on):
            yield say(frame.lang, "says-in-piece", numbers=place, what=told) if place else told


def _place(change: Change, one: Retarget, frame: Frame) -> str:
    """The new piece of what several became; the old one of what is gone; "" for none."""
    if one.new and len(change.new) > 1:
        found = _piece(one.new, change.new, one.lang)
        return frame.number(found, "new") if found else ""
    if one.old and not one.new and len(change.old) > 1:
        found = _piece(one.old, change.old, one.lang)
        return say(frame.lang, "former-piece", number=frame.number(found, "old")) if found else ""
    return ""


def _piece(of: Target, side: Side, lang: Lang) -> Provision | None:
    """The provision whose words a target stands in: those of all pieces stand one a line, titles and texts apart."""
    for said in ([p.text.get(lang) for p in side], [p.title.get(lang) for p in side]):
        at = 0
        for p, words in zip(side, said, strict=True):
            if words and at <= of.start <= at + len(words) and of.printed in words:
                return p
            at += len(words) + 1 if words else 0
    return None
