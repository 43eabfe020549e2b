"""How proposed links compare with the truth: rates, recall by shape, calibration."""

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import reduce
from pathlib import Path
from typing import NamedTuple

Pairs = set[tuple[str, str]]
SHAPES = ("one-to-one", "split", "join")
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999)
"""Where each bin of the reliability table starts; narrow where most scores lie."""


class Said(NamedTuple):
    """A proposed link, by the ids that the truth uses."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    certain: bool
    score: float

    def pairs(self) -> Pairs:
        return {(old, new) for old in self.old for new in self.new}


class Bin(NamedTuple):
    """Pairs whose stated score falls into one bin: how many, the sum of their scores, how many are right."""

    pairs: int = 0
    stated: float = 0.0
    right: int = 0

    def plus(self, other: "Bin") -> "Bin":
        return Bin(self.pairs + other.pairs, self.stated + other.stated, self.right + other.right)


class Scored(NamedTuple):
    """How the links of a pair compare with the truth; shapes map to (found, all)."""

    name: str
    precision: float
    recall: float
    f1: float
    certain_precision: float
    certain_wrong: int
    certain_share: float
    shapes: dict[str, tuple[int, int]]
    bins: tuple[Bin, ...]


def truth(folder: Path) -> Pairs:
    """All true pairs of a pair of editions."""
    links = json.loads((folder / "truth.json").read_text(encoding="utf-8"))["links"]
    return {(old, new) for link in links for old in link["old"] for new in link["new"]}


def compare(name: str, said: Iterable[Said], true: Pairs) -> Scored:
    """Every link is spelled out into pairs of one old and one new initiative, and these are counted."""
    said = list(said)
    every: Pairs = set().union(*(one.pairs() for one in said))
    sure: Pairs = set().union(*(one.pairs() for one in said if one.certain))
    certain, wrong = rates(sure, true)[0], len(sure - true)
    share = len(sure) / len(every) if every else 1.0
    return Scored(name, *rates(every, true), certain, wrong, share, by_shape(every, true), binned(said, true))


def rates(said: Pairs, true: Pairs) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    hit = len(said & true)
    precision, recall = hit / len(said) if said else 1.0, hit / len(true) if true else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hit else 0.0


def by_shape(said: Pairs, true: Pairs) -> dict[str, tuple[int, int]]:
    """For each shape of link in the truth how many of its pairs were found, and how many there are."""
    olds, news = Counter(old for old, _ in true), Counter(new for _, new in true)
    found: dict[str, tuple[int, int]] = {}
    for old, new in true:
        name = "split" if olds[old] > 1 else "join" if news[new] > 1 else "one-to-one"
        hit, total = found.get(name, (0, 0))
        found[name] = hit + ((old, new) in said), total + 1
    return found


def binned(said: Iterable[Said], true: Pairs) -> tuple[Bin, ...]:
    """The pairs by the score stated for them."""
    bins = [Bin()] * len(BINS)
    for one in said:
        at = max(0, bisect_right(BINS, one.score) - 1)
        pairs = one.pairs()
        bins[at] = bins[at].plus(Bin(len(pairs), len(pairs) * one.score, len(pairs & true)))
    return tuple(bins)


def calibration_error(bins: Iterable[Bin]) -> float:
    """The expected calibration error: how far the stated score is from the share right, bin by bin, weighted by the
    pairs in it (Naeini, Cooper, Hauskrecht 2015)."""
    bins = list(bins)
    total = sum(one.pairs for one in bins)
    return sum(abs(one.stated - one.right) for one in bins) / total if total else 0.0


def reliability(scored: Iterable[Scored]) -> str:
    """The reliability table of all these pairs together."""
    bins = [reduce(Bin.plus, column) for column in zip(*(one.bins for one in scored), strict=True)]
    lines = ["stated score       pairs   mean stated   share right"]
    for start, end, one in zip(BINS, (*BINS[1:], 1.0), bins, strict=True):
        if one.pairs:
            shares = f"{one.stated / one.pairs:11.4f}   {one.right / one.pairs:11.4f}"
            lines.append(f"{start:5.3f} to {end:5.3f} {one.pairs:9}   {shares}")
    return "\n".join([*lines, f"expected calibration error {calibration_error(bins):.4f}"])
