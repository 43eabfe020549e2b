"""Shares and multiples: 3分の2, 3人に1人, a half; 倍増, threefold."""

import re
from fractions import Fraction

from msgspec.structs import replace

from aiplan_revise.model.commitments.found import Found
from aiplan_revise.model.commitments.numerals import ARABIC, LONGEST, japanese, plain, worded
from aiplan_revise.model.commitments.rungs import listed

_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}
SHARE_EN = (
    r"(?i:\b(?:(?P<top>an?|one|two|three|four|[1-9])[ -])?(?P<part>half|third|quarter|fourth|fifth|tenth)s?"
    r"(?= (?:of|the)\b)(?! of (?:the )?(?:fiscal|FY|year|[0-9]{4}))"
    r"|\b(?:by|(?<!up )to(?= half(?: of\b|[.,;)]|$))) (?P<half>half)\b"
    r"|(?<=\brate of )(?P<at>an?|one|two|three|four)[ -](?P<rated>half|third|quarter|fourth|fifth|tenth)s?\b"
    r"|(?<=\bfrom )(?:(?P<whence>an?|one|two|three|four)[ -])?(?P<begun>half|third|quarter|fifth|tenth)s?(?= to )"
    r"|(?<=\()(?P<in>one|two|three|four)[ -](?P<bracketed>half|third|quarter|fourth|fifth|tenth)s?"
    r"(?=\)| (?:for|in|of|where|if|when|as)\b)"
    r"|(?:(?:(?<=\bup to )|\b(?:by|(?<!\bup )to) )(?P<by>an?|one|two|three|four)[ -]"
    r"(?P<cut>half|third|quarter|fourth|fifth|tenth)s?"
    r"|\b(?P<above>one|two|three|four)[ -](?P<below>third|fifth|tenth)s?)"
    r"(?=[.,;:)]|$| (?:by|in|of|from|over|and|or|to|within|until|than|compared|relative|per|for|where|if|when|is|are"
    r"|will|shall|must|should|below|above|less|more)\b)"
    r"|\b(?P<so>one|three)[ -](?P<less>quarter)s?(?= (?:below|above|less than|more than|lower|higher)\b))"
)
SHARE_WORDS = frozenset(word + end for word in _PARTS for end in ("", "s"))
"""Words of which a text with a match of SHARE_EN has one."""
SHARE_JA = (
    r"(?P<below>[0-9〇一二三四五六七八九十百]{1,6})分の(?P<above>[0-9一二三四五六七八九十百]{1,6})|(?P<most>過半数?)|(?P<even>半数|半分|半額)"
    rf"|(?<![0-9.])(?P<tenths>(?>{ARABIC})|[一二三四五六七八九十])割(?:(?P<hundredths>[0-9一二三四五六七八九])分)?(?![当合り愛])"
)
_FOLDS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred|thousand"
TIMES_EN = (
    r"\b(?i:(?P<two>doubl(?:e|es|ed|ing)(?![- ]?(?:check|click|standard|blind|down|edged))|twice)"
    r"|(?P<three>(?:tripl|trebl)(?:e|es|ed|ing))|(?P<four>quadrupl(?:e|es|ed|ing))|(?P<five>quintupl(?:e|es|ed|ing))"
    rf"|(?P<folds>{_FOLDS}|(?<![0-9.,])[0-9]{{1,3}}(?:\.[0-9]+)?)[ -]?fold|(?P<halved>halv(?:e|es|ed|ing)))\b"
)
TIMES_WORDS = frozenset(
    listed(
        "double doubles doubled doubling twice triple triples tripled tripling treble trebles trebled trebling"
        " quadruple quadruples quadrupled quadrupling quintuple quintuples quintupled quintupling"
        " fold halve halves halved halving"
    )
    + tuple(f"{many}fold" for many in _FOLDS.split("|"))
)
"""Words of which a text with a match of TIMES_EN has one."""
TIMES_JA = r"(?P<two>(?<![0-9一二三四五六七八九十百千数何])(?:倍増|倍(?=[にへ])))|(?P<halved>半減)"
_TIMES = {"two": "2", "three": "3", "four": "4", "five": "5"}


_ROUND = {"hundred": 100, "thousand": 1000}


