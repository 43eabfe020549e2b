"""Ledgers as they are read and written: one writer at a time, whole or not at all."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from aiplan_revise.errors import PlanError
from aiplan_revise.model.links import Ledger, Lineage
from aiplan_revise.store.files import change, held


class LedgerFile(msgspec.Struct, frozen=True):
    """The file `path` that keeps the decisions between the editions with the ids `old` and `new`. Where there is none
    yet, it begins with the decisions of `start`, or with none."""

    path: Path
    old: str
    new: str
    start: Ledger | None = None

    def read(self) -> Ledger | None:
        """The ledger in the file; None if there is no such file. PlanError if it is about other editions."""
        found = held(self.path, Ledger)
        if not found:
            return None
        about = found.lineage.old, found.lineage.new
        if about != (self.old, self.new):
            what = f"keeps what was decided from {about[0]} to {about[1]}, not from {self.old} to {self.new}"
            raise PlanError(what, str(self.path), "name another file: --ledger FILE")
        return found

    def current(self) -> Ledger:
        """The ledger in the file, or what a new one begins with."""
        return self.read() or self.start or Ledger(Lineage(self.old, self.new))

    def change(self, alter: Callable[[Ledger], Ledger]) -> Ledger:
        """Writes what `alter` makes of the ledger as it stands, and gives it back. Who else writes at the same time
        waits, so no decision is lost."""
        return change(self.path, lambda: alter(self.current()))
