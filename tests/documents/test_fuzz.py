"""Nothing but a PlanError comes out of the readers of foreign files, whatever is wrong with the file. They run in this
process, without the fence around them, so that nothing it would swallow stays hidden."""

from collections.abc import Callable
from pathlib import Path

import pytest
from documents.listing import REGISTRY as PORTS
from documents.test_workbook_form import BASE as SHIPS
from documents.test_workbook_form import form
from docx import docx, gone, ins, level, numbered, numbering, p, style, table, w
from fuzzing import FEWEST, tried
from pdfs import Put, lines, packed, page, pages, pdf, raw

from aiplan_revise.documents import decode, html, parse, read_table, to_markdown, word
from aiplan_revise.documents import pdf as reader
from aiplan_revise.documents.reading import Reading, Side
from aiplan_revise.documents.workbook import sheets
from aiplan_revise.documents.workbook.edition import to_workbook
from aiplan_revise.documents.workbook.filled import read_form
from aiplan_revise.documents.workbook.hidden import FORM, schema
from aiplan_revise.documents.workbook.outcome import outcome
from aiplan_revise.documents.workbook.reading import read_workbook

SIDES: tuple[Side, ...] = ("", "old", "new")
Read = Callable[..., object]


def _all_sides(read: Read) -> Callable[[bytes], None]:
    """A reader asked for every side in turn, by the length of the file."""
    return lambda raw: void(read(raw, Reading(side=SIDES[len(raw) % 3])))


def void(_made: object) -> None:
    """Nothing."""


