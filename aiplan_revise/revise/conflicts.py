"""What two sides of a merge disagree on, as values, and what a person can decide about it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

from msgspec import UNSET, json

from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import LANGS, Assignment, Provision, Texts, Value
from aiplan_revise.model.integrity import unclean
from aiplan_revise.revise.sequence import Three
from aiplan_revise.revise.threeway import both

Kept = Literal["base", "ours", "theirs", "both"]
_SWAPPED: dict[Kept, Kept] = {"base": "base", "ours": "theirs", "theirs": "ours", "both": "both"}


class Own(Value, frozen=True):
    """The own words of somebody who decides a conflict; Texts where the field holds both languages ("text")."""

    words: Texts | str


Choice = Kept | Own
Choices = Mapping[tuple[str, str], Choice]
"""Provision and field of a conflict → what to take."""


class Conflict(Value, frozen=True):
    """Where ours and theirs disagree: the provision's id ("" for metadata and the top level), the field ("text.ja",
    "assignments", "fields.budget"), what each says, in words ("" is nothing), and which of them the merged edition has.

    Further fields: "text" where the languages would contradict each other or a clause would lose its words, "provision"
    where one side dropped, split or joined what the other changed (what is decided holds for the pieces, too; until
    then they stand beside it), "order" of what stands under a provision, "lead", and "continued-by" where each side put
    other provisions in its place (by a split, a join or a new id).
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


def options(of: Conflict) -> tuple[str, ...]:
    """What can be taken to settle a conflict, of "base", "ours", "theirs", "both" and "own" (own words, `Own`).

    There is no "base" where both sides added something. "both" is the bodies of both sides, the provisions that both
    put in the place of one, or the words that both bring in at one place.
    """
    root, _, lang = of.field.partition(".")
    found = ["ours", "theirs"] if of.kept != "base" else ["base", "ours", "theirs"]
    if of.field in ("assignments", "continued-by"):
        found.append("both")
    if root in ("title", "text", "notice", "number", "fields"):
        worded = lang in LANGS and root != "fields" and of.base
        together = worded and both(Three(of.base, of.ours, of.theirs), "ja" if lang == "ja" else "en") is not None
        found += ["both", "own"] if together else ["own"]
    return tuple(found)


Note = Callable[[str, Three[Any], Kept], Choice]
"""Takes down a conflict (field, the three values with UNSET for none, the side kept) and gives back what to take: the
side kept, or what somebody decided; then it is no conflict any more."""


class Notes:
    """The conflicts found so far, the last word on each field, but for those that were decided."""

    def __init__(self, decided: Choices) -> None:
        self.decided = decided
        self.found: dict[tuple[str, str], Conflict] = {}

    def of(self, key: str) -> Note:
        def note(field: str, three: Three[Any], kept: Kept) -> Choice:
            base, ours, theirs = (shown(value) for value in three)
            conflict = Conflict(key, field, base, ours, theirs, kept)
            if (key, field) in self.decided:
                return _fit(self.decided[key, field], conflict)
            self.found[key, field] = conflict
            return kept

        return note

    def withdraw(self, key: str, *fields: str) -> None:
        """Forgets what was noted of these fields, because more is at stake, or nothing."""
        for field in fields:
            self.found.pop((key, field), None)

    def listed(self, outline: Iterable[str]) -> tuple[Conflict, ...]:
        """In printed order: first the metadata, last what the merged edition no longer has."""
        place = {"": -1} | {key: position for position, key in enumerate(outline)}
        order = sorted(self.found.values(), key=lambda c: (place.get(c.provision, len(place)), c.provision, c.field))
        return tuple(order)


def _fit(choice: Choice, conflict: Conflict) -> Choice:
    """The choice, if the conflict leaves it; PlanError if not."""
    name = "own" if isinstance(choice, Own) else choice
    where = f"{conflict.provision or 'the edition'}: {conflict.field}"
    if name not in options(conflict):
        known = ", ".join("own words" if one == "own" else one for one in options(conflict))
        raise PlanError(f"{name!r} is no way to settle this conflict", where, f"take {known}")
    if isinstance(choice, Own):
        if isinstance(choice.words, Texts) != (conflict.field in ("text", "title")):
            raise PlanError("own words of the wrong kind", where, "give both languages to a whole text, else one")
        words = [choice.words] if isinstance(choice.words, str) else [choice.words.ja, choice.words.en]
        for fault in filter(None, map(unclean, words)):
            raise PlanError(fault, where)
    return choice


def taken(three: Three[Any], choice: Choice) -> Any:
    """The value of the side that was chosen, or the own words."""
    return choice.words if isinstance(choice, Own) else getattr(three, choice)


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
