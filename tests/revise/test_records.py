"""record_changes: open-shaped records, place by place."""

from small import small

from aiplan_revise.model.bodies import Body, Registry
from aiplan_revise.model.edition import Source, Texts
from aiplan_revise.revise import RecordChange, record_changes


def test_metadata_place_by_place() -> None:
    old = small(
        title=Texts(en="Plan"), dates={"presented": "2025-09-12"}, sources=(Source("A"), Source("B")), official=False
    )
    new = small(
        key="2026",
        title=Texts("計画", "Plan"),
        dates={"adopted": "2026"},
        sources=(Source("A"), Source("B", date="2026")),
    )
    assert record_changes(old.about, new.about) == (
        RecordChange("/dates/adopted", "added", new="2026"),
        RecordChange("/dates/presented", "removed", old="2025-09-12"),
        RecordChange("/id", "changed", "2025", "2026"),
        RecordChange("/official", "removed", old=False),
        RecordChange("/sources/1/date", "added", new="2026"),
        RecordChange("/title/ja", "added", new="計画"),
    )


def test_equal_records_and_pointers_with_slashes() -> None:
    one = Registry({"a/b~": Body("a/b~", Texts(en="A"))})
    other = Registry({"a/b~": Body("a/b~", Texts(en="B"))})
    assert record_changes(one, one) == ()
    assert record_changes(one, other) == (RecordChange("/bodies/a~1b~0/names/en", "changed", "A", "B"),)
