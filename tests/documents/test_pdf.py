"""PDF files in: the outline as other programs print it, layout by layout, and files that mean no good."""

import sys
from collections.abc import Callable
from pathlib import Path

import papers
import pytest
from papers import REGISTRY, expected, outline, shown, told, woven
from papers import page as web
from pdfs import CATALOG, NAMELESS, Put, lines, packed, page, pages, pdf, raw, stream
from refusals import refused

from aiplan_revise.cli import run
from aiplan_revise.documents.pdf import read_pdf
from aiplan_revise.documents.pdf.hyphens import Hyphens
from aiplan_revise.documents.pdf.page import Sign
from aiplan_revise.documents.pdf.pieces import pieces
from aiplan_revise.documents.pdf.signs import UNKNOWN, mended
from aiplan_revise.documents.reading import Imported, Reading, Side
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Lang, numbers, ordered

pytest.importorskip("pdfminer")
LANGS: tuple[Lang, ...] = ("en", "ja")


def imported(raw: bytes, side: Side = "") -> Imported:
    return read_pdf(raw, Reading(side=side), REGISTRY)


def listed(raw: bytes, side: Side = "") -> list[str]:
    """Every provision as its number and its words."""
    made = imported(raw, side).edition
    at = numbers(made)
    return [f"{at[one.id]} {one.text.best('en')}".strip() for one in ordered(made)]


def remarks(raw: bytes, side: Side = "") -> list[str]:
    return [f"{one.page}: {one.message}" for one in imported(raw, side).findings]


# ---------------------------------------------------------------- the outline, as others print it


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, int], bytes]:
    """The outline by LibreOffice, in both languages, in one column and in two."""
    folder = tmp_path_factory.mktemp("office")
    made = {(lang, n): folder / f"{lang}{n}.docx" for lang in LANGS for n in (1, 2)}
    for (lang, columns), file in made.items():
        file.write_bytes(papers.word(list(shown(outline(lang))), lang, columns))
    return {kind: file.read_bytes() for kind, file in zip(made, papers.printed(*made.values()), strict=True)}


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("lang", LANGS)
def test_the_outline_printed_by_libreoffice(lang: Lang, columns: int, offices: dict[tuple[str, int], bytes]):
    found = imported(offices[lang, columns])
    assert told(found.edition) == expected(outline(lang))
    assert sum(one.kind == "initiative" for one in found.edition.provisions.values()) == 56
    assert [one.rule for one in found.findings if one.level == "note"][:2] == ["page-numbers", "left-out"]


