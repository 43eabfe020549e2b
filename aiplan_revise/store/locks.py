"""One writer at a time: a lock of the kernel's on the folder, which ends with the process, and the locks of git's that
others left behind."""

import fcntl
import os
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from aiplan_revise.errors import PlanError

PATIENCE = 30.0
"""Seconds to wait for others who are writing in the same folder: on a busy machine eight of them took more than ten."""
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
    if not _free(handle) and not _waited(folder, handle):
        raise PlanError("somebody else is writing it", str(where), "try again")
    try:
        yield
    finally:
        os.close(handle)


@contextmanager
def alone_beside(path: Path) -> Iterator[None]:
    """Holds the folder of a file against other writers; see `alone_in`."""
    with alone_in(Path(os.path.realpath(path)).parent, path):
        yield


def _free(handle: int) -> bool:
    """Takes the lock, if nobody has it."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _waited(folder: Path, handle: int) -> bool:
    """Waits in line for the lock: the kernel gives it to whoever asked first, which who asks again and again would
    never know. The line cannot be left, so who waited too long lets go of the lock when the turn comes."""
    turn = threading.Thread(target=fcntl.flock, args=(handle, fcntl.LOCK_EX), daemon=True, name=f"lock on {folder}")
    turn.start()
    turn.join(PATIENCE)
    if not turn.is_alive():
        return True
    threading.Thread(target=_let_go, args=(turn, handle), daemon=True).start()
    return False


def _let_go(turn: threading.Thread, handle: int) -> None:
    turn.join()
    os.close(handle)


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


@contextmanager
def held(lock: Path) -> Iterator[None]:
    """Keeps git from a ref by taking the lock that git would take, once it is free."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    while True:
        sweep([lock])
        with suppress(FileExistsError):
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
            break
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _state(lock: Path) -> tuple[int, int, int] | None:
    try:
        found = lock.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
