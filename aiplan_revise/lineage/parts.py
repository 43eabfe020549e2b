"""Pieces of splits and joins: what of a whole stands in none of its partners, and stands in a piece instead; and what a
piece has from one whole more than from any other, even if the main partner of the whole keeps it as well.

How likely a piece is a part follows from its margin and from how many of the loose provisions of these two editions
look like parts at all: where a plan was rearranged, a weak sign is worth more than where things were only added.
"""

import math
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

ALONE = 0.6
"""The weight, in the margin, of the words that no partner of the whole holds; all its words have the rest. Fitted on
the catalogue from 6 to 7, the plan and made-up pairs; without the catalogue it comes to the same."""
MARGIN = 0.05
"""From this margin on a piece may be a part; flat between .03 and .10 on the gold pairs (notes of the study)."""
CLEAR = 0.12
"""From this margin on a piece is counted when the share of parts is judged; below, fewer than half were right."""
SEEMING = 0.13
"""So many of the provisions that were only added or dropped look like clear parts all the same: 4 of 31 in the
catalogue of techniques from 14 to 16, fewer in project reviews and budgets."""
SEEN = 0.6
"""So many of the true parts are clear: 77 of 127 in the catalogue from 6 to 7, more in plans and in made-up pairs."""
SLOPE = 7.0
"""By how much the odds of a part grow with its margin (as a power of e): 4 times by .2, 33 times by .5. Fitted to which
margins were right in the catalogue from 6 to 7 and the plan; made-up pairs alone would have it twice as steep."""
BORNE_OUT = 0.4
"""The `rate` of parts, at least, among pieces of a whole that goes on, if a body stayed and no title says what the
piece is: in nine pairs of plans nearly all with a margin were true parts, in tables with titles from three in four (the
catalogue from 6 to 7) to none (project reviews)."""
WIDE = 0.25
"""So do two pieces of a whole that nothing else continues, each with such a margin."""
UNNAMED = 0.26
"""The same among initiatives that name no body: so a margin of .15 is enough. From there on 19 of 25 more were right
(all of 3 in two catalogues of rules, 14 of 15 in invented plans without their bodies, 2 of 7 in other tables without
titles and bodies), below it 8 of 28 in the catalogues and tables."""
LIKELY = 0.5
"""From this chance on a part is linked; below, it is only named as a candidate."""
TOGETHER = 0.1
"""The margin that each of several pieces must reach which make up a whole that has no other partner, …"""
COVERED = 0.5
"""… and so much of the whole they must hold together: true ones hold .55, .81 and .86 of it (the catalogue from 6 to 7,
made-up pairs), others of 300 to 1,000 initiatives .44 at most."""
NEW_WORDS = 0.02
"""What a further piece must bring of words that no partner of the whole holds yet, …"""
FRESH = 0.15
"""… or, where pieces share a long frame (医療における, 介護における), what part of the words that no piece before it
holds must stand in the whole; it changes nothing on the gold pairs."""
MOSTLY = 0.5
"""A piece of which the whole explains so much more than any other may be one that the whole keeps as well: the summary
stays, and what it sums up stands by itself besides. Above .5 six of seven were right (in the catalogue from 6 to 7 and
made-up pairs of 10,000), below it three of fifteen."""

Partners = Mapping[int, Sequence[int]]


class Part(NamedTuple):
    """A piece, the whole it belongs to, the share of its words that stand in the whole and in no partner of it, and its
    margin (see `margin`); the best other whole (-1: none) and its share; then the share of its words that stand in the
    whole at all, and by how much that is more than in any other."""

    piece: int
    whole: int
    share: float
    margin: float
    rival: int
    rival_share: float
    held: float
    lead: float

    def pair(self, side: int) -> tuple[int, int]:
        """The old and the new position, where the wholes are on this side."""
        return (self.piece, self.whole) if side else (self.whole, self.piece)


