"""What a report shows, as plain frozen values: sorted, counted and worded, and the documented shape of its JSON.

Every text is a Phrase, so that words in the other language can be marked as such. Sides are always old, new.
"""

from typing import Literal

from aiplan_revise.model.edition import Lang
from aiplan_revise.report.responsible import BodyView, Handovers
from aiplan_revise.report.shown import Phrase, Shown


class Mark(Shown, frozen=True):
    """A run of a redline: on both sides, deleted or inserted. A gap stands on one side only, unmarked, where that side
    leaves out words that went elsewhere, or came from there."""

    op: Literal["same", "deleted", "inserted", "old-gap", "new-gap"]
    text: str


class Count(Shown, frozen=True):
    """How many; `name` is a kind or facet ("dropped", "reassigned"), `label` its name in the report's language."""

    name: str
    label: str
    count: int


class SourceView(Shown, frozen=True):
    """Where an edition's text comes from; `address` is "" unless it is a web address that is safe to link."""

    title: str
    address: str
    date: str
    sha256: str
    note: Phrase | None


class EditionView(Shown, frozen=True):
    """One of the two editions: its title, status and dates in words, and its notice where it is not official."""

    id: str
    title: Phrase
    status: str
    official: bool | None
    notice: Phrase | None
    dates: tuple[str, ...]
    initiatives: int
    sources: tuple[SourceView, ...]


class Tally(Shown, frozen=True):
    """A row of the balance: `changes` of a kind, and the initiatives they take up in each edition."""

    name: str
    label: str
    changes: int
    old: int
    new: int


class Summary(Shown, frozen=True):
    """The counts. `kinds` balances the initiatives: its columns old and new add up to those of the editions.

    `facets` counts changes of initiatives (one change can hold several), `others` changes of headings and statements,
    `form` changes of initiatives that concern the printed form only and are no change of substance. `substance` and
    `other_substance` are the numbers of changes of substance, of initiatives and of headings and statements.
    """

    kinds: tuple[Tally, ...]
    facets: tuple[Count, ...]
    others: tuple[Count, ...]
    form: tuple[Count, ...]
    substance: int
    other_substance: int
    same: bool


class Line(Shown, frozen=True):
    """One change in one plain sentence: numbers old → new, the words it is known by, and what happened. Where there is
    no number, `under` is the heading it stands under."""

    key: str
    numbers: str
    under: Phrase
    caption: Phrase
    says: str
    sure: bool


class Highlights(Shown, frozen=True):
    """All changes of one sort. `count` is their number; what came or went with the heading above it has no line."""

    name: str
    label: str
    count: int
    lines: tuple[Line, ...]


class Place(Shown, frozen=True):
    """A provision as printed: dotted number ("" if none), kind in words, headings above it, its words, and the names
    of its bodies in the order of listing."""

    id: str
    number: str
    kind: str
    path: tuple[Phrase, ...]
    title: Phrase
    text: Phrase
    bodies: tuple[str, ...]


class Passage(Shown, frozen=True):
    """One text on both sides. `spans` is the redline between them, empty where there is nothing to compare.

    `label` says which text it is (a title, the share of a piece, the other language), "" for a text that stands alone.
    `same` is true where both sides are equal.
    """

    label: str
    old: Phrase | None
    new: Phrase | None
    spans: tuple[Mark, ...]
    same: bool


class Party(Shown, frozen=True):
    """A responsible body or open set: `mark` is kept, gained, lost or continued (renamed or reorganised)."""

    id: str
    label: str
    mark: str
    word: str


class Fact(Shown, frozen=True):
    """What a facet says, in lines: `name` is the facet, `label` its name."""

    name: str
    label: str
    lines: tuple[str, ...]


class Evidence(Shown, frozen=True):
    """What a link rests on. `status` is certain or probable, `score` runs from 0 to 1; the rest is in words."""

    status: str
    label: str
    basis: str
    score: float
    reasons: tuple[Phrase, ...]
    runner_up: str


class ChangeView(Shown, frozen=True):
    """One change in full. `key` is its anchor (#c-KEY), stable as long as the provisions keep their ids.

    `facets` are those of the change and, where bodies that stay hold other parts of it than before, "shares".
    `of` is initiative, statement or heading; `substance` is false where only the printed form changed. A heading that
    came or went with all that stands under it says how many provisions that are (`beneath`), and those of them that are
    no initiatives say its key (`under`).
    """

    key: str
    kind: str
    of: str
    substance: bool
    facets: tuple[str, ...]
    numbers: str
    caption: Phrase
    old: tuple[Place, ...]
    new: tuple[Place, ...]
    passages: tuple[Passage, ...]
    parties: tuple[Party, ...]
    facts: tuple[Fact, ...]
    evidence: Evidence | None
    beneath: int = 0
    under: str = ""


class SectionView(Shown, frozen=True):
    """A heading and what became of the initiatives under it; `numbers` old → new, `gone` if only the old one has it.

    `old` and `new` count its initiatives, `counts` the changes: one across two sections counts in each.
    """

    id: str
    depth: int
    numbers: str
    heading: Phrase
    old: int
    new: int
    counts: tuple[Count, ...]
    gone: bool


class Wording(Shown, frozen=True):
    """Words as one side prints them; `spans` marks what the other side does not have, empty if nothing is compared."""

    phrase: Phrase
    spans: tuple[Mark, ...]


class Cell(Shown, frozen=True):
    """One provision on one side of the comparison table; a party is kept where the other side prints the same.

    `away` is true where it is quoted beside what it became and has its own place elsewhere, with a `note` if only a
    part of it is quoted.
    """

    id: str
    kind: str
    number: str
    renumbered: bool
    away: bool
    note: str
    wordings: tuple[Wording, ...]
    parties: tuple[Party, ...]


class Row(Shown, frozen=True):
    """A row of the comparison table: a change (`key`), an unchanged heading (`heading`), or a run of `unchanged`
    provisions from the number `first` to `last`. A side without cells is new, or deleted, on the other one, unless the
    row `points` to where the old provision stands now."""

    key: str
    old: tuple[Cell, ...]
    new: tuple[Cell, ...]
    heading: bool
    unchanged: int
    first: str
    last: str
    points: str


class View(Shown, frozen=True):
    """A whole report. The changes stand in printed order of the new edition, dropped ones where they stood; `headline`
    says the whole in a few sentences."""

    lang: Lang
    title: str
    headline: tuple[str, ...]
    old: EditionView
    new: EditionView
    notices: tuple[Phrase, ...]
    summary: Summary
    highlights: tuple[Highlights, ...]
    sections: tuple[SectionView, ...]
    bodies: tuple[BodyView, ...]
    changes: tuple[ChangeView, ...]
    review: tuple[str, ...]
    table: tuple[Row, ...]
    handovers: Handovers
