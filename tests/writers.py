"""Writers that work at one plan store at the same time, or are killed while they do, and what is left of their work.

Run as a program it is one writer: `python writers.py STORE DRAFT NAME COUNT`. Every operation is written down as
soon as it was acknowledged.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from aiplan_revise.model.edition import Edition
from aiplan_revise.revise.amending import with_provision
from aiplan_revise.store import Store, open_store, shipped
from aiplan_revise.store.beginning import begin
from aiplan_revise.store.drafts import Drafts, Task
from aiplan_revise.store.names import Draft, draft
from aiplan_revise.store.stamps import Stamp

AT = 1_800_000_000
"""When everything happens; the store asks no clock."""
PLACE = "government-ai"


class Ack(NamedTuple):
    """An operation that was acknowledged: its draft, name and commit, and the seconds that it took."""

    draft: str
    operation: str
    commit: str
    seconds: float


def made(path: Path, drafts: list[str]) -> Path:
    """A plan store with the shipped editions and these drafts."""
    begin(path, Store(shipped()), Stamp("Beginner", AT))
    with open_store(path) as store:
        for name in drafts:
            Drafts(store).begin(draft(name), "2025-outline", Task(Stamp("Beginner", AT)))
    return path


def mark(edition: Edition, operation: str) -> Edition:
    """The edition with the trace of an operation in one of its provisions."""
    p = edition.provisions[PLACE]
    return with_provision(edition, replace(p, fields={**p.fields, operation: "done"}))


def write(drafts: Drafts, at: Draft, operation: str) -> Ack:
    """One operation on a draft."""
    begun = time.perf_counter()
    task = Task(Stamp(operation.partition("-")[0], AT), "Because.", operation)
    done = drafts.change(at, operation, lambda edition: mark(edition, operation), task)
    return Ack(str(at), operation, done.commit, time.perf_counter() - begun)


def writer(store: str, name: str, who: str, count: int) -> None:
    """One writer: `count` operations on a draft, each written down once it is acknowledged."""
    with open_store(Path(store)) as opened:
        drafts = Drafts(opened)
        for n in range(count):
            ack = write(drafts, draft(name), f"{who}-{n}")
            os.write(1, f"{json.dumps(ack)}\n".encode())


def started(store: Path, name: str, who: str, count: int) -> "subprocess.Popen[bytes]":
    """A writer as a process of its own."""
    command = [sys.executable, __file__, str(store), name, who, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


def heard(process: "subprocess.Popen[bytes]") -> list[Ack]:
    """What a writer had acknowledged when it ended; it must have ended well."""
    said, _ = process.communicate()
    assert process.returncode == 0, process.returncode
    return [Ack(*json.loads(row)) for row in said.splitlines()]


# ---------------------------------------------------------------- what is left


def lost(store: Path, acks: list[Ack]) -> list[str]:
    """What is wrong with acknowledged operations: their commit cannot be reached from their draft, there are several
    commits, or their trace is not in its text, or is in that of another draft."""
    faults = []
    with open_store(store) as opened:
        drafts = Drafts(opened)
        for name in sorted({ack.draft for ack in acks}):
            at = draft(name)
            deeds = list(drafts.deeds(at))
            by_operation: dict[str, list[str]] = {}
            for deed in deeds:
                by_operation.setdefault(deed.note.operation, []).append(deed.id)
            traces = drafts.edition(at).provisions[PLACE].fields
            own = {ack.operation: ack.commit for ack in acks if ack.draft == name}
            faults += [
                f"{name}: {op} in {by_operation.get(op)}" for op, c in own.items() if by_operation.get(op) != [c]
            ]
            faults += [f"{name}: {op} left no trace" for op in own if op not in traces]
            foreign = {ack.operation for ack in acks if ack.draft != name}
            faults += [f"{name}: {op} is another draft's" for op in traces if op in foreign]
    return faults


def sound(store: Path) -> list[str]:
    """What plain git finds wrong with a store, and the locks that lie about in it."""
    done = subprocess.run(
        ["git", "fsck", "--strict", "--no-dangling", "--no-progress"],
        cwd=store,
        capture_output=True,
        text=True,
        check=False,
    )
    told = [line for line in (done.stdout + done.stderr).splitlines() if line]
    return told + ([f"fsck ended with {done.returncode}"] if done.returncode else [])


def locks(store: Path) -> Iterator[Path]:
    """Locks of git's, and objects that are still arriving."""
    yield from store.rglob("*.lock")
    yield from (store / "objects").glob("tmp_objdir-*")


# ---------------------------------------------------------------- plain git beside us

PLAIN_GIT = r"""
set -u
export GIT_AUTHOR_NAME=Git GIT_AUTHOR_EMAIL=g@example.org GIT_COMMITTER_NAME=Git GIT_COMMITTER_EMAIL=g@example.org
export GIT_DIR=$1 GIT_INDEX_FILE=$(mktemp -u) GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
for n in $(seq $3); do
  while :; do
    old=$(git rev-parse "$2") || exit 1
    blob=$(echo $n | git hash-object -w --stdin)
    git read-tree "$old" && git update-index --add --cacheinfo "100644,$blob,notes-$n" || exit 1
    new=$(git commit-tree -p "$old" -m "note $n" "$(git write-tree)") || exit 1
    git update-ref "$2" "$new" "$old" 2>/dev/null && break
  done
  echo "$n"
done
rm -f "$GIT_INDEX_FILE"
"""


def plain_git(store: Path, name: str, count: int) -> "subprocess.Popen[bytes]":
    """The plain git command line, which knows no lock of ours, adding files to a draft as a process of its own."""
    command = ["sh", "-c", PLAIN_GIT, "sh", str(store), draft(name).ref, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


# ---------------------------------------------------------------- killed in the middle


def doomed(store: Path, name: str, who: str, delay: float) -> list[Ack]:
    """Starts a writer, kills it and all that it started after `delay` seconds, and says what it had acknowledged."""
    read, end = os.pipe()
    child = os.fork()
    if not child:  # pragma: no cover (a process of its own, which is killed)
        os.setpgid(0, 0)
        os.dup2(end, 1)
        writer(str(store), name, who, 1000)
        os._exit(1)
    os.close(end)
    os.setpgid(child, child)  # whichever of the two comes first
    time.sleep(delay)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(read, "rb") as said:
        return [Ack(*json.loads(row)) for row in said.read().splitlines() if row.endswith(b"]")]


if __name__ == "__main__":
    writer(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
