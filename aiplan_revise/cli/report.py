"""`aiplan report OLD NEW`."""

from typing import Any, Literal, cast

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.printing import deliver_pdf
from aiplan_revise.cli.reading import Desk, reading_language

Form = Literal["text", "md", "json"]


@click.command
@arguments.edition("old")
@arguments.edition("new")
@arguments.lang("Language of the report; if not given, English, or Japanese where the editions are in Japanese only.")
@arguments.desk("columns", "ignore_ids", "ledger")
@click.option(
    "--length",
    type=click.Choice(("standard", "full")),
    default="standard",
    show_default=True,
    help="An HTML page or PDF of more than 300 changes is shortened, unless it is to be full.",
)
@arguments.delivery("text", "md", "html", "json", "pdf")
def command(old: str, new: str, desk: Desk, to: Delivery, **asked: Any) -> None:
    """Write the change report: the summary first, then by section, by body, and every change with its evidence.

    \b
      aiplan report 2025-outline 2026-example --lang ja
      aiplan report old.md new.md -o report.html
    """
    page = ("aiplan_revise.report.pages",) if to.form in ("html", "pdf") else ()
    found = desk.compare(old, new, ("aiplan_revise.report.build", *page))
    from aiplan_revise.report import (  # loads what is compared with: not before it is read
        Look,
        paged,
        render,
        untabled,
        view,
    )

    lang = reading_language(asked["lang"], found.old, found.new)
    if to.form in ("html", "pdf"):
        how = Look(printed=to.form == "pdf", whole=asked["length"] == "full")
        made = paged(found.changeset, (found.old, found.new), found.registry, lang, how)
        deliver_pdf(made, to, [old, new]) if to.form == "pdf" else to.text(made, [old, new])
        return
    look = untabled if to.form == "text" else view
    shown = look(found.changeset, found.old, found.new, found.registry, lang)
    to.text(render(shown, cast(Form, to.form), colour=to.colour, width=to.width), [old, new])
