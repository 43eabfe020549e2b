"""What a web page is made of: paragraphs and rows of tables."""

import msgspec

from aiplan_revise.documents.grammar.labels import Label


class Paragraph(msgspec.Struct):
    """Words (with a line feed where a line is broken), the line of the file on which they begin, the level of a heading
    (0 none), the number and the dot of the list in front. `aside`: the page calls it a note."""

    line: int
    words: str
    heading: int = 0
    label: Label = Label()
    aside: bool = False


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
