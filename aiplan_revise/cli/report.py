"""`aiplan report OLD NEW`."""

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Comparison, Desk, reading_language
from aiplan_revise.model.bodies import Registry


@click.command
@arguments.edition("old")
@arguments.edition("new")
@arguments.lang("Language of the report; if not given, English, or Japanese where the editions are in Japanese only.")
@arguments.desk("columns", "ignore_ids")
@arguments.delivery("text", "md", "html", "json")
def command(old: str, new: str, lang: str | None, desk: Desk, to: Delivery) -> None:
    """Write the change report: the summary first, then by section, by body, and every change with its evidence.

    \b
      aiplan report 2025-outline 2026-example --lang ja
      aiplan report old.md new.md -o report.html
    """
    to.text(rendered(desk.compare(old, new), desk.registry, to.form, lang), [old, new])


def rendered(found: Comparison, registry: Registry, form: str, lang: str | None) -> str:
    """A comparison as a report, in `lang` or else in the language that fits the editions."""
    from aiplan_revise.report import render, view

    shown = reading_language(lang, found.old, found.new)
    return render(view(found.changeset, found.old, found.new, registry, shown), form)
