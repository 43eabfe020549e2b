"""Who did something and when, and what a commit says of it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple, Self

from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Value
from aiplan_revise.model.patterns import compiled

OPERATION = compiled(r"[0-9A-Za-z](?:[0-9A-Za-z_-]|[.](?=[0-9A-Za-z])){0,63}")
_TRAILER = compiled(r"([A-Z][A-Za-z-]{0,31}): (.*)")
_ASKED = "Asked"
_STAMP = compiled(r"(.*) <[^<>\n]*> (\d{1,12}) ([+-]\d{4})")


class Stamp(Value, frozen=True):
    """Who did something, and when (seconds since 1970)."""

    by: str
    at: int

    def line(self) -> str:
        """As git writes it. Signs that would end a name are left out; in UTC, so that the same gives the same bytes."""
        name = " ".join("".join(c for c in self.by if c.isprintable() and c not in "<>").split()).strip(" .,:;\"'")
        if not name:
            raise PlanError("nobody is named who does it", "--by", "add --by NAME, or set AIPLAN_BY or git's user.name")
        return f"{name} <> {self.at} +0000"

    def day(self) -> str:
        """The date and time, ISO 8601, in UTC."""
        return datetime.fromtimestamp(self.at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Note(Value, frozen=True):
    """What a commit says: one line, a reason in any number of lines, and trailers by name. `operation` tells one call
    from another: the same call again, after a crash, does nothing twice. `asked` is the fingerprint of what that call
    asked for, where it is known."""

    subject: str
    reason: str = ""
    operation: str = ""
    trailers: dict[str, str] = {}
    asked: str = ""

    def text(self) -> str:
        """The message of the commit."""
        ends = {**self.trailers, **({_ASKED: self.asked} if self.asked else {}), "Operation": self.operation}
        told = "\n".join(f"{name}: {_line(words)}" for name, words in ends.items())
        return "\n\n".join(filter(None, (_line(self.subject), _lines(self.reason), told))) + "\n"

    def repeats(self, before: Self) -> bool:
        """Whether two calls of one name are the same call: both asked for the same; where one does not say what, its
        subject tells. A note without a subject leaves that open."""
        if self.asked and before.asked:
            return self.asked == before.asked
        return _line(self.subject) in ("", before.subject)


class Said(NamedTuple):
    """What a commit is signed with, and what it says."""

    stamp: Stamp
    note: Note


class Deed(Value, frozen=True):
    """A commit as it was read: its id, what it comes from, who made it, and what it says."""

    id: str
    tree: str
    parents: tuple[str, ...]
    stamp: Stamp
    note: Note

    @classmethod
    def read(cls, key: str, raw: bytes) -> Self:
        """The commit in the bytes of its object, of this program's or anybody's making."""
        head, _, message = raw.decode("utf-8", "replace").partition("\n\n")
        rows = [row.partition(" ") for row in head.split("\n")]
        signed = next((_STAMP.fullmatch(words) for name, _, words in rows if name == "author"), None)
        stamp = Stamp(signed[1], int(signed[2])) if signed else Stamp("?", 0)
        tree = next((words for name, _, words in rows if name == "tree"), "")
        return cls(key, tree, tuple(w for name, _, w in rows if name == "parent"), stamp, _note(message))


def _note(message: str) -> Note:
    parts = message.strip("\n").split("\n\n")
    found: Mapping[str, str] = {}
    if len(parts) > 1 and all(_TRAILER.fullmatch(row) for row in parts[-1].split("\n")):
        found = {m[1]: m[2] for row in parts.pop().split("\n") if (m := _TRAILER.fullmatch(row))}
    trailers = {name: words for name, words in found.items() if name not in ("Operation", _ASKED)}
    return Note(parts[0], "\n\n".join(parts[1:]), found.get("Operation", ""), trailers, found.get(_ASKED, ""))


def _line(words: str) -> str:
    return " ".join(words.split())


def _lines(words: str) -> str:
    """A reason whose last paragraph cannot be taken for trailers."""
    kept = "\n\n".join(part for part in (p.strip() for p in words.replace("\r", "").split("\n\n")) if part)
    return "\n".join(f" {row}" if _TRAILER.fullmatch(row) else row for row in kept.split("\n"))
