"""A disk that fails at a chosen write: every system call of a run, and of all its children, that would write below a
folder is counted, and the ones that a fault names end with its error instead of being made.

The kernel asks us before each such call (a seccomp filter whose answers come from here), so that the count runs over
all processes and threads together, and what goes to pipes, terminals and other folders is no part of it.
"""

import ctypes
import errno
import fcntl
import os
import platform
import select
import socket
import struct
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

_NUMBERS = {
    "x86_64": {
        "write": 1, "pwrite64": 18, "writev": 20, "fsync": 74, "fdatasync": 75, "ftruncate": 77, "rename": 82,
        "mkdir": 83, "link": 86, "symlink": 88, "openat": 257, "mkdirat": 258, "renameat": 264, "linkat": 265,
        "fallocate": 285, "renameat2": 316, "unlink": 87, "unlinkat": 263, "rmdir": 84,
    },
    "aarch64": {
        "mkdirat": 34, "unlinkat": 35, "linkat": 37, "renameat": 38, "ftruncate": 46, "fallocate": 47, "openat": 56,
        "write": 64, "writev": 66, "pwrite64": 68, "fsync": 82, "fdatasync": 83, "renameat2": 276,
    },
}  # fmt: skip
NUMBERS = _NUMBERS.get(platform.machine(), {})
"""The calls that write to a disk, as the kernel of this machine counts them."""
_NAMES = {number: name for name, number in NUMBERS.items()}
FULL, BROKEN = (errno.ENOSPC, errno.EDQUOT), (errno.EIO, errno.EROFS)
REMOVING = ("unlink", "unlinkat", "rmdir")
"""Those that need no room: a full disk does them, a broken one does not."""
_PATHS = {
    "rename": (None, 1), "mkdir": (None, 0), "link": (None, 1), "symlink": (None, 1), "openat": (0, 1),
    "mkdirat": (0, 1), "renameat": (2, 3), "linkat": (2, 3), "renameat2": (2, 3), "unlink": (None, 0),
    "unlinkat": (0, 1), "rmdir": (None, 0),
}  # fmt: skip
"""Which arguments say where: the folder, as a descriptor, and the path. All other calls have a descriptor first."""

_ALLOW, _ASK = 0x7FFF0000, 0x7FC00000
_NEW_PRIVS, _SECCOMP, _FILTER, _LISTENER = 38, {"x86_64": 317, "aarch64": 277}, 1, 8
_RECEIVE, _SEND = 0xC0502100, 0xC0182101
_CONTINUE = 1
_HERE = -100
"""The descriptor that stands for the working folder."""
_LONGEST = 4096


class Fault(NamedTuple):
    """What fails: the call with the number `at` (from 0; of those at a path that ends in `path`) and, where it lasts,
    all after it; with which error."""

    at: int
    error: int
    lasting: bool = False
    path: str = ""

    def strikes(self, before: list[tuple[str, str]], call: tuple[str, str]) -> bool:
        """Whether a call fails. A full disk takes away what it cannot take in."""
        count = sum(path.endswith(self.path) for _, path in before)
        struck = count == self.at and call[1].endswith(self.path)
        return (struck or (self.lasting and count > self.at)) and not (self.error in FULL and call[0] in REMOVING)


class Ended(NamedTuple):
    """How a run ended: its exit code, what it said on stderr, and the calls that it made, name and path."""

    code: int
    said: str
    calls: tuple[tuple[str, str], ...]


def run(task: Callable[[], int], below: Path, fault: Fault | None = None) -> Ended:
    """Runs `task` as a process of its own, whose exit code it gives, on a disk that fails below a folder."""
    ours, theirs = socket.socketpair()
    talk = os.memfd_create("talk")
    child = os.fork()
    if not child:  # pragma: no cover (a process of its own)
        _child(task, theirs, talk)
    theirs.close()
    with ours:
        listeners = socket.recv_fds(ours, 1, 1)[1]
    calls = [call for one in listeners for call in _answered(child, one, str(below.resolve()), fault)]
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    with os.fdopen(talk, "rb") as said:
        said.seek(0)
        return Ended(code, said.read().decode(), tuple(calls))


