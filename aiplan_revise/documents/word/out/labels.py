"""Automatic numbers: the lists that print, in front of each provision, the mark that the edition prints there.

Every provision that can be counted is; where its number does not follow (a gap), a list begins anew with it. What no
list of Word prints (第1条の2, 補)) is left to be typed.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from aiplan_revise.documents.grammar.called import flat
from aiplan_revise.documents.grammar.lines import width
from aiplan_revise.documents.grammar.marks import CHAPTERS, PARTS, SECTIONS, printed, readings
from aiplan_revise.documents.word.formats import printed as formatted
from aiplan_revise.documents.word.numbering import LEVELS
from aiplan_revise.documents.word.out.xml import val, w, whole
from aiplan_revise.documents.writing import Sheet

_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "ア": "aiueoFullWidth",
    "イ": "irohaFullWidth",
    "一": "japaneseCounting",
}
_SIGNS = {"①": "decimalEnclosedCircle", "⑴": "decimalEnclosedParen"}
_MOST = {"①": 20, "⑴": 20, "a": 26, "A": 26}
"""How far Word and we print alike in a format."""
_NARROW = 4


class Label(NamedTuple):
    """The list that numbers a paragraph, and the level in it (from 0)."""

    num: int
    level: int


class _Rule(NamedTuple):
    """How a level prints its numbers: the exemplar, its format, its text with %n."""

    exemplar: str
    format: str
    text: str

    def shown(self, level: int, number: int) -> str:
        return self.text.replace(f"%{level + 1}", formatted(number, self.format))


class _Marked(NamedTuple):
    """A provision with a mark: its id, the id it stands under, the mark, its style, its place in the sequence, its
    level."""

    key: str
    parent: str
    mark: str
    style: str
    ordinal: int
    level: int


def labelled(sheet: Sheet, parents: Mapping[str, str]) -> tuple[dict[str, Label], bytes]:
    """The label of each provision that is numbered automatically, and the part numbering.xml that prints them.
    `parents` are the ids that provisions stand under."""
    marked = list(_marked(sheet, parents))
    counter = _Counter(_rules(marked), parents)
    labels = {one.key: found for one in marked if (found := counter.label(one))}
    return labels, counter.part()


def _marked(sheet: Sheet, parents: Mapping[str, str]) -> Iterable[_Marked]:
    levels: dict[str, int] = {"": -1}
    for one in sheet.lines:
        parent = parents[one.key]
        levels[one.key] = levels[parent]
        mark = one.mark.rstrip(" \u3000")
        read = readings(f"{mark} x") if mark else ()
        if read:
            place = 0 if flat(read[0].style) in (*PARTS, *CHAPTERS) else 1 if flat(read[0].style) in SECTIONS else 2
            levels[one.key] = max(place, levels[parent] + 1)
            yield _Marked(one.key, parent, mark, read[0].style, read[0].ordinal, levels[one.key])


def _rules(marked: Iterable[_Marked]) -> dict[int, _Rule]:
    """The rule of each level: that of its commonest style."""
    styles: dict[int, Counter[str]] = {}
    for one in marked:
        if one.level < LEVELS and _rule(one.style, one.level):
            styles.setdefault(one.level, Counter())[one.style] += 1
    found = {level: _rule(count.most_common(1)[0][0], level) for level, count in sorted(styles.items())}
    return {level: rule for level, rule in found.items() if rule}


def _rule(exemplar: str, level: int) -> _Rule | None:
    place = f"%{level + 1}"
    if exemplar in _SIGNS:
        return _Rule(exemplar, _SIGNS[exemplar], place)
    text = printed(exemplar, place)
    form = exemplar[len(text.partition(place)[0]) :][:1]
    return _Rule(exemplar, _FORMATS[form], text) if place in text and form in _FORMATS else None


class _Counter:
    """Counts as Word does, and begins a list anew where a number does not follow."""

    def __init__(self, rules: dict[int, _Rule], parents: Mapping[str, str]) -> None:
        self._rules, self._parents = rules, parents
        self._counts = [0] * LEVELS
        self._lists: dict[str, int] = {"": 1}
        self._anew: list[tuple[int, int]] = []

    def label(self, one: _Marked) -> Label | None:
        rule = self._rules.get(one.level)
        at = one.level
        if not rule or one.style != rule.exemplar or one.ordinal > _most(rule):
            return None
        if rule.shown(at, one.ordinal) != one.mark:
            return None
        if one.ordinal != self._next(self._list(one.parent), at):
            self._anew.append((at, one.ordinal))
            self._lists[one.parent] = len(self._anew) + 1
        self._counts[at:] = [one.ordinal, *[0] * (LEVELS - at - 1)]
        return Label(self._list(one.parent), at)

    def _next(self, which: int, at: int) -> int:
        """The number that a list prints next on a level: one begun anew begins so again."""
        begun = self._anew[which - 2] if which > 1 else (at, 1)
        return self._counts[at] + 1 if self._counts[at] else begun[1] if begun[0] == at else 1

    def _list(self, family: str) -> int:
        while family not in self._lists:
            family = self._parents[family]
        return self._lists[family]

    def part(self) -> bytes:
        levels = (_level(at, self._rules.get(at) or _Rule("", "none", "")) for at in range(LEVELS))
        lists = [w("num", val("abstractNumId", 0), numId=1)]
        for number, (at, start) in enumerate(self._anew, 2):
            change = w("lvlOverride", val("startOverride", start), ilvl=at)
            lists.append(w("num", val("abstractNumId", 0), change, numId=number))
        rules = w("abstractNum", val("multiLevelType", "multilevel"), *levels, abstractNumId=0)
        return whole("numbering", rules, *lists)


def _most(rule: _Rule) -> int:
    form = rule.exemplar if rule.exemplar in _SIGNS else next((key for key, f in _FORMATS.items() if f == rule.format))
    return _MOST.get(form, 1 << 20)


def _level(at: int, rule: _Rule) -> str:
    """The rule of a level; paragraphs say themselves how far they are indented."""
    hangs = rule.text and width(rule.text.replace(f"%{at + 1}", "1")) <= _NARROW
    follows = "tab" if hangs else "space" if rule.text else "nothing"
    said = (val("start", 1), val("numFmt", rule.format), val("suff", follows), val("lvlText", rule.text))
    return w("lvl", *said, val("lvlJc", "left"), ilvl=at)
