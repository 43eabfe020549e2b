"""Bodies in round brackets between a number and the words that it numbers: Action 1 (Home Office): Count ships."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from aiplan_revise.documents.grammar.brackets import Brackets
from aiplan_revise.documents.grammar.lines import Line
from aiplan_revise.documents.grammar.naming import SURE, may_name
from aiplan_revise.model.forms import form
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import role_marked

_OPENING = compiled(r"\s*[(（](?P<names>[^()（）]{2,120})[)）]\s*[:：]\s*(?=\S)")
_SEVERAL = 2
"""Lines that have to begin alike to make a convention."""


def opened(lines: Sequence[Line], brackets: Brackets) -> list[Line]:
    """The lines, those that begin with names in a bracket behind their number with a bracket that surely holds bodies:
    where several begin so, in nothing but what may be names, and most are known, have the form of one or come again."""
    found = dict(_openings(lines))
    held = {at: [role_marked(name).name for name in brackets.names(one["names"])] for at, one in found.items()}
    counts = Counter(name for names in held.values() for name in {*names})
    sure = sum(
        any(brackets.placed(name) or form(name) or counts[name] > 1 for name in names) for names in held.values()
    )
    fit = all(names and all(map(may_name, names)) for names in held.values())
    if len(held) < _SEVERAL or not fit or 2 * sure < len(held):
        return list(lines)
    return [_marked(line, found[at]) if at in found else line for at, line in enumerate(lines)]


def _openings(lines: Sequence[Line]) -> Iterator[tuple[int, re.Match[str]]]:
    """Where lines begin so, with what stands there."""
    for at, line in enumerate(lines):
        ends = sorted({mark.end for mark in line.marks}, reverse=True)
        if one := next(filter(None, (_OPENING.match(line.text, end) for end in ends)), None):
            yield at, one


def _marked(line: Line, found: re.Match[str]) -> Line:
    before, behind = line.text[: found.start()], line.text[found.end() :]
    return replace(line, text=f"{before} ［{SURE}{found['names']}］ {behind}")
