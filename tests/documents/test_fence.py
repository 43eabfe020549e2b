"""Work that is done by another process meanwhile."""

import os
import signal
from collections.abc import Callable

import pytest
from processes import children

from aiplan_revise.documents.fence import meanwhile
from aiplan_revise.errors import PlanError


def _refused() -> bytes:
    raise PlanError("is no plan", "a.pdf, page 3", "look at it")


def _killed() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def _broken() -> bytes:
    raise ValueError("a fault of ours")


def test_what_is_made_meanwhile_comes_back_whole():
    large = os.urandom(3_000_000)
    with meanwhile(lambda: large) as made:
        assert made() == large


def test_what_is_wrong_with_a_file_is_said_by_who_asked():
    with pytest.raises(PlanError) as told, meanwhile(_refused) as made:
        made()
    assert (told.value.what, told.value.where, told.value.fix) == ("is no plan", "a.pdf, page 3", "look at it")


@pytest.mark.parametrize("work", [_killed, _broken])
def test_a_process_that_came_to_a_bad_end_made_nothing(work: Callable[[], bytes]):
    with meanwhile(work) as made:
        assert made() is None


def test_nobody_is_left_behind_where_the_result_is_not_wanted():
    before = children()
    with pytest.raises(KeyError), meanwhile(lambda: bytes(10_000_000)):
        assert len(children() - before) == 1
        raise KeyError
    assert children() == before
