"""`aiplan revert FILE --to DRAFT`."""

from pathlib import Path

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.acting import Pen, acting
from aiplan_revise.cli.applying import FILE, amendment, carried_out, read, taking
from aiplan_revise.cli.naming import DRAFT
from aiplan_revise.errors import PlanError
from aiplan_revise.revise.applying import Take
from aiplan_revise.store.names import Draft


@click.command
@click.argument("file", type=FILE)
@click.option("--to", "draft", type=DRAFT, required=True, help="The draft that is to be changed.")
@arguments.lang("Language in which conflicts are told.")
@taking
@acting
def command(file: Path, draft: Draft, lang: str | None, take: Take | None, pen: Pen) -> int:
    """Take an amendment back from a draft, whatever came after it: its inverse is applied as `aiplan apply` applies. It
    can be applied again. A commit is taken back by `aiplan undo DRAFT COMMIT`.

    \b
      aiplan revert a.json --to 2026 --why "The panel withdrew it."
    """
    raw, steps = read(file)
    if steps:
        raise PlanError("a patch does not say what to take back", str(file), f"undo its commit: aiplan undo {draft}")
    what, pen = amendment(raw, file, pen, take, back=True)
    return carried_out(what, file, draft, pen, lang)
