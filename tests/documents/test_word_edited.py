"""Word files of ours that somebody edited: the words win, ids and what is not shown stay, nothing stands twice."""

import json
import re
from collections.abc import Callable

import pytest
from documents.listing import REGISTRY, listing
from documents.test_edited import MADE
from docx import gone, ins, packed, rewritten, t, unpacked, w
from msgspec.structs import replace
from small import LAMPS

from aiplan_revise.documents import kept
from aiplan_revise.documents.reading import Imported, Reading, Side
from aiplan_revise.documents.word import read_edited, read_word
from aiplan_revise.documents.word.out.export import Dress, to_word
from aiplan_revise.documents.word.out.tracked import Author, Paper, to_redline
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import About, Assignment, Provision, Texts, edition, numbers
from aiplan_revise.store import open_store

WRITTEN = to_word(MADE, REGISTRY, "en", dress=Dress(("An example, nothing else.",)))
KEPT = "customXml/item1.xml"
WHOLE = re.compile(r"<w:p>(?:(?!</w:p>).)*Nights are dark\.(?:(?!</w:p>).)*</w:p>")
(DARK,) = WHOLE.findall(unpacked(WRITTEN)["word/document.xml"].decode())
BARE = re.sub(r"<w:bookmark\w+ [^>]*>", "", DARK)

DARK_READ = Provision("dark", "statement", "lights", text=Texts(en="Nights are dark."))


def again(raw: bytes, side: Side = "") -> Imported:
    return read_word(raw, Reading(side=side), REGISTRY)


def edited(*changes: tuple[str, str]) -> Imported:
    return again(rewritten(WRITTEN, *changes))


def rules(found: Imported) -> list[str]:
    return [one.rule for one in found.findings]


def test_what_is_seen_is_one_language_with_the_names_of_bodies_in_it() -> None:
    words = re.sub(r"<[^>]*>", "", unpacked(WRITTEN)["word/document.xml"].decode().replace("</w:p>", "\n"))
    assert words.splitlines()[1:] == [
        "Plan of lights",
        "An example, nothing else.",
        "Chapter 1: Lights",
        "Nights are dark.",
        "a)Build lamps [MHP] and buy oil [MA]",
    ]
    assert again(WRITTEN) == Imported(MADE)


def test_edited_words_win_and_the_rest_stays() -> None:
    made = edited(("Nights are dark.", "Nights are * long_ {#x}."), ("buy oil", "sell oil")).edition
    assert made.provisions["dark"].text == Texts("夜は暗い。", "Nights are * long_ {#x}.")
    lamps, was = made.provisions["lamps"], MADE.provisions["lamps"]
    assert lamps.text == Texts(was.text.ja, "Build lamps and sell oil")
    assert (lamps.continues, lamps.fields) == (was.continues, was.fields)


def test_bodies_are_edited_in_their_brackets() -> None:
    found = edited(("[MHP]", "[Council Office]"))
    lamps = found.edition.provisions["lamps"].assignments
    assert [(one.body, one.role) for one in lamps] == [("council", ""), ("meadow", "")]
    assert rules(found) == ["edited"]


def test_a_paragraph_that_was_dropped_emptied_or_is_new() -> None:
    new = w("p", t("a) Paint boats [MA]"))
    assert edited((DARK, "")).edition.outline == edited(("Nights are dark.", "")).edition.outline == ("lights", "lamps")
    found = edited((DARK, DARK + w("p", w("pPr", w("pStyle", val="Heading1")), t("Chapter 2: Oil")) + new))
    assert listing(found)[2:4] == ["2 chapter: Oil", "  2.a initiative: Paint boats [meadow]"]
    assert again(packed(unpacked(WRITTEN) | {KEPT: b"<x/>"})).edition.outline == MADE.outline


def test_a_copy_and_each_part_of_a_split_is_told_from_the_provision() -> None:
    other = DARK.replace("are dark", "are long")
    for blocks in (DARK + DARK, DARK + other, other + DARK):
        found = edited((DARK, blocks))
        assert found.edition.provisions["dark"] == MADE.provisions["dark"]
        assert (len(found.edition.outline), rules(found)) == (4, ["copied"])
    start, end = DARK.split("are ")
    split = edited((DARK, f"{start}are</w:t></w:r></w:p><w:p><w:r><w:t>{end}"))
    assert [one.text.en for one in split.edition.provisions.values()][1:3] == ["Nights are", "dark."]
    assert split.edition.outline[1] == "dark"


def test_a_paragraph_that_was_begun_in_front_of_another_one() -> None:
    before, start, words = re.split("(<w:bookmarkStart [^>]*>)", DARK)
    for typed in ("", t("Something new.")):
        found = edited((DARK, f"{before}{typed}{start}</w:p><w:p>{words}"))
        assert found.edition.provisions["dark"] == MADE.provisions["dark"]
        assert (len(found.edition.outline), rules(found)) == (4 if typed else 3, [])


