"""The rows of the comparison table: nothing is lost, nothing that changed goes unmarked, whatever the editions."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli.conftest import Aiplan, aiplan
from hypothesis import given
from msgspec.structs import replace
from small import small, step
from strategies import REGISTRY, pairs

from aiplan_revise.model.bodies import party_label
from aiplan_revise.model.edition import Edition, Ending, Lang, Provision, Texts, ordered
from aiplan_revise.report.frame import framed
from aiplan_revise.report.papers import Block, Paper, Profile, paper
from aiplan_revise.revise import diff

__all__ = ["aiplan"]  # a fixture
CABINET = Profile()
_BRACKET = re.compile(r"［[^］]*］| \[[^\]]*\]")


def made(old: Edition, new: Edition, lang: Lang = "en", profile: Profile = CABINET, **how: bool) -> Paper:
    changeset = diff(old, new, REGISTRY)
    return paper(changeset, framed(changeset, (old, new), REGISTRY, lang), profile, **how)


def standing(of: Paper, side: str) -> Iterator[Block]:
    """The provisions in a column at their own places."""
    for row in of.rows:
        yield from (one for one in getattr(row, side) if one.kind in ("heading", "text"))


def stands(p: Provision, words: str) -> bool:
    """Whether `words` are those of the provision: number, title and text, with brackets behind clauses, and no more."""
    forms = [(title, text) for title in _forms(p.title.ja, p.title.en) for text in _forms(p.text.ja, p.text.en)]
    number = re.match(r"(?:(?:Part|Chapter|Section) )?[^ \u3000]*[ \u3000]", words) if p.number else None
    rest = words[number.end() :] if number else words
    return any(_held(rest, f"{title}\n{text}" if title else text) for title, text in forms)


def _forms(*words: str) -> list[str]:
    return [one for one in words if one] or [""]


def _held(words: str, text: str) -> bool:
    """Whether `words` are `text` with brackets in it."""
    at = {0}
    for sign in text:
        at = {n + 1 for n in _behind(words, at) if words[n : n + 1] == sign}
    return len(words) in _behind(words, at)


def _behind(words: str, at: set[int]) -> set[int]:
    """The places, and those behind brackets that begin there."""
    found, new = set(at), set(at)
    while new := {m.end() for n in new for m in [_BRACKET.match(words, n)] if m} - found:
        found |= new
    return found


@given(pairs())
def test_the_whole_table_holds_every_word_number_and_body_of_both_editions_in_order(
    both: tuple[Edition, Edition],
) -> None:
    old, new = both
    for lang in ("ja", "en"):
        table = made(old, new, lang, whole=True)
        for edition, side in ((old, "old"), (new, "new")):
            found = [one.words for one in standing(table, side)]
            assert len(found) == len(edition.outline)
            for p, words in zip(ordered(edition), found, strict=True):
                assert stands(p, words), (p, words)
                for one in p.assignments:
                    names = (" ".join(one.printed.split()), party_label(REGISTRY, one.party(), lang, ""))
                    body = REGISTRY.bodies.get(one.body)
                    forms = (*names, body.names.ja if body else "", one.party().lstrip("?"))
                    assert any(name and name in words for name in forms), (one, words)


@given(pairs())
def test_what_is_not_marked_is_the_same_on_both_sides(both: tuple[Edition, Edition]) -> None:
    old, new = both
    changeset = diff(old, new, REGISTRY)
    single = {c.new[0].id: c.old[0].id for c in changeset.changes if c.kind == "carried"}
    for lang in ("ja", "en"):
        table = made(old, new, lang, whole=True)
        plain = {
            side: dict(zip(edition.outline, map(unmarked, standing(table, side)), strict=True))
            for side, edition in (("old", old), ("new", new))
        }
        for after, before in {**single, **{key: key for key in changeset.unchanged}}.items():
            if old.provisions[before].text.langs() == new.provisions[after].text.langs():  # else nothing to anchor at
                assert plain["old"][before] == plain["new"][after]


def unmarked(of: Block) -> str:
    """The words of a block that are not marked, without the signs that only join names and numbers."""
    kept = "".join(run.text for line in of.lines for run in line if run.pen in ("", "place"))
    return re.sub(r"[\s［］、;\[\]]", "", kept)


@given(pairs())
def test_what_comes_or_goes_is_underlined_whole_beside_its_mark(both: tuple[Edition, Edition]) -> None:
    old, new = both
    alone = [c for c in diff(old, new, REGISTRY).changes if c.kind in ("added", "dropped")]
    rows = [row for row in made(old, new).rows if {row.old[0].kind, row.new[0].kind} == {"mark", "text"}]
    rows += [row for row in made(old, new).rows if {row.old[0].kind, row.new[0].kind} == {"mark", "heading"}]
    assert len(rows) == len(alone)
    for row in rows:
        own, mark = (row.new, row.old) if row.old[0].kind == "mark" else (row.old, row.new)
        assert mark[0].words == ("(new)" if mark is row.old else "(deleted)")
        assert {run.line for line in own[0].lines for run in line if run.text.strip()} <= {"single"}


@given(pairs())
def test_every_changed_word_stands_in_the_table_of_changes(both: tuple[Edition, Edition]) -> None:
    """Whatever is marked in the whole table is marked in that of the changed parts."""
    old, new = both
    for lang in ("ja", "en"):
        whole, parts = (made(old, new, lang, whole=every) for every in (True, False))
        assert marked(whole, "new") == marked(parts, "new")
        assert marked(whole, "old") - marked(parts, "old") == set()
        assert whole.unseen == parts.unseen


def marked(of: Paper, side: str) -> set[str]:
    """The runs of changed words in a column, and changed numbers."""
    cells = [one for row in of.rows for one in getattr(row, side)]
    return {run.text for one in cells for line in one.lines for run in line if run.pen in ("changed", "number")}


@given(pairs())
def test_profiles_change_the_look_and_never_the_words(both: tuple[Edition, Edition]) -> None:
    old, new = both
    plain = made(old, new, whole=True)
    for change in ({"order": ("old", "new")}, {"double_numbers": True}, {"boxed": True}, {"underline": ()}):
        other = made(old, new, profile=replace(CABINET, **change), whole=True)
        for side in ("old", "new"):
            assert [one.words for one in standing(plain, side)] == [one.words for one in standing(other, side)]


CASES = sorted((Path(__file__).resolve().parent.parent / "cases" / "papers").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_small_revisions_look_as_an_official_would_write_them(case: Path, aiplan: Aiplan) -> None:
    ran = aiplan("table", case / "old.md", case / "new.md")
    assert (ran.code, ran.out) == (0, (case / "table.md").read_text("utf-8"))


def test_with_padding_words_of_one_side_stand_as_blanks_on_the_other() -> None:
    old, new = (small(step("a", ja=words)) for words in ("港を守る。", "港と橋を守る。"))
    table = made(old, new, "ja", replace(CABINET, padding=True))
    assert [(run.text, run.line) for run in table.rows[0].old[0].lines[0]] == [
        ("港", ""),
        ("\u3000\u3000", "single"),
        ("を守る。", ""),
    ]
    assert made(old, new, "ja").rows[0].old[0].words == "港を守る。"


def test_columns_of_a_table_that_changed_are_framed_or_underlined() -> None:
    old, new = (small(step("a", "Keep the light.", fields={"budget": words, "year": "1"})) for words in ("12", "20"))
    framed, underlined = (made(old, new, profile=replace(CABINET, boxed=boxed)).rows[0].new for boxed in (True, False))
    assert [(one.words, one.boxed) for one in framed] == [("Keep the light.", False), ("budget: 20", True)]
    assert [[run.line for run in one.lines[0]] for one in underlined] == [[""], ["", "single"]]
    assert [one.words for one in made(old, new, whole=True).rows[0].old] == ["Keep the light.", "budget: 12", "year: 1"]


def test_remarks_say_why_who_and_where() -> None:
    ends = {"gone": Ending("completed", Texts("3月", "in March"))}
    old = small(step("gone", "Print maps.", "meadow"), step("kept", "Keep the light.", "harbour"))
    new = small(step("kept", "Keep the light.", "meadow"), key="2026", endings=ends)
    table = made(old, new, profile=replace(CABINET, remarks=Texts("備考", "Remarks")))
    assert [row.remarks for row in table.rows] == [
        ("Completed (in March)",),
        ("Responsible body changed from HM to Meadow Agency",),
    ]


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("en", [["(moved from another place)", "(moved to another place)"],
                ["(moved from another place, still Chapter 2)", "(moved to another place, still Chapter 2)"]]),
        ("ja", [["（別の位置から移動）", "（別の位置へ移動）"],
                ["（第2章のまま別の位置から移動）", "（第2章のまま別の位置へ移動）"]]),
    ],
)  # fmt: skip
def test_what_keeps_its_number_is_not_said_to_have_moved_to_it(lang: Lang, says: list[list[str]]) -> None:
    steps = [step("a", "Keep the light.", ja="灯を守る。"), step("b", "Paint it.", ja="塗る。")]
    named = (("land", "1"), ("sea", "2"))
    chapters = [Provision(key, "chapter", "", number, text=Texts(f"{key}の章", f"Of {key}")) for key, number in named]
    for told, notes in zip((steps, chapters), says, strict=True):
        rows = made(small(*told), small(*reversed(told)), lang, whole=True).rows
        blocks = [one for row in rows for one in (*row.old, *row.new)]
        assert [one.words for one in blocks if one.kind == "note"] == notes
