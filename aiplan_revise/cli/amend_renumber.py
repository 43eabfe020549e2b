"""`aiplan amend DRAFT renumber [PROVISION]`."""

import click

from aiplan_revise.cli.acting import Pen, acting, provision
from aiplan_revise.model.edition import Edition
from aiplan_revise.revise.rebuilding import renumber


@click.command
@click.argument("under", required=False, default="", metavar="[PROVISION]")
@acting
def command(under: str, pen: Pen) -> None:
    """Number what stands under a provision (or everything) anew, from the first number that is there, without gaps and
    doubles. After `add`, `drop`, `move`, `split` and `join` this has been done where the numbers were in order before.

    \b
      aiplan amend 2026 renumber 3.1.2
    """
    pen.change(f"renumber {under or 'everything'}", lambda edition: _numbered(edition, under))


def _numbered(edition: Edition, under: str) -> Edition:
    return renumber(edition, provision(edition, under) if under else "")
