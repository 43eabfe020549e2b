"""Both processors, where there is enough to do."""

import gc
from collections.abc import Callable, Sequence
from types import GenericAlias

from aiplan_revise.model.sharing import Item, Made, one_by_one


def shared(work: Callable[[Item], Made], items: Sequence[Item], made: type[Made], few: int) -> list[Made]:
    """See `model.sharing.each`: every second item is done by another process, if there is a processor for it."""
    if len(items) < max(few, 2):
        return one_by_one(work, items, made, few)
    from aiplan_revise.documents.fence import meanwhile, spare

    if not spare():
        return one_by_one(work, items, made, few)
    import msgspec

    own, others = items[::2], items[1::2]

    def half() -> bytes:
        gc.disable()  # it would look at, and so copy, all that both processes have in common
        return msgspec.msgpack.encode([work(item) for item in others])

    with meanwhile(half) as told:
        first = [work(item) for item in own]
        raw = told()
    kind = GenericAlias(list, (made,))
    second = [work(item) for item in others] if raw is None else msgspec.msgpack.decode(raw, type=kind)
    found = [*first, *second]
    found[::2], found[1::2] = first, second
    return found
