"""`aiplan init STORE`."""

import time
from pathlib import Path

import click

from aiplan_revise.cli.deciding import Hand
from aiplan_revise.cli.output import say
from aiplan_revise.store import open_store, shipped


@click.command
@click.argument("path", metavar="STORE", type=click.Path(path_type=Path))
@click.option("--by", envvar="AIPLAN_BY", metavar="NAME", help="Who does it; without it AIPLAN_BY, or git's user.name.")
@click.option(
    "--from", "source", type=click.Path(path_type=Path), metavar="FOLDER", help="Editions to begin with; see above."
)
def command(path: Path, by: str | None, source: Path | None) -> None:
    """Make a plan store: a git repository without a working tree, for drafting by many. It begins with the editions of
    a folder or of another plan store (--from), else with those that come with aiplan.

    \b
      aiplan init plan.git
      aiplan init plan.git --from our-editions
    """
    from aiplan_revise.store.beginning import begin
    from aiplan_revise.store.stamps import Stamp

    stamp = Stamp(Hand(by, None).signature(path.parent).by, int(time.time()))
    held = open_store(source or shipped())
    begin(path, held, stamp)
    ids = ", ".join(held.ids()) or "none yet"
    say(f"{path}: a plan store with the editions {ids}; next: aiplan draft new ID --from EDITION --store {path}")
