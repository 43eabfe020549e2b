"""The redline of two texts: which words stay, go and come. Numbers and words are never cut inside."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from aiplan_revise.model.edition import Lang, Value
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI
from aiplan_revise.revise.alignment import runs

Op = Literal["same", "deleted", "inserted"]


class Span(Value, frozen=True):
    """A run of text that both sides have, or only the old one ("deleted"), or only the new one ("inserted")."""

    op: Op
    text: str


_DIGITS = r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*"
_NUMBER = rf"(?:{_DIGITS}[十百千万億兆]*)+"
_LATIN = rf"[A-Za-zＡ-Ｚａ-ｚÀ-ɏ](?:[A-Za-zＡ-Ｚａ-ｚÀ-ɏ'’]|{_DIGITS})*"
_KANJI = rf"(?:(?![０-ﾟÀ-ɏ①-⓿]){KANJI})"
_AND = "及び|並びに|又は|若しくは"
"""Words of their own, though their first sign is a kanji: never 警察及."""
_WORDS = {
    "ja": rf"{_NUMBER}[A-Za-zＡ-Ｚａ-ｚ]*|{_LATIN}|{_AND}|[ぁ-ゖゝゞ]+|[ァ-ヺーｦ-ﾟ]+|(?:(?!{_AND}){_KANJI})+|\s+|.",
    "en": rf"{_NUMBER}[A-Za-z]*|{_LATIN}|\s+|(?:[ぁ-ヿ]|{_KANJI})+|.",
}
_SENTENCES = r"(?:[^。！？；\n.!?;]|[.!?;](?![ \n]))+(?:[。！？；\n]|[.!?;] ?)?|[。！？；\n.!?;] ?"


class _Block(NamedTuple):
    """What stands in both texts, then what the old and the new one have in its place."""

    same: str
    deleted: str
    inserted: str


@lru_cache(maxsize=4096)
def redline(old: str, new: str, lang: Lang) -> tuple[Span, ...]:
    """What to strike out of the old text and what to write in to get the new one, in reading order.

    The spans without the inserted ones make up `old`, those without the deleted ones `new`, character by character.
    No span is empty, neighbours differ in `op`, and where both stand at one place the deleted one comes first. A paper
    asks for the same texts more than once: for each of its sides, for its remarks, and at every place of what moved.
    """
    if old == new:
        return (Span("same", old),) if old else ()
    blocks = _compared(old, new, lang)
    return tuple(_spans(_trimmed(block) if lang == "ja" else (block, "") for block in blocks))


def sentences(text: str) -> list[str]:
    """The sentences of a text with the blanks behind them: put together they are the text."""
    return compiled(_SENTENCES, re.DOTALL).findall(text)


def _compared(old: str, new: str, lang: Lang) -> list[_Block]:
    """Word by word; a text too long for that sentence by sentence, and word by word where sentences differ."""
    blocks = _by(_WORDS[lang], old, new)
    if blocks is not None:
        return _merged(blocks)
    return list(_refined(_by(_SENTENCES, old, new) or [_Block("", old, new)], lang))


def _by(tokens: str, old: str, new: str) -> list[_Block] | None:
    """The texts compared by words of this pattern (most words kept), or None where that would take too long."""
    was, now = compiled(tokens, re.DOTALL).findall(old), compiled(tokens, re.DOTALL).findall(new)
    kept = runs(was, now)
    return None if kept is None else _blocks(was, now, kept)


def _refined(blocks: Iterable[_Block], lang: Lang) -> Iterator[_Block]:
    """Sentences that differ, word by word where that is possible."""
    for same, deleted, inserted in blocks:
        words = _by(_WORDS[lang], deleted, inserted) if deleted and inserted else None
        first, *rest = _merged(words) if words else [_Block("", deleted, inserted)]
        yield first._replace(same=same + first.same)
        yield from rest


def worded(text: str, lang: Lang) -> list[str]:
    """A text cut into its words, numbers, signs and blanks, of which it is made up again."""
    return compiled(_WORDS[lang], re.DOTALL).findall(text)


def _blocks(was: list[str], now: list[str], kept: list[tuple[int, int, int]]) -> list[_Block]:
    blocks: list[_Block] = []
    same, o, n = "", 0, 0
    for at, place, length in [*kept, (len(was), len(now), 0)]:
        if at > o or place > n:
            blocks.append(_Block(same, "".join(was[o:at]), "".join(now[n:place])))
            same = ""
        same += "".join(was[at : at + length])
        o, n = at + length, place + length
    return [*blocks, _Block(same, "", "")]


def _merged(blocks: list[_Block]) -> list[_Block]:
    """Blocks without the islands between them that only look kept: a blank, a particle, a word amid rewriting."""
    done = blocks[:1]
    for block in blocks[1:]:
        before = done[-1]
        if (block.deleted or block.inserted) and _is_island(block.same, before, block):
            deleted, inserted = (
                before.deleted + block.same + block.deleted,
                before.inserted + block.same + block.inserted,
            )
            done[-1] = _Block(before.same, deleted, inserted)
        else:
            done.append(block)
    return done


_NUMBERED = compiled("[0-9０-９〇一二三四五六七八九十百千万億兆]")
_ISLAND = compiled(r"\s*(?:[^\s]{1,12}\s*)?|\s*[a-z]{1,4} [a-z]{1,4}\s*")


def _is_island(same: str, before: _Block, after: _Block) -> bool:
    """Whether a kept run between two changes is short beside both and reads worse kept than rewritten."""
    if not same.strip():
        return "\n" not in same
    if not _ISLAND.fullmatch(same) or _NUMBERED.search(same) or "。" in same:
        return False
    return len(same.strip()) < min(*(len(block.deleted + block.inserted) // 2 for block in (before, after)))


# ---------------------------------------------------------------- Japanese words have no blanks between them

_SCRIPTS = compiled(
    r"(?P<hiragana>[ぁ-ゖゝゞ])|(?P<katakana>[ァ-ヺーｦ-ﾟ])|(?P<latin>[A-Za-zＡ-Ｚａ-ｚ0-9０-９.,．，])"
    rf"|(?P<kanji>{_KANJI})"
)


def _script(character: str) -> str:
    found = _SCRIPTS.match(character)
    return found.lastgroup or "" if found else character


def _cuttable(text: str, at: int, loose: bool) -> bool:
    """Whether a text may be cut at `at`: between scripts, or (`loose`) inside a run that is no number and not Latin."""
    if at in (0, len(text)):
        return True
    before, after = text[at - 1], text[at]
    if _NUMBERED.match(before) and _NUMBERED.match(after):
        return False
    script = _script(before)
    return script != _script(after) or (loose and script in ("kanji", "katakana", "hiragana"))


def _kept(old: str, new: str, common: int) -> int:
    """How much of a common beginning is kept: to where one text ends, a border of scripts, or an even run of kanji
    (most words have two: 研究開発推進 and 研究開発支援 share 研究開発, 促進 and 促成 nothing)."""
    for at in range(common, 0, -1):
        ends = at in (len(old), len(new))
        even = at % 2 == 0 and _script(old[at - 1]) == "kanji" and all(_script(c) == "kanji" for c in old[:at])
        if all(_cuttable(text, at, ends or even) for text in (old, new)):
            return at
    return 0


def _common(old: str, new: str) -> int:
    return next((n for n, (was, now) in enumerate(zip(old, new, strict=False)) if was != now), min(len(old), len(new)))


def _trimmed(block: _Block) -> tuple[_Block, str]:
    """A block without the words that both sides begin with, and those that both end with."""
    same, deleted, inserted = block
    if not (deleted and inserted):
        return block, ""
    head = _kept(deleted, inserted, _common(deleted, inserted))
    same, deleted, inserted = same + deleted[:head], deleted[head:], inserted[head:]
    tail = _kept(deleted[::-1], inserted[::-1], _common(deleted[::-1], inserted[::-1]))
    end = deleted[len(deleted) - tail :]
    return _Block(same, deleted[: len(deleted) - tail], inserted[: len(inserted) - tail]), end


def _spans(blocks: Iterable[tuple[_Block, str]]) -> Iterator[Span]:
    """The blocks as spans; the end that a block's sides share joins what is kept after it."""
    carry = ""
    for block, end in blocks:
        carry += block.same
        if not (block.deleted or block.inserted):
            continue
        if carry:
            yield Span("same", carry)
        if block.deleted:
            yield Span("deleted", block.deleted)
        if block.inserted:
            yield Span("inserted", block.inserted)
        carry = end
    if carry:
        yield Span("same", carry)
