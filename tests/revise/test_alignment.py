"""The alignment of two lists of words against the library that does the same."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from aiplan_revise.revise.alignment import MOST, runs

WORDS = st.text("abcdx", max_size=70)


def by_library(old: str, new: str) -> list[tuple[int, int, int]]:
    """The same by rapidfuzz, every letter a word."""
    steps = Indel.opcodes(old, new)
    return [(s.src_start, s.dest_start, s.src_end - s.src_start) for s in steps if s.tag == "equal"]


@given(WORDS, WORDS)
def test_any_two_lists_are_aligned_as_the_library_does(old: str, new: str):
    assert runs(old, new) == by_library(old, new)


@given(WORDS, st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70), st.text("abcx", max_size=2)), max_size=4))
def test_lists_that_differ_in_little_are_aligned_as_the_library_does(old: str, edits: list[tuple[int, int, str]]):
    new = old
    for start, length, words in edits:
        new = new[:start] + words + new[start + length % 4 :]
    assert runs(old, new) == by_library(old, new)


def test_what_would_take_too_long_is_not_compared():
    assert runs("a" * (MOST // 100), "a" * 101) is None
    assert runs("a" * (MOST // 100), "a" * 100) == [(0, 0, 100)]
