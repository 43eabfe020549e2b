"""A full disk, many operations, a store that is begun: nothing is left half done, nothing leaks."""

import gc
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import writers

from aiplan_revise.errors import PlanError
from aiplan_revise.store import Store, open_store, shipped
from aiplan_revise.store.adopting import Adoption
from aiplan_revise.store.beginning import begin
from aiplan_revise.store.drafts import Drafts, Task
from aiplan_revise.store.names import draft
from aiplan_revise.store.stamps import Stamp

TASK = Task(Stamp("Drafter", writers.AT))
CABINET = Adoption("Cabinet", "2026-07-14")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return writers.made(tmp_path / "plan.git", ["2026"])


# ---------------------------------------------------------------- a full disk

FULL = r"""
import os, subprocess, sys
from pathlib import Path
import writers
from aiplan_revise.errors import PlanError
from aiplan_revise.store import open_store
from aiplan_revise.store.drafts import Drafts
from aiplan_revise.store.names import draft
disk = Path(sys.argv[1])
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)], check=True)
store = writers.made(disk / "plan.git", ["2026"])
def state():
    refs = subprocess.run(["git", "for-each-ref"], cwd=store, capture_output=True, text=True, check=True).stdout
    return refs, writers.sound(store), sorted(map(str, store.rglob("*.lock"))), sorted(map(str, store.rglob("tmp_*")))
def room(left):
    with (disk / "ballast").open("wb") as file:
        free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
        file.write(bytes(max(0, free - left)))
done = refused = 0
for left in range(0, 160 * 1024, 4096):
    room(left)
    before = state()
    try:
        with open_store(store) as opened:
            writers.write(Drafts(opened), draft("2026"), f"f-{left}")
        done += 1
    except PlanError as error:
        refused += 1
        print(str(error))
        assert state() == before, (left, before, state())
    (disk / "ballast").unlink()
print("DONE", done, refused)
"""


def test_on_a_full_disk_the_store_stays_as_it_was(tmp_path: Path):
    if not shutil.which("unshare"):
        pytest.skip("needs unshare, of util-linux")
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["unshare", "--user", "--map-root-user", "--mount", sys.executable, "-c", FULL, str(disk)]
    surroundings = {**os.environ, "PYTHONPATH": ":".join(sys.path)}
    trial = subprocess.run([*command[:4], "true"], capture_output=True, check=False)
    if trial.returncode:
        pytest.skip("this machine lets nobody mount a disk of their own")
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    *lines, last = done.stdout.splitlines()
    assert int(last.split()[1]) > 0
    assert int(last.split()[2]) > 0
    assert {line.partition(": ")[2] for line in lines} == {
        "no space left on device; nothing was changed: make room, then do it again"
    }


# ---------------------------------------------------------------- leaks


def test_a_thousand_operations_leave_nothing_open(store: Path):
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("no /proc to count open files in")

    def children() -> int:
        told = subprocess.run(
            ["ps", "--ppid", str(os.getpid()), "-o", "comm="], capture_output=True, text=True, check=False
        )
        return told.stdout.split().count("git")

    gc.collect()  # what earlier tests left behind is closed before anything is counted
    before, others = len(list(Path("/proc/self/fd").iterdir())), children()
    with open_store(store) as opened:
        drafts = Drafts(opened)
        for n in range(100):
            writers.write(drafts, draft("2026"), f"leak-{n}")
        for _ in range(900):
            drafts.edition(draft("2026"))
        assert len(list(Path("/proc/self/fd").iterdir())) - before <= 20
        assert children() - others <= 2
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_store_is_begun_whole_or_not_at_all(tmp_path: Path):
    begin(tmp_path / "plan.git", Store(shipped()), TASK.stamp)
    with pytest.raises(PlanError, match="is there already"):
        begin(tmp_path / "plan.git", Store(shipped()), TASK.stamp)
    with pytest.raises(PlanError, match="no such folder"):
        begin(tmp_path / "nowhere" / "plan.git", Store(shipped()), TASK.stamp)
    assert [path.name for path in tmp_path.iterdir()] == ["plan.git"]
    with open_store(tmp_path / "plan.git") as opened:
        for key in opened.ids():
            assert opened.edition(key) == Store(shipped()).edition(key)
            assert opened.ledger(key) == Store(shipped()).ledger(key)
        assert opened.registry() == Store(shipped()).registry()
        assert opened.plan() == Store(shipped()).plan()
