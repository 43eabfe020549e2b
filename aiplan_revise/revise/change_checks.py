"""What to think of changes: what was dropped, eased, or said in one language only. Remarks, never refusals."""

from collections.abc import Callable, Iterator

from aiplan_revise.model.bodies import Registry, holder, named_in
from aiplan_revise.model.changes import Change, Changeset
from aiplan_revise.model.commitments import Target
from aiplan_revise.model.edition import LANGS, Edition, Finding, Lang, Provision, Texts, initiatives, numbers
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.assigned import led_otherwise
from aiplan_revise.revise.easing import eases
from aiplan_revise.revise.figures import alike
from aiplan_revise.revise.measure import turned
from aiplan_revise.revise.once import by_amount, joint, once
from aiplan_revise.revise.replaced import Replacement, advice, replaced
from aiplan_revise.revise.reversal import reversals
from aiplan_revise.revise.rules import LANGUAGE, Remark, finding


def check_changes(changeset: Changeset, old: Edition, new: Edition, registry: Registry) -> tuple[Finding, ...]:
    """See `aiplan_revise.revise.check_changes`."""
    before, after = numbers(old), numbers(new)
    found = [finding("nothing-to-compare", one) for one in _nothing_before(old, new)]
    heirs = replaced(changeset.changes, old, new)
    found += (finding("body-replaced", _in_place(one, (old, new), registry)) for one in heirs)
    for change in changeset.changes:
        first = (change.new or change.old)[0]
        number = (after if change.new else before).get(first.id, "")
        what = called(first, number)
        explained = {"dropped-initiative"} if first.id in new.about.endings else set()
        looks = {rule: look for rule, look in _OF_CHANGES.items() if rule not in explained}
        for rule, look in looks.items():
            found += (finding(rule, Remark(first.id, f"{what}: {told}")) for told in look(change, registry))
    return tuple(found)


def _nothing_before(old: Edition, new: Edition) -> Iterator[Remark]:
    """That nobody is responsible for anything in the old edition, as where its reader knew no body."""
    if initiatives(new) and not initiatives(old):
        what = f"the old edition, {old.about.id}, has no initiatives: all of the new one are new, and none is judged"
        yield Remark("", what, "check that it was read as meant")


def _in_place(of: Replacement, sides: tuple[Edition, Edition], registry: Registry) -> Remark:
    held = [a for side in sides for p in side.provisions.values() for a in p.assignments]
    one, other = (named_in(registry, key, held, "en") for key in (of.old, of.new))
    what = (
        f"{other} stands in the place of {one} in all of {of.places} initiatives, "
        f"and {one} is responsible for nothing any more"
    )
    return Remark("", what, advice(of, registry))


_SHOWN = 60
_CUT = compiled(r"(?<=.{20})[ ,;:(\[]+[A-Za-z0-9'’-]*\Z")
"""The part of a word that a cut leaves, where words stand apart."""


def called(p: Provision, number: str = "", lang: Lang = "en") -> str:
    """A provision as a finding on changes names it: number and first words, in a language where it has that."""
    words = " ".join((p.title.best(lang) or p.text.best(lang)).split())
    short = f"{_CUT.sub('', words[: _SHOWN + 1])[:_SHOWN]}…" if len(words) > _SHOWN else words
    return " ".join(part for part in (number, short) if part) or p.id


def _dropped(change: Change, registry: Registry) -> Iterator[str]:
    if change.kind == "dropped" and change.old[0].kind == "initiative":
        yield "dropped, and nothing continues it"


def _lead_changed(change: Change, registry: Registry) -> Iterator[str]:
    lead = change.facets.reassigned and change.facets.reassigned.lead
    if not lead:
        return
    old, new = (_parties(side, change, registry) for side in (lead.old, lead.new))
    apart = led_otherwise(change.old, change.new, registry)
    yield from (f"the lead of a piece goes from {old} to {_parties(leads, change, registry)}" for leads in apart)
    if not apart:
        gone = f"no lead is named any more; it was {old}"
        moved = f"the lead goes from {old} to {new}" if old else f"{new} is named as the lead; nobody was before"
        yield moved if new else gone


def _parties(joined: str, change: Change, registry: Registry) -> str:
    """The names of parties that a facet joins by ", "; those of unknown ones may hold a comma themselves."""
    held = [a for p in (*change.old, *change.new) for a in p.assignments]
    parties = {party for a in held for party in (a.party(), holder(a))}
    found = sorted({party for party in parties if f", {party}, " in f", {joined}, "}, key=joined.find)
    return ", ".join(named_in(registry, party, held, "en") for party in found or joined.split(", ") if party)


def _weakened(change: Change, registry: Registry) -> Iterator[str]:
    less = [s for s in change.facets.strength if s.new.rank < s.old.rank and not s.opposite]
    said = {lang: [(s.old.words, s.new.words) for s in less if s.lang == lang] for lang in LANGS}
    yield from (f"commits to less: {old or 'nothing'} → {new or 'nothing'}" for old, new in once(said))


def _lowered(change: Change, registry: Registry) -> Iterator[str]:
    yield from (said for said in _judged(change) if said.startswith("target lowered"))


