"""What a report shows of those who are responsible: the accounts of the bodies, and who took on what."""

from aiplan_revise.report.shown import Phrase, Shown


class BodyLine(Shown, frozen=True):
    """An initiative on a body's account: `key` links its change ("" if unchanged), `why` says what happened."""

    key: str
    number: str
    caption: Phrase
    why: str


class BodyView(Shown, frozen=True):
    """What one body gained, lost, holds other parts of than before (`shares`), keeps in another role, office or clause
    (`altered`), and keeps: a line for every initiative of the new edition, and one for every old one it lost.

    `old` and `new` count its initiatives, and new - old = gained - lost + `reshaped`, which is what splits, joins,
    another name and the ministry printed beside an agency add or take away. Of what it gained `added` are new
    initiatives, of what it lost `dropped` are those that ended; the others continue. `continues` explains a body that
    goes on under another name; `title` is the full name where `label` is none.
    """

    id: str
    label: str
    title: str
    old: int
    new: int
    added: int
    dropped: int
    reshaped: int
    gained: tuple[BodyLine, ...]
    lost: tuple[BodyLine, ...]
    shares: tuple[BodyLine, ...]
    altered: tuple[BodyLine, ...]
    kept: tuple[BodyLine, ...]
    continues: str


class BodyCount(Shown, frozen=True):
    """What came to a body and what went, in numbers of initiatives: new = old + added + taken_on - dropped - given_up +
    reshaped (see BodyView). `shares` are those of which it holds other parts than before."""

    label: str
    old: int
    added: int
    taken_on: int
    dropped: int
    given_up: int
    reshaped: int
    new: int
    shares: int


def counted(of: BodyView) -> BodyCount:
    """The numbers of a body's account."""
    taken_on, given_up = len(of.gained) - of.added, len(of.lost) - of.dropped
    return BodyCount(of.label, of.old, of.added, taken_on, of.dropped, given_up, of.reshaped, of.new, len(of.shares))


MOVED = ("added", "taken_on", "dropped", "given_up", "reshaped", "shares")
"""What of the numbers says that something came, went or is shared otherwise."""


class Turn(Shown, frozen=True):
    """The initiatives that continue for which a party is newly, and no longer, responsible, wholly or for a piece that
    changed hands; and those of which it only holds other parts than before (`shares`), beside others who stay."""

    id: str
    label: str
    gained: tuple[BodyLine, ...]
    lost: tuple[BodyLine, ...]
    shares: tuple[BodyLine, ...]


class Flow(Shown, frozen=True):
    """Initiatives for which one party stands in the place of another.

    `old_share`/`new_share` are the sums of 1 / (number of parties on the other side), the widths at either end.
    """

    old: str
    new: str
    old_label: str
    new_label: str
    old_share: float
    new_share: float
    lines: tuple[BodyLine, ...]


class Handovers(Shown, frozen=True):
    """Changes of responsibility for initiatives that continue: party by party, and from one party to another."""

    parties: tuple[Turn, ...]
    pairs: tuple[Flow, ...]
