"""Papers of plans whose sentences say who acts: no bracket repeats it, and what is read of them is the same."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from papers import REGISTRY
from small import head, small, step

from aiplan_revise.documents import Reading, to_markdown
from aiplan_revise.documents import read as read_file
from aiplan_revise.documents.html import read_html
from aiplan_revise.documents.markdown import parse
from aiplan_revise.documents.sentences import as_text, carried_out, sentences
from aiplan_revise.documents.word import read_word
from aiplan_revise.documents.word.out.tracked import Author, Paper, to_redline
from aiplan_revise.lineage import link, settle
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import Assignment, Edition, Lang, ordered, texts
from aiplan_revise.model.saying import Saying
from aiplan_revise.report.frame import framed
from aiplan_revise.report.papers import paper, profile
from aiplan_revise.report.papers.pages import comparison_page
from aiplan_revise.report.papers.word import comparison_docx
from aiplan_revise.revise import diff

CASES = Path(__file__).parents[1] / "cases" / "acting"
PLANS = sorted(path.name for path in CASES.iterdir() if path.is_dir())
Held = tuple[str, str, str, list[tuple[str, str, str]]]


def language(plan: str) -> Lang:
    return "ja" if plan.startswith("ja") else "en"


def editions(plan: str) -> tuple[Edition, Edition]:
    old, new = (read_file(CASES / plan / f"{side}.md", Reading(id=side), REGISTRY).edition for side in ("old", "new"))
    return old, settle(new, link(old, new, REGISTRY, ids="ignored"), old)


def held(of: Edition, lang: Lang) -> list[Held]:
    """What is printed of every provision but those that are headings, and who is responsible."""
    return [
        (p.kind, p.number, p.text.get(lang), sorted((a.party(), a.role, a.printed) for a in p.assignments))
        for p in ordered(of)
        if p.kind in ("initiative", "statement")
    ]


NOBODY = {
    "The Government will set up a reserve",
    "An annual data challenge for public servants",
    "The Slow the Flow scheme will support 40 community",
}
"""What is new in a list that has no number, and of which the sentences alone do not say who acts in it."""


@pytest.mark.parametrize("plan", PLANS)
def test_amending_sentences_amend_no_brackets(plan: str) -> None:
    old, new = editions(plan)
    lang = language(plan)
    text = as_text(sentences(old, new, diff(old, new, REGISTRY), REGISTRY, lang), lang)
    assert not [line for line in text.split("\n") if "[" in line or "［" in line]
    assert "{.initiative" not in text
    made = carried_out(text, old, REGISTRY, lang, "made").edition
    known = [one for one in held(new, lang) if not one[2].startswith(tuple(NOBODY))]
    assert [one for one in held(made, lang) if not one[2].startswith(tuple(NOBODY))] == known


@pytest.mark.parametrize("plan", PLANS)
def test_a_comparison_table_without_brackets_is_read_back(plan: str) -> None:
    old, new = editions(plan)
    lang = language(plan)
    changeset = diff(old, new, REGISTRY)
    frame = framed(changeset, (old, new), REGISTRY, lang)
    made = paper(changeset, frame, profile("cabinet" if lang == "ja" else "english", lang), whole=True)
    page = comparison_page(made, "html").encode()
    assert "［" not in page.decode()
    for side, of in (("old", old), ("new", new)):
        found = read_html(page, Reading("x", lang, side=side), REGISTRY).edition  # type: ignore[arg-type]
        assert found.about.acting
        assert held(found, lang) == held(of, lang)
    assert read_word(comparison_docx(made), Reading("x", lang, side="new"), REGISTRY).edition.about.acting


@pytest.mark.parametrize("plan", PLANS)
def test_a_redline_without_brackets_gives_both_editions_back(plan: str) -> None:
    old, new = editions(plan)
    lang = language(plan)
    raw = to_redline(Paper(old), Paper(new), REGISTRY, lang, Author("A"))
    for side, of in (("old", old), ("new", new)):
        found = read_word(raw, Reading("x", lang, side=side), REGISTRY)  # type: ignore[arg-type]
        assert held(found.edition, lang) == held(of, lang)
        assert not [one for one in found.findings if one.rule.startswith("kept")]


def plan_of(says: str, *printed: str, lang: Lang = "en", note: str = "") -> Edition:
    measure = replace(step("a", "x", number="a"), text=texts(lang, says))
    measure = replace(measure, assignments=tuple(Assignment(printed=name) for name in printed))
    made = small(head("sea", "Sea"), replace(step("n", note or "The sea rises."), kind="statement"), measure)
    return replace(made, about=replace(made.about, acting=True))


@pytest.mark.parametrize(
    ("says", "printed", "unsaid"),
    [
        ("MAF, with Ofcom, will open a scheme.", ("MAF", "with: Ofcom"), ()),
        ("MAF will open a scheme.", ("MAF", "Ofcom"), ("Ofcom",)),
        ("MAFIA films will be shown.", ("MAF",), ("MAF",)),
        ("The Rivers Agency’s boats will be mended.", ("Rivers Agency",), ()),
        ("The Agency will mend its boats.", ("Rivers Agency",), ()),
        ("The Agency for Tides will mend its boats.", ("Rivers Agency",), ("Rivers Agency",)),
        ("The Ministry of Farms will open a scheme.", ("MoF",), ()),
        ("We will open a scheme.", ("MAF",), ("MAF",)),
    ],
)
def test_bodies_that_the_words_do_not_name_are_printed(
    says: str, printed: tuple[str, ...], unsaid: tuple[str, ...]
) -> None:
    of = plan_of(says, *printed, note="The Ministry of Farms (MoF) leads.")
    measure = of.provisions["a"]
    assert tuple(one.printed for one in Saying(of).unsaid(measure, "en")) == unsaid
    plain = replace(of, about=replace(of.about, acting=False))
    assert Saying(plain).unsaid(measure, "en") == measure.assignments


def test_japanese_names_are_found_as_they_are_spelt() -> None:
    of = plan_of("国立研究開発法人情報通信研究機構は、ＡＩを試す。", "情報通信研究機構", "総務省", lang="ja")
    assert [one.printed for one in Saying(of).unsaid(of.provisions["a"], "ja")] == ["総務省"]


def test_what_may_be_edited_has_all_bodies_in_brackets() -> None:
    of = plan_of("MAF will open a scheme.", "MAF")
    written = to_markdown(of, REGISTRY)
    assert "MAF will open a scheme. [MAF]" in written
    assert parse(written, Reading(), REGISTRY).edition == of
    assert decode(encode(of), Edition) == of
