"""The file of levels and exceptions of rules, read and written."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from aiplan_revise.errors import PlanError
from aiplan_revise.model.checks import Checks
from aiplan_revise.store.files import change, held


class ChecksFile(msgspec.Struct, frozen=True):
    """The file `path`; `asked` says that somebody named it, so that it must be there."""

    path: Path
    asked: bool = False

    def read(self) -> Checks:
        """What the file says; nothing where there is none and nobody asked for it."""
        found = held(self.path, Checks)
        if not found and self.asked:
            raise PlanError("no such file", str(self.path), "`aiplan check --except` writes one")
        return found or Checks()

    def change(self, alter: Callable[[Checks], Checks]) -> Checks:
        """Writes what `alter` makes of the file as it stands, and gives it back; one writer at a time."""
        return change(self.path, lambda: alter(ChecksFile(self.path).read()))
