"""What a comparison table on paper is made of, as plain frozen values: every form is written from these alone."""

from typing import Literal

from aiplan_revise.model.edition import Lang
from aiplan_revise.report.shown import Phrase, Shown

SideName = Literal["old", "new"]
Underline = Literal["", "single", "double"]
Pen = Literal["", "changed", "number", "place", "blank"]
"""What a run is: the same on both sides; words that the other side does not have; a number that it does not have; a
number that it has at another place; blanks as wide as the words that only the other side has."""


class Run(Shown, frozen=True):
    """Words of one line that are marked alike: what they are (`pen`) and how the profile draws that (`line`)."""

    text: str
    lang: Lang
    pen: Pen = ""
    line: Underline = ""


class Block(Shown, frozen=True):
    """One provision, or one remark, in a cell.

    `kind` is title (of the plan, where it changed), heading, text (a statement or an initiative), field (a further
    column of a table), quoted (what stands at another place), note (where that is) or mark (（新設）, （略）).
    `depth` is how far it is indented, `level` that of a heading (1 chapter, 2 section, 3 group). The first run of a
    `numbered` one is its number, the second the blank behind it. A `boxed` one is framed with dashes, not underlined.
    """

    kind: Literal["title", "heading", "text", "field", "quoted", "note", "mark"]
    lines: tuple[tuple[Run, ...], ...]
    depth: int = 0
    level: int = 0
    numbered: bool = False
    boxed: bool = False

    @property
    def aside(self) -> bool:
        """Whether it is no text of the side in whose column it stands, which who reads the paper back has to know."""
        return self.kind in ("title", "field", "quoted", "note")

    @property
    def bold(self) -> bool:
        """Whether it looks like a heading, also where it is quoted."""
        return self.kind == "title" or self.level > 0

    @property
    def words(self) -> str:
        """All words, line by line."""
        return "\n".join("".join(run.text for run in line) for line in self.lines)


class Row(Shown, frozen=True):
    """A row of the table. `kind` says what it is: a heading above changes, a change, an unchanged provision, or a run
    of unchanged ones that is omitted. `remarks` are for the last column, if the profile has one."""

    kind: Literal["title", "heading", "changed", "unchanged", "omitted"]
    old: tuple[Block, ...]
    new: tuple[Block, ...]
    remarks: tuple[str, ...] = ()

    @property
    def leads(self) -> bool:
        """Whether it stays on the page of what follows: a heading, changed, moved or not."""
        return self.kind == "heading" or any(one.level for one in (*self.old, *self.new))

    def side(self, name: SideName) -> tuple[Block, ...]:
        """The blocks of one side."""
        return self.old if name == "old" else self.new


class Column(Shown, frozen=True):
    """A column: its side, its heading, and the title of the edition that stands in it."""

    side: SideName
    heading: str
    title: Phrase


class Paper(Shown, frozen=True):
    """A whole comparison table. `remarks` heads the last column, "" where there is none; `unseen` counts the changes
    that no row shows, for they are in words of the other language or not in words at all."""

    lang: Lang
    title: str
    notices: tuple[Phrase, ...]
    note: str
    columns: tuple[Column, ...]
    remarks: str
    rows: tuple[Row, ...]
    landscape: bool
    unseen: int
