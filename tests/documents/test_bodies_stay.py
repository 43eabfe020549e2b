"""A body comes, another goes: those that stay keep role, office and the other language's words, whichever way it is
edited. Print does not show these."""

from collections.abc import Callable
from typing import Any

import pytest
from documents.listing import REGISTRY
from docx import rewritten
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from small import head, small
from strategies import few
from workbooks import edited

from aiplan_revise.documents import Reading, parse, to_markdown
from aiplan_revise.documents.reading import known
from aiplan_revise.documents.rows import named
from aiplan_revise.documents.sentences import carried_out
from aiplan_revise.documents.word import read_word
from aiplan_revise.documents.word.out.export import to_word
from aiplan_revise.documents.workbook.edition import to_workbook
from aiplan_revise.documents.workbook.filled import read_form
from aiplan_revise.documents.workbook.form import Asked, to_form
from aiplan_revise.documents.workbook.labels import COLUMNS, FORM_COLUMNS
from aiplan_revise.documents.workbook.outcome import outcome
from aiplan_revise.documents.workbook.reading import read_workbook
from aiplan_revise.documents.workbook.sheets import read_book
from aiplan_revise.model.bodies import BodySuccession, party_label
from aiplan_revise.model.codec import encode
from aiplan_revise.model.edition import LANGS, Assignment, Edition, Lang, Provision, Source, Texts
from aiplan_revise.model.staying import staying
from aiplan_revise.revise.overlaying import overlaid

PARTIES = (
    Assignment("harbour"),
    Assignment("meadow"),
    Assignment("council", "light"),
    Assignment("council", "rule"),
    Assignment(open="related"),
)
ROLES = st.sampled_from(("", "lead", "joint", "support"))
Case = tuple[Edition, tuple[Assignment, ...], Lang]


def label(one: Assignment, lang: Lang) -> str:
    return party_label(REGISTRY, one.party(), lang, one.office)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """An edition, who is to be responsible in it, and the language in which that is edited."""
    lang = draw(st.sampled_from(LANGS))
    there = [replace(one, role=draw(ROLES)) for one in draw(st.permutations(PARTIES))[: draw(st.integers(1, 4))]]
    there = [replace(one, printed=label(one, draw(st.sampled_from(LANGS)))) for one in there]
    stay = [one for one in there if draw(st.integers(0, 3))]
    spare = [one for one in PARTIES if not any(one.party() == other.party() for other in there)]
    come = [replace(one, printed=label(one, lang)) for one in spare[: draw(st.integers(0, 1))]]
    at = draw(st.integers(0, len(stay)))
    wanted = (*stay[:at], *come, *stay[at:])
    return plan(*there), wanted or (there[0],), lang


def plan(*bodies: Assignment) -> Edition:
    text = Texts("灯台を建てる。", "Build lamps.")
    lamps = Provision("lamps", "initiative", "sea", "a", text=text, assignments=bodies)
    return small(head("sea", "The sea", ja="海", number="1", kind="chapter"), lamps, title=Texts("計画", "Plan"))


def bracket(bodies: tuple[Assignment, ...], lang: Lang) -> str:
    """The names of bodies as print has them."""
    return ("、" if lang == "ja" else "; ").join(label(one, lang) for one in bodies)


def by_markdown(of: Edition, old: str, new: str, lang: Lang) -> Edition:
    written = to_markdown(of, REGISTRY, lang)
    shown, now = (parse(one, Reading(), REGISTRY).edition for one in (written, written.replace(old, new, 1)))
    return overlaid(of, shown, now, REGISTRY)


def by_word(of: Edition, old: str, new: str, lang: Lang) -> Edition:
    return read_word(rewritten(to_word(of, REGISTRY, lang), (old, new)), Reading(), REGISTRY).edition


def by_sentence(of: Edition, old: str, new: str, lang: Lang) -> Edition:
    said = f"第1章(a)中「{old}」を「{new}」に改める。" if lang == "ja" else f"In 1.a, for “{old}” substitute “{new}”."
    return carried_out(said, of, REGISTRY, lang, "new").edition


def by_workbook(of: Edition, cell: str, lang: Lang) -> Edition:
    raw = to_workbook(of, REGISTRY, "")
    return read_workbook(edited(raw, lambda sheet: write(sheet, COLUMNS["bodies"], cell)), Reading(), REGISTRY).edition


