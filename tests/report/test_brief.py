"""The short form of a page that tells very many changes: what it leaves out, and that it leaves out nothing else."""

import re
from html import escape, unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import REGISTRY, pairs

from aiplan_revise.cli import aiplan
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.codec import encode
from aiplan_revise.model.edition import Edition, Lang
from aiplan_revise.report import View, brief, render, view
from aiplan_revise.report.brief import MOST, Look, most, shortened
from aiplan_revise.report.shown import Phrase
from aiplan_revise.report.view import Mark, Passage
from aiplan_revise.revise import diff

from .conftest import very_many
from .test_figures import divided

LANGUAGES: tuple[Lang, Lang] = ("en", "ja")


@pytest.fixture(scope="module")
def many() -> dict[Lang, View]:
    old, new = very_many()
    return {lang: view(diff(old, new), old, new, Registry(), lang) for lang in LANGUAGES}


def test_only_a_page_of_very_many_changes_is_shortened() -> None:
    old, new = very_many(60)
    few = view(diff(old, new), old, new, Registry(), "en")
    assert most(len(few.changes), Look()) is None
    assert render(few, "html") == render(few, "html", whole=True)


def all_told(shown: View) -> None:
    """That the short page of a report has every change, and in it all that went and came."""
    page = render(shown, "html")
    found = re.findall(r'id="(c-[^"]*)"', page)
    assert len(found) == len({*found})
    assert {*found} == {escape(f"c-{one.key}") for one in shown.changes}
    for change in (one for one in shown.changes if one.substance and not one.under):
        (article,) = re.findall(rf'<article id="c-{re.escape(escape(change.key))}".*?</article>', page, re.S)
        told = unescape(article)
        for passage in change.passages:
            for mark in passage.spans:
                sign = {"inserted": "ins", "deleted": "del"}.get(mark.op)
                assert sign is None or f"<{sign}>{mark.text}</{sign}>" in told
            for side in (passage.old, passage.new):
                assert passage.spans or passage.same or not side or side.text in told
        for fact in change.facts:
            assert fact.name in ("reworded", "retitled", "reordered", "renumbered") or {*fact.lines} <= lines(told)
        assert change.kind not in ("carried", "added", "dropped") or all(one.label in told for one in change.parties)
        assert all(f"{place.number}" in told for place in (*change.old, *change.new))


def lines(article: str) -> set[str]:
    return {line for told in re.findall(r"<dd>(.*?)</dd>", article, re.S) for line in told.split("<br>")}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_change_is_left_out(many: dict[Lang, View], lang: Lang) -> None:
    all_told(many[lang])


@settings(deadline=None)
@given(st.one_of(pairs(), divided()), st.sampled_from(LANGUAGES))
def test_whatever_changed(both: tuple[Edition, Edition], lang: Lang) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(brief, "MANY", -1)
        all_told(view(diff(*both, REGISTRY), *both, REGISTRY, lang))


def test_what_is_left_out_is_said_and_counted(many: dict[Lang, View]) -> None:
    shown = many["en"]
    page = render(shown, "html")
    assert f"As there are {len(shown.changes)} changes, lists end early" in page
    for group in shown.highlights:
        (listed,) = re.findall(rf'<h3 id="h-{group.name}".*?</ul>(.*?)(?=<h3|</section>)', page, re.S)
        assert ("more" in listed) is (len(group.lines) > MOST)
        assert len(group.lines) <= MOST or f">{len(group.lines) - MOST} more<" in listed
    whole = render(shown, "html", whole=True)
    assert "lists end early" not in whole
    assert len(page) < 0.6 * len(whole)


def test_changes_of_form_are_a_list_that_can_be_chosen_from(many: dict[Lang, View]) -> None:
    page = render(many["en"], "html")
    form = [one for one in many["en"].changes if not one.substance]
    assert form
    listed = re.findall(r'<li id="c-([^"]*)" data-kinds="([^"]*)"', page)
    assert [key for key, _ in listed] == [one.key for one in form]
    kinds = re.findall(r'<option value="(\w+)">', page.split('name="kind"')[1].split("</select>")[0])
    for one, (_, at) in zip(form, listed, strict=True):
        assert [kinds[int(n) - 1] for n in at.split()] == list(one.facets)


def test_the_option_gives_the_whole(tmp_path: Path) -> None:
    files = []
    for edition in very_many():
        files.append(str(tmp_path / f"{edition.about.id}.json"))
        Path(files[-1]).write_bytes(encode(edition))
    pages = []
    for length in ("standard", "full"):
        out = tmp_path / f"{length}.html"
        ran = CliRunner().invoke(aiplan, ["report", *files, "--length", length, "-o", str(out)])
        assert not ran.exception, ran.output
        pages.append(out.read_text("utf-8"))
    assert ["lists end early" in page for page in pages] == [True, False]


EN = "the small boats of the northern harbours that carry passengers are looked at"
FIGURE = " of 1,234,567,890,123,456,789,012 boats of every kind and of every size in all the harbours "
JA = "北の港の小さな船は季節ごとに必ず点検を受けるものとする"
OUT, IN = ("deleted", "x"), ("inserted", "y")


@pytest.mark.parametrize(
    ("lang", "spans", "told"),
    [
        (
            "en",
            [("same", f"{EN} "), OUT, ("same", f" {EN}")],
            "…passengers are looked at [x] the small boats of the northern…",
        ),
        (
            "en",
            [OUT, ("same", f" {EN} {EN} "), IN],
            "[x] the small boats of the northern…passengers are looked at {y}",
        ),
        ("en", [OUT, ("same", FIGURE), IN], "[x] of 1,234,567,890,123,456,789,012…size in all the harbours {y}"),
        ("en", [OUT, ("same", " of the boats "), IN], "[x] of the boats {y}"),
        ("ja", [("same", JA), OUT, ("same", f"{JA}。")], "…ず点検を受けるものとする[x]北の港の小さな船は季節ご…"),
        (
            "ja",
            [OUT, ("same", "は、令和12年度末までに20260401から数えて"), IN],
            "[x]は、令和12年度末までに20260401から数えて{y}",
        ),
    ],
)
def test_the_ends_of_what_stays(lang: Lang, spans: list[tuple[str, str]], told: str) -> None:
    marks = tuple(Mark(op, text) for op, text in spans)  # type: ignore[arg-type]
    signs = {"same": "{}", "deleted": "[{}]", "inserted": "{{{}}}"}
    found = shortened(Passage("", Phrase("old", lang), Phrase("new", lang), marks, False))
    assert "".join(signs[mark.op].format(mark.text) for mark in found) == told
