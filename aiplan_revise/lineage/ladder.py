"""The ladder: each rung links what the rungs above left over and signs its links with a basis and reasons."""

from collections.abc import Callable, Collection, Mapping, Sequence

from aiplan_revise.lineage.blocks import Key, bare, blocks, entitled, framed, refigured, series_of, told_once
from aiplan_revise.lineage.calibration import REFILLED
from aiplan_revise.lineage.chances import Evidence, parties
from aiplan_revise.lineage.closest import BY_FAR, FOREMOST, closest
from aiplan_revise.lineage.exchanges import regrouped
from aiplan_revise.lineage.filled import SAME
from aiplan_revise.lineage.frames import Frames
from aiplan_revise.lineage.headings import Heading, Headings
from aiplan_revise.lineage.ids import Group
from aiplan_revise.lineage.likeness import Likeness
from aiplan_revise.lineage.parts import weighed
from aiplan_revise.lineage.places import Flow, Pair, context
from aiplan_revise.lineage.portions import Portions
from aiplan_revise.lineage.reasons import Surroundings
from aiplan_revise.lineage.recast import AGREED, CLOSEST, LEANS, Recast
from aiplan_revise.lineage.rewritten import Rewritten
from aiplan_revise.lineage.rivals import BY_CHANCE, OTHERS, Barred, Ground, Rivals, partners_of, piece_ground
from aiplan_revise.lineage.words import western
from aiplan_revise.model.links import Basis, Certainty

APART = 0.5
"""By so much the surroundings of one of several equal texts must agree better, to be beyond doubt."""
TWINS = 0.75, 0.86
"""The scores of equal texts whose surroundings hardly tell them apart, and of those where place and bodies disagree."""
FIGURES = "the same words but for the numbers"
TITLED = "the same number and title, and nothing else but fields"
ALONE = "most words of either stand in the other, and in no third one"
ITEMS = "its words stand above items that its bodies share"
UNFOLDED = 0.9
"""The score of those; no gold pair has any."""
TURNED = "a statement on one side, an initiative on the other"
ELSEWHERE = 0.7
"""The score of equal texts that nothing else bears out; hardly any are found in the gold pairs."""
MOST_WORDS = 0.85
"""The score of two that have most words in common and with no third one, if they bear no titles and a body stayed; the
others are put to a person, as likely as this."""
ASKED = 0.3
ANEW = 0.8
"""The score of what was written anew (see `rewritten`)."""
STAYED = "most of its place went on, a body stayed, and nothing else there is as close"
STRANGE = 0.5
"""The chance, at most, that is stated of a pair without a common body of which words of either stand in place of the
other's: nothing but words speaks for it."""
SHORT = 4
"""Equal texts with fewer terms may be equal by chance: they need some other agreement."""