@pytest.fixture(autouse=True)
def _unfenced(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (html, reader, word, sheets):
        monkeypatch.setattr(module, "fenced", lambda work, *_limits: work())


def _pdfs() -> list[bytes]:
    plan = lines(
        "Plan of ports", "Chapter 1: Sea", "a) Open ports. [MLIT]", "b) Watch the tides for ships that", "come. [JMA]"
    )
    note = [Put(60, 700, "1 A port.", 7), Put(300, 800, "- 1 -")]
    column = lines(*["words that fill the column well"] * 8, y=200)
    grid = [(50, y, 550, y) for y in (70, 100, 130)] + [(x, 70, x, 130) for x in (50, 300, 550)]
    heads = [Put(60, 90, "New"), Put(310, 90, "Old"), Put(60, 120, "1) Open. [MLIT]"), Put(310, 120, "(added)")]
    one = page(*plan, *note, rules=[(60, 690, 200, 690), (60, 77, 120, 77)])
    two = page(*column, *(put._replace(x=310) for put in column))
    return [pdf(one, two), pdf(page(*heads, rules=grid)), raw(pages(packed(one)))]


PAGES = [
    b"<!doctype html><title>t</title><header><h1>Plan</h1></header><ol type=a start=2><li>Open <del>60</del><ins>200"
    b"</ins> ports. [MLIT]<li value=9><p>Tides<br>and <ruby>x<rt>y</rt></ruby>. [JMA]</ol><nav>n</nav>",
    "<meta charset=shift_jis><table><tr><th>変更後<th>変更前<tr><td rowspan=2>1) 港。【総務省】<td>（新設）".encode(
        "cp932"
    ),
    b"<table><tr><th>No.<th>Ministry</tr><tr><td colspan=2>(1) Open &amp; shut</td></tr></table><pre>a\nb</pre>",
    b"<style>.c{text-decoration:line-through}</style><ul><li>Sea<ul><li>6<s>0</s> m<ol><li class=c>x</ol></ul></ul>",
]
TAGS = [
    b"<td>",
    b"</td>",
    b"<table>",
    b"</table>",
    b"<li>",
    b"<ol reversed>",
    b"<p hidden>",
    b"</header>",
    b"<!--",
    b"&#x110000;",
    b"<s>",
    b"<sup>",
    b"</sup>",
    b"<style>.a{vertical-align:sub}",
    b"<p class=a>",
]
SYNTAX = [
    b"<<",
    b">>",
    b"[",
    b"]",
    b" 0 R",
    b"stream\n",
    b" Tj ",
    b" Tm ",
    b" Tf ",
    b" cm ",
    b"(\\377)",
    b"<0001>",
    b"null",
    b" q ",
    b" l S ",
]
XML = [
    b"<w:tbl>",
    b"</w:tbl>",
    b"<w:p>",
    b"</w:p>",
    b'<w:gridSpan w:val="9"/>',
    b"<w:ins>",
    b"<w:tr>",
    b"<w:tc>",
    b"&amp;",
    b'w:val="-1"',
    b"<w:strike/>",
    b'<w:vertAlign w:val="superscript"/>',
    b'<w:sym w:char="F0B3"/>',
    b"<w:den>",
]


def _words() -> list[bytes]:
    lists = numbering(level(0, "decimal", "%1)") + level(1, "aiueo", "(%2)"))
    tracked = p("1) Open ", gone("60"), ins("200"), " ports. [MLIT]")
    rows = table(("変更後", "変更前"), ("1) 港。【総務省】", "（新設）"))
    styles = style("H1", "heading 1") + style("T", "toc 1", basedOn="H1")
    struck = p(w("r", w("rPr", w("strike")), w("t", "60")), w("r", w("sym", font="Symbol", char="F0B3")))
    return [
        docx(p("Plan", style="H1"), numbered("Open. [MLIT]", 0), tracked, struck, lists=lists, styles=styles),
        docx(rows),
    ]


CELLS = [
    b"<c>",
    b"</row>",
    b'<c r="XFD1" t="s">',
    b"<v>9</v>",
    b"<f>1+1</f>",
    b't="inlineStr"',
    b'<mergeCell ref="A1:J9"/>',
]
TEXTS = [
    b"# Plan\n\n## Chapter 1: Sea\n\n#### 1) Ports\n- a) Open ~~60~~ 200 ports. [MLIT; METI]\n"
    b"  - (1) Tides. [JMA]\n\n> note\n",
    "第１章　海\n第１節　港\n（１）灯台\nア　港を開く。【総務省】\n① 潮を見る。［気象庁］\n（略）\n".encode("cp932"),
    b"| No. | Text | Ministry |\n|--|--|--|\n| 1 | Open\\| shut<br>ports | MLIT |\n\n```\ncode\n```\n",
    to_markdown(SHIPS, PORTS).encode(),
]
SIGNS = [
    b"# ",
    b"- ",
    b"(1) ",
    b"a) ",
    "第２章 ".encode(),
    "【".encode(),
    b"]",
    b"~~",
    b"<!-- aiplan {",
    b"-->",
    b"| ",
    b"\n\n",
    b"```",
]
TABLES = [
    b"id,title,text,place,bodies\n1,Ports,Open ports.,Sea / Coast,MLIT; METI\n2,,'=1+1,Sea,JMA\n",
    "番号,内容,担当\n1,港を開く。,総務省\n".encode("cp932"),
    b'"a","text"\n"1","two\nlines"\n',
]
COMMAS = [b",", b'"', b"\n", b"id", b"text", b";", b"\t", b" / "]


def _workbooks() -> list[bytes]:
    pytest.importorskip("xlsxwriter")
    return [to_workbook(SHIPS, PORTS), form("ja"), form("en")]


def _text(raw: bytes, reading: Reading) -> object:
    return parse(decode(raw)[0], reading, PORTS)


def _table(raw: bytes, reading: Reading) -> object:
    return read_table(raw, reading, PORTS, ".csv")


def _workbook(raw: bytes, reading: Reading) -> object:
    book = sheets.read_book(raw)
    if schema(book) == FORM:
        return outcome(read_form(book), SHIPS, PORTS, exact=False)
    return read_workbook(raw, reading, PORTS)


@pytest.mark.parametrize(
    ("read", "seeds", "tokens"),
    [
        pytest.param(reader.read_pdf, _pdfs(), SYNTAX, id="pdf"),
        pytest.param(html.read_html, PAGES, TAGS, id="html"),
        pytest.param(word.read_word, _words(), XML, id="word"),
        pytest.param(_text, TEXTS, SIGNS, id="text"),
        pytest.param(_table, TABLES, COMMAS, id="table"),
        pytest.param(_workbook, _workbooks(), CELLS, id="workbook"),
    ],
)
def test_nothing_but_a_plan_error_comes_out(read: Read, seeds: list[bytes], tokens: list[bytes], tmp_path: Path):
    pytest.importorskip("pdfminer")
    count, reached = tried(_all_sides(read), seeds, tokens, tmp_path)
    assert count >= FEWEST and reached > 100, (count, reached)
