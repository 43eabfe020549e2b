"""What every facet of a change says, in sentences."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from aiplan_revise.model.bodies import holder, same_body
from aiplan_revise.model.changes import Change, ClauseHandover, Pair, Reassigned, Retarget
from aiplan_revise.model.edition import LANGS, Lang, Provision, Texts
from aiplan_revise.model.numbering import mark
from aiplan_revise.report import worded, words
from aiplan_revise.report.columns import fields, figures
from aiplan_revise.report.frame import Frame, doubtful
from aiplan_revise.report.holdings import Holding
from aiplan_revise.report.located import located
from aiplan_revise.report.moves import moves_told
from aiplan_revise.report.passed import on_the_way, passed
from aiplan_revise.report.retold import retold
from aiplan_revise.report.view import Fact, Passage
from aiplan_revise.report.words import listed, office_names, say
from aiplan_revise.revise.assigned import led_otherwise
from aiplan_revise.revise.printed import printed, signed

Pieces = tuple[Provision, ...]


def facts(change: Change, texts: Sequence[Passage], held: Sequence[Holding], frame: Frame) -> tuple[Fact, ...]:
    """What every facet that holds says, in reading order; who of those that stay holds other parts of what was split or
    joined (`shares`); and signs that moved, whatever else holds (as `respelt`)."""
    facets = change.facets.names()
    told = [("reassigned", _reassigned(change, held, frame))] if "reassigned" in facets else []
    told += [("shares", said)] if (said := list(_shares(held, frame))) else []
    told += _each(change, facets, frame)
    told += [("respelt", said)] if "respelt" not in facets and (said := _signs(change, frame)) else []
    told += [("ended", said)] if (said := _ended(change, frame)) else []
    told += [("perhaps", said)] if (said := _perhaps(change, frame)) else []
    if change.kind == "carried" and not any(said for _, said in told):
        told += [("unseen", _unseen(change, frame))]
    more = {"retitled": worded.formerly(change, texts, frame)}
    more["reworded"] = worded.rebased(change, frame.lang)
    more["reworded"] += worded.quoted(change, texts, frame.lang) if change.kind == "carried" else []
    return tuple(Fact(name, say(frame.lang, name), (*said, *more.get(name, ()))) for name, said in told)


def _each(change: Change, facets: Sequence[str], frame: Frame) -> Iterator[tuple[str, list[str]]]:
    """What every facet says, but who is responsible; figures and strength also of clauses that were taken over."""
    beside = [(one, {*one.facets.names()} - {"reworded"}) for one in on_the_way(change, frame)]
    own = {*facets, *(["retargeted"] * bool("fields" in facets and figures(change, frame)))}
    for name, says in _SAYS.items():
        holding = [one for one, held in ((change, own), *beside) if name in held]
        lines = [line for one in holding for line in says(one, frame)]
        if holding and (lines or name != "fields"):
            yield name, lines


def _unseen(change: Change, frame: Frame) -> list[str]:
    """What changed though none of the words that are printed did."""
    pairs = ((frame.old, change.old[0]), (frame.new, change.new[0]))
    was, now = (mark(edition, one.id, frame.lang) for edition, one in pairs)
    if was != now:
        return [say(frame.lang, "says-mark", old=was, new=now)]
    origins = change.old[0].continues != change.new[0].continues
    return [say(frame.lang, "says-origins" if origins else "says-unseen")]


def _ended(change: Change, frame: Frame) -> list[str]:
    """Why what was dropped ended, as the new edition says."""
    ending = frame.new.about.endings.get(change.old[0].id) if change.kind == "dropped" else None
    if ending is None:
        return []
    return [words.ended(frame.lang, ending)]


def _perhaps(change: Change, frame: Frame) -> list[str]:
    """As what that was dropped may go on, or what may go on as what was added."""
    one = change.perhaps
    if one is None:
        return []
    if change.kind == "dropped":
        key, number = "says-perhaps-as", frame.number(frame.new.provisions[one.new], "new")
    else:
        key, number = "says-perhaps-from", frame.number(frame.old.provisions[one.old], "old")
    return [say(frame.lang, key, number=number, score=f"{one.score:.2f}")]


# ---------------------------------------------------------------- who is responsible


def _reassigned(change: Change, holds: Sequence[Holding], frame: Frame) -> list[str]:
    held, lang = change.facets.reassigned or Reassigned(), frame.lang
    said = [*(() if _only_leads(change, holds, held) else _came_and_went(change, holds, frame)), *_handed(holds, frame)]
    said += _led(change, held.lead, frame) if held.lead else ()
    for one in held.offices:
        was, now = (office_names(frame.registry, one.body, lang, offices) for offices in (one.old, one.new))
        key = "says-agencies" if {*one.old, *one.new} & frame.registry.bodies.keys() else "says-offices"
        said.append(words.named(lang, key, Pair(was, now), body=frame.party(one.body)))
    said += _open_sets(change, held, frame)
    for clause in held.clauses:
        what = words.handover(lang, frame.parties(clause.gained), frame.parties(clause.lost))
        together = say(lang, "comma").join(what)
        said.append(say(lang, "says-clause", clause=clause_words(change, clause, lang), what=together))
    if roles := _other_roles(change, held):
        said.append(say(lang, "says-roles", bodies=listed(lang, frame.parties(roles))))
    return said


def _only_leads(change: Change, holds: Sequence[Holding], held: Reassigned) -> bool:
    """Whether all who came and went is told by who leads now in whose place."""
    gained, lost = ([one.party for one in holds if one.gained], [one.party for one in holds if one.lost])
    lead = held.lead or Pair()
    return change.kind == "carried" and bool(gained and lost) and ([lead.old], [lead.new]) == (lost, gained)


def _other_roles(change: Change, held: Reassigned) -> list[str]:
    """Who has another role, but for those of whom the change of the lead says it."""
    lead = held.lead or Pair()
    apart = change.kind != "carried"
    return [party for party in held.roles if apart or f", {party}, " not in f", {lead.old}, {lead.new}, "]


def _led(change: Change, lead: Pair, frame: Frame) -> Iterator[str]:
    """Who leads now; of a split, for which pieces others do."""
    apart = led_otherwise(change.old, change.new, frame.registry)
    was, now = (_within(change, frame, side) for side in (lead.old, lead.new))
    for leads, pieces in apart.items():
        others, numbers = _within(change, frame, leads), frame.numbers(pieces, "new")
        yield say(frame.lang, "says-lead-of", old=was, new=others, numbers=numbers)
    if not apart:
        yield words.named(frame.lang, "says-lead", Pair(was, now))


def _came_and_went(change: Change, held: Sequence[Holding], frame: Frame) -> Iterator[str]:
    """Who newly has a part in a change and who has none any more; of a split or a join with the pieces, where it is not
    all of them."""
    named = [one for one in held if not one.party.startswith("open:")]
    gained, lost = [one for one in named if one.gained], [one for one in named if one.lost]
    whole = [one.party for one in gained if one.new == change.new], [one.party for one in lost if one.old == change.old]
    sole = all(len({a.party() for p in side for a in p.assignments}) == 1 for side in (change.old, change.new))
    alone = change.kind == "carried" and sole
    yield from words.handover(frame.lang, frame.parties(whole[0]), frame.parties(whole[1]), alone)
    for pieces, parties in _grouped((one.gained, one) for one in gained if one.new != change.new):
        yield say(frame.lang, "says-gained-part", gained=_list(parties, frame), numbers=frame.numbers(pieces, "new"))
    for pieces, parties in _grouped((one.lost, one) for one in lost if one.old != change.old):
        yield say(frame.lang, "says-lost-part", lost=_list(parties, frame), numbers=frame.numbers(pieces, "old"))


def _handed(held: Sequence[Holding], frame: Frame) -> Iterator[str]:
    """Who stays responsible, but handed over a piece to others, or took one over."""
    yield from _parts("says-freed", ((one.gave, one) for one in held), "new", frame)
    yield from _parts("says-entered", ((one.took, one) for one in held), "old", frame)


def _shares(held: Sequence[Holding], frame: Frame) -> Iterator[str]:
    """Who stays responsible, but not for every piece, or for more than before, beside others who stay too."""
    yield from _parts("says-freed", ((one.freed, one) for one in held), "new", frame)
    yield from _parts("says-entered", ((one.entered, one) for one in held), "old", frame)


def _parts(key: str, found: Iterable[tuple[Pieces, Holding]], side: str, frame: Frame) -> Iterator[str]:
    for pieces, parties in _grouped(found):
        several = words.keyed(key, len(pieces))
        yield say(frame.lang, several, bodies=_list(parties, frame), numbers=frame.numbers(pieces, side))


def _grouped(found: Iterable[tuple[Pieces, Holding]]) -> Iterator[tuple[Pieces, list[Holding]]]:
    """The holdings that concern the same provisions, in the order of the first of each."""
    groups: dict[tuple[str, ...], tuple[Pieces, list[Holding]]] = {}
    for pieces, one in found:
        if pieces:
            groups.setdefault(tuple(p.id for p in pieces), (pieces, []))[1].append(one)
    yield from groups.values()


def _list(held: Iterable[Holding], frame: Frame) -> str:
    return listed(frame.lang, frame.parties(one.party for one in held))


def _open_sets(change: Change, held: Reassigned, frame: Frame) -> list[str]:
    went, came = ([_printed_set(change, key, frame) for key in keys] for keys in (held.closed, held.opened))
    before, after = (any(a.open for p in side for a in p.assignments) for side in (change.old, change.new))
    return words.open_sets(frame.lang, (went, came), before, after)


def _printed_set(change: Change, key: str, frame: Frame) -> str:
    """An open set in the words of the plan, if they are in the report's language."""
    names = (a.printed for p in (*change.old, *change.new) for a in p.assignments if a.open == key)
    own = (said for said in names if said.isascii() is (frame.lang == "en") and said not in ("", f"open:{key}"))
    return next(own, "") or frame.party(f"open:{key}")


