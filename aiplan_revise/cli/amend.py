"""`aiplan amend DRAFT add|drop|reword|retarget|reassign|move|split|join|refer|renumber …`."""

import shlex

import click

from aiplan_revise.cli.naming import DRAFT
from aiplan_revise.cli.subcommands import Subcommands
from aiplan_revise.errors import PlanError
from aiplan_revise.store.names import Draft
from aiplan_revise.store.names import draft as named

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

_NONE = "0" * 64
"""Stands for the draft where only help is asked for."""


class Amend(Subcommands):
    """Subcommands that all need a draft, which comes first."""

    def __init__(self) -> None:
        super().__init__("amend", SUBCOMMANDS, ABOUT)
        self.params = [click.Argument(["draft"], type=DRAFT)]
        self.callback = _remember

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As any group; but help is given without a draft, and a step before its draft is told where it belongs."""
        early = bool(args) and args[0] in SUBCOMMANDS and args[1:2] != [] and args[1] not in SUBCOMMANDS
        if {"-h", "--help"} & {*args[1:]} and (early or not _is_draft(args[0])):
            return super().parse_args(ctx, [_NONE, *(args if early else args[1:])])
        if early:
            order = shlex.join(["aiplan", "amend", args[1], args[0], *args[2:]])
            raise click.UsageError(f"the draft comes before {args[0]}: {order}", ctx)
        return super().parse_args(ctx, args)


def _is_draft(name: str) -> bool:
    try:
        return bool(named(name))
    except PlanError:
        return False


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
