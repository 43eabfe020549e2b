"""How Word files of ours look: A4, styles with outline levels, Japanese type with what stands in for it elsewhere, page
numbers. Measures are in twentieths of a point, sizes of type in half points."""

from collections.abc import Iterator
from typing import NamedTuple

from aiplan_revise.documents.word.out.xml import val, w, whole
from aiplan_revise.model.edition import Lang

MINCHO, GOTHIC = "ＭＳ 明朝", "ＭＳ ゴシック"
_SERIF, _SANS = "Times New Roman", "Arial"
_FONTS = (
    # name, name elsewhere, character set, family
    (MINCHO, "MS Mincho", "80", "roman"),
    (GOTHIC, "MS Gothic", "80", "modern"),
    (_SERIF, "Liberation Serif", "00", "roman"),
    (_SANS, "Liberation Sans", "00", "swiss"),
)
_A4 = (11906, 16838)
INDENT, HANGING = 210, 420
"""One Japanese sign of 10.5 points, and the two that a mark may take from which words hang."""
HANGING_HEADINGS = ("Heading3", "Heading4")
DEEPEST = 4
"""How deep a list is indented further."""
_GREY, _BLUE = "595959", "1F3864"


class Shape(NamedTuple):
    """What a style says: name, that it is based on, outline level (0 none), properties of its paragraphs and of its
    runs."""

    name: str
    based: str = "Normal"
    outline: int = 0
    paragraph: str = ""
    run: str = ""


def gothic(size: int, *more: str) -> str:
    """The run properties of a heading."""
    return w("rFonts", ascii=_SANS, hAnsi=_SANS, eastAsia=GOTHIC, cs=_SANS) + "".join(more) + _size(size)


def _size(half_points: int) -> str:
    return val("sz", half_points) + val("szCs", half_points)


def _heading(name: str, outline: int, size: int, before: int) -> Shape:
    room = w("spacing", before=before, after=before // 3)
    bold = "<w:b/>" if outline < 3 else ""  # noqa: PLR2004
    hanging = w("ind", left=HANGING, hanging=HANGING) if f"Heading{outline}" in HANGING_HEADINGS else ""
    said = "<w:keepNext/><w:keepLines/>" + room + hanging + val("jc", "left")
    return Shape(name, "Normal", outline, said, gothic(size, bold))


def _shapes(lang: Lang) -> dict[str, Shape]:
    size, first = (21, INDENT) if lang == "ja" else (22, 0)
    edge = "".join(w(side, val="single", sz=4, space=4, color="A6A6A6") for side in ("top", "bottom"))
    title = w("spacing", before=240, after=360) + val("jc", "center")
    notice = w("pBdr", edge) + w("spacing", after=240) + w("ind", left=210, right=210)
    return {
        "Title": Shape("Title", "Normal", 0, "<w:keepNext/>" + title, gothic(34, "<w:b/>")),
        "Notice": Shape("Notice", "Normal", 0, notice, val("color", _GREY) + _size(18)),
        "Heading1": _heading("heading 1", 1, 28, 480),
        "Heading2": _heading("heading 2", 2, 25, 360),
        "Heading3": _heading("heading 3", 3, size + 1, 240),
        "Heading4": _heading("heading 4", 4, size, 200),
        "Header": Shape("header", "Normal", 0, val("jc", "right"), val("color", _GREY) + _size(16)),
        "Footer": Shape("footer", "Normal", 0, val("jc", "center"), _size(18)),
    } | dict(_lists(first))


def item(depth: int) -> int:
    """How far the mark of a numbered provision stands from the margin."""
    return INDENT * (2 * min(depth, DEEPEST) + 1)


def _lists(first: int) -> Iterator[tuple[str, Shape]]:
    """Statements and numbered provisions, from the margin inwards."""
    for depth in range(DEEPEST + 1):
        number = f" {depth + 1}" if depth else ""
        words = w("ind", left=item(depth) - INDENT, firstLine=first)
        yield f"PlanText{depth + 1}", Shape(f"Plan Text{number}", paragraph=words)
        hanging = w("ind", left=item(depth) + HANGING, hanging=HANGING)
        yield f"Item{depth + 1}", Shape(f"Plan Item{number}", paragraph=hanging)


def styles(lang: Lang) -> bytes:
    """The part styles.xml."""
    size = 21 if lang == "ja" else 22
    fonts = w("rFonts", ascii=_SERIF, hAnsi=_SERIF, eastAsia=MINCHO, cs=_SERIF)
    tongue = w("lang", val="en-US", eastAsia="ja-JP", bidi="ar-SA")
    run = w("rPrDefault", w("rPr", fonts, _size(size), tongue))
    room = w("spacing", after=80, line=300, lineRule="auto") + val("jc", "both" if lang == "ja" else "left")
    usual = val("name", "Normal") + "<w:qFormat/>" + w("pPr", room)
    usual = w("style", usual, type="paragraph", default=1, styleId="Normal")
    made = "".join(_style(key, shape) for key, shape in _shapes(lang).items())
    bodies = w("rPr", val("color", _BLUE))
    named = w("style", val("name", "Responsible Bodies"), "<w:qFormat/>", bodies, type="character", styleId="Bodies")
    return whole("styles", w("docDefaults", run, w("pPrDefault")), usual, made, named)


def _style(key: str, of: Shape) -> str:
    outline = val("outlineLvl", of.outline - 1) if of.outline else ""
    said = w("pPr", of.paragraph + outline) + (w("rPr", of.run) if of.run else "")
    more = val("basedOn", of.based) + (val("next", "PlanText1") if of.outline else "") + "<w:qFormat/>"
    return w("style", val("name", of.name), more, said, type="paragraph", styleId=key)


def fonts() -> bytes:
    """The part fontTable.xml: what stands in where a machine has not the fonts of Word."""
    made = (
        w("font", val("altName", other), val("charset", signs), val("family", family), name=font)
        for font, other, signs, family in _FONTS
    )
    return whole("fonts", *made)


def settings(lang: Lang) -> bytes:
    """The part settings.xml."""
    tongue = w("themeFontLang", val="en-US", eastAsia="ja-JP") if lang == "ja" else w("themeFontLang", val="en-US")
    mode = "http://schemas.microsoft.com/office/word"
    modern = w("compat", w("compatSetting", name="compatibilityMode", uri=mode, val=15))
    return whole("settings", val("characterSpacingControl", "compressPunctuation"), modern, tongue)


def header(words: str) -> bytes:
    """The part header1.xml, with a line on top of every page."""
    return whole("hdr", w("p", w("pPr", val("pStyle", "Header")), words))


def footer() -> bytes:
    """The part footer1.xml, with the number of the page."""
    sign = '<w:t xml:space="preserve">– </w:t>'
    field = w("fldSimple", w("r", w("t", "1")), instr=" PAGE ")
    end = '<w:t xml:space="preserve"> –</w:t>'
    return whole("ftr", w("p", w("pPr", val("pStyle", "Footer")), w("r", sign), field, w("r", end)))


def page(headed: bool) -> str:
    """The properties of the one section that a file has."""
    top = '<w:headerReference w:type="default" r:id="header"/>' if headed else ""
    bottom = '<w:footerReference w:type="default" r:id="footer"/>'
    width, height = _A4
    edges = w("pgMar", top=1701, right=1701, bottom=1701, left=1701, header=851, footer=851, gutter=0)
    return w("sectPr", top, bottom, w("pgSz", w=width, h=height), edges)
