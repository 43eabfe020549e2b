"""Amounts that are given for a time: 毎年80人, "$450 million a year", "an annual budget of £30m"."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from aiplan_revise.model.commitments.found import Found
from aiplan_revise.model.commitments.rungs import listed
from aiplan_revise.model.commitments.targets import Target
from aiplan_revise.model.patterns import compiled

_BEHIND = compiled(" ?")
"""What stands between an amount and the time for which it is given behind it."""
_BETWEEN = compiled(" ?|(?:に|、)?(?:約|延べ|計)?")
_SUMS = "|".join(
    listed(
        "allocation amount appropriation budget capacity consumption contribution cost emissions expenditure funding"
        " grant income intake investment output outlay payment production revenue sales savings spend spending sum"
        " total turnover"
    )
)
_NAMED = compiled(
    r"\b(?i:(?P<year>annual|yearly)|(?P<quarter>quarterly)|(?P<month>monthly)|(?P<week>weekly))"
    rf"(?: [a-z-]+){{0,2}}? (?:{_SUMS})s?(?: (?:of|to|at|from|by))?(?: (?:up to|about|around|approximately))? ?\Z"
    r"|(?P<ja>(?<![0-9一二三四五六七八九十か])年間|毎年度?の)\w{1,6}?(?:[をはがで]|として)?(?:約|延べ|計)?\Z"
)
"""A word before an amount that says of what it is given that it is so for a year: 年間予算30億円."""
_FAR = 60


def given_for(told: Sequence[Target], found: Sequence[Found], folded: str) -> Iterator[Target]:
    """Targets, those that stand beside a time for which they are given with it; `found` is what they were made of.

    Nobody can say whether a sum is more than so much a year: that they are of another kind is known only here, where
    the words around them are read.
    """
    for n, of in enumerate(told):
        if of.kind == "date" or found[n].rate:
            yield of
            continue
        beside = (m for m in (n + 1, n - 1) if 0 <= m < len(told) and found[m].rate)
        between = {m: _BEHIND if m > n else _BETWEEN for m in beside}
        rate = next((told[m] for m, gap in between.items() if gap.fullmatch(folded, *_gap(of, told[m]))), None)
        per = _span(rate) if rate else _named(folded, of.start)
        yield replace(of, per=per) if per else of


def _gap(one: Target, other: Target) -> tuple[int, int]:
    """What stands between two targets."""
    first, second = sorted((one, other), key=lambda of: of.start)
    return first.start + len(first.printed), second.start


def _span(rate: Target) -> str:
    return rate.unit if rate.value == "1" else f"{rate.value} {rate.unit}"


_SPANS = {"quarter": "3 month", "ja": "year"}


def _named(folded: str, start: int) -> str:
    named = _NAMED.search(folded, max(0, start - _FAR), start)
    name = named.lastgroup if named else None
    return _SPANS.get(name, name) if name else ""