def by_form(of: Edition, cell: str, lang: Lang) -> Edition:
    whose = Asked("2027", next(one.body for one in of.provisions["lamps"].assignments if one.body), "1f" * 20)
    raw = to_form(of, REGISTRY, whose, encode(of), lang)
    filled = read_form(read_book(edited(raw, lambda sheet: write(sheet, FORM_COLUMNS["new-bodies"], cell))))
    return outcome(filled, of, REGISTRY).made


def write(sheet: Any, column: Texts, words: str) -> None:
    """Writes into the row of the lamps."""
    at = next(one.column for row in sheet.rows for one in row if str(one.value).startswith((column.ja, column.en)))
    row = next(one.row for row in sheet.rows for one in row if one.value == "lamps")
    sheet.cell(row, at).value = words


def kept(of: Edition, made: Edition, wanted: tuple[Assignment, ...]) -> bool:
    """Whether those that are wanted are there, as they were if they were there before."""
    lamps = made.provisions["lamps"]
    return lamps == replace(of.provisions["lamps"], assignments=wanted)


@few
@given(cases())
@pytest.mark.parametrize("way", [by_markdown, by_word, by_sentence])
def test_bodies_that_stay_keep_role_and_office(way: Callable[..., Edition], case: Case) -> None:
    of, wanted, lang = case
    old, new = (bracket(one, lang) for one in (of.provisions["lamps"].assignments, wanted))
    made = way(of, old, new, lang) if old != new else of
    assert kept(of, made, wanted if old != new else of.provisions["lamps"].assignments)


@settings(max_examples=12)
@given(cases())
@pytest.mark.parametrize(("way", "roles"), [(by_workbook, True), (by_form, False)])
def test_bodies_that_stay_in_a_cell_keep_role_and_office(way: Callable[..., Edition], roles: bool, case: Case) -> None:
    """A workbook shows roles, and so they stand in its cells; a cell of a form is written anew."""
    of, wanted, lang = case
    assume(any(one.body for one in of.provisions["lamps"].assignments))
    shown = (named(one, REGISTRY, "ja") if roles else label(one, lang) for one in wanted)
    assert kept(of, way(of, "; ".join(shown), lang), wanted)


def test_a_body_that_was_renamed_stays_too() -> None:
    renamed = replace(REGISTRY, successions=(BodySuccession("meadow", "council", "2026-01-01", Source("Law")),))
    (was,) = known([Assignment("meadow", role="lead", printed="Meadow Agency")], renamed, "en")
    now = Assignment("council", printed="Council Office")
    assert staying([now], [was], renamed) == (replace(now, role="lead"),)
    assert staying([now], [was], REGISTRY) == (now,)


def test_a_role_that_is_printed_is_edited_with_the_name() -> None:
    (was,) = known([Assignment("meadow", role="lead", printed="草原庁（主担当）")], REGISTRY, "ja")
    bare, other = Assignment("meadow", printed="草原庁"), Assignment("meadow", role="joint", printed="草原庁（共同）")
    assert [staying([now], [was], REGISTRY) for now in (bare, other)] == [(bare,), (other,)]


def test_clauses_keep_their_bodies_apart_and_the_words_that_were_not_shown() -> None:
    clause = Texts("灯台を建て", "Build lamps")
    mine, others = Assignment("meadow", role="lead", clause=clause, printed="MA"), Assignment("meadow", printed="MA")
    edited_ja = [
        Assignment("meadow", printed="草原庁"),
        Assignment("meadow", clause=Texts("灯台を建て"), printed="草原庁"),
    ]
    assert staying(edited_ja, known([mine, others], REGISTRY, "ja"), REGISTRY) == (others, mine)


def test_sentences_that_amend_nothing_but_bodies_leave_the_other_language_alone() -> None:
    of = plan(Assignment("harbour", role="lead", printed="港湾省"))
    made = carried_out("第1章(a)中「港湾省」の下に「、灯台庁」を加える。", of, REGISTRY, "ja", "new")
    assert made.edition.provisions["lamps"].text == of.provisions["lamps"].text
    assert made.untranslated == ()
    assert [(one.rule, one.provision) for one in made.findings] == [("unknown-body", "lamps")]
