"""The laws of the algebra, over generated editions and revisions (see strategies)."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import msgspec
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from strategies import REGISTRY, editions, pairs, shuffled, triples

from aiplan_revise.errors import PlanError
from aiplan_revise.model.changes import Change, Changeset
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import Edition
from aiplan_revise.model.integrity import verify
from aiplan_revise.model.links import Lineage, Link
from aiplan_revise.revise import amend, attest, check, check_changes, diff, merge
from aiplan_revise.revise.newcomers import recognised
from aiplan_revise.revise.redline import worded
from aiplan_revise.revise.sequence import Three

Pair = tuple[Edition, Edition]
Triple = tuple[Edition, Edition, Edition]


def sides(change: Change) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(p.id for p in change.old), tuple(p.id for p in change.new)


def remembering(old: Edition, new: Edition) -> Edition:
    """`new`, its carried provisions saying that they continue what they said before."""
    kept = {
        k: msgspec.structs.replace(p, continues=old.provisions[k].continues)
        for k, p in new.provisions.items()
        if k in old.provisions
    }
    return msgspec.structs.replace(new, provisions=new.provisions | kept)


def unsorted(change: Change) -> Change:
    """The change with its targets, strengths and clauses in an order of no meaning."""
    facets, replace = change.facets, msgspec.structs.replace
    retargeted, strength = (tuple(sorted(told, key=repr)) for told in (facets.retargeted, facets.strength))
    who = facets.reassigned and replace(facets.reassigned, clauses=tuple(sorted(facets.reassigned.clauses, key=repr)))
    return replace(change, facets=replace(facets, retargeted=retargeted, strength=strength, reassigned=who))


@given(editions(12))
def test_law_1_nothing_changed_is_no_change(edition: Edition) -> None:
    assert diff(edition, edition, REGISTRY) == Changeset(
        edition.about, edition.about, edition.outline, edition.outline, (), edition.outline
    )


@given(pairs())
def test_law_2_amending_the_old_gives_the_new(pair: Pair) -> None:
    old, new = pair
    amended = amend(old, diff(old, new, REGISTRY))
    assert amended == new
    assert encode(amended) == encode(new)


@given(pairs())
def test_law_3_the_inverse_gives_the_old_back(pair: Pair) -> None:
    old, new = pair
    assert amend(new, ~diff(old, new, REGISTRY)) == old


@given(pairs())
def test_the_inverse_is_the_diff_backwards(pair: Pair) -> None:
    """Facet by facet. Only the order in which changes, targets and clauses are told belongs to a direction, and what a
    carried provision says it continues (the later edition is believed)."""
    old, new = pair[0], remembering(*pair)
    there, back = diff(old, new, REGISTRY), diff(new, old, REGISTRY)
    assert sorted(map(unsorted, (~there).changes), key=sides) == sorted(map(unsorted, back.changes), key=sides)
    assert (~there).unchanged == back.unchanged
    assert ~~there == there


@given(pairs(), st.randoms(use_true_random=False))
def test_law_4_the_order_of_input_changes_nothing(pair: Pair, random: "object") -> None:
    old, new = pair
    mixed = []
    for edition in pair:
        stored = sorted(edition.provisions.values(), key=lambda p: p.id, reverse=True)
        random.shuffle(stored)  # type: ignore[attr-defined]
        mixed.append(shuffled(stored, edition))
    registry = msgspec.structs.replace(REGISTRY, bodies=dict(reversed(REGISTRY.bodies.items())))
    assert encode(diff(mixed[0], mixed[1], registry)) == encode(diff(old, new, REGISTRY))
    assert check(mixed[1], registry) == check(new, REGISTRY)
    assert merge(old, mixed[1], old) == merge(old, new, old)


_ANYWHERE = """
import sys
from strategies import REGISTRY
from aiplan_revise.model.codec import encode
from aiplan_revise.model.edition import Edition
from aiplan_revise.revise import check, check_changes, diff, merge
from msgspec import json
for line in open(sys.argv[1], 'rb'):
    base, ours, theirs = json.decode(line, type=tuple[Edition, Edition, Edition])
    changes = diff(ours, theirs, REGISTRY)
    told = changes, merge(base, ours, theirs), check(ours, REGISTRY), check_changes(changes, ours, theirs, REGISTRY)
    for value in told:
        sys.stdout.buffer.write(encode(value))
