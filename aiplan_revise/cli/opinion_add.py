"""`aiplan opinion add DRAFT [PROVISION]`."""

from pathlib import Path

import click

from aiplan_revise.cli.acting import Pen, acting
from aiplan_revise.cli.arguments import Columns
from aiplan_revise.cli.naming import DRAFT, Spoken
from aiplan_revise.errors import PlanError
from aiplan_revise.model.opinions import KINDS
from aiplan_revise.store.names import Draft

_MAPPED = "Which column of FILE holds what (provision, from, kind, on, en, ja), e.g. from=氏名,ja=意見."
_SHOWN = 20
"""Ids that are told of many."""


def _meant(words: str) -> str:
    """The kind of person that is called so in Japanese."""
    from aiplan_revise.report.words import say

    return next((one for one in KINDS if say("ja", f"opinion-{one}") == words.strip()), "")


@click.command
@click.argument("draft", type=DRAFT)
@click.argument("name", required=False, default="", metavar="[PROVISION]")
@click.option("--from", "who", default="", metavar="NAME", help="Who said it; withheld, if not given.")
@click.option("--kind", type=Spoken(KINDS, _meant), default="other", show_default=True, help="Who that is.")
@click.option("--on", default="", metavar="DATE", help="The day on which it was said, e.g. 2027-03-01; else today.")
@click.option("--en", default="", metavar="TEXT", help="What was said, in English.")
@click.option("--ja", default="", metavar="TEXT", help="What was said, in Japanese.")
@click.option("--file", "table", type=click.Path(path_type=Path, dir_okay=False), help="A CSV file of many opinions.")
@click.option("--columns", type=Columns(), metavar="COLUMNS", help=_MAPPED)
@acting
def command(draft: Draft, name: str, table: Path | None, pen: Pen, **said: str) -> None:
    """Take in what somebody said of a provision of a draft (its number or id), or of the whole if none is named. A CSV
    file has a row for each, with the columns provision, from, kind, on, en, ja, or others that --columns maps to these;
    where a row does not say of what, when, or who that is, PROVISION, --on and --kind count. Every faulty row is told,
    and then none is taken in; a file that is read again says nothing twice.

    \b
      aiplan opinion add 2027 3.1.1.a --from "N. Sato" --kind expert --en "Say by when."
      aiplan opinion add 2027 --file comments.csv --kind citizen --columns provision=項番,ja=ご意見
    """
    from aiplan_revise.cli.opinion_rows import Rows
    from aiplan_revise.model.opinions import named
    from aiplan_revise.store.opinions import take_in

    if table and any(said[one] for one in ("who", "en", "ja")):
        raise PlanError("says one opinion and a file of them at once", "--file", "leave out --from, --en and --ja")
    rows = Rows(pen.drafts.edition(draft), {"provision": name, "kind": said["kind"], "on": said["on"]})
    found = named(rows.read(table, pen.desk.columns) if table else [rows.opinion({**said, "from": said["who"]})])
    subject = f"{len(found)} opinion{'s' * (len(found) != 1)} taken in"
    done = take_in(pen.drafts, draft, found, subject, pen.task)
    shown = ", ".join([one.id for one in found[:_SHOWN]] + ["…"] * (len(found) > _SHOWN))
    pen.told(draft, f"{subject}: {shown}", done)
