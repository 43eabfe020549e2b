"""The law of merging over very many drafts: two ministries amend one edition at random by the verbs of drafting.

600 merges here, 100,000 in `make nightly`, or as many as MERGES says; a seed that fails is named and plays again.
"""

import os
from collections.abc import Callable
from random import Random

import pytest
from msgspec.structs import replace
from small import head, small, step, who

from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Edition, Ending, PlanReference, Texts, numbers
from aiplan_revise.model.integrity import verify
from aiplan_revise.revise import merge
from aiplan_revise.revise.amending import lead, reassign, rephrase, reword
from aiplan_revise.revise.other_plans import refer
from aiplan_revise.revise.rebuilding import FIRST, LAST, add, drop, join, move, renumber, split

MERGES = int(os.environ.get("MERGES", "600"))
PARTS = 20
WORDS = [
    "ports",
    "ships",
    "60",
    "staff",
    "by",
    "2028",
    "80%",
    "of",
    "towns",
    "a",
    "centre",
    "for",
    "care",
    "and",
    "tests",
]
JAPANESE = ["港", "船", "60人", "2028年度までに", "市町村の80%", "拠点", "介護", "農業", "実証", "を整備", "する"]
BODIES = ("harbour", "meadow", "council", "watch", "shield", "open:related")

BASE = small(
    head("sea", "The sea", number="1"),
    step("pumps", "Repair 60 pumps by 2027 with staff", "harbour", ja="港の60台を直す", parent="sea", number="a"),
    step("boats", "Build boats and test them", "harbour* meadow", ja="船を造り、試す", parent="sea", number="b"),
    step("nets", "A centre for nets", "open:related", parent="sea", number="c"),
    head("land", "The land", number="2"),
    step("farms", "80% of farms by 2028", "meadow council/ai", ja="農家の80%に", parent="land", number="a"),
    step("care", "Care with robots", "council", ja="介護の実証", parent="land", number="b"),
    step("roads", "Roads for tests", "shield watch", parent="land", number="c"),
    dates={"presented": "2027-01-01"},
)

Step = Callable[[Random, Edition], Edition]


def _some(rng: Random, edition: Edition, of: str = "initiative") -> str:
    return rng.choice([p.id for p in edition.provisions.values() if p.kind == of])


def _other(rng: Random, text: str, words: list[str], space: str) -> str:
    """The text with a word more, less or another."""
    told = text.split() if space else list(text)
    at = rng.randrange(len(told) + 1)
    match rng.randrange(3):
        case 0:
            told.insert(at, rng.choice(words))
        case 1 if len(told) > 1:
            del told[at - 1]
        case _ if told:
            told[at - 1] = rng.choice(words)
    return space.join(told)


def _reword(rng: Random, edition: Edition) -> Edition:
    key = _some(rng, edition)
    text = edition.provisions[key].text
    made = Texts(
        _other(rng, text.ja, JAPANESE, "") if text.ja and rng.random() < 0.5 else text.ja,
        _other(rng, text.en, WORDS, " ") if rng.random() < 0.7 else text.en,
    )
    return reword(edition, key, {"ja": made.ja, "en": made.en}, title=rng.random() < 0.1)


def _retarget(rng: Random, edition: Edition) -> Edition:
    old, new = rng.sample(["60", "200", "80%", "90%", "2027", "2028", "2029"], 2)
    return rephrase(edition, _some(rng, edition), old, new)


def _reassign(rng: Random, edition: Edition) -> Edition:
    key = _some(rng, edition)
    held = [a.party() for a in edition.provisions[key].assignments]
    gained = who(rng.choice(BODIES)) if rng.random() < 0.7 else ()
    made = reassign(edition, key, gained, rng.sample(held, rng.randrange(len(held) + 1)))
    parties = [a.party() for a in made.provisions[key].assignments]
    return lead(made, key, rng.choice(parties)) if rng.random() < 0.3 else made


def _move(rng: Random, edition: Edition) -> Edition:
    parent = _some(rng, edition, "section")
    beside = [p.id for p in edition.provisions.values() if p.parent == parent]
    return move(edition, _some(rng, edition), parent, rng.choice([FIRST, LAST, *beside]))


def _add(rng: Random, edition: Edition) -> Edition:
    words = " ".join(rng.sample(WORDS, 5))
    key = f"new-{rng.randrange(4)}"
    return add(edition, step(key, words, rng.choice(BODIES), parent=_some(rng, edition, "section")))


def _drop(rng: Random, edition: Edition) -> Edition:
    return drop(edition, _some(rng, edition), Ending("abandoned") if rng.random() < 0.5 else None)


