"""Libraries that not everybody has: those of the extras."""

from importlib import import_module
from typing import Any

from aiplan_revise.errors import PlanError


def needed(library: str, extra: str) -> Any:
    """A library of an extra of ours (word, sheet, pdf). PlanError where it is not installed, with how to do that."""
    try:
        return import_module(library)
    except ImportError:
        fix = f'install it: pip install "aiplan-revise[{extra}]"'
        raise PlanError(f"{library} is needed for this and not installed", fix=fix) from None
