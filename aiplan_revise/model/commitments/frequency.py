"""How often something is done: 毎年度, ３年ごと, 年２回, 半年に一回; annually, every three years, twice a year."""

import re

from aiplan_revise.model.commitments.found import Found
from aiplan_revise.model.commitments.numerals import NUMBER_WORDS, japanese, plain, worded
from aiplan_revise.model.commitments.rungs import listed
from aiplan_revise.model.commitments.units import PER_HEADS
from aiplan_revise.model.patterns import compiled

_KANJI = "一二三四五六七八九十百千"
_N = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_PER = {"半年": "half-year", "半期": "half-year", "四半期": "quarter", "年度": "year", "年": "year", "月": "month"}
_PER |= {"週": "week", "日": "day", "か月": "month", "時間": "hour"}
_KA = str.maketrans("カヵヶ", "かかか")
_NO_TIME = "(?<![0-9.一二三四五六七八九十百千・~今来翌本同前昨去毎各隔月第])"
"""Before a period that stands for itself and is not the end of a date or of another word."""
OFTEN_JA = (
    rf"{_NO_TIME}(?:(?:毎|各)?(?P<per>半年|半期|四半期|年度?|週|月)|(?:毎|[1一])(?P<day>日)"
    rf"|[1一](?P<one>年度?|[かカヵヶ]月|週|時間)|日(?=に))"
    rf"間?(?:に|当たり|につき|(?:ごと|毎)に)?(?P<count>{_N}|[0-9]{{3}})(?:回|度)(?!目)"
)
"""年2回, 月1回, 毎年度1回, 四半期ごとに2回, 1日3回, 四半期に一度."""
_TIMES = f"に(?P<times>{_N})(?:回|度)(?!目)"
_EACH = "(?:ごと|毎)(?:に[1一](?:回|度)(?!目))?"
EACH_JA = (
    rf"(?<![0-9.・~一二三四五六七八九十百千月])(?P<n>{_N}) ?"
    r"(?:(?P<year>[かカヵヶ]?年度?)|(?P<month>[かカヵヶ]月)|(?P<week>週間?)|(?P<day>日)|(?P<hour>時間))"
    rf"(?:{_EACH}|{_TIMES})"
    rf"|(?P<every>(?:{_NO_TIME}(?:半年|半期|四半期|年度?|月|週|日)(?:ごと|毎)(?![月週日年])"
    r"|毎(?:年度?|四半期|月|週|時(?!間?約?[0-9])間?|日(?!新聞|の))|隔[年月週日])(?![末次刊常]|報(?!告)))"
    rf"|(?<![0-9{_KANJI}数かカヶ箇])(?P<rate>年間|月間)(?=(?:の[^、。\n0-9]{{1,12}}を)?(?:約|延べ)?[0-9{_KANJI}])"
)
"""3年ごと, 5年に一度, 2年に3回, 半年ごと; 毎年度, 毎月, 隔年; the 年間 of 年間2,000人."""
EACH_JA_NEEDS = listed("ごと 毎 隔 回 度 年間 月間")
RATE_JA = (
    rf"(?<![0-9の]|(?![ぁ-ヿ])\w)(?P<rate>[1一](?P<one>年|[かカヵヶ]月|週間?|日|時間)(?:当たり|あたり|につき|(?<=日)に?)"
    r"|(?P<span>年|(?<![かカヵヶケ])月|週|日|時間)(?:当たり|あたり)|(?P<bare>年|(?<![かカヵヶケ])月)に?)"
    rf"(?=約?(?:[0-9][0-9,.]*|[{_KANJI}])[{_KANJI}万億兆]*(?![0-9,.{_KANJI}万億兆月日回度年~・-]))"
    r"|(?<=[人名社件校台戸棟隻所円ント])/(?P<slash>年|月|日)(?![0-9度末額])"
)
"""The 年 of 年2,000人 and of 2,000人/年, and 1年当たり before an amount."""
HEADS_JA = (
    r"(?<![0-9.,])(?!1(?![0-9.,十百千万]))(?P<heads>[0-9][0-9,.]*[十百千万億]{0,2}) ?"
    r"(?P<what>人|名|世帯|戸|件|台|校|床|事業所|平方メートル|平方キロ(?:メートル)?|ヘクタール|ha|㎡|㎢|km2?|キロ(?:メートル)?|トン)"
    "(?:当たり|あたり|につき)"
)
"""Of how many an amount is: 人口１万人当たり１か所. Of one is said of nothing else."""
HEADS_JA_NEEDS = listed("当たり あたり につき")
_SPANS = {"year": ("1", "year"), "month": ("1", "month"), "week": ("1", "week"), "quarter": ("3", "month")}
_SPANS |= {"day": ("1", "day"), "hour": ("1", "hour"), "fortnight": ("2", "week"), "annum": ("1", "year")}
_SPANS |= {"half-year": ("6", "month"), "half-hour": ("30", "minute"), "half-an-hour": ("30", "minute")}
_SPANS |= {"quarter-of-an-hour": ("15", "minute"), "quarter-hour": ("15", "minute")}
_SPANS_JA = {"年間": "year", "月間": "month", "毎時間": "hour", "毎時": "hour"}
_OTHER_JA = {"隔年": ("2", "year"), "隔月": ("2", "month"), "隔週": ("2", "week"), "隔日": ("2", "day")}

