"""`aiplan form DRAFT --for BODY`."""

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.acting import resolved
from aiplan_revise.cli.naming import DRAFT
from aiplan_revise.cli.output import Delivery, say
from aiplan_revise.cli.reading import Desk, reading_language
from aiplan_revise.errors import PlanError
from aiplan_revise.store.drafts import Drafts
from aiplan_revise.store.names import Draft


@click.command
@click.argument("draft", type=DRAFT)
@click.option("--for", "body", metavar="BODY", help="The body that fills it in; that of DRAFT/BODY, if not given.")
@arguments.lang("Language of the form, and of the words in it; English, if not given and the draft has any.")
@arguments.desk()
@arguments.delivery("xlsx")
def command(draft: Draft, body: str | None, lang: str | None, desk: Desk, to: Delivery) -> None:
    """Write the form (.xlsx) in which a body says what is to become of its initiatives in a draft: those that it, one
    of its offices or an agency of its own is responsible for. There is a row for each, with drop-downs, and empty rows
    for new ones. It is taken back by: aiplan take.

    \b
      aiplan form 2027 --for METI --lang ja -o meti.xlsx
      aiplan form 2027/meti -o meti.xlsx
    """
    from aiplan_revise.documents.workbook.form import Asked, own, to_form
    from aiplan_revise.model.codec import encode

    key = _body(desk, draft, body)
    drafts = Drafts(desk.store)
    tip = drafts.tip(draft)
    edition = drafts.edition(draft, tip)
    asked = Asked(str(draft), key, tip)
    to.paper(to_form(edition, desk.registry, asked, encode(edition), reading_language(lang, edition)))
    count = len(own(edition, desk.registry, key))
    say(f"{draft}: a form for {key} with {count} initiative{'s' * (count != 1)}")


def _body(desk: Desk, draft: Draft, said: str | None) -> str:
    """The id of the body that is meant."""
    name = said or draft.share
    if not name:
        raise PlanError("the body that fills it in is not named", str(draft), "add --for BODY")
    key = name if name in desk.registry.bodies else resolved(desk, name, "--for").body
    if not key:
        raise PlanError(f"{name[:80]!r} is no single body", "--for", "name one: aiplan bodies")
    return key
