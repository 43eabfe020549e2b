"""Whether the paragraphs of a text are wrapped, and at which column."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from aiplan_revise.documents.grammar.lines import Line, Lines, ended, is_wide, width

_ENOUGH, _COLUMNS, _HALF, _SURE = 3, range(24, 201), 0.5, 0.95
"""Lines that must flow on, the columns at which they may, and the share of them that must be full, before a text is
believed to be wrapped; and the share that leaves no question."""
_WIDER = 20
"""One line in so many may be wider than the column, in a text that is wrapped at it."""
BODIES_END = frozenset("]］】")
"""The signs with which brackets end that name bodies."""


def measured(source: Lines) -> Lines:
    """The same lines with what there is to know of their widths. Our own writer wraps nothing."""
    if source.ours:
        return source
    source.wrap = _wrap(source.lines)
    source.indented = any(one.indent == 1 and two.indent == 0 and not one.marks for one, two in _flowing(source.lines))
    widest = max((line.width for line in source.lines if line.text[:1] != "|"), default=0)
    if not (source.wrap or source.markup) and widest in _COLUMNS:
        source.widest, source.whole = widest, _whole(source.lines)
    return source


def closed(words: str) -> bool:
    """Whether `words` end a sentence, or with a bracket that names bodies."""
    return ended(words) or words[-1:] in BODIES_END


def fills(line: Line, following: Line, column: int) -> bool:
    """Whether a paragraph wrapped at `column` would have broken between the two lines."""
    first = following.text.split(" ", 1)[0]
    need = 4 if first and is_wide(first[0]) else 1 + width(first)
    return line.width + need > column


def _wrap(lines: list[Line]) -> int:
    """The column at which paragraphs are wrapped; 0 if line ends mean something or nothing can be said. Programs count
    columns or signs: what fits the lines better becomes their width."""
    column, full = _column(lines)
    if full < _SURE and not all(line.width == line.length for line in lines):
        columns = [line.width for line in lines]
        for line in lines:
            line.width = line.length
        signs, fuller = _column(lines)
        if fuller > full:
            return signs if fuller >= _HALF else 0
        for line, wide in zip(lines, columns, strict=True):
            line.width = wide
    return column if full >= _HALF else 0


def _column(lines: list[Line]) -> tuple[int, float]:
    """The column at which paragraphs may be wrapped, and the share of their lines that are full there."""
    flowing = list(_flowing(lines))
    widths = sorted(one.width for one, _ in flowing)
    column = widths[len(widths) * 19 // 20] if widths else 0  # a few lines may stand out
    if len(flowing) < _ENOUGH or column not in _COLUMNS:
        return 0, 0
    others = [line.width for line in lines if not line.heading and line.text[:1] != "|"]
    if sum(wide > column for wide in others) * _WIDER > len(others):
        return 0, 0
    return column, sum(fills(one, two, column) for one, two in flowing) / len(flowing)


def _flowing(lines: list[Line]) -> Iterator[tuple[Line, Line]]:
    """Lines followed at once by one without markup and mark; where a sentence ends, nothing flows on."""
    for one, two in pairwise(lines):
        if not (two.after_blank or two.marked or two.marks or one.heading or ended(one.text)):
            yield one, two


def _whole(lines: list[Line]) -> frozenset[str]:
    """The styles of marks, two units of which at least end where their line ends, and more than go on below."""
    ends, open_ends = Counter[str](), Counter[str]()
    for one, two in pairwise([*lines, Line(0, "", after_blank=True)]):
        if closed(one.text):
            ends.update(mark.style for mark in one.marks)
        elif not (two.after_blank or two.marked or two.marks):
            open_ends.update(mark.style for mark in one.marks)
    return frozenset(style for style, count in ends.items() if count > max(1, open_ends[style]))