def test_the_outline_printed_by_weasyprint(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    lang: Lang = "ja"
    (tmp_path / "a.md").write_text(outline(lang))
    (tmp_path / "b.pdf").write_bytes(woven(papers.html(list(shown(outline(lang))), lang)))
    assert run(["diff", str(tmp_path / "a.md"), str(tmp_path / "b.pdf")]) == 0, capsys.readouterr().out


# ---------------------------------------------------------------- lines and paragraphs


def test_a_line_that_is_full_goes_on_below_and_over_a_page():
    first = [
        *lines("1) Open ports for ships of every size and for", "those who wait there, and"),
        Put(60, 800, "- 1 -"),
    ]
    second = [*lines("keep them open all year. [MLIT]", "2) Watch the tides. [JMA]"), Put(60, 800, "- 2 -")]
    assert listed(pdf(page(*first), page(*second))) == [
        "1 Open ports for ships of every size and for those who wait there, and keep them open all year.",
        "2 Watch the tides.",
    ]


def test_a_number_at_the_start_of_a_full_line_is_judged_by_its_sequence():
    plan = lines("1) Equip all of the ports with no less than", "60) or so cranes for ships. [MLIT]", "2) Watch. [JMA]")
    assert listed(pdf(page(*plan))) == [
        "1 Equip all of the ports with no less than 60) or so cranes for ships.",
        "2 Watch.",
    ]


def test_a_reference_that_a_line_end_cuts_begins_no_section():
    """Though a second section would follow the first one."""
    plan = lines(
        "Section 1: The crews of the harbours and of the open sea",
        "1) Send every young researcher of the sea whom Chapter 3,",
        "Section 2: Watch, names to another country. [METI]",
        "2) Watch. [JMA]",
    )
    assert listed(pdf(page(*plan)))[1:] == [
        "1.1 Send every young researcher of the sea whom Chapter 3, Section 2: Watch, names to another country.",
        "1.2 Watch.",
    ]


def test_hyphens_go_where_they_cut_a_word_and_stay_where_they_join_two():
    words = (
        "1) In the ports the develop-",
        "ment of cranes by all the co-",
        "operatives: development of co-",
        "operatives. [MLIT]",
    )
    told = "1 In the ports the development of cranes by all the co-operatives: development of co-operatives."
    assert listed(pdf(page(*lines(*words, "2) See the co-operatives. [JMA]"))))[0] == told


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("Build walls that bear a 1-", "in-100-year flood.", "Build walls that bear a 1-in-100-year flood."),
        ("Learn from COVID-", "19 in the ports.", "Learn from COVID-19 in the ports."),
        ("Open in 2029-", "30 all the ports.", "Open in 2029-30 all the ports."),
        ("Count in 2041–", "2060 all the ports.", "Count in 2041–2060 all the ports."),
        ("Open more ports –", "all of them.", "Open more ports – all of them."),
        ("Sail with non-", "EU ships to ports.", "Sail with non-EU ships to ports."),
        ("Write the 5-", "and 10-year plans.", "Write the 5- and 10-year plans."),
        ("Cut the pre-", "and post-harvest loss.", "Cut the pre- and post-harvest loss."),
        ("Check from end-", "to-end the data.", "Check from end-to-end the data."),
        ("Open more ports -", "all of them.", "Open more ports - all of them."),
    ],
)
def test_hyphens_at_line_ends_beside_figures_capitals_and_what_follows_later(above: str, below: str, joined: str):
    assert Hyphens([above, below]).joined(above, below) == joined
    if joined.isascii():
        assert listed(pdf(page(*lines(f"1) {above}", below, "2) Watch. [JMA]"))))[0] == f"1 {joined}"


def test_a_line_that_ends_with_an_abbreviation_goes_on_with_the_number_behind_it():
    words = ("1) Review the guide under Article 25 of the Act (Act No.", "228 of 1949), with 20 ports. [MLIT]")
    assert listed(pdf(page(*lines(*words, "2) Watch. [JMA]"))))[:1] == [
        "1 Review the guide under Article 25 of the Act (Act No. 228 of 1949), with 20 ports."
    ]


@pytest.mark.parametrize(
    ("sign", "meant"),
    [("⽤", "用"), ("⼾", "戸"), ("ﬁ", "fi"), ("\uf0b7", "•"), ("\ue123", UNKNOWN), ("", UNKNOWN), ("Ａ", "Ａ")],
)
def test_signs_are_what_they_mean(sign: str, meant: str):
    assert mended(sign) == meant


def test_headings_by_the_size_of_their_letters():
    title = [Put(60, 60, "Plan of ports", 18), Put(60, 100, "(Why)", 14), *lines("1) Open ports. [MLIT]", y=130)]
    made = imported(pdf(page(*title))).edition
    assert made.about.title.best("en") == "Plan of ports"
    assert [one.kind for one in ordered(made)] == ["group", "initiative"]


# ---------------------------------------------------------------- what is no text


def test_running_heads_page_numbers_and_footnotes_are_left_out():
    def sheet(number: int, *words: str) -> bytes:
        note = [Put(60, 700, "1 A harbour with quays.", 7), Put(156, 76, "1", 6)] if number == 1 else []
        return page(
            Put(60, 30, "Ports"), *lines(*words), *note, Put(290, 810, f"{number}/2"), rules=[(60, 690, 160, 690)]
        )

    raw = pdf(sheet(1, "1) Open a port in 9 m. [MLIT]"), sheet(2, "2) Watch. [JMA]"))
    assert listed(raw) == ["1 Open a port in 9 m.", "2 Watch."]
    assert remarks(raw) == [
        *("1: 2 page numbers were not imported", "1: 2 running heads were not imported"),
        "1: 1 footnotes were not imported",
    ]


def test_footnotes_as_large_as_the_text_are_known_by_their_line_and_raised_number():
    note = [Put(60, 705, "1", 6), Put(66, 708, "A harbour."), Put(60, 722, "with quays.")]
    raw = pdf(page(*lines("1) Open a port. [MLIT]", "2) Watch. [JMA]"), *note, rules=[(60, 690, 160, 690)]))
    assert listed(raw) == ["1 Open a port.", "2 Watch."]
    assert remarks(raw) == ["1: 1 footnotes were not imported"]


