"""Three texts into one, word by word: what either side did to the words of the base.

When both sides changed a text, their edits are taken together only where nobody can doubt that both still hold:

- The same edit on both sides is made once, and so is what one side did among more that the other did.
- Between edits of different sides a word must stand that both kept: a blank, a sign, a particle (の, する, "of") is not
  enough, unless each side changed a number or deadline of its own ("50 % by 2027"). Where an edit could as well be made
  a little before or behind, it reaches over all of that.
- No number or deadline of the base is changed by both, nor one end of a range by each ("60 to 80").
- No word comes in twice: a word that both sides bring into one sentence, or words of one side all of which the other
  brings in elsewhere, may be one intent at two places; and words that both struck out do not come back.
- No side turns a sentence into its contrary ("not", ない) that the other changes as well.
- Each number and deadline of the result is there because a side wrote it or both kept it, and none got lost.

Otherwise the sides disagree. Words and numbers are never cut inside.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise, product
from typing import NamedTuple

from aiplan_revise.model.commitments import figures
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.integrity import unclean
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.redline import redline, worded
from aiplan_revise.revise.sequence import Three


class Edit(NamedTuple):
    """The words that a side has in the place of some of the base: from offset `start` to `end`."""

    start: int
    end: int
    words: str


def woven(three: Three[str], lang: Lang) -> str | None:
    """The text with what both sides did to the base, or None where they disagree. Swapping changes nothing."""
    base, ours, theirs = three
    if theirs in (ours, base) or ours == base:
        return ours if ours != base else theirs
    made = _woven(three, lang)
    if made is None:
        made = next((one for one, other in ((ours, theirs), (theirs, ours)) if _holds(base, one, other, lang)), None)
    return made


def _holds(base: str, one: str, other: str, lang: Lang) -> bool:
    """Whether one side has done what the other did, and more: it is the text without that, and with that again."""
    more = _woven(Three(other, one, base), lang)
    return more is not None and more != base and _woven(Three(base, more, other), lang) == one


def _woven(three: Three[str], lang: Lang) -> str | None:
    base, ours, theirs = three
    mine, yours = _edits(base, ours, lang), _edits(base, theirs, lang)
    if not _compatible(_Page(base, lang), mine, yours):
        return None
    made, common = _applied(base, {*mine, *yours}), _applied(base, {*mine} & {*yours})
    return made if not unclean(made) and _true(made, common, (ours, theirs), lang) else None


def both(three: Three[str], lang: Lang) -> str | None:
    """The text with the words of both sides, where they disagree only because both bring in some at one place (then in
    alphabetical order); None where they disagree in another way."""
    base, ours, theirs = three
    mine, yours = _edits(base, ours, lang), _edits(base, theirs, lang)
    meeting = [(one, other) for one, other in product(mine, yours) if one != other and _meet(one, other)]
    if not meeting or any(edit.start < edit.end for pair in meeting for edit in pair):
        return None
    joined = [Edit(one.start, one.end, "".join(sorted((one.words, other.words)))) for one, other in meeting]
    rest = [[edit for edit in side if all(edit not in pair for pair in meeting)] for side in (mine, yours)]
    if not _compatible(_Page(base, lang), rest[0] + joined, rest[1] + joined):
        return None
    made = _applied(base, {*joined, *rest[0], *rest[1]})
    return None if unclean(made) else made


def followed(words: str, old: str, new: str, lang: Lang) -> str:
    """Words of the old text as they stand in the new one: themselves if they still stand there, else what was put in
    their place, or themselves if nobody can say."""
    at = old.find(words)
    if not words or words in new or at < 0:
        return words
    start, end = _moved(old, new, lang, (at, at + len(words)))
    return new[start:end] if 0 <= start < end else words


def _moved(old: str, new: str, lang: Lang, place: tuple[int, int]) -> tuple[int, int]:
    """Where a piece of the old text begins and ends in the new one; -1 where an edit goes across that border."""
    start, end = place
    found, gone = [-1, -1], 0
    for edit in (*_edits(old, new, lang), Edit(len(old), len(old), "")):
        shift = gone
        gone += len(edit.words) - (edit.end - edit.start)
        if found[0] < 0 and (start < edit.start or start == edit.start < edit.end):
            found[0] = start + shift
        if found[1] < 0 and end <= edit.start:
            found[1] = end + shift
        elif found[1] < 0 and end == edit.end:
            found[1] = end + gone
        if edit.start < start < edit.end or edit.start < end < edit.end:
            return -1, -1
    return found[0], found[1]


# ---------------------------------------------------------------- edits


def _edits(base: str, side: str, lang: Lang) -> list[Edit]:
    """What a side did, as the redline shows it: runs of kanji are cut where both sides of a cut are words."""
    made, at = list[Edit](), 0
    for span in redline(base, side, lang):
        if span.op == "inserted" and made and made[-1].end == at and not made[-1].words:
            made[-1] = made[-1]._replace(words=span.text)
        elif span.op == "inserted":
            made.append(Edit(at, at, span.text))
        else:
            at += len(span.text)
            if span.op == "deleted":
                made.append(Edit(at - len(span.text), at, ""))
    return made


def _applied(base: str, edits: Iterable[Edit]) -> str:
    parts, at = [], 0
    for edit in sorted(edits):
        parts += [base[at : edit.start], edit.words]
        at = edit.end
    return "".join([*parts, base[at:]])


def _meet(one: Edit, other: Edit) -> bool:
    """Whether two edits overlap or touch."""
    return one.start <= other.end and other.start <= one.end


# ---------------------------------------------------------------- whether edits go together

_PARTICLES = frozenset(
    re.findall(r"\w+", "a an the of to in on at by for from with and or as is are be its their this that will shall")
)
_HIRAGANA = compiled("[ぁ-ゖゝゞー]+")
_RANGE = compiled(r"\W*\w*?\W*(?:to|[-~‐–—−―〜～]|から|ないし|乃至)\W*")
_NO = compiled(
    r"\b(?:not|no|nor|never|neither|none|cannot|without|unless|except|excluding)\b|n['’]t\b"
    r"|な[いくかけ]|ません|(?<![必まわみ])ず(?!つ)|除[くき]|以外|禁止",
    re.I,
)
_SENTENCE_ENDS = compiled(r"[。！？\n]|[.!?;] ")


def _says(word: str) -> bool:
    """Whether a word says something by itself: no blank, no sign, no particle or ending."""
    return word.isalnum() and word.casefold() not in _PARTICLES and not _HIRAGANA.fullmatch(word)


def telling(text: str, lang: Lang) -> frozenset[str]:
    """The words of a text that say something by themselves, in small letters."""
    return frozenset(word.casefold() for word in worded(text, lang) if _says(word.replace("’", "").replace("'", "")))


class _Page:
    """The base as words with their offsets."""

    def __init__(self, text: str, lang: Lang) -> None:
        words = worded(text, lang)
        self.text, self.lang = text, lang
        borders = [0, *accumulate(map(len, words))]
        self.words = frozenset(pairwise(borders))
        self.borders = range(len(text) + 1) if lang == "ja" else borders
        self._fresh: dict[Edit, frozenset[str]] = {}
        self.targets = [(t.start, t.start + len(t.printed)) for t in figures(text, lang, roles=False)]

    def hit(self, edit: Edit) -> set[tuple[int, int]]:
        """The targets that an edit changes, or may change by putting something beside them."""
        room = 0 if edit.start < edit.end else 1
        return {t for t in self.targets if edit.start < t[1] + room and t[0] < edit.end + room}

    def within(self, edit: Edit) -> bool:
        """Whether an edit changes some of the words of one target and nothing else."""
        return any(start <= edit.start < edit.end <= end for start, end in self.hit(edit))

    def telling(self, start: int, end: int) -> Iterator[Edit]:
        """The stretches between two offsets that are words which say something; of a run of kanji that is cut, what is
        left must be two signs long at least."""
        for word in worded(self.text[start:end], self.lang):
            if _says(word) and (len(word) > 1 or (start, start + len(word)) in self.words):
                yield Edit(start, start + len(word), "")
            start += len(word)

    def reach(self, edit: Edit) -> tuple[int, int]:
        """The stretch within which an edit could be made with the same outcome."""
        start, end, words = edit
        if (start < end) == bool(words):
            return start, end
        moving = words or self.text[start:end]
        back = _repeats(self.text[:start][::-1], moving[::-1])
        on = _repeats(self.text[end:], moving)
        return min(b for b in self.borders if b >= start - back), max(b for b in self.borders if b <= end + on)

    def one_sentence(self, one: Edit, other: Edit) -> bool:
        """Whether two edits are of one sentence."""
        first, last = sorted((one, other))
        return not _SENTENCE_ENDS.search(self.text[first.end : last.start])

    def joined(self, one: Edit, other: Edit) -> bool:
        """Whether two edits change the ends of a range, or where a number comes from and where it goes."""
        numbers = all(any(map(str.isdigit, self.text[edit.start : edit.end])) for edit in (one, other))
        return numbers and bool(_RANGE.fullmatch(self.text[one.end : other.start]))

    def fresh(self, edit: Edit) -> frozenset[str]:
        """The words that an edit brings in; a number that stands for another one is none."""
        if edit not in self._fresh:
            self._fresh[edit] = self._brought(edit)
        return self._fresh[edit]

    def _brought(self, edit: Edit) -> frozenset[str]:
        gone = telling(self.text[edit.start : edit.end], self.lang)
        come = telling(edit.words, self.lang) - gone
        return frozenset(word for word in come if not word[0].isdigit() or not any(w[0].isdigit() for w in gone))


def _repeats(text: str, words: str) -> int:
    """How far a text goes on like `words` over and over."""
    return next((n for n, sign in enumerate(text) if sign != words[n % len(words)]), len(text))


def _compatible(page: _Page, mine: Sequence[Edit], yours: Sequence[Edit]) -> bool:
    """Whether the edits of both sides can be taken together; see the top of the module."""
    shared = set(mine) & set(yours)
    alone = [[edit for edit in side if edit not in shared] for side in (mine, yours)]
    pairs = list(product(*alone))
    hit = {edit: page.hit(edit) for side in alone for edit in side}
    turned = {edit for edit in hit if _noes(page.text[edit.start : edit.end]) != _noes(edit.words)}
    return (
        all(_apart(page, one, other, shared) for one, other in _neighbours(*alone))
        and not any(_meet(one, other) or hit[one] & hit[other] for one, other in pairs)
        and not any({one, other} & turned and page.one_sentence(one, other) for one, other in pairs)
        and not any(_twice(page, one, other) for one, other in pairs)
        and not any(_back(page, one, gone) for side in alone for one, gone in product(side, shared))
    )


def _neighbours(mine: Sequence[Edit], yours: Sequence[Edit]) -> Iterator[tuple[Edit, Edit]]:
    """The edits of different sides that nothing but edits of both stands between."""
    placed = sorted([(edit, 0) for edit in mine] + [(edit, 1) for edit in yours])
    return ((one, other) for (one, side), (other, following) in pairwise(placed) if side != following)


def _apart(page: _Page, one: Edit, other: Edit, shared: Iterable[Edit]) -> bool:
    """Whether a word that says something and that both kept stands between two edits, wherever they could be made, or
    each changes another target."""
    if page.joined(one, other):
        return False
    if page.within(one) and page.within(other):
        return True
    end, start = page.reach(one)[1], page.reach(other)[0]
    struck = [gone for gone in shared if gone.start < gone.end]
    between = page.telling(end, start)
    return any(all(gone.end <= word.start or word.end <= gone.start for gone in struck) for word in between)


def _twice(page: _Page, one: Edit, other: Edit) -> bool:
    """Whether two edits bring in the same: a word into one sentence, or all that one of them brings in at all."""
    here, there = page.fresh(one), page.fresh(other)
    return bool(here & there) and (here & there in (here, there) or page.one_sentence(one, other))


def _back(page: _Page, one: Edit, gone: Edit) -> bool:
    """Whether an edit of one side brings in what both struck out: that side moved it."""
    struck = telling(page.text[gone.start : gone.end], page.lang) - telling(gone.words, page.lang)
    return bool(struck & page.fresh(one))


def _noes(words: str) -> int:
    """How often words say no."""
    return len(_NO.findall(words))


def _true(made: str, common: str, sides: Iterable[str], lang: Lang) -> bool:
    """Whether the targets of the result are those that the text with the edits of both has, and what each side did to
    them besides."""
    expected = Counter[tuple[str, ...]]()
    for side in sides:
        expected.update(_targets(side, lang))
    expected.subtract(_targets(common, lang))
    return expected == Counter(_targets(made, lang))


def _targets(text: str, lang: Lang) -> list[tuple[str, ...]]:
    return [(t.kind, t.value, t.unit, t.bound, t.upto) for t in figures(text, lang, roles=False)]
