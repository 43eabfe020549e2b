"""Numbers with what they count: amounts, shares, head-counts, sites, measures and dates in the words of a plan."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from msgspec.structs import replace

from aiplan_revise.model.commitments import (
    counted,
    dated,
    frequency,
    grades,
    headed,
    lasting,
    levels,
    powers,
    references,
    shares,
)
from aiplan_revise.model.commitments.financial import stroked
from aiplan_revise.model.commitments.found import Found
from aiplan_revise.model.commitments.money import BEGINS, CURRENCIES, CURRENCY
from aiplan_revise.model.commitments.numerals import (
    ARABIC,
    JAPANESE,
    LONGEST,
    NUMBER_WORDS,
    SCALE_OF_MONEY,
    SCALE_WORD,
    WORDED,
    arabic,
    fold,
    grouped,
    japanese,
    plain,
    scale,
    worded,
)
from aiplan_revise.model.commitments.readers import Reader, spoken
from aiplan_revise.model.commitments.rungs import listed
from aiplan_revise.model.commitments.signed import SIGNS, signed
from aiplan_revise.model.commitments.units import PEOPLE
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled

TargetKind = Literal["count", "money", "percent", "quantity", "date", "number"]


_ZERO_JA = "(?<![ァ-ヺー])ゼロ(?=に(?:する|し|向け|削減|抑|おさえ|近付|近づ)|と(?:する|し)|を(?:目指|達成|実現))"
"""What is to come to zero; not names (ゼロエミッション)."""


def _zero(text: str, found: re.Match[str]) -> Found:
    return Found(*found.span(), "number", "0")


# ---------------------------------------------------------------- numbers

_BEGINS = f"[0-9{BEGINS}]"
_BEGINS_JA = f"[0-9{BEGINS}〇零一二三四五六七八九十百千]"
"""The signs with which numbers begin, with a currency or without one."""
_START = r"(?<![0-9])(?<![0-9]\.)"
_SCALED = rf"(?:(?P<scale>{SCALE_WORD}|(?(money)(?:{SCALE_OF_MONEY})|(?!)))(?![A-Za-z]))?"
_DIGITS = rf"{_START}(?:(?P<money>{CURRENCY}) ?)?(?P<digits>(?>{ARABIC})){_SCALED}"
_WORDS_EN = rf"(?P<words>{WORDED})"
_DIGITS_ALONE = _DIGITS + "(?![十百千万億兆京])"
_WORDS_JA = rf"{_START}(?:(?P<money>{CURRENCY}) ?)?(?P<words>{JAPANESE})"
_NAME = compiled("[0-9]{1,2}(?:(?P<nth>st|nd|rd|th)(?![A-Za-z])|[A-Za-z]{1,2}(?![A-Za-z]))")
"""5G, 3D, 21st."""
_RANKED = compiled(r"(?i:\brank\w*\b[^.;]*)\Z")
_ONE = compiled(r"[ -](?i:place|stop|roof|window|step|hand|point|another|side|way)\b")
"""What "one" stands before without being a number."""
_AT_LEAST = compiled(r"\b(?i:at least|a minimum of|(?:no|not) (?:fewer|less) than) \Z")
_NOUN = compiled(r" (?!of\b|or\b|and\b|in\b|to\b|third|half|quarter)[a-z]")
_ANY = compiled(r"\b(?i:any) \Z")
_KINDS = 5
"""Up to here a number in words that is joined to a noun tells a kind: two-way, three-layer, five-star."""
_MODEL = compiled(" ?(?:規模|モデル|級|クラス|パラメータ)")
_KANJI_ONLY = compiled("[.〇零一二三四五六七八九十百千万億兆京]+")
_MANY = (
    "[一二三四五六七八九]?[十百千][一二三四五六七八九十百千万億兆]"
    "|[〇一二三四五六七八九]{3}|[一二三四五六七八九][十百千万億兆]"
)
_IDIOM = compiled("五十音|十二支|三十[路三]|五十歩|二十四節|四十九日|八十八夜|百八十度")
"""Numbers of kanji that count nothing, whatever follows."""
_RANGED = compiled("~[〇一二三四五六七八九十百千]")
_ALLOWED_DAYS = compiled("を?超|以内|間|以上|以下|前|後|程度|まで|未満")
_LASTING = compiled("(?:年|週)間(?!を通|中|に)")
_BINDING = compiled("以上|以内|以下|程度|未満|を?超|体制")


def _numbered(text: str, found: re.Match[str], value: Fraction, mantissa: str) -> Found:
    """A number with its unit: a currency before it, or what follows it."""
    start, end = found.span()
    unit = counted.counted_after(text, start, end)
    if found.groupdict().get("money"):
        end = unit.end if unit and unit.kind == "money" else end
        return Found(start, end, "money", plain(value), CURRENCIES[found["money"]], "", mantissa)
    if age := counted.age(text, start, end, unit):
        return Found(*age, "count", plain(value), "age", "", mantissa)
    if not unit:
        kind: TargetKind = "count" if (times := counted.is_factor(text, start)) else "number"
        return Found(start, end, kind, plain(value), "times" if times else "", "", mantissa)
    name = counted.name(text, start, unit)
    return Found(start, unit.end, unit.kind, plain(value * Fraction(unit.factor)), name, "", mantissa)


def _digits(text: str, found: re.Match[str]) -> Found:
    digits = found["digits"]
    if len(digits) > LONGEST:
        return Found(*found.span(), "number", digits)
    read = _numbered(text, found, arabic(digits) * scale(found["scale"] or ""), re.sub("[ ,]", "", digits))
    if found["scale"] in ("B", "T") and _MODEL.match(text, found.end()):
        return replace(read, kind="count", unit="parameter", end=found.end())
    if read.kind != "number" or not (name := _NAME.match(text, found.start())):
        return read
    ranked = name["nth"] and _RANKED.search(text, max(0, found.start() - 40), found.start())
    return replace(read, kind="count", unit="rank", end=name.end()) if ranked else _skipped(text, found)


def _power(text: str, found: re.Match[str]) -> Found | None:
    value = powers.power(found)
    return None if value is None else _numbered(text, found, value, "")


def _words_en(text: str, found: re.Match[str]) -> Found | None:
    """None for the "one" of "one of", "as one": only with a unit is it a number; for what only tells a kind ("two-area
    approval", "one-stop"); and for "zero emissions"."""
    read = _numbered(text, found, worded(found["words"]), "")
    word = found["words"].lower()
    if word == "zero" and text.endswith(" to ", 0, found.start()):
        return read
    if word == "one" and _ANY.search(text, max(0, found.start() - 4), found.start()):
        return None
    if word == "one" and read.kind == "number" and _AT_LEAST.search(text, max(0, found.start() - 20), found.start()):
        return read if _NOUN.match(text, found.end()) else None
    if word in ("one", "zero") and (read.kind == "number" or _ONE.match(text, found.end())):
        return None
    if word == "zero" and not counted.unit_after(text, found.end()):
        return None
    joined = text.startswith("-", found.end()) and read.kind in ("count", "number") and read.unit not in PEOPLE
    return None if joined and worded(found["words"]) <= _KINDS else read


def _words_ja(text: str, found: re.Match[str]) -> Found | None:
    """Numbers with kanji in them; None for kanji digits that are part of a word (十分, 三重, 一層)."""
    words = found["words"]
    if len(words) > LONGEST:
        return Found(*found.span(), "number", words)
    kanji = bool(_KANJI_ONLY.fullmatch(words))
    first = re.sub("[十百千万億兆京].*", "", words)
    read = _numbered(text, found, japanese(words), first and plain(japanese(first)))
    if not kanji or read.kind == "money":
        return read
    unit = counted.unit_after(text, found.end(), kanji=True)
    if words == "一":
        known = unit and (_BINDING.match(text, unit.end) or unit.name in ("month", "site", "kind"))
        return read if known or (unit and _LASTING.match(text, found.end())) else None
    if not unit and read.kind == "count" and re.match(_MANY, words) and not _IDIOM.match(text, found.start()):
        return read
    if not unit:
        bare = read if read.kind == "percent" else Found(*found.span(), "number", read.value, mantissa=read.mantissa)
        told = (
            re.match(_MANY, words) or _RANGED.match(text, found.end()) or counted.is_raised(text, words, found.span())
        )
        return bare if read.kind == "percent" or told else None
    return None if unit.name == "day" and not _ALLOWED_DAYS.match(text, unit.end) else read


# ---------------------------------------------------------------- one pass over a text


def _skipped(text: str, found: re.Match[str]) -> Found:
    """A place that is no target, whatever digits stand in it: its value is ""."""
    return Found(*found.span(), "number", "")


_FIRST = (
    *dated.FIRST,
    Reader(shares.PART, shares.part, "/"),
)
_COMMON = (
    *dated.COMMON,
    *(
        Reader(rule, _skipped, needs, frozenset() if needs else references.REFERENCE_WORDS, re.ASCII)
        for rule, needs in references.REFERENCES.items()
    ),
)
READERS: dict[Lang, tuple[Reader, ...]] = {
    "ja": (
        *_FIRST,
        Reader(lasting.LASTING_JA, lasting.lasting_ja, lasting.LASTING_JA_NEEDS),
        Reader(frequency.OFTEN_JA, frequency.often_ja, "回度"),
        Reader(frequency.EACH_JA, frequency.each_ja, frequency.EACH_JA_NEEDS),
        Reader(frequency.RATE_JA, frequency.rate_ja, "年月日週時"),
        Reader(frequency.HEADS_JA, frequency.heads_ja, frequency.HEADS_JA_NEEDS),
        Reader(grades.GRADE_JA, grades.grade_ja, grades.GRADE_JA_NEEDS),
        *(Reader(rule, _skipped, needs) for rule, needs in references.REFERENCES_JA.items()),
        *dated.JA,
        Reader(lasting.HALF_YEAR, lasting.half_year, ("半年",)),
        Reader(shares.OF_JA, shares.of_ja, shares.OF_JA_NEEDS),
        Reader(shares.SHARE_JA, shares.share_ja, listed("分の 過半 半数 半分 半額 割")),
        Reader(shares.TIMES_JA, shares.multiple, listed("倍増 倍に 倍へ 半減")),
        Reader(_ZERO_JA, _zero, ("ゼロ",)),
        *_COMMON,
        Reader(_DIGITS_ALONE, _digits, references.FIGURES, flags=re.ASCII, starts=_BEGINS),
        Reader(_WORDS_JA, _words_ja, starts=_BEGINS_JA),
    ),
    "en": (
        *_FIRST,
        *dated.ABROAD,
        Reader(levels.LEVEL_EN, levels.level_en, levels.LEVEL_NEEDS, flags=re.ASCII),
        Reader(levels.SCOPE_EN, levels.scope_en, levels.SCOPE_NEEDS, flags=re.ASCII),
        Reader(levels.RATIO_EN, levels.ratio_en, ":", flags=re.ASCII, holds=levels.RATIO_HOLDS),
        Reader(powers.POWER, _power, references.FIGURES, holds=powers.POWER_HOLDS),
        *_COMMON,
        Reader(lasting.LASTING_EN, lasting.lasting_en, words=lasting.LASTING_EN_WORDS, flags=re.ASCII),
        Reader(frequency.OFTEN_EN, frequency.often_en, words=frequency.OFTEN_WORDS),
        Reader(frequency.EACH_EN, frequency.each_en, words=frequency.EACH_WORDS),
        Reader(shares.OF_EN, shares.of_en, flags=re.ASCII),
        Reader(shares.SHARE_EN, shares.share_en, words=shares.SHARE_WORDS, flags=re.ASCII),
        Reader(shares.TIMES_EN, shares.multiple, words=shares.TIMES_WORDS, flags=re.ASCII),
        Reader(_DIGITS, _digits, references.FIGURES, flags=re.ASCII, starts=_BEGINS),
        Reader(_WORDS_EN, _words_en, words=NUMBER_WORDS, flags=re.ASCII),
    ),
}
"""What may stand in a text, in the order in which it is tried at one place."""


def read_as(text: str, lang: Lang) -> str:
    """The text in the form in which its numbers are read; every character keeps its offset."""
    return fold(text) if lang == "ja" else stroked(grouped(fold(text)))


def quantities(text: str, lang: Lang) -> list[Found]:
    """All numbers of a folded text, in order; list marks, references and names with digits are left out."""
    listed = list(_quantities(text, lang))
    if ":" in text:
        listed = list(headed.headed(text, listed, lambda words: list(_quantities(words, lang))))
    if lang == "ja" and not SIGNS.isdisjoint(text):
        listed = list(signed(text, listed))
    return references.enumerated(text, listed)


def _quantities(text: str, lang: Lang) -> Iterator[Found]:
    marks, readers = references.marks(text), READERS[lang]
    signs, words = frozenset(text), spoken(text)
    ahead = [reader.first(text, signs, words) for reader in readers]
    at = 0
    while True:
        best = min((m.start(), n) for n, m in enumerate(ahead) if m) if any(ahead) else None
        if best is None:
            return
        place, n = best
        match = ahead[n]
        assert match
        found = readers[n].read(text, match) if place >= at and place not in marks else None
        if found and found.value:
            yield found
        at = max(at, found.end if found else at)
        ahead[n] = readers[n].search(text, max(at, place + 1))
