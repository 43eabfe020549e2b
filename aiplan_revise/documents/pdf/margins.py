"""What stands on a page beside its text: running heads and page numbers, by repetition and place; footnotes."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from statistics import median
from typing import NamedTuple

from aiplan_revise.documents.grammar.marks import narrow, readings
from aiplan_revise.documents.pdf.page import Page, Rule
from aiplan_revise.documents.pdf.pieces import Piece, merged
from aiplan_revise.model.patterns import compiled

_OUTER = 3
"""Lines at either edge of a page that may be furniture."""
_OFTEN = 0.4
"""The share of the pages on which a line stands that is furniture; heads of left and right pages differ."""
_MARGIN = 0.08
"""How far into a page its margin reaches, where what stands on two pages is furniture: the title of a chapter."""
_STEP = 4
"""Points by which the heights of furniture may differ."""
_APART = 1.3
"""So many times as far as lines mostly are from each other a running head is from the text."""
_ZONE = 0.14
"""How far into a page, as a share of its height, page numbers reach."""
_MARK = 3
"""Signs above which the end of a line may be a running head: beside the title of a chapter, close to it."""
_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,7})"
_PAGE = compiled(rf"(?:page|p\.?|頁|ページ)? ?{_NUMBER}(?: ?(?:/|of) ?\d{{1,4}})? ?(?:頁|ページ)?", re.I)
_FRAMED = compiled(rf"[-–—‐−・~～] ?{_NUMBER} ?[-–—‐−・~～]|\d{{1,4}} ?(?:/|of) ?\d{{1,4}}|page ?\d{{1,4}}.*", re.I)
_DIGITS = compiled(r"\d+|(?<![a-z])[ivxlc]+(?![a-z])", re.I)
_NOTE = compiled(r"[(（]?(?:[*＊※†‡]|注|脚注)?\s*(?P<number>\d{1,3})?[)）.:：]?")
_SMALLER = 0.95
_SHORT_RULE = 0.5
"""The share of the width of a page that the line above footnotes takes at most."""

Lines = list[list[Piece]]


class Cleared(NamedTuple):
    """The text of a page, the furniture and page numbers that were taken off, the footnotes and their numbers."""

    lines: Lines
    heads: list[str]
    numbers: int
    notes: int
    labels: frozenset[str]


def cleared(pages: Sequence[tuple[Page, Lines]], body: float) -> list[Cleared]:
    """The lines of all pages without what stands beside the text; `body` is the size of its letters."""
    often = Counter(key for page, lines in pages for key in {key for _, line in _edges(lines) for key in _keys(line)})
    least, height = max(2, _OFTEN * len(pages)), max((page.height for page, _ in pages), default=0.0)
    inner = range(round(_MARGIN * height / _STEP), round((1 - _MARGIN) * height / _STEP))
    repeated = {key for key, count in often.items() if count >= (least if key[1] in inner else 2)}
    largest: dict[str, float] = {}
    for _, lines in pages:
        largest |= {_plain(line): max(_size(line), largest.get(_plain(line), 0.0)) for line in lines}
    heads = {key for _, lines in pages for line in lines if _is_repeated(line, repeated) for key in _looks(line)}
    small = frozenset((height, size) for height, size in heads if height not in inner and size <= _SMALLER * body)
    known = _Heads(repeated, small, largest, frozenset(inner))
    return [_cleared(page, lines, known, body) for page, lines in pages]


class _Heads(NamedTuple):
    """How running heads are known: by their words and heights on other pages; where those are small and stand in the
    margin, by height and size alone, for the head of a chapter of one page stands on no other; or in the margin by
    their words, which a larger line has as well: `largest` is the size of all words, without blanks."""

    repeated: set[tuple[str, int]]
    small: frozenset[tuple[int, float]]
    largest: Mapping[str, float]
    inner: frozenset[int]

    def one(self, line: Sequence[Piece], words: str) -> bool:
        """Whether a line looks like a running head."""
        if self.small.issuperset(_looks(line)) or self._echoes(line):
            return True
        return _is_repeated(line, self.repeated) and not _is_text(words)

    def outside(self, line: Sequence[Piece]) -> bool:
        """Whether a line stands in the margin."""
        return self.inner.isdisjoint(height for height, _ in _looks(line))

    def _echoes(self, line: Sequence[Piece]) -> bool:
        return self.outside(line) and _size(line) < _SMALLER * self.largest.get(_plain(line), 0.0)


def _looks(line: Sequence[Piece]) -> Iterator[tuple[int, float]]:
    """The height and size of the pieces of a line."""
    yield from ((round(one.y / _STEP), round(one.size, 1)) for one in line)


def _cleared(page: Page, lines: Lines, known: _Heads, body: float) -> Cleared:
    heads: list[str] = []
    gone: set[int] = set()
    numbers = 0
    for at, line in _edges(lines):
        words = _words(line)
        numbered = _is_page_number(page, line, words, known.repeated)
        headed = known.one(line, words) and (known.outside(line) or _set_off(lines, at, body))
        if numbered or (headed and _is_outer(at, gone, len(lines))):
            gone.add(at)
            numbers += numbered
            heads += [] if numbered else [words]
    text = [line for at, line in enumerate(lines) if at not in gone]
    start = _notes(page, text, body)
    labels = [_NOTE.match(_words(line)) for line in text[start:]]
    found = frozenset(label["number"] or label[0] for label in labels if label and label[0])
    return Cleared(text[:start], heads, numbers, len(found) or len(text[start:]), found)


def _edges(lines: Lines) -> Iterator[tuple[int, Sequence[Piece]]]:
    """The outermost lines of a page with their places, the outer ones first."""
    yield from islice(enumerate(lines), _OUTER)
    yield from ((at, lines[at]) for at in range(len(lines) - 1, max(_OUTER, len(lines) - _OUTER) - 1, -1))


def _set_off(lines: Lines, at: int, body: float) -> bool:
    """Whether an outer line stands apart from the text of its page: by more than lines do, or in other letters. What
    does not may begin as another page does: one initiative for each port, say."""
    steps = [below[0].y - above[0].y for above, below in pairwise(lines)]
    inward = steps[at : at + 1] if at < len(lines) / 2 else steps[at - 1 : at]
    apart = not inward or abs(inward[0]) > _APART * median(map(abs, steps))
    return apart or abs(_size(lines[at]) - body) > (1 - _SMALLER) * body


def _is_outer(at: int, gone: set[int], count: int) -> bool:
    """Whether only furniture stands outside of a line."""
    return all(one in gone for one in range(at)) or all(one in gone for one in range(at + 1, count))


def _is_text(words: str) -> bool:
    """Whether a line has a number in front and bodies in brackets at its end, as no running head has."""
    return words.endswith(("]", "］", "】")) and bool(readings(words))


def _words(line: Sequence[Piece]) -> str:
    return " ".join(merged(line).text.split())


def _plain(line: Sequence[Piece]) -> str:
    """The words of a line without blanks: a head repeats a heading so, whatever their letters."""
    return "".join(_words(line).split())


def _size(line: Sequence[Piece]) -> float:
    return max((one.size for one in line), default=0.0)


def _keys(line: Sequence[Piece]) -> Iterator[tuple[str, int]]:
    """What furniture is known by: the words of one of its pieces whatever the number, and its height."""
    for one in line:
        yield _DIGITS.sub("#", narrow(" ".join(one.text.split()))), round(one.y / _STEP)


def _is_repeated(line: Sequence[Piece], repeated: set[tuple[str, int]]) -> bool:
    """Whether any piece of a line, or the end of one, stands on other pages too at its height."""
    keys = list(_keys(line))
    long = [(said, height) for said, height in repeated if len(said) > _MARK]
    return any(key in repeated for key in keys) or any(
        words.endswith(said) and at == height for words, at in keys for said, height in long
    )


def _is_page_number(page: Page, line: Sequence[Piece], words: str, repeated: set[tuple[str, int]]) -> bool:
    """Whether a line is only a page number: framed as one (- 3 -, 3/27), or bare where others stand on other pages, or
    bare in the margin and the number of this page."""
    words = narrow(words)
    outside = not page.height * _ZONE < line[0].y < page.height * (1 - _ZONE)
    if not outside:
        return False
    if _FRAMED.fullmatch(words):
        return True
    bare = _PAGE.fullmatch(words)
    return bool(bare) and (_is_repeated(line, repeated) or words == str(page.number))


def _notes(page: Page, lines: Lines, body: float) -> int:
    """The index of the first line of footnotes, which go down to the foot of the page; without any, the count of lines.
    They begin below a short line that is drawn, in smaller letters or behind a raised number; or in smaller letters,
    behind a number that is raised in the text."""
    start = len(lines)
    while start and all(one.size <= _SMALLER * body for one in lines[start - 1]):
        start -= 1
    raised = {said.strip("()（）注※") for line in lines[:start] for one in line for _, said in one.raised}
    for at, line in enumerate(lines):
        label = _NOTE.match(_words(line))
        known = bool(label and (label["number"] or label[0]) in raised)
        numbered = any(not place for place, _ in line[0].raised)
        if (at >= start and known) or ((at >= start or numbered) and _is_below_rule(page, lines, at)):
            return at
    return len(lines)


def _is_below_rule(page: Page, lines: Lines, at: int) -> bool:
    top = lines[at - 1][0].y if at else 0.0
    return any(_is_short(page, rule) and top < rule.y0 < lines[at][0].y for rule in page.rules)


def _is_short(page: Page, rule: Rule) -> bool:
    return rule.level and 2 * 12 < rule.x1 - rule.x0 < _SHORT_RULE * page.width and rule.y1 - rule.y0 < 3  # noqa: PLR2004
