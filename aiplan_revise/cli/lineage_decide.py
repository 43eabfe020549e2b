"""`aiplan lineage decide OLD NEW`."""

import click
from msgspec.structs import replace

from aiplan_revise.cli import arguments
from aiplan_revise.cli.deciding import Case, Hand, signed, stated
from aiplan_revise.cli.output import say
from aiplan_revise.cli.reading import Desk
from aiplan_revise.errors import PlanError


@click.command
@arguments.edition("old")
@arguments.edition("new")
@click.option("--old", "olds", multiple=True, metavar="ID[,ID]", help="Ids or numbers in OLD; none: these are new.")
@click.option("--new", "news", multiple=True, metavar="ID[,ID]", help="Ids or numbers in NEW; none: not continued.")
@click.option("--why", required=True, metavar="TEXT", help="The reason, for those who read it later.")
@signed
@arguments.desk("columns", "own_ledger")
def command(old: str, new: str, desk: Desk, hand: Hand, why: str, **named: tuple[str, ...]) -> None:
    """Decide that some provisions of OLD continue as some of NEW. It holds on every later run of lineage, diff, report
    and check; of two decisions on the same provision the later one holds.

    \b
      aiplan lineage decide 2025 2026 --old 3.1.2.a --new 3.3.1.f --why "Moved with its budget line."
      aiplan lineage decide 2025 2026 --old 3.2.2.a --new 3.1.2.e,3.2.2.a --why "One measure became two."
      aiplan lineage decide 2025 2026 --old 3.4.1.b --why "Ended in March 2026."
      aiplan lineage decide old.csv new.csv --old A1,A2 --new B1 --why "Joined." --ledger decisions.json
    """
    given = desk.pair(old, new)
    case = Case(desk, given, (old, new))
    reason = stated(why, "--why")
    if not reason:
        raise PlanError("is empty", "--why", "say in a few words why")
    sides = case.find(0, named["olds"]), case.find(1, named["news"])
    by = hand.signature(case.file.path.parent)
    lineage = desk.link(*given)
    decision = replace(case.decision(lineage, sides, by), why=reason)
    effects = [*case.effects(decision, lineage, case.file.current())]
    case.keep([decision])
    for line in (f"{case.pair(decision)}: {decision.verdict} by {decision.by}; kept in {case.file.path}", *effects):
        say(line)
