"""Word files in: automatic numbers, tracked changes, tables, and files that mean no good."""

from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from docx import W, document, docx, gone, ins, level, num, numbered, numbering, p, packed, style, t, table, w
from refusals import refused

from aiplan_revise.documents import read
from aiplan_revise.documents.fence import fenced
from aiplan_revise.documents.grammar.labels import Label
from aiplan_revise.documents.reading import Imported, Reading
from aiplan_revise.documents.word import read_word
from aiplan_revise.documents.word.formats import printed
from aiplan_revise.documents.word.numbering import Numbering
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import numbers, ordered
from aiplan_revise.store import open_store

REGISTRY = open_store(None).registry()
PLAN = level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%2)") + level(2, "lowerLetter", "%3)")


def told(raw: bytes, side: str = "") -> list[str]:
    """Every provision as its number and its words."""
    made = read_word(raw, Reading(side=side), REGISTRY).edition  # type: ignore[arg-type]
    at = numbers(made)
    return [f"{at[one.id]} {one.title.best('ja')}{one.text.best('ja')}".strip() for one in ordered(made)]


def remarks(found: Imported) -> list[str]:
    return [finding.message for finding in found.findings]


# ---------------------------------------------------------------- numbers


def test_automatic_numbers_are_those_that_word_prints():
    raw = docx(
        p("人工知能基本計画", style="H1"),
        numbered("活用", 0),
        numbered("行政", 1),
        numbered("行政で使う。［総務省］", 2),
        numbered("", 2),
        numbered("港で使う。［国土交通省］", 2),
        numbered("地域", 1),
        numbered("村で使う。［総務省］", 2),
        numbered("開発", 0),
        numbered("研究", 1),
        lists=numbering(PLAN),
    )
    assert told(raw) == [
        *("1 活用", "1.1 行政", "1.1.a 行政で使う。", "1.1.c 港で使う。"),
        *("1.2 地域", "1.2.a 村で使う。", "2 開発", "2.1 研究"),
    ]
    assert remarks(read_word(raw, registry=REGISTRY)) == ["the number c does not follow the one before it"]


def test_a_list_that_begins_anew_and_one_that_goes_on():
    anew = num(2, 1, w("lvlOverride", w("startOverride", val=1), ilvl=0))
    lists = numbering(level(0, "decimal", "%1)"), more=anew + num(3, 1))
    raw = docx(*(numbered("Open ports. [MLIT]", 0, num) for num in (1, 1, 3, 2, 2)), lists=lists)
    assert [line.split(" ")[0] for line in told(raw)] == ["1", "2", "3", "1", "2"]


def test_the_list_of_a_style_and_of_a_style_that_stands_for_a_list():
    styles = (
        style("Base", "base", w("numPr", w("numId", val=1)))
        + style("Own", "own", basedOn="Base")
        + style("L", "l", w("numPr", w("numId", val=2)), kind="numbering")
    )
    rules = level(0, "decimal", "%1)") + level(1, "aiueo", "(%2)", w("pStyle", val="Own"))
    raw = docx(
        *(p(f"{words}. [METI]", style=key) for words, key in (("One", "Base"), ("Two", "Own"), ("Three", "Own"))),
        lists=numbering(w("numStyleLink", val="L"), rules),
        styles=styles,
    )
    assert told(raw) == ["1 One.", "1.ア Two.", "1.イ Three."]


def test_plain_digits_for_the_levels_above_and_a_level_that_never_begins_anew():
    deepest = level(2, "decimal", "%1.%2.%3", w("isLgl"), w("lvlRestart", val=0))
    rules = level(0, "upperRoman", "Chapter %1:") + level(1, "decimal", "%2)") + deepest
    at = Numbering(fromstring(f'<w:n xmlns:w="{W}">{numbering(rules)}</w:n>'))
    made = [at.next("1", level).text for level in (0, 1, 2, 2, 0, 1, 2)]
    assert made == ["Chapter I:", "1)", "1.1.1", "1.1.2", "Chapter II:", "1)", "2.1.3"]
    assert at.next("9", 0) == at.next("1", 9) == Label()


