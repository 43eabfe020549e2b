"""Work that two processes share is the work of one."""

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
import strategies
from hypothesis import given
from small import step

from aiplan_revise.cli.sharing import Shared
from aiplan_revise.documents import fence
from aiplan_revise.errors import PlanError
from aiplan_revise.lineage import link, settle
from aiplan_revise.lineage.review import review
from aiplan_revise.model.edition import About, Edition, Texts, edition
from aiplan_revise.model.sharing import ALONE, Alone, share
from aiplan_revise.revise import diff
from aiplan_revise.revise.ahead import ahead
from aiplan_revise.revise.retarget import compared
from aiplan_revise.revise.strength import strengths


@pytest.fixture(autouse=True)
def two(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """There is a second processor, whatever the machine has."""
    monkeypatch.setattr(fence, "spare", lambda: True)
    yield
    share(ALONE)


@pytest.mark.parametrize("many", [0, 1, 2, 3, 1000, 1001])
def test_all_is_done_once_and_in_order(many: int):
    found = Shared().each(lambda n: (n, "x" * n), range(many), tuple[int, str], 0)
    assert found == [(n, "x" * n) for n in range(many)]


def test_half_is_done_by_another_process_where_there_is_enough_to_do():
    here = os.getpid()
    others = [pid for pid in Shared().each(lambda _: os.getpid(), range(60), int, 60) if pid != here]
    assert len(others) == 30
    assert len(set(others)) == 1
    assert set(Shared().each(lambda _: os.getpid(), range(59), int, 60)) == {here}


def test_what_the_other_process_cannot_do_is_done_here():
    here = os.getpid()

    def work(n: int) -> int:
        if os.getpid() != here:
            raise KeyError(n)
        return n

    assert Shared().each(work, range(9), int, 0) == list(range(9))


@pytest.mark.parametrize("at", [4, 5])
def test_an_error_ends_both(at: int):
    def work(n: int) -> int:
        if n == at:
            raise PlanError("is no number", str(n))
        return n

    with pytest.raises(PlanError, match=f"{at}: is no number"):
        Shared().each(work, range(9), int, 0)


@strategies.few
@given(strategies.pairs())
def test_what_is_found_does_not_depend_on_who_looked(pair: tuple[Edition, Edition]):
    class Halved(Alone):
        def each(self, work, items, made, _few, /):
            return Shared().each(work, items, made, 0)

    told = []
    for how in (ALONE, Halved()):
        share(how)
        lineage = link(*pair, strategies.REGISTRY, ids="ignored")
        new = settle(pair[1], lineage, pair[0])
        told.append((lineage, review(lineage, *pair, whole=True), diff(pair[0], new, strategies.REGISTRY)))
    assert told[0] == told[1]


def test_the_other_process_does_the_work_while_this_one_looks_ahead():
    went = list[int]()

    def steps() -> Iterator[None]:
        for n in count():
            went.append(n)
            yield

    found = Shared().beside(lambda: (os.getpid(), sum(range(3_000_000))), tuple[int, int], steps())
    assert found[0] != os.getpid()
    assert found[1] == sum(range(3_000_000))
    assert len(went) > 10


def test_work_beside_something_is_done_here_where_nobody_else_does_it(monkeypatch: pytest.MonkeyPatch):
    here = os.getpid()
    assert Alone().beside(os.getpid, int, iter(())) == here

    def work() -> int:
        if os.getpid() != here:
            raise KeyError
        return 1

    assert Shared().beside(work, int, iter(())) == 1
    monkeypatch.setattr(fence, "spare", lambda: False)
    assert Shared().beside(os.getpid, int, iter(())) == here


def test_an_error_of_the_other_process_is_told_here():
    def work() -> int:
        raise PlanError("is no plan", "a.md")

    with pytest.raises(PlanError, match=r"a\.md: is no plan"):
        Shared().beside(work, int, iter(()))


@strategies.few
@given(strategies.pairs())
def test_looking_ahead_changes_nothing(pair: tuple[Edition, Edition]):
    new = settle(pair[1], link(*pair, strategies.REGISTRY, ids="ignored"), pair[0])
    found = diff(pair[0], new, strategies.REGISTRY)
    for kept in (compared, strengths):
        kept.cache_clear()
    assert all(step is None for step in ahead(*pair))
    assert diff(pair[0], new, strategies.REGISTRY) == found


def test_what_is_compared_was_compared_ahead():
    """Texts under one title are compared, and found compared."""
    schools, roads = Texts("", "Schools"), Texts("", "Roads")
    was = step("a", "Build 60 schools by 2027.", "meti", title=schools), step("b", "Mend 5.", "meti", title=roads)
    now = step("a", "Mend 9.", "meti", title=roads), step("b", "Build 200 schools by 2029.", "meti", title=schools)
    old, new = edition(About("old"), was), edition(About("new"), now)
    for kept in (compared, strengths):
        kept.cache_clear()
    assert list(ahead(old, new))
    before = compared.cache_info()
    assert before.misses == 2
    diff(old, settle(new, link(old, new, strategies.REGISTRY, ids="ignored"), old), strategies.REGISTRY)
    assert (compared.cache_info().misses, compared.cache_info().hits) == (2, before.hits + 2)


@pytest.mark.parametrize("many", [90, 320])
def test_the_program_itself_shares(many: int, tmp_path: Path):
    """More changes than one process would look at, and more provisions than it would link while it waits, told by the
    whole program on one processor and on all."""
    sides = []
    for name, words in (("old", "by 2027"), ("new", "by 2029")):
        rows = "".join(f"{n}. Build {n + 2} schools of kind {n} {words}. [METI]\n" for n in range(1, many))
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
    assert ran[0].stdout.count("by 2027 → by 2029") == many - 1
