"""What there is to say about a link, or about there being none: values, in words and numbers of the engine."""

from typing import Literal

from msgspec.structs import replace

from aiplan_revise.lineage.phrases import Words
from aiplan_revise.model.edition import Value
from aiplan_revise.model.links import Decision, Link

Side = Literal["old", "new"]
Channel = Literal["text", "title", "place", "bodies"]
Bar = Literal["", "unlikely", "taken", "common", "strange", "torn", "framed", "refilled"]


class Line(Value, frozen=True):
    """One channel of evidence: its level (-1: nothing known), the likeness or share it was read from, and the factor by
    which the level multiplies the odds of a pair, as learned from the two editions."""

    channel: Channel
    level: int
    value: float
    factor: float


class Weighed(Value, frozen=True):
    """What speaks for a pair in the contest, its odds before its rivals count, how many those are, and its chance."""

    lines: tuple[Line, ...]
    odds: float
    rivals: int
    chance: float


class Place(Value, frozen=True):
    """What a pair stands under ("" at the top), whether the lineage links the two, how many other provisions stand
    under the old one, under what the lineage has them go on, with how many, and how many of them nothing continues."""

    old: str
    new: str
    same: bool
    others: int
    went: tuple[tuple[str, int], ...]
    ended: int


class Sets(Value, frozen=True):
    """Bodies or numbers that both sides name, and those that only one does."""

    both: tuple[str, ...]
    old: tuple[str, ...]
    new: tuple[str, ...]


class Beside(Value, frozen=True):
    """An old and a new provision beside one another: facts, the likeness of all their words, what the contest made of
    them if they stood in it, the words that counted, and (for a pair that is not linked) why not: too unlikely, linked
    with the provisions `taken`, with nothing in common but what stands in a third one, or of other words and bodies."""

    old: str
    new: str
    place: Place
    bodies: Sets
    numbers: Sets
    likeness: float = -1.0
    weighed: Weighed | None = None
    words: Words | None = None
    bar: Bar = ""
    taken: tuple[str, ...] = ()

    def with_words(
        self, likeness: float, weighed: Weighed | None, words: Words | None, bar: Bar, taken: tuple[str, ...]
    ) -> "Beside":
        """The same pair with what was made of it."""
        return replace(self, likeness=likeness, weighed=weighed, words=words, bar=bar, taken=taken)


class Piece(Value, frozen=True):
    """A provision that is, or seems, a piece of a whole on `side`: the share of its words that stand in the whole and
    in no partner of it, and the same for the best other whole (`rival`); the share that stand in the whole at all
    (`held`) and by how much that is more than in any other (`lead`); the margin that both come to, the chance that it
    is a part, and what bars it: a small margin, a small chance, no other piece of a whole without a partner, or nothing
    that it adds."""

    side: Side
    whole: str
    piece: str
    share: float
    margin: float
    chance: float
    rival_share: float
    held: float
    lead: float
    rival: str
    bar: Literal["", "margin", "chance", "alone", "nothing-new"]


class Cover(Value, frozen=True):
    """How much of the weighted words of a whole on `side` its pieces hold together (0 to 1)."""

    side: Side
    whole: str
    pieces: tuple[str, ...]
    share: float


class Headed(Value, frozen=True):
    """What two linked headings rest on: their score, the likeness of their words, the share of the linked provisions
    below either that stand below both (-1: none), whether what they stand under is linked, and the best rival's
    score."""

    score: float
    words: float
    flow: float
    parents: bool
    rival: float


class Explanation(Value, frozen=True):
    """Why a provision is linked as it is (`link`), or not at all (None).

    `differs` says that the engine would not link it so today (but as `now`): the lineage was kept. `told` are the pairs
    of the link, `rivals` pairs that stood for the same provisions, the likeliest first; `start` is the odds that any
    candidate begins with (0: there was no contest). `twins` are provisions with one text, which `margin` tells apart.
    """

    side: Side
    id: str
    link: Link | None
    decision: Decision | None = None
    differs: bool = False
    now: Link | None = None
    told: tuple[Beside, ...] = ()
    rivals: tuple[Beside, ...] = ()
    start: float = 0.0
    doubts: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()
    covers: tuple[Cover, ...] = ()
    headed: Headed | None = None
    margin: float = 0.0
    twins: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
