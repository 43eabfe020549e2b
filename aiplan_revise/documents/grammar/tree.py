"""Lines → a tree of units, by number patterns alone: a mark style that is open closes down to it, a new one opens a
level below. Titles, captions and the beginning of another document are told apart on the way."""

from typing import NamedTuple

from aiplan_revise.documents.grammar.brackets import Brackets
from aiplan_revise.documents.grammar.called import is_deed
from aiplan_revise.documents.grammar.levels import FAR, Levels, Signs
from aiplan_revise.documents.grammar.lines import Line, Lines, ended, squeezed, unshield
from aiplan_revise.documents.grammar.marks import OF_ROWS, Mark, narrow
from aiplan_revise.documents.grammar.measures import gathered
from aiplan_revise.documents.grammar.nodes import Node, inside, is_appendix, is_caption, is_unnumbered
from aiplan_revise.documents.grammar.paragraphs import continues, join, tight
from aiplan_revise.documents.grammar.wraps import fills
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import HEADINGS, MAX_DEPTH, Finding
from aiplan_revise.model.patterns import compiled

LONGEST_TITLE = 200
_DATED = compiled(r"\d年 ?\d{1,2}月|\d{4}[-/.]\d{1,2}|[A-Z][a-z]{2,8} (?:\d{1,2}, )?\d{4}")
"""A date in brackets below the title is when the plan was adopted."""
_IMPRINT = compiled(
    r"(?:(?:令和|平成)(?:元|\d{1,2})|\d{4})年(?: ?\d{1,2}月)?(?: ?\d{1,2}日)?"
    r"|(?:参考)?資料 ?\d{1,2}(?:-\d{1,2})*|別添|機密性\d情報"
    r"|(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
)
"""What stands above a title: a day, the number of the material."""
_SUFFIX = compiled(r"[(（][^()（）]{1,80}[)）]$")


class Tree(NamedTuple):
    """The units in printed order, the title of the document, and what is to be remarked."""

    nodes: list[Node]
    title: str
    findings: list[Finding]


def grow(lines: Lines, brackets: Brackets) -> Tree:
    """The tree of a document. Findings tell which lines are no part of the plan."""
    return _Grower(lines, brackets).grow()