def test_rows_of_a_table_without_lines_are_told():
    row = [Put(x, y, words) for y in (110, 124) for x, words in ((60, "1)"), (120, "Open."), (400, "[MLIT]"))]
    assert remarks(pdf(page(*lines("1) Open. [MLIT]"), *row)))[0].startswith("1: 2 lines of this page look like rows")


def test_findings_name_page_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "p.pdf").write_bytes(
        pdf(page(*lines("1) Open. [MLIT]")), page(*lines("2) Watch. [JMA]", "4) See. [MOE]")))
    )
    assert run(["check", str(tmp_path / "p.pdf")]) == 0
    assert "page 2, line 2: see: note: the number 4 does not follow the one before it" in capsys.readouterr().out


def test_a_table_of_contents_is_left_out():
    leads = [f"Chapter {n}: Sea and land {'. ' * 12}{n}" for n in range(1, 5)]
    raw = pdf(page(*lines("Contents", *leads)), page(*lines("Chapter 1: Sea and land", "1) Open. [MLIT]")))
    assert listed(raw) == ["1 Sea and land", "1.1 Open."]
    assert remarks(raw) == ["1: 5 lines of a table of contents were not imported"]


def test_signs_that_no_font_explains_and_signs_that_are_turned():
    turned = b"BT /F 10 Tf 0.7 0.7 -0.7 0.7 200 400 Tm (DRAFT) Tj ET\n"
    plan = page(*lines("1) Open the  uay, where ships of every kind lie. [MLIT]"), Put(60 + 12 * 6, 80, " Q", 10, True))
    raw = pdf(turned + plan, bold=NAMELESS)
    assert listed(raw) == [f"1 Open the {UNKNOWN}uay, where ships of every kind lie."]
    assert remarks(raw) == [
        "1: 5 signs that are turned were not imported",
        "1: 1 signs of this page cannot be read, for their font does not say what they mean; � stands for them",
    ]


def test_a_sentence_that_ends_with_a_full_line_ends_no_paragraph_where_paragraphs_stand_apart():
    plan = [
        ("1) Open all of the ports for ships that come from the seas", "   of the north. [MLIT]"),
        ("2) Watch the tides on every shore for ships that come from", "   the south. [JMA]"),
        ("The tides rise on every shore of the sea, and ports close.", "Ships wait for them, in the north and in the"),
        ("Ports are opened for all of the ships that come from far", "away, and from near."),
        ("Quays are built for ships.",),
        ("Lights are lit.",),
    ]
    put, y = list[Put](), 80.0
    for paragraph in plan:
        put += [
            Put(60 + 6 * (len(words) - len(words.lstrip())), y + 13 * at, words.strip(), 10)
            for at, words in enumerate(paragraph)
        ]
        y += 13 * len(paragraph) + 5
    assert len(listed(pdf(page(*put)))) == len(plan)


def test_words_that_are_struck_out_are_left_out_and_raised_ones_run_into_no_number():
    body = "<h2>第1章　活用</h2><p>(1) <s>60</s>200の港で10<sup>2</sup>トンを減らす。【総務省】</p>"
    body += "<p>(2) <u>橋</u>を架け、<s>港を閉じることを進め、</s>1<sup>st</sup>を目指す。【経済産業省】</p>"
    made = woven(web(body))
    assert listed(made) == ["1 活用", "1.1 200の港で10²トンを減らす。", "1.2 橋を架け、1stを目指す。"]
    struck = [(one.page, one.level, one.message) for one in imported(made).findings if one.rule == "struck-out"]
    assert struck == [(1, "warning", "words that are struck out were not taken: “60 港を閉じることを進め、”")]


# ---------------------------------------------------------------- tables, and two texts side by side

LONG = "地方公共団体を含む幅広い主体が、生成AIを安全に利活用できるよう、必要な環境の整備を進める。"


