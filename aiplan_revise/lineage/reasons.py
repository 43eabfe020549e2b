"""Why two provisions are linked, in plain English."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import chain

from aiplan_revise.lineage.chances import Evidence
from aiplan_revise.lineage.places import Pair
from aiplan_revise.lineage.words import HIRAGANA, Sheet, surplus, token

FEW = 6
"""Up to so many differing words are named one by one."""
MANY = 0.7
LONG = 250
"""Below this likeness more than a few words of texts of this length differ, and they are not counted one by one."""
QUOTED = 60
"""Characters of a heading that a reason quotes."""

_PARTICLES = "のをにはがとでへもや"
_LONGEST_WORD = 20


def differences(old: Sheet, new: Sheet, pair: Pair, known: Evidence | None = None) -> list[str]:
    """How title and text of a pair agree; what is `known` of it spares counting words where many differ."""
    o, n = pair
    alike = (known.title, known.text) if known else (-1.0, -1.0)
    said = ("title", old.titles[o], new.titles[n]), ("text", old.bodies[o], new.bodies[n])
    found: list[str] = []
    for (name, one, other), share in zip(said, alike, strict=True):
        if one and one == other:
            found.append(f"same {name}")
        elif one and other:
            many = 0 <= share < MANY and len(one) + len(other) > LONG
            told = f"{share:.0%} of the weighted words are the same" if many else _compared(one, other)
            found.append(f"{name}: {told}")
    return found


def _compared(one: str, other: str) -> str:
    part = token(one, other)
    start, end = _ends(one, other, part)
    before = Counter(part.findall(one, start, len(one) - end))
    after = Counter(part.findall(other, start, len(other) - end))
    gone, come = surplus(before, after), surplus(after, before)
    if not gone and not come:
        return "same words in another order or punctuation"
    if len(gone) + len(come) <= FEW:
        told = _trimmed(_phrases(one, start, end, gone), _phrases(other, start, end, come))
        sides = [f"{side} {', '.join(words)}" for side, words in zip(("without", "with"), told, strict=True) if words]
        return f"same words, {' and '.join(sides)}"
    differing = sum(len(word) * count for word, count in chain(gone.items(), come.items()))
    return f"{1 - differing / (len(one) + len(other)):.0%} of the words are the same"


def _phrases(text: str, start: int, end: int, among: Mapping[str, int]) -> list[str]:
    """The words of `among` as they stand in the text: those that touch as one phrase, unless the text has one of them
    elsewhere too; endings with the word before them, without particles around."""
    found: list[tuple[int, int, bool]] = []
    words = list(token(text).finditer(text, start, len(text) - end))
    counts, left = Counter(word.group() for word in words), dict(among)
    for word in words:
        if left.get(word.group(), 0):
            left[word.group()] -= 1
            first, last, sole = *word.span(), among[word.group()] == counts[word.group()]
            if found and sole and found[-1][1:] == (first, True):
                first = found.pop()[0]
            found.append((first, last, sole))
    return list(dict.fromkeys(_bare(text[_whole(text, first) : last]) for first, last, _ in found))


def _whole(text: str, first: int) -> int:
    """Where a phrase begins: with the kanji or katakana of the word, if it begins with the ending of one."""
    if HIRAGANA.match(text, first) and text[first] not in _PARTICLES:
        before = list(token(text).finditer(text, max(0, first - _LONGEST_WORD), first))
        if before and before[-1].end() == first and not before[-1].group().isascii():
            return before[-1].start()
    return first


def _bare(phrase: str) -> str:
    return phrase.strip(_PARTICLES) or phrase


def _trimmed(gone: list[str], come: list[str]) -> tuple[list[str], list[str]]:
    """The phrases of either side; of one that begins or ends with the other one, only what is more."""
    if len(gone) == len(come) == 1 and (gone[0] in come[0] or come[0] in gone[0]):
        was, now = gone[0], come[0]
        for cut in (str.removeprefix, str.removesuffix):
            less, more = cut(was, now), cut(now, was)
            if len(now) + 1 < len(was) != len(less):
                return [_bare(less)], []
            if len(was) + 1 < len(now) != len(more):
                return [], [_bare(more)]
    return gone, come


def _ends(one: str, other: str, part: re.Pattern[str]) -> tuple[int, int]:
    """How many characters at the beginning and at the end are the same in both, no part cut."""
    most = min(len(one), len(other))
    start = _beginning(one, other, most, part)
    return start, _beginning(one[::-1], other[::-1], most - start, part)


def _beginning(one: str, other: str, most: int, part: re.Pattern[str]) -> int:
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    while least and (_cuts(part, one, least) or _cuts(part, other, least)):
        least -= 1
    return least


def _cuts(part: re.Pattern[str], text: str, at: int) -> bool:
    """Whether characters that belong together stand on both sides of a place."""
    return at < len(text) and part.fullmatch(text, at - 1, at + 1) is not None


class Surroundings:
    """How place and parties of pairs agree; `linked` tells whether two headings correspond."""

    def __init__(self, old: Sheet, new: Sheet, linked: Callable[[Pair], bool]) -> None:
        self.old, self.new, self.linked = old, new, linked
        self._names: tuple[dict[int, str], dict[int, str]] = ({}, {})

    def told(self, pair: Pair) -> list[str]:
        """The reasons of one pair."""
        return [*self._place((self.old.parents[pair[0]], self.new.parents[pair[1]])), *self._parties(pair)]

    def _place(self, above: Pair) -> list[str]:
        if min(above) < 0:
            return []
        if self.linked(above):
            return [f"stands in the same {self.new.provisions[above[1]].kind}, {self._name(1, above[1])}"]
        old, new = self._name(0, above[0]), self._name(1, above[1])
        if old == new:
            old, new = self._placed(0, above[0]), self._placed(1, above[1])
        return [f"moved from {old} to {new}"] if old != new else []

    def _parties(self, pair: Pair) -> list[str]:
        held, holding = self.old.parties[pair[0]], self.new.parties[pair[1]]
        if held and held == holding:
            return ["same bodies" if len(held) > 1 else "same body"]
        return [f"{len(held & holding)} of {len(held | holding)} bodies the same"] if held or holding else []

    def _placed(self, side: int, at: int) -> str:
        """The names of the headings above a provision and its own, each with its number, quoted for each language."""
        sheet = (self.old, self.new)[side]
        chain = [*reversed(sheet.above(at)), at]
        numbered = [sheet.provisions[one].number for one in chain]
        said = (
            " / ".join(f"{number} {_short(' '.join(words.split()))}".strip() for number, words in named)
            for spoken in zip(*map(sheet.printed, chain), strict=True)
            if any(spoken)
            for named in [list(zip(numbered, spoken, strict=True))]
        )
        return '"{}"'.format("\n".join(said) or sheet.ids[at])

    def _name(self, side: int, at: int) -> str:
        """The words of a provision as printed, a line for each language, quoted; its id if it has none."""
        if at not in self._names[side]:
            sheet = (self.old, self.new)[side]
            said = "\n".join(_short(" ".join(words.split())) for words in sheet.printed(at) if words)
            self._names[side][at] = f'"{said}"' if said else sheet.ids[at]
        return self._names[side][at]


def _short(words: str) -> str:
    return words if len(words) <= QUOTED else words[: QUOTED - 1] + "…"