@pytest.mark.parametrize(
    ("form", "signs"),
    [
        ("decimal", "1 2 27"),
        ("lowerLetter", "a b aa"),
        ("upperRoman", "I II XXVII"),
        ("decimalFullWidth", "１ ２ ２７"),
        ("decimalEnclosedCircle", "① ② ㉗"),
        ("aiueo", "ア イ ヒ"),
        ("irohaFullWidth", "イ ロ オ"),
        ("japaneseCounting", "一 二 二十七"),
        ("ideographDigital", "一 二 二七"),
        ("ideographTraditional", "甲 乙 27"),
        ("decimalEnclosedParen", "⑴ ⑵ 27"),
        ("ordinal", "1st 2nd 27th"),
        ("decimalZero", "01 02 27"),
        ("none", "  "),
        ("chosung", "1 2 27"),
    ],
)
def test_formats_of_numbers(form: str, signs: str):
    assert " ".join(printed(number, form) for number in (1, 2, 27)) == signs


# ---------------------------------------------------------------- words


def test_what_stands_inside_a_paragraph():
    box = w("r", w("pict", w("txbxContent", p("2) In a box. [METI]"))))
    link = w("hyperlink", t("linked"))
    ruby = w("r", w("ruby", w("rt", t("みなと")), w("rubyBase", t("港"))))
    hidden = w("r", w("rPr", w("vanish")), w("t", "secret"))
    field = w("r", w("instrText", "PAGE"))
    note = w("r", w("footnoteReference", id=1))
    raw = docx(
        p("1) ", link, " and ", ruby, field, hidden, note, w("r", w("br")), "below * and _. [METI]", box),
        w("sdt", w("sdtContent", p("3) Boxed.[METI]"))),
    )
    found = read_word(raw, registry=REGISTRY)
    assert told(raw) == ["1 linked and 港\nbelow * and _.", "2 In a box.", "3 Boxed."]
    assert remarks(found) == ["1 runs of hidden words were not imported", "1 footnotes were not imported"]


def test_words_that_are_struck_out_are_left_out_and_told():
    def run(words: str, *looks: str) -> str:
        return w("r", w("rPr", *looks), w("t", words))

    styles = style("Gone", "gone", kind="character").replace("</w:style>", w("rPr", w("strike")) + "</w:style>")
    styles += style("Out", "out").replace("</w:style>", w("rPr", w("dstrike")) + "</w:style>")
    raw = docx(
        p("1) Open 60", run("0", w("strike")), run("00", w("rStyle", val="Gone")), run(" ports", w("strike", val=0))),
        p("2) Close. [JMA]", style="Out"),
        p("3) Watch ", run("all ", w("dstrike")), "tides. [JMA]"),
        table(("施策", "担当"), ("(1) 村。", w("tc", p("総務省", run("、経済産業省", w("strike")))))),
        p("Gone at the end.", style="Out"),
        styles=styles,
    )
    assert told(raw) == ["1 Open 60 ports", "3 Watch tides.", "3.1 村。"]
    found = [one for one in read_word(raw, registry=REGISTRY).findings if one.rule == "struck-out"]
    assert [(one.line, one.message.partition(": ")[2]) for one in found] == [
        *((0, "“Gone at the end.”"), (1, "“0 00”"), (2, "“2) Close. [JMA] all”"), (4, "“、経済産業省”")),
    ]
    assert {one.level for one in found} == {"warning"}


def test_raised_words_formulas_and_symbols_run_into_no_number():
    def above(words: str, place: str = "superscript") -> str:
        return w("r", w("rPr", w("vertAlign", val=place)), w("t", words))

    def m(tag: str, *inside: str) -> str:
        return (
            f'<m:{tag} xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">{"".join(inside)}</m:{tag}>'
        )

    half = m("oMath", m("f", m("num", m("r", m("t", "1"))), m("den", m("r", m("t", "2")))))
    power = m("oMath", m("sSup", m("e", m("r", m("t", "10"))), m("sup", m("r", m("t", "n")))))
    signs = [
        w("r", w("sym", font=font, char=char))
        for font, char in (("Symbol", "F0B3"), ("Webdings", "D8"), ("X", "D800"), ("X", "2265"))
    ]
    raw = docx(
        p("1) 10", above("2"), " of CO", above("2", "subscript"), " the 1", above("st"), ". [MOE]", above("1")),
        p("2) Use ", half, " and ", power, ". [METI]"),
        p("3) ", signs[0], "60 ", *signs[1:], ". [METI]", w("r", w("drawing", w("blip")))),
    )
    assert told(raw) == ["1 10² of CO2 the 1st.¹", "2 Use 1/2 and 10^n.", "3 ≥60 ��≥."]
    assert remarks(read_word(raw, registry=REGISTRY)) == [
        "1 pictures were not imported",
        "2 signs of symbol fonts cannot be read here; � stands for them",
    ]


