"""How good the links are and what they cost: python -m bench.lineage [--gold DIR …] [--sizes N …] [--rivals] [PAIR …]

Each pair, gold or synthetic, is linked by the whole program, `aiplan lineage OLD NEW --ignore-ids`, and its links are
compared with the truth. Costs are of the whole process, the median of three, and as ratio to a process that only
reads both documents, and of CPU time to decoding both editions from our own JSON. Run by `make bench`.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from bench import pairs, rivals, scores
from bench.meter import Cost, metered
from bench.recipe import Recipe
from bench.scores import Said, Scored

from aiplan_revise.lineage import link

AIPLAN = str(Path(sys.executable).with_name("aiplan"))
WIDTH = 14


class Measured(NamedTuple):
    """A pair as linked by the whole program: score, entries of its review list (None: it has none), costs."""

    scored: Scored
    review: int | None
    cost: Cost
    reading: Cost
    decoding: float


def measure(folder: Path) -> Scored:
    """Link a gold pair inside this process, by content alone, and compare the initiatives' links with the truth."""
    with tempfile.TemporaryDirectory() as scratch:
        pair = pairs.gold(folder, Path(scratch))
        (old, olds), (new, news) = pairs.load(pair.old), pairs.load(pair.new)
    lineage = link(old, new, pairs.registry(), ids="ignored")
    kept = [one for one in lineage.links if old.provisions[one.old[0]].kind == "initiative"]
    said = [
        Said(
            tuple(olds[key] for key in one.old), tuple(news[key] for key in one.new), one.status == "certain", one.score
        )
        for one in kept
    ]
    return scores.compare(folder.name, said, scores.truth(folder))


def run(pair: pairs.Pair, runs: int, scratch: Path) -> Measured:
    """Link a pair by the whole program and compare."""
    out, both = scratch / "out.json", [str(pair.old), str(pair.new)]
    cost = _median([AIPLAN, "lineage", *both, "--ignore-ids", "--format", "json"], out, runs)
    found = json.loads(out.read_bytes())
    bare = [sys.executable, "-m", "bench.bare"]
    reading = _median([*bare, "read", *both], out, runs)
    _median([*bare, "decode", *both], out, 1)
    scored = scores.compare(pair.name, _said(found, numbered=pair.old.suffix == ".md"), scores.truth(pair.folder))
    review = len(found["review"]) if "review" in found else None
    return Measured(scored, review, cost, reading, float(out.read_text()))


def _median(command: list[str], out: Path, runs: int) -> Cost:
    costs = [metered(command, out) for _ in range(runs)]
    assert all(cost.code in (0, 1) for cost in costs), (command, costs)
    walls, cpus, peaks = zip(*((cost.wall, cost.cpu, cost.memory) for cost in costs), strict=True)
    return Cost(0, median(walls), median(cpus), median(peaks))


def _said(found: dict[str, Any], numbered: bool) -> Iterator[Said]:
    """The links as `aiplan lineage --format json` writes them, by ids or by printed numbers."""
    sides = ("old_numbers", "new_numbers") if numbered else ("old", "new")
    for one in found["links"]:
        old, new = (tuple(one[side]) for side in sides)
        yield Said(old, new, one["status"] == "certain", one["score"])


# ---------------------------------------------------------------- tables

QUALITY = (
    f"{'pair':{WIDTH}}     F1   prec.  recall   certain: prec. (wrong)  share     ECE  review"
    "  one-to-one      split       join"
)
COSTS = f"{'pair':{WIDTH}}  wall s   CPU s      MB   × reading: wall    CPU    MB   × decoding: CPU"


def quality(one: Measured) -> str:
    """A row of the first table."""
    scored = one.scored
    rated = f"{scored.f1:.4f}  {scored.precision:.4f}  {scored.recall:.4f}"
    certain = f"{scored.certain_precision:13.4f} {f'({scored.certain_wrong})':>8} {scored.certain_share:6.3f}"
    shapes = " ".join(f"{_of(*scored.shapes.get(shape, (0, 0))):>10}" for shape in scores.SHAPES)
    review = "–" if one.review is None else str(one.review)
    return (
        f"{scored.name:{WIDTH}} {rated}   {certain}  {scores.calibration_error(scored.bins):.4f} {review:>7}  {shapes}"
    )


def costs(one: Measured) -> str:
    """A row of the second table."""
    cost, bare = one.cost, one.reading
    spent = f"{cost.wall:7.2f} {cost.cpu:7.2f} {cost.memory:7.0f}"
    ratios = f"{cost.wall / bare.wall:15.1f} {cost.cpu / bare.cpu:6.1f} {cost.memory / bare.memory:5.1f}"
    return f"{one.scored.name:{WIDTH}} {spent}   {ratios}   {cost.cpu / one.decoding:15.0f}"


def _of(hit: int, total: int) -> str:
    return f"{hit}/{total}" if total else "–"


def report(chosen: list[pairs.Pair], runs: int, scratch: Path) -> None:
    """All tables but the rivals'."""
    print(QUALITY)
    measured = []
    for pair in chosen:
        measured.append(run(pair, runs, scratch))
        print(quality(measured[-1]), flush=True)
    print(f"\nThe whole process, median of {runs}\n{COSTS}")
    print("\n".join(costs(one) for one in measured))
    print(f"\nWhat a stated score is worth, all pairs together\n{scores.reliability(one.scored for one in measured)}")


def gathered(asked: argparse.Namespace, scratch: Path) -> list[pairs.Pair]:
    """The pairs that were asked for; why there are no gold ones is said."""
    folders = [found for folder in asked.gold for found in pairs.golden(folder, asked.pairs)]
    if not folders:
        print(f"no gold pairs: none in {', '.join(map(str, asked.gold))} (name their folders with --gold)")
    made = [Recipe(size, lang, asked.seed) for size in asked.sizes for lang in asked.langs]
    return [pairs.gold(folder, scratch) for folder in folders] + [pairs.synthetic(one, scratch) for one in made]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, nargs="+", default=[pairs.GOLD, pairs.PLANS], help="folders of gold pairs")
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 1000], help="of synthetic pairs, up to 100000")
    parser.add_argument("--langs", nargs="*", choices=("en", "ja"), default=["en", "ja"], help="of synthetic pairs")
    parser.add_argument("--seed", type=int, default=1, help="of synthetic pairs")
    parser.add_argument("--runs", type=int, default=3, help="of each process whose cost is measured")
    parser.add_argument("--rivals", action="store_true", help="other tools on the same pairs too")
    parser.add_argument("--only-rivals", nargs="*", choices=rivals.NAMES, help="these of them, and not ourselves")
    parser.add_argument("pairs", nargs="*", help="gold pairs, by name; without any, all")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        chosen = gathered(asked, scratch)
        if asked.only_rivals is None:
            report(chosen, asked.runs, scratch)
        if asked.rivals or asked.only_rivals is not None:
            print(f"\n{rivals.HEAD}")
            rivals.report(chosen, asked.only_rivals or list(rivals.NAMES), scratch)


if __name__ == "__main__":
    main()
