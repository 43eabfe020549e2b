"""How often something is done: 毎年度, ３年ごと, 年２回, 半年に一回; annually, every three years, twice a year."""

import re

from aiplan_revise.model.commitments.found import Found
from aiplan_revise.model.commitments.numerals import NUMBER_WORDS, japanese, plain, worded
from aiplan_revise.model.commitments.rungs import listed

_KANJI = "一二三四五六七八九十百千"
_N = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_PER = {"半年": "half-year", "四半期": "quarter", "年度": "year", "年": "year", "月": "month", "週": "week"}
OFTEN_JA = (
    r"(?<![0-9.一二三四五六七八九十百千・~今来翌本同前昨去毎])(?P<per>半年|四半期|年度?|週|月)(?:に|当たり)?"
    rf"(?P<count>{_N}|[0-9]{{3}})(?:回|度)(?!目)"
)
"""年2回, 月1回, 四半期に一度."""
_TIMES = f"に(?P<times>{_N})(?:回|度)(?!目)"
EACH_JA = (
    rf"(?<![0-9.・~一二三四五六七八九十百千])(?P<n>{_N}) ?"
    rf"(?:(?P<year>[かカヶ]?年度?)|(?P<month>[かカヶ]月)|(?P<week>週間?))(?:ごと|毎|{_TIMES})|(?P<every>半年ごと|半期ごと|四半期ごと|四半期毎|毎(?:年度?|月|週)|隔[年月週])(?![末次刊]|報(?!告))"
    rf"|(?<![0-9{_KANJI}数かカヶ箇])(?P<rate>年間|月間)(?=約?[0-9{_KANJI}])"
)
"""3年ごと, 5年に一度, 2年に3回, 半年ごと; 毎年度, 毎月, 隔年; the 年間 of 年間2,000人."""
EACH_JA_NEEDS = listed("ごと 毎 隔 回 度 年間 月間")
_SPANS = {"year": ("1", "year"), "month": ("1", "month"), "week": ("1", "week"), "quarter": ("3", "month")}
_SPANS |= {"半年ごと": ("6", "month"), "半期ごと": ("6", "month"), "四半期ごと": ("3", "month")}
_SPANS |= {"四半期毎": ("3", "month"), "毎年": ("1", "year"), "毎年度": ("1", "year"), "毎月": ("1", "month")}
_SPANS |= {"年間": ("1", "year"), "月間": ("1", "month")}
_SPANS |= {"毎週": ("1", "week"), "隔年": ("2", "year"), "隔月": ("2", "month"), "隔週": ("2", "week")}

_ADVERBS = {"annually": ("1", "year"), "yearly": ("1", "year"), "monthly": ("1", "month"), "weekly": ("1", "week")}
_ADVERBS |= {"quarterly": ("3", "month"), "biennially": ("2", "year")}
_ADVERBS |= dict.fromkeys(("semi-annually", "semiannually", "biannually"), ("6", "month"))
_ADJECTIVES = {"annual": ("1", "year"), "biennial": ("2", "year"), "triennial": ("3", "year")}
_ADJECTIVES |= {"semi-annual": ("6", "month"), "semiannual": ("6", "month")}
_SOME = "two|three|four|five|six|seven|eight|nine|ten|twelve|[0-9]{1,2}"
EACH_EN = (
    r"(?i:\b(?:every|each|per) (?P<every>year|month|week|quarter)\b"
    r"|\bevery (?:other|second) (?P<other>year|month|week)\b|\ban? (?P<rate>year|month|week)\b"
    rf"|\bevery (?P<n>{_SOME}) (?P<unit>year|month|week)s\b|\b(?P<span>{_SOME})-(?P<spanned>year|month|week)ly\b"
    rf"|(?<!\bthe )\b(?P<adverb>{'|'.join(_ADVERBS)})\b"
    rf"|(?:(?<=\ba )|(?<=\ban ))(?P<adjective>{'|'.join(_ADJECTIVES)})\b)"
)
OFTEN_EN = (
    r"(?i:\b(?:(?P<once>once)|(?P<twice>twice)|(?P<count>two|three|four|five|six|ten|twelve|[0-9]{1,2}) times)"
    r" (?:(?:a|per|each|every|an?|in a) (?P<per>year|month|week|quarter)"
    rf"|(?:every|in) (?P<n>{_SOME}) (?P<unit>year|month|week)s)\b)"
)
EACH_WORDS = frozenset(("every", "each", "per", "year", "month", "week", "semi", *_ADVERBS, *_ADJECTIVES))
OFTEN_WORDS = frozenset(("once", "twice", "times"))
"""Words of which a text with a match of EACH_EN or OFTEN_EN has one."""


def often_ja(text: str, found: re.Match[str]) -> Found:
    """So many times a year, month, week."""
    return Found(*found.span(), "count", plain(japanese(found["count"])), f"time a {_PER[found['per']]}")


def each_ja(text: str, found: re.Match[str]) -> Found:
    """The time between one and the next, or so many times in so many years."""
    if found["n"]:
        unit = next(name for name in ("year", "month", "week") if found[name])
        return _in(found, plain(japanese(found["times"] or "1")), plain(japanese(found["n"])), unit)
    return Found(*found.span(), "quantity", *_SPANS[found["every"] or found["rate"]])


def often_en(text: str, found: re.Match[str]) -> Found:
    """So many times a year, month, week, or in so many of them."""
    count = "1" if found["once"] else "2" if found["twice"] else _number(found["count"])
    if found["per"]:
        return Found(*found.span(), "count", count, f"time a {found['per'].lower()}")
    return _in(found, count, _number(found["n"]), found["unit"].lower())


def _in(found: re.Match[str], times: str, many: str, unit: str) -> Found:
    """So many times in so many years; once in them is the time between one and the next."""
    if times == "1":
        return Found(*found.span(), "quantity", many, unit)
    return Found(*found.span(), "count", times, f"time a {many} {unit}")


_AMOUNT = re.compile(rf"(?:[0-9]%?|\b(?i:{'|'.join(NUMBER_WORDS)}|[mb]illion))(?: [A-Za-z-]+){{0,4}} \Z")


def each_en(text: str, found: re.Match[str]) -> Found | None:
    """The time between one and the next, and that for which an amount is given ("2,000 people a year")."""
    if found["rate"]:
        given = _AMOUNT.search(text, max(0, found.start() - 60), found.start())
        return Found(*found.span(), "quantity", "1", found["rate"].lower()) if given else None
    if found["n"]:
        return Found(*found.span(), "quantity", _number(found["n"]), found["unit"].lower())
    if found["span"]:
        return Found(*found.span(), "quantity", _number(found["span"]), found["spanned"].lower())
    if found["other"]:
        return Found(*found.span(), "quantity", "2", found["other"].lower())
    named = (found["adverb"] or found["adjective"] or "").lower()
    known = _ADVERBS | _ADJECTIVES
    return Found(*found.span(), "quantity", *(known[named] if named else _SPANS[found["every"].lower()]))


def _number(words: str) -> str:
    return words if words.isdigit() else plain(worded(words))
