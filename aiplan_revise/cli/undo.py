"""`aiplan undo DRAFT [COMMIT]`."""

import click
from click.core import ParameterSource

from aiplan_revise.cli.acting import Pen, acting
from aiplan_revise.cli.naming import DRAFT
from aiplan_revise.errors import PlanError
from aiplan_revise.store.names import Draft


@click.command
@click.argument("draft", type=DRAFT)
@click.argument("commit", required=False, default="")
@acting
def command(draft: Draft, commit: str, pen: Pen) -> None:
    """Take the last change of a draft back, or the one whose id in `aiplan draft log` begins with COMMIT. It stays in
    the log, and can itself be undone by its id; what came after it stays. A merge is one change: all that it brought
    into the words goes, stays in the part, and comes in again when that is merged again. Opinions stay.

    \b
      aiplan undo 2026
      aiplan undo 2026 3f9a02b1 --why "The ministry withdrew it."
    """
    if not commit.strip() and click.get_current_context().get_parameter_source("commit") != ParameterSource.DEFAULT:
        raise PlanError(
            "the commit is an empty word", str(draft), f"leave it out for the last one; see: aiplan draft log {draft}"
        )
    before = pen.drafts.edition(draft)
    deed, done = pen.drafts.undo(draft, commit, pen.task)
    pen.told(draft, f"undone: {deed.note.subject} ({deed.stamp.by}, {deed.stamp.day()})", done)
    pen.marked(draft, done, before)
