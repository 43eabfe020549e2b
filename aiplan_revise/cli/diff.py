"""`aiplan diff OLD NEW`."""

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk
from aiplan_revise.model.changes import changed


@click.command
@arguments.edition("old")
@arguments.edition("new")
@arguments.lang("Language of the words around the changes.")
@arguments.desk("columns", "ignore_ids")
@arguments.delivery("text", "json")
def command(old: str, new: str, lang: str | None, desk: Desk, to: Delivery) -> int:
    """Say what changed between two editions. Exit 0 if nothing did, 1 if something did.

    \b
      aiplan diff 2025-outline 2026-example
      aiplan diff old.md new.md --format json > changeset.json
    """
    found = desk.compare(old, new)
    if to.form == "json":
        from aiplan_revise.model.codec import encode

        to.text(encode(found.changeset).decode(), [old, new])
    else:
        from aiplan_revise.cli.report import rendered

        to.text(rendered(found, desk.registry, "text", lang), [old, new])
    return int(changed(found.changeset))
