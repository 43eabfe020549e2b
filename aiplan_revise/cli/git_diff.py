"""`aiplan git-diff PATH OLD HEX MODE NEW HEX MODE`: what `git diff` prints of an edition."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.drivers import FILE_IS, edition, empty, registry
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Comparison, reading_language
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Edition
from aiplan_revise.model.links import Lineage
from aiplan_revise.revise import diff

_OLD, _NEW = 1, 4
"""Where the files stand in what git hands over."""


@click.command(context_settings=FILE_IS)
@arguments.lang("Language of the words around the changes.")
@click.argument("given", nargs=-1, required=True)
def command(lang: str | None, given: tuple[str, ...]) -> None:
    """Say what changed in an edition, for git, which says between which files. See: aiplan git-setup.

    \b
      aiplan git-diff -- PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE
    """
    to = Delivery()
    to.text("".join(f"{line}\n" for line in _lines(given, lang)))


def _lines(given: tuple[str, ...], lang: str | None) -> Iterator[str]:
    path = given[0]
    yield f"diff {path}"
    if len(given) <= _NEW:
        yield "in conflict: see git status"
        return
    try:
        old, new = (edition(Path(given[at]), path) for at in (_OLD, _NEW))
        yield from _compared(old or empty(new), new or empty(old), path, lang)
    except PlanError as error:  # for git, a program that fails is the end of all output
        yield f"{error}; see: git diff --no-ext-diff"


def _compared(old: Edition, new: Edition, path: str, lang: str | None) -> Iterator[str]:
    """The changes by the ids, which are the same from commit to commit."""
    bodies = registry(path)
    found = Comparison(old, new, Lineage(old.about.id, new.about.id), diff(old, new, bodies), bodies)
    lines = import_module("aiplan_revise.cli.diff").lines
    yield from lines(found, reading_language(lang, old, new), False)
    if old.about != new.about:
        names = [name for name in new.about.__struct_fields__ if getattr(old.about, name) != getattr(new.about, name)]
        yield f"about: {', '.join(names)}"
