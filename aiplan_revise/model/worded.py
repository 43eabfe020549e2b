"""Bodies that no registry knows under two names that say the same: Finance Ministry and Ministry of Finance, Treasury
and HM Treasury; and those printed with their abbreviation behind them, where this stands alone elsewhere."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from aiplan_revise.model.abbreviations import behind, named
from aiplan_revise.model.edition import Edition
from aiplan_revise.model.initials import LITTLE
from aiplan_revise.model.names import spelling
from aiplan_revise.model.patterns import compiled

_CROWN = compiled(r"(?:hm|(?:his|her) majesty's) (?=\w{3})")
_KINDS = frozenset(str.split("ministry department agency directorate bureau secretariat commission office authority"))
"""What may stand before "of" or behind what it is for. A university of a place is another one than that named by it."""
_Names = Mapping[str, frozenset[str]]


def said_twice(editions: Iterable[Edition], before: _Names, after: _Names) -> Iterator[tuple[str, str]]:
    """The parties of the first edition that are others of the second by their names (party → its spellings in either
    edition): two of them alone may be meant, and nowhere stand both beside each other."""
    told = list(editions)
    pairs = list(_alike(told, [*before.items(), *after.items()]))
    beside = _beside(told) if pairs else ()
    for pair in pairs:
        for old, new in (pair, pair[::-1]):
            if frozenset(pair) not in beside and old in before and new in after:
                yield old, new
                break


def _beside(editions: Iterable[Edition]) -> set[frozenset[str]]:
    """The parties that stand beside each other in a provision, in pairs."""
    held = ({one.party() for one in p.assignments} for of in editions for p in of.provisions.values())
    return {frozenset(pair) for parties in held for pair in combinations(parties, 2)}


def _alike(editions: Iterable[Edition], named_by: Iterable[tuple[str, frozenset[str]]]) -> Iterator[tuple[str, str]]:
    """Two parties whose names say the same, and no third one's."""
    shorts = {spelling(full): spelling(short) for full, short in behind(_printed(editions)).items()}
    meant = defaultdict[str, set[str]](set)
    for party, names in named_by:
        for name in names if party[:1] == "?" else ():
            for key in filter(None, (_key(name), shorts.get(name, name))):
                meant[key].add(party)
    for _, parties in sorted(meant.items()):
        if len(parties) == 2:  # noqa: PLR2004
            one, other = sorted(parties)
            yield one, other


def _printed(editions: Iterable[Edition]) -> set[str]:
    return named(a for of in editions for p in of.provisions.values() for a in p.assignments if not (a.body or a.open))


def _key(name: str) -> str:
    """The words of an English name in one order, without those of the crown."""
    words = _CROWN.sub("", name).split()
    turned = len(words) > 1 and (words[-1] in _KINDS or (words[0] in _KINDS and words[1] in ("of", "for")))
    if not name.isascii() or not words or any(sign in name for sign in "(),/"):
        return ""
    return " ".join(sorted(word for word in words if word not in LITTLE) if turned else words)
