"""Ledgers as they are read and written: one writer at a time, whole or not at all."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from aiplan_revise.errors import PlanError
from aiplan_revise.model.changes import Ledger, Lineage
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.store.disk import failing
from aiplan_revise.store.files import replace
from aiplan_revise.store.locks import alone_beside


class LedgerFile(msgspec.Struct, frozen=True):
    """The file `path` that keeps the decisions between the editions with the ids `old` and `new`. Where there is none
    yet, it begins with the decisions of `start`, or with none."""

    path: Path
    old: str
    new: str
    start: Ledger | None = None

    def read(self) -> Ledger | None:
        """The ledger in the file; None if there is no such file. PlanError if it is about other editions."""
        if not self.path.exists():
            return None
        if not self.path.is_file():
            raise PlanError("is not a file", str(self.path))
        found = decode(self.path.read_bytes(), Ledger, str(self.path))
        held = found.lineage.old, found.lineage.new
        if held != (self.old, self.new):
            what = f"keeps what was decided from {held[0]} to {held[1]}, not from {self.old} to {self.new}"
            raise PlanError(what, str(self.path), "name another file: --ledger FILE")
        return found

    def current(self) -> Ledger:
        """The ledger in the file, or what a new one begins with."""
        return self.read() or self.start or Ledger(Lineage(self.old, self.new))

    def change(self, alter: Callable[[Ledger], Ledger]) -> Ledger:
        """Writes what `alter` makes of the ledger as it stands, and gives it back. Who else writes at the same time
        waits, so no decision is lost."""
        with alone_beside(self.path), failing(self.path):
            made = alter(self.current())
            replace(self.path, encode(made))
        return made
