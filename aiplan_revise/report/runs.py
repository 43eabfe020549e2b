"""Runs of a redline as whole words: what went or came is quoted as people read it, and not where letters differ."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI
from aiplan_revise.report.shifted import CLAUSE, is_lone, is_loose, shifted
from aiplan_revise.report.view import Mark
from aiplan_revise.report.words import excerpt, in_columns

_CONTENT = rf"(?:{KANJI}|[ァ-ヺーA-Za-z0-9Ａ-Ｚａ-ｚ０-９％])"
"""What the words of Japanese that name something are made of; what follows in hiragana inflects it or is a particle."""
_FURTHEST = 12
"""Characters by which a run is made longer on either side."""
_MARKS = " ,;:.、。，"
_WIDEST = 60
"""Half-width columns of what is quoted."""
_PARTICLE = compiled("[をにのがはでとへやもか]|まで|より")
_DOING = compiled("[さしすせ]")
"""How する begins, which a noun of several kanji can do without: 検討する."""
_LED = compiled("[をがはの](?=[^ぁ-ゖ])")
_TRAILED = compiled("(?:(?:及び|並びに|又は|若しくは)|(?<=[^ぁ-ゖ])[をがはにでとへの])$")
_INFLECTED = compiled("[直渡出回返移示貸消残促表起]")
"""Signs of which a し behind them is a part: 見直し, 引き渡し."""
_JOINT = compiled("及び|並びに|又は|若しくは|かつ")

_LETTER = compiled(r"[\w'’-]")
_SMALL = (
    r"(?:a|an|and|as|at|be|by|for|from|has|have|in|into|is|are|its|of|on|or|so|such|than|that|the|their|them|these|"
    r"this|those|to|was|were|which|with)"
)
_EDGES = compiled(rf"(?i)^(?:(?:a|an|and|of|or|that|the|which)\b[ ,;:.]*)+|(?:[ ,;:.]+{_SMALL})+$")
"""Small words that say nothing at the ends of what is quoted."""
_NOTHING = compiled(rf"(?i)(?:{_SMALL}\W*)+")
_MOVED = 8
"""From how many half-width columns words that both sides have are the same words elsewhere in the sentence, and no
accident."""


class Run(NamedTuple):
    """What one side has more than the other, with the rest of the words that it begins and ends in, without marks,
    particles and small words at its ends (`words`); and the longest that the redline marks of it (`bare`)."""

    bare: str
    words: str


def runs(spans: Sequence[Mark], op: str, lang: Lang) -> Iterator[Run]:
    """The runs of one side; those whose words touch as one."""
    text = "".join(mark.text for mark in spans if mark.op in ("same", op))
    found: list[tuple[str, int, int]] = []
    for at, upto in _marked(spans, op):
        bare, (start, end) = text[at:upto], _widened(text, at, upto, lang)
        if found and start <= found[-1][2]:
            before, start, _ = found.pop()
            bare = max(before, bare, key=len)
        found.append((bare, start, end))
    yield from (Run(bare.strip(_MARKS), trimmed(text[start:end], lang)) for bare, start, end in found)


def stayed(run: Run, other: Sequence[str], here: str, there: str, lang: Lang) -> Run:
    """The longest part of a run that did not only move: without its clauses, and what the runs of the other side say of
    it, that the other side (`there`) has as often as its own (`here`), in capitals or not and whatever their endings;
    no words if all moved."""
    words, own, far = run.words.casefold(), here.casefold(), there.casefold()
    if len(words) != len(run.words):
        return run
    known = sorted({one.casefold() for one in other}, key=len, reverse=True)
    cuts = {at for one in CLAUSE.finditer(words) for at in one.span()}
    ends = ((words.index(one), words.index(one) + len(one)) for one in known if one and one in words)
    cuts |= {at for span in ends if lang == "ja" or not any(_inside_en(words, at) for at in span) for at in span}
    edges = sorted({0, len(words), *cuts})
    parts = [words] if _has_moved(words, own, far) else [words[at:upto] for at, upto in pairwise(edges)]
    moved = [_has_moved(one, own, far) or shifted(one, own, far, lang) for one in parts]
    if lang == "en" and (len(parts) == 1 or any(moved)):
        moved = [gone or is_lone(one, own, far) for one, gone in zip(parts, moved, strict=True)]
    if not any(moved):
        return run
    moved = [gone or (at > 0 and moved[at - 1] and is_loose(parts[at])) for at, gone in enumerate(moved)]
    kept, at = [""], 0
    for one, elsewhere in zip(parts, moved, strict=True):
        kept = [*kept, ""] if elsewhere else [*kept[:-1], kept[-1] + run.words[at : at + len(one)]]
        at += len(one)
    longest = trimmed(max(kept, key=len), lang)
    return Run(run.bare if run.bare in longest else longest, longest)


def _has_moved(words: str, here: str, there: str) -> bool:
    said = words.strip(_MARKS)
    return in_columns(said) >= _MOVED and here.count(said) <= there.count(said)


def trimmed(words: str, lang: Lang) -> str:
    """Words without what nobody quotes at their ends."""
    said = words.strip(_MARKS)
    if lang == "en":
        return "" if _NOTHING.fullmatch(said) else _EDGES.sub("", said).strip(" ,;:.")
    led = _LED.match(said)
    return _TRAILED.sub("", said[led.end() :] if led else said)


def _marked(spans: Sequence[Mark], op: str) -> Iterator[tuple[int, int]]:
    """Where the runs of one side stand in its text."""
    at = 0
    for mark in spans:
        if mark.op in ("same", op):
            if mark.op == op:
                yield at, at + len(mark.text)
            at += len(mark.text)


def quote(words: str) -> str:
    """Words as they are quoted inside a sentence: long ones as far as they fit."""
    said = excerpt(words, _WIDEST)
    return f"{_EDGES.sub('', said[:-1])}…" if said.endswith("…") else said


def _widened(text: str, start: int, end: int, lang: Lang) -> tuple[int, int]:
    begins, ends = (_inside_en, _inside_en) if lang == "en" else (_begins_inside, _ends_inside)
    first, last = max(0, start - _FURTHEST), min(len(text), end + _FURTHEST)
    while first < start and begins(text, start):
        start -= 1
    while end < last and ends(text, end):
        end += 1
    return start, end


def _inside_en(text: str, at: int) -> bool:
    """Whether a place in a text is inside a word."""
    return 0 < at < len(text) and bool(_LETTER.match(text[at - 1]) and _LETTER.match(text[at]))


def _begins_inside(text: str, at: int) -> bool:
    """Whether what begins here begins inside a word, where no spaces tell words apart: a word is a run of kanji,
    katakana, letters and digits, with what follows in hiragana; a particle is left out later."""
    led = _LED.match(text, at) and _is_content(text, at - 1)
    return 0 < at < len(text) and not led and _goes_on(text, at)


def _ends_inside(text: str, at: int) -> bool:
    """Whether what ends here ends inside a word; not before a particle, nor before する where the noun has several
    signs."""
    if not 0 < at < len(text) or not _goes_on(text, at):
        return False
    if not _is_content(text, at - 1) or _is_content(text, at):
        return True
    noun = _is_content(text, at - 2) and not _INFLECTED.match(text, at - 1)
    return not _PARTICLE.match(text, at) and not (noun and _DOING.match(text, at))


def _goes_on(text: str, at: int) -> bool:
    """Whether the signs before and at a place may be of one word."""
    if _JOINT.match(text, at):
        return False
    if _is_content(text, at):
        return _is_content(text, at - 1)
    return _is_kana(text, at) and (_is_kana(text, at - 1) or _is_content(text, at - 1))


def _is_content(text: str, at: int) -> bool:
    return at >= 0 and bool(compiled(_CONTENT).match(text, at))


def _is_kana(text: str, at: int) -> bool:
    return "ぁ" <= text[at] <= "ゖ"
