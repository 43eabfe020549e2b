"""Names that bodies of several states bear (Cabinet Office, MOD, CAA): whether a plan means those of the registry."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

from msgspec.msgpack import decode, encode
from msgspec.structs import replace

from aiplan_revise.model.bodies import Body, Office, Registry, as_given
from aiplan_revise.model.edition import Assignment, Edition, Texts, languages
from aiplan_revise.model.lookup import Names, indexed
from aiplan_revise.model.names import spelling
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import bare
from aiplan_revise.model.states import STATES

Named = TypeVar("Named", Body, Office)
_JAPAN = compiled(r"\bJapan(?:ese)?\b(?! knotweed)")
_HOME = compiled(
    r"\b(?:JPY|Reiwa|Heisei|Showa|Hokkaido|Tohoku|Osaka|Kyushu|Okinawa|Keidanren)\b|(?<=[0-9nd] )yen\b|¥ ?[0-9]"
)
"""What no plan of another state speaks of."""
_PREFECTURES = compiled(r"\b[Pp]refectur(?:e|al)\w*\b")
_SELDOM, _OFTEN, _SEVERAL = 20, 3, 3
"""A plan of another state may name Japan, but not in every so manieth provision, or in several of so few."""
_TENTH = 10
"""What is only Japan's stands in one provision of so many, or in two."""
_HALF = 2
"""Names that others bear as well are theirs if at least half as many are of bodies that the registry does not know."""
_LONG_AGO = "2001-01-06"
"""Who means a body that was at an end by then, when Japan's ministries were formed anew, means another's."""


def abroad(registry: Registry, editions: Sequence[Edition]) -> bool:
    """Whether editions of one plan, read with this registry, mean other bodies by names that those of several states
    bear (`Registry.common`): where they are in English alone and name bodies that the registry does not know, but no
    ministry or agency that only it knows and nothing of Japan's; or are called those of another state."""
    if not registry.common or any("ja" in languages(of) for of in editions):
        return False
    common = _common(registry)
    counts = Counter[str]()
    for one, many in Counter(a for a in _all(editions) if not a.open).items():
        counts[_kind(one, registry, common)] += many
    if not counts["common"]:
        return False
    titles = "\n".join(of.about.title.en for of in editions)
    if STATES.search(titles):
        return counts["own"] <= counts["unknown"] or not (counts["own"] or _JAPAN.search(titles))
    home = counts["own"] or _JAPAN.search(titles) or any(map(_at_home, editions))
    return not home and counts["unknown"] > 0 and counts["unknown"] * _HALF >= counts["common"]


_GOVERNMENT = ("", "cabinet", "cabinet-office", "cabinet-secretariat")


def _kind(of: Assignment, registry: Registry, common: frozenset[str]) -> str:
    """Whether a body is unknown, or known by a name that others bear as well, or is a ministry or an agency of the
    government that is known by one of its own; "" for others."""
    if not of.body:
        return "own" if _TOKYO.search(of.printed) else "unknown"
    name, body = spelling(bare(of.printed)), registry.bodies.get(of.body)
    if body is None:
        return ""
    if name in common or (not of.office and name.partition("(")[0].strip() in common):
        return "unknown" if "" < body.until <= _LONG_AGO else "common"
    return "own" if body.parent in _GOVERNMENT else ""


_TOKYO = compiled(r"\b(?:Japan|Tokyo|Kyoto|Osaka|Nagoya|Hokkaido|Tohoku|Kyushu|Okinawa)\b|\bKeidanren\b")


_LETTERS = (
    *("Japan", "refectur", "¥", "yen", "JPY", "Reiwa", "Heisei", "Showa", "Hokkaido", "Tohoku", "Osaka", "Kyushu"),
    *("Okinawa", "Keidanren"),
)
"""Letters of which some stand in every text that says what the patterns above tell."""


def _at_home(of: Edition) -> bool:
    words = [f"{p.title.en} {p.text.en}" for p in of.provisions.values()]
    whole = "\n".join(words)
    if not any(letters in whole for letters in _LETTERS):
        return False
    own = sum(map(bool, map(_HOME.search, words)))
    if own > 1 or own * _TENTH > len(words) or sum(map(bool, map(_PREFECTURES.search, words))) > 1:
        return True
    often = sum(map(bool, map(_JAPAN.search, words)))
    return often * _OFTEN > len(words) or (often >= _SEVERAL and often * _SELDOM >= len(words))


def as_printed(registry: Registry, of: Edition) -> Edition:
    """The edition of which nobody is a body of the registry that is called so elsewhere too: its printed name is kept,
    as that of an unknown body is."""
    own = _own(registry)

    def meant(one: Assignment) -> Assignment:
        kept = not one.printed or own.body(one.printed) == one.body
        return one if kept else replace(one, body="", office="")

    held = {key: replace(p, assignments=tuple(map(meant, p.assignments))) for key, p in of.provisions.items()}
    return replace(of, provisions=held)


def _own(registry: Registry) -> Names:
    """The names of a registry that are only its own; of equal registries they are looked for once."""
    return _narrowed(encode(as_given(registry)))


@lru_cache(2)
def _narrowed(registry: bytes) -> Names:
    return indexed(narrowed(decode(registry, type=Registry)))


def narrowed(registry: Registry) -> Registry:
    """The registry without the names that bodies elsewhere bear."""
    common = _common(registry)
    bodies = {key: _without(body, common) for key, body in registry.bodies.items()}
    return replace(registry, bodies=bodies, common=())


def _without(body: Body, common: frozenset[str]) -> Body:
    offices = tuple(_renamed(office, common) for office in body.offices)
    return replace(_renamed(body, common), offices=offices)


def _renamed(of: Named, common: frozenset[str]) -> Named:
    aliases = tuple(name for name in of.aliases if spelling(name) not in common)
    return replace(of, names=_kept(of.names, common), short=_kept(of.short, common), aliases=aliases)


def _kept(names: Texts, common: frozenset[str]) -> Texts:
    """Names without the common ones; an abbreviation in Latin letters may be the Japanese one too."""
    return Texts(*("" if spelling(name) in common else name for name in (names.ja, names.en)))


def named_abroad(registry: Registry, editions: Iterable[Edition]) -> list[str]:
    """The printed names that are of the registry and of others, sorted."""
    own = _own(registry)
    return sorted({bare(a.printed) for a in _all(editions) if a.body and a.printed and not own.body(a.printed)})


def at_one(registry: Registry, settled: Sequence[Edition]) -> Sequence[Edition]:
    """Editions of one plan that have said who their bodies are; where they differ about names that several states know,
    these are only names."""
    if len(settled) > 1 and any(printed_abroad(registry, of) for of in settled):
        return [as_printed(registry, of) for of in settled]
    return settled


def known_commonly(registry: Registry, editions: Iterable[Edition]) -> bool:
    """Whether editions name bodies of the registry by names that others bear as well."""
    common = _common(registry)
    return any(a.body and _kind(a, registry, common) == "common" for a in _all(editions))


def printed_abroad(registry: Registry, of: Edition) -> bool:
    """Whether an edition leaves names that are of the registry and of others without a body."""
    common = _common(registry)
    return any(spelling(bare(a.printed)) in common for a in _all([of]) if not (a.body or a.open))


def _common(registry: Registry) -> frozenset[str]:
    return frozenset(map(spelling, registry.common))


def _all(editions: Iterable[Edition]) -> Iterator[Assignment]:
    return (a for of in editions for p in of.provisions.values() for a in p.assignments)
