"""What two sides of a merge disagree on, as values."""

from collections.abc import Callable, Iterable
from typing import Any, Literal

from msgspec import UNSET, json

from aiplan_revise.model.edition import Assignment, Provision, Texts, Value
from aiplan_revise.revise.sequence import Three

Kept = Literal["base", "ours", "theirs", "both"]
_SWAPPED: dict[Kept, Kept] = {"base": "base", "ours": "theirs", "theirs": "ours", "both": "both"}


class Conflict(Value, frozen=True):
    """Where ours and theirs disagree: the provision's id ("" for metadata and the top level), the field ("text.ja",
    "assignments", "fields.budget"), what each says, in words ("" is nothing), and which of them the merged edition has.

    Further fields: "provision" where one side dropped what the other changed, "order" of what stands under a provision,
    "lead", and "continued-by" where each side put other provisions in its place (by a split, a join or a new id).
    The base is kept, except where both sides added something, under one id (one side is kept, whole) or in place of
    one provision (both are).
    """

    provision: str
    field: str
    base: str = ""
    ours: str = ""
    theirs: str = ""
    kept: Kept = "base"

    def __invert__(self) -> "Conflict":
        """The same conflict with ours and theirs in each other's place."""
        return Conflict(self.provision, self.field, self.base, self.theirs, self.ours, _SWAPPED[self.kept])


Note = Callable[[str, Three[Any], Kept], None]
"""Takes down a conflict: field, the three values (UNSET is none), the side kept."""


class Notes:
    """The conflicts found so far, the last word on each field."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str], Conflict] = {}

    def of(self, key: str) -> Note:
        def note(field: str, three: Three[Any], kept: Kept) -> None:
            base, ours, theirs = (shown(value) for value in three)
            self.found[key, field] = Conflict(key, field, base, ours, theirs, kept)

        return note

    def listed(self, outline: Iterable[str]) -> tuple[Conflict, ...]:
        """In printed order: first the metadata, last what the merged edition no longer has."""
        place = {"": -1} | {key: position for position, key in enumerate(outline)}
        order = sorted(self.found.values(), key=lambda c: (place.get(c.provision, len(place)), c.provision, c.field))
        return tuple(order)


def shown(value: Any) -> str:
    """A value of any field in words."""
    if value is None or value is UNSET:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Texts):
        return " / ".join(value.get(lang) for lang in value.langs())
    if isinstance(value, Assignment | Provision):
        return " | ".join(part for part in map(shown, _parts(value)) if part)
    return "; ".join(map(shown, value)) if isinstance(value, tuple) else json.encode(value, order="sorted").decode()


def _parts(value: Assignment | Provision) -> tuple[Any, ...]:
    if isinstance(value, Provision):
        return value.kind, value.number, value.title, value.text, value.assignments
    return value.party(), value.office, value.role, value.clause
