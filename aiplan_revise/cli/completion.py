"""`aiplan completion SHELL`."""

import click
from click.shell_completion import get_completion_class

from aiplan_revise.cli.output import Delivery


@click.command
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the script that completes verbs, options and editions in your shell.

    \b
      aiplan completion bash > ~/.local/share/bash-completion/completions/aiplan
      aiplan completion zsh > ~/.zfunc/_aiplan
      aiplan completion fish > ~/.config/fish/completions/aiplan.fish
    """
    made = get_completion_class(shell)
    assert made is not None
    Delivery().text(made(context.find_root().command, {}, "aiplan", "_AIPLAN_COMPLETE").source())
