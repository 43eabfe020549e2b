"""Articles as laws and rules print them: a caption in round brackets above an article is its title and no heading, as
（目的） above 第一条, and the first paragraph of an article has no number, so that the next one is 2."""

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from msgspec.structs import replace

from aiplan_revise.documents.grammar.lines import Line
from aiplan_revise.documents.grammar.nodes import is_caption

ARTICLE = "第1条"
"""The style of the numbers of articles."""
SECOND = 2
"""The first number of a paragraph in an article."""
COUNTED = frozenset(("1", "一"))
"""The styles of its paragraphs and items."""


def entitled(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, those that are captions of articles as titles of these."""
    above: Line | None = None
    for line, below in pairwise(chain(lines, (None,))):
        assert line is not None
        if below and _is_title(line, below):
            above = line
            continue
        yield _titled(above, line) if above else line
        above = None


def _is_title(line: Line, below: Line) -> bool:
    plain = line.text[:1] in "(（" and not (line.marks or line.key or line.classes or line.table)
    return plain and is_caption(line.text) and _is_article(below) and not below.classes


def _is_article(line: Line) -> bool:
    return bool(line.marks) and line.marks[0].style == ARTICLE and len(line.text) > line.marks[0].end


def _titled(caption: Line, article: Line) -> Line:
    mark, words = article.text[: article.marks[0].end], article.text[article.marks[0].end :].lstrip(" \u3000")
    text = f"{mark}{caption.text[1:-1].strip()}\n{words}"
    return replace(article, text=text, classes=("titled",), heading=0, after_blank=caption.after_blank)
