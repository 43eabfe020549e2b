"""Loads the comparison of large editions, and of numpy and scipy no more than it takes: together a third of a
second."""

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiplan_revise.lineage.bulk import Bulk

_SPARE = "f2py", "testing", "ma", "polynomial", "ctypeslib"
"""Parts of numpy that nobody here needs. Loading scipy would load them only to name them: a fourth of all it takes."""


def bulk() -> "type[Bulk]":
    """The class, loaded when it is first asked for."""
    import numpy as np

    for part in _SPARE:
        if part not in vars(np):
            _put_off(np.__name__, part)
    from aiplan_revise.lineage.bulk import Bulk

    return Bulk


def _put_off(package: str, part: str) -> None:
    """Loads a part of a package when something in it is asked for, and not when it is only named."""
    spec = find_spec(f"{package}.{part}")
    if spec and spec.loader:
        spec.loader = LazyLoader(spec.loader)
        module = module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        setattr(sys.modules[package], part, module)