"""


def test_law_4_the_same_bytes_in_every_time_zone_and_hash_seed(tmp_path: Path) -> None:
    found: list[bytes] = []

    @settings(max_examples=40, derandomize=True, database=None)
    @given(triples())
    def collect(triple: Triple) -> None:
        found.append(msgspec.json.encode(triple))

    collect()
    (tmp_path / "triples.jsonl").write_bytes(b"\n".join(found))
    told = set()
    for zone, hashed in (("UTC", "0"), ("Asia/Tokyo", "1"), ("America/St_Johns", "4242")):
        env = os.environ | {"TZ": zone, "PYTHONHASHSEED": hashed, "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-c", _ANYWHERE, str(tmp_path / "triples.jsonl")]
        told.add(subprocess.run(command, env=env, check=True, capture_output=True).stdout)
    assert len(told) == 1
    assert len(told.pop()) > len(found) * 100


@given(pairs())
def test_law_5_every_provision_is_accounted_for_once(pair: Pair) -> None:
    old, new = pair
    made = diff(old, new, REGISTRY)
    for side, edition in enumerate(pair):
        told = [*made.unchanged, *(key for change in made.changes for key in sides(change)[side])]
        assert Counter(told) == Counter(edition.outline)
        place = {key: position for position, key in enumerate(edition.outline)}
        for change in made.changes:
            positions = [place[key] for key in sides(change)[side]]
            assert positions == sorted(positions)
    assert all(change.old or change.new for change in made.changes)
    assert made.unchanged == tuple(key for key in new.outline if key in set(made.unchanged))


@given(pairs())
def test_changes_come_in_printed_order(pair: Pair) -> None:
    """By the first new provision; what was dropped stands behind the change (or unchanged one) that came before it."""
    old, new = pair
    made = diff(old, new, REGISTRY)
    place = {key: position for position, key in enumerate(new.outline)}
    home = {key: place[sides(c)[1][0]] for c in made.changes if c.new for key in sides(c)[0]}
    home |= {key: place[key] for key in made.unchanged}
    survivors = [-1]
    for key in old.outline:
        survivors.append(home.get(key, survivors[-1]))
    behind = dict(zip(old.outline, survivors[1:], strict=True))
    keys = [(place[n[0]], -1) if n else (behind[o[0]], old.outline.index(o[0])) for o, n in map(sides, made.changes)]
    assert keys == sorted(keys)


@given(pairs())
def test_law_6_json_there_and_back(pair: Pair) -> None:
    old, new = pair
    changes = diff(old, new, REGISTRY)
    for value, kind in ((old, Edition), (new, Edition), (changes, Changeset)):
        raw = encode(value)
        assert decode(raw, kind) == value
        assert encode(decode(raw, kind)) == raw


@given(triples())
def test_law_7_merging_what_only_one_side_changed(triple: Triple) -> None:
    base, x, _ = triple
    for sides_ in ((x, base), (base, x), (x, x)):
        assert merge(base, *sides_) == (x, ())


@given(st.one_of(triples(), st.tuples(editions(6), editions(6), editions(6))))
def test_law_7_swapping_the_sides_swaps_only_labels(triple: Triple) -> None:
    base, ours, theirs = triple
    merged, conflicts = merge(base, ours, theirs)
    assert merge(base, theirs, ours) == (merged, tuple(~conflict for conflict in conflicts))
    assert verify(merged) == merged


@given(triples())
def test_merging_loses_nothing(triple: Triple) -> None:
    """What a side added is in the merged edition; what both sides kept is; every new word of either side is there, and
    every word stands on a side. What both added and is one thing has one id."""
    merged, conflicts = merge(*triple)
    triple = recognised(Three(*triple))
    base, ours, theirs = triple
    there = set(merged.outline)
    assert (set(ours.outline) | set(theirs.outline)) - set(base.outline) <= there
    assert set(ours.outline) & set(theirs.outline) <= there
    disputed = {(c.provision, c.field) for c in conflicts}
    for key, p in merged.provisions.items():
        texts = [e.provisions[key].text.en for e in triple if key in e.provisions]
        assert p.text.en in texts or len(texts) == len(triple)
        if not {(key, "text.en"), (key, "text"), (key, "provision")} & disputed and len(texts) == len(triple):
            before, mine, yours = texts
            if before in (mine, yours) or mine == yours:
                assert p.text.en == (mine if yours == before else yours)
            had, has, *sides_ = (set(worded(text, "en")) for text in (before, p.text.en, mine, yours))
            assert sides_[0] - had | sides_[1] - had <= has <= sides_[0] | sides_[1]


@given(pairs())
def test_attesting_adds_the_links_and_nothing_else(pair: Pair) -> None:
    old, new = pair
    made = diff(old, new, REGISTRY)
    links = tuple(
        Link(*sides(change), "certain", "declared", 1.0) for change in made.changes if change.old and change.new
    )
    attested = attest(made, Lineage(old.about.id, new.about.id, links))
    assert tuple(change.evidence for change in attested.changes if change.evidence) == links
    assert amend(old, attested) == new
    assert amend(new, ~attested) == old


@given(pairs(), st.data())
def test_amend_refuses_any_other_edition(pair: Pair, data: st.DataObject) -> None:
    old, new = pair
    made = diff(old, new, REGISTRY)
    other = data.draw(st.sampled_from([new, msgspec.structs.replace(old, outline=old.outline[::-1])]))
    try:
        amended = amend(other, made)
    except PlanError as error:
        assert "\n" not in str(error)
    else:
        assert (amended, other.about, other.outline) == (new, old.about, old.outline)


@given(pairs())
def test_findings_are_those_of_known_provisions(pair: Pair) -> None:
    old, new = pair
    made = diff(old, new, REGISTRY)
    for finding in (*check(new, REGISTRY), *check_changes(made, old, new, REGISTRY)):
        assert finding.provision in {"", *old.outline, *new.outline}
        assert finding.message


def test_the_generated_pairs_show_every_kind_and_facet() -> None:
    """So that the laws above are not laws about nothing."""
    kinds = {"added", "dropped", "carried", "split", "joined", "regrouped"}
    facets = {"reassigned", "weakened", "strengthened", "retargeted", "moved", "retitled", "reworded", "translated"}
    place = {"relisted", "renamed-body", "respelt", "fields", "renumbered", "reordered"}
    seen: set[str] = set()
    for start in range(20):

        @seed(start)
        @settings(max_examples=40, database=None)
        @given(pairs())
        def collect(pair: Pair) -> None:
            for change in diff(*pair, REGISTRY).changes:
                seen.update((change.kind, *change.facets.names()))

        collect()
        if seen >= kinds | facets | place:
            break
    assert seen == kinds | facets | place
