"""`aiplan draft list`."""

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk
from aiplan_revise.store.drafts import Drafts, State


@click.command
@arguments.desk()
@arguments.delivery("text", "json")
def command(desk: Desk, to: Delivery) -> None:
    """List the drafts of the store: how many commits each has (the part of a body, that are not in the draft), whether
    it was adopted, and who made the last commit, when.

    \b
      aiplan draft list --store plan.git
    """
    states = Drafts(desk.store).listed()
    if to.form == "json":
        to.json({"drafts": [_row(state) for state in states]})
    else:
        to.text("".join(f"{_line(state)}\n" for state in states) or "no drafts\n")


def _row(of: State) -> dict[str, object]:
    last = of.last
    told = {"commit": last.id, "by": last.stamp.by, "on": last.stamp.day(), "subject": last.note.subject}
    return {"draft": str(of.draft), "adopted": of.adopted, "commits": of.commits, "last": told}


def _line(of: State) -> str:
    count = f"{of.commits} commit{'s' * (of.commits != 1)}"
    adopted = "adopted; " * of.adopted if not of.draft.share else "left behind; " * (of.adopted and of.commits > 0)
    return f"{of.draft}: {adopted}{count}; last by {of.last.stamp.by}, {of.last.stamp.day()}: {of.last.note.subject}"
