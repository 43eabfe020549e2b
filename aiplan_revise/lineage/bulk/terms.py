"""The terms of many texts at once: the words and runs of `words.terms`, found by arrays of characters.

A term is a number of so many bits that two terms rarely share one by chance: with two million terms in 24 bits one in
eight does, nearly always two rare ones, and that costs nothing that can be measured.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from aiplan_revise.lineage.words import HIRAGANA, STOP, japanese, spaced, stem

BITS = 22, 24
"""For editions of up to `MANY` characters, and for larger ones."""
MANY = 10_000_000
CHUNK = 1_000_000
"""Characters that are looked at together: as many as a processor's cache likes."""

_UNSEEN, _OTHER, _WORD, _JAPANESE, _HIRAGANA = 255, 0, 1, 2, 3
_BASE = np.uint64(0x100000001B3)
_INVERSE = np.uint64(pow(0x100000001B3, -1, 1 << 64))

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Keys = TypeVar("Keys", Ints, Hashes)


class Terms:
    """Remembers classes of characters and stems of words from one text to the next."""

    def __init__(self, characters: int) -> None:
        self.bits = BITS[characters > MANY]
        self._classes = np.full(0x110000, _UNSEEN, np.uint8)
        self._stems: dict[str, int] = {}
        self._words: dict[int, int] = {}
        self._powers = np.ones(1, np.uint64), np.ones(1, np.uint64)

    def rows(self, texts: Sequence[str]) -> tuple[Ints, NDArray[np.int32]]:
        """The terms of each text, each once and sorted, as the two arrays of a sparse matrix: where the terms of a text
        begin (one longer than `texts`), and the terms."""
        counts: list[Ints] = []
        found: list[NDArray[np.int32]] = []
        for some in _chunks(texts):
            keys = distinct(np.concatenate(list(self._keys(some))))
            counts.append(np.bincount((keys >> np.uint64(self.bits)).astype(np.int64), minlength=len(some)))
            found.append((keys & np.uint64((1 << self.bits) - 1)).astype(np.int32))
        starts = np.zeros(len(texts) + 1, np.int64)
        if counts:
            np.cumsum(np.concatenate(counts), out=starts[1:])
        return starts, np.concatenate(found) if found else np.zeros(0, np.int32)

    def _keys(self, texts: Sequence[str]) -> Iterator[Hashes]:
        """Every occurrence of a term, as the number of its text and its own in one."""
        joined = "\n".join(texts) + "\n"
        letters = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), "<u4")
        classes = self._classified(letters)
        lengths = np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts))
        row = np.repeat(np.arange(len(texts), dtype=np.uint64), lengths)
        for rows, values in chain(
            self._spaced(joined, letters, classes == _WORD, row), _runs(letters.astype(np.uint64), classes, row)
        ):
            yield rows << np.uint64(self.bits) | _mixed(values) >> np.uint64(64 - self.bits)

    def _classified(self, letters: NDArray[np.uint32]) -> NDArray[np.uint8]:
        classes = self._classes[letters]
        found = letters[classes == _UNSEEN]
        if found.size:
            unseen = np.flatnonzero(np.bincount(found))
            self._classes[unseen] = [_class(chr(letter)) for letter in unseen.tolist()]
            classes = self._classes[letters]
        return classes

    def _spaced(
        self, joined: str, letters: NDArray[np.uint32], inside: NDArray[np.bool_], row: Hashes
    ) -> Iterator[tuple[Hashes, Hashes]]:
        """Words between blanks without the smallest, and pairs of them."""
        edges = np.flatnonzero(np.diff(np.concatenate(([False], inside)).astype(np.int8)))
        starts, ends = edges[::2], edges[1::2]
        if not starts.size:
            return
        words = self._numbered(joined, letters, starts, ends)
        kept = words >= 0
        numbers, rows = words[kept].astype(np.uint64), row[starts[kept]]
        yield (rows, numbers)
        beside = rows[:-1] == rows[1:]
        yield (rows[:-1][beside], (numbers[:-1][beside] + np.uint64(1)) << np.uint64(32) | numbers[1:][beside])

    def _numbered(self, joined: str, letters: NDArray[np.uint32], starts: Ints, ends: Ints) -> Ints:
        """The number of the stem of each word; -1 for the smallest words. Words are told apart by the sums of their
        letters times powers of a base, modulo 2**64."""
        powers, inverses = self._to(len(letters))
        sums = np.zeros(len(letters) + 1, np.uint64)
        np.cumsum(letters.astype(np.uint64) * powers, out=sums[1:])
        hashes = (sums[ends] - sums[starts]) * inverses[starts]
        distinct, first, back = np.unique(hashes, return_index=True, return_inverse=True)
        spans = zip(distinct.tolist(), starts[first].tolist(), ends[first].tolist(), strict=True)
        return np.array([self._word(key, joined, start, end) for key, start, end in spans], np.int64)[back]

    def _word(self, key: int, joined: str, start: int, end: int) -> int:
        number = self._words.get(key)
        if number is None:
            word = joined[start:end]
            number = -1 if word in STOP else self._stems.setdefault(stem(word), len(self._stems))
            self._words[key] = number
        return number

    def _to(self, length: int) -> tuple[Hashes, Hashes]:
        """Powers of the base and of its inverse."""
        if len(self._powers[0]) < length:
            factors = (np.full(length, base, np.uint64) for base in (_BASE, _INVERSE))
            self._powers = tuple(_powers(factor) for factor in factors)  # type: ignore[assignment]
        return self._powers[0][:length], self._powers[1][:length]


def distinct(keys: Keys) -> Keys:
    """Each key once, sorted, and `keys` themselves put in order; `numpy.unique` takes ten times as long, and loads all
    masked arrays."""
    keys.sort()
    return keys[np.concatenate(([True], keys[1:] != keys[:-1]))] if keys.size else keys


def _powers(factors: Hashes) -> Hashes:
    factors[0] = 1
    return np.cumprod(factors)


def _chunks(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    start = size = 0
    for at, text in enumerate(texts):
        size += len(text) + 1
        if size >= CHUNK:
            yield texts[start : at + 1]
            start, size = at + 1, 0
    if start < len(texts):
        yield texts[start:]


def _class(letter: str) -> int:
    if japanese().fullmatch(letter):
        return _HIRAGANA if HIRAGANA.fullmatch(letter) else _JAPANESE
    return _WORD if spaced().fullmatch(letter) else _OTHER


def _runs(letters: Hashes, classes: NDArray[np.uint8], row: Hashes) -> Iterator[tuple[Hashes, Hashes]]:
    """Two and three Japanese letters in a row, none of hiragana alone."""
    japanese, grammar = classes >= _JAPANESE, classes == _HIRAGANA
    inside, small = japanese[:-1] & japanese[1:], grammar[:-1] & grammar[1:]
    two = np.flatnonzero(inside & ~small)
    pairs = letters[:-1] << np.uint64(21) | letters[1:]
    yield (row[two], pairs[two] | np.uint64(1 << 62))
    three = np.flatnonzero(inside[:-1] & inside[1:] & ~(small[:-1] & small[1:]))
    yield (row[three], letters[three] << np.uint64(42) | pairs[three + 1] | np.uint64(1 << 63))


def _mixed(values: Hashes) -> Hashes:
    """Each bit of a value spread over all."""
    mixed = (values + np.uint64(0x9E3779B97F4A7C15)) * np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(31)
    return mixed * np.uint64(0x94D049BB133111EB)
