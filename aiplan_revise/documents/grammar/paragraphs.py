"""Which lines make up one paragraph: wrapped lines, hard breaks, paragraphs and brackets cut by a page break."""

import re

from aiplan_revise.documents.grammar.brackets import Brackets
from aiplan_revise.documents.grammar.lines import Line, Lines, fills, is_wide
from aiplan_revise.documents.grammar.marks import Mark
from aiplan_revise.documents.grammar.nodes import Node, ended, is_caption

_AFTER_PARTICLE = re.compile("[、，をにがはとのでへやも]$")
_BODIES_END = frozenset("]］】")
_CLOSERS = frozenset(",.;:)]、。，．）］」』”’")


def continues(node: Node, line: Line, mark: Mark | None, source: Lines, brackets: Brackets) -> bool:
    """Whether `line` belongs to the paragraph above it; `mark` is the mark it is believed to begin with."""
    last = node.last
    if last.broken:
        return True
    if last.key or line.marked or mark or line.text[:1] == "|":
        return False
    if brackets.only(line.text):
        return node.rank is None and not node.shape
    if node.mark and node.parts == [""]:
        return not line.after_blank
    headed = node.shape or last.heading or is_caption(line.text)
    return not headed and _flows(node, line, source)


def _flows(node: Node, line: Line, source: Lines) -> bool:
    last = node.last
    if _cut_bracket(last.text, line.text):
        return True
    if not line.after_blank and source.wrap:
        return fills(last, line, source.wrap)
    goes_on = _goes_on(last.text, line.text)
    if node.rank is not None or (last.text[-1:] in _BODIES_END and not goes_on):
        return False
    if not line.after_blank and source.markup:
        return True
    return (goes_on and not ended(last.text)) or (bool(line.marks) and tight(last, line, source))


def tight(last: Line, line: Line, source: Lines) -> bool:
    """Whether `line` may well be the middle of a wrapped paragraph, so that a number in front may be no mark."""
    if line.after_blank or line.marked or last.key or last.heading or ended(last.text):
        return False
    if source.wrap:
        return fills(last, line, source.wrap)
    first = line.marks[0] if line.marks else None
    return bool(first and first.style.endswith(".") and line.text[first.end :][:1].islower())


def join(node: Node, line: Line) -> None:
    """Adds `line` to the paragraph of `node`."""
    node.parts += [_joint(node.last, line), line.text]
    node.last = line
    node.key, node.classes, node.note = line.key, line.classes, line.note


def _goes_on(above: str, below: str) -> bool:
    """Whether a paragraph cut after `above` goes on with `below`: in small letters, with a comma, after a particle."""
    first = below[:1]
    return first.islower() or first in _CLOSERS or (bool(_AFTER_PARTICLE.search(above[-1:])) and is_wide(first or "a"))


def _cut_bracket(above: str, below: str) -> bool:
    """Whether a square bracket that opens above closes below."""
    opened = max(above.rfind(sign) for sign in "[［【")
    return opened > max(above.rfind(sign) for sign in "]］】") and any(sign in below for sign in "]］】")


def _joint(above: Line, below: Line) -> str:
    """What stands between two joined lines: a newline after a hard break, nothing in Japanese or after a hyphen."""
    if above.broken:
        return "\n"
    end, start = above.text[-1:], below.text[:1]
    if not end or not start or is_wide(end) or is_wide(start) or start in _CLOSERS:
        return ""
    return "" if end in "-‐" and above.text[-2:-1].isalpha() else " "
