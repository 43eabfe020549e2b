"""The ladder: each rung links what the rungs above left over and signs its links with a basis and reasons."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from aiplan_revise.lineage.ids import Group, connected, continued, decided, same_id
from aiplan_revise.lineage.parts import Part, parts
from aiplan_revise.lineage.places import Flow, Headings, Pair, context
from aiplan_revise.lineage.similar import LEAST, Match, candidates, likely, matches
from aiplan_revise.lineage.words import Sheet, sheets
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Basis, Certainty, Ledger, Lineage, Link, RunnerUp
from aiplan_revise.model.edition import Edition


class Ground(NamedTuple):
    """What one pair of a link rests on."""

    status: Certainty
    basis: Basis
    score: float
    reasons: tuple[str, ...] = ()
    rival: Pair | None = None
    rival_score: float = 0.0


class Ladder:
    """The links found so far between two editions, as pairs of positions with their grounds."""

    def __init__(self, old: Sheet, new: Sheet, groups: Iterable[Group]) -> None:
        self.old, self.new = old, new
        self.grounds: dict[Pair, Ground] = {}
        self.closed: tuple[set[int], set[int]] = set(), set()
        for group in groups:
            olds, news = [old.where[k] for k in group.old], [new.where[k] for k in group.new]
            for pair in ((o, n) for o in olds for n in news):
                self.grounds[pair] = Ground("certain", group.basis, 1.0, (group.reason,))
            self.closed[0].update(olds)
            self.closed[1].update(news)

    def loose(self) -> tuple[list[int], list[int]]:
        """The statements and initiatives of either side that nothing links yet."""
        taken = {o for o, _ in self.grounds} | self.closed[0], {n for _, n in self.grounds} | self.closed[1]
        return [o for o in self.old.leaves if o not in taken[0]], [n for n in self.new.leaves if n not in taken[1]]

    def one_to_one(self) -> list[Pair]:
        """The pairs of statements and initiatives linked so far, without those of declared groups."""
        olds, news = _partners(self.grounds)
        leaf = self.new.leaf_set
        return [(o, n) for o, n in self.grounds if n in leaf and len(olds[o]) == 1 and len(news[n]) == 1]

    # ------------------------------------------------------------ rungs

    def same_text(self) -> None:
        """Texts that stand once on either side, then those that their context tells apart."""
        blocks = _blocks(self)
        for olds, news in blocks:
            if len(olds) == len(news) == 1:
                self.grounds[olds[0], news[0]] = Ground("certain", "same-text", 1.0)
        flow = Flow(self.old, self.new)
        flow.weigh((pair, 1.0) for pair in self.one_to_one())
        for olds, news in blocks:
            if len(olds) * len(news) > 1:
                for pair in context(flow, olds, news):
                    self.grounds[pair] = Ground("certain", "context", 1.0)

    def similar(self) -> None:
        """Texts that are alike, with what speaks for them besides."""
        pairs = candidates(self.old, self.new, *self.loose())
        chances, _ = likely(self.old, self.new, pairs, self.one_to_one(), Flow(self.old, self.new))
        for match in matches(self.old, self.new, pairs, chances, LEAST):
            self.grounds[match.pair] = self._similar(match)

    def _similar(self, match: Match) -> Ground:
        same = self.old.key(match.pair[0]) == self.new.key(match.pair[1])
        status: Certainty = "certain" if match.certain else "probable"
        basis: Basis = "context" if same else "similar"
        return Ground(status, basis, match.chance, match.doubts, match.rival, match.rival_chance)

    def parts(self) -> None:
        """Pieces of splits and joins among what is still loose."""
        olds, news = self.loose()
        of_old, of_new = _partners(pair for pair in self.grounds if self._open(pair))
        splits = [((p.whole, p.piece), p) for p in parts(self.old, self.new, of_old, news)]
        joins = [((p.piece, p.whole), p) for p in parts(self.new, self.old, of_new, olds)]
        for pair, part in splits + joins:
            rival = (part.rival, part.piece) if pair[1] == part.piece else (part.piece, part.rival)
            self.grounds[pair] = _part_ground(part, rival if part.rival >= 0 else None)

    def _open(self, pair: Pair) -> bool:
        return pair[1] in self.new.leaf_set and self.grounds[pair].basis != "declared"

    def headings(self) -> None:
        """Chapters, sections and groups, by their words and by where their provisions went."""
        weights = [(pair, ground.score) for pair, ground in self.grounds.items() if pair[1] in self.new.leaf_set]
        kept = [pair for pair in self.grounds if pair[1] in self.new.head_set]
        near = candidates(self.old, self.new, self.old.heads, self.new.heads)
        for found in Headings(self.old, self.new, weights).link(near, kept, self.closed):
            basis: Basis = "same-text" if found.same_text else "similar"
            self.grounds[found.pair] = Ground("certain" if found.certain else "probable", basis, found.score)

    # ------------------------------------------------------------ result

    def lineage(self) -> Lineage:
        """All links, in the order of the old edition, and what stays unlinked."""
        old, new = self.old.edition, self.new.edition
        at_old, at_new = ({key: i for i, key in enumerate(e.outline)} for e in (old, new))
        ids = [(self.old.ids[o], self.new.ids[n]) for o, n in self.grounds]
        groups = [(sorted(o, key=at_old.__getitem__), sorted(n, key=at_new.__getitem__)) for o, n in connected(ids)]
        groups.sort(key=lambda group: at_old[group[0][0]])
        linked_old, linked_new = {o for g in groups for o in g[0]}, {n for g in groups for n in g[1]}
        return Lineage(
            old.about.id,
            new.about.id,
            tuple(self._link(tuple(o), tuple(n)) for o, n in groups),
            tuple(o for o in old.outline if o not in linked_old),
            tuple(n for n in new.outline if n not in linked_new),
        )

    def _link(self, olds: tuple[str, ...], news: tuple[str, ...]) -> Link:
        pairs = [(self.old.where[o], self.new.where[n]) for o in olds for n in news]
        grounds = [self.grounds[pair] for pair in pairs if pair in self.grounds]
        weakest = min(grounds, key=lambda g: (g.status == "certain", g.score))
        rival = max(grounds, key=lambda g: g.rival_score)
        runner_up = rival.rival and RunnerUp(
            self.old.ids[rival.rival[0]], self.new.ids[rival.rival[1]], round(rival.rival_score, 4)
        )
        basis: Basis = "parts" if len(pairs) > 1 and weakest.basis != "declared" else weakest.basis
        reasons = tuple(dict.fromkeys(reason for g in grounds for reason in g.reasons))
        return Link(olds, news, weakest.status, basis, round(weakest.score, 4), runner_up, reasons)


def _part_ground(part: Part, rival: Pair | None) -> Ground:
    score = min(0.99, 0.6 + 0.75 * part.margin)
    reason = f"{part.share:.0%} of the words of the piece stand in the whole and in no other part of it"
    return Ground("probable", "parts", score, (reason,), rival, max(0.0, part.rival_share))


def _partners(pairs: Iterable[Pair]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    of_old: defaultdict[int, list[int]] = defaultdict(list)
    of_new: defaultdict[int, list[int]] = defaultdict(list)
    for o, n in pairs:
        of_old[o].append(n)
        of_new[n].append(o)
    return dict(of_old), dict(of_new)


def _blocks(ladder: Ladder) -> list[tuple[list[int], list[int]]]:
    """The loose provisions of either side that say the same."""
    olds, news = ladder.loose()
    blocks: dict[tuple[str, str, str], tuple[list[int], list[int]]] = {}
    for o in olds:
        blocks.setdefault(ladder.old.key(o), ([], []))[0].append(o)
    for n in news:
        if (key := ladder.new.key(n)) in blocks:
            blocks[key][1].append(n)
    return [block for key, block in blocks.items() if block[1] and (key[1] or key[2])]


def link(
    old: Edition,
    new: Edition,
    registry: Registry = Registry(),  # noqa: B008 (a frozen value)
    *,
    ignore_ids: bool = False,
    ledger: Ledger | None = None,
) -> Lineage:
    """Which provisions of `new` continue which of `old`, every provision of both named exactly once.

    `ignore_ids` judges by content alone: neither equal ids nor `continues` count. Decisions in `ledger` always hold
    (see `unfit` for those that name provisions which are not there).
    """
    groups = decided(old, new, ledger)
    if not ignore_ids:
        groups += continued(old, new, groups)
        groups += same_id(old, new, groups)
    ladder = Ladder(*sheets(old, new, registry), groups)
    ladder.same_text()
    ladder.similar()
    ladder.parts()
    ladder.headings()
    return ladder.lineage()
