"""What two lists of words have in common, in order."""

from collections.abc import Sequence

MOST = 100_000_000
"""Words on one side times words on the other that are compared (some 100 ms)."""


def runs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int]] | None:
    """The runs of words that stay on the shortest way from one list to the other, as (place in the old list, place in
    the new one, length), in order; None where that would take too long.

    Of several shortest ways it is the one that rapidfuzz takes, whose Indel loads for longer than a plan is compared.
    """
    if len(old) * len(new) > MOST:
        return None
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    was, now = len(old) - end, len(new) - end
    kept = ((o + start, n + start, 1) for o, n in _kept(old[start:was], new[start:now]))
    found: list[tuple[int, int, int]] = []
    for o, n, length in ((0, 0, start), *kept, (was, now, end)):
        if found and found[-1][0] + found[-1][2] == o and found[-1][1] + found[-1][2] == n:
            found[-1] = (*found[-1][:2], found[-1][2] + length)
        elif length:
            found.append((o, n, length))
    return found


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words two lists begin with in common."""
    return next((n for n, (was, now) in enumerate(zip(old, new, strict=False)) if was != now), min(len(old), len(new)))


def _kept(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """A longest common subsequence, as pairs of places.

    Bit-parallel (Hyyrö, "Bit-parallel LCS-length computation revisited", 2004): for every word of `new` the row of the
    table of lengths over `old` is one integer, whose bit is 0 where the length grows; then back through the rows.
    """
    places: dict[str, int] = {}
    for at, word in enumerate(old):
        places[word] = places.get(word, 0) | 1 << at
    full = (1 << len(old)) - 1
    row, rows = full, [full]
    for word in new:
        grows = row & places.get(word, 0)
        row = (row + grows | row - grows) & full
        rows.append(row)
    found = []
    o, n = len(old), len(new)
    while o and n:
        if rows[n] >> o - 1 & 1:
            o -= 1
        else:
            n -= 1
            if rows[n] >> o - 1 & 1:
                o -= 1
                found.append((o, n))
    return found[::-1]
