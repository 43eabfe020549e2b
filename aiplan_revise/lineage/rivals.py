"""Candidates that stand for the same provisions: which of them are chosen, and what speaks against each."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal, NamedTuple

from aiplan_revise.lineage.calibration import PARTS_RIGHT, REFILLED, RIGHT, SAFE, stated
from aiplan_revise.lineage.chances import Contest
from aiplan_revise.lineage.filled import SAME
from aiplan_revise.lineage.frames import Frames
from aiplan_revise.lineage.likeness import Likeness
from aiplan_revise.lineage.names import namesakes
from aiplan_revise.lineage.parts import Part
from aiplan_revise.lineage.places import Pair
from aiplan_revise.lineage.words import numerals, other_beginnings, replaced
from aiplan_revise.model.links import Basis, Certainty

LEAST = 0.02
"""From this chance on a pair is proposed: competition makes low chances lower than they are (see `calibration`)."""
SURE = 0.9
"""From this chance on a pair may be certain, if nothing speaks against it."""
REWRITTEN = 0.45, 0.8
"""Below this likeness of everything, and of the titles, a pair was rewritten so far that a person must look."""
RENAMED = 0.8
"""If title and text are both less alike than this, and words of the title stand for others, it may be another thing."""
KEPT = 0.95
"""The least score of equal texts of which a body stayed the same, wherever they stand now, and that no rival comes near
to; all in the gold pairs are right."""
UNNAMED = 0.6
"""If a pair is less alike than this, too, and no body is the same, it is put to a person: nearly all such pairs of
made-up editions are true hand-overs from there on, and below it hardly any are known."""
UNLIKE = 0.03
"""Texts less alike than this have hardly a word in common."""
BY_CHANCE = "so short that it may be equal by chance"
OTHERS = "the same words elsewhere, with other bodies"
REWORDED = "most of the telling words were rewritten"
UNTITLED = 0.89
"""The score, at most, of such a pair without titles: in plans (the gold one, eight invented ones) four in five are
right. A title that stayed says that it is the same thing."""
EVEN = 0.5
"""The score of a pair that is nearly the same and yet may be one sentence about two things: of four in 32 invented
plans two were right, as of names that changed (Safety Institute → Security Institute)."""
BY_NAME = "alone with this title, though another one is closer"
SPACIOUS = 12
"""Equal texts of fewer terms, elsewhere and with other bodies, are not beyond doubt."""


Barred = Literal["common", "strange", "torn", "framed", "refilled"]
"""Why a likely pair is not linked: all that both have in common stands in a third one too; no body is the same, and
words of either stand in place of the other's; by the title another one is closer and by the text one is, too; they have
the frame of the sentence in common, and not what it is about; or they may be one sentence about two things (see
`Ladder.withdrawn`)."""


class Ground(NamedTuple):
    """What one pair of a link rests on."""

    status: Certainty
    basis: Basis
    score: float
    reasons: tuple[str, ...] = ()
    rival: Pair | None = None
    rival_score: float = 0.0


class Rivals:
    """Candidates and their chances, with what the rivals of each, on both sides, say against it."""

    def __init__(self, like: Likeness, contest: Contest) -> None:
        self.old, self.new = like.old, like.new
        self.like = like
        self.contest, self.chance = contest, contest.chances
        self.of_old, self.of_new = partners_of(self.chance)
        self.barred: dict[Pair, Barred] = {}
        self._frames = Frames(like.old, like.new)
        self.named = {pair for pair in namesakes(self.old, self.new).items() if self._together(pair)}

    def best(self) -> list[Pair]:
        """The best one-to-one choice: those first that bear a name alone, then equal texts of the same body, then the
        likelier, equally likely ones in an order that is the same with the sides swapped. What was passed over, and
        why, stays in `barred`."""
        taken: tuple[set[int], set[int]] = set(), set()
        found: list[Pair] = []
        likely = (pair for pair, chance in self.chance.items() if chance >= LEAST or pair in self.named)
        ranks = {
            p: (p not in self.named, not self._stayed(p), -round(self.chance[p], 9), sum(p), min(p)) for p in likely
        }
        for o, n in sorted(ranks, key=ranks.__getitem__):
            if o in taken[0] or n in taken[1]:
                continue
            if bar := self._bar((o, n)):
                self.barred[o, n] = bar
            else:
                taken[0].add(o)
                taken[1].add(n)
                found.append((o, n))
        return found

    def _stayed(self, pair: Pair) -> bool:
        """Whether words and a body stayed the same."""
        return self.old.key(pair[0]) == self.new.key(pair[1]) and self.contest.known[pair].parties >= 1

    def _bar(self, pair: Pair) -> Barred | None:
        if self._shared(pair):
            return "common"
        if self._strange(pair):
            return "strange"
        return "torn" if self._torn(pair) else "framed" if self._framed(pair) else None

    def _together(self, pair: Pair) -> bool:
        """Whether a pair is a candidate whose bodies have any in common."""
        return pair in self.chance and self.contest.known[pair].parties >= 1

    def _shared(self, pair: Pair) -> bool:
        """Whether an unlikely pair has nothing in common but what stands in a third provision too, the frame of a
        series or phrases that many share; unless the titles name the same number, which tells one of a series."""
        if self.chance[pair] >= SURE or self.old.key(pair[0]) == self.new.key(pair[1]):
            return False
        named = numerals(self.old.titles[pair[0]])
        return not (named and named == numerals(self.new.titles[pair[1]])) and self.contest.kin(pair)

    def _strange(self, pair: Pair) -> bool:
        """Whether a pair has no body in common, and what it is about is named by other words: it would be told as a
        hand-over, of what may be another thing. Without titles that is a sentence filled with other things."""
        known, (o, n) = self.contest.known[pair], pair
        if known.parties or max(known.title, known.text) >= RENAMED or pair in self.named:
            return False
        if self._untitled(pair):
            return self._frames.refilled(pair, known.text)
        return max(known.title, known.text) < UNNAMED and replaced(self.old.titles[o], self.new.titles[n])

    def _torn(self, pair: Pair) -> bool:
        """Whether an unlikely pair has only its place: its title and its text were rewritten, words stand for others,
        and each of the two is closer to another provision."""
        known = self.contest.known[pair]
        if self.chance[pair] >= SURE or not 0 <= max(known.title, known.text) < REWRITTEN[0]:
            return False
        titles = self.old.titles[pair[0]], self.new.titles[pair[1]]
        return replaced(*titles) and all(self.contest.closer(pair))

    def _framed(self, pair: Pair) -> bool:
        """Whether a pair without titles has hardly more than the frame of a sentence in common."""
        return self._untitled(pair) and self._frames.only(pair, self.contest.known[pair].text)

    def _untitled(self, pair: Pair) -> bool:
        """Whether neither of two that differ has a title to say what it is."""
        o, n = pair
        return not (self.old.titles[o] or self.new.titles[n]) and self.old.key(o) != self.new.key(n)

    def ground(self, pair: Pair) -> Ground:
        """What a chosen pair rests on: certain only if it is likely and nothing speaks against it."""
        doubts = self._doubts(pair)
        rival = min(self._others(pair), key=lambda other: self._rank(pair, other), default=None)
        if pair in self.named and rival and self.chance[rival] > self.chance[pair]:
            doubts.append(BY_NAME)
        status: Certainty = "certain" if self.chance[pair] >= SURE and not doubts else "probable"
        equal = self.old.key(pair[0]) == self.new.key(pair[1])
        basis: Basis = "context" if equal else "similar"
        score = max(SAFE, self.chance[pair]) if status == "certain" else stated(self.chance[pair], RIGHT)
        stayed = not self.old.parties[pair[0]].isdisjoint(self.new.parties[pair[1]])
        if REFILLED in doubts and self.contest.known[pair].text >= SAME:
            score = EVEN
        if REWORDED in doubts and not (self.old.titles[pair[0]] and self.new.titles[pair[1]]):
            score = min(score, UNTITLED)
        if equal and stayed and not (rival and 2 * self.chance[rival] > self.chance[pair]):
            score = max(score, KEPT)
        return Ground(status, basis, score, tuple(doubts), rival, self.chance[rival] if rival else 0.0)

    def _others(self, pair: Pair) -> list[Pair]:
        o, n = pair
        return [(o, q) for q in self.of_old[o] if q != n] + [(p, n) for p in self.of_new[n] if p != o]

    def _rank(self, pair: Pair, other: Pair) -> tuple[float, int, tuple[str, str, str], str]:
        """The likelier rival first; equals by what they say, so that swapping the sides changes nothing."""
        sheet, at = (self.new, other[1]) if other[0] == pair[0] else (self.old, other[0])
        return -round(self.chance[other], 9), sum(other), sheet.key(at), sheet.ids[at]

    def _doubts(self, pair: Pair) -> list[str]:
        """Why the pair is not certain, however likely it is."""
        known, found = self.contest.known[pair], self._named_otherwise(pair)
        held, holding = self.old.parties[pair[0]], self.new.parties[pair[1]]
        if known.text < REWRITTEN[0] and known.title < REWRITTEN[1]:
            found.append(REWORDED)
        elif known.title >= 0 and known.text < UNLIKE and self.old.bodies[pair[0]] and self.new.bodies[pair[1]]:
            found.append("the texts have hardly a word in common")
        for name, closer in zip(("title", "text"), self.contest.closer(pair), strict=True):
            if closer:
                found.append(f"by the {name} alone another one is closer")
        if self.old.key(pair[0]) == self.new.key(pair[1]) and not held & holding:
            short = len(self.like.terms(0, pair[0])) < SPACIOUS
            found += [BY_CHANCE] if short else [OTHERS] if held | holding else []
        if not found and self.contest.kin(pair):
            found.append("all that both have in common stands in another one too")
        return found

    def _named_otherwise(self, pair: Pair) -> list[str]:
        """The doubt that the words by which things are named raise, if any."""
        known = self.contest.known[pair]
        titles = self.old.titles[pair[0]], self.new.titles[pair[1]]
        names = titles if all(titles) else (self.old.bodies[pair[0]], self.new.bodies[pair[1]])
        if numerals(titles[0]) != numerals(titles[1]):
            return ["the titles name different numbers"]
        if 0 <= max(known.title, known.text) < RENAMED and known.title >= 0 and replaced(*titles):
            return ["title and text name other things"]
        if known.parties == 0 and replaced(*names):
            return ["other words and other bodies"]
        if self._untitled(pair) and self._frames.refilled(pair, known.text):
            return [REFILLED]
        return ["they begin with other things"] if not any(titles) and other_beginnings(*names) else []


def partners_of(pairs: Iterable[Pair]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """The new positions of each old one, and the old ones of each new one."""
    of_old: defaultdict[int, list[int]] = defaultdict(list)
    of_new: defaultdict[int, list[int]] = defaultdict(list)
    for o, n in pairs:
        of_old[o].append(n)
        of_new[n].append(o)
    return dict(of_old), dict(of_new)


def piece_ground(part: Part, chance: float, rival: Pair | None) -> Ground:
    """What it rests on that a piece belongs to its whole, and not to its `rival`."""
    kept = part.share < part.held / 2
    where = "the whole; another part of it has most of them too" if kept else "the whole and in no other part of it"
    reason = f"{part.held if kept else part.share:.0%} of the weighted words of the piece stand in {where}"
    return Ground("probable", "parts", stated(chance, PARTS_RIGHT), (reason,), rival, part.rival_share)
