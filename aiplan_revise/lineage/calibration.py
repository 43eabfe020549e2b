"""From chances as computed to scores as stated: of the links with a score of .9, nine in ten are right.

The points are what was right among the links that were proposed and not certain, on six gold pairs and four made-up
ones (1,000 and 10,000 initiatives, English and Japanese), smoothed so that a higher chance never means a lower score.
Competition among rivals makes low chances of one-to-one pairs far lower than they are; high chances of parts are higher
than they are where a catalogue was rearranged by hand.
"""

from collections.abc import Sequence
from itertools import pairwise

Points = Sequence[tuple[float, float]]

RIGHT: Points = ((0.0, 0.75), (0.2, 0.85), (0.5, 0.9), (0.7, 0.95), (1.0, 0.98))
"""Chance → share that was right, of pairs: .85 below .2, .92 to .5, .93 to .7, .98 above."""
PARTS_RIGHT: Points = ((0.5, 0.6), (0.6, 0.75), (0.75, 0.85), (0.95, 0.93), (1.0, 0.99))
"""The same for parts: .71 below .6, .82 to .7, .95 to .95, .99 above; in the catalogue .7 from .6 to .85."""
SAFE = 0.99
"""The least score of a certain pair: of 9,000 one was wrong."""


def stated(chance: float, points: Points) -> float:
    """The score that a chance means, between the points by straight lines."""
    for (low, least), (high, most) in pairwise(points):
        if chance <= high:
            return round(least + (most - least) * (chance - low) / (high - low), 4)
    return points[-1][1]