def test_a_table_of_contents_is_no_text():
    gallery = w("sdtPr", w("docPartObj", w("docPartGallery", val="Table of Contents")))
    contents = w("sdt", gallery, w("sdtContent", p("Chapter 1: Sea")))
    raw = docx(contents, p("Chapter 2: Land", style="TOC1"), p("1) Dredge. [MLIT]"), styles=style("TOC1", "toc 1"))
    assert told(raw) == ["1 Dredge."]
    assert remarks(read_word(raw, registry=REGISTRY)) == ["2 lines of a table of contents were not imported"]


def test_rows_of_a_table_are_initiatives():
    first = w("tc", w("tcPr", w("vMerge", val="restart")), p("総務省"))
    second = w("tc", w("tcPr", w("vMerge")), p())
    raw = docx(
        p("第1章　活用"),
        table(("番号", "施策", "担当府省"), ("(1)", "行政で使う｜試す|。", first), ("(2)", "村で使う。", second)),
        table(("A box of one cell.",)),
    )
    assert told(raw) == ["1 活用", "1.1 行政で使う｜試す|。", "1.2 村で使う。", "A box of one cell."]
    made = read_word(raw, registry=REGISTRY).edition
    assert [one.assignments[0].body for one in ordered(made) if one.kind == "initiative"] == ["mic", "mic"]


# ---------------------------------------------------------------- tracked changes

TRACKED = (
    p("Chapter 1: Sea"),
    p("1) Open ", gone("60"), ins("200"), " ports. [MLIT]"),
    p(gone("2) Watch tides. [JMA]"), mark="del"),
    p(gone("3) Moved. [METI]", "moveFrom"), mark="del"),
    p(ins("2) Moved. [METI]", "moveTo"), mark="ins"),
    p(ins("3) New. [MOE]"), mark="ins"),
    p("4) Stays. [MOE]"),
)


def test_tracked_changes_are_two_texts():
    raw = docx(*TRACKED)
    assert told(raw, "old") == ["1 Sea", "1.1 Open 60 ports.", "1.2 Watch tides.", "1.3 Moved.", "1.4 Stays."]
    assert told(raw, "new") == ["1 Sea", "1.1 Open 200 ports.", "1.2 Moved.", "1.3 New.", "1.4 Stays."]
    with pytest.raises(PlanError, match=r"holds tracked changes; name the text that you mean: FILE\.docx@old"):
        told(raw)


def test_paragraphs_that_were_put_together_or_rows_that_were_dropped():
    raw = docx(p("1) Open ports", mark="del"), p(ins(" and quays"), ". [MLIT]"))
    assert (told(raw, "new"), told(raw, "old")) == (["1 Open ports and quays."], ["1 Open ports."])
    row = w("tr", w("trPr", w("del", id=1)), w("tc", p("(2) 港。")), w("tc", p("総務省")))
    whole = table(("施策", "担当"), ("(1) 村。", "総務省")).replace("</w:tbl>", row + "</w:tbl>")
    assert (told(docx(whole), "new"), told(docx(whole), "old")) == (["1 村。"], ["1 村。", "2 港。"])


# ---------------------------------------------------------------- files that mean no good


def _text(blocks: bytes) -> bytes:
    return docx(parts={"word/document.xml": document(blocks)})


