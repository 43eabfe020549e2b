"""Brackets that hold bodies because the other edition of the plan has them as such, in the same place or elsewhere."""

from collections.abc import Callable, Iterable, Sequence

from aiplan_revise.documents.grammar.naming import may_name
from aiplan_revise.documents.reading import ALONE, Beside, letters
from aiplan_revise.model.roles import role_marked, stranger


class Other:
    """What another edition (`beside`) tells of the last bracket of a text; `placed` tells which names are known."""

    def __init__(self, beside: Beside, placed: Callable[[str], bool]) -> None:
        self._beside = beside
        self._placed = placed
        self._mostly = False

    def learn(self, ends: Iterable[tuple[str, Sequence[str]]]) -> None:
        """Notes of all brackets at the ends of lines, each as the words before it and its names, whether most hold
        bodies for the other edition has them."""
        told = [self.has(before, names, numbered=True) for before, names in ends] if self._beside != ALONE else []
        self._mostly = 2 * sum(told) > len(told)

    def has(self, before: str, names: Sequence[str], *, numbered: bool) -> bool:
        """Whether a bracket holds bodies: the other edition has some behind these words or, where the text is numbered,
        one of the names, or most of what other brackets here hold."""
        bare = [role_marked(name).name for name in names]
        if self._beside == ALONE or not bare or not all(self._placed(name) or may_name(name) for name in bare):
            return False
        known = any(stranger(name) in self._beside.names for name in bare)
        return (numbered and (known or self._mostly)) or letters(before) in self._beside.words