def _respelt(change: Change, frame: Frame) -> list[str]:
    """In which words bodies are printed otherwise; that nothing else changed only where these are their names."""
    said = _signs(change, frame)
    for one in printed(change.old, change.new, frame.registry):
        old, new = (listed(frame.lang, side) for side in (one.old, one.new))
        said.append(say(frame.lang, "says-printed", body=frame.party(one.body), old=old, new=new))
    return said or [say(frame.lang, "says-respelt")]


def _signs(change: Change, frame: Frame) -> list[str]:
    told = []
    for one in signed(change.old, change.new, frame.registry):
        sides = Pair(*(listed(frame.lang, frame.parties(side)) for side in (one.old, one.new)))
        told.append(words.named(frame.lang, "says-sign", sides, sign=one.sign))
    return told


def _within(change: Change, frame: Frame, ids: str) -> str:
    """The names of parties that a facet joins by ", " (unknown ones may hold a comma themselves)."""
    held = {party for p in (*change.old, *change.new) for a in p.assignments for party in (a.party(), holder(a))}
    found = sorted((party for party in held if f", {party}, " in f", {ids}, "), key=ids.find)
    return listed(frame.lang, frame.parties(found or [ids])) if ids else ""


def clause_words(change: Change, of: ClauseHandover, lang: Lang) -> str:
    """The words of a clause in `lang`, as far as the assignments have them."""
    forms = (a.clause for p in (*change.new, *change.old) for a in p.assignments)
    known = next((form for form in forms if form.get(of.lang) == of.clause), Texts())
    return words.excerpt(known.best(lang) or of.clause)


