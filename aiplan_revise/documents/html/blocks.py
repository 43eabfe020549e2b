"""What a web page is made of: paragraphs and rows of tables."""

import re

import msgspec

from aiplan_revise.documents.grammar.labels import Label
from aiplan_revise.documents.grammar.lines import is_wide


class Paragraph(msgspec.Struct):
    """Words (with a line feed where a line is broken), the line of the file on which they begin, the level of a heading
    (0 none), the number and the dot of the list in front. `aside`: the page calls it a note; `linked`: it is a link and
    nothing else."""

    line: int
    words: str
    heading: int = 0
    label: Label = Label()
    aside: bool = False
    linked: bool = False


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
