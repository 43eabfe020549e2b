"""`aiplan git-setup [--repository DIR | --global]`."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery, say
from aiplan_revise.errors import PlanError

if TYPE_CHECKING:
    from aiplan_revise.store.git import Repository


@click.command
@click.option("--repository", type=click.Path(path_type=Path), help="A git repository; without it, the one you are in.")
@click.option("--global", "everywhere", is_flag=True, help="For all your repositories.")
@click.option("--remove", is_flag=True, help="Undo it.")
@click.option("--print", "only", is_flag=True, help="Print what would be set, and change nothing.")
@arguments.lang("Language of the words around the changes.")
def command(repository: Path | None, lang: str | None, **asked: bool) -> None:
    """Let plain git show and merge editions (edition.json) as aiplan does. `git diff` then tells the changes, `git log
    -p`, `git show` and `git diff --no-ext-diff` show the text line by line, and `git merge` merges by provision and
    field; where the sides contradict each other it says so in words, and the file stays a valid edition. Again it does
    nothing.

    git calls `aiplan git-diff`, `git-text` and `git-merge` for that.

    \b
      aiplan git-setup
      aiplan git-setup --repository plan.git --lang ja
      aiplan git-setup --global --remove
    """
    from aiplan_revise.store.drivers import LINE, commands, install, remove
    from aiplan_revise.store.git import Repository
    from aiplan_revise.store.settings import Settings

    if repository and asked["everywhere"]:
        raise PlanError("names a repository and all of them", "--repository, --global", "name one of them")
    with Repository(repository or Path()) as found:
        at = Settings() if asked["everywhere"] else Settings(_there(found))
        if asked["only"]:
            rows = [f"git config {at.scope} {n} {shlex.quote(words)}\n" for n, words in commands(lang or "").items()]
            Delivery().text("".join([*rows, f"echo {shlex.quote(LINE)} >>{shlex.quote(str(at.attributes()))}\n"]))
            return
        done = list(remove(at) if asked["remove"] else install(at, lang or ""))
        for line in done or ["nothing to do: it stands so already"]:
            say(line)


def _there(repository: "Repository") -> "Repository":
    try:
        repository.folder  # noqa: B018 (asks git)
    except PlanError as error:
        fix = "name one with --repository, or set it for all with --global"
        raise PlanError("lies in no git repository", error.where, fix) from None
    return repository
