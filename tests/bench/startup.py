"""Start-up as a user feels it: whole processes, the median of fifteen, beside bare Python with the two imports.

Run by `make bench`. Ends with exit 1 where a bar is missed: `aiplan --help` 100 ms, `aiplan diff` of the shipped pair
400 ms, its comparison table 500 ms as HTML, 1 s as Word, 800 ms as a workbook, 4 s as PDF.
"""

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

RUNS = 15
AIPLAN = Path(sys.executable).with_name("aiplan")
BARE = [sys.executable, "-c", "import click, jinja2"]
MEASURED: list[tuple[str, list[str], float | None]] = [
    ("python -c 'import click, jinja2'", BARE, None),
    ("aiplan --help", [str(AIPLAN), "--help"], 100),
    ("aiplan diff 2025-outline 2026-example", [str(AIPLAN), "diff", "2025-outline", "2026-example"], 400),
    (
        "aiplan report … --format html",
        [str(AIPLAN), "report", "2025-outline", "2026-example", "--format", "html"],
        None,
    ),
    *(
        (
            f"aiplan table … --format {form}",
            [str(AIPLAN), "table", "2025-outline", "2026-example", "--format", form],
            bar,
        )
        for form, bar in (("html", 500), ("docx", 1000), ("xlsx", 800), ("pdf", 4000))
    ),
]


def milliseconds(command: list[str]) -> float:
    """The median wall time of RUNS whole processes, after one that warms the disk."""
    taken = []
    for _ in range(RUNS + 1):
        start = perf_counter()
        done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        taken.append((perf_counter() - start) * 1000)
        assert done.returncode in (0, 1), command
    return median(taken[1:])


def main() -> int:
    missed = 0
    for name, command, bar in MEASURED:
        found = milliseconds(command)
        says = f"(bar {bar:.0f} ms)" if bar else ""
        print(f"{name:<40} {found:6.0f} ms {says}")
        missed += bar is not None and found > bar
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
