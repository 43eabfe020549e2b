"""`aiplan verify [EDITION …]`."""

from collections.abc import Iterable
from pathlib import Path

import click
from msgspec.structs import asdict

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery, say
from aiplan_revise.cli.reading import Desk
from aiplan_revise.errors import PlanError
from aiplan_revise.model.integrity import edition_id
from aiplan_revise.store.drafts import Drafts


@click.command
@click.argument("ids", nargs=-1, metavar="[EDITION]...")
@click.option(
    "--signers",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Who may have signed: allowed signers of SSH.",
)
@arguments.desk()
@arguments.delivery("text", "json")
def command(ids: tuple[str, ...], signers: Path | None, desk: Desk, to: Delivery) -> int:
    """Prove that adopted editions (all of them, if none is named) are what was adopted: the name of the tag, what it
    says and points to, the record in the log, the bytes of the text. Exit 1 if one is not.

    \b
      aiplan verify 2026 --store plan.git
    """
    from aiplan_revise.store.adopting import adopted, prove

    repository = Drafts(desk.store).repository
    _known(ids, Drafts(desk.store))
    proved, wrong = [], 0
    for key in ids or adopted(repository):
        try:
            proved.append(prove(repository, key, signers))
        except PlanError as fault:
            say(str(fault))
            wrong += 1
    if to.form == "json":
        to.json({"adopted": [asdict(one) for one in proved]})
    else:
        lines = (f"{r.edition}: adopted by {r.by} on {r.on}, as it stands [{r.commit[:10]}]\n" for r in proved)
        to.text("".join(lines) or ("" if wrong else "no edition was adopted yet\n"))
    return int(wrong > 0)


def _known(ids: Iterable[str], of: Drafts) -> None:
    """PlanError for what is no edition, adopted or drafted."""
    from aiplan_revise.store.adopting import adopted

    known = {*adopted(of.repository), *of.store.ids(), *(one.edition for one in of.names())}
    for key in ids:
        if edition_id(key) not in known:
            here = ", ".join(sorted(known)) or "none"
            raise PlanError(f"there is no edition {key}", str(of.store.root), f"the editions here: {here}")
