"""What became of promises: each outcome by hand."""

from fractions import Fraction

import pytest
from small import head, small, step

from aiplan_revise.model.edition import Edition, Provision, Texts
from aiplan_revise.revise.carryover import Promise, carryover

ON = "2026-07-14"


def told(old: Edition | Provision, new: Edition | Provision | None, **more: object) -> list[str]:
    """A line for each promise: "a by 2025: later by 2027 in a"."""
    before, after = (one if isinstance(one, Edition) else small(*filter(None, [one])) for one in (old, new))
    return [_line(one) for one in carryover(before, after, str(more.pop("on", ON)), **more)]  # type: ignore[arg-type]


def _line(of: Promise) -> str:
    now = f" {of.now.printed}" if of.now else ""
    where = f" in {'+'.join(p.id for p in of.new)}" if of.new else ""
    reason = f" ({of.reason})" if of.reason else ""
    return f"{'! ' if of.silent else ''}{of.of.id} {of.target.printed}: {of.outcome}{now}{where}{reason}"


OLD = step("a", "Equip 60 staff by 2025.")


@pytest.mark.parametrize(
    ("new", "line"),
    [
        (OLD, "a by 2025: kept by 2025 in a"),
        (step("a", "Equip 200 staff by 2025."), "a by 2025: kept by 2025 in a"),
        (step("a", "Equip 60 staff by 2027."), "a by 2025: later by 2027 in a"),
        (step("a", "Equip 60 staff by 2024."), "a by 2025: earlier by 2024 in a"),
        (step("a", "Equip 60 staff."), "! a by 2025: gone in a"),
        (step("a", "Equip 60 staff from 2025."), "! a by 2025: gone in a"),
        (None, "! a by 2025: dropped"),
    ],
)
def test_what_became_of_a_deadline(new: Provision | None, line: str):
    assert told(OLD, new) == [line]


def test_by_how_much_a_deadline_moved():
    (promise,) = carryover(small(OLD), small(step("a", "Equip 60 staff by March 2028.")), ON)
    assert (promise.months, promise.sentence, promise.now_sentence) == (
        Fraction(27), "Equip 60 staff by 2025.", "Equip 60 staff by March 2028.",
    )  # fmt: skip


def test_what_ends_with_a_reason_is_not_silent():
    assert told(OLD, None, ended={"a": "done"}) == ["a by 2025: ended (done)"]
    assert told(OLD, step("a", "Equip 60 staff."), ended={"a": "done"}) == ["a by 2025: ended in a (done)"]
    assert told(OLD, OLD, ended={"a": "done"}) == ["a by 2025: kept by 2025 in a"]


@pytest.mark.parametrize(
    ("text", "on", "count"),
    [
        ("Equip 60 staff by 2026.", ON, 0),
        ("Equip 60 staff by 2026.", "2026-12-31", 1),
        ("Equip 60 staff by 2026.", "2026", 1),
        ("Equip 60 staff by FY2025.", "2026-03-30", 0),
        ("Equip 60 staff by FY2025.", "2026-03-31", 1),
        ("Equip 60 staff by around 2025.", ON, 1),
        ("Equip 60 staff from 2025.", ON, 0),
        ("Equip 60 staff in 2025.", ON, 0),
        ("Open the pier in FY2025.", ON, 1),
        ("Apply the act that was adopted in FY2025.", ON, 0),
        ("Equip 60 staff by March.", ON, 0),
    ],
)
def test_what_is_due_by_a_day(text: str, on: str, count: int):
    assert len(told(step("a", text), None, on=on)) == count


def test_a_join_that_keeps_one_of_two_equal_deadlines_has_lost_the_other():
    old = small(step("a", "Run trials in ports by 2025."), step("b", "Train 40 teachers by 2025."))
    new = small(step("x", "Train 40 teachers by 2025.", continues=("a", "b")))
    assert told(old, new) == ["! a by 2025: gone in x", "b by 2025: kept by 2025 in x"]


def test_a_split_is_followed_into_the_piece_that_holds_the_deadline():
    old = step("a", "Dredge the northern ports by 2025. Guard the southern reef by March 2026.")
    parts = small(
        step("n", "Dredge the northern ports by 2025.", continues=("a",)),
        step("s", "Guard the southern reef by March 2027.", continues=("a",)),
    )
    assert told(old, parts) == ["a by 2025: kept by 2025 in n", "a by March 2026: later by March 2027 in s"]


def test_both_languages_are_told_once_unless_they_tell_otherwise():
    old = step("a", "Equip 60 staff by 2025.", ja="2025年までに60人を配置する。")
    assert told(old, old) == ["a by 2025: kept by 2025 in a"]
    assert told(old, old, lang="ja") == ["a 2025年までに: kept 2025年までに in a"]
    new = step("a", "Equip 60 staff by 2025.", ja="60人を配置する。")
    assert told(old, new) == ["a by 2025: kept by 2025 in a", "! a 2025年までに: gone in a"]


def test_a_language_that_went_does_not_hide_the_deadline():
    old = step("a", ja="2025年までに60人を配置する。")
    assert told(old, OLD) == ["a 2025年までに: kept by 2025 in a"]
    assert told(old, step("a", "Equip 60 staff.")) == ["! a 2025年までに: gone in a"]


def test_titles_count_and_headings_do_not():
    titled = step("a", "Equip staff.", title=Texts(en="60 staff by 2025"))
    assert told(small(head("h", "By 2025 everywhere"), titled), small(titled)) == ["a by 2025: kept by 2025 in a"]
