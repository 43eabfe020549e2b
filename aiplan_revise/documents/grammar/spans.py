"""Cells of a table that stand for others: 〃, 同上 and 同左, and empty ones below one that goes over several rows."""

from collections.abc import Sequence
from itertools import groupby

from aiplan_revise.documents.grammar.naming import says_nobody
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import JAPANESE

_ABOVE = r"[〃″仝]|同上|上に同じ|(?i:ditto|(?:same )?as above)"
_LEFT = r"同左|左に同じ"
_DITTO = compiled(rf"(?P<above>{_ABOVE})|(?P<left>{_LEFT})")
_BEGINS = compiled(rf"(?:(?P<above>{_ABOVE})|(?P<left>{_LEFT}))(?=\s*(?:[、，;；・]|<br))")
"""The same before names that stand there besides: 同上、港湾課."""
_GROUPS = compiled(
    r"(?:基本|重点)?(?:施策|政策)?の?(?:分野|柱|区分)|章|節|大項目|中項目|施策の方向性?|基本(?:目標|方針|方向)"
    r"|(?i:pillar|theme|chapter|section|(?:priority|focus) area|workstream|goal)"
)
"""Heads of columns that say under what rows stand."""
Cells = Sequence[str]


def of_groups(head: str) -> bool:
    """Whether the head of a column says that headings of several rows stand in it: 施策の柱, Pillar."""
    return bool(_GROUPS.fullmatch(head.strip()))


def spelled_out(rows: Sequence[Cells]) -> list[list[str]]:
    """The rows of a table with what 〃 and the like in them mean; what has nothing above it stays as it is."""
    made: list[list[str]] = []
    above: dict[int, str] = {}
    for row in rows:
        cells: list[str] = []
        for at, cell in enumerate(row):
            cells.append(_meant(cell, above.get(at, ""), cells[-1] if cells else ""))
        above |= {at: cell for at, cell in enumerate(cells) if cell}
        made.append(cells)
    return made


def _meant(cell: str, above: str, left: str) -> str:
    found = _DITTO.fullmatch(cell) or _BEGINS.match(cell)
    if not found:
        return cell
    meant = above if found["above"] else left
    return meant + cell[found.end() :] if meant else cell


def grouped(heads: Cells, rows: Sequence[Cells], telling: Sequence[int]) -> tuple[int, ...]:
    """The columns at the beginning of those that are `telling` which hold nothing but headings of several rows, so that
    what a row itself says stands behind them."""
    found: list[int] = []
    for at in telling[:-1]:
        said = [row[at] for row in rows if len(row) > at]
        if not (of_groups(heads[at]) and said and said[0] and len(said) == len(rows)) or any(map(_is_kind, said)):
            break
        runs = [words for words, _ in groupby(filter(None, said))]
        if len(runs) > len({*runs}) or not ("" in said or compiled(JAPANESE).search(heads[at])):
            break
        found.append(at)
    return tuple(found)


def _is_kind(cell: str) -> bool:
    return bool(cell) and says_nobody(cell)


def carried(above: Cells, cells: Cells) -> list[str]:
    """What stands in columns of groups in a row: an empty cell goes on with what is above it, unless a group further
    out begins anew."""
    made: list[str] = []
    anew = False
    for one, cell in zip(above, cells, strict=True):
        made.append(cell or ("" if anew else one))
        anew = anew or (bool(cell) and cell != one)
    return made
