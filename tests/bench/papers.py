"""The papers of a revision as a user feels them: whole processes, time, CPU and size, of the shipped pair and of two
made-up ones: one of 1,213 changes in all, and one of 1,640, of which 1,203 are of substance and to initiatives:
python -m bench.papers

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
SIZES = {"1,213": 1240, "1,640": 1700}
"""Initiatives of the made-up pairs, by how many changes there are between their editions."""

MEASURED: list[tuple[str, str, float | None, float | None]] = [
    ("shipped", "report html", None, 0.25),
    ("shipped", "summary html", None, None),
    ("shipped", "report pdf", None, 0.7),
    ("1,213", "report html", None, 1.0),
    ("1,640", "report html", None, 1.0),
    ("1,640", "table docx", None, 0.4),
    ("1,640", "redline docx", None, 0.8),
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
        pairs = {"shipped": ["2025-outline", "2026-example"]}
        for changes, initiatives in SIZES.items():
            made = write(Recipe(initiatives), folder / changes)
            pairs[changes] = [str(made / "old.csv"), str(made / "new.csv")]
        for pair, asked, seconds, size in MEASURED:
            verb, form = asked.split()
            out = folder / f"paper.{form}"
            found = cost([AIPLAN, verb, *pairs[pair], "-o", str(out)], folder / "talk")
            told = out.stat().st_size / 1e6
            spent = f"{found.wall:6.2f} s {found.cpu:6.2f} s CPU"
            print(f"{pair:<8} {asked:<14} {spent} {told:6.2f} MB {found.memory:5.0f} MB of memory")
            missed += (seconds is not None and found.cpu > seconds) + (size is not None and told > size)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
