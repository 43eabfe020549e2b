"""What is to be done in all places, or by all bodies, of a sort: instead of in so many places of another sort
(８ブロックで → 全ての都道府県で), and where the other text says nothing of all (全ての地方議会に配布する)."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from re import Match, Pattern

from msgspec.structs import replace

from aiplan_revise.model.changes import Retarget
from aiplan_revise.model.commitments import Target
from aiplan_revise.model.commitments.rungs import listed
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI
from aiplan_revise.revise.near import around, behind, nearness

_NOUN_JA = f"(?:{KANJI}|[ァ-ヺー])"
_PLACES_JA = (
    "都道府県|市区町村|市町村|区市町村|指定都市|中核市|自治体|地方公共団体|医療圏|圏域|地域|地区|保健所|労働局|税関|港湾|空港"
    "|国立公園|教育委員会"
)
_BODIES_JA = (
    f"{_PLACES_JA}|議会|府省庁|府省|省庁|小学校|中学校|小中学校|高等学校|高校|学校|学校区|大学|病院|医療機関|公民館|図書館"
    "|消防本部|警察署|裁判所"
)
_PLACES_EN = (
    "prefectures? municipalit(?:y|ies) count(?:y|ies) boroughs? districts? regions? towns? cit(?:y|ies) villages?"
    " constituenc(?:y|ies) parish(?:es)? ports? harbours? airports?"
)
_BODIES_EN = (
    f"{_PLACES_EN} councils? authorit(?:y|ies) ministr(?:y|ies) departments? schools? colleges? universit(?:y|ies)"
    " hospitals? clinics? trusts? librar(?:y|ies) courts? forces"
)
_COUNTED = frozenset(
    listed(
        "site region district municipality prefecture city village county borough venue block place area town field"
        " ブロック 会場 都市 圏域 離島 島 町村 市 区"
    )
)
"""What places are counted as."""
_MODEL_JA = "モデル(?:地域|地区|都市|自治体|市町村)"
_SAYS_ALL: dict[Lang, str] = {
    "ja": r"全(?!国(?![でにへ]|各|一))|各(?![種般自位])|すべて|あらゆる|毎に|ごとに|一律|それぞれ|47|４７",
    "en": r"\b(?i:all|every|each|nationwide|nationally|throughout|across|both|universal\w*|whole|entire)\b",
}
_ALIKE = dict.fromkeys(("で", "において"), "で|において|における") | dict.fromkeys(("に", "へ"), "に|へ")
"""What says as much as the word that leads from a Japanese place to what is done there."""
_NOT_JA = "(?![おつ関対係向よ際当とも])"
_LEAST = 0.2
"""How near the words around both places must be: they say what is done there."""
_REACH = 40
_VERB = 16
"""Characters behind a Japanese place among which its verb stands."""


def everywhere(told: Iterable[Retarget], sides: tuple[str, str]) -> Iterator[Retarget]:
    """Retargets, those of a number of places without a partner with all places of another sort in its stead, where the
    other text says nothing else of all places and the same is done there."""
    for one in told:
        own, other = sides if one.old else sides[::-1]
        counted = one.old or one.new
        whole = None if (one.old and one.new) or not counted else _in_stead(counted, own, other, one.lang)
        yield replace(one, **{"new" if one.old else "old": whole}) if whole else one


def _in_stead(counted: Target, own: str, other: str, lang: Lang) -> Target | None:
    end = counted.start + len(counted.printed)
    if counted.kind != "count" or compiled(_SAYS_ALL[lang]).search(own):
        return None
    model = compiled(_MODEL_JA).match(own, end - len("モデル"))
    if counted.unit not in _COUNTED and not model:
        return None
    found = list(_alls(lang, places=True).finditer(other))
    led = _led(own, (counted.start, model.end() if model else end), lang)
    if len(found) != 1 or not led or not compiled(_ALIKE.get(led, "in|at|across|to")).fullmatch(found[0]["led"]):
        return None
    return _whole(found[0], lang) if _same_done(found[0], other, (counted.start, end), own) else None


def _led(own: str, place: tuple[int, int], lang: Lang) -> str:
    """What leads from a place to what is done there."""
    if lang == "ja":
        found = compiled(f"(?:程度|以上)?(?P<led>において|[でにへ]){_NOT_JA}").match(own, place[1])
    else:
        found = compiled(r"\b(?P<led>in|at|across|to)(?: [a-z-]+)? \Z").search(own, 0, place[0])
    return found["led"] if found else ""


def _same_done(found: Match[str], other: str, place: tuple[int, int], own: str) -> bool:
    if not own.isascii() and not behind(other, found.end(), _VERB) & behind(own, place[1], _VERB):
        return False
    return nearness(around(other, found.span(), _REACH), around(own, place, _REACH)) >= _LEAST


def spread(old: str, new: str, lang: Lang, told: Sequence[Retarget]) -> Iterator[Retarget]:
    """What one text says of all places or bodies of a sort, where the other one says nothing of all of anything, nor
    that the same is done in or by such; but for what is told already."""
    for own, other, side in ((old, new, "new"), (new, old, "old")):
        if not _may_say_all(other, lang) or compiled(_SAYS_ALL[lang]).search(own):
            continue
        known = [of.start for one in told if (of := getattr(one, side))]
        for found in _alls(lang, places=False).finditer(other):
            begins = found.start("all")
            if not _speaks(own, found, lang) and not any(begins <= at < found.end() for at in known):
                yield replace(Retarget(lang, None, None), **{side: _whole(found, lang)})


def _may_say_all(text: str, lang: Lang) -> bool:
    """Whether a text may have one of the words of `_alls`."""
    return lang == "ja" or any(map(text.lower().__contains__, ("all", "every")))


def _speaks(own: str, found: Match[str], lang: Lang) -> bool:
    """Whether a text has the place or body of which the other one says all, or another one, as that where or for whom
    it is done."""
    thing = found["thing"].lower()
    if lang == "ja":
        same = f"{thing}(?:{_ALIKE[found['led']]})(?!つい|関|対し|係)"
        return bool(compiled(f"{same}|(?:{_BODIES_JA}){found['led']}{_NOT_JA}").search(own))
    some = compiled(rf"(?i:\b{found['led']} (?:[a-z-]+ ){{0,3}}?(?:{_either_en(_BODIES_EN)}))(?![\w-])")
    return thing.removesuffix("ies").removesuffix("y").removesuffix("s") in own.lower() or bool(some.search(own))


def _either_en(nouns: str) -> str:
    return "|".join(("(?:authority|council|rural|urban) areas?", *listed(nouns)))


@cache
def _alls(lang: Lang, places: bool) -> Pattern[str]:
    """All places, or all bodies too, with the word that says that something is done there."""
    if lang == "ja":
        which = _PLACES_JA if places else _BODIES_JA
        every = f"(?:(?:全て|すべて|あらゆる)の|(?<!{_NOUN_JA})全)"
        return compiled(f"(?P<all>{every}(?P<thing>{_NOUN_JA}{{0,6}}?(?:{which})))(?P<led>において|[でにへ]){_NOT_JA}")
    which = _either_en(_PLACES_EN if places else _BODIES_EN)
    every = f"(?:all|every{'|each' if places else ''})(?: of)?(?: the| its| our)?"  # "in each region" may be one by one
    thing = rf"(?P<thing>(?:[a-z-]+ ){{0,2}}?(?:{which}))"
    return compiled(rf"(?i:\b(?P<led>in|at|to|across) (?P<all>{every} {thing}))(?![\w-])")


def _whole(found: Match[str], lang: Lang) -> Target:
    thing = found["thing"].lower()
    unit = thing if lang == "ja" else thing.removesuffix("s")
    return Target("whole", "all", unit, "", found["all"], found.start("all"))


# ---------------------------------------------------------------- of whatever size

_SIZED: dict[Lang, str] = {
    "ja": rf"(?:の|である|を(?:有する|雇用する|超える))(?P<things>(?:{_NOUN_JA}|である|の){{2,24}})",
    "en": r"\b(?P<thing>[A-Za-z]{4,})s (?:with|having|employing|that (?:have|employ)|of) (?:a \w+ of )?\Z",
}
"""What stands beside a number that says how large those are who are meant."""
_ALL_THINGS: dict[Lang, str] = {
    "ja": f"(?P<all>(?:(?:全て|すべて|あらゆる)の|(?<!{_NOUN_JA})全)(?P<thing>{_NOUN_JA}{{2,}}))",
    "en": r"\b(?P<all>(?i:all|every) (?P<thing>[a-z]{4,}))\b",
}


def of_all_sizes(told: Iterable[Retarget], sides: tuple[str, str]) -> Iterator[Retarget]:
    """Retargets, those of a size without a partner that says who is meant (100人以上の施設) with all of them in its
    stead, where the other text speaks of such (全ての施設)."""
    for one in told:
        own, other = sides if one.old else sides[::-1]
        size = None if (one.old and one.new) else one.old or one.new
        whole = _of_all(size, own, other, one.lang) if size and size.bound in ("at-least", "at-most") else None
        yield replace(one, **{"new" if one.old else "old": whole}) if whole else one


def _of_all(size: Target, own: str, other: str, lang: Lang) -> Target | None:
    end = size.start + len(size.printed)
    beside = compiled(_SIZED[lang])
    said = beside.match(own, end) if lang == "ja" else beside.search(own, 0, size.start)
    if not said or size.kind == "date":
        return None
    meant = said["things"] if lang == "ja" else f"{said['thing'].lower()}s"
    every = compiled(_ALL_THINGS[lang])
    found = [one for one in every.finditer(other) if one["thing"] in meant]
    if len(found) != 1 or any(one["thing"] in meant for one in every.finditer(own)):
        return None
    return Target("whole", "all", found[0]["thing"], "", found[0]["all"], found[0].start("all"))
