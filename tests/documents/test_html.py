"""Web pages in: headings, lists with the numbers that a browser prints, tables, two texts in one page, bad pages."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hanging import ending
from papers import REGISTRY, expected, needs, outline, told
from refusals import refused

from aiplan_revise.documents import read
from aiplan_revise.documents.html import read_html
from aiplan_revise.documents.html.lists import printed
from aiplan_revise.documents.reading import Imported, Reading, Side
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Lang, numbers, ordered


def imported(page: str | bytes, side: Side = "") -> Imported:
    return read_html(page.encode() if isinstance(page, str) else page, Reading(side=side), REGISTRY)


def listed(page: str | bytes, side: Side = "") -> list[str]:
    """Every provision as its number and its words."""
    made = imported(page, side).edition
    at = numbers(made)
    return [f"{at[one.id]} {one.text.best('en')}".strip() for one in ordered(made)]


def remarks(page: str | bytes, side: Side = "") -> list[str]:
    return [one.message for one in imported(page, side).findings]


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_outline_written_by_pandoc(lang: Lang):
    needs("pandoc")
    command = ["pandoc", "-f", "markdown-smart", "-t", "html", "-s", "--toc", "--metadata", "pagetitle=x"]
    done = subprocess.run(command, input=outline(lang).encode(), capture_output=True, timeout=60, check=True)
    found = imported(done.stdout)
    assert told(found.edition) == expected(outline(lang))
    assert [one.message for one in found.findings if one.rule == "left-out"] == [
        "1 parts beside the text (navigation, header, footer) were not imported"
    ]


# ---------------------------------------------------------------- words


def test_headings_paragraphs_and_what_is_no_text():
    page = """<!DOCTYPE html><html><head><title>T</title><script>var a = "1) No. [METI]"</script><body>
    <header><h1>Plan of &amp; ports</h1>Site</header><nav><ul><li>Home</ul></nav>
    <h2>Chapter 1: Sea</h2><p>1) Open <b>the</b>
      ports&nbsp;now. [MLIT]<p hidden>2) Secret. [METI]<p>2) Watch<br>the tides. [JMA]
    <div style="display: none">3) Hidden. [METI]</div><footer>4) Foot. [METI]</footer>"""
    assert listed(page) == ["1 Sea", "1.1 Open the ports now.", "1.2 Watch\nthe tides."]
    assert imported(page).edition.about.title.en == "Plan of & ports"
    assert remarks(page) == ["3 parts beside the text (navigation, header, footer) were not imported"]


@pytest.mark.parametrize("said", ["<![doctype x]>", "<![if !mso]>", "<![CDATA[x]]>", "<![ >"])
def test_a_marked_section_says_nothing(said: str):
    assert listed(f"<h1>Plan</h1>{said}<p>1) Open the ports. [MLIT]</p>") == ["1 Open the ports."]


def test_a_heading_in_the_header_is_that_of_the_site_where_the_text_has_one():
    page = "<header><h1>Ministry</h1></header><main><h1>Plan</h1><p>1) Open. [MLIT]</p></main>"
    assert imported(page).edition.about.title.en == "Plan"


def test_a_title_that_pandoc_puts_into_a_header_is_the_title_and_nothing_is_left_out():
    page = (
        "<header><h1 class=title>Plan</h1></header><h1>Chapter 1: Sea</h1><p>1) Open. [MLIT]</p><nav><svg></svg></nav>"
    )
    assert listed(page) == ["1 Sea", "1.1 Open."]
    assert (imported(page).edition.about.title.en, remarks(page)) == ("Plan", [])


def test_the_edges_of_pages_that_libreoffice_writes_are_beside_the_text():
    page = "<p>1) Open. [MLIT]</p><div title='footer'><p>- 8 -</p></div>"
    assert (listed(page), len(remarks(page))) == (["1 Open."], 1)


def test_a_part_beside_the_text_that_is_never_closed_is_told():
    page = "<p>1) Open. [MLIT]</p><nav><p>2) Lost. [JMA]</p>"
    assert remarks(page)[:1] == ["1 parts beside the text (navigation, header, footer) were not imported"]
    assert remarks(page)[1:] == ["1 parts that are never closed, with all that follows, were not imported"]


def test_japanese_lines_ruby_and_notes():
    page = """<h2>第1章　活用</h2><p>(1) <ruby>港湾<rp>(</rp><rt>こうわん</rt><rp>)</rp></ruby>を
    使う<a role="doc-noteref" href="#1">1</a>。【総務省】</p><section role="doc-endnotes"><p>注</p></section>"""
    assert listed(page) == ["1 活用", "1.1 港湾を使う。"]
    assert remarks(page) == [
        "1 lists of footnotes were not imported",
        "1 readings above words (ruby) were not imported",
        "1 references to footnotes were not imported",
    ]


@pytest.mark.parametrize(
    ("encoding", "said"), [("cp932", "Shift_JIS"), ("euc_jp", "euc-jp"), ("utf-8-sig", "x-sjis"), ("utf-8", "utf-8")]
)
def test_the_encoding_is_the_one_the_page_names(encoding: str, said: str):
    page = f'<meta http-equiv=Content-Type content="text/html; charset={said}"><p>1) 港を開く。【総務省】'
    assert listed(page.encode(encoding)) == ["1 港を開く。"]


def test_what_is_wrong_with_the_words_is_told_with_the_line_of_the_page():
    with pytest.raises(PlanError, match=r"line 3: control, bidirectional or reserved character U\+202E"):
        imported("<p>1) Open. [MLIT]\n\n<p>2) Wa&#x202e;tch. [JMA]")
    found = imported("<p>1) Open. [MLIT]\n\n<p>2) Wa&shy;tch. [JMA]").findings
    assert [(one.rule, one.line) for one in found] == [("invisible-characters", 3)]


# ---------------------------------------------------------------- lists


def test_lists_count_as_a_browser_does():
    page = """<ol><li>Sea<ol type=a><li>Open. [MLIT]<li><p>Watch. [JMA]</p><li value=5>See. [MOE]</ol>
    <li>Land<ul><li>a) Typed. [METI]</ul></ol><ol start=9><li>Air. [MOE]</ol>"""
    assert listed(page) == ["1 Sea", "1.a Open.", "1.b Watch.", "1.e See.", "2 Land", "2.a Typed.", "9 Air."]


@pytest.mark.parametrize(
    ("kind", "signs"),
    [
        ("decimal", "1. 27. 0."),
        ("lower-alpha", "a. aa. 0."),
        ("upper-roman", "I. XXVII. 0."),
        ("katakana", "ア. ヒ. 0."),
        ("decimal-leading-zero", "01. 27. 00."),
        ("none", "  "),
    ],
)
def test_formats_of_numbers(kind: str, signs: str):
    assert " ".join(printed(number, kind) for number in (1, 27, 0)) == signs


# ---------------------------------------------------------------- tables and two texts


def test_rows_of_a_table_are_initiatives():
    page = """<table><tr><th>番号</th><th>施策</th><th>担当府省</th></tr><tr><td>(1)</td><td>港を|開く。</td>
    <td rowspan=2><p>総務省<p>経済産業省</td></tr><tr><td>(2)</td><td>閉じる。</td></tr></table>"""
    made = imported(page).edition
    assert [(one.number, one.text.ja) for one in ordered(made)] == [("1", "港を|開く。"), ("2", "閉じる。")]
    assert {tuple(party.body for party in one.assignments) for one in ordered(made)} == {("mic", "meti")}


def test_words_put_in_and_taken_out_are_two_texts():
    page = """<ol type=a><li>Open <del>60</del><ins>200</ins> ports. [MLIT]</li><li><del>Close. [METI]</del></li>
    <li>Watch. [JMA]</li></ol><ins><p>New words.</p></ins>"""
    assert listed(page, "old") == ["a Open 60 ports.", "b Close.", "c Watch."]
    assert listed(page, "new") == ["a Open 200 ports.", "b Watch.", "New words."]
    with pytest.raises(PlanError, match=r"\(ins, del\); name the text that you mean: FILE\.html@old or FILE\.html@new"):
        imported(page)
    with pytest.raises(PlanError, match="holds no two texts"):
        imported("<p>1) Open. [MLIT]", "old")


def test_a_comparison_table_is_two_texts():
    page = """<h1>港の計画 新旧対照表</h1><p>（傍線部分は改正部分）</p>
    <table><tr><th>改 正 後<br>港の計画</th><th>現行</th><th>備考</th></tr>
    <tr><td>第1章　港</td><td>同左</td><td></td></tr>
    <tr><td>(1) <u>200</u>を開く。【総務省】</td><td>(1) 60を開く。【総務省】</td><td>増</td></tr>
    <tr><td>（削る）</td><td>(2) 閉じる。【総務省】</td></tr><tr><td>(3) （略）</td><td>(3) （略）</td></tr></table>"""
    assert listed(page, "new") == ["1 港", "1.1 200を開く。"]
    assert listed(page, "old") == ["1 港", "1.1 60を開く。", "1.2 閉じる。"]
    assert imported(page, "old").edition.about.title.ja == "港の計画"
    assert remarks(page, "old") == [
        "1 paragraphs around a comparison table were not imported",
        "1 remarks beside its texts were not imported",
        "the comparison table does not show all of the text: “(3) （略）”",
    ]


def test_cells_of_a_comparison_table_over_several_rows_stand_once():
    page = """<table><tr><th>変更後</th><th>変更前</th></tr>
    <tr><td>(1) 港。【総務省】</td><td rowspan=2>(1) 港と橋。【総務省】</td></tr>
    <tr><td>(2) 橋。【総務省】</td></tr></table>"""
    assert listed(page, "old") == ["1 港と橋。"]
    assert listed(page, "new") == ["1 港。", "2 橋。"]


def test_what_a_comparison_table_marks_as_put_in_or_taken_out_is_text_of_its_column():
    page = """<table><tr><th>New</th><th>Old</th></tr>
    <tr><td>1) Open <ins>200</ins> ports. [MLIT]</td><td>1) Open <del>60</del> ports. [MLIT]</td></tr></table>"""
    assert listed(page, "old") == ["1 Open 60 ports."]
    assert listed(page, "new") == ["1 Open 200 ports."]


# ---------------------------------------------------------------- pages that mean no good

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b" ", "holds no text"),
    "a script alone": (lambda: b"<script>document.write('<p>1) Open. [METI]')</script>", "holds no text"),
    "a PDF": (lambda: b"%PDF-1.7", "this is a PDF, not text"),
    "another encoding": (lambda: "<meta charset=euc-jp><p>港".encode("cp932"), "says that it is in euc-jp, and is not"),
    "attributes": (lambda: b"<p " + b"a=b " * (15 << 20) + b">x", "takes (longer|more) than"),
    "cells": (
        lambda: b"<table>" + b"<tr><td colspan=63 rowspan=60>x" * 100_000,
        "has more paragraphs or cells",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_pages_that_mean_no_good_are_refused_with_one_line(name: str, tmp_path: Path):
    made, message = HOSTILE[name]
    file = tmp_path / "plan.html"
    file.write_bytes(made())
    refused(file, message)


def test_a_page_of_100_000_boxes_inside_one_another_is_read(tmp_path: Path):
    file = tmp_path / "deep.htm"
    file.write_bytes(b"<div>" * 100_000 + b"<p>1) Open. [MLIT]" + b"</div>" * 100_000)
    with ending():
        assert [one.text.en for one in ordered(read(file, registry=REGISTRY).edition)] == ["Open."]


# ---------------------------------------------------------------- words that do not stand in the line


@pytest.mark.parametrize(
    "struck",
    [
        "<s>60</s>",
        "<strike><b>60</b></strike>",
        "<span style='color: red; text-decoration: underline line-through'><span>6</span>0</span>",
        "<span class='c1 c5'>60</span>",
    ],
)
def test_words_that_are_struck_out_are_left_out_and_told(struck: str):
    page = f"<head><style>p{{margin:0}} .c4,.c5{{text-decoration:line-through}}</style></head><p>1) Open {struck}"
    page += "200 ports. [MLIT]</p>\n<p style='text-decoration-line: line-through'>2) Close. [JMA]<p>3) Watch. [JMA]"
    assert listed(page) == ["1 Open 200 ports.", "3 Watch."]
    told = [(one.level, one.line, one.message) for one in imported(page).findings if one.rule == "struck-out"]
    assert told == [
        ("warning", 1, "words that are struck out were not taken: “60”"),
        ("warning", 2, "words that are struck out were not taken: “2) Close. [JMA]”"),
    ]


def test_words_taken_out_are_those_of_the_old_text_however_they_are_shown():
    out = "text-decoration: line-through"
    page = f"<p>1) Open <del style='{out}'>60</del><del><s>0</s></del><ins>200</ins> ports. [MLIT]"
    assert (listed(page, "old"), listed(page, "new")) == (["1 Open 600 ports."], ["1 Open 200 ports."])


def test_a_style_sheet_with_a_font_in_it_is_read():
    sheet = f"@font-face{{src:url(data:{'A' * 3_000_000})}} @media all{{ .a, p.b {{text-decoration: line-through}} }}"
    assert listed(f"<style>{sheet}</style><p>1) Open <i class=b>60 </i>ports. [MLIT]") == ["1 Open ports."]


def test_raised_and_lowered_words_run_into_no_number():
    page = """<p>1) Save 10<sup>2</sup> tons of CO<sub>2</sub>, the 1<sup>st</sup> in 10<sub>2</sub> and
    10<sup>x</sup>. [MOE]<sup>3</sup>
    <sup><a href="#n">4</a></sup><a href="#m"><sup>5</sup></a><p>2) <i style="vertical-align:super">注１</i>"""
    assert listed(page) == ["1 Save 10² tons of CO2, the 1st in 10₂ and 10^x.³", "2 注¹"]
    assert remarks(page)[0] == "2 references to footnotes were not imported"


def test_pictures_with_words_and_formulas_are_told():
    page = "<p>1) Open. [MLIT] <img src=a alt='A map'><img src=b><math><mn>1</mn></math><svg><text>2</text></svg>"
    assert remarks(page) == ["3 pictures, formulas and the like were not imported"]
