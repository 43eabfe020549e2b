"""When a ledger's lineage can stand in for linking: it names every provision of both editions, by settled ids."""

import msgspec
import pytest

from aiplan_revise.lineage import complete
from aiplan_revise.model.edition import About, Provision, edition, texts
from aiplan_revise.model.links import Lineage, Link

WHOLE = Provision("whole", "initiative", text=texts("en", "Build and run a test bed."))
KEPT = Provision("kept", "initiative", text=texts("en", "Publish guidance."))
BUILD = Provision("build", "initiative", text=texts("en", "Build a test bed."), continues=("whole",))
RUN = Provision("run", "initiative", text=texts("en", "Run a test bed."), continues=("whole",))
OLD = edition(About("old"), [WHOLE, KEPT])
NEW = edition(About("new"), [BUILD, RUN, KEPT])
SPLIT = Link(("whole",), ("build", "run"), "probable", "parts", 0.8)
SAME = Link(("kept",), ("kept",), "certain", "same-text", 1.0)
LINEAGE = Lineage("old", "new", (SPLIT, SAME))


def test_a_lineage_of_the_editions_as_they_are_is_complete() -> None:
    assert complete(LINEAGE, OLD, NEW)


@pytest.mark.parametrize(
    "lineage",
    [
        Lineage("old", "other", LINEAGE.links),
        Lineage("old", "new", (SPLIT,)),
        Lineage("old", "new", LINEAGE.links, ("kept",)),
        Lineage("old", "new", (SPLIT,), ("kept",), ("kept",)),
    ],
    ids=["other editions", "a provision missing", "one named twice", "an id that was carried, but is not linked"],
)
def test_any_other_lineage_is_not(lineage: Lineage) -> None:
    assert not complete(lineage, OLD, NEW)


def test_nor_is_it_once_the_edition_was_edited() -> None:
    added = edition(NEW.about, [BUILD, RUN, KEPT, Provision("more", "initiative", text=texts("en", "More."))])
    assert not complete(LINEAGE, OLD, added)
    elsewhere = edition(NEW.about, [msgspec.structs.replace(BUILD, continues=()), RUN, KEPT])
    assert not complete(LINEAGE, OLD, elsewhere)
