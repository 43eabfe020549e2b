"""A number that gave way to the whole: 100自治体 → 全ての自治体, "20 prefectures" → "all prefectures"."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec.structs import replace

from aiplan_revise.model.changes import Retarget
from aiplan_revise.model.commitments import Target
from aiplan_revise.model.commitments.units import COUNTERS, nouns
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.scripts import KANJI

_MORE = {
    "学校": "school",
    "職員": "staff",
    "国民": "person",
    "都道府県": "prefecture",
    "港湾": "port",
    "国立公園": "park",
}
"""Words for what is counted that are no counters themselves."""


_ALL: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:all|every|each)\b", re.I),
    "ja": re.compile("全|すべて|あらゆる"),
}
_MOST = 60
"""For so many numbers without a partner the whole is looked for: no text of a plan has more."""


def with_wholes(sides: tuple[str, str], listed: Iterable[Retarget]) -> Iterator[Retarget]:
    """Retargets of two texts (old, new): where one side has a number of something that has no partner, and only the
    other one speaks of all of it, that is the partner, a target of the kind "whole"."""
    left = _MOST
    for one in listed:
        counted = one.old or one.new
        own, other = sides if one.old else sides[::-1]
        if (
            (one.old and one.new)
            or not counted
            or counted.kind != "count"
            or not (left and _ALL[one.lang].search(other))
        ):
            yield one
            continue
        left -= 1
        pattern = _pattern(counted.unit, one.lang)
        found = None if pattern.search(own) else pattern.search(other)
        whole = found and Target("whole", "all", counted.unit, "", found[0], found.start())
        yield replace(one, **{"new" if one.old else "old": whole}) if whole else one


@cache
def _pattern(unit: str, lang: Lang) -> re.Pattern[str]:
    """All of what a unit counts, in the words of a language."""
    if lang == "en":
        words = {unit, f"{unit}s", f"{unit}es", *(word for word, name in nouns().items() if name == unit)}
        sort = r"(?!(?:of|and|or|to|in|for|by|at|on|with|from)\b)[a-z-]+ "
        return re.compile(
            rf"(?i:(?<!almost )(?<!nearly )(?<!not )\b(?:all|every|each)(?: of)?(?: the)? (?:{sort}){{0,2}}?"
            rf"(?:{_either(words)}))(?![\w-])"
        )
    words = {unit, *(word for word, name in (COUNTERS | _MORE).items() if name == unit and len(word) > 1)}
    sort = rf"(?:{KANJI}|[ァ-ヺー・]){{0,6}}?"
    return re.compile(rf"(?:(?:全て|すべて|あらゆる)の|(?<!{KANJI})全)(?!国){sort}(?:{_either(words)})(?!{KANJI})")


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
