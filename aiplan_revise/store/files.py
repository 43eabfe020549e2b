"""Files written whole or not at all."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.store.disk import failing
from aiplan_revise.store.locks import alone_beside

T = TypeVar("T")

BESIDE = ".aiplan-"
"""How the name of a file begins that is not in its place yet."""


def held(path: Path, kind: type[T]) -> T | None:
    """What a file of ours holds; None if there is none. PlanError if it is no file, or holds something else."""
    if not path.exists():
        return None
    if not path.is_file():
        raise PlanError("is not a file", str(path))
    return decode(path.read_bytes(), kind, str(path))


def change(path: Path, alter: Callable[[], T]) -> T:
    """Writes what `alter` makes of the file as it stands, and gives it back. Who else writes at the same time waits, so
    nothing is lost."""
    with alone_beside(path), failing(path):
        made = alter()
        replace(path, encode(made))
    return made


def replace(output: Path, raw: bytes) -> None:
    """Writes beside the file first and puts it in place then, so that nobody ever sees half of it.

    What is no plain file (`/dev/null`, a pipe) is written into and never replaced, and a link keeps pointing.
    """
    output = Path(os.path.realpath(output))
    if output.exists() and not output.is_file():
        output.write_bytes(raw)
        return
    scratch = _beside(output)
    try:
        _fill(scratch, raw, output)
        with _writing(output):
            scratch.chmod(output.stat().st_mode & 0o777 if output.exists() else 0o666 & ~_umask())
            scratch.replace(output)
    except BaseException:
        with suppress(OSError):  # what was wrong first is what is told
            scratch.unlink()
        raise


def _beside(output: Path) -> Path:
    from tempfile import mkstemp  # readers do without

    with _writing(output):
        handle, name = mkstemp(prefix=BESIDE, dir=output.parent)
    os.close(handle)
    return Path(name)


def _fill(scratch: Path, raw: bytes, output: Path) -> None:
    with _writing(output):
        scratch.write_bytes(raw)


@contextmanager
def _writing(output: Path) -> Iterator[None]:
    try:
        with failing(output):
            yield
    except OSError as error:
        fix = "see who may write there" if output.parent.is_dir() else "make the folder first"
        raise PlanError(f"cannot be written: {error.strerror}", str(output), fix) from None


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
