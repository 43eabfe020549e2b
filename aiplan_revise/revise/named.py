"""Who or what is meant, named one by one, with more or fewer of the sort: 小売業及び宿泊業 → 小売業、宿泊業及び鉄道業,
東京 → 東京及び大阪, "small firms" → "small and medium-sized firms"."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from aiplan_revise.model.changes import Retarget
from aiplan_revise.model.commitments import Bound, Target
from aiplan_revise.model.commitments.readers import spoken
from aiplan_revise.model.commitments.rungs import listed
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI
from aiplan_revise.revise.near import around, nearness

_LEAST = 0.4
"""How near the words around both lists must be."""
_REACH = 24
_MORE = 2
"""How many may be added to a list, or left out, for it to be the same one."""


class _List(NamedTuple):
    """What is named, in order; where it stands, as printed; and what follows it."""

    of: tuple[str, ...]
    start: int
    printed: str
    led: str


def members(old: str, new: str, lang: Lang) -> Iterator[Retarget]:
    """The lists of who or what is meant of which one text has some members more; what has more is the whole of them."""
    before, after = _lists(old, lang), _lists(new, lang)
    pairs = [
        (was, now)
        for was, now in product(_only(before, after), _only(after, before))
        if _grew(was, now) is not _grew(now, was) and _near(was, old, now, new)
    ]
    ends = Counter(of for pair in pairs for of in (("old", pair[0]), ("new", pair[1])))
    for was, now in pairs:
        if ends["old", was] == ends["new", now] == 1:
            grown = _grew(was, now)
            yield Retarget(lang, _target(was, "at-most" if grown else ""), _target(now, "" if grown else "at-most"))


def _only(own: list[_List], other: list[_List]) -> list[_List]:
    """The lists that do not stand in the other text as well, in whatever order their members."""
    left = Counter(map(_same, other))
    kept = []
    for one in own:
        if left[_same(one)]:
            left[_same(one)] -= 1
        else:
            kept.append(one)
    return kept


def _same(of: _List) -> tuple[frozenset[str], str]:
    return frozenset(of.of), of.led


def _target(of: _List, bound: Bound) -> Target:
    return Target("whole", "all", of.of[0], bound, of.printed, of.start)


def _grew(less: _List, more: _List) -> bool:
    """Whether one list is another one with some members more."""
    return less.led == more.led and set(less.of) < set(more.of) and len(more.of) - len(less.of) <= _MORE


def _near(one: _List, text: str, other: _List, theirs: str) -> bool:
    """Whether the words around two lists are alike, and those that only one has stand nowhere in the other text."""
    fresh = (set(one.of) - set(other.of), theirs), (set(other.of) - set(one.of), text)
    if any(_has(where, word) for only, where in fresh for word in only):
        return False
    return nearness(_around(one, text), _around(other, theirs)) >= _LEAST


def _has(text: str, word: str) -> bool:
    """Whether a word stands in a text, in English not as a part of another one."""
    return word in text and (not word.isascii() or _stands(text.lower(), word.lower()))


def _stands(text: str, word: str) -> bool:
    """Whether a word stands in a text by itself."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not any(sign.isalnum() or sign in "_-" for sign in text[max(0, at - 1) : at] + text[end : end + 1]):
            return True
        at = text.find(word, end)
    return False


def _around(of: _List, text: str) -> frozenset[str]:
    return around(text, (of.start, of.start + len(of.printed)), _REACH)


def _lists(text: str, lang: Lang) -> list[_List]:
    if lang == "en" and _BODIES.isdisjoint(spoken(text)):
        return []
    return [one for found in _pattern(lang).finditer(text) if (one := _read(found, lang))]


# ---------------------------------------------------------------- Japanese

_PLACES = listed(
    "北海道 青森 岩手 宮城 秋田 山形 福島 茨城 栃木 群馬 埼玉 千葉 東京 神奈川 新潟 富山 石川 福井 山梨 長野 岐阜"
    " 静岡 愛知 三重 滋賀 京都 大阪 兵庫 奈良 和歌山 鳥取 島根 岡山 広島 山口 徳島 香川 愛媛 高知 福岡 佐賀 長崎"
    " 熊本 大分 宮崎 鹿児島 沖縄 札幌 仙台 横浜 川崎 名古屋 神戸 北九州 金沢 高松 那覇"
)
"""Prefectures and the cities with branch offices of ministries."""
_SORTS = "業|業者|学校|高校|大学|病院|診療所|港|空港|市|町|村|区|県|企業|法人|施設|職員|児童|生徒|学生|世帯|農家|団体"
_NAME = f"(?:(?:{'|'.join(_PLACES)})(?:都|府|県|市)?|(?:{KANJI}|[ァ-ヺー]){{1,8}}?(?:{_SORTS}))"
_NOUN = f"(?:{KANJI}|[ァ-ヺー])"
_JOIN_JA = "(?:、|及び|並びに|と|・|又は|若しくは)"
_LED_JA = "について|に対し|を対象|において|における|に|で|へ"

# ---------------------------------------------------------------- English

_QUALITIES = (
    "micro small medium-sized medium mid-sized large primary secondary post-primary lower-secondary upper-secondary"
    " special public private independent maintained rural urban coastal inland island national regional local"
    " domestic commercial residential voluntary community"
)
_BODIES = frozenset(
    listed(
        "firms businesses enterprises companies schools pupils teachers colleges hospitals councils authorities"
        " households homes buildings farms ports airports museums libraries employers charities operators landlords"
        " tenants"
    )
)


@cache
def _pattern(lang: Lang) -> re.Pattern[str]:
    if lang == "ja":
        return compiled(
            f"(?<!{_NOUN})(?<!の)(?P<list>{_NAME}(?:{_JOIN_JA}{_NAME}){{0,8}})(?P<led>{_LED_JA})(?![おつ関係向])"
        )
    one = rf"(?:{'|'.join(_QUALITIES.split())})"
    return compiled(
        rf"\b(?i:(?P<list>{one}(?:, {one})*(?:,? (?:and|or) {one})? )(?P<led>{'|'.join(sorted(_BODIES))}))\b"
    )


def _read(found: re.Match[str], lang: Lang) -> _List | None:
    names = re.split(_JOIN_JA if lang == "ja" else r",? (?:and|or) |, ", found["list"].strip().lower())
    printed = found["list"] if lang == "ja" else found[0]
    return _List(tuple(names), found.start(), printed, found["led"].lower())
