"""From chances as computed to scores as stated: of the links with a score of .9, nine in ten are right.

The points are what was right among the links that were proposed and not certain, on six gold pairs (324) and 72 made-up
ones (10,600; 100 to 1,000 initiatives, English and Japanese), each of the two halves weighing alike: on the gold pairs
alone there are too few, on the made-up ones nearly all are right. They are smoothed so that a higher chance never means
a lower score. Competition among rivals makes low chances of one-to-one pairs far lower than they are; high chances of
parts are higher than they are where a catalogue was rearranged by hand.
"""

from collections.abc import Sequence
from itertools import pairwise

Points = Sequence[tuple[float, float]]

RIGHT: Points = ((0.0, 0.85), (0.5, 0.88), (0.7, 0.94), (1.0, 0.97))
"""Chance → share that was right, of pairs: in the gold .82 below .7, .97 above; in the made-up pairs .98 and .97."""
PARTS_RIGHT: Points = ((0.0, 0.8), (0.5, 0.86), (0.75, 0.9), (1.0, 0.93))
"""The same for parts: in the gold .79 below .5, .86 to .7, .90 above; in the made-up pairs .99, .95, 1."""
REFILLED = "the same sentence, perhaps about another thing"
"""The reason against a pair that no score tells all of: in the gold pairs and twelve invented plans 25 of 27 such pairs
were two things, also those whose words are nearly all alike; of made-up rewordings none."""
WORTH = 0.2
"""Two provisions without a link are asked about from this chance on that one continues the other. A person who looks
at five such pairs finds one."""
SAFE = 0.99
"""The least score of a certain pair: of 9,000 one was wrong."""


def stated(chance: float, points: Points) -> float:
    """The score that a chance means, between the points by straight lines."""
    for (low, least), (high, most) in pairwise(points):
        if chance <= high:
            return round(least + (most - least) * (chance - low) / (high - low), 4)
    return points[-1][1]
