"""Score the gold pairs through the real functions: python tests/bench/lineage.py [--gold DIR] [PAIR ...]

Prints for each pair: F1 over pairs, precision of the certain links, share certain, recall by shape, seconds.
"""

import argparse
import json
import time
from collections import Counter
from functools import cache
from pathlib import Path

from aiplan_revise.documents import Reading, read, read_table
from aiplan_revise.lineage import link
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Lineage, Link
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


def proposed(lineage: Lineage, olds: dict[str, str], news: dict[str, str], status: str = "") -> Pairs:
    links: list[Link] = [x for x in lineage.links if status in ("", x.status)]
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


def score(folder: Path, ids: bool) -> str:
    (old, olds), (new, news) = load(folder, "old"), load(folder, "new")
    start = time.process_time()
    lineage = link(old, new, registry(), ignore_ids=not ids)
    seconds = time.process_time() - start
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))["links"]
    true = spelled([(x["old"], x["new"]) for x in truth])
    kept = [x for x in lineage.links if old.provisions[x.old[0]].kind == "initiative"]
    only = Lineage("old", "new", tuple(kept))
    said, sure = proposed(only, olds, news), proposed(only, olds, news, "certain")
    precision, recall, f1 = rates(said, true)
    by_shape = " ".join(f"{name} {hit}/{total}" for name, (hit, total) in sorted(shapes(said, true).items()))
    share = len(sure) / len(said) if said else 1.0
    return (
        f"{folder.name:14} {f1:.4f} {precision:.4f} {recall:.4f}   {rates(sure, true)[0]:.4f} "
        f"({len(sure - true)} wrong) {share:.3f}   {seconds:6.2f}   {by_shape}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--ids", action="store_true", help="look at ids, as without --ignore-ids")
    parser.add_argument("pairs", nargs="*", default=PAIRS)
    chosen = parser.parse_args()
    print(f"{'pair':14} {'F1':6} {'prec.':6} {'recall':6}   certain: precision, share  seconds  recall by shape")
    for name in chosen.pairs:
        print(score(chosen.gold / name, chosen.ids), flush=True)


if __name__ == "__main__":
    main()
