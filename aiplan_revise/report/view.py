"""What a report shows, as plain frozen values: sorted, counted and worded, and the documented shape of its JSON.

Every text is a Phrase, so that words in the other language can be marked as such. Sides are always old, new.
"""

import msgspec

from aiplan_revise.model.edition import Lang
from aiplan_revise.revise import Span


class Shown(msgspec.Struct, frozen=True, gc=False):
    """The base of everything shown: immutable, and with every key present in its JSON."""


class Phrase(Shown, frozen=True):
    """Words and the language they are in."""

    text: str
    lang: Lang


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
    `form` changes of initiatives that concern the printed form only and are no change of substance.
    """

    kinds: tuple[Tally, ...]
    facets: tuple[Count, ...]
    others: tuple[Count, ...]
    form: tuple[Count, ...]
    same: bool


class Line(Shown, frozen=True):
    """One change in one plain sentence: numbers old → new, the words it is known by, and what happened."""

    key: str
    numbers: str
    caption: Phrase
    says: str
    sure: bool


class Highlights(Shown, frozen=True):
    """All changes of one sort, in the order of what matters most."""

    name: str
    label: str
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

    `label` says which text it is (a title, the share of a piece, the other language), "" for the text itself.
    `same` is true where both sides are equal.
    """

    label: str
    old: Phrase | None
    new: Phrase | None
    spans: tuple[Span, ...]
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

    `of` is initiative, statement or heading; `substance` is false where only the printed form changed.
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


class SectionView(Shown, frozen=True):
    """A heading and what became of the initiatives under it; `numbers` old → new, `dropped` if only the old has it."""

    id: str
    depth: int
    numbers: str
    heading: Phrase
    counts: tuple[Count, ...]
    gone: bool


class BodyLine(Shown, frozen=True):
    """An initiative on a body's account: `key` links its change ("" if unchanged), `why` says what happened."""

    key: str
    number: str
    caption: Phrase
    why: str


class BodyView(Shown, frozen=True):
    """What one body gained, lost, keeps with a new role, office or clause (`altered`), and keeps.

    `continues` explains a body that goes on under another name; `old` and `new` count its initiatives.
    """

    id: str
    label: str
    old: int
    new: int
    gained: tuple[BodyLine, ...]
    lost: tuple[BodyLine, ...]
    altered: tuple[BodyLine, ...]
    kept: tuple[BodyLine, ...]
    continues: str


class Wording(Shown, frozen=True):
    """Words as one side prints them; `spans` marks what the other side does not have, empty if nothing is compared."""

    phrase: Phrase
    spans: tuple[Span, ...]


class Cell(Shown, frozen=True):
    """One provision on one side of the comparison table; a party is kept where the other side prints the same."""

    id: str
    kind: str
    number: str
    renumbered: bool
    wordings: tuple[Wording, ...]
    parties: tuple[Party, ...]


class Row(Shown, frozen=True):
    """A row of the comparison table: a change (`key`), an unchanged heading (`heading`), or a run of `unchanged`
    provisions from the number `first` to `last`. A side without cells is new, or deleted, on the other one."""

    key: str
    old: tuple[Cell, ...]
    new: tuple[Cell, ...]
    heading: bool
    unchanged: int
    first: str
    last: str


class Flow(Shown, frozen=True):
    """Initiatives that one party lost where another gained; an empty id is nobody (`label` says so).

    `old_share`/`new_share` are the sums of 1 / (number of parties on the other side), the widths at either end,
    so that a party's ends add up to the initiatives it lost or gained.
    """

    old: str
    new: str
    old_label: str
    new_label: str
    old_share: float
    new_share: float
    lines: tuple[BodyLine, ...]


class View(Shown, frozen=True):
    """A whole report. The changes stand in printed order of the new edition, dropped ones where they stood."""

    lang: Lang
    title: str
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
    flows: tuple[Flow, ...]
