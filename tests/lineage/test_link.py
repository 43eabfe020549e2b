"""Linking, shown on small editions: what is linked, how surely, and what stays unlinked."""

from aiplan_revise.lineage import link, settle
from aiplan_revise.lineage.chances import Contest, Evidence
from aiplan_revise.lineage.plain import Plain
from aiplan_revise.lineage.rivals import Rivals
from aiplan_revise.lineage.words import sheets
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import About, Assignment, Edition, Kind, Provision, Texts, edition, texts
from aiplan_revise.model.links import Decision, Ledger, Lineage


def plan(name: str, *provisions: Provision, follows: str = "") -> Edition:
    return edition(About(name, follows=follows), provisions)


def head(key: str, words: str, parent: str = "", kind: Kind = "section", number: str = "") -> Provision:
    return Provision(key, kind, parent, number, text=texts("en", words))


def act(key: str, words: str, parent: str = "", bodies: str = "", continues: str = "") -> Provision:
    held = tuple(Assignment(body=b) for b in bodies.split())
    said = {"en" if words.isascii() else "ja": words}
    origins = tuple(continues.split())
    return Provision(key, "initiative", parent, text=Texts(**said), assignments=held, continues=origins)


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
        act("demand", "Create public demand for robots", continues="robots"),
        act("robots", "Develop autonomous driving technology", continues="robots"),
    )
    lineage = link(old, new)
    assert shown(lineage) == ["robots > demand robots certain declared"]
    assert [(p.id, p.continues) for p in settle(new, lineage).provisions.values()] == [
        ("demand", ("robots",)),
        ("robots", ()),  # that it continues itself is said by its id
    ]


# ---------------------------------------------------------------- certain, probable, unlinked


def test_a_changed_number_in_a_text_is_still_the_same_initiative() -> None:
    old = plan(
        "o",
        head("s", "Safety"),
        act("a", "Expand the safety institute to 60 staff", "s", "meti"),
        act("x", CHIPS, "s", "mext"),
    )
    new = plan(
        "n",
        head("t", "Safety"),
        act("b", "Expand the safety institute to 200 staff", "t", "meti"),
        act("y", CHIPS, "t", "mext"),
    )
    assert shown(link(old, new))[1] == "a > b certain similar"


def test_an_initiative_that_lost_all_its_bodies_is_still_the_same() -> None:
    old = plan("o", act("a", CHIPS, "", "meti"), act("x", ROBOTS))
    new = plan("n", Provision("b", "statement", text=texts("en", CHIPS)), act("y", ROBOTS))
    found = link(old, new, ids="ignored")
    assert shown(found) == ["a > b certain same-text", "x > y certain same-text"]
    assert found.links[0].reasons == (
        "same text",
        "0 of 1 bodies the same",
        "a statement on one side, an initiative on the other",
    )


def test_different_numbers_in_titles_are_never_certain() -> None:
    def year(key: str, title: str) -> Provision:
        text = texts("en", "Build a patrol vessel for the coast guard at a yard in the west")
        return Provision(key, "initiative", title=texts("en", title), text=text)

    found = link(plan("o", year("a", "Patrol vessel of 2018")), plan("n", year("b", "Patrol vessel of 2024")))
    assert shown(found) == ["a > b probable similar"]
    assert found.links[0].reasons[-1] == "the titles name different numbers"


def titled(key: str, title: str, words: str, parent: str) -> Provision:
    body = (Assignment(body="maff"),)
    return Provision(key, "initiative", parent, title=texts("en", title), text=texts("en", words), assignments=body)


def test_who_is_alone_with_a_title_under_a_heading_keeps_it_though_another_is_closer() -> None:
    safe = "Safe food and trust of consumers"
    old = plan(
        "o", head("s", "Food"), titled("a", safe, "Beef", "s"), head("t", "Trade"), titled("b", safe, "Ham", "t")
    )
    new = plan(
        "n", head("s", "Food"), titled("c", safe, "Labels", "s"), titled("d", f"{safe} by analysis", "Beef", "s")
    )
    like = Plain(*sheets(old, new, Registry()))
    (kept, closer), worth = [(like.old.where["a"], like.new.where[key]) for key in "cd"], (0.34, 0.64)
    known = {kept: Evidence(0.1, 1.0, 2), closer: Evidence(0.7, 0.8, 2)}
    rivals = Rivals(
        like, Contest(dict(zip(known, worth, strict=True)), known, lambda _: (False, False), lambda _: False)
    )
    assert rivals.best() == [kept]
    assert rivals.ground(kept).reasons == ("alone with this title, though another one is closer",)


def test_twins_in_places_of_one_name_are_told_apart_by_what_stands_above() -> None:
    def chapters(*names: str) -> tuple[Provision, ...]:
        return tuple(
            one
            for name in names
            for one in (
                head(f"{name}.c", f"The {name} institute", kind="chapter"),
                head(f"{name}.s", "Running costs", f"{name}.c"),
                act(f"{name}.grant", "Grant for the work of the institute", f"{name}.s", "maff"),
                act(f"{name}.own", f"Research on {name} at four sites", f"{name}.s", "maff"),
            )
        )

    found = link(plan("o", *chapters("rice", "fish")), plan("n", *chapters("fish", "rice")), ids="ignored")
    grants = [said for said in shown(found) if "grant" in said]
    assert grants == ["rice.grant > rice.grant certain context", "fish.grant > fish.grant certain context"]


