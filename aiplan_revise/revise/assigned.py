"""Who is responsible before and after: bodies as sets, a renamed body as the same one, clauses where they stand."""

from collections.abc import Callable, Iterable, Iterator
from itertools import product

import msgspec
from msgspec.structs import replace

from aiplan_revise.model.bodies import Registry, same_body
from aiplan_revise.model.changes import ClauseHandover, Offices, Pair, Reassigned, Succession
from aiplan_revise.model.edition import LANGS, Assignment, Lang, Provision, Texts
from aiplan_revise.model.roles import owned
from aiplan_revise.model.wholes import UNLISTED, Listed, compared, succeeded

Side = tuple[Provision, ...]


class Assigned(msgspec.Struct, frozen=True):
    """What became of the assignments; `respelt` where they are only printed otherwise (spelling, order after the first,
    clause or whole)."""

    reassigned: Reassigned | None = None
    relisted: Pair | None = None
    successions: tuple[Succession, ...] = ()
    respelt: bool = False


class Balance(msgspec.Struct, frozen=True):
    """Two sets of parties compared: who came, who went, and who only goes by another id."""

    gained: frozenset[str]
    lost: frozenset[str]
    successions: frozenset[Succession]


def bodies(old: Side, new: Side, registry: Registry) -> Assigned:
    """What became of those responsible for the provisions `old`, now `new`; parties are united over each side.

    A body that is renamed or reorganised by the registry, forward or back, is no hand-over: it is told in
    `successions`. The order of listing alone is `relisted`, never `reassigned`. Open sets are opened and closed.
    An agency printed beside its ministry counts as an office of that (see model/wholes).
    """
    if [p.assignments for p in old] == [p.assignments for p in new]:
        return Assigned()
    old, new = _read(old, new, registry)
    whole = _balance(_parties(old), _parties(new), registry)
    reassigned = _reassigned(old, new, whole, registry)
    relisted = None if _leads(old) or _leads(new) else _relisted(old, new, whole, registry)
    successions = tuple(sorted(whole.successions, key=lambda s: (s.old, s.new)))
    respelt = len(old) == len(new) == 1 and not (reassigned or relisted or successions)
    return Assigned(reassigned, relisted, successions, respelt)


def _read(old: Side, new: Side, registry: Registry) -> tuple[Side, Side]:
    """Both sides with the assignments as they count against each other."""
    was, now = succeeded(registry, _against(old, new, registry), _against(new, old, registry))
    return _with(old, was), _with(new, now)


def _against(own: Side, other: Side, registry: Registry) -> Listed:
    against = tuple(_assignments(other))
    return [compared(registry, p.assignments, against) for p in own]


def _with(side: Side, listed: Listed) -> Side:
    return tuple(replace(p, assignments=held) for p, held in zip(side, listed, strict=True))


def _reassigned(old: Side, new: Side, whole: Balance, registry: Registry) -> Reassigned | None:
    gained, opened = _open_apart(whole.gained)
    lost, closed = _open_apart(whole.lost)
    made = Reassigned(
        gained=gained,
        lost=lost,
        lead=_lead(old, new, registry),
        offices=tuple(_offices(old, new)),
        opened=opened,
        closed=closed,
        clauses=tuple(_handovers(old, new, whole, registry)),
        roles=tuple(_roles(old, new)),
    )
    return None if made == Reassigned() else made


