"""The file of the words that persons gave the lines of a summary, read and written."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from aiplan_revise.errors import PlanError
from aiplan_revise.model.wordings import Wordings
from aiplan_revise.store.files import change, held


class WordingsFile(msgspec.Struct, frozen=True):
    """The file `path` with the wordings between the editions with the ids `old` and `new`."""

    path: Path
    old: str
    new: str

    def read(self) -> Wordings | None:
        """The wordings in the file; None if there is none. PlanError if it is about other editions."""
        found = held(self.path, Wordings)
        if not found:
            return None
        if (found.old, found.new) != (self.old, self.new):
            what = f"words the changes from {found.old} to {found.new}, not from {self.old} to {self.new}"
            raise PlanError(what, str(self.path), "name another file: --wordings FILE")
        return found

    def change(self, alter: Callable[[Wordings], Wordings]) -> Wordings:
        """Writes what `alter` makes of the wordings as they stand, and gives it back; one writer at a time."""
        return change(self.path, lambda: alter(self.read() or Wordings(self.old, self.new)))
