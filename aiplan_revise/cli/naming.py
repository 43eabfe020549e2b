"""Drafts by the names that a person would try: 2027, draft/2027, 2027/meti, 2027/経産省, 2027@for/2027/meti; and what
EDITION arguments name: id@rev, FILE@old."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal

import click

from aiplan_revise.cli.sides import narrow, utf8
from aiplan_revise.errors import PlanError
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.integrity import EDITION_ID
from aiplan_revise.store import Store, open_store
from aiplan_revise.store.names import Draft, draft, unref


class DraftName(click.ParamType[Draft]):
    """The name of a draft: 2026, or 2026/meti for the part of one body."""

    name = "draft"

    def convert(self, value: str | Draft, _param: click.Parameter | None, ctx: click.Context | None) -> Draft:
        return value if isinstance(value, Draft) else drafted(value, ctx)


DRAFT = DraftName()


class Spoken(click.Choice[str]):
    """One of a few words, or what papers call it in Japanese (完了): `read` says which is meant, "" if none is."""

    def __init__(self, choices: Sequence[str], read: Callable[[str], str]) -> None:
        super().__init__(choices)
        self._read = read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return super().convert(value if value in self.choices else self._read(utf8(str(value))) or value, param, ctx)


def drafted(name: str, context: click.Context | None) -> Draft:
    """The draft of this name. A part may be called by any name of its body."""
    if Path(name).is_file():
        raise PlanError(
            "a document is no draft", name, "make it one: aiplan import FILE --id ID, then aiplan draft new"
        )
    said = unref(narrow(name))
    if "/" not in said:
        return draft(said)
    return _known(with_id(said, store_asked(context).registry()), said)


def store_asked(context: click.Context | None) -> Store:
    """The store that a command line names, while the rest of it is still being read: what was not given is not None
    then, but a sign of Click's own."""
    named = context.params.get("store") if context else None
    path = named if isinstance(named, str | Path) else os.environ.get("AIPLAN_STORE")
    return open_store(Path(path) if path else None)


def with_id(name: str, registry: Registry) -> str:
    """The name of a draft with the id of the body whose part it is, where that is called by another name."""
    whole, slash, body = name.partition("/")
    if not slash or body.lower() in registry.bodies:
        return name
    from aiplan_revise.model.lookup import indexed

    return f"{whole}/{indexed(registry).resolve(body).body or body}"


def _known(name: str, called: str) -> Draft:
    """The draft of this name. PlanError where it is the part of a body that nobody knows."""
    try:
        return draft(name)
    except PlanError:
        whole, _, body = name.partition("/")
        if not EDITION_ID.fullmatch(whole) or not body:
            raise
        raise PlanError(
            f"no body is called {body[:80]!r}", called[:80], "see: aiplan bodies, aiplan draft list"
        ) from None


def standing(name: str, store: Store, registry: Registry) -> tuple[str, str] | None:
    """The edition id and the rev of a draft that is there under this name; None if there is none."""
    here = store.drafts()
    wanted = with_id(unref(narrow(name)), registry).lower() if here else ""
    found = next((one for one in here if str(one) == wanted), None)
    return (found.edition, found.ref.removeprefix("refs/heads/")) if found else None


# ---------------------------------------------------------------- editions and documents


def asked_of_store(name: str) -> tuple[str, str] | None:
    """The id and rev that `name` asks the store for; None if it is a path."""
    key, _, rev = name.partition("@")
    if not EDITION_ID.fullmatch(key):
        return None
    if "@" in name and not rev:
        raise PlanError("names no rev after @", name, f"write {key}, or {key}@REV")
    return key, rev


_PAIRS = (".docx", ".pdf", ".html", ".htm", ".xhtml", ".xlsx")
"""Documents that may hold two texts."""


def sided(path: Path) -> tuple[Path, Literal["", "old", "new"]]:
    """The file that FILE@old or FILE@new names, and which of its texts."""
    name, _, said = path.name.rpartition("@")
    if said not in ("old", "new") or not name.lower().endswith(_PAIRS) or path.exists():
        return path, ""
    return path.with_name(name), "old" if said == "old" else "new"


def size(name: str) -> int:
    """The bytes of a document; 0 if there is none."""
    path = sided(Path(name))[0]
    return path.stat().st_size if path.is_file() else 0
