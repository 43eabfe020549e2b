"""Comparison tables of ours, whole, read back as the two editions that they were made from, in any file."""

from html import escape
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from strategies import REGISTRY as SEA
from strategies import pairs

from aiplan_revise.documents import Reading, parse, read
from aiplan_revise.documents.html import read_html
from aiplan_revise.documents.pdf import read_pdf
from aiplan_revise.documents.reading import Imported, Side, reduced
from aiplan_revise.documents.word import read_word
from aiplan_revise.documents.workbook.reading import read_workbook
from aiplan_revise.documents.writing import Printer, plain
from aiplan_revise.errors import PlanError
from aiplan_revise.lineage import link, settle
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import About, Edition, Lang, Provision, Texts, edition, ordered
from aiplan_revise.report.frame import framed
from aiplan_revise.report.papers import Paper, paper, profile
from aiplan_revise.report.papers.pages import comparison_page
from aiplan_revise.report.papers.word import comparison_docx
from aiplan_revise.revise import diff
from aiplan_revise.store import open_store

STORE = open_store()
REGISTRY = STORE.registry()
OLD, NEW = STORE.edition("2025-outline"), STORE.edition("2026-example")
FORMS = ("docx", "html", "xlsx")
LANGS: tuple[Lang, ...] = ("ja", "en")
SIDES: tuple[Side, ...] = ("old", "new")
MANY = settings().max_examples > 100
"""Whether the tests may take their time, as at night."""
DASHES = frozenset("―－–—-")
"""With nothing else in a cell a table says that nothing stands there."""
Shown = list[tuple[str, str, str, str, list[str]]]


def shown(of: Edition, lang: Lang) -> Shown:
    """What is printed of every provision: kind, number, title, words and bodies."""
    return [
        (p.kind, p.number, p.title.get(lang), p.text.get(lang), [f"{a.party()} {a.office}" for a in p.assignments])
        for p in ordered(of)
    ]


def written(of: Paper, form: str) -> bytes:
    """The paper as a file."""
    if form == "docx":
        return comparison_docx(of)
    if form == "xlsx":
        pytest.importorskip("xlsxwriter")
        from aiplan_revise.report.papers.workbook import comparison_xlsx

        return comparison_xlsx(of)
    page = comparison_page(of, "html")
    if form == "html":
        return page.encode()
    pytest.importorskip("weasyprint")
    from aiplan_revise.report.pdf import pdf

    return pdf(page)[0]


def back(raw: bytes, form: str, reading: Reading, registry: Registry) -> Imported:
    """One text of such a file."""
    readers = {"docx": read_word, "html": read_html, "xlsx": read_workbook, "pdf": read_pdf}
    return readers[form](raw, reading, registry)


def holds(old: Edition, new: Edition, form: str, how: tuple[Lang, str]) -> None:
    """The law, for one table of the two editions."""
    lang, name = how
    settled = settle(new, link(old, new, REGISTRY), old)
    changeset = diff(old, settled, REGISTRY)
    frame = framed(changeset, (old, settled), REGISTRY, lang)
    raw = written(paper(changeset, frame, profile(name, lang), whole=True), form)
    for side, of in zip(SIDES, (old, new), strict=True):
        found = back(raw, form, Reading("x", lang, side=side), REGISTRY)
        assert shown(found.edition, lang) == shown(reduced(of, REGISTRY, lang), lang)
        assert found.edition.about.title.get(lang) == of.about.title.get(lang)
        assert [one for one in found.findings if one.level != "note"] == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["cabinet", "ordinance", "old-first"])
@pytest.mark.parametrize("form", FORMS)
def test_both_editions_are_read_back(lang: Lang, name: str, form: str) -> None:
    holds(OLD, NEW, form, (lang, name))


@pytest.mark.parametrize("form", [*FORMS, *(["pdf"] if MANY else [])])
def test_both_editions_of_a_large_revision_are_read_back(form: str, shared: Path) -> None:
    pair = shared / "gold" / "plan-2026a"
    old, new = (read(pair / f"{name}.md", Reading(), REGISTRY).edition for name in ("old", "new"))
    holds(old, new, form, ("en", "english"))


def test_both_editions_are_read_back_from_a_pdf() -> None:
    holds(OLD, NEW, "pdf", ("ja", "cabinet"))


LISTED = """# 山の計画

## 第1章 登山道

### 第1節 安全

#### （１）道標
{}"""


