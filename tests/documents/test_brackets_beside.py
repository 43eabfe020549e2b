"""Brackets at the end of a text that hold bodies because the other edition of the plan has them as such."""

from documents.listing import REGISTRY, imported, listing

from aiplan_revise.documents import Reading, parse
from aiplan_revise.documents.reading import ALONE
from aiplan_revise.documents.together import told


def beside(text: str, other: str) -> list[str]:
    """The listing of a text that is read beside another one."""
    found = told(imported(text).edition, imported(other).edition)
    return listing(parse(text, Reading(id="plan", beside=found), REGISTRY))


def alone(text: str) -> list[str]:
    return listing(imported(text))


def numbered(*items: str) -> str:
    return "# Plan\n\n" + "\n".join(f"{at}. {words}" for at, words in enumerate(items, 1))


UNITS = numbered("Paint 3 lamps (Lamp Office)", "Buy oil (Office of Oil)", "Count ships (Tide Watch Board)")


def test_a_name_that_the_other_edition_has_as_a_body():
    text = numbered("Paint 5 red lamps (Lamp Office; Post Halvern)", "Buy more oil (cold and hot)", "Count birds.")
    assert [" [" in line for line in alone(text)] == [False, False, False]
    assert beside(text, UNITS) == [
        "1 initiative: Paint 5 red lamps [?lamp office; ?post halvern]",
        "2 initiative: Buy more oil (cold and hot)",
        "3 initiative: Count birds.",
    ]


def test_the_same_words_before_a_bracket_of_another_name():
    text = numbered("Paint 9 lamps (DOL)", "Buy oil (for ships)", "Count birds (Annex)")
    assert beside(text, UNITS) == [
        "1 initiative: Paint 9 lamps [?dol]",
        "2 initiative: Buy oil (for ships)",
        "3 initiative: Count birds (Annex)",
    ]


def test_by_when_stands_behind_either_bracket():
    old, new = (
        numbered(f"Paint lamps ({one}) by June 2026", f"Buy oil (Oil Office) by {month} 2027")
        for one, month in (("TWB", "May"), ("Lamp Office", "July"))
    )
    assert alone(old)[0] == "1 statement: Paint lamps (TWB) by June 2026"
    assert beside(old, new)[0] == "1 initiative: Paint lamps by June 2026 [?twb]"


def test_most_brackets_held_by_the_other_edition_tell_of_the_others():
    text = numbered("Paint 9 lamps (Lamp Office)", "Buy oil (Office of Oil)", "Count birds (Halvern Watch)")
    assert beside(text, UNITS)[2] == "3 initiative: Count birds [?halvern watch]"
    for other in ("Annex B", "Phase Two", "Medium Term"):
        said = text.replace("Halvern Watch", other)
        assert beside(said, UNITS)[2] == f"3 initiative: Count birds ({other})"


def test_an_abbreviation_in_square_brackets_behind_the_same_words():
    old = "# Plan\n\nShips are counted by 2027. [TWB]\n\nOil is bought. [Oil Office]"
    new = "# Plan\n\nShips are counted by 2028. [Tide Agency]\n\nOil is bought. [Oil Office]"
    assert alone(old)[0] == "statement: Ships are counted by 2027. [TWB]"
    assert beside(old, new)[0] == "initiative: Ships are counted by 2027. [?twb]"


def test_nothing_is_told_where_no_bracket_is_left():
    assert told(imported(UNITS).edition, imported(UNITS).edition) == ALONE
    said = numbered("Paint all lamps (in red)", "Buy oil.", "Count ships.")
    assert told(imported(said).edition, imported(UNITS).edition).names == ()


def test_a_word_for_a_role_in_a_bracket_tells_a_name_by_its_capitals():
    text = "# Plan\n\n- Paint lamps. (Lead: Highways)\n- Buy oil. (Lead: by road)\n- Count. (Delivery by: March)"
    assert alone(text) == [
        "initiative: Paint lamps. [?highways*]",
        "statement: Buy oil. (Lead: by road)",
        "statement: Count. (Delivery by: March)",
    ]
