"""What stands on a page of a PDF: signs with their places, and the straight lines that are drawn there.

Places are in points (1/72 inch), x from the left edge and y downwards from the upper edge of the page.
"""

from typing import NamedTuple


class Sign(NamedTuple):
    """A sign (or a ligature of several): from x0 to x1 on the baseline y, with the size of its letters."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False


class Rule(NamedTuple):
    """A line that is drawn upright or level, however thin or thick."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def level(self) -> bool:
        """Whether it runs from left to right."""
        return self.x1 - self.x0 >= self.y1 - self.y0


class Page(NamedTuple):
    """A page by its number from 1. `left_out` counts by kind what was not taken, `unread` the signs of which their font
    does not say what they are, `vertical` those that stand below one another."""

    number: int
    width: float
    height: float
    signs: list[Sign]
    rules: list[Rule]
    pictures: int = 0
    unread: int = 0
    left_out: dict[str, int] = {}
    vertical: int = 0
