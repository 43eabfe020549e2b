"""Files of others are read by a process of its own, which may not run for long or take much memory; and of two large
files one by another process meanwhile."""

import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf
from pathlib import Path
from select import select
from time import monotonic
from typing import NoReturn

from aiplan_revise.errors import PlanError

SECONDS = 10
"""How long reading may take; a plan of 10,000 initiatives takes 4 s."""
MEMORY = 512 * 1024 * 1024
"""Bytes that reading may take beyond what the program has already."""
_FIX = "check what it is, or save its text as .md"


def fenced(work: Callable[[], bytes], seconds: int = SECONDS, memory: int = MEMORY) -> bytes:
    """What `work` returns, made by a child process that ends with it. PlanError: what `work` raises; it takes longer
    than `seconds` or more than `memory` bytes; it brings its process down."""
    pipe, child = _begun(work, seconds, memory)
    try:
        made = _heard(pipe, child, 2 * seconds)
    finally:
        status = _ended(pipe, child)
    if made[:1] in (_DONE, _REFUSED):
        return _returned(made)
    raise PlanError(*_said(status, seconds, memory))


class Other:
    """Work that a child process does; calling it waits for what it makes. None where the child came to a bad end: do it
    yourself. PlanError: what the work raises."""

    def __init__(self, pipe: int, child: int) -> None:
        self._pipe, self._child = pipe, child
        self.heard = False

    def ready(self) -> bool:
        """Whether it says something already."""
        return bool(select([self._pipe], [], [], 0)[0])

    def __call__(self) -> bytes | None:
        told, self.heard = _heard(self._pipe, self._child), True
        return _returned(told) if told[:1] in (_DONE, _REFUSED) else None


@contextmanager
def meanwhile(work: Callable[[], bytes]) -> Iterator[Other]:
    """What `work` returns, made by a child process without limits while the caller does something else."""
    pipe, child = _begun(work)
    other = Other(pipe, child)
    try:
        yield other
    finally:
        if not other.heard:
            os.kill(child, signal.SIGKILL)
        _ended(pipe, child)


def spare() -> bool:
    """Whether there is a second processor for another process."""
    return len(os.sched_getaffinity(0)) > 1 if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1) > 1


_DONE, _REFUSED = b"+", b"-"
"""What the child says first: what it made follows, or the parts of a PlanError."""


def _begun(work: Callable[[], bytes], seconds: int = 0, memory: int = 0) -> tuple[int, int]:
    """A child process that does `work`, within limits if there are any, and the pipe on which it says what it made."""
    sys.stdout.flush(), sys.stderr.flush()
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        os.close(ours)
        _work(work, theirs, seconds, memory)
    os.close(theirs)
    return ours, child


def _ended(pipe: int, child: int) -> int:
    """How the child ended."""
    os.close(pipe)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _returned(made: bytes) -> bytes:
    if made[:1] == _REFUSED:
        raise PlanError(*json.loads(made[1:]))
    return made[1:]


def _work(work: Callable[[], bytes], to: int, seconds: int, memory: int) -> NoReturn:
    try:
        if seconds:
            _limit(seconds, memory)
        try:
            told = _DONE + work()
        except PlanError as error:
            told = _REFUSED + json.dumps([error.what, error.where, error.fix]).encode()
        with os.fdopen(to, "wb") as pipe:
            pipe.write(told)
    except MemoryError:
        os._exit(_FULL)
    except BaseException:  # whatever it is, the parent says that the file cannot be read
        os._exit(1)
    os._exit(0)


def _limit(seconds: int, memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (_size() + memory,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


_FULL = 3


def _size() -> int:
    """Bytes of address space that this process has."""
    pages = Path("/proc/self/statm")
    return int(pages.read_text("ascii").split()[0]) * resource.getpagesize() if pages.exists() else 1 << 32


def _heard(pipe: int, child: int, seconds: float = inf) -> bytes:
    """All that a child says within so many seconds; nothing if it takes longer, and it is ended."""
    made: list[bytes] = []
    until = monotonic() + seconds
    while select([pipe], [], [], None if seconds == inf else max(0.0, until - monotonic()))[0]:
        chunk = os.read(pipe, 1 << 20)
        if not chunk:
            return b"".join(made)
        made.append(chunk)
    os.kill(child, signal.SIGKILL)
    return b""


def _said(status: int, seconds: int, memory: int) -> tuple[str, str, str]:
    if status == _FULL:
        return f"takes more than {memory >> 20} MB to read", "", _FIX
    if status in (-signal.SIGXCPU, -signal.SIGKILL):
        return f"takes longer than {seconds} s to read", "", _FIX
    return "cannot be read", "", _FIX
