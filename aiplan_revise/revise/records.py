"""Open-shaped records compared by field: metadata, the plan, the registry. Not for the provisions of an edition."""

from typing import Any, Literal

import msgspec

from aiplan_revise.model.edition import Value


class RecordChange(Value, frozen=True):
    """One place in which two records differ: a JSON Pointer (RFC 6901) to it, and its old and new value as plain JSON
    (None where it was added or removed, and where it is null: `op` tells)."""

    path: str
    op: Literal["added", "removed", "changed"]
    old: Any = None
    new: Any = None


def record_changes(old: Value, new: Value) -> tuple[RecordChange, ...]:
    """Where `old` and `new` differ, by path. Values of different types differ (1 is not true); a field at its default
    counts as absent; of lists it is told what came and went, not that the rest slid along."""
    from deepdiff import DeepDiff  # takes half a second to load, so only those pay for it who ask

    before, after = (_plain(record) for record in (old, new))
    found = DeepDiff(before, after, view="tree", threshold_to_diff_deeper=0)
    changes = (_change(kind, level) for kind, levels in found.items() for level in levels)
    return tuple(sorted(changes, key=lambda change: (change.path, change.op)))


def _plain(record: Value) -> Any:
    return msgspec.json.decode(msgspec.json.encode(record))


def _change(kind: str, level: Any) -> RecordChange:
    keys = level.path(output_format="list")
    path = "".join(f"/{str(key).replace('~', '~0').replace('/', '~1')}" for key in keys)
    if kind.endswith("_added"):
        return RecordChange(path, "added", new=level.t2)
    if kind.endswith("_removed"):
        return RecordChange(path, "removed", old=level.t1)
    return RecordChange(path, "changed", level.t1, level.t2)
