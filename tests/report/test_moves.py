"""Where things moved: never from a number to the same one, and never because a heading above has another number."""

import pytest
from small import head, small, step

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Edition, Lang
from aiplan_revise.report import view
from aiplan_revise.revise import diff

PORTS = {"ja": "港", "en": "Ports"}
FIELDS = {"ja": "畑", "en": "Fields"}


def told(old: Edition, new: Edition, lang: Lang = "en") -> list[str]:
    shown = view(diff(old, new, Registry()), old, new, Registry(), lang)
    return [line for one in shown.changes for fact in one.facts if fact.name == "moved" for line in fact.lines]


def nets(parent: str, number: str = "a"):
    return step("nets", "Mend nets.", "harbour", parent=parent, number=number, ja="網を直す。")


def sides(number: str) -> tuple[Edition, Edition]:
    """Nets go from Ports, which are the first section, to Fields, which are the first one by then."""
    old = small(head("s", **PORTS, number="1"), nets("s"), head("t", **FIELDS, number="2"), key="2025")
    return old, small(head("t", **FIELDS, number="1"), nets("t", number), head("s", **PORTS, number="2"), key="2026")


@pytest.mark.parametrize(
    ("number", "lang", "expected"),
    [
        ("a", "en", "still numbered 1.a, but under “Fields”, formerly under “Ports”"),
        ("a", "ja", "項番1.aのまま、「港」の下から「畑」の下へ移動"),
        ("b", "en", "moved from “Ports” to “Fields”"),
        ("b", "ja", "「港」から「畑」へ移動"),
    ],
)
def test_headings_of_one_number_in_both_editions_are_told_by_their_words(
    number: str, lang: Lang, expected: str
) -> None:
    assert told(*sides(number), lang) == [expected]


def test_what_stands_below_a_heading_with_another_number_did_not_move() -> None:
    old = small(head("s", **PORTS, number="1"), nets("s"), key="2025")
    new = small(head("new", "Air", number="1"), head("s", **PORTS, number="2"), nets("s"), key="2026")
    assert told(old, new) == []


def test_pieces_that_went_the_same_way_are_told_together() -> None:
    heads = head("s", **PORTS, number="1"), head("t", **FIELDS, number="2")
    both = step("both", "Mend nets, splice ropes, and tar boats.", parent="s", number="a")
    new = [
        step(f"piece-{n}", words, continues=("both",), parent=parent, number=n)
        for n, words, parent in (("a", "Mend nets.", "t"), ("b", "Splice ropes.", "t"), ("c", "Tar boats.", "s"))
    ]
    some = small(heads[0], new[2], heads[1], new[0], new[1], key="2026")
    assert told(small(*heads, both), some) == ["2.a and 2.b moved from “1 Ports” to “2 Fields”"]
    every = small(*heads, new[0], new[1], key="2026")
    assert told(small(*heads, both), every) == ["moved from “1 Ports” to “2 Fields”"]


def test_what_keeps_its_number_in_another_order_does_not_point_to_where_it_stands() -> None:
    """Of three chapters two change places around the one that keeps its number."""
    heads = {
        key: head(key, en, number=number) for key, en, number in (("a", "A", "1"), ("b", "B", "2"), ("c", "C", "3"))
    }
    old = small(*heads.values())
    new = small(head("c", "C", number="1"), heads["b"], head("a", "A", number="3"), key="2026")
    points = [row.points for row in view(diff(old, new, Registry()), old, new, Registry(), "en").table if row.points]
    assert points
    assert "(moved to 2)" not in points