_ADVERBS = {"annually": ("1", "year"), "yearly": ("1", "year"), "monthly": ("1", "month"), "weekly": ("1", "week")}
_ADVERBS |= {"quarterly": ("3", "month"), "biennially": ("2", "year"), "triennially": ("3", "year")}
_ADVERBS |= {"fortnightly": ("2", "week"), "twice-yearly": ("6", "month")}
_ADVERBS |= dict.fromkeys(
    ("semi-annually", "semiannually", "biannually", "half-yearly", "half-annually"), ("6", "month")
)
_CLOCK = {"daily": ("1", "day"), "hourly": ("1", "hour")}
"""Adverbs that are mostly adjectives ("daily life"), which say how often only where a clause ends or goes on."""
_ADJECTIVES = {"annual": ("1", "year"), "biennial": ("2", "year"), "triennial": ("3", "year")}
_ADJECTIVES |= dict.fromkeys(
    ("semi-annual", "semiannual", "half-yearly", "biannual", "twice-yearly", "six-monthly"), ("6", "month")
)
RHYTHMS = _ADVERBS | _CLOCK | _ADJECTIVES
"""Words for how often, with the time between one and the next."""
_SOME = "two|three|four|five|six|seven|eight|nine|ten|twelve|[0-9]{1,2}"
_NTH = {"other": "2", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "tenth": "10"}
_OF = "(?:fiscal |financial |calendar )?"
_UNIT = "year|month|week|day|hour"
_ANY = f"{_UNIT}|quarter(?! of an hour)|fortnight|half[- ]year|half[- ](?:an )?hour|quarter(?: of an)?[- ]hour"
_ENDS = r"(?=[.,;:)]|$| (?:at|by|for|from|in|on|to|with|and|or|via|through|during|basis)\b)"
EACH_EN = (
    rf"(?i:\b(?:(?:once )?(?:every|each)|(?:once )?per|once an?) {_OF}(?P<every>{_ANY}|(?<=per )annum)\b"
    r"(?! of (?:the|each|every) (?:year|week|month)\b)"
    rf"|\b(?:once )?every (?P<nth>{'|'.join(_NTH)}) {_OF}(?P<other>{_UNIT})\b"
    rf"|\ban? (?P<rate>{_UNIT}|quarter(?! of\b)|fortnight)\b"
    rf"|\b(?:once )?every (?P<n>{_SOME}) {_OF}(?P<unit>{_UNIT}|minute)s\b"
    rf"|\b(?P<span>{_SOME})-(?P<spanned>year|month|week)ly\b"
    rf"|(?<!\bthe )\b(?:once )?(?P<adverb>{'|'.join(_ADVERBS)})\b|\b(?P<clock>{'|'.join(_CLOCK)})\b{_ENDS}"
    rf"|(?:(?<=\ba )|(?<=\ban ))(?P<adjective>{'|'.join(_ADJECTIVES)})\b)"
)
_BY_ADVERB = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day"}
_OFTEN = r"\b(?:(?P<once>once)|(?P<twice>twice)|(?P<thrice>thrice)"
_OFTEN += r"|(?P<count>(?:twenty|thirty|forty|fifty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
_OFTEN += r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
_OFTEN += r"|[0-9]{1,3})(?: or more)? times)"
OFTEN_EN = (
    rf"(?i:{_OFTEN}(?: or more)?"
    rf"(?: (?:(?:an?|per|each|every|in an?|in any|in one) {_OF}(?P<per>{_ANY})"
    rf"|(?:every|in|within)(?: any)? (?P<n>{_SOME}) (?P<unit>{_UNIT})s)| (?P<adverb>{'|'.join(_BY_ADVERB)}))\b)"
)
EACH_WORDS = frozenset(
    (
        "every",
        "each",
        "per",
        "once",
        "semi",
        "half",
        "quarter",
        "fortnight",
        *_UNIT.split("|"),
        *_ADVERBS,
        *_CLOCK,
        *_ADJECTIVES,
    )
)
OFTEN_WORDS = frozenset(("once", "twice", "thrice", "times"))
"""Words of which a text with a match of EACH_EN or OFTEN_EN has one."""