def share_ja(text: str, found: re.Match[str]) -> Found:
    """A share: 3分の2, 過半数, 8割5分."""
    groups = found.groupdict()
    value = Fraction(1, 2)
    if groups.get("below"):
        value = japanese(found["above"]) / (japanese(found["below"]) or 1)
    elif groups.get("tenths"):
        value = japanese(found["tenths"]) / 10 + japanese(found["hundredths"] or "〇") / 100
    read = _as_share(found.span(), value, "at-least" if groups.get("most") else "")
    tenths = groups.get("tenths") and not groups["hundredths"]
    return replace(read, mantissa=plain(japanese(found["tenths"]))) if tenths else read


def share_en(text: str, found: re.Match[str]) -> Found:
    """A share in English words: half of, two-thirds, by a quarter."""
    part = found["part"] or found["cut"] or found["below"] or found["rated"] or found["bracketed"]
    part = part or found["begun"] or found["less"] or "half"
    top = found["top"] or found["by"] or found["above"] or found["at"] or found["in"]
    top = top or found["whence"] or found["so"] or "a"
    return _as_share(found.span(), _english(top) / _PARTS[part.lower()])


def _as_share(span: tuple[int, int], share: Fraction, bound: str = "") -> Found:
    """A share in percent; one that no decimal gives exactly is counted in its parts: two thirds are 2 of unit "1/3"."""
    if 10**LONGEST % share.denominator:
        return Found(*span, "number", plain(Fraction(share.numerator)), f"1/{share.denominator}")
    return Found(*span, "percent", plain(100 * share), "%", bound)


PART = r"(?<![0-9/.,])(?P<above>[1-9])/(?P<below>[2-9]|10)(?![0-9/])"


def part(text: str, found: re.Match[str]) -> Found | None:
    """`1/2`; None where it is more than a whole, and no share then."""
    return share_ja(text, found) if int(found["above"]) < int(found["below"]) else None


_WHOLE = "人|名|社|件|校|台|世帯|[かカヶ箇]所|自治体|団体|施設|病院"
OF_JA_NEEDS = tuple(f"{word}に" for word in listed("人 名 社 件 校 台 世帯 所 自治体 団体 施設 病院"))
"""Pieces of which a text with a match of OF_JA has one."""
OF_JA = (
    rf"(?<![0-9.,])(?P<all>{ARABIC}|[二三四五六七八九十百]+)(?P<of>{_WHOLE})"
    rf"に(?P<some>{ARABIC}|[一二三四五六七八九])(?P=of)(?!目|ずつ)"
)
OF_EN = (
    r"(?i:\b(?P<some>one|two|three|four|five|six|seven|eight|nine|[1-9])"
    r"(?:[ -]|(?<=one) [a-z]+ )(?:in|out[ -]of)(?: every)?[ -]"
    r"(?P<all>two|three|four|five|six|seven|eight|nine|ten|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-five)?|twelve|fifteen"
    r"|(?:one |a )hundred|[1-9][0-9]{1,2}|[2-9]))\b(?![0-9.,]*[0-9%])(?! (?:years|months|weeks|days|hours|minutes)\b)"
)
"""3人に1人, "one in three": shares, not counts."""


def of_ja(text: str, found: re.Match[str]) -> Found | None:
    """None where it is more than a whole."""
    return _part_of(found, japanese(found["some"]), japanese(found["all"]))


def of_en(text: str, found: re.Match[str]) -> Found | None:
    """None where it is more than a whole."""
    return _part_of(found, _english(found["some"]), _english(found["all"]))


def _part_of(found: re.Match[str], some: Fraction, whole: Fraction) -> Found | None:
    return _as_share(found.span(), some / whole) if some < whole else None


def _english(words: str) -> Fraction:
    return Fraction(words) if words.isdigit() else worded(words)


def multiple(text: str, found: re.Match[str]) -> Found:
    """Twofold, tripled; halved is a share, as "by half" is."""
    if found.lastgroup == "halved":
        return _as_share(found.span(), Fraction(1, 2))
    if many := found.groupdict().get("folds"):
        value = Fraction(many) if many[0].isdigit() else _ROUND.get(many.lower()) or worded(many)
        return Found(*found.span(), "count", plain(Fraction(value)), "times")
    return Found(*found.span(), "count", _TIMES[found.lastgroup or "two"], "times")
