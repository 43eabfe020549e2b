"""Two editions that have no language in common: a text and its translation, linked by what a translation leaves alone.

A translation keeps the order, so provisions are aligned from the top down and in their order, as sentences of parallel
texts are (Gale and Church, "A program for aligning sentences in bilingual corpora", 1993): within the provisions under
one heading, the pairs are chosen that together have the most in common. What counts are printed numbers, responsible
bodies, figures and deadlines, words in Latin letters, and the length; none of the words.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from math import log
from statistics import median
from typing import NamedTuple

from aiplan_revise.lineage.ids import Group
from aiplan_revise.lineage.words import Sheet, normal, sheets, spaced
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.commitments import figures as figures_of
from aiplan_revise.model.edition import HEADINGS, Edition, Provision, ordered
from aiplan_revise.model.links import Certainty, Link
from aiplan_revise.model.ordinals import places, plain, series

GAP = -0.5
"""What a provision without a counterpart costs; a pair must be worth more than two of them."""
IN_ORDER = 1.0
"""What speaks for a pair because it comes next on both sides."""
NUMBERED, MISNUMBERED = 1.5, -2.0
SHARED = {"bodies": (4.0, -3.0), "figures": (3.0, -1.0), "words": (3.0, -0.5)}
"""What it is worth to have all of these in common, and to have none; in between by the share (of words: of their
weight). Chosen on the two shipped editions, each against its own translation, where all of 155 and 158 are right with
any of them doubled or halved, and each against the translation of the other one."""
ALONE = -1.0
"""What it is worth if one side has bodies and the other none."""
SPREAD = 0.3
"""Within which the logarithm of the ratio of two lengths mostly lies around the usual one."""
LARGEST = 4_000_000
"""Pairs of provisions under one pair of headings that are compared; of more, those alone that bear the same number."""
STATED = (0.75, 0.85, 0.92, 0.97)
"""The score of a link that is only probable, by how many kinds of evidence agree besides the order."""
SAME_TEXT = 0.95
"""If so many of the initiatives that bear the same number have the same bodies and figures, it is one text in two
languages, and not a translation of another edition: only then number, bodies and order make a link certain."""
TRANSLATED = "in another language, at its place in the order"


class Facts(NamedTuple):
    """What a translation leaves alone, of a provision and, for a heading, of all that stands under it."""

    provision: Provision
    place: int | str
    """That of its number in its series, whatever the signs: ②, b and イ are all the second; "" without a number."""
    bodies: frozenset[str]
    figures: frozenset[str]
    words: frozenset[str]
    size: int


def parallel(old: Edition, new: Edition, registry: Registry, groups: Sequence[Group]) -> Iterator[Link]:
    """Links between an edition and a translation of it; what `groups` names is linked by them, and no more."""
    return _Alignment(*sheets(old, new, registry), groups).links()


class _Alignment:
    """The facts and the order of both sides, and what is linked already."""

    def __init__(self, old: Sheet, new: Sheet, groups: Sequence[Group]) -> None:
        self.sides = _facts(old), _facts(new)
        self.below = _below(old.edition), _below(new.edition)
        self.given = {g.old[0]: g.new[0] for g in groups if len(g.old) == len(g.new) == 1}
        self.closed = {o for g in groups for o in g.old}, {n for g in groups for n in g.new}

    def links(self) -> Iterator[Link]:
        """All links; none where nothing at all agrees but the order, as between papers on different things."""
        pairs = list(self._pairs(filling=False))
        if not any(any(_agreement(self.sides[0][o], self.sides[1][n])) for o, n in pairs):
            return iter(())
        one_text = self._one_text(pairs)
        pairs = list(self._pairs(filling=True)) if one_text else pairs
        return (self._link(o, n, one_text) for o, n in pairs if o not in self.closed[0])

    def _pairs(self, filling: bool) -> Iterator[tuple[str, str]]:
        """All pairs from the top down; `filling` takes two that alone are left between the same neighbours for one."""
        waiting = [("", "")]
        while waiting:
            above = waiting.pop()
            olds, news = self.below[0].get(above[0], []), self.below[1].get(above[1], [])
            pairs = self._aligned(olds, news)
            for pair in [*pairs, *(self._left_alone(olds, news, pairs) if filling else ())]:
                yield pair
                waiting.append(pair)

    def _left_alone(
        self, olds: Sequence[str], news: Sequence[str], pairs: Sequence[tuple[str, str]]
    ) -> Iterator[tuple[str, str]]:
        """What stands alone on both sides between two pairs, and is of one kind: of a text and its translation the one
        must be the other, whatever their bodies and numbers."""
        at = [{key: n for n, key in enumerate(keys)} for keys in (olds, news)]
        ends = [(-1, -1), *sorted((at[0][o], at[1][n]) for o, n in pairs), (len(olds), len(news))]
        for (o, n), after in pairwise(ends):
            if after == (o + 2, n + 2) and olds[o + 1] not in self.closed[0] and news[n + 1] not in self.closed[1]:
                one, other = self.sides[0][olds[o + 1]], self.sides[1][news[n + 1]]
                if one.provision.kind == other.provision.kind:
                    yield olds[o + 1], news[n + 1]

    def _one_text(self, pairs: Sequence[tuple[str, str]]) -> bool:
        """Whether the pairs are those of a text and its translation, as far as can be told."""
        sides = [(self.sides[0][o], self.sides[1][n]) for o, n in pairs]
        numbered = [_same(*pair) for pair in sides if pair[0].bodies and "same number" in _agreement(*pair)]
        return bool(numbered) and sum(numbered) >= SAME_TEXT * len(numbered)

    def _aligned(self, olds: Sequence[str], news: Sequence[str]) -> list[tuple[str, str]]:
        """The pairs, in order, that together are worth most; those that are given as well."""
        given = [(o, self.given[o]) for o in olds if self.given.get(o) in news]
        olds = [key for key in olds if key not in self.closed[0]]
        news = [key for key in news if key not in self.closed[1]]
        if len(olds) * len(news) > LARGEST:
            return given + self._by_number(olds, news)
        worth = [[self._worth(o, n) for n in news] for o in olds]
        return given + [(olds[at], news[to]) for at, to in _best(worth)]

    def _by_number(self, olds: Sequence[str], news: Sequence[str]) -> list[tuple[str, str]]:
        was, now = ([self.sides[side][key].place for key in keys] for side, keys in enumerate((olds, news)))
        often, there = (Counter(was), Counter(now)), dict(zip(now, news, strict=True))
        pairs = ((key, number) for key, number in zip(olds, was, strict=True) if number)
        return [(key, there[number]) for key, number in pairs if often[0][number] == often[1][number] == 1]

    # ------------------------------------------------------------ what a pair has in common

    def _worth(self, o: str, n: str) -> float:
        one, other = self.sides[0][o], self.sides[1][n]
        if (one.provision.kind in HEADINGS) != (other.provision.kind in HEADINGS):
            return 3 * GAP
        found = IN_ORDER + _numbered(one.place, other.place)
        found -= one.provision.kind != other.provision.kind
        for name in ("bodies", "figures"):
            mine, theirs = getattr(one, name), getattr(other, name)
            full, none = SHARED[name]
            if mine and theirs:
                found += none + (full - none) * len(mine & theirs) / len(mine | theirs)
            elif mine or theirs:
                found += ALONE if name == "bodies" else ALONE / 2
        return found + self._words(one.words, other.words) - self._length(one.size, other.size)

    def _words(self, one: frozenset[str], other: frozenset[str]) -> float:
        full, none = SHARED["words"]
        whole = sum(self._weights.get(word, 0.0) for word in sorted(one | other))
        shared = sum(self._weights.get(word, 0.0) for word in sorted(one & other))
        return none + (full - none) * shared / whole if whole else 0.0

    def _length(self, one: int, other: int) -> float:
        if not one or not other:
            return 0.0
        return min(2.0, ((log(other / one) - self._ratio) / SPREAD) ** 2 / 2)

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        """Of each word in Latin letters that both sides have, how much it tells: the rarer, the more."""
        held = tuple(Counter(word for one in side.values() for word in one.words) for side in self.sides)
        total = sum(map(len, self.sides))
        return {word: log(total / (held[0][word] + held[1][word])) + 0.1 for word in held[0].keys() & held[1].keys()}

    @cached_property
    def _ratio(self) -> float:
        """How much longer one language is, as a logarithm: in the middle, over provisions in the same place."""
        sizes = [[one.size for one in side.values() if one.size] for side in self.sides]
        return log(median(sizes[1]) / median(sizes[0])) if all(sizes) else 0.0

    # ------------------------------------------------------------ links

    def _link(self, o: str, n: str, one_text: bool) -> Link:
        one, other = self.sides[0][o], self.sides[1][n]
        agreeing = tuple(_agreement(one, other))
        sure = one_text and "same number" in agreeing and one.provision.kind == other.provision.kind
        if one.provision.kind not in HEADINGS:
            sure = sure and len(agreeing) > 1 and _same(one, other)
        status: Certainty = "certain" if sure else "probable"
        score = 1.0 if sure else STATED[min(len(agreeing), len(STATED) - 1)]
        return Link((o,), (n,), status, "context", score, None, (TRANSLATED, *agreeing))


def _numbered(one: int | str, other: int | str) -> float:
    """What two numbers are worth; nothing where one is missing, or of a series that nobody can count."""
    if not one or not other or type(one) is not type(other):
        return 0.0
    return NUMBERED if one == other else MISNUMBERED


def _same(one: Facts, other: Facts) -> bool:
    return (one.bodies, one.figures) == (other.bodies, other.figures)


def _agreement(one: Facts, other: Facts) -> Iterator[str]:
    if one.place and one.place == other.place:
        yield "same number"
    if one.bodies and one.bodies == other.bodies:
        yield "same bodies" if len(one.bodies) > 1 else "same body"
    if one.figures and one.figures == other.figures:
        yield "same figures"
    if one.words & other.words:
        yield "the same words in Latin letters"


# ---------------------------------------------------------------- the best pairs in order


def _best(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs (row, column), both rising, whose sum is the highest, where what is left out costs GAP."""
    rows, columns = len(worth), len(worth[0]) if worth else 0
    sums = [[GAP * at for at in range(columns + 1)]]
    for row in range(rows):
        before, now = sums[-1], [GAP * (row + 1)]
        for column in range(columns):
            now.append(max(before[column] + worth[row][column], before[column + 1] + GAP, now[column] + GAP))
        sums.append(now)
    found: list[tuple[int, int]] = []
    row, column = rows, columns
    while row and column:
        if sums[row][column] == sums[row - 1][column - 1] + worth[row - 1][column - 1]:
            row, column = row - 1, column - 1
            found.append((row, column))
        elif sums[row][column] == sums[row - 1][column] + GAP:
            row -= 1
        else:
            column -= 1
    return found[::-1]


