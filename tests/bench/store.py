"""The plan store in figures: commits a second and the longest wait with eight writers, reading a thousand revisions
beside git reading the same blobs, and a one-word change to an edition of 100,000 initiatives.

Run by `make bench-store`. Ends with exit 1 where a bar is missed: 15 commits a second and 2 s, 1.3 times git, 3 s and
600 MB.
"""

import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import writers

from aiplan_revise.model.codec import encode
from aiplan_revise.model.edition import About, Assignment, Provision, Texts, edition
from aiplan_revise.store import Store, open_store
from aiplan_revise.store.beginning import begin
from aiplan_revise.store.drafts import Drafts, Task
from aiplan_revise.store.names import draft
from aiplan_revise.store.stamps import Stamp

REVISIONS = 1000
INITIATIVES = 100_000


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def writing(git: int) -> bool:
    """Eight writers with fifty operations each, and plain git with `git` beside them."""
    with _folder() as folder:
        store = writers.made(folder / "plan.git", ["2026", "2027", "2028", "2029"])
        begun = perf_counter()
        working = [writers.started(store, f"{2026 + n % 4}", f"w{n}", 50) for n in range(8)]
        beside = writers.plain_git(store, "2026", git)
        acks = [ack for one in working for ack in writers.heard(one)]
        rate = len(acks) / (perf_counter() - begun)
        beside.communicate()
    waits = [ack.seconds for ack in acks]
    beside_git = f" and plain git with {git}" if git else ""
    print(f"8 writers × 50{beside_git}: {rate:.1f} commits/s (bar 15), longest {max(waits):.2f} s (bar 2)")
    return rate >= 15 and max(waits) <= 2


def reading() -> bool:
    """A thousand revisions of a draft, beside one `git cat-file --batch` of their blobs."""
    with _folder() as folder:
        store = writers.made(folder / "plan.git", ["2026"])
        with open_store(store) as opened:
            drafts = Drafts(opened)
            for n in range(REVISIONS):
                task = Task(Stamp("W", writers.AT + n), "", "")
                drafts.change(draft("2026"), "x", partial(writers.mark, operation=f"n{n}"), task)
        subprocess.run(["git", "repack", "-adq"], cwd=store, check=True)
        ours, theirs = [], []
        for _ in range(5):
            theirs.append(_git_reads(store))
            ours.append(_we_read(store))
    ratio = median(ours) / median(theirs)
    print(
        f"{REVISIONS} revisions: {median(ours):.2f} s, git cat-file {median(theirs):.2f} s: {ratio:.2f} times (bar 1.3)"
    )
    return ratio <= 1.3


def _git_reads(store: Path) -> float:
    revs = subprocess.run(["git", "rev-list", "draft/2026", "^main"], cwd=store, capture_output=True, check=True).stdout
    asked = b"".join(rev + b":2026/edition.json\n" for rev in revs.split())
    begun = perf_counter()
    subprocess.run(["git", "cat-file", "--batch"], cwd=store, input=asked, stdout=subprocess.PIPE, check=True)
    return perf_counter() - begun


def _we_read(store: Path) -> float:
    """Every revision as a sketch, whose words are read when they are asked for."""
    with open_store(store) as opened:
        drafts = Drafts(opened)
        keys = [deed.id for deed in drafts.deeds(draft("2026"))]
        begun = perf_counter()
        for text in drafts.texts(draft("2026"), keys):
            assert text.frame.outline
        return perf_counter() - begun


def large() -> bool:
    """A one-word change to a large edition, as a process of its own."""
    with _folder() as folder:
        _write_large(folder / "editions" / "base")
        begin(folder / "plan.git", Store(folder / "editions"), Stamp("W", writers.AT))
        with open_store(folder / "plan.git") as opened:
            Drafts(opened).begin(draft("next"), "base", Task(Stamp("W", writers.AT)))
        command = ["amend", "next", "reword", "p77", "--replace", "Seventy-seven", "--with", "Eighty", "--by", "W"]
        begun = perf_counter()
        program = [sys.executable, "-m", "aiplan_revise", *command, "--store", str(folder / "plan.git")]
        subprocess.run(program, check=True, stderr=subprocess.DEVNULL)
        seconds = perf_counter() - begun
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"one word in {INITIATIVES:,} initiatives: {seconds:.2f} s (bar 3), {memory:.0f} MB (bar 600)")
    return seconds <= 3 and memory <= 600


def _write_large(folder: Path) -> None:
    words = "Support for measure {n} of the plan, with data from every region and a report once a year{more}"
    made = [
        Provision(
            f"p{n}",
            "initiative",
            text=Texts(en=words.format(n=n, more=". Seventy-seven." if n == 77 else ".")),
            assignments=(Assignment(body="meti", printed="METI"),),
        )
        for n in range(INITIATIVES)
    ]
    folder.mkdir(parents=True)
    (folder / "edition.json").write_bytes(encode(edition(About("base"), made)))


def main() -> int:
    met = [reading(), large(), writing(0), writing(50)]
    return int(not all(met))


if __name__ == "__main__":
    sys.exit(main())