def test_blanks_behind_kana_and_words_that_no_line_parts_are_read_back_from_a_pdf() -> None:
    """A number that is underlined or not, before words that are or are not; and a word in brackets that goes to the
    next line whole."""
    old = (
        "山小屋を直す。",
        "案内板を増やす。",
        "落石を調べる。",
        "積雪の深さ及び沢の水位を測るため、山頂及び谷の観測装置一式（SENSORNET）を置く。",
    )
    new = ("道標を立てる。", "山小屋を直す。", "落石を毎年調べる。", "案内板を減らす。", old[3])
    sides = (
        "\n".join(f"{kana} {words}［環境省］" for kana, words in zip("アイウエオ", side, strict=False))
        for side in (old, new)
    )
    editions = [
        parse(LISTED.format(side), Reading(name), REGISTRY).edition for name, side in zip(SIDES, sides, strict=True)
    ]
    for name in ("cabinet", "ordinance"):
        holds(editions[0], editions[1], "pdf", ("ja", name))


# ---------------------------------------------------------------- whatever the editions


def understood(of: Edition, lang: Lang) -> Edition | None:
    """An edition as a reader understands its print in one language, with the ids that it had; None where the reader
    finds other provisions than there are."""
    printer = Printer(reduced(of, SEA, lang), SEA, lang)
    lines = [f"<h1>{escape(of.about.title.get(lang))}</h1>"]
    for one in printer.sheet("", {}).lines:
        tag = f"h{one.heading}" if one.heading else "p"
        said = of.provisions[one.key].text.best(lang) if one.heading else plain(one.words)
        mark = f"{one.mark.rstrip()}\u3000" if one.mark and lang == "ja" else one.mark  # as the tables set it
        words = escape(mark + said).replace("\n", "<br>")
        lines.append(f"<{tag}>{words}</{tag}>")
    try:
        found = read_html("\n".join(lines).encode(), Reading("x", lang), SEA).edition
    except PlanError:
        return None
    ids = dict(zip(found.outline, of.outline, strict=False))
    if len(found.outline) != len(of.outline) or not all(p.text.get(lang) for p in ordered(found)):
        return None
    about = replace(found.about, id=of.about.id, official=of.about.official, notice=of.about.notice)
    made = (
        replace(p, id=ids[p.id], parent=ids.get(p.parent, ""), continues=of.provisions[ids[p.id]].continues)
        for p in ordered(found)
    )
    return edition(about, made)


def plainly(of: Edition, lang: Lang) -> Edition:
    """An edition that says the same however often it is printed and read."""
    once = understood(of, lang)
    assume(once is not None)
    assert once is not None
    twice = understood(once, lang)
    assume(twice is not None and shown(twice, lang) == shown(once, lang))
    lines = (line for p in once.provisions.values() for line in p.text.get(lang).split("\n"))
    assume(not any(line and {*line} <= DASHES for line in lines))  # in a cell a dash stands for nothing
    title = once.about.title.get(lang)
    assume(not title or any(map(str.isalnum, title)))  # a row with nothing but "?" in it is no title of a plan
    return once


@pytest.mark.parametrize("form", FORMS)
@given(pairs(), st.sampled_from(LANGS), st.sampled_from(["cabinet", "ordinance", "english"]))
@settings(max_examples=500 if MANY else 5)
def test_any_two_editions_are_read_back(form: str, both: tuple[Edition, Edition], lang: Lang, name: str) -> None:
    old, new = (plainly(of, lang) for of in both)
    assume(old.outline or new.outline)
    changeset = diff(old, new, SEA)
    made = paper(changeset, framed(changeset, (old, new), SEA, lang), profile(name, lang), whole=True)
    raw = written(made, form)
    for side, of in zip(SIDES, (old, new), strict=True):
        assert shown(back(raw, form, Reading("x", lang, side=side), SEA).edition, lang) == shown(of, lang)


@pytest.mark.parametrize("title", ["Plan for A.I.", "Plan 2.", "0.", "What next?", "0?", "0:"])
@pytest.mark.parametrize("form", FORMS)
def test_a_title_may_end_with_a_dot_that_ends_no_sentence(form: str, title: str) -> None:
    old, new = (
        parse(f"# {title}\n\n## Boats\n\n{words}\n", Reading(), REGISTRY).edition
        for words in ("a) Mend. [METI]", "a) Tar. [METI]")
    )
    holds(old, new, form, ("en", "english"))


@pytest.mark.parametrize("form", FORMS)
def test_a_table_of_few_words_below_many_is_read_where_a_text_is_named(form: str) -> None:
    old, new = (
        edition(About(id="2025-outline", official=False), [Provision("a", "statement", text=Texts(en=words))])
        for words in ("Mend.", "Tar.")
    )
    changeset = diff(old, new, REGISTRY)
    made = paper(changeset, framed(changeset, (old, new), REGISTRY, "en"), profile("english", "en"), whole=True)
    raw = written(made, form)
    for side, words in zip(SIDES, ("Mend.", "Tar."), strict=True):
        found = back(raw, form, Reading("x", "en", side=side), REGISTRY).edition
        assert [p.text.en for p in ordered(found)] == [words]
