"""What the ladder asks of the words of two editions. Small editions are compared with sets (`plain`), large ones with
sparse matrices (`bulk`); the questions and the answers are the same."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple, Protocol

from aiplan_revise.lineage.chances import Account, Contest
from aiplan_revise.lineage.parts import Part
from aiplan_revise.lineage.places import Pair
from aiplan_revise.lineage.words import Sheet

NEAREST = 10
"""So many provisions of the other side are compared with each one."""
RAREST = 24
"""They are found by so many of its rarest shared terms, …"""
COMMON = 150
"""… of which none stands in more provisions than this, unless the editions are so SMALL (pairs) that all may count."""
SMALL = 20_000
NEAR = 1e-4, 5e-5
"""What the same heading and the same parties add to a likeness, so that of provisions with equal words those come
first: less than any word is worth."""
CLOSER = 0.05
"""By so much a rival's title or text must be closer to speak against a pair."""

KIN = 0.98
"""So much of the weight of what two provisions have in common must stand in a third, to be nothing of their own."""


class Vocabulary(NamedTuple):
    """The terms of a normal text, by numbers of this vocabulary (all of which must stand in some provision), and the
    weight of each."""

    numbered: Callable[[str], frozenset[int]]
    weight: Callable[[int], float]


class Likeness(Protocol):
    """The words of two editions, ready to be compared. Provisions are named by their position in the sheets; `side` is
    0 for the old edition and 1 for the new one."""

    old: Sheet
    new: Sheet

    def terms(self, side: int, at: int) -> Collection[int]:
        """The terms of a provision's title and text; those that stand in one edition alone may be left out."""

    def vocabulary(self) -> Vocabulary:
        """All terms, also those that stand in one edition alone; made anew where comparing does without them."""

    def weight(self, term: int) -> float:
        """How much a term says: the rarer, the more."""

    def heft(self, side: int, at: int) -> float:
        """What all terms of a provision weigh together."""

    def cosines(self, pairs: Sequence[Pair]) -> list[float]:
        """How alike title and text are, 0 to 1."""

    def nearest(self, olds: Sequence[int], news: Sequence[int]) -> Sequence[Pair]:
        """The pairs worth a look: for each provision of either side the nearest of its kind on the other."""

    def contest(self, olds: Sequence[int], news: Sequence[int], kept: Mapping[Pair, bool]) -> Contest:
        """How likely the pairs worth a look are. `kept` are links that already hold and teach the weights of place and
        parties, and those of the words where it says that the words did not choose them."""

    def account(self, olds: Sequence[int], news: Sequence[int], kept: Mapping[Pair, bool]) -> Account:
        """What the chances of the `contest` on the same provisions rest on; held anew, so that who does not ask why
        pays nothing for it."""

    def pieces(self, side: int, partners: Mapping[int, Sequence[int]], loose: Sequence[int]) -> list[Part]:
        """For each loose provision of the other side the whole on `side` whose remaining words (those that no partner
        of it holds) explain most of it. `partners` maps wholes to what they are linked with."""
