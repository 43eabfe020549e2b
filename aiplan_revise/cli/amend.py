"""`aiplan amend DRAFT add|drop|reword|retarget|reassign|move|split|join|refer|renumber …`."""

import click

from aiplan_revise.cli.acting import DRAFT
from aiplan_revise.cli.subcommands import Subcommands
from aiplan_revise.store.names import Draft

SUBCOMMANDS = {
    "add": "Add a provision.",
    "drop": "Drop a provision, with the reason.",
    "reword": "Give a provision other words.",
    "retarget": "Give it another number or deadline.",
    "reassign": "Make other bodies responsible for it.",
    "move": "Let it stand elsewhere.",
    "split": "Make several of one.",
    "join": "Make one of several.",
    "refer": "Let it refer to another plan.",
    "renumber": "Number anew, without gaps and doubles.",
}


class Amend(Subcommands):
    """Subcommands that all need a draft, which comes first."""

    def __init__(self) -> None:
        super().__init__("amend", SUBCOMMANDS, ABOUT)
        self.params = [click.Argument(["draft"], type=DRAFT)]
        self.callback = _remember


ABOUT = """Change a draft, one step and one commit at a time, each with its author and reason.

    \b
      aiplan amend 2026 reassign 3.1.2.a --add METI --remove MIC --why "Agreed on 3 March."
      aiplan amend 2026 retarget 3.1.1.a --from "60 staff" --to "200 staff"
      aiplan amend 2026/meti reword 3.1.2.c --replace "promotion" --with "introduction"
    """


@click.pass_context
def _remember(context: click.Context, draft: Draft) -> None:
    context.obj = draft


command = Amend()
