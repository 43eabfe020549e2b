"""The ledgers of two editions: which one is asked, where it is written, and that its decisions are obeyed."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from aiplan_revise.cli.output import say
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Edition
from aiplan_revise.model.links import Ledger, Lineage
from aiplan_revise.store import LedgerFile, Store

if TYPE_CHECKING:
    from aiplan_revise.cli.reading import Given


class Ledgers(NamedTuple):
    """The ledgers of a store, or else the one that was `named`, which may be yet to be written if somebody is
    `deciding`."""

    store: Store
    named: Path | None
    deciding: bool

    def kept(self, old: "Given", new: "Given") -> Ledger | None:
        """The decisions on these two editions, in the ledger that was named or else in the one of the store."""
        if not self.named:
            return self.stored(old, new)
        file = self._named(self.named, old, new)
        found = file.read()
        if found is None and not self.deciding:
            raise PlanError("no such file", str(self.named), "`aiplan lineage decide` and `review` write one")
        return found or file.current()

    def file(self, old: "Given", new: "Given") -> LedgerFile:
        """Where decisions on these two editions are written: the ledger that was named, or the one beside the new
        edition if the store holds it. PlanError where there is no place for them."""
        if self.named:
            return self._named(self.named, old, new)
        sides = old.edition.about.id, new.edition.about.id
        if new.stored is None:
            raise PlanError("is not in a store, so no ledger is kept beside it", sides[1], "name one: --ledger FILE")
        if new.stored[1]:
            if new.stored[1].startswith(("draft/", "for/")):
                raise PlanError("is a draft, beside which no ledger is kept", sides[1], "name one: --ledger FILE")
            fix = f"leave out @{new.stored[1]}, or name a ledger: --ledger FILE"
            raise PlanError("is the past and is not written to", "@".join(new.stored), fix)
        return LedgerFile(self.store.ledger_path(new.stored[0]), *sides)

    def stored(self, old: "Given", new: "Given") -> Ledger | None:
        """The ledger that the store keeps beside the new edition, if it is about these two."""
        kept = self.store.ledger(*new.stored) if new.stored else None
        sides = old.edition.about.id, new.edition.about.id
        return kept if kept and (kept.lineage.old, kept.lineage.new) == sides else None

    def _named(self, path: Path, old: "Given", new: "Given") -> LedgerFile:
        """The ledger that was named. A new one takes over what was decided in the store's."""
        kept = self.stored(old, new)
        sides = old.edition.about.id, new.edition.about.id
        return LedgerFile(path, *sides, Ledger(Lineage(*sides), kept.decisions) if kept else None)


def obeyed(found: Lineage, ledger: Ledger | None, old: Edition, new: Edition) -> Lineage:
    """The lineage as the decisions want it; that some no longer fit is said on stderr."""
    if ledger is None or not ledger.decisions:
        return found
    from aiplan_revise.lineage.decisions import obey, unfit

    count = len(unfit(old, new, ledger))
    if count:
        many = "decisions no longer fit" if count > 1 else "decision no longer fits"
        say(f"{new.about.id}: {count} {many} the texts, so not heeded; see: aiplan lineage decisions")
    return obey(found, old, new, ledger)
