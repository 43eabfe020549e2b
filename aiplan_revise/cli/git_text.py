"""`aiplan git-text FILE`: what git compares line by line (its textconv)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from msgspec import to_builtins

from aiplan_revise.cli.output import Delivery, say
from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import Assignment, Edition, Provision, ancestors, numbers, ordered


@click.command
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    """Print an edition as text for git: numbers, words in all languages, bodies, a line for each. What is no edition is
    printed as it is. See: aiplan git-setup.

    \b
      aiplan git-text 2026/edition.json
    """
    raw = file.read_bytes()
    try:
        found = decode(raw, Edition, str(file))
    except PlanError as error:
        say(f"aiplan: {error}")
        Delivery().text(raw.decode("utf-8", "backslashreplace"))
        return
    Delivery().text("".join(f"{line}\n" for line in lines(found)))


def lines(edition: Edition) -> Iterator[str]:
    """All that an edition says, in printed order; bodies by their ids and as printed, for git does not say which
    registry the files of the two sides that it compares go with."""
    yield from _plain("", json.loads(encode(edition.about)))
    dotted = numbers(edition)
    for p in ordered(edition):
        indent = "  " * len(ancestors(edition.provisions, p.id))
        yield ""
        yield f"{indent}{dotted[p.id] or '-'} ({p.kind} {p.id})"
        yield from (f"{indent}  {row}" for row in _said(p))


def _said(p: Provision) -> Iterator[str]:
    for words in (p.title.ja, p.title.en, p.text.ja, p.text.en):
        yield from words.splitlines()
    yield from (f"[{_body(one)}]" for one in p.assignments)
    yield from _plain("", {"continues": list(p.continues)} if p.continues else {})
    yield from _plain("", p.fields)
    yield from _plain("references", to_builtins(p.references, order="deterministic"))


def _body(one: Assignment) -> str:
    party = f"{one.party()}/{one.office}" if one.office else one.party()
    quoted = [f"“{words}”" for words in (one.printed, one.clause.ja, one.clause.en) if words]
    return ", ".join(filter(None, [party, one.role, *quoted]))


def _plain(path: str, value: Any) -> Iterator[str]:
    """JSON as lines: where, and what."""
    if isinstance(value, dict | list | tuple):
        named = value.items() if isinstance(value, dict) else ((str(n), one) for n, one in enumerate(value, 1))
        for key, inner in named:
            yield from _plain(f"{path}.{key}" if path else str(key), inner)
    else:
        yield f"{path}: {' '.join(str(value).split())}"
