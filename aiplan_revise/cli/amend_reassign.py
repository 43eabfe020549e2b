"""`aiplan amend DRAFT reassign PROVISION`."""

import click

from aiplan_revise.cli.acting import Pen, acting, assignments, provision
from aiplan_revise.errors import PlanError
from aiplan_revise.model.bodies import party_label
from aiplan_revise.model.edition import Edition
from aiplan_revise.revise.amending import lead, reassign


@click.command
@click.argument("name", metavar="PROVISION")
@click.option("--add", "added", multiple=True, metavar="BODY[,BODY]", help="Bodies that are responsible from now on.")
@click.option("--remove", "removed", multiple=True, metavar="BODY[,BODY]", help="Bodies that no longer are.")
@click.option("--lead", "leads", metavar="BODY", help="The body that leads.")
@acting
def command(name: str, leads: str | None, pen: Pen, **named: tuple[str, ...]) -> None:
    """Make other bodies responsible for an initiative (its number or id).

    \b
      aiplan amend 2026 reassign 3.1.2.a --add METI --remove MIC --why "Agreed on 3 March."
      aiplan amend 2026 reassign 3.1.2.a --lead 経済産業省
    """
    added = assignments(pen.desk, named["added"])
    lost = [a.party() for a in assignments(pen.desk, named["removed"])]
    leading = [a.party() for a in assignments(pen.desk, (leads,))] if leads else []
    if not (added or lost or leading):
        raise PlanError("no body is named", name, "add --add, --remove or --lead")

    def alter(edition: Edition) -> Edition:
        key = provision(edition, name)
        made = reassign(edition, key, added, lost) if added or lost else edition
        return lead(made, key, leading[0]) if leading else made

    came, went, leads_now = (
        [party_label(pen.desk.registry, party, "en") for party in parties]
        for parties in ([a.party() for a in added], lost, leading)
    )
    said = [f"+ {one}" for one in came] + [f"- {one}" for one in went] + [f"lead {one}" for one in leads_now]
    subject = f"{name}: {', '.join(said)}"
    pen.change(subject, alter)
