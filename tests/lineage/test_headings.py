"""Headings: renamed, moved, repeated."""

from aiplan_revise.lineage import link
from aiplan_revise.model.edition import About, Edition, Kind, Provision, edition, texts


def plan(name: str, *provisions: Provision) -> Edition:
    return edition(About(name), provisions)


def head(key: str, words: str, parent: str = "", number: str = "", kind: Kind = "section") -> Provision:
    return Provision(key, kind, parent, number, text=texts("en", words))


def acts(parent: str, *words: str) -> list[Provision]:
    return [Provision(f"{parent}.{n}", "initiative", parent, text=texts("en", w)) for n, w in enumerate(words)]


def headings(old: Edition, new: Edition) -> list[str]:
    links = link(old, new, ids="ignored").links
    return [f"{x.old[0]} > {x.new[0]} {x.status} {x.basis}" for x in links if "." not in x.old[0]]


FARMS = ("Sensors for rice fields", "Drones for orchards", "Weather models for farmers")
SCHOOLS = ("Tablets for pupils", "Courses for teachers", "Tutors that answer questions")


def test_a_renamed_section_is_found_by_where_its_initiatives_went() -> None:
    old = plan("o", head("s", "Rural areas"), *acts("s", *FARMS), head("t", "Classrooms"), *acts("t", *SCHOOLS))
    new = plan("n", head("u", "Education"), *acts("u", *SCHOOLS), head("v", "Agriculture"), *acts("v", *FARMS))
    assert headings(old, new) == ["s > v probable similar", "t > u probable similar"]
    told = {x.old[0]: x.reasons for x in link(old, new, ids="ignored").links}
    assert told["s"][-1] == "100% of the linked provisions below them are the same"
    assert told["s.0"] == ("same text", 'stands in the same section, "Agriculture"')


def test_a_move_between_headings_of_one_name_tells_what_they_stand_under() -> None:
    farms = head("s", "Farms", number="1"), head("se", "Next steps", "s", number="1", kind="group")
    schools = head("t", "Schools", number="2"), head("te", "Next steps", "t", number="1", kind="group")
    moved, stays = Provision("x", "initiative", "te", text=texts("en", FARMS[0])), acts("te", *SCHOOLS)
    old = plan("o", *farms, *acts("se", *FARMS), *schools, *stays)
    new = plan("n", *farms, *acts("se", *FARMS[1:]), *schools, *stays, moved)
    told = {x.old[0]: x.reasons for x in link(old, new, ids="ignored").links}
    assert told["se.0"][-1] == 'moved from "1 Farms / 1 Next steps" to "2 Schools / 1 Next steps"'


def test_equal_headings_under_different_sections_follow_their_sections() -> None:
    old = plan(
        "o",
        head("s", "Farms", number="1"),
        head("se", "Examples", "s", kind="group"),
        head("t", "Schools", number="2"),
        head("te", "Examples", "t", kind="group"),
    )
    new = plan(
        "n",
        head("u", "Schools", number="1"),
        head("ue", "Examples", "u", kind="group"),
        head("v", "Farms", number="2"),
        head("ve", "Examples", "v", kind="group"),
    )
    assert headings(old, new) == [
        "s > v certain same-text",
        "se > ve certain same-text",
        "t > u certain same-text",
        "te > ue certain same-text",
    ]


def test_an_equal_heading_whose_initiatives_went_elsewhere_is_not_certain() -> None:
    old = plan("o", head("s", "Life"), *acts("s", *FARMS), head("t", "Learning"), *acts("t", *SCHOOLS))
    new = plan("n", head("u", "Life"), *acts("u", *SCHOOLS), head("v", "Learning"), *acts("v", *FARMS))
    assert all(" certain " not in line for line in headings(old, new))


def test_a_new_heading_among_old_ones_stays_unlinked() -> None:
    old = plan("o", head("s", "Farms"), *acts("s", *FARMS))
    new = plan("n", head("u", "Farms"), *acts("u", *FARMS), head("v", "Outer space"))
    linked = link(old, new, ids="ignored")
    assert headings(old, new) == ["s > u certain same-text"]
    assert linked.unlinked_new == ("v",)


def test_chapters_link_to_chapters_only() -> None:
    old, new = plan("o", head("s", "Farms", kind="chapter")), plan("n", head("u", "Farms", kind="group"))
    assert headings(old, new) == []


def test_nested_groups_with_equal_names_are_told_apart_level_by_level() -> None:
    def tree(name: str, *order: str) -> Edition:
        made: list[Provision] = []
        for words in order:
            made.append(head(f"{name}{words}", words, kind="group"))
            made += [head(f"{name}{words}{n}", "Measures", f"{name}{words}", kind="group") for n in ("x",)]
        return plan(name, *made)

    assert headings(tree("o", "Farms", "Schools"), tree("n", "Schools", "Farms")) == [
        "oFarms > nFarms certain same-text",
        "oFarmsx > nFarmsx certain same-text",
        "oSchools > nSchools certain same-text",
        "oSchoolsx > nSchoolsx certain same-text",
    ]
