"""`aiplan export EDITION`."""

import csv
import io

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk, reading_language
from aiplan_revise.model.edition import Edition, Lang, Provision, ancestors, initiatives

_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet would run as a formula."""


@click.command
@arguments.edition("name")
@arguments.lang("Language to write; `all` (the default for Markdown) keeps every language.", "all")
@arguments.desk("columns")
@arguments.delivery("md", "json", "csv")
def command(name: str, lang: str | None, desk: Desk, to: Delivery) -> None:
    """Write an edition in another form. Markdown in all languages, and JSON, keep everything; a CSV table holds the
    initiatives in one language (id, title, text, place, bodies). All of them can be read back.

    \b
      aiplan export 2025-outline -o outline.md
      aiplan export 2025-outline --format csv --lang ja -o outline.csv
    """
    edition = desk.read(name).edition
    shown = reading_language(None if lang == "all" else lang, edition)
    if to.form == "json":
        from aiplan_revise.model.codec import encode

        to.text(encode(edition).decode(), [name])
    elif to.form == "csv":
        to.text(_table(edition, shown), [name])
    else:
        from aiplan_revise.documents import to_markdown

        to.text(to_markdown(edition, desk.registry, "" if lang in (None, "all") else shown), [name])


def _table(edition: Edition, lang: Lang) -> str:
    made = io.StringIO()
    rows = csv.writer(made, lineterminator="\n")
    rows.writerow(("id", "title", "text", "place", "bodies"))
    for provision in initiatives(edition):
        rows.writerow(_inert(cell) for cell in _cells(edition, provision, lang))
    return made.getvalue()


def _cells(edition: Edition, of: Provision, lang: Lang) -> tuple[str, ...]:
    place = [edition.provisions[key].text.best(lang) for key in ancestors(edition.provisions, of.id)]
    bodies = dict.fromkeys(one.printed for one in of.assignments)
    return of.id, of.title.best(lang), of.text.best(lang), " / ".join(place), "; ".join(bodies)


def _inert(cell: str) -> str:
    """A cell that a spreadsheet shows and never runs."""
    return f"'{cell}" if cell.startswith(_ACTIVE) else cell
