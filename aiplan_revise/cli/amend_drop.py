"""`aiplan amend DRAFT drop PROVISION`."""

import click

from aiplan_revise.cli.acting import Pen, acting, provision
from aiplan_revise.model.edition import Edition
from aiplan_revise.revise.rebuilding import drop

REASONS = ("completed", "merged", "superseded", "abandoned")


@click.command
@click.argument("name", metavar="PROVISION")
@click.option("--reason", required=True, type=click.Choice(REASONS), help="Why nothing continues it.")
@click.option("--whole", is_flag=True, help="With all that stands under it.")
@acting
def command(name: str, reason: str, whole: bool, pen: Pen) -> None:
    """Drop a provision (its number or id); the numbers of what stands behind it follow.

    \b
      aiplan amend 2026 drop 3.4.1.b --reason completed --why "Ended in March 2026."
    """
    pen.change(f"{name}: drop, {reason}", lambda edition: _dropped(edition, name, whole))


def _dropped(edition: Edition, name: str, whole: bool) -> Edition:
    return drop(edition, provision(edition, name), whole)
