"""Quoted words: 「…」 and “…” around words that may hold the like themselves, so that no sentence reads in two ways.

Inside, quotation marks that do not come in pairs have a backslash before them, and a line break is written \\n.
"""

import re
from typing import NamedTuple

from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled

SIGNS: dict[Lang, tuple[str, str]] = {"ja": ("「", "」"), "en": ("“", "”")}
_TOKENS = compiled(r"\\.|.", re.DOTALL)
_MARKDOWN = "*_`~<>&#|"
_FIRST = 0xE200
QUOTED = "[\ue200-\uf8ff]"
"""What stands in a skeleton for quoted words."""


class Skeleton(NamedTuple):
    """A sentence with one reserved character for each piece of quoted words, and these words."""

    text: str
    quotes: tuple[str, ...]

    def words(self, sign: str) -> str:
        """The words that a reserved character stands for."""
        return self.quotes[ord(sign) - _FIRST]

    def whole(self, part: str, lang: Lang) -> str:
        """A part of the skeleton with its quoted words in their quotation marks."""
        opening, closing = SIGNS[lang]
        return re.sub(QUOTED, lambda found: f"{opening}{self.words(found[0])}{closing}", part)


def balanced(words: str, lang: Lang) -> bool:
    """Whether the quotation marks in `words` come in pairs."""
    opening, closing = SIGNS[lang]
    if opening not in words and closing not in words:
        return True
    depth = 0
    for sign in _TOKENS.findall(words):
        depth += (sign == opening) - (sign == closing)
        if depth < 0:
            return False
    return depth == 0


def quote(words: str, lang: Lang) -> str:
    """`words` in quotation marks."""
    opening, closing = SIGNS[lang]
    inner = words if balanced(words, lang) else re.sub(f"[{opening}{closing}]", r"\\\g<0>", words)
    return opening + inner.replace("\n", "\\n") + closing


def skeleton(sentence: str, lang: Lang) -> Skeleton:
    """The sentence without its quoted words. In English "…" are quotation marks too, where none is open. PlanError:
    one is not closed."""
    opening, closing = SIGNS[lang]
    made, quotes, inner, depth, straight = "", list[str](), "", 0, False
    for sign in _TOKENS.findall(sentence):
        opens = not straight and (sign == opening or (sign == '"' and not depth and lang == "en"))
        closes = sign == '"' if straight else bool(depth) and sign == closing
        depth += opens - closes
        if opens and depth == 1:
            straight, inner = sign == '"', ""
        elif closes and not depth:
            made, straight = made + chr(_FIRST + len(quotes)), False
            quotes.append(_bare(inner, lang))
        elif depth:
            inner += sign
        else:
            made += sign
    if depth:
        raise PlanError("a quotation mark is not closed", fix=f"close it; inside quoted words write \\{opening}")
    return Skeleton(made, tuple(quotes))


def _bare(words: str, lang: Lang) -> str:
    """Quoted words as they stand in the plan."""
    plain = (*SIGNS[lang], *_MARKDOWN, '"')
    made = (
        "\n" if token == "\\n" else token[1:] if len(token) > 1 and token[1] in plain else token
        for token in _TOKENS.findall(words)
    )
    return "".join(made)
