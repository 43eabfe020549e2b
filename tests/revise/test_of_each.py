"""The deadline of what many became is that of each of them, and so is that of what was split."""

import pytest

from aiplan_revise.revise.of_each import with_shared
from aiplan_revise.revise.retarget import retargets

JOINED = ("防砂林を300本植える。\n期限：令和12年度", "水門を６基直す。\n期限：令和５年度")
CASES = [
    (
        JOINED,
        ("防砂林を300本植え、水門を６基直す。\n期限：令和10年度",),
        {("令和12年度", "令和10年度"), ("令和５年度", "令和10年度")},
    ),
    (JOINED, ("防砂林を300本植え、水門を６基直す。\n期限：令和12年度",), {("令和５年度", "令和12年度")}),
    (JOINED, ("防砂林を300本植え、水門を６基直す。",), {("令和12年度", ""), ("令和５年度", "")}),
    (
        ("令和８年度までに着手し、\n令和12年度までに終える。", "水門を６基直す。\n期限：令和５年度"),
        ("防砂林の植栽と水門６基の修理を終える。\n期限：令和12年度",),
        {("令和８年度までに", ""), ("令和12年度までに", ""), ("令和５年度", "令和12年度")},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_one_deadline_is_that_of_each(
    old: tuple[str, ...], new: tuple[str, ...], expected: set[tuple[str, str]]
) -> None:
    for back in (False, True):
        sides = (new, old) if back else (old, new)
        told = with_shared(retargets("\n".join(sides[0]), "\n".join(sides[1]), "ja"), sides)
        found = {(one.old.printed if one.old else "", one.new.printed if one.new else "") for one in told}
        assert found == {pair[::-1] if back else pair for pair in expected}
