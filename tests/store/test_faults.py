"""A disk that fails at any one write, or at that and all after it: one clear line, everything as it was or the
operation whole, and nothing left that stops the next one."""

import errno
import os
import random
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import faults
import pytest
import writers
from faults import BROKEN, FULL, Ended, Fault
from gits import git

from aiplan_revise.cli import run
from aiplan_revise.store import shipped

NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
STATES = (
    "nothing was changed: .",
    "it was done, but .*: .",
    "what was set so far stays: .",
    "what was begun is half done: .",
)
SAYS = re.compile(f"aiplan: .*(?:{'|'.join(STATES)}).*")
SCRATCH = re.compile(r"/(?:\.aiplan-\w+|\w+\.git)/")
HALF, NOTE = "what was begun is half done", "aiplan-moves"
PLACED = re.compile(r"aiplan: \S+/report\.html: \w.*")
"""A file that somebody asked for and that could not be put in its place."""
REFS, LOGGED = "--format=%(refname) %(tree)%(*tree)", "refs/heads/log"
OPERATIONS = {
    "amend": "amend 2027 reword 3.1.1.b --en Words. --store plan.git --operation op-1",
    "merge": "merge 2027/meti --store plan.git --operation op-1",
    "adopt": "adopt 2027 --on 2027-07-14 --by Cabinet --without 2027/meti --without 2027/mic --store plan.git "
    "--operation op-1",
    "init": "init new.git",
    "part": "draft new 2027 --for MEXT --store plan.git --operation op-1",
    "decide": "lineage decide 2025-outline 2026-example --old 3.1.1.a --why Ended. --on 2027-07-14 --store editions",
    "report": "report 2025-outline 2026-example --store editions -o report.html",
    "setup": "git-setup --repository plan.git",
    "draft": "draft new 2028 --from 2026-example --store plan.git --operation op-1",
    "resolve": "resolve 2027/mic 3.1.1.a --take theirs --store plan.git --operation op-1",
    "opinion": "opinion add 2027 3.1.1.a --en Why? --on 2027-03-01 --store plan.git --operation op-1",
    "progress": "progress set 2026-example 3.1.1.a --done --on 2027-03-01 --store plan.git --operation op-1",
}
STEPS = (
    "init plan.git",
    "draft new 2027 --from 2026-example --store plan.git",
    "draft new 2027 --for METI --store plan.git",
    "draft new 2027 --for MIC --store plan.git",
    "amend 2027 retarget 3.1.1.a --from 100,000 --to 150,000 --store plan.git",
    "amend 2027/meti retarget 3.1.1.a --from 100,000 --to 200,000 --store plan.git",
    "amend 2027/mic retarget 3.1.1.a --from 100,000 --to 300,000 --store plan.git",
    "resolve 2027/meti 3.1.1.a --take theirs --store plan.git",
)


