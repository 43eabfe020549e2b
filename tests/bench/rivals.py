"""Other tools on the same pairs, each in a process of its own with packages of its own: see rival.py.

Generous to them: of its settings that are tried, and of all thresholds, a tool's row shows those that score best on
the pair itself. What it costs is the whole process with that one setting.
"""

import json
import sys
from pathlib import Path
from typing import NamedTuple

from bench import pairs, scores
from bench.meter import Cost, metered

CAP = 120
"""Seconds of wall time that a rival has for a pair."""

PYTHON = pairs.ROOT / ".venv" / "rivals" / "bin" / "python"
"""Where `make bench-rivals` puts their packages; without it, those that the product has itself are tried."""


class Rival(NamedTuple):
    """A tool as the table calls it, and the settings that are tried."""

    shown: str
    settings: tuple[str, ...] = ("-",)


RIVALS = {
    "place_and_order": Rival("place and order as key"),
    "git": Rival("git diff -M, a file per record", ("-M1%",)),
    "deepdiff": Rival("DeepDiff, ignore_order", ("0.3", "0.7")),
    "xmldiff": Rival("xmldiff", ("whole", "fields")),
    "daff": Rival("daff", ("ordered", "unordered")),
    "tfidf": Rival("TF-IDF char 3–5 + Hungarian", ("char", "char_wb")),
    "rapidfuzz": Rival("rapidfuzz token_sort + Hungarian"),
    "splink": Rival("Splink, one to one"),
}
NAMES = tuple(RIVALS)
HEAD = f"{'pair':14} {'rival':34}     F1   prec.  recall   wall s   CPU s      MB   setting, threshold"


class Outcome(NamedTuple):
    """The best that a rival reached on a pair, and at what cost."""

    f1: float
    precision: float
    recall: float
    cost: Cost
    how: str


def report(chosen: list[pairs.Pair], names: list[str], scratch: Path) -> None:
    """A row for each rival on each pair."""
    for pair in chosen:
        (old, olds), (new, news) = pairs.records(pair.old), pairs.records(pair.new)
        path = scratch / "records.json"
        path.write_text(json.dumps({"old": old, "new": new}), encoding="utf-8")
        true = scores.truth(pair.folder)
        for name in names:
            outcomes = [attempt(name, setting, path, (olds, news, true)) for setting in RIVALS[name].settings]
            print(f"{pair.name:14} {RIVALS[name].shown:34} {row(outcomes)}", flush=True)
    print(f"every rival has {CAP} s for a pair; settings and thresholds are those that score best on the pair itself")


def row(outcomes: list[Outcome | str]) -> str:
    """The best outcome, or why there is none."""
    best = max((one for one in outcomes if isinstance(one, Outcome)), default=None)
    if best is None:
        return str(outcomes[0])
    cost = f"{best.cost.wall:8.1f} {best.cost.cpu:7.1f} {best.cost.memory:7.0f}"
    return f"{best.f1:.4f}  {best.precision:.4f}  {best.recall:.4f} {cost}   {best.how}"


def attempt(name: str, setting: str, records: Path, known: tuple[list[str], list[str], scores.Pairs]) -> Outcome | str:
    """What a rival reaches with one setting, or why it reaches nothing."""
    python = str(PYTHON) if PYTHON.exists() else sys.executable
    out = records.with_name("found.json")
    command = [python, "-E", "-s", str(Path(__file__).with_name("rival.py")), name, setting, str(records)]
    cost = metered(command, out, CAP)
    if cost.code is None:
        return f"> {CAP} s"
    if cost.code:
        return f"not run: {cost.fault}" if "ModuleNotFound" in cost.fault else f"failed: {cost.fault or cost.code}"
    olds, news, true = known
    found = [(score, (olds[first], news[second])) for first, second, score in json.loads(out.read_bytes())]
    rates, threshold = at_best(found, true)
    told = ", ".join(filter(None, (setting.strip("-"), f"{threshold:.2f}" if threshold < 1 else "")))
    return Outcome(rates[2], rates[0], rates[1], cost, told)


def at_best(found: list[tuple[float, tuple[str, str]]], true: scores.Pairs) -> tuple[tuple[float, float, float], float]:
    """Precision, recall, F1 and the threshold where F1 is best."""
    hits, best, threshold = 0, (1.0, 0.0, 0.0), 1.0
    ranked = sorted(found, reverse=True)
    for count, (score, pair) in enumerate(ranked, 1):
        hits += pair in true
        tied = count < len(ranked) and ranked[count][0] == score
        f1 = 2 * hits / (count + len(true))
        if f1 > best[2] and not tied:
            best, threshold = (hits / count, hits / len(true), f1), score
    return best, threshold
