"""`aiplan progress set EDITION INITIATIVE`."""

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.acting import Pen, acting, chosen, day_given, provision
from aiplan_revise.cli.deciding import stated
from aiplan_revise.cli.output import say
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Texts
from aiplan_revise.model.integrity import edition_id, is_address
from aiplan_revise.model.progress import STANDINGS, Entry


@click.command
@arguments.edition("key")
@click.argument("name", metavar="INITIATIVE")
@click.option("--on-track", is_flag=True, help="It goes on as it was planned.")
@click.option("--delayed", is_flag=True, help="It goes on, but later than planned.")
@click.option("--done", is_flag=True, help="What was planned is done.")
@click.option("--ended", is_flag=True, help="It was given up.")
@click.option("--en", metavar="TEXT", help="The evidence, in English.")
@click.option("--ja", metavar="TEXT", help="The evidence, in Japanese.")
@click.option("--address", default="", metavar="URL", help="Where the evidence can be read.")
@click.option("--on", metavar="DATE", help="The day of which this is said; today, if not given.")
@acting
def command(key: str, name: str, pen: Pen, **said: str | None) -> None:
    """Record how an initiative (its number or id) of an edition of the store stands.

    \b
      aiplan progress set 2027 3.1.1.a --done --en "Provided to all." --address https://example.org/report
    """
    from aiplan_revise.store.progress import record

    standing = chosen(said, STANDINGS, "how it stands is not said", name)
    evidence = Texts(stated(said["ja"] or "", "--ja"), stated(said["en"] or "", "--en"))
    address = stated(said["address"] or "", "--address")
    if address and not is_address(address):
        raise PlanError(f"{address[:80]!r} is no address", "--address", "write it like https://example.org/report")
    initiative = provision(pen.drafts.store.edition(edition_id(key)), name)
    by = pen.task.stamp.by
    entry = Entry(initiative, standing, day_given(said["on"]), by, evidence, address)
    done = record(pen.drafts, entry, key, pen.task)
    say(f"{key}: {name}: {standing} [{done.commit[:10]}]")