def _altered(change: Change, registry: Registry) -> Iterator[str]:
    yield from (said for said in _judged(change) if not said.startswith("target lowered"))


_AIMS = {"change": "by", "level": "to"}


def _judged(change: Change) -> Iterator[str]:
    eased = [(eases(change, r), r) for r in change.facets.retargeted if r.old and r.new]
    for verdict, one, *others in by_amount([(verdict, r) for verdict, r in eased if verdict]):
        assert one.old and one.new, "sides"
        turns = f" (a change {_AIMS[one.old.aim]} it → {_AIMS[one.new.aim]} it)" if turned(one.old, one.new) else ""
        old, new = joint([(r.old.printed, r.new.printed) for r in (one, *others) if r.old and r.new])
        yield f"{verdict}: {old} → {new}{turns}"


def _reversed(change: Change, registry: Registry) -> Iterator[str]:
    said: dict[Lang, list[tuple[str, str]]] = {}
    for lang in LANGS:
        was, now = (_said(side, lang) for side in (change.old, change.new))
        pairs = list(reversals(was, now, lang) if was and now else ())
        told = [(s.old.words, s.new.words) for s in change.facets.strength if s.lang == lang and s.opposite]
        pairs += [words for words in told if not any(_within(words, pair) for pair in pairs)]
        said[lang] = pairs
    yield from (f"says the reverse: {old} → {new}" for old, new in once(said))


def _within(words: tuple[str, str], clauses: tuple[str, str]) -> bool:
    """Whether words that say how firmly a clause commits, on either side, stand in the clause."""
    return any(one.casefold() in clause.casefold() for one, clause in zip(words, clauses, strict=True))


def _said(side: tuple[Provision, ...], lang: Lang) -> str:
    return "\n".join(p.text.get(lang) for p in side if p.text.get(lang))


def _gone(change: Change, registry: Registry) -> Iterator[str]:
    """Figures and days that are gone; a time from one to another as one, whose end alone counts if only that stays."""
    told: list[tuple[Lang, Target]] = []
    for lang, of, words in _lost(change):
        if any(lang != known and alike(of, other) for known, other in told):
            continue  # the other language has said so
        told.append((lang, of))
        yield f"target gone: {words}"


def _lost(change: Change) -> Iterator[tuple[Lang, Target, str]]:
    """Each with its language and the words that are gone."""
    held = ""
    gone = [(r.lang, r.old) for r in change.facets.retargeted if r.old and not r.new]
    for at, (lang, of) in enumerate(gone):
        after = next(iter(gone[at + 1 : at + 2]), None)
        span = _span(change, lang, of, after[1]) if after and after[0] == lang else ""
        if not span and (held or not _goes_on(change, lang, of)):
            yield lang, of, held or of.printed
        held = span


def _span(change: Change, lang: Lang, first: Target, last: Target) -> str:
    """The words of a time from one date to another (2026～2028年度); "" of two that are none."""
    text, stop = _said(change.old, lang), last.start + len(last.printed)
    between = text[first.start + len(first.printed) : last.start].strip()
    dated = first.kind == last.kind == "date" and first.bound == "from"
    return text[first.start : stop] if dated and between in _THROUGH else ""


def _goes_on(change: Change, lang: Lang, of: Target) -> bool:
    """Whether a date is the beginning of a time that is printed with its end: what ends is told of that."""
    after = _said(change.old, lang)[of.start + len(of.printed) :]
    return of.kind == "date" and of.bound == "from" and after.lstrip().startswith(("~", "～", "〜", "-", "–", "to "))


_THROUGH = ("~", "～", "〜", "-", "–", "to", "until", "")


def _not_following(change: Change, registry: Registry) -> Iterator[str]:
    facets = change.facets
    retargeted = tuple(dict.fromkeys(r.lang for r in facets.retargeted))
    parts = (("text", facets.reworded, _texts), ("title", facets.retitled, _names), ("targets", retargeted, _texts))
    for part, langs, of in parts:
        both = _on_both_sides(change, of)
        lagging = [lang for lang in both if lang not in langs]
        if lagging and any(lang in both for lang in langs):
            yield f"the {part} changed in {LANGUAGE[langs[0]]}, not in {LANGUAGE[lagging[0]]}"
            return


def _texts(p: Provision) -> Texts:
    return p.text


def _names(p: Provision) -> Texts:
    return p.title if p.title.langs() else p.text


def _on_both_sides(change: Change, of: Callable[[Provision], Texts]) -> tuple[Lang, ...]:
    sides = (change.old, change.new)
    return tuple(lang for lang in LANGS if all(any(of(p).get(lang) for p in side) for side in sides))


_OF_CHANGES: dict[str, Callable[[Change, Registry], Iterator[str]]] = {
    "dropped-initiative": _dropped,
    "lead-changed": _lead_changed,
    "weakened": _weakened,
    "reversed": _reversed,
    "target-lowered": _lowered,
    "target-changed": _altered,
    "target-gone": _gone,
    "translation-not-following": _not_following,
}
