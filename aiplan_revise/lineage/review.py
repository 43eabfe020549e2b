"""The review list: the few questions about a lineage that are worth a person's minute."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from aiplan_revise.lineage.calibration import WORTH
from aiplan_revise.lineage.ids import connected
from aiplan_revise.lineage.stakes import Sides, Stake, rank, sides, stake
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Edition
from aiplan_revise.model.links import Lineage, Link, RunnerUp
from aiplan_revise.model.sharing import each

Pair = tuple[str, str]
"""An old and a new id."""

DOUBTFUL = 0.89
"""A probable link is asked about below this chance of being right: more than one in ten of such links are wrong."""
RIVAL = 0.2
"""From this chance on, a rival and the link that it contests are one question: who decides one decides the other."""
CANDIDATES = 3
"""So many candidates of a question are named."""
FEW = 60
"""What depends on so many questions is worked out in the time in which another process begins."""


class Question(NamedTuple):
    """What a person is asked: whether the `old` provisions continue as the `new` ones, as the links of the `proposal`
    say, or (where there is none) not at all, as an unlinked provision is reported. `candidates` are the best pairs that
    were not taken, some of them with provisions outside the question; `reasons` are those of the proposal."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    proposal: tuple[Link, ...]
    candidates: tuple[RunnerUp, ...]
    reasons: tuple[str, ...]
    stake: Stake


class _Open(NamedTuple):
    """What is open in a lineage: its doubtful links, the pairs that were not taken with their chances, and by their
    old and their new provision, and the ids that may be asked about, unlinked or doubtfully linked ones."""

    doubtful: list[Link]
    rivals: dict[Pair, float]
    of_old: dict[str, list[Pair]]
    of_new: dict[str, list[Pair]]
    old: set[str]
    new: set[str]


class _Asked(NamedTuple):
    """What a question is about: see `Question`."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    proposal: tuple[Link, ...]


def review(
    lineage: Lineage,
    old: Edition,
    new: Edition,
    registry: Registry = Registry(),  # noqa: B008 (a frozen value)
    *,
    whole: bool = False,
) -> tuple[Question, ...]:
    """The questions that the lineage leaves open, those first on which most depends (initiatives, then statements, then
    headings; the more that would be reported wrongly, the earlier; then the most doubtful).

    Pieces that belong together are one question. Nothing that is declared is ever named, and in a lineage that obeys a
    ledger (`decisions.obey`) nothing that a person decided. Without `whole` only questions that concern initiatives.
    """
    found, given = _open(lineage), sides(old, new, registry)
    at_old, at_new = ({key: i for i, key in enumerate(e.outline)} for e in (old, new))
    of = {x.old[0]: x for x in found.doubtful}
    asked: list[_Asked] = []
    for group in _groups(found, lineage):
        olds, news = sorted(group[0], key=at_old.__getitem__), sorted(group[1], key=at_new.__getitem__)
        proposal = tuple(of[key] for key in olds if key in of)
        if whole or _concerns(((x.old, x.new) for x in proposal) if proposal else [(olds, news)], given):
            asked.append(_Asked(tuple(olds), tuple(news), proposal))
    stakes = each(lambda one: _stake(one, given), asked, Stake, FEW)
    questions = [_question(one, found, at_stake) for one, at_stake in zip(asked, stakes, strict=True)]
    return tuple(sorted(questions, key=lambda q: (q.stake.rank, -q.stake.amount, _chance(q), at_old[q.old[0]])))


def _concerns(pairs: Iterable[tuple[Sequence[str], Sequence[str]]], of: Sides) -> bool:
    """Whether initiatives are at stake."""
    one, two = of.old.provisions, of.new.provisions
    return any(rank([one[o] for o in olds], [two[n] for n in news]) == 0 for olds, news in pairs)


def _chance(of: Question) -> float:
    """How sure the report is as it stands."""
    return min([*(x.score for x in of.proposal)] or [1 - max(c.score for c in of.candidates)])


def _open(lineage: Lineage) -> _Open:
    declared = [x for x in lineage.links if x.basis == "declared"]
    closed = {o for x in declared for o in x.old}, {n for x in declared for n in x.new}
    doubtful = [x for x in lineage.links if x.status == "probable" and x.score < DOUBTFUL and x.basis != "declared"]
    named = [*lineage.candidates, *(x.runner_up for x in doubtful if x.runner_up)]
    taken = {(o, n) for x in lineage.links for o in x.old for n in x.new}
    rivals: dict[Pair, float] = {}
    of_old: defaultdict[str, list[Pair]] = defaultdict(list)
    of_new: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair, score in (((c.old, c.new), c.score) for c in named):
        if pair[0] not in closed[0] and pair[1] not in closed[1] and pair not in taken:
            rivals[pair] = max(score, rivals.get(pair, 0.0))
    for pair in rivals:
        of_old[pair[0]].append(pair)
        of_new[pair[1]].append(pair)
    olds = {*lineage.unlinked_old, *(o for x in doubtful for o in x.old)}
    news = {*lineage.unlinked_new, *(n for x in doubtful for n in x.new)}
    return _Open(doubtful, rivals, of_old, of_new, olds, news)


def _groups(found: _Open, lineage: Lineage) -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The provisions of each question, both sides sorted by id: doubtful links, with the rivals that contest them, and
    unlinked provisions that may belong together."""
    edges = [(o, n) for x in found.doubtful for o in x.old for n in x.new]
    loose = set(lineage.unlinked_old), set(lineage.unlinked_new)
    for (o, n), chance in found.rivals.items():
        least = WORTH if o in loose[0] and n in loose[1] else RIVAL
        if chance >= least and o in found.old and n in found.new:
            edges.append((o, n))
    return connected(edges)


def _stake(of: _Asked, sides: Sides) -> Stake:
    pairs = [(x.old, x.new) for x in of.proposal] or [(of.old, of.new)]
    stakes = [stake(*pair, bool(of.proposal), sides) for pair in pairs]
    words = " / ".join(dict.fromkeys(one.words for one in stakes))
    return Stake(min(one.rank for one in stakes), sum(one.amount for one in stakes), words)


def _question(of: _Asked, found: _Open, at_stake: Stake) -> Question:
    near = {pair for key in of.old for pair in found.of_old.get(key, ())}
    near |= {pair for key in of.new for pair in found.of_new.get(key, ())}
    best = sorted(near, key=lambda pair: (-found.rivals[pair], pair))[:CANDIDATES]
    candidates = tuple(RunnerUp(*pair, found.rivals[pair]) for pair in best)
    return Question(of.old, of.new, of.proposal, candidates, tuple(_reasons(of.proposal)), at_stake)


def _reasons(proposal: tuple[Link, ...]) -> Iterator[str]:
    for link in proposal:
        yield from link.reasons
