"""The memory of a plan as a user feels it: `aiplan history` over 50 editions of 1,000 initiatives, whole processes.

Run by `make bench`. Reading and checking the editions is part of it. Ends with exit 1 where the bar of 2 s is missed.
"""

import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.chain import write

RUNS, EDITIONS, SIZE = 5, 50, 1000
AIPLAN = str(Path(sys.executable).with_name("aiplan"))
MEASURED: list[tuple[str, list[str], float]] = [
    ("aiplan history 7.1", ["history", "7.1"], 2),
    ("aiplan history step-1 --lang ja --format json", ["history", "step-1", "--lang", "ja", "--format", "json"], 2),
]


def seconds(command: list[str], runs: int = RUNS) -> float:
    """The median wall time of so many whole processes, after one that warms the disk."""
    taken = []
    for _ in range(runs + 1):
        start = perf_counter()
        done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        taken.append(perf_counter() - start)
        assert done.returncode in (0, 1), command
    return median(taken[1:])


def main() -> int:
    missed = 0
    with TemporaryDirectory() as folder:
        store = write(Path(folder), EDITIONS, SIZE)
        size = sum(path.stat().st_size for path in store.rglob("*.json"))
        print(f"{EDITIONS} editions of {SIZE:,} initiatives, {size:,} bytes")
        for name, command, bar in MEASURED:
            found = seconds([AIPLAN, *command, "--store", str(store)])
            print(f"{name:<46} {found:6.2f} s (bar {bar} s)")
            missed += found > bar
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
