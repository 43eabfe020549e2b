"""Who stays responsible where somebody edited the printed names of those who are: with all that print does not show."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from aiplan_revise.model.bodies import Registry, same_body
from aiplan_revise.model.edition import LANGS, Assignment, Texts

_PRINTED, _HELD, _NAMED, _CONTINUED = range(4)
"""How surely a name means one who was responsible: printed as that was, the same body and office, the same body, one
that continues it."""


class Known(NamedTuple):
    """An assignment as it was, and as it was read in the place that was edited: what print does not show (a role, the
    clause in the other language) is empty in the latter, and so are `printed` words that did not stand there."""

    was: Assignment
    seen: Assignment


def staying(found: Sequence[Assignment], known: Sequence[Known], registry: Registry) -> tuple[Assignment, ...]:
    """Those whom an edited text names, in its order. Each of `known` stays at most once, as whoever fits best: what was
    not edited of it (role, office, clause, words) is what it was."""
    pairs = ((_fit(one, other, registry), at, nth) for at, one in enumerate(found) for nth, other in enumerate(known))
    taken: dict[int, int] = {}
    for _, at, nth in sorted(pair for pair in pairs if pair[0]):
        if at not in taken and nth not in taken.values():
            taken[at] = nth
    return tuple(_kept(one, known[taken[at]]) if at in taken else one for at, one in enumerate(found))


def all_staying(found: Iterable[Assignment], known: Sequence[Known], registry: Registry) -> tuple[Assignment, ...]:
    """The same for a cell, which shows no clauses: a name in it stands for all that are printed so or, if none is, for
    all that this body and office have. A body by itself stands for its office where that is the only one."""
    return tuple(kept for one in found for kept in _all_kept(one, known, registry))


def _all_kept(one: Assignment, known: Sequence[Known], registry: Registry) -> Iterator[Assignment]:
    fits = [(_likeness(one, other, registry), other) for other in known]
    best = min((fit for fit, _ in fits if fit is not None), default=None)
    same = [other for fit, other in fits if fit is not None and fit == best]
    if best is not None and best > _HELD and len({other.was.office for other in same}) > 1:
        same = []
    yield from (_kept(replace(one, clause=other.seen.clause), other) for other in same) if same else (one,)


def _fit(one: Assignment, other: Known, registry: Registry) -> tuple[int, ...]:
    """How well two fit, the best first; () if not at all."""
    likeness = _likeness(one, other, registry)
    return () if likeness is None else (likeness, one.clause != other.seen.clause)


def _likeness(one: Assignment, other: Known, registry: Registry) -> int | None:
    if one.printed and one.printed == other.seen.printed:  # whatever the registry has learned about it meanwhile
        return _PRINTED
    if one.party() == other.was.party():
        return _HELD if one.office == other.was.office else _NAMED
    continued = bool(one.body) and same_body(registry, other.was.body, one.body) is not None
    return _CONTINUED if continued else None


def _kept(one: Assignment, other: Known) -> Assignment:
    was, seen = other
    made = replace(
        was if one.printed == seen.printed else one,
        office=was.office if one.office == seen.office else one.office,
        role=was.role if one.role == seen.role else one.role,
        clause=was.clause if one.clause == seen.clause else _clause(one.clause, was.clause),
    )
    unseen = not seen.printed and (made.body, made.office) == (was.body, was.office)
    return replace(made, printed=was.printed) if unseen else made


def _clause(now: Texts, was: Texts) -> Texts:
    """The clause as edited, and in the language that was not shown as it was; none where it is for the whole now."""
    return Texts(*(now.get(lang) or was.get(lang) for lang in LANGS)) if now.langs() else now


def standing(made: Iterable[Assignment], words: Texts) -> tuple[Assignment, ...]:
    """Assignments whose clauses are those that stand in these words."""
    return tuple(replace(one, clause=_standing(one.clause, words)) for one in made)


def _standing(clause: Texts, words: Texts) -> Texts:
    return Texts(*(clause.get(lang) if clause.get(lang) in words.get(lang) else "" for lang in LANGS))
