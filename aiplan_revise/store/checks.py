"""The file of levels and exceptions of rules, read and written."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from aiplan_revise.errors import PlanError
from aiplan_revise.model.checks import Checks
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.store.disk import failing
from aiplan_revise.store.files import replace
from aiplan_revise.store.locks import alone_beside


class ChecksFile(msgspec.Struct, frozen=True):
    """The file `path`; `asked` says that somebody named it, so that it must be there."""

    path: Path
    asked: bool = False

    def read(self) -> Checks:
        """What the file says; nothing where there is none and nobody asked for it."""
        if not self.path.exists():
            if self.asked:
                raise PlanError("no such file", str(self.path), "`aiplan check --except` writes one")
            return Checks()
        if not self.path.is_file():
            raise PlanError("is not a file", str(self.path))
        return decode(self.path.read_bytes(), Checks, str(self.path))

    def change(self, alter: Callable[[Checks], Checks]) -> Checks:
        """Writes what `alter` makes of the file as it stands, and gives it back; one writer at a time."""
        with alone_beside(self.path), failing(self.path):
            made = alter(ChecksFile(self.path).read())
            replace(self.path, encode(made))
        return made
