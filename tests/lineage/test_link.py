"""Linking, shown on small editions: what is linked, how surely, and what stays unlinked."""

from aiplan_revise.lineage import link, settle
from aiplan_revise.model.changes import Decision, Ledger, Lineage
from aiplan_revise.model.edition import About, Assignment, Edition, Kind, Provision, edition, texts


def plan(name: str, *provisions: Provision, follows: str = "") -> Edition:
    return edition(About(name, follows=follows), provisions)


def head(key: str, words: str, parent: str = "", kind: Kind = "section", number: str = "") -> Provision:
    return Provision(key, kind, parent, number, text=texts("en", words))


def act(key: str, words: str, parent: str = "", bodies: str = "", number: str = "", ids: str = "") -> Provision:
    held = tuple(Assignment(body=b) for b in bodies.split())
    return Provision(
        key, "initiative", parent, number, text=texts("en", words), assignments=held, continues=tuple(ids.split())
    )


def shown(lineage: Lineage) -> list[str]:
    return [f"{' '.join(x.old)} > {' '.join(x.new)} {x.status} {x.basis}" for x in lineage.links]


def test_equal_words_at_two_places_are_told_apart_by_the_other_provisions_there() -> None:
    old = plan(
        "old",
        head("s1", "Using AI"),
        act("u1", "Review of rules for AI in society", "s1", "cao digital"),
        act("u2", "Local governments use AI well", "s1", "mic"),
        head("s2", "Talent"),
        act("t1", "Review of rules for AI in society", "s2", "cao meti"),
        act("t2", "Reskilling of workers in care", "s2", "mhlw"),
    )
    new = plan(
        "new",
        head("n1", "People"),
        act("n2", "Reskilling of workers in care", "n1", "mhlw"),
        act("n3", "Review of rules for AI in society", "n1", "cao meti"),
        head("n4", "Use"),
        act("n5", "Local governments use AI well", "n4", "mic"),
        act("n6", "Review of rules for AI in society", "n4", "cao"),
    )
    assert shown(link(old, new)) == [
        "s1 > n4 probable similar",
        "u1 > n6 certain context",
        "u2 > n5 certain same-text",
        "s2 > n1 probable similar",
        "t1 > n3 certain context",
        "t2 > n2 certain same-text",
    ]


def test_a_decision_holds_against_the_words() -> None:
    old = plan("old", act("a", "Support for startups"), act("b", "Training of engineers"))
    new = plan("new", act("c", "Support for startups"), act("d", "Training of engineers"))
    ledger = Ledger(Lineage("old", "new"), (Decision(("a",), ("d",), "overridden", "K", "2026-01-05", "reshuffled"),))
    assert shown(link(old, new, ledger=ledger)) == ["a > d certain declared"]


def test_settle_hands_the_old_id_on_and_keeps_pieces_apart() -> None:
    old = plan("old", act("robots", "Create public demand for robots and develop autonomous driving technology"))
    new = plan(
        "new",
        act("demand", "Create public demand for robots", ids="robots"),
        act("robots", "Develop autonomous driving technology", ids="robots"),
    )
    lineage = link(old, new)
    assert shown(lineage) == ["robots > demand robots certain declared"]
    assert [(p.id, p.continues) for p in settle(new, lineage).provisions.values()] == [
        ("demand", ("robots",)),
        ("robots", ("robots",)),
    ]
