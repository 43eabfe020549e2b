"""Work that two processes share is the work of one."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import strategies
from hypothesis import given

from aiplan_revise.cli.sharing import shared
from aiplan_revise.documents import fence
from aiplan_revise.errors import PlanError
from aiplan_revise.lineage import link, settle
from aiplan_revise.lineage.review import review
from aiplan_revise.model.edition import Edition
from aiplan_revise.model.sharing import one_by_one, share
from aiplan_revise.revise import diff


@pytest.fixture(autouse=True)
def two(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """There is a second processor, whatever the machine has."""
    monkeypatch.setattr(fence, "spare", lambda: True)
    yield
    share(one_by_one)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 1000, 1001])
def test_all_is_done_once_and_in_order(count: int):
    assert shared(lambda n: (n, "x" * n), range(count), tuple[int, str], 0) == [(n, "x" * n) for n in range(count)]


def test_half_is_done_by_another_process_where_there_is_enough_to_do():
    here = os.getpid()
    others = [pid for pid in shared(lambda _: os.getpid(), range(60), int, 60) if pid != here]
    assert len(others) == 30
    assert len(set(others)) == 1
    assert set(shared(lambda _: os.getpid(), range(59), int, 60)) == {here}


def test_what_the_other_process_cannot_do_is_done_here():
    here = os.getpid()

    def work(n: int) -> int:
        if os.getpid() != here:
            raise KeyError(n)
        return n

    assert shared(work, range(9), int, 0) == list(range(9))


@pytest.mark.parametrize("at", [4, 5])
def test_an_error_ends_both(at: int):
    def work(n: int) -> int:
        if n == at:
            raise PlanError("is no number", str(n))
        return n

    with pytest.raises(PlanError, match=f"{at}: is no number"):
        shared(work, range(9), int, 0)


@strategies.few
@given(strategies.pairs())
def test_what_is_found_does_not_depend_on_who_looked(pair: tuple[Edition, Edition]):
    told = []
    for how in (one_by_one, lambda work, items, made, few: shared(work, items, made, 0)):
        share(how)
        lineage = link(*pair, strategies.REGISTRY, ids="ignored")
        new = settle(pair[1], lineage, pair[0])
        told.append((lineage, review(lineage, *pair, whole=True), diff(pair[0], new, strategies.REGISTRY)))
    assert told[0] == told[1]


def test_the_program_itself_shares(tmp_path: Path):
    """More changes than one process would look at, told by the whole program on one processor and on all."""
    sides = []
    for name, words in (("old", "by 2027"), ("new", "by 2029")):
        rows = "".join(f"{n}. Build {n + 2} schools of kind {n} {words}. [METI]\n" for n in range(1, 90))
        sides.append(tmp_path / f"{name}.md")
        sides[-1].write_text(f"# A plan\n\n## Chapter 1: Schools\n\n{rows}", "utf-8")
    command = [sys.executable, "-m", "aiplan_revise", "diff", *map(str, sides)]
    alone = f"import os, runpy; os.sched_getaffinity = lambda _: {{0}}; sys.argv = {command[2:]!r}"
    code = f"import sys; {alone}; runpy.run_module('aiplan_revise', run_name='__main__')"
    ran = [
        subprocess.run(x, capture_output=True, text=True, check=False) for x in (command, [sys.executable, "-c", code])
    ]
    assert [one.returncode for one in ran] == [1, 1], ran
    assert ran[0].stdout == ran[1].stdout
    assert ran[0].stdout.count("by 2027 → by 2029") == 89