# ---------------------------------------------------------------- facts


def _facts(of: Sheet) -> dict[str, Facts]:
    """The facts of all provisions by id; those of a heading with all that stands under it."""
    found: dict[str, Facts] = {}
    below, place = _below(of.edition), _places(of.edition)
    for p in reversed(list(ordered(of.edition))):
        beneath = [found[key] for key in below.get(p.id, ())] if p.kind in HEADINGS else []
        found[p.id] = _joined([_own(p, place.get(p.id, ""), of.parties[of.where[p.id]]), *beneath])
    return found


def _joined(of: Sequence[Facts]) -> Facts:
    bodies, figures, words = (frozenset().union(*sets) for sets in zip(*(one[2:5] for one in of), strict=True))
    return Facts(of[0].provision, of[0].place, bodies, figures, words, sum(one.size for one in of))


def _own(p: Provision, place: int | str, parties: frozenset[str]) -> Facts:
    figures: set[str] = set()
    words: set[str] = set()
    for lang in p.text.langs():
        figures |= {f"{one.kind} {one.value}" for one in figures_of(p.text.get(lang), lang, roles=False)}
        said = normal(f"{p.title.get(lang)} {p.text.get(lang)}")
        words |= {word for word in spaced().findall(said) if word.isascii() and not word.isdigit()}
    known = frozenset(party for party in parties if not party.startswith("?"))
    size = sum(len(p.text.get(lang)) for lang in p.text.langs())
    return Facts(p, place, known, frozenset(figures), frozenset(words), size)


def _below(of: Edition) -> dict[str, list[str]]:
    """Parent id → the ids under it, in printed order."""
    found: dict[str, list[str]] = {}
    for p in ordered(of):
        found.setdefault(p.parent, []).append(p.id)
    return found


def _places(of: Edition) -> dict[str, int | str]:
    """Id → the place of its number in its series, or the number itself where nobody can count the series."""
    found: dict[str, int | str] = {}
    for family in series(of).values():
        counted: Sequence[int | str] = places([plain(p.number) for p in family])
        found |= zip((p.id for p in family), counted or [normal(p.number) for p in family], strict=True)
    return found
