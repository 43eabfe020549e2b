"""What a ladder found, as links and candidates with their evidence in words."""

from collections import Counter
from collections.abc import Iterator, Sequence

from aiplan_revise.lineage.chances import HEARD
from aiplan_revise.lineage.ids import connected
from aiplan_revise.lineage.ladder import Ladder
from aiplan_revise.lineage.places import Pair
from aiplan_revise.lineage.reasons import differences
from aiplan_revise.lineage.rivals import Ground, partners_of
from aiplan_revise.model.edition import numbers
from aiplan_revise.model.links import Basis, Link, RunnerUp
from aiplan_revise.model.sharing import each

CANDIDATES = 3
"""So many candidates of a provision in doubt are named."""
FEW = 1000
"""So many pairs are put into words in the time in which another process begins."""


def links(of: Ladder) -> Iterator[Link]:
    """All links that a ladder found, with their evidence."""
    of_old, of_new = partners_of(of.grounds)
    alone = [(o, n) for o, n in of.grounds if len(of_old[o]) == len(of_new[n]) == 1]
    told = each(lambda pair: _reasons(of, pair), alone, list[str], FEW)
    for (o, n), reasons in zip(alone, told, strict=True):
        yield _link(of, (of.old.ids[o],), (of.new.ids[n],), [of.grounds[o, n]], tuple(reasons))
    one_to_one = set(alone)
    called = numbers(of.old.edition), numbers(of.new.edition)
    several = ((of.old.ids[o], of.new.ids[n]) for o, n in of.grounds if (o, n) not in one_to_one)
    for olds, news in connected(several):
        pairs = [(of.old.where[o], of.new.where[n]) for o in olds for n in news]
        grounds = {pair: of.grounds[pair] for pair in pairs if pair in of.grounds}
        names = [f"{called[0][o] or o} → {called[1][n] or n}: " for o in olds for n in news]
        told_of = (
            name + reason
            for pair, name in zip(pairs, names, strict=True)
            if pair in grounds
            for reason in _reasons(of, pair)
        )
        yield _link(of, olds, news, list(grounds.values()), tuple(dict.fromkeys(told_of)))


def candidates(of: Ladder) -> list[RunnerUp]:
    """The pairs that were not taken, of each provision that is in doubt the best few, the likeliest first."""
    sure = [pair for pair, ground in of.grounds.items() if ground.status == "certain"]
    settled = {o for o, _ in sure} | of.closed[0], {n for _, n in sure} | of.closed[1]
    loose = {p: s for p, s in of.heard.items() if p[0] not in settled[0] and p[1] not in settled[1]}
    ranked = sorted(loose, key=lambda p: (-round(loose[p], 6), sum(p), min(p)))
    counts: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
    found: list[RunnerUp] = []
    for o, n in ranked:
        if (o, n) not in of.grounds and min(counts[0][o], counts[1][n]) < CANDIDATES:
            counts[0][o] += 1
            counts[1][n] += 1
            found.append(RunnerUp(of.old.ids[o], of.new.ids[n], round(loose[o, n], 4)))
    return found


def _reasons(of: Ladder, pair: Pair) -> list[str]:
    ground = of.grounds[pair]
    if ground.basis in ("declared", "same-id", "parts"):
        return list(ground.reasons)
    words = differences(of.old, of.new, pair, of.known.get(pair))
    return [*words, *of.surroundings.told(pair), *ground.reasons]


def _link(
    of: Ladder, olds: tuple[str, ...], news: tuple[str, ...], grounds: Sequence[Ground], reasons: tuple[str, ...]
) -> Link:
    weakest = min(grounds, key=lambda g: (g.status == "certain", g.score, g.basis))
    contested = max(grounds, key=lambda g: g.rival_score)
    runner_up = None
    if contested.rival and contested.rival_score >= HEARD:
        o, n = contested.rival
        runner_up = RunnerUp(of.old.ids[o], of.new.ids[n], round(contested.rival_score, 4))
    basis: Basis = "parts" if len(grounds) > 1 and weakest.basis != "declared" else weakest.basis
    return Link(olds, news, weakest.status, basis, round(weakest.score, 4), runner_up, reasons)
