"""Decisions of persons: they hold, they can be undone, and they know the texts that they were taken on again."""

import msgspec
import strategies
from hypothesis import given
from hypothesis import strategies as st
from small import small, step

from aiplan_revise.lineage import link, settle
from aiplan_revise.lineage.decisions import decided, obey, sealed, standings, undone, unfit, verdict
from aiplan_revise.lineage.fingerprints import ANOTHER, distance, fingerprint
from aiplan_revise.model.edition import Edition
from aiplan_revise.model.links import Decision, Ledger, Lineage, Link, RunnerUp

REGISTRY = strategies.REGISTRY

FORESTS = "Plant forests along the rivers of the northern prefectures."
OLD = small(step("a", FORESTS), step("b", "Teach reading in every school."), step("c", "Dredge the harbours."))
NEW = small(
    step("a", FORESTS), step("b", "Teach reading and sums in every school."), step("d", "Light the roads."), key="2026"
)


def decision(old: str, new: str, why: str = "so it is") -> Decision:
    return Decision(tuple(old.split()), tuple(new.split()), "overridden", "K. Person", "2026-01-05", why)


def ledger(*decisions: Decision) -> Ledger:
    return Ledger(Lineage(OLD.about.id, NEW.about.id), decisions)


def told(of: Lineage) -> list[str]:
    """The links of a lineage in a line each, with what stays unlinked."""
    links = [f"{' '.join(x.old)} > {' '.join(x.new)} {x.status} {x.basis}" for x in of.links]
    return [*links, f"old {' '.join(of.unlinked_old)}", f"new {' '.join(of.unlinked_new)}"]


def made(*links: Link, old: tuple[str, ...] = (), new: tuple[str, ...] = ()) -> Lineage:
    return Lineage(OLD.about.id, NEW.about.id, links, old, new)


def probable(old: str, new: str, runner_up: RunnerUp | None = None) -> Link:
    return Link(tuple(old.split()), tuple(new.split()), "probable", "similar", 0.9, runner_up, ("alike",))


KEPT = made(probable("a", "a"), probable("b", "b", RunnerUp("c", "b", 0.1)), old=("c",), new=("d",))


# ---------------------------------------------------------------- a lineage that holds to them


def test_what_a_decision_takes_from_other_links_stays_unlinked():
    found = obey(KEPT, OLD, NEW, ledger(decision("b", "d")))
    assert told(found) == ["a > a probable similar", "b > d certain declared", "old c", "new b"]
    assert found.links[1].reasons == ("overridden by K. Person on 2026-01-05: so it is",)


def test_what_remains_of_a_link_is_to_be_looked_at():
    split = made(probable("a", "a b"), old=("b", "c"), new=("d",))
    found = obey(split, OLD, NEW, ledger(decision("b", "b")))
    assert told(found) == ["a > a probable similar", "b > b certain declared", "old c", "new d"]
    assert found.links[0].reasons == ("what remains of a link that a decision took a part of",)
    assert found.links[0].score < 0.9


def test_nothing_continues_what_a_person_says_is_new():
    found = obey(KEPT, OLD, NEW, ledger(decision("", "b")))
    assert told(found) == ["a > a probable similar", "old b c", "new b d"]


def test_a_rival_that_is_decided_is_no_rival_any_more():
    kept = msgspec.structs.replace(KEPT, candidates=(RunnerUp("c", "d", 0.3), RunnerUp("b", "d", 0.1)))
    found = obey(kept, OLD, NEW, ledger(decision("c", "")))
    assert (found.candidates, found.links[1].runner_up) == ((RunnerUp("b", "d", 0.1),), None)


def test_a_probable_link_that_is_confirmed_is_certain():
    found = obey(KEPT, OLD, NEW, ledger(decision("b", "b")))
    assert found.links[1].status == "certain"
    assert obey(found, OLD, NEW, ledger(decision("b", "b"))) is found


def test_of_two_decisions_the_later_one_holds():
    both = ledger(decision("b", "b"), decision("b", "d", "seen again"))
    assert told(obey(KEPT, OLD, NEW, both))[1:] == ["b > d certain declared", "old c", "new b"]
    assert [(s.state, s.says) for s in standings(OLD, NEW, both)] == [
        ("replaced", "replaced by decision 2"),
        ("holds", ""),
    ]


def test_whether_it_confirms():
    assert verdict(KEPT, ["b"], ["b"]) == "confirmed"
    assert verdict(KEPT, ["b"], ["d"]) == "overridden"
    assert verdict(KEPT, ["c"], []) == "confirmed"
    assert verdict(KEPT, [], ["b"]) == "overridden"


@st.composite
def decisions(draw: st.DrawFn, pair: tuple[Edition, Edition]) -> Decision | None:
    """A decision on provisions of both editions, as a person would write it."""
    sides = [draw(st.lists(st.sampled_from(e.outline), max_size=2, unique=True)) if e.outline else [] for e in pair]
    if not sides[0] and not sides[1]:
        return None
    return sealed(Decision((*sides[0],), (*sides[1],), "overridden", "K", "2026-01-05", "so it is"), *pair)


