"""Many writers at one store, plain git among them, and writers that are killed: nothing acknowledged is ever lost."""

import os
import random
from pathlib import Path

import pytest
import writers

from aiplan_revise.store import open_store
from aiplan_revise.store.drafts import Drafts
from aiplan_revise.store.names import draft

NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
COUNT = 400 if NIGHTLY else 50
KILLS = 2000 if NIGHTLY else 200
DRAFTS = ["2026", "2027", "2028", "2029"]


@pytest.mark.parametrize("git", [0, COUNT], ids=["alone", "with plain git"])
def test_eight_writers_lose_nothing(tmp_path: Path, git: int):
    store = writers.made(tmp_path / "plan.git", DRAFTS)
    working = [writers.started(store, DRAFTS[n % 4], f"w{n}", COUNT) for n in range(8)]
    beside = writers.plain_git(store, DRAFTS[0], git)
    acks = [ack for process in working for ack in writers.heard(process)]
    notes = beside.communicate()[0].split()
    assert beside.returncode == 0
    assert (len(acks), len(notes)) == (8 * COUNT, git)
    assert writers.lost(store, acks) == []
    assert writers.sound(store) == []
    assert list(writers.locks(store)) == []
    with open_store(store) as opened:
        deeds = list(Drafts(opened).deeds(draft(DRAFTS[0])))
    assert sum(deed.note.subject.startswith("note ") for deed in deeds) == git
    assert len(deeds) == 1 + 2 * COUNT + git


def test_killed_at_any_moment_a_writer_loses_nothing_and_stops_nobody(tmp_path: Path):
    """The operation that was under way is made again under its name: whether the first call got through or not, it is
    there once."""
    store = writers.made(tmp_path / "plan.git", DRAFTS[:1])
    chance = random.Random(20260714)
    acks: list[writers.Ack] = []
    for n in range(KILLS):
        heard = writers.doomed(store, DRAFTS[0], f"k{n}", chance.uniform(0.005, 0.15))
        with open_store(store) as opened:
            again = writers.write(Drafts(opened), draft(DRAFTS[0]), f"k{n}-{len(heard)}")
        acks += [*heard, again]
        if n % 20 == 0:
            assert writers.sound(store) == []
    assert writers.lost(store, acks) == []
    assert writers.sound(store) == []
    assert list(writers.locks(store)) == []
