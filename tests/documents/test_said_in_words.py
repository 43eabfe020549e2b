"""Papers of plans whose sentences say who acts: no bracket repeats it, and what is read of them is the same."""

from pathlib import Path

import pytest
from docx import packed, unpacked
from msgspec.structs import replace
from papers import REGISTRY

from aiplan_revise.documents import Reading, to_markdown
from aiplan_revise.documents import read as read_file
from aiplan_revise.documents.html import read_html
from aiplan_revise.documents.markdown import parse
from aiplan_revise.documents.reading import Side
from aiplan_revise.documents.saying import Saying
from aiplan_revise.documents.sentences import as_text, carried_out, sentences
from aiplan_revise.documents.sentences.untold import untold
from aiplan_revise.documents.together import told
from aiplan_revise.documents.word import read_word
from aiplan_revise.documents.word.out.tracked import Author, Paper, to_redline
from aiplan_revise.lineage import link, settle
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import Assignment, Edition, Lang, Provision, ordered
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


SIDES: tuple[Side, Side] = "old", "new"


def editions(plan: str) -> tuple[Edition, Edition]:
    alone = [read_file(CASES / plan / f"{side}.md", Reading(id=side), REGISTRY).edition for side in SIDES]
    beside = [Reading(id=side, beside=told(*of)) for side, of in zip(SIDES, (alone, alone[::-1]), strict=True)]
    old, new = (read_file(CASES / plan / f"{how.id}.md", how, REGISTRY).edition for how in beside)
    return old, settle(new, link(old, new, REGISTRY, ids="ignored"), old)


def held(of: Edition, lang: Lang) -> list[Held]:
    """What is printed of every provision but those that are headings, and who is responsible."""
    return [
        (p.kind, p.number, p.text.get(lang), sorted((a.party(), a.role, a.printed) for a in p.assignments))
        for p in ordered(of)
        if p.kind in ("initiative", "statement")
    ]


NOBODY = {"The Government will set up a reserve", "The Slow the Flow scheme will support 40 community"}
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
    sides = [Reading("x", lang, side=side) for side in SIDES]
    alone = [read_html(page, side, REGISTRY).edition for side in sides]
    for side, of, *beside in zip(sides, (old, new), alone, alone[::-1], strict=True):
        found = read_html(page, replace(side, beside=told(*beside)), REGISTRY).edition
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


REST = (
    "1. The Rivers Agency will mend its boats.\n2. MAF, with OPE, will open a scheme.\n"
    "3. The Land Registry will map it.\n4. The Rivers Agency will count the seals.\n5. MAF will plant reeds.\n"
    "6. OPE will report each year.\n7. The Land Registry will digitise its maps.\n"
    "8. The Rivers Agency will light the quays.\n9. MAF will pay.\n10. OPE will publish its rules.\n"
    "11. MAF will close the old scheme.\n12. The Land Registry will help.\n"
)


def read_of(*lines: str, note: str = "") -> Edition:
    """A plan whose sentences say who acts, with these further items."""
    items = "".join(f"{n}. {line}\n" for n, line in enumerate(lines, 13))
    text = f"# Plan for the Sea\n\n## Chapter 1: Boats\n\n{note or 'The sea rises.'}\n\n{REST}{items}"
    found = parse(text, Reading(id="plan"), REGISTRY).edition
    assert found.about.acting
    return found


def last(of: Edition) -> Provision:
    return of.provisions[of.outline[-1]]


def held_by(of: Edition, *printed: str) -> Edition:
    """The plan with these bodies responsible for its last item."""
    made = parse(f"# P\n\n1. Do it. [{'; '.join(printed)}]\n", Reading(), REGISTRY).edition
    bodies = next(p.assignments for p in made.provisions.values() if p.assignments)
    return replace(of, provisions={**of.provisions, last(of).id: replace(last(of), assignments=bodies)})


