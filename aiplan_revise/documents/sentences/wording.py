"""How one text is amended into another: the edits that an official would write, found from the redline of the two.

Words that are quoted are whole words or numbers, and as many as it takes to stand there once.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from aiplan_revise.documents.grammar.lines import shielded
from aiplan_revise.documents.sentences.deeds import Edit
from aiplan_revise.documents.sentences.edits import edited
from aiplan_revise.documents.sentences.paper import BRACKET, escaped
from aiplan_revise.documents.sentences.quoting import balanced
from aiplan_revise.documents.sentences.wholes import Gap, unbroken, wholes
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import LANGS, Lang
from aiplan_revise.model.scripts import KANJI
from aiplan_revise.revise.alignment import runs
from aiplan_revise.revise.redline import redline, worded

_MOST = 8
_KEPT, _KEPT_OF_TITLES = 0.34, 0.67
"""A text of which more is rewritten, or in more places, is replaced as a whole."""
_NEAR, _FAR = 4, 40
"""Words to either side that are looked at first for what to quote beside those that change, and at most."""
_PARTICLE = re.compile("[ぁ-ゖ、。]+")
_LONE = re.compile("[ぁ-ゖ、]")
_SEPARATORS = re.compile(r"([\[［\]］、]|; )")
_SAYING = re.compile(r"\w")
_KANA = re.compile("[ぁ-ゖ]")
_INFLECTED = re.compile(rf"(?:{KANJI}|[ァ-ヺー])$")


def amended(old: str, new: str, lang: Lang, *, title: bool = False) -> tuple[Edit, ...]:
    """The edits that turn `old` into `new`; () where it is clearer to replace the whole, sooner of a `title`."""
    edits = _told(shielded(old), shielded(new), lang, title)
    return tuple(Edit(edit.kind, escaped(edit.here), escaped(edit.come)) for edit in edits)


def _told(old: str, new: str, lang: Lang, title: bool) -> tuple[Edit, ...]:
    gaps = list(_gaps(old, new, lang))
    kept = len(old) - sum(gap.end - gap.start for gap in gaps)
    enough = _KEPT_OF_TITLES if title and len(gaps) > 1 else _KEPT
    if len(gaps) > _MOST or kept < enough * max(len(old), len(new)):
        return ()
    gaps = unbroken(old, new, gaps, lang)
    while gaps:
        made = _edits(old, gaps, lang)
        if isinstance(made, int):
            gaps = _united(old, gaps, made)
        else:
            return made if _leads(old, made, new, lang) else ()
    return ()


def _leads(old: str, edits: tuple[Edit, ...], new: str, lang: Lang) -> bool:
    try:
        return edited(old, edits, "", lang) == escaped(new)
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
                yield _rolled(old, _trimmed(old, Gap(start, at, come), lang), lang)
            at += len(span.text)
            start, come, open_gap = at, "", False
        else:
            open_gap = True
            at += len(span.text) if span.op == "deleted" else 0
            come += span.text if span.op == "inserted" else ""
    if open_gap:
        yield _rolled(old, _trimmed(old, Gap(start, at, come), lang), lang)


def _trimmed(old: str, gap: Gap, lang: Lang) -> Gap:
    """The gap without the words that both sides begin or end with."""
    was, now = worded(old[gap.start : gap.end], lang), worded(gap.come, lang)
    head = next((n for n, (w, c) in enumerate(zip(was, now, strict=False)) if w != c), min(len(was), len(now)))
    was, start, now = was[head:], gap.start + len("".join(was[:head])), now[head:]
    tail = next((n for n, (w, c) in enumerate(zip(was[::-1], now[::-1], strict=False)) if w != c), None)
    tail = min(len(was), len(now)) if tail is None else tail
    return Gap(start, start + len("".join(was[: len(was) - tail])), "".join(now[: len(now) - tail]))


def _rolled(old: str, gap: Gap, lang: Lang) -> Gap:
    """What is only put in or only taken out, moved on over words that it has in common with what stands around it, to
    where it begins with a word and holds whole brackets: 手(に確実)に is 手に(確実に)."""
    if bool(gap.come) == (gap.end > gap.start):
        return gap
    places = set(_cuts(old, (0, len(old)), lang))
    fit = [one for one in _rolls(old, gap) if one is gap or {one.start, one.end} <= places]
    return min(fit, key=lambda one: (_roughness(one.come or old[one.start : one.end]), abs(one.start - gap.start)))


def _rolls(old: str, gap: Gap) -> Iterator[Gap]:
    """The gap, and all that say the same some letters further on or before."""
    yield gap
    for by in (1, -1):
        start, end, word = gap.start, gap.end, gap.come or old[gap.start : gap.end]
        for _ in range(len(word)):
            beside = old[end : end + 1] if by > 0 else old[max(start - 1, 0) : start]
            if not beside or beside != (word[0] if by > 0 else word[-1]):
                break
            start, end, word = start + by, end + by, word[1:] + word[0] if by > 0 else word[-1] + word[:-1]
            yield Gap(start, end, word if gap.come else "")


def _roughness(word: str) -> tuple[int, bool]:
    """How badly a piece of text can be quoted by itself: brackets and quotation marks in halves, kana in front."""
    halves = sum(abs(word.count(one) - word.count(other)) for one, other in ("［］", "[]", "「」", "“”", "（）", "()"))
    return halves + (word[0] in "］」）])”"), bool(_KANA.match(word))


def _renamed(old: str, new: str) -> Iterator[Gap]:
    """A bracket of bodies, name by name. One in which nobody stays, or all and only their order changes, is written
    anew from the first to the last name that differs."""
    was, now = ([part for part in _SEPARATORS.split(one) if part] for one in (old, new))
    names, others = ([part for part in side if not _SEPARATORS.fullmatch(part) and part.strip()] for side in (was, now))
    if not {*names} & {*others}:
        lead = 1 if old[:1] == new[:1] == " " else 0
        yield Gap(lead, len(old), new[lead:])
        return
    gaps: list[Gap] = []
    place = o = n = 0
    for at, to, length in [*(runs(was, now) or []), (len(was), len(now), 0)]:
        gone, come = "".join(was[o:at]), "".join(now[n:to])
        if gone or come:
            gaps.append(Gap(place, place + len(gone), come))
        place += len(gone) + len("".join(was[at : at + length]))
        o, n = at + length, to + length
    while len(gaps) > 1 and (sorted(names) == sorted(others) or _one_name_between(old, gaps)):
        gaps = _united(old, gaps, _one_name_between(old, gaps) - 1 if _one_name_between(old, gaps) else 0)
    yield from gaps


def _one_name_between(old: str, gaps: list[Gap]) -> int:
    """The number, from 1, of the first gap that only one name parts from the next; 0 if there is none."""
    between = (old[one.end : other.start].strip("、; ") for one, other in pairwise(gaps))
    return next((nth for nth, words in enumerate(between, 1) if not _SEPARATORS.search(words)), 0)


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
        if _SAYING.search(here.split("［")[-1].split(" [")[-1]) and _begins(words, start, lang):
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
    tried: set[tuple[int, int]] = set()
    for reach in (_NEAR, _FAR):
        spans = {(here, there) for here in lefts[:reach] for there in rights[:reach]} - tried
        rated = sorted(_rated(words, spans, gap, lang))
        smooth = [span for clumsy, _, _, span in rated if reach == _FAR or not clumsy]
        tried |= set(smooth)
        yield from smooth


def _rated(
    words: str, spans: Iterable[tuple[int, int]], gap: Gap, lang: Lang
) -> Iterator[tuple[int, int, int, tuple[int, int]]]:
    """The spans that can be quoted, each with what speaks against it, the weightiest first."""
    for span in spans:
        if _is_quotable(words, span, gap, lang):
            yield _clumsy(words, span, gap), span[1] - span[0], gap.start - span[0], span


def _is_quotable(words: str, span: tuple[int, int], gap: Gap, lang: Lang) -> bool:
    whole = words[slice(*span)]
    return bool(whole) and whole.strip() == whole and (span[0] == gap.start < gap.end or _begins(words, span[0], lang))


def _clumsy(words: str, span: tuple[int, int], gap: Gap) -> int:
    """What speaks against quoting from here to there: signs that divide a text, blanks at the edge of what comes,
    quotation marks in halves, a lone kana, nothing but a particle beside what changes. Sooner more words than those."""
    here = words[slice(*span)]
    come = words[span[0] : gap.start] + gap.come + words[gap.end : span[1]]
    beside = words[span[0] : gap.start] + words[gap.end : span[1]]
    crosses = sum(beside.count(sign) for sign in "[]［］。\n")
    halves = sum(not balanced(side, lang) for side in (here, come) for lang in LANGS)
    return crosses + halves + (come != come.strip(" ")) + _is_bare(here, words[gap.start : gap.end], beside)


def _is_bare(here: str, gone: str, beside: str) -> bool:
    """Whether a lone kana is quoted, or beside a word nothing but a particle: 60人を, and not 60人を育成."""
    return bool(_LONE.fullmatch(here) or (_PARTICLE.fullmatch(beside) and not _PARTICLE.fullmatch(gone)))


def _cuts(words: str, part: tuple[int, int], lang: Lang) -> list[int]:
    """The offsets between the words of a part, both ends included; none inside what is never cut."""
    cuts = [part[0]]
    for word in worded(words[slice(*part)], lang):
        cuts.append(cuts[-1] + len(word))
    whole = wholes(words, lang)
    return [cut for cut in cuts if cut in part or not any(start < cut < end for start, end in whole)]
