"""Targets that are told only where the other text has a partner for them: by themselves they commit to nothing."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from aiplan_revise.model.commitments import Target
from aiplan_revise.revise.measure import family, measure

_ARTICLE = re.compile(r"\ban? \Z", re.I)
_CLOCK = re.compile(r"24[ -]?(?:時間|hours?)\Z", re.I)
_WORKS = re.compile(
    "(?:・?365日|年中|の|で|、)*(?:体制|対応|監視|相談|受付|受け付|営業|稼働|稼動|操業|運用|運営|常駐|待機|利用|見守)"
    r"|[ -](?:a day\b|basis\b|(?:\w+ ){0,2}(?:hotline|helpline|monitoring|service|system|support|operation|watch)s?\b)",
    re.I,
)


def is_aside(of: Target, text: str, side: Sequence[Target]) -> bool:
    """Whether a target of a text, one of the targets of its `side`, says nothing by itself: a small bare number, how
    often what has a name comes out ("a yearly map"), round the clock (24時間体制), or a difference that two other
    figures say as well ("double it from 20 to 40")."""
    return is_bare(of) or _names_a_rhythm(of, text) or _round_the_clock(of, text) or _says_twice(of, side)


def is_bare(of: Target) -> bool:
    """Whether a target is a number of one or two digits that counts nothing, has no bound, and is nothing that is to go
    up or down to it or by it ("raise them to 12")."""
    return (of.kind, of.unit, of.bound, of.aim) == ("number", "", "", "") and len(of.value) <= len("12")


def _names_a_rhythm(of: Target, text: str) -> bool:
    return of.printed.lower().endswith(("ly", "nual", "nial")) and bool(
        _ARTICLE.search(text, max(0, of.start - 3), of.start)
    )


def _round_the_clock(of: Target, text: str) -> bool:
    if (of.unit, of.value, of.bound) != ("hour", "24", ""):
        return False
    return bool(_WORKS.match(text, of.start + len(of.printed)))


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


def grown_alike(gone: Sequence[Target], fresh: Sequence[Target]) -> list[Target]:
    """Of targets that came and went those that say the same growth: 1.5倍に増やす, 5割増やす."""
    alike = []
    multiples = [of for of in fresh if of.unit == "times"]
    for one in gone:
        for other in fresh if one.unit == "times" else multiples:
            times, share = (one, other) if one.unit == "times" else (other, one)
            if (times.unit, family(share), share.aim) == ("times", "share", "change") and other not in alike:
                alike += [one, other] if 100 * measure(times)[1] == 100 + measure(share)[1] else []
    return alike


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
