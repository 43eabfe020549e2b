"""`aiplan log`."""

import click
from msgspec.structs import asdict

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk
from aiplan_revise.store.drafts import Drafts


@click.command
@arguments.desk()
@arguments.delivery("text", "json")
def command(desk: Desk, to: Delivery) -> None:
    """Say which editions were adopted, when and by whom, the newest first.

    \b
      aiplan log --store plan.git
    """
    from aiplan_revise.store.adopting import adopted, record

    repository = Drafts(desk.store).repository
    records = [found for key in adopted(repository) if (found := record(repository, key))]
    records.sort(key=lambda one: (one.on, one.edition), reverse=True)
    if to.form == "json":
        to.json({"adopted": [asdict(one) for one in records]})
    else:
        lines = (f"{one.on}  {one.edition}  adopted by {one.by} [{one.commit[:10]}]\n" for one in records)
        to.text("".join(lines) or "no edition was adopted yet\n")
