"""What is explained is what the engine did."""

from math import isclose, prod

import strategies
from hypothesis import given, settings
from hypothesis import strategies as st
from small import small, step

from aiplan_revise.lineage import link
from aiplan_revise.lineage.bulk import Bulk
from aiplan_revise.lineage.calibration import PARTS_RIGHT, REFILLED, RIGHT, SAFE, stated
from aiplan_revise.lineage.closest import BY_FAR
from aiplan_revise.lineage.explain import Linked, explain
from aiplan_revise.lineage.explained import Explanation
from aiplan_revise.lineage.ladder import ALONE, STAYED
from aiplan_revise.lineage.linking import climbed
from aiplan_revise.lineage.plain import Plain
from aiplan_revise.lineage.rivals import LEAST, REWORDED
from aiplan_revise.lineage.words import normal, sheets
from aiplan_revise.model.edition import Edition
from aiplan_revise.model.links import Link

REGISTRY = strategies.REGISTRY


def explained(pair: tuple[Edition, Edition], by_text: bool) -> list[Explanation]:
    found = link(*pair, REGISTRY, ids="ignored" if by_text else "judged")
    of = Linked(*pair, REGISTRY, found, None, "ignored" if by_text else "judged")
    return [explain(of, side, key) for side, one in enumerate(pair) for key in one.outline]


@strategies.few
@given(strategies.pairs(), st.booleans())
def test_what_is_explained_is_what_link_said(pair: tuple[Edition, Edition], by_text: bool) -> None:
    linked = link(*pair, REGISTRY, ids="ignored" if by_text else "judged")
    of = {("old", o): x for x in linked.links for o in x.old} | {("new", n): x for x in linked.links for n in x.new}
    for one in explained(pair, by_text):
        assert one.link == of.get((one.side, one.id))
        assert not one.differs
        if one.link:
            _linked(one, one.link)
        else:
            assert all(rival.bar for rival in one.rivals)


OF_THEIR_OWN = {ALONE, BY_FAR, STAYED, REWORDED, REFILLED}
"""Why a link has another score than its chance would give it."""


def _linked(one: Explanation, found: Link) -> None:
    """The numbers of an explanation are those that the link states."""
    taken = [piece for piece in one.pieces if not piece.bar]
    scores = [stated(piece.chance, PARTS_RIGHT) for piece in taken]
    alone = len(found.old) == len(found.new) == 1
    weighed = one.told[0].weighed
    if alone and found.basis in ("similar", "context") and weighed and one.start and not (one.headed or one.margin):
        certain = found.status == "certain"
        if OF_THEIR_OWN.isdisjoint(found.reasons):
            scores.append(max(SAFE, weighed.chance) if certain else stated(weighed.chance, RIGHT))
        assert all(reason in found.reasons for reason in one.doubts)
        if found.runner_up:
            assert one.rivals[0].weighed
            assert round(one.rivals[0].weighed.chance, 4) == found.runner_up.score
    if one.headed:
        scores = [one.headed.score]
    if scores and (alone or len(scores) == len(found.old) + len(found.new) - 1):
        assert found.score == round(min(scores), 4)


@strategies.few
@given(strategies.pairs())
def test_odds_are_the_product_of_what_speaks_and_chances_come_from_competition(pair: tuple[Edition, Edition]) -> None:
    both = sheets(*pair, REGISTRY)
    for way in (Plain, Bulk):
        like = way(*both)
        ladder = climbed(like, [])
        account = like.account(*ladder.contested)
        pairs = [pair for o in ladder.contested[0] for pair in account.of(0, o)]
        assert sorted(pairs) == sorted(pair for n in ladder.contested[1] for pair in account.of(1, n))
        odds = {p: account.worth.start * prod(account.worth.of(account.told(p).levels)) for p in pairs}
        for o, n in pairs:
            rivals = {*account.of(0, o), *account.of(1, n)}
            assert isclose(account.told((o, n)).chance, odds[o, n] / (1 + sum(odds[p] for p in rivals)), abs_tol=1e-9)
            if account.told((o, n)).chance >= LEAST and (o, n) not in ladder.barred:
                assert isclose(ladder.heard[o, n], account.told((o, n)).chance)


@settings(max_examples=20)
@given(strategies.pairs())
def test_words_that_counted_stand_in_the_texts(pair: tuple[Edition, Edition]) -> None:
    for one in explained(pair, True):
        for told, beside in ((x.words, x) for x in one.told if x.words):
            old, new = pair[0].provisions[beside.old], pair[1].provisions[beside.new]
            for side, phrases in ((old, told.shared + told.old), (new, told.new)):
                said = normal("\n".join((side.title.ja, side.title.en, side.text.ja, side.text.en)))
                assert all(normal(phrase.words) in said for phrase in phrases)


def test_words_that_only_one_side_has_are_told_whole() -> None:
    old = small(step("a", ja="毎年、世界税関機構への拠出金を支払う。AIの安全性を評価する。"))
    new = small(step("b", ja="毎年、世界気象機関への拠出金を支払う。AIの安全性を評価する。"), key="2026")
    found = link(old, new)
    told = explain(Linked(old, new, REGISTRY, found), 0, "a").told[0].words
    assert told
    assert [phrase.words for phrase in told.old] == ["世界税関機構"]
    assert [phrase.words for phrase in told.new] == ["世界気象機関"]
    assert {"拠出金", "安全性", "評価"} <= {phrase.words for phrase in told.shared}


def test_no_phrase_ends_with_half_an_and() -> None:
    old = small(step("a", ja="港湾荷役及び空港地上業務の自動化を進める。"))
    new = small(step("b", ja="港湾荷役の自動化を進める。"), key="2026")
    found = link(old, new, REGISTRY, ids="ignored")
    told = explain(Linked(old, new, REGISTRY, found, None, "ignored"), 0, "a").told[0].words
    assert told
    assert [phrase.words for phrase in told.old] == ["空港地上業務"]
    assert {phrase.words for phrase in told.shared} == {"港湾荷役", "自動化"}
