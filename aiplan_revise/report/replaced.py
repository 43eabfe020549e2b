"""Words that stand in the place of others in a sentence that is otherwise the same: 初等中等教育 → 高等教育."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from aiplan_revise.model.changes import Pair
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI
from aiplan_revise.report.view import Mark, Passage

_MOST = 2
"""Places in which a text may have other words and still be the same sentence."""
_BESIDE = 1
"""Characters between two places that are then one."""
_LONGEST = 40
"""Characters of words that are quoted whole."""
_WORD = rf"(?![０-９Ａ-Ｚａ-ｚ]){KANJI}|[ァ-ヺー]{{2}}|[A-Za-z]{{3}}"
"""What words that name something have; particles, endings and bare figures have none, in wide letters neither."""
_MARK = compiled("[0-9０-９]{1,2}|[ア-ンa-zａ-ｚ]|[①-⑳]")
_REFERENCE = compiled(f"第[0-9０-９一二三四五六七八九十Ⅰ-Ⅻ]+(?:{KANJI}|[0-9（）()])*[（(]$")
"""The beginning of a reference that ends in a mark in brackets: 第１部第２章第２節（１）."""
_STOP = compiled("[、。;；]|, ")
_LEADING = tuple("をにのがはでともへやすさしいるれっ")
"""What no word that names something begins with."""
_PARTICLES = frozenset("をにのがはでとへや")
_OKURIGANA = compiled("[しりきみいけれめ](?=[をのにがはへと、。・)）等])")
_DOING = compiled("する|した|し")
"""What makes a verb of a single kanji: 関する."""
_REST = compiled("[ぁ-ゖ]{1,4}")
_VERB_EN = compiled(r"(?:^|[.;:,] |\b(?:and|or|to|will|shall|must|should|may|not) )$")
"""Behind what a verb may stand; the word after it is another thing."""
_NEXT_EN = compiled(r" (?!(?:of|in|on|to|for|and|or|by|with|at|from|as|that|which|is|are|be)\b)[A-Za-z-]+")


def replaced(texts: Sequence[Passage]) -> tuple[Pair, ...]:
    """The words that were replaced, old and new, with what they are joined to; () unless that is all that happened to
    the texts of a change: one sentence that has other words in a place or two, and says the rest as before."""
    marked = [text for text in texts if text.spans]
    if len(marked) != 1 or not marked[0].new:
        return ()
    spans = _merged(marked[0].spans)
    pairs = tuple(_pairs(spans, marked[0].new.lang))
    changed = [one for one in spans if one.op != "same"]
    same = sum(len(one.text) for one in spans if one.op == "same")
    whole = 2 * len(pairs) == len(changed) and 0 < len(pairs) <= _MOST
    return tuple(dict.fromkeys(pairs)) if whole and same >= sum(len(one.text) for one in changed) / 2 else ()


def _merged(spans: Sequence[Mark]) -> list[Mark]:
    """With words that were replaced right beside each other as one: 2025年12月23日 → 2026年7月14日."""
    found: list[Mark] = []
    for one in spans:
        pending = [mark.op for mark in found[-3:]] == ["deleted", "inserted", "same"] and one.op == "deleted"
        if pending and len(found[-1].text) <= _BESIDE and not found[-1].text.isspace():
            between = found.pop().text
            found[-2:] = [Mark(mark.op, mark.text + between) for mark in found[-2:]]
            found[-2] = Mark("deleted", found[-2].text + one.text)
        elif one.op == "inserted" and len(found) > 1 and (found[-2].op, found[-1].op) == ("deleted", "inserted"):
            found[-1] = Mark("inserted", found[-1].text + one.text)
        else:
            found.append(one)
    return found


def _pairs(spans: Sequence[Mark], lang: Lang) -> Iterator[Pair]:
    for at, (one, other) in enumerate(pairwise(spans)):
        if (one.op, other.op) == ("deleted", "inserted"):
            before, after = (spans[n].text if 0 <= n < len(spans) else "" for n in (at - 1, at + 2))
            old, new = _joined(one.text, other.text, (before, after), lang)
            if _is_replaced(old, new):
                yield Pair(old, new)


def _is_replaced(old: str, new: str) -> bool:
    """Whether words stand for others, and are not the same with more or less beside them, or whole clauses."""
    sides = (old.casefold(), new.casefold())
    named = all(compiled(_WORD).search(side) and len(side) <= _LONGEST and not _STOP.search(side) for side in sides)
    named = named and not any(side.startswith(_LEADING) for side in sides)
    return named and sides[0] not in sides[1] and sides[1] not in sides[0]


def _joined(old: str, new: str, around: tuple[str, str], lang: Lang) -> tuple[str, str]:
    """Both sides with the rest of the word that they are parts of, or the word that they tell more of."""
    if lang == "en":
        found = None if _VERB_EN.search(around[0]) else _NEXT_EN.match(around[1])
        more = found[0] if found else ""
        return f"{old}{more}".strip(" ,.;"), f"{new}{more}".strip(" ,.;")
    led = _REFERENCE.search(around[0]) if all(map(_MARK.fullmatch, (old, new))) else None
    if led and around[1][:1] in ("）", ")"):
        return f"{led[0]}{old}{around[1][0]}", f"{led[0]}{new}{around[1][0]}"
    head, tail = _run(around[0][::-1])[::-1], _tail(around[1])
    inside = all(_joins(side[:1]) for side in (old, new)) or all(_inflects(side[:1]) for side in (old, new))
    head = head if inside else ""
    tail = tail if all(_joins(side[-1:]) for side in (old, new)) else ""
    ending = 0 if tail else _ending(old, new)
    if not tail and not ending:
        inflected = any("ぁ" <= side[-1:] <= "ゖ" for side in (old, new))
        rest = (_REST if inflected else _DOING).match(around[1])
        tail = rest[0] if rest and (inflected or len(old) == len(new) == 1) else ""
    sides = (f"{head}{side[: len(side) - ending]}{tail}".strip("・") for side in (old, new))
    return next(sides), next(sides)


def _tail(after: str) -> str:
    """The rest of a word in kanji or katakana, with the ending of a noun (見直し等) and without the 及 of 及び."""
    run = _run(after)
    if run and _OKURIGANA.match(after, len(run)):
        return after[: len(run) + 1]
    return run[:-1] if run and after[len(run) : len(run) + 1] == "び" else run


def _joins(sign: str) -> bool:
    """Whether a sign is one word with kanji or katakana beside it: the 3 of 第3次 too."""
    return bool(_run(sign)) or sign.isdigit()


def _inflects(sign: str) -> bool:
    """Whether a sign is the rest of a word that begins with kanji: the け of 向けた."""
    return "ぁ" <= sign <= "ゖ" and sign not in _PARTICLES


def _ending(old: str, new: str) -> int:
    """Whether both end with the same particle, which is no part of a word: the を of 子どもを and 高齢者を."""
    return int(old[-1:] == new[-1:] and old[-1:] in _PARTICLES)


def _run(text: str) -> str:
    """The kanji, or the katakana, that a text begins with."""
    found = compiled(rf"{KANJI}{{1,6}}|[ァ-ヺー]{{1,12}}").match(text)
    return found[0] if found else ""
