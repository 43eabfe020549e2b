"""Whatever is done to a Word file of ours: what was not touched keeps its words and bodies, nothing stands twice, and a
file that was damaged is refused in one line."""

import re
from collections.abc import Callable
from itertools import count

from documents.listing import REGISTRY
from docx import packed, t, unpacked, w
from hypothesis import given, settings
from hypothesis import strategies as st

from aiplan_revise.documents.word import read_word
from aiplan_revise.documents.word.out.export import to_word
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import About, Assignment, Edition, Provision, Texts, edition, ordered
from aiplan_revise.model.integrity import verify

Paragraph = tuple[int, str]
"""A paragraph with the number of that which it was, -1 for a new one."""


def _plan() -> Edition:
    made: list[Provision] = []
    for chapter in "12":
        made.append(
            Provision(f"c{chapter}", "chapter", "", chapter, text=Texts(f"章{chapter}", f"Of lights {chapter}"))
        )
        for group in "12":
            key = f"g{chapter}{group}"
            made.append(Provision(key, "group", f"c{chapter}", group, text=Texts(f"群{key}", f"Lights {key}")))
            for letter in "abc":
                text = Texts(f"灯台{key}{letter}を建てる。", f"Build lamp {key}{letter}.")
                bodies = (Assignment("harbour", role="lead", printed="MHP"), Assignment("meadow", printed="MA"))
                made.append(Provision(f"{key}{letter}", "initiative", key, letter, text=text, assignments=bodies))
    return edition(About("x", Texts("計画", "Plan"), numbering=("Chapter 1:", "Section 1:", "1)", "a)")), made)


PLAN = _plan()
WRITTEN = {automatic: unpacked(to_word(PLAN, REGISTRY, "en", automatic=automatic)) for automatic in (False, True)}
MAIN, KEPT = "word/document.xml", "customXml/item1.xml"
_WORDS = re.compile(r"(<w:t [^>]*>)([^<]*)</w:t>")
_SIGN = re.compile(r"&\w+;|.", re.S)
"""A sign, also one that XML writes out: a cut inside it would make no file that a program writes."""
TYPED = ["", "[MA]", "[x]", "*", "a) ", "Chapter 9: ", "- ", "new", "{#c1}", "\\", "&lt;!-- aiplan --&gt;", "#", "|"]


def _reword(paragraphs: list[Paragraph], at: int, to: int, typed: str) -> set[int]:
    number, words = paragraphs[at]
    found = list(_WORDS.finditer(words))
    if found:
        one = found[to % len(found)]
        signs = _SIGN.findall(one[2])
        cut = one.start(2) + len("".join(signs[: to % (len(signs) + 1)]))
        paragraphs[at] = number, words[:cut] + typed + words[one.end(2) if to % 2 else cut :]
    return {number}


def _drop(paragraphs: list[Paragraph], at: int, _to: int, _typed: str) -> set[int]:
    return {paragraphs.pop(at)[0]}


def _copy(paragraphs: list[Paragraph], at: int, to: int, _typed: str) -> set[int]:
    paragraphs.insert(to % len(paragraphs), paragraphs[at])
    return set()


def _move(paragraphs: list[Paragraph], at: int, to: int, _typed: str) -> set[int]:
    one = paragraphs.pop(at)
    paragraphs.insert(to % (len(paragraphs) + 1), one)
    return set()


def _add(paragraphs: list[Paragraph], at: int, _to: int, typed: str) -> set[int]:
    paragraphs.insert(at, (-1, w("p", t("Something new")[: -len("</w:t></w:r>")] + typed + "</w:t></w:r>")))
    return set()


def _join(paragraphs: list[Paragraph], at: int, _to: int, _typed: str) -> set[int]:
    if at + 1 == len(paragraphs):
        return set()
    number, below = paragraphs.pop(at + 1)
    above, words = paragraphs[at]
    paragraphs[at] = above, words.removesuffix("</w:p>") + re.sub("^<w:p>(?:<w:pPr>.*?</w:pPr>)?", "", below)
    return {above, number}


some = settings(max_examples=settings().max_examples // 2)
"""For what is read by a process of its own, every time."""
Edit = Callable[[list[Paragraph], int, int, str], set[int]]
EDITS = st.tuples(
    st.sampled_from((_reword, _reword, _reword, _drop, _copy, _move, _add, _join)),
    st.integers(0, 40),
    st.integers(0, 40),
    st.sampled_from(TYPED),
)


@some
@given(st.booleans(), st.lists(EDITS, max_size=4))
def test_what_was_not_touched_stays_what_it_was(automatic: bool, edits: list[tuple[Edit, int, int, str]]) -> None:
    parts = WRITTEN[automatic]
    head, *made = re.split("(<w:p>.*?</w:p>)", parts[MAIN].decode())
    paragraphs = list(zip(count(-1), made[::2], strict=False))  # the first one is the title
    touched: set[int] = set()
    for edit, at, to, typed in edits:
        if paragraphs:
            touched |= edit(paragraphs, at % len(paragraphs), to, typed)
    text = head + "".join(words for _, words in paragraphs) + made[-1]
    found = verify(read_word(packed(parts | {MAIN: text.encode()}), registry=REGISTRY).edition)
    for number, one in enumerate(ordered(PLAN)):
        if number not in touched:
            now = found.provisions[one.id]
            assert (now.text, now.assignments) == (one.text, one.assignments)
            assert automatic or now.number == one.number


@some
@given(st.sampled_from((MAIN, KEPT)), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=3))))
def test_a_damaged_file_is_read_or_refused_in_one_line(part: str, damage: list[tuple[float, int, bytes]]) -> None:
    raw = WRITTEN[False][part]
    for where, size, other in damage[:4]:
        at = int(where * len(raw))
        raw = raw[:at] + other + raw[at + size :]
    try:
        verify(read_word(packed(WRITTEN[False] | {part: raw}), registry=REGISTRY).edition)
    except PlanError as error:
        assert "\n" not in str(error)
