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


SITE_JA = [
    '<p><a href="/x">本文へ移動</a></p>',
    '<ul><li><a href="/">ホーム</a><li><a href="/p">政策</a><li>環境計画</ul>',
    '<p><a href="/">トップページ</a> &gt; <a href="/p">政策</a> &gt; 環境計画</p>',
    "<p>現在位置：ホーム ＞ 政策 ＞ 環境計画</p>",
    '<p><a href="/">このページの先頭へ</a></p>',
    "<div>ページトップへ戻る</div>",
    "<p>先頭に戻る</p>",
    "<p>最終更新日：令和８年３月１日</p>",
    "<p>このページを印刷する</p>",
    "<p>X（旧Twitter）でポスト</p>",
    "<p>シェアする</p>",
    "<p>このページの情報はお役に立ちましたか？</p>",
    "<p>PDFファイルをご覧いただくには、Adobe Readerが必要です。お持ちでない方はダウンロードしてください。</p>",
    "<p>Copyright © 海辺市 All Rights Reserved.</p>",
    "<h2>お問い合わせ先</h2><p>海辺市環境課</p><p>電話：012-345-6789</p>",
    "<h3>このページに関するお問い合わせ</h3><p>海辺市環境課　計画係</p><p>〒000-0000 海辺市１－１</p>",
    "<p>【お問い合わせ先】</p><p>海辺市環境課</p><p>担当：山田</p><p>電話：012-345-6789（内線12）</p>",
    "<p>お問合せ先：</p><p>環境課</p><p>E-mail: kankyo@example.jp</p>",
    '<h2>関連リンク</h2><ul><li><a href="/a">環境白書</a><li><a href="/b">統計（外部リンク）</a></ul>',
    '<h2>添付ファイル</h2><p><a href="/a.pdf">計画本文（PDF：200KB）</a></p>',
    '<p>関連情報</p><p><a href="/a">環境白書</a></p>',
]
SITE_EN = [
    '<a href="/x">Skip to main content</a>',
    '<ol><li><a href="/">Home</a><li><a href="/e">Environment</a><li><a href="/p">Plans</a></ol>',
    "<p>You are here: Home › Environment › Plans</p>",
    "<p>Back to top</p>",
    "<p>Last updated: 3 March 2026</p>",
    '<h2>Share this page</h2><ul><li><a href="https://a">Share on Facebook</a><li><a href="https://b">Email</a></ul>',
    "<p>Is this page useful?</p>",
    "<p>© Crown copyright</p>",
    "<h2>Contact us</h2><p>Coast team</p><p>Telephone: 01234 567890</p>",
    "<p>Enquiries</p><p>Coast team</p><p>coast@example.org</p>",
    '<h2>Related content</h2><ul><li><a href="/k">Flood strategy</a></ul>',
    "<p>Cookies on example.org</p>",
]


@pytest.mark.parametrize("around", [*SITE_JA, *SITE_EN])
def test_what_a_site_says_of_its_page_in_plain_paragraphs_is_told_and_left_out(around: str):
    plain = read(f"<h1>環境計画</h1>{BODY}")
    found = read(f"<body>{around}<h1>環境計画</h1>{BODY}{around}")
    assert found.edition == plain.edition
    assert sum("the site says it of its page" in words for words in told(found)) >= 2


@pytest.mark.parametrize("around", [*SITE_JA[4:12], SITE_JA[14], SITE_JA[16], SITE_JA[18], *SITE_EN[3:9], SITE_EN[10]])
def test_it_stands_between_two_chapters_too(around: str):
    first, last = BODY.split("<h2>第２章")
    assert says(read(f"<h1>環境計画</h1>{first}{around}<h2>第２章{last}")) == SAYS


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ("<p>（２）　問い合わせ窓口を設ける。【総務省】</p>", "2.2 問い合わせ窓口を設ける。"),
        ("<p>（２）　お問い合わせ先【総務省】</p>", "2.2 お問い合わせ先"),
        ("<h2>第３章　関連情報</h2><p>（１）　統計を公表する。【総務省】</p>", "3 関連情報"),
        ("<p>（２）　更新日：毎年４月１日とする。【総務省】</p>", "2.2 更新日：毎年４月１日とする。"),
        ("<p>（２）　ホームページを印刷し、共有する。【総務省】</p>", "2.2 ホームページを印刷し、共有する。"),
        ("<p>関連情報</p><p>統計は毎年公表する。</p>", "関連情報"),
        ("<p>（２）　リンク</p><p>橋と港を結ぶ道を造る。【総務省】</p>", "2.2 リンク"),
        ("<dl><dt>お問い合わせ先<dd>港の窓口は総務省とする。</dl>", "お問い合わせ先"),
    ],
)
def test_what_only_sounds_like_it_stays(kept: str, words: str):
    assert words in says(read(f"<h1>環境計画</h1>{BODY}{kept}"))


def test_a_block_ends_where_the_plan_goes_on():
    ask = "<h3>お問い合わせ先</h3><p>環境課</p><p>電話：012-345-6789</p><p>（２）　橋を守る。【総務省】</p>"
    assert says(read(f"<h1>環境計画</h1>{BODY}{ask}")) == [*SAYS, "2.2 橋を守る。"]


def test_a_page_that_is_nothing_else_is_read_as_it_is():
    assert says(read("<h1>お問い合わせ先</h1><p>環境課</p><p>電話：012-345-6789</p>"))


CARD = "<dl><dt>施策名<dd>港を開く。<dt>内容<dd>３年で開く。<dt>担当府省<dd>{}</dl>"


def test_a_list_of_terms_that_is_a_card_is_a_measure():
    cards = CARD.format("総務省") + CARD.format("総務省<br>経済産業省").replace("港を開", "橋を架")
    found = read(f"<h1>環境計画</h1><h2>第１章　港</h2>{cards}<p>以上である。</p>")
    assert says(found) == ["1 港", "港を開く。 ３年で開く。", "橋を架く。 ３年で開く。", "以上である。"]
    assert [[a.body for a in p.assignments] for p in ordered(found.edition)] == [[], ["mic"], ["mic", "meti"], []]


def test_two_paragraphs_beside_one_term_and_a_contact_in_a_card():
    card = CARD.format("総務省").replace("３年で開く。", "<p>３年で開く。</p><p>毎年見直す。</p>")
    ask = "<dt>お問い合わせ先<dd>港湾課<dd>電話：012-345-6789"
    found = read(f"<h1>環境計画</h1><h2>第１章　港</h2>{card.replace('</dl>', ask + '</dl>')}{card}")
    whole = "港を開く。 ３年で開く。 毎年見直す。"
    assert says(found) == ["1 港", whole, whole]


def test_a_list_of_terms_that_explains_words_is_paragraphs():
    found = read(f"{BODY}<h2>第３章　用語</h2><dl><dt>港<dd>船の泊まる所をいう。<dt>橋<dd>道をつなぐ。</dl>")
    assert says(found)[-4:] == ["港", "船の泊まる所をいう。", "橋", "道をつなぐ。"]


def test_control_characters_that_no_browser_shows_are_taken_out_and_told():
    found = read(BODY.replace("港を開", "港\x01を\x1f開"))
    assert says(found) == SAYS
    (told_,) = [one for one in found.findings if one.rule == "invisible-characters"]
    assert told_.message == "2 control characters, which no browser shows, were taken out"
