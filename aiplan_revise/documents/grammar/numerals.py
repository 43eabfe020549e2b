"""What numbers are worth: arabic, roman, Japanese ones, and the English words for them up to twelve."""

from aiplan_revise.model.numbering import KANJI_DIGITS, roman_value

_KANJI = {sign: value for value, sign in enumerate(KANJI_DIGITS)}
_TWELVE = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
IN_WORDS = {word: value for value, word in enumerate(_TWELVE, 1)}


def value_of(number: str) -> int:
    """The value of arabic, roman or Japanese digits; 0 if it is none of them."""
    if number.isdigit():
        return int(number)
    return roman_value(number.lower()) if number.isascii() else _kanji(number)


def _kanji(number: str) -> int:
    """一 to 九百九十九, and positional 二〇."""
    if not set(number) & {"十", "百"}:
        return int("".join(str(_KANJI[sign]) for sign in number))
    total = 0
    for unit, size in (("百", 100), ("十", 10)):
        count, here, rest = number.rpartition(unit)
        if here:
            total += size * (_kanji(count) if count else 1)
            number = rest
    return total + (_kanji(number) if number else 0)
