"""What is left to people in one text and asked of them in the other: "voluntary" → "mandatory", 任意 → 義務."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from aiplan_revise.model.commitments import Commitment
from aiplan_revise.model.commitments.acts import stem
from aiplan_revise.model.commitments.rungs import MOVED, OBLIGED
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.near import words

Sides = tuple[Commitment, Commitment]

_FREE: dict[Lang, str] = {
    "en": r"\b(?i:voluntary|optional|on a voluntary basis|voluntarily)\b",
    "ja": "任意(?=[のでにとだ])|自主的な",
}
_BOUND: dict[Lang, str] = {
    "en": r"\b(?i:mandatory|compulsory|obligatory|on a mandatory basis)\b",
    "ja": "義務(?=[とでだ]|として|的)|必須(?=[のでとだ])|強制(?=[のとで]|的)",
}
_SAYS = "任意", "自主的", "oluntar", "ptional"
"""Pieces of which a text that leaves something to people has one."""
_BESIDE = 12
"""Characters of Japanese on either side that tell what is left to people."""
_WORDS = 3
"""Words of English that do."""


class _Said(NamedTuple):
    printed: str
    before: frozenset[str]
    after: frozenset[str]


def may_turn(old: str, new: str) -> bool:
    """Whether one of two texts leaves something to people, by its words, and the other one not."""
    return any(map(old.__contains__, _SAYS)) is not any(map(new.__contains__, _SAYS))


def turned_binding(old: str, new: str, lang: Lang) -> Sides | None:
    """The commitments of two texts of which one leaves to people what the other asks of them, in so many words. Both
    say it of the same: next to the same words, with nothing of the kind beside."""
    for free, bound in ((old, new), (new, old)):
        left, asked = list(_said(_FREE[lang], free, lang)), list(_said(_BOUND[lang], bound, lang))
        others = any(_said(_BOUND[lang], free, lang)) or any(_said(_FREE[lang], bound, lang))
        if len(left) == len(asked) == 1 and not others and _alike(left[0], asked[0]):
            sides = Commitment(MOVED, left[0].printed), Commitment(OBLIGED, asked[0].printed)
            return sides if free is old else sides[::-1]
    return None


def _said(pattern: str, text: str, lang: Lang) -> Iterator[_Said]:
    for found in compiled(pattern).finditer(text):
        yield _Said(found[0], _near(text, found, lang, -1), _near(text, found, lang, 1))


def _near(text: str, found: re.Match[str], lang: Lang, way: int) -> frozenset[str]:
    beside = text[: found.start()] if way < 0 else text[found.end() :]
    if lang == "ja":
        return frozenset(words(beside[-_BESIDE:] if way < 0 else beside[:_BESIDE]))
    told = re.findall("[a-z]+|[.;]", beside.lower())
    return frozenset(map(stem, told[-_WORDS:] if way < 0 else told[:_WORDS]))


def _alike(one: _Said, other: _Said) -> bool:
    """Whether most words beside both are the same, before them and behind."""
    both = ((one.before, other.before), (one.after, other.after))
    return all(2 * len(own & its) >= max(len(own), len(its)) for own, its in both)
