"""`aiplan verify [EDITION …]`."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import asdict

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery, say
from aiplan_revise.cli.reading import Desk
from aiplan_revise.errors import PlanError
from aiplan_revise.model.integrity import edition_id
from aiplan_revise.store.drafts import Drafts

if TYPE_CHECKING:
    from aiplan_revise.store.adopting import Record


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
    from aiplan_revise.store.adopting import adopted, prove, signature

    repository = Drafts(desk.store).repository
    _known(ids, Drafts(desk.store))
    proved, wrong = list["tuple[Record, bool, str]"](), 0
    for key in ids or adopted(repository):
        try:
            found = prove(repository, key)
            proved.append((found, *signature(repository, found, signers)))
        except PlanError as fault:
            say(str(fault))
            wrong += 1
    if to.form == "json":
        to.json({"adopted": [asdict(r) | {"signed": signed, "signer": who} for r, signed, who in proved]})
    else:
        to.text("".join(f"{_line(*one)}\n" for one in proved) or ("" if wrong else "no edition was adopted yet\n"))
    return int(wrong > 0)


def _line(of: "Record", signed: bool, who: str) -> str:
    whose = f"; signed by {who}" if who else "; it bears a signature: --signers FILE tells whose" if signed else ""
    return f"{of.edition}: adopted by {of.by} on {of.on}, as it stands [{of.commit[:10]}]{whose}"


def _known(ids: Iterable[str], of: Drafts) -> None:
    """PlanError for what is no edition, adopted or drafted."""
    from aiplan_revise.store.adopting import adopted

    known = {*adopted(of.repository), *of.store.ids(), *(one.edition for one in of.names())}
    for key in ids:
        if edition_id(key) not in known:
            here = ", ".join(sorted(known)) or "none"
            raise PlanError(f"there is no edition {key}", str(of.store.root), f"the editions here: {here}")
