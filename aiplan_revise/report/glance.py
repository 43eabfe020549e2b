"""The changes in printed order, each as a reader sees it: all that a quick look needs of a report."""

from msgspec.structs import replace

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Change, Changeset
from aiplan_revise.model.edition import About, Edition, Lang, ancestors
from aiplan_revise.model.sharing import each
from aiplan_revise.report.change import shown
from aiplan_revise.report.counts import becomes, summary
from aiplan_revise.report.frame import Frame, Told, framed
from aiplan_revise.report.headline import in_place
from aiplan_revise.report.holdings import Holding, holdings
from aiplan_revise.report.shown import Phrase, Shown
from aiplan_revise.report.view import ChangeView, Summary
from aiplan_revise.report.words import phrase

FEW = 100
"""So many changes are put into words in the time in which another process begins."""


class Glance(Shown, frozen=True):
    """The names of two editions, the counts, and the changes in printed order of the new one, as in a View but without
    the places of the provisions and the parties; `replaced` says which bodies have others in their place throughout."""

    lang: Lang
    old: Phrase
    new: Phrase
    summary: Summary
    changes: tuple[ChangeView, ...]
    replaced: tuple[str, ...] = ()


def glance(changeset: Changeset, old: Edition, new: Edition, registry: Registry, lang: Lang) -> Glance:
    """What `view` says of the changes themselves, in a third of its time."""
    frame = framed(changeset, (old, new), registry, lang)
    told = in_order(changeset, frame, brief=True)
    changes = tuple(one.shown for one in told)
    names = edition_name(old.about, lang), edition_name(new.about, lang)
    replaced = tuple(in_place(told, frame))
    return Glance(lang, *names, summary(changeset, told, frame), changes, replaced)


def edition_name(about: About, lang: Lang) -> Phrase:
    """The title of an edition, or else the name of the file it comes from, or else its id."""
    if about.title.langs():
        return phrase(about.title, lang)
    return Phrase(about.sources[0].title if about.sources else about.id, lang)


def in_order(changeset: Changeset, frame: Frame, brief: bool = False) -> tuple[Told, ...]:
    """The changes in printed order of the new edition; a dropped provision stands behind what it followed. `brief`
    leaves out where the provisions stand and the list of all who are responsible."""
    place = _places(changeset)
    offices = {key for change in changeset.changes for one in change.facets.successions for key in (one.old, one.new)}
    keyed: dict[str, Change] = {}
    for change in changeset.changes:
        first = (change.new or change.old)[0].id
        keyed[f"{first}.old" if first in keyed else first] = change
    found: dict[str, tuple[Holding, ...]] = {}

    def held(key: str) -> tuple[Holding, ...]:
        if key not in found:
            found[key] = holdings(keyed[key], frame.registry, offices, frame.same)
        return found[key]

    def looked(key: str) -> ChangeView:
        return shown(keyed[key], key, held(key), frame, brief)

    views = zip(keyed.items(), each(looked, list(keyed), ChangeView, FEW), strict=True)
    told = {
        key: Told(change, view, place[bool(change.new), (change.new or change.old)[0].id], held(key))
        for (key, change), view in views
    }
    return tuple(sorted(_with_what_stands_under(told, frame).values(), key=lambda one: one.place))


def _with_what_stands_under(told: dict[str, Told], frame: Frame) -> dict[str, Told]:
    """The same, the headings that came or went with all that stands under them made one with that."""
    found: dict[str, Told] = dict(told)
    for kind, edition in (("dropped", frame.old), ("added", frame.new)):
        alone = {(one.change.old or one.change.new)[0].id: key for key, one in told.items() if one.sort == kind}
        below: dict[str, list[str]] = {}
        for key in edition.outline:
            for above in ancestors(edition.provisions, key):
                below.setdefault(above, []).append(key)
        whole = {key for key, keys in below.items() if key in alone and all(one in alone for one in keys)}
        for top in whole - {key for above in whole for key in below[above]}:
            found[alone[top]] = _noting(found[alone[top]], beneath=len(below[top]))
            for key in below[top]:
                if edition.provisions[key].kind != "initiative":
                    found[alone[key]] = _noting(found[alone[key]], under=alone[top])
    return found


def _noting(told: Told, **more: object) -> Told:
    return replace(told, shown=replace(told.shown, **more))


def _places(changeset: Changeset) -> dict[tuple[bool, str], tuple[int, int]]:
    """(new side?, id) → where it sorts: a new provision at its printed place, an old one behind the last provision
    before it that stayed in its place."""
    new_at = {key: at for at, key in enumerate(changeset.new_outline)}
    stays = {key: key for key in changeset.unchanged} | becomes(changeset, moved=False)
    place = {(True, key): (at, -1) for key, at in new_at.items()}
    behind = -1
    for at, key in enumerate(changeset.old_outline):
        behind = new_at[stays[key]] if key in stays else behind
        place[False, key] = (behind, at)
    return place
