"""Words that somebody typed into a cell as the plan prints them, bodies in brackets behind: 「…を行う。【経産省】」."""

from typing import NamedTuple

from aiplan_revise.documents.grammar.brackets import Brackets
from aiplan_revise.documents.grammar.clauses import Bracket
from aiplan_revise.model.edition import Assignment, Lang
from aiplan_revise.model.lookup import Names

_SQUARE = tuple("[［【")


class Typed(NamedTuple):
    """The words without their brackets, who is named in these, and a bracket that was left in the words, though it may
    name bodies ("" if there is none)."""

    words: str
    bodies: tuple[Assignment, ...] = ()
    left: str = ""


def typed(words: str, was: str, names: Names, lang: Lang) -> Typed:
    """What words say by themselves: square brackets name bodies, if every one of them names somebody who is known.
    Brackets that stand in the words that were there before (`was`) are words."""
    brackets = Brackets(names)
    shown = [words[one.start : one.end] for one in brackets.find(words, numbered=True)]
    new = [one for one in brackets.find(words, numbered=True) if words[one.start : one.end] not in was]
    if not new:
        return Typed(words)
    if len(new) < len(shown) or not all(_names_bodies(words, one, names) for one in new):
        return Typed(words, left=words[new[-1].start : new[-1].end])
    taken = brackets.take(words, lang, numbered=True)
    return Typed(taken.text, taken.assignments)


def _names_bodies(words: str, bracket: Bracket, names: Names) -> bool:
    return words.startswith(_SQUARE, bracket.start) and any(map(names.placed, bracket.names))


def clean(words: str) -> str:
    """Words without spaces around their lines, and without empty lines at the ends."""
    return "\n".join(line.strip() for line in words.splitlines()).strip()
