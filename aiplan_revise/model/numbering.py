"""How an edition prints its numbers: exemplars such as "Chapter 1:", "1)", "①", and marks in their style."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from aiplan_revise.model.edition import HEADINGS, Edition, Kind, Lang, Provision, ancestors, edition, numbers, ordered
from aiplan_revise.model.patterns import compiled

PARTS = ("Part 1:", "第1編", "第1部")
PART_JA = "(?:編(?![集成入隊制])|部(?![会分門局隊署長員材品位落族活]))"
"""編 and 部 as words for parts, not as the beginning of others: 第１部会, 第１編成."""
DIVIDED_JA = tuple("編部章節")
"""What a mark of a part, a chapter or a section ends with in Japanese; a wide blank stands behind it."""
CHAPTERS = ("Chapter 1:", "第1章")
SECTIONS = ("Section 1:", "第1節")
DIVISIONS: dict[str, Kind] = {
    **dict.fromkeys(PARTS, "part"),
    **dict.fromkeys(CHAPTERS, "chapter"),
    **dict.fromkeys(SECTIONS, "section"),
}
"""The kinds that are printed as words, by their exemplars."""
_OTHERWISE = {"第1編": "Part 1:", "第1部": "Part 1:", "第1章": "Chapter 1:", "第1節": "Section 1:"}
_OTHERWISE |= {there: here for here, there in _OTHERWISE.items()}
"""The same in the other language."""

NUMBERING: dict[Lang, tuple[str, ...]] = {
    "en": ("Part 1:", "Chapter 1:", "Section 1:", "1)", "a)", "i)", "(1)", "(a)"),
    "ja": ("第1部", "第1章", "第1節", "(1)", "①", "ア", "(ア)", "a)"),
}
"""How numbers are printed where nobody says otherwise, by level."""
LEVELS: dict[Kind, int] = {"part": 0, "chapter": 1, "section": 2}
BELOW = 3
"""The first level below parts, chapters and sections."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"
GOJUON = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
KANJI_DIGITS = "〇一二三四五六七八九"
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
_REPEATS = compiled(
    r"(?P<word>(?:[^ ]+ )+|[^\x00-\x7f]+|[A-Z]{2,4}-?(?=1))?(?P<above>(?:[1A][.-]|A(?=1)|1(?=[aA]))+)"
    r"(?P<own>[1aAiI]:?|\(1\))"
)
"""Styles that repeat the numbers above the own one, perhaps behind what they count."""
_ABOVE = compiled(r"[1A]([.-]?)")
_EXEMPLAR = compiled(r"[1aAiIアイ一](?!.*[1aAiIアイ一])", re.S)


def printed(exemplar: str, number: str) -> str:
    """The mark of `number` in the style of `exemplar`: ("1)", "a") → "a)", ("①", "2") → "②"."""
    symbol = _BY_NUMBER.get((exemplar, number))
    if symbol:
        return symbol
    if exemplar in ("①", "⑴", "❶", "⒜", "ⓐ", "㋐", "Ⅰ", "ⅰ"):
        return f"({number})"
    return _EXEMPLAR.sub(lambda _: number, exemplar)


def mark_of(exemplar: str, dotted: str) -> str:
    """The mark of the provision with a dotted number in the style of `exemplar`: ("①", "3.2") → "②". A style that
    repeats numbers above takes them from there: ("1.1", "3.2.4") → "2.4", or "" where too few stand above."""
    found, parts = _REPEATS.fullmatch(exemplar), dotted.split(".")
    if not found:
        return printed(exemplar, parts[-1])
    signs = _ABOVE.findall(found["above"])
    if len(parts) <= len(signs):
        return ""
    above = "".join(map("".join, zip(parts[-1 - len(signs) : -1], signs, strict=True)))
    return f"{found['word'] or ''}{above}{printed(found['own'], parts[-1])}"


def repeats(exemplar: str) -> bool:
    """Whether a mark of this style repeats the numbers above: 1.1, 1-1."""
    return bool(_REPEATS.fullmatch(exemplar))


