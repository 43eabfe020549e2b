"""What was reworded and moved to another section, where no title and no body says what it is."""

from small import head, small, step

from aiplan_revise.lineage import link
from aiplan_revise.lineage.closest import BY_FAR, FOREMOST
from aiplan_revise.lineage.ladder import ASKED
from aiplan_revise.model.edition import Edition
from aiplan_revise.model.links import Lineage

Row = tuple[str, str, str]

KEPT: tuple[Row, ...] = (
    ("k1", "harbours", "Ferries report their position to the pilot station every minute"),
    ("k2", "harbours", "Cranes are tested by an independent inspector before each season"),
    ("k3", "harbours", "Berths are lit from sunset until the last departure"),
    ("k4", "forests", "Foresters mark each felled trunk with the number of its parcel"),
    ("k5", "forests", "Paths are closed to visitors while storms are forecast"),
    ("k6", "forests", "Seedlings are grown from seed that was gathered in the same valley"),
)
BEACONS = "Broken beacons, buoys and foghorns are repaired within a night"
MOVED = 'Any beacon, buoy or foghorn (such as "Old Tom") that fails is repaired, or removed, before dawn'

STRANGE = (
    "Gravel from any station is spread on slopes once the season of frost begins",
    "An inspector with a watch counts each minute for which a millstone turns",
    "After sunset two clerks seal votes into a parcel for the bishop",
    "Until the storms of autumn musicians play at the departure of a bride",
    "Wells that visitors use get an iron lid and a trunk of oak to sit upon",
    "The number of loaves that bakers sell tomorrow is their own forecast",
    "Clocks are set by a gun, its powder lit with dry seed of thistles",
    "Snow is lowered from roofs by cranes into the valley below",
)
"""What has hardly a word in common with anything else here, and as much with one as with another."""


def plan(rows: tuple[Row, ...], bodies: str = "") -> Edition:
    """The rows and those that are kept, of id, section and text; who is responsible for all but the latter."""
    every = [step(key, en, parent=place) for key, place, en in KEPT]
    every += [step(key, en, bodies, parent=place) for key, place, en in rows]
    places = dict.fromkeys(one.parent for one in every)
    return small(*(one for at in places for one in (head(at, at), *(one for one in every if one.parent == at))))


def told(old: tuple[Row, ...], new: tuple[Row, ...], bodies: tuple[str, str] = ("", "")) -> Lineage:
    return link(plan(old, bodies[0]), plan(new, bodies[1]), ids="ignored")


def test_what_is_closest_by_far_is_linked_wherever_it_stands() -> None:
    here, there = (("x", "harbours", BEACONS),), (("y", "upkeep", MOVED),)
    for old, new in ((here, there), (there, here)):
        (found,) = [one for one in told(old, new).links if one.old == (old[0][0],)]
        assert (found.new, found.status, found.basis, found.score) == ((new[0][0],), "probable", "similar", FOREMOST)
        assert BY_FAR in found.reasons


def test_where_another_one_is_nearly_as_close_a_person_is_asked() -> None:
    rival = "Foghorns and beacons that were repaired are painted red, buoys green"
    lineage = told((("x", "harbours", BEACONS),), (("y", "upkeep", MOVED), ("z", "forests", rival)))
    assert "x" in lineage.unlinked_old
    assert ("x", "y", ASKED) in [(one.old, one.new, one.score) for one in lineage.candidates]


def test_other_bodies_would_be_told_as_a_hand_over() -> None:
    lineage = told((("x", "harbours", BEACONS),), (("y", "upkeep", MOVED),), ("harbour", "meadow"))
    assert "x" in lineage.unlinked_old


def test_a_piece_of_what_names_no_body_is_found_where_its_whole_goes_on() -> None:
    whole = "Nets, traps and lines are measured by wardens, and their owners pay for a seal that is renewed each spring"
    first = "Nets, traps and lines are measured by wardens"
    second = "Whoever fishes with them in a lagoon or a river needs a seal, to be renewed in spring, and shows it to us"
    others = [(f"new-{n}", "upkeep", text) for n, text in enumerate(STRANGE)]
    lineage = told((("x", "harbours", whole),), (("y", "harbours", first), ("z", "upkeep", second), *others))
    (found,) = [one for one in lineage.links if "y" in one.new]
    assert (found.old, found.new, found.basis) == (("x",), ("y", "z"), "parts")


def test_one_of_a_series_that_was_reworded_and_moved_is_asked_though_another_one_is_closer() -> None:
    centre = "Found a centre for the exchange of warnings among {}, with two clerks at least and a safe mailbox"
    old = tuple(
        (f"o{at}", "harbours", centre.format(who)) for at, who in enumerate(("pilots", "divers", "village banks"))
    )
    moved = (
        "Village banks get a centre of their own for the exchange of warnings, with a mailbox that is safe and clerks"
    )
    new = (*((f"n{at}", "harbours", text) for at, (_, _, text) in enumerate(old[:2])), ("x", "upkeep", moved))
    found = told(old, new, ("harbour meadow", "harbour meadow"))
    assert ("o2", "x") in {(one.old, one.new) for one in found.candidates}
    assert ("o2", "x") not in {(one.old, one.new) for one in told(old, new, ("harbour", "meadow")).candidates}
