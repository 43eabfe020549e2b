"""The charts of changed responsibility, as figures for a template to draw: bars by body, bands from body to body."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from aiplan_revise.report.responsible import Flow, Handovers, Turn
from aiplan_revise.report.words import excerpt

WIDTH = 480.0
"""The width of both charts in their own units; text is set at 15 units, above what it names, so that it is never cut
short of `_LABEL` half-width columns."""
_LABEL = 50
_TOP, _TEXT, _BAR, _PITCH = 4.0, 20.0, 15.0, 44.0


class Charts(NamedTuple):
    """Both charts; one without rows or bands is not drawn."""

    bars: "Bars"
    bands: "Bands"


def charts(of: Handovers) -> Charts:
    """What to draw of the changes of responsibility."""
    return Charts(bars([one for one in of.parties if one.gained or one.lost]), bands(of.pairs))


# ---------------------------------------------------------------- bars


class Bar(NamedTuple):
    """A party: the height of its label and its bar, where the parts left and right of the axis begin, their widths, and
    the initiatives they stand for."""

    label: str
    y: float
    lost_x: float
    lost_width: float
    gained_width: float
    lost: int
    gained: int


class Bars(NamedTuple):
    """Bars to the left (no longer) and to the right (newly) of an axis at `axis`."""

    height: float
    axis: float
    rows: tuple[Bar, ...]


def bars(turns: Sequence[Turn]) -> Bars:
    """A row for every party, all at one scale, with room for the figures at both ends."""
    most_lost, most_gained = (max((len(side) for side in sides), default=0) for sides in _sides(turns))
    unit = min(24.0, (WIDTH - 80.0) / max(1, most_lost + most_gained))
    axis = 40.0 + most_lost * unit
    rows = tuple(_bar(turn, _TOP + at * _PITCH, axis, unit) for at, turn in enumerate(turns))
    return Bars(_TOP + len(rows) * _PITCH, round(axis, 1), rows)


def _sides(turns: Sequence[Turn]) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    return [turn.lost for turn in turns], [turn.gained for turn in turns]


def _bar(turn: Turn, y: float, axis: float, unit: float) -> Bar:
    lost, gained = len(turn.lost), len(turn.gained)
    widths = round(lost * unit, 1), round(gained * unit, 1)
    return Bar(excerpt(turn.label, _LABEL), y, round(axis - widths[0], 1), *widths, lost, gained)


# ---------------------------------------------------------------- bands


class End(NamedTuple):
    """A party on one side of the bands: its place, size and label, and for how many initiatives it stands."""

    x: float
    y: float
    height: float
    label: str
    initiatives: int


class Band(NamedTuple):
    """A flow: the outline of its band as an SVG path, and what it says."""

    path: str
    title: str


class Bands(NamedTuple):
    """The ends on both sides, and the bands between them."""

    height: float
    old: tuple[End, ...]
    new: tuple[End, ...]
    bands: tuple[Band, ...]


_UNIT, _WIDE, _GAP = 20.0, 8.0, 28.0
_OLD_X, _NEW_X = 0.0, WIDTH - _WIDE


def bands(flows: Iterable[Flow]) -> Bands:
    """Where the ends and bands stand; the ends of the bands add up to those of the parties."""
    drawn = tuple(flows)
    old = _ends(((flow.old, flow.old_label, flow.old_share) for flow in drawn), _OLD_X, {})
    met: dict[str, float] = {}
    for flow in drawn:
        middle = old[flow.old].y + old[flow.old].height / 2
        met[flow.new] = met.get(flow.new, 0.0) + middle * flow.new_share
    new = _ends(((flow.new, flow.new_label, flow.new_share) for flow in drawn), _NEW_X, met)
    height = max((end.y + end.height for end in (*old.values(), *new.values())), default=0.0)
    return Bands(round(height + _TOP, 1), tuple(old.values()), tuple(new.values()), tuple(_drawn(drawn, old, new)))


def _drawn(drawn: Sequence[Flow], old: Mapping[str, End], new: Mapping[str, End]) -> Iterator[Band]:
    """The bands, at either end one under another in the order of the parties they lead to."""
    rank = {side: {party: at for at, party in enumerate(ends)} for side, ends in (("old", old), ("new", new))}
    from_y, to_y = ({party: end.y for party, end in ends.items()} for ends in (old, new))
    for flow in sorted(drawn, key=lambda one: (rank["old"][one.old], rank["new"][one.new])):
        was, now = (from_y[flow.old], flow.old_share * _UNIT), (to_y[flow.new], flow.new_share * _UNIT)
        from_y[flow.old], to_y[flow.new] = sum(was), sum(now)
        yield Band(_path(was, now), f"{flow.old_label} → {flow.new_label}: {len(flow.lines)}")


def _ends(shares: Iterable[tuple[str, str, float]], x: float, met: Mapping[str, float]) -> dict[str, End]:
    """The parties of one side under one another: in the order of what they face (`met`, summed by share), so that few
    bands cross, or else the largest first."""
    labels: dict[str, str] = {}
    sums: dict[str, float] = {}
    for party, label, share in shares:
        labels[party] = label
        sums[party] = sums.get(party, 0.0) + share
    ends, y = {}, _TOP + _TEXT
    ranked = sorted(sums, key=lambda one: (round(met.get(one, 0.0) / sums[one], 1), -round(sums[one], 3), one))
    for party in ranked:
        height = sums[party] * _UNIT
        label = excerpt(labels[party], _LABEL // 2)
        ends[party] = End(x, round(y, 1), round(height, 1), label, round(sums[party]))
        y += height + _GAP
    return ends


def _path(was: tuple[float, float], now: tuple[float, float]) -> str:
    x0, x1 = _OLD_X + _WIDE, _NEW_X
    mid = (x0 + x1) / 2
    top = f"M{x0:g} {was[0]:.1f}C{mid:g} {was[0]:.1f} {mid:g} {now[0]:.1f} {x1:g} {now[0]:.1f}"
    low0, low1 = was[0] + was[1], now[0] + now[1]
    return f"{top}V{low1:.1f}C{mid:g} {low1:.1f} {mid:g} {low0:.1f} {x0:g} {low0:.1f}Z"
