"""Work on many things of which none depends on another, so that it may be shared between processors."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")


class Each(Protocol):
    """How work is done on each of many things."""

    def __call__(
        self, work: Callable[[Item], Made], items: Sequence[Item], made: type[Made], few: int, /
    ) -> list[Made]:
        """See `each`."""


def one_by_one(work: Callable[[Item], Made], items: Sequence[Item], _made: type[Made], _few: int) -> list[Made]:
    """All by the process that asks."""
    return [work(item) for item in items]


_how: Each = one_by_one


def share(how: Each) -> None:
    """From now on `each` works like this: whoever begins a process says how, for what is made of it is the same."""
    global _how
    _how = how


def each(work: Callable[[Item], Made], items: Sequence[Item], made: type[Made], few: int) -> list[Made]:
    """What `work` makes of each item, in order. It must make the same whoever does it, and something that msgspec
    writes and reads back as the type `made`. Fewer than `few` items are not worth beginning another process."""
    return _how(work, items, made, few)
