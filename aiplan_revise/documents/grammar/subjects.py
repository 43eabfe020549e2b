"""Bodies that the sentences of a plan name as those who act: MAF will open a scheme; 経済産業省は、…を整備する.

A document is read so where its measures have no bodies in brackets or on lines of their own, and most items of its
lists say in their sentence who acts.
"""

from collections.abc import Collection, Sequence
from itertools import islice

from aiplan_revise.documents.grammar.acting import Actors
from aiplan_revise.documents.grammar.agents import Acting
from aiplan_revise.documents.grammar.brackets import Brackets
from aiplan_revise.documents.grammar.lines import unshield
from aiplan_revise.documents.grammar.naming import MANY, SURE
from aiplan_revise.documents.grammar.nodes import Node
from aiplan_revise.model.edition import Finding

FEW_BRACKETS = 10
"""One measure with bodies in brackets, for so many whose sentence names them, is no convention of brackets."""


def acting(nodes: Sequence[Node], brackets: Brackets, beside: Collection[str] = ()) -> list[Finding]:
    """Puts the bodies that act into a bracket behind each item of a document that names them so; says that it did. What
    an item has in brackets itself stays. `beside` are those who act in the other edition of the plan, if that is read
    so: then one item is enough for this one."""
    items = [node for node in nodes if _is_item(node)]
    items = items if len(items) >= MANY else [node for node in nodes if _is_item(node) or _is_paragraph(node)]
    named = (node for node in nodes if brackets.any(node.text, numbered=bool(node.mark)))
    bracketed = [*islice(named, 1 + len(items) // FEW_BRACKETS)]
    if len(bracketed) * FEW_BRACKETS > len(items):
        return []
    actors = Actors("\n".join(node.text for node in nodes), [node.text for node in items], brackets, beside)
    found = {id(node): one for node in items if (one := actors.of(node.text)).lead}
    lists = {_place(node) for node in items if id(node) in found}
    listed = [node for node in items if _place(node) in lists]
    known = sum(any(map(actors.sure, one.lead)) for one in found.values())
    sure = len(found) >= MANY and 2 * len(found) >= len(listed) and 2 * known >= len(found)
    if not (sure or (beside and found)):
        return []
    told = _told(listed, found)
    for node in listed:
        node.classes = node.classes or ("initiative",)
        if id(node) in found and node not in bracketed:
            node.parts = [*node.parts, in_bracket(found[id(node)])]
    return [told]


def in_bracket(one: Acting) -> str:
    """Those who act, as a bracket would name them."""
    beside = f"; with: {'; '.join(one.others)}" if one.others else ""
    return f"［{SURE}{'; '.join(one.lead)}{beside}］"


def _told(listed: Sequence[Node], found: dict[int, Acting]) -> Finding:
    first = next(node for node in listed if id(node) in found)
    shown = f"“{unshield(first.text)[:40]}…”: {found[id(first)].lead[0]}"
    message = f"{len(found)} of {len(listed)} items say in their sentence who acts ({shown}): these bodies were taken"
    fix = "name the bodies in brackets if others are responsible; what aiplan writes to be edited has them there"
    return Finding("bodies-in-sentences", "warning", message, line=first.line, fix=fix)


def _is_item(node: Node) -> bool:
    """Whether a unit is an item of a list, by a number or a dot, and nothing divides it further."""
    own = (node.dotted or node.listed or node.mark) and not node.shape and node.rank is None and not node.key
    return bool(own) and not any(child.dotted or child.listed or child.mark or child.shape for child in node.children)


def _is_paragraph(node: Node) -> bool:
    """Whether a unit is a paragraph under a heading: in a plan without lists these are its measures."""
    bare = not (node.dotted or node.listed or node.mark or node.shape or node.key)
    return bare and node.rank is None and not node.children and node.parent is not None


def _place(node: Node) -> tuple[int, str]:
    return id(node.parent), node.style or "•" * node.listed
