"""Automatic numbers: what Word prints in front of a paragraph and keeps nowhere but in its rules for lists.

The rules are those of WordprocessingML (ISO/IEC 29500-1, 17.9 Numbering and 17.18.59 ST_NumberFormat).
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from aiplan_revise.documents.grammar.labels import Label
from aiplan_revise.documents.word.formats import printed
from aiplan_revise.documents.xml import child, children, name, value
from aiplan_revise.model.patterns import compiled

LEVELS = 9
_PLACE = compiled(r"%([1-9])")
_LONGEST = 6
"""Digits of a number in the rules of a list."""


class Level(NamedTuple):
    """How one level of a list is numbered: its format, the text with %1 for the number of level 1, where it begins,
    after which level it begins anew (0 never), whether all numbers are plain digits, and what follows the number."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int = -1
    plain: bool = False
    style: str = ""


class Numbering:
    """The lists of a text, counted as its paragraphs come by."""

    def __init__(self, part: Element, linked: Callable[[str], str] = lambda _: "") -> None:
        """`part` is the root of numbering.xml; `linked` names the list that a numbering style stands for."""
        self._linked = linked
        self._abstract = {value(one, "abstractNumId"): one for one in part if name(one) == "abstractNum"}
        self._nums = {value(one, "numId"): one for one in part if name(one) == "num"}
        self._levels: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        self._counts: dict[str, list[int]] = {}
        self._begun: set[str] = set()

    def of_style(self, num: str, style: str) -> int:
        """The level of a list that belongs to a paragraph style; 0 if none does."""
        levels = self._list(num)[1]
        return next((at for at, level in levels.items() if style and level.style == style), 0)

    def next(self, num: str, at: int) -> Label:
        """The label of the next paragraph on level `at` (from 0) of the list `num`."""
        if num not in self._nums or not 0 <= at < LEVELS:
            return Label()
        abstract, levels, starts = self._list(num)
        counts = self._counts.setdefault(abstract, [0] * LEVELS)
        if num not in self._begun:
            self._begun.add(num)
            for which, start in starts.items():
                counts[which] = 0
                levels[which] = levels.get(which, Level())._replace(start=start)
        own = levels.get(at, Level(text=f"%{at + 1}."))
        counts[at] = counts[at] + 1 if counts[at] else own.start
        for deeper in range(at + 1, LEVELS):
            limit = levels.get(deeper, Level()).restart
            if limit < 0 or at < limit:
                counts[deeper] = 0
        if own.format == "bullet":
            return Label(bullet=True, series=abstract, level=at + 1)
        if own.format == "none" and not _PLACE.sub("", own.text):
            return Label(series=abstract, level=at + 1)
        return Label(_shown(own, levels, counts), False, abstract, at + 1, _shown(own, levels, [1] * LEVELS))

    def _list(self, num: str, depth: int = 0) -> tuple[str, dict[int, Level], dict[int, int]]:
        if num not in self._levels:
            self._levels[num] = self._read(num, depth)
        return self._levels[num]

    def _read(self, num: str, depth: int) -> tuple[str, dict[int, Level], dict[int, int]]:
        found = self._nums.get(num)
        abstract = value(child(found, "abstractNumId")) if found is not None else ""
        rules = self._abstract.get(abstract)
        if found is None or rules is None:
            return num, {}, {}
        other = value(child(rules, "numStyleLink"))
        if other and depth < LEVELS and (there := self._linked(other)) not in ("", num):
            _, levels, starts = self._list(there, depth + 1)
        else:
            levels, starts = dict(_levels(rules)), {}
        levels, starts = dict(levels), dict(starts)
        for change in children(found, "lvlOverride"):
            levels |= dict(_levels(change))
            begin = child(change, "startOverride")
            if begin is not None:
                starts[_int(value(change, "ilvl"))] = _int(value(begin), 1)
        return abstract, levels, starts


def _levels(of: Element) -> Iterator[tuple[int, Level]]:
    for one in children(of, "lvl"):
        said = {name(part): value(part) for part in one}
        restart = _int(said["lvlRestart"]) if "lvlRestart" in said else -1
        plain = said.get("isLgl", "no") in ("", "1", "true", "on")
        yield (
            _int(value(one, "ilvl")),
            Level(
                said.get("numFmt", "decimal"),
                said.get("lvlText", ""),
                _int(said.get("start", ""), 0),
                restart,
                plain,
                said.get("pStyle", ""),
            ),
        )


def _shown(own: Level, levels: dict[int, Level], counts: list[int]) -> str:
    def number(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        level = levels.get(at, Level())
        return printed(counts[at] or level.start, "decimal" if own.plain else level.format)

    return _PLACE.sub(number, own.text)


def _int(words: str, otherwise: int = 0) -> int:
    return int(words) if words.isascii() and words.removeprefix("-").isdigit() and len(words) <= _LONGEST else otherwise
