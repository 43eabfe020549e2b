"""A number that gave way to the whole: 100自治体 → 全ての自治体, "90 % of schools" → "all schools"; and the whole that
gave way to almost all of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from aiplan_revise.model.changes import Retarget
from aiplan_revise.model.commitments import Target
from aiplan_revise.model.commitments.hedges import PART_OF
from aiplan_revise.model.commitments.units import COUNTERS, nouns
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI
from aiplan_revise.revise.measure import family

_MORE = {
    "学校": "school",
    "職員": "staff",
    "国民": "person",
    "都道府県": "prefecture",
    "港湾": "port",
    "国立公園": "park",
}
"""Words for what is counted that are no counters themselves."""


_NEARLY: dict[Lang, Sequence[str]] = {
    "en": ("almost", "nearly", "virtually", "practically"),
    "ja": ("ほぼ", "おおむね", "概ね", "ほとんど"),
}
_ALMOST: dict[Lang, str] = {"en": f"(?:{'|'.join(_NEARLY['en'])})", "ja": f"(?:{'|'.join(_NEARLY['ja'])})の?"}
_ALL: dict[Lang, re.Pattern[str]] = {
    "en": compiled(r"\b(?:all|every|each)\b", re.I),
    "ja": compiled("全|すべて|あらゆる|各"),
}
_MOST = 60
"""For so many numbers without a partner the whole is looked for: no text of a plan has more."""


def with_wholes(sides: tuple[str, str], listed: Iterable[Retarget]) -> Iterator[Retarget]:
    """Retargets of two texts (old, new): where one side has a number or a share of something that has no partner, and
    only the other one speaks of all of it, that is the partner, a target of the kind "whole"."""
    left = _MOST
    for one in listed:
        counted = one.old or one.new
        own, other = sides if one.old else sides[::-1]
        if (one.old and one.new) or not counted or not (left and _ALL[one.lang].search(other)):
            yield _with_most(one, own, other) if left else one
            continue
        left -= 1
        pattern = _pattern_of(counted, own, one.lang)
        found = None if not pattern or pattern.search(own) else pattern.search(other)
        if _says_all_of(counted, own, other, one.lang):
            continue
        if is_all(counted, own) and (_each(counted, other) or (found and not found["almost"])):
            continue
        whole = found and _whole(found, counted.unit, bool(found["almost"]))
        yield replace(one, **{"new" if one.old else "old": whole}) if whole else _with_most(one, own, other)


_ALL_OF: dict[Lang, str] = {
    "ja": f"(?:全ての|すべての|あらゆる|(?<!{KANJI})全)(?P<thing>(?:{KANJI}|[ァ-ヺー]){{2,}})",
    "en": r"\b(?i:all|every)(?: of)?(?: the)? (?P<thing>[a-z]{4,})",
}


def _says_all_of(counted: Target, own: str, other: str, lang: Lang) -> bool:
    """Whether a target is the whole of a share (策定率を100％), and the other text speaks of all of something that its
    own text names."""
    if family(counted) != "share" or (counted.value, counted.bound) != ("100", ""):
        return False
    found = compiled(_ALL_OF[lang]).finditer(other)
    return any(one["thing"].lower().removesuffix("s") in own.lower() for one in found)


MOST = "most"
"""The value of a whole of which more than half is meant."""
_SAYS_MOST: dict[Lang, str] = {"en": "most|majority", "ja": "大半|大部分|ほとんど"}


def _with_most(one: Retarget, own: str, other: str) -> Retarget:
    """A share without a partner with most of the same in its place ("up to half of the cost" → "most of the cost")."""
    share = one.old or one.new
    if (one.old and one.new) or not share or family(share) != "share":
        return one
    says = compiled(_SAYS_MOST[one.lang], re.I)
    if says.search(own) or not says.search(other):
        return one
    thing = _shared(share, own, one.lang) or _of_one_thing(share, own)
    found = _most_of(thing, one.lang).search(other) if thing else None
    most = found and Target("whole", MOST, thing.removesuffix("s"), "", found[0], found.start())
    return replace(one, **{"new" if one.old else "old": most}) if most else one


_OF_ONE_THING = compiled(r" of (?:the |its |their )?([a-z]{3,})\b")


def _of_one_thing(of: Target, own: str) -> str:
    """That which nobody counts, of which an English target is a share: the cost."""
    found = _OF_ONE_THING.match(own, of.start + len(of.printed))
    return found[1] if found else ""


def _most_of(thing: str, lang: Lang) -> re.Pattern[str]:
    what = re.escape(thing)
    if lang == "en":
        most = r"(?:most (?:of )?|an? (?:\w+ )?majority of |the majority of )"
        return re.compile(rf"(?i:\b{most}(?:the |its |their )?{what})(?![\w-])")
    return re.compile(rf"(?<!{KANJI}){what}の?(?:大半|大部分|ほとんど)|(?:大半|大部分|ほとんど)の{what}(?!{KANJI})")


_PREFECTURES = ("prefecture", "47")
"""What everybody knows the number of: there have been 47 prefectures since 1972 (都道府県)."""
_LED_ALL = compiled(r"(?i:all|each|every)\b|全|各")
_EACH_OF = compiled(r"\b(?i:all|each|every one) of (?:the |its |our |their )?\Z")
_ENDED_ALL = compiled("(?:の|、)?(?:全て|すべて|全部)")


def reaches_all(of: Target, text: str, lang: Lang) -> bool:
    """Whether all of what a target counts is reached from it: 13都府県から全ての都道府県に, "from 13 ports to all"."""
    pattern = _pattern_of(of, text, lang) if of.bound == "from" and of.kind == "count" else None
    behind = of.start + len(of.printed)
    return bool(pattern and pattern.search(text, behind, behind + _FAR))


_FAR = 40
"""Characters behind a number among which stands what is reached from it."""


def _each(counted: Target, other: str) -> bool:
    """Whether the other text speaks of each of what is counted: 各都道府県."""
    words = (word for word, name in COUNTERS.items() if name == counted.unit)
    return any(f"各{word}" in other for word in words)


def is_all(counted: Target, own: str) -> bool:
    """Whether a number is that of all there are: 47都道府県, "all 35 parks", 35公園の全て."""
    if counted.bound or counted.upto:
        return False
    behind = counted.start + len(counted.printed)
    return (
        (counted.unit, counted.value) == _PREFECTURES
        or bool(_LED_ALL.match(counted.printed))
        or bool(_ENDED_ALL.match(own, behind))
        or own.endswith(("全ての", "すべての"), 0, counted.start)
        or bool(_EACH_OF.search(own, max(0, counted.start - 20), counted.start))
    )


def _whole(found: re.Match[str], unit: str, almost: bool) -> Target:
    return Target("whole", "all", unit, "about" if almost else "", found[0].strip(), found.start())


def _pattern_of(counted: Target, own: str, lang: Lang) -> re.Pattern[str] | None:
    """All of what a target counts, or of that of which it is a share."""
    if counted.kind == "count":
        return _pattern(counted.unit, lang)
    thing = _shared(counted, own, lang) if family(counted) == "share" else ""
    return _of_things(thing, lang) if thing else None


_NOUN_EN = r"(?:(?!(?:of|and|or|to|in|for|by|at|on|with|from|that|which|who|is|are|have)\b)[a-z-]+ ){0,2}?[a-z-]{3,}s"
_SHARE_OF = compiled(rf" of (?:the |all |all the |its |their )?({_NOUN_EN})\b", re.I)
_OF_WHAT_JA = compiled(rf"(?:以上|程度|超|前後)?の((?:{KANJI}|[ァ-ヺー]){{2,}})")
_SHARE_OF_JA = compiled(rf"((?:{KANJI}|[ァ-ヺー]){{2,}})(?:のうち|全体の|の)、?(?:少なくとも|約|おおむね)?\Z")


def _shared(of: Target, own: str, lang: Lang) -> str:
    """That of which a target is a share, as printed beside it; "" for none."""
    end = of.start + len(of.printed)
    if lang == "ja":
        found = _SHARE_OF_JA.search(own, max(0, of.start - 40), of.start) or _OF_WHAT_JA.match(own, end)
        return found[1] if found else ""
    found = _SHARE_OF.match(own, end)
    return found[1].lower() if found else ""


@cache
def _pattern(unit: str, lang: Lang) -> re.Pattern[str]:
    """All of what a unit counts, in the words of a language."""
    if lang == "en":
        words = {unit, f"{unit}s", f"{unit}es", re.sub("y$", "ies", unit)}
        words |= {word for word, name in nouns().items() if name == unit}
        sort = r"(?!(?:of|and|or|to|in|for|by|at|on|with|from)\b)[a-z-]+ "
        return _all_of(rf"(?:{sort}){{0,2}}?(?:{_either(words)})", lang)
    words = {unit, *(word for word, name in (COUNTERS | _MORE).items() if name == unit and len(word) > 1)}
    return _all_of(rf"(?:{KANJI}|[ァ-ヺー・]){{0,6}}?(?:{_either(words)})", lang)


@cache
def _of_things(thing: str, lang: Lang) -> re.Pattern[str]:
    one = f"|{re.escape(thing.removesuffix('s'))}" if lang == "en" else ""
    return _all_of(f"(?:{re.escape(thing)}{one})", lang)


def _all_of(thing: str, lang: Lang) -> re.Pattern[str]:
    """All of what a pattern finds, or almost all."""
    if lang == "en":
        every = rf"{PART_OF}(?<!not )\b(?P<almost>{_ALMOST[lang]} )?(?<!not )\b(?:all|every|each)(?: of)?(?: the)?"
        return re.compile(rf"(?i:{every} {thing})(?![\w-])")
    almost = f"(?P<almost>{_ALMOST[lang]})?"
    return re.compile(rf"{almost}(?:(?:全て|すべて|あらゆる)の|(?<!{KANJI})全)(?!国){thing}(?!{KANJI})")


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


# ---------------------------------------------------------------- almost all

_THING: dict[Lang, str] = {"en": rf"(?P<thing>{_NOUN_EN})", "ja": rf"(?P<thing>(?:{KANJI}|[ァ-ヺー])+)"}


@cache
def _of_anything(lang: Lang) -> re.Pattern[str]:
    return _all_of(_THING[lang], lang)


_STANDING = compiled(
    r"(?:\b(?i:now|currently|already|presently|so far|to date)\b|現在|既に|すでに|これまで)[^.;,、。\n]{0,60}\Z"
)
"""Before what only says how things stand: "now available in almost all towns"."""


def nearly_all(old: str, new: str, lang: Lang) -> tuple[Retarget, ...]:
    """What is said of all of something in one text, and of almost all of the same in the other (すべての学校 →
    ほぼすべての学校), in the order of the words."""
    if not any(word in text.lower() for text in (old, new) for word in _NEARLY[lang]):
        return ()
    sides = [_wholes(text, lang) for text in (old, new)]
    both = sorted(sides[0].keys() & sides[1].keys())
    return tuple(
        Retarget(lang, sides[0][thing], sides[1][thing])
        for thing in both
        if sides[0][thing].bound != sides[1][thing].bound
    )


def _wholes(text: str, lang: Lang) -> dict[str, Target]:
    """The things of all of which, or of almost all, a text speaks, each with its first place."""
    found: dict[str, Target] = {}
    for match in _of_anything(lang).finditer(text):
        if _STANDING.search(text, max(0, match.start() - 80), match.start()):
            continue
        found.setdefault(match["thing"].lower(), _whole(match, match["thing"].lower(), bool(match["almost"])))
    return found