def alone(exemplar: str) -> str:
    """A style that repeats numbers above as one that does not: Action 1.1.1: → Action 1:."""
    found = _REPEATS.fullmatch(exemplar)
    return f"{found['word'] or ''}{found['own']}" if found else exemplar


def in_words(exemplar: str, lang: Lang) -> str:
    """An exemplar as an edition prints it in `lang`: 第1章 where that is English is Chapter 1:; others stay."""
    return exemplar if exemplar.isascii() is (lang == "en") else _OTHERWISE.get(exemplar, exemplar)


def exemplars(numbering: tuple[str, ...], lang: Lang) -> tuple[str, ...]:
    """About.numbering by level in words of `lang`: parts, chapters and sections as they are usual where it does not
    say, or says what stands on another level; they may have no words of their own (Ⅰ, 第1)."""
    said = [in_words(one, lang) for one in numbering]
    if not said or said[0] not in PARTS:
        said.insert(0, "")
    usual = NUMBERING[lang]
    outer = [
        one if one and LEVELS.get(DIVISIONS.get(one, "group"), at) == at else usual[at]
        for at, one in enumerate(said[:BELOW])
    ]
    return (*outer, *usual[len(outer) : BELOW], *said[BELOW:])


def commonest(levels: Mapping[int, Counter[str]], lang: Lang) -> tuple[str, ...]:
    """About.numbering by how often each exemplar stands on each level."""
    usual, deepest = NUMBERING[lang], max(levels, default=-1)
    deep = (*usual, *usual[-1:] * deepest)
    said = [levels[at].most_common(1)[0][0] if at in levels else deep[at] for at in range(deepest + 1)]
    return tuple(said if 0 in levels else said[1:])


def heading_levels(of: Edition) -> dict[Kind, int]:
    """How deep each kind of heading stands, from 1: below parts, if the edition has any, else from the chapters on."""
    parted = any(p.kind == "part" for p in of.provisions.values())
    return {kind: level for level, kind in enumerate(HEADINGS if parted else HEADINGS[1:], 1)}


def marks(of: Edition, lang: Lang) -> dict[str, str]:
    """Provision id → its number as the edition prints it in `lang` ("Chapter 3:", "第3章", "1)", "①"), without the
    numbers above it unless its mark repeats them ("2.1"); "" where none is printed."""
    dotted = numbers(of)
    usual = _usual(ordered(of), of.about.numbering, lang)
    return {p.id: _mark(in_words(p.mark, lang) or exemplar, dotted[p.id]) if p.number else "" for p, exemplar in usual}


def _mark(exemplar: str, dotted: str) -> str:
    return mark_of(exemplar, dotted) or printed(exemplar, dotted.rpartition(".")[2])


def mark(of: Edition, key: str, lang: Lang) -> str:
    """The number of one provision as `marks` has it."""
    chain = (of.provisions[one] for one in (*ancestors(of.provisions, key), key))
    return marks(edition(of.about, chain), lang)[key]


def marked(
    provisions: Iterable[Provision], numbering: tuple[str, ...], lang: Lang, styles: Mapping[str, str]
) -> list[Provision]:
    """Provisions in printed order, each with its mark: its exemplar in `styles`, by id, where that is another than
    `numbering` says of its level in `lang`."""
    usual = _usual(provisions, numbering, lang)
    told = ((p, styles.get(p.id, exemplar), exemplar) for p, exemplar in usual)
    return [p if own == exemplar else replace(p, mark=own) for p, own, exemplar in told]


def _usual(provisions: Iterable[Provision], numbering: tuple[str, ...], lang: Lang) -> Iterator[tuple[Provision, str]]:
    """Provisions in printed order, each with the exemplar of its level."""
    said, usual = exemplars(numbering, lang), NUMBERING[lang]
    level = {"": BELOW}
    for p in provisions:
        at = LEVELS.get(p.kind, level[p.parent])
        level[p.id] = level[p.parent] + (p.number != "" and at >= BELOW)
        yield p, said[at] if at < len(said) else usual[min(at, len(usual) - 1)]
