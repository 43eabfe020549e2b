"""Editions that were rewritten as a whole: where much of both is left over though much else went on, what is closest to
each other by its words and by its letters too is linked, and pieces that lean to one provision by both.

By one likeness alone half of such pairs are two things; where both agree, seven in ten are one.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from aiplan_revise.lineage.chances import parties
from aiplan_revise.lineage.closest import closest, initiatives, near, ranked
from aiplan_revise.lineage.letters import Letters
from aiplan_revise.lineage.likeness import Likeness
from aiplan_revise.lineage.places import Best, Pair, best_two, rival

LEFT = 0.35, 0.8
"""The share of the initiatives of either side that must be left over. Below, as in plans and tables of which less was
rewritten, most of that came or went; above, as in 33 pairs of editions of different plans (.88 and more), the two may
have nothing to do with each other. Bounds from .35 to .4 choose the same links; up to .5 the same share is right."""
HALF = 0.5
"""The middle one of the links must be less alike than this. In the catalogues it is .33, in what was rewritten of the
plans .48 at most; in 40 made-up pairs of which half was exchanged, what came in words of what went, it is .54 and more,
and of what words and letters agree on there one in fourteen is right."""
MANY = 15
"""So many must be left over on either side, so that it says something to be the closest of them."""
FEW = 10
"""So many of the closest by words, and others as close as the last of them, are compared by letters."""
AHEAD = 0.08
"""By so much a piece must be closer to one provision than to any other; from .07 to .1 the same share is right."""
AGREED = 0.7
"""The score of both kinds: in two catalogues of rules (whose authors say what became of what) 16 of 20 were right, in
what was rewritten of four invented plans 18 of 23, in that of a table none of two; and of 151 in these with one side of
three in five links taken out at random, so that most of what is left over came or went, 106."""
CLOSEST = "most was rewritten, and these two are closest to each other by their words and by their letters"
LEANS = "most was rewritten, and the piece is by far closest to this by its words and by its letters"

Partners = Mapping[int, Sequence[int]]


class Recast:
    """What `loose` initiatives without titles of two editions continue, by position, if much of both is left over and
    most of what went on, as the one-to-one `links` say, was rewritten: else `left` is empty. In `barred` are pairs that
    something spoke against."""

    def __init__(
        self,
        like: Likeness,
        loose: tuple[Sequence[int], Sequence[int]],
        links: Sequence[Pair],
        barred: Collection[Pair],
    ) -> None:
        self.like, self.sheets, self.barred = like, (like.old, like.new), barred
        left, every = (
            [self._untitled(side, ats) for side, ats in enumerate(some)]
            for some in (loose, (like.old.leaves, like.new.leaves))
        )
        much = all(_much(len(some), len(all_)) for some, all_ in zip(left, every, strict=True))
        self.left = (left[0], left[1]) if much and self._rewritten(links) else ([], [])
        self._letters = Letters(like.old, like.new)

    def _rewritten(self, links: Sequence[Pair]) -> bool:
        alike = sorted(self.like.cosines([pair for pair in links if initiatives(*self.sheets, pair)]))
        return bool(alike) and alike[len(alike) // 2] < HALF

    def _untitled(self, side: int, ats: Sequence[int]) -> list[int]:
        sheet = self.sheets[side]
        return [at for at in ats if sheet.provisions[at].kind == "initiative" and not sheet.titles[at]]

    def agreed(self) -> list[Pair]:
        """The pairs that are closest to each other by either likeness."""
        found = closest(self.like, self.left, self.barred)
        asked = [*found.linked, *found.asked]
        close = self._near([o for o, _ in asked], [n for _, n in asked])
        best = self._by_letters(close, {heading for pair in asked for heading in enumerate(pair)})
        return [pair for pair in asked if self._letters.alike(pair) > rival(best, pair)]

    def pieces(self, loose: tuple[Sequence[int], Sequence[int]], partners: tuple[Partners, Partners]) -> list[Pair]:
        """The pairs of what is still loose and the provision that it leans to by either likeness, if that goes on in
        other words; `partners` are what the old and the new provisions are linked with."""
        left = [sorted({*self.left[side]} & {*loose[side]}) for side in (0, 1)]
        close = self._near(left[0], left[1])
        words = best_two(close)
        leaning = [(side, pair) for side in (0, 1) for pair in _ahead(words, side, left[side])]
        found = [(side, pair) for side, pair in leaning if self._goes_on(pair, 1 - side, partners[1 - side])]
        asked = {(side, pair[side]) for side, pair in found}
        best = self._by_letters(close, asked)
        return [pair for side, pair in found if pair in _ahead(best, side, (pair[side],))]

    def _goes_on(self, pair: Pair, side: int, partners: Partners) -> bool:
        """Whether the whole, on this side of a pair, goes on in other words, and nothing speaks against the pair."""
        whole, others = self.sheets[side], self.sheets[1 - side]
        changed = [others.key(at) != whole.key(pair[side]) for at in partners.get(pair[side], ())]
        return bool(changed) and all(changed) and pair not in self.barred and parties(*self.sheets, pair) != 0

    def _near(self, olds: Sequence[int], news: Sequence[int]) -> list[tuple[float, Pair]]:
        """What may be close to these, wherever it stands and whatever it is linked with, by words the closest first."""
        pairs = near(self.like, olds, news)
        return sorted(zip(self.like.cosines(pairs), pairs, strict=True), key=lambda one: -one[0])

    def _by_letters(self, close: Iterable[tuple[float, Pair]], asked: Collection[tuple[int, int]]) -> Best:
        """The best two by letters of what is asked for by side and position, among the FEW that are so by words."""
        known: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
        chosen = []
        for own, pair in close:
            of = [known[heading] for heading in enumerate(pair) if heading in asked]
            of = [words for words in of if len(words) < FEW or words[-1] == own]
            for words in of:
                words.append(own)
            chosen += [pair] if of else []
        return ranked((self._letters.alike(pair), pair) for pair in chosen)


def _much(left: int, every: int) -> bool:
    return left >= MANY and LEFT[0] <= left / every <= LEFT[1]


def _ahead(best: Best, side: int, ats: Sequence[int]) -> Iterator[Pair]:
    """The pairs of these provisions that are closer than any other pair of theirs by AHEAD."""
    for at in ats:
        if told := best.get((side, at)):
            own, pair = told[0]
            if round(own - max((score for score, _ in told[1:]), default=0.0), 6) >= AHEAD:
                yield pair
