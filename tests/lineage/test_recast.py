"""What was left over of editions that were rewritten as a whole. The pairs are what the authors of invented plans
rewrote: the plans without what they left as it was."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from bench.pairs import PLANS, load, registry, synthetic
from bench.recipe import Recipe
from bench.scores import Pairs, truth
from bench.vocabulary import Lang
from msgspec.structs import replace
from small import small, step

from aiplan_revise.lineage import link
from aiplan_revise.lineage.bulk import Bulk
from aiplan_revise.lineage.ladder import Ladder
from aiplan_revise.lineage.letters import Letters
from aiplan_revise.lineage.linking import climbed, compared
from aiplan_revise.lineage.places import Pair
from aiplan_revise.lineage.plain import Plain
from aiplan_revise.lineage.recast import AGREED, CLOSEST, HALF, LEANS, MANY, Recast
from aiplan_revise.lineage.rivals import Ground
from aiplan_revise.lineage.words import sheets
from aiplan_revise.model.edition import Edition, Texts
from aiplan_revise.model.links import Link

REWRITTEN = ("en-digital", "ja-bio", "ja-cyber")
STRANGERS = (*REWRITTEN, "en-health")
STAYED = 0.6
"""Texts more alike than this were not rewritten."""


@cache
def whole(name: str) -> tuple[Edition, Edition, Pairs]:
    """Both editions of an invented plan, and the ids of what continues what."""
    (old, olds), (new, news) = (load(PLANS / name / f"{side}.md") for side in ("old", "new"))
    ids = [{number: key for key, number in names.items()} for names in (olds, news)]
    return old, new, {(ids[0][o], ids[1][n]) for o, n in truth(PLANS / name)}


@cache
def rewritten(name: str, named: bool = True) -> tuple[Edition, Edition, Pairs]:
    """The same without what stayed nearly as it was, and, if asked for, without bodies."""
    old, new, true = whole(name)
    counts = Counter(o for o, _ in true), Counter(n for _, n in true)
    alone = sorted((o, n) for o, n in true if counts[0][o] == counts[1][n] == 1)
    like = compared(*sheets(old, new, registry()))
    alike = like.cosines([(like.old.where[o], like.new.where[n]) for o, n in alone])
    stayed = {pair for pair, own in zip(alone, alike, strict=True) if own >= STAYED}
    left = without(old, {o for o, _ in stayed}, named), without(new, {n for _, n in stayed}, named)
    return *left, true - stayed


def without(of: Edition, gone: set[str], named: bool = True) -> Edition:
    kept = {key: p if named else replace(p, assignments=()) for key, p in of.provisions.items() if key not in gone}
    return replace(of, outline=tuple(key for key in of.outline if key in kept), provisions=kept)


def told(old: Edition, new: Edition) -> list[Link]:
    """The links that say that most was rewritten."""
    found = link(old, new, registry(), ids="ignored").links
    return [one for one in found if any(reason.endswith((CLOSEST, LEANS)) for reason in one.reasons)]


def recast(ladder: Ladder) -> dict[Pair, Ground]:
    """What that rung linked, by positions."""
    return {pair: one for pair, one in ladder.grounds.items() if {CLOSEST, LEANS} & {*one.reasons}}


def spelled(found: list[Link]) -> Pairs:
    return {(o, n) for one in found for o in one.old for n in one.new}


@pytest.mark.parametrize("named", [True, False])
def test_most_that_words_and_letters_agree_on_is_right_and_its_score_says_how_much(named: bool) -> None:
    right = pairs = 0
    for name in REWRITTEN:
        old, new, true = rewritten(name, named)
        ladder = climbed(compared(*sheets(old, new, registry())), [])
        grounds = recast(ladder)
        assert all((one.status, one.score) == ("probable", AGREED) for one in grounds.values())
        pairs += len(grounds)
        right += sum((ladder.old.ids[o], ladder.new.ids[n]) in true for o, n in grounds)
    assert pairs >= 6 and right >= AGREED * pairs


def test_pieces_lean_to_what_goes_on() -> None:
    old, new, true = rewritten("ja-bio", named=False)
    leaning = [one for one in told(old, new) if any(reason.endswith(LEANS) for reason in one.reasons)]
    assert leaning
    for one in leaning:
        assert (one.status, one.basis) == ("probable", "parts")
        assert max(len(one.old), len(one.new)) > 1
        assert spelled([one]) <= true


@pytest.mark.parametrize("name", STRANGERS)
def test_where_less_was_rewritten_or_hardly_anything_goes_on_nothing_is_said(name: str) -> None:
    old, new, _ = whole(name)
    stranger = next(other for other in STRANGERS if other[:2] == name[:2] and other != name)
    assert not told(old, new)
    assert not told(old, whole(stranger)[1])


def test_few_that_are_left_over_say_nothing_nor_do_many_where_what_went_on_stayed_as_it_was() -> None:
    old, new, _ = rewritten("en-digital")
    like = compared(*sheets(old, new, registry()))
    ladder = climbed(like, [])
    both = zip((like.old, like.new), ladder.loose(), strict=True)
    olds, news = ([at for at in ats if sheet.provisions[at].kind == "initiative"] for sheet, ats in both)
    same = [(o, n) for o, n in ladder.one_to_one() if like.cosines([(o, n)]) >= [HALF]]
    links = [pair for pair in ladder.one_to_one() if pair not in same]
    assert Recast(like, (olds[:MANY], news[:MANY]), links, ()).left == (olds[:MANY], news[:MANY])
    assert Recast(like, (olds[: MANY - 1], news), links, ()).left == ([], [])
    assert Recast(like, (olds, news[: MANY - 1]), links, ()).left == ([], [])
    assert Recast(like, (olds, news), [*same, *same, *links], ()).left == ([], [])
    assert Recast(like, (olds, news), (), ()).left == ([], [])


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_where_half_was_exchanged_and_the_rest_stayed_nothing_is_said(lang: Lang, tmp_path: Path) -> None:
    pair = synthetic(Recipe(120, lang, dropped=0.45, added=0.5), tmp_path)
    sides = [untitled(load(path)[0]) for path in (pair.old, pair.new)]
    ladder = climbed(compared(*sheets(sides[0], sides[1], registry())), [])
    assert all(len(ats) >= 2 * MANY for ats in ladder.loose())
    assert not recast(ladder)


def untitled(of: Edition) -> Edition:
    return replace(of, provisions={key: replace(p, title=Texts()) for key, p in of.provisions.items()})


def test_swapping_the_sides_and_another_order_change_nothing() -> None:
    for name in REWRITTEN:
        old, new, _ = rewritten(name, named=False)
        forth, back = told(old, new), told(new, old)
        assert forth
        assert {(n, o) for o, n in spelled(back)} == spelled(forth)
        turned = [replace(of, provisions=dict(reversed(of.provisions.items()))) for of in (old, new)]
        assert spelled(told(*turned)) == spelled(forth)


def test_both_ways_of_comparing_come_to_the_same_pairs() -> None:
    for name in REWRITTEN:
        both = sheets(*rewritten(name, named=False)[:2], registry())
        plain, bulk = (climbed(way(*both), []) for way in (Plain, Bulk))
        assert recast(plain)
        assert plain.grounds.keys() == bulk.grounds.keys()


def test_letters_see_the_same_word_in_other_forms() -> None:
    said = "Vulnerabilities are recorded"
    old = small(step("old", said))
    new = small(step("other-forms", "Recording a vulnerability"), step("same", said), step("other", "Harbours are lit"))
    both = sheets(old, new, registry())
    letters = Letters(*both)
    forms, same, other = (letters.alike((both[0].where["old"], both[1].where[key])) for key in new.outline)
    assert same == pytest.approx(1.0)
    assert 3 * other < forms and 0.3 < forms < same