def test_a_table_of_a_plan_over_two_pages_is_one_list():
    row = "<tr><td>({n})</td><td>{what}</td><td>総務省<br>経済産業省</td></tr>"
    rows = "".join(row.format(n=n, what=LONG * (3 if n % 4 == 0 else 1)) for n in range(1, 19))
    head = "<thead><tr><th>番号</th><th>施策</th><th style='width:8em'>担当府省</th></tr></thead>"
    made = imported(woven(web(f"<h2>第1章　活用</h2><table>{head}{rows}</table>"))).edition
    kept = [one for one in ordered(made) if one.kind == "initiative"]
    assert [one.number for one in kept] == [str(n) for n in range(1, 19)]
    assert {one.text.ja for one in kept} == {LONG, LONG * 3}
    assert {tuple(party.body for party in one.assignments) for one in kept} == {("mic", "meti")}


def compared(rows: list[tuple[str, str]], heads: tuple[str, str] = ("変更後", "変更前")) -> bytes:
    """A comparison table as a PDF."""
    head = "".join(f"<th>{words}</th>" for words in heads)
    body = "".join(f"<tr><td><u>{one}</u></td><td>{two}</td></tr>" for one, two in rows)
    return woven(web(f"<h1>計画　新旧対照表</h1><table><thead><tr>{head}</tr></thead>{body}</table>"))


def test_a_comparison_table_is_two_texts():
    rows = [(f"{n}) {LONG}【総務省】", f"{n}) {LONG}【総務省】") for n in range(1, 19)]
    rows[2] = ("3) 新しい施策。【経済産業省】", "（新設）")
    rows[4] = ("（略）", "（略）")
    raw = compared(rows)
    assert [words.split(" ")[0] for words in listed(raw, "new")] == [str(n) for n in range(1, 19) if n != 5]
    assert listed(raw, "old") == [f"{n} {LONG}" for n in range(1, 19) if n not in (3, 5)]
    assert imported(raw, "new").edition.about.title.ja == "計画"
    assert "1: the comparison table does not show all of the text: “（略）”" in remarks(raw, "old")
    with pytest.raises(PlanError, match=r"shows two texts side by side; name the text that you mean: FILE\.pdf@old"):
        imported(raw)


def test_two_columns_headed_as_old_and_new_are_two_texts_without_a_line_drawn():
    def column(x: float, *words: str) -> list[Put]:
        return lines(*words, x=x)

    old = column(
        60,
        "Before",
        "1) Open ports for ships that come",
        "from all of the seas. [MLIT]",
        "2) Close them in deep winter. [JMA]",
    )
    new = column(
        320,
        "After",
        "1) Open ports for ships that come",
        "from a few seas only. [MLIT]",
        "2) Keep them open all winter. [JMA]",
    )
    raw = pdf(page(*old, *new))
    assert listed(raw, "old") == [
        "1 Open ports for ships that come from all of the seas.",
        "2 Close them in deep winter.",
    ]
    assert listed(raw, "new") == [
        "1 Open ports for ships that come from a few seas only.",
        "2 Keep them open all winter.",
    ]


def test_a_side_of_one_text_is_refused():
    with pytest.raises(PlanError, match="shows no two texts side by side; leave out @old and @new"):
        imported(pdf(page(*lines("1) Open ports. [MLIT]"))), "old")


def test_rows_below_a_cell_that_goes_over_a_page_are_rows_of_their_own():
    rows = "".join(f"<tr><td>({n})</td><td>{LONG}</td><td>総務省</td></tr>" for n in range(2, 30))
    head = "<thead><tr><th>分類</th><th>番号</th><th>施策</th><th>担当府省</th></tr></thead>"
    first = f"<tr><td rowspan=29>港</td><td>(1)</td><td>{LONG}</td><td>総務省</td></tr>"
    made = imported(woven(web(f"<h2>第1章　活用</h2><table>{head}{first}{rows}</table>"))).edition
    assert sum(one.kind == "initiative" for one in ordered(made)) == 29


def test_without_the_library_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "pdfminer", None)
    with pytest.raises(PlanError, match=r'not installed; install it: pip install "aiplan-revise\[pdf\]"'):
        imported(pdf(b""))


# ---------------------------------------------------------------- files that mean no good

GOOD = page(*lines("1) Open ports. [MLIT]"))
FORM = {"Type": "/XObject", "Subtype": "/Form", "BBox": "[0 0 9 9]"}


def _tree(*kids: bytes) -> bytes:
    return raw(
        {1: CATALOG, 2: b"<</Type/Pages/Count 9/Kids[%s]>>" % b" ".join(kids), 3: b"<</Type/Pages/Kids[2 0 R]>>"}
    )