class _Grower:
    def __init__(self, source: Lines, brackets: Brackets) -> None:
        self.source = source
        self.brackets = brackets
        self.signs = Signs(source.lines)
        self.levels = Levels(self.signs)
        self.nodes: list[Node] = []
        self.top: Mark | None = None
        self.top_heading = 0
        self.parted = False
        self.title: list[Line] = []
        self.imprint: list[Line] = []
        self.findings: list[Finding] = []
        dots = [at for at, line in enumerate(source.lines) if line.bullet]
        self.dotted = len(dots) > 1 and all(line.announced for at in dots for line in source.lines[at + 1 : at + 2])

    def grow(self) -> Tree:
        for index, line in enumerate(self.source.lines):
            mark = self._mark(line, index)
            if line.announced and (measure := self._announced(line, index)):
                measure.said_at = measure.said_at if measure.said else len(measure.children)
                measure.said.append(line.text)
            elif self.nodes and continues(self.nodes[-1], line, mark, self.source, self.brackets):
                join(self.nodes[-1], line)
            elif self._is_imprint(line, mark):
                self.imprint.append(line)
            elif self._is_title(line, mark, index):
                self.title.append(line)
            elif self._is_other_document(line, mark, index):
                self._stop(index)
                break
            else:
                self._place_imprint(index)
                self._place(line, mark, index)
        self._place_imprint(len(self.source.lines))
        nodes = self.nodes if self.source.ours else gathered(self.nodes, self.brackets)
        return Tree(nodes, self._titled(), self.findings)

    def _announced(self, line: Line, index: int) -> Node | None:
        """The measure whose bodies a line of its own names: the last unit, if that says in words what it is; behind the
        end of a list of which no item names bodies the measure that it divides. Where such a line stands below each
        dot of a document, it is that one's."""
        if self.dotted and self.nodes and self.nodes[-1].listed:
            return None
        node = next((one for one in reversed(self.nodes) if one.mark or one.shape), None)
        while node and node.mark and node.rank is None and not node.mark.named:
            alone = not (node.mark.above or self.signs.goes_on(node.style, node.mark.ordinal, index))
            beside = node.parent.children if node.parent else []
            if not (alone and line.after_blank) or any(map(self._is_measure, beside)):
                return None
            node = node.parent
            if node and not (node.mark and node.mark.named and is_deed(node.style)):
                return None
        return node if node and node.mark and node.rank is None else None

    def _mark(self, line: Line, index: int) -> Mark | None:
        if not line.marks:
            return None
        is_tight = bool(self.nodes) and tight(self.nodes[-1], line, self.source)
        mark = self.levels.choose(line.marks, index, is_tight)
        first = line.marks[0]
        if not mark and line.key and self.source.ours:
            return first  # our own writer escapes what is none; the one before it may have been taken out since
        if not mark and not is_tight and first.ordinal == 1 and first.bare in ("doubtful", "likely"):
            number, words = line.text[: first.end].strip(), unshield(squeezed(line.text))[:40]
            message = f"“{words}” begins with a number that nothing bears out; it was left in the words"
            fix = f"write “{number}. …” if it numbers the unit"
            self.findings.append(Finding("doubtful-number", "note", message, line=line.number, fix=fix))
        return mark

    # ------------------------------------------------------------ titles and other documents

    def _is_imprint(self, line: Line, mark: Mark | None) -> bool:
        """Whether a line above the title only says when and by whom the plan was made, or which material it is."""
        above = not (
            self.nodes or self.title or mark or self.source.ours or line.heading or line.bullet or line.classes
        )
        if not above or (line.table and line.text[:1] == "|"):
            return False
        words = _IMPRINT.sub("", narrow(line.text)).strip(" \u3000")
        return not words or (words in narrow(line.text) and self.brackets.closing(words))

    def _place_imprint(self, index: int) -> None:
        """Places what stood above the title as the first paragraphs of the plan."""
        waiting, self.imprint = self.imprint, []
        for line in waiting:
            self._place(line, None, index)

    def _is_title(self, line: Line, mark: Mark | None, index: int) -> bool:
        inner = line.bullet or (line.table and line.heading)
        if self.nodes or mark or line.key or line.classes or inner or is_unnumbered(line.text):
            return False
        if self.source.ours:
            return line.heading == 1 and not self.title
        if self.title and not line.after_blank and self._wraps(self.title[-1], line):
            return True
        if self.title:
            below = self.source.lines[index + 1 : index + 2]
            heads = bool(below and any(m.rank is not None for m in below[0].marks))
            return is_caption(line.text) and (heads or bool(_DATED.search(narrow(line.text))))
        if is_caption(line.text):
            return False
        short = len(line.text) <= LONGEST_TITLE and not ended(line.text)
        return bool(line.heading) or (self.signs.structured and short)

    def _is_other_document(self, line: Line, mark: Mark | None, index: int) -> bool:
        """Whether a second document begins here: a title of the first one's look after the last chapter, or
        chapter 1 once more."""
        top = self.top
        if not top or self.source.ours or line.bullet or is_unnumbered(line.text):
            return False
        if mark:
            anew = mark.style == top.style and mark.rank is not None and mark.ordinal == 1 < top.ordinal
            return anew and not self._was_contents()
        goes_on = self.signs.next(top.style, top.ordinal + 1, index) < self.signs.next(top.style, 1, index)
        return not goes_on and not is_caption(line.text) and self._looks_like_title(line, top, index)

    def _wraps(self, line: Line, following: Line) -> bool:
        return bool(self.source.wrap) and fills(line, following, self.source.wrap)

    def _looks_like_title(self, line: Line, top: Mark, index: int) -> bool:
        """Whether an unnumbered line is a heading on the level of the title (or above the chapters), or ends with the
        same words in brackets as the title."""
        title = self.title[0].heading if self.title else 0
        if line.heading and top.rank is not None and (title or self.top_heading):
            return line.heading <= title if title else line.heading < self.top_heading
        last = self.source.lines[index : index + 2][-1]
        wrapped = not last.after_blank and self._wraps(line, last)
        titles = [line.text, f"{line.text} {last.text}"] if wrapped else [line.text]
        found = [_SUFFIX.search(unshield(squeezed(words))[-90:]) for words in titles if len(words) <= LONGEST_TITLE]
        return any(self._titled().endswith(suffix[0]) for suffix in found if suffix)

    def _titled(self) -> str:
        return unshield(" ".join(squeezed(line.text) for line in self.title))

    def _was_contents(self) -> bool:
        """Whether all chapters so far were a table of contents; if so, they are forgotten."""
        if any(node.rank is None for node in self.nodes):
            return False
        message = f"{len(self.nodes)} lines of a table of contents were not imported"
        self.findings = [Finding("table-of-contents", "note", message, line=self.nodes[0].line)]
        self.nodes.clear()
        self.levels = Levels(self.signs)
        self.top, self.top_heading, self.parted = None, 0, False
        return True

    def _stop(self, index: int) -> None:
        first, below = self.source.lines[index], len(self.source.lines) - index - 1
        words = unshield(squeezed(first.text))[:120]
        message = f"another document begins here, “{words}”: it and the {below} lines below it were not imported"
        fix = "import it by itself, from a file of its own"
        self.findings.append(Finding("second-document", "warning", message, line=first.number, fix=fix))

    # ------------------------------------------------------------ units

    def _place(self, line: Line, mark: Mark | None, index: int) -> None:
        self._leave(line)
        node = Node(line.number, [line.text], line, mark, key=line.key, classes=line.classes, note=line.note)
        node.listed = bool(line.bullet or line.table)
        node.series, node.level, node.heading = line.series, line.level, line.heading
        if not mark and self._is_appendix(line, index):
            node.shape = "part" if self.parted else "chapter"
            words = unshield(squeezed(line.text))[:80]
            message = f"“{words}” was taken as a {node.shape}: it seems to be appended to the plan"
            fix = "if it is no part of the plan, take it out of the file"
            self.findings.append(Finding("appendix", "warning", message, line=line.number, fix=fix))
        if mark:
            self.levels.close_for_mark(mark, line)
            node.parts = [line.text[mark.end :].lstrip(" \u3000")]
        elif not node.shape:
            self._shape(node, line, index)
        if node.shape:
            self.levels.close_for_heading(node, index)
        elif not mark and line.level and self.levels.depth < MAX_DEPTH - 1:
            node.dotted = True
            self.levels.close_for_dot(line.level)
        node.parent = self._above(node)
        if node.parent:
            node.parent.children.append(node)
        elif mark:
            self.top, self.top_heading = mark, min(line.heading or FAR, self.top_heading or FAR) % FAR
        self.parted |= node.rank == 0
        self.nodes.append(node)
        if mark or node.shape or node.dotted:
            self.levels.open(node)
        if self.levels.depth > MAX_DEPTH:
            raise PlanError(f"nested deeper than {MAX_DEPTH} levels", f"line {line.number}", "flatten the plan")

    def _leave(self, line: Line) -> None:
        """Closes the rows of a table behind it, and before rows that were made a list what names bodies of its own: a
        row stands beside the last measure above its table, unless its words begin with a number that nests there."""
        own = line.marks and not line.marks[0].style.endswith(OF_ROWS)
        listed = line.table and line.text[:1] != "|" and not own
        while (above := self.levels.innermost) and (
            above.last.table not in (0, line.table) or (listed and not above.last.table and self._is_measure(above))
        ):
            self.levels.close()

    def _shape(self, node: Node, line: Line, index: int) -> None:
        """Recognises headings without a number."""
        said = next((name for name in line.classes if name in HEADINGS), "")
        if line.classes:
            node.shape = said
            node.parts = [line.text[1:-1]] if said and is_caption(line.text) else node.parts
        elif is_caption(line.text) and (line.text[0] in "〔〈＜" or not self.brackets.only(line.text)):
            node.shape, node.parts = f"{line.text[0]}{line.text[-1]}", [line.text[1:-1].strip(" \u3000")]
        elif is_unnumbered(line.text):
            node.shape = "part" if self._is_beside_parts(line, index) else "chapter"
        elif line.heading and not self.brackets.any(line.text, numbered=False):
            outermost = "part" if self.parted else "chapter"
            node.shape = outermost if line.heading <= self.top_heading else f"group {line.heading}"
            if node.shape == outermost and not line.key:
                message = f"a heading without a number on the level of the {outermost}s was taken as a {outermost}"
                fix = "check that it belongs to the plan"
                self.findings.append(Finding("unnumbered-chapter", "warning", message, line=line.number, fix=fix))

    def _is_beside_parts(self, line: Line, index: int) -> bool:
        """Whether a preface or conclusion stands beside the parts, not in the last one of them: by the look of it or,
        without one, because that has chapters already and no other follows."""
        part = next((node for node in reversed(self.nodes) if node.rank == 0), None)
        if line.heading or not part or not part.mark:
            return self.parted and 0 < line.heading <= self.top_heading
        ends = self.signs.next(part.style, part.mark.ordinal + 1, index) >= FAR
        return ends and any(child.rank == 1 for child in part.children)

    def _is_appendix(self, line: Line, index: int) -> bool:
        """Whether the plan ends above and something is appended to it: no list or heading that is open goes on."""
        told = bool(self.top) and not (self.source.ours or line.bullet or line.classes) and is_appendix(line.text)
        return told and not self.levels.goes_on(index)

    def _above(self, node: Node) -> Node | None:
        """What a unit stands under: the innermost open level. A paragraph does not hang on a numbered sentence above
        it, or on the dot of a list, but closes it: what stands between two paragraphs stands beside them."""
        above = self.levels.innermost
        while above and not (node.mark or node.shape) and self._lets_go(above, node):
            self.levels.close()
            above = self.levels.innermost
        return above

    def _lets_go(self, above: Node, node: Node) -> bool:
        if inside(node.last, above):
            return False
        if 0 < node.level <= above.level and node.series == above.series:
            return True
        return not node.dotted if above.dotted else self._is_sentence(above)

    def _is_sentence(self, node: Node) -> bool:
        if node.shape or node.rank is not None or not ended(node.last.text):
            return False
        if node.heading and node.mark and node.mark.named:
            return False
        return not self._is_measure(node) and not any(child.mark for child in node.children)

    def _is_measure(self, node: Node) -> bool:
        """Whether a unit that is no heading names bodies."""
        if node.bodied is None:
            node.bodied = not node.shape and node.rank is None and self.brackets.any(node.text, numbered=True)
        return node.bodied
