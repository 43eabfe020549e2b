"""Tables of contents: lines that lead to pages, with those of them that are wrapped or have no room for dots."""

from collections.abc import Sequence

from aiplan_revise.documents.grammar.furniture import heads_contents, leads_elsewhere
from aiplan_revise.documents.pdf.pieces import Piece
from aiplan_revise.model.patterns import compiled

_LEAST = 3
"""Lines that lead to pages before anything is a table of contents."""
_PAGE = compiled(r"[\s.．・…‥･·]\d{1,4}$")
_WRAPPED = 2
"""Lines over which an entry may go on before its page is told."""
_NEAR = 2.0
"""Points by which the right edges of page numbers may differ."""


def without_contents(lines: Sequence[Piece]) -> list[Piece]:
    """The lines of a column without those of a table of contents, which follow one another."""
    sure = [at for at, one in enumerate(lines) if one.tail or leads_elsewhere(one.text)]
    if len(sure) < _LEAST:
        return list(lines)
    edge = max(lines[at].x1 for at in sure)
    ends = {at for at, one in enumerate(lines) if abs(one.x1 - edge) < _NEAR and _PAGE.search(one.text)} | set(sure)
    gone = set(ends)
    for at in sorted(ends):
        above = range(max(0, at - _WRAPPED), at)
        start = next((one for one in above if one - 1 in gone or heads_contents(lines[max(one - 1, 0)].text)), at)
        gone |= set(range(start, at))
    gone |= {at for at in range(len(lines)) if at + 1 in gone and heads_contents(lines[at].text)}
    return [one for at, one in enumerate(lines) if at not in gone]
