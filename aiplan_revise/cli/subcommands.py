"""Verbs with subcommands, each in a module of its own that is loaded when it is called."""

from collections.abc import Mapping
from importlib import import_module

import click


class Subcommands(click.Group):
    """A verb whose subcommands are the modules `cli.VERB_NAME`; `says` gives each with its line of help."""

    def __init__(self, verb: str, says: Mapping[str, str], about: str) -> None:
        super().__init__(verb, help=about)
        self.verb, self.says = verb, says

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(self.says)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.says:
            return None
        command: click.Command = import_module(f"aiplan_revise.cli.{self.verb}_{cmd_name}").command
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Subcommands"):
            formatter.write_dl(list(self.says.items()))
