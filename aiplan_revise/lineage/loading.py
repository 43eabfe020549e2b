"""Loads the comparison of large editions, and of numpy and scipy no more than it takes: together a third of a
second."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiplan_revise.lineage.bulk import Bulk

_SPARE = "f2py", "testing", "ma", "polynomial", "ctypeslib"
"""Parts of numpy that nobody here needs. Loading scipy would load them only to name them: a fourth of all it takes."""


def bulk() -> "type[Bulk]":
    """The class, loaded when it is first asked for."""
    import numpy as np

    with _spared(np):
        from aiplan_revise.lineage.bulk import Bulk
    return Bulk


@contextmanager
def _spared(of: ModuleType) -> Iterator[None]:
    """Stands for parts of a module that are not loaded yet, so that they stay so; afterwards they load when asked for,
    as ever."""
    spare = [name for name in _SPARE if name not in vars(of)]
    for name in spare:
        setattr(of, name, None)
    try:
        yield
    finally:
        for name in spare:
            delattr(of, name)
