"""Numbers and dates as the formats of a spreadsheet print them (ISO/IEC 29500-1, 18.8.30 and 18.8.31 numFmt).

What tells only how a number looks beside its digits (colours, conditions, widths) is passed over; fractions and powers
of ten are printed as plain numbers.
"""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cache
from itertools import dropwhile
from xml.etree.ElementTree import Element

from aiplan_revise.documents.xml import child, children, name, on, value
from aiplan_revise.model.patterns import compiled

_KNOWN = {
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm"},
    **{17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm"},
    **{27: "ge.m.d", 28: 'ggge"年"m"月"d"日"', 29: 'ggge"年"m"月"d"日"', 30: "m/d/yy", 31: 'yyyy"年"m"月"d"日"'},
    **{32: 'h"時"mm"分"', 33: 'h"時"mm"分"ss"秒"', 34: 'yyyy"年"m"月"', 35: 'm"月"d"日"', 36: "ge.m.d"},
    **{37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss"},
    **{50: "ge.m.d", 51: 'ggge"年"m"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'ggge"年"m"月"d"日"'},
    **{55: 'yyyy"年"m"月"', 56: 'm"月"d"日"', 57: "ge.m.d", 58: 'ggge"年"m"月"d"日"'},
}
"""The formats that a file names by their numbers only; 14 and 22 as Japan writes dates."""
_PIECE = compiled(
    r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|AM/PM|A/P|[Yy]+|[Mm]+|[Dd]+|[Hh]+|[Ss]+|[Gg]+|[Ee](?![+-])|[Ee][+-]|[Aa]{3,4}|.',
    re.S,
)
_PLACES = ("0", "#", "?")
_DIGITS = frozenset("0#?.,")
_ELAPSED = compiled(r"\[([HhMmSs])+\]")
"""Hours, minutes or seconds that are counted on beyond a day."""
_ERAS = (
    (datetime(2019, 5, 1), "令和", "R"),
    (datetime(1989, 1, 8), "平成", "H"),
    (datetime(1926, 12, 25), "昭和", "S"),
    (datetime(1912, 7, 30), "大正", "T"),
    (datetime(1868, 1, 25), "明治", "M"),
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_HALVES = ("AM/PM", "A/P")
_NOON = 12
_DAY = {"h": 24, "m": 1440, "s": 86_400}
_WEEK = "月火水木金土日"
_LAST_DAY = 2_958_466
"""The day after the last one that a spreadsheet knows."""
_FALSE_LEAP_DAY = 60
"""29 February 1900, which never was, but counts; before it days are one off."""
_FROM_1900_TO_1904 = 1462
"""Days between the first days of the two calendars of spreadsheets."""
_EXACT = 15
"""Digits of a number that a spreadsheet keeps."""


class Styles:
    """What the styles of a workbook say of its cells: how a number is printed, and whether words are struck out."""

    def __init__(self, part: Element) -> None:
        formats = {value(one, "numFmtId"): value(one, "formatCode") for one in _inside(part, "numFmts")}
        struck = [on(child(one, "strike")) for one in _inside(part, "fonts")]
        self._cells = {
            str(at): (formats.get(key := value(one, "numFmtId"), _known(key)), _at(struck, value(one, "fontId")))
            for at, one in enumerate(_inside(part, "cellXfs"))
        }

    def format(self, style: str) -> str:
        """The format of the numbers in cells of a style; "" prints them as they are."""
        return self._of(style)[0]

    def struck(self, style: str) -> bool:
        """Whether all words in cells of a style are struck out."""
        return self._of(style)[1]

    def _of(self, style: str) -> tuple[str, bool]:
        return self._cells.get(style or "0", ("", False))


def _inside(part: Element, kind: str) -> list[Element]:
    return [one for group in children(part, kind) for one in group if name(one)]


def _known(key: str) -> str:
    return _KNOWN.get(int(key), "") if key.isdigit() else ""


def _at(struck: list[bool], key: str) -> bool:
    return struck[int(key)] if key.isdigit() and int(key) < len(struck) else False


def printed(raw: str, form: str, since_1904: bool = False) -> str:
    """A number, as the file holds it, as it is printed; what is no number stays as it is."""
    try:
        number = Decimal(raw)
    except InvalidOperation:
        return raw
    if not number.is_finite():
        return raw
    sections = _sections(form)
    pieces = sections[1] if number < 0 and len(sections) > 1 else sections[0]
    if any(_is_date(piece) for piece in pieces):
        return _dated(number + (_FROM_1900_TO_1904 if since_1904 else 0), pieces) or _general(number)
    if not any(piece in _PLACES for piece in pieces) or any(piece[0] in "Ee/" for piece in pieces):
        return _general(number)
    number = abs(number) if len(sections) > 1 else number
    inner = pieces[_first(pieces) : _last(pieces) + 1]
    return _spread(number, pieces) if set(inner) - _DIGITS else _numbered(number, pieces)


@cache
def _sections(form: str) -> tuple[tuple[str, ...], ...]:
    """The pieces of a format, for positive and for negative numbers."""
    found: list[list[str]] = [[]]
    for piece in _PIECE.findall(form if form.casefold() not in ("general", "@") else ""):
        if piece == ";":
            found.append([])
        elif piece[0] not in "_*" and (piece[0] != "[" or piece[1:2] == "$" or _ELAPSED.fullmatch(piece)):
            found[-1].append(piece)
    return tuple(map(tuple, found))


def _literal(piece: str) -> str:
    """What a piece prints as it stands."""
    if piece[0] == "[":  # [$¥-411]: a currency
        return piece[2:-1].partition("-")[0]
    return piece[1:-1] if piece[0] == '"' else piece[-1] if piece[0] == "\\" else piece


def _general(number: Decimal) -> str:
    """All digits that count, without an exponent."""
    short = Decimal(f"{number:.{_EXACT - 1}e}").normalize() + 0
    return f"{short:f}" if -2 * _EXACT < short.adjusted() < 2 * _EXACT else f"{short:e}"


def _first(pieces: tuple[str, ...]) -> int:
    return next(at for at, piece in enumerate(pieces) if piece in _PLACES)


def _last(pieces: tuple[str, ...]) -> int:
    return len(pieces) - 1 - _first(pieces[::-1])


def _spread(number: Decimal, pieces: tuple[str, ...]) -> str:
    """The digits of a whole number between other signs: 000-0000."""
    digits = list(str(abs(number).to_integral_value(ROUND_HALF_UP)).rjust(pieces.count("0"), "0"))
    made = []
    for at in range(len(pieces) - 1, -1, -1):
        place = pieces[at] in _PLACES
        made.append((digits.pop() if digits else "") if place else _literal(pieces[at]))
        if place and at == _first(pieces):
            made.append("".join(digits))
    return ("-" if number < 0 else "") + "".join(reversed(made))


def _numbered(number: Decimal, pieces: tuple[str, ...]) -> str:
    first, last = _first(pieces), _last(pieces)
    digits = "".join(piece for piece in pieces[first : last + 1] if piece in _DIGITS)
    whole, _, part = digits.partition(".")
    tail = pieces[last + 1 :]
    thousands = len(tail) - len(list(dropwhile(",".__eq__, tail)))
    number = number * 100 ** pieces.count("%") / 1000**thousands
    shown = number.quantize(Decimal(1).scaleb(-len(part)), ROUND_HALF_UP) if abs(number) < Decimal(10) ** 20 else number
    text = f"{abs(shown):{',' if ',' in whole else ''}f}"
    head, dot, rest = text.partition(".")
    kept = max(len(part.rstrip("#?")), len(rest.rstrip("0")))
    head = head.rjust(whole.replace(",", "").replace("#", "").count("0"), "0")
    text = head + (dot + rest[:kept] if kept else "")
    sign = "-" if shown < 0 else ""
    return "".join((sign, *map(_literal, pieces[:first]), text, *map(_literal, tail[thousands:])))


# ---------------------------------------------------------------- dates


def _is_date(piece: str) -> bool:
    return piece[0] in "yYmMdDhHsSgG" or piece.casefold() in ("e", "aaa", "aaaa") or bool(_ELAPSED.fullmatch(piece))


def _dated(days: Decimal, pieces: tuple[str, ...]) -> str:
    """A day and time; "" for one that no spreadsheet knows."""
    if not 0 <= days < _LAST_DAY:
        return ""
    seconds = int(((days % 1) * 86_400).to_integral_value(ROUND_HALF_UP))
    first = datetime(1899, 12, 30 if days >= _FALSE_LEAP_DAY else 31)
    when = first + timedelta(int(days), seconds)
    half = any(piece.upper() in _HALVES for piece in pieces)
    marks = [piece.strip("[]")[:1].lower() for piece in pieces]
    made = []
    for at, piece in enumerate(pieces):
        if piece[0] == "[" and piece[1] != "$":
            made.append(_figures(int((days * _DAY[marks[at]]).to_integral_value(ROUND_FLOOR)), len(piece) - 2))
            continue
        before = next((mark for mark in reversed(marks[:at]) if mark in "ymdhs"), "")
        after = next((mark for mark in marks[at + 1 :] if mark in "ymdhs"), "")
        minutes = marks[at] == "m" and (before == "h" or after == "s")
        mark = "minutes" if minutes else "half" if half and marks[at] == "h" else marks[at]
        made.append(_part(when, mark, piece))
    return "".join(made)


def _part(when: datetime, mark: str, piece: str) -> str:
    """What one piece of a format says of a day and time."""
    if piece.upper() in _HALVES:
        return "AM" if when.hour < _NOON else "PM"
    if mark == "minutes" or _is_date(piece):
        return _SAYS[mark](when, len(piece))
    return _literal(piece)


def _figures(number: int, width: int) -> str:
    return f"{number:02}" if width > 1 else str(number)


def _year(when: datetime, width: int) -> str:
    return str(when.year) if width > len("yy") else f"{when.year % 100:02}"


def _month(when: datetime, width: int) -> str:
    return _MONTHS[when.month - 1] if width > len("mm") else _figures(when.month, width)


def _day(when: datetime, width: int) -> str:
    return _DAYS[when.weekday()] if width > len("dd") else _figures(when.day, width)


def _era(when: datetime, width: int) -> str:
    era, letter = next((one[1:] for one in _ERAS if one[0] <= when), ("", ""))
    return era if width > len("gg") else era[:1] if width > 1 else letter


def _year_of_era(when: datetime, _width: int) -> str:
    start = next((one[0] for one in _ERAS if one[0] <= when), datetime(1, 1, 1))
    return str(when.year - start.year + 1)


_SAYS: dict[str, Callable[[datetime, int], str]] = {
    "y": _year,
    "m": _month,
    "d": _day,
    "h": lambda when, width: _figures(when.hour, width),
    "half": lambda when, width: _figures(when.hour % _NOON or _NOON, width),
    "minutes": lambda when, width: _figures(when.minute, width),
    "s": lambda when, width: _figures(when.second, width),
    "g": _era,
    "e": _year_of_era,
    "a": lambda when, width: _WEEK[when.weekday()] + "曜日" * (width > len("aaa")),
}
"""What the signs of a format say; "half" are hours of half a day."""
