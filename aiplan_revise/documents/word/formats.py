"""Numbers as the formats of Word print them (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat)."""

from collections.abc import Callable

from aiplan_revise.model.numbering import GOJUON, IROHA, KANJI_DIGITS, LETTERS, counted, roman

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟"
_ENDINGS: dict[int, str] = {1: "st", 2: "nd", 3: "rd"}
_MOST_LETTERS = 780
"""The largest number that is still printed in letters."""


def printed(number: int, form: str) -> str:
    """A number from 0 as a format prints it; in plain digits where the format is not known or has no sign for it."""
    make = _FORMATS.get(form)
    return (make(number) if make and number > 0 else "") or ("" if form == "none" else str(number))


def _letters(number: int) -> str:
    """a to z, then aa, bb, cc."""
    again, at = divmod(number - 1, len(LETTERS))
    return LETTERS[at] * (again + 1) if number <= _MOST_LETTERS else ""


def _of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1 : number]


def _digits(number: int) -> str:
    return "".join(KANJI_DIGITS[int(digit)] for digit in str(number))


def _full(number: int) -> str:
    return str(number).translate(_FULL)


def _ordinal(number: int) -> str:
    teen = number // 10 % 10 == 1
    return f"{number}{'th' if teen else _ENDINGS.get(number % 10, 'th')}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _full,
    "decimalFullWidth2": _full,
    "decimalEnclosedCircle": _of(_CIRCLED),
    "decimalEnclosedCircleChinese": _of(_CIRCLED),
    "decimalEnclosedParen": _of("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": _of("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "aiueo": _of(GOJUON),
    "aiueoFullWidth": _of(GOJUON),
    "iroha": _of(IROHA + "ン"),
    "irohaFullWidth": _of(IROHA + "ン"),
    "ideographTraditional": _of(_STEMS),
    "japaneseCounting": counted,
    "chineseCounting": counted,
    "chineseCountingThousand": counted,
    "japaneseDigitalTenThousand": _digits,
    "ideographDigital": _digits,
    "ordinal": _ordinal,
    "none": lambda _: "",
}