def _many() -> bytes:
    numbers = range(10, 30_010)
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    tree = {1: CATALOG, 2: b"<</Type/Pages/Count 30000/Kids[%s]>>" % kids}
    return raw(tree | dict.fromkeys(numbers, b"<</Type/Page/MediaBox[0 0 9 9]>>"))


def _forms() -> bytes:
    """A form of ten forms of ten forms …"""
    inside = [5, *range(200, 4000, 200)]
    more = {
        one: stream(b"/X Do " * 10, **FORM, Resources=f"<</XObject<</X {two} 0 R>>>>")
        for one, two in zip(inside, [*inside[1:], 5], strict=True)
    }
    return raw(pages(stream(b"/X Do"), more=more))


def _locked() -> bytes:
    key = b"<" + b"41" * 32 + b">"
    lock = b"<</Filter/Standard/V 2/R 3/Length 128/P -4/O %s/U %s>>" % (key, key)
    return raw(pages(stream(GOOD), more={6: lock}), b"/Root 1 0 R/Encrypt 6 0 R/ID[<41><41>]")


IMAGE = stream(b"x", Type="/XObject", Subtype="/Image", Width="1", Height="1")
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "no PDF": (lambda: b"<html>", "is no PDF; name the file after what it is"),
    "nothing": (lambda: b"", "is no PDF"),
    "cut off": (lambda: pdf(GOOD)[:300], "is damaged"),
    "a bomb": (lambda: raw(pages(packed(b" " * (400 << 20)))), "takes more than 512 MB to read"),
    "a tree that is its own branch": (lambda: _tree(b"2 0 R", b"3 0 R"), "has no pages"),
    "30,000 pages": (_many, "has more than 1,000 pages"),
    "an object that holds itself": (
        lambda: raw(
            {1: CATALOG, 2: b"<</Type/Pages/Kids[3 0 R]>>", 3: b"<</Type/ObjStm/Length 3 0 R>>stream\nendstream"}
        ),
        "is damaged|has no pages",
    ),
    "forms in forms": (_forms, "page 1: takes longer than 4 s to read"),
    "a page of signs": (lambda: pdf(b"BT /F 1 Tf (%s) Tj ET" % (b"x" * 30_000)), "more than 20,000 signs and lines"),
    "a password": (_locked, "has a password"),
    "vertical lines": (
        lambda: pdf(page(*(Put(500 - x, 80 + 10 * y, "x") for x in (0, 20) for y in range(40)))),
        "is set in vertical lines, which cannot be read here",
    ),
    "pictures": (
        lambda: raw(pages(stream(b"/X Do"), more={5: IMAGE})),
        r"holds pictures of pages and no text; .*\(OCR\)",
    ),
    "blank": (lambda: pdf(b" "), "holds no text"),
    "fonts without meaning": (
        lambda: pdf(GOOD, font=NAMELESS),
        "has fonts that do not say what their signs mean: 10 of 10 signs",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_files_that_mean_no_good_are_refused_with_one_line(name: str, tmp_path: Path):
    made, message = HOSTILE[name]
    file = tmp_path / "plan.pdf"
    file.write_bytes(made())
    refused(file, message)


@pytest.mark.parametrize(("room", "text"), [(2.1, "第1章"), (2.8, "第 1章")])
def test_a_blank_needs_room(room: float, text: str) -> None:
    """LibreOffice draws blanks between Japanese words and numbers, over the room that it leaves there anyway."""
    at = 31.5 + room
    drawn = (("第", 21.0, 31.5), (" ", 31.4, 34.0), ("1", at, at + 7), ("章", at + 9, at + 19.5))
    signs = [Sign(sign, x0, x1, 100.0, 10.5) for sign, x0, x1 in drawn]
    assert [one.text for line in pieces(signs).lines for one in line] == [text]


def test_what_a_broken_font_says_is_no_sign_at_all_has_no_words() -> None:
    nothing = Sign("", 32.0, 40.0, 100.0, 10.5)
    assert [one.text for line in pieces([nothing]).lines for one in line] == [""]
    signs = [Sign("港", 21.0, 31.5, 100.0, 10.5), nothing]
    assert [one.text for line in pieces(signs).lines for one in line] == ["港"]
