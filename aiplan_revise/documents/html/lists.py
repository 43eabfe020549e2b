"""The numbers that a browser prints in front of list items: by the type of the list, from its start."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from aiplan_revise.documents.grammar.labels import Label
from aiplan_revise.documents.grammar.marks import GOJUON, IROHA, roman
from aiplan_revise.model.patterns import compiled

_STYLE = compiled(r"list-style(?:-type)?\s*:[^;]*?(?P<type>[a-z][a-z-]+)", re.I)
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_LATIN = {"lower-alpha": 97, "lower-latin": 97, "upper-alpha": 65, "upper-latin": 65}
_KANA = {"katakana": GOJUON, "katakana-iroha": IROHA}
_MOST_ROMAN = 399
_SIGNS = 9
"""Digits that a start may have."""


class List(Struct):
    """A list that is open: its type ("" for one of dots), the number of its next item, the step to the one after."""

    type: str
    next: int = 1
    step: int = 1


def opened(tag: str, attributes: Mapping[str, str]) -> List:
    """The list that a tag opens."""
    if tag == "ul":
        return List("")
    styled = _STYLE.search(attributes.get("style", ""))
    kind = styled["type"].lower() if styled else _TYPES.get(attributes.get("type", "1"), "decimal")
    backwards = "reversed" in attributes
    return List(kind, _number(attributes.get("start", ""), 1), -1 if backwards else 1)


def item(lists: Sequence[List], begun: int, attributes: Mapping[str, str]) -> Label:
    """The label of the next one in the innermost of the open `lists`, which is counted; the outermost is the
    `begun`th of the page."""
    of = lists[-1]
    number = _number(attributes.get("value", ""), of.next)
    of.next = number + of.step
    label = Label(series=str(begun), level=len(lists))
    if not of.type:
        return label._replace(bullet=True)
    return label._replace(text=printed(number, of.type), first=printed(1, of.type))


def inner(lists: Sequence[List], begun: int) -> Label:
    """What stands in front of a further paragraph of what the open `lists` count: nothing, but it is in there."""
    return Label(series=str(begun), level=len(lists) + 1) if lists else Label()


def printed(number: int, kind: str) -> str:
    """A number as a browser prints it in front of an item."""
    if kind == "none":
        return ""
    return f"{_signs(number, kind)}."


def _signs(number: int, kind: str) -> str:
    if kind in _LATIN and number > 0:
        return _letters(number, _LATIN[kind])
    if kind.endswith("-roman") and 0 < number <= _MOST_ROMAN:
        return roman(number) if kind.startswith("lower") else roman(number).upper()
    if kind in _KANA and 0 < number <= len(_KANA[kind]):
        return _KANA[kind][number - 1]
    return f"{number:02}" if kind == "decimal-leading-zero" else str(number)


def _letters(number: int, first: int) -> str:
    """a to z, then aa, ab …"""
    signs = ""
    while number:
        number, place = divmod(number - 1, 26)
        signs = chr(first + place) + signs
    return signs


def _number(said: str, otherwise: int) -> int:
    digits = said.strip()
    return int(digits) if digits.removeprefix("-").isdecimal() and len(digits) <= _SIGNS else otherwise
