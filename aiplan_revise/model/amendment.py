"""An amendment: a changeset that somebody proposes, with the reason and the text that it starts from."""

from aiplan_revise.errors import PlanError
from aiplan_revise.model.changes import Changeset
from aiplan_revise.model.edition import Value
from aiplan_revise.model.integrity import GIT_ID, is_date


class Base(Value, frozen=True):
    """The text that an amendment starts from: the id of the edition, and the id that git gives to its canonical bytes
    (`git hash-object edition.json`), under which a store finds it again."""

    edition: str
    blob: str


class Amendment(Value, frozen=True):
    """What somebody (`by`) proposes on a day (ISO 8601) to change in a text, and why."""

    by: str
    on: str
    why: str
    base: Base
    changeset: Changeset


def blob(raw: bytes) -> str:
    """The id that git gives to a file with these bytes."""
    import hashlib  # takes 5 ms to load

    return hashlib.sha1(b"blob %d\0" % len(raw) + raw, usedforsecurity=False).hexdigest()


def sound(of: Amendment, where: str = "") -> Amendment:
    """The same amendment, if it says by whom, why, when and on what; otherwise a PlanError that names the field."""
    faults = {
        "by": "" if of.by.strip() else "nobody is named who proposes it",
        "on": "" if is_date(of.on) else f"{of.on[:40]!r} is not a date",
        "why": "" if of.why.strip() else "no reason is given",
        "base.blob": "" if GIT_ID.fullmatch(of.base.blob) else f"{of.base.blob[:80]!r} is no id of git's",
        "base.edition": "" if of.base.edition == of.changeset.old.id else "the changeset starts from another edition",
    }
    for field, fault in faults.items():
        if fault:
            raise PlanError(fault, f"{where}: field {field}" if where else f"field {field}", _FIX)
    return of


_FIX = "make the amendment anew with: aiplan diff OLD NEW --format amendment"
