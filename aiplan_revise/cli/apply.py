"""`aiplan apply FILE --to DRAFT`."""

from pathlib import Path

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.acting import Pen, acting
from aiplan_revise.cli.applying import FILE, amendment, carried_out, patch, read, taking
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
    """Apply an amendment (aiplan diff OLD NEW --format amendment) to a draft, by one commit with its author and reason.
    Where the draft has moved on since, both are merged; where they contradict each other nothing is changed: exit 1,
    with the conflicts, unless --take decides them. Applied again, it does nothing.

    FILE may also be a JSON Patch (RFC 6902, --format patch), which is applied to exactly the text that it tests for.

    \b
      aiplan apply a.json --to 2026
      aiplan apply a.json --to 2026/meti --why "Taken over on 3 March."
    """
    raw, steps = read(file)
    if steps and take:
        raise PlanError("a patch has no sides to take", str(file), "leave out --take")
    what, pen = (patch(raw, file), pen) if steps else amendment(raw, file, pen, take)
    return carried_out(what, file, draft, pen, lang)
