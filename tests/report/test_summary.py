"""The change summary: every change of substance is in it, and a person's words stay until the change is another one."""

import csv
import io
import json
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given
from msgspec.structs import replace
from small import head, small, step
from strategies import REGISTRY, pairs

from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Edition, Lang, Provision, Texts
from aiplan_revise.model.wordings import Wording, Wordings
from aiplan_revise.report import view
from aiplan_revise.report.summary import Asked, Digest, digest, editable, joined, render, taken, unused
from aiplan_revise.report.summary.view import By, Length
from aiplan_revise.report.summary.word import digest_docx
from aiplan_revise.report.summary.wordings import lines
from aiplan_revise.report.words import say
from aiplan_revise.revise import diff

from .conftest import Revision

FULL = Asked("full")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STAMP = ("A. Person", "2026-07")


def summed(old: Edition, new: Edition, asked: Asked = FULL, lang: Lang = "en") -> Digest:
    return digest(diff(old, new, REGISTRY), (old, new), REGISTRY, asked, lang)


def of(revision: Revision, lang: Lang = "en", length: Length = "full", by: By = "change") -> Digest:
    changeset, old, new, registry = revision
    return digest(changeset, (old, new), registry, Asked(length, by), lang)


def worded(of: Digest, group: str, key: str, words: str) -> Wordings:
    """A person's words for one line of a summary."""
    print_ = next(one.fingerprint for name, one in lines(of) if (name, one.key) == (group, key))
    return Wordings(of.old.id, of.new.id, (Wording(group, key, of.lang, words, "me", "2026-11-26", print_),))


def said(of: Digest, group: str, key: str) -> tuple[str, bool, bool]:
    return next((one.says, one.written, one.stale) for name, one in lines(of) if (name, one.key) == (group, key))


@pytest.mark.parametrize("by", ["change", "section"])
def test_every_change_of_substance_is_told(revision: Revision, by: By) -> None:
    shown = view(*revision, "en")
    told = {one.key for _, one in lines(of(revision, by=by))}
    assert {one.key for one in shown.changes if one.substance and not one.under} <= told


@given(pairs())
def test_nothing_is_lost_of_any_revision(sides: tuple[Edition, Edition]) -> None:
    old, new = sides
    changes = view(diff(old, new, REGISTRY), old, new, REGISTRY, "ja").changes
    wanted, covered = {c.key for c in changes if c.substance}, {c.key for c in changes if c.under}
    shown = summed(old, new, Asked("full", "section"), "ja")
    assert {one.key for _, one in lines(shown)} - {""} >= wanted - covered
    assert all(group.count == len(group.points) for group in shown.groups)
    assert taken(editable(shown), shown) == ()


def test_groups_in_the_order_in_which_a_reader_asks(revision: Revision) -> None:
    assert [group.name for group in of(revision).groups] == [
        "added",
        "dropped",
        "reassigned",
        "retargeted",
        "strengthened",
        "weakened",
        "splits-and-joins",
        "moved",
        "other-rewording",
        "headings-and-statements",
    ]
    assert [group.label.text for group in of(revision, by="section").groups][:2] == [
        "1.1 In the state",
        "1.2 On land and shore",
    ]


def test_a_short_one_has_three_lines_of_each_sort_and_says_how_many_more(revision: Revision) -> None:
    short = {group.name: (group.count, len(group.points), group.more) for group in of(revision, length="short").groups}
    assert short["reassigned"] == (6, 3, 3)
    assert short["added"] == (1, 1, 0)
    assert short.keys().isdisjoint(("moved", "other-rewording", "headings-and-statements"))
    assert said(of(revision, length="short"), "splits-and-joins", "pilots")[0] == "split into 2"


def test_who_gained_and_lost_by_body(revision: Revision) -> None:
    groups = {group.label.text: [one.says for one in group.points] for group in of(revision, by="body").groups}
    assert "lost (initiative dropped)" in groups["MOM"]
    assert "60 → 200 (+140)" in " ".join(groups["MOH"]), "what a body keeps and has changed is told too"
    assert any(one.startswith("gained (reassigned)") for one in groups["MOM"])


def test_words_that_stand_in_the_place_of_others_are_in_the_standard_summary() -> None:
    old, new = (
        small(step("a", "", "harbour", ja=f"{word}におけるAIの活用を推進する。"))
        for word in ("初等中等教育", "高等教育")
    )
    shown = summed(old, new, Asked(), "ja")
    assert said(shown, "replaced", "a")[0] == "「初等中等教育」を「高等教育」に改めた"
    assert shown.unlisted == 0
    assert summed(old, new, Asked("short"), "ja").unlisted == 1, "the short one counts them with what it leaves out"


