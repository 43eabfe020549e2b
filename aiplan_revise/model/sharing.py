"""Work that may be shared between processors: on many things of which none depends on another, or beside what has to
be done later."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")


class Sharing(Protocol):
    """How work is shared."""

    def each(self, work: Callable[[Item], Made], items: Sequence[Item], made: type[Made], few: int, /) -> list[Made]:
        """See `each`."""

    def beside(self, work: Callable[[], Made], made: type[Made], ahead: Iterable[None], /) -> Made:
        """See `beside`."""


class Alone:
    """All by the process that asks."""

    def each(self, work: Callable[[Item], Made], items: Sequence[Item], _made: type[Made], _few: int, /) -> list[Made]:
        return [work(item) for item in items]

    def beside(self, work: Callable[[], Made], _made: type[Made], _ahead: Iterable[None], /) -> Made:
        return work()


ALONE = Alone()
_how: Sharing = ALONE


def share(how: Sharing) -> None:
    """From now on work is shared like this: whoever begins a process says how, for what is made of it is the same."""
    global _how
    _how = how


def each(work: Callable[[Item], Made], items: Sequence[Item], made: type[Made], few: int) -> list[Made]:
    """What `work` makes of each item, in order. It must make the same whoever does it, and something that msgspec
    writes and reads back as the type `made`. Fewer than `few` items are not worth beginning another process."""
    return _how.each(work, items, made, few)


def beside(work: Callable[[], Made], made: type[Made], ahead: Iterable[None]) -> Made:
    """What `work` makes, which msgspec writes and reads back as the type `made`. Another process may do it, while this
    one goes through `ahead` until that is done: each step of it does, and keeps, what will have to be done later."""
    return _how.beside(work, made, ahead)
