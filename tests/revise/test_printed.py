"""Those who stay responsible, printed otherwise: a sign that moved, words beside a name."""

import pytest
from small import step, who
from strategies import REGISTRY

from aiplan_revise.model.edition import Assignment, Provision
from aiplan_revise.revise.printed import Printed, Signed, printed, signed


def of(names: str) -> tuple[Provision, ...]:
    """A provision of bodies printed by their ids, but for what stands beside them."""
    bodies = {name: name.strip("◎○* ").partition(" (")[0] for name in names.split(", ")}
    return (step("a", "x", tuple(Assignment(body, printed=name) for name, body in bodies.items())),)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("◎harbour, meadow", "harbour, ◎meadow", (Signed("◎", ("harbour",), ("meadow",)),)),
        ("◎harbour, meadow", "harbour, meadow", (Signed("◎", ("harbour",), ()),)),
        ("harbour, meadow", "harbour, meadow*", (Signed("*", (), ("meadow",)),)),
        ("◎harbour, ○meadow", "○harbour, ◎meadow", (Signed("◎", ("harbour",), ("meadow",)),
                                                    Signed("○", ("meadow",), ("harbour",)))),
        ("◎harbour, meadow", "◎meadow", (Signed("◎", ("harbour",), ("meadow",)),)),
        ("◎harbour", "◎meadow", ()),
        ("◎harbour, meadow", "meadow, ◎harbour", ()),
    ],
)  # fmt: skip
def test_a_sign_that_those_who_stay_bear_newly_or_no_longer(old: str, new: str, expected: tuple[Signed, ...]) -> None:
    assert signed(of(old), of(new), REGISTRY) == expected
    back = tuple(Signed(one.sign, one.new, one.old) for one in expected)
    assert signed(of(new), of(old), REGISTRY) == back


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("harbour (oil)", "harbour (ropes)", (Printed("harbour", ("harbour (oil)",), ("harbour (ropes)",)),)),
        ("harbour", "◎harbour (ropes)", (Printed("harbour", ("harbour",), ("harbour (ropes)",)),)),
        ("harbour", "◎harbour", ()),
        ("harbour (oil)", "Harbour (Oil)", ()),
        ("harbour (oil)", "meadow", ()),
    ],
)
def test_words_beside_a_name(old: str, new: str, expected: tuple[Printed, ...]) -> None:
    assert printed(of(old), of(new), REGISTRY) == expected


def test_an_office_is_told_as_such() -> None:
    assert printed(of("council"), (step("a", "x", who("council/ai")),), REGISTRY) == ()
