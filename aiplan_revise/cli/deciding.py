"""What the verbs that take decisions share: who decides and when, which provisions are meant, and what it does."""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import click

from aiplan_revise.cli.reading import Desk, Given
from aiplan_revise.cli.sides import Sides, utf8
from aiplan_revise.errors import PlanError
from aiplan_revise.lineage.decisions import decided, mixed, sealed, verdict
from aiplan_revise.model.integrity import day, unclean
from aiplan_revise.model.links import Decision, Ledger, Lineage
from aiplan_revise.model.patterns import compiled
from aiplan_revise.store import LedgerFile

SEPARATORS = compiled(r"[,，、;；]")


class Signature(NamedTuple):
    """Who decides, and on which day (ISO 8601)."""

    by: str
    on: str


class Hand(NamedTuple):
    """What the command line says of who decides and when."""

    by: str | None
    on: str | None

    def signature(self, folder: Path, today: date | None = None) -> Signature:
        """Who decides: the name given, or else the one that git knows in the folder of the ledger; on the day given, or
        else today. PlanError where there is no name, or no such day."""
        by = _committer(folder) if self.by is None else self.by
        if not by.strip():
            raise PlanError("nobody is named who decides", "--by", "add --by NAME, or set AIPLAN_BY or git's user.name")
        if self.on is None:
            return Signature(stated(by, "--by"), (today or date.today()).isoformat())
        return Signature(stated(by, "--by"), day(self.on, "--on"))


def _committer(folder: Path) -> str:
    from aiplan_revise.store.surroundings import author  # GitPython takes 0.1 s

    return author(folder)


def signed(function: Any) -> Any:
    """`--by` and `--on`; the verb gets them as one `hand`."""

    @wraps(function)
    def called(*, by: str | None, on: str | None, **rest: Any) -> Any:
        return function(hand=Hand(by, on), **rest)

    who = "Who decides; without it AIPLAN_BY, or git's user.name."
    when = click.option("--on", metavar="DATE", help="The day of the decision, e.g. 2026-07-14; without it, today.")
    return click.option("--by", envvar="AIPLAN_BY", metavar="NAME", help=who)(when(called))


def stated(words: str, where: str) -> str:
    """Words that can be kept: in one line, in Unicode form NFC, without control characters."""
    told = unicodedata.normalize("NFC", " ".join(utf8(words).split()))
    fault = unclean(told)
    if fault:
        raise PlanError(fault, where, "write it without")
    return told


class Case(Sides):
    """Two editions about whose provisions somebody decides, and the file where that is kept."""

    def __init__(self, desk: Desk, given: tuple[Given, Given], called: tuple[str, str]) -> None:
        old, new = given
        super().__init__(old.edition, new.edition, called)
        self.file: LedgerFile = desk.ledgers.file(old, new)

    def pair(self, one: Decision) -> str:
        """Which provisions continue as which."""
        return f"{self.named(0, one.old)} → {self.named(1, one.new)}"

    # ------------------------------------------------------------ which provisions are meant

    def find(self, side: int, names: Sequence[str]) -> tuple[str, ...]:
        """The ids of the provisions that the names (ids or numbers, several in one name divided by commas) stand for.
        PlanError for a name that stands for none, or for several."""
        parts = [part for name in names for part in self._parts(side, name)]
        return tuple(dict.fromkeys(self._one(side, part) for part in parts))

    def _parts(self, side: int, name: str) -> list[str]:
        whole = utf8(name).strip()
        if whole in self.sides[side].provisions:
            return [whole]
        return [part.strip() for part in SEPARATORS.split(whole) if part.strip()]

    def _one(self, side: int, name: str) -> str:
        found = self.matching(side, name)
        where = f"{('--old', '--new')[side]} {name[:80]}"
        if not found and self.matching(1 - side, name):
            edition, other = (self.sides[at].about.id for at in (side, 1 - side))
            raise PlanError(f"is not in {edition} but in {other}", where, "name it on the other side")
        return self.one(side, found, where)

    # ------------------------------------------------------------ deciding

    def decision(self, lineage: Lineage, sides: tuple[Sequence[str], Sequence[str]], by: Signature) -> Decision:
        """A decision on these provisions, without its reason yet. PlanError where it makes no sense."""
        olds, news = sides
        if not olds and not news:
            raise PlanError("no provision is named", "--old, --new", "name the ids or numbers, e.g. --old 3.1.2.a")
        if mixed(olds, news, *self.sides):
            named = f"{self.named(0, olds)} → {self.named(1, news)}"
            raise PlanError("a heading continues as headings only", named, "name headings, or none")
        found = Decision(tuple(olds), tuple(news), verdict(lineage, olds, news), by.by, by.on, "")
        return sealed(found, *self.sides)

    def keep(self, decisions: Sequence[Decision]) -> Ledger:
        """Writes the decisions behind those that are there."""
        return self.file.change(lambda kept: Ledger(kept.lineage, (*kept.decisions, *decisions)))

    def effects(self, one: Decision, lineage: Lineage, ledger: Ledger) -> Iterator[str]:
        """What a decision takes from other links and decisions."""
        taken = set(one.old), set(one.new)
        for link in lineage.links:
            touched = not (taken[0].isdisjoint(link.old) and taken[1].isdisjoint(link.new))
            if touched and (set(link.old), set(link.new)) != taken:
                yield f"until now {self.named(0, link.old)} → {self.named(1, link.new)}"
        for group in decided(*self.sides, ledger):
            touched = not (taken[0].isdisjoint(group.old) and taken[1].isdisjoint(group.new))
            if touched:
                yield f"in place of the decision {group.reason}"
