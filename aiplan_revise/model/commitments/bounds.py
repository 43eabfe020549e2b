"""The words before and after a number that bind it: at least, within, by, about."""

import re
from functools import cache

from aiplan_revise.model.commitments.found import Found
from aiplan_revise.model.commitments.units import TIMES
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled

_MORE_EN = (
    "greater larger bigger longer deeper higher taller wider broader heavier older farther further thicker faster"
)
_LESS_EN = "smaller shorter shallower lower narrower lighter younger nearer thinner slower"
"""What a measure may be compared with: deeper than 1,500 metres is more than 1,500 metres."""


def _compared(words: str, form: str) -> str:
    return "|".join(form.format(word) for word in words.split())


_LIMIT_EN = "|".join(f"{led}{word}" for word in ("ceiling of", "cap of", "upper limit of") for led in ("a ", "an ", ""))
_BEFORE = {
    "about": "about|in or around|around|approximately|approx.|roughly|circa|some|nearly|almost|≈|~"
    "|約|およそ|おおよそ|概ね|おおむね|凡そ",
    "at-least": "≥|at least|no fewer than|not fewer than|no less than|not less than"
    "|no less often than|not less often than|no less frequently than|not less frequently than|a minimum of|minimum of"
    "|minimum|at or above|a floor of|floor of|a lower limit of|lower limit of"
    "|最低でも|最低限|最低|少なくとも|少なくても|下限額|下限|more than|above|exceeding|in excess of|upwards of"
    f"|better than|{_compared(_MORE_EN, '{} than')}|greater than or equal to"
    f"|{_compared(_LESS_EN, 'no {} than')}|{_compared(_LESS_EN, 'not {} than')}",
    "over": "over|beyond",
    "at-most": "≤|up to|as much as|as many as|at most"
    "|no more than|not more than|not over|not exceeding|not to exceed|without exceeding"
    "|a maximum of|maximum of|maximum|within|at or below|not exceed|capped at|a maximum limit of|maximum limit of"
    f"|a maximum amount of|maximum amount of|a limit of|limit of|{_LIMIT_EN}"
    "|最大で|最大|最高|最長で|最長|最多|上限額|上限|限度額|限度|高々|長くとも|長くても|多くとも|多くても|高くとも|高くても"
    "|fewer than|less than or equal to|less than|younger than|shorter than"
    f"|{_compared(_MORE_EN, 'no {} than')}|{_compared(_MORE_EN, 'not {} than')}",
    "below": f"below|under|{_compared(_LESS_EN, '{} than')}",
    "by": "by|until|till|before|through",
    "latest": "no later than|not later than|遅くとも",
    "from": "from|since|after|starting in|starting from|beginning in|beginning|as of|not before|no earlier than"
    "|not earlier than|no sooner than|not sooner than|not until",
}
_ROUGHLY = "|".join(
    f"を{goal}{end}" for goal in ("目途", "目処", "めど", "目安") for end in ("に", "として", "と", "とし", "")
)
_AFTER = {
    "about": f"程度|前後|頃|ごろ|or so|内外|{_ROUGHLY}",
    "at-least": "以上|or more|or greater|or above|or over|and above|and over|and older|or better|at least"
    f"|{_compared(_MORE_EN, 'or {}')}"
    "|を超える|を超え|を上回る|を上回り|を下らない|を下回らない|を下限|(下限)|超",
    "latest": "at the latest",
    "at-most": "以下|以内|までに|まで|or less|or fewer|or below|or under|and under|and younger|and below|at most"
    f"|{_compared(_LESS_EN, 'or {}')}"
    "|未満|に満たない|にも満たない|を下回る|を上限額|を上限|が上限|を限度額|を限度|が限度|(上限額)|(上限)|(最大)|(maximum)|の範囲内|を超えない|を上回らない",
    "from": "から",
}
_AFTER_DATE = {
    "about": f"頃|ごろ|程度|前後|or so|{_ROUGHLY}|目途で|目途に|目途|目処で|目処に|目処|めどに|めどで",
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


_FROM_JA = (
    "(?:(?<=[歳円])から|から(?!の(?!増|拡|引|削|減|縮|上|下|規模)|な[るりっ]|成[るりっ]|構成"
    "|(?:[^、。0-9０-９]{0,12}を)?(?:得|受け(?!入れを|付)|集め|収集[しす]|招|選|募|聴|聞|徴|取得[しす]|採用[しす]|調達[しす]|回収[しす])))"
)
"""から where something begins with a number; not 20,000社からの相談, 20人から成る, 10社から回答を得る."""


@cache
def _last() -> frozenset[str]:
    """How binding words before a target end: their last English word, or their last sign."""
    return frozenset((_LAST_WORD.search(word) or [word[-1]])[0] for word in (*_longest_first("before"), "the", "of"))


_LAST_WORD = compiled("[a-z]+$")
_LONGEST_LAST = 14
"""Letters of the longest of these words, and more."""


def may_be_bound(folded: str, start: int) -> bool:
    """Whether the word before a target may be one that binds it; before most stands none."""
    before = folded[max(0, start - _LONGEST_LAST) : start].rstrip(" ").lower()
    return before != "" and (_LAST_WORD.search(before) or before[-1:])[0] in _last()


@cache
def binding(where: str) -> re.Pattern[str]:
    """The run of binding words before or after a target."""
    listed = "|".join(map(re.escape, _longest_first(where)))
    listed = listed.replace(r"\~", r"(?<![^\s(、,])\~")  # "10~20" is a range, "~20" is about 20
    listed = listed.replace("から", _FROM_JA) if where == "after" else listed
    one = rf"(?:(?<![A-Za-z])|(?![A-Za-z]))(?i:{listed})(?![A-Za-z])"
    return compiled(
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


_DENYING = compiled(r"\b(?i:no|none|nobody|never)\b(?! (?:less|fewer|later|more|longer|only)\b)[^.;:,()\n]{0,80}\Z")


def denies(folded: str, start: int) -> bool:
    """Whether the words of a clause before a target say that there is to be nothing of the kind: "no lorry spends 45
    minutes or more"."""
    return bool(_DENYING.search(folded, max(0, start - 100), start))


_LIMITED: dict[Lang, re.Pattern[str]] = {
    "ja": compiled(
        "(?:(?P<least>下限)|上限|限度)額?(?:は|(?P<object>を))、?(?:[^、。\\n()]{0,14}(?:につき|当たり|あたり))?\\Z"
    ),
    "en": compiled(
        r"\b(?i:(?:limit(?:s|ing)?|restrict(?:s|ing)?)(?: [^.,;:\n]{1,90})?|limited|restricted) to (?:the )?\Z"
        r"|\b(?i:cap(?:s|ping)?) (?!(?:is|are|was|on|of|for|in)\b)[^.,;:0-9\n]{1,60} at \Z"
    ),
}
"""Words before an amount that say that it is a limit, some way off: 上限は30億円, 上限を30億円とする, "limit the
interruption to six months"."""
_SET = compiled("(?:程度)?と(?:す|し|定|設|なる|なっ)")
_FAR = {"ja": 24, "en": 110}
_LEADS_EN = ("to ", "at ", "the ")


_OF_WHAT = r" of (?:the|its|their|all|each|any|every|total|annual)?(?: ?[a-z’'-]+){1,4}?"
_RATED = r" (?:an?|per|each|every) (?:year|quarter|month|week|day|hour)"
_CLOSES = compiled(
    rf"(?:{_OF_WHAT}|{_RATED}),? (?:(?P<least>or more|or above|at least|as a minimum|at a minimum|at the least)"
    r"|(?P<most>or less|or fewer|or below|at most|as a maximum|at a maximum|at the most))"
    r"(?=[.,;:)]|$| (?:from|by|in|for|to|on|towards|and|at|with|through|via|until)\b)",
    re.I,
)
_RATE_EN = compiled("(?:an?|per) (?:year|quarter|month|fortnight|week|day|hour|annum)", re.I)
"""The time for which an amount is given: what binds behind it binds the amount ("half an hour a day or more")."""


def is_rate(folded: str, found: Found) -> bool:
    """Whether a number is such a time, which no word binds."""
    return bool(_RATE_EN.fullmatch(folded, found.start, found.end))


def _closed(folded: str, end: int) -> set[str]:
    """What English says of an amount behind that of which it is a share, or the time for which it is given: "25 per
    cent of the grant or more"."""
    words = _CLOSES.match(folded, end)
    return {"at-least" if words["least"] else "at-most"} if words else set()


def limited(folded: str, start: int, end: int, lang: Lang) -> set[str]:
    """What words further off say of an amount at `start`..`end` of which it is a limit."""
    if lang == "en" and (behind := _closed(folded, end)):
        return behind
    if lang == "en" and not folded.endswith(_LEADS_EN, 0, start):
        return set()
    found = _LIMITED[lang].search(folded, max(0, start - _FAR[lang]), start)
    said = found.groupdict() if found else {}
    if not found or (said.get("object") and not _SET.match(folded, end)):
        return set()
    return {"at-least" if said.get("least") else "at-most"}


_SOURCE = compiled("from ", re.I)
REACH = 60
"""Characters behind a number among which stands what is reached from it."""
_REACHES = compiled(r"[^.,;\n]*?(?:\bto\b|→|->|~)")


def source(found: Found, printed: str, behind: str) -> int:
    """How long the "from" is that a number of those from which something comes begins with ("results from about 5,000
    clinics"): it binds nothing. Of what goes from there to somewhere it does."""
    led = _SOURCE.match(printed)
    return len(led[0]) if led and found.kind != "date" and not _REACHES.match(behind) else 0
