"""From a changeset to a View: sorted in printed order, counted once, worded. No fact comes from anywhere else."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Change, Changeset
from aiplan_revise.model.edition import About, Edition, Lang, Provision, Source, ancestors, numbers
from aiplan_revise.report.accounts import Told, bodies, flows, table
from aiplan_revise.report.change import Frame, shown
from aiplan_revise.report.view import (
    Count,
    EditionView,
    Highlights,
    Line,
    Phrase,
    SectionView,
    SourceView,
    Summary,
    Tally,
    View,
)
from aiplan_revise.report.words import caption, day, listed, phrase, say, sentences

KINDS = ("added", "dropped", "carried", "split", "joined", "regrouped", "form", "unchanged")
"""How the balance divides the initiatives: by kind of change, those carried over with changes of form only apart."""

FACETS = ("reassigned", "weakened", "retargeted", "strengthened", "moved", "retitled", "reworded", "fields")
IN_SECTIONS = (
    "added",
    "dropped",
    "restructured",
    "changed",
    "reassigned",
    "moved-in",
    "moved-out",
    "unchanged-or-form",
)
"""The columns of the table by section; all but `reassigned` count an initiative once."""
FORM = ("renumbered", "reordered", "relisted", "renamed-body", "respelt", "translated")


def view(changeset: Changeset, old: Edition, new: Edition, registry: Registry, lang: Lang) -> View:
    """All that a report of `changeset` shows, in `lang`; `old` and `new` give the words and places around the changes.
    Words that are missing in `lang` come in the other language and say so."""
    printed = {a.party(): a.printed for of in (old, new) for p in of.provisions.values() for a in p.assignments}
    frame = Frame(old, new, numbers(old), numbers(new), registry, lang, printed)
    told = _told(changeset, frame)
    mark = say(lang, "unofficial") if False in (old.about.official, new.about.official) else ""
    return View(
        lang=lang,
        title=mark + _title(old, new, lang),
        old=_edition(old, lang),
        new=_edition(new, lang),
        notices=tuple(_notice(of.about, lang) for of in (old, new) if of.about.official is False),
        summary=_summary(changeset, told, frame),
        highlights=tuple(_highlights(told, frame)),
        sections=tuple(_sections(changeset, told, frame)),
        bodies=bodies(changeset, told, frame),
        changes=tuple(one.shown for one in told),
        review=tuple(one.shown.key for one in told if not one.sure),
        table=table(changeset, told, frame),
        flows=flows(told, frame),
    )


# ---------------------------------------------------------------- editions


def _title(old: Edition, new: Edition, lang: Lang) -> str:
    """The title of the new edition or, where it has none, the names of what is compared."""
    if new.about.title.langs():
        return say(lang, "of", title=phrase(new.about.title, lang).text)
    return say(lang, "of-two", old=_name(old.about, lang).text, new=_name(new.about, lang).text)


def _name(about: About, lang: Lang) -> Phrase:
    """The title of an edition, or else the name of the file it comes from, or else its id."""
    if about.title.langs():
        return phrase(about.title, lang)
    return Phrase(about.sources[0].title if about.sources else about.id, lang)


def _edition(of: Edition, lang: Lang) -> EditionView:
    about = of.about
    return EditionView(
        id=about.id,
        title=_name(about, lang),
        status=say(lang, about.status) if about.status else "",
        official=about.official,
        notice=_notice(about, lang) if about.official is False else None,
        dates=tuple(_dated(event, date, lang) for event, date in sorted(about.dates.items(), key=lambda e: e[::-1])),
        initiatives=_initiatives(of.provisions.values()),
        sources=tuple(_source(source, lang) for source in about.sources),
    )


def _notice(about: About, lang: Lang) -> Phrase:
    if about.notice.langs():
        return phrase(about.notice, lang)
    return Phrase(say(lang, "unofficial-notice", title=about.title.best(lang) or about.id), lang)


def _dated(event: str, date: str, lang: Lang) -> str:
    known = {"presented": "presented", "settled": "settled", "adopted": "adopted-on", "in-force": "in-force"}
    told = say(lang, known[event]) if event in known else event
    return f"{day(lang, date)}{told}" if lang == "ja" else f"{told} {day(lang, date)}"


def _source(of: Source, lang: Lang) -> SourceView:
    safe = of.address.startswith(("https://", "http://"))
    note = phrase(of.note, lang) if of.note.langs() else None
    return SourceView(of.title, of.address if safe else "", day(lang, of.date), of.sha256, note)


def _initiatives(of: Iterable[Provision]) -> int:
    return sum(p.kind == "initiative" for p in of)


# ---------------------------------------------------------------- order


def _told(changeset: Changeset, frame: Frame) -> tuple[Told, ...]:
    """The changes in printed order of the new edition; a dropped provision stands behind what it followed."""
    place = _places(changeset)
    told: dict[str, Told] = {}
    for change in changeset.changes:
        first = (change.new or change.old)[0].id
        key = f"{first}.old" if first in told else first
        told[key] = Told(change, shown(change, key, frame), place[bool(change.new), first])
    return tuple(sorted(told.values(), key=lambda one: one.place))


def _places(changeset: Changeset) -> dict[tuple[bool, str], tuple[int, int]]:
    """(new side?, id) → where it sorts: a new provision at its printed place, an old one behind the last provision
    before it that stayed in its place."""
    new_at = {key: at for at, key in enumerate(changeset.new_outline)}
    stays = {key: key for key in changeset.unchanged} | _becomes(c for c in changeset.changes if not c.facets.moved)
    place = {(True, key): (at, -1) for key, at in new_at.items()}
    behind = -1
    for at, key in enumerate(changeset.old_outline):
        behind = new_at[stays[key]] if key in stays else behind
        place[False, key] = (behind, at)
    return place


def _becomes(changes: Iterable[Change]) -> dict[str, str]:
    """Old id → the first new id of its change."""
    return {p.id: change.new[0].id for change in changes if change.new for p in change.old}


# ---------------------------------------------------------------- counts


def _summary(changeset: Changeset, told: Sequence[Told], frame: Frame) -> Summary:
    own = [one for one in told if one.shown.of == "initiative"]
    kept = _initiatives(frame.new.provisions[key] for key in changeset.unchanged)
    other = Counter(one.sort for one in told if one.shown.of != "initiative")
    other["unchanged"] = len(changeset.unchanged) - kept
    return Summary(
        kinds=_balance(own, kept, frame.lang),
        facets=_counts(
            Counter(name for one in own if one.shown.substance for name in one.shown.facets), FACETS, frame.lang
        ),
        others=_counts(other, KINDS, frame.lang),
        form=_counts(
            Counter(name for one in own if not one.shown.substance for name in one.shown.facets), FORM, frame.lang
        ),
        same=not changeset.changes,
    )


def _counts(found: Mapping[str, int], names: Sequence[str], lang: Lang) -> tuple[Count, ...]:
    return tuple(Count(name, say(lang, name), found[name]) for name in names if found.get(name))


def _balance(own: Sequence[Told], kept: int, lang: Lang) -> tuple[Tally, ...]:
    rows = [Tally("unchanged", say(lang, "unchanged"), 0, kept, kept)]
    for kind in reversed(KINDS[:-1]):
        found = [one.change for one in own if one.sort == kind]
        old, new = (
            _initiatives(p for side in sides for p in side)
            for sides in ([c.old for c in found], [c.new for c in found])
        )
        rows.insert(0, Tally(kind, say(lang, kind), len(found), old, new))
    return tuple(rows)


# ---------------------------------------------------------------- what matters most


def _highlights(told: Sequence[Told], frame: Frame) -> Iterator[Highlights]:
    own = [one for one in told if one.shown.of == "initiative" and one.shown.substance]
    plain = {"reworded", "retitled", "fields"}
    groups = {
        "dropped": [one for one in own if one.sort == "dropped"],
        **{name: [one for one in own if name in one.shown.facets] for name in FACETS[:4]},
        "splits-and-joins": [one for one in own if one.sort in ("split", "joined", "regrouped")],
        "added": [one for one in own if one.sort == "added"],
        "moved": [one for one in own if "moved" in one.shown.facets],
        "other-rewording": [
            one for one in own if one.sort == "carried" and not set(one.shown.facets) & set(FACETS) - plain
        ],
        "headings-and-statements": [one for one in told if one.shown.of != "initiative" and one.shown.substance],
    }
    for name, found in groups.items():
        if found:
            lines = tuple(_line(one, name if name in FACETS else "", frame) for one in found)
            yield Highlights(name, say(frame.lang, name), lines)


def _line(told: Told, facet: str, frame: Frame) -> Line:
    shown_as, kind = told.shown, told.sort
    if facet:
        said = [line for fact in shown_as.facts if fact.name == facet for line in fact.lines]
    elif kind in ("added", "dropped"):
        said = [_came_or_went(told, frame)]
    else:
        said = _reshaped(told.change, frame.lang) + [x for f in shown_as.facts if f.name not in FORM for x in f.lines]
    return Line(shown_as.key, shown_as.numbers, shown_as.caption, sentences(frame.lang, said), told.sure)


def _came_or_went(told: Told, frame: Frame) -> str:
    names = [party.label for party in told.shown.parties]
    if names:
        return say(frame.lang, f"says-{told.sort}", bodies=listed(frame.lang, names))
    return say(
        frame.lang, f"says-{told.sort}-plain", kind=say(frame.lang, (told.change.new or told.change.old)[0].kind)
    )


def _reshaped(change: Change, lang: Lang) -> list[str]:
    old, new = len(change.old), len(change.new)
    told = {"split": new, "joined": old, "regrouped": 0}
    return [say(lang, f"says-{change.kind}", count=told[change.kind], old=old, new=new)] if change.kind in told else []


# ---------------------------------------------------------------- sections


def _sections(changeset: Changeset, told: Sequence[Told], frame: Frame) -> Iterator[SectionView]:
    """Every heading with initiatives under it, in printed order of the new edition, then those that are gone."""
    goes = {key: key for key in changeset.unchanged} | _becomes(changeset.changes)
    found: dict[str, Counter[str]] = {}
    for one in told:
        if one.shown.of == "initiative":
            _count_in_sections(one, goes, found, frame)
    for key in changeset.unchanged:
        if frame.new.provisions[key].kind == "initiative":
            for above in ancestors(frame.new.provisions, key):
                found.setdefault(above, Counter())["unchanged-or-form"] += 1
    back = {new: old for old, new in goes.items()}
    for key in frame.new.outline:
        if key in found and (frame.new_numbers[key] or found[key] != found.get(frame.new.provisions[key].parent)):
            was = frame.old_numbers.get(back.get(key, ""), "")
            yield _section(key, frame.new, (was, frame.new_numbers[key]), found[key], frame)
    for key in frame.old.outline:
        if f"gone:{key}" in found:
            yield _section(key, frame.old, (frame.old_numbers[key], ""), found[f"gone:{key}"], frame)


def _count_in_sections(told: Told, goes: Mapping[str, str], found: dict[str, Counter[str]], frame: Frame) -> None:
    was = {goes.get(key, f"gone:{key}") for p in told.change.old for key in ancestors(frame.old.provisions, p.id)}
    now = {key for p in told.change.new for key in ancestors(frame.new.provisions, p.id)}
    for key in now or was:
        count = found.setdefault(key, Counter())
        count[_SECTION_SORT.get(told.sort, told.sort)] += 1
        count["reassigned"] += "reassigned" in told.shown.facets
        count["moved-in"] += "moved" in told.shown.facets and key not in was
    for key in was - now if "moved" in told.shown.facets else ():
        found.setdefault(key, Counter())["moved-out"] += 1


_SECTION_SORT = {
    "carried": "changed",
    "split": "restructured",
    "joined": "restructured",
    "regrouped": "restructured",
    "form": "unchanged-or-form",
}


def _section(key: str, of: Edition, dotted: tuple[str, str], found: Counter[str], frame: Frame) -> SectionView:
    was, now = dotted
    printed = f"{was} → {now}" if was and now and was != now else now or was
    depth = len(ancestors(of.provisions, key))
    counts = tuple(Count(name, say(frame.lang, name), found[name]) for name in IN_SECTIONS)
    return SectionView(key, depth, printed, caption(of.provisions[key], frame.lang), counts, of is frame.old)


# ---------------------------------------------------------------- bodies
