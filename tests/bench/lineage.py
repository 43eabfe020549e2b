"""Score the gold pairs through the real functions: python tests/bench/lineage.py [--gold DIR] [PAIR ...]

Prints for each pair: F1 over pairs, precision of the certain links, share certain, recall by shape, seconds.
"""

import argparse
import json
import time
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

from aiplan_revise.documents import Reading, read, read_table
from aiplan_revise.lineage import link
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Link
from aiplan_revise.model.codec import decode
from aiplan_revise.model.edition import Edition, numbers

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold"
PAIRS = ("plan-2026a", "rs-ai", "mof-2023-2024", "attack-14-16", "attack-6-7", "rs-a")
Pairs = set[tuple[str, str]]


def load(folder: Path, name: str) -> tuple[Edition, dict[str, str]]:
    """An edition of a gold pair and how its ids are called in the truth."""
    if (path := folder / f"{name}.md").exists():
        edition = read(path, Reading(id=name), registry()).edition
        return edition, numbers(edition)
    raw = (folder / f"{name}.csv").read_bytes().replace("\u200e".encode(), b"")  # a mark that the reader refuses
    edition = read_table(raw, Reading(id=name), registry()).edition
    return edition, {key: key for key in edition.provisions}


@cache
def registry() -> Registry:
    """The shipped registry of bodies."""
    return decode((ROOT / "editions" / "bodies.json").read_bytes(), Registry)


def spelled(links: list[tuple[list[str], list[str]]]) -> Pairs:
    return {(o, n) for old, new in links for o in old for n in new}


def proposed(links: list[Link], olds: dict[str, str], news: dict[str, str]) -> Pairs:
    return spelled([([olds[o] for o in x.old], [news[n] for n in x.new]) for x in links])


def rates(said: Pairs, true: Pairs) -> tuple[float, float, float]:
    hit = len(said & true)
    precision, recall = hit / len(said) if said else 1.0, hit / len(true) if true else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hit else 0.0


def shapes(said: Pairs, true: Pairs) -> dict[str, tuple[int, int]]:
    olds, news = Counter(o for o, _ in true), Counter(n for _, n in true)
    found: dict[str, tuple[int, int]] = {}
    for old, new in true:
        name = "split" if olds[old] > 1 else "join" if news[new] > 1 else "one-to-one"
        hit, total = found.get(name, (0, 0))
        found[name] = hit + ((old, new) in said), total + 1
    return found


class Scored(NamedTuple):
    """How the links of a pair compare with the truth; shapes map to (found, all)."""

    name: str
    precision: float
    recall: float
    f1: float
    certain_precision: float
    certain_wrong: int
    certain_share: float
    seconds: float
    shapes: dict[str, tuple[int, int]]

    def __str__(self) -> str:
        by_shape = " ".join(f"{name} {hit}/{total}" for name, (hit, total) in sorted(self.shapes.items()))
        certain = f"{self.certain_precision:.4f} ({self.certain_wrong} wrong) {self.certain_share:.3f}"
        rated = f"{self.f1:.4f} {self.precision:.4f} {self.recall:.4f}"
        return f"{self.name:14} {rated}   {certain}   {self.seconds:7.3f}   {by_shape}"


def measure(folder: Path, ids: bool = False) -> Scored:
    """Link a gold pair, by content alone unless `ids`, and compare the initiatives' links with the truth."""
    (old, olds), (new, news) = load(folder, "old"), load(folder, "new")
    start = time.process_time()
    lineage = link(old, new, registry(), ignore_ids=not ids)
    seconds = time.process_time() - start
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))["links"]
    true = spelled([(x["old"], x["new"]) for x in truth])
    kept = [x for x in lineage.links if old.provisions[x.old[0]].kind == "initiative"]
    said, sure = proposed(kept, olds, news), proposed([x for x in kept if x.status == "certain"], olds, news)
    precision, recall, f1 = rates(said, true)
    share = len(sure) / len(said) if said else 1.0
    found = shapes(said, true)
    return Scored(folder.name, precision, recall, f1, rates(sure, true)[0], len(sure - true), share, seconds, found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--ids", action="store_true", help="look at ids, as without --ignore-ids")
    parser.add_argument("pairs", nargs="*", default=PAIRS)
    chosen = parser.parse_args()
    print(f"{'pair':14} {'F1':6} {'prec.':6} {'recall':6}   certain: precision, share  seconds  recall by shape")
    for name in chosen.pairs:
        print(measure(chosen.gold / name, chosen.ids), flush=True)


if __name__ == "__main__":
    main()
