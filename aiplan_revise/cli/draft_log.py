"""`aiplan draft log DRAFT`."""

from collections.abc import Iterator

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.naming import DRAFT
from aiplan_revise.cli.output import Delivery, say
from aiplan_revise.cli.reading import Desk
from aiplan_revise.store.drafts import Drafts
from aiplan_revise.store.names import Draft
from aiplan_revise.store.stamps import Deed


@click.command
@click.argument("draft", type=DRAFT)
@arguments.desk()
@arguments.delivery("text", "json")
def command(draft: Draft, desk: Desk, to: Delivery) -> None:
    """Say who changed what in a draft since it was begun, when and why, the newest first.

    \b
      aiplan draft log 2026 --store plan.git
    """
    deeds = list(Drafts(desk.store).deeds(draft))
    if not deeds:
        say(f"{draft}: nothing since it was begun or last merged; what was before: aiplan draft log {draft.whole}")
    if to.form == "json":
        to.json({"commits": [_row(deed) for deed in deeds]})
    else:
        to.text("".join(f"{line}\n" for deed in deeds for line in _lines(deed)))


def _row(of: Deed) -> dict[str, object]:
    told = {"commit": of.id, "by": of.stamp.by, "on": of.stamp.day(), "subject": of.note.subject}
    return told | {"reason": of.note.reason, "operation": of.note.operation, "trailers": of.note.trailers}


def _lines(of: Deed) -> Iterator[str]:
    yield f"{of.id[:10]}  {of.stamp.day()}  {of.stamp.by}"
    yield f"    {of.note.subject}"
    yield from (f"    {row}" for row in of.note.reason.split("\n") if of.note.reason)
