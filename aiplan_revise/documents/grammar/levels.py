"""The open levels of an outline while it is read in order: which mark is believed, and what it closes."""

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from aiplan_revise.documents.grammar.articles import ARTICLE, COUNTED
from aiplan_revise.documents.grammar.called import WHOLE
from aiplan_revise.documents.grammar.lines import Line
from aiplan_revise.documents.grammar.marks import INNERMOST, RANK, Mark
from aiplan_revise.documents.grammar.nodes import Node, inside

FAR = 1 << 60
"""Behind the last line of any document."""
_OUTER_PART, _INNER_PART = "第1編", "第1部"
"""Parts that stand inside of others where a plan has both."""
_FIRST, _YEARS = 30, 1000
"""The highest number with which an excerpt may begin a list unseen, and the first that is rather a year."""
_ASTRAY = {True: 30, False: 5}
"""How far from the last of its list a number may be and still belong to it: plain marks, doubtful ones."""


class Signs:
    """Where in a document which mark may stand, for looking ahead. `structured`: whether any mark is beyond doubt."""

    def __init__(self, lines: list[Line]) -> None:
        self._at: dict[tuple[str, int], list[int]] = {}
        self._worded: dict[int, list[int]] = {rank: [] for rank in RANK.values()}
        self._named: dict[str, set[int]] = {}
        self.structured = False
        self._borne: dict[str, bool] = {}
        self._bare: dict[str, list[int]] = {}
        for index, line in enumerate(lines):
            for mark in line.marks:
                self._at.setdefault((mark.style, mark.ordinal), []).append(index)
                if mark.named and mark.ordinal > 0:
                    self._named.setdefault(mark.style, set()).add(mark.ordinal)
                if mark.bare in ("likely", "sure") and mark.ordinal == 1:
                    self._bare.setdefault(mark.style, []).append(index)
                self.structured |= mark.rank is not None or (mark.plain and mark.ordinal == 1)
            rank = line.marks[0].rank if line.marks else None
            for inner, places in self._worded.items():
                if rank is not None and rank <= inner:
                    places.append(index)

    def next(self, style: str, ordinal: int, after: int) -> int:
        """The first line behind `after` that may bear this mark, FAR if there is none."""
        places = self._at.get((style, ordinal), [])
        found = bisect_right(places, after)
        return places[found] if found < len(places) else FAR

    def goes_on(self, style: str, ordinal: int, after: int) -> bool:
        """Whether the next number of this style follows before the list starts anew and not behind a worded heading
        that is above it."""
        worded = self._worded[RANK.get(style, INNERMOST)]
        end = bisect_right(worded, after)
        limit = worded[end] if end < len(worded) else FAR
        following = self.next(style, ordinal + 1, after)
        return following <= limit and following < self.next(style, 1, after)

    def several(self, mark: Mark) -> bool:
        """Whether a mark that says in words what it counts has others of its kind."""
        return mark.named and len(self._named.get(mark.style, ())) > 1

    def bears_out(self, style: str) -> bool:
        """Whether a number without a sign that likely is a mark goes on anywhere in the document."""
        if style not in self._borne:
            self._borne[style] = any(self.goes_on(style, 1, index) for index in self._bare.get(style, ()))
        return self._borne[style]


