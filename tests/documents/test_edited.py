"""Our own Markdown, edited by hand and read again: the words win, everything else stays."""

import pytest
from documents.listing import REGISTRY, imported, listing
from msgspec.structs import replace
from small import LAMPS

from aiplan_revise.documents import Imported, Reading, parse, to_markdown
from aiplan_revise.documents.reading import reduced
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import About, Edition, Provision, Texts, edition

MADE = edition(
    About("2026", Texts("灯火計画", "Plan of lights"), "example", False, Texts("例示", "An example"), "2025"),
    [
        Provision("lights", "chapter", "", "1", text=Texts("灯火", "Lights")),
        Provision("dark", "statement", "lights", text=Texts("夜は暗い。", "Nights are dark.")),
        LAMPS,
    ],
)


def again(written: str) -> Imported:
    return parse(written, Reading(), REGISTRY)


def test_the_whole_form_keeps_both_languages_in_words_that_people_read() -> None:
    written = to_markdown(MADE, REGISTRY)
    assert "\n# 灯火計画\n\n## 第1章　灯火 {#lights}\n<!-- aiplan " in written
    assert "\n- (a) 灯台を建て［港湾省］、油を買う［草原庁］ {#lamps}\n" in written
    assert again(written).edition == MADE


def test_the_printable_form_in_one_language() -> None:
    written = to_markdown(MADE, REGISTRY, "en")
    assert written.splitlines()[2:8] == [
        "# Plan of lights",
        "",
        "## Chapter 1: Lights {#lights}",
        "",
        "- Nights are dark. {#dark}",
        "- a) Build lamps [MHP] and buy oil [MA] {#lamps}",
    ]
    assert again(written).edition == reduced(MADE, REGISTRY, "en")
    assert "灯" not in written


def test_edited_words_win_and_the_rest_stays() -> None:
    written = to_markdown(MADE, REGISTRY).replace("夜は暗い。", "夜は長い。")
    made = again(written).edition
    assert made.provisions["dark"].text == Texts("夜は長い。", "Nights are dark.")
    assert made.provisions["lamps"] == LAMPS


def test_edited_bodies_win_and_those_that_go_take_their_roles_with_them() -> None:
    found = again(to_markdown(MADE, REGISTRY).replace("［港湾省］", "［評議府］"))
    made = found.edition.provisions["lamps"]
    assert [(one.body, one.role) for one in made.assignments] == [("council", ""), ("meadow", "")]
    assert made.continues == ("old-lamps",)
    assert [(one.rule, one.provision) for one in found.findings] == [("edited", "lamps")]


def test_new_provisions_without_id_are_taken_in() -> None:
    written = to_markdown(MADE, REGISTRY, "en") + "- b) Paint boats [MA]\n\n## Chapter 2: Oil\n\n- Oil is dear.\n"
    found = again(written)
    assert listing(found)[-3:] == [
        "  1.b initiative: Paint boats [meadow]",
        "2 chapter: Oil",
        "  statement: Oil is dear.",
    ]
    assert found.edition.outline[:3] == MADE.outline


def test_a_number_stays_one_where_the_one_before_it_was_dropped() -> None:
    boats = replace(LAMPS, id="boats", number="b")
    written = to_markdown(edition(MADE.about, [*MADE.provisions.values(), boats]), REGISTRY, "en")
    made = again("\n".join(line for line in written.splitlines() if "{#lamps}" not in line)).edition
    assert made.provisions["boats"].number == "b"
    assert made.provisions["boats"].text == Texts(en="Build lamps and buy oil")


def test_a_moved_provision_gets_the_parent_where_it_stands_now() -> None:
    chapter = Provision("oil", "chapter", "", "2", text=Texts(en="Oil"))
    english = reduced(MADE, REGISTRY, "en")
    made = Edition(english.about, (*english.outline, "oil"), {**english.provisions, "oil": chapter})
    lines = to_markdown(made, REGISTRY).splitlines()
    at = next(index for index, line in enumerate(lines) if line.endswith("{#dark}"))
    found = again("\n".join([*lines[:at], *lines[at + 1 :], "", lines[at]]))
    assert found.edition.provisions["dark"].parent == "oil"
    assert found.edition.outline == ("lights", "lamps", "oil", "dark")


def test_an_edited_title_and_another_id() -> None:
    written = to_markdown(MADE, REGISTRY).replace("# 灯火計画\n", "# 灯火計画（改）\n")
    about = parse(written, Reading(id="2027", follows="2026"), REGISTRY).edition.about
    assert (about.id, about.follows, about.title) == ("2027", "2026", Texts("灯火計画（改）", "Plan of lights"))
    assert about.notice == MADE.about.notice


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<!-- aiplan {"~assignments', '<!-- aiplan {"assignments'),
        ('"continues":["old-lamps"]', '"continues":7'),
        ('"continues":["old-lamps"]', '"continues":["old-lamps"'),
        ('"continues":["old-lamps"]', '"continues":["old\\u202e"]'),
        ('"lang":"ja"', '"lang":"ja"}{'),
        ('"official":false', '"official":7'),
    ],
)
def test_damaged_comments_are_refused_with_their_line(old: str, new: str) -> None:
    written = to_markdown(MADE, REGISTRY)
    assert old in written
    with pytest.raises(PlanError, match=r"^line \d+: the comment"):
        again(written.replace(old, new, 1))


def test_no_text_ends_a_comment_or_becomes_markup() -> None:
    odd = "--> <script>alert(1)</script> # 1) [MA] {#x} \\ ?"
    one = Provision("one", "initiative", text=Texts(odd, odd), fields={odd: odd})
    made = edition(About("x", Texts(odd, odd)), [one])
    written = to_markdown(made, REGISTRY)
    assert again(written).edition == made
    assert "<script" not in written.replace("\\<script", "")
    comments = [line for line in written.splitlines() if "<!--" in line]
    assert [(line.count("-->"), line.endswith(" -->")) for line in comments] == [(1, True), (1, True)]


def test_an_edition_without_anything() -> None:
    for made in (edition(About("x"), []), edition(About("x", Texts(en="Plan")), [Provision("one", "statement")])):
        assert again(to_markdown(made, REGISTRY)).edition == made
    assert imported("Plan").edition.outline == ("plan",)
