"""`aiplan merge DRAFT [--into DRAFT]`."""

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.acting import Pen, acting
from aiplan_revise.cli.naming import DRAFT
from aiplan_revise.cli.output import say
from aiplan_revise.store.names import Draft


@click.command
@click.argument("draft", type=DRAFT)
@click.option("--into", type=DRAFT, help="What it is merged into; the draft, for the part of a body.")
@arguments.lang("Language in which conflicts are told.")
@acting
def command(draft: Draft, into: Draft | None, lang: str | None, pen: Pen) -> int:
    """Merge the part of a body into its draft, or with --into the draft into the part, which brings that up to date.

    Where both changed the same, nothing is merged yet: exit 1, with the conflicts, which `aiplan resolve` decides. Then
    merge again.

    \b
      aiplan merge 2026/meti
      aiplan merge 2026 --into 2026/meti
    """
    from aiplan_revise.cli.merging import lines, merging, named
    from aiplan_revise.store.merging import Disputed, Merged

    of = merging(pen.drafts, draft, into)
    before = pen.drafts.edition(of.into)
    try:
        done = of.merge(pen.task)
    except Merged as merged:
        say(str(merged))
        return 0
    except Disputed as disputed:
        for line in lines(of, disputed.outcome, pen.desk, lang):
            say(line)
        count = len(disputed.outcome.conflicts)
        say(f"{draft}: nothing is merged yet; conflicts to decide, with aiplan resolve {named(of)}: {count}")
        return 1
    pen.told(of.into, f"{draft} merged", done)
    pen.marked(of.into, done, before)
    return 0
