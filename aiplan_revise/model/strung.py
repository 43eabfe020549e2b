"""English names that commas string together and no form of theirs divides: Lead: Royal Mail, Post Office Limited."""

from collections.abc import Iterator

from aiplan_revise.model.forms import capital, form
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import role_marked, stranger
from aiplan_revise.model.scripts import JAPANESE
from aiplan_revise.model.states import STATES

_BETWEEN = r"(?P<enclosed>\([^()]*\))|,(?:\s*(?:(?i:and\b)|&))?|(?P<both>\b(?i:and)\b|&)"
_COMMA = r"(?P<enclosed>\([^()]*\))|,"
_AND = r"\b(?i:and)\b|&"
_NO_NAME = (
    r"(?:.*\b)?(?:Directors?|Heads?|Chief|Managers?|Officers?|Secretary|President|Chair(?:man|woman|person)?|Deputy"
    r"|Executives?|Coordinator|Minister)(?:\b.*)?|(?:[Tt]he )?Government of .*"
    r"|(?:Pty )?(?:Ltd|Limited|Inc|Plc|PLC|LLC|plc|Co|Jr|Sr|PhD)\.?"
)
"""What stands beside a name and says more of it: an official, the government of a country, a legal form."""


def strung(words: str, told: bool, alone: frozenset[str]) -> tuple[str, ...]:
    """`words`, in which no whole name divides others, as the names that they are: several where it is `told` that names
    stand there and all of them look like one, or where all but one of them stand `alone` elsewhere (as spelt by
    roles.stranger). What goes on behind an organisation is its name (Department for Land, Water and Soil), and so are
    the single words of a series (Land, Water and Soil Agency)."""
    if "," not in words or compiled(JAPANESE).search(words):
        return (words,)
    pieces = _between_commas(words) or list(_pieces(words, _BETWEEN))
    names = [role_marked(piece).name for piece, _ in pieces]
    if len(names) < 2 or not all(_may_name(name) for name in names):  # noqa: PLR2004
        return (words,)
    series = any(both for _, both in pieces)
    heard = [stranger(name) in alone for name in names]
    if form(names[0]) == "open":
        several = not series and all(heard[1:])
    else:
        several = sum(heard) >= len(names) - 1 or (told and all(" " in name or not series for name in names))
    return tuple(piece for piece, _ in pieces) if several else (words,)


def _between_commas(words: str) -> list[tuple[str, bool]]:
    """What stands between the commas, if "and" stands there, but not in the last place, where a list has it: then it
    joins no names (Wear & Tide, Halvern Post). [] otherwise."""
    pieces = [piece for piece, _ in _pieces(words, _COMMA)]
    joined = [bool(compiled(_AND).search(piece)) for piece in pieces]
    return [(piece, True) for piece in pieces] if any(joined) and not joined[-1] else []


def _pieces(words: str, between: str) -> Iterator[tuple[str, bool]]:
    """What stands between the commas and each "and", with whether "and" stands before it or inside its list."""
    start, both = 0, False
    for mark in compiled(between).finditer(words):
        if mark["enclosed"]:
            continue
        if piece := words[start : mark.start()].strip():
            yield piece, both
        start, both = mark.end(), len(mark[0]) > 1 or mark[0] == "&"
    if piece := words[start:].strip():
        yield piece, both


def _may_name(name: str) -> bool:
    return capital(name) and not (compiled(_NO_NAME).fullmatch(name) or STATES.fullmatch(name))
