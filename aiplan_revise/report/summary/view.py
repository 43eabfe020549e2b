"""What a change summary shows, as plain frozen values, and the documented shape of its JSON."""

from typing import Literal

from aiplan_revise.model.edition import Lang
from aiplan_revise.report.responsible import BodyCount
from aiplan_revise.report.shown import Phrase, Shown
from aiplan_revise.report.view import Count, EditionView, Tally
from aiplan_revise.report.words import keyed, say

Length = Literal["short", "standard", "full"]
By = Literal["change", "section", "body"]


class Point(Shown, frozen=True):
    """One line: the change it tells (`key`), its numbers old → new, the words it is known by, and what happened, in our
    words or a person's (`written`), which may be `stale`. `sure` is false where the link is only probable.
    `fingerprint` is that of what the line tells."""

    key: str
    numbers: str
    caption: Phrase
    says: str
    sure: bool
    written: bool
    stale: bool
    fingerprint: str


class Group(Shown, frozen=True):
    """The changes of one sort, of one part of the plan, or of one body; `more` of the `count` are not shown here."""

    name: str
    label: Phrase
    count: int
    points: tuple[Point, ...]
    more: int


class Digest(Shown, frozen=True):
    """A change summary: the whole in a paragraph (`opening`, a Point without a change), the balance of the initiatives,
    the counts of what changed and, for every body to which something came or from which it went, its numbers (all empty
    in the short one), and the groups; how many changes this length does not list
    (`unlisted`)."""

    lang: Lang
    title: str
    length: Length
    by: By
    notices: tuple[Phrase, ...]
    old: EditionView
    new: EditionView
    opening: Point
    kinds: tuple[Tally, ...]
    facets: tuple[Count, ...]
    bodies: tuple[BodyCount, ...]
    groups: tuple[Group, ...]
    review: int
    unlisted: int = 0

    def remarks(self) -> list[str]:
        """What is said below the groups: of what they do not list, of what is only probable, and of bodies that are
        marked as unknown."""
        counts = {"digest-unlisted": self.unlisted, "digest-review": self.review}
        told = [say(self.lang, keyed(key, count), count=count) for key, count in counts.items() if count]
        mark = say(self.lang, "unknown-body", words="").strip()
        points = (point for of in self.groups for point in of.points)
        lines = (*(one.says for one in (self.opening, *points)), *(one.label for one in self.bodies))
        return [*told, say(self.lang, "digest-unknown")] if any(mark in one for one in lines) else told
