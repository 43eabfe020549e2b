"""The short form of a page that tells very many changes: its lists end early, and of words that stay only the ends that
touch what changed are shown."""

from typing import NamedTuple

from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.report.view import Mark, Passage

MANY = 300
"""From so many changes on nobody reads a page from its beginning to its end: a plan of all ministries has some 60
initiatives, the review of all projects of a government thousands."""

MOST = 10
"""How many lines a list of such a page has: all lists of a summary together fill some three screens."""

_BESIDE: dict[Lang, int] = {"ja": 12, "en": 24}
"""How many signs that stay are shown on each side of what changed: some four words."""


class Look(NamedTuple):
    """How a page is to be: `printed`, without what only a screen can use; `whole`, however many changes it tells."""

    printed: bool = False
    whole: bool = False


def most(changes: int, look: Look) -> int | None:
    """How many lines a list has on a page of so many changes where the page is a short one; None where it tells all."""
    return MOST if changes > MANY and not look.whole else None


def shortened(of: Passage) -> tuple[Mark, ...]:
    """A passage in one run: what went and came, with the ends of what stays."""
    side = of.new or of.old
    if side is None:
        return ()
    if not of.spans:
        return (Mark("same", side.text),)
    last = len(of.spans) - 1
    return tuple(
        Mark(mark.op, _ends(mark.text, side.lang, at == 0, at == last)) if mark.op == "same" else mark
        for at, mark in enumerate(of.spans)
    )


def _ends(text: str, lang: Lang, first: bool, last: bool) -> str:
    """The beginning of what stays, unless it is the `first` run, and its end, unless it is the `last` one; all of it
    where no more than an end would be left out."""
    beside = _BESIDE[lang]
    head = 0 if first else _outward(text, beside)
    tail = len(text) if last else len(text) - _outward(text[::-1], beside)
    return text if tail - head <= beside else f"{text[:head]}…{text[tail:]}"


def _outward(text: str, at: int) -> int:
    """Where to cut behind `at` signs, so that no word and no number is cut in two."""
    found = _WORD.match(text, at) if at < len(text) and text[at - 1].isascii() else None
    return found.end() if found else min(at, len(text))


_WORD = compiled(r"[!-~]+")
