"""DeepDiff as an independent oracle: what it finds different in a carried provision, diff tells, and nothing else.

| DeepDiff says these differ | facets |
|---|---|
| text, title | reworded, retitled, translated (of each language, from the paths) |
| assignments | reassigned, relisted, successions or respelt |
| number | renumbered (which also holds where only a number above differs) |
| parent | moved, unless the two parents became of each other |
| kind, references, fields | "kind", "references" and the columns' names among fields |
| continues | nothing: it tells how the edition came about, not what it says |
"""

from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from deepdiff import DeepDiff
from hypothesis import given
from strategies import REGISTRY, pairs

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Change
from aiplan_revise.model.codec import decode
from aiplan_revise.model.edition import Edition, Provision, numbers
from aiplan_revise.revise import diff

SHIPPED = Path(__file__).parents[2] / "editions"


def differing(old: Provision, new: Provision) -> set[tuple[str, str]]:
    """Field and language (or column) of every place that DeepDiff finds different, apart from the id."""
    before, after = ({**msgspec.structs.asdict(p)} for p in (old, new))
    for side in (before, after):
        side["title"], side["text"] = ({"ja": side[part].ja, "en": side[part].en} for part in ("title", "text"))
        side["assignments"] = [msgspec.to_builtins(a) for a in side["assignments"]]
    found = DeepDiff(before, after, view="tree", threshold_to_diff_deeper=0, exclude_paths=["root['id']"])
    paths = [level.path(output_format="list") for levels in found.values() for level in levels]
    return {(path[0], str(path[1]) if path[0] in ("title", "text", "fields") else "") for path in paths}


def agrees(change: Change, kin: dict[str, str], moved_number: bool) -> None:
    (old,), (new,) = change.old, change.new
    found, facets = differing(old, new), change.facets
    fields = {field for field, _ in found}
    worded = {*facets.reworded, *facets.retitled, *facets.translated}
    assert worded == {lang for field, lang in found if field in ("text", "title")}
    bodies = facets.reassigned or facets.relisted or facets.successions or facets.respelt
    assert bool(bodies) == ("assignments" in fields)
    assert bool(facets.renumbered) == moved_number
    assert "number" not in fields or moved_number or not old.number
    assert bool(facets.moved) == (kin.get(old.parent, old.parent) != kin.get(new.parent, new.parent))
    assert not facets.moved or "parent" in fields
    columns = {column for field, column in found if field == "fields"} | {"kind", "references"} & fields
    assert set(facets.fields) == columns
    assert (facets.retargeted, facets.strength) == ((), ()) or fields & {"text", "title"}


def oracle(old: Edition, new: Edition, registry: Registry) -> int:
    """Checks every provision that diff calls carried or unchanged; returns how many."""
    made = diff(old, new, registry)
    before, after = numbers(old), numbers(new)
    kin = {p.id: (*c.old, *c.new)[0].id for c in made.changes for p in (*c.old, *c.new)}
    carried = [change for change in made.changes if change.kind == "carried"]
    for change in carried:
        agrees(change, kin, before[change.old[0].id] != after[change.new[0].id])
    for key in made.unchanged:
        assert DeepDiff(msgspec.to_builtins(old.provisions[key]), msgspec.to_builtins(new.provisions[key])) == {}
        assert before[key] == after[key]
    return len(carried) + len(made.unchanged)


@given(pairs())
def test_diff_agrees_with_deepdiff(pair: tuple[Edition, Edition]) -> None:
    oracle(*pair, REGISTRY)


def test_diff_agrees_with_deepdiff_on_the_shipped_editions() -> None:
    names = sorted(path.parent.name for path in SHIPPED.glob("*/edition.json"))
    if len(names) < 2:
        pytest.skip("fewer than two editions are shipped")
    registry = decode((SHIPPED / "bodies.json").read_bytes(), Registry)
    editions = [decode((SHIPPED / name / "edition.json").read_bytes(), Edition, name) for name in names]
    for old, new in pairwise(editions):
        assert oracle(old, new, registry) > len(old.outline) / 2
        assert oracle(new, old, registry) > len(old.outline) / 2
