"""`aiplan git-merge BASE OURS THEIRS PATH`: how `git merge` merges an edition."""

from pathlib import Path

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.drivers import FILE_IS, edition, empty, registry
from aiplan_revise.cli.output import say
from aiplan_revise.cli.reading import reading_language
from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import encode
from aiplan_revise.revise import merge
from aiplan_revise.revise.sequence import Three
from aiplan_revise.store import replace

_FILE = click.Path(path_type=Path)


@click.command(context_settings=FILE_IS)
@arguments.lang("Language in which conflicts are told.")
@click.argument("files", nargs=3, type=_FILE)
@click.argument("path")
def command(lang: str | None, files: tuple[Path, Path, Path], path: str) -> int:
    """Merge three files of an edition for git: the base, ours, which is written over with what both come to, and
    theirs. Exit 1 where they contradict each other; ours is then an edition too, with the base in those places. See:
    aiplan git-setup.

    \b
      aiplan git-merge -- BASE OURS THEIRS PATH
    """
    base, ours, theirs = (edition(file, path) for file in files)
    if ours is None or theirs is None:
        raise PlanError("is empty on one side", path, "see: git status")
    editions = Three(base or empty(ours), ours, theirs)
    merged, conflicts = merge(*editions)
    replace(files[1], encode(merged))
    if not conflicts:
        return 0
    from aiplan_revise.cli.merging import said
    from aiplan_revise.report.conflicts import merging, view

    against = merging(editions, merged, registry(path), reading_language(lang, *editions))
    for n, conflict in enumerate(conflicts, 1):
        shown = view(conflict, against)
        for line in (*said(n, shown), f"   {shown.kept}"):
            say(line)
    say(f"{path}: conflicts to decide, in an edition that is whole: {len(conflicts)}")
    return 1
