"""How numbers are written: full-width and kanji digits, 兆 億 万, English number words. All values are exact."""

import re
from fractions import Fraction

from aiplan_revise.model.commitments.rungs import listed
from aiplan_revise.model.patterns import compiled

ARABIC = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])"
    r"|[1-9][0-9]{0,2}(?: [0-9]{3})* 000(?![0-9,.])|[0-9]+)(?:\.[0-9]+)?"
)
"""Digits, in groups of three or as in India (1,00,000)."""
_KANJI = "[〇零一二三四五六七八九十百千]"
_DECIMAL = r"(?:\.[〇零一二三四五六七八九]+)?"
JAPANESE = rf"(?:{ARABIC}|{_KANJI}+{_DECIMAL})(?:[十百千万億兆京](?:{ARABIC}|{_KANJI}+)?)*"

_ONES = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:10])}))?|{'|'.join(reversed(_ONES))})"
_SCALE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SCALE |= {"lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7}
_SCALE |= {f"{lakh} {crore}": 10**12 for lakh in ("lakh", "lakhs") for crore in ("crore", "crores")}
_SHORT = {"tril.": 10**12, "tril": 10**12, "bil.": 10**9, "bil": 10**9, "mil.": 10**6, "mil": 10**6}
_SHORT |= {"tn": 10**12, "bn": 10**9, "mn": 10**6, "k": 10**3, "M": 10**6, "B": 10**9, "T": 10**12, "m": 10**6}
_SHORT |= {"bln": 10**9, "mln": 10**6, "trn": 10**12, "b": 10**9, "t": 10**12, "cr": 10**7}
_SCALES = "|".join(reversed(_SCALE))
SCALE_WORD = rf"[ -]?(?:{_SCALES})\b|[ -]?(?:[Tt]ril\b\.?|[Bb]il\b\.?|[Mm]il\b\.?|tr?n\b|bl?n\b|ml?n\b)|k\b|[MBT]\b"
SCALE_OF_MONEY = r" ?(?:[mb]|[Cc]r)\b|t\b"
"""What is a scale only behind an amount of money: $310m, $0.41b, Rs 40 cr."""
_HALF = r"[ -]and[ -]a[ -]half\b"
_GROUP = rf"{_SMALL}(?:[ -]hundred(?:(?: and)?[ -]{_SMALL})?|[ -]dozen|(?i:{_HALF}))?"
_HALVED = (
    "(?:kilo|mega|giga|tera)?-?(?:met(?:re|er)|watt|byte|gram|lit(?:re|er)|ton)|hectare|mile|percentage point|per ?cent"
)
WORDED = (
    rf"\b(?i:half an?(?=[ -](?:{_HALVED}))"
    rf"|(?:(?:half )?an? (?:(?:hundred|dozen)(?![a-z])|(?=(?:{_SCALES})\b))|(?:{_GROUP}|dozen(?!s))(?![a-z]))"
    rf"(?:[ -]?(?:{_SCALES})(?![a-z])(?:(?:,| and)?[ -]{_GROUP})?)*)\b"
)
"""English number words: `sixty`, `two hundred and five`, `a million`, `three dozen`."""
NUMBER_WORDS = frozenset((*_ONES, *_TENS, *_SCALE, "hundred", "dozen", "half"))
"""Words of which every English number in words has one."""

_DIGIT = {kanji: digit for digit, kanji in enumerate("〇一二三四五六七八九")} | {"零": 0}
_UNIT = {"十": 10, "百": 100, "千": 1000}
_MYRIAD = {"万": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}
_PART = compiled(rf"{ARABIC}|[.][〇零一二三四五六七八九]+|.")
_FIGURES = str.maketrans("〇零一二三四五六七八九", "00123456789")
_LETTERS = compiled("[A-Za-z.]+")
_WORD = (
    {word: n for n, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, 2)} | {"a": 1, "an": 1}
)

LONGEST = 40
"""Digits up to which a number is calculated with; longer ones (which are no amounts) are kept as they stand."""

