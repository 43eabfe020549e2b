"""Marks that repeat numbers above (2.1, 1-1): whether these stand above, and what the number is where they do not."""

import re
from collections.abc import Iterable

from aiplan_revise.documents.grammar.marks import OF_ROWS
from aiplan_revise.documents.grammar.nodes import Node
from aiplan_revise.model.numbering import alone


class Repeated:
    """The numbers and exemplars of a tree. Where the numbers that a list repeats differ and do not all stand above it,
    or those of the rows of a table do not, they are part of its numbers, which they alone tell apart: 2-1 of 2.1."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        lists: dict[tuple[int, str], list[Node]] = {}
        for node in nodes:
            if node.mark and node.mark.above:
                lists.setdefault((id(node.parent), node.style), []).append(node)
        self._whole: set[int] = set()
        for (_, style), alike in lists.items():
            if not all(map(self._stands, alike)) and (_counts_alone(style, alike) or len(set(map(_above, alike))) > 1):
                self._whole.update(map(id, alike))

    def number(self, node: Node) -> str:
        """The own number of a node; "" without one."""
        if not node.mark:
            return ""
        return "-".join((*_above(node), node.mark.number)) if id(node) in self._whole else node.mark.number

    def exemplar(self, node: Node) -> str:
        """The exemplar of its mark; "" without one, and where it repeats what does not stand above. What a mark says in
        words stays."""
        if node.mark and node.mark.named and id(node) in self._whole:
            return alone(node.mark.exemplar)
        return node.mark.exemplar if node.mark and id(node) not in self._whole and self._stands(node) else ""

    def _stands(self, node: Node) -> bool:
        """Whether the numbers that a mark repeats are those of the units above."""
        said, above, numbers = _above(node), node.parent, list[str]()
        while above and len(numbers) < len(said):
            numbers += [above.mark.number] if above.mark else []
            numbers += _above(above)[::-1] if id(above) in self._whole else ()
            above = above.parent
        return list(said) == numbers[::-1]


def _counts_alone(style: str, alike: Iterable[Node]) -> bool:
    """Whether the numbers of a list stand where they are looked up whole: in a column, or behind what they count."""
    return style.endswith(OF_ROWS) or all(node.mark is not None and node.mark.named for node in alike)


def _above(node: Node) -> tuple[str, ...]:
    return tuple(filter(None, re.split("[.-]", node.mark.above))) if node.mark else ()
