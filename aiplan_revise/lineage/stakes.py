"""What depends on a link: what a report would say wrongly if it were decided the other way."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from aiplan_revise.model.bodies import Registry, party_label, same_body
from aiplan_revise.model.commitments import targets
from aiplan_revise.model.edition import HEADINGS, LANGS, Edition, Kind, Lang, Provision
from aiplan_revise.model.roles import bare
from aiplan_revise.model.wholes import compared, succeeded

_RANKS = {"initiative": 0, "statement": 1}
_SHOWN = 4
"""So many bodies are named; more are counted."""


class Stake(NamedTuple):
    """`rank` is 0 where initiatives are concerned, 1 for statements, 2 for headings; `amount` counts the provisions,
    bodies and targets that would be reported wrongly; `words` say so in plain English."""

    rank: int
    amount: int
    words: str


class Sides(NamedTuple):
    """Two editions and the registry of bodies, against which a stake is reckoned, and how many provisions stand
    directly under each of either edition."""

    old: Edition
    new: Edition
    registry: Registry
    below: tuple[Counter[str], Counter[str]]


def sides(old: Edition, new: Edition, registry: Registry) -> Sides:
    """Two editions, counted once for all stakes."""
    one, two = (Counter(p.parent for p in of.provisions.values()) for of in (old, new))
    return Sides(old, new, registry, (one, two))


def rank(*sides: Sequence[Provision]) -> int:
    """The rank of a stake in these provisions."""
    return min(_RANKS.get(p.kind, 2) for p in chain(*sides))


def stake(olds: Sequence[str], news: Sequence[str], proposed: bool, sides: Sides) -> Stake:
    """What depends on whether these old provisions continue as these new ones; `proposed` says that they are taken to.

    Successions of the registry are no hand-overs. Targets are compared in a language that both sides have.
    """
    was, now = [sides.old.provisions[key] for key in olds], [sides.new.provisions[key] for key in news]
    gained, lost = _handed(was, now, sides.registry)
    moved, below = _targets(was, now), _below(was, sides.below[0]) + _below(now, sides.below[1])
    told = [_counted(was, now, proposed), *_bodies(gained, lost, proposed), *_rest(moved, below, proposed)]
    amount = len(was) + len(now) + len(gained) + len(lost) + moved + below
    words = f"{'if they do not' if proposed else 'if they do'} continue: {'; '.join(told)}"
    return Stake(rank(was, now), amount, words)


def _counted(was: Sequence[Provision], now: Sequence[Provision], proposed: bool) -> str:
    sides = [f"{_number(was, 'no')} dropped" if was else "", f"{_number(now, 'no')} added" if now else ""]
    found = " and ".join(side for side in sides if side)
    return f"{found} would go unreported" if proposed else f"{found} would be reported wrongly"


def _number(of: Sequence[Provision], none: str) -> str:
    kinds: Counter[Kind] = Counter(p.kind for p in of)
    return " and ".join(f"{count} {kind}{'s' * (count > 1)}" for kind, count in kinds.items()) or none


# ---------------------------------------------------------------- bodies


def _handed(was: Sequence[Provision], now: Sequence[Provision], registry: Registry) -> tuple[list[str], list[str]]:
    """The labels of the parties that only the new side has, and only the old one, without successions."""
    sides = [[a for p in side for a in p.assignments] for side in (was, now)]
    read = ([compared(registry, own, other)] for own, other in (sides, sides[::-1]))
    before, after = ({a.party(): a.printed for held in side for a in held} for side in succeeded(registry, *read))
    gained = [x for x in after if x not in before and all(same_body(registry, o, x) is None for o in before)]
    lost = [x for x in before if x not in after and all(same_body(registry, x, n) is None for n in after)]
    return _labels(gained, after, registry), _labels(lost, before, registry)


def _labels(parties: Iterable[str], printed: dict[str, str], registry: Registry) -> list[str]:
    return [bare(printed[x]) if x.startswith("?") else party_label(registry, x, "en") for x in sorted(parties)]


def _bodies(gained: list[str], lost: list[str], proposed: bool) -> list[str]:
    wrongly = "wrongly be reported as" if proposed else "not be reported as"
    news = [f"{_listed(gained)} would {wrongly} newly responsible"] if gained else []
    return news + ([f"{_listed(lost)} would {wrongly} no longer responsible"] if lost else [])


def _listed(names: list[str]) -> str:
    rest = len(names) - _SHOWN
    shown = [*names[:_SHOWN], f"{rest} more"] if rest > 0 else names
    return " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)


# ---------------------------------------------------------------- targets, and what stands below


def _targets(was: Sequence[Provision], now: Sequence[Provision]) -> int:
    """How many numbers and deadlines stand on one side only, in the first language that both sides have."""
    lang = next((x for x in reversed(LANGS) if all(any(p.text.get(x) for p in side) for side in (was, now))), None)
    if lang is None:
        return 0
    before, after = _set(was, lang), _set(now, lang)
    return (before - after).total() + (after - before).total()


def _set(of: Sequence[Provision], lang: Lang) -> Counter[tuple[str, str, str]]:
    return Counter((t.kind, t.value, t.unit) for p in of for t in targets(p.text.get(lang), lang))


def _below(of: Sequence[Provision], below: Counter[str]) -> int:
    """How many provisions stand directly under the headings among these."""
    return sum(below[p.id] for p in of if p.kind in HEADINGS)


def _rest(moved: int, below: int, proposed: bool) -> list[str]:
    found = []
    if moved:
        what = f"{moved} target{'s' * (moved > 1)}"
        found.append(f"{what} would {'wrongly be compared' if proposed else 'seem newly set or given up'}")
    if below:
        what = f"{below} provision{'s' * (below > 1)}"
        found.append(f"{what} below would {'not ' * proposed}be reported as moved")
    return found