class Shape(NamedTuple):
    """What is in a folder: refs and texts of every store, the number of commits, and what stands in other files. The
    log of adoptions names commits, whose ids the clock has a say in: of it only the names of its files count."""

    refs: tuple[str, ...]
    commits: tuple[str, ...]
    files: dict[str, bytes]


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A plan store where much is under way, and a folder of editions."""
    if not faults.possible():
        pytest.skip("this machine's kernel asks nobody before it writes (seccomp)")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AIPLAN_BY", "Drafter")
        patch.chdir(tmp_path_factory.mktemp("ready"))
        shutil.copytree(shipped(), "editions")
        for line in STEPS:
            assert run(line.split()) == 0, line
        yield Path.cwd()


@pytest.fixture
def work(ready: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "work"


def fresh(ready: Path, work: Path) -> None:
    os.chdir(work.parent)
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(ready, work)
    os.chdir(work)


def shape(folder: Path) -> Shape:
    stores = sorted(folder.glob("*.git"))
    outside = (path for path in folder.rglob("[!.]*") if path.is_file() and not SCRATCH.search(str(path)))
    refs = tuple(row for store in stores for row in git(store, "for-each-ref", REFS).splitlines() if LOGGED not in row)
    logs = (git(store, "ls-tree", "-r", "--name-only", "log") for store in stores if (store / LOGGED).exists())
    counts = tuple(git(store, "rev-list", "--count", "--all") for store in stores)
    return Shape((*refs, *logs), counts, {path.name: path.read_bytes() for path in outside})


# ---------------------------------------------------------------- judging


class Trial(NamedTuple):
    """An operation that is to be tried: its name, how the folder is before and after it, and how it ends with a sound
    disk."""

    name: str
    before: Shape
    after: Shape
    ended: Ended

    def run(self, fault: Fault | None = None) -> Ended:
        return faults.run(lambda: run(OPERATIONS[self.name].split()), Path.cwd(), fault)

    def faults(self, errors: tuple[int, ...]) -> Iterator[Fault]:
        """Every call that can fail so, alone and with all after it."""
        for error in errors:
            for at, (name, _) in enumerate(self.ended.calls):
                if error in BROKEN or name not in faults.REMOVING:
                    yield from (Fault(at, error, lasting) for lasting in (False, True))


def trial(name: str, ready: Path, work: Path) -> Trial:
    fresh(ready, work)
    before = shape(work)
    ended = faults.run(lambda: run(OPERATIONS[name].split()), work)
    return Trial(name, before, shape(work), ended)


def wrong(of: Trial, fault: Fault, work: Path) -> list[str]:
    """What a fault brings about that must not be."""
    ended, found = of.run(fault), shape(work)
    lying = [one for one in left(work) if fault.error in FULL and not (HALF in ended.said and one.endswith(NOTE))]
    faulty = [*_badly_told(of, ended, found), *(f"left: {one}" for one in lying)]
    faulty += [line for store in work.glob("*.git") for line in writers.sound(store)]
    again = of.run()
    done = again.code == of.ended.code or (of.name == "init" and found == of.after)
    faulty += [] if done and shape(work) == of.after else [f"again: {again.said}"]
    faulty += [f"left then: {one}" for one in left(work) if fault.error in FULL or re.search("/objects/../", one)]
    struck = ended.calls[fault.at] if fault.at < len(ended.calls) else ("not reached", "")
    return [f"{fault} {struck}: {one}" for one in faulty]


def _badly_told(of: Trial, ended: Ended, found: Shape) -> Iterator[str]:
    *_, line = ended.said.splitlines() or [""]
    if ended.code == of.ended.code and found == of.after:
        return
    if ended.code != 2 or not (SAYS.fullmatch(line) or PLACED.fullmatch(line)) or ended.said.count("aiplan: ") != 1:
        yield f"ended with {ended.code}: {ended.said}"
    states = {"nothing was changed": found == of.before, "it was done": found == of.after, HALF: found != of.before}
    if not all(true for words, true in states.items() if words in line):
        yield f"is not so: {line}"


def left(folder: Path) -> list[str]:
    """What a writer should have taken with it."""
    lying = (path for name in ("*.lock", "tmp_*", ".aiplan-*", NOTE) for path in folder.rglob(name))
    return sorted(str(path.relative_to(folder)) for path in lying)


# ---------------------------------------------------------------- trying


def sort(call: tuple[str, str], work: Path) -> tuple[str, str]:
    """What sort of call one is: where it writes, without names that are made by chance or from what is written."""
    path = re.sub(r"[0-9a-f]{2}/[0-9a-f]{38}$|tmp_obj_\w+|(?<=\.aiplan-)\w+|(?<=objdir-)[\w-]+", "x", call[1])
    path = re.sub(r"objects/[0-9a-f]{2}$|(?<=/)[0-9a-f]{2}(?=/x$|$)", "xx", path)
    return call[0], re.sub(r"(?<=refs/)(?:heads|tags)/.*?(?=\.lock$|$)", "…", path.removeprefix(f"{work}/"))


def sample(of: Trial, seen: set[tuple[str, str]], work: Path, chance: random.Random) -> list[Fault]:
    """One fault of every sort of call that was not seen yet."""
    found = []
    for at, call in enumerate(of.ended.calls):
        if sort(call, work) not in seen:
            seen.add(sort(call, work))
            errors = BROKEN if call[0] in faults.REMOVING else FULL + BROKEN
            found.append(Fault(at, chance.choice(errors), chance.random() < 0.5))
    return found


def test_of_every_sort_of_write_one_that_fails_does_no_harm(ready: Path, work: Path):
    """`make nightly` tries them all."""
    chance, seen, faulty = random.Random(20261126), set[tuple[str, str]](), list[str]()
    for name in ("amend", "merge", "adopt", "decide", "init"):
        of = trial(name, ready, work)
        chosen = sample(of, seen, work, chance)
        for fault in chosen if name != "init" else chosen[::10]:
            fresh(ready, work)
            faulty += wrong(of, fault, work)
    assert faulty == []
    assert len(seen) > 60


@pytest.mark.skipif(not NIGHTLY, reason="takes long: HYPOTHESIS_PROFILE=nightly")
@pytest.mark.parametrize("name", OPERATIONS)
def test_no_write_that_fails_does_harm(name: str, ready: Path, work: Path):
    of = trial(name, ready, work)
    faulty = list[str]()
    for fault in [*of.faults((errno.ENOSPC, errno.EIO)), *sample(of, set(), work, random.Random(1))]:
        fresh(ready, work)
        faulty += wrong(of, fault, work)
    assert faulty == []


def test_an_adoption_that_stops_between_two_refs_is_ended_at_once_or_by_the_next_writer(ready: Path, work: Path):
    of = trial("adopt", ready, work)
    for ref in ("refs/tags/edition/2027", "refs/heads/log"):
        fresh(ready, work)
        assert of.run(Fault(0, errno.ENOSPC, path=ref)).code == 0
        assert shape(work) == of.after
        fresh(ready, work)
        assert HALF in of.run(Fault(0, errno.ENOSPC, lasting=True, path=ref)).said
        assert run(OPERATIONS["progress"].split()) == 0
        assert run(["verify", "2027", "--store", "plan.git"]) == 0
        assert left(work) == []
    fresh(ready, work)
    assert "nothing was changed" in of.run(Fault(0, errno.ENOSPC, path="refs/heads/main")).said
    assert shape(work) == of.before


def test_a_file_or_a_store_that_cannot_be_written_leaves_nothing_beside_it(ready: Path, work: Path):
    for name, told in (("decide", "editions/2026-example/ledger.json"), ("init", "new.git")):
        of = trial(name, ready, work)
        for at in (1, 3):
            fresh(ready, work)
            line = f"{told}: no space left on device; nothing was changed: make room, then do it again\n"
            said = of.run(Fault(at, errno.ENOSPC)).said
            assert (said.count("\n"), said.endswith(line)) == (1, True)
            assert (shape(work), left(work)) == (of.before, [])


def test_a_link_that_git_tried_and_could_not_remove_stops_no_new_store(ready: Path, work: Path):
    of = trial("init", ready, work)
    tried = next(at for at, (name, _) in enumerate(of.ended.calls) if name == "symlink")
    fresh(ready, work)
    ended = of.run(Fault(tried + 1, errno.EIO))
    assert (ended.calls[tried + 1][0], ended.code, shape(work)) == ("unlink", 0, of.after)


def test_what_a_call_that_failed_left_unsafe_is_synced_by_the_next(ready: Path, work: Path):
    """git writes no object twice, so nobody else would sync its name; and a ref that stands is not moved again."""
    of = trial("amend", ready, work)
    fresh(ready, work)
    failed = of.run(Fault(0, errno.EIO, lasting=True, path="plan.git/objects"))
    again = of.run()
    store = work / "plan.git"
    made = git(store, "rev-list", "--objects", "draft/2027", "^draft/2027~1").splitlines()
    folders = {store / "objects" / row[:2] for row in made}
    assert (failed.code, again.code, len(made), folders - synced(again)) == (2, 0, 4, set())
    fresh(ready, work)
    assert "it was done" in of.run(Fault(0, errno.EIO, lasting=True, path="refs/heads/draft")).said
    refs = store / "refs"
    assert synced(of.run()) == {refs, refs / "heads", refs / "heads" / "draft"}


def synced(ended: Ended) -> set[Path]:
    return {Path(path) for name, path in ended.calls if name == "fsync"}


def test_the_fault_strikes_what_it_names_and_nothing_else(tmp_path: Path):
    if not faults.possible():
        pytest.skip("this machine's kernel asks nobody before it writes (seccomp)")
    script = "cd $0 && echo 1 >a; mkdir b; echo 2 | tee b/c >/dev/null; rm a; ls"

    def task() -> int:
        return subprocess.run(["sh", "-c", script, str(tmp_path)], stdout=2, check=False).returncode

    sound = faults.run(task, tmp_path)
    assert [name for name, _ in sound.calls] == ["openat", "write", "mkdir", "openat", "write", "unlinkat"]
    assert (sound.code, sound.said) == (0, "b\n")
    shutil.rmtree(tmp_path / "b")
    faulty = faults.run(task, tmp_path, Fault(2, errno.EDQUOT, lasting=True))
    assert "mkdir: cannot create directory" in faulty.said
    assert list(tmp_path.iterdir()) == []
