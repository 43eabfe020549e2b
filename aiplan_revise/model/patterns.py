"""Patterns that stand in modules, compiled when they are first needed, or made of what an earlier process compiled.

Compiling the patterns of the modules that compare two editions takes longer than comparing two editions of sixty
initiatives. What was compiled is kept in a file, which is none of this layer's: who begins a process says how it is
read (`recall`), and keeps what was `missed`.
"""

import _sre
import re
from collections.abc import Callable, Mapping
from functools import cache
from marshal import loads

Key = tuple[str, int]
"""A pattern and its flags."""
Kept = Mapping[Key, bytes]
"""Of patterns what `_sre.compile` makes them of, as marshal writes it."""

_read: Callable[[], Kept] = dict
_missed: list[Key] = []


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile` of a pattern that is the same in every run; one with words of a document in it is not."""
    return _compiled(source, int(flags))


@cache
def _compiled(source: str, flags: int) -> re.Pattern[str]:
    key = source, flags
    if code := _kept().get(key):
        try:
            made: re.Pattern[str] = _sre.compile(*loads(code))
            return made
        except (EOFError, ValueError, TypeError, OverflowError, RuntimeError):
            pass  # no code of this Python: it is compiled as if none were kept
    _missed.append(key)
    return re.compile(source, flags)


@cache
def _kept() -> Kept:
    return _read()


def recall(read: Callable[[], Kept]) -> None:
    """From now on patterns are made of what is kept of them, which is read when the first one is needed."""
    global _read
    _read = read
    _kept.cache_clear()


def missed() -> list[Key]:
    """The patterns of which nothing was kept."""
    return list(_missed)
