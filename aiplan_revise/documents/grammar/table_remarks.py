"""What is to be remarked on a table inside a text."""

from collections.abc import Iterable, Iterator, Sequence

from aiplan_revise.documents.grammar.lines import Line
from aiplan_revise.model.edition import Finding


def as_words(lines: Sequence[Line]) -> Finding:
    """That a table was taken as words."""
    message = f"a table of {len(lines)} rows stands here without a column of bodies; it was taken as words"
    fix = "name the bodies in it or below it, or import it by itself as .csv"
    return Finding("table-in-text", "warning", message, line=lines[0].number, fix=fix)


def as_list(count: int, at: int, what: str = "rows") -> Finding:
    """That so many rows of a table were taken as a list, which begins in line `at`."""
    message = f"a table stands here; its {count} {what} were taken as a list, with the bodies in brackets"
    return Finding("table-in-text", "note", message, line=at, fix="check them")


def beyond(rows: Iterable[tuple[Line, Sequence[str]]], width: int) -> Iterator[Finding]:
    """That cells of rows stand behind the last of so many columns."""
    for line, cells in rows:
        more = [cell for cell in cells[width:] if cell]
        if more:
            message = f"cells under no head of their table were taken as words: {'; '.join(more)[:200]}"
            yield Finding("table-in-text", "warning", message, line=line.number, fix="head their column")
