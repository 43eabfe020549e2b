"""A changeset on a text that has moved on: as a merge where the text that it starts from is known, and nearly so where
it is not."""

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis.strategies import sampled_from
from small import head, small, step
from strategies import few, pairs, triples

from aiplan_revise.errors import PlanError
from aiplan_revise.model.changes import Change
from aiplan_revise.model.edition import Edition, Texts
from aiplan_revise.model.integrity import verify
from aiplan_revise.revise import Conflict, diff, merge
from aiplan_revise.revise.applying import Take, applied, between, gathered

SEA = head("sea", "Sea")
PORTS, REEFS, TIDES = (
    step(key, words, "harbour", parent="sea")
    for key, words in (("ports", "Open 60 ports by 2027."), ("reefs", "Measure reefs."), ("tides", "Watch tides."))
)
OLD = small(SEA, PORTS, REEFS, TIDES)


def but(edition: Edition, key: str, en: str) -> Edition:
    p = msgspec.structs.replace(edition.provisions[key], text=Texts(en=en))
    return msgspec.structs.replace(edition, provisions={**edition.provisions, key: p})


MORE = but(OLD, "ports", "Open 80 ports by 2027.")
CHANGES = diff(OLD, MORE)


def named(edition: Edition, like: Edition) -> Edition:
    """The edition with the metadata that say which edition the other one is."""
    own = {name: getattr(like.about, name) for name in ("id", "status", "follows", "dates", "sources")}
    return msgspec.structs.replace(edition, about=msgspec.structs.replace(edition.about, **own))


# ---------------------------------------------------------------- laws


@given(pairs())
def test_on_the_text_it_starts_from_a_changeset_leads_to_its_end_and_back(pair: tuple[Edition, Edition]):
    old, new = pair
    changes = diff(old, new)
    for sides in (between(old, changes), gathered(old, changes)):
        assert sides == (old, new)
    there, back = applied(old, changes), applied(new, ~changes)
    same = old.about.id == new.about.id
    assert (there.merged, there.conflicts) == (new if same else named(new, old), ())
    assert (back.merged, back.conflicts) == (old if same else named(old, new), ())


def _twins(of: Edition) -> bool:
    return any(len({a.party() for a in p.assignments}) < len(p.assignments) for p in of.provisions.values())


@few
@given(triples())
def test_elsewhere_it_is_a_merge_and_applied_again_it_changes_nothing(triple: tuple[Edition, Edition, Edition]):
    base, ours, theirs = triple
    assume(base.about.id == ours.about.id == theirs.about.id)
    assume(not any(map(_twins, triple)))  # of two that are the same, which one is meant?
    changes = diff(base, theirs)
    found = applied(ours, changes, between(base, changes))
    assert (found.merged, found.conflicts) == merge(base, ours, theirs)
    for done in (theirs, found.merged)[: 1 if found.conflicts else 2]:
        again = applied(done, changes, between(base, changes))
        assert (again.merged, again.conflicts) == (done, ())


@few
@given(triples())
def test_without_the_text_it_starts_from_it_leads_to_a_sound_edition_or_says_why_not(
    triple: tuple[Edition, Edition, Edition],
):
    base, ours, theirs = triple
    try:
        found = applied(ours, diff(base, theirs))
    except PlanError as error:
        assert "is not there" in error.what or "nested deeper" in error.what
    else:
        assert verify(found.merged) == found.merged


@few
@given(triples(), sampled_from(["ours", "theirs"]))
def test_decided_for_one_side_nothing_is_left_to_decide(triple: tuple[Edition, Edition, Edition], take: Take):
    base, ours, theirs = triple
    found = applied(ours, diff(base, theirs), (base, theirs), take)
    assert (verify(found.merged), found.conflicts) == (found.merged, ())


# ---------------------------------------------------------------- cases


def test_what_the_changeset_leaves_alone_may_have_become_anything():
    ours = but(but(OLD, "reefs", "Measure every reef."), "ports", "Open 60 ports by 2030.")
    ours = small(SEA, *(ours.provisions[key] for key in ("reefs", "ports")), step("cables", "Lay cables."))
    found = applied(ours, CHANGES)
    assert found.conflicts == ()
    assert found.merged == but(ours, "ports", "Open 80 ports by 2030.")
    assert found.merged == applied(ours, CHANGES, (OLD, MORE)).merged


def test_a_draft_stays_the_edition_that_it_is():
    ours = small(*OLD.provisions.values(), key="draft", status="draft", follows="2025")
    theirs = small(*MORE.provisions.values(), key="2026", status="adopted", follows="2025", title=Texts(en="Plan"))
    made = applied(ours, diff(OLD, theirs)).merged
    assert made.provisions == theirs.provisions
    assert made.about == msgspec.structs.replace(ours.about, title=Texts(en="Plan"))
    later = msgspec.structs.replace(OLD.about, dates={"presented": "2026-01-01"})
    assert applied(OLD, diff(OLD, msgspec.structs.replace(OLD, about=later))).merged.about == later


def test_a_contradiction_is_a_conflict():
    words = ("Open 60 ports by 2027.", "Open 70 ports by 2027.", "Open 80 ports by 2027.")
    found = applied(but(OLD, "ports", words[1]), CHANGES)
    assert found.conflicts == (Conflict("ports", "text.en", *words),)


def test_a_contradiction_can_be_decided_for_one_side():
    ours = but(but(OLD, "ports", "Open 70 ports by 2027."), "reefs", "Measure every reef.")
    for take, words in (("ours", "Open 70 ports by 2027."), ("theirs", "Open 80 ports by 2027.")):
        found = applied(ours, CHANGES, take=take)  # type: ignore[arg-type]
        assert (found.merged, found.conflicts) == (but(ours, "ports", words), ())


def fault(edition: Edition, **fields: object) -> str:
    with pytest.raises(PlanError) as caught:
        applied(edition, msgspec.structs.replace(CHANGES, **fields))
    return str(caught.value)


def test_what_cannot_be_applied_is_told_with_the_place():
    gone = small(SEA, REEFS, TIDES)
    assert fault(gone).startswith("2025: provision ports: field id: the text to change is not there, and the one")
    assert fault(OLD, unchanged=("sea", "reefs")).startswith("provision tides: is named 0 times by the changeset")
    under = msgspec.structs.replace(PORTS, parent="land")
    away = fault(OLD, changes=(Change((under,), (PORTS,)),))
    assert away.startswith("provision ports: field parent: land, under which it stands, is not there")
    with pytest.raises(PlanError, match="provision ports: field text: the edition does not say"):
        between(but(OLD, "ports", "Close ports."), CHANGES)
