"""Lines that are no part of a plan's text: page numbers and tables of contents."""

import re
from itertools import pairwise

from aiplan_revise.documents.grammar.lines import Line, Lines
from aiplan_revise.documents.grammar.marks import narrow
from aiplan_revise.documents.grammar.nodes import is_caption
from aiplan_revise.documents.grammar.wraps import fills
from aiplan_revise.model.edition import Finding
from aiplan_revise.model.patterns import compiled

_PAGE = compiled(r"(?:page|p\.)? ?(?P<page>\d{1,4})(?: ?(?:/|of) ?\d{1,4})? ?[-–—]?", re.I)
_PAGE_OF = compiled(r"page ?\d{1,4} ?(?:/|of) ?\d{1,4}", re.I)
"""What says that it is a page number, even alone."""
_LEADERS = compiled(r"(?:[.．・…‥･·] ?){3,}[ \u3000]*\d{1,4}$")
_JUMP = compiled(r"(?:\d{1,3}\. *)?\[[^\]]{1,300}\]\(#[^)]{1,300}\)")
_CONTENTS = compiled(r"(?:table of )?contents|目[ \u3000]*次", re.I)
_SHORT = 24
"""Characters that a line may have which is only a page number, or only says "Contents"."""
_TAIL = compiled(r"[ .．・…‥\u3000]*\d{1,4}$")


def cleared(source: Lines) -> Lines:
    """The same lines without furniture, with findings on what was left out. Our own documents have none."""
    if not source.ours:
        _drop(source, _page_numbers(source.lines), "page-numbers", "page numbers")
        _drop(source, _contents(source.lines), "table-of-contents", "lines of a table of contents")
        _mend_captions(source)
    return source


def _drop(source: Lines, dropped: set[int], rule: str, what: str) -> None:
    if not dropped:
        return
    gone = [line for index, line in enumerate(source.lines) if index in dropped]
    message = f"{len(gone)} {what} were not imported"
    source.findings.append(Finding(rule, "note", message, line=gone[0].number))
    for index, (above, below) in enumerate(pairwise(source.lines)):
        below.after_blank |= index in dropped and above.after_blank
    source.lines = [line for index, line in enumerate(source.lines) if index not in dropped]


def _mend_captions(source: Lines) -> None:
    """Puts captions together that are wrapped: a line that opens with a bracket which only the next line closes."""
    whole: list[Line] = []
    for line in source.lines:
        above = whole[-1] if whole else None
        if above and source.wrap and not line.after_blank and fills(above, line, source.wrap):
            words = f"{above.text} {line.text}"
            if not above.marks and not is_caption(above.text) and is_caption(words):
                above.text, above.width = words, 0
                continue
        whole.append(line)
    source.lines = whole


def _page_numbers(lines: list[Line]) -> set[int]:
    """Lines that are a bare number, if these run through the document in rising order."""
    found = {}
    for index, line in enumerate(lines):
        page = _PAGE.fullmatch(narrow(line.text)) if len(line.text) < _SHORT and not line.heading else None
        if page:
            found[index] = int(page["page"])
    pages = list(found.values())
    rising = all(one < two for one, two in pairwise(pages))
    if len(pages) > 1 and rising:
        return set(found)
    return {index for index in found if _PAGE_OF.fullmatch(narrow(lines[index].text))}


def _contents(lines: list[Line]) -> set[int]:
    """Lines that lead to a page or jump to a heading, and "Contents" with the list under it that the document then
    repeats; that may be gone already."""
    dropped = {at for at, line in enumerate(lines) if leads_elsewhere(line.text)}
    head = next((at for at, line in enumerate(lines) if heads_contents(line.text)), None)
    if head is not None:
        end = _repeated(lines, head + 1) if head + 1 not in dropped else head + 1
        dropped |= set(range(head, end))
    return dropped


def heads_contents(words: str) -> bool:
    """Whether a line is the heading of a table of contents."""
    return len(words) < _SHORT and bool(_CONTENTS.fullmatch(words.strip(" []【】")))


def leads_elsewhere(words: str) -> bool:
    """Whether a line of a table of contents leads to a page or jumps to a heading."""
    return bool(_LEADERS.search(words[-60:]) or _JUMP.fullmatch(words[:700]))


def _repeated(lines: list[Line], start: int) -> int:
    """The index at which the first line of the contents stands once more; `start` if the list is not repeated."""
    if start >= len(lines):
        return start
    wanted = _bare(lines[start])
    end = next((i for i in range(start + 1, len(lines)) if _bare(lines[i]) == wanted), start)
    later = {_bare(line) for line in lines[end:]}
    repeated = sum(_bare(line) in later for line in lines[start:end])
    return end if repeated >= 0.7 * (end - start) else start


def _bare(line: Line) -> str:
    return _TAIL.sub("", line.text[:300])
