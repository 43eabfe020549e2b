"""One change as a reader sees it: words on both sides with the redline, bodies, and every facet in sentences."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from aiplan_revise.model.bodies import Registry, same_body
from aiplan_revise.model.changes import Change, ClauseHandover, Link, Pair, Reassigned, Retarget
from aiplan_revise.model.edition import Edition, Lang, Provision, Texts, ancestors
from aiplan_revise.report import words
from aiplan_revise.report.view import ChangeView, Evidence, Fact, Party, Passage, Phrase, Place
from aiplan_revise.report.words import body_name, caption, common, listed, office_names, phrase, say
from aiplan_revise.revise import redline

SUBSTANCE = frozenset(
    ("reassigned", "weakened", "strengthened", "retargeted", "moved", "retitled", "reworded", "fields")
)
"""The facets that change what the plan says. All others concern its printed form."""


_WORTH_TELLING = 0.05
"""The score from which the runner-up of a link is named."""


class Frame(NamedTuple):
    """What a change is read against: both editions with their dotted numbers, the registry, the
    report's language, and how unknown bodies are printed."""

    old: Edition
    new: Edition
    old_numbers: dict[str, str]
    new_numbers: dict[str, str]
    registry: Registry
    lang: Lang
    printed: dict[str, str]


def shown(change: Change, key: str, frame: Frame) -> ChangeView:
    """The change as a report shows it, under the anchor `key`."""
    whole = change.new[0] if change.new and change.kind != "split" else change.old[0]
    kinds = {p.kind for p in (*change.old, *change.new)}
    return ChangeView(
        key=key,
        kind=change.kind,
        of="initiative" if "initiative" in kinds else "statement" if "statement" in kinds else "heading",
        substance=substantial(change),
        facets=change.facets.names(),
        numbers=_numbers(change, frame),
        caption=caption(whole, frame.lang),
        old=tuple(_place(p, frame.old, frame.old_numbers, frame) for p in change.old),
        new=tuple(_place(p, frame.new, frame.new_numbers, frame) for p in change.new),
        passages=passages(change, frame),
        parties=parties(change, frame),
        facts=facts(change, frame),
        evidence=_evidence(change.evidence, frame) if change.evidence else None,
    )


def substantial(change: Change) -> bool:
    """Whether a change is one of substance: not if only numbers, order, names of bodies or spelling changed."""
    held = set(change.facets.names()) & SUBSTANCE
    return change.kind != "carried" or bool(held)


def _numbers(change: Change, frame: Frame) -> str:
    sides = ((change.old, frame.old_numbers), (change.new, frame.new_numbers))
    was, now = (", ".join(filter(None, (dotted[p.id] for p in side))) for side, dotted in sides)
    return f"{was} → {now}" if was and now and was != now else now or was


def _place(of: Provision, edition: Edition, dotted: dict[str, str], frame: Frame) -> Place:
    lang = frame.lang
    above = tuple(phrase(edition.provisions[key].text, lang) for key in ancestors(edition.provisions, of.id))
    names = tuple(words.assigned(frame.registry, of.assignments, lang).values())
    return Place(of.id, dotted[of.id], say(lang, of.kind), above, phrase(of.title, lang), phrase(of.text, lang), names)


def _evidence(link: Link, frame: Frame) -> Evidence:
    lang, second = frame.lang, link.runner_up
    rival = ""
    if second and second.score >= _WORTH_TELLING:
        was = frame.old_numbers.get(second.old) or second.old
        now = frame.new_numbers.get(second.new) or second.new
        rival = say(lang, "runner-up", old=was, new=now, score=f"{second.score:.2f}")
    reasons = tuple(words.reason(lang, told) for told in link.reasons)
    return Evidence(link.status, say(lang, link.status), say(lang, link.basis), link.score, reasons, rival)


# ---------------------------------------------------------------- texts, old beside new


def passages(change: Change, frame: Frame) -> tuple[Passage, ...]:
    """The texts of a change: whole on both sides, or every piece beside its share of what it comes from."""
    if len(change.old) > 1 or len(change.new) > 1:
        return _shared(change, frame)
    was, now = (side[0] if side else Provision("", "statement") for side in (change.old, change.new))
    titles = [_whole("title-of", was.title, now.title, frame)] if was.title.langs() or now.title.langs() else []
    return (*titles, _whole("", was.text, now.text, frame), *_only_elsewhere(change, was.text, now.text, frame))


def _whole(key: str, old: Texts, new: Texts, frame: Frame) -> Passage:
    name = say(frame.lang, key) if key else ""
    lang = common((old, new), frame.lang)
    if lang is None:
        was, now = (phrase(side, frame.lang) if side.langs() else None for side in (old, new))
        return Passage(name, was, now, (), old == new)
    return _compared(name, old.get(lang), new.get(lang), lang)


def _compared(name: str, old: str, new: str, lang: Lang) -> Passage:
    spans = () if old == new else redline(old, new, lang)
    return Passage(name, Phrase(old, lang), Phrase(new, lang), spans, old == new)


