"""One writer at a time: a lock of the kernel's on the folder, which ends with the process, and the locks of git's that
others left behind."""

import fcntl
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from aiplan_revise.errors import PlanError

PATIENCE = 10.0
"""Seconds to wait for somebody else who is writing in the same folder."""
STALE = 1.0
"""Seconds after which a lock of git's that nobody touches has nobody any more; git holds one for milliseconds."""
_STEP = 0.01


@contextmanager
def alone_in(folder: Path, where: Path) -> Iterator[None]:
    """Holds a folder against other writers of this program. A lock on the folder itself leaves nothing behind, whatever
    becomes of the process. PlanError if it cannot be had within PATIENCE, naming `where`."""
    if not folder.is_dir():
        raise PlanError("no such folder", str(folder), "make it first, or name another")
    handle = os.open(folder, os.O_RDONLY)
    try:
        _lock(handle, where)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, where: Path) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > until:
                raise PlanError("somebody else is writing it", str(where), "try again") from None
            time.sleep(_STEP)


def sweep(locks: Iterable[Path]) -> None:
    """Waits until git's locks are gone, and removes those that a dead process left: nobody touched them for STALE
    seconds. A live git lets go of its own long before."""
    for lock in locks:
        seen, since = _state(lock), time.monotonic()
        while seen is not None:
            time.sleep(_STEP)
            now = _state(lock)
            if now != seen:
                seen, since = now, time.monotonic()
            elif time.monotonic() - since > STALE:
                lock.unlink(missing_ok=True)
                seen = None


def _state(lock: Path) -> tuple[int, int, int] | None:
    try:
        found = lock.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
