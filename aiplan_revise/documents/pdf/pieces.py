"""Signs → pieces: what stands on one line without a wide gap, as words, without ruby."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from aiplan_revise.documents.grammar.lines import is_wide
from aiplan_revise.documents.grammar.looks import raised
from aiplan_revise.documents.pdf.page import Sign
from aiplan_revise.model.patterns import compiled

_SAME_LINE = 0.3
"""How far apart, in sizes of letters, the baselines of signs on one line may be."""
_WIDE_GAP = 1.0
"""From how wide a gap on, in sizes of letters, two pieces stand side by side."""
_FAR = 3
"""How far, in sizes of letters, the number of a page stands from its line in a table of contents."""
_BLANK, _MIXED, _CJK = 0.18, 0.5, 0.8
"""From how wide a gap on it is a blank: between Latin signs, Latin and Japanese ones, Japanese ones."""
_SMALL, _RUBY = 0.87, 0.62
"""How small, against those they belong to, raised signs are, and readings above them."""
_TOUCHING = 0.6
"""How near, in sizes of letters, the baselines are of what is raised or lowered and of its line; no two lines are."""
_ROOM = 0.95
"""What part of its width a blank has between two signs, at least."""
_DOUBLE = 0.2
"""How near, in sizes, a sign that is printed twice to look bold stands to itself."""
_READING = compiled(r"[\u3041-\u309f\u30a0-\u30ff]+")
_REFERENCE = compiled(r"[(（]?(?:[*＊※†‡]|注|脚注)?\s*\d{0,3}[)）]?|[*＊※†‡]+")
# Some programs break a line behind a stroke, most do not.
_TOKEN = compiled(r"[!-~\u00a1-\u1fff‘’“”\u2020-\u2027\u20a0-\u20cf]*?(?:[-–—](?=\S)|(?=[\s\u2e80-\uffe6])|$)")
_OPENERS = frozenset("（［「『【〔〈《([“‘")
_CLOSERS = "、。，．）］」』】〉》〕ー・：；？！,.)]々％%‰℃ぁぃぅぇぉっゃゅょァィゥェォッャュョ"


class Piece(NamedTuple):
    """Words on the baseline y from x0 to x1, with the commonest size of their letters. `first` is how far their first
    word reaches that no line end may cut, `raised` tells the numbers of notes that were taken out of the words."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    first: float = 0.0
    raised: tuple[tuple[int, str], ...] = ()
    tail: bool = False
    """Whether a wide gap stands in it before a number at its end, as in a table of contents."""


class Pieces(NamedTuple):
    """All lines of a page or a cell, each as its pieces, and how many readings were left out."""

    lines: list[list[Piece]]
    readings: int


def pieces(signs: Iterable[Sign]) -> Pieces:
    """The lines that signs make up, from above; what is struck out, and what a font says is no sign, has no words."""
    rows = [_once(row) for row in _rows(signs)]
    kept, readings = _without_readings(rows)
    return Pieces([found for row in kept if (found := list(_pieces(row)))], readings)


def merged(line: Sequence[Piece]) -> Piece:
    """The pieces of one line as one; a tab sets off the last one behind a wide gap."""
    head, last = line[0], line[-1]
    if len(line) == 1:
        return head
    text, raised = head.text, list(head.raised)
    size = max(line, key=lambda one: len(one.text)).size
    for one in line[1:]:
        raised += [(at + len(text) + 1, said) for at, said in one.raised]
        text += ("\t" if one is last else " ") + one.text
    tail = last.text.strip("-–— ").isdigit() and last.x0 - line[-2].x1 > _FAR * size
    bold = all(one.bold for one in line)
    return Piece(text, head.x0, last.x1, head.y, size, bold, head.first, tuple(raised), tail)


def lifted(piece: Piece) -> str:
    """The words of a piece, what is raised in them as raised signs (see grammar.looks)."""
    text = piece.text
    for at, said in reversed(piece.raised):
        if text[at : at + len(said)] == said:
            text = text[:at] + raised(text[:at], said) + text[at + len(said) :]
    return text


def _rows(signs: Iterable[Sign]) -> Iterator[list[Sign]]:
    """Signs by their baselines, those of a row from left to right."""
    row: list[Sign] = []
    for sign in sorted(signs, key=lambda one: (round(one.y, 1), one.x0)):
        if row and sign.y - row[0].y > _SAME_LINE * max(sign.size, row[0].size):
            yield sorted(row, key=lambda one: one.x0)
            row = []
        row.append(sign)
    if row:
        yield sorted(row, key=lambda one: one.x0)


def _once(row: list[Sign]) -> list[Sign]:
    """A row without the signs that are printed over themselves."""
    made: list[Sign] = []
    for sign in row:
        if not any(sign.text == near.text and sign.x0 - near.x0 < _DOUBLE * sign.size for near in made[-2:]):
            made.append(sign)
    return made


def _without_readings(rows: list[list[Sign]]) -> tuple[list[list[Sign]], int]:
    """The rows, without readings (ruby) above Japanese words, and with what is raised or lowered in the row that it
    belongs to."""
    kept: list[list[Sign]] = []
    readings = 0
    for row, below in pairwise([*rows, []]):
        size, other = _size(row), _size(below)
        over = bool(below) and size <= _SMALL * other and below[0].y - row[0].y < 1.6 * other
        inside = over and row[0].x0 > below[0].x0 - other and row[-1].x1 < below[-1].x1 + 2 * other
        text = "".join(sign.text for sign in row).replace(" ", "")
        if inside and size <= _RUBY * other and _READING.fullmatch(text):
            readings += 1
        elif inside and _is_raised(row, below, text):
            below[:] = sorted((*below, *row), key=lambda one: one.x0)
        elif kept and _is_lowered(row, kept[-1]):
            kept[-1] = sorted((*kept[-1], *row), key=lambda one: one.x0)
        else:
            kept.append(row)
    return kept, readings