def test_paragraphs_put_together_are_the_first_of_them() -> None:
    text = unpacked(WRITTEN)["word/document.xml"].decode()
    (between,) = re.findall(re.escape(DARK.removesuffix("</w:p>")) + r"(</w:p><w:p><w:pPr>.*?</w:pPr>)", text)
    found = edited((between, t(" ")))
    assert found.edition.outline == ("lights", "dark")
    assert found.edition.provisions["dark"].text.en.startswith("Nights are dark. a)")


def test_a_paragraph_that_was_moved_and_lost_its_bookmark_is_known_by_its_words() -> None:
    raw = rewritten(WRITTEN, (DARK, ""), ("<w:sectPr>", BARE + "<w:sectPr>"))
    assert again(raw).edition.outline == ("lights", "lamps", "dark")
    assert again(raw).edition.provisions["dark"].text == MADE.provisions["dark"].text


def test_the_words_below_a_bookmark_that_was_emptied_are_not_its_words() -> None:
    begun = '<w:bookmarkStart w:id="90" w:name="p_lost"/><w:bookmarkEnd w:id="90"/>'
    raw = rewritten(WRITTEN, (DARK, DARK.replace("<w:bookmarkStart", begun + "<w:bookmarkStart", 1)))
    kept = (
        unpacked(raw)[KEPT]
        .decode()
        .replace('<p name="p_lights">', '<p name="p_lost">- Gone. {#lost}</p><p name="p_lights">')
    )
    assert again(packed(unpacked(raw) | {KEPT: kept.encode()})).edition == MADE


def test_another_level_of_heading_and_an_edited_notice() -> None:
    found = edited(('<w:pStyle w:val="PlanText1"/>', '<w:pStyle w:val="Heading3"/>'), ("nothing else.", "no more."))
    assert found.edition.provisions["dark"].kind == "group"
    assert found.edition.about.notice == MADE.about.notice
    assert "the notice under the title was edited" in found.findings[0].message


def test_a_file_cannot_show_one_thing_and_keep_another() -> None:
    raw = rewritten(WRITTEN, ("- Nights are dark.", "- Nights are bright."), part=KEPT)
    assert again(raw).edition.provisions["dark"].text.en == "Nights are dark."


def test_nor_can_a_comment_that_is_kept_say_what_the_file_does_not_show() -> None:
    guard = json.loads(kept.comment(kept.difference(DARK_READ, replace(DARK_READ, text=Texts(en="x")), "en"))[12:-4])
    lie = json.dumps({"~text.en": [guard["~text.en"][0], "Nights are bright."], "continues": ["day"]})
    comment = "\n  &lt;!-- aiplan " + lie + " --&gt;"
    parts = unpacked(WRITTEN)
    text = re.sub(r"(\{#dark\})[^<]*", lambda found: found[1] + comment, parts[KEPT].decode())
    found = again(packed(parts | {KEPT: text.encode()}))
    assert (found.edition.provisions["dark"], rules(found)) == (DARK_READ, ["kept-differs"])


def test_tracked_changes_in_a_file_of_ours() -> None:
    run = re.escape("Nights are dark.")
    parts = unpacked(WRITTEN)
    text = parts["word/document.xml"].decode()
    found = re.search(rf"<w:r>(?:(?!</w:r>).)*{run}</w:t></w:r>", text)
    assert found
    text = text.replace(found[0], t("Nights are ") + gone("dark") + ins("long") + t("."))
    raw = packed(parts | {"word/document.xml": text.encode()})
    assert again(raw, "new").edition.provisions["dark"].text == Texts("夜は暗い。", "Nights are long.")
    assert again(raw, "old").edition == MADE
    with pytest.raises(PlanError, match="holds tracked changes"):
        again(raw)


def test_a_redline_of_which_a_part_was_accepted_and_a_part_rejected() -> None:
    dark = replace(MADE.provisions["dark"], text=Texts("夜は長い。", "Nights are long."))
    lamps = replace(LAMPS, number="b", fields={})
    new = edition(MADE.about, [MADE.provisions["lights"], dark, lamps])
    raw = to_redline(Paper(MADE), Paper(new), REGISTRY, "en", Author("A"))
    text = unpacked(raw)["word/document.xml"].decode()
    paragraphs = re.findall("<w:p>.*?</w:p>", text)
    stays = next(one for one in paragraphs if "p_lamps" in one)
    rejected = re.sub("<w:ins .*?</w:ins>|</?w:del [^>]*>|</w:del>", "", stays).replace("delText", "t")
    found = again(rewritten(raw, (stays, rejected)), "new")
    assert found.edition.provisions["lamps"] == LAMPS
    assert found.edition.provisions["dark"] == dark
    assert (found.edition.outline, rules(found)) == (new.outline, [])


