"""Targets without a partner that stand in the place of each other though they are of other sorts: "10 of the 14 ports"
and "all 14 ports", 令和７年度に開く and 毎年度開く."""

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from aiplan_revise.model.changes import Retarget
from aiplan_revise.model.commitments import Target
from aiplan_revise.model.commitments.dates import period
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.measure import family, is_frequency, measure
from aiplan_revise.revise.near import around, behind, nearness
from aiplan_revise.revise.whole import is_all

Sides = tuple[tuple[str, Sequence[Target]], tuple[str, Sequence[Target]]]
"""Both texts, each with its targets."""


def in_stead(sides: Sides, lone: Sequence[Retarget]) -> list[Retarget]:
    """Retargets that have one side only, those of them as one that stand in the place of each other; and a part of so
    many with all of them, where the other text says that."""
    told = _days([_with_all(sides, one) for one in lone], sides[0][0], sides[1][0])
    return _for_both(told, sides)


# ---------------------------------------------------------------- some of so many, all of them

_OF = compiled(r" (?:out )?of (?:all |the |all the |its |our |their )?\Z")
_LEFT_OUT = compiled(r"\b(?i:but|except|excluding|save|without|other than)(?: for)? \Z")
"""Before those that are none of so many: all but three of the 27."""
_AMONG = compiled("(?:の)?(?:うち|中)(?:の|から)?、?(?:約|少なくとも)?\\Z")


def _with_all(sides: Sides, one: Retarget) -> Retarget:
    part = one.old or one.new
    if not part or part.kind not in ("count", "number", "percent"):
        return one
    (text, own), (other, theirs) = sides if one.old else sides[::-1]
    many = so_many(part, text, own)
    whole = many and next((of for of in theirs if _as_many(of, many) and is_all(of, other)), None)
    return replace(one, **{"new" if one.old else "old": whole}) if whole else one


def so_many(part: Target, text: str, own: Sequence[Target]) -> Target | None:
    """Of how many a target is a part: those that stand behind it in English, before it in Japanese."""
    if _LEFT_OUT.search(text, max(0, part.start - 20), part.start):
        return None
    at = bisect_left(own, part.start, key=lambda of: of.start)
    for of in own[max(0, at - 1) : at + 2]:
        if of.start > part.start and _OF.fullmatch(text, part.start + len(part.printed), of.start):
            return of
        if of.start < part.start and _AMONG.fullmatch(text, of.start + len(of.printed), part.start):
            return of
    return None


def _as_many(one: Target, other: Target) -> bool:
    return family(one) == family(other) and measure(one) == measure(other)


# ---------------------------------------------------------------- days and rhythms

_LEAST = 0.4
"""How near the words around two days must be: days of other acts share a third of them at most."""
_REACH = 40
"""Characters beside a day that tell what it is about."""
_VERB = 20
"""Characters behind a Japanese day among which its verb stands."""
_RATE = compiled(r"(?i:an?|per) \w+\Z|[年月日]間?\Z|/")
"""The time for which an amount is given, which is no rhythm of its own."""


def _days(lone: list[Retarget], old: str, new: str) -> list[Retarget]:
    """With the one day that went and the one that came, or the rhythm in its place, as one change."""
    timed = [[one for one in lone if _is_time(side(one))] for side in (_old, _new)]
    if [len(side) for side in timed] != [1, 1] or timed[0] == timed[1]:
        return lone
    gone, come, lang = timed[0][0].old, timed[1][0].new, timed[0][0].lang
    if all(any(side(one) and one not in timed[n] for one in lone) for n, side in enumerate((_old, _new))):
        return lone  # a milestone went and another came, each with its amount
    if not gone or not come or "date" not in (gone.kind, come.kind) or not _stand(gone, old, come, new, lang):
        return lone
    rest = [one for one in lone if one not in (timed[0][0], timed[1][0])]
    return [*rest, replace(timed[0][0], new=come)]


_BOTH = compiled(
    r"\b(?i:all|both|each|in both cases|in each case)(?: of them| of these)?,? \Z|(?:いずれも|ともに|共に)、?\Z"
)
"""Before a day that holds for all that was named."""


def _for_both(told: list[Retarget], sides: Sides) -> list[Retarget]:
    """Retargets, deadlines of one side with the one of the other side in their place that holds for all of them
    ("… by 2027. … by the end of 2027." and "…, all by the end of 2029")."""
    for side, (mine, theirs) in enumerate(((_old, _new), (_new, _old))):
        text, targets = sides[1 - side]
        alone = [one for one in told if (of := mine(one)) and _is_deadline(of)]
        held = [of for of in targets if _is_deadline(of) and _BOTH.search(text, max(0, of.start - 20), of.start)]
        spans = {period(of.value, of.unit) for one in alone if (of := mine(one))}
        if len(held) == 1 and alone and len({span and span[1] for span in spans}) == 1:
            rest = [one for one in told if theirs(one) != held[0]]
            told = [replace(one, **{("new", "old")[side]: held[0]}) if one in alone else one for one in rest]
    return told


def _is_deadline(of: Target) -> bool:
    return of.kind == "date" and of.bound == "by"


def _old(of: Retarget) -> Target | None:
    return of.old if not of.new else None


def _new(of: Retarget) -> Target | None:
    return of.new if not of.old else None


def _is_time(of: Target | None) -> bool:
    return bool(of and (of.kind == "date" or (is_frequency(of) and not _RATE.match(of.printed))))


def _stand(gone: Target, old: str, come: Target, new: str, lang: Lang) -> bool:
    """Whether a day that went and a day or rhythm that came are one change: about the same, and not the end of one time
    and the beginning of another; a rhythm where it says when the same is done."""
    if {gone.bound, come.bound} == {"from", "by"}:
        return False
    if (
        gone.kind != come.kind
        and lang == "ja"
        and not behind(old, _span(gone)[1], _VERB) & behind(new, _span(come)[1], _VERB)
    ):
        return False
    return nearness(around(old, _span(gone), _REACH), around(new, _span(come), _REACH)) >= _LEAST


def _span(of: Target) -> tuple[int, int]:
    return of.start, of.start + len(of.printed)
