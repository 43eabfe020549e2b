"""What is recorded of the initiatives of an edition, held against the text that follows it."""

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from aiplan_revise.model.edition import Edition, Provision, initiatives, ordered
from aiplan_revise.model.progress import Entry

Fault = Literal["still-there", "gone", "not-completed"]


class Loose(msgspec.Struct, frozen=True):
    """An initiative whose record and whose fate in the next text do not go together.

    "still-there": it is done or ended, and goes on as `new`; "gone": it is on track or delayed, and nothing continues
    it, without a reason; "not-completed": likewise, and the text says that it is completed.
    """

    fault: Fault
    of: Provision
    entry: Entry
    new: tuple[Provision, ...] = ()


def loose(old: Edition, new: Edition, latest: Mapping[str, Entry]) -> Iterator[Loose]:
    """What does not go together between the `latest` entries on `old` and the text `new` that follows it, in the order
    of `old`. What goes on inside another, gave way or was given up, and says so, is no such thing."""
    onwards: dict[str, list[Provision]] = {}
    for p in ordered(new):
        for key in dict.fromkeys((p.id, *p.continues)):
            onwards.setdefault(key, []).append(p)
    for of in initiatives(old):
        entry, now = latest.get(of.id), tuple(onwards.get(of.id, ()))
        if entry is None:
            continue
        over = entry.standing in ("done", "ended")
        ending = new.about.endings.get(of.id)
        if over and now:
            yield Loose("still-there", of, entry, now)
        elif not over and not now and (ending is None or ending.reason == "completed"):
            yield Loose("not-completed" if ending else "gone", of, entry)
