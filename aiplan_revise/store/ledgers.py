"""Ledgers as they are read and written: one writer at a time, whole or not at all."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from aiplan_revise.errors import PlanError
from aiplan_revise.model.changes import Ledger, Lineage
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.store.files import replace

PATIENCE = 10.0
"""Seconds to wait for somebody else who is writing in the same folder."""


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
        with _alone_in(self.path):
            made = alter(self.current())
            replace(self.path, encode(made))
        return made


@contextmanager
def _alone_in(path: Path) -> Iterator[None]:
    """Holds the folder of a file against other writers. A lock on the folder itself leaves nothing behind, whatever
    becomes of the process."""
    folder = Path(os.path.realpath(path)).parent
    if not folder.is_dir():
        raise PlanError("no such folder", str(folder), "make it first, or name another file")
    handle = os.open(folder, os.O_RDONLY)
    try:
        _lock(handle, path)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, path: Path) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > until:
                raise PlanError("somebody else is writing it", str(path), "try again") from None
            time.sleep(0.02)
