"""`aiplan lineage undo OLD NEW [NUMBER]`."""

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.deciding import Case
from aiplan_revise.cli.output import say
from aiplan_revise.cli.reading import Desk
from aiplan_revise.errors import PlanError
from aiplan_revise.lineage.decisions import undone
from aiplan_revise.model.links import Decision, Ledger


@click.command
@arguments.edition("old")
@arguments.edition("new")
@click.argument("number", type=int, required=False)
@arguments.desk("columns", "ledger")
def command(old: str, new: str, number: int | None, desk: Desk) -> None:
    """Take the last decision between OLD and NEW back, or the one with this NUMBER in `aiplan lineage decisions`.

    \b
      aiplan lineage undo 2025-outline 2026-example
      aiplan lineage undo 2025-outline 2026-example 2
    """
    case = Case(desk, desk.pair(old, new), (old, new))
    removed: list[Decision] = []

    def without(kept: Ledger) -> Ledger:
        removed.append(_chosen(kept, number, case))
        return undone(kept, removed[0])

    case.file.change(without)
    one = removed[0]
    say(f"{case.pair(one)}: no longer {one.verdict} by {one.by} on {one.on} ({one.why})")


def _chosen(kept: Ledger, number: int | None, case: Case) -> Decision:
    count, where = len(kept.decisions), str(case.file.path)
    if not count:
        raise PlanError("nothing was decided yet", where, "see: aiplan lineage decide --help")
    if number is None:
        return kept.decisions[-1]
    if not 1 <= number <= count:
        raise PlanError(f"there is no decision {number}", where, "see: aiplan lineage decisions OLD NEW")
    return kept.decisions[number - 1]
