"""The marks that documents number their provisions with: Chapter 1, 第１章, 1., (1), ①, ア, (a), i. and the like; those
that say otherwise in words what they count (Action 1.1.1:, 施策１) stand in `called`.

A mark's `style` is its exemplar, the same mark with the number 1 in half-width signs, so that styles compare by content
and an edition keeps them as About.numbering. One printed mark may have several readings ("i)" after "h)" is a letter,
otherwise a roman one); who reads a document in order chooses between them.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal, NamedTuple

from aiplan_revise.documents.grammar.called import BRACKETS, WHOLE, called, flat
from aiplan_revise.documents.grammar.numerals import IN_WORDS, value_of
from aiplan_revise.model.numbering import (
    CHAPTERS,
    GOJUON,
    IROHA,
    PART_JA,
    PARTS,
    SECTIONS,
    SYMBOLS,
    printed,
    roman,
    roman_value,
)
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI

__all__ = ["CHAPTERS", "GOJUON", "IROHA", "PARTS", "SECTIONS", "SYMBOLS", "printed", "readings", "roman"]

LOOKED_AT = 64
"""Characters at the start of a line that a mark may take."""

GROUPS = ("第1款", "第1目", "Article 1:", "第1条")
WORDED = (*PARTS, *CHAPTERS, *SECTIONS, *GROUPS)
"""Marks that say in words what they number, from the outermost to the innermost."""

OF_ROWS = "\nrow"
"""Behind the style of a number that stands in a column of numbers: it counts nothing but rows."""

_RANKS = (PARTS, CHAPTERS, SECTIONS, *((s,) for s in GROUPS))
RANK = {style: rank for rank, styles in enumerate(_RANKS) for style in styles}
"""How far inside a worded mark stands: 0 is the outermost."""
INNERMOST = len(_RANKS) - 1


Bare = Literal["", "unlikely", "doubtful", "likely", "sure"]
"""How likely a number without a sign numbers what follows; "" where it has a sign."""


class Mark(NamedTuple):
    """One reading of a mark: its exemplar, the number without signs, its place in the sequence (from 1), the offset
    where the text begins, whether it is so plain that it needs no neighbours to be believed, what 1.2.3 says of the
    levels above it ("1.2"), for one without a sign how likely it is one ("1 Lights"), whether the document counts
    it itself, and whether it says in words what it counts (Action 1:, 施策1). Behind a line feed `style` may name the
    level in a list that has it on several ones."""

    style: str
    number: str
    ordinal: int
    end: int
    plain: bool
    above: str = ""
    bare: Bare = ""
    counted: bool = False
    named: bool = False

    @property
    def exemplar(self) -> str:
        """The style without its level."""
        return self.style.partition("\n")[0]

    @property
    def rank(self) -> int | None:
        """The level of a worded mark, 0 the outermost; None for all others."""
        return RANK.get(flat(self.style) if self.named else self.style)


_NARROW = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {"\u3000": " ", "\xa0": " ", "〔": "(", "〕": ")"}
    | dict(zip("ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ", GOJUON, strict=True))
)


def narrow(words: str) -> str:
    """`words` with full-width letters, digits and signs as half-width ones; offsets stay the same."""
    return words if words.isascii() else words.translate(_NARROW)


_NUMBER = (
    r"(?P<number>[0-9]{1,6}|[A-Za-z]{1,6}|[ア-ンヰヱ]|[一二三四五六七八九十百〇]{1,5})"
    r"(?P<branch>(?:[の-][0-9]{1,2})?)"
)
_PARENS = compiled(rf"\( ?{_NUMBER} ?\) *")
_CLOSED = compiled(rf"{_NUMBER} ?\) *")
_DOTTED = compiled(rf"{_NUMBER}(?P<sign>[.、])(?: +|$|(?=[^\x00-\x7f])|(?P<close>(?=[A-Za-z])))")
_BARE = compiled(rf"{_NUMBER}(?: +|$)")
_LEVELS = compiled(
    r"(?P<above>[0-9]{1,4}(?:[.-][0-9]{1,4})*)[.-](?P<number>[0-9]{1,4}|[a-z])"
    r"(?:\.?(?: +|$|(?=[^\x00-\x7f]))|\.(?P<close>(?=[A-Z][A-Za-z])))"
)
_ENGLISH = compiled(
    r"(Part|Chapter|Section|Article) +([0-9]{1,4}|[IVXLC]{1,8}|[A-Z](?= *[:.–—])|[A-Za-z]{3,6})\b *([:.)–—-]?) *", re.I
)
_JAPANESE = compiled(
    r"第(?P<apart> )?(?P<number>[0-9]{1,4}|[一二三四五六七八九十百〇]{1,6}|[Ⅰ-Ⅻ]|[IVX]{1,5})"
    rf"(?P<unit>(?:{PART_JA}|[章節款目条]|(?(apart) [編部章節款目条](?=[ :]|$)|(?!)))?)"
    r"(?P<branch>(?:の(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}(?=[ :、.]|$)))?)(?P<gap> *[:.、]? *)"
)
_FIELD_JA = compiled(
    r"第(?P<number>[0-9]{1,4}|[一二三四五六七八九十百〇]{1,6}|[Ⅰ-Ⅻ])"
    r"(?P<unit>の?(?:(?:重点|政策|施策)?分野|柱|目標|課題|領域|テーマ|区分|方針|視点|戦略))(?: *[:.、] *| +|$)"
)
"""Words for what a plan is divided into besides chapters: 第１分野."""
_COUNTS = compiled("[\u3041-\u3096ヶヵ%％]|[年月日人件円兆億万割個名社校回者](?!" + KANJI + ")")
_DASHES = frozenset("-－‐−–ー.．")
_PARTICLES = frozenset("のでにはをとかもがへや、，。")


def readings(line: str) -> tuple[Mark, ...]:
    """All readings of the mark that `line` begins with, the likeliest first; none if it begins with no mark."""
    first = line[:1]
    if first in SYMBOLS:
        chained = tuple(_named(line, narrow(line[:LOOKED_AT]))) if line[1:2] in _DASHES else ()
        return chained or (_symbol(line),)
    if not (first.isalnum() or first in BRACKETS):
        return ()
    head = narrow(line[:LOOKED_AT])
    worded = tuple(_named(line, head)) or _english(head) or _japanese(head)
    return worded or tuple(_general(head, line))


def _symbol(line: str) -> Mark:
    style, number, ordinal = SYMBOLS[line[0]]
    head = narrow(line[1:4])
    signs = len(head) - len(head.lstrip(".):、 " if style in "Ⅰⅰ" else " "))
    return Mark(style, number, ordinal, 1 + signs, True)


def _named(line: str, head: str) -> Iterator[Mark]:
    for style, number, ordinal, end, above, sure in called(head):
        wide = "\u3000" in line[max(end - 2, 0) : end] and ordinal != WHOLE
        yield Mark(style, number, ordinal, end, sure or wide, above, named=True)


def _english(head: str) -> tuple[Mark, ...]:
    found = _ENGLISH.match(head)
    if not found:
        return ()
    word, number, sign = found.groups()
    letter = len(number) == 1 and number.upper() not in "IVX" and not number.isdigit()
    ordinal = ord(number.upper()) - 64 if letter else value_of(number) or IN_WORDS.get(number.casefold(), 0)
    rest = head[found.end() :]
    if not (ordinal or number.strip("0") == "") or (rest and not sign and not _begins_title(rest[0])):
        return ()
    shown = number if number.isdigit() or number.casefold() not in IN_WORDS else str(ordinal)
    return (Mark(f"{word.capitalize()} 1:", shown.upper(), ordinal, found.end(), True),)


def _begins_title(sign: str) -> bool:
    return sign.isupper() or sign.isdigit() or sign in "“\"'‘(「『" or sign >= "\u2e80"


def _japanese(head: str) -> tuple[Mark, ...]:
    if divided := _FIELD_JA.match(head):
        value = value_of(unicodedata.normalize("NFKC", divided["number"]))
        return (Mark(f"第1{divided['unit']}", str(value), value, divided.end(), True, named=True),) if value else ()
    found = _JAPANESE.match(head)
    if not found:
        return ()
    rest, gap, unit = head[found.end() :], found["gap"], found["unit"].strip()
    parted = bool(gap) or not rest
    if not parted and (not unit or rest[0] in _PARTICLES):
        return ()
    value, branch = value_of(unicodedata.normalize("NFKC", found["number"])), found["branch"][1:]
    number = f"{value}の{value_of(branch)}" if branch else str(value)
    return (Mark(f"第1{unit}", number, value, found.end(), bool(unit)),) if value or unit in ("章", "節") else ()


def _general(head: str, line: str) -> Iterator[Mark]:
    levels = _LEVELS.match(head)
    if levels:
        if not head[levels.end() : levels.end() + 1].islower():  # "1.5 trillion"
            yield _level(levels)
        return
    for pattern, before, after in ((_PARENS, "(", ")"), (_CLOSED, "", ")"), (_DOTTED, "", "."), (_BARE, "", "")):
        found = pattern.match(head)
        if found and (pattern is not _DOTTED or found["close"] is None or _titled(found, line)):
            sign = found["sign"] if pattern is _DOTTED else after
            for form, number, ordinal in _forms(found["number"]):
                style, plain = f"{before}{form}{sign}", _is_plain(form, sign, found.end() == len(line))
                if pattern is not _BARE or _stands_bare(form, found, line):
                    bare = _bare(line[found.end("branch") :]) if pattern is _BARE else ""
                    yield Mark(style, number + found["branch"], ordinal, found.end(), plain, bare=bare)
            return


def _stands_bare(form: str, found: re.Match[str], line: str) -> bool:
    """Whether a number without a sign may be a mark: of the letters of the alphabet, capitals of half width before
    Japanese words (A　予測)."""
    if form in ("1", "ア", "イ", "一") or not line[0].isascii():
        return True
    return form in ("A", "I") and line[found.end() :].lstrip("\u3000")[:1] >= "\u2e80"


def _titled(found: re.Match[str], line: str) -> bool:
    """Whether the letter that stands right behind the sign of a mark begins a title (２．ＡＩの活用, 2.AI), and is no
    part of a name or an abbreviation (U.S., a.m.)."""
    rest = line[found.end() : found.end() + 2]
    return not rest[0].isascii() or (found["number"].isdigit() and rest[0].isupper() and rest[1:].isalpha())


def _bare(rest: str) -> Bare:
    """How likely a number before `rest` is a mark: it is where a wide space sets it off, it is not where it counts."""
    words = rest.lstrip(" \u3000")
    gap = rest[: len(rest) - len(words)]
    if words and ("\u3000" in gap or len(gap) > 1):
        return "sure"
    if not words or words[0].islower() or _COUNTS.match(words):
        return "unlikely"
    return "likely" if words[0] >= "\u2e80" else "doubtful"


def _level(found: re.Match[str]) -> Mark:
    """1.2.3: the last part is the number, the parts above stand in the style, which only their count makes."""
    number = found["number"]
    above = re.split(r"[.-]", found["above"])
    form, ordinal = ("1", int(number)) if number.isdigit() else ("a", ord(number) - 96)
    sign = found[0][found.end("above") - found.start()]
    style = sign.join(["1"] * len(above) + [form])
    return Mark(style, number, ordinal, found.end(), False, ".".join(above))


def _is_plain(form: str, sign: str, alone: bool) -> bool:
    """Digits and kana with a sign are a mark at sight; "A. Smith" and "3 principles" are not, without neighbours."""
    return bool(sign) and not alone and (sign == ")" or (form in ("1", "ア", "イ") and sign == "."))


def _forms(number: str) -> Iterator[tuple[str, str, int]]:
    """Exemplar, number and ordinal for each way to read the number of a mark."""
    sign = number[0]
    if sign.isdigit():
        yield "1", str(int(number)), int(number)
    elif sign in GOJUON or sign in IROHA:
        for exemplar, order in (("ア", GOJUON), ("イ", IROHA)):
            if sign in order:
                yield exemplar, number, order.index(sign) + 1
    elif sign.isascii():
        yield from _letters(number)
    elif not "ァ" <= sign <= "ヿ":  # other kana count nothing: ガ、ッ
        yield "一", str(value_of(number)), value_of(number)


def _letters(number: str) -> Iterator[tuple[str, str, int]]:
    """A letter of the alphabet, two of them after z, or a roman number."""
    low, (one, letter) = number.lower(), ("i", "a") if number.islower() else ("I", "A")
    if not (number.islower() or number.isupper()):
        return
    if low in (low[0], 2 * low[0]):
        yield letter, number, 26 * (len(low) - 1) + ord(low[0]) - 96
    value = roman_value(low)
    if value:
        yield one, number, value
