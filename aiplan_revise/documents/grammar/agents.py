"""Who acts in a sentence, and with whom: see agents_en and agents_ja.

What acts must be a body by its name: a scheme, a group of people or "we" is nobody's name. Of a passive it is who it is
done by. Where it is not sure who acts, nobody is named: a wrong body is worse than none.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from aiplan_revise.model.patterns import compiled

Names = Callable[[str], tuple[str, ...]]
"""The names of bodies in a list; none where anything else stands there."""


class Lists(NamedTuple):
    """How lists of names are read: of those who act, of those in a place where others might stand, and of those in one
    where nobody but partners does."""

    names: Names
    sure: Names
    beside: Names


class Acting(NamedTuple):
    """Who acts in a sentence, who is only said to act with them, and what they do, if that is said by one verb."""

    lead: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    verb: str = ""


NOBODY = Acting()
LONGEST = 1_000
"""Signs of a sentence; of what is far too long for one only the beginning is read."""
_CUTS = 16
"""Places at which a subject may begin or end."""


def first(candidates: Iterable[str], names: Names) -> tuple[str, ...]:
    """The names in the first of the candidates that is a list of bodies."""
    return next(filter(None, map(names, candidates)), ())


def ends(words: str, cuts: str) -> Iterator[str]:
    """Words, and what is left of them behind each of the cuts, the longest first."""
    yield words
    yield from (words[cut.end() :] for cut in [*compiled(cuts).finditer(words)][-_CUTS:])


def begins(words: str, cuts: str) -> Iterator[str]:
    """What stands before each of the cuts, the longest first."""
    yield from (words[: cut.start()] for cut in [*compiled(cuts).finditer(words)][:_CUTS][::-1])
