"""A file that means no good is refused with one line, soon, and without harm to who reads it."""

import os
import resource
from pathlib import Path

import pytest

from aiplan_revise.documents import read
from aiplan_revise.errors import PlanError

SECONDS = 10
"""Of a processor, for the reader and the children that read for it: how long that takes depends on who else works."""
MOST = 512 << 10
"""Kilobytes that the reader itself may grow by."""


def refused(file: Path, message: str) -> None:
    """Asserts that a file is refused so, with a line that matches `message`."""
    began, before = _worked(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(PlanError, match=message) as caught:
        read(file)
    assert str(caught.value).startswith(str(file)) and "\n" not in str(caught.value)
    assert _worked() - began < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MOST


def _worked() -> float:
    return sum(os.times()[:4])