def _only_elsewhere(change: Change, old: Texts, new: Texts, frame: Frame) -> Iterable[Passage]:
    """The other language, where its words changed and those of the report's language, which are shown, did not."""
    other, reworded = words.other(frame.lang), change.facets.reworded
    if other in reworded and frame.lang not in reworded and common((old, new), frame.lang) == frame.lang:
        name = say(frame.lang, "only-in", lang=say(frame.lang, f"lang-{other}"))
        yield _compared(name, old.get(other), new.get(other), other)


def _shared(change: Change, frame: Frame) -> tuple[Passage, ...]:
    """Splits, joins and regroupings: each of the many beside its share of the one, then what nobody took."""
    joined = change.kind == "joined"
    many, one = (change.old, change.new) if joined else (change.new, change.old)
    lang = common([p.text for p in (*many, *one)], frame.lang)
    if lang is None:
        was, now = ([(p.text, Texts()) for p in change.old], [(Texts(), p.text) for p in change.new])
        return tuple(_whole("", *sides, frame) for sides in was + now)
    gap = "" if lang == "ja" else " "
    shares, rest = words.divide(gap.join(p.text.get(lang) for p in one), [p.text.get(lang) for p in many])
    dotted = frame.old_numbers if joined else frame.new_numbers
    key, rest_key = ("share-from", "share-none-new") if joined else ("share-of", "share-none-old")
    names = [say(frame.lang, key, number=dotted[p.id] or caption(p, frame.lang).text) for p in many]
    sides = [(name, share.strip(), p.text.get(lang)) for name, share, p in zip(names, shares, many, strict=True)]
    sides += [(say(frame.lang, rest_key), rest.strip(), "")] if rest.strip() else []
    return tuple(_compared(name, *((own, share) if joined else (share, own)), lang) for name, share, own in sides)


# ---------------------------------------------------------------- bodies


def parties(change: Change, frame: Frame) -> tuple[Party, ...]:
    """All parties of a change as a set: those of the new side in their order, then those that are lost."""
    held = change.facets.reassigned or Reassigned()
    gained, lost = {*held.gained, *_sets(held.opened)}, {*held.lost, *_sets(held.closed)}
    continued = {one.new for one in change.facets.successions}
    was, now = (
        words.assigned(frame.registry, (a for p in side for a in p.assignments), frame.lang)
        for side in (change.old, change.new)
    )
    marks = [(p, "gained" if p in gained else "continued" if p in continued else "kept") for p in now or was]
    marks += [(p, "lost") for p in was if now and p in lost and p not in now]
    return tuple(Party(p, now.get(p) or was[p], mark, say(frame.lang, f"mark-{mark}")) for p, mark in marks)


def _sets(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"open:{key}" for key in ids)


def party_name(frame: Frame, party: str) -> str:
    """The name of a party in the report's language."""
    return body_name(frame.registry, party, frame.lang, frame.printed.get(party, ""))


def _names(frame: Frame, ids: Iterable[str]) -> list[str]:
    return [party_name(frame, party) for party in ids]


def _within(change: Change, frame: Frame, ids: str) -> str:
    """The names of parties that a facet joins by ", " (unknown ones may hold a comma themselves)."""
    held = {a.party() for p in (*change.old, *change.new) for a in p.assignments}
    found = sorted((party for party in held if f", {party}, " in f", {ids}, "), key=ids.find)
    return listed(frame.lang, _names(frame, found or [ids])) if ids else ""


# ---------------------------------------------------------------- facets


def facts(change: Change, frame: Frame) -> tuple[Fact, ...]:
    """What every facet that holds says, in reading order."""
    held = change.facets.names()
    return tuple(Fact(name, say(frame.lang, name), tuple(_SAYS[name](change, frame))) for name in held)


def _reassigned(change: Change, frame: Frame) -> list[str]:
    held, lang = change.facets.reassigned or Reassigned(), frame.lang
    sole = all(len({a.party() for p in side for a in p.assignments}) == 1 for side in (change.old, change.new))
    alone = change.kind == "carried" and sole
    said = words.handover(lang, _names(frame, held.gained), _names(frame, held.lost), alone)
    if held.lead:
        sides = Pair(_within(change, frame, held.lead.old), _within(change, frame, held.lead.new))
        said.append(words.named(lang, "says-lead", sides))
    for one in held.offices:
        was, now = (office_names(frame.registry, one.body, lang, offices) for offices in (one.old, one.new))
        said.append(words.named(lang, "says-offices", Pair(was, now), body=_names(frame, [one.body])[0]))
    said += _open_sets(change, held, frame)
    for clause in held.clauses:
        what = words.handover(lang, _names(frame, clause.gained), _names(frame, clause.lost))
        said.append(say(lang, "says-clause", clause=_clause(change, clause, lang), what=words.sentences(lang, what)))
    if held.roles:
        said.append(say(lang, "says-roles", bodies=listed(lang, _names(frame, held.roles))))
    return said


def _open_sets(change: Change, held: Reassigned, frame: Frame) -> list[str]:
    went, came = ([_printed_set(change, key, frame) for key in keys] for keys in (held.closed, held.opened))
    before, after = (any(a.open for p in side for a in p.assignments) for side in (change.old, change.new))
    return words.open_sets(frame.lang, (went, came), before, after)


