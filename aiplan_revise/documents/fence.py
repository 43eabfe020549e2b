"""Files of others are read by a process of its own, which may not run for long or take much memory."""

import json
import os
import resource
import signal
import sys
from collections.abc import Callable
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
    sys.stdout.flush(), sys.stderr.flush()
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        os.close(ours)
        _work(work, theirs, seconds, memory)
    os.close(theirs)
    try:
        made = _heard(ours, child, seconds)
    finally:
        os.close(ours)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if made[:1] == b"+":
        return made[1:]
    if made[:1] == b"-":
        raise PlanError(*json.loads(made[1:]))
    raise PlanError(*_ended(status, seconds, memory))


def _work(work: Callable[[], bytes], to: int, seconds: int, memory: int) -> NoReturn:
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (_size() + memory,) * 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        try:
            told = b"+" + work()
        except PlanError as error:
            told = b"-" + json.dumps([error.what, error.where, error.fix]).encode()
        with os.fdopen(to, "wb") as pipe:
            pipe.write(told)
    except MemoryError:
        os._exit(_FULL)
    except BaseException:  # whatever it is, the parent says that the file cannot be read
        os._exit(1)
    os._exit(0)


_FULL = 3


def _size() -> int:
    """Bytes of address space that this process has."""
    pages = Path("/proc/self/statm")
    return int(pages.read_text("ascii").split()[0]) * resource.getpagesize() if pages.exists() else 1 << 32


def _heard(pipe: int, child: int, seconds: int) -> bytes:
    made: list[bytes] = []
    until = monotonic() + 2 * seconds
    while select([pipe], [], [], max(0.0, until - monotonic()))[0]:
        chunk = os.read(pipe, 1 << 20)
        if not chunk:
            return b"".join(made)
        made.append(chunk)
    os.kill(child, signal.SIGKILL)
    return b""


def _ended(status: int, seconds: int, memory: int) -> tuple[str, str, str]:
    if status == _FULL:
        return f"takes more than {memory >> 20} MB to read", "", _FIX
    if status in (-signal.SIGXCPU, -signal.SIGKILL):
        return f"takes longer than {seconds} s to read", "", _FIX
    return "cannot be read", "", _FIX
