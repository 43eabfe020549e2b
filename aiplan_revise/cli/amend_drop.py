"""`aiplan amend DRAFT drop PROVISION`."""

import click

from aiplan_revise.cli.acting import Pen, acting, provision
from aiplan_revise.cli.deciding import stated
from aiplan_revise.cli.naming import Spoken
from aiplan_revise.model.edition import Edition, Ending, EndingReason, Texts
from aiplan_revise.revise.rebuilding import drop

REASONS: tuple[EndingReason, ...] = ("completed", "merged", "superseded", "abandoned")


def _meant(words: str) -> str:
    """The reason that a word means as forms do (完了, 統合); "" where more is said."""
    from aiplan_revise.documents.workbook.labels import reason_of

    found = reason_of(words)
    return found[0] if found and not found[1] else ""


@click.command
@click.argument("name", metavar="PROVISION")
@click.option("--reason", required=True, type=Spoken(REASONS, _meant), help="Why nothing continues it.")
@click.option("--en", metavar="TEXT", help="More on that, in English.")
@click.option("--ja", metavar="TEXT", help="More on that, in Japanese.")
@click.option("--whole", is_flag=True, help="With all that stands under it.")
@acting
def command(name: str, reason: EndingReason, whole: bool, pen: Pen, **said: str | None) -> None:
    """Drop a provision (its number or id), and say in the edition why it ended; the numbers of what stands behind it
    follow.

    \b
      aiplan amend 2026 drop 3.4.1.b --reason completed --why "Ended in March 2026."
    """
    note = Texts(stated(said["ja"] or "", "--ja"), stated(said["en"] or "", "--en"))
    ending = Ending(reason, note)
    pen.change(f"{name}: drop, {reason}", lambda edition: _dropped(edition, name, ending, whole))


def _dropped(edition: Edition, name: str, ending: Ending, whole: bool) -> Edition:
    return drop(edition, provision(edition, name), ending, whole=whole)
