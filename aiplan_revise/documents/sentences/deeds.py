"""What amending sentences can do to a plan: every deed there is stands on this page.

Places are strings, as written (see `places`); "" is the plan as a whole.
"""

from typing import Literal, NamedTuple

from aiplan_revise.documents.sentences.paper import bare
from aiplan_revise.model.edition import Kind

Part = Literal["words", "heading", "caption", "mark"]
"""`heading`: of a heading its words, of anything else the title beside its words; `caption`: always the latter."""


EditKind = Literal["replace", "insert", "omit"]


class Edit(NamedTuple):
    """Words that others take the place of, that others are put behind, or that are taken out."""

    kind: EditKind
    here: str
    come: str = ""


class Amend(NamedTuple):
    """Words of one place, one after the other: each stands there once after those before it are done."""

    place: str
    part: Part
    edits: tuple[Edit, ...]

    def shown(self) -> tuple[Edit, ...]:
        """The edits as they are written: those of the title of the plan without backslashes."""
        if self.place:
            return self.edits
        return tuple(one._replace(here=bare(one.here), come=bare(one.come)) for one in self.edits)


class Whole(NamedTuple):
    """All words of a part; "" takes it out."""

    place: str
    part: Part
    words: str

    def shown(self) -> str:
        """The words as they are written: the title of the plan without backslashes."""
        return self.words if self.place else bare(self.words)


class Replace(NamedTuple):
    """A provision, without what stands below it, by the one in the block."""

    place: str
    block: tuple[str, ...]


class Insert(NamedTuple):
    """What is in the block: behind a place, or (`first`) before all that stands below it. `announced` is how many the
    sentence announces, 0 where it does not say; `kind` of what kind, where it does."""

    place: str
    first: bool
    block: tuple[str, ...]
    announced: int = 0
    kind: Kind | None = None


class Drop(NamedTuple):
    """A provision goes, with all below it; with all from there to `last`, where that is said."""

    place: str
    last: str = ""


class Renumber(NamedTuple):
    """A provision gets the number of another place, and goes there."""

    place: str
    to: str


class Shift(NamedTuple):
    """All from one place to another are numbered `by` places further on, or, where that is 0, so that the first and
    the last become those of `to`."""

    first: str
    last: str
    by: int = 0
    to: tuple[str, str] = ("", "")


Step = Drop | Renumber | Shift


class Restructure(NamedTuple):
    """Numbers of several places, all named as they are before the sentence; `within` is the place they stand under,
    where that is said once for all."""

    within: str
    steps: tuple[Step, ...]


class Together(NamedTuple):
    """Numbers that change, and what is inserted at a place that is named as it is before that."""

    steps: Restructure
    insert: Insert


class Move(NamedTuple):
    """A provision goes behind a place, or (`first`) before all that stands below it, with a mark if it gets another."""

    place: str
    after: str
    first: bool
    mark: str = ""


class Become(NamedTuple):
    """A provision is of another kind from now on."""

    place: str
    kind: Kind


Deed = Amend | Whole | Replace | Insert | Restructure | Together | Move | Become
