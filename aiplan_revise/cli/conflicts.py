"""`aiplan conflicts DRAFT [--into DRAFT]`."""

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.naming import DRAFT
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk
from aiplan_revise.store.drafts import Drafts
from aiplan_revise.store.names import Draft


@click.command
@click.argument("draft", type=DRAFT)
@click.option("--into", type=DRAFT, help="What it is to be merged into; the draft, for the part of a body.")
@arguments.lang("Language in which they are told.")
@arguments.desk()
@arguments.delivery("text", "json")
def command(draft: Draft, into: Draft | None, lang: str | None, desk: Desk, to: Delivery) -> int:
    """Say what a merge leaves to decide: who says what of which initiative, and what can be chosen. Exit 1 if anything.

    \b
      aiplan conflicts 2026/meti
    """
    from aiplan_revise.cli.merging import decided, lines, merging, rows

    of = merging(Drafts(desk.store), draft, into)
    found = of.outcome()
    if to.form == "json":
        to.json({"conflicts": rows(of, found, desk, lang), "decided": decided(found)})
    else:
        to.text("".join(f"{line}\n" for line in lines(of, found, desk, lang)))
    return int(bool(found.conflicts))
