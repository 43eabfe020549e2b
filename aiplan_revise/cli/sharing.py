"""Both processors, where there is enough to do."""

import gc
from collections.abc import Callable, Iterable, Sequence
from types import GenericAlias
from typing import TYPE_CHECKING, Any

from aiplan_revise.model.sharing import ALONE, Item, Made, share

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from aiplan_revise.documents.fence import Other


class Shared:
    """See `model.sharing`: another process does a part, if there is a processor for it."""

    def each(self, work: Callable[[Item], Made], items: Sequence[Item], made: type[Made], few: int, /) -> list[Made]:
        """Every second item is done by the other one."""
        if len(items) < max(few, 2) or not _spare():
            return ALONE.each(work, items, made, few)
        own, others = items[::2], items[1::2]
        with _elsewhere(lambda: [work(item) for item in others]) as told:
            first = [work(item) for item in own]
            raw = told()
        listed: Any = GenericAlias(list, (made,))
        second: list[Made] = [work(item) for item in others] if raw is None else _read(raw, listed)
        found = [*first, *second]
        found[::2], found[1::2] = first, second
        return found

    def beside(self, work: Callable[[], Made], made: type[Made], ahead: Iterable[None], /) -> Made:
        """It does the whole work."""
        if not _spare():
            return work()
        with _elsewhere(work) as told:
            for _ in ahead:
                if told.ready():
                    break
            raw = told()
        return work() if raw is None else _read(raw, made)


def _spare() -> bool:
    from aiplan_revise.documents.fence import spare

    return spare()


def _elsewhere(work: Callable[[], object]) -> "AbstractContextManager[Other]":
    """What `work` makes, as msgpack, by another process."""
    import msgspec

    from aiplan_revise.documents.fence import meanwhile

    def told() -> bytes:
        share(ALONE)  # both processors are busy
        gc.disable()  # it would look at, and so copy, all that both processes have in common
        return msgspec.msgpack.encode(work())

    return meanwhile(told)


def _read(raw: bytes, made: type[Made]) -> Made:
    import msgspec

    return msgspec.msgpack.decode(raw, type=made)
