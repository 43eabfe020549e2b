"""The words at the end of a Japanese clause that govern it: nouns that became verbs, verbs, light verbs, modals."""

import re
from functools import cache, lru_cache

import msgspec

from aiplan_revise.model.commitments.rungs import CONSIDERED, LADDER, MOVED, OBLIGED, STRIVEN
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI

_VERBS = [
    "目指",
    "努め",
    "心掛け",
    "望まし",
    "目標とす",
    "働きかけ",
    "促",
    "取り組",
    "高め",
    "講じ",
    "講ず",
    "設け",
    "取りまとめ",
    "立ち上げ",
    "求め",
    "義務付け",
    "義務づけ",
    "結論を得",
    "結論を出",
    "可能性を探",
    "視野に入れ",
    "呼び掛け",
    "呼びかけ",
]
ADVERBS = (
    "(?:(?:引き続き|必要に応じて?|適宜|おおむね|概ね|速やかに|早急に|早期に|直ちに|着実に|一層|更に|さらに|強力に|より|順次|鋭意|十分に|併せて"
    f"|{KANJI}{{1,4}}的に|{KANJI}{{1,3}}に|、){{0,3}})"
)
LIGHT = (
    "(?:行(?:う|い|って|わ)|進め|図(?:る|り|って|ら)|取り?組(?:む|み|んで)|続け|加え|深め|重ね|始め|急(?:ぐ|ぎ)"
    "|(?:実施|開始|着手|継続|遂行)(?:する|し|さ)?)"
)
MOVED_ON = "(?:推進|促進|加速|加速化|本格化|強化|深化)(?:する|し|さ)?"
_VERB_ENDS = "(?:す|る|ぐ|む|う|し|み|じる|ずる|い)?"
TAILS = (
    "(?:(?:す(?:る)?|し|され|さ|せ|れ|られ|て|た|い|く|き|いく|いき|いる|おり|ます|まいる|まいり|る)*"
    "(?:(?:こと|もの|ところ|予定|方針)(?:(?:と|に)(?:する|し(?:て(?:いる|おり)?)?|なる))?(?:である|です|だ)?|である|です)?"
    "(?:とともに|と同時に|ほか|一方で?)?)"
)
_MODALS = (
    (
        ("ばならない", "ことを要する", "義務を負う"),
        "(?:しなければならない|なければならない|せねばならない|ねばならない|ことを要する|(?:の)?義務を負う)$",
        OBLIGED,
    ),
    (
        ("できる", "し得る"),
        "(?:することができる|(?<=[うくすつぬむるぐぶ])ことができる|し得る|できる)(?:ものとする|こととする)?$",
        CONSIDERED,
    ),
    (("すべき", "することが"), "(?:すべき(?:である|だ)?|することが(?:望ましい|期待される|求められる))$", STRIVEN),
    (("はならない",), "[てで]はならない(?:ものとする|こととする)?$", OBLIGED),
)
"""Pieces of which a part with a modal has one, the pattern, and the rung that it leads to."""
_REFUSING = "(?<=ない)(?:こと|もの|方針|予定)(?:(?:と|に)(?:する|し(?:て(?:いる)?)?|なる)|である|だ)$"
"""What may follow what is not to be done (支給しないこととする)."""


@cache
def _levels() -> dict[str, int]:
    """The words of the ladder with their rungs; what holds another word comes before it."""
    levels = {word: rung.level for rung in LADDER for word in rung.ja}
    return {word: levels[word] for word in sorted(levels, key=len, reverse=True)}


WEIGHED = "再検討", "検討", "議論", "協議", "審議"
"""Considering: who strives for it or urges it promises no more (検討するよう努める)."""
PURSUED = "進め", "図", "行"


@cache
def _considered() -> re.Pattern[str]:
    """Considering that is moved on (検討を加速する)."""
    return compiled(f"(?P<nouns>(?:{'|'.join(WEIGHED)})(?:等)?)(?:を|の){ADVERBS}{MOVED_ON}{TAILS}$")


@cache
def _noun() -> re.Pattern[str]:
    """A noun with a `light` verb, an act that is `moved` on, a noun that became a verb."""
    nouns = "|".join(word for word in _levels() if word not in _VERBS)
    return compiled(
        f"(?P<nouns>(?:{nouns})(?:(?:・|、|及び|又は|かつ|や|と|の上、?)(?:{nouns}))*)(?:等|など)?"
        f"(?:(?P<light>(?:を|に|の|へ|について|に関して){ADVERBS}{LIGHT})"
        f"|(?P<moved>(?:を|の){ADVERBS}(?:推進|加速)))?{TAILS}$"
    )


@cache
def _verb() -> re.Pattern[str]:
    verbs = "|".join(sorted(_VERBS, key=len, reverse=True))
    return compiled(f"(?P<nouns>{verbs})(?!られ){_VERB_ENDS}{TAILS}$")


@cache
def _act() -> re.Pattern[str]:
    """An act that no noun on the ladder names (見直しを行う)."""
    return compiled(
        rf"(?:[ァ-ヺー]|{KANJI}){{0,8}}[しいりきえ]?[をの]{ADVERBS}(?P<nouns>進め|図[りるっ]|行[いうっ]){_VERB_ENDS}{TAILS}$"
    )


TAIL = 80
"""Characters at the end of a clause among which its verb stands."""


class Governing(msgspec.Struct, frozen=True):
    """The governing words at the end of a part of a sentence, their rung, and whether a light verb carries a list."""

    match: re.Match[str]
    level: int
    light: bool


@lru_cache(maxsize=1024)
def governing(part: str) -> Governing | None:
    """What governs a part of a sentence. 整備を推進する stands on the rung between: whether it is less than 整備する is
    for a reader to judge; so does the act that a noun off the ladder names (見直しを行う)."""
    start = max(0, len(part) - TAIL)
    match = _considered().search(part, start) if any(map(part.__contains__, WEIGHED)) else None
    if match:
        return Governing(match, rung_of(match["nouns"]), light=False)
    match = _noun().search(part, start)
    if match and match["moved"] and rung_of(match["nouns"]) > MOVED:
        return Governing(match, MOVED + 1, light=False)
    while match and match["moved"]:
        match = _noun().search(part, match.start() + 1)
    if match:
        return Governing(match, rung_of(match["nouns"]), light=bool(match["light"]))
    match = _verb().search(part, start) if any(map(part.__contains__, _VERBS)) else None
    if match:
        return Governing(match, rung_of(match["nouns"]), light=False)
    match = _act().search(part, start) if any(map(part.__contains__, PURSUED)) else None
    return match and Governing(match, rung_of(match["nouns"]), light=True)


@lru_cache(maxsize=4096)
def rung_of(words: str) -> int:
    """The highest rung of the words that govern."""
    highest, rest = 0, words
    for word, level in _levels().items():
        if word in rest:
            highest, rest = max(highest, level), rest.replace(word, "|")
    return highest or MOVED + 1


@lru_cache(maxsize=1024)
def modal(part: str) -> tuple[str, int]:
    """A part without なければならない, できる, べき, and the rung that these lead to, 0 for none. てはならない and
    ないこととする leave ない."""
    part = compiled(_REFUSING).sub("", part) if "ない" in part else part
    for needs, pattern, forced in _MODALS:
        if any(map(part.__contains__, needs)) and (found := compiled(pattern).search(part)):
            return part[: found.start()] + "ない" * ("はならない" in needs), forced
    return part, 0


def is_bare(found: re.Match[str]) -> bool:
    """Whether a clause ends in a noun."""
    return found[0].rstrip("等など") == found["nouns"] and found["nouns"] not in _VERBS