def often_ja(text: str, found: re.Match[str]) -> Found:
    """So many times a year, month, week, day."""
    per = found["per"] or (found["one"] or "日").translate(_KA)
    return Found(*found.span(), "count", plain(japanese(found["count"])), f"time a {_PER[per]}")


def each_ja(text: str, found: re.Match[str]) -> Found:
    """The time between one and the next, or so many times in so many years."""
    if found["n"]:
        unit = next(name for name in _UNIT.split("|") if found[name])
        return _in(found, plain(japanese(found["times"] or "1")), plain(japanese(found["n"])), unit)
    said = found["every"] or found["rate"]
    if said in _OTHER_JA:
        return Found(*found.span(), "quantity", *_OTHER_JA[said], rate=True)
    per = _SPANS_JA.get(said) or _PER[said.removeprefix("毎").removesuffix("毎").removesuffix("ごと")]
    return Found(*found.span(), "quantity", *_SPANS[per], rate=True)


def rate_ja(text: str, found: re.Match[str]) -> Found:
    """The time for which an amount is given."""
    per = found["bare"] or found["span"] or found["slash"] or found["one"].replace("週間", "週").translate(_KA)
    return Found(*found.span(), "quantity", *_SPANS[_PER[per]], rate=True)


def heads_ja(text: str, found: re.Match[str]) -> Found:
    """Of how many an amount is."""
    return Found(*found.span(), "count", plain(japanese(found["heads"])), f"{PER_HEADS}{found['what']}")


def often_en(text: str, found: re.Match[str]) -> Found:
    """So many times a year, month, week, or in so many of them."""
    count = "1" if found["once"] else "2" if found["twice"] else "3" if found["thrice"] else _number(found["count"])
    if found["n"]:
        return _in(found, count, _number(found["n"]), found["unit"].lower())
    per = (found["per"] or _BY_ADVERB[found["adverb"].lower()]).lower().replace(" ", "-")
    return Found(*found.span(), "count", count, f"time a {'2 week' if per == 'fortnight' else per}")


def _in(found: re.Match[str], times: str, many: str, unit: str) -> Found:
    """So many times in so many years; once in them is the time between one and the next."""
    if times == "1":
        return Found(*found.span(), "quantity", many, unit, rate=True)
    return Found(*found.span(), "count", times, f"time a {many} {unit}")


_AMOUNT = compiled(
    rf"(?:[0-9](?:%|[kKmMbBtT]n?)?|\b(?i:{'|'.join(sorted(NUMBER_WORDS))}|[mb]illion))(?: [A-Za-z-]+){{0,4}} \Z"
)

_CLOCKED = compiled(r"\b24[ -]hours? \Z|\b(?:to|from|within|for|over|than|of|in|after|before|by|and|about) \Z")
"""What stands before "a day" or "a year" where no amount is given for it."""


def each_en(text: str, found: re.Match[str]) -> Found | None:
    """The time between one and the next, and that for which an amount is given ("2,000 people a year")."""
    if found["rate"]:
        before = max(0, found.start() - 60), found.start()
        given = _AMOUNT.search(text, *before) and not _CLOCKED.search(text, *before)
        return Found(*found.span(), "quantity", *_SPANS[found["rate"].lower()], rate=True) if given else None
    return Found(*found.span(), "quantity", *_between(found), rate=True)


def _between(found: re.Match[str]) -> tuple[str, str]:
    """The time between one and the next."""
    for count, unit in (("n", "unit"), ("span", "spanned")):
        if found[count]:
            return _number(found[count]), found[unit].lower()
    if found["nth"]:
        return _NTH[found["nth"].lower()], found["other"].lower()
    if found["every"]:
        return _SPANS[found["every"].lower().replace(" ", "-")]
    named = (found["adverb"] or found["clock"] or found["adjective"]).lower()
    return RHYTHMS[named]


def _number(words: str) -> str:
    return words if words.isdigit() else plain(worded(words))
