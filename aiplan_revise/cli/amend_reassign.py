"""`aiplan amend DRAFT reassign PROVISION`."""

import click

from aiplan_revise.cli.acting import Pen, acting, assignments, provision
from aiplan_revise.cli.reading import Desk
from aiplan_revise.errors import PlanError
from aiplan_revise.model.bodies import called
from aiplan_revise.model.edition import Assignment, Edition, Provision
from aiplan_revise.report.named import as_printed
from aiplan_revise.revise.amending import holder, lead, reassign


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
    added, lost = (assignments(pen.desk, named[side]) for side in ("added", "removed"))
    leading = assignments(pen.desk, (leads,) if leads else ())
    if not (added or lost or leading):
        raise PlanError("no body is named", name, "add --add, --remove or --lead")

    def alter(edition: Edition) -> Edition:
        key = provision(edition, name)
        for one in (*lost, *leading):
            _sure(edition.provisions[key], one, pen.desk)
        gained = [as_printed(one, pen.desk.registry, edition) for one in added]
        made = reassign(edition, key, gained, map(holder, lost)) if added or lost else edition
        return lead(made, key, holder(leading[0])) if leading else made

    signs = (("+", added), ("-", lost), ("lead", leading))
    said = [f"{sign} {_label(pen.desk, one)}" for sign, parties in signs for one in parties]
    pen.change(f"{name}: {', '.join(said)}", alter)


def _sure(p: Provision, asked: Assignment, desk: Desk) -> None:
    """PlanError unless this very body, or this office of it, is responsible."""
    if holder(asked) not in map(holder, p.assignments):
        names = ", ".join(_label(desk, one) for one in p.assignments) or "nobody"
        raise PlanError(f"{_label(desk, asked)} is not responsible for it", p.id, f"responsible: {names}")


def _label(desk: Desk, of: Assignment) -> str:
    return called(desk.registry, of, "en")
