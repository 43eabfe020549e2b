"""Whatever lines stand in a document: it is read, no sign of it is lost, and it is written and read again."""

from collections import Counter

from documents.listing import REGISTRY, imported
from hypothesis import given
from hypothesis import strategies as st

from aiplan_revise.documents import Imported, Reading, parse, to_markdown
from aiplan_revise.model.edition import ordered

LEADS = ["", "", "# ", "## ", "### ", "- ", "  - ", "* ", "> ", "・", "　"]
MARKS = [
    "", "", "", "Chapter 1: ", "Chapter 2: ", "Section 1: ", "第1章　", "第２章　", "第1節　", "第1　",
    "1. ", "2. ", "1) ", "2) ", "(1) ", "（２）", "①", "②", "ア　", "イ　", "a) ", "b) ", "i) ", "ii. ",
    "Ⅰ　", "1.1 ", "2.1.1 ", "A. ", "2026. ",
]  # fmt: skip
WORDS = [
    "Light the lamps.", "Lamps", "lamps of the harbour", "灯台を建てる。", "灯台", "(Lamps)", "【灯台】",
    "はじめに", "Conclusion", "Red [MHP; MA]", "赤［草原庁］、青［港湾省］", "[MA]", "Red [Moon Bureau]",
    "Red [MHP", "**bold** and *thin", "a_b_c", "12", "Red {#red-1}", "Lamps (draft)", "| a | b |", "---",
    "", "", "",
]  # fmt: skip
LINES = st.builds("{}{}{}".format, st.sampled_from(LEADS), st.sampled_from(MARKS), st.sampled_from(WORDS))
TEXTS = st.lists(LINES, min_size=1, max_size=14).map("\n".join).filter(lambda text: any(map(str.isalnum, text)))


def signs(words: str) -> Counter[str]:
    """The letters of a text that no mark is made of, with their count."""
    return Counter(sign for sign in words if sign in "LampsRedbourhnykgtBFC灯台建赤青草原庁港湾省")


def kept(found: Imported) -> str:
    texts = [one.text.ja + one.text.en + one.number for one in ordered(found.edition)]
    return (
        "".join(texts)
        + found.edition.about.title.best("en")
        + "".join(party.printed for one in ordered(found.edition) for party in one.assignments)
    )


@given(TEXTS)
def test_any_lines_are_read_and_nothing_is_lost(text: str) -> None:
    try:
        found = imported(text)
    except Exception as error:
        assert "stands already in line" in str(error) or "the file is empty" in str(error)
        return
    told = {one.rule for one in found.findings}
    if not told & {"second-document", "table-of-contents", "page-numbers", "id"} and "{#" not in text:
        written = text.replace("Chapter 1: ", "").replace("Chapter 2: ", "").replace("Section 1: ", "")
        lost = signs(written) - signs(kept(found))
        assert not lost, (lost, kept(found))
    again = parse(to_markdown(found.edition, REGISTRY), Reading(), REGISTRY)
    assert again.edition == found.edition
