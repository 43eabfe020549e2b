"""`aiplan git-text FILE`: what git compares line by line (its textconv)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from aiplan_revise.cli.drivers import registry
from aiplan_revise.cli.output import Delivery, say
from aiplan_revise.errors import PlanError
from aiplan_revise.model.bodies import Registry, party_label
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import Assignment, Edition, Lang, Provision, ancestors, languages, numbers, ordered


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
    Delivery().text("".join(f"{line}\n" for line in lines(found, registry(str(file)))))


def lines(edition: Edition, bodies: Registry) -> Iterator[str]:
    """All that an edition says, in printed order."""
    yield from _plain("", json.loads(encode(edition.about)))
    dotted = numbers(edition)
    lang: Lang = "ja" if languages(edition) == ("ja",) else "en"
    for p in ordered(edition):
        indent = "  " * len(ancestors(edition.provisions, p.id))
        yield ""
        yield f"{indent}{dotted[p.id] or '-'} ({p.kind} {p.id})"
        yield from (f"{indent}  {row}" for row in _said(p, bodies, lang))


def _said(p: Provision, bodies: Registry, lang: Lang) -> Iterator[str]:
    for words in (p.title.ja, p.title.en, p.text.ja, p.text.en):
        yield from words.splitlines()
    yield from (f"[{_body(one, bodies, lang)}]" for one in p.assignments)
    yield from _plain("", {"continues": list(p.continues)} if p.continues else {})
    yield from _plain("", p.fields)


def _body(one: Assignment, bodies: Registry, lang: Lang) -> str:
    label = party_label(bodies, one.party(), lang, one.office)
    clause = [f"“{one.clause.best(lang)}”"] if one.clause.langs() else []
    return ", ".join([label, *filter(None, [one.role]), *clause])


def _plain(path: str, value: Any) -> Iterator[str]:
    """JSON as lines: where, and what."""
    if isinstance(value, dict | list):
        named = value.items() if isinstance(value, dict) else ((str(n), one) for n, one in enumerate(value, 1))
        for key, inner in named:
            yield from _plain(f"{path}.{key}" if path else str(key), inner)
    else:
        yield f"{path}: {' '.join(str(value).split())}"
