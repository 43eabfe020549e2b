"""What is said of all of something in one text, and of less than all of it in the other: of all but some ("except",
を除く), or of those only that wish it (希望する); and who is left out in one and taken in in the other (養魚場を除く →
養魚場を含む)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from aiplan_revise.model.changes import Retarget
from aiplan_revise.model.commitments import Bound, Target
from aiplan_revise.model.commitments.hedges import PART_OF
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI
from aiplan_revise.revise.near import around, nearness

_LEAST = 0.4
"""How near the words around both places must be, as for days that stand in the place of each other."""
_REACH = 40
"""Characters beside a place that tell what it is about."""
_ALL: Bound = ""
_LIMITED: Bound = "at-most"


class _Said(NamedTuple):
    """Where a text speaks of a thing, and the words."""

    thing: str
    start: int
    printed: str

    def target(self, bound: Bound) -> Target:
        return Target("whole", "all", self.thing, bound, self.printed, self.start)


def scopes(old: str, new: str, lang: Lang) -> tuple[Retarget, ...]:
    """What is said of all of something in one text and of less of it in the other, in the order of the words. What is
    less than all is a whole with the bound "at-most"."""
    if _gate(old, lang) == _gate(new, lang):
        return ()
    told = [Retarget(lang, was.target(_ALL), now.target(_LIMITED)) for was, now in _narrowed(old, new, lang)]
    told += [Retarget(lang, was.target(_LIMITED), now.target(_ALL)) for now, was in _narrowed(new, old, lang)]
    if not told:
        told += [Retarget(lang, was.target(_ALL), now.target(_LIMITED)) for was, now in _taken_out(old, new, lang)]
        told += [Retarget(lang, was.target(_LIMITED), now.target(_ALL)) for now, was in _taken_out(new, old, lang)]
    return tuple(told)


def beside(told: Iterable[Retarget], scopes_told: Sequence[Retarget]) -> list[Retarget]:
    """Retargets without the numbers that came or went inside the words of a scope ("all but three of the 27")."""
    return [
        one
        for one in told
        if (one.old and one.new)
        or not any(_holds(scope.old, one.old) or _holds(scope.new, one.new) for scope in scopes_told)
    ]


def _holds(scope: Target | None, number: Target | None) -> bool:
    return bool(scope and number and scope.start <= number.start < scope.start + len(scope.printed))


_ON_REQUEST = r"\b(?:up)?on (?:their )?(?:request|application)\b|(?:希望|申請|求め|要望|申出)に応じ"


def _narrowed(whole: str, part: str, lang: Lang) -> Iterator[tuple[_Said, _Said]]:
    """Of what one text says all and the other one not; where the one says both, or the other, nothing is narrowed, nor
    where all have it on their request only."""
    if compiled(_ON_REQUEST).search(whole):
        return
    for every in dict((one.thing, one) for one in reversed(_wholes(whole, lang))).values():
        less = _less(every.thing, part, lang)
        if not less or any(one.thing == every.thing for one in _wholes(part, lang)) or _less(every.thing, whole, lang):
            continue
        if nearness(_around(every, whole), _around(less, part)) >= _LEAST:
            yield _with_members(every, whole, less, lang), less


def _around(said: _Said, text: str) -> frozenset[str]:
    return around(text, (said.start, said.start + len(said.printed)), _REACH)


# ---------------------------------------------------------------- English

_LEFT_OUT_EN = r"(?:except(?: for)?|excluding|other than|apart from|with the exception of|save for)"
_WHOM_EN = (
    r"[^,.;:()]{2,60}?(?=[,.;:()]|$| (?:will|shall|must|may|should|is|are|has|have|every|each|from)\b| by\b(?<!ed by))"
)
"""Those who are left out, up to where the sentence goes on."""
_WISH = "wish|want|choose|chose|apply|applied|opt|volunteer|ask|agree"
_GOES_ON_EN = "(?<! to) (?:will|shall|must|may|should|is|are|has|have)\\b"
_WISHING_EN = (
    rf" (?:(?:that|which|who) (?:so )?(?:{_WISH})(?:es|s)?|wishing|willing|wanting|applying)\b"
    rf"(?!,? {_LEFT_OUT_EN})(?:(?!{_GOES_ON_EN}) [^,.;:()]{{1,40}}?(?=[,.;:()]|$|{_GOES_ON_EN}))?"
)
_WILLING_EN = "(?:willing|interested|consenting|volunteering)"
_STOP_EN = (
    "will|shall|must|may|should|can|is|are|has|have|in|of|on|at|by|for|from|to|with|that|who|which|other|except"
    "|excluding|apart|save|and|or|as|but|under|within|a|an|the"
)
_NUMBER_EN = "(?:[0-9][0-9,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_WORD_EN = rf"(?!(?:{_STOP_EN})\b)[a-z-]+"
_ALL_EN = (
    rf"{PART_OF}(?<!not )(?i:\b(?:all|all of)(?: (?:the|its|our|their))?(?: {_NUMBER_EN})? "
    rf"(?P<things>(?:{_WORD_EN} ){{0,2}}?(?!(?:{_STOP_EN}|{_WILLING_EN})\b)[a-z-]{{3,}}s)\b"
    rf"|\b(?:each|every)(?: one)?(?: of the)? (?P<thing>(?:{_WORD_EN} ){{0,2}}?{_WORD_EN})"
    rf"(?=[,.;:()]|$| (?:{_STOP_EN})\b))(?!(?:,? {_LEFT_OUT_EN}|{_WISHING_EN})\b)"
)


def _singular(thing: str) -> str:
    return re.sub("ies$", "y", thing.lower()).removesuffix("s")


def _forms(thing: str) -> str:
    """A thing, one or many of it."""
    many = re.sub("y$", "ie", thing) if not thing.endswith(("ay", "ey", "oy")) else thing
    return f"(?:{re.escape(many)}(?:e)?s|{re.escape(thing)})"


@cache
def _less_en(thing: str) -> re.Pattern[str]:
    """Less than all of a thing."""
    many = _forms(thing)
    every = rf"\b(?:all|all of|each|every)(?: (?:the|its|our|their))?(?: {_NUMBER_EN})? "
    but = rf"\ball but (?:{_NUMBER_EN}|one|a few|a handful|some)(?: of (?:the |its |our |their )?(?:{_NUMBER_EN} )?)?"
    return re.compile(
        rf"(?i:{every}{many},? {_LEFT_OUT_EN} (?!(?:as|where|when|if|in|by|that|to)\b){_WHOM_EN}"
        rf"|{but} ?{many}\b|(?:\ball (?:the )?)?\b{_WILLING_EN} {many}\b|(?<![a-z-] all )\b{many}{_WISHING_EN})"
    )


# ---------------------------------------------------------------- Japanese

_NOUN_JA = f"(?:{KANJI}|[ァ-ヺー])"
_EVERY_JA = "(?:(?:全て|すべて|あらゆる)の|全)"
_LEFT_OUT_JA = "(?:を除(?:く|いた)|(?:もの|一部|地域|[府県市町村区島])を除き、?|以外の?)"
"""Behind those that are left out; 雪を除き、 is another act."""
_WISHING_JA = (
    "(?:希望(?:する|した|の(?:ある|あった)|が(?:ある|あった))|(?:応募|申請|申出|要望)(?:した|し?する|の(?:ある|あった)|が(?:ある|あった))"
    "|申し出た|手を挙げた|意欲の(?:ある|高い)|同意(?:した|する|を得た|が得られた))"
)
_ALL_JA = (
    rf"(?<!除く)(?<!除いた)(?<!以外の)(?<!除き、)(?<!除き)(?:(?:全て|すべて|あらゆる)の(?P<things>{_NOUN_JA}{{2,}})"
    rf"|(?<!{KANJI})全(?![体国面般力額長文盛]|世代|員)(?P<thing>{_NOUN_JA}{{2,}}))(?![（(][^（）()]*(?:を除く|以外))"
)


@cache
def _less_ja(thing: str) -> re.Pattern[str]:
    what = re.escape(thing)
    return re.compile(
        rf"[^、。（）()\s、はがをにで]{{1,20}}?{_LEFT_OUT_JA}{_EVERY_JA}{what}(?!{_NOUN_JA})"
        rf"|{_EVERY_JA}{what}[（(][^（）()\n]{{1,30}}(?:を除く|以外)。?[）)]"
        rf"|{_WISHING_JA}{_EVERY_JA}?{what}(?!{_NOUN_JA})"
    )


# ---------------------------------------------------------------- both

_GATE: dict[Lang, str] = {
    "en": rf"\b(?:{_LEFT_OUT_EN}|all but|including|{_WILLING_EN}|(?:that|which|who) (?:so )?(?:{_WISH})|wishing|wanting"
    r"|applying)",
    "ja": f"を除|以外|を含|{_WISHING_JA}",
}
"""Words without which nothing is left out or left to those who wish it."""


_HINTS: dict[Lang, tuple[str, ...]] = {
    "en": (
        *("except", "exclud", "other than", "apart from", "save for", "all but", "includ", "willing", "interested"),
        *("consent", "volunt", "wish", "want", "appl", " opt", " ask", "agree", " cho"),
    ),
    "ja": ("を除", "以外", "を含", "希望", "応募", "申請", "申出", "要望", "申し出", "手を挙", "意欲", "同意"),
}
"""Pieces of which a text with such words has one."""


def _gate(text: str, lang: Lang) -> list[str]:
    """The words of a text by which something is left out, or left to those who wish it."""
    said = text.lower()
    return compiled(_GATE[lang]).findall(said) if any(map(said.__contains__, _HINTS[lang])) else []


def _wholes(text: str, lang: Lang) -> list[_Said]:
    """All the things of all of which a text speaks, without exceptions."""
    found = compiled(_ALL_JA if lang == "ja" else _ALL_EN).finditer(text)
    wished = compiled(rf"{_WISHING_JA}\Z")
    named = ((one, one["things"] or one["thing"]) for one in found if not wished.search(text, 0, one.start()))
    return [_Said(thing if lang == "ja" else _singular(thing), one.start(), one[0]) for one, thing in named]


def _less(thing: str, text: str, lang: Lang) -> _Said | None:
    """Where a text speaks of less than all of a thing."""
    found = (_less_ja if lang == "ja" else _less_en)(thing).search(text)
    return _Said(thing, found.start(), found[0].rstrip()) if found else None


_EXCLUDED: dict[Lang, tuple[str, str]] = {
    "ja": (
        rf"(?P<whom>{_NOUN_JA}(?:{_NOUN_JA}|の)*)(?:を除(?:く|いた|き)|以外)",
        rf"(?P<whom>{_NOUN_JA}(?:{_NOUN_JA}|の)*)[をも]含(?:む|めた|め)",
    ),
    "en": (
        rf"\b(?i:{_LEFT_OUT_EN}) (?:the )?(?P<whom>{_WHOM_EN})",
        rf"\b(?i:including) (?:the )?(?P<whom>{_WHOM_EN})",
    ),
}


def _named(text: str, lang: Lang, side: int) -> dict[str, _Said]:
    """Those whom a text leaves out, or takes in, each with the words that say so."""
    found = compiled(_EXCLUDED[lang][side]).finditer(text)
    return {one["whom"].lower(): _Said(one["whom"].lower(), one.start(), one[0]) for one in found}


def _taken_out(holds: str, lacks: str, lang: Lang) -> Iterator[tuple[_Said, _Said]]:
    """Those whom one text takes in and the other leaves out."""
    within, without = _named(holds, lang, 1), _named(lacks, lang, 0)
    for whom in sorted(within.keys() & without.keys()):
        if nearness(_around(within[whom], holds), _around(without[whom], lacks)) >= _LEAST:
            yield within[whom], without[whom]


def _with_members(every: _Said, text: str, less: _Said, lang: Lang) -> _Said:
    """All of a thing, with those whom the other text leaves out where they are named as taken in."""
    left_out = _named(less.printed, lang, 0)
    end = every.start + len(every.printed)
    for whom, said in _named(text, lang, 1).items():
        if whom in left_out and 0 <= said.start - end <= len(", "):
            return every._replace(printed=text[every.start : said.start + len(said.printed)])
    return every