# ---------------------------------------------------------------- a person's words


def plan(staff: str, more: str = "Mend the pumps.", number: str = "a") -> Edition:
    pumps: Provision = step("pumps", more, "meadow", number="b", parent="sea")
    staffed = step("staff", f"Raise the staff to {staff}.", "harbour", number=number, parent="sea")
    return small(head("sea", "The sea", number="1"), staffed, pumps)


def test_words_stay_and_are_stale_when_the_change_is_another_one() -> None:
    made = summed(plan("60"), plan("200"))
    kept = worded(made, "retargeted", "staff", "The staff more than triples.")
    again = summed(plan("60"), plan("200", "Mend all of the pumps."), Asked("full", "change", kept))
    assert said(again, "retargeted", "staff") == ("The staff more than triples.", True, False)
    renumbered = summed(plan("60"), plan("200", number="c"), Asked("full", "change", kept))
    assert said(renumbered, "retargeted", "staff") == ("The staff more than triples.", True, False)
    changed = summed(plan("60"), plan("300"), Asked("full", "change", kept))
    assert said(changed, "retargeted", "staff") == ("The staff more than triples.", True, True)
    assert "check: the change is another one since this was written" in render(changed, "md", STAMP)
    other_language = summed(plan("60"), plan("200"), Asked("full", "change", kept), "ja")
    assert said(other_language, "retargeted", "staff") == ("60 → 200（＋140）", False, False)


def test_words_for_what_no_longer_changes_are_told() -> None:
    made = summed(plan("60"), plan("200"))
    kept = worded(made, "retargeted", "staff", "More staff.")
    assert unused(made, kept) == ()
    assert [one.words for one in unused(summed(plan("60"), plan("60", "Mend it.")), kept)] == ["More staff."]


def test_what_was_written_is_taken_line_by_line() -> None:
    made = summed(plan("60"), plan("200"))
    text = editable(made).replace("60 → 200 (+140)", "The staff\nmore than triples.")
    assert [(one.group, one.key, one.words) for one in taken(text, made)] == [
        ("retargeted", "staff", "The staff more than triples.")
    ]
    emptied = editable(made).replace("60 → 200 (+140)", "")
    assert [one.words for one in taken(emptied, made)] == [""]
    removed = editable(made).partition("[[retargeted staff]]")[0]
    assert taken(removed, made) == ()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("[[retargeted staff]]", "[[retargeted stuff]]", "[[retargeted stuff]] is no line of this summary"),
        ("[[retargeted staff]]", "[[opening]]", "[[opening]] stands there twice"),
    ],
)
def test_lines_that_cannot_be_taken(old: str, new: str, fault: str) -> None:
    made = summed(plan("60"), plan("200"))
    with pytest.raises(PlanError, match="line ") as caught:
        taken(editable(made).replace(old, new), made)
    assert caught.value.what == fault


def test_wordings_are_kept_sorted_and_given_back() -> None:
    one = Wording("moved", "a", "en", "x", "me", "2026-11-26", "0")
    both = joined(Wordings("o", "n", (one,)), [replace(one, group="added"), replace(one, lang="ja")], [])
    assert [(w.lang, w.group) for w in both.wordings] == [("en", "added"), ("en", "moved"), ("ja", "moved")]
    assert joined(both, [], [("moved", "a", "en")]).wordings == (both.wordings[0], both.wordings[2])


# ---------------------------------------------------------------- for programs


def test_the_feed_has_every_change_once_and_keeps_its_names(revision: Revision) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    root = ElementTree.fromstring(render(of(revision), "atom", STAMP).encode())
    entries = root.findall(f"{atom}entry")
    assert root.findtext(f"{atom}updated") == "2026-07-01T00:00:00Z"
    assert root.findtext(f"{atom}author/{atom}name") == "A. Person"
    ids = [one.findtext(f"{atom}id") for one in entries]
    assert len({*ids, root.findtext(f"{atom}id")}) == len(ids) + 1
    assert ids == [one.findtext(f"{atom}id") for one in ElementTree.fromstring(
        render(of(revision), "atom", ("B", "2027"))).findall(f"{atom}entry")]  # fmt: skip
    assert len(ids) == len({one.key for group in of(revision).groups for one in group.points})


def test_a_feed_needs_a_day(revision: Revision) -> None:
    with pytest.raises(PlanError, match="a feed needs a day"):
        render(of(revision), "atom", ("me", ""))


