"""Who is newly, and who no longer, responsible for initiatives that continue; and who stands in whose place."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from aiplan_revise.model.changes import Change, ClauseHandover
from aiplan_revise.model.edition import Provision
from aiplan_revise.report.accounts import line, ranked, why_gained, why_lost
from aiplan_revise.report.facts import clause_words
from aiplan_revise.report.frame import Frame, Told
from aiplan_revise.report.holdings import Holding
from aiplan_revise.report.responsible import BodyLine, Flow, Handovers, Turn
from aiplan_revise.report.words import say

Pair = tuple[str, str]


def handovers(told: Sequence[Told], frame: Frame) -> Handovers:
    """The turns of all parties, and the pairs of named bodies one of which stands in the place of the other."""
    continuing = [one for one in told if one.shown.of == "initiative" and one.change.kind not in ("added", "dropped")]
    return Handovers(_turns(continuing, frame), _flows(continuing, frame))


# ---------------------------------------------------------------- each party by itself


def _turns(told: Iterable[Told], frame: Frame) -> tuple[Turn, ...]:
    """What every party took on and gave up, each initiative once."""
    found: dict[str, tuple[dict[Pair, BodyLine], dict[Pair, BodyLine]]] = {}
    for one in told:
        for party, taken_on, entry in _movements(one, frame):
            side = found.setdefault(party, ({}, {}))[0 if taken_on else 1]
            side.setdefault((entry.key, entry.number), entry)
    turns = {
        party: Turn(party, frame.party(party), tuple(gained.values()), tuple(lost.values()))
        for party, (gained, lost) in found.items()
    }
    return tuple(turns[party] for party in ranked(turns, frame))


def _movements(told: Told, frame: Frame) -> Iterator[tuple[str, bool, BodyLine]]:
    """(party, newly responsible?, line) for provisions and for clauses. Who keeps a piece of what was split, or has one
    of what was joined, gains and loses nothing: its account says which pieces it holds."""
    for held in told.held:
        yield from ((held.party, True, line(told, p, frame, why_gained(told, frame))) for p in held.gained)
        yield from ((held.party, False, line(told, p, frame, why_lost(told, frame))) for p in held.lost)
    for clause in _clauses(told.change):
        why = say(frame.lang, "why-clause", clause=clause_words(told.change, clause, frame.lang))
        for parties, taken_on in ((clause.gained, True), (clause.lost, False)):
            yield from ((party, taken_on, line(told, told.change.new[0], frame, why)) for party in parties)


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
    """Who went and who came, for every new provision and every clause, where one stands in the place of several or
    several in the place of one: of many for many nobody can say who followed whom. Where an open set came or went,
    bodies were named or left unnamed, and nobody stands in the place of anybody."""
    change, held = told.change, told.held
    sides = [
        (p, tuple(one.party for one in held if one.old and p not in one.will), _newly(p, held)) for p in change.new
    ]
    sides += [(change.new[0], one.lost, one.gained) for one in _clauses(change)]
    for of, lost, gained in sides:
        if min(len(lost), len(gained)) == 1 and not any(party.startswith("open:") for party in (*lost, *gained)):
            yield of, lost, gained


def _newly(of: Provision, held: Iterable[Holding]) -> tuple[str, ...]:
    return tuple(one.party for one in held if of in one.gained)


def _flow(pair: Pair, found: Sequence[tuple[float, float, BodyLine]], frame: Frame) -> Flow:
    old_share, new_share = round(sum(one[0] for one in found), 6), round(sum(one[1] for one in found), 6)
    old, new = pair
    return Flow(old, new, frame.party(old), frame.party(new), old_share, new_share, tuple(one for _, _, one in found))
