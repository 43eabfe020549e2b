"""The parts of a Word file put together (ECMA-376, part 2): the same parts make the same bytes."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from aiplan_revise.documents.word.keeping import Kept, written
from aiplan_revise.documents.word.out.xml import R
from aiplan_revise.documents.zipped import zipped

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN = ("document", "styles", "settings", "fontTable", "numbering", "header1", "footer1")
_KINDS = {"header1": "header", "footer1": "footer"}
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def packed(main: Mapping[str, bytes], kept: Mapping[str, Kept], title: str, lang: str) -> bytes:
    """The bytes of a Word file: its main parts by name (document, styles …), what it keeps by the name of the part
    (item1 …), its title and language."""
    parts = {"[Content_Types].xml": _types(main, kept), "_rels/.rels": _ROOT, "docProps/core.xml": _core(title, lang)}
    parts |= {f"word/{name}.xml": main[name] for name in _MAIN if name in main}
    parts["word/_rels/document.xml.rels"] = _related(main, kept)
    for name, one in kept.items():
        number = name.removeprefix("item")
        parts[f"customXml/{name}.xml"] = written(one)
        parts[f"customXml/itemProps{number}.xml"] = _properties(int(number))
        parts[f"customXml/_rels/{name}.xml.rels"] = _rels((f"{R}/customXmlProps", f"itemProps{number}.xml", "rId1"))
    return zipped(parts)


def _rels(*those: tuple[str, str, str]) -> bytes:
    told = (f'<Relationship Id="{key}" Type="{kind}" Target="{part}"/>' for kind, part, key in those)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(told)}</Relationships>'.encode()


_ROOT = _rels(
    (f"{R}/officeDocument", "word/document.xml", "rId1"),
    (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml", "rId2"),
)


def _related(main: Mapping[str, bytes], kept: Mapping[str, Kept]) -> bytes:
    kinds = {name: _KINDS.get(name, name) for name in _MAIN[1:] if name in main}
    known = [(f"{R}/{kind}", f"{name}.xml", kind) for name, kind in kinds.items()]
    return _rels(*known, *((f"{R}/customXml", f"../customXml/{name}.xml", name) for name in kept))


def _types(main: Mapping[str, bytes], kept: Mapping[str, Kept]) -> bytes:
    kinds = {f"word/{name}.xml": f"{_KIND}.{_KINDS.get(name, name)}+xml" for name in _MAIN if name in main}
    kinds["word/document.xml"] = f"{_KIND}.document.main+xml"
    kinds["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    for name in kept:
        kinds[f"customXml/itemProps{name.removeprefix('item')}.xml"] = (
            "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
        )
    usual = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    usual += '<Default Extension="xml" ContentType="application/xml"/>'
    told = (f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{usual}{"".join(told)}</Types>'.encode()


def _core(title: str, lang: str) -> bytes:
    spaces = f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    told = f"<dc:title>{escape(title)}</dc:title><dc:language>{lang}</dc:language>"
    return f"{_HEAD}<cp:coreProperties {spaces}>{told}</cp:coreProperties>".encode()


def _properties(number: int) -> bytes:
    """What Word wants beside a part of others: an id, which is always the same here."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    key = f"{{A1914E00-0000-4000-8000-{number:012d}}}"
    return f'{_HEAD}<ds:datastoreItem ds:itemID="{key}" xmlns:ds="{space}"><ds:schemaRefs/></ds:datastoreItem>'.encode()
