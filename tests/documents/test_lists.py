"""Lists that a document counts itself nest as they are said to, whatever their numbers look like."""

from collections.abc import Iterator

import pytest
from docx import docx, level, numbered, numbering, p
from papers import REGISTRY

from aiplan_revise.documents.html import read_html
from aiplan_revise.documents.reading import Imported
from aiplan_revise.documents.word import read_word
from aiplan_revise.model.edition import ordered


def shown(found: Imported) -> list[str]:
    """Every provision as its number and words, indented by what it stands under."""
    return list(_shown(found))


def _shown(found: Imported) -> Iterator[str]:
    depth = {"": -1}
    for one in ordered(found.edition):
        depth[one.id] = depth[one.parent] + 1
        yield "  " * depth[one.id] + f"{one.number} {one.text.best('en')}".strip()


def in_html(page: str) -> list[str]:
    return shown(read_html(page.encode(), registry=REGISTRY))


DIGITS = "".join(level(at, "decimal", f"%{at + 1}.") for at in range(3))
DOTS = "".join(level(at, "bullet", "•") for at in range(3))
MIXED = level(0, "lowerLetter", "%1.") + level(1, "lowerRoman", "%2.")


def in_word(lists: str, *blocks: str) -> list[str]:
    return shown(read_word(docx(*blocks, lists=numbering(lists)), registry=REGISTRY))


def test_digits_inside_digits() -> None:
    nested = ["1 Sea.", "  1 Open. ", "    1 Quays.", "  2 Watch.", "2 Land.", "  1 Till."]
    nested = [line.rstrip() for line in nested]
    page = """<ol><li>Sea.<ol><li>Open. [MLIT]<ol><li>Quays.</ol><li>Watch. [JMA]</ol><li>Land.<ol>
    <li>Till. [MAFF]</ol></ol>"""
    assert in_html(page) == nested
    words = [(0, "Sea."), (1, "Open. [MLIT]"), (2, "Quays."), (1, "Watch. [JMA]"), (0, "Land."), (1, "Till. [MAFF]")]
    assert in_word(DIGITS, *(numbered(said, at) for at, said in words)) == nested


def test_dots_inside_dots_and_the_paragraph_behind_them() -> None:
    nested = ["Sea.", "  Open.", "    Quays.", "  Watch.", "Land.", "All of it."]
    page = "<ul><li>Sea.<ul><li>Open.<ul><li>Quays.</ul><li>Watch.</ul><li>Land.</ul><p>All of it. [MLIT]</p>"
    assert in_html(page) == nested
    words = [(0, "Sea."), (1, "Open."), (2, "Quays."), (1, "Watch."), (0, "Land.")]
    assert in_word(DOTS, *(numbered(said, at) for at, said in words), p("All of it. [MLIT]")) == nested


def test_dots_and_numbers_inside_one_another() -> None:
    page = """<ul><li>Sea<ol type=a><li>Open. [MLIT]<ul><li>Quays</ul><li>Watch. [JMA]</ol><li>Land</ul>"""
    assert in_html(page) == ["Sea", "  a Open.", "    Quays", "  b Watch.", "Land"]


def test_a_sentence_with_a_number_keeps_what_stands_inside_of_it() -> None:
    assert in_html("<ol><li>It is done.<ul><li>Quays</ul><li>So is this.</ol>") == [
        *("1 It is done.", "  Quays", "2 So is this."),
    ]


def test_a_counted_number_is_the_one_that_its_list_counts() -> None:
    words = ["Ham", *(f"Port {n}" for n in range(7)), "Quay"]
    marks = [numbered(f"{one}. [MLIT]", 0) for one in words[:8]] + [numbered("Quay", 1), numbered("Ices. [MLIT]", 0)]
    assert in_word(MIXED, *marks)[-3:] == ["h Port 6.", "  i Quay", "i Ices."]


@pytest.mark.parametrize("kind", ["lower-alpha", "upper-roman"])
def test_a_list_of_one_and_one_that_begins_anywhere(kind: str) -> None:
    start = {"lower-alpha": "c", "upper-roman": "III"}[kind]
    one = f"<ol start=3 style='list-style-type: {kind}'><li>Open. [MLIT]</ol>"
    assert in_html(one) == [f"{start} Open."]


def test_all_paragraphs_of_one_stay_in_it() -> None:
    page = """<ol><li><p>It is done.</p><p>So it was.</p><ol><li>Quays.<ul><li>Deep.</ul></ol><p>And so on.</p>
    <ul><li>Wide.</ul><li><p>Next.</ol><p>Behind.</p>"""
    nested = ["1 It is done.", "  So it was.", "  1 Quays.", "    Deep.", "  And so on.", "  Wide.", "2 Next."]
    assert in_html(page) == [*nested, "Behind."]


def test_a_list_that_goes_on_further_in_is_the_same_list() -> None:
    page = """<ol><li>Sea<ol type=a><li>Open. [MLIT]</ol><ul><li><ol type=a start=2><li>Watch. [JMA]</ol>
    <li><ol type=a start=3><li>See. [MOE]</ol></ul><li>Land<ol type=a><li>Till. [MAFF]</ol></ol>"""
    assert in_html(page) == ["1 Sea", "  a Open.", "  b Watch.", "  c See.", "2 Land", "  a Till."]


def test_letters_that_are_typed_behind_dots_do_not_hang_on_them() -> None:
    blocks = [p("1) Sea"), numbered("Wide", 0), numbered("Deep", 0), p("a) Open. [MLIT]"), p("b) Watch. [JMA]")]
    assert in_word(DOTS, *blocks) == ["1 Sea", "  Wide", "  Deep", "  a Open.", "  b Watch."]


def test_a_page_of_lists_that_nest_without_end_is_read() -> None:
    lines = in_html("<ul><li>Deep" * 300)
    assert len(lines) == 300
