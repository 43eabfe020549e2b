"""The program's own patterns, compiled once for all runs: what comes of it is kept beside the bytecode of Python."""

import _sre
import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from marshal import dumps, loads
from pathlib import Path
from tempfile import NamedTemporaryFile

from aiplan_revise import __version__
from aiplan_revise.model.patterns import Kept, Key

_MOST = 5_000
"""Patterns in one file. The program has a fifth of that; more are those of its former versions."""


def kept() -> Kept:
    """What earlier runs compiled."""
    with suppress(OSError, EOFError, ValueError, TypeError):
        found = loads(_path().read_bytes())
        if isinstance(found, dict):
            return found
    return {}


def keep(missed: Iterable[Key]) -> None:
    """Keeps what comes of patterns, where Python keeps bytecode too."""
    if sys.dont_write_bytecode or not os.access(_path().parent, os.W_OK):
        return  # before any work is done that would be done in vain at every run
    new = {key: code for key in missed if (code := _coded(key))}
    before = kept()
    if new:
        with suppress(OSError):
            _write({**(before if len(before) < _MOST else {}), **new})


def _path() -> Path:
    """Where it is kept; what one build of Python made is of no use to another."""
    build = f"{sys.implementation.cache_tag}-{sys.hexversion:x}-{_sre.MAGIC}-{_sre.CODESIZE}-{sys.byteorder}"
    return Path(__file__).with_name("__pycache__") / f"patterns.{build}-{__version__}"


def _write(kept: Kept) -> None:
    """All at once, for others may be reading."""
    with NamedTemporaryFile(dir=_path().parent, delete=False) as file:
        made = Path(file.name)
    try:
        made.write_bytes(dumps(dict(kept)))
        made.chmod(0o644)  # for all who may read the program
        made.replace(_path())
    except OSError:
        made.unlink()
        raise


def _coded(key: Key) -> bytes:
    """What `_sre.compile` makes a pattern of, as marshal writes it: tried, and empty where the compiler of this Python
    is not as we know it."""
    source, flags = key
    try:
        parser, compiler = import_module("re._parser"), import_module("re._compiler")
        parsed = parser.parse(source, flags)
        names: list[str | None] = [None] * parsed.state.groups
        for name, group in parsed.state.groupdict.items():
            names[group] = name
        code = [int(word) for word in compiler._code(parsed, flags)]
        made = source, flags | parsed.state.flags, code, len(names) - 1, dict(parsed.state.groupdict), tuple(names)
        return dumps(made) if _sre.compile(*made) == re.compile(source, flags) else b""
    except (AttributeError, ImportError, TypeError, ValueError):
        return b""
