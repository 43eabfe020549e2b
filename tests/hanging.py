"""A guard against what never ends: it stops a test, and measures nothing (for that there is tests/bench)."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS = 30
"""Of a process's own time. What is tried under the guard takes a few of them at most; what grows with the square of
its input, or faster, takes minutes."""


class Hangs(BaseException):
    """Not an Exception: nobody may catch it on the way."""


@contextmanager
def ending(seconds: int = SECONDS) -> Iterator[None]:
    """Ends what takes longer than so many seconds of this process's own time, whatever else the machine is busy with;
    four times as many while every line is traced for its coverage."""
    seconds *= 4 if sys.gettrace() else 1

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise Hangs(f"took longer than {seconds} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
