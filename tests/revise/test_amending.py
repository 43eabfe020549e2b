"""Steps of an amendment: words, targets, bodies; what stands where and under which number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from small import head, small, step, who

from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Assignment, Edition, Provision, Texts, numbers
from aiplan_revise.model.integrity import verify
from aiplan_revise.revise import diff
from aiplan_revise.revise.amending import holder, lead, reassign, rephrase, retarget, reword
from aiplan_revise.revise.rebuilding import FIRST, LAST, add, drop, join, move, renumber, split

SEA = head("sea", "Sea", number="1")
LAND = head("land", "Land", number="2")
PORTS = step(
    "ports", "Open 60 ports by 2027.", "harbour meadow", ja="2027年までに港を60か所開く。", parent="sea", number="a"
)
SHIPS = step("ships", "Build ships.", "harbour", parent="sea", number="b")
BOATS = step("boats", "Build boats.", "meadow", parent="sea", number="c")
ROADS = step("roads", "Build roads.", "meadow", parent="land", number="a")
PLAN = small(SEA, PORTS, SHIPS, BOATS, LAND, ROADS)


def printed(edition: Edition) -> list[str]:
    """Numbers and ids in printed order."""
    verify(edition)
    dotted = numbers(edition)
    return [f"{dotted[key]} {key}" for key in edition.outline]


# ---------------------------------------------------------------- words


def test_words_in_one_language_leave_the_other_alone():
    made = reword(PLAN, "ports", {"en": "Open no port."}).provisions["ports"]
    assert made.text == Texts(PORTS.text.ja, "Open no port.")
    assert reword(PLAN, "ports", {"ja": ""}).provisions["ports"].text == Texts(en=PORTS.text.en)
    with pytest.raises(PlanError, match="would be left without any words"):
        reword(PLAN, "ports", {"ja": "", "en": ""})


def test_some_words_in_place_of_others():
    assert rephrase(PLAN, "ports", "Open", "Reopen").provisions["ports"].text.en == "Reopen 60 ports by 2027."
    with pytest.raises(PlanError, match="“60” stands in it 2 times"):
        rephrase(PLAN, "ports", "60", "70")
    assert rephrase(PLAN, "ports", "60", "70", ("ja",)).provisions["ports"].text.ja == "2027年までに港を70か所開く。"
    with pytest.raises(PlanError, match="“80” does not stand in it"):
        rephrase(PLAN, "ports", "80", "70")


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("港の80％に配置する。", "0％", "80％"),
        ("１０万人に提供する。", "０万", "１０万"),
        ("1,000億円を投じる。", "000億円", "1,000億円"),
        ("1,000億円を投じる。", "1", "1,000"),
        ("1,000億円を投じる。", "1,", "1,000"),
        ("2.5倍にする。", "2", "2.5"),
        ("600隻を造る。", "60", "600"),
    ],
)
def test_a_part_of_a_figure_is_not_replaced(text: str, cut: str, whole: str):
    plan = small(SEA, step("ships", "", "harbour", ja=text, parent="sea"))
    for change in (rephrase, retarget):
        with pytest.raises(PlanError, match="is only a part of a figure in it") as refused:
            change(plan, "ships", cut, "7")
        assert refused.value.fix == f"write it as it stands there: {whole}"
    assert rephrase(plan, "ships", whole, "七").provisions["ships"].text.ja == text.replace(whole, "七")


def test_a_figure_is_found_among_those_that_hold_it():
    own = Assignment(body="harbour", clause=Texts(ja="8隻を造る"))
    text = Texts(ja="18隻を直し、8隻を造る。2028年、第8港から。")
    plan = small(SEA, Provision("ships", "initiative", "sea", text=text, assignments=(own,)))
    made = rephrase(plan, "ships", "8隻", "9隻").provisions["ships"]
    assert made.text.ja == "18隻を直し、9隻を造る。2028年、第8港から。"
    assert made.assignments[0].clause.ja == "9隻を造る"
    with pytest.raises(PlanError, match="“8” stands in it 2 times"):
        rephrase(plan, "ships", "8", "9")


def test_the_clause_of_a_body_follows_its_words():
    own = Assignment(body="harbour", clause=Texts(en="60 ports"))
    plan = small(SEA, Provision("ports", "initiative", "sea", text=PORTS.text, assignments=(own,)))
    made = rephrase(plan, "ports", "60 ports", "200 small ports").provisions["ports"]
    assert made.assignments[0].clause == Texts(en="200 small ports")
    twice = small(SEA, replace(PORTS, assignments=(own, Assignment(body="harbour"), Assignment(body="meadow"))))
    with pytest.raises(PlanError, match=r"responsible: harbour, meadow$"):
        reassign(twice, "ports", [own], [])
    with pytest.raises(PlanError, match="do without the clause “60 ports”, for which harbour is responsible"):
        reword(plan, "ports", {"en": "Open ports."})


def test_a_target_is_another_one_or_nothing_happens():
    assert retarget(PLAN, "ports", "60 ports", "200 ports").provisions["ports"].text.en == "Open 200 ports by 2027."
    assert retarget(PLAN, "ports", "by 2027", "by 2030").provisions["ports"].text.en == "Open 60 ports by 2030."
    says = "“Open” → “Shut” changes no number and no deadline; the targets in it: “60 ports”; “by 2027”"
    with pytest.raises(PlanError, match=says):
        retarget(PLAN, "ports", "Open", "Shut")


# ---------------------------------------------------------------- bodies


def test_who_takes_the_place_of_another_stands_where_that_one_stood():
    made = reassign(PLAN, "ports", [Assignment(body="woods")], ["harbour"]).provisions["ports"]
    assert [a.party() for a in made.assignments] == ["woods", "meadow"]
    made = reassign(PLAN, "ports", [Assignment(body="woods")], []).provisions["ports"]
    assert [a.party() for a in made.assignments] == ["harbour", "meadow", "woods"]


@pytest.mark.parametrize(
    ("gained", "lost", "says"),
    [
        (["harbour"], [], "harbour is responsible for it already; responsible: harbour, meadow"),
        ([], ["woods"], "woods is not responsible for it; responsible: harbour, meadow"),
        ([], ["harbour", "meadow"], "nobody would be responsible for it"),
    ],
)
def test_hand_overs_that_make_no_sense_are_refused(gained: list[str], lost: list[str], says: str):
    with pytest.raises(PlanError, match=says):
        reassign(PLAN, "ports", [Assignment(body=key) for key in gained], lost)


def test_one_body_leads():
    made = lead(lead(PLAN, "ports", "harbour"), "ports", "meadow").provisions["ports"]
    assert [(a.party(), a.role) for a in made.assignments] == [("harbour", ""), ("meadow", "lead")]
    with pytest.raises(PlanError, match="woods is not responsible for it"):
        lead(PLAN, "ports", "woods")


def test_offices_of_one_body_are_responsible_each_by_itself():
    plan = small(step("ports", "Open ports.", "council/ai council/sea meadow"))
    made = reassign(plan, "ports", who("council/tax"), ["council/ai"])
    assert [holder(a) for a in made.provisions["ports"].assignments] == ["council/tax", "council/sea", "meadow"]
    with pytest.raises(PlanError, match="several offices of council are responsible for it; name one: "):
        reassign(plan, "ports", (), ["council"])
    assert [a.role for a in lead(plan, "ports", "council/sea").provisions["ports"].assignments] == ["", "lead", ""]
    one = small(step("ports", "Open ports.", "council/ai meadow"))
    assert [holder(a) for a in reassign(one, "ports", (), ["council"]).provisions["ports"].assignments] == ["meadow"]


# ---------------------------------------------------------------- places and numbers


def test_what_is_added_gets_its_number_and_the_others_follow():
    new = step("quays", "Mend quays.", "harbour", parent="sea")
    assert printed(add(PLAN, new)) == [
        "1 sea", "1.a ports", "1.b ships", "1.c boats", "1.d quays", "2 land", "2.a roads",
    ]  # fmt: skip
    assert printed(add(PLAN, new, "ports"))[1:5] == ["1.a ports", "1.b quays", "1.c ships", "1.d boats"]
    assert printed(add(PLAN, new, FIRST))[1:5] == ["1.a quays", "1.b ports", "1.c ships", "1.d boats"]
    with pytest.raises(PlanError, match="roads does not stand under it"):
        add(PLAN, new, "roads")
    with pytest.raises(PlanError, match="there is a provision with this id already"):
        add(PLAN, PORTS)


def test_what_is_added_under_a_heading_without_others_is_counted_like_its_cousins():
    sky = head("sky", "Sky", number="3")
    plan = small(SEA, PORTS, LAND, sky)
    assert printed(add(plan, step("birds", "Count birds.", "meadow", parent="sky")))[-1] == "3.a birds"


def test_what_is_dropped_leaves_no_gap():
    assert printed(drop(PLAN, "ports")) == ["1 sea", "1.a ships", "1.b boats", "2 land", "2.a roads"]
    with pytest.raises(PlanError, match="3 provisions stand under it"):
        drop(PLAN, "sea")
    assert printed(drop(PLAN, "sea", whole=True)) == ["1 land", "1.a roads"]


def test_a_gap_that_was_there_stays_until_somebody_numbers_anew():
    plan = small(SEA, PORTS, BOATS, LAND, ROADS)
    assert printed(drop(plan, "roads"))[:3] == ["1 sea", "1.a ports", "1.c boats"]
    assert printed(renumber(plan))[:3] == ["1 sea", "1.a ports", "1.b boats"]
    assert printed(renumber(plan, "land")) == printed(plan)


def test_what_moves_takes_along_what_stands_under_it():
    assert printed(move(PLAN, "ships", "land", FIRST)) == [
        "1 sea", "1.a ports", "1.b boats", "2 land", "2.a ships", "2.b roads",
    ]  # fmt: skip
    assert printed(move(PLAN, "sea", "", LAST))[:2] == ["1 land", "1.a roads"]
    assert printed(move(PLAN, "boats", "sea", "ports"))[1:4] == ["1.a ports", "1.b boats", "1.c ships"]
    with pytest.raises(PlanError, match="would stand under itself"):
        move(PLAN, "sea", "ports")


GROUP = head("group", "Group", kind="group", parent="sea", number="1")


@pytest.mark.parametrize(
    ("new", "says"),
    [
        (head("new", "New", kind="chapter", parent="group"), "group: a chapter cannot stand under a group"),
        (head("new", "New", kind="section", parent="sea"), "sea: a section cannot stand under a section"),
        (head("new", "New", kind="group", parent="ports"), "ports: a group cannot stand under an initiative"),
        (
            step("new", "New.", "harbour", parent="ports"),
            "ports: in this plan no initiative stands under an initiative",
        ),
        (head("new", "New", kind="group", parent="sea", assignments=who("harbour")), "be responsible for a group"),
    ],
)
def test_what_a_plan_cannot_mean_is_refused(new: Provision, says: str):
    plan = small(SEA, GROUP, PORTS)
    with pytest.raises(PlanError, match=says):
        add(plan, new)
    if not new.assignments:
        with pytest.raises(PlanError, match=says):
            move(add(plan, replace(new, parent="")), "new", new.parent)


def test_a_heading_gets_no_bodies():
    with pytest.raises(PlanError, match="sea: nobody can be responsible for a section"):
        reassign(PLAN, "sea", who("harbour"), ())


def test_a_group_may_stand_under_a_group_and_an_initiative_where_the_plan_has_such():
    assert printed(add(small(SEA, GROUP), head("in", "Inner", kind="group", parent="group")))[-1].endswith("in")
    nested = small(SEA, PORTS, step("piers", "Mend piers.", "harbour", parent="ports", number="i"), SHIPS)
    assert printed(move(nested, "ships", "ports"))[-1] == "1.a.ii ships"


def test_a_split_stands_in_the_place_of_the_whole():
    made = split(PLAN, "ports", {"old-ports": Texts(en="Mend old ports."), "new-ports": Texts(en="Open new ports.")})
    assert printed(made)[1:5] == ["1.a old-ports", "1.b new-ports", "1.c ships", "1.d boats"]
    assert [change.kind for change in diff(PLAN, made).changes if change.facets.reworded] == ["split"]
    assert {a.party() for a in made.provisions["new-ports"].assignments} == {"harbour", "meadow"}
    with pytest.raises(PlanError, match="one piece is no split"):
        split(PLAN, "ports", {"old-ports": Texts(en="Mend old ports.")})


@pytest.mark.parametrize(
    ("words", "responsible"),
    [
        (("Open ports now.", "Build ships."), ("harbour council", "meadow council")),  # each clause stands in one
        (("Open ports now.", "Build boats."), ("harbour meadow council", "meadow council")),  # one in none
        (("A.", "B."), ("harbour meadow council", "harbour meadow council")),  # neither stands
    ],
)
def test_nobody_is_lost_by_a_split(words: tuple[str, str], responsible: tuple[str, str]):
    bodies = (*who("harbour", "Open ports"), *who("meadow", "build ships"), *who("council"))
    bodies = (bodies[0], replace(bodies[1], clause=Texts(en="Build ships")), bodies[2])
    plan = small(SEA, replace(PORTS, text=Texts(en="Open ports. Build ships."), assignments=bodies))
    made = split(plan, "ports", dict(zip(("one", "two"), map(lambda en: Texts(en=en), words), strict=True)))
    found = [" ".join(a.party() for a in made.provisions[key].assignments) for key in ("one", "two")]
    assert tuple(found) == responsible
    assert verify(made) == made


def test_a_piece_with_the_words_of_no_clause_is_of_all():
    bodies = (*who("harbour", "Open"), *who("harbour", "ports"))
    plan = small(SEA, replace(PORTS, text=Texts(en="Open ports. Build ships."), assignments=bodies))
    made = split(plan, "ports", {"one": Texts(en="Open ports."), "two": Texts(en="Build ships.")})
    assert made.provisions["one"].assignments == bodies
    assert made.provisions["two"].assignments == who("harbour")


def test_a_join_stands_in_the_place_of_the_first():
    made = join(PLAN, ["boats", "ships"], "vessels", Texts(en="Build vessels."))
    assert printed(made)[1:3] == ["1.a ports", "1.b vessels"]
    assert made.provisions["vessels"].continues == ("ships", "boats")
    assert [a.party() for a in made.provisions["vessels"].assignments] == ["harbour", "meadow"]
    assert [change.kind for change in diff(PLAN, made).changes] == ["joined"]


KEYS = ["sea", "ports", "ships", "boats", "land", "roads"]


@given(st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(["", *KEYS]), st.sampled_from([FIRST, LAST, *KEYS]))))
def test_any_moves_leave_a_sound_plan_with_numbers_in_order(moves: list[tuple[str, str, str]]):
    edition = PLAN
    for key, parent, after in moves:
        try:
            edition = move(edition, key, parent, after)
        except PlanError:
            continue
        verify(edition)
    assert sorted(edition.outline) == sorted(KEYS)
    assert {p.text for p in edition.provisions.values()} == {p.text for p in PLAN.provisions.values()}


@given(st.sampled_from(KEYS), st.sampled_from([FIRST, LAST, "ports", "ships", "boats"]))
def test_what_is_added_and_dropped_again_leaves_nothing(key: str, after: str):
    new = step("quays", "Mend quays.", "harbour", parent="sea")
    assert drop(add(PLAN, new, after), "quays") == PLAN
