"""Readers of foreign files against files that are nearly right: mutants of good ones, those kept that reach new lines.

FUZZ_SECONDS says how long each reader is tried (a second where it is not set), FUZZ_SEED which mutants are made.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

import aiplan_revise
from aiplan_revise.errors import PlanError

SECONDS = float(os.environ.get("FUZZ_SECONDS", "1"))
SEED = int(os.environ.get("FUZZ_SEED", "0"))
_DOCUMENTS = str(Path(aiplan_revise.__file__).parent / "documents")
_NUMBERS = (b"0", b"-1", b"1e99", b"9999999999", b"0.0001", b"65536", b"NaN")
_LONGEST = 60_000
Line = tuple[str, int]


def tried(read: Callable[[bytes], object], seeds: list[bytes], tokens: list[bytes], folder: Path) -> tuple[int, int]:
    """Reads mutants until the time is over; returns how many, and how many lines of the readers they reached. What
    comes out and is no PlanError fails, and the mutant is left in `folder`."""
    random, reached, corpus = Random(SEED), set[Line](), list(seeds)
    for seed in seeds:
        reached |= _lines_of(read, seed, folder)
    until, count = time.monotonic() + SECONDS, 0
    while time.monotonic() < until:
        mutant = mutated(random, random.choice(corpus), corpus, tokens)
        fresh = _lines_of(read, mutant, folder) - reached
        count += 1
        if fresh:
            reached |= fresh
            corpus.append(mutant)
    return count, len(reached)


def _lines_of(read: Callable[[bytes], object], raw: bytes, folder: Path) -> set[Line]:
    """The lines of the readers that a file reaches."""
    with _traced() as lines:
        try:
            read(raw)
        except PlanError as error:
            assert "\n" not in str(error), error
        except BaseException as error:
            file = folder / f"mutant-{type(error).__name__}"
            file.write_bytes(raw)
            raise AssertionError(f"{type(error).__name__}: {error}; the file: {file}") from error
    return lines


@contextmanager
def _traced() -> Iterator[set[Line]]:
    lines: set[Line] = set()

    def inside(frame: FrameType, _event: str, _said: object) -> Any:
        lines.add((frame.f_code.co_filename, frame.f_lineno))
        return inside

    def called(frame: FrameType, _event: str, _said: object) -> Any:
        return inside if frame.f_code.co_filename.startswith(_DOCUMENTS) else None

    before = sys.gettrace()
    sys.settrace(called)
    try:
        yield lines
    finally:
        sys.settrace(before)


# ---------------------------------------------------------------- mutants


def mutated(random: Random, raw: bytes, others: list[bytes], tokens: list[bytes]) -> bytes:
    """A file with one to four faults; of an archive, in one of its parts."""
    parts = unpacked(raw) if random.random() < 0.9 else {}
    if parts:
        name = random.choice(sorted(parts))
        mates = [part for other in others for part in unpacked(other).values()]
        return _archive(parts | {name: _faulty(random, parts[name], mates, tokens)})
    return _faulty(random, raw, others, tokens)


def _faulty(random: Random, raw: bytes, others: list[bytes], tokens: list[bytes]) -> bytes:
    for _ in range(random.choice((1, 1, 2, 4))):
        raw = random.choice((_flipped, _put, _cut, _twice, _spliced, _ended))(random, raw, others, tokens)
    return raw[:_LONGEST]


def _slice(random: Random, raw: bytes) -> tuple[int, int]:
    start = random.randrange(len(raw) + 1)
    return start, min(len(raw), start + random.choice((1, 2, 4, 16, 64, 500)))


def _flipped(random: Random, raw: bytes, _others: list[bytes], _tokens: list[bytes]) -> bytes:
    start, end = _slice(random, raw)
    return raw[:start] + bytes(random.randrange(256) for _ in raw[start : min(end, start + 4)]) + raw[start + 4 :]


def _put(random: Random, raw: bytes, _others: list[bytes], tokens: list[bytes]) -> bytes:
    start, end = _slice(random, raw)
    return raw[:start] + random.choice((*_NUMBERS, *tokens)) + raw[random.choice((start, end)) :]


def _cut(random: Random, raw: bytes, _others: list[bytes], _tokens: list[bytes]) -> bytes:
    start, end = _slice(random, raw)
    return raw[:start] + raw[end:]


def _twice(random: Random, raw: bytes, _others: list[bytes], _tokens: list[bytes]) -> bytes:
    start, end = _slice(random, raw)
    return raw[:start] + raw[start:end] * random.choice((2, 3, 50)) + raw[end:]


def _spliced(random: Random, raw: bytes, others: list[bytes], _tokens: list[bytes]) -> bytes:
    other = random.choice(others)
    start, end = _slice(random, other)
    at = random.randrange(len(raw) + 1)
    return raw[:at] + other[start:end] + raw[at:]


def _ended(random: Random, raw: bytes, _others: list[bytes], _tokens: list[bytes]) -> bytes:
    return raw[: random.randrange(len(raw) + 1)] if random.random() < 0.2 else raw


def unpacked(raw: bytes) -> dict[str, bytes]:
    """The parts of an archive by their names; none of what is no archive."""
    if not raw.startswith(b"PK"):
        return {}
    try:
        with ZipFile(BytesIO(raw)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return {}


def _archive(parts: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, words in parts.items():
            archive.writestr(ZipInfo(name), words)
    return made.getvalue()
