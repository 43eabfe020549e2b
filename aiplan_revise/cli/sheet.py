"""A text in somebody's editor: in a file that stays where what was written cannot be taken."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from aiplan_revise.cli.output import say
from aiplan_revise.errors import PlanError


@contextmanager
def opened(text: str, again: str) -> Iterator[bytes]:
    """What somebody makes of a text in an editor. Where taking it fails, the file in which it stands is kept, and told
    with the command (`again`, before the name of the file) that takes it another time."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="plan-", suffix=".md", delete=False) as file:
        file.write(text)
    path = Path(file.name)
    told = f"what you wrote is in {path}: {again} {path}"
    try:
        click.edit(filename=file.name)
        yield path.read_bytes()
    except PlanError as error:
        if _unwritten(path, text):
            raise
        raise PlanError(error.what, error.where, "; ".join(filter(None, (error.fix, told)))) from None
    except BaseException:
        if not _unwritten(path, text):
            say(told)
        raise
    path.unlink()


def _unwritten(path: Path, text: str) -> bool:
    """Whether nothing was written that could be lost; then the file is gone."""
    if path.exists() and path.read_bytes() not in (b"", text.encode()):
        return False
    path.unlink(missing_ok=True)
    return True
