"""Tables of a page, by the lines that are drawn around their cells."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from aiplan_revise.documents.pdf.page import Rule, Sign

_NEAR = 3.0
"""Points that lines which meet may miss each other by."""
_LEAST = 6.0
"""Points that a cell is wide and high at least."""
_MOST = 400
"""Lines that a page may have and still be looked at for tables; a drawing or a map has more."""


class Cell(NamedTuple):
    """A cell: the columns and rows of its grid that it takes (from, and up to but without), and its signs."""

    column: int
    row: int
    columns: int
    rows: int
    signs: list[Sign]


class Grid(NamedTuple):
    """A table of a page: the places of the upright lines, from where to where it goes, its cells row by row."""

    xs: tuple[float, ...]
    top: float
    bottom: float
    cells: list[Cell]

    def rows(self) -> list[list[Cell]]:
        """The cells by the row that they begin in."""
        count = max((cell.row for cell in self.cells), default=-1) + 1
        found = [[cell for cell in self.cells if cell.row == row] for row in range(count)]
        return [row for row in found if row]


def grids(rules: Sequence[Rule], signs: Sequence[Sign]) -> tuple[list[Grid], list[Sign]]:
    """The tables of a page with two columns or more, from above, and the signs that stand in none."""
    if len(rules) > _MOST:
        return [], list(signs)
    made, rest = [], list(signs)
    for group in _touching(rules):
        grid, rest = _grid(group, rest)
        made += [grid] if grid else []
    return sorted(made, key=lambda one: one.top), rest


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The lines in groups that touch each other."""
    groups: list[list[Rule]] = []
    for rule in rules:
        near = [group for group in groups if any(_touch(rule, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([rule, *(other for group in near for other in group)])
    return [group for group in groups if len(group) > 3]  # noqa: PLR2004 (a box has four sides)


def _touch(one: Rule, two: Rule) -> bool:
    across = one.x0 <= two.x1 + _NEAR and two.x0 <= one.x1 + _NEAR
    return across and one.y0 <= two.y1 + _NEAR and two.y0 <= one.y1 + _NEAR


def _grid(rules: Sequence[Rule], signs: list[Sign]) -> tuple[Grid | None, list[Sign]]:
    upright, level = [one for one in rules if not one.level], [one for one in rules if one.level]
    if not upright or not level:
        return None, signs
    sides = min(one.x0 for one in rules), max(one.x1 for one in rules)  # of tables that are open there
    xs = _places([*sides, *((one.x0 + one.x1) / 2 for one in upright)])
    ends = min(one.y0 for one in rules), max(one.y1 for one in rules)  # and of rows that a page cuts
    ys = _places([*ends, *((one.y0 + one.y1) / 2 for one in level if _divides(one, xs))])
    if len(xs) < 3 or len(ys) < 2:  # noqa: PLR2004 (two columns, one row)
        return None, signs
    shape = _Shape(xs, ys, rules)
    held: dict[tuple[int, int], list[Sign]] = {}
    rest: list[Sign] = []
    for sign in signs:
        at = shape.at((sign.x0 + sign.x1) / 2, sign.y - sign.size / 3)
        held.setdefault(shape.owner(*at), []).append(sign) if at else rest.append(sign)
    cells = [Cell(*key, *span, held.get(key, [])) for key, span in shape.spans().items()]
    return Grid(tuple(xs), ys[0], ys[-1], cells), rest


def _divides(rule: Rule, xs: Sequence[float]) -> bool:
    """Whether a level line goes from one upright one to another; what underlines words does not."""
    return any(abs(rule.x0 - x) <= _NEAR for x in xs) and any(abs(rule.x1 - x) <= _NEAR for x in xs)


def _places(found: Iterable[float]) -> list[float]:
    """Places of lines, those of one line drawn in pieces or twice taken together."""
    made: list[float] = []
    for place in sorted(found):
        if not made or place - made[-1] > _LEAST:
            made.append(place)
    return made


class _Shape:
    """Which fields of a grid of lines are one cell: those that no line parts."""

    def __init__(self, xs: list[float], ys: list[float], rules: Sequence[Rule]) -> None:
        self.xs, self.ys = xs, ys
        self._upright = [rule for rule in rules if not rule.level]
        self._level = [rule for rule in rules if rule.level]
        self._owner: dict[tuple[int, int], tuple[int, int]] = {}
        for row in range(len(ys) - 1):
            for column in range(len(xs) - 1):
                self._owner[column, row] = self._joined(column, row)

    def _joined(self, column: int, row: int) -> tuple[int, int]:
        x, y = (self.xs[column] + self.xs[column + 1]) / 2, (self.ys[row] + self.ys[row + 1]) / 2
        if column and not any(
            _at(rule.x0, rule.x1, self.xs[column]) and rule.y0 <= y <= rule.y1 for rule in self._upright
        ):
            return self._owner[column - 1, row]
        if row and not any(_at(rule.y0, rule.y1, self.ys[row]) and rule.x0 <= x <= rule.x1 for rule in self._level):
            return self._owner[column, row - 1]
        return column, row

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """The field that a place lies in; None outside of the grid."""
        column = sum(place <= x for place in self.xs) - 1
        row = sum(place <= y for place in self.ys) - 1
        return (column, row) if (column, row) in self._owner else None

    def owner(self, column: int, row: int) -> tuple[int, int]:
        """The first field of the cell that a field belongs to."""
        return self._owner[column, row]

    def spans(self) -> dict[tuple[int, int], tuple[int, int]]:
        """How many columns and rows each cell takes, by its first field, row by row."""
        made: dict[tuple[int, int], tuple[int, int]] = {}
        for (column, row), key in self._owner.items():
            columns, rows = made.get(key, (0, 0))
            made[key] = max(columns, column - key[0] + 1), max(rows, row - key[1] + 1)
        return dict(sorted(made.items(), key=lambda pair: (pair[0][1], pair[0][0])))


def _at(start: float, end: float, place: float) -> bool:
    return start - _NEAR <= place <= end + _NEAR
