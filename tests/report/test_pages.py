"""What readers see on the pages: as their language has it, named so that it can be found, and what print needs."""

import re
from html import unescape

from small import head, small, step

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Lang, Provision, Texts
from aiplan_revise.report import render, view
from aiplan_revise.revise import diff

from .conftest import Revision


def test_only_the_kinds_there_are_can_be_chosen(revision: Revision) -> None:
    page = render(view(*revision, "en"), "html")
    (choice,) = re.findall(r'<select name="kind">(.*?)</select>', page)
    assert re.findall(r'value="(\w+)">[\w ]+ \((\d+)\)', choice)[:3] == [
        ("added", "1"),
        ("dropped", "2"),
        ("split", "1"),
    ]
    assert "regrouped" not in choice


def test_old_and_new_stand_as_each_language_has_them(revision: Revision) -> None:
    for lang, first, second in (("en", "Old", "New"), ("ja", "変更後", "変更前")):
        page = render(view(*revision, lang), "html")  # type: ignore[arg-type]
        assert page.index(f"<small>{first}</small>") < page.index(f"<small>{second}</small>")


def test_a_dropped_initiative_has_former_bodies(revision: Revision) -> None:
    assert "Formerly responsible: MOM" in render(view(*revision, "en"), "text")
    assert "変更前の担当：草原省" in render(view(*revision, "ja"), "text")


def test_every_printed_page_says_that_it_is_not_official(revision: Revision) -> None:
    rule = '@page{@top-right{content:"【非公式】"}}'
    assert rule in render(view(*revision, "ja"), "html")
    official = view(diff(revision.old, revision.old), revision.old, revision.old, revision.registry, "ja")
    assert rule not in render(official, "html")


def test_japanese_has_japanese_punctuation(revision: Revision) -> None:
    page = render(view(*revision, "ja"), "text", width=10_000)
    assert not re.findall(r"[ぁ-んァ-ヶ一-龥][:;,] ", page)
    assert not re.findall(r"[ぁ-んァ-ヶ一-龥] ?\(", page)
    assert "\n  - 「1" not in page


def test_what_has_no_number_is_named_by_what_it_stands_under(revision: Revision) -> None:
    page = render(view(*revision, "en"), "text", width=10_000)
    assert "  - under 1.2 On land and shore “Shoals”: budget: 10 → 12 (+2)\n" in page
    assert "-  “" not in page


def test_a_style_does_not_part_punctuation_from_its_word() -> None:
    old, new = small(step("a", ja="「網と縄」、船")), small(step("a", ja="「網と綱」、船"), key="2026")
    shown = view(diff(old, new), old, new, Registry(), "ja")
    for width in range(24, 60):
        page = render(shown, "text", width=width)
        assert not [line for line in page.split("\n") if re.match(r"\s*[、。」）】]", line)]


def test_a_body_leads_to_its_changes(revision: Revision) -> None:
    page = render(view(*revision, "en"), "html")
    assert 'href="?body=harbour#in-full"' in page
    assert "<small>Ministry of Harbours</small>" in page, "an abbreviation has its name beside it"


def test_what_went_with_its_heading_can_still_be_found() -> None:
    below = [Provision(f"s{n}", "statement", "one", text=Texts(en=f"Number {n} of the waves.")) for n in range(3)]
    old, new = small(head("one", "On the sea", number="1"), *below), small(key="2026")
    shown = view(diff(old, new), old, new, Registry(), "en")
    for form in ("html", "md"):
        page = render(shown, form)
        assert [page.count(f'id="c-{key}"') for key in ("one", "s0", "s1", "s2")] == [1, 1, 1, 1]
        assert all(f"Number {n} of the waves." in page for n in range(3))
    assert render(shown, "html").count("<article") == 1


def test_a_title_that_stays_heads_no_text(revision: Revision) -> None:
    old = small(step("a", "Mark the reefs.", title=Texts(en="Reefs")))
    new = small(step("a", "Mark all the reefs.", title=Texts(en="Reefs")), key="2026")
    page = render(view(diff(old, new), old, new, Registry(), "en"), "html")
    assert re.findall(r'<p class="of">(.*?)</p>', page) == ["Text"]


def test_a_change_of_substance_has_all_its_words_in_one_place(revision: Revision) -> None:
    """No word of either side is left to another part of the page, nor any number or title of a piece."""
    langs: tuple[Lang, Lang] = ("ja", "en")
    for lang in langs:
        shown = view(*revision, lang)
        page = render(shown, "html")
        for change in shown.changes:
            if change.substance and not change.under:
                (article,) = re.findall(rf'<article id="c-{re.escape(change.key)}".*?</article>', page, re.S)
                told = parts(unescape(re.sub("</?(?:ins|del)>", "", article)))
                for one in (*change.old, *change.new):
                    assert parts(f"{one.number} {one.title.text} {one.text.text}") <= told, (one, article)


def parts(words: str) -> set[str]:
    """The words of a text, in Japanese its signs, as words are not told apart there."""
    return set(re.findall(r"[0-9A-Za-z]+|\w", words))
