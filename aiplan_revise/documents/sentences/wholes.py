"""What amending sentences never cut: a figure with its unit, a date, a word in katakana, a compound with hyphens, what
is called by its number (Chapter 2), the name of a body."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from aiplan_revise.documents.sentences.paper import BRACKET
from aiplan_revise.model.commitments.quantities import quantities, read_as
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI

_NAME = compiled(r"[^\[\]［］、; ][^\[\]［］、;]*")
_DIGITS = "[0-9０-９](?:[0-9０-９]|[.,．，](?=[0-9０-９]))*[十百千万億兆]*"
_NOUN = rf"{KANJI}(?:(?!第){KANJI})?(?!(?!第){KANJI})"
_COUNTED = rf"[ 　]?[%％]|[かカヶケヵ]?{_NOUN}|[次期回章節条項号版](?={KANJI})|[ァ-ヺー]+|つ"
_FIGURE = compiled(rf"第?{_DIGITS}(?:{_COUNTED})?")
"""Figures that are no target: 第3次計画, 60ヘクタール."""
_WORD = compiled(r"[ァ-ヺーｦ-ﾟ]+|[A-Za-z]+(?:['’-][A-Za-z]+)+")
_CALLED = compiled(r"\b(?:Part|Chapter|Section|Article|Annex|Appendix|Schedule|Table) [0-9]+[A-Z]?\b")
_BEFORE = compiled("(?:the )?(?:beginning|start|middle|end) of ")
"""What stands before a year and is no part of it."""
_RANGE = compiled(r" ?(?:→|~|～|〜|–|-|から|to) ?")
Extent = tuple[int, int]


class Gap(NamedTuple):
    """Where two texts differ: what is in the old one from `start` to `end` gives way to `come`."""

    start: int
    end: int
    come: str


class _Both(NamedTuple):
    """A place where two texts differ: from where to where, in the old and in the new one."""

    old: Extent
    new: Extent


@lru_cache(256)
def wholes(words: str, lang: Lang) -> tuple[Extent, ...]:
    """From where to where the wholes in a text reach, in order; none overlaps another."""
    made: list[Extent] = []
    for start, end in sorted(_all(words, lang)):
        if made and start < made[-1][1]:
            made[-1] = made[-1][0], max(end, made[-1][1])
        else:
            made.append((start, end))
    return tuple(made)


def _all(words: str, lang: Lang) -> Iterator[Extent]:
    for bracket in BRACKET.finditer(words):
        yield from (name.span() for name in _NAME.finditer(words, *bracket.span()))
    for pattern in (_FIGURE, _WORD, _CALLED):
        yield from (found.span() for found in pattern.finditer(words))
    found = quantities(read_as(words, lang), lang)
    for one in found:
        before = _BEFORE.match(words, one.start)
        yield before.end() if before else one.start, one.end - words.endswith("の", one.start, one.end)
    for one, other in pairwise(found):
        if one.kind == "number" and _RANGE.fullmatch(words, one.end, other.start):
            yield one.start, other.end


def unbroken(old: str, new: str, gaps: Sequence[Gap], lang: Lang) -> list[Gap]:
    """The gaps between two texts, so far that none begins or ends inside a whole of either."""
    places = _placed(gaps)
    while True:
        wider = _united(_widened(place, (old, new), lang) for place in places)
        if wider == places:
            return [Gap(*place.old, new[slice(*place.new)]) for place in places]
        places = wider


def _placed(gaps: Sequence[Gap]) -> list[_Both]:
    made, grown = [], 0
    for gap in gaps:
        start = gap.start + grown
        made.append(_Both((gap.start, gap.end), (start, start + len(gap.come))))
        grown += len(gap.come) - (gap.end - gap.start)
    return made


def _widened(place: _Both, texts: tuple[str, str], lang: Lang) -> _Both:
    before = after = 0
    for (start, end), words in zip(place, texts, strict=True):
        for first, last in wholes(words, lang):
            if first < end and start < last:
                before, after = max(before, start - first), max(after, last - end)
    return _Both(*((start - before, end + after) for start, end in place))


def _united(places: Iterable[_Both]) -> list[_Both]:
    """Places that have grown into each other as one."""
    made: list[_Both] = []
    for one in places:
        if made and one.old[0] <= made[-1].old[1]:
            made[-1] = _Both(*((before[0], after[1]) for before, after in zip(made[-1], one, strict=True)))
        else:
            made.append(one)
    return made
