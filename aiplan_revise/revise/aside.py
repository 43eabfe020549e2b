"""Targets that are told only where the other text has a partner for them: by themselves they commit to nothing."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from aiplan_revise.model.commitments import Target
from aiplan_revise.model.commitments.aims import LESS_EN, LESS_JA
from aiplan_revise.model.commitments.units import NAMES
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI
from aiplan_revise.revise.measure import family, is_often, measure, same

_ARTICLE = compiled(r"\ban? \Z", re.I)
_CLOCK = compiled(r"24[ -]?(?:時間|hours?)\Z", re.I)
_WORKS = compiled(
    "(?:・?365日|年中|の|で|、)*(?:体制|対応|監視|相談|受付|受け付|営業|稼働|稼動|操業|運用|運営|常駐|待機|利用|見守)"
    r"|[ -](?:a day\b|basis\b|(?:\w+ ){0,2}(?:hotline|helpline|monitoring|service|system|support|operation"
    r"|watch|network|desk|cover|response|rota|staffing|cent(?:re|er))s?\b)",
    re.I,
)


def is_aside(of: Target, text: str, side: Sequence[Target]) -> bool:
    """Whether a target of a text, one of the targets of its `side`, says nothing by itself: a small bare number, how
    often what has a name comes out ("a yearly map"), round the clock (24時間体制), who is counted (週１回以上開放する
    学校の割合), or a multiple or difference that other figures say as well ("double it from 20 to 40")."""
    return (
        is_bare(of)
        or _tells_whom(of, text)
        or _tells_a_sort(of)
        or _names_a_rhythm(of, text)
        or _round_the_clock(of, text)
        or _gives_result(of, text)
        or _says_twice(of, side)
    )


def is_bare(of: Target) -> bool:
    """Whether a target is a number of one or two digits that counts nothing, has no bound, and is nothing that is to go
    up or down to it or by it ("raise them to 12")."""
    return (of.kind, of.unit, of.bound, of.aim) == ("number", "", "", "") and len(of.value) <= len("12")


def is_grade(of: Target, other: Sequence[Target]) -> bool:
    """Whether a target is a school year (５年生), a level or a scope, of which the other text has none."""
    return of.unit in NAMES and of.unit != "ratio of" and all(one.unit != of.unit for one in other)


_WHOM_JA = compiled(
    "[^、。（）()\n]{1,24}?(?:[るうくすつむぶぐぬ]|した|れた)(?![ことのもよ])[^、。（）()\n]{1,24}?の(?:割合|比率|数|率)"
)
_WHOM_EN = compiled(
    r"\b(?:share|proportion|percentage|number|per ?cent|%|majority) of (?:(?:the|all|those) )?[^.;,()\n]{0,50}"
    r"\b(?:who|that|which|(?<!by )\w+ing)\b[^.;,()\n]{0,50}\Z"
)
_WHOM_FAR = 120


def _tells_whom(of: Target, text: str) -> bool:
    """Whether a target only says how often those do something of whom there is to be a share or a number."""
    if not is_often(of):
        return False
    if _WHOM_JA.match(text, of.start + len(of.printed)):
        return True
    return bool(_WHOM_EN.search(text, max(0, of.start - _WHOM_FAR), of.start))


_GRADES = frozenset(("level", "stage", "tier", "step", "phase", "layer"))
_FEW = "5"


def _tells_a_sort(of: Target) -> bool:
    """Whether a target says on how many levels something is, which "three-level" says as well."""
    return of.unit in _GRADES and not of.bound and of.value <= _FEW and len(of.value) == 1


def _names_a_rhythm(of: Target, text: str) -> bool:
    return of.printed.lower().endswith(("ly", "nual", "nial")) and bool(
        _ARTICLE.search(text, max(0, of.start - 3), of.start)
    )


def _round_the_clock(of: Target, text: str) -> bool:
    if (of.unit, of.value, of.bound) != ("hour", "24", ""):
        return False
    return bool(_WORKS.match(text, of.start + len(of.printed)))


_RESULT = compiled(r"[^.;,\n0-9]{1,60}? to (?:(?:about|around|at least|some) )?[£$€¥]?[0-9]|の約?[0-9０-９]")


def _gives_result(of: Target, text: str) -> bool:
    """Whether a target is a multiple and what comes of it stands behind it ("double the budget to £12 million")."""
    return of.unit == "times" and bool(_RESULT.match(text, of.start + len(of.printed)))


def _says_twice(of: Target, side: Sequence[Target]) -> bool:
    """Whether a difference is that between two figures of its side of which the one is reached from the other."""
    if not (of.unit in ("times", "point") or of.aim == "change" or family(of) == "share"):
        return False
    others = [one for one in side if one is not of and one.kind not in ("date", "whole")]
    return any(
        first.bound == "from" and family(first) == family(last) and _between(first, last, of)
        for first, last in pairwise(others)
    )


def steps_said(was: Sequence[Target], now: Sequence[Target]) -> tuple[set[int], set[int]]:
    """The places of targets, old and new, that say on one side from where, and on the other by how much, one and the
    same figure is reached ("from 1.8 to 2.0 percent", "by 0.2 points to 2.0 percent")."""
    olds, news = _stepped(was, now), _stepped(now, was)
    return {here for here, _ in olds} | {there for _, there in news}, {there for _, there in olds} | {
        here for here, _ in news
    }


def _stepped(side: Sequence[Target], other: Sequence[Target]) -> list[tuple[int, int]]:
    """The places of the beginning of a step on one side, and of the difference that is the same step on the other."""
    found = []
    for at, (first, last) in enumerate(pairwise(side)):
        if first.bound != "from" or family(first) != family(last) or first.kind in ("date", "whole"):
            continue
        reached = any(family(one) == family(last) and measure(one) == measure(last) for one in other)
        begun = any(one.bound == "from" for one in other)
        steps = [n for n, one in enumerate(other) if _differs(one) and _between(first, last, one)]
        found += [(at, steps[0])] if reached and steps and not begun else []
    return found


def said_alike(gone: Sequence[Target], fresh: Sequence[Target]) -> set[Target]:
    """Of targets that came and went those that say the same: 1.5倍に増やす, 5割増やす; 二つ以上, 少なくとも２種類."""
    sized: dict[Fraction, list[Target]] = {}
    for one in _amounts(fresh):
        sized.setdefault(measure(one)[1], []).append(one)
    alike: set[Target] = set()
    for one in _amounts(gone):
        beside = [other for size in _sizes(one) for other in sized.get(size, ())[:_FEW_ALIKE]]
        for other in [other for other in beside if _alike(one, other)][:1]:
            sized[measure(other)[1]].remove(other)
            alike |= {one, other}
    return alike


def _amounts(of: Sequence[Target]) -> list[Target]:
    return [one for one in of if one.kind not in ("date", "whole")]


_ADJECTIVES = {("1", "year"): "annual|yearly", ("1", "month"): "monthly", ("3", "month"): "quarterly"}
_ADJECTIVES |= {
    ("1", "week"): "weekly",
    ("1", "day"): "daily",
    ("2", "year"): "biennial",
    ("6", "month"): "half-yearly|six-monthly|twice-yearly|biannual|semi-?annual",
}
_COMPOUNDS = {("1", "year"): "年間", ("1", "month"): "月間"}
"""What is done every year is an annual one (年間予算)."""


def named_alike(of: Target, own: str, other: str) -> bool:
    """Whether the other text names by an adjective, more often than its own, the rhythm that a target tells ("a survey
    carried out each year", "the annual survey")."""
    named = _ADJECTIVES.get((of.value, of.unit)) if of.kind == "quantity" else None
    if not named:
        return False
    words = _COMPOUNDS.get((of.value, of.unit))
    pattern = re.compile(rf"\b(?i:{named})\b" + (rf"|(?:(?<=[ぁ-ん])|\b){words}(?={KANJI}{{2}})" if words else ""))
    return len(pattern.findall(other)) > len(pattern.findall(own))


_FEW_ALIKE = 16
"""Among so many of one size the one that says the same is looked for: no text of a plan has more."""


def _sizes(of: Target) -> tuple[Fraction, ...]:
    """How much what says the same as a target may be: as much, an age beside a bare number, a growth as a share or as
    a multiple."""
    size = measure(of)[1]
    return size, size - 1, size + 1, 100 * size - 100, (100 + size) / 100


def _alike(one: Target, other: Target) -> bool:
    """Whether two amounts, none of them a date, say the same."""
    times, share = (one, other) if one.unit == "times" else (other, one)
    if (times.unit, family(share), share.aim) == ("times", "share", "change"):
        return 100 * measure(times)[1] == 100 + measure(share)[1]
    return same(one, other) and (family(one) == family(other) or _any(one, other) or _is_number(one, other))


def _is_number(*two: Target) -> bool:
    """Whether one of two counts is a number that stands off its noun ("the 12 most polluted estuaries")."""
    return any((of.kind, of.unit) == ("number", "") for of in two) and all(of.kind in ("number", "count") for of in two)


def _any(one: Target, other: Target) -> bool:
    """Whether one is counted with the word for things of every sort (二つ), or both are ages."""
    return "thing" in (one.unit, other.unit) or "age" in (one.unit, other.unit)


_CUT = compiled(rf"\b(?i:{LESS_EN})\b|{LESS_JA}")


def cut_alike(of: Target, text: str, level: Target) -> bool:
    """Whether a target of a text is a cut by a share that leaves what the other one is a level of: "reduce by 20 %",
    "to 80 % of the present level"."""
    shares = family(of) == family(level) == "share" and not of.bound and not level.bound
    if not shares or (of.aim, level.aim) != ("change", "level") or not _LEVEL.search(level.printed):
        return False
    if measure(of)[1] + measure(level)[1] != _ALL:
        return False
    around = text[max(0, of.start - _FAR) : of.start] if text.isascii() else text[of.start : of.start + _FAR]
    return bool(_CUT.search(around))


_LEVEL = compiled("(?:水準|levels?|半分|半数|半額|half|(?<![0-9０-９])[2２二]分の[1１一])\\Z")
_ALL = 100
_FAR = 60
"""Characters beside a figure among which its verb stands."""


def begins(one: Target, other: Target) -> bool:
    """Whether of two targets one is where a step begins and the other how far it goes: they stand for nothing alike."""
    return any(a.bound == "from" and a.kind != "date" and _differs(b) for a, b in ((one, other), (other, one)))


def _differs(of: Target) -> bool:
    """Whether a target is a difference rather than a figure."""
    return of.unit in ("times", "point") or of.aim == "change"


def _between(first: Target, last: Target, of: Target) -> bool:
    was, now, by = measure(first)[1], measure(last)[1], measure(of)[1]
    if of.unit == "times":
        return now == was * by
    if family(of) == "share" and family(first) != "share":
        return abs(now - was) == was * by / Fraction(100)
    return (of.unit == "point" or family(of) == family(first)) and abs(now - was) == by
