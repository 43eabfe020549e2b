"""The styles of a comparison table in Word."""

from collections.abc import Iterator

from aiplan_revise.model.edition import Lang

_MINCHO = "ＭＳ 明朝"
_LATIN = {"ja": _MINCHO, "en": "Times New Roman"}
_RULE = '<w:pBdr><w:left w:val="single" w:sz="24" w:space="6" w:color="808080"/></w:pBdr>'
_CENTRED, _RIGHT = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'
_STYLES = (
    ("Title", '<w:keepNext/><w:spacing w:after="120"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>', 28, True),
    ("Table Notice", f'{_RULE}<w:spacing w:after="80"/>', 18, False),
    ("Table Caption", f'<w:keepNext/><w:spacing w:after="40"/>{_RIGHT}', 18, False),
    ("Table Head", _CENTRED, 21, False),
    ("Table Edition", _CENTRED, 16, False),
    ("Table Heading", "", 21, True),
    *((f"Table Heading {level}", f'<w:outlineLvl w:val="{level - 1}"/>', 21, True) for level in (1, 2, 3, 4)),
    ("Table Text", "", 21, False),
    ("Table Field", "", 21, False),
    ("Table Quoted", "", 21, False),
    ("Table Quoted Heading", "", 21, True),
    ("Table Note", "", 18, False),
    ("Table Mark", "", 21, False),
    ("Table Remark", "", 18, False),
)
"""Name, shape of the paragraph, size in half points, and whether it is bold."""


def styles(lang: Lang) -> str:
    """What looks how: an official changes the whole table with these."""
    return _defaults(lang) + "".join(_paragraphs())


def _defaults(lang: Lang) -> str:
    """What holds where no style says otherwise: the fonts, 10.5 points, the languages."""
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{_LATIN[lang]}" w:hAnsi="{_LATIN[lang]}" '
        f'w:eastAsia="{_MINCHO}" w:cs="Times New Roman"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        f'<w:lang w:val="en-GB" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault/></w:docDefaults>"
    )


def _paragraphs() -> Iterator[str]:
    """The styles, one by one."""
    yield '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    for name, shape, size, bold in _STYLES:
        own = "" if name == "Title" else ' w:customStyle="1"'
        weight = "<w:b/><w:bCs/>" if bold else ""
        yield (
            f'<w:style w:type="paragraph"{own} w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{shape}</w:pPr>'
            f'<w:rPr>{weight}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
        )
