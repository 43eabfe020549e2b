"""How one text is amended into another: the edits that an official would write, found from the redline of the two.

Words that are quoted are whole words or numbers, and as many as it takes to stand there once.
"""

from collections.abc import Iterable, Iterator

from aiplan_revise.documents.grammar.lines import shielded, unshield
from aiplan_revise.documents.sentences.deeds import Edit
from aiplan_revise.documents.sentences.edits import edited
from aiplan_revise.documents.sentences.gaps import KANA, cuts, differing, united
from aiplan_revise.documents.sentences.paper import escaped
from aiplan_revise.documents.sentences.quoting import balanced
from aiplan_revise.documents.sentences.wholes import Gap, unbroken
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import LANGS, Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI

_MOST = 8
_KEPT, _KEPT_OF_TITLES = 0.34, 0.67
"""A text of which more is rewritten, or in more places, is replaced as a whole."""
_OPENING = [*"「『（(［[【“"]
_DIVIDING = "[]［］。\n"
_NEAR, _FAR = 4, 40
"""Words to either side that are looked at first for what to quote beside those that change, and at most."""
_PAUSE = 3
"""As many letters more are sooner quoted than a comma beside the words that change."""
_PARTICLE = compiled("[ぁ-ゖ、。]+")
_LONE = compiled("[ぁ-ゖ、]")
_SAYING = compiled(r"\w")
_JOINED = compiled(rf"{KANJI}[ぁ-ゖ](?<![をにはがのともへでやいなび])$")
_INFLECTED = compiled(rf"(?:{KANJI}|[ァ-ヺー])$")


def amended(old: str, new: str, lang: Lang, *, title: bool = False) -> tuple[Edit, ...]:
    """The edits that turn `old` into `new`; () where it is clearer to replace the whole, sooner of a `title`."""
    edits = _told(shielded(old), shielded(new), lang, title)
    return tuple(Edit(edit.kind, escaped(edit.here), escaped(edit.come)) for edit in edits)


def _told(old: str, new: str, lang: Lang, title: bool) -> tuple[Edit, ...]:
    gaps = list(differing(old, new, lang))
    kept = len(old) - sum(gap.end - gap.start for gap in gaps)
    enough = _KEPT_OF_TITLES if title and len(gaps) > 1 else _KEPT
    if len(gaps) > _MOST or kept < enough * max(len(old), len(new)):
        return ()
    gaps = unbroken(old, new, gaps, lang)
    while gaps:
        made = _edits(old, gaps, lang)
        if isinstance(made, int):
            gaps = united(old, gaps, made)
        else:
            return made if _leads(old, made, new, lang) else ()
    return ()


def _leads(old: str, edits: tuple[Edit, ...], new: str, lang: Lang) -> bool:
    try:
        return edited(old, edits, "", lang) == escaped(new)
    except PlanError:
        return False


# ---------------------------------------------------------------- how it is said


def _edits(old: str, gaps: list[Gap], lang: Lang) -> tuple[Edit, ...] | int:
    """An edit for each gap, in order; or the number of a gap that can only be told together with the next one.

    What is quoted stands once in the old text too, and no two quotations share a word of it: so it says the same to one
    who does the edits one by one and to one who reads them all against the old text.
    """
    made: list[Edit] = []
    words, grown, floor = old, 0, 0
    for nth, gap in enumerate(gaps):
        roof = gaps[nth + 1].start + grown if nth + 1 < len(gaps) else len(words)
        here = Gap(gap.start + grown, gap.end + grown, gap.come)
        edit = _edit(old, words, here, (floor, roof), lang)
        if edit is None:
            return _nearer(gaps, nth)
        if nth and floor > gaps[nth - 1].end + grown and _crosses(edit, gap.come):
            return nth - 1  # the words beside it are quoted already
        made.append(edit)
        more = len(gap.come) - (gap.end - gap.start)
        floor = max(words.find(edit.here) + len(edit.here), here.end) + more
        words = words[: here.start] + gap.come + words[here.end :]
        grown += more
    return tuple(made)


