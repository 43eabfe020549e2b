"""Names that bodies of several states bear (Cabinet Office, MOD, CAA): whether a plan means those of the registry."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from aiplan_revise.model.bodies import Body, Office, Registry
from aiplan_revise.model.edition import Assignment, Edition, Texts, languages
from aiplan_revise.model.lookup import indexed
from aiplan_revise.model.names import spelling
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import bare

Named = TypeVar("Named", Body, Office)
_HOME = compiled(r"\bJapan(?:ese)?\b|\bTokyo\b|\bReiwa\b|\b[Pp]refectur(?:e|al)\w*\b")
_SELDOM = 20
"""A plan of another state may name Japan, but not in every so manieth provision."""
_FEW = 10
"""For so many unknown bodies one that only the registry knows may be a partner (JAXA in a plan of NASA's)."""
_HALF = 2
"""Names that others bear as well are theirs if at least half as many are of bodies that the registry does not know."""


def abroad(registry: Registry, editions: Sequence[Edition]) -> bool:
    """Whether editions of one plan, read with this registry, mean other bodies by names that those of several states
    bear (`Registry.common`): where they are in English alone, hardly name Japan, and name many bodies that the registry
    does not know and hardly any that only it knows. What an edition names counts as often as it does so."""
    common = frozenset(map(spelling, registry.common))
    counts = Counter(_kind(a, common) for a in _all(editions) if not a.open) if common else Counter[str]()
    few, many = counts["own"] * _FEW < counts["unknown"], counts["unknown"] * _HALF >= counts["common"]
    return bool(counts["common"]) and few and many and not any(map(_at_home, editions))


def _kind(of: Assignment, common: frozenset[str]) -> str:
    """Whether a body is unknown, or known by a name that others bear as well, or by one of its own."""
    if not of.body:
        return "unknown"
    name = spelling(bare(of.printed))
    return "common" if name in common or (not of.office and name.partition("(")[0].strip() in common) else "own"


def _at_home(of: Edition) -> bool:
    if "ja" in languages(of) or _HOME.search(of.about.title.en):
        return True
    often = sum(bool(_HOME.search(f"{p.title.en} {p.text.en}")) for p in of.provisions.values())
    return often * _SELDOM >= max(len(of.provisions), _SELDOM)


def as_printed(registry: Registry, of: Edition) -> Edition:
    """The edition of which nobody is a body of the registry that is called so elsewhere too: its printed name is kept,
    as that of an unknown body is."""
    own = indexed(narrowed(registry))

    def meant(one: Assignment) -> Assignment:
        kept = not one.printed or own.body(one.printed) == one.body
        return one if kept else replace(one, body="", office="")

    held = {key: replace(p, assignments=tuple(map(meant, p.assignments))) for key, p in of.provisions.items()}
    return replace(of, provisions=held)


def narrowed(registry: Registry) -> Registry:
    """The registry without the names that bodies elsewhere bear."""
    common = frozenset(map(spelling, registry.common))
    bodies = {key: _without(body, common) for key, body in registry.bodies.items()}
    return replace(registry, bodies=bodies, common=())


def _without(body: Body, common: frozenset[str]) -> Body:
    offices = tuple(_renamed(office, common) for office in body.offices)
    return replace(_renamed(body, common), offices=offices)


def _renamed(of: Named, common: frozenset[str]) -> Named:
    aliases = tuple(name for name in of.aliases if spelling(name) not in common)
    return replace(of, names=_kept(of.names, common), short=_kept(of.short, common), aliases=aliases)


def _kept(names: Texts, common: frozenset[str]) -> Texts:
    return replace(names, en="") if spelling(names.en) in common else names


def named_abroad(registry: Registry, editions: Iterable[Edition]) -> list[str]:
    """The printed names that are of the registry and of others, sorted."""
    narrow = indexed(narrowed(registry))
    return sorted({bare(a.printed) for a in _all(editions) if a.body and a.printed and not narrow.body(a.printed)})


def _all(editions: Iterable[Edition]) -> Iterator[Assignment]:
    return (a for of in editions for p in of.provisions.values() for a in p.assignments)
