"""Web pages as word processors and sites make them: what stands around a plan, contents, notes, bullets."""

import pytest
from docx import docx, p, w
from papers import REGISTRY

from aiplan_revise.documents.html import read_html
from aiplan_revise.documents.reading import Imported
from aiplan_revise.documents.word import read_word
from aiplan_revise.model.edition import numbers, ordered

BODY = "<h2>第１章　港</h2><p>（１）　港を開く。【総務省】</p><h2>第２章　橋</h2><p>（１）　橋を架ける。【総務省】</p>"
SAYS = ["1 港", "1.1 港を開く。", "2 橋", "2.1 橋を架ける。"]


def read(page: str) -> Imported:
    return read_html(page.encode(), registry=REGISTRY)


def says(found: Imported) -> list[str]:
    at = numbers(found.edition)
    return [f"{at[one.id]} {one.text.best('ja')}".strip() for one in ordered(found.edition)]


def told(found: Imported) -> list[str]:
    return [one.message for one in found.findings if one.rule == "left-out"]


@pytest.mark.parametrize(
    "around",
    [
        '<div id="header"><h1>海辺市</h1><ul><li>くらし</ul></div>',
        '<div id="footer"><p>海辺市役所</p></div>',
        '<ul id="gNav"><li><a href="/a">くらし</a></ul>',
        '<div class="breadcrumb">トップ &gt; 計画</div>',
        '<p class="topic-path">トップ &gt; 計画</p>',
        '<ol class="c-breadcrumbs breadcrumbs"><li>トップ<li>計画</ol>',
        '<div class="sns_btn">印刷する</div>',
        '<a class="skip-link" href="#main">本文へ</a>',
        '<div class="sideMenu"><ul><li>計画一覧</ul></div>',
        '<p class="copyright">(c) 海辺市</p>',
    ],
)
def test_what_a_site_puts_around_a_plan_is_told_and_left_out(around: str):
    found = read(f"<body>{around}<h1>環境計画</h1>{BODY}{around}")
    assert says(found) == SAYS
    assert found.edition.about.title.ja == "環境計画"
    assert told(found) == ["2 parts beside the text (navigation, header, footer) were not imported"]


@pytest.mark.parametrize("kept", ['<div class="header">', '<div class="share-of-roads">', '<section class="content">'])
def test_parts_of_the_text_by_names_that_say_little_stay(kept: str):
    assert says(read(f"<h1>環境計画</h1>{kept}{BODY}</div>")) == SAYS


def test_the_title_in_the_head_of_a_site_is_the_title_where_there_is_no_other():
    found = read(f'<div id="header"><h1>環境計画</h1><p>海辺市</p></div>{BODY}')
    assert (says(found), found.edition.about.title.ja) == (SAYS, "環境計画")


def test_lines_that_lead_to_another_place_of_the_page_and_their_heading():
    links = '<ul><li><a href="#1">第１章　港</a><li><a href="#2">第２章　橋</a></ul>'
    top = '<p><a href="#top">このページの先頭へ</a></p>'
    found = read(f"<h1>環境計画</h1><h2>目次</h2>{links}{BODY}{top}")
    assert says(found) == SAYS
    assert told(found) == ["3 lines that lead to another place of the page were not imported"]


def test_a_heading_and_a_sentence_with_a_link_into_the_page_stay():
    page = BODY.replace("第１章　港", '<a href="#1">第１章　港</a>').replace("港を開く", '<a href="#a">港</a>を開く')
    assert says(read(f"<h1>環境計画</h1>{page}")) == SAYS


def test_contents_and_notes_of_word():
    contents = "".join(f'<p class=MsoToc1><a href="#_Toc{n}">第{n}章 港<span>{n}</span></a></p>' for n in (1, 2))
    call = '<a href="#_ftn1"><span class=MsoFootnoteReference><span>[1]</span></span></a>'
    note = f"<div id=ftn1><p class=MsoFootnoteText>{call} 注である。</p></div>"
    found = read(f"<p class=MsoTocHeading>目次</p>{contents}{BODY.replace('開く。', f'開く{call}。')}{note}")
    assert says(found) == SAYS
    assert told(found) == [
        "1 footnotes were not imported",
        "3 lines of a table of contents were not imported",
        "1 references to footnotes were not imported",
    ]


def test_notes_of_libreoffice():
    call = '<a class="sdfootnoteanc" href="#sdfootnote1sym"><sup>1</sup></a>'
    back = '<a class="sdfootnotesym" href="#sdfootnote1anc">1</a>'
    note = f'<div id="sdfootnote1"><p class="sdfootnote">{back} 注。</p></div>'
    found = read(BODY.replace("開く。", f"開く{call}。") + note)
    assert says(found) == SAYS
    assert "1 footnotes were not imported" in told(found)


@pytest.mark.parametrize(
    "bullet",
    [
        "<span style='font-family:Wingdings'>l<span style='font:7.0pt \"Times New Roman\"'>&nbsp; </span></span>",
        "<span style='font-family:Symbol'>·<span style='font:7.0pt'>&nbsp;&nbsp; </span></span>",
        "<span style='font-family:\"Courier New\"'>o<span>&nbsp; </span></span>",
        "<span lang=EN-US style='font-size:9pt;font-family:Wingdings'>Ø </span>",
        '<font face="Wingdings">n </font>',
    ],
)
def test_bullets_of_symbol_fonts_are_no_letters(bullet: str):
    found = read(f"<h2>第１章　港</h2><p class=MsoListParagraph>{bullet}港を開く。【総務省】</p>")
    assert says(found) == ["1 港", "港を開く。"]


def test_signs_of_symbol_fonts_inside_words():
    found = read("<h2>第１章　港</h2><p>港を<span style='font-family:Wingdings'>à</span>開く。【総務省】</p>")
    assert says(found) == ["1 港", "港を→開く。"]


def test_contents_of_links_in_word_files_and_their_heading():
    def link(words: str) -> str:
        return p(w("hyperlink", f"<w:r><w:t>{words}</w:t></w:r>", anchor="x"))

    body = (p("第１章　港"), p("（１）　港を開く。【総務省】"), p("第２章　橋"), p("（１）　橋を架ける。【総務省】"))
    found = read_word(
        docx(p("環境計画"), p("目　次"), link("第１章　港 1"), link("第２章　橋 2"), *body), registry=REGISTRY
    )
    assert says(found) == SAYS
    assert told(found) == ["2 lines of a table of contents were not imported"]
    some = p(w("hyperlink", "<w:r><w:t>橋</w:t></w:r>", anchor="x"), "を架ける。【総務省】")
    assert says(read_word(docx(p("第１章　港"), some), registry=REGISTRY)) == ["1 港", "橋を架ける。"]
