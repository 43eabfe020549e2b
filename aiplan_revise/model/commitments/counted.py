"""The unit of a number: what stands after it, or before it where nothing follows."""

import re
from functools import cache

from aiplan_revise.model.commitments.metric import metric_after, unlisted_after
from aiplan_revise.model.commitments.money import MONEY_EN, MONEY_JA
from aiplan_revise.model.commitments.things import named, thing_after
from aiplan_revise.model.commitments.units import (
    AFTER,
    COUNTERS,
    FEW,
    FEW_OF_MANY,
    SPANS_JA,
    TIMES,
    Unit,
    nouns,
)
from aiplan_revise.model.patterns import compiled

_PERCENT = compiled(
    r"[ -]?(?:%|(?i:percent(?:age)?s?\b|per cent\b)|パーセント)(?P<points> ?(?i:points?\b)|ポイント)?", re.ASCII
)
_POINTS = compiled(r" ?(?:ポイント|pp\b|pt\b)", re.ASCII)


def _alternatives(words: dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _counters() -> re.Pattern[str]:
    listed = _alternatives(COUNTERS | SPANS_JA | MONEY_JA)
    return compiled(rf" ?(?P<counter>(?!人・?日[本常]|人・?月[額末間給謝])(?:{listed})|人)")


@cache
def _money_en() -> re.Pattern[str]:
    return compiled(rf"[ -]?(?i:(?P<money>{_alternatives(MONEY_EN)})s?)\b", re.ASCII)


def _measured(folded: str, at: int) -> Unit | None:
    if found := _PERCENT.match(folded, at) or _POINTS.match(folded, at):
        points = found.re is _POINTS or found["points"]
        return Unit("percent", "point" if points else "%", found.end())
    if unit := metric_after(folded, at):
        return unit
    if found := _money_en().match(folded, at):
        return Unit("money", MONEY_EN[found["money"].lower()], found.end())
    return None


_WITHIN = compiled("以内|以下|未満|間隔")
"""After 分 and 秒 that certainly count (三十分以内, but not 十分)."""


_LONGER = compiled("(?:病院|[院港校署団店館区室局庁園])(?=以上|以下|以内|未満|程度|[をにでとへのはが、。]|\\Z)")
"""What makes a counter the beginning of a longer word, which is what is counted: 拠点病院, 分署, 校区."""
_MONTHS = compiled(" ?月(?=以内|以上|以下|未満|程度|を超え)")
"""Months as laws count them: 14月以内."""


_SEVERAL = compiled("[〇一二三四五六七八九十百千万億]{2}")


def _counted(folded: str, at: int, kanji: bool) -> Unit | None:
    """The Japanese counter at `at`; after kanji digits only one that leaves no doubt."""
    found = _counters().match(folded, at)
    if not found:
        months = _MONTHS.match(folded, at)
        return Unit("quantity", "month", months.end()) if months else None
    counter, after = found["counter"], folded[found.end() : found.end() + 1]
    if _LONGER.match(folded, found.end()):
        return None
    few = (
        counter in FEW
        or (counter in FEW_OF_MANY and _SEVERAL.match(folded, max(0, at - 2)))
        or (counter in ("分", "秒") and _WITHIN.match(folded, found.end()))
    )
    if (after and after in AFTER.get(counter, "")) or (kanji and not few):
        return None
    if counter in MONEY_JA:
        return Unit("money", MONEY_JA[counter], found.end())
    if counter in SPANS_JA:
        return Unit("quantity", SPANS_JA[counter], found.end())
    return Unit("count", COUNTERS[counter], found.end())


def unit_after(folded: str, at: int, kanji: bool = False) -> Unit | None:
    """The unit of a number that ends at `at`, among those of the lists, or None."""
    if kanji:
        return _counted(folded, at, True) or metric_after(folded, at, True)
    return _measured(folded, at) or _counted(folded, at, False) or named(folded, at)


def counted_after(folded: str, start: int, end: int) -> Unit | None:
    """The unit of a number at `start`..`end`, also one that no list has (12 kiosks, 30灯台), or None."""
    unit = _measured(folded, end) or _counted(folded, end, False) or named(folded, end, start)
    thing = unit or thing_after(folded, start, end)
    if thing and thing.name == "度":
        return Unit("quantity", "degree", thing.end)
    return thing or _among(folded, start, end) or unlisted_after(folded, end)


_OF_MANY = compiled(r" (?:out )?of (?:the |all |all the )?(?P<many>[0-9][0-9,]*)")


def _among(folded: str, start: int, end: int) -> Unit | None:
    """What a number of so many counts: prefectures, in "40 of the 47 prefectures"."""
    many = _OF_MANY.match(folded, end) if folded[start:end].isdigit() else None
    unit = named(folded, many.end(), many.start("many")) if many else None
    return Unit(unit.kind, unit.name, end) if unit else None


_STAFF_JA = compiled(r"(?:職員|要員|人員|定員|スタッフ|陣容)[^。、]{0,10}\Z")
_STAFF_AFTER = compiled(r"(?:規模)?(?:の)?(?:職員|要員|スタッフ|体制)")
_BEFORE_JA = {"件数": "case", "人数": "person", "箇所数": "site", "か所数": "site", "校数": "school", "社数": "company"}
_BEFORE_JA |= {f"{word}数": unit for word, unit in COUNTERS.items() if len(word) > 1}
_BEFORE_JA |= dict.fromkeys(["職員", "要員", "人員", "定員", "スタッフ", "体制"], "staff")
_OBJECT_JA = {word: unit for word, unit in COUNTERS.items() if len(word) > 1}
"""What may be raised to a number that follows: 都道府県を40に."""
_LEADS = (
    r"(?: (?:of|to|from|at|by|is|are|was|were|will|be|now|currently|about|around|approximately|roughly|some|or|only)"
)
_LEADS += r"| ?[:=→(]| ?[0-9][0-9,.]*)*"


@cache
def _before(ja: bool) -> re.Pattern[str]:
    if ja:
        return compiled(rf"(?P<noun>{_alternatives(_BEFORE_JA)})[^。、]{{0,10}}$")
    return compiled(rf"\b(?P<noun>[A-Za-z]+){_LEADS} ?[(]?\Z", re.ASCII)


@cache
def _raised() -> re.Pattern[str]:
    return compiled(rf"(?P<noun>{_alternatives(_OBJECT_JA)})を約?\Z")


def unit_before(folded: str, start: int, ja: bool) -> str:
    """What a bare number counts by the words before it ("a staff of 200", 職員数を60から200に), or ""."""
    if ja and (raised := _raised().search(folded, max(0, start - 20), start)):
        return _OBJECT_JA[raised["noun"]]
    found = _before(ja).search(folded, max(0, start - 60), start)
    if not found:
        return ""
    unit = _BEFORE_JA[found["noun"]] if ja else nouns().get(found["noun"].lower(), "")
    return "" if unit in TIMES else unit


def is_staff(folded: str, start: int, end: int) -> bool:
    """Whether the persons counted at `start`..`end` are posts (職員200人, 200人体制)."""
    return bool(_STAFF_JA.search(folded, max(0, start - 16), start) or _STAFF_AFTER.match(folded, end))


_MULTIPLE = compiled(
    r" (?:as (?!well|part|soon)[a-z]+|(?:that|those) (?:of|in)|what|higher|larger|faster|greater|today's|its|their"
    r"|over(?=[.,;)]| by\b)"
    r"|the (?:[0-9$£€¥][0-9,.]*(?:%|\b) [a-z]+|size|number|amount|level|rate|figure|speed|current|present"
    r"|(?:FY ?|fiscal )?[0-9]{2,4} (?:level|figure|rate)))\b"
)
"""What follows times that multiply and do not tell how often."""
_RATED_JA = compiled("(?:時速|毎時|毎(?P<second>秒))(?:約|おおむね)?\\Z")


def name(text: str, start: int, unit: Unit) -> str:
    """The name of the unit of a number at `start`, by what stands beside it: posts, multiples, a speed."""
    if unit.name == "person" and is_staff(text, start, unit.end):
        return "staff"
    if unit.name == "time" and _MULTIPLE.match(text, unit.end):
        return "times"
    if unit.kind != "quantity" or unit.name in TIMES or "/" in unit.name or unit.name.endswith("bps"):
        return unit.name
    rated = _RATED_JA.search(text, max(0, start - 6), start)
    return f"{unit.name}/{'s' if rated['second'] else 'h'}" if rated else unit.name


_AGED = compiled(
    r"(?P<age>\bthe (?i:age) of )\Z|\b(?i:age[ds]? )(?:of |from |between |at least |over |under |below |up to )?\Z"
    r"|(?P<than>\b(?i:older|younger) than )\Z"
)
_OLD = compiled(
    r"[ -]years?(?: of age|[ -]old(?= (?:or|and) (?:young|old|under|over|above|below)))(?![A-Za-z])"
    r"|(?= (?:and|or) (?:older|younger)\b)"
)
"""What makes years an age."""


_FACTOR = compiled(r"\bfactor of (?:(?:at least|about|up to|more than|around) )?\Z")


def is_factor(text: str, start: int) -> bool:
    """Whether something is to be multiplied with the number at `start` ("by a factor of five")."""
    return bool(_FACTOR.search(text, max(0, start - 30), start))


def age(text: str, start: int, end: int, unit: Unit | None) -> tuple[int, int] | None:
    """Where an age begins and ends, with the words that make a number at `start`..`end` one; None for no age."""
    if unit and unit.kind != "count" and unit.name != "year":
        return None
    led = _AGED.search(text, max(0, start - 24), start)
    old = _OLD.match(text, end)
    if not old and (not led or (led["than"] and unit and unit.name == "year")):  # "dams older than 50 years"
        return None
    return led.start("age") if led and led["age"] else start, old.end() if old else end


_OBJECT = compiled("を約?\\Z")
_RAISED_TO = compiled("に(?:増|拡|引|伸|減|す|し)")


def is_raised(text: str, words: str, span: tuple[int, int]) -> bool:
    """Whether one kanji at `span` is a number because something is to come to it: 市町村を百に増やす."""
    if words not in ("百", "千", "万"):
        return False
    return bool(_OBJECT.search(text, max(0, span[0] - 2), span[0]) and _RAISED_TO.match(text, span[1]))
