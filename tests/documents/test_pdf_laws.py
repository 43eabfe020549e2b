"""A law of reading PDFs: whatever the width of the lines, the indents, the spaces and the length of the pages, the
words of a plan come out as they went in."""

from collections.abc import Iterator
from statistics import median
from textwrap import wrap
from typing import NamedTuple

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from papers import REGISTRY
from pdfs import Put, page, pdf

from aiplan_revise.documents.pdf import read_pdf
from aiplan_revise.model.edition import ordered

pytest.importorskip("pdfminer")
SIZE, LEADING, TOP, LEFT = 10.0, 13.0, 70.0, 60.0
SIGN = 0.6 * SIZE
"""The width of a sign of Courier."""


class Setting(NamedTuple):
    """How a plan is set: signs in a line, how far the lines below the first one hang, points between paragraphs, lines
    on a page, whether two columns stand on it."""

    width: int
    hang: int
    space: float
    length: int
    columns: int


words = st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=10), min_size=2, max_size=45)
plans = st.lists(words.map(" ".join), min_size=3, max_size=14)
settings_ = st.builds(
    Setting, st.integers(34, 72), st.sampled_from((0, 3)), st.sampled_from((0.0, 5.0)), st.integers(12, 40), st.just(1)
) | st.builds(Setting, st.integers(28, 36), st.sampled_from((0, 3)), st.just(4.0), st.integers(16, 30), st.just(2))


def set_(plan: list[str], how: Setting) -> list[bytes]:
    """The pages of a plan."""
    pages: list[list[Put]] = [[]]
    column, at, y = 0, 0, TOP
    for hang, space, words in _lines(plan, how):
        if at == how.length:
            column, at, y = (column + 1) % how.columns, 0, TOP
            pages += [[]] if not column else []
        y += space if at else 0
        pages[-1].append(Put(LEFT + column * (how.width + 3) * SIGN + hang * SIGN, y, words, SIZE))
        at, y = at + 1, y + LEADING
    return [page(*put, Put(290, 810, f"- {number} -")) for number, put in enumerate(pages, 1)]


def _lines(plan: list[str], how: Setting) -> Iterator[tuple[int, float, str]]:
    for number, words in enumerate(plan, 1):
        first, *rest = wrap(
            f"{number}) {words}. [METI]", how.width, subsequent_indent=" " * how.hang, break_long_words=False
        )
        yield 0, how.space, first
        yield from ((how.hang, 0.0, line.strip()) for line in rest)


@settings(max_examples=30)
@example(["a a"] * 13, Setting(34, 0, 0.0, 12, 1))
@example(["alpha beta gamma delta epsilon zeta eta theta"] * 13, Setting(34, 0, 0.0, 12, 1))
@given(plans, settings_)
def test_what_is_set_comes_out(plan: list[str], how: Setting):
    """Two columns are told by a page that has three lines in each, which mostly fill them; a single page with fewer, or
    with short ones as lists have them, is read across."""
    lines = [words for *_, words in _lines(plan, how)]
    assume(how.columns == 1 or len(lines) <= how.length or len(lines) >= how.length + 3)
    columns = [lines[at : at + how.length] for at in range(0, len(lines), how.length)]
    assume(how.columns == 1 or all(median(map(len, one)) >= 0.6 * how.width for one in columns))
    made = read_pdf(pdf(*set_(plan, how)), registry=REGISTRY).edition
    assert [one.text.en for one in ordered(made)] == [f"{words}." for words in plan]
    assert [one.number for one in ordered(made)] == [str(n) for n in range(1, len(plan) + 1)]
