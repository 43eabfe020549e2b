"""The made-up chain of editions: sound, settled, the same for the same seed, with every fate in it."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

from bench.chain import Chain, write

from aiplan_revise.model.integrity import verify
from aiplan_revise.revise import diff
from aiplan_revise.store import Store


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path):
    one, other = (write(tmp_path / name, 3, 100, seed=7) for name in ("one", "other"))
    keys = Store(one).ids()
    assert keys == ("2000", "2001", "2002")
    assert [Store(one).edition(key) for key in keys] == [Store(other).edition(key) for key in keys]
    assert (one / "2002/edition.json").read_bytes() == (other / "2002/edition.json").read_bytes()


def test_editions_are_sound_of_one_size_and_every_fate_occurs():
    editions = [verify(one) for one in Chain(200, 1).editions(4)]
    for edition in editions:
        assert abs(sum(p.kind == "initiative" for p in edition.provisions.values()) - 200) < 40
    changes = [change for old, new in pairwise(editions) for change in diff(old, new).changes]
    assert {change.kind for change in changes} == {"added", "dropped", "carried", "split", "joined"}
    facets = Counter(name for change in changes for name in change.facets.names())
    assert {"reworded", "retitled", "moved", "reassigned", "renumbered", "retargeted"} <= facets.keys()