def _is_raised(row: Sequence[Sign], below: Sequence[Sign], text: str) -> bool:
    step, size = below[0].y - row[0].y, _size(below)
    return step < _TOUCHING * size or (step < 0.8 * size and bool(_REFERENCE.fullmatch(text)))


def _is_lowered(row: Sequence[Sign], above: Sequence[Sign]) -> bool:
    size = _size(above)
    inside = above[0].x0 - size < row[0].x0 and row[-1].x1 < above[-1].x1 + 2 * size
    return inside and _size(row) <= _SMALL * size and 0 < row[0].y - above[0].y < _TOUCHING * size


def _size(row: Sequence[Sign]) -> float:
    sizes = Counter(round(sign.size, 1) for sign in row if not sign.text.isspace())
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def _pieces(row: list[Sign]) -> Iterator[Piece]:
    size = _size(row)
    words = [sign for sign in row if not sign.text.isspace()]
    blanks = [sign for sign in row if sign.text.isspace()]
    run: list[Sign] = []
    for sign in words:
        if run and _open(run[-1], sign, blanks) > _WIDE_GAP * max(size, sign.size):
            yield _piece(row, run)
            run = []
        run.append(sign)
    if run:
        yield _piece(row, run)


def _open(one: Sign, two: Sign, blanks: list[Sign]) -> float:
    """How much of the gap between two signs no blank fills."""
    gap = two.x0 - one.x1
    return gap - sum(blank.x1 - blank.x0 for blank in blanks if one.x0 < blank.x0 < two.x0) if gap > 0 else 0.0


def _piece(row: list[Sign], run: list[Sign]) -> Piece:
    size = _size(run)
    signs = list(_spaced(sign for sign in row if run[0].x0 <= sign.x0 <= run[-1].x0))
    text, raised = "", []
    ends: list[float] = []
    base = max(sign.y for sign in run)
    for above, sign in pairwise([None, *signs]):
        assert sign is not None
        added = _gap(above, sign) + sign.text
        if sign.size < _SMALL * size and sign.y < base - 0.15 * size and not sign.text.isspace():
            raised.append((len(text) + len(added) - len(sign.text), sign.text))
        text += added
        ends += [sign.x1] * len(added)
    end = _unbroken(text)
    letters = [sign.bold for sign in run if sign.text.isalpha()]
    bold = all(letters or (sign.bold for sign in run))
    x1 = max(sign.x1 for sign in run)
    first = ends[end - 1] - run[0].x0 if ends else 0.0
    return Piece(text, run[0].x0, x1, base, size, bold, first, _together(raised))


def _spaced(signs: Iterable[Sign]) -> Iterator[Sign]:
    """Signs without the blanks for which there is no room: some programs leave a little room between Japanese and Latin
    signs by themselves, and draw blanks beside Japanese ones to carry the line under the words on."""
    above: Sign | None = None
    blanks: list[Sign] = []
    for sign in signs:
        if sign.text.isspace():
            blanks.append(sign)
            continue
        if above and not (blanks and _is_filled(above, blanks, sign)):
            yield from blanks
        above, blanks = sign, []
        yield sign


def _is_filled(above: Sign, blanks: Sequence[Sign], sign: Sign) -> bool:
    japanese = is_wide(above.text[-1:]) or is_wide(sign.text[:1])
    return japanese and sign.x0 - above.x1 < _ROOM * min(one.x1 - one.x0 for one in blanks)


_WESTERN = compiled("[0-9A-Za-z]+")


def _unbroken(text: str) -> int:
    """How many signs at the start of `text` no line end parts. LibreOffice ends no line between a Japanese comma and
    Western letters or figures."""
    end = 0
    while end < len(text) and text[end] in _OPENERS:
        end += 1
    token = _TOKEN.match(text, end)
    word = token.end() if token else end
    while word < len(text) and text[word] in _OPENERS:
        word += 1
    end = max(word + (text[word - 1 : word] in _OPENERS or word == end), 1)
    while end < len(text) and text[end] in _CLOSERS:
        end += 1
    western = _WESTERN.match(text, end) if text[end - 1 : end] in tuple("、，") else None
    return min(western.end() if western else end, len(text))


def _gap(above: Sign | None, sign: Sign) -> str:
    """The blank that stands between two signs where the document has none but a gap."""
    if above is None or above.text[-1:].isspace() or sign.text.isspace():
        return ""
    wide = is_wide(above.text[-1:]) + is_wide(sign.text[:1])
    return " " if sign.x0 - above.x1 > (_BLANK, _MIXED, _CJK)[wide] * min(above.size, sign.size) else ""


def _together(raised: list[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    """Raised signs that follow one another as one."""
    made: list[tuple[int, str]] = []
    for at, sign in raised:
        if made and made[-1][0] + len(made[-1][1]) == at:
            made[-1] = (made[-1][0], made[-1][1] + sign)
        else:
            made.append((at, sign))
    return tuple(made)