def holds(one: Decision, found: Lineage) -> bool:
    """Whether a lineage says what a decision says, and nothing else of its provisions."""
    touching = [x for x in found.links if {*x.old} & {*one.old} or {*x.new} & {*one.new}]
    if not (one.old and one.new):
        return not touching
    return [({*x.old}, {*x.new}, x.status, x.basis) for x in touching] == [
        ({*one.old}, {*one.new}, "certain", "declared")
    ]


@strategies.few
@given(strategies.pairs(), st.data(), st.booleans())
def test_a_decision_holds_over_any_lineage_and_every_provision_stays_named_once(
    pair: tuple[Edition, Edition], data: st.DataObject, by_text: bool
) -> None:
    linked = link(*pair, REGISTRY, ids="ignored" if by_text else "judged")
    one = data.draw(decisions(pair))
    if one is None:
        return
    found = obey(linked, *pair, Ledger(linked, (one,)))
    assert holds(one, found)
    assert obey(found, *pair, Ledger(linked, (one,))) is found
    for side, keys in ((0, [*found.unlinked_old]), (1, [*found.unlinked_new])):
        named = keys + [key for x in found.links for key in (x.old, x.new)[side]]
        assert sorted(named) == sorted(pair[side].outline)
    settle(pair[1], found)


@strategies.few
@given(strategies.pairs(), st.data())
def test_undoing_restores(pair: tuple[Edition, Edition], data: st.DataObject) -> None:
    linked = link(*pair, REGISTRY)
    first, second = data.draw(decisions(pair)), data.draw(decisions(pair))
    if first is None or second is None:
        return
    before = Ledger(linked, (first,))
    after = Ledger(linked, (first, second))
    assert undone(after, second) == before
    assert obey(linked, *pair, undone(after, second)) == obey(linked, *pair, before)


def test_a_lineage_that_was_kept_with_a_decision_is_open_again_without_it():
    one = decision("b", "d")
    kept = obey(KEPT, OLD, NEW, ledger(one))
    (link_,) = [x for x in undone(Ledger(kept, (one,)), one).lineage.links if x.old == ("b",)]
    assert (link_.status, link_.basis, link_.score) == ("probable", "similar", 0.5)
    assert link_.reasons == ("so it was decided by K. Person on 2026-01-05, and undone",)


# ---------------------------------------------------------------- fingerprints


def revised(words: str) -> Edition:
    """NEW with other words for what `a` says."""
    return small(step("a", words), *[NEW.provisions[key] for key in ("b", "d")], key="2026")


ON_A = sealed(decision("a", "a"), OLD, NEW)


def test_a_decision_on_the_same_texts_holds_without_remark():
    assert [(s.state, s.says) for s in standings(OLD, NEW, ledger(ON_A))] == [("holds", "")]
    assert [s.state for s in standings(OLD, revised(FORESTS.upper() + " "), ledger(ON_A))] == ["holds"]


def test_a_decision_holds_where_a_word_has_changed_and_says_so():
    (found,) = standings(OLD, revised(FORESTS.replace("northern", "southern")), ledger(ON_A))
    assert (found.state, found.says) == ("changed", "the text of a in 2026 has changed since")


def test_a_decision_on_another_text_under_the_same_id_does_not_hold():
    other = revised("Every hospital keeps a register of its patients.")
    assert unfit(OLD, other, ledger(ON_A)) == (ON_A,)
    assert decided(OLD, other, ledger(ON_A)) == []
    assert standings(OLD, other, ledger(ON_A))[0].says == "a says something else in 2026 since"


def test_a_decision_on_what_is_gone_does_not_hold_and_holds_nothing_up():
    gone, earlier = decision("a", "zzz"), decision("a", "a")
    found = standings(OLD, NEW, ledger(earlier, gone))
    assert [(s.state, s.says) for s in found] == [("holds", ""), ("unfit", "zzz is not in 2026")]


def test_a_decision_without_fingerprints_or_with_broken_ones_is_taken_by_its_ids():
    for prints in ((), ("?", "x"), ("",)):
        one = msgspec.structs.replace(decision("a", "a"), fingerprints=prints)
        assert [s.state for s in standings(OLD, NEW, ledger(one))] == ["holds"]


def test_fingerprints_keep_likeness_in_japanese_too():
    said = "自治体におけるAIの適切な利活用を促進し、職員の研修を行う。"
    near = fingerprint(step("x", ja=said.replace("研修", "訓練")))
    far = fingerprint(step("x", ja="港湾の整備と大型船の受入れに必要な浚渫を進める。"))
    mine = fingerprint(step("x", ja=said))
    assert len(mine) == 16
    assert 0 < distance(mine, near) < ANOTHER <= distance(mine, far)


def test_a_fingerprint_is_the_same_for_ever():
    """It stands in ledgers: another way to make it would have every decision looked at again."""
    assert fingerprint(step("x", FORESTS)) == fingerprint(step("y", FORESTS)) == "212545775d302230"
