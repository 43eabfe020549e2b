"""The papers of a revision as a user feels them: whole processes, CPU and size, of the shipped pair and of a made-up
one with 1,203 changes of substance to initiatives among 1,700: python -m bench.papers

Ends with exit 1 where a bar is missed that was met; what is not met yet has none.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.meter import Cost, metered
from bench.recipe import Recipe
from bench.synthetic import write

RUNS = 5
AIPLAN = str(Path(sys.executable).with_name("aiplan"))
SIZE = 1700
"""Initiatives of the made-up pair; 1,203 of them change in substance."""

MEASURED: list[tuple[str, str, float | None, float | None]] = [
    ("shipped", "report html", None, 0.25),
    ("shipped", "summary html", None, None),
    ("shipped", "report pdf", None, 0.7),
    ("many", "report html", None, 1.0),
    ("many", "table docx", None, 0.4),
    ("many", "redline docx", None, 0.8),
]
"""Pair, verb and format; the most CPU seconds and MB of the result that are allowed."""


def cost(command: list[str], out: Path) -> Cost:
    """The cost of the command that is the median in CPU of RUNS, after one that warms the disk."""
    found = [metered(command, out) for _ in range(RUNS + 1)][1:]
    assert {one.code for one in found} <= {0, 1}, command
    return sorted(found, key=lambda one: one.cpu)[RUNS // 2]


def main() -> int:
    missed = 0
    with TemporaryDirectory() as name:
        folder = Path(name)
        made = write(Recipe(SIZE), folder / "many")
        pairs = {
            "shipped": ["2025-outline", "2026-example"],
            "many": [str(made / "old.csv"), str(made / "new.csv")],
        }
        for pair, asked, seconds, size in MEASURED:
            verb, form = asked.split()
            out = folder / f"paper.{form}"
            found = cost([AIPLAN, verb, *pairs[pair], "-o", str(out)], folder / "talk")
            told = out.stat().st_size / 1e6
            print(f"{pair:<8} {asked:<14} {found.cpu:6.2f} s CPU {told:6.2f} MB {found.memory:5.0f} MB of memory")
            missed += (seconds is not None and found.cpu > seconds) + (size is not None and told > size)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
