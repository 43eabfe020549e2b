"""How the initiatives of an edition get on: what is recorded between one edition and the next."""

from typing import Literal

from aiplan_revise.model.edition import Texts, Value
from aiplan_revise.model.integrity import is_address, is_date

Standing = Literal["on-track", "delayed", "done", "ended"]
STANDINGS: tuple[Standing, ...] = ("on-track", "delayed", "done", "ended")


class Entry(Value, frozen=True):
    """How an initiative stood on a day (ISO 8601), who says so, and the evidence: in words, at an address."""

    initiative: str
    standing: Standing
    on: str
    by: str
    evidence: Texts = Texts()
    address: str = ""

    def __post_init__(self) -> None:
        if not is_date(self.on):
            raise ValueError(f"{self.on[:40]!r} is not a date")
        if self.address and not is_address(self.address):
            raise ValueError(f"{self.address[:80]!r} is no address")


class Progress(Value, frozen=True):
    """All that was recorded of the initiatives of an edition, in the order in which it was."""

    entries: tuple[Entry, ...] = ()

    def latest(self) -> dict[str, Entry]:
        """Initiative → how it stands now: of the newest day the entry that came last."""
        found: dict[str, Entry] = {}
        for one in self.entries:
            if one.initiative not in found or found[one.initiative].on <= one.on:
                found[one.initiative] = one
        return found
