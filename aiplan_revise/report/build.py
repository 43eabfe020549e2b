"""From a changeset to a View: sorted in printed order, counted once, worded. No fact comes from anywhere else."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Changeset
from aiplan_revise.model.edition import Edition, Lang, Source, languages
from aiplan_revise.report.accounts import bodies
from aiplan_revise.report.counts import count_initiatives, sections, summary
from aiplan_revise.report.frame import Frame, Told, framed
from aiplan_revise.report.glance import edition_name, in_order
from aiplan_revise.report.handovers import handovers
from aiplan_revise.report.headline import headline
from aiplan_revise.report.highlights import highlights
from aiplan_revise.report.shown import Phrase
from aiplan_revise.report.table import table
from aiplan_revise.report.unofficial import unofficial
from aiplan_revise.report.view import ChangeView, EditionView, SourceView, View
from aiplan_revise.report.words import dates_told, day, phrase, say


def view(changeset: Changeset, old: Edition, new: Edition, registry: Registry, lang: Lang) -> View:
    """See `aiplan_revise.report.view`."""
    shown, told, frame = reported(changeset, old, new, registry, lang)
    return replace(shown, table=table(changeset, told, frame))


def reported(
    changeset: Changeset, old: Edition, new: Edition, registry: Registry, lang: Lang
) -> tuple[View, tuple[Told, ...], Frame]:
    """The View without its table, the changes that it tells, and what they were read against."""
    said = begun(changeset, (old, new), registry, lang)
    return finished(said), said.told, said.frame


class Begun(NamedTuple):
    """What a report says of each change: all that telling them one by one takes."""

    changeset: Changeset
    frame: Frame
    told: tuple[Told, ...]
    changes: tuple[ChangeView, ...]


def begun(changeset: Changeset, sides: tuple[Edition, Edition], registry: Registry, lang: Lang) -> Begun:
    """A report that is to be `finished`."""
    frame = framed(changeset, sides, registry, lang)
    told = in_order(changeset, frame)
    return Begun(changeset, frame, told, tuple(one.shown for one in told))


def finished(of: Begun) -> View:
    """The View without its table."""
    changeset, frame, told = of.changeset, of.frame, of.told
    sides = frame.old, frame.new
    counted, accounts = summary(changeset, told, frame), bodies(changeset, told, frame)
    return View(
        lang=frame.lang,
        title=titled("of", *sides, frame.lang),
        headline=() if counted.same else tuple(headline(counted, accounts, told, frame)),
        old=_edition(frame.old, frame.lang),
        new=_edition(frame.new, frame.lang),
        notices=(*_notices(sides, frame.lang), *_apart(frame), *_incomplete(told, frame), *_unknown(frame)),
        summary=counted,
        highlights=tuple(highlights(told, frame)),
        sections=tuple(sections(changeset, told, frame)),
        bodies=accounts,
        changes=of.changes,
        review=tuple(one.shown.key for one in told if not one.sure),
        table=(),
        handovers=handovers(told, frame),
    )


# ---------------------------------------------------------------- editions


def titled(paper: str, old: Edition, new: Edition, lang: Lang) -> str:
    """The title of a `paper` (the key of its words): with that of the new edition or, where it has none, the names of
    what is compared."""
    mark = say(lang, "unofficial") if False in (old.about.official, new.about.official) else ""
    if new.about.title.langs():
        return mark + say(lang, paper, title=phrase(new.about.title, lang).text)
    return mark + say(
        lang, f"{paper}-two", old=edition_name(old.about, lang).text, new=edition_name(new.about, lang).text
    )


def _edition(of: Edition, lang: Lang) -> EditionView:
    about = of.about
    return EditionView(
        id=about.id,
        title=edition_name(about, lang),
        status=say(lang, about.status) if about.status else "",
        official=about.official,
        notice=next(_notices((of,), lang), None),
        dates=dates_told(about, lang),
        initiatives=count_initiatives(of.provisions.values()),
        sources=tuple(_source(source, lang) for source in about.sources),
    )


def _notices(of: Iterable[Edition], lang: Lang) -> Iterator[Phrase]:
    return (one.notice for one in unofficial((edition.about for edition in of), lang))


def _apart(frame: Frame) -> Iterator[Phrase]:
    """Whether words cannot be compared at all."""
    spoken = [set(languages(edition)) for edition in (frame.old, frame.new)]
    if all(spoken) and spoken[0].isdisjoint(spoken[1]):
        yield Phrase(say(frame.lang, "languages-apart"), frame.lang)


def _incomplete(told: Sequence[Told], frame: Frame) -> Iterator[Phrase]:
    """Whether one of the documents may be a part only: more than half of the other's headings and statements are not
    in it; or, where that is so both ways, whether they are editions of one plan."""
    found: list[str] = []
    for kind, edition in (("dropped", frame.old), ("added", frame.new)):
        others = sum(p.kind != "initiative" for p in edition.provisions.values())
        alone = sum(one.sort == kind and one.shown.of != "initiative" for one in told)
        if 2 * alone > others:
            found.append(say(frame.lang, f"incomplete-{kind}", alone=alone, all=others))
    notices = [say(frame.lang, "incomplete-both")] if len(found) > 1 else found
    yield from (Phrase(one, frame.lang) for one in notices)


def _unknown(frame: Frame) -> Iterator[Phrase]:
    """Whether most bodies are unknown, so that it is said here and not of each."""
    if frame.strangers:
        key = "unknown-bodies-all" if frame.strangers == len(frame.printed) else "unknown-bodies"
        yield Phrase(say(frame.lang, key, count=frame.strangers, all=len(frame.printed)), frame.lang)


def _source(of: Source, lang: Lang) -> SourceView:
    safe = of.address.startswith(("https://", "http://"))
    note = phrase(of.note, lang) if of.note.langs() else None
    return SourceView(of.title, of.address if safe else "", day(lang, of.date), of.sha256, note)