def _split(rng: Random, edition: Edition) -> Edition:
    key = _some(rng, edition)
    told = edition.provisions[key].text.en.split()
    half = len(told) // 2
    pieces = {f"{key}-{n}": Texts(en=" ".join(some)) for n, some in enumerate((told[:half], told[half:]))}
    return split(edition, key, pieces)


def _join(rng: Random, edition: Edition) -> Edition:
    keys = [p.id for p in edition.provisions.values() if p.kind == "initiative"]
    both = rng.sample(keys, 2)
    words = " and ".join(edition.provisions[key].text.en for key in both)
    return join(edition, both, f"{both[0]}-and-{both[1]}", Texts(en=words))


def _renumber(rng: Random, edition: Edition) -> Edition:
    return renumber(edition)


def _refer(rng: Random, edition: Edition) -> Edition:
    return refer(edition, _some(rng, edition), PlanReference(rng.choice(("ports", "roads"))))


def _about(rng: Random, edition: Edition) -> Edition:
    dates = {**edition.about.dates, rng.choice(("presented", "adopted")): f"2027-0{rng.randrange(1, 9)}-01"}
    return replace(edition, about=replace(edition.about, dates=dates))


STEPS: tuple[Step, ...] = (
    *(_reword, _reword, _reword, _retarget, _reassign, _reassign, _move, _move, _add, _drop),
    *(_split, _join, _renumber, _refer, _about),
)


def _cite(rng: Random, edition: Edition) -> Edition:
    key, number = _some(rng, edition), rng.choice([one for one in numbers(edition).values() if one.count(".") > 1])
    return reword(edition, key, {"en": f"{edition.provisions[key].text.en} (see {number})"})


CITING = small(
    head("plan", "The plan", kind="chapter", number="1"),
    *(replace(p, parent=p.parent or "plan") for p in BASE.provisions.values()),
)
for at in range(4):
    CITING = _cite(Random(at), CITING)


def drafted(rng: Random, base: Edition = BASE, steps: tuple[Step, ...] = STEPS) -> Edition:
    """The base after one to six steps that succeeded."""
    edition = base
    for _ in range(rng.randrange(1, 7)):
        try:
            edition = rng.choice(steps)(rng, edition)
        except (PlanError, ValueError, IndexError):
            continue
    return edition


@pytest.mark.parametrize("part", range(PARTS))
def test_drafts_of_two_ministries_merge_by_the_law(part: int) -> None:
    disputed = [_disputed(seed) for seed in range(part, MERGES, PARTS)]
    assert len(disputed) < PARTS or {True, False} == set(disputed), "some contradict, some do not"


def test_what_continues_a_newcomer_of_the_other_side_is_not_taken_for_it() -> None:
    _disputed(49310)


def test_a_piece_of_what_was_joined_is_not_another_id_of_what_it_was_made_of() -> None:
    """Else a side that joined and split again, merged once more, undoes the join."""
    _disputed(37040)


def test_references_that_are_all_that_changed_in_a_text_do_not_keep_what_was_dropped() -> None:
    """Else each merge by the numbers of the one before has another outcome, and references name what they do not."""
    _disputed(4446, CITING, (*STEPS, *(_cite,) * 4))


def test_drafts_that_cite_what_moves_merge_by_the_law() -> None:
    assert {_disputed(seed, CITING, (*STEPS, *(_cite,) * 4)) for seed in range(MERGES // 6)} == {True, False}


def _disputed(seed: int, base: Edition = BASE, steps: tuple[Step, ...] = STEPS) -> bool:
    """Merges the drafts of a seed by the law; whether they contradicted each other."""
    rng = Random(seed)
    ours, theirs = drafted(rng, base, steps), drafted(rng, base, steps)
    assert verify(ours) == ours, f"seed {seed}"
    for three in ((base, ours, base), (base, base, ours), (base, ours, ours)):
        assert merge(*three) == (ours, ()), f"seed {seed}"
    merged, conflicts = merge(base, ours, theirs)
    assert merge(base, theirs, ours) == (merged, tuple(~conflict for conflict in conflicts)), f"seed {seed}"
    assert verify(merged) == merged, f"seed {seed}"
    assert set(ours.outline) & set(theirs.outline) <= set(merged.outline), f"seed {seed}"
    for side in () if conflicts else (ours, theirs):
        again, disputed = merge(base, merged, side)
        assert disputed or again == merged, f"seed {seed}: what a side did is done twice"
    return bool(conflicts)