def possible() -> bool:
    """Whether the kernel of this machine asks us."""
    return bool(NUMBERS) and run(lambda: 0, Path("/")).code == 0


def _child(task: Callable[[], int], parent: socket.socket, talk: int) -> None:
    code = 99  # the filter could not be had
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(talk, 2)
        sys.stdout, sys.stderr = (open(fd, "w", encoding="utf-8", closefd=False) for fd in (1, 2))  # noqa: SIM115
        socket.send_fds(parent, [b"x"], [filtered()])
        code = task()
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


# ---------------------------------------------------------------- the filter


def filtered() -> int:
    """Has the kernel ask, from now on, before this process and its children write; a descriptor to answer at. OSError
    where the kernel does not let us."""
    libc = ctypes.CDLL(None, use_errno=True)
    program = ctypes.create_string_buffer(_program())
    header = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(program)))
    libc.prctl(_NEW_PRIVS, 1, 0, 0, 0)
    made = libc.syscall(_SECCOMP[platform.machine()], _FILTER, _LISTENER, header)
    if made < 0:
        raise OSError(ctypes.get_errno(), "no seccomp filter")
    return int(made)


def _program() -> bytes:
    """The filter: ask for calls that write, and for those that open only where they may create."""

    def step(code: int, value: int, then: int = 0, other: int = 0) -> bytes:
        return struct.pack("HBBI", code, then, other, value)

    load, equal, bits, end = 0x20, 0x15, 0x45, 0x06
    plain = [number for name, number in NUMBERS.items() if name != "openat"]
    steps = [step(load, 0)]
    steps += [step(equal, number, len(plain) - n + 3) for n, number in enumerate(plain)]
    steps += [step(equal, NUMBERS["openat"], 0, 2), step(load, 16 + 8 * 2), step(bits, os.O_CREAT, 1, 0)]
    steps += [step(end, _ALLOW), step(end, _ASK)]
    return b"".join(steps)


# ---------------------------------------------------------------- the answers


def _answered(child: int, listener: int, below: str, fault: Fault | None) -> list[tuple[str, str]]:
    """Answers the kernel until the child has ended; the calls below the folder."""
    calls: list[tuple[str, str]] = []
    ended = os.pidfd_open(child)
    poll = select.poll()
    poll.register(listener, select.POLLIN)
    poll.register(ended, select.POLLIN)
    while True:
        ready = dict(poll.poll())
        if ready.get(listener, 0) & select.POLLIN:
            _answer(listener, below, fault, calls)
        elif ended in ready:
            os.close(ended)
            os.close(listener)
            return calls


def _answer(listener: int, below: str, fault: Fault | None, calls: list[tuple[str, str]]) -> None:
    asked = bytearray(80)
    fcntl.ioctl(listener, _RECEIVE, asked)
    key, pid, _, number, _, _, *args = struct.unpack("QIIiIQ6Q", asked)
    name, path = _NAMES[number], _where(pid, _NAMES[number], args)
    error, flags = 0, _CONTINUE
    if path.startswith(f"{below}/") or path == below:
        if fault and fault.strikes(calls, (name, path)):
            error, flags = -fault.error, 0
        calls.append((name, path))
    fcntl.ioctl(listener, _SEND, struct.pack("QqiI", key, 0, error, flags))


def _where(pid: int, name: str, args: list[int]) -> str:
    """The path that a call is about."""
    folder, at = _PATHS.get(name, (0, None))
    if at is None:
        return _opened(pid, args[0])
    base = _opened(pid, _HERE if folder is None else args[folder])
    return os.path.normpath(os.path.join(base, _text(pid, args[at])))  # noqa: PTH118 (a path of another process)


def _opened(pid: int, handle: int) -> str:
    number = ctypes.c_int(handle & 0xFFFFFFFF).value
    return os.readlink(f"/proc/{pid}/cwd" if number == _HERE else f"/proc/{pid}/fd/{number}")  # noqa: PTH115


def _text(pid: int, address: int) -> str:
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        memory.seek(address)
        return os.fsdecode(memory.read(_LONGEST).partition(b"\0")[0])
