"""Numbers with what they count: amounts, shares, head-counts, sites, measures and dates in the words of a plan."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from typing import Literal, NamedTuple

from aiplan_revise.model.commitments import counted, dates
from aiplan_revise.model.commitments.numerals import (
    ARABIC,
    JAPANESE,
    LONGEST,
    SCALE_WORD,
    WORDED,
    arabic,
    japanese,
    plain,
    scale,
    worded,
)
from aiplan_revise.model.commitments.units import CURRENCIES
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.scripts import KANJI

TargetKind = Literal["count", "money", "percent", "quantity", "date", "number"]


class Found(NamedTuple):
    """A number as found, before its surroundings are read. `mantissa` is its value before 兆, 億 or "million"."""

    start: int
    end: int
    kind: TargetKind
    value: str
    unit: str = ""
    bound: str = ""
    mantissa: str = ""


# ---------------------------------------------------------------- what is not a target

_NAMES = r"Society|Industry|Web|Agenda|Beyond|GPT|Llama|Gemini|Claude|Windows|[Vv]ersion|[Vv]er\.|Healthcare|Convention"
_STANDARDS = r"(?:ISO|IEC|JIS|IEEE|RFC|ITU|ETSI|NIST|CEN|JTC)(?:[/ -](?:IEC|IEEE|TR|TS|SP|AI|RMF|JTC|SC|WG|T|R))*"
_REFERENCES = (
    rf"\b{_STANDARDS}[ -]?[A-Z]{{0,2}}[0-9][0-9.:-]*(?:[ /,]+(?:SC|WG) ?[0-9]+)*",
    rf"\b(?:{_NAMES})[ -]?[0-9]+(?:\.[0-9]+)*[A-Za-z]?",
    r"\b[Nn]os?\. ?[0-9]+(?:(?:, ?| and | to )[0-9]+(?= of|[,.;)]|$))*(?: of (?:19|20)[0-9]{2})?",
    r"\(E[CU]\) ?[0-9]+/[0-9]+|\b24/7\b",
    r"\b(?i:articles|paragraphs|sections|chapters|items|clauses) [0-9]+(?:, [0-9]+)*"
    r"(?:,? (?:and|or|to|through) [0-9]+)?",
    r"\b(?i:articles?|art\.|paragraphs?|para\.|sections?|chapters?|items?|annex|appendix|part|tables?|fig(?:ure|\.)|clause"
    r"|page|pp?\.|step|phase|volume|vol\.|note) ?[0-9]+(?:[.-][0-9]+)*(?:\([0-9a-z]{1,3}\))*(?![0-9]|,[0-9])",
    r"(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{1,3}){2,}(?:\.[a-z]\b)?",
    r"(?:(?<=[A-Za-z])|(?<=[A-Z]-))[0-9]+(?:\.[0-9]+)*"
    r"(?![0-9,.]*(?:人|名|社|件|か所|箇所|校|台|基|個|年|回|割|倍|千|百|万|億|兆|円|%|[A-Za-z]*[Ff][Ll][Oo][Pp]))[A-Za-z]*",
)
"""The last one: digits glued to Latin letters (GPT-4, Web3), unless something is counted (AI100人)."""
_REFERENCES_JA = (
    r"(?:(?:令和|平成|昭和) ?(?:元|[0-9一二三四五六七八九十]+)|[0-9]{4})年(?:[0-9]+月[0-9]+日)?"
    r"(?:法律|政令|省令|府令|勅令|告示|訓令|条約|[^ 、。]{0,4}規則)第?[0-9〇一二三四五六七八九十百千]+号",
    r"第 ?(?:[0-9]+|[〇一二三四五六七八九十百千]+)(?![0-9]|四?半期|位)"
    r"(?:条|項|号|章|節|編|期|次|回|版|世代|部|弾|段階)?(?:の[0-9]+)*",
    r"(?<![0-9])[0-9]+(?:条(?:の[0-9]+)*|号|章|節)(?![例件])",
    rf"(?<!{KANJI})(?:図表|図|表|注|様式|資料|別表|別紙|別添|参考) ?第?[0-9]+(?:-[0-9]+)?(?![0-9年月,])",
    r"[数何幾][十百千万億兆]+|十数|[百千]数十|誰一人|[1一]人(?:[1一]人|ひとり)|[1一]人でも|[1一]日も|五十嵐|四半期|万が?一|一億総活躍",
    r"八百屋|十人十色|千差万別|三位一体|十二分|一挙|一石二鳥",
)
_MARK = re.compile(r"(?:^|(?<=[\n\r]))[ \t　]*\(?([0-9]{1,2})(?:\)|\.(?![0-9]))")
_INLINE_MARK = re.compile(r"\(([0-9]{1,2})\)")

# ---------------------------------------------------------------- shares and multiples

_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}
_SHARE_EN = (
    r"(?i:\b(?:(?P<top>an?|one|two|three|four|[1-9])[ -])?(?P<part>half|third|quarter|fourth|fifth|tenth)s?"
    r"(?= (?:of|the)\b)(?! of (?:the )?(?:fiscal|FY|year|[0-9]{4}))|\bby (?P<half>half)\b)"
)
_SHARE_JA = (
    r"(?P<below>[0-9〇一二三四五六七八九十百]{1,6})分の(?P<above>[0-9一二三四五六七八九十百]{1,6})|(?P<most>過半数?)|(?P<even>半数|半分)"
    rf"|(?<![0-9.])(?P<tenths>(?>{ARABIC})|[一二三四五六七八九十])割(?:(?P<hundredths>[0-9一二三四五六七八九])分)?(?![当合り愛])"
)
_TIMES_EN = (
    r"\b(?i:(?P<two>doubl(?:e|es|ed|ing)(?![- ]?(?:check|click|standard|blind|down|edged))|twice|two-?fold)"
    r"|(?P<three>tripl(?:e|es|ed|ing)|three-?fold)|(?P<four>quadrupl(?:e|es|ed|ing)|four-?fold)|(?P<ten>ten-?fold)"
    r"|(?P<halved>halv(?:e|es|ed|ing)))\b"
)
_TIMES_JA = r"(?P<two>(?<![0-9一二三四五六七八九十百千数何])(?:倍増|倍(?=[にへ])))|(?P<halved>半減)"
_TIMES = {"two": "2", "three": "3", "four": "4", "ten": "10", "halved": "0.5"}


def _share(text: str, found: re.Match[str]) -> Found:
    """A share in percent; one that no decimal gives exactly is counted in its parts: two thirds are 2 of unit "1/3"."""
    groups = found.groupdict()
    if groups.get("below"):
        share = japanese(found["above"]) / (japanese(found["below"]) or 1)
    elif groups.get("tenths"):
        share = japanese(found["tenths"]) / 10 + japanese(found["hundredths"] or "〇") / 100
    elif groups.get("part"):
        top = found["top"] or "a"
        share = (Fraction(top) if top.isdigit() else worded(top)) / _PARTS[found["part"].lower()]
    else:
        share = Fraction(1, 2)
    if 10**LONGEST % share.denominator:
        return Found(*found.span(), "number", plain(Fraction(share.numerator)), f"1/{share.denominator}")
    return Found(*found.span(), "percent", plain(100 * share), "%", "at-least" if groups.get("most") else "")


_PART = r"(?<![0-9/.,])(?P<above>[1-9])/(?P<below>[2-9]|10)(?![0-9/])"


def _part(text: str, found: re.Match[str]) -> Found | None:
    """`1/2`; None where it is more than a whole, and no share then."""
    return _share(text, found) if int(found["above"]) < int(found["below"]) else None


def _multiple(text: str, found: re.Match[str]) -> Found:
    return Found(*found.span(), "count", _TIMES[found.lastgroup or "two"], "times")


# ---------------------------------------------------------------- dates

_ON_MONTH = re.compile(r"\b(?i:in|by|of|until|till|from|since|during|through|before|after|to|end|and)(?: the)? \Z")


def _as_found(day: dates.Day) -> Found:
    return Found(day.start, day.end, "date", day.value, day.unit, "by" if day.closing else "")


def _date_ja(text: str, found: re.Match[str]) -> Found:
    return _as_found(dates.read_japanese(found))


def _date_en(text: str, found: re.Match[str]) -> Found | None:
    """None where the year is a number of something ("2000 schools") or the month no date ("March on")."""
    if found["bare"] and not (found["of"] or found["tag"]):
        unit = counted.unit_after(text, found.end("bare"))
        dated = _ON_MONTH.search(text, max(0, found.start("bare") - 16), found.start("bare"))
        if unit and unit.name != "quarter" and not (dated and unit.kind == "count" and int(found["bare"]) % 100):
            return None
    if found["loose"] and not (found["d3"] or found["of"] or found["tag"]):
        before = _ON_MONTH.search(text, max(0, found.start() - 16), found.start())
        return _as_found(dates.read_english(found)) if before else None
    return _as_found(dates.read_english(found))


def _date_numeric(text: str, found: re.Match[str]) -> Found:
    return _as_found(dates.read_numeric(found))


def _date_short(text: str, found: re.Match[str]) -> Found:
    """`8年度`: a year of one or two digits; which one, the date before it says."""
    return Found(*found.span(), "date", plain(japanese(found["n"])), "fiscal-year")


# ---------------------------------------------------------------- numbers

_CURRENCY = r"(?:US\$|A\$|\$|¥|€|£|(?:JPY|USD|EUR|GBP) ?)"
_START = r"(?<![0-9])(?<![0-9]\.)"
_SCALED = rf"(?:(?P<scale>{SCALE_WORD}|(?(money)m\b|(?!)))(?![A-Za-z]))?"
_DIGITS = rf"{_START}(?P<money>{_CURRENCY})?(?P<digits>(?>{ARABIC})){_SCALED}"
_WORDS_EN = rf"(?P<words>{WORDED})"
_DIGITS_ALONE = _DIGITS + "(?![十百千万億兆京])"
_WORDS_JA = rf"{_START}(?P<money>{_CURRENCY})?(?P<words>{JAPANESE})"
_NAME = re.compile("[0-9]{1,2}(?:[A-Za-z]{1,2}(?![A-Za-z])|(?:st|nd|rd|th))")
"""5G, 3D, 21st."""
_KANJI_ONLY = re.compile("[〇零一二三四五六七八九十百千万億兆京]+")
_MANY = re.compile(
    "[一二三四五六七八九]?[十百千][一二三四五六七八九十百千万億兆]|[〇一二三四五六七八九]{3}|[一二三四五六七八九][十百千万億兆]"
)
_ALLOWED_DAYS = re.compile("以内|間|以上|以下|前|後|程度|まで|未満")
_BINDING = re.compile("以上|以内|以下|程度|未満|を?超|体制")


def _numbered(text: str, found: re.Match[str], value: Fraction, mantissa: str) -> Found:
    """A number with its unit: a currency before it, or what follows it."""
    start, end = found.span()
    unit = counted.unit_after(text, end)
    if found.groupdict().get("money"):
        end = unit.end if unit and unit.kind == "money" else end
        return Found(start, end, "money", plain(value), CURRENCIES[found["money"].strip()], "", mantissa)
    if not unit:
        return Found(start, end, "number", plain(value), "", "", mantissa)
    name = "staff" if unit.name == "person" and counted.is_staff(text, start, unit.end) else unit.name
    return Found(start, unit.end, unit.kind, plain(value * Fraction(unit.factor)), name, "", mantissa)


def _digits(text: str, found: re.Match[str]) -> Found:
    digits = found["digits"]
    if len(digits) > LONGEST:
        return Found(*found.span(), "number", digits)
    read = _numbered(text, found, arabic(digits) * scale(found["scale"] or ""), digits.replace(",", ""))
    return _skipped(text, found) if read.kind == "number" and _NAME.match(text, found.start()) else read


def _words_en(text: str, found: re.Match[str]) -> Found | None:
    """None for the "one" of "one of", "as one": only with a unit is it a number."""
    read = _numbered(text, found, worded(found["words"]), "")
    small = found["words"].lower() in ("one", "zero")
    return None if small and read.kind == "number" else read


def _words_ja(text: str, found: re.Match[str]) -> Found | None:
    """Numbers with kanji in them; None for kanji digits that are part of a word (十分, 三重, 一層)."""
    words = found["words"]
    if len(words) > LONGEST:
        return Found(*found.span(), "number", words)
    kanji = bool(_KANJI_ONLY.fullmatch(words))
    read = _numbered(text, found, japanese(words), re.sub("[十百千万億兆京].*", "", words).replace(",", ""))
    if not kanji or read.kind == "money":
        return read
    unit = counted.unit_after(text, found.end(), kanji=True)
    if words == "一":
        return read if unit and (_BINDING.match(text, unit.end) or unit.name in ("month", "site")) else None
    if not unit:
        bare = read if read.kind == "percent" else Found(*found.span(), "number", read.value)
        return bare if read.kind == "percent" or _MANY.match(words) else None
    return None if unit.name == "day" and not _ALLOWED_DAYS.match(text, unit.end) else read


# ---------------------------------------------------------------- one pass over a text

_Reader = Callable[[str, "re.Match[str]"], Found | None]


def _skipped(text: str, found: re.Match[str]) -> Found:
    """A place that is no target, whatever digits stand in it: its value is ""."""
    return Found(*found.span(), "number", "")


@cache
def _readers(lang: Lang) -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    """What may stand in a text, in the order in which it is tried at one place."""
    dated: list[tuple[re.Pattern[str], _Reader]] = [(dates.NUMERIC, _date_numeric), (re.compile(_PART), _part)]
    if lang == "ja":
        dated += [(re.compile(rule), _skipped) for rule in _REFERENCES_JA]
        dated += [
            (dates.JAPANESE, _date_ja),
            (dates.SHORT_FISCAL, _date_short),
            (re.compile(_SHARE_JA), _share),
            (re.compile(_TIMES_JA), _multiple),
        ]
    dated += [(dates.ENGLISH, _date_en), (re.compile("|".join(_REFERENCES), re.ASCII), _skipped)]
    if lang == "ja":
        return (*dated, (re.compile(_DIGITS_ALONE, re.ASCII), _digits), (re.compile(_WORDS_JA), _words_ja))
    dated += [(re.compile(_SHARE_EN, re.ASCII), _share), (re.compile(_TIMES_EN, re.ASCII), _multiple)]
    return (*dated, (re.compile(_DIGITS, re.ASCII), _digits), (re.compile(_WORDS_EN, re.ASCII), _words_en))


def _marks(text: str) -> set[int]:
    """Where the numbers of list marks stand: at the start of a line, or in brackets counting up from (1)."""
    found = {m.start(1) for m in _MARK.finditer(text)}
    inline = list(_INLINE_MARK.finditer(text))
    due = 1
    for mark in inline if len(inline) > 1 else ():
        if int(mark[1]) == due:
            found.add(mark.start(1))
            due += 1
    return found


_GLUED = re.compile(r"[^\W0-9A-Za-z_]")


def _enumerated(text: str, listed: list[Found]) -> list[Found]:
    """Without the bare 1, 2, 3 … glued to the words they number (1医療、2介護、3防災), as plain text leaves of ①②③."""
    bare = [f for f in listed if f.kind == "number" and _GLUED.match(text, f.end) and text[f.start : f.end] == f.value]
    marks: list[Found] = []
    for found in bare:
        if found.value == str(len(marks) + 1):
            marks.append(found)
    places = {found.start for found in marks}
    return [found for found in listed if found.start not in places] if len(marks) > 1 else listed


def quantities(text: str, lang: Lang) -> list[Found]:
    """All numbers of a folded text, in order; list marks, references and names with digits are left out."""
    return _enumerated(text, list(_quantities(text, lang)))


def _quantities(text: str, lang: Lang) -> Iterator[Found]:
    marks, readers = _marks(text), _readers(lang)
    ahead = [pattern.search(text) for pattern, _ in readers]
    at = 0
    while True:
        best = min((m.start(), n) for n, m in enumerate(ahead) if m) if any(ahead) else None
        if best is None:
            return
        place, n = best
        match = ahead[n]
        assert match
        found = readers[n][1](text, match) if place >= at and place not in marks else None
        if found and found.value:
            yield found
        at = max(at, found.end if found else at)
        ahead[n] = readers[n][0].search(text, max(at, place + 1))