def _printed_set(change: Change, key: str, frame: Frame) -> str:
    """An open set in the words of the plan, if they are in the report's language."""
    printed = (a.printed for p in (*change.old, *change.new) for a in p.assignments if a.open == key)
    own = (said for said in printed if said.isascii() is (frame.lang == "en") and said not in ("", f"open:{key}"))
    return next(own, "") or party_name(frame, f"open:{key}")


def _clause(change: Change, of: ClauseHandover, lang: Lang) -> str:
    """The words of a clause in `lang`, as far as the assignments have them."""
    forms = (a.clause for p in (*change.new, *change.old) for a in p.assignments)
    known = next((form for form in forms if form.get(of.lang) == of.clause), Texts())
    return words.excerpt(known.best(lang) or of.clause)


def _strength(change: Change, frame: Frame, up: bool) -> list[str]:
    """In the report's language; in the other one where only that says so."""
    told = [one for one in change.facets.strength if (one.new.level > one.old.level) is up]
    own = [one for one in told if one.lang == frame.lang] or told
    return [words.strength(frame.lang, one) for one in own]


def _retargeted(change: Change, frame: Frame) -> list[str]:
    """In the report's language, and those of the other language that it does not tell."""
    own = [one for one in change.facets.retargeted if one.lang == frame.lang]
    left = [_values(one) for one in own]
    for one in change.facets.retargeted:
        if one.lang != frame.lang:
            if _values(one) in left:
                left.remove(_values(one))
            else:
                own.append(one)
    return [words.target(frame.lang, one) for one in own]


def _values(one: Retarget) -> tuple[str, str]:
    return (one.old.value if one.old else "", one.new.value if one.new else "")


def _moved(change: Change, frame: Frame) -> list[str]:
    assert change.facets.moved is not None, "told only where it holds"
    was = _headings(change.facets.moved.old, frame.old, frame.old_numbers, frame.lang)
    now = _headings(change.facets.moved.new, frame.new, frame.new_numbers, frame.lang)
    return [say(frame.lang, "says-moved", old=was, new=now)]


def _headings(ids: Iterable[str], edition: Edition, dotted: dict[str, str], lang: Lang) -> str:
    known = [
        f"{dotted[key]} {caption(edition.provisions[key], lang).text}".strip() if key else say(lang, "top")
        for key in dict.fromkeys(ids)
    ]
    return listed(lang, known)


def _reworded(change: Change, frame: Frame, key: str, langs: Sequence[Lang]) -> list[str]:
    both = [one for one in ("ja", "en") if all(p.text.get(one) for p in (*change.old, *change.new))]
    if len(langs) == 1 and len(both) > 1:
        return [say(frame.lang, f"{key}-only", lang=say(frame.lang, f"lang-{langs[0]}"))]
    return [say(frame.lang, key)]


def _relisted(change: Change, frame: Frame) -> list[str]:
    first = change.facets.relisted or Pair()
    was, now = (_within(change, frame, side) for side in (first.old, first.new))
    return [say(frame.lang, "says-relisted", old=was, new=now)]


def _translated(change: Change, frame: Frame) -> list[str]:
    langs = [say(frame.lang, f"lang-{one}") for one in change.facets.translated]
    return [say(frame.lang, "says-translated", langs=listed(frame.lang, langs))]


def _successions(change: Change, frame: Frame) -> list[str]:
    told = []
    for one in change.facets.successions:
        back = same_body(frame.registry, one.old, one.new) is None
        was, now = _names(frame, (one.old, one.new))
        told.append(words.succession(frame.lang, Pair(was, now), one.on, back))
    return told


def _fields(change: Change, frame: Frame) -> list[str]:
    return [say(frame.lang, "says-fields", names=listed(frame.lang, change.facets.fields))]


def _renumbered(change: Change, frame: Frame) -> list[str]:
    assert change.facets.renumbered is not None, "told only where it holds"
    sides, none = (change.facets.renumbered.old, change.facets.renumbered.new), say(frame.lang, "no-number")
    was, now = (", ".join(number or none for number in side) for side in sides)
    return [say(frame.lang, "says-renumbered", old=was, new=now)]


_SAYS: dict[str, Callable[[Change, Frame], list[str]]] = {
    "reassigned": _reassigned,
    "weakened": lambda change, frame: _strength(change, frame, up=False),
    "strengthened": lambda change, frame: _strength(change, frame, up=True),
    "retargeted": _retargeted,
    "moved": _moved,
    "retitled": lambda change, frame: _reworded(change, frame, "says-retitled", change.facets.retitled),
    "reworded": lambda change, frame: _reworded(change, frame, "says-reworded", change.facets.reworded),
    "translated": _translated,
    "relisted": _relisted,
    "fields": _fields,
    "renamed-body": _successions,
    "respelt": lambda _, frame: [say(frame.lang, "says-respelt")],
    "renumbered": _renumbered,
    "reordered": lambda _, frame: [say(frame.lang, "says-reordered")],
}
