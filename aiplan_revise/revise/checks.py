"""What to think of an edition: its bodies, words and numbers. Remarks, never refusals."""

import re
from collections.abc import Callable, Collection, Iterator

from aiplan_revise.model.bodies import Registry, label
from aiplan_revise.model.edition import (
    LANGS,
    Assignment,
    Edition,
    Finding,
    Kind,
    Lang,
    Provision,
    initiatives,
    languages,
    numbers,
    ordered,
)
from aiplan_revise.model.lookup import indexed
from aiplan_revise.model.numbering import LEVELS
from aiplan_revise.model.ordinals import gaps, series
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import bare
from aiplan_revise.revise.other_plans import incomplete, unknown
from aiplan_revise.revise.rules import LANGUAGE, Remark, finding
from aiplan_revise.revise.structure import is_misplaced, misplaced
from aiplan_revise.revise.text_checks import dangling, ended, past, stale


def check_edition(
    edition: Edition, registry: Registry, on: str = "", plans: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """See `aiplan_revise.revise.check`."""
    place = {key: position for position, key in enumerate(edition.outline)}
    found = [finding(rule, remark) for rule, look in _OF_EDITIONS.items() for remark in look(edition, registry)]
    found += [finding("deadline-past", remark) for remark in past(edition, on)]
    found += [finding("reference-incomplete", remark) for remark in incomplete(edition)]
    found += [finding("reference-unknown", remark) for remark in unknown(edition, plans)] if plans is not None else []
    return tuple(sorted(found, key=lambda finding: place.get(finding.provision, -1)))


# ---------------------------------------------------------------- bodies


def _unknown_bodies(edition: Edition, registry: Registry) -> Iterator[Remark]:
    names = indexed(registry)
    for p in ordered(edition):
        for fault, printed in (_unknown(a, registry) for a in p.assignments):
            if fault:
                near = names.resolve(printed).near
                fix = f"did you mean {' or '.join(near)}?" if near else "correct it, or add it to the registry"
                yield Remark(p.id, fault, fix)


def _unknown(a: Assignment, registry: Registry) -> tuple[str, str]:
    """What is unknown of an assignment, and the words to look for instead; "" if nothing is."""
    if a.open:
        return ("" if a.open in registry.open_sets else f"unknown open set: {a.open}"), a.printed or a.open
    if not a.body:
        return f"unknown body: {bare(a.printed)}", a.printed
    body = registry.bodies.get(a.body)
    if not body:
        return f"unknown body: {a.body}", a.printed or a.body
    known = not a.office or any(part.id == a.office for part in body.offices)
    return ("" if known else f"unknown office of {a.body}: {a.office}"), a.printed


def _expired_bodies(edition: Edition, registry: Registry) -> Iterator[Remark]:
    newest = max(edition.about.dates.values(), default="")
    for p in ordered(edition):
        for key in dict.fromkeys(a.body for a in p.assignments):
            body = registry.bodies.get(key)
            if body and body.until and body.until <= newest:
                heirs = [label(registry, s.new, "en") for s in registry.successions if s.old == key]
                fix = f"name its successor: {' or '.join(heirs)}" if heirs else ""
                yield Remark(p.id, f"{label(registry, key, 'en')} exists no longer since {body.until}", fix)


def _without_body(edition: Edition, registry: Registry) -> Iterator[Remark]:
    for p in initiatives(edition):
        if not p.assignments:
            yield Remark(p.id, "nobody is responsible", "name the responsible bodies, or make it a statement")


# ---------------------------------------------------------------- words


def _empty_texts(edition: Edition, registry: Registry) -> Iterator[Remark]:
    for p in ordered(edition):
        if not p.text.langs() and not p.title.langs():
            yield Remark(p.id, "has no words")


def _missing_languages(edition: Edition, registry: Registry) -> Iterator[Remark]:
    wanted = languages(edition)
    named = [("", "title", edition.about.title)]
    for p in ordered(edition):
        named += [(p.id, "title", p.title), (p.id, "text", p.text)]
    for key, part, words in named:
        for lang in wanted:
            if words.langs() and not words.get(lang):
                yield Remark(key, f"the {part} is missing in {LANGUAGE[lang]}", "translate it")


def _duplicate_texts(edition: Edition, registry: Registry) -> Iterator[Remark]:
    dotted = numbers(edition)
    seen: dict[tuple[Lang, str], Provision] = {}
    for p in ordered(edition):
        if p.kind in ("statement", "initiative"):
            keys = [(lang, " ".join(p.text.get(lang).split()).casefold()) for lang in p.text.langs()]
            twin = next((seen[key] for key in keys if key in seen), None)
            if twin:
                yield Remark(p.id, f"says the same as {dotted[twin.id] or twin.id}")
            for key in keys:
                seen.setdefault(key, p)


_UNOFFICIAL: dict[Lang, re.Pattern[str]] = {
    "ja": compiled("案(?!内)|(?<![条凡])例|仮訳|仮版|試作|非公式|素稿|参考|見本|要旨"),
    "en": compiled(
        r"\b(drafts?|outline|provisional|tentative|preliminary|illustrati(ve|on)|example|sample|specimen|"
        r"unofficial|non-official|not( an)? official|not the official|mock-?up|proposal)\b",
        re.IGNORECASE,
    ),
}
"""Words by which a title says that its text is not the official one."""


def _unofficial_title(edition: Edition, registry: Registry) -> Iterator[Remark]:
    title = edition.about.title
    if edition.about.official is not False:
        return
    for lang in title.langs() or LANGS[-1:]:
        if not _UNOFFICIAL[lang].search(title.get(lang)):
            what = f"the title does not say in {LANGUAGE[lang]} that the text is not official"
            yield Remark("", what, "say so in the title: （例）, 仮訳, illustrative, not an official text")


# ---------------------------------------------------------------- places and numbers


def _misplaced(edition: Edition, registry: Registry) -> Iterator[Remark]:
    for p in ordered(edition):
        above = edition.provisions.get(p.parent)
        if above and is_misplaced(p, above):
            yield Remark(p.id, misplaced(p.kind, above.kind), "move it under a wider heading, or to the top")


def _duplicate_numbers(edition: Edition, registry: Registry) -> Iterator[Remark]:
    """A part and a chapter beside it may have one number: they are called by different words."""
    seen: dict[tuple[str, str], str] = {}
    for key, number in numbers(edition).items():
        kind = edition.provisions[key].kind
        called = (number, kind if kind in LEVELS else "")
        if number and seen.setdefault(called, key) != key:
            yield Remark(key, f"has the number {number}, as {seen[called]} has", "renumber one of them")


def _gaps(edition: Edition, registry: Registry) -> Iterator[Remark]:
    """Numbers run on over headings that have none, and begin anew wherever they say 1 (or a, or ア); those of chapters
    may run on from part to part, and those of measures from section to section."""
    last: dict[tuple[Kind, int], str] = {}
    whole = numbers(edition)
    for family in series(edition).values():
        own = family[0].kind, whole[family[0].id].count(".")
        alike = (own[0], 0) if own[0] in LEVELS else own
        counted = own[0] in LEVELS or own[0] == "initiative"
        runs_on = counted and alike in last and 1 not in gaps([last[alike], family[0].number])
        last[alike] = family[-1].number
        for at in gaps([p.number for p in family]):
            p, before = family[at], family[at - 1].number
            if runs_on and not at:
                continue
            what = f"number {p.number} follows {before}" if at else f"number {p.number} comes first"
            yield Remark(p.id, what, "renumber, or restore what is missing")


_OF_EDITIONS: dict[str, Callable[[Edition, Registry], Iterator[Remark]]] = {
    "unknown-body": _unknown_bodies,
    "expired-body": _expired_bodies,
    "initiative-without-body": _without_body,
    "empty-text": _empty_texts,
    "missing-language": _missing_languages,
    "duplicate-text": _duplicate_texts,
    "duplicate-number": _duplicate_numbers,
    "gap-in-numbering": _gaps,
    "misplaced": _misplaced,
    "unofficial-title": _unofficial_title,
    "dangling-reference": dangling,
    "stale-translation": stale,
    "ended-and-there": ended,
}
