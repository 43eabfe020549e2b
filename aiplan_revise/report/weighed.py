"""The table of what speaks for pairs and against them: a row for each channel, a column for each pair."""

from collections.abc import Sequence

from aiplan_revise.lineage.chances import ONLY
from aiplan_revise.lineage.explained import Line, Weighed
from aiplan_revise.model.edition import Lang
from aiplan_revise.report.words import in_columns, say

_WHOLE = 10
"""From this factor on, no decimals are told."""
_MOST = 10_000
_DASH = "–"

Named = tuple[str, Weighed]
"""A pair as it is named, and what was made of it."""


def table(lang: Lang, pairs: Sequence[Named], start: float) -> tuple[tuple[str, ...], ...]:
    """Rows of cells, the names of the pairs first; () where there is nothing to tell."""
    if not pairs:
        return ()
    rows = [(say(lang, "why-pair"), *(name for name, _ in pairs))]
    rows.append((say(lang, "why-start"), *(times(start) for _ in pairs)))
    for at, channel in enumerate(("text", "titles", "place", "bodies")):
        lines = [weighed.lines[at] for _, weighed in pairs]
        if any(line.level >= 0 for line in lines):
            rows.append((say(lang, f"why-{channel}"), *(factor(lang, line) for line in lines)))
    rows.append((say(lang, "why-odds"), *(odds(weighed.odds) for _, weighed in pairs)))
    return (*rows, (say(lang, "why-chance"), *(probability(weighed.chance) for _, weighed in pairs)))


def factor(lang: Lang, line: Line) -> str:
    """What a channel shows, and by what factor that multiplies the odds: "62% ×35"."""
    return f"{_shown(lang, line)} {times(line.factor)}" if line.level >= 0 else _DASH


def _shown(lang: Lang, line: Line) -> str:
    if line.channel == "bodies":
        return say(lang, f"why-bodies-{line.level}")
    if line.channel == "place":
        return f"{say(lang, f'why-place-{line.level}')} {percent(line.value)}"
    return say(lang, "why-only") if line.value >= ONLY else percent(line.value)


def times(of: float) -> str:
    """A factor on odds: ×35, ÷8.1."""
    sign, size = ("×", of) if of >= 1 else ("÷", 1 / of)
    return f"{sign}{_rounded(size)}"


def odds(of: float) -> str:
    """Odds as a number: 35, 0.031."""
    if of == 0 or of >= 1:
        return _rounded(of) if of else "0"
    return f"{of:.2g}" if of >= 1 / _MOST else f"<{1 / _MOST:.4f}"


def _rounded(size: float) -> str:
    if size >= _MOST:
        return f">{_MOST:,}"
    return f"{size:,.0f}" if size >= _WHOLE else f"{size:.1f}"


def percent(of: float) -> str:
    """A share of 0 to 1, told as nothing only where it is nothing."""
    return "<1%" if 0 < of < 0.005 else f"{of:.0%}"  # noqa: PLR2004 (half a percent)


def probability(of: float) -> str:
    """A chance that is never told as 0 or 1: nothing is impossible, and nothing sure."""
    return "<0.001" if of < 0.0005 else ">0.999" if of > 0.9995 else f"{of:.3f}"  # noqa: PLR2004 (half the last digit)


def aligned(rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """The rows with their cells under one another; as many pairs at a time as fit in `width` columns, and where not
    even one does, a line for each cell."""
    if not rows:
        return []
    labels, *pairs = zip(*rows, strict=True)
    found: list[str] = []
    while pairs:
        count = next((n for n in range(len(pairs), 0, -1) if _needed([labels, *pairs[:n]]) <= width), 0)
        block = [labels, *pairs[: count or 1]]
        lines = _block(block) if count else [pairs[0][0], *(f"  {row[0]}: {row[1]}" for row in _rows(block)[1:])]
        found += ["", *lines] if found else lines
        pairs = pairs[count or 1 :]
    return found


def _rows(columns_: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    return list(zip(*columns_, strict=True))


def _needed(columns_: Sequence[Sequence[str]]) -> int:
    return sum(max(map(in_columns, column)) + 2 for column in columns_) - 2


def _block(columns_: Sequence[Sequence[str]]) -> list[str]:
    widest = [max(map(in_columns, column)) for column in columns_]
    rows = _rows(columns_)
    padded = ([f"{cell}{' ' * (w - in_columns(cell))}" for cell, w in zip(row, widest, strict=True)] for row in rows)
    return ["  ".join(row).rstrip() for row in padded]
