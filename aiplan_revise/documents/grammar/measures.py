"""Measures whose mark says so in words (Action 1.1: Skills) and below which stands what is to be done, and by whom: all
of that is the measure, with its words as the title."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from aiplan_revise.documents.grammar.brackets import Brackets
from aiplan_revise.documents.grammar.called import is_deed
from aiplan_revise.documents.grammar.fields import is_field, says_when
from aiplan_revise.documents.grammar.lines import ended
from aiplan_revise.documents.grammar.naming import SURE
from aiplan_revise.documents.grammar.nodes import Node


def gathered(nodes: list[Node], brackets: Brackets) -> list[Node]:
    """The units, each measure with its paragraphs and bodies."""
    folded = {id(child) for node in nodes if _may_hold(node) for child in _fold(node, brackets)}
    left = [node for node in nodes if id(node) not in folded]
    dated = {id(one) for at, node in enumerate(left) for one in _dated(node, _beside(left, at), brackets)}
    return [node for node in left if id(node) not in dated]


def _beside(nodes: list[Node], at: int) -> Iterator[Node]:
    """The lines right behind a unit that stand beside it and say when."""
    behind = (nodes[other] for other in range(at + 1, len(nodes)))
    others = (one for one in behind if one.parent is not nodes[at])
    return takewhile(lambda one: one.parent is nodes[at].parent and _says_when(one), others)


def _dated(node: Node, beside: Iterable[Node], brackets: Brackets) -> list[Node]:
    """Takes the lines that say until when, how much or for how much (Timeline: Q4 2025) into the measure whose bodies
    they stand with: those below it, and those `beside` it."""
    told = [*filter(_says_when, node.children), *beside]
    if not told or node.rank is not None:
        return []
    words, bodies = brackets.ending(node.text)
    if not bodies:
        return []
    node.parts = ["\n".join([words, *(one.text for one in sorted(told, key=lambda one: one.line))]), bodies]
    for above in filter(None, (node, node.parent)):
        above.children = [child for child in above.children if child not in told]
    return told


def _says_when(node: Node) -> bool:
    return not (node.children or node.mark or node.shape or node.key or node.classes) and says_when(node.text)


def _is_plain(node: Node) -> bool:
    """Whether a unit is a paragraph with nothing below it."""
    return not (node.dotted or node.listed or node.children or node.mark or node.shape or node.key or node.classes)


def _may_hold(node: Node) -> bool:
    named = node.mark is not None and node.mark.named and node.rank is None
    return named and not (node.classes or node.key)


def _fold(node: Node, brackets: Brackets) -> Iterable[Node]:
    """Takes what belongs to a measure into it; gives the units that are no more. Several paragraphs that name bodies
    are measures of their own."""
    plain = _paragraphs(node)
    own = brackets.any(node.text, numbered=True)
    told = [brackets.ending(child.text) for child in plain]
    naming = sum(bool(found) for _, found in told)
    deed = node.mark is not None and is_deed(node.style) and (naming or node.heading > 0 or not node.text)
    if own or naming > 1 or not (node.said or deed):
        node.parts += _united(node.said)
        return ()
    words = [text for text, _ in told if text]
    bodies = _united([*(found for _, found in told if found), *node.said])
    title = node.text
    if title and words:
        node.classes = ("titled",)
    node.parts = ["\n".join(filter(None, (title, *words))), *bodies]
    node.children = [child for child in node.children if child not in plain]
    return plain


def _united(found: list[str]) -> list[str]:
    """Brackets of bodies as one."""
    if len(found) <= 1:
        return found
    return [f"［{SURE}{'; '.join(one[1:-1].removeprefix(SURE) for one in found)}］"]


def _paragraphs(node: Node) -> list[Node]:
    """The paragraphs that say what a measure is: those above the line that names its bodies; below a heading all up to
    the first list, but fields."""
    headed = bool(node.heading) or not ended(node.text)
    found: list[Node] = []
    for at, child in enumerate(node.children):
        if not _is_plain(child) or (not node.heading and node.said and at >= node.said_at):
            break
        if not is_field(child.text):
            found.append(child)
    return found if headed or node.said else []
