"""How an edition prints its numbers: exemplars such as "Chapter 1:", "1)", "①", and marks in their style."""

import re
import unicodedata
from collections.abc import Iterator

from aiplan_revise.model.edition import Edition, Kind, Lang, ordered

CHAPTERS = ("Part 1:", "第1編", "第1部", "Chapter 1:", "第1章")
SECTIONS = ("Section 1:", "第1節")
DIVISIONS = (*CHAPTERS, *SECTIONS)
"""Marks of the parts, chapters and sections of a plan. What they number is a "chapter" where it is the outermost, else
a "section": in a plan of parts and chapters the parts are of kind "chapter"."""
_INNER = {"Part 1:": "Chapter 1:", "Chapter 1:": "Section 1:", "第1編": "第1章", "第1部": "第1章", "第1章": "第1節"}
"""What stands inside each of them."""
_OTHERWISE = {"第1編": "Part 1:", "第1部": "Part 1:", "第1章": "Chapter 1:", "第1節": "Section 1:"}
_OTHERWISE |= {there: here for here, there in _OTHERWISE.items()}
"""The same in the other language."""
_WORDS = {"Part 1:": "part", "Chapter 1:": "chapter", "Section 1:": "section"}

NUMBERING: dict[Lang, tuple[str, ...]] = {
    "en": ("Chapter 1:", "Section 1:", "1)", "a)", "i)", "(1)", "(a)"),
    "ja": ("第1章", "第1節", "(1)", "①", "ア", "(ア)", "a)"),
}
"""How numbers are printed where nobody says otherwise."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"
GOJUON = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
KANJI_DIGITS = "〇一二三四五六七八九"
_BELOW = 2
"""The first level below chapter and section in About.numbering."""
_SIGNS = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")
_ROMAN = tuple(zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), _SIGNS, strict=True))
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_MOST_ROMAN, _MOST_KANJI = 3999, 9999


def roman(value: int) -> str:
    """The Roman number of 1 to 3999 in small letters; "" for any other."""
    shown = ""
    for size, sign in _ROMAN if value <= _MOST_ROMAN else ():
        shown += sign * (value // size)
        value %= size
    return shown


def roman_value(number: str) -> int:
    """The value of a Roman number in small letters, of i, v, x, l and c (d and m are letters sooner); 0 if it is
    none."""
    if not number or not set(number) <= _VALUES.keys():
        return 0
    values = [_VALUES[sign] for sign in number]
    value = sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))
    return value if roman(value) == number else 0


def counted(value: int) -> str:
    """The kanji number of 1 to 9999 as it is read: 十一, 二十, 百五; "" for any other."""
    made = ""
    for worth, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")) if value <= _MOST_KANJI else ():
        digit, value = divmod(value, worth)
        made += ("" if digit == 1 and sign else KANJI_DIGITS[digit]) + sign if digit else ""
    return made


def _symbols() -> Iterator[tuple[str, tuple[str, str, int]]]:
    """Signs that are a mark by themselves → exemplar, number, ordinal."""
    runs = [("①", 0x2460, 20, 1), ("①", 0x3251, 15, 21), ("①", 0x32B1, 15, 36), ("⑴", 0x2474, 20, 1)]
    runs += [("1.", 0x2488, 20, 1), ("❶", 0x2776, 10, 1)]
    for style, start, count, first in runs:
        for step in range(count):
            yield chr(start + step), (style, str(first + step), first + step)
    for style, start in (("⒜", 0x249C), ("ⓐ", 0x24D0)):
        for step in range(26):
            yield chr(start + step), (style, chr(97 + step), step + 1)
    for step in range(44):
        yield chr(0x32D0 + step), ("㋐", GOJUON[step], step + 1)
    for style, start in (("Ⅰ", 0x2160), ("ⅰ", 0x2170)):
        for step in range(12):
            sign = chr(start + step)
            yield sign, (style, unicodedata.normalize("NFKC", sign), step + 1)


SYMBOLS = dict(_symbols())
_BY_NUMBER = {(style, number): sign for sign, (style, number, _) in SYMBOLS.items() if style != "1."}
_EXEMPLAR = re.compile(r"[1aAiIアイ一](?!.*[1aAiIアイ一])", re.S)


def printed(exemplar: str, number: str) -> str:
    """The mark of `number` in the style of `exemplar`: ("1)", "a") → "a)", ("①", "2") → "②"."""
    symbol = _BY_NUMBER.get((exemplar, number))
    if symbol:
        return symbol
    if exemplar in ("①", "⑴", "❶", "⒜", "ⓐ", "㋐", "Ⅰ", "ⅰ"):
        return f"({number})"
    if exemplar.startswith(("Part", "Chapter", "Section", "Article")):
        return exemplar.replace("1", number)
    return _EXEMPLAR.sub(lambda _: number, exemplar)


def division(style: str, above: int) -> Kind:
    """The kind of what a mark of DIVISIONS numbers that stands inside so many others of them."""
    return "section" if above or style in SECTIONS else "chapter"


def inner(exemplar: str) -> str:
    """The exemplar of sections that stand inside a section with this one: 第1節 inside 第1章."""
    return _INNER.get(exemplar, exemplar)


def in_words(exemplar: str, lang: Lang) -> str:
    """An exemplar as an edition prints it in `lang`: 第1章 where that is English is Chapter 1:; others stay."""
    return exemplar if exemplar.isascii() is (lang == "en") else _OTHERWISE.get(exemplar, exemplar)


def marks(of: Edition, lang: Lang) -> dict[str, str]:
    """Provision id → its number as the edition prints it in `lang` ("Chapter 3:", "第3章", "1)", "①"), without the
    numbers above it; "" where none is printed."""
    exemplars = _exemplars(of, lang)
    return {p.id: printed(exemplars[p.id], p.number) if p.number else "" for p in ordered(of)}


def divisions(of: Edition) -> dict[str, str]:
    """Provision id → "part", "chapter" or "section", for those with a number that the edition prints behind such a
    word."""
    exemplars = _exemplars(of, "en")
    return {p.id: _WORDS[exemplars[p.id]] for p in ordered(of) if p.number and exemplars[p.id] in _WORDS}


def outermost(of: Edition) -> str:
    """What an edition calls its outermost divisions: "part" where chapters stand inside them, "chapter" where it has
    no such parts; "" where it does not say."""
    words = [_WORDS.get(in_words(one, "en")) for one in of.about.numbering[:2]]
    if words == ["part", "chapter"]:
        return "part"
    return "chapter" if words[:1] == ["chapter"] else ""


def _exemplars(of: Edition, lang: Lang) -> dict[str, str]:
    """Provision id → the exemplar of its number, should it have one: that of the edition, in words of the language;
    below its last level, the usual one."""
    said, usual = [in_words(one, lang) for one in of.about.numbering], NUMBERING[lang]
    level, within = {"": 2}, {"": ""}
    found: dict[str, str] = {}
    for p in ordered(of):
        section = within[p.parent]
        at = {"chapter": 0, "section": 1}.get(p.kind, level[p.parent])
        own = said[at] if at < len(said) else ""
        if at < _BELOW:
            own = own if own in DIVISIONS else ""
        found[p.id] = inner(section) if at == 1 and section else own or usual[min(at, len(usual) - 1)]
        level[p.id] = level[p.parent] + (p.number != "" and at >= _BELOW)
        within[p.id] = found[p.id] if p.number and at == 1 else section
    return found