class Levels:
    """The headings and numbered units that are open, the outermost first."""

    def __init__(self, signs: Signs) -> None:
        self._signs = signs
        self._open: list[Node] = []
        self._passed: dict[str, int] = {}
        self._homes: dict[str, str] = {}
        self._believed: set[str] = set()

    @property
    def depth(self) -> int:
        """How many levels are open."""
        return len(self._open)

    @property
    def innermost(self) -> Node | None:
        """The unit on the deepest open level."""
        return self._open[-1] if self._open else None

    def open(self, node: Node) -> None:
        """Opens a level with `node`."""
        self._open.append(node)
        self._believed.add(node.style)

    def close(self) -> None:
        """Closes the innermost level."""
        self._pass()

    # ------------------------------------------------------------ marks

    def choose(self, marks: tuple[Mark, ...], index: int, tight: bool) -> Mark | None:
        """The reading of a mark in line `index` that its sequence bears out; None if it is none. `tight` lines may be
        the middle of a paragraph and must be borne out by what follows."""
        ordinals = {node.style: node.mark.ordinal for node in self._open if node.mark}
        following = [mark for mark in marks if ordinals.get(mark.style) == mark.ordinal - 1]
        if following:
            styles = [node.style for node in self._open]
            return max(following, key=lambda mark: styles.index(mark.style))
        starting = [mark for mark in marks if self._starts(mark, index, tight)]
        standing = (mark for mark in marks if self._stands(mark, ordinals, index, tight))
        return starting[0] if starting else next(standing, None)

    def _starts(self, mark: Mark, index: int, tight: bool) -> bool:
        if mark.ordinal != 1 or mark.counted:
            return mark.ordinal == 1
        if self._signs.several(mark) and not tight:
            return True
        known = mark.bare == "likely" and (mark.style in self._believed or self._signs.bears_out(mark.style))
        if mark.plain or mark.bare == "sure" or known:
            return not tight or self._signs.goes_on(mark.style, 1, index)
        alone = mark.style in self._believed and mark.style[0].islower() and not (mark.bare or tight)
        return alone or self._is_below(mark.above) or self._signs.goes_on(mark.style, 1, index)

    def _is_below(self, above: str) -> bool:
        """Whether `above` (the 1.2 of 1.2.3) is the dotted number of an open level, or ends it: under chapter 3,
        section 1 both 3.1.2 and 1.2 are the second."""
        dotted = accumulate((node.mark.number for node in self._open if node.mark), "{}.{}".format)
        return bool(above) and any(f".{number}".endswith(f".{above}") for number in dotted)

    def _stands(self, mark: Mark, ordinals: dict[str, int], index: int, tight: bool) -> bool:
        """Whether a mark out of sequence is one: a worded one, one near the last of its style, one that goes on."""
        if tight or mark.ordinal in (1, WHOLE):
            return False
        if mark.named and (mark.plain or self._signs.several(mark)):
            return True
        if mark.counted or mark.rank is not None or self._passed.get(mark.style) == mark.ordinal - 1:
            return True
        if mark.bare == "sure" and mark.ordinal <= _FIRST and self._in_article(mark):
            return True
        if mark.style in ordinals:
            return abs(mark.ordinal - ordinals[mark.style]) <= _ASTRAY[mark.plain]
        believable = mark.ordinal <= _FIRST or self._signs.goes_on(mark.style, mark.ordinal, index)
        return mark.number.isdigit() and mark.plain and mark.ordinal < _YEARS and believable

    def _in_article(self, mark: Mark) -> bool:
        """Whether a number may be the first of its kind in an open article, where a first paragraph has none, and what
        a comparison table leaves out is not there."""
        styles = [node.style for node in self._open]
        return ARTICLE in styles and mark.style in COUNTED and mark.style not in styles[styles.index(ARTICLE) :]

    def goes_on(self, index: int) -> bool:
        """Whether any open list or heading has its next number behind line `index`."""
        return any(node.mark and self._signs.goes_on(node.style, node.mark.ordinal, index) for node in self._open)

    # ------------------------------------------------------------ closing

    def close_for_mark(self, mark: Mark, line: Line) -> None:
        """Closes what a mark closes: a worded one all levels not above it, any other down to its own style, or if that
        is not open, the dots that it does not stand inside of."""
        if mark.named and mark.above and self._close_inside(mark):
            return
        if mark.rank is not None:
            rank = mark.rank
            inner = mark.style == _INNER_PART
            self._close(
                lambda above: (
                    not (inner and above.style == _OUTER_PART)
                    and (above.rank is None or above.rank >= rank or _is_beside(line, above))
                )
            )
            if rank <= 1:
                self._passed.clear()
        elif mark.style in [above.style for above in self._open]:
            self._down_to(mark.style)
        else:
            self._close_beside(line.heading)
            self._close(lambda above: above.dotted and not inside(line, above))

    def _close_inside(self, mark: Mark) -> bool:
        """Closes down to the unit that bears the numbers which a mark repeats, if that is open: Action 1.1.2 stands
        inside of 1.1, whatever that is called."""
        styles = [node.style for node in self._open]
        outer = self._open[: styles.index(mark.style)] if mark.style in styles else self._open
        chains = list(accumulate((_own(node) for node in outer), lambda one, two: f"{one}.{two}".strip(".")))
        alike = [at for at, node in enumerate(outer) if mark.above in (chains[at], _said(node)) and _own(node)]
        ends = [at for at, node in enumerate(outer) if _own(node) and f".{chains[at]}".endswith(f".{mark.above}")]
        inside = next(iter([*alike[::-1], *ends[::-1]]), None)
        while inside is not None and len(self._open) > inside + 1:
            self._pass()
        return inside is not None

    def close_for_dot(self, level: int) -> None:
        """Closes the dots of lists that stand as deep as this one, or deeper."""
        while any(above.dotted and above.level >= level for above in self._open):
            self._pass()

    def close_for_heading(self, node: Node, index: int) -> None:
        """Closes what an unnumbered heading in line `index` closes: down to its like, to where its like stood before,
        to the list that goes on behind it, or to the section."""
        if node.rank is not None:
            rank = node.rank
            self._close(lambda above: above.rank is None or above.rank >= rank)
        elif self._close_beside(node.heading):
            pass
        elif node.shape in [above.style for above in self._open]:
            self._down_to(node.shape)
        else:
            home = self._homes.get(node.shape, "")
            inside = next((above for above in reversed(self._open) if self._holds(above, home, index)), None)
            self._close(lambda above: not (above is inside or above.rank is not None or _is_above(above, node)))
            self._homes[node.shape] = inside.style if inside else ""

    def _close_beside(self, heading: int) -> bool:
        """Closes down to the outermost heading without a number that the document says is on this level or below, if
        there is any."""
        beside = (at for at, above in enumerate(self._open) if _is_unnumbered(above) and above.heading >= heading)
        outermost = next(beside, len(self._open)) if heading else len(self._open)
        found = outermost < len(self._open)
        while len(self._open) > outermost:
            self._pass()
        return found

    def _holds(self, above: Node, home: str, index: int) -> bool:
        if not above.mark or above.rank is not None:
            return False
        return above.style == home or self._signs.goes_on(above.style, above.mark.ordinal, index)

    def _down_to(self, style: str) -> None:
        while self._pass().style != style:
            pass

    def _close(self, closes: Callable[[Node], bool]) -> None:
        while self._open and closes(self._open[-1]):
            self._pass()

    def _pass(self) -> Node:
        node = self._open.pop()
        if node.mark:
            self._passed[node.style] = node.mark.ordinal
        return node


def _own(node: Node) -> str:
    return node.mark.number.replace("-", ".") if node.mark else ""


def _said(node: Node) -> str:
    """The number of a unit with those that it repeats."""
    return ".".join(filter(None, (node.mark.above, _own(node)))).replace("-", ".") if node.mark else ""


def _is_unnumbered(above: Node) -> bool:
    """Whether a heading has no number, and the document says its level: a foreword, too."""
    return above.heading > 0 and (above.shape[:6] == "group " or above.shape == "chapter")


def _is_above(above: Node, node: Node) -> bool:
    """Whether the document says that a heading without a number, or a caption, is below the heading that is open."""
    return above.heading > 0 and (not node.heading or above.heading < node.heading)


def _is_beside(line: Line, part: Node) -> bool:
    """Whether a heading stands on the level of a part whose own chapters stand deeper."""
    level = part.last.heading
    deeper = any(0 < level < child.last.heading for child in part.children if child.rank is not None)
    return part.rank == 0 and 0 < line.heading <= level and deeper
