"""What stands beside the targets of a text: the values from which they set out, and days that bind nobody."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from aiplan_revise.model.changes import Retarget
from aiplan_revise.model.commitments import Target
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.measure import as_fiscal, family, measure, upper
from aiplan_revise.revise.pairing import paired

Text = tuple[str, Sequence[Target]]
"""A text with all its figures."""

_NOTED = compiled(r"[(（][^()（）]*[:：]\s*\Z")
_NEAR = 40


def committed(of: Text, other: Text) -> list[Target]:
    """The targets of a text, without its baselines, cited days, and what stands in brackets with its day (500メガワット
    （令和５年度：120メガワット）) where the other text calls the same a baseline, or has one of that sort and this text
    has none: "70 per cent (2023: 54 per cent)" beside "70 per cent, compared with 57 per cent in 2024"."""
    text, side = of
    bases = [one for one in other[1] if one.role == "baseline"]
    lacking = {*map(family, bases)} - {family(one) for one in side if one.role == "baseline"}
    said = {n for n, one in enumerate(side) if bases and _is_noted(text, one)}
    dated = {n for n in said if n and side[n - 1].kind == "date" and family(side[n]) in lacking}
    noted = dated | {n for n in said if _is_among(side[n], bases)}
    noted |= {n - 1 for n in noted if n and side[n - 1].kind == "date" and _is_noted(text, side[n])}
    return [one for n, one in enumerate(side) if not one.role and n not in noted]


def _is_noted(text: str, of: Target) -> bool:
    return of.kind != "date" and bool(_NOTED.search(text, max(0, of.start - _NEAR), of.start))


Grounds = Sequence[Sequence[Target]]
"""The baselines and cited days of two texts (old, new)."""


def unknown(listed: Iterable[Retarget], grounds: Grounds) -> Iterator[Retarget]:
    """Retargets without those of a target that has no partner, but is among the baselines and cited days of the other
    text: it is only said otherwise, or done by now (令和８年度に実施する → 令和８年度に実施した)."""
    for one in listed:
        alone = one.new if not one.old else one.old if not one.new else None
        if not (alone and _is_known(alone, grounds[1 if one.old else 0])):
            yield one


def multiplied(listed: Iterable[Retarget], grounds: Grounds) -> list[Retarget]:
    """Retargets, where one side has nothing but a multiple of what it calls a baseline (現行（約６メガワット）の３倍)
    and the other nothing but an amount of that sort, with the two as one; without both where they are as much."""
    told = list(listed)
    for side, bases in enumerate(grounds):
        many = [one for one in told if (of := _only(one, side)) and _is_factor(of)]
        known = [one for one in bases if one.role == "baseline" and one.kind != "date"]
        if len(many) != 1 or len(known) != 1:
            continue
        beside = [one for one in told if (of := _only(one, 1 - side)) and family(of) == family(known[0])]
        if len(beside) == 1:
            at, (first, second) = told.index(many[0]), (many[0], beside[0])
            told = [one for one in told if one not in (first, second)]
            both = Retarget(first.lang, first.old or second.old, first.new or second.new)
            told[at:at] = [] if _as_much(both, known[0]) else [both]
    return told


def _is_factor(of: Target) -> bool:
    """Whether a target is a multiple: 約３倍, "to three times its capacity"."""
    return of.unit == "times" or (of.unit == "time" and of.aim == "level")


def _only(of: Retarget, side: int) -> Target | None:
    """The target of a retarget that has only one on a side (0 for old, 1 for new)."""
    if of.old and of.new:
        return None
    return (of.old, of.new)[side]


def _as_much(of: Retarget, base: Target) -> bool:
    assert of.old and of.new, "was made of both"
    times, amount = (of.old, of.new) if _is_factor(of.old) else (of.new, of.old)
    return measure(base)[1] * measure(times)[1] == measure(amount)[1] and times.bound == amount.bound


def _is_known(of: Target, grounds: Sequence[Target]) -> bool:
    """Whether a target is among baselines and cited days. A deadline is one in any case."""
    if of.kind == "date" and of.bound in ("by", "about"):
        return False
    return _is_among(of, grounds)


def _is_among(of: Target, others: Sequence[Target]) -> bool:
    return any((of.kind == "date") is (one.kind == "date") and _equal(of, one) for one in others)


def _equal(one: Target, other: Target) -> bool:
    """Whether two figures are the same amount or time, however they bind."""
    one, other = as_fiscal(one, other), as_fiscal(other, one)
    if one.kind == "date":
        return (one.value, one.unit) == (other.value, other.unit)
    return family(one) == family(other) and measure(one) == measure(other) and upper(one) == upper(other)


def rebased(old: Text, new: Text, lang: Lang) -> Iterator[Retarget]:
    """The baselines of one text that are others in the new one, in order; what only one of them has is left out."""
    was, now = (tuple(one for one in side if one.role == "baseline") for _, side in (old, new))
    pairs = paired(old[0], was, new[0], now) if was and now else ()
    for o, n in sorted(pairs):
        if family(was[o]) == family(now[n]) and not _equal(was[o], now[n]):
            yield Retarget(lang, _bare(was[o]), _bare(now[n]))


_LED = compiled(r"(?P<led>(?i:(?:from|since|as of) )?)(?P<said>.*?)(?P<end>(?:から|より)?)", re.S)


def _bare(of: Target) -> Target:
    """A baseline without the words that only say that something sets out from it."""
    found = _LED.fullmatch(of.printed)
    assert found, "matches anything"
    bound = of.bound if of.bound == "about" else ""
    return replace(of, printed=found["said"], start=of.start + found.end("led"), bound=bound)
