"""The words before and after a number that bind it: at least, within, by, about."""

import re
from functools import cache

from aiplan_revise.model.commitments.found import Found
from aiplan_revise.model.commitments.units import TIMES

_BEFORE = {
    "about": "about|around|approximately|approx.|roughly|circa|some|nearly|almost|≈|~"
    "|約|およそ|おおよそ|概ね|おおむね|凡そ",
    "at-least": "≥|at least|no fewer than|not fewer than|no less than|not less than|a minimum of|minimum of"
    "|minimum"
    "|最低でも|最低限|最低|少なくとも|more than|above|exceeding|in excess of|upwards of|older than|longer than"
    "|greater than or equal to|greater than",
    "over": "over|beyond",
    "at-most": "≤|up to|at most|no more than|not more than|not older than|no older than|not over|no longer than"
    "|not longer than|not exceeding|a maximum of|maximum of|maximum|within"
    "|最大で|最大|上限|高々|fewer than|less than or equal to|less than|younger than|shorter than",
    "below": "below|under",
    "by": "by|until|till|before|through",
    "latest": "no later than|not later than|遅くとも",
    "from": "from|since|after|starting in|starting from|beginning in|beginning|as of|not before|no earlier than"
    "|not earlier than|no sooner than|not sooner than|not until",
}
_AFTER = {
    "about": "程度|前後|頃|ごろ|or so|内外",
    "at-least": "以上|or more|or greater|or above|or higher|or over|or older|and above|and over|and older|at least"
    "|を超える|を超え|を上回る|を上回り|を下らない|を下回らない|を下限|超",
    "latest": "at the latest",
    "at-most": "以下|以内|までに|まで|or less|or fewer|or below|or lower|or younger|or under"
    "|and under|and younger|at most|未満|に満たない|にも満たない|を下回る|を上限|を超えない|を上回らない",
    "from": "から",
}
_AFTER_DATE = {
    "about": "頃|ごろ|程度|前後|or so|を目途に|を目処に|をめどに|を目途と|を目途",
    "by": "までに|まで|末|中に|中の|中|以内|内に|内|at the latest|or earlier",
    "from": "から|より|以降|以後|onwards|onward|or later",
}
AFTER_NUMBER = {" or more ": "at-least", " or fewer ": "at-most", " or less ": "at-most", " or so ": "about"}


def _words(table: dict[str, str]) -> dict[str, str]:
    return {word: bound for bound, words in table.items() for word in words.split("|")}


_WHERE = {"before": _BEFORE, "after": _AFTER, "date": _AFTER_DATE}


@cache
def _longest_first(where: str) -> dict[str, str]:
    """Binding words and what each says; what holds another one comes before it."""
    words = _words(_WHERE[where])
    return {word: words[word] for word in sorted(words, key=len, reverse=True)}


@cache
def binding(where: str) -> re.Pattern[str]:
    """The run of binding words before or after a target."""
    listed = "|".join(map(re.escape, _longest_first(where)))
    listed = listed.replace(r"\~", r"(?<![^\s(、,])\~")  # "10~20" is a range, "~20" is about 20
    one = rf"(?:(?<![A-Za-z])|(?![A-Za-z]))(?i:{listed})(?![A-Za-z])"
    return re.compile(
        rf"(?:{one} ?(?:(?:the|a total of|a period of) )?)+\Z" if where == "before" else rf"(?: ?(?:末|の)?{one})+"
    )


def said(where: str, run: str) -> set[str]:
    """What a run of binding words says, "" nothing."""
    told, rest = set[str](), run.lower()
    for word, bound in _longest_first(where).items() if rest else ():
        if word in rest:
            told.add(bound)
            rest = rest.replace(word, "|")
    return told


def bound_of(found: Found, told: set[str]) -> str:
    """The one bound that binding words amount to. "Over five years" says how long, not how long at least, and "no later
    than" binds a time as "within" does; "46% below 2013" says what is compared, and nothing of when."""
    if found.kind == "date":
        places = (("about", {"about"}), ("by", {"by", "at-most", "latest"}), ("from", {"from", "over"}))
        return next((bound for bound, words in places if told & words), "")
    if "over" in told and not (found.kind == "quantity" and found.unit in TIMES):
        return "at-least"
    if "below" in told:
        return "at-most"
    if "latest" in told and found.kind == "quantity" and found.unit in TIMES:
        return "at-most"
    return next((bound for bound in ("at-least", "at-most", "from", "about") if bound in told), "")


_SOURCE = re.compile("from ", re.I)
REACH = 60
"""Characters behind a number among which stands what is reached from it."""
_REACHES = re.compile(r"[^.,;\n]*?(?:\bto\b|→|->|~)")


def source(found: Found, printed: str, behind: str) -> int:
    """How long the "from" is that a number of those from which something comes begins with ("results from about 5,000
    clinics"): it binds nothing. Of what goes from there to somewhere it does."""
    led = _SOURCE.match(printed)
    return len(led[0]) if led and found.kind != "date" and not _REACHES.match(behind) else 0
