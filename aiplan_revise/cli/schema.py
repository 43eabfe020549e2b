"""`aiplan schema NAME`."""

import click

from aiplan_revise.cli.output import Delivery

NAMES = ("edition", "changeset", "amendment", "ledger", "checks", "opinions", "progress")


@click.command
@click.argument(
    "name", type=click.Choice(["edition", "changeset", "amendment", "ledger", "checks", "opinions", "progress"])
)
def command(name: str) -> None:
    """Print the JSON Schema (2020-12) of an edition, a changeset, an amendment, a ledger, the levels and exceptions of
    checks, the opinions on a draft, or the progress of an edition.

    \b
      aiplan schema changeset > changeset.schema.json
    """
    from aiplan_revise.model.codec import schema

    Delivery().json(schema(name))
