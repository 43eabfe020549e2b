"""Why a provision is linked as it is, or not at all: what the engine found, retraced by the functions that found it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Literal, NamedTuple

from aiplan_revise.lineage.chances import HEARD, Account
from aiplan_revise.lineage.decisions import standings
from aiplan_revise.lineage.explained import (
    Bar,
    Beside,
    Channel,
    Cover,
    Explanation,
    Headed,
    Line,
    Piece,
    Place,
    Sets,
    Weighed,
)
from aiplan_revise.lineage.ladder import Ladder
from aiplan_revise.lineage.likeness import Vocabulary
from aiplan_revise.lineage.linking import climbed, compared, given
from aiplan_revise.lineage.outcome import links
from aiplan_revise.lineage.parts import LIKELY, MARGIN, Part, weighed
from aiplan_revise.lineage.phrases import words
from aiplan_revise.lineage.places import Pair
from aiplan_revise.lineage.rivals import LEAST
from aiplan_revise.lineage.words import Sheet, numerals, sheets
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import HEADINGS, Edition
from aiplan_revise.model.links import Ids, Ledger, Lineage, Link
from aiplan_revise.model.renamings import as_told

CHANNELS: tuple[Channel, ...] = ("text", "title", "place", "bodies")
HIGHER = 1, 2
"""The levels of place that were read from one height further up."""
AT_LEAST = 2
"""So many rivals are told even if they are so unlikely that they were not heard."""
TOLD = 3
"""So many pairs of a link, and so many rivals, are told in full."""


class Linked(NamedTuple):
    """Two editions and the lineage between them that is to be explained, with what it was made from (see
    `lineage.link`)."""

    old: Edition
    new: Edition
    registry: Registry
    lineage: Lineage
    ledger: Ledger | None = None
    ids: Ids = "judged"


def explain(of: Linked, side: int, key: str) -> Explanation:
    """Why the provision `key` of the old (`side` 0) or new (1) edition is linked as the lineage says.

    Links that are declared, or rest on ids, rest on nothing else; for all others the two editions are linked anew.
    """
    name: Literal["old", "new"] = "new" if side else "old"
    link = next((x for x in of.lineage.links if key in (x.new if side else x.old)), None)
    held = (s.decision for s in standings(of.old, of.new, of.ledger) if s.state in ("holds", "changed"))
    decision = next((d for d in held if key in (d.new if side else d.old)), None)
    facts = _Facts(of)
    told = tuple(facts.beside(pair) for pair in _pairs(link)[:TOLD])
    if decision or (link and link.basis in ("declared", "same-id")):
        return Explanation(name, key, link, decision=decision, told=told)
    return _Retraced(facts, side, key, link).explanation()


def _pairs(link: Link | None) -> list[tuple[str, str]]:
    return [(o, n) for o in link.old for n in link.new] if link else []


class _Facts:
    """What stands in the editions and the lineage about pairs of provisions."""

    def __init__(self, of: Linked) -> None:
        self.of = of
        self.sheets: tuple[Sheet, Sheet] = sheets(of.old, of.new, as_told(of.registry, of.old, of.new))
        self.partners = {o: x.new for x in of.lineage.links for o in x.old}
        self.origins = {n: x.old for x in of.lineage.links for n in x.new}

    def at(self, pair: tuple[str, str]) -> Pair:
        return self.sheets[0].where[pair[0]], self.sheets[1].where[pair[1]]

    def ids(self, pair: Pair) -> tuple[str, str]:
        return self.sheets[0].ids[pair[0]], self.sheets[1].ids[pair[1]]

    def beside(self, pair: tuple[str, str]) -> Beside:
        """A pair without what words and weights say of it."""
        at = self.at(pair)
        held = [(sheet.parties[i], _numerals(sheet, i)) for sheet, i in zip(self.sheets, at, strict=True)]
        bodies, figures = (_sets(one, other) for one, other in zip(*held, strict=True))
        return Beside(*pair, self._place(pair), bodies, figures)

    def _place(self, pair: tuple[str, str]) -> Place:
        old, new = self.of.old.provisions, self.of.new.provisions
        above = old[pair[0]].parent, new[pair[1]].parent
        same = above == ("", "") or above[1] in self.partners.get(above[0], ())
        others = [k for k, p in old.items() if p.parent == above[0] and k != pair[0] and p.kind not in HEADINGS]
        went = Counter(place for k in others for place in {new[n].parent for n in self.partners.get(k, ())})
        ranked = sorted(went.items(), key=lambda found: (-found[1], found[0]))
        return Place(*above, same, len(others), tuple(ranked), sum(k not in self.partners for k in others))


def _numerals(sheet: Sheet, at: int) -> frozenset[str]:
    return numerals(f"{sheet.titles[at]}\n{sheet.bodies[at]}")


def _sets(one: frozenset[str], other: frozenset[str]) -> Sets:
    return Sets(*(tuple(sorted(found)) for found in (one & other, one - other, other - one)))


class _Retraced:
    """The rungs climbed once more, for one provision of which it is asked why."""

    def __init__(self, facts: _Facts, side: int, key: str, link: Link | None) -> None:
        of = facts.of
        self.facts, self.side, self.key, self.link = facts, side, key, link
        self.like = compared(*facts.sheets)
        self.ladder: Ladder = climbed(self.like, given(of.old, of.new, of.ids, of.ledger))

    @cached_property
    def account(self) -> Account:
        return self.like.account(*self.ladder.contested)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return self.like.vocabulary()

    def explanation(self) -> Explanation:
        now = next((x for x in links(self.ladder) if self.key in (x.new if self.side else x.old)), None)
        pairs = [self.facts.at(pair) for pair in _pairs(self.link)]
        grounds = {pair: self.ladder.grounds[pair] for pair in pairs if pair in self.ladder.grounds}
        firm = [pair for pair, g in grounds.items() if g.basis != "parts"]
        doubts = dict.fromkeys(
            said for pair in firm for said in grounds[pair].reasons if pair not in self.ladder.headed
        )
        rivals = self._rivals(pairs)
        return Explanation(
            "new" if self.side else "old",
            self.key,
            self.link,
            now=now if not _same(now, self.link) else None,
            differs=not _same(now, self.link),
            told=tuple(self._beside(pair) for pair in [p for p in pairs if p in grounds or not grounds][:TOLD]),
            rivals=tuple(self._beside(pair, spelt=not pairs and pair == rivals[0]) for pair in rivals),
            start=self.account.worth.start if self._contested(rivals or pairs) else 0.0,
            doubts=tuple(doubts),
            pieces=tuple(self._pieces(pairs)),
            covers=tuple(self._covers(pairs)),
            headed=next((_headed(self.ladder, pair) for pair in pairs if pair in self.ladder.headed), None),
            margin=max((self.ladder.margins[pair] for pair in pairs if pair in self.ladder.margins), default=0.0),
            twins=self._twins(firm[:1]),
        )

    # ------------------------------------------------------------ pairs and their rivals

    def _contested(self, pairs: Sequence[Pair]) -> bool:
        return any(pair in self.account.of(0, pair[0]) for pair in pairs)

    def _rivals(self, pairs: Sequence[Pair]) -> list[Pair]:
        """The pairs that stood for the same provisions, the likeliest first."""
        asked = [(0, o) for o, _ in pairs] + [(1, n) for _, n in pairs]
        asked = asked or [(self.side, self.facts.sheets[self.side].where[self.key])]
        found = {pair for side, at in dict.fromkeys(asked) for pair in self.account.of(side, at)}
        others = found.difference(pairs)
        runner_up = (
            self.link and self.link.runner_up and self.facts.at((self.link.runner_up.old, self.link.runner_up.new))
        )
        ranked = sorted(others, key=lambda p: (p != runner_up, -round(self.account.told(p).chance, 9), sum(p), min(p)))
        return [p for at, p in enumerate(ranked[:TOLD]) if at < AT_LEAST or self.account.told(p).chance >= HEARD]

    def _beside(self, pair: Pair, *, spelt: bool = True) -> Beside:
        found = self.facts.beside(self.facts.ids(pair))
        return found.with_words(
            self.like.cosines([pair])[0],
            self._weighed(pair) if self._contested([pair]) else None,
            words(self.vocabulary, list(zip(self.facts.sheets, pair, strict=True)))
            if spelt and not self._equal(pair)
            else None,
            *self._bar(pair),
        )

    def _equal(self, pair: Pair) -> bool:
        old, new = self.facts.sheets
        return old.key(pair[0]) == new.key(pair[1])

    def _weighed(self, pair: Pair) -> Weighed:
        known, levels, shares, chance = self.account.told(pair)
        factors = self.account.worth.of(levels)
        near, far = shares
        higher = near < 0 or levels[CHANNELS.index("place")] in HIGHER
        values = known.text, known.title, far if higher else near, float(known.parties)
        lines = tuple(Line(*line) for line in zip(CHANNELS, levels, values, factors, strict=True))
        odds = self.account.worth.start
        for factor in factors:
            odds *= factor
        rivals = {*self.account.of(0, pair[0]), *self.account.of(1, pair[1])}
        return Weighed(lines, odds, len(rivals) - 1, chance)

    def _bar(self, pair: Pair) -> tuple[Bar, tuple[str, ...]]:
        """Why a pair was not taken, and what its provisions are linked with instead."""
        if pair in self.ladder.grounds or not self._contested([pair]):
            return "", ()
        o, n = self.facts.ids(pair)
        taken = (*self.facts.partners.get(o, ()), *self.facts.origins.get(n, ()))
        if bar := self.ladder.barred.get(pair):
            return bar, taken
        return ("taken" if taken and self.account.told(pair).chance >= LEAST else "unlikely"), taken

    def _twins(self, pairs: Sequence[Pair]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """All provisions of either side that say the same as a pair whose sides say the same."""
        (old, new), keys = self.facts.sheets, {self.facts.sheets[0].key(o) for o, _ in pairs}
        if not all(map(self._equal, pairs)):
            return (), ()
        olds, news = (tuple(k for k, key in zip(s.ids, s.keys, strict=True) if key in keys) for s in (old, new))
        return (olds, news) if len(olds) + len(news) > 2 else ((), ())  # noqa: PLR2004 (the pair itself)

    # ------------------------------------------------------------ parts

    def _pieces(self, pairs: Sequence[Pair]) -> Iterator[Piece]:
        """The pieces among the pairs; where there are none, what the asked provision seems to be a piece of."""
        own = self.facts.sheets[self.side].where[self.key]
        for side, found in enumerate(self.ladder.portions.seeming.found):
            for part in found:
                pair = part.pair(side)
                taken = pair in pairs and self.ladder.portions.taken.get(pair) == part
                if taken or (not pairs and side != self.side and part.piece == own):
                    yield self._piece(part, side, taken)

    def _piece(self, part: Part, side: int, taken: bool) -> Piece:
        seeming, wholes = self.ladder.portions.seeming, self.facts.sheets[side].ids
        chance, alone = self.ladder.portions.chance(side, part), not seeming.partners[side].get(part.whole)
        bar: Literal["", "margin", "chance", "alone", "nothing-new"] = "nothing-new"
        if taken:
            bar = ""
        elif part.margin < MARGIN:
            bar = "margin"
        elif chance < LIKELY:
            bar = "chance"
        elif alone:
            bar = "alone"
        rival = wholes[part.rival] if part.rival >= 0 else ""
        piece = self.facts.sheets[1 - side].ids[part.piece]
        shares = part.share, part.margin, chance, part.rival_share, part.held, part.lead
        return Piece("new" if side else "old", wholes[part.whole], piece, *shares, rival, bar)

    def _covers(self, pairs: Sequence[Pair]) -> Iterator[Cover]:
        """How much of each whole stands in its pieces taken together."""
        for side in (0, 1):
            for whole in dict.fromkeys(pair[side] for pair in pairs):
                held = [pair[1 - side] for pair in pairs if pair[side] == whole]
                if len(held) > 1:
                    terms = frozenset(self.like.terms(side, whole))
                    found = terms.intersection(chain.from_iterable(self.like.terms(1 - side, at) for at in held))
                    heft = self.like.heft(side, whole)
                    share = weighed(found, self.like.weight) / heft if heft else 0.0
                    ids = tuple(self.facts.sheets[1 - side].ids[at] for at in held)
                    yield Cover("new" if side else "old", self.facts.sheets[side].ids[whole], ids, round(share, 4))


def _headed(ladder: Ladder, pair: Pair) -> Headed:
    found = ladder.headed[pair]
    return Headed(found.score, found.words, found.flow, found.parents, round(found.rival, 4))


def _same(one: Link | None, other: Link | None) -> bool:
    """Whether two links say the same of the same provisions, as far as it is told."""
    if one is None or other is None:
        return one is other
    told = [(set(x.old), set(x.new), x.status, x.basis, round(x.score, 2)) for x in (one, other)]
    return told[0] == told[1]
