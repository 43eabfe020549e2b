"""Word files made by hand: `docx(*blocks)` is the bytes of one, `p(…)`, `numbered(…)`, `table(…)` are its blocks, `t`,
`ins`, `gone` what stands in them, and `w(…)` is any element."""

from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def w(tag: str, *inside: str, **attributes: object) -> str:
    """An element of WordprocessingML."""
    told = "".join(f" w:{name.rstrip('_')}={quoteattr(str(said))}" for name, said in attributes.items())
    return f"<w:{tag}{told}>{''.join(inside)}</w:{tag}>"


def t(words: str, tag: str = "t") -> str:
    """A run of words."""
    return f'<w:r><w:{tag} xml:space="preserve">{escape(words)}</w:{tag}></w:r>'


def ins(words: str, tag: str = "ins") -> str:
    """Words that somebody put in, or (moveTo) moved to here."""
    return w(tag, t(words), id=1, author="A", date="2026-01-01T00:00:00Z")


def gone(words: str, tag: str = "del") -> str:
    """Words that somebody took out, or (moveFrom) moved away."""
    return w(tag, t(words, "delText" if tag == "del" else "t"), id=2, author="A")


def p(*inside: str, style: str = "", mark: str = "", properties: str = "") -> str:
    """A paragraph; `mark` says of its end that it was put in (ins) or taken out (del). Plain words become a run."""
    said = (w("pStyle", val=style) if style else "") + properties
    said += w("rPr", w(mark, id=3, author="A")) if mark else ""
    return w("p", w("pPr", said), *(one if one.startswith("<") else t(one) for one in inside))


def numbered(words: str, level: int, num: int = 1) -> str:
    """A paragraph with an automatic number."""
    return p(words, properties=w("numPr", w("ilvl", val=level), w("numId", val=num)))


def level(at: int, form: str, text: str, *more: str) -> str:
    """The rule of one level of a list: its format, its text with %1."""
    return w("lvl", w("start", val=1), w("numFmt", val=form), w("lvlText", val=text), *more, ilvl=at)


def numbering(*lists: str, more: str = "") -> str:
    """numbering.xml of these lists, each to be used by the number of its place (from 1)."""
    rules = [w("abstractNum", one, abstractNumId=n) for n, one in enumerate(lists, 1)]
    return "".join((*rules, *(num(n, n) for n in range(1, len(lists) + 1)), more))


def num(key: int, rules: int, *changes: str) -> str:
    """A list by the rules of another one, with changes."""
    return w("num", w("abstractNumId", val=rules), *changes, numId=key)


def style(key: str, name: str, *properties: str, kind: str = "paragraph", **more: str) -> str:
    """A style; `more` are settings such as basedOn."""
    said = "".join(w(setting, val=value) for setting, value in more.items())
    return w("style", w("name", val=name), said, w("pPr", *properties), type=kind, styleId=key)


STYLES = "".join(style(f"H{n}", f"heading {n}") for n in (1, 2, 3))


def table(*rows: tuple[str, ...]) -> str:
    """A table of words; a cell that begins with < is XML of its own."""
    made = (w("tr", *(c if c.startswith("<") else w("tc", p(c)) for c in row)) for row in rows)
    return w("tbl", *made)


def docx(*blocks: str, lists: str = "", styles: str = STYLES, parts: Mapping[str, bytes] | None = None) -> bytes:
    """The bytes of a Word file. `parts` are further ones, or others in place of these."""
    kind = f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/>'
    made = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{kind}</Types>',
        "_rels/.rels": _related(officeDocument="word/document.xml"),
        "word/_rels/document.xml.rels": _related(numbering="numbering.xml", styles="styles.xml"),
        "word/numbering.xml": f'<w:numbering xmlns:w="{W}">{lists}</w:numbering>',
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
    }
    whole = {name: text.encode() for name, text in made.items()}
    return packed(whole | {"word/document.xml": document("".join(blocks).encode())} | dict(parts or {}))


def document(blocks: bytes) -> bytes:
    """The part of the text."""
    return b'<w:document xmlns:w="%b"><w:body>%b<w:sectPr/></w:body></w:document>' % (W.encode(), blocks)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """An archive of these parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, raw in parts.items():
            archive.writestr(name, raw)
    return out.getvalue()


def _related(**parts: str) -> str:
    told = (f'<Relationship Id="{kind}" Type="{_R}/{kind}" Target="{part}"/>' for kind, part in parts.items())
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(told)}</Relationships>'


def unpacked(raw: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name."""
    with ZipFile(BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewritten(raw: bytes, *changes: tuple[str, str], part: str = "word/document.xml") -> bytes:
    """A Word file with other words in a part; each of them must stand there once."""
    parts = unpacked(raw)
    text = parts[part].decode()
    for old, new in changes:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    return packed(parts | {part: text.encode()})
