"""Numbers as the formats of Word print them (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat)."""

from collections.abc import Callable

_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_TENS = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
_HUNDREDS = ("", "c", "cc", "ccc", "cd", "d", "dc", "dcc", "dccc", "cm")
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_DIGITS = "〇一二三四五六七八九"
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟"
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_ENDINGS: dict[int, str] = {1: "st", 2: "nd", 3: "rd"}
_LETTERS, _ROMANS, _KANJI = 780, 3999, 9999
"""The largest numbers that are still printed in letters, in Roman figures, as they are read in kanji."""


def printed(number: int, form: str) -> str:
    """A number from 0 as a format prints it; in plain digits where the format is not known or has no sign for it."""
    make = _FORMATS.get(form)
    return (make(number) if make and number > 0 else "") or ("" if form == "none" else str(number))


def _letters(number: int) -> str:
    """a to z, then aa, bb, cc."""
    again, at = divmod(number - 1, len(_ALPHABET))
    return _ALPHABET[at] * (again + 1) if number <= _LETTERS else ""


def _roman(number: int) -> str:
    if number > _ROMANS:
        return ""
    return "m" * (number // 1000) + _HUNDREDS[number // 100 % 10] + _TENS[number // 10 % 10] + _ONES[number % 10]


def _of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1 : number]


def _counted(number: int) -> str:
    """In kanji as they are read: 十一, 二十, 百五."""
    made = ""
    for worth, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")) if number <= _KANJI else ():
        digit, number = divmod(number, worth)
        made += ("" if digit == 1 and sign else _DIGITS[digit]) + sign if digit else ""
    return made


def _digits(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _full(number: int) -> str:
    return str(number).translate(_FULL)


def _ordinal(number: int) -> str:
    teen = number // 10 % 10 == 1
    return f"{number}{'th' if teen else _ENDINGS.get(number % 10, 'th')}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _full,
    "decimalFullWidth2": _full,
    "decimalEnclosedCircle": _of(_CIRCLED),
    "decimalEnclosedCircleChinese": _of(_CIRCLED),
    "decimalEnclosedParen": _of("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": _of("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "aiueo": _of(_KANA),
    "aiueoFullWidth": _of(_KANA),
    "iroha": _of(_IROHA),
    "irohaFullWidth": _of(_IROHA),
    "ideographTraditional": _of(_STEMS),
    "japaneseCounting": _counted,
    "chineseCounting": _counted,
    "chineseCountingThousand": _counted,
    "japaneseDigitalTenThousand": _digits,
    "ideographDigital": _digits,
    "ordinal": _ordinal,
    "none": lambda _: "",
}
