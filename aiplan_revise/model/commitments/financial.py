"""Financial years of two calendar years (2026/27, 2026-27, 2026/2027, FY26-27), all in one form."""

import re

from aiplan_revise.model.patterns import compiled

_TWO = compiled(
    r"(?<![0-9A-Za-z.,/-])(?P<year>20[0-9]{2})[-/](?P<next>20[0-9]{2}|[0-9]{2})(?![0-9/%-]|[.,][0-9]|[A-Za-z])"
    r"|\b(?i:J?FY) ?(?P<of>20[0-9]{2}|[0-9]{2})[-/](?P<upto>20[0-9]{2}|[0-9]{2})(?![0-9/%-]|[.,][0-9]|[A-Za-z])"
)
_JOINED = compiled("[0-9][-/][0-9]")
_OTHERWISE = compiled(r"\b(?:years|seasons|winters|summers|biennium|period|academic year|school year) \Z")
"""Before two years of which each is meant, or that begin in autumn."""
_MORE = compiled(r"(?:,|,? and|,? or| to| -) 20[0-9]{2}[-/][0-9]{2}\b")
_USED = compiled(
    r"(?:\b(?i:in|by|of|from|until|till|to|for|during|through|throughout|since|before|after|over|under|the|each|every|and"
    r"|or|than|mid|early|late|against|at|is|was|this|next|budget|target)|,)[ -]\Z"
)
"""Before two years that something is said of; by itself 2026-27 is no more than two years."""
_ACADEMIC = compiled(r" (?:academic|school|calendar|season|biennium|period|winter)")
_LED = compiled(r"\b(?i:fiscal|financial|tax|budget) year \Z")
_FOLLOWED = compiled(r" (?:fiscal|financial|tax|budget) year\b")
_CENTURY = 100


_CITED = compiled(r"(?:\b(?:[Nn]os?|pp?|[Aa]rts?)\.|\b(?:pages?|Article|Directive|Regulation|Law|Act|Bill)|\)) ?\Z")
"""Before a number of a law or a page."""


def stroked(folded: str) -> str:
    """A folded English text, its financial years with a stroke (2026-27 as 2026/27), and two years that are none with a
    hyphen; every character keeps its offset. A span (2026-30) and a month (2026-07) stay what they are."""
    return _TWO.sub(_formed, folded) if _JOINED.search(folded) else folded


def _formed(found: re.Match[str]) -> str:
    first, second = found["year"] or found["of"], found["next"] or found["upto"]
    follows = int(second) % _CENTURY == (int(first) + 1) % _CENTURY and len(second) <= len(first)
    if not follows or _CITED.search(found.string, max(0, found.start() - 12), found.start()):
        return found[0]
    return found[0].replace("-", "/") if _is_one(found, second) else found[0].replace("/", "-")


def _is_one(found: re.Match[str], second: str) -> bool:
    """Whether two years that follow each other are one financial year. Two whole years (2026-2027) are two, unless a
    stroke, the words "financial year" or another pair beside them say otherwise."""
    text, before = found.string, (max(0, found.start() - 24), found.start())
    named = _LED.search(text, *before) or _FOLLOWED.match(text, found.end()) or _MORE.match(text, found.end())
    if not named and (_OTHERWISE.search(text, *before) or _ACADEMIC.match(text, found.end())):
        return False
    if named or "/" in found[0]:
        return True
    return len(second) == len("27") and bool(found["of"] or _USED.search(text, *before))
