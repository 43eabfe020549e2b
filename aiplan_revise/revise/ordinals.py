"""Printed numbers as places in a series: 1, 2, 3; a, b, c; i, ii, iii; ア, イ, ウ; イ, ロ, ハ; 一, 二, 三."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_KANJI = "一二三四五六七八九"


def gaps(numbers: Sequence[str]) -> Iterator[int]:
    """The positions at which a series of printed numbers does not go on by one.

    It may begin anew with its first sign (1, a, ア), and stand still (two of one number are another fault). Nothing is
    said of a series whose signs are of several or unknown kinds.
    """
    values = _values([unicodedata.normalize("NFKC", number).casefold() for number in numbers])
    last = 0
    for position, value in enumerate(values):
        if value not in (1, last, last + 1):
            yield position
        last = value


def _values(numbers: Sequence[str]) -> list[int]:
    """The numbers in the first kind of counting that explains all of them and begins with 1, else in any that does."""
    readings = [[count(number) for number in numbers] for count in _COUNTS]
    whole = [[value for value in reading if value] for reading in readings if reading and all(reading)]
    return next((values for values in whole if values[0] == 1), whole[0] if whole else [])


def _digits(number: str) -> int:
    return int(number) if re.fullmatch("[0-9]{1,6}", number) else 0


def _signs(series: str) -> Callable[[str], int]:
    return lambda number: series.find(number) + 1 if len(number) == 1 else 0


def _roman(number: str) -> int:
    if not re.fullmatch("c{0,3}(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", number):
        return 0
    values = [_ROMAN[sign] for sign in number]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _kanji(number: str) -> int:
    """1 to 99: 十二 is 12, 二十 is 20."""
    parts = re.fullmatch(f"(?:([{_KANJI}]?)(十))?([{_KANJI}]?)", number)
    if not parts or not number:
        return 0
    tens = (_KANJI.find(parts[1]) + 1 if parts[1] else 1) if parts[2] else 0
    return 10 * tens + (_KANJI.find(parts[3]) + 1 if parts[3] else 0)


_COUNTS: tuple[Callable[[str], int], ...] = (_digits, _signs(_LETTERS), _signs(_KANA), _signs(_IROHA), _roman, _kanji)
