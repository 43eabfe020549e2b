"""Texts and the brackets of bodies in them: where these stand, the clauses before them, the words without them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aiplan_revise.documents.grammar.lines import unshield
from aiplan_revise.documents.grammar.marks import narrow
from aiplan_revise.model.patterns import compiled

_TIME = compiled(
    r"(?:(?:by|from|until|till|due|before|after|since|in|the|end|mid|early|late|of|start|beginning|spring|summer|autumn"
    r"|winter|fiscal|fy|year|q[1-4]|h[12]|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|(?:19|20)\d\d(?:[-–/]\d{2,4})?|\d{1,2}(?:st|nd|rd|th)?)"
    r"(?:[ .,–/-]+|(?=\d)|$))+|ongoing|annual(?:ly)?|continuous(?:ly)?|(?:short|medium|long)[ -]term"
    r"|(?:(?:令和|平成|R|H)(?:元|\d{1,2})|(?:19|20)\d\d)(?:年度?|\.\d{1,2})?(?:\d{1,2}月|[前後上下]半期?|[初末中])*"
    r"(?:[~〜～-](?:(?:令和|R)?(?:\d{1,4}))?(?:年度?)?[初末中]?)?(?:まで|以降|から|以内)?(?:に|を目途|目途)?|毎年度?|随時|[短中長]期",
    re.I,
)
"""When something is done, and nothing else."""
_DONE = compiled(r"^(?:delivery|delivered|completion|completed?|done|due)[: ]+(?=\w)", re.I)
_LONGEST_TIME = 50
_BY = compiled(r"[ 　](?:by|before|until|from|in|during)\b[^()（）\[\]［］【】]{2,40}$")
_CLOSED = frozenset(")）]］】")
EDGE = " 　\n,;:，、；：・"
AFTER = ".。．"
_AND = compiled(r"(?:and\s|及び|並びに|および|ならびに)[ ,、]*", re.I)
_REMARK = compiled(r"(?:[(（【\[［][^()（）\[\]［］【】]{1,12}[)）】\]］]|[⁰¹²³⁴-⁹†‡*＊]|※[0-9０-９]{1,2})+")


class Bracket(NamedTuple):
    """A bracket that names bodies: offsets of its signs in the text, and the names inside as printed.
    `times` is what it says besides of when: it stays in the text."""

    start: int
    end: int
    names: tuple[str, ...]
    times: tuple[str, ...] = ()


def timed(names: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names in a bracket, and apart from them what says when: DNH; Q4 2025."""
    times = tuple(name for name in names if _is_time(_DONE.sub("", name)))
    return tuple(name for name in names if name not in times), times


def _is_time(words: str) -> bool:
    return bool(_TIME.fullmatch(narrow(words).strip())) and any(map(_says, words))


def whole(words: str) -> str:
    """The words without the signs that close them and, behind a bracket, without what says by when: … (Home Office) by
    June 2026."""
    said = undated(words)
    return said if said[-1:] in _CLOSED else words.rstrip(EDGE + AFTER)


def undated(words: str) -> str:
    """The words without the signs that close them, and without what says by when at their end."""
    said = words.rstrip(EDGE + AFTER)
    found = _BY.search(said[-_LONGEST_TIME:])
    return said[: -len(found[0])].rstrip(EDGE) if found and _is_time(found[0]) else said


def _says(sign: str) -> bool:
    return sign.isdigit() or sign >= "\u2e80" or sign.islower()


def _told(times: Sequence[str]) -> list[str]:
    words = unshield("; ".join(times))
    return [f" ({words})" if words.isascii() else f"（{'、'.join(map(unshield, times))}）"]


def outside(words: str, found: list[Bracket]) -> str:
    """The words without the brackets."""
    at, kept = 0, []
    for one in found:
        kept.append(words[at : one.start])
        at = one.end
    return "".join((*kept, words[at:]))


def together(words: str, found: list[Bracket], dated: bool = True) -> bool:
    """Whether all brackets stand side by side at the very end; "(new)" and the like may follow and, where that may be
    `dated` there, by when."""
    start = found[0].start
    rest = outside(words, found)[start:].strip(EDGE + AFTER)
    return not rest or bool(_REMARK.fullmatch(rest)) or (dated and _is_time(rest))


def clauses(words: str, found: list[Bracket]) -> Iterator[str]:
    """For each bracket the words since the one before it, without separators; side by side they share a clause."""
    at, clause = 0, ""
    for one in found:
        here = _bare(words[at : one.start])
        clause = here or clause
        at = one.end
        yield clause


def _bare(words: str) -> str:
    words = words.lstrip(EDGE + AFTER).rstrip(" 　\n")
    joined = _AND.match(words)
    return words[joined.end() :] if joined else words


def repaired(words: str, found: list[Bracket]) -> str:
    """The words without the brackets and without the spaces that stood before them; what these say of when stays."""
    at = 0
    parts: list[str] = []
    for one in found:
        parts.append(words[at : one.start].rstrip(" 　"))
        parts += _told(one.times) if one.times else ()
        at = one.end
    return "".join((*parts, words[at:])).strip()
