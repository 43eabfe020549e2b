"""What two lists of words have in common, in order."""

from collections.abc import Sequence
from itertools import chain

MOST = 100_000_000
"""Words on one side times words on the other that are compared (some 30 ms)."""
LONGEST = 0x6C00
"""Words of one list, at most: in the comparison a character stands for each."""


def runs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int]] | None:
    """The runs of words that stay on the shortest way from one list to the other, as (place in the old list, place in
    the new one, length), in order; None where that would take too long."""
    from rapidfuzz.distance import Indel

    if len(old) * len(new) > MOST or max(len(old), len(new)) >= LONGEST:
        return None
    ids: dict[str, str] = {}
    for word in chain(old, new):
        if word not in ids:
            ids[word] = chr(len(ids))
    steps = Indel.opcodes("".join(map(ids.__getitem__, old)), "".join(map(ids.__getitem__, new)))
    return [(s.src_start, s.dest_start, s.src_end - s.src_start) for s in steps if s.tag == "equal"]
