"""`aiplan take FORM`."""

from pathlib import Path

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.acting import Pen, acting, day_given
from aiplan_revise.cli.applying import carried_out, taking
from aiplan_revise.cli.lagging import lagging
from aiplan_revise.cli.naming import DRAFT
from aiplan_revise.cli.output import Delivery, say
from aiplan_revise.cli.taken import Taken, told
from aiplan_revise.report import words
from aiplan_revise.revise.applying import Take
from aiplan_revise.store.names import Draft


@click.command
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", "draft", type=DRAFT, help="The draft to change; the part of the body in its draft, if not given.")
@click.option("--on", metavar="DATE", help="The day on which it is proposed, e.g. 2027-03-01; without it, today.")
@click.option("--dry-run", is_flag=True, help="Only say what it comes to.")
@arguments.lang("Language in which it is told what was taken, and what was not; that of the form, if not given.")
@arguments.delivery("text", "json", "amendment")
@taking
@acting
def command(
    file: Path, draft: Draft | None, to: Delivery, take: Take | None, pen: Pen, **asked: str | bool | None
) -> int:
    """Take back a form (aiplan form DRAFT --for BODY) that a body has filled in: what it asks for becomes an amendment,
    and is applied to the part of that body in the draft, which is begun if need be, by one commit. Where the draft has
    moved on since the form was made, both are merged, or the conflicts are told (--take decides them).

    What is not clear is told, with sheet, row, column and what to do, and not taken; the rest is. Exit 1 if anything
    was not taken. A form that was put right can be taken again.

    \b
      aiplan take meti.xlsx --dry-run
      aiplan take meti.xlsx --by METI --why "As agreed on 3 March."
      aiplan take meti.xlsx --dry-run --format amendment -o meti.json
    """
    lang = str(asked["lang"]) if asked["lang"] else None
    found = Taken(file, pen, day_given(str(asked["on"]) if asked["on"] else None), lang)
    to.text(told(found, to.form), [str(file)])
    code = int(found.faulty)
    if found.changes and not asked["dry_run"]:
        into = found.target(draft)
        what, reasoned = found.proposed(take)
        code = max(code, carried_out(what, file, into, reasoned, found.lang))
    for line in lagging(found.changeset, found.base, found.outcome.made, pen.desk.registry, found.lang):
        say(words.say(found.lang, "remark-at", place=file, told=line))
    return code