_GROUPED = compiled(
    r"(?<![0-9A-Za-z.,/^+])(?<![0-9] )(?<![02-9]:)(?<![0-9]{2}:)(?<![A-Za-z]-)"
    r"(?:(?:19|20|21)[0-9]{2} )?[1-9][0-9]{0,2}(?: [0-9]{3})+"
    r"(?! ?[0-9]|[.,/][0-9]{3}(?![0-9])|[A-Z])"
)
_SPACED = compiled("[0-9] [0-9]{3}(?![0-9])")
_GROUP_BLANK = compiled("(?<![0-9]{4}) ")
_NUMBERING = compiled(
    r"\b(?:(?i:article|art|paragraph|para|section|chapter|item|annex|appendix|part|table|fig|figure|clause|page|step|phase"
    r"|volume|note|no|number|level|tier|category|stage|grade|route|scope|type|schedule|form|footnote|pillar|goal|objective"
    r"|priority|scenario|mission|measure|action|version|call|dial|phone|telephone|tel|helpline|hotline)s?"
    r"|Unit|Lot|Zone|Area|Block|Region|District|Group|Band|Ward|Line|Gate|Class|Option"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.? \Z"
)
"""Before a figure that numbers something, or is a day: Phase 2 300 schools."""


def grouped(folded: str) -> str:
    """A folded English text, the blanks between groups of three digits as commas (12 500 is 12,500); every character
    keeps its offset."""
    return _GROUPED.sub(_with_commas, folded) if _SPACED.search(folded) else folded


def _with_commas(found: re.Match[str]) -> str:
    start = found.start()
    if _NUMBERING.search(found.string, max(0, start - 16), start):
        return found[0]
    return _GROUP_BLANK.sub(",", found[0])


_NARROW: dict[int, int | str] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_NARROW |= {0x3000: " ", 0xA0: " ", 0x202F: " ", 0x2009: " ", 0xFFE5: "¥", 0x301C: "~", 0x2212: "-", 0x2013: "-"}
_NARROW |= {0xB5: "μ", 0x2010: "-", 0x2011: "-", 0x21D2: "→", 0x2019: "'", 0x09: " "}


_POINT = compiled(
    "(?<=[〇零])・(?=[〇零一二三四五六七八九])"
    "|(?<=[一二三四五六七八九十百千])・(?=[〇零一二三四五六七八九]+(?:%|パーセント|ポイント|倍|[万億兆]|キロ|メートル|ヘクタール|トン))"
)
"""The point of a decimal in kanji: 〇・五, 二・三倍. Between other kanji digits "・" lists (令和八・九年度)."""


def fold(text: str) -> str:
    """The text with full-width characters, dashes, blanks and points made plain; every character keeps its offset."""
    folded = text.translate(_NARROW)
    return _POINT.sub(".", folded) if "・" in folded else folded


def plain(value: Fraction) -> str:
    """A value as an exact decimal, or as a fraction of whole numbers where no decimal is exact ("200/3")."""
    places = next((k for k in range(LONGEST + 1) if 10**k % value.denominator == 0), None)
    if places is None:
        return f"{value.numerator}/{value.denominator}"
    digits = str(value.numerator * 10**places // value.denominator)
    if not places:
        return digits
    digits = digits.rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}"


def arabic(digits: str) -> Fraction:
    """The value of `1,234.5`."""
    return Fraction(digits.replace(",", "").replace(" ", ""))


def japanese(words: str) -> Fraction:
    """The value of `1兆2,000億`, `千二百`, `二〇三〇`."""
    total, section, last = Fraction(0), Fraction(0), None
    for part in _PART.findall(words):
        if part in _UNIT:
            section, last = section + (1 if last is None else last) * _UNIT[part], None
        elif part in _MYRIAD:
            total += (section + (last or 0) or 1) * _MYRIAD[part]
            section, last = Fraction(0), None
        elif part in _DIGIT:
            last = (last or Fraction(0)) * 10 + _DIGIT[part]
        elif part[0] == ".":
            last = (last or Fraction(0)) + Fraction(f"0{part.translate(_FIGURES)}")
        else:
            last = arabic(part)
    return total + section + (last or 0)


def scale(word: str) -> int:
    """What `trillion`, `bn` or `k` multiplies with; 1 for nothing."""
    word = word.strip(" -")
    return _SCALE.get(word.lower()) or _SHORT.get(word) or _SHORT.get(word.lower(), 1)


def worded(words: str) -> Fraction:
    """The value of `two hundred and sixty`, `a dozen`, `three million`."""
    total = section = Fraction(0)
    for word in _LETTERS.findall(re.sub(_HALF, " half", words.lower().removeprefix("half "))):
        if word in _WORD:
            section += _WORD[word]
        elif word == "half":
            section += Fraction(1, 2)
        elif word in ("hundred", "dozen"):
            section = (section or Fraction(1)) * (100 if word == "hundred" else 12)
        elif word in _SCALE:  # a lakh crore is so many crore
            total = total + (section or 1) * _SCALE[word] if section or not total else total * _SCALE[word]
            section = Fraction(0)
    return (total + section) / (2 if words[:4].lower() == "half" else 1)