def test_a_measure_that_goes_below_the_next_heading_is_what_moved() -> None:
    """And not the heading, which stands where it stood."""
    boats = Provision("aboats", "chapter", "", "2", text=Texts("船", "Boats"))
    tar = Provision("tar", "initiative", "aboats", "a", text=Texts("船に塗る。", "Tar boats."))
    tar = replace(tar, assignments=(Assignment("meadow", printed="MA"),))
    head, dark = MADE.provisions["lights"], MADE.provisions["dark"]
    old = edition(MADE.about, [head, dark, LAMPS, boats, tar])
    for moved in ([LAMPS], [dark, LAMPS]):
        here = [one for one in (dark, LAMPS) if one not in moved]
        new = edition(MADE.about, [head, *here, boats, *(replace(one, parent="aboats") for one in moved), tar])
        raw = to_redline(Paper(old), Paper(new), REGISTRY, "en", Author("A"))
        marks = re.findall(
            r"<w:moveFromRangeStart [^>]*w:name=\"m_(\w+)\"", unpacked(raw)["word/document.xml"].decode()
        )
        assert marks == [one.id for one in moved]


@pytest.mark.parametrize(
    "kept", [b"<kept", b"<other/>", b'<kept xmlns="urn:aiplan-revise:kept:1"><p name="a">x</p></kept>']
)
def test_a_file_that_lost_what_it_kept_says_so_and_has_its_ids(kept: bytes) -> None:
    raw = packed(unpacked(WRITTEN) | {KEPT: kept})
    found = again(raw)
    assert (found.edition.outline, rules(found)) == (MADE.outline, ["kept-lost"])
    assert found.edition.provisions["dark"].text == Texts(en="Nights are dark.")
    with pytest.raises(PlanError, match="does not keep the edition"):
        read_edited(raw, registry=REGISTRY)


def _twice(kept: bytes) -> bytes:
    return kept.replace(b"</kept>", b'<p name="p_dark">- x {#dark}</p></kept>')


BAD: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a bomb": (lambda kept: kept.replace(b"</kept>", b" " * (70 << 20) + b"</kept>"), "unpacks to more than 64 MB"),
    "entities": (lambda kept: b"<!DOCTYPE a [<!ENTITY x 'y'>]>" + kept, "declares entities"),
    "a damaged comment": (lambda kept: kept.replace(b"text.ja", b'text"ja'), "is damaged"),
    "a sign that turns words round": (lambda kept: kept.replace("夜".encode(), "\u202e".encode()), "U\\+202E"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_kept_with_no_good_in_mind_is_refused_in_one_line(name: str) -> None:
    spoil, message = BAD[name]
    parts = unpacked(WRITTEN)
    with pytest.raises(PlanError, match=message) as caught:
        again(packed(parts | {KEPT: spoil(parts[KEPT])}))
    assert "\n" not in str(caught.value)


def test_one_id_for_two_provisions_is_that_of_the_first() -> None:
    parts = unpacked(WRITTEN)
    found = again(packed(parts | {KEPT: parts[KEPT].replace(b"{#dark}", b"{#lamps}")}))
    assert (found.edition.outline, rules(found)) == (("lights", "lamps", "build-lamps-buy-oil"), ["copied"])


def test_one_name_twice_in_what_is_kept_is_not_believed() -> None:
    parts = unpacked(WRITTEN)
    assert rules(again(packed(parts | {KEPT: _twice(parts[KEPT])}))) == ["kept-lost"]


# ---------------------------------------------------------------- numbers


def _labels(raw: bytes) -> list[str]:
    """The numbers as a reader finds them that knows nothing of what the file keeps."""
    found = again(packed({name: part for name, part in unpacked(raw).items() if "customXml/" not in name}))
    at = numbers(found.edition)
    return [at[key] for key in found.edition.outline]


def _plan(*marks: str) -> bytes:
    one = Provision("top", "chapter", "", "1", text=Texts(en="Top"))
    rest = (
        Provision(f"n{at}", "initiative", "top", mark, text=Texts(en="Do it"), assignments=(Assignment("meadow"),))
        for at, mark in enumerate(marks)
    )
    return to_word(
        edition(About("x", numbering=("Chapter 1:", "Section 1:", "(1)")), [one, *rest]), REGISTRY, "en", automatic=True
    )


def test_numbers_are_counted_begin_anew_behind_a_gap_and_are_typed_where_nothing_counts_so() -> None:
    raw = _plan("1", "2", "2の2", "3", "7", "8")
    text = unpacked(raw)["word/document.xml"].decode()
    assert (text.count("<w:numPr>"), text.count("(2の2)")) == (6, 1)
    assert _labels(raw) == ["1", "1.1", "1.2", "1.2の2", "1.3", "1.7", "1.8"]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_numbers_of_the_shipped_editions_are_all_counted_as_printed(lang: str) -> None:
    store = open_store(None)
    for key in ("2025-outline", "2026-example"):
        made = store.edition(key)
        raw = to_word(made, store.registry(), lang, automatic=True)  # type: ignore[arg-type]
        assert unpacked(raw)["word/document.xml"].count(b"<w:numPr>") == sum(
            bool(p.number) for p in made.provisions.values()
        )
        assert _labels(raw) == [numbers(made)[one] for one in made.outline]
