"""Where two texts differ, in places that can be said: word by word, bodies in brackets name by name."""

from collections.abc import Iterator
from itertools import pairwise

from aiplan_revise.documents.sentences.paper import BRACKET
from aiplan_revise.documents.sentences.wholes import Gap, wholes
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.alignment import runs
from aiplan_revise.revise.redline import redline, worded

SEPARATORS = compiled(r"([\[\]［］、]|; )")
KANA = compiled("[ぁ-ゖ]")


def differing(old: str, new: str, lang: Lang) -> Iterator[Gap]:
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
    places = set(cuts(old, (0, len(old)), lang))
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
    return halves + (word[0] in "］」）])”"), bool(KANA.match(word))


def _renamed(old: str, new: str) -> Iterator[Gap]:
    """A bracket of bodies, name by name. One in which nobody stays, or all and only their order changes, is written
    anew from the first to the last name that differs."""
    was, now = ([part for part in SEPARATORS.split(one) if part] for one in (old, new))
    names, others = ([part for part in side if not SEPARATORS.fullmatch(part) and part.strip()] for side in (was, now))
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
        gaps = united(old, gaps, _one_name_between(old, gaps) - 1 if _one_name_between(old, gaps) else 0)
    yield from gaps


def _one_name_between(old: str, gaps: list[Gap]) -> int:
    """The number, from 1, of the first gap that only one name parts from the next; 0 if there is none."""
    between = (old[one.end : other.start].strip("、; ") for one, other in pairwise(gaps))
    return next((nth for nth, words in enumerate(between, 1) if not SEPARATORS.search(words)), 0)


def united(old: str, gaps: list[Gap], nth: int) -> list[Gap]:
    """The gaps with two neighbours as one; if there is only one, none."""
    if len(gaps) == 1:
        return []
    one, other = gaps[nth : nth + 2]
    both = Gap(one.start, other.end, one.come + old[one.end : other.start] + other.come)
    return [*gaps[:nth], both, *gaps[nth + 2 :]]


def cuts(words: str, part: tuple[int, int], lang: Lang) -> list[int]:
    """The offsets between the words of a part, both ends included; none inside what is never cut."""
    made = [part[0]]
    for word in worded(words[slice(*part)], lang):
        made.append(made[-1] + len(word))
    whole = wholes(words, lang)
    return [cut for cut in made if cut in part or not any(start < cut < end for start, end in whole)]