def _open_apart(parties: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Bodies (and unknown ones) and ids of open sets, each sorted."""
    listed = sorted(parties)
    named = tuple(p for p in listed if not p.startswith("open:"))
    return named, tuple(p.removeprefix("open:") for p in listed if p.startswith("open:"))


# ---------------------------------------------------------------- sets of parties


def _assignments(side: Side) -> Iterator[Assignment]:
    return (a for p in side for a in p.assignments)


def _parties(side: Side) -> frozenset[str]:
    return frozenset(a.party() for a in _assignments(side))


def _balance(old: frozenset[str], new: frozenset[str], registry: Registry) -> Balance:
    """Who of two sets came and went. Who went is accounted for by a successor on the other side, whether that is new
    there or was there before; but a body named beside its own successor, which is new, was joined by it. The same
    holds backwards, from a later edition to an earlier one."""
    lost, gained = old - new, new - old
    known = frozenset(_successions(old, new, registry))
    gone, come = {s.old for s in known}, {s.new for s in known}
    return Balance(gained - come, lost - gone, known)


def _successions(old: frozenset[str], new: frozenset[str], registry: Registry) -> Iterator[Succession]:
    for before, after in product(sorted(old), sorted(new)):
        forward = same_body(registry, before, after) if before not in new else None
        backward = same_body(registry, after, before) if after not in old else None
        on = backward if forward is None else forward
        if on is not None:
            yield Succession(before, after, on)


# ---------------------------------------------------------------- lead, order, role, office


def led_otherwise(old: Side, new: Side, registry: Registry) -> dict[str, list[Provision]]:
    """The pieces of what was split that others lead than the whole, by those who do (joined by ", "); {} where nobody
    led before, or somebody leads no piece."""
    old, new = _read(old, new, registry)
    before, after = _leads(old), [_leads((piece,)) for piece in new]
    found: dict[str, list[Provision]] = {}
    for piece, leads in zip(new, after, strict=True):
        balance = _balance(before, leads, registry)
        if balance.gained or balance.lost:
            found.setdefault(", ".join(sorted(leads)), []).append(piece)
    return found if before and all(after) and len(new) > 1 else {}


def _leads(side: Side) -> frozenset[str]:
    return frozenset(a.party() for a in _assignments(side) if a.role == "lead")


def _lead(old: Side, new: Side, registry: Registry) -> Pair | None:
    """The parties that lead, joined by ", ", where they differ; "" where the plan names none. Who only leads because
    others are named as those who help (Owner: A; support: B) does not begin or cease to when these come or go."""
    before, after = _leads(old), _leads(new)
    if not (before and after) and all(map(owned, (a.printed for a in _assignments(old + new) if a.role == "lead"))):
        return None
    balance = _balance(before, after, registry)
    return Pair(", ".join(sorted(before)), ", ".join(sorted(after))) if balance.gained or balance.lost else None


def _relisted(old: Side, new: Side, whole: Balance, registry: Registry) -> Pair | None:
    """The parties listed first, where none of them was so before though all are responsible on both sides (who came or
    went is told as such). Those of a clause do not count."""
    before, after = _first(old), _first(new)
    if not before or not after or whole.lost & {*before} or whole.gained & {*after}:
        return None
    balance = _balance(frozenset(before), frozenset(after), registry)
    apart = len(balance.lost) == len(set(before)) and len(balance.gained) == len(set(after))
    return Pair(", ".join(before), ", ".join(after)) if apart else None


def _first(side: Side) -> tuple[str, ...]:
    lists = ([a.party() for a in p.assignments if not a.clause.langs()] for p in side)
    return tuple(dict.fromkeys(listed[0] for listed in lists if listed))


def _by_party(side: Side, of: Callable[[Assignment], str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for assignment in _assignments(side):
        found.setdefault(assignment.party(), set()).add(of(assignment))
    return {party: frozenset(values) for party, values in found.items()}


def _roles(old: Side, new: Side) -> Iterator[str]:
    """The parties that stay in another role than before, apart from the lead, sorted."""
    before, after = (_by_party(side, lambda a: "" if a.role == "lead" else a.role) for side in (old, new))
    return (party for party in sorted(before.keys() & after.keys()) if before[party] != after[party])


def _offices(old: Side, new: Side) -> Iterator[Offices]:
    before, after = (_by_party(side, lambda a: a.office) for side in (old, new))
    for party in sorted(before.keys() & after.keys()):
        if before[party] != after[party] and not _translated(before[party], after[party]):
            yield Offices(party, _listed(before[party]), _listed(after[party]))


def _translated(old: frozenset[str], new: frozenset[str]) -> bool:
    """Whether offices that the registry does not know are printed in two scripts: 総務省（地域） and MIC (Regional) may
    be the same one."""
    scripts = [{one.isascii() for one in side if one.startswith(UNLISTED)} for side in (old - new, new - old)]
    return all(scripts) and scripts[0].isdisjoint(scripts[1])


def _listed(offices: frozenset[str]) -> tuple[str, ...]:
    """Sorted; the body as a whole is () by itself and "" beside offices."""
    return () if offices == {""} else tuple(sorted(offices))


# ---------------------------------------------------------------- clauses


class Clause(msgspec.Struct, frozen=True):
    """A clause of one side: its words as printed, who is responsible for it, its forms in all languages."""

    words: str
    parties: frozenset[str]
    forms: frozenset[Texts]


def _handovers(old: Side, new: Side, whole: Balance, registry: Registry) -> Iterator[ClauseHandover]:
    """Clauses that stand on both sides and changed hands in a way that the whole does not tell already.

    A clause stands on both sides if its words in one language do, white space and case apart. Bodies of the whole
    initiative are responsible for its clauses too, so nothing is handed over where they are only listed more finely.
    """
    told: frozenset[Texts] = frozenset()
    for lang in LANGS:
        before, after = _clauses(old, lang, told), _clauses(new, lang, told)
        for key in (key for key in after if key in before):
            told |= before[key].forms | after[key].forms
            balance = _balance(before[key].parties, after[key].parties, registry)
            if balance.gained - whole.gained or balance.lost - whole.lost:
                gained, lost = (tuple(sorted(parties)) for parties in (balance.gained, balance.lost))
                yield ClauseHandover(lang, after[key].words, gained, lost)


def _clauses(side: Side, lang: Lang, told: frozenset[Texts]) -> dict[str, Clause]:
    """The clauses that have words in `lang`, by these words folded, without those already told in another language."""
    found: dict[str, Clause] = {}
    for p in side:
        whole = frozenset(a.party() for a in p.assignments if not a.clause.langs())
        for a in p.assignments:
            words = a.clause.get(lang)
            if words and a.clause not in told:
                seen = found.get(_fold(words), Clause(words, whole, frozenset()))
                found[_fold(words)] = Clause(seen.words, seen.parties | whole | {a.party()}, seen.forms | {a.clause})
    return found


def _fold(words: str) -> str:
    return " ".join(words.split()).casefold()
