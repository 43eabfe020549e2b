"""How those who stay responsible are printed otherwise: signs that moved, and words beside the name of a body."""

from collections.abc import Iterator

import msgspec

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Assignment, Provision
from aiplan_revise.model.names import spelling
from aiplan_revise.model.roles import SIGNS, role_marked, signs
from aiplan_revise.model.wholes import compared, plain

Side = tuple[Provision, ...]


class Signed(msgspec.Struct, frozen=True):
    """A sign whose meaning the plan does not say, and the parties that bear it before and after, sorted."""

    sign: str
    old: tuple[str, ...]
    new: tuple[str, ...]


class Printed(msgspec.Struct, frozen=True):
    """A body that stays, and the words it is printed by before and after, more or others than its names."""

    body: str
    old: tuple[str, ...]
    new: tuple[str, ...]


def signed(old: Side, new: Side, registry: Registry) -> tuple[Signed, ...]:
    """The signs that a party which stays bears newly, or no longer."""
    was, now = _assignments(old), _assignments(new)
    before, after = compared(registry, was, now), compared(registry, now, was)
    stay = {a.party() for a in before} & {a.party() for a in after}
    bearing = [{sign: _bearing(sign, side) for sign in _signs((*was, *now))} for side in (before, after)]
    return tuple(
        Signed(sign, tuple(sorted(bearing[0][sign])), tuple(sorted(bearing[1][sign])))
        for sign in sorted(bearing[0], key=SIGNS.index)
        if (bearing[0][sign] ^ bearing[1][sign]) & stay
    )


def printed(old: Side, new: Side, registry: Registry) -> tuple[Printed, ...]:
    """The bodies without an office that stand on both sides in other words, where these are not only names of theirs:
    総務省（国際課）, of which no such part is known, or 総務省（情報通信研究機構） for 情報通信研究機構."""
    found = []
    was, now = _assignments(old), _assignments(new)
    for body in dict.fromkeys(a.body for a in now if a.body and not a.office):
        before, after = (_words(body, side) for side in (was, now))
        extra = any(not plain(registry, body, key) for key in (*before, *after))
        if before and before.keys() != after.keys() and extra:
            found.append(Printed(body, tuple(before.values()), tuple(after.values())))
    return tuple(found)


def _assignments(side: Side) -> tuple[Assignment, ...]:
    return tuple(a for p in side for a in p.assignments)


def _signs(of: tuple[Assignment, ...]) -> Iterator[str]:
    return (sign for a in of for sign in signs(a.printed))


def _bearing(sign: str, side: tuple[Assignment, ...]) -> frozenset[str]:
    return frozenset(a.party() for a in side if sign in signs(a.printed))


def _words(body: str, side: tuple[Assignment, ...]) -> dict[str, str]:
    """The words that a body is printed by on a side, without signs and roles, by their spelling."""
    names = (role_marked(a.printed).name.strip() for a in side if a.body == body and not a.office)
    return {spelling(name): name for name in names}