def _crosses(edit: Edit, come: str) -> bool:
    """Whether signs that divide a text are quoted in an edit that stay as they are."""
    return any(sign in edit.here and sign in edit.come and sign not in come for sign in _DIVIDING)


def _nearer(gaps: list[Gap], nth: int) -> int:
    """The first of the two gaps that become one where the one with a number cannot be told: it and its nearer
    neighbour."""
    before = gaps[nth].start - gaps[nth - 1].end if nth else None
    after = gaps[nth + 1].start - gaps[nth].end if nth + 1 < len(gaps) else None
    return nth - 1 if before is not None and (after is None or before <= after) else nth


def _edit(old: str, words: str, gap: Gap, around: tuple[int, int], lang: Lang) -> Edit | None:
    """The edit for a gap, quoting nothing beyond `around`; None if that does not tell it from the rest of the text, as
    it is by then and as it was."""
    wanted = words[: gap.start] + gap.come + words[gap.end :]
    for edit in _ways(words, gap, around, lang):
        if old.find(edit.here) == old.rfind(edit.here) and _leads(words, (edit,), wanted, lang):
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
    if unshield(words[max(gap.start - 1, 0) : gap.start]) in _OPENING:  # nothing can be put behind half a pair
        return
    for start in reversed(cuts(words, (around[0], gap.start), lang)[:-1]):
        here = words[start : gap.start]
        if _SAYING.search(here.split("［")[-1].split(" [")[-1]) and _begins(words, start, lang):
            for come in dict.fromkeys((gap.come.strip(" "), gap.come)) if lang == "en" else (gap.come,):
                yield Edit("insert", here.rstrip(" ") if lang == "en" else here, come)


def _begins(words: str, start: int, lang: Lang) -> bool:
    """Whether a quotation may begin here: in Japanese not with the kana that belong to the word before, nor in the
    midst of a verb of two (引き続き), in either not with a blank or a closing sign."""
    if words[start] in " 、。，．,.;:)）」』］]":
        return False
    if lang == "en" or not start:
        return True
    return not (_INFLECTED.search(words[start - 1]) if KANA.match(words[start]) else _JOINED.search(words[:start]))


def _widened(words: str, gap: Gap, around: tuple[int, int], lang: Lang) -> Iterator[tuple[int, int]]:
    """From where to where words can be quoted for a gap: its own, then more and more of those around it."""
    lefts = cuts(words, (around[0], gap.start), lang)[::-1]
    rights = cuts(words, (gap.end, around[1]), lang)
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
            beside = words[span[0] : gap.start] + words[gap.end : span[1]]
            length = span[1] - span[0] + _PAUSE * beside.count("、")
            yield _clumsy(words, span, gap), length, gap.start - span[0], span


def _is_quotable(words: str, span: tuple[int, int], gap: Gap, lang: Lang) -> bool:
    whole = words[slice(*span)]
    return bool(whole) and whole.strip() == whole and (span[0] == gap.start < gap.end or _begins(words, span[0], lang))


def _clumsy(words: str, span: tuple[int, int], gap: Gap) -> int:
    """What speaks against quoting from here to there: signs that divide a text, blanks at the edge of what comes,
    quotation marks in halves, a lone kana, nothing but a particle beside what changes. Sooner more words than those."""
    here = words[slice(*span)]
    come = words[span[0] : gap.start] + gap.come + words[gap.end : span[1]]
    beside = words[span[0] : gap.start] + words[gap.end : span[1]]
    crosses = sum(beside.count(sign) for sign in _DIVIDING)
    halves = sum(not balanced(side, lang) for side in (here, come) for lang in LANGS)
    return crosses + halves + (come != come.strip(" ")) + _is_bare(here, words[gap.start : gap.end], beside)


def _is_bare(here: str, gone: str, beside: str) -> bool:
    """Whether a lone kana or nothing but signs are quoted, or beside a word nothing but a particle: 60人を, and not
    60人を育成."""
    if not _SAYING.search(here):
        return True
    return bool(_LONE.fullmatch(here) or (_PARTICLE.fullmatch(beside) and not _PARTICLE.fullmatch(gone)))
