"""Figures that are no amounts: Scope 1 and 2, 1:50,000, and a level that is to be reached."""

import re

from aiplan_revise.model.commitments.found import Found
from aiplan_revise.model.commitments.numerals import ARABIC, arabic, plain
from aiplan_revise.model.patterns import compiled

LEVEL_EN = r"\b(?:[Ll]evel|[Tt]ier)[ -](?P<level>[0-9]{1,2})(?![0-9,.%]*[0-9%])(?![A-Za-z])"
LEVEL_NEEDS, SCOPE_NEEDS = ("evel", "ier"), ("cope",)
_NEXT = r"(?:,? and |, ?|,? or | to | ?[-/+&] ?)(?:[Ss]cope )?"
SCOPE_EN = rf"\b[Ss]copes? (?P<scopes>[1-3](?:{_NEXT}[1-3])*)(?![0-9A-Za-z%]|[.,:-][0-9])"
RATIO_EN = rf"(?<![0-9:.,/])1 ?: ?(?P<many>{ARABIC})(?![0-9:])"
RATIO_HOLDS = "1 ?: ?[0-9]"
"""The figures, and the signs of which a text with one has one."""


_REACHED = compiled(r"\b(?:to|at|reach\w*|achiev\w*|attain\w*|least) (?:[a-z-]+ ){0,3}\Z")
_ENDS = compiled(r"[.,;:)]|\Z| (?:of|on|by|in|until|before|for|or|and|as|under|within)\b")


def level_en(text: str, found: re.Match[str]) -> Found:
    """A level or tier that is to be reached; nothing to tell of one that is only named (level 3 pilots)."""
    start, end = found.span()
    reached = _REACHED.search(text, max(0, start - 40), start) and _ENDS.match(text, end)
    return (
        Found(start, end, "count", str(int(found["level"])), "level of") if reached else Found(start, end, "number", "")
    )


_UP_TO = compiled("([1-3])(?: to | ?- ?)([1-3])")


def scope_en(text: str, found: re.Match[str]) -> Found:
    """Scopes of emissions together: the value of "Scope 1 and 2" is 12."""
    said = _UP_TO.sub(lambda ends: "".join(map(str, range(int(ends[1]), int(ends[2]) + 1))), found["scopes"])
    return Found(*found.span(), "count", "".join(sorted(set(re.findall("[1-3]", said)))), "scope of")


_RATIO = compiled(r"\b(?i:ratio|scale)s?\b[^.;,\n]{0,40}\Z")
_RATIO_BEHIND = compiled(r"(?: [a-z]+){0,3}[ -](?i:ratio|scale)\b")
_LARGE = 100


def ratio_en(text: str, found: re.Match[str]) -> Found | None:
    """A scale or ratio of one to many; None where it may be an hour."""
    many, (start, end) = arabic(found["many"]), found.span()
    told = _RATIO.search(text, max(0, start - 60), start) or _RATIO_BEHIND.match(text, end)
    return Found(start, end, "count", plain(many), "ratio of") if told or many >= _LARGE else None
