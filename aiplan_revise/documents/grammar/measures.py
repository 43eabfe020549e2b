"""Measures whose mark says so in words (Action 1.1: Skills) and below which stands what is to be done, and by whom: all
of that is the measure, with its words as the title."""

from collections.abc import Iterable

from aiplan_revise.documents.grammar.brackets import Brackets
from aiplan_revise.documents.grammar.called import is_deed
from aiplan_revise.documents.grammar.fields import is_field
from aiplan_revise.documents.grammar.lines import ended
from aiplan_revise.documents.grammar.naming import SURE
from aiplan_revise.documents.grammar.nodes import Node


def gathered(nodes: list[Node], brackets: Brackets) -> list[Node]:
    """The units, each measure with its paragraphs and bodies."""
    folded = {id(child) for node in nodes if _may_hold(node) for child in _fold(node, brackets)}
    return [node for node in nodes if id(node) not in folded]


def _may_hold(node: Node) -> bool:
    named = node.mark is not None and node.mark.named and node.rank is None
    return named and not (node.classes or node.key)


def _fold(node: Node, brackets: Brackets) -> Iterable[Node]:
    """Takes what belongs to a measure into it; gives the units that are no more. Several paragraphs that name bodies
    are measures of their own."""
    plain = _paragraphs(node)
    own = brackets.any(node.text, numbered=True)
    told = [_ending(child.text, brackets) for child in plain]
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


def _ending(words: str, brackets: Brackets) -> tuple[str, str]:
    """Words, and the brackets of bodies at their end apart."""
    found = brackets.find(words, numbered=True)
    outside = words[found[0].start :] if found else ""
    for one in found:
        outside = outside.replace(words[one.start : one.end], "", 1)
    if not found or outside.strip(" 　.。"):
        return words, ""
    return words[: found[0].start].rstrip(" 　"), "".join(words[one.start : one.end] for one in found)


def _paragraphs(node: Node) -> list[Node]:
    """The paragraphs that say what a measure is: those above the line that names its bodies; below a heading all up to
    the first list. Fields (Timeline: Q4 2025) stay by themselves."""
    headed = bool(node.heading) or not ended(node.text)
    found: list[Node] = []
    for at, child in enumerate(node.children):
        inner = child.dotted or child.listed or child.children or child.mark or child.shape
        if inner or (not node.heading and node.said and at >= node.said_at):
            break
        if not is_field(child.text):
            found.append(child)
    return found if headed or node.said else []
