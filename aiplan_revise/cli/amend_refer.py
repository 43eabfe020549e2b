"""`aiplan amend DRAFT refer PROVISION`."""

import click

from aiplan_revise.cli.acting import Pen, acting, provision
from aiplan_revise.cli.deciding import stated
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Edition, PlanReference, Texts
from aiplan_revise.model.integrity import is_address
from aiplan_revise.revise.other_plans import refer, unrefer


@click.command
@click.argument("name", metavar="PROVISION")
@click.option("--plan", default="", metavar="ID", help="The other plan, by its id in plan.json or that of an edition.")
@click.option("--en", default="", metavar="TEXT", help="Or its title in English.")
@click.option("--ja", default="", metavar="TEXT", help="Or its title in Japanese.")
@click.option("--section", default="", metavar="WORDS", help="What is meant there, as it is printed.")
@click.option("--address", default="", metavar="URL", help="Where it can be read.")
@click.option("--remove", is_flag=True, help="Take the references back that say so.")
@acting
def command(name: str, remove: bool, pen: Pen, **said: str) -> None:
    """Let a provision (its number or id) refer to another plan, or to a place in it; `aiplan check` looks into that.

    \b
      aiplan amend 2027 refer 4.3.1 --plan digital-society-priority-plan --section "2.3"
      aiplan amend 2027 refer 4.3.1 --en "Regional Plan" --address https://example.org/plan
      aiplan amend 2027 refer 4.3.1 --plan digital-society-priority-plan --remove
    """
    told = {key: stated(words, f"--{key}") for key, words in said.items()}
    to = PlanReference(told["plan"], Texts(told["ja"], told["en"]), told["section"], told["address"])
    if not (to.plan or to.title.langs() or remove):
        raise PlanError("the other plan is not named", name, "add --plan ID, or its title: --en, --ja")
    if to == PlanReference():
        raise PlanError("nothing says which reference is meant", name, "add --plan, --en, --ja, --section or --address")
    if to.address and not is_address(to.address):
        raise PlanError(f"{to.address[:80]!r} is no address", "--address", "write it like https://example.org/plan")
    if to.plan and not remove and to.plan not in pen.desk.store.plans():
        raise PlanError(f"no plan {to.plan[:80]!r} is known here", "--plan", _known(pen.desk.store.plans()))

    def alter(edition: Edition) -> Edition:
        return (unrefer if remove else refer)(edition, provision(edition, name), to)

    shown = to.plan or to.title.best("en") or to.section or to.address
    pen.change(f"{name}: {'no longer refers' if remove else 'refers'} to {shown}", alter)


def _known(plans: frozenset[str]) -> str:
    return f"known are: {', '.join(sorted(plans))}; or give its title: --en, --ja"