_MACROS = {"[Content_Types].xml": b"<a>ms-word.document.macroEnabled.main+xml</a>"}
_ENTITY = {"word/document.xml": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'}
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "no archive": (lambda: b"plan", "is no Word file; save it as .docx"),
    "a PDF": (lambda: b"%PDF-1.7 x", "is a PDF; name it .pdf"),
    "old, or encrypted": (lambda: b"\xd0\xcf\x11\xe0" + b"x" * 600, "has a password; open it in Word"),
    "cut off": (lambda: docx(p("1) A. [METI]"))[:200], "is damaged"),
    "a workbook": (lambda: packed({"xl/workbook.xml": b"<x/>"}), "is a workbook, not a Word file"),
    "an archive": (lambda: packed({"a.txt": b"x"}), "is an archive, not a Word file"),
    "macros": (lambda: docx(p("x"), parts=_MACROS), "holds macros"),
    "an entity": (lambda: docx(parts=_ENTITY), "declares entities"),
    "a bomb": (lambda: _text(b" " * (80 << 20)), "unpacks to more than 64 MB"),
    "paragraphs": (lambda: _text(b"<w:p/>" * 6_000_000), "has more paragraphs than any plan"),
    "one box of them": (lambda: _text(b"<w:sdt>" + b"<w:p/>" * 900_000 + b"</w:sdt>"), "has more paragraphs than any"),
    "a well": (lambda: _text(b"<w:sdt>" * 5000 + b"</w:sdt>" * 5000), "is nested deeper than any plan"),
    "a well of runs": (lambda: _text(b"<w:p>" + b"<w:r>" * 5000 + b"</w:r>" * 5000 + b"</w:p>"), "is nested deeper"),
    "broken XML": (lambda: _text(b"<w:p>"), "is damaged"),
    "nothing in it": (docx, "the file is empty"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_files_that_mean_no_good_are_refused_with_one_line(name: str, tmp_path: Path):
    made, message = HOSTILE[name]
    file = tmp_path / "plan.docx"
    file.write_bytes(made())
    refused(file, message)


def test_a_word_file_by_another_name_is_refused(tmp_path: Path):
    file = tmp_path / "plan.md"
    file.write_bytes(docx(p("1) A. [METI]")))
    with pytest.raises(PlanError, match=r"this is a Word file, workbook or archive, not text; name a Word file \.docx"):
        read(file)


@pytest.mark.parametrize(
    ("work", "message"),
    [
        (lambda: b"x" * (1 << 30), "takes more than 64 MB to read"),
        (lambda: b"x" * any(iter(int, 1)), "takes longer than 1 s to read"),
        (lambda: bytes(Path("nothing").stat().st_size), "cannot be read"),
    ],
)
def test_a_reader_that_goes_wild_harms_nobody_else(work, message):
    with pytest.raises(PlanError, match=message):
        fenced(work, seconds=1, memory=64 << 20)
    assert fenced(lambda: b"all well") == b"all well"


# ---------------------------------------------------------------- headers and footers


def edged(**edges: str) -> bytes:
    """A plan with these headers and footers (header1, footer2 …), each the XML of its paragraphs."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    named = (f'<Relationship Id="{key}" Type="{kind}/{key.rstrip("0123456789")}" Target="{key}.xml"/>' for key in edges)
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(named)}'
    root = {"h": "hdr", "f": "ftr"}
    parts = {
        f"word/{key}.xml": f'<w:{root[key[0]]} xmlns:w="{W}">{said}</w:{root[key[0]]}>'.encode()
        for key, said in edges.items()
    }
    parts["word/_rels/document.xml.rels"] = f"{rels}</Relationships>".encode()
    return docx(p("第１章　港"), p("（１）　港を開く。【総務省】"), parts=parts)


def field(code: str, shown: str) -> str:
    """A field with what it showed last."""
    marks = [f"<w:r>{w('fldChar', fldCharType=one)}</w:r>" for one in ("begin", "separate", "end")]
    return marks[0] + t(code, "instrText") + marks[1] + t(shown) + marks[2]


def test_headers_and_footers_are_told_once_each():
    raw = edged(
        header1=p("資料１（案）"),
        header2=p("資料１（案）"),
        footer1=p(t("海洋省　"), field("PAGE", "12"), t(" 頁")),
        header3=p("取扱注意") + p("机上配布"),
    )
    assert remarks(read_word(raw, registry=REGISTRY)) == [
        "3 headers and footers were not imported: “資料１（案）”, “海洋省 頁”, “取扱注意 机上配布”"
    ]


def test_what_counts_pages_only_is_no_header():
    raw = edged(footer1=p(t("- "), field("PAGE", "3"), t(" -")), footer2=p("1 / 20"), header1=p(""))
    assert not remarks(read_word(raw, registry=REGISTRY))


def test_many_headers_are_counted_and_a_damaged_one_does_not_keep_the_text_away():
    raw = edged(**{f"header{n}": p(f"第{n}章の柱") for n in range(7)}, footer1="<w:p>")
    (told_,) = remarks(read_word(raw, registry=REGISTRY))
    assert told_.startswith("8 headers and footers were not imported: “第0章の柱”")
    assert told_.endswith("and 3 more")
