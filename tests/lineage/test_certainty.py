"""A wrong certain link is the worst that linking can do: what looks like the same and may be another thing."""

import pytest

from aiplan_revise.lineage import link
from aiplan_revise.model.edition import About, Assignment, Edition, Provision, edition, texts
from aiplan_revise.model.links import Lineage

HEADS = (
    Provision("s1", "section", text=texts("en", "Hospitals and their patients")),
    Provision("s2", "section", text=texts("en", "Farms and fishing ports")),
)
KEPT = (
    ("k1", "s1", "", "Shorten waiting times with a shared register of free beds", "mhlw"),
    ("k2", "s1", "", "Alarm nurses when somebody falls at night", "mhlw"),
    ("k3", "s2", "", "Predict blight from pictures of leaves", "maff"),
    ("k4", "s2", "", "Count the catch of every boat with cameras", "maff"),
)
Row = tuple[str, str, str, str, str]


def plan(name: str, *rows: Row) -> Edition:
    """Two sections with two initiatives each, and `rows` of id, section, title, text and bodies."""
    made = [
        Provision(
            key,
            "initiative",
            section,
            title=texts("en", title),
            text=texts("en", text),
            assignments=tuple(Assignment(body=body) for body in bodies.split()),
        )
        for key, section, title, text, bodies in (*KEPT, *rows)
    ]
    order = [p for head in HEADS for p in (head, *(one for one in made if one.parent == head.id))]
    return edition(About(name), order)


def status(lineage: Lineage, old: str, new: str) -> str:
    """How sure the link of two provisions is; "" if there is none."""
    found = [x.status for x in lineage.links if old in x.old and new in x.new]
    return found[0] if found else ""


def by_words(old: tuple[Row, ...], new: tuple[Row, ...]) -> Lineage:
    return link(plan("old", *old), plan("new", *new), ids="ignored")


COUNCIL = "Set up a council of experts and publish its report within one year"


@pytest.mark.parametrize("words", [COUNCIL, "Support research activities"])
def test_equal_words_in_another_section_with_other_bodies(words: str) -> None:
    linked = by_words((("x", "s1", "", words, "mhlw"),), (("y", "s2", "", words, "maff"),))
    assert status(linked, "x", "y") == "probable"


def test_equal_words_in_another_section_with_the_same_body() -> None:
    linked = by_words((("x", "s1", "", COUNCIL, "mhlw"),), (("y", "s2", "", COUNCIL, "mhlw"),))
    assert status(linked, "x", "y") == "certain"


def test_a_member_of_a_series_is_not_the_one_that_comes_when_it_goes() -> None:
    text = "Build a regional data centre in {} and connect it to the national backbone"
    olds, news = ("Tohoku", "Kanto", "Shikoku"), ("Tohoku", "Kanto", "Okinawa")
    rows = [tuple((name, "s2", "", text.format(name), "maff") for name in names) for names in (olds, news)]
    linked = by_words(*rows)
    assert status(linked, "Shikoku", "Okinawa") != "certain"
    assert status(linked, "Kanto", "Kanto") == "certain"


def test_words_that_stand_under_a_third_title_too_say_nothing_of_two_titles() -> None:
    text = "Measures are taken with the municipalities concerned, and progress is published once a year"
    kept = ("a", "s2", "Harbour cranes", text, "maff")
    linked = by_words(
        (kept, ("x", "s2", "Desert greenhouses", text, "maff")),
        (kept, ("y", "s2", "Volcano observatories", text, "maff")),
    )
    assert status(linked, "x", "y") != "certain"


def test_one_general_title_over_contents_that_share_no_word() -> None:
    linked = by_words(
        (("x", "s1", "Other measures", "Kill germs in wards with ultraviolet lamps", "mhlw"),),
        (("y", "s1", "Other measures", "Reward pharmacies for unused drugs sent back by parcel post", "mhlw"),),
    )
    assert status(linked, "x", "y") != "certain"


def test_twins_whose_place_says_one_thing_and_whose_body_another() -> None:
    text = "Support small firms in finding specialists for data analysis"
    linked = by_words(
        (("a", "s1", "", text, "mhlw"), ("b", "s2", "", text, "maff")),
        (("m", "s1", "", text, "maff"), ("n", "s2", "", text, "mhlw")),
    )
    assert {status(linked, o, n) for o in "ab" for n in "mn"} <= {"probable", ""}


def test_running_numbers_are_no_ids() -> None:
    text = "Help the administration of {} to draft answers to citizens"
    olds = enumerate(("Akita", "Chiba", "Gunma", "Kyoto", "Osaka"), 1)
    news = enumerate(("Akita", "Gunma", "Kyoto", "Osaka"), 1)
    sides = [tuple((f"n{n}", "s2", "", text.format(name), "mic") for n, name in names) for names in (olds, news)]
    linked = link(plan("old", *sides[0]), plan("new", *sides[1]))
    assert [status(linked, f"n{n + 1}", f"n{n}") for n in (2, 3, 4)] == ["certain"] * 3
    assert status(linked, "n2", "n2") == ""


