"""What can go wrong in a way that a user can put right."""


class PlanError(Exception):
    """A user's mistake or a bad input, told in one line: what is wrong, where, and what to do.

    `what` names the fault, `where` the place (file, provision, field, line: as much as is known),
    `fix` the way out. `str(error)` is the line that the command line prints, without a newline.
    """

    def __init__(self, what: str, where: str = "", fix: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.fix = fix

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        line = f"{line}; {self.fix}" if self.fix else line
        return " ".join(line.split())

    def at(self, where: str) -> "PlanError":
        """The same error, placed inside `where` (a file, mostly), which comes first."""
        place = f"{where}: {self.where}" if self.where else where
        return type(self)(self.what, place, self.fix)