def test_what_has_hardly_a_word_in_common_stays_unlinked() -> None:
    old = plan("o", act("a", "Support startups in farming"), act("b", "Train engineers at universities"))
    new = plan("n", act("c", "Guidelines on civil liability"), act("d", "Sensors against floods in rivers"))
    assert link(old, new) == Lineage("o", "n", (), ("a", "b"), ("c", "d"))


def test_a_series_is_linked_in_parallel_and_its_new_member_not_at_all() -> None:
    towns = ("Osaka", "Kyoto", "Nara")
    old = plan("o", *(act(f"o{t}", f"Guidance for care homes in {t}") for t in towns))
    new = plan("n", *(act(f"n{t}", f"Guidance for nursing homes in {t}") for t in ("Nara", "Kobe", "Osaka")))
    found = link(old, new)
    assert shown(found) == ["oOsaka > nOsaka probable similar", "oNara > nNara probable similar"]
    assert (found.unlinked_old, found.unlinked_new) == (("oKyoto",), ("nKobe",))


def test_a_new_initiative_close_to_a_kept_one_is_not_taken_for_a_dropped_one() -> None:
    kept = "Support the use of AI in small hospitals by lending equipment and staff"
    old = plan("o", act("a", kept), act("b", "Review the rules on lending libraries"))
    new = plan("n", act("c", kept), act("d", "Support the use of AI in small hospitals by tax relief"))
    assert shown(link(old, new)) == ["a > c certain same-text"]


def test_short_equal_texts_with_nothing_else_in_common_are_only_probable() -> None:
    old = plan(
        "o", head("s", "Farms"), act("a", "Training", "s", "maff"), act("f", "Seeds for dry fields", "s", "maff")
    )
    new = plan(
        "n", head("t", "Ports"), act("b", "Training", "t", "mlit"), act("g", "Cranes for large ships", "t", "mlit")
    )
    assert shown(link(old, new)) == ["a > b probable context"]
    assert link(old, new).links[0].reasons[-1] == "so short that it may be equal by chance"


def test_twins_without_any_context_are_linked_as_probable_and_named_as_rivals() -> None:
    old, new = plan("o", act("a", "Same words"), act("b", "Same words")), plan("n", act("c", "Same words"))
    found = link(old, new)
    assert [(x.status, x.basis, len(x.old), x.runner_up is not None) for x in found.links] == [
        ("probable", "context", 1, True)
    ]


# ---------------------------------------------------------------- splits and joins

ROBOTS = "Create public demand for service robots in care and farming"
BUSES = "Develop driverless buses for remote villages together with bus companies"
CHIPS = "Research energy-saving chips at national laboratories"


def test_a_split_is_one_link_with_the_piece_told() -> None:
    old = plan("o", act("a", f"{ROBOTS}; {BUSES}"), act("x", CHIPS))
    new = plan("n", act("b", ROBOTS), act("c", BUSES), act("y", CHIPS))
    found = link(old, new)
    assert shown(found) == ["a > b c probable parts", "x > y certain same-text"]
    assert any("of the weighted words of the piece stand in the whole" in reason for reason in found.links[0].reasons)


def test_a_join_is_one_link() -> None:
    old = plan("o", act("a", ROBOTS), act("x", CHIPS), act("b", BUSES))
    new = plan("n", act("y", CHIPS), act("c", f"{ROBOTS}; {BUSES}"))
    assert shown(link(old, new)) == ["a b > c probable parts", "x > y certain same-text"]


def test_a_japanese_split_is_found_across_sections() -> None:
    robots, buses = "介護分野におけるロボットの公的需要を創出する", "過疎地域の自動運転バスを開発し実証する"
    old = plan("o", head("s", "Care"), act("a", f"{robots}。{buses}", "s"), act("x", "半導体の研究拠点を整備する", "s"))
    new = plan("n", head("t", "Care"), act("b", robots, "t"), head("u", "Roads"), act("c", buses, "u"))
    assert shown(link(old, new))[1:] == ["a > b c probable parts"]


def test_a_new_initiative_that_shares_little_with_any_whole_is_no_part() -> None:
    old = plan("o", act("a", f"{ROBOTS}; {BUSES}"), act("x", CHIPS))
    new = plan("n", act("b", f"{ROBOTS}; {BUSES} soon"), act("c", "Drones for orchards"), act("y", CHIPS))
    assert shown(link(old, new)) == ["a > b certain similar", "x > y certain same-text"]


def test_nothing_joins_what_a_person_decided_even_as_a_part() -> None:
    old = plan("o", act("a", f"{ROBOTS}; {BUSES}"), act("x", CHIPS))
    new = plan("n", act("b", ROBOTS), act("c", BUSES), act("y", CHIPS))
    decision = Decision(("a",), (), "overridden", "K", "2026-01-05", "ended")
    assert shown(link(old, new, ledger=Ledger(Lineage("o", "n"), (decision,)))) == ["x > y certain same-text"]
