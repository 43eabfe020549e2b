"""A power cut at any moment: every acknowledged operation is there, and the store is sound."""

import json
import random
import shutil
from pathlib import Path

import pytest
import writers
from powerloss import Disk, python, recorded

CUTS = 500


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace: apt-get install strace")
def test_a_power_cut_loses_nothing_that_was_acknowledged(tmp_path: Path):
    store = writers.made(tmp_path / "plan.git", ["2026", "2027"])
    disk = Disk(store)
    program = str(Path(writers.__file__))
    calls = recorded(python(program, str(store), "2026", "p", "12"), tmp_path / "calls")
    said = [n for n, call in enumerate(calls) if call.name == "write" and call.raw.startswith(b'["2026", "p-')]
    assert len(said) == 12
    chance = random.Random(20260714)
    moments = sorted(chance.randrange(len(calls) + 1) for _ in range(CUTS))
    acks: list[writers.Ack] = []
    at = 0
    for moment in moments:
        for call in calls[at:moment]:
            disk.play(call)
            if call.name == "write" and call.raw.startswith(b'["2026", "p-'):
                acks.append(writers.Ack(*json.loads(call.raw)))
        at = moment
        left = tmp_path / "left.git"
        disk.after_cut(left, chance)
        assert writers.lost(left, acks) == [], moment
        assert writers.sound(left) == [], moment
    assert len(acks) >= 11
    for call in calls[at:]:
        disk.play(call)
    assert {path for path in disk.names if not path.endswith("/")} == {
        str(path) for path in [store, *store.rglob("*")]
    }, "the calls were not understood"


def test_what_was_not_synced_is_lost_in_the_simulation(tmp_path: Path):
    """The simulation can fail: without syncing, nothing is certain."""
    if not shutil.which("strace"):
        pytest.skip("needs strace: apt-get install strace")
    folder = tmp_path / "folder"
    folder.mkdir()
    disk = Disk(folder)
    script = "import os, sys; os.chdir(sys.argv[1]); open('a', 'w').write('x'); b = open('b', 'w'); b.write('y')"
    more = "; b.flush(); os.fsync(b.fileno()); f = os.open('.', 0); os.fsync(f)"
    for call in recorded(python("-c", script + more, str(folder)), tmp_path / "calls"):
        disk.play(call)
    found = set()
    for seed in range(40):
        disk.after_cut(tmp_path / "left", random.Random(seed))
        found.add(tuple((p.name, p.read_bytes()) for p in sorted((tmp_path / "left").iterdir())))
    assert found == {(("a", b""), ("b", b"y")), (("a", b"x"), ("b", b"y"))}
