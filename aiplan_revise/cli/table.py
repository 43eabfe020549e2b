"""`aiplan table OLD NEW`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery, say
from aiplan_revise.cli.printing import deliver_pdf
from aiplan_revise.cli.reading import Desk, reading_language
from aiplan_revise.errors import PlanError

if TYPE_CHECKING:
    from aiplan_revise.report.papers import Paper, Profile

_PROFILE = "How it looks: cabinet (the usual one in Japanese), ordinance, old-first, english; or your own .json file."


@click.command
@arguments.edition("old")
@arguments.edition("new")
@arguments.lang("Language of the table; if not given, English, or Japanese where the editions are in Japanese only.")
@click.option("--profile", "name", default="", metavar="NAME", help=_PROFILE)
@click.option("--whole", is_flag=True, help="Every provision of both editions in full, not only what changed.")
@click.option("--template", type=click.Path(path_type=Path, dir_okay=False), help="Your own Word file to fill (.docx).")
@arguments.desk("columns", "ignore_ids", "ledger")
@arguments.delivery("md", "html", "docx", "pdf", "xlsx")
def command(old: str, new: str, desk: Desk, to: Delivery, **asked: object) -> None:
    """Write the comparison table (新旧対照表): both editions side by side, what changed underlined, numbers and bodies
    too. What is new, gone, split, joined or moved says so. Unchanged provisions are omitted, unless --whole is given.

    \b
      aiplan table 2025-outline 2026-example --lang ja -o table.docx
      aiplan table old.docx new.docx --profile ordinance -o table.pdf

    A --template is a Word file with {{ title }}, {{ note }}, {{ new.heading }}, {{ old.title }}, notices, remarks,
    marks, and a table with {%tr for row in rows %}, {{r row.new }}, {{r row.old }}, row.remarks, {%tr endfor %}.
    """
    from aiplan_revise.report.frame import framed
    from aiplan_revise.report.papers import paper, profile

    found = desk.compare(old, new)
    lang = reading_language(str(asked["lang"] or ""), found.old, found.new)
    look = profile(str(asked["name"]), lang)
    frame = framed(found.changeset, (found.old, found.new), found.registry, lang)
    made = paper(found.changeset, frame, look, whole=bool(asked["whole"]))
    if isinstance(asked["template"], Path):
        _fill(made, asked["template"], look, to, [old, new])
    else:
        _deliver(made, to, [old, new])
    if made.unseen:
        changes = "1 change is" if made.unseen == 1 else f"{made.unseen} changes are"
        say(f"{changes} not in the words of this table; see: aiplan report {old} {new}")


def _fill(made: "Paper", template: Path, look: "Profile", to: Delivery, inputs: list[str]) -> None:
    from aiplan_revise.report.papers.owned import filled

    if to.form != "docx":
        raise PlanError("is for a table in Word", "--template", "write one: -o table.docx")
    try:
        raw = filled(made, template.read_bytes(), look)
    except PlanError as error:
        raise error.at(str(template)) from None
    to.paper(raw, [*inputs, str(template)])


def _deliver(made: "Paper", to: Delivery, inputs: list[str]) -> None:
    if to.form == "docx":
        from aiplan_revise.report.papers.word import comparison_docx

        to.paper(comparison_docx(made), inputs)
    elif to.form == "xlsx":
        from aiplan_revise.report.papers.workbook import comparison_xlsx

        to.paper(comparison_xlsx(made), inputs)
    else:
        from aiplan_revise.report.papers.pages import comparison_page

        page = comparison_page(made, "md" if to.form == "md" else "html")
        deliver_pdf(page, to, inputs) if to.form == "pdf" else to.text(page, inputs)
