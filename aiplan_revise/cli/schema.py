"""`aiplan schema NAME`."""

import click

from aiplan_revise.cli.output import Delivery

NAMES = ("edition", "changeset", "amendment", "ledger", "checks", "opinions", "progress", "wordings")


@click.command
@click.argument("name", type=click.Choice(NAMES))
def command(name: str) -> None:
    """Print the JSON Schema (2020-12) of an edition, a changeset, an amendment, a ledger, the levels and exceptions of
    checks, the opinions on a draft, the progress of an edition, or the wordings of a summary.

    \b
      aiplan schema changeset > changeset.schema.json
    """
    from aiplan_revise.model.codec import schema

    Delivery().json(schema(name))
