"""Short fingerprints of texts, by which a decision of a person knows the texts that it was taken on again.

A fingerprint keeps likeness (Charikar, "Similarity estimation techniques from rounding algorithms", 2002): each of its
64 bits says which side of a random plane the text's runs of four characters lie on, so few bits differ where few words
do, and about half of them where the texts have nothing to do with each other.
"""

import unicodedata
from functools import cache
from hashlib import blake2b
from itertools import islice

from aiplan_revise.model.edition import Provision

BITS = 64
_LANE = 32
_ONES = (1 << _LANE) - 1
ANOTHER = 22
"""From so many differing bits on, a text is another one. On four gold pairs (a list of projects, a budget, two releases
of a catalogue) 9 in 10 of the provisions that were reworded from one edition to the next differ in fewer, and of
provisions drawn at random 9 in 10 in as many."""


def fingerprint(of: Provision) -> str:
    """The fingerprint of what a provision says, in all languages: 16 hexadecimal digits. Case, width, blanks and
    punctuation count for nothing."""
    words = "\n".join((of.title.ja, of.text.ja, of.title.en, of.text.en))
    plain = "".join(c for c in unicodedata.normalize("NFKC", words).casefold() if c.isalnum())
    runs = {plain[at : at + 4] for at in range(max(1, len(plain) - 3))}
    sums = [0] * (BITS // 8)
    for run in runs:
        for at, byte in enumerate(blake2b(run.encode("utf-8", "replace"), digest_size=BITS // 8).digest()):
            sums[at] += _lanes()[byte]
    majority = (int((total >> _LANE * bit & _ONES) * 2 > len(runs)) << bit for total in sums for bit in range(8))
    return bytes(sum(islice(majority, 8)) for _ in sums).hex()


@cache
def _lanes() -> tuple[int, ...]:
    """For every byte its bits, each in a lane of its own, so that one addition counts all of them."""
    return tuple(sum((byte >> bit & 1) << _LANE * bit for bit in range(8)) for byte in range(256))


def distance(one: str, other: str) -> int:
    """In how many of its bits a fingerprint differs from another; 0 where either is none."""
    try:
        return (int(one, 16) ^ int(other, 16)).bit_count()
    except ValueError:
        return 0