def test_nothing_in_a_feed_or_a_page_becomes_markup() -> None:
    old, new = small(step("a", "x", "harbour")), small(step("a", "<b>&]]> ☃</b>", "harbour"))
    root = ElementTree.fromstring(render(summed(old, new), "atom", STAMP).encode())
    assert root.findtext("{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}title") == "<b>&]]> ☃</b>"
    assert "<b>&]]" not in render(summed(old, new), "html", STAMP)


def test_rows_and_linked_data(revision: Revision) -> None:
    heads, *rows = csv.reader(io.StringIO(render(of(revision), "csv", STAMP)))
    assert heads == ["group", "label", "numbers", "known-by", "what-happened", "certainty", "wording", "change"]
    assert len(rows) == sum(len(group.points) for group in of(revision).groups)
    formula = small(step("a", "=1+1", "harbour"))
    assert list(csv.reader(io.StringIO(render(summed(small(), formula), "csv", STAMP))))[1][3] == "'=1+1"
    told = json.loads(render(of(revision), "jsonld", STAMP))
    assert (told["@context"], told["@type"], told["about"]["isBasedOn"]["identifier"]) == (
        "https://schema.org",
        "Report",
        revision.old.about.id,
    )
    kinds = {(part["additionalType"], part["@type"]) for part in told["hasPart"]}
    assert {("added", "AddAction"), ("dropped", "DeleteAction"), ("reassigned", "UpdateAction")} <= kinds


@pytest.mark.parametrize("form", ["text", "md", "html", "csv", "atom", "jsonld", "json"])
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_an_edition_that_is_not_official_says_so_in_every_form(form: str, lang: Lang) -> None:
    old, new = plan("60"), plan("200")
    about = replace(new.about, official=False, title=Texts("計画", "Plan"), notice=Texts("架空である。", "Invented."))
    made = summed(old, replace(new, about=about), lang=lang)
    shown = render(made, form, STAMP)
    if form != "csv":
        assert {"en": "[Not official]", "ja": "【非公式】"}[lang] in shown.replace("\\", "")
        assert {"en": "Invented.", "ja": "架空である。"}[lang] in shown


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_in_word_every_line_is_there(revision: Revision, lang: Lang) -> None:
    made = of(revision, lang)
    raw = digest_docx(made)
    assert raw == digest_docx(made)
    with ZipFile(BytesIO(raw)) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
        assert "非公式" in archive.read("word/header1.xml").decode() or lang == "en"
    words = "".join(one.text or "" for one in root.iter() if one.tag.endswith("}t"))
    assert all(one.says in words and one.caption.text in words for _, one in lines(made))
    assert all(notice.text in words for notice in made.notices)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_in_word_every_table_stands_under_a_heading(revision: Revision, lang: Lang) -> None:
    with ZipFile(BytesIO(digest_docx(of(revision, lang)))) as package:
        body = ElementTree.fromstring(package.read("word/document.xml"))[0]
    before = [one for one, table in pairwise(body) if table.tag == f"{W}tbl"]
    assert len(before) == 2
    assert all([style.get(f"{W}val") for style in one.iter(f"{W}pStyle")] == ["Heading1"] for one in before)


@pytest.mark.parametrize(("lang", "mark"), [("ja", "（登録外）"), ("en", "(not in the registry)")])
def test_the_mark_of_unknown_bodies_is_explained_where_it_stands(revision: Revision, lang: Lang, mark: str) -> None:
    shown = of(revision, lang)
    assert mark in shown.opening.says
    assert shown.remarks()[-1] == say(lang, "digest-unknown")
    assert say(lang, "digest-unknown") not in summed(plan("60"), plan("200"), FULL, lang).remarks()


def test_a_notice_of_something_else_makes_no_edition_unofficial() -> None:
    bodies = [f"?Board_{n}" for n in range(6)]
    old = small(*(step(f"i{n}", f"Mend pump {n}.", body) for n, body in enumerate(bodies)))
    made = summed(old, small(*old.provisions.values(), step("more", "Dig wells."), key="2026"))
    assert len(made.notices) == 1
    with ZipFile(BytesIO(digest_docx(made))) as archive:
        heads = [archive.read(name).decode() for name in archive.namelist() if "header" in name]
    assert not any("Not official" in head for head in heads)


def test_nothing_changed() -> None:
    same = summed(plan("60"), plan("60"))
    assert same.groups == ()
    told = render(same, "text", STAMP)
    assert "The two editions do not differ." in told
    assert "Nothing changed" not in told, "once is enough"
