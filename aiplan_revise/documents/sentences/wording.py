"""How one text is amended into another: the edits that an official would write, found from the redline of the two.

Words that are quoted are whole words or numbers, and as many as it takes to stand there once.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from aiplan_revise.documents.sentences.deeds import Edit
from aiplan_revise.documents.sentences.edits import edited
from aiplan_revise.documents.sentences.paper import BRACKET
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.scripts import KANJI
from aiplan_revise.revise.alignment import runs
from aiplan_revise.revise.redline import redline, worded

_MOST = 8
_KEPT = 0.34
"""A text of which more is rewritten, or in more places, is replaced as a whole."""
_FAR = 40
"""Words to either side that may be quoted beside those that change."""
_COUNTER = re.compile(rf"(?:[%％]|{KANJI}{{1,2}})(?!{KANJI})")
_NUMBER = re.compile(r"[0-9０-９]$")
_NAME = re.compile(r"[^\[\]［］、; ][^\[\]［］、;]*")
_SAYING = re.compile(r"\w")
_KANA = re.compile("[ぁ-ゖ]")
_INFLECTED = re.compile(rf"(?:{KANJI}|[ァ-ヺー])$")


class Gap(NamedTuple):
    """A place where the two texts differ: from `start` to `end` of the old one `come` takes the place of what is there."""

    start: int
    end: int
    come: str


def amended(old: str, new: str, lang: Lang) -> tuple[Edit, ...]:
    """The edits that turn `old` into `new`; () where it is clearer to replace the whole."""
    gaps = list(_gaps(old, new, lang))
    kept = len(old) - sum(gap.end - gap.start for gap in gaps)
    if len(gaps) > _MOST or kept < _KEPT * max(len(old), len(new)):
        return ()
    while gaps:
        made = _edits(old, gaps, lang)
        if isinstance(made, int):
            gaps = _united(old, gaps, made)
        else:
            return made if _leads(old, made, new, lang) else ()
    return ()


def _leads(old: str, edits: tuple[Edit, ...], new: str, lang: Lang) -> bool:
    try:
        return edited(old, edits, "", lang) == new
    except PlanError:
        return False


# ---------------------------------------------------------------- where they differ


def _gaps(old: str, new: str, lang: Lang) -> Iterator[Gap]:
    """Where two texts differ: the words between brackets of bodies word by word, these name by name."""
    was, now = _segments(old), _segments(new)
    if len(was) != len(now):
        was, now = [old], [new]
    at = 0
    for odd, (here, there) in enumerate(zip(was, now, strict=True)):
        parts = _renamed(here, there) if odd % 2 else _reworded(here, there, lang)
        yield from (Gap(at + gap.start, at + gap.end, gap.come) for gap in parts)
        at += len(here)


def _segments(words: str) -> list[str]:
    """Words, bracket, words, bracket, …, words."""
    cuts = [0, *(at for found in BRACKET.finditer(words) for at in found.span()), len(words)]
    return [words[here:there] for here, there in pairwise(cuts)]


def _reworded(old: str, new: str, lang: Lang) -> Iterator[Gap]:
    at = start = 0
    come, open_gap = "", False
    for span in redline(old, new, lang):
        if span.op == "same":
            if open_gap:
                yield _rolled(old, Gap(start, at, come))
            at += len(span.text)
            start, come, open_gap = at, "", False
        else:
            open_gap = True
            at += len(span.text) if span.op == "deleted" else 0
            come += span.text if span.op == "inserted" else ""
    if open_gap:
        yield _rolled(old, Gap(start, at, come))


def _rolled(old: str, gap: Gap) -> Gap:
    """What is only put in or only taken out, moved on over letters that it has in common with what follows, to where it
    begins with a word: 手(に確実)に is 手に(確実に)."""
    start, end, come = gap
    moving = come or old[start:end]
    if bool(come) == (end > start):
        return gap
    for step in range(len(moving)):
        word = moving[step:] + moving[:step]
        if not _KANA.match(word[0]):
            return Gap(start + step, end + step, word if come else "")
        if old[end + step : end + step + 1] != word[0]:
            break
    return gap


def _renamed(old: str, new: str) -> Iterator[Gap]:
    """A bracket of bodies, name by name. One with nobody left is written anew as a whole."""
    was, now = (re.split("([\\[［\\]］、]|; )", one) for one in (old, new))
    was, now = [w for w in was if w], [w for w in now if w]
    names = {*was[1:-1:2]} if was[0] != " " else {*was[2:-1:2]}
    if not names & {*now}:
        if old != new:
            lead = 1 if old[:1] == new[:1] == " " else 0
            yield Gap(lead, len(old), new[lead:])
        return
    place = o = n = 0
    for at, to, length in [*(runs(was, now) or []), (len(was), len(now), 0)]:
        gone, come = "".join(was[o:at]), "".join(now[n:to])
        if gone or come:
            yield Gap(place, place + len(gone), come)
        place += len(gone) + sum(map(len, was[at : at + length]))
        o, n = at + length, to + length


# ---------------------------------------------------------------- how it is said


def _edits(old: str, gaps: list[Gap], lang: Lang) -> tuple[Edit, ...] | int:
    """An edit for each gap, in order; or the number of a gap that can only be told together with the next one."""
    made: list[Edit] = []
    words, grown = old, 0
    for nth, gap in enumerate(gaps):
        floor = gaps[nth - 1].end + grown if nth else 0
        roof = gaps[nth + 1].start + grown if nth + 1 < len(gaps) else len(words)
        here = Gap(gap.start + grown, gap.end + grown, gap.come)
        edit = _edit(words, here, (floor, roof), lang)
        if edit is None:
            return max(nth - 1, 0) if nth + 1 == len(gaps) else nth
        made.append(edit)
        words = words[: here.start] + gap.come + words[here.end :]
        grown += len(gap.come) - (gap.end - gap.start)
    return tuple(made)


def _united(old: str, gaps: list[Gap], nth: int) -> list[Gap]:
    """The gaps with two neighbours as one; if there is only one, none."""
    if len(gaps) == 1:
        return []
    one, other = gaps[nth : nth + 2]
    both = Gap(one.start, other.end, one.come + old[one.end : other.start] + other.come)
    return [*gaps[:nth], both, *gaps[nth + 2 :]]


def _edit(words: str, gap: Gap, around: tuple[int, int], lang: Lang) -> Edit | None:
    """The edit for a gap, quoting nothing beyond `around`; None if that does not tell it from the rest."""
    wanted = words[: gap.start] + gap.come + words[gap.end :]
    for edit in _ways(words, gap, around, lang):
        if _leads(words, (edit,), wanted, lang):
            return edit
    return None


def _ways(words: str, gap: Gap, around: tuple[int, int], lang: Lang) -> Iterator[Edit]:
    """The ways to tell a gap, the plainest first."""
    gone = words[gap.start : gap.end]
    if gone and not gap.come:
        for bare in dict.fromkeys((gone.strip(), gone)) if lang == "en" else (gone,):
            yield Edit("omit", bare)
    if not gone:
        yield from _insertions(words, gap, around, lang)
    for start, end in _widened(words, gap, around, lang):
        here = words[start:end]
        come = words[start : gap.start] + gap.come + words[gap.end : end]
        if come:
            yield Edit("replace", here, come)
        else:
            yield Edit("omit", here)


def _insertions(words: str, gap: Gap, around: tuple[int, int], lang: Lang) -> Iterator[Edit]:
    cuts = _cuts(words, (around[0], gap.start), lang)
    for start in reversed(cuts[:-1]):
        here = words[start : gap.start]
        if _SAYING.search(here) and _begins(words, start, lang):
            for come in dict.fromkeys((gap.come.strip(" "), gap.come)) if lang == "en" else (gap.come,):
                yield Edit("insert", here.rstrip(" ") if lang == "en" else here, come)


def _begins(words: str, start: int, lang: Lang) -> bool:
    """Whether a quotation may begin here: in Japanese not with the kana that belong to the word before, in either not
    with a blank or a closing sign."""
    if words[start] in " 、。，．,.;:)）」』］]":
        return False
    return lang == "en" or not (_KANA.match(words[start]) and start and _INFLECTED.search(words[start - 1]))


def _widened(words: str, gap: Gap, around: tuple[int, int], lang: Lang) -> Iterator[tuple[int, int]]:
    """From where to where words can be quoted for a gap: its own, then more and more of those around it."""
    lefts = _cuts(words, (around[0], gap.start), lang)[::-1]
    rights = _cuts(words, (gap.end, around[1]), lang)
    counter = _COUNTER.match(words, gap.end) if _NUMBER.search(words[: gap.end]) and gap.end > gap.start else None
    if counter and counter.end() <= around[1]:
        rights = [counter.end(), *(cut for cut in rights if cut > counter.end())]
    spans = [(here, there) for here in lefts[:_FAR] for there in rights[:_FAR]]
    spans.sort(key=lambda span: (_crosses(words, span, gap), span[1] - span[0], gap.start - span[0]))
    for start, end in spans:
        whole = words[start:end]
        if whole.strip() == whole and whole and (start == gap.start < gap.end or _begins(words, start, lang)):
            yield start, end


def _crosses(words: str, span: tuple[int, int], gap: Gap) -> int:
    """How many signs that divide a text are quoted beside the gap: sooner more words than those."""
    beside = words[span[0] : gap.start] + words[gap.end : span[1]]
    return sum(beside.count(sign) for sign in "[]［］。\n")


def _cuts(words: str, part: tuple[int, int], lang: Lang) -> list[int]:
    """The offsets between the words of a part, both ends included; none inside the name of a body."""
    names = [name.span() for bracket in BRACKET.finditer(words) for name in _NAME.finditer(words, *bracket.span())]
    cuts = [part[0]]
    for word in worded(words[slice(*part)], lang):
        cuts.append(cuts[-1] + len(word))
    return [cut for cut in cuts if cut in part or not any(start < cut < end for start, end in names)]
