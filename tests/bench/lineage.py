"""Score the gold pairs through the real functions: python tests/bench/lineage.py [--gold DIR] [PAIR ...]

Prints for each pair: F1 over pairs, precision of the certain links, share certain, recall by shape, seconds.
"""

import argparse
import csv
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from aiplan_revise.lineage import link
from aiplan_revise.model.changes import Lineage, Link
from aiplan_revise.model.edition import About, Assignment, Edition, Kind, Provision, edition, numbers, texts

GOLD = Path(__file__).resolve().parents[2].parent / "shared" / "gold"
PAIRS = ("plan-2026a", "rs-ai", "mof-2023-2024", "attack-14-16", "attack-6-7", "rs-a")
Pairs = set[tuple[str, str]]


def table(path: Path, name: str) -> Edition:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lang = "ja" if re.search("[぀-ヿ]", rows[0]["title"] + rows[0]["text"]) else "en"
    known: dict[str, Provision] = {}
    for row in rows:
        parent = ""
        for depth, level in enumerate(row["place"].split(" / ") if row["place"] else []):
            key = f"{parent}/{level}"
            kind: Kind = ("chapter", "section", "group")[min(depth, 2)]
            known.setdefault(key, Provision(key, kind, parent, text=texts(lang, level)))
            parent = key
        bodies = tuple(Assignment(printed=b) for b in row["bodies"].split("; ") if b)
        words = {"title": texts(lang, row["title"]), "text": texts(lang, row["text"])}
        known[row["id"]] = Provision(row["id"], "initiative", parent, assignments=bodies, **words)
    below: dict[str, list[str]] = {}
    for p in known.values():
        below.setdefault(p.parent, []).append(p.id)
    return edition(About(name), (known[key] for key in walk(below, "")))


def walk(below: dict[str, list[str]], key: str) -> Iterator[str]:
    for child in below.get(key, ()):
        yield child
        yield from walk(below, child)


MARKS = re.compile(
    r"^[\s#*-]*(?:(?P<chapter>Chapter (\d+):)|(?P<section>Section (\d+):)|(?P<group>(\d+)\))|(?P<initiative>([a-z])\)))?\s*(.*?)[*\s]*$"
)


def document(path: Path, name: str) -> Edition:
    """The gold plan documents (until the readers do it): chapters, sections, groups, lettered initiatives, the rest."""
    levels = ("chapter", "section", "group", "initiative")
    above: list[str] = ["", "", "", ""]
    found: list[Provision] = []
    for line in path.read_text(encoding="utf-8").split("## **Framework")[0].splitlines():
        match = MARKS.match(line)
        if not line.strip() or not match:
            continue
        kind = next((k for k in levels if match[k]), "statement")
        number = next((match[i] for i in (2, 4, 6, 8) if match[i]), "")
        key = f"p{len(found)}"
        depth = levels.index(kind) if kind in levels else 3
        parent = next((a for a in reversed(above[:depth]) if a), "")
        words = match[9]
        bodies = tuple(
            Assignment(printed=b.strip()) for inner in re.findall(r"\[(.*?)\]", words) for b in inner.split(";")
        )
        text = texts("en", re.sub(r"\s*\[.*?\]", "", words)) if kind == "initiative" else texts("en", words)
        found.append(Provision(key, kind, parent, number, text=text, assignments=bodies if kind == "initiative" else ()))
        if kind != "statement":
            above[depth:] = [key, *[""] * (3 - depth)]
    return edition(About(name), found)


def load(folder: Path, name: str) -> tuple[Edition, dict[str, str]]:
    """An edition of a gold pair and how its ids are called in the truth."""
    if (folder / f"{name}.md").exists():
        read = document(folder / f"{name}.md", name)
        return read, numbers(read)
    read = table(folder / f"{name}.csv", name)
    return read, {key: key for key in read.provisions}


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


def score(folder: Path) -> str:
    (old, olds), (new, news) = load(folder, "old"), load(folder, "new")
    start = time.process_time()
    lineage = link(old, new, ignore_ids=True)
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
    parser.add_argument("pairs", nargs="*", default=PAIRS)
    chosen = parser.parse_args()
    print(f"{'pair':14} {'F1':6} {'prec.':6} {'recall':6}   certain: precision, share  seconds  recall by shape")
    for name in chosen.pairs:
        print(score(chosen.gold / name), flush=True)


if __name__ == "__main__":
    main()