def strength(change: Change, frame: Frame, up: bool, bare: bool = False) -> list[str]:
    """What was strengthened (`up`) or weakened, in the report's language; in the other one where only that says so.
    `bare` is without saying which of both it is."""
    told = [one for one in change.facets.strength if (one.new.rank > one.old.rank) is up]
    own = [one for one in told if one.lang == frame.lang] or told
    return [_spoken(words.strength(frame.lang, one, bare), one.lang, change, frame) for one in own]


def _spoken(said: str, lang: Lang, change: Change, frame: Frame) -> str:
    """What was found in the words of one language: with its name where the other language says what it said before, or
    where it is not that of the report, of which the words changed too."""
    both = all(all(one.text.langs() == LANGS for one in side) for side in (change.old, change.new))
    alone = words.other(lang) not in {*change.facets.reworded, *change.facets.retitled}
    if not both or (lang == frame.lang and not alone):
        return said
    key = "says-only-in" if alone else "says-in"
    return say(frame.lang, key, lang=say(frame.lang, f"lang-{lang}"), what=said)


def _retargeted(change: Change, frame: Frame) -> list[str]:
    """With the doubt before them where the link is in doubt: what the other side says may be about something else."""
    spoken: dict[Lang, list[Retarget]] = {}
    for one in retold(change, frame.lang):
        spoken.setdefault(one.lang, []).append(one)
    said = [_spoken(said, lang, change, frame) for lang, of in spoken.items() for said in located(change, of, frame)]
    said += figures(change, frame)
    if said and doubtful(change):
        said[0] = say(frame.lang, "says-if-linked", what=said[0])
    return said


def _relisted(change: Change, frame: Frame) -> list[str]:
    first = change.facets.relisted or Pair()
    was, now = (_within(change, frame, side) for side in (first.old, first.new))
    return [say(frame.lang, "says-relisted", old=was, new=now)]


def _successions(change: Change, frame: Frame) -> list[str]:
    told = []
    for one in change.facets.successions:
        back = same_body(frame.registry, one.old, one.new) is None
        was, now = frame.parties((one.old, one.new))
        step = frame.continued(one.old, one.new)
        said = words.succession(frame.lang, Pair(was, now), one.on, back, step.how if step else "")
        told.append(said + say(frame.lang, "says-succession-told") if step in frame.told else said)
    return told


def _renumbered(change: Change, frame: Frame) -> list[str]:
    assert change.facets.renumbered is not None, "told only where it holds"
    sides, none = (change.facets.renumbered.old, change.facets.renumbered.new), say(frame.lang, "no-number")
    was, now = (say(frame.lang, "comma").join(number or none for number in side) for side in sides)
    return [say(frame.lang, "says-renumbered", old=was, new=now)]


_SAYS: dict[str, Callable[[Change, Frame], list[str]]] = {
    "weakened": lambda change, frame: strength(change, frame, up=False),
    "strengthened": lambda change, frame: strength(change, frame, up=True),
    "retargeted": _retargeted,
    "passed": passed,
    "moved": moves_told,
    "retitled": lambda change, frame: worded.reworded(change, frame, "says-retitled", change.facets.retitled),
    "reworded": lambda change, frame: worded.reworded(change, frame, "says-reworded", change.facets.reworded),
    "translated": worded.translated,
    "relisted": _relisted,
    "fields": fields,
    "renamed-body": _successions,
    "respelt": _respelt,
    "renumbered": _renumbered,
    "reordered": lambda _, frame: [say(frame.lang, "says-reordered")],
}