@pytest.mark.parametrize(
    ("says", "printed", "shown"),
    [
        ("MAF, with OPE, will dredge it.", ("MAF", "with: OPE"), False),
        ("MAF, with OPE, will dredge it.", ("OPE", "with: MAF"), True),
        ("MAF will dredge it.", ("MAF", "OPE"), True),
        ("MAF will dredge it.", ("OPE",), True),
        ("It will be dredged with a grant from MAF.", ("MAF",), True),
        ("The Rivers Agency and Harbours Board will meet.", ("Rivers Agency",), True),
    ],
)
def test_bodies_are_printed_unless_the_words_say_exactly_who_acts(
    says: str, printed: tuple[str, ...], shown: bool
) -> None:
    of = held_by(read_of(says), *printed)
    unsaid = Saying(of, REGISTRY, "en").unsaid(last(of))
    assert unsaid == (last(of).assignments if shown else ())
    plain = replace(of, about=replace(of.about, acting=False))
    assert Saying(plain, REGISTRY, "en").unsaid(last(of)) == last(of).assignments


def test_many_bodies_that_the_words_do_not_name_make_all_stand_in_brackets() -> None:
    of = read_of("We will dredge it.")
    few, many = (replace(of, provisions=held_by_first(of, count)) for count in (1, 2))
    unsaid = [Saying(one, REGISTRY, "en").unsaid(last(one)) for one in (few, many)]
    assert [bool(one) for one in unsaid] == [False, False]
    said = next(p for p in of.provisions.values() if p.text.en.startswith("MAF will pay"))
    assert [bool(Saying(one, REGISTRY, "en").unsaid(said)) for one in (few, many)] == [False, True]


def held_by_first(of: Edition, count: int) -> dict[str, Provision]:
    measures = [p for p in of.provisions.values() if p.assignments][:count]
    return {**of.provisions, **{p.id: replace(p, assignments=(Assignment(printed="Tide Board"),)) for p in measures}}


@pytest.mark.parametrize(
    ("before", "after", "who"),
    [
        ("MAF will dredge it.", "OPE will dredge it.", ["?ope"]),
        ("MAF will dredge it.", "It will be dredged.", []),
        ("MAF will dredge it.", "MAF will dredge it [see Annex A].", ["?maf"]),
        ("MAF will dredge it. [Land Registry]", "MAF will dredge it by 2027. [Land Registry]", ["?land registry"]),
        ("The Tide Board will dredge it.", "The Tide Board is to be closed.", []),
    ],
)
def test_amended_words_say_who_acts(before: str, after: str, who: list[str]) -> None:
    old, new = read_of(before), read_of(after)
    settled = settle(new, link(old, new, REGISTRY), old)
    text = as_text(sentences(old, settled, diff(old, settled, REGISTRY), REGISTRY, "en"), "en")
    made = carried_out(text, old, REGISTRY, "en", "made").edition
    assert [a.party() for a in last(made).assignments] == [a.party() for a in last(new).assignments] == who


def test_that_nobody_is_responsible_any_more_is_in_no_sentence() -> None:
    old = read_of("MAF will dredge it.")
    new = replace(old, provisions={**old.provisions, last(old).id: replace(last(old), assignments=())})
    changeset = diff(old, new, REGISTRY)
    assert sentences(old, new, changeset, REGISTRY, "en") == ()
    assert untold(changeset) == (last(old).id,)


def test_what_may_be_edited_has_all_bodies_in_brackets() -> None:
    of = read_of("MAF will dredge it.")
    written = to_markdown(of, REGISTRY)
    assert "MAF will dredge it. [MAF]" in written
    assert parse(written, Reading(), REGISTRY).edition == of
    assert decode(encode(of), Edition) == of


def test_words_of_a_redline_that_a_person_edited_say_anew_who_acts() -> None:
    old, new = read_of("MAF will dredge it."), read_of("MAF will dredge it by 2027.")
    settled = settle(new, link(old, new, REGISTRY), old)
    raw = to_redline(Paper(old), Paper(settled), REGISTRY, "en", Author("A"))
    parts = unpacked(raw)
    document = parts["word/document.xml"].decode().replace("OPE will publish", "The Land Registry will publish")
    found = read_word(
        packed(parts | {"word/document.xml": document.encode()}), Reading("x", "en", side="new"), REGISTRY
    )
    (rules,) = (p for p in found.edition.provisions.values() if p.text.en.endswith("publish its rules."))
    assert [a.printed for a in rules.assignments] == ["Land Registry"]
    assert [one.message for one in found.findings if one.provision == rules.id] == [
        "its words were edited by hand: responsible are now those of whom they say that they act"
    ]
    others = [one for one in held(found.edition, "en") if not one[2].endswith("publish its rules.")]
    assert others == [one for one in held(new, "en") if not one[2].endswith("publish its rules.")]
