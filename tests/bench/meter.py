"""Runs a command and says what the whole process cost: python meter.py SECONDS OUT COMMAND …

Its standard output goes to OUT; after SECONDS it is ended. Prints JSON: exit code (null if ended), wall and CPU
seconds, and peak memory in MB. Of children that the command waited for, time is added up and the largest peak counts.
A small process of its own, because Linux gives a new process the peak of the one that it was forked from.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    """What a process cost; `code` is None where it was ended for taking too long, `fault` its last words on stderr."""

    code: int | None
    wall: float
    cpu: float
    memory: float
    fault: str = ""


def metered(command: list[str], out: Path, cap: float = 3600) -> Cost:
    """The cost of a command, run to its end or for `cap` seconds; its standard output stands in `out` afterwards."""
    meter = [sys.executable, "-I", "-S", __file__, str(cap), str(out), *command]
    done = subprocess.run(meter, capture_output=True, text=True, check=True)
    return Cost(**json.loads(done.stdout))


def main() -> None:
    cap, out, command = float(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
    start = time.perf_counter()
    with out.open("wb") as stdout, out.with_suffix(".err").open("wb") as stderr:
        child = subprocess.Popen(command, stdout=stdout, stderr=stderr, start_new_session=True)
        try:
            code: int | None = child.wait(cap)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
            code = None
    wall, used = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    said = out.with_suffix(".err").read_text(errors="replace").strip().splitlines()
    fault = said[-1][:200] if code and said else ""
    cost = Cost(code, wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, fault)
    print(json.dumps(cost._asdict()))


if __name__ == "__main__":
    main()
