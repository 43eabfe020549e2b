"""What was recorded of initiatives, held against the text that follows."""

import pytest
from small import small, step

from aiplan_revise.model.edition import Ending, Provision
from aiplan_revise.model.progress import STANDINGS, Entry
from aiplan_revise.revise.followup import loose

KEPT = step("a", "x")
PIECES = (step("p", "x", continues=("a",)), step("q", "y", continues=("a",)))


@pytest.mark.parametrize(
    ("now", "endings", "says"),
    [
        ((KEPT,), {}, {"done": "still-there", "ended": "still-there"}),
        (PIECES, {}, {"done": "still-there", "ended": "still-there"}),
        ((), {}, {"on-track": "gone", "delayed": "gone"}),
        ((), {"a": Ending("completed")}, {"on-track": "not-completed", "delayed": "not-completed"}),
        ((), {"a": Ending("abandoned")}, {}),
        ((), {"a": Ending("merged")}, {}),
    ],
)
def test_what_does_not_go_together(now: tuple[Provision, ...], endings: dict[str, Ending], says: dict[str, str]):
    old, new = small(KEPT, step("b", "z")), small(*now, key="2026", endings=endings)
    found = {one: list(loose(old, new, {"a": Entry("a", one, "2027-03-01", "A")})) for one in STANDINGS}
    assert {standing: one.fault for standing, told in found.items() for one in told} == says
    assert all(one.new == now for told in found.values() for one in told)


def test_nothing_recorded_is_nothing_loose():
    assert list(loose(small(KEPT), small(), {})) == []
