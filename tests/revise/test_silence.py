"""Languages that a step takes away are told."""

from small import small, step

from aiplan_revise.revise.silence import silenced

PORTS = step("ports", "Open ports.", ja="港を開く。", number="a")
SHIPS = step("ships", "Build ships.", ja="船を造る。", number="b")
PLAN = small(PORTS, SHIPS)


def test_only_a_language_that_was_there_can_go():
    assert silenced(PLAN, PLAN) == silenced(PLAN, small(PORTS)) == silenced(small(), PLAN) == []
    without = small(step("ports", "Open all ports.", number="a"), SHIPS)
    assert silenced(PLAN, without) == ["a: the Japanese text is gone"]


def test_what_was_split_or_joined_is_told_once():
    pieces = (step("old", "Mend ports.", continues=("ports",)), step("new", "Open ports.", continues=("ports",)))
    assert silenced(PLAN, small(*pieces, SHIPS)) == ["a: the Japanese text is gone"]
    whole = step("both", ja="港と船", continues=("ports", "ships"))
    assert silenced(PLAN, small(whole)) == ["a + b: the English text is gone"]
