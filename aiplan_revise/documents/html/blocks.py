"""What a web page is made of: paragraphs and rows of tables."""

import re

import msgspec

from aiplan_revise.documents.grammar.labels import Label
from aiplan_revise.documents.grammar.lines import is_wide


def _tags(named: str) -> frozenset[str]:
    return frozenset(named.split())


BLOCKS = _tags(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
VOID = _tags("area base br col embed hr img input link meta param source track wbr")
UNCLOSED = _tags("p li dt dd tr td th")
"""Tags that the next one of their kind closes."""


class Paragraph(msgspec.Struct):
    """Words (with a line feed where a line is broken), the line of the file on which they begin, the level of a heading
    (0 none), the number and the dot of the list in front. `aside`: the page calls it a note; `linked`: it is a link and
    nothing else; `term`: it stands in a list of terms, as one (dt) or as what is said of one (dd)."""

    line: int
    words: str
    heading: int = 0
    label: Label = Label()
    aside: bool = False
    linked: bool = False
    term: str = ""


class Cell(msgspec.Struct):
    """A cell of a table, how many columns and rows it takes."""

    inside: list[Paragraph]
    columns: int = 1
    rows: int = 1


class Row(msgspec.Struct, tag=True):
    """A row of a table by the number of the table."""

    line: int
    table: int
    cells: list[Cell]


class Text(msgspec.Struct, tag=True):
    """A paragraph that stands in no table."""

    one: Paragraph


Block = Text | Row


def joined(words: str) -> str:
    """Words with the blanks that a browser shows; between Japanese signs a line end of the file is none."""
    parts = words.replace("\xa0", " ").split("\r")
    made = parts[0]
    for part in parts[1:]:
        end, start = made[-1:], part[:1]
        wide = end and start and is_wide(end) and is_wide(start)
        made += part if wide else f" {part}"
    lines = (re.sub(" {2,}", " ", line).strip(" ") for line in made.split("\n"))
    return "\n".join(lines).strip("\n \u3000")