class Seeming(NamedTuple):
    """By the side of the wholes: what may be a part of them, and what they are linked with; and the `rate` of parts."""

    found: Sequence[Sequence[Part]]
    partners: Sequence[Partners]
    share: float


class Words(NamedTuple):
    """The terms of wholes and of pieces by position (those that stand on both sides are enough), the weight of a term,
    and what all terms of a piece, and of a whole, weigh together."""

    whole: Callable[[int], Collection[int]]
    piece: Callable[[int], Collection[int]]
    weight: Callable[[int], float]
    heft: Callable[[int], float]
    whole_heft: Callable[[int], float]


def rate(found: Sequence[tuple[Sequence[Part], Partners]]) -> float:
    """The share of the loose provisions that are parts, judged by how many look so beyond what would in any case."""
    clear = sum(part.margin >= CLEAR and bool(partners.get(part.whole)) for some, partners in found for part in some)
    loose = sum(len(some) for some, _ in found)
    return (max(0.0, clear - SEEMING * loose) / SEEN + 0.5) / (max(loose, clear / SEEN) + 5)


def parts(
    found: Sequence[Part], partners: Partners, words: Words, likely: Callable[[Part], float]
) -> list[tuple[Part, float]]:
    """Of the pieces those that belong to a whole, the clearest first, each with the chance that it does: as long as it
    brings words that no partner and no other piece of the whole holds yet, or the whole explains it that much more than
    any other (MOSTLY). `likely` tells the chance of a piece."""
    whole = Counter(part.whole for part in found if part.margin >= TOGETHER)
    kept: list[tuple[Part, float]] = []
    left: dict[int, set[int]] = {}
    told: dict[int, set[int]] = {}
    for part in sorted(found, key=lambda p: (-p.margin, p.piece)):
        held = partners.get(part.whole, ())
        fits = part.margin >= MARGIN if held else part.margin >= TOGETHER and whole[part.whole] > 1
        chance = likely(part)
        if not fits or chance < LIKELY:
            continue
        if part.whole not in left:
            left[part.whole] = set(words.whole(part.whole)).difference(*map(words.piece, held))
            told[part.whole] = set()
        own, heft = set(words.piece(part.piece)), words.heft(part.piece)
        brought = weighed(left[part.whole] & own, words.weight)
        fresh = heft - weighed(told[part.whole] & own, words.weight)
        unsaid = own.intersection(words.whole(part.whole)) - told[part.whole]
        besides = part.lead >= MOSTLY and weighed(unsaid, words.weight) >= FRESH * heft
        if besides or brought >= NEW_WORDS * heft or (brought and brought >= FRESH * fresh):
            kept.append((part, chance))
            left[part.whole] -= own
            told[part.whole] |= own
    made = Counter(part.whole for part, _ in kept)
    covered = {whole for whole in made if partners.get(whole) or (made[whole] > 1 and _covers(told, whole, words))}
    return [(part, chance) for part, chance in kept if part.whole in covered]


def _covers(told: Mapping[int, Collection[int]], whole: int, words: Words) -> bool:
    """Whether the pieces of a whole hold enough of it together."""
    held = set(words.whole(whole)).intersection(told[whole])
    return weighed(held, words.weight) >= COVERED * words.whole_heft(whole)


def weighed(terms: Collection[int], weight: Callable[[int], float]) -> float:
    """What terms weigh together, in whatever order they come."""
    return sum(sorted(map(weight, terms)))


def margin(alone: float, lead: float) -> float:
    """By how much a whole explains a piece better than any other, from how much more of the piece stands in it alone
    (and in no partner of it), and in it at all."""
    return round(ALONE * alone + (1 - ALONE) * lead, 6)


def chance_of(margin: float, share: float) -> float:
    """How likely a piece with this margin is a part, given the `rate` of parts."""
    odds = share / (1 - share) * math.exp(SLOPE * margin)
    return odds / (1 + odds)
