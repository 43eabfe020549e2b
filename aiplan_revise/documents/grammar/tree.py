"""Lines → a tree of nodes, by number patterns alone: a mark style that is open closes down to it, a new one opens a
level below. Which reading of a doubtful mark holds follows from the sequence it stands in."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from aiplan_revise.documents.grammar.brackets import Brackets
from aiplan_revise.documents.grammar.lines import Line, Lines, fills, is_wide, squeezed
from aiplan_revise.documents.grammar.marks import Mark
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import MAX_DEPTH, Finding

UNNUMBERED = re.compile(
    r"(?:はじめに|おわりに|終わりに|序文|序論|前文|まえがき|結び|むすび|結語|附則|introduction|preface|foreword|preamble|conclusions?|closing remarks)",
    re.I,
)
"""Titles of chapters that carry no number."""
LONGEST_HEADING = 200
_CAPTION = re.compile(r"[(（〔【\[［〈＜《][^。]{1,200}[)）〕】\]］〉＞》]$")
_MATES = {"(": ")", "（": "）", "〔": "〕", "【": "】", "[": "]", "［": "］", "〈": "〉", "＜": "＞", "《": "》"}
_ENDED = re.compile(r"[.。!?！？:：][\"'”’」』)）\]］]*$")
_GOES_ON = re.compile("[、，をにがはとのでへやも]$")
_CLOSERS = frozenset(",.;:)]、。，．）］」』”’")
_SUFFIX = re.compile(r"[(（][^()（）]{1,80}[)）]$")
_FAR = 1 << 60


@dataclass(slots=True, eq=False)
class Node:
    """A provision in the making: where it starts, its lines, its mark, what it stands under."""

    line: int
    parts: list[str]
    mark: Mark | None = None
    parent: "Node | None" = None
    shape: str = ""
    bullet: bool = False
    key: str = ""
    classes: tuple[str, ...] = ()
    note: str = ""
    last: Line | None = None
    children: "list[Node]" = field(default_factory=list)
    bodied: bool | None = None

    @property
    def text(self) -> str:
        """The words, without emphasis; escaped signs are shielded."""
        return squeezed("".join(self.parts))

    @property
    def style(self) -> str:
        """What decides its level: the style of its mark, or the shape of its brackets if it is a caption."""
        return self.mark.style if self.mark else self.shape

    @property
    def rank(self) -> int | None:
        """The level of a worded heading; chapters without a number rank as chapters."""
        return self.mark.rank if self.mark else {"chapter": 1, "section": 2}.get(self.shape)


Closes = Callable[[Node], bool]


class Tree(NamedTuple):
    """The nodes in printed order, the title of the document, and what is to be remarked."""

    nodes: list[Node]
    title: str
    findings: list[Finding]


class _Signs:
    """Where which mark may stand, for looking ahead."""

    def __init__(self, lines: list[Line]) -> None:
        self.at: dict[tuple[str, int], list[int]] = {}
        self.worded: list[int] = []
        for index, line in enumerate(lines):
            for mark in line.marks:
                self.at.setdefault((mark.style, mark.ordinal), []).append(index)
            if line.marks and line.marks[0].rank is not None:
                self.worded.append(index)

    def next(self, style: str, ordinal: int, after: int) -> int:
        """The first line behind `after` that may bear this mark; far away if there is none."""
        places = self.at.get((style, ordinal), [])
        found = bisect_right(places, after)
        return places[found] if found < len(places) else _FAR

    def goes_on(self, style: str, ordinal: int, after: int) -> bool:
        """Whether the next number of this style follows before the list starts anew and before a worded heading."""
        end = bisect_right(self.worded, after)
        limit = self.worded[end] if end < len(self.worded) else _FAR
        return self.next(style, ordinal + 1, after) < min(limit, self.next(style, 1, after))


def grow(lines: Lines, brackets: Brackets) -> Tree:
    """The tree of a document. Findings name lines that are no provision and numbers out of sequence."""
    return _Grower(lines, brackets).grow()


class _Grower:
    def __init__(self, source: Lines, brackets: Brackets) -> None:
        self.source = source
        self.brackets = brackets
        self.signs = _Signs(source.lines)
        self.nodes: list[Node] = []
        self.open: list[Node] = []
        self.passed: dict[str, int] = {}
        self.homes: dict[str, str] = {}
        self.top: Mark | None = None
        self.top_heading = 0
        self.title: list[str] = []
        self.title_line: Line | None = None
        self.findings: list[Finding] = []

    def grow(self) -> Tree:
        lines = self.source.lines
        for index, line in enumerate(lines):
            mark = self._choose(line, index)
            if self._continues(line, mark):
                self._join(line)
            elif self._is_title(line, mark, index):
                self.title.append(squeezed(line.text))
                self.title_line = self.title_line or line
            elif self._is_other_document(line, mark, index):
                self._stop(index)
                break
            else:
                self._place(line, mark, index)
        return Tree(self.nodes, " ".join(self.title), self.findings)

    # ------------------------------------------------------------ marks

    def _choose(self, line: Line, index: int) -> Mark | None:
        """The reading of the line's mark that its sequence bears out; None if the line begins with none."""
        if not line.marks:
            return None
        ordinals = {node.style: node.mark.ordinal for node in self.open if node.mark}
        following = [m for m in line.marks if ordinals.get(m.style) == m.ordinal - 1]
        if following:
            return max(following, key=lambda mark: [node.style for node in self.open].index(mark.style))
        tight = self._tight(line)
        for mark in line.marks:
            if self._starts(mark, index, tight) or self._stands(mark, ordinals.get(mark.style), index, tight):
                return mark
        return None

    def _starts(self, mark: Mark, index: int, tight: bool) -> bool:
        if mark.ordinal != 1:
            return False
        return (mark.plain and not tight) or self.signs.goes_on(mark.style, 1, index)

    def _stands(self, mark: Mark, last: int | None, index: int, tight: bool) -> bool:
        """Whether a mark out of sequence is one: a worded one, one near the last of its style, one that goes on."""
        if tight or mark.ordinal == 1:
            return False
        if mark.rank is not None or self.passed.get(mark.style) == mark.ordinal - 1:
            return True
        if last is not None:
            return abs(mark.ordinal - last) <= (20 if mark.plain else 5)
        number = mark.number.isdigit() and mark.plain
        return number and (mark.ordinal <= 30 or (mark.ordinal < 1000 and self.signs.goes_on(mark.style, mark.ordinal, index)))

    def _tight(self, line: Line) -> bool:
        """Whether the line may well be the middle of a wrapped paragraph."""
        last = self.nodes[-1].last if self.nodes else None
        if not last or line.after_blank or line.marked or last.key or last.heading or not self.source.wrap:
            return False
        return fills(last, line, self.source.wrap) and not _ENDED.search(last.text[-8:])

    # ------------------------------------------------------------ paragraphs

    def _continues(self, line: Line, mark: Mark | None) -> bool:
        """Whether the line belongs to the paragraph above it."""
        node = self.nodes[-1] if self.nodes else None
        if not node or not node.last:
            return False
        if node.last.broken:
            return True
        if node.last.key or line.marked or mark:
            return False
        if self.brackets.only(line.text):
            return not (node.rank is not None or node.shape)
        if node.mark and node.parts == [""] and not line.after_blank:
            return True
        if node.shape or node.last.heading or is_caption(line.text):
            return False
        return self._flows(node, node.last, line)

    def _flows(self, node: Node, last: Line, line: Line) -> bool:
        ended = bool(_ENDED.search(last.text[-8:]))
        if _cut_bracket(last.text, line.text):
            return True
        if not line.after_blank:
            if self.source.wrap:
                return fills(last, line, self.source.wrap)
            if self.source.markup and node.rank is None:
                return True
        return not ended and node.rank is None and _goes_on(last.text, line.text)

    def _join(self, line: Line) -> None:
        node = self.nodes[-1]
        assert node.last
        node.parts += [_joint(node.last, line), line.text]
        node.last = line
        node.key, node.classes, node.note = line.key, line.classes, line.note

    # ------------------------------------------------------------ titles and other documents

    def _is_title(self, line: Line, mark: Mark | None, index: int) -> bool:
        if self.nodes or mark or line.key or line.classes or line.bullet or UNNUMBERED.fullmatch(line.text):
            return False
        words = line.text
        if self.title:
            first = self.source.lines[index + 1 : index + 2]
            return is_caption(words) and bool(first and first[0].marks and first[0].marks[0].rank is not None)
        if line.heading:
            return not is_caption(words)
        numbered = bool(self.signs.worded) or self.signs.next("1.", 1, -1) < _FAR
        return numbered and len(words) <= LONGEST_HEADING and not (_ENDED.search(words[-8:]) or is_caption(words))

    def _is_other_document(self, line: Line, mark: Mark | None, index: int) -> bool:
        """Whether a second document begins here: a title of the first one's look after the last chapter, or
        chapter 1 once more."""
        top = self.top
        if not top or line.key or line.bullet or UNNUMBERED.fullmatch(line.text):
            return False
        if mark:
            anew = mark.style == top.style and mark.ordinal == 1 and mark.rank is not None and top.ordinal > 1
            return anew and not self._was_contents()
        if self.signs.next(top.style, top.ordinal + 1, index) < self.signs.next(top.style, 1, index) or is_caption(line.text):
            return False
        return self._looks_like_title(line)

    def _looks_like_title(self, line: Line) -> bool:
        title = self.title_line.heading if self.title_line else 0
        if line.heading and (title or self.top_heading):
            return line.heading <= title if title else line.heading < self.top_heading
        suffix = _SUFFIX.search(squeezed(line.text)[-90:])
        short = len(line.text) <= LONGEST_HEADING and not self.brackets.any(line.text, numbered=False)
        return short and bool(suffix and self.title and self.title[0].endswith(suffix[0]))

    def _was_contents(self) -> bool:
        """Whether all chapters so far were a table of contents; if so, they are forgotten."""
        if any(node.rank is None for node in self.nodes):
            return False
        note = f"{len(self.nodes)} lines of a table of contents were not imported"
        self.findings.append(Finding("table-of-contents", "note", note, line=self.nodes[0].line))
        self.nodes.clear()
        self.open.clear()
        self.passed.clear()
        self.top, self.top_heading = None, 0
        return True

    def _stop(self, index: int) -> None:
        lines = self.source.lines
        first, count = lines[index], len(lines) - index
        message = f"another document begins here, “{squeezed(first.text)[:120]}”: it and the {count - 1} lines below it"
        fix = "import it by itself, from a file of its own"
        found = Finding("second-document", "warning", f"{message} were not imported", line=first.number, fix=fix)
        self.findings.append(found)

    # ------------------------------------------------------------ levels

    def _place(self, line: Line, mark: Mark | None, index: int) -> None:
        node = Node(line.number, [line.text], mark, bullet=line.bullet, key=line.key, classes=line.classes)
        node.note, node.last = line.note, line
        if mark:
            self._mark_off(node, mark, line)
            node.parts = [line.text[mark.end :].lstrip(" \u3000")]
        else:
            self._shape(node, line)
            self._caption_off(node, index) if node.shape else None
        node.parent = self._above(node)
        if node.parent:
            node.parent.children.append(node)
        self.nodes.append(node)
        if mark or node.shape:
            self.open.append(node)
        if mark and not node.parent:
            self.top, self.top_heading = mark, min(line.heading or _FAR, self.top_heading or _FAR) % _FAR
        if len(self.open) > MAX_DEPTH:
            raise PlanError(f"nested deeper than {MAX_DEPTH} levels", f"line {line.number}", "flatten the plan")

    def _shape(self, node: Node, line: Line) -> None:
        kind = next((name for name in line.classes if name in ("chapter", "section", "group")), "")
        if kind:
            node.shape = kind
            node.parts = [line.text[1:-1]] if is_caption(line.text) else node.parts
        elif line.classes:
            return
        elif is_caption(line.text) and not self.brackets.only(line.text):
            node.shape, node.parts = f"{line.text[0]}{line.text[-1]}", [line.text[1:-1].strip(" \u3000")]
        elif UNNUMBERED.fullmatch(line.text):
            node.shape = "chapter"
        elif line.heading:
            node.shape = "chapter" if line.heading <= self.top_heading else "group"

    def _mark_off(self, node: Node, mark: Mark, line: Line) -> None:
        """Closes the levels that the mark closes, and remarks on a number out of sequence."""
        if mark.rank is not None:
            self._close(lambda above: above.rank is None or above.rank >= (mark.rank or 0))
            self.passed.clear() if mark.rank <= 1 else None
        elif mark.style in [above.style for above in self.open]:
            while self.open[-1].style != mark.style:
                self._pass(self.open.pop())
            self._pass(self.open.pop())

    def _close(self, closes: Closes) -> None:
        while self.open and closes(self.open[-1]):
            self._pass(self.open.pop())

    def _pass(self, node: Node) -> None:
        if node.mark:
            self.passed[node.style] = node.mark.ordinal

    def _caption_off(self, node: Node, index: int) -> None:
        """Closes the levels that an unnumbered heading closes: down to its like, to where its like stood before, to
        the list that goes on behind it, or to the section."""
        if node.rank is not None:
            rank = node.rank
            self._close(lambda above: above.rank is None or above.rank >= rank)
            return
        styles = [above.style for above in self.open]
        if node.shape in styles:
            del self.open[styles.index(node.shape) :]
            return
        home = self.homes.get(node.shape, "")
        inside = next((a for a in reversed(self.open) if self._holds(a, home, index)), None)
        self._close(lambda above: above is not inside and above.rank is None)
        self.homes[node.shape] = inside.style if inside else ""

    def _holds(self, above: Node, home: str, index: int) -> bool:
        if not above.mark or above.rank is not None:
            return False
        return above.style == home or self.signs.goes_on(above.style, above.mark.ordinal, index)

    def _above(self, node: Node) -> Node | None:
        """What a node stands under: the innermost open level; paragraphs do not hang on a numbered sentence."""
        above = self.open[-1] if self.open else None
        while above and not (node.mark or node.shape) and self._is_sentence(above):
            above = above.parent
        return above

    def _is_sentence(self, node: Node) -> bool:
        if node.shape or node.rank is not None or not node.last or not _ENDED.search(node.last.text[-8:]):
            return False
        if node.bodied is None:
            node.bodied = self.brackets.any(node.text, numbered=True)
        return not node.bodied and not any(child.mark for child in node.children)


def is_caption(words: str) -> bool:
    """Whether the whole line stands in one pair of brackets and is no sentence."""
    if not words or words[0] not in _MATES or not _CAPTION.match(words) or _ENDED.search(words[:-1][-8:]):
        return False
    depth = 0
    for at, sign in enumerate(words):
        depth += (sign == words[0]) - (sign == _MATES[words[0]])
        if depth == 0:
            return at == len(words) - 1
    return False


def _goes_on(above: str, below: str) -> bool:
    """Whether a paragraph cut after `above` goes on with `below`: in small letters, with a comma, after a particle."""
    first = below[:1]
    return first.islower() or first in _CLOSERS or (bool(_GOES_ON.search(above[-1:])) and is_wide(first or "a"))


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
