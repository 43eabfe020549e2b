"""A disk that is full, that fails or that nobody may write to, told in the user's words: what is wrong, how things
stand now, and what to do. And the one way to make a disk keep something.
"""

import errno
import os
import stat
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from aiplan_revise.errors import PlanError

_FIXES = {
    errno.ENOSPC: "make room",
    errno.EDQUOT: "make room, or ask for more",
    errno.EIO: "check the disk",
    errno.EROFS: "make it writable",
}
"""What fails where nothing is wrong with what was asked, and what to do about it."""
UNCHANGED = "nothing was changed: {}, then do it again"
UNSURE = "see whether the disk is full or failing"
"""What to do where git could not write and does not say why."""
DONE = "it was done, but a power cut could still undo it: {}"
PARTLY = "what was set so far stays: {}, then do it again"
_LITTLE = 8192
"""Bytes of room below which a disk is full for git."""


@contextmanager
def failing(where: Path, state: str = UNCHANGED) -> Iterator[None]:
    """Tells what the disk cannot do in here as a PlanError; `state` says how things stand if it fails."""
    try:
        yield
    except OSError as error:
        if error.errno not in _FIXES:
            raise
        raise _trouble(error.errno, where, state) from None


def told(talk: str, where: Path | str, otherwise: str = "", state: str = UNCHANGED) -> PlanError:
    """What git says of its failing: of the disk in our words, else the last line, with what to do `otherwise`."""
    error = spoken(talk)
    if error:
        return _trouble(error, where, state)
    lines = talk.strip().splitlines() or ["git failed and did not say why"]
    return PlanError(lines[-1].removeprefix("fatal: ").removeprefix("error: "), str(where), otherwise)


def unsaid(talk: str, folder: Path, where: Path) -> PlanError:
    """The same of a git that was writing: what it could not write it names, but not always why."""
    if os.strerror(errno.EACCES) in talk:
        return forbidden(folder, where)
    disk = os.statvfs(folder)
    if not spoken(talk) and disk.f_bavail * disk.f_frsize < _LITTLE:
        return _trouble(errno.ENOSPC, where, UNCHANGED)
    return told(talk, where, UNCHANGED.format(UNSURE))


def spoken(talk: str) -> int:
    """The error of the disk that git speaks of; 0 if it speaks of none."""
    return next((error for error in _FIXES if os.strerror(error) in talk), 0)


def _trouble(error: int, where: Path | str, state: str) -> PlanError:
    said = os.strerror(error)
    return PlanError(said[:1].lower() + said[1:], str(where), state.format(_FIXES[error]))


def forbidden(folder: Path, where: Path) -> PlanError:
    """That somebody may not write the store with this folder, and who may."""
    fix = f"ask {_owner(folder / 'objects')}, or work in a store of your own: git clone --bare"
    return PlanError("you may read this store but not write it", str(where), fix)


def _owner(path: Path) -> str:
    """Who may write what others may not: the user whose it is, and the group where that may too."""
    state = path.stat()
    try:
        user, group = path.owner(), path.group()
    except KeyError:  # they have no names here
        user, group = str(state.st_uid), str(state.st_gid)
    return f"{user} or the group {group}" if state.st_mode & stat.S_IWGRP else user


# ---------------------------------------------------------------- keeping


def sync(paths: Iterable[Path]) -> None:
    """Makes the disk keep files, and the names in folders. All at once: a disk that has to write its journal for one
    of them writes it for all."""
    faults: list[OSError] = []
    working = [threading.Thread(target=_sync, args=(path, faults)) for path in paths]
    for one in working:
        one.start()
    for one in working:
        one.join()
    if faults:
        raise faults[0]


def _sync(path: Path, faults: list[OSError]) -> None:
    try:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        faults.append(error)
