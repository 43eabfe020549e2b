"""What somebody made of an edition of which only one language was shown."""

from msgspec.structs import replace
from small import head, small, step
from strategies import REGISTRY

from aiplan_revise.model.edition import Texts
from aiplan_revise.revise.overlaying import overlaid, recovered

SEA = head("sea", "The sea", number="1")
WHOLE = small(SEA, step("ports", "Open 60 ports by 2027.", "harbour", ja="港を開く。", parent="sea", number="a"))
SHOWN = small(SEA, step("ports", "Open 60 ports by 2027.", "harbour", parent="sea", number="a"))


def test_what_lost_its_id_bears_it_again_and_what_stands_under_it_follows():
    sea = replace(SEA, id="the-sea")
    edited = small(sea, step("open-ports", "Open 90 ports by 2027.", "harbour", parent="the-sea", number="a"))
    found, ids = recovered(SHOWN, edited, REGISTRY)
    assert (ids, found.outline, found.provisions["ports"].parent) == (("sea", "ports"), ("sea", "ports"), "sea")
    assert overlaid(WHOLE, SHOWN, found, REGISTRY).provisions["ports"].text == Texts(
        "港を開く。", "Open 90 ports by 2027."
    )


def test_what_is_new_has_what_was_written_and_nothing_else():
    quays = step("quays", "Mend all quays.", "meadow", parent="sea", number="b")
    edited = small(*SHOWN.provisions.values(), quays)
    assert recovered(SHOWN, edited, REGISTRY) == (edited, ())
    assert overlaid(WHOLE, SHOWN, edited, REGISTRY).provisions["quays"].text == Texts(en="Mend all quays.")


def test_a_title_is_edited_in_the_language_that_was_shown():
    whole, shown, edited = (small(title=title) for title in (Texts("計画", "Plan"), Texts(en="Plan"), Texts(en="New")))
    assert overlaid(whole, shown, edited, REGISTRY).about.title == Texts("計画", "New")
    assert overlaid(whole, shown, small(), REGISTRY).about.title == Texts("計画", "Plan")
