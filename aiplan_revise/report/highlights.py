"""What matters most: every change in a sentence, sorted by what it means, and the whole in a few sentences."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from aiplan_revise.model.changes import Change
from aiplan_revise.model.edition import Lang
from aiplan_revise.report.counts import FACETS, FORM
from aiplan_revise.report.facts import strength
from aiplan_revise.report.frame import Frame, Told
from aiplan_revise.report.replaced import replaced
from aiplan_revise.report.shown import Phrase
from aiplan_revise.report.view import Fact, Highlights, Line
from aiplan_revise.report.words import caption, excerpt, keyed, listed, say, sentences, unstopped

_IN_A_ROW = 2
"""How many statements that came or went in a row have a line each."""


_SHORT = 40
"""How many half-width columns of a heading are enough to know it by."""


def highlights(told: Sequence[Told], frame: Frame) -> Iterator[Highlights]:
    """The groups of changes in the order of what matters most; a change stands in every group that it belongs to."""
    own = [one for one in told if one.shown.of == "initiative" and one.shown.substance]
    plain = {"reworded", "retitled", "fields"}
    worded = [one for one in own if one.sort == "carried" and set(one.shown.facets) & (plain - {"fields"})]
    reworded = [one for one in worded if not set(one.shown.facets) & set(FACETS) - plain]
    other_words = [one for one in reworded if replaced(one.shown.passages)]
    groups = {
        "dropped": [one for one in own if one.sort == "dropped"],
        **{name: [one for one in own if name in one.shown.facets] for name in (*FACETS[:5], "fields")},
        "splits-and-joins": [one for one in own if one.sort in ("split", "joined", "regrouped")],
        "added": [one for one in own if one.sort == "added"],
        "passed": [one for one in own if "passed" in one.shown.facets],
        "moved": [one for one in own if "moved" in one.shown.facets],
        "replaced": other_words,
        "other-rewording": [one for one in reworded if one not in other_words],
        "headings-and-statements": [one for one in told if one.shown.of != "initiative" and one.shown.substance],
    }
    for name, found in groups.items():
        if found:
            lines = tuple(_lines([one for one in found if not one.shown.under], name, frame))
            yield Highlights(name, say(frame.lang, name), len(found), lines)


def _lines(told: Sequence[Told], group: str, frame: Frame) -> Iterator[Line]:
    """A line for every change; statements in a row that all came, or all went, share one."""
    for row, found in groupby(told, _row):
        run = list(found)
        if row and len(run) > _IN_A_ROW:
            yield _line(run[0], say(frame.lang, f"says-{run[0].sort}-run", count=len(run)), frame)
        else:
            yield from (_line(one, _says(one, group, frame), frame) for one in run)


def _row(told: Told) -> tuple[str, str] | None:
    """What statements have in common that came or went in a row: which of both, and the heading above."""
    if told.shown.of != "statement" or told.sort not in ("added", "dropped"):
        return None
    return told.sort, (told.change.new or told.change.old)[0].parent


def _line(told: Told, says: str, frame: Frame) -> Line:
    shown_as = told.shown
    where = Phrase("", frame.lang) if shown_as.numbers else heading_above(told.change, frame)
    sure = told.sure and told.change.perhaps is None
    return Line(shown_as.key, shown_as.numbers, where, unstopped(shown_as.caption), says, sure)


def _says(told: Told, group: str, frame: Frame) -> str:
    """What a change says under the heading of a group, which is not said again; in a group that is of no one sort all
    that happened but for the printed form."""
    if group in ("strengthened", "weakened"):
        return sentences(frame.lang, strength(told.change, frame, group == "strengthened", bare=True))
    if group in FACETS:
        return sentences(frame.lang, [line for fact in told.shown.facts if fact.name == group for line in fact.lines])
    if told.sort in ("added", "dropped"):
        ended = [line for fact in told.shown.facts for line in fact.lines]
        return sentences(frame.lang, [came_or_went(told, frame, group == told.sort), *ended])
    lines = [line for fact in told.shown.facts if fact.name not in FORM for line in _unless_said(fact, frame.lang)]
    return sentences(frame.lang, [*_reshaped(told.change, frame.lang), *lines])


def _unless_said(of: Fact, lang: Lang) -> tuple[str, ...]:
    """What a fact says; that words were changed not where it says which."""
    return of.lines[1:] if len(of.lines) > 1 and of.lines[0] == say(lang, "says-reworded") else of.lines


def told_whole(told: Told, frame: Frame) -> str:
    """All that happened, but for the printed form."""
    return _says(told, "", frame)


def heading_above(change: Change, frame: Frame) -> Phrase:
    """The heading that a change without a number stands under, with its number; nothing at the top."""
    of, edition, dotted = (
        (change.new[0], frame.new, frame.new_numbers) if change.new else (change.old[0], frame.old, frame.old_numbers)
    )
    if not of.parent:
        return Phrase("", frame.lang)
    words = caption(edition.provisions[of.parent], frame.lang)
    return Phrase(f"{dotted[of.parent]} {excerpt(words.text, _SHORT)}".strip(), words.lang)


def came_or_went(told: Told, frame: Frame, under: bool = False) -> str:
    """What was added or dropped: with who is responsible, or with all that stands under it; `under` a heading that says
    which of both it is."""
    names = [party.label for party in told.shown.parties]
    if names:
        key = f"says-{told.sort}-under" if under else f"says-{told.sort}"
        return say(frame.lang, key, bodies=listed(frame.lang, names))
    kind = say(frame.lang, (told.change.new or told.change.old)[0].kind)
    if told.shown.beneath:
        key = keyed(f"says-{told.sort}-beneath", told.shown.beneath)
        return say(frame.lang, key, kind=kind, count=told.shown.beneath)
    return say(frame.lang, f"says-{told.sort}-plain", kind=kind)


def _reshaped(change: Change, lang: Lang) -> list[str]:
    old, new = len(change.old), len(change.new)
    told = {"split": new, "joined": old, "regrouped": 0}
    return [say(lang, f"says-{change.kind}", count=told[change.kind], old=old, new=new)] if change.kind in told else []
