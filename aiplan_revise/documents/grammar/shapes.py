"""The signs of brackets, their pairs in a text, and what may follow one that ends something."""

import re

from aiplan_revise.model.patterns import compiled

_SHAPES = ("[［【]］】", "(（)）", "〔〕", "〈〉", "＜＞")
"""Brackets that may hold bodies; the square ones need no more proof than that, all others only known names."""
_SHAPE = {sign: shape for shape, signs in enumerate(_SHAPES) for sign in signs}
_SIGN = compiled(f"[{re.escape(''.join(_SHAPES))}]")
OPENS = frozenset("[［【(（〔〈＜")
CLOSE = frozenset("]］】)）〕〉＞")
SQUARE = frozenset("[［【")
SQUARES = {"]": "[", "］": "［", "】": "【"}
_INNER = r"(?:[^()（）\[\]［］【】]|[(（][^()（）]{0,80}[)）]){0,200}"
SENTENCE_ENDS = compiled(rf"[ 　]*(?:[\[［【(（〔〈＜]{_INNER}[\]］】)）〕〉＞][ 　]*)*(?:$|[\n.。．!?！？※†*⁰¹²³⁴-⁹])")
CLAUSE_ENDS = compiled(r"[ 　]*(?:[、,，;；・]|(?:and|or)\b|及び|並びに|および|ならびに|又は|または)")


def pairs(words: str) -> list[tuple[int, int]]:
    """The outermost pairs of brackets, each of one shape, as offsets (start, end); what is inside square ones belongs
    to these."""
    found: list[tuple[int, int]] = []
    waiting: list[int] = []
    for sign in _SIGN.finditer(words):
        at, shape = sign.start(), _SHAPE[sign[0]]
        if sign[0] in OPENS:
            waiting.append(at)
            continue
        while not shape and waiting and _SHAPE[words[waiting[-1]]]:
            waiting.pop()
        if waiting and _SHAPE[words[waiting[-1]]] == shape:
            start = waiting.pop()
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, at + 1))
    return found
