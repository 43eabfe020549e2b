"""`aiplan draft diff DRAFT`."""

from importlib import import_module

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.naming import DRAFT
from aiplan_revise.cli.proposing import Telling, telling
from aiplan_revise.cli.reading import Desk
from aiplan_revise.store.drafts import Drafts
from aiplan_revise.store.names import Draft


@click.command
@click.argument("draft", type=DRAFT)
@arguments.desk()
@telling
def command(draft: Draft, desk: Desk, how: Telling) -> int:
    """Say what a draft changes against the edition that it follows; of a body's part, what it changes in the draft.

    \b
      aiplan draft diff 2026 --store plan.git
      aiplan draft diff 2026/meti --lang ja
      aiplan draft diff 2026/meti --format amendment --why "Proposed by METI." -o meti.json
    """
    old, new = Drafts(desk.store).sides(draft)
    told = import_module("aiplan_revise.cli.diff").told
    return int(told(desk, old, new, how, (str(draft.whole) if draft.share else old, str(draft))))