def test_an_id_is_no_proof_where_the_very_text_bears_another() -> None:
    one, other = (
        "Draft answers to citizens in the plain words they use",
        "Draft answers to citizens for every town hall",
    )
    linked = link(
        plan("old", ("p-7", "s2", "", one, "mic"), ("p-8", "s2", "", other, "mic")),
        plan("new", ("p-7", "s2", "", other, "mic"), ("p-8", "s2", "", one, "mic")),
    )
    assert [status(linked, *pair) for pair in (("p-7", "p-8"), ("p-8", "p-7"), ("p-7", "p-7"))] == [
        "certain",
        "certain",
        "",
    ]


# ---------------------------------------------------------------- tables of figures

PLACES = ["Akita", "Aomori", "Chiba", "Gifu", "Kyoto", "Nagano", "Oita", "Saga"]


def figures(name: str, least: int, by: str, shift: int = 0) -> Edition:
    """One row for each place, the same words but for the figure; `by` says what tells the rows apart: section, body or
    nothing but the figure. The figures of the rows are moved on by `shift` rows."""
    heads = [Provision(f"h{n}", "section", text=texts("en", place)) for n, place in enumerate(PLACES)]
    rows = [
        Provision(
            f"{name}-r{n}",
            "initiative",
            f"h{n}" if by == "section" else "h0",
            text=texts("en", f"Electrify {least + 2 * ((n + shift) % len(PLACES))} percent of the official cars"),
            assignments=(Assignment(body=f"?{place}" if by == "body" else "moe"),),
        )
        for n, place in enumerate(PLACES)
    ]
    return edition(About(name), [one for head in heads for one in (head, *(r for r in rows if r.parent == head.id))])


@pytest.mark.parametrize("by", ["section", "body"])
def test_rows_of_figures_that_were_all_raised_are_linked_by_what_tells_them_apart(by: str) -> None:
    lineage = link(figures("old", 11, by), figures("new", 60, by), ids="ignored")
    found = {(x.old, x.new): x for x in lineage.links if x.old[0].startswith("old-")}
    assert found.keys() == {((f"old-r{n}",), (f"new-r{n}",)) for n in range(len(PLACES))}
    assert all(
        (x.status, "the same words but for the numbers" in x.reasons) == ("probable", True) for x in found.values()
    )


def carded(name: str, *cards: tuple[str, str, str]) -> Edition:
    """Measures, each of a number, a title with fields, and a body."""
    rows = [
        Provision(
            f"{name}-{at}", "initiative", number=number, text=texts("en", said), assignments=(Assignment(printed=body),)
        )
        for at, (number, said, body) in enumerate(cards)
    ]
    return edition(About(name), rows)


OLD_CARDS = ("1", "Sea hub\nDeadline: 2026", "Tide Office"), ("2", "Tide code", "Sea Office")


@pytest.mark.parametrize(
    ("card", "goes_on"),
    [
        (("1", "Sea hub\nDeadline: 2029", "Moon Office"), True),
        (("1", "Sea hub", "Moon Office"), True),
        (("1", "Sea hub\nDeadline: 2027\nBudget: none", "Moon Office"), True),
        (("1", "Sea law\nDeadline: 2029", "Moon Office"), False),
        (("1", "Sea hub\nIt counts the ships of all the ports.", "Moon Office"), False),
        (("3", "Sea hub\nPlace: Halvern, beside the new harbour", "Moon Office"), False),
    ],
)
def test_a_measure_goes_on_under_its_number_and_title_whatever_its_fields_say(
    card: tuple[str, str, str], goes_on: bool
) -> None:
    found = link(carded("old", *OLD_CARDS), carded("new", card, OLD_CARDS[1]), ids="ignored").links
    assert ((("old-0",), ("new-0",)) in {(x.old, x.new) for x in found}) == goes_on


@pytest.mark.parametrize(
    ("said", "goes_on"),
    [
        ("Hire 90 divers by June 30, 2029", True),
        ("Hire 90 sailors by June 30, 2029", False),
    ],
)
def test_under_its_number_a_measure_of_other_figures_goes_on_with_another_body(said: str, goes_on: bool) -> None:
    old = carded("old", ("1", "Hire 60 divers by Dec 31, 2027", "Tide Office"), OLD_CARDS[1])
    found = link(old, carded("new", ("1", said, "Moon Office"), OLD_CARDS[1]), ids="ignored").links
    assert ((("old-0",), ("new-0",)) in {(x.old, x.new) for x in found}) == goes_on


def test_rows_of_figures_that_nothing_tells_apart_stay_open() -> None:
    lineage = link(figures("old", 11, "nothing"), figures("new", 60, "nothing"), ids="ignored")
    assert not [x for x in lineage.links if x.old[0].startswith("old-")]


def test_figures_that_changed_places_are_not_certain() -> None:
    lineage = link(figures("old", 11, "body"), figures("new", 11, "body", shift=1), ids="ignored")
    assert not [x for x in lineage.links if x.old[0].startswith("old-") and x.status == "certain"]
