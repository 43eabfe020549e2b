"""Who is newly, and who no longer, responsible for initiatives that continue; and who stands in whose place."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from aiplan_revise.model.changes import Change, ClauseHandover
from aiplan_revise.model.edition import Provision
from aiplan_revise.report.accounts import handed_over, line, ranked, shared, taken_over, why_gained, why_lost
from aiplan_revise.report.facts import clause_words
from aiplan_revise.report.frame import Frame, Told
from aiplan_revise.report.holdings import Holding
from aiplan_revise.report.responsible import BodyLine, Flow, Handovers, Turn
from aiplan_revise.report.words import say, sentences

Pair = tuple[str, str]


def handovers(told: Sequence[Told], frame: Frame) -> Handovers:
    """The turns of all parties, and the pairs of named bodies one of which stands in the place of the other."""
    continuing = [one for one in told if one.shown.of == "initiative" and one.change.kind not in ("added", "dropped")]
    return Handovers(_turns(continuing, frame), _flows(continuing, frame))


# ---------------------------------------------------------------- each party by itself


def _turns(told: Iterable[Told], frame: Frame) -> tuple[Turn, ...]:
    """What every party took on, gave up, and shares otherwise, each initiative once in each."""
    found: dict[str, dict[str, dict[Pair, BodyLine]]] = {}
    for one in told:
        for party, way, entry in _movements(one, frame):
            side = found.setdefault(party, {name: {} for name in _WAYS})[way]
            side.setdefault((entry.key, entry.number), entry)
    return tuple(
        Turn(party, frame.party(party), *(tuple(found[party][way].values()) for way in _WAYS))
        for party in ranked(found, frame)
    )


_WAYS = ("gained", "lost", "shares")


def _movements(told: Told, frame: Frame) -> Iterator[tuple[str, str, BodyLine]]:
    """(party, way, line) for provisions, for pieces of what was split or joined (see report/holdings), and for
    clauses; why is said where that is not the whole of an initiative."""
    whole = told.change.kind == "carried"
    why = ("", "") if whole else (why_gained(told, frame), why_lost(told, frame))
    for held in told.held:
        of = held.party
        yield from ((of, "gained", line(told, p, frame, why[0])) for p in held.gained)
        yield from ((of, "lost", line(told, p, frame, why[1])) for p in held.lost)
        yield from ((of, "gained", line(told, p, frame, how)) for p, how in taken_over(told, held, frame))
        yield from ((of, "lost", line(told, p, frame, how)) for p, how in handed_over(told, held, frame))
        share = sentences(frame.lang, list(shared(held, frame)))
        was = frame.numbers(held.was, "old")
        yield from [(of, "shares", line(told, p, frame, share, was)) for p in held.new[:1] if share]
    for clause in _clauses(told.change):
        part = say(frame.lang, "why-clause", clause=clause_words(told.change, clause, frame.lang))
        for parties, way in ((clause.gained, "gained"), (clause.lost, "lost")):
            yield from ((party, way, line(told, told.change.new[0], frame, part)) for party in parties)


def _clauses(change: Change) -> tuple[ClauseHandover, ...]:
    """The clauses that changed hands; those told in two languages once."""
    found = change.facets.reassigned.clauses if change.facets.reassigned else ()
    return tuple(one for one in found if one.lang == found[0].lang)


# ---------------------------------------------------------------- one in the place of another


def _flows(told: Iterable[Told], frame: Frame) -> tuple[Flow, ...]:
    """Parties that are no longer responsible beside those that newly are, for the same initiative, a piece of it or a
    clause; the widest first. One who only came, or only went, stands in nobody's place."""
    found: dict[Pair, list[tuple[float, float, BodyLine]]] = {}
    for one in told:
        for of, lost, gained in _exchanges(one):
            shares = 1 / max(1, len(gained)), 1 / max(1, len(lost))
            for pair in product(lost, gained):
                found.setdefault(pair, []).append((*shares, line(one, of, frame, "")))
    widest = sorted(found, key=lambda pair: (-len(found[pair]), pair))
    return tuple(_flow(pair, found[pair], frame) for pair in widest)


def _exchanges(told: Told) -> Iterator[tuple[Provision, tuple[str, ...], tuple[str, ...]]]:
    """Who went and who came, for every new provision, every old one that went into what others hold already, and every
    clause, where one stands in the place of several or several in the place of one: of many for many nobody can say
    who followed whom. Where an open set came or went, bodies were named or left unnamed, and nobody stands in the place
    of anybody."""
    change, held = told.change, told.held
    taken = [p for p in change.old if any(p in one.took for one in held)]
    sides = [(p, _gone(p, held), _newly(p, held)) for p in change.new if not taken]
    sides += [(p, _holding(p, held), _takers(p, held)) for p in taken]
    sides += [(change.new[0], one.lost, one.gained) for one in _clauses(change)]
    for of, lost, gained in sides:
        if min(len(lost), len(gained)) == 1 and not any(party.startswith("open:") for party in (*lost, *gained)):
            yield of, lost, gained


def _gone(of: Provision, held: Iterable[Holding]) -> tuple[str, ...]:
    """Who was responsible for what a new provision comes from and is not any more, for any of it or for this piece."""
    return tuple(one.party for one in held if one.lost or of in one.gave)


def _holding(of: Provision, held: Iterable[Holding]) -> tuple[str, ...]:
    return tuple(one.party for one in held if of in one.old)


def _takers(of: Provision, held: Iterable[Holding]) -> tuple[str, ...]:
    """Who is responsible for all that an old provision went into, and had no part in it."""
    return tuple(one.party for one in held if of in one.took or one.gained)


def _newly(of: Provision, held: Iterable[Holding]) -> tuple[str, ...]:
    return tuple(one.party for one in held if of in one.gained)


def _flow(pair: Pair, found: Sequence[tuple[float, float, BodyLine]], frame: Frame) -> Flow:
    old_share, new_share = round(sum(one[0] for one in found), 6), round(sum(one[1] for one in found), 6)
    old, new = pair
    return Flow(old, new, frame.party(old), frame.party(new), old_share, new_share, tuple(one for _, _, one in found))