class Ladder:
    """The links found so far between two editions, as pairs of positions with their grounds."""

    def __init__(self, like: Likeness, groups: Sequence[Group]) -> None:
        old, new = like.old, like.new
        self.like, self.old, self.new = like, old, new
        self.sides = old, new
        self.grounds: dict[Pair, Ground] = {}
        self.heard: dict[Pair, float] = {}
        self.known: Mapping[Pair, Evidence] = {}
        self.barred: dict[Pair, Barred] = {}
        self.frames = Frames(old, new)
        self.surroundings = Surroundings(old, new, self.grounds.__contains__)
        self.margins: dict[Pair, float] = {}
        self.headed: dict[Pair, Heading] = {}
        self.contested: tuple[list[int], list[int], Mapping[Pair, bool]] = [], [], {}
        self.portions = Portions(like)
        self.closed = (
            {old.where[k] for group in groups for k in group.old if not group.widens},
            {new.where[k] for group in groups for k in group.new if not group.widens},
        )
        for group in groups:
            for pair in ((old.where[o], new.where[n]) for o in group.old for n in group.new):
                self.grounds[pair] = Ground("certain", group.basis, 1.0, (group.reason,))

    def loose(self) -> tuple[list[int], list[int]]:
        """The statements and initiatives of either side that nothing links yet."""
        taken = {o for o, _ in self.grounds} | self.closed[0], {n for _, n in self.grounds} | self.closed[1]
        return [o for o in self.old.leaves if o not in taken[0]], [n for n in self.new.leaves if n not in taken[1]]

    def one_to_one(self) -> list[Pair]:
        """The pairs of statements and initiatives linked so far, without those of declared groups."""
        olds, news = partners_of(self.grounds)
        leaf = self.new.leaf_set
        return [(o, n) for o, n in self.grounds if n in leaf and len(olds[o]) == 1 and len(news[n]) == 1]

    def _blocks(self, key: Callable[[Key], Key] = tuple) -> list[tuple[list[int], list[int]]]:
        return blocks(self.sides, self.loose(), key)

    # ------------------------------------------------------------ rungs

    def same_text(self) -> None:
        """Texts that stand once on either side, then those that their context tells apart."""
        blocks = self._blocks()
        alone = [(olds[0], news[0]) for olds, news in blocks if len(olds) == len(news) == 1]
        flow = Flow(self.old, self.new)
        flow.weigh((pair, 1.0) for pair in [*self.one_to_one(), *alone])
        moved = {pair for pair in alone if self._handed_over(pair)}
        series = series_of(self.sides, self.loose()) if moved else set()
        for pair in alone:
            if self._agrees(flow, pair) and not (pair in moved and framed(self.old.key(pair[0])) in series):
                self.grounds[pair] = self._same(flow, pair)
        for olds, news in blocks:
            for standing in context(flow, olds, news) if len(olds) * len(news) > 1 else ():
                self.margins[standing.pair] = standing.margin
                apart = standing.margin >= APART
                sure = apart and standing.agreed and not self._handed_over(standing.pair)
                status: Certainty = "certain" if sure else "probable"
                score = 1.0 if status == "certain" else TWINS[apart]
                self.grounds[standing.pair] = Ground(status, "context", score)

    def _agrees(self, flow: Flow, pair: Pair) -> bool:
        """Whether the place bears an equal text out, or, where none is known, the parties do not speak against it: a
        text that turned up elsewhere has to compete."""
        level = flow.level(pair, 1.0)
        return level > 0 or (level < 0 and not self._handed_over(pair))

    def _handed_over(self, pair: Pair) -> bool:
        """Whether both name parties, and none of them is the same."""
        return parties(self.old, self.new, pair) == 0

    def _same(self, flow: Flow, pair: Pair) -> Ground:
        short = len(self.like.terms(0, pair[0])) < SHORT
        if short and flow.level(pair, 1.0) <= 0 and self.old.parties[pair[0]].isdisjoint(self.new.parties[pair[1]]):
            return Ground("probable", "same-text", 0.75, (BY_CHANCE,))
        return Ground("certain", "same-text", 1.0)

    def similar(self) -> None:
        """Texts that are alike, with what speaks for them besides."""
        kept = {pair: self.grounds[pair].basis in ("declared", "same-id") for pair in self.one_to_one()}
        self.contested = (*self.loose(), kept)
        contest = self.like.contest(*self.contested)
        rivals = Rivals(self.like, contest)
        for pair in rivals.best():
            self.grounds[pair] = rivals.ground(pair)
        self.heard |= contest.chances
        self.known, self.barred = contest.known, rivals.barred
        self.heard |= {pair: min(STRANGE, self.heard[pair]) for pair, bar in rivals.barred.items() if bar != "common"}

    def left_over(self) -> None:
        """Of what nothing links yet, equal texts that stand once on either side: elsewhere with other bodies, or as a
        statement on one side and an initiative on the other."""
        for olds, news in self._blocks():
            if len(olds) == len(news) == 1:
                self.grounds[olds[0], news[0]] = Ground("probable", "same-text", ELSEWHERE, (OTHERS,))
        for pair in self._turned():
            self.grounds[pair] = Ground("certain", "same-text", 1.0, (TURNED,))
        self.figures()

    def _turned(self) -> list[Pair]:
        """The long texts that stand once on either side, as a statement on one and as an initiative on the other: an
        initiative whose bodies are no longer named, or a statement that somebody was made responsible for."""
        alone = [(olds[0], news[0]) for olds, news in self._blocks(bare) if len(olds) == len(news) == 1]
        return [(o, n) for o, n in alone if len(self.like.terms(0, o)) >= SHORT]

    def figures(self) -> None:
        """Of what is still loose, texts that are the same but for their numbers, as the rows of a table of figures that
        were all raised: where place, bodies and printed number tell them apart."""
        blocks = self._blocks(framed)
        if not blocks:
            return
        flow = Flow(self.old, self.new)
        flow.weigh((pair, self.grounds[pair].score) for pair in self.one_to_one())
        for olds, news in blocks:
            for standing in context(flow, olds, news):
                if standing.agreed and standing.margin >= APART and not self._handed_over(standing.pair):
                    self.margins[standing.pair] = standing.margin
                    self.grounds[standing.pair] = Ground("probable", "context", TWINS[1], (FIGURES,))

    def entitled(self) -> None:
        """Of what is still loose, measures of a title and fields, and those whose figures changed, under their number:
        whoever is responsible."""
        for found, reason in ((entitled, TITLED), (refigured, FIGURES)):
            ground = Ground("probable", "context", TWINS[1], (reason,))
            self.grounds |= dict.fromkeys(found(self.sides, self.loose()), ground)

    def parts(self) -> None:
        """Pieces of splits and joins among what is still loose."""
        partners = partners_of(pair for pair in self.grounds if self._widens(pair))
        for side, part, chance in self.portions.find(self.loose(), partners):
            pair, rival = part.pair(side), part._replace(whole=part.rival).pair(side)
            if partners[side].get(part.whole) and self._refilled(pair):
                continue
            self.portions.take(side, part, chance)
            self.grounds[pair] = piece_ground(part, chance, rival if part.rival >= 0 else None)
            if part.rival >= 0:
                self.heard[rival] = max(self.heard.get(rival, 0.0), part.rival_share)

    def _refilled(self, pair: Pair) -> bool:
        """Whether what seems a piece of something that goes on is no more than its sentence about another thing; such a
        pair is put to a person."""
        titled = self.old.titles[pair[0]] or self.new.titles[pair[1]]
        if titled or not self.frames.refilled(pair, self.like.cosines([pair])[0]):
            return False
        self.barred[pair] = "refilled"
        self.heard[pair] = max(ASKED, self.heard.get(pair, 0.0))
        return True

    def rewritten(self) -> bool:
        """Of what is still loose, and bears no title, what was written anew but kept its place and a body. Whether
        there is any: then its pieces can be found."""
        found = Rewritten(self.like, self.loose(), self._weights(), self.barred.keys())
        return self._decide(found.linked, found.asked, Ground("probable", "similar", ANEW, (STAYED,)))

    def closest(self) -> bool:
        """Of what is still loose, and bears no title, what is closest to each other. Whether any is so by far: then its
        pieces can be found."""
        found = closest(self.like, self.loose(), self.barred.keys())
        return self._decide(found.linked, found.asked, Ground("probable", "similar", FOREMOST, (BY_FAR,)))

    def _decide(self, linked: Collection[Pair], asked: Collection[Pair], ground: Ground) -> bool:
        """Link some pairs, put others to a person. Whether any is linked."""
        self.grounds |= dict.fromkeys(linked, ground)
        self.heard |= {pair: max(ASKED, self.heard.get(pair, 0.0)) for pair in asked}
        return bool(linked)

    def recast(self) -> None:
        """Of what is still loose in editions that were rewritten as a whole, what is closest to each other, and pieces
        of what goes on: by words and letters alike."""
        found = Recast(self.like, self.loose(), self.one_to_one(), self.barred.keys())
        if not found.left[0]:
            return
        agreed = found.agreed()
        self.grounds |= dict.fromkeys(agreed, Ground("probable", "similar", AGREED, (CLOSEST,)))
        if agreed:
            self.parts()
        pieces = found.pieces(self.loose(), partners_of(pair for pair in self.grounds if self._widens(pair)))
        self.grounds |= dict.fromkeys(pieces, Ground("probable", "parts", AGREED, (LEANS,)))

    def exchanged(self) -> None:
        """Of pairs that are not certain, those two and two that exchanged parts: a regrouping."""
        self.grounds |= regrouped(self.like, self.grounds, self.known, self.one_to_one())

    def withdrawn(self) -> None:
        """Of pairs that may be one sentence about two things, those that are not nearly the same (in Japanese all) and
        took no part in a split, a join or an exchange are put to a person, and not linked: in 40 invented plans, whose
        authors put such traps on purpose, 34 of 38 were two things; the gold pairs and made-up rewordings have none."""
        for pair in self.one_to_one():
            if REFILLED not in self.grounds[pair].reasons:
                continue
            if self.known[pair].text < SAME or not western(self.new.bodies[pair[1]]):
                del self.grounds[pair]
                self.barred[pair] = "refilled"
                self.heard[pair] = min(ASKED, self.heard[pair])

    def most_words(self) -> None:
        """Of what is still loose, pairs that have most words of either in common, and with no third one: where bodies
        changed along with the words, or everything else stayed as it was, chances are too low to tell."""
        ground = Ground("probable", "similar", MOST_WORDS, (ALONE,))
        for pair in self.portions.alone(self.loose()):
            framed = self.barred.get(pair) == "framed"
            if framed or self._handed_over(pair) or (self.old.titles[pair[0]] and self.new.titles[pair[1]]):
                self._decide((), [pair], ground)
            else:
                self._decide([pair], (), ground)

    def _widens(self, pair: Pair) -> bool:
        return pair[1] in self.new.leaf_set and pair[0] not in self.closed[0] and pair[1] not in self.closed[1]

    def _weights(self) -> list[tuple[Pair, float]]:
        """The links of statements and initiatives so far, with their scores."""
        return [(pair, ground.score) for pair, ground in self.grounds.items() if pair[1] in self.new.leaf_set]

    def headings(self) -> None:
        """Chapters, sections and groups, by their words and by where their provisions went."""
        kept = [pair for pair in self.grounds if pair[1] in self.new.head_set]
        near = self.like.nearest(self.old.heads, self.new.heads)
        headings = Headings(self.old, self.new, self._weights(), self.like.cosines)
        whole = headings.link(near, kept, self.closed)
        partial_ = headings.taken_in(self.closed, self._held)
        for found in (*whole, *partial_):
            basis: Basis = "same-text" if found.same_text else "parts" if found in partial_ else "similar"
            went = (f"{found.flow:.0%} of the linked provisions below them are the same",) if found.flow >= 0 else ()
            status: Certainty = "certain" if found.certain else "probable"
            self.grounds[found.pair] = Ground(status, basis, found.score, went)
            self.headed[found.pair] = found

    def unfolded(self) -> None:
        """An initiative whose words became the heading of items, which its bodies share, and the other way round."""
        for side in (0, 1):
            leaves, heads = self.sides[side], self.sides[1 - side]
            loose = self.loose()
            taken = {pair[1 - side] for pair in self.grounds} | self.closed[1 - side]
            above = [at for at in heads.heads if at not in taken and heads.bodies[at]]
            for leaf, head in told_once(leaves, loose[side], heads, above):
                below = [at for at in loose[1 - side] if heads.parents[at] == head and heads.parties[at]]
                items = [at for at in below if heads.parties[at] <= leaves.parties[leaf]]
                for at in (head, *items) if items and len(self.like.terms(side, leaf)) >= SHORT else ():
                    self.grounds[(at, leaf) if side else (leaf, at)] = Ground("probable", "parts", UNFOLDED, (ITEMS,))

    def _held(self, pair: Pair) -> tuple[float, float]:
        """What share of the weighted words of either stands in the other."""
        like, (o, n) = self.like, pair
        shared = weighed({*like.terms(0, o)} & {*like.terms(1, n)}, like.weight)
        return shared / (like.heft(0, o) or 1), shared / (like.heft(1, n) or 1)
