"""The review list: few questions, each once, those first on which most depends."""

import strategies
from hypothesis import given
from hypothesis import strategies as st
from lineage.test_decisions import decisions
from small import head, small, step

from aiplan_revise.lineage import link
from aiplan_revise.lineage.decisions import obey, sealed
from aiplan_revise.lineage.review import CANDIDATES, DOUBTFUL, Question, review
from aiplan_revise.model.edition import Edition
from aiplan_revise.model.links import Basis, Certainty, Decision, Ledger, Lineage, Link, RunnerUp

REGISTRY = strategies.REGISTRY

OLD = small(
    head("h", "Forests and schools"),
    step("a", "Plant forests.", "watch"),
    step("b", "Teach reading to 60 staff by 2030."),
    step("c", "Dredge the harbours."),
)
NEW = small(
    head("h", "Woods and schools"),
    step("p", "Plant woods.", "harbour"),
    step("q", "Teach reading to 200 staff by 2031."),
    step("r", "Dredge."),
    key="2026",
)


def linked(old: str, new: str, score: float = 0.6, status: Certainty = "probable", basis: Basis = "similar") -> Link:
    return Link(tuple(old.split()), tuple(new.split()), status, basis, score, None, (f"{old} is like {new}",))


def lineage(*links: Link, candidates: tuple[RunnerUp, ...] = ()) -> Lineage:
    old = tuple(k for k in OLD.outline if all(k not in x.old for x in links))
    new = tuple(k for k in NEW.outline if all(k not in x.new for x in links))
    return Lineage("2025", "2026", links, old, new, candidates)


def asked(of: Lineage, whole: bool = False) -> list[str]:
    """The questions in a line each: provisions, proposals, candidates."""
    return [_line(q) for q in review(of, OLD, NEW, REGISTRY, whole=whole)]


def _line(q: Question) -> str:
    proposals = ", ".join(f"{' '.join(x.old)}>{' '.join(x.new)}" for x in q.proposal)
    candidates = " ".join(f"{c.old}>{c.new}" for c in q.candidates)
    return f"{' '.join(q.old)} : {' '.join(q.new)} | {proposals} | {candidates}"


def test_what_is_certain_or_likely_enough_is_not_asked():
    assert asked(lineage(linked("a", "p", status="certain"), linked("b", "q", DOUBTFUL))) == []


def test_a_doubtful_link_is_asked_about_with_its_reasons():
    (question,) = review(lineage(linked("a", "p")), OLD, NEW, REGISTRY)
    assert _line(question) == "a : p | a>p | "
    assert question.reasons == ("a is like p",)


def test_a_split_is_one_question():
    assert asked(lineage(linked("a", "p q"))) == ["a : p q | a>p q | "]


def test_rivals_for_the_same_provision_are_one_question():
    crossed = (RunnerUp("a", "q", 0.3), RunnerUp("b", "p", 0.3), RunnerUp("c", "p", 0.25))
    assert asked(lineage(linked("a", "p"), linked("b", "q"), candidates=crossed)) == [
        "a b c : p q | a>p, b>q | a>q b>p c>p"
    ]


def test_unlikely_rivals_are_named_and_make_no_question_larger():
    far = (RunnerUp("a", "q", 0.05), RunnerUp("c", "p", 0.1))
    assert asked(lineage(linked("a", "p"), linked("b", "q"), candidates=far)) == [
        "b : q | b>q | a>q",
        "a : p | a>p | c>p a>q",
    ]


def test_unlinked_provisions_are_asked_about_where_a_candidate_is_worth_a_look():
    assert asked(lineage(candidates=(RunnerUp("a", "p", 0.3),))) == ["a : p |  | a>p"]
    assert asked(lineage(candidates=(RunnerUp("a", "p", 0.1),))) == []


def test_nothing_declared_is_named():
    declared = linked("a", "p", 1.0, "certain", "declared")
    assert asked(
        lineage(declared, linked("b", "q"), candidates=(RunnerUp("a", "q", 0.4), RunnerUp("c", "p", 0.4)))
    ) == ["b : q | b>q | "]


def test_headings_are_asked_about_only_if_all_is_asked_for_and_last():
    both = lineage(linked("h", "h", 0.3), linked("a", "p", 0.8))
    assert asked(both) == ["a : p | a>p | "]
    assert asked(both, whole=True) == ["a : p | a>p | ", "h : h | h>h | "]


def test_the_stake_says_what_would_be_reported_wrongly():
    of_bodies, of_targets = lineage(linked("a", "p")), lineage(linked("b", "q"))
    told = [review(x, OLD, NEW, REGISTRY)[0].stake for x in (of_bodies, of_targets)]
    assert [one.words for one in told] == [
        "if they do not continue: 1 initiative dropped and 1 initiative added would go unreported; "
        "HM would wrongly be reported as newly responsible; "
        "Watch Centre would wrongly be reported as no longer responsible",
        "if they do not continue: 1 initiative dropped and 1 initiative added would go unreported; "
        "4 targets would wrongly be compared",
    ]
    assert [one.amount for one in told] == [4, 6]
    (loose,) = review(lineage(candidates=(RunnerUp("b", "q", 0.3),)), OLD, NEW, REGISTRY)
    assert loose.stake.words == (
        "if they do continue: 1 initiative dropped and 1 initiative added would be reported wrongly; "
        "4 targets would seem newly set or given up"
    )


@strategies.few
@given(strategies.pairs(), st.booleans(), st.data())
def test_questions_name_what_is_there_once_and_nothing_decided(
    pair: tuple[Edition, Edition], by_text: bool, data: st.DataObject
) -> None:
    found = link(*pair, REGISTRY, ids="ignored" if by_text else "judged")
    one = data.draw(decisions(pair))
    kept = Ledger(found, (one,) if one else ())
    for of in (found, obey(found, *pair, kept), obey(link(*pair, REGISTRY, ledger=kept), *pair, kept)):
        questions = review(of, *pair, REGISTRY, whole=True)
        olds, news = [k for q in questions for k in q.old], [k for q in questions for k in q.new]
        assert len({*olds}) == len(olds)
        assert len({*news}) == len(news)
        assert {*olds, *(c.old for q in questions for c in q.candidates)} <= pair[0].provisions.keys()
        assert {*news, *(c.new for q in questions for c in q.candidates)} <= pair[1].provisions.keys()
        assert all(len(q.candidates) <= CANDIDATES for q in questions)
        assert all(q.proposal or q.candidates for q in questions)
        if one and of is not found:
            assert {*one.old}.isdisjoint([*olds, *(c.old for q in questions for c in q.candidates)])
            assert {*one.new}.isdisjoint([*news, *(c.new for q in questions for c in q.candidates)])


@strategies.few
@given(strategies.pairs())
def test_accepting_every_proposal_leaves_nothing_doubtful(pair: tuple[Edition, Edition]) -> None:
    found = link(*pair, REGISTRY, ids="ignored")
    links = [x for q in review(found, *pair, REGISTRY, whole=True) for x in q.proposal]
    accepted = [sealed(Decision(x.old, x.new, "confirmed", "K", "2026-01-05", ""), *pair) for x in links]
    after = obey(found, *pair, Ledger(found, tuple(accepted)))
    assert not [x for q in review(after, *pair, REGISTRY, whole=True) for x in q.proposal]
    assert {(x.old, x.new) for x in after.links} == {(x.old, x.new) for x in found.links}
