"""Provisions that say the same: word for word, whatever their kinds are, or but for their numbers."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from aiplan_revise.lineage.places import Pair
from aiplan_revise.lineage.words import NUMBER, Sheet
from aiplan_revise.model.patterns import compiled

Key = tuple[str, ...]
"""Kind, title and text."""
Block = tuple[list[int], list[int]]
FRAME = 12, 300
"""So many characters, at least and at most, the same words have besides their numbers: in longer texts numbers weigh
little."""
_TITLED = compiled(r"(?P<title>[^\n:：]{2,100}(?<![.。]))(?:\n[^\s:：][^:：\n]{0,38}[:：][^\n]+)*")
"""A title, and lines each of which says one thing behind a label."""
_FIGURE = compiled(
    r"\b[qh]?\d[\d.,/]*(?:st|nd|rd|th)?\b"
    r"|\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b(?= (?:#|\d))"
)
"""What is said in figures, in small letters, and the months beside them."""
_NUMERAL = compiled(r"[\d〇一二三四五六七八九十百千]")
"""What every number has, found in a fraction of the time."""


def blocks(
    sides: tuple[Sheet, Sheet], loose: tuple[Sequence[int], Sequence[int]], key: Callable[[Key], Key] = tuple
) -> list[Block]:
    """Of the loose provisions of either side those that have one `key`."""
    found: list[dict[Key, list[int]]] = [{}, {}]
    for one, sheet, ats in zip(found, sides, loose, strict=True):
        for at in ats:
            said = sheet.keys[at]
            if said[1] or said[2]:
                one.setdefault(key(said), []).append(at)
    return [(olds, found[1][said]) for said, olds in found[0].items() if said in found[1]]


def told_once(one: Sheet, ones: Sequence[int], other: Sheet, others: Sequence[int]) -> list[Pair]:
    """The pairs of positions that say the same, whatever their kind, where that stands once on either side."""
    told: list[defaultdict[Key, list[int]]] = [defaultdict(list), defaultdict(list)]
    for found, sheet, ats in zip(told, (one, other), (ones, others), strict=True):
        for at in ats:
            found[bare(sheet.key(at))].append(at)
    return [(ats[0], told[1][key][0]) for key, ats in told[0].items() if len(ats) == len(told[1].get(key, ())) == 1]


def entitled(sides: tuple[Sheet, Sheet], loose: tuple[Sequence[int], Sequence[int]]) -> list[Pair]:
    """The pairs of measures of one number and one title, which stand once on either side, where nothing but fields
    follows these: AI hub / Deadline: Q2 2026."""
    return _numbered(sides, loose, lambda said: (found["title"],) if (found := _TITLED.fullmatch(said)) else ())


def refigured(sides: tuple[Sheet, Sheet], loose: tuple[Sequence[int], Sequence[int]]) -> list[Pair]:
    """The pairs of one number and the same words but for figures and months, which stand once on either side."""
    return _numbered(sides, loose, lambda said: (frame,) if len(frame := _FIGURE.sub("#", said)) >= FRAME[0] else ())


def _numbered(
    sides: tuple[Sheet, Sheet], loose: tuple[Sequence[int], Sequence[int]], key: Callable[[str], Key]
) -> list[Pair]:
    """The pairs of one kind, one printed number and one key that stand once on either side."""
    told: list[defaultdict[Key, list[int]]] = [defaultdict(list), defaultdict(list)]
    for found, sheet, ats in zip(told, sides, loose, strict=True):
        for at in ats:
            one = sheet.provisions[at]
            if one.number and (said := key(max(one.text.ja, one.text.en, key=len).casefold())):
                found[one.kind, one.number, *said].append(at)
    return [(ats[0], told[1][key][0]) for key, ats in told[0].items() if len(ats) == len(told[1].get(key, ())) == 1]


def bare(said: Key) -> Key:
    """Title and text, whatever the kind."""
    return said[1:]


def framed(said: Key) -> Key:
    """Kind, title and text without their numbers; with them where little else is said."""
    if sum(map(len, said)) > FRAME[1] or not any(map(_NUMERAL.search, said)):
        return said
    frame = tuple(NUMBER.sub("#", part) for part in said)
    return frame if sum(map(len, frame[1:])) >= FRAME[0] else said


def series_of(sides: tuple[Sheet, Sheet], loose: tuple[Sequence[int], Sequence[int]]) -> set[Key]:
    """What rows of figures say besides their numbers: a figure that another row has now is no proof."""
    near = [block for block in blocks(sides, loose, _start) if max(map(len, block)) > 1]
    rows = [at for olds, _ in near for at in olds], [at for _, news in near for at in news]
    several = (olds for olds, news in blocks(sides, rows, framed) if max(len(olds), len(news)) > 1)
    return {framed(sides[0].key(olds[0])) for olds in several}


def _start(said: Key) -> Key:
    """How a frame begins: all before the first numeral of each part, found in a fraction of its time."""
    if sum(map(len, said)) > FRAME[1]:
        return said
    return tuple(part[: found.start()] if (found := _NUMERAL.search(part)) else part for part in said)
