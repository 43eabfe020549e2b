"""Printed numbers as places in a series: 1, 2, 3; a, b, c; i, ii, iii; ア, イ, ウ; イ, ロ, ハ; 一, 二, 三."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from aiplan_revise.model.edition import Edition, Provision, ordered
from aiplan_revise.model.numbering import GOJUON, IROHA, KANJI_DIGITS, LETTERS, counted, roman, roman_value

_KANJI = KANJI_DIGITS[1:]


def series(edition: Edition) -> dict[tuple[str, str], list[Provision]]:
    """The provisions whose numbers go on from one to the next, in printed order, by the numbered provision that they
    stand under ("" at the top) and their kind. Numbers run on over headings that have none."""
    scope: dict[str, str] = {"": ""}
    found: dict[tuple[str, str], list[Provision]] = {}
    for p in ordered(edition):
        scope[p.id] = p.id if p.number else scope[p.parent]
        if p.number:
            found.setdefault((scope[p.parent], p.kind), []).append(p)
    return found


def gaps(numbers: Sequence[str]) -> Iterator[int]:
    """The positions at which a series of printed numbers does not go on by one.

    It may begin anew with its first sign (1, a, ア), and stand still (two of one number are another fault). Nothing is
    said of a series whose signs are of several or unknown kinds.
    """
    values = places([plain(number) for number in numbers])
    last = 0
    for position, value in enumerate(values):
        if value not in (1, last, last + 1):
            yield position
        last = value


def plain(number: str) -> str:
    """A printed number in half-width small signs, as it is counted: "Ａ" and "A" are "a", "①" is "1"."""
    return unicodedata.normalize("NFKC", number).casefold()


def places(numbers: Sequence[str]) -> list[int]:
    """The places of a series of plain numbers, in the first kind of counting that explains all of them and begins with
    1, else in any that does; nothing where none explains them."""
    readings = [[count.read(number) for number in numbers] for count in COUNTS]
    whole = [[value for value in reading if value] for reading in readings if reading and all(reading)]
    return next((values for values in whole if values[0] == 1), whole[0] if whole else [])


def _digits(number: str) -> int:
    return int(number) if re.fullmatch("[0-9]{1,6}", number) else 0


def _signs(series: str) -> Callable[[str], int]:
    return lambda number: series.find(number) + 1 if len(number) == 1 else 0


def _kanji(number: str) -> int:
    """1 to 99: 十二 is 12, 二十 is 20."""
    parts = re.fullmatch(f"(?:([{_KANJI}]?)(十))?([{_KANJI}]?)", number)
    if not parts or not number:
        return 0
    tens = (_KANJI.find(parts[1]) + 1 if parts[1] else 1) if parts[2] else 0
    return 10 * tens + (_KANJI.find(parts[3]) + 1 if parts[3] else 0)


def _nth(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1 : value]


class Count(NamedTuple):
    """A kind of counting: the place in its series, from 1, of a plain number (0: it is none of them), and back."""

    read: Callable[[str], int]
    write: Callable[[int], str]


COUNTS: tuple[Count, ...] = (
    Count(_digits, str),
    *(Count(_signs(signs), _nth(signs)) for signs in (LETTERS, GOJUON, IROHA)),
    Count(roman_value, roman),
    Count(_kanji, counted),
)

_STYLES: tuple[Callable[[str], str], ...] = (str, str.upper, lambda n: _wide(n), lambda n: _wide(n.upper()))


def spelt(value: int, like: str, count: Count) -> str:
    """The number at a place of its series, printed like another one of it ("c" → "d", "③" → "④"); "" where nobody can
    say how."""
    made, known = count.write(value), count.read(plain(like))
    for style in _STYLES:
        if style(count.write(known)) == like:
            return style(made) if made and count.read(made) == value else ""
    sign = chr(ord(like) + value - known) if len(like) == 1 else ""
    return sign if sign and plain(sign) == made else ""


def _wide(number: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in number)


@lru_cache(maxsize=4096)
def spellings(number: str) -> frozenset[str]:
    """All that a printed number may be written as, so that two are the same number if they have one in common: III is
    iii and 3, 三 is 3, （ａ） is a."""
    folded = plain(number)
    return frozenset(filter(None, (folded, str(_digits(folded) or roman_value(folded) or _kanji(folded) or ""))))
