"""Who does in English sentences what only people or bodies do, whatever the names are of."""

import re
from collections.abc import Iterator, Sequence

from aiplan_revise.documents.grammar.agents import NOBODY, Lists
from aiplan_revise.documents.grammar.agents_en import english
from aiplan_revise.documents.grammar.schemes import OF_BODIES, OF_PEOPLE, is_no_name, is_scheme
from aiplan_revise.model.forms import KINDS, capital, form
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import JAPANESE

KIND = compiled("|".join(KINDS))
ARTICLE = compiled(r"^(?:both )?(?:[Tt]he |[Bb]oth )")
_ONE = compiled(r"[A-Z][\w'’-]*")
_ONE_AND = compiled(r"[A-Z][a-z]+ and [\w'’-]+ \w")
"""A single word before "and" may begin a name of several: Library and Archives Canada."""


def doers(sentences: Sequence[str]) -> Iterator[str]:
    """The names in English sentences that do what only people do, whatever they are the names of."""
    for sentence in sentences:
        one = english(sentence, _LOOSELY) if not compiled(JAPANESE).search(sentence) else NOBODY
        yield from one.lead if one.verb in OF_PEOPLE else ()


def abbreviated(sentences: Sequence[str]) -> Iterator[str]:
    """The abbreviations in English sentences that do what only bodies do, and those of whom they do it with."""
    for sentence in sentences:
        one = english(sentence, _LOOSELY) if not compiled(JAPANESE).search(sentence) else NOBODY
        named = (*one.lead, *one.others) if one.verb in OF_BODIES else ()
        yield from named if all(name.isupper() and form(name) == "lone" for name in named) else ()


def _loose(words: str) -> tuple[str, ...]:
    """The names in a list of whatever has capital letters, without those that "and" joins, which may be one or two."""
    if not well_formed(words):
        return ()
    names = [ARTICLE.sub("", name) for name in re.split(r", and the |, and |, | and the ", words)]
    made = [name for name in names if " and " not in name or _ONE_AND.match(name)]
    return tuple(made) if all(map(_may_name, made)) else ()


_LOOSELY = Lists(_loose, _loose, _loose)


def _may_name(name: str) -> bool:
    plain = not (is_scheme(name) or is_no_name(name) or KIND.fullmatch(name))
    return plain and (capital(name) or bool(_ONE.fullmatch(name)))


def well_formed(words: str) -> bool:
    """Whether names are listed as in a sentence: the last one behind "and", or there is but one."""
    last = words.rpartition(" and " if " and " in words else " & ")[2]
    return ", " not in last and "(or " not in words and not (" & " in words and ", " in words)
