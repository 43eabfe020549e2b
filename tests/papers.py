"""The shipped outline as the papers that other programs make of it: Word by python-docx, PDF by LibreOffice and
WeasyPrint, HTML by pandoc. Tests that need a program which is not here are skipped."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

import pytest
from docx import W, docx, p, packed, t, w
from fuzzing import unpacked

from aiplan_revise.documents import parse, to_markdown
from aiplan_revise.model.edition import Edition, Lang, numbers, ordered
from aiplan_revise.store import open_store

STORE = open_store(None)
REGISTRY = STORE.registry()
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EDGES = {"header": "hdr", "footer": "ftr"}
FONTS = {"en": "Liberation Serif", "ja": "Noto Serif CJK JP"}


class Shown(NamedTuple):
    """A paragraph as it is printed: the level of a heading (0 none), how far it is indented, its words."""

    heading: int
    depth: int
    words: str


def outline(lang: Lang) -> str:
    """The outline as Markdown in one language, without ids and comments."""
    text = to_markdown(STORE.edition("2025-outline"), REGISTRY, lang)
    kept = (line for line in text.split("\n") if not line.strip().startswith("<!--"))
    return "\n".join(re.sub(r" \{[^{}]*\}$", "", line) for line in kept)


def shown(markdown: str) -> Iterator[Shown]:
    """The paragraphs of such a text."""
    for line in filter(str.strip, markdown.split("\n")):
        words = re.sub(r"\\([\[\]*_])", r"\1", line.strip())
        signs = re.match(r"#+ |- ", words)
        depth = (len(line) - len(line.lstrip())) // 2
        start = signs[0] if signs else ""
        yield Shown(start.count("#"), depth + 1, words.removeprefix(start))


def told(of: Edition) -> list[tuple[str, ...]]:
    """What an edition says, place by place: kind, number, words, bodies."""
    at = numbers(of)
    return [
        (one.kind, at[one.id], one.text.best("en"), *(f"{a.printed} {a.party()}" for a in one.assignments))
        for one in ordered(of)
    ]


def expected(markdown: str) -> list[tuple[str, ...]]:
    """What the edition in a text says."""
    return told(parse(markdown, registry=REGISTRY).edition)


def needs(program: str) -> None:
    """Skips the test where a program is missing."""
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")


def word(blocks: Sequence[Shown], lang: Lang, columns: int = 1) -> bytes:
    """A Word file with running head and page numbers, its text in one column or two."""
    font = w("rFonts", ascii=FONTS["en"], hAnsi=FONTS["en"], eastAsia=FONTS["ja"])
    usual = w("docDefaults", w("rPrDefault", w("rPr", font, w("sz", val=21))))
    sizes = ((n, 2 * size) for n, size in ((1, 18), (2, 14), (3, 12), (4, 10.5)))
    heads = "".join(
        w(
            "style",
            w("name", val=f"heading {n}"),
            w("rPr", w("b"), w("sz", val=int(size))),
            type="paragraph",
            styleId=f"H{n}",
        )
        for n, size in sizes
    )
    edges = "".join(
        f'<w:{part}Reference r:id="{part}" w:type="default" xmlns:r="{R}"/>' for part in ("header", "footer")
    )
    around = w("pgSz", w=11906, h=16838) + w(
        "pgMar", top=1440, bottom=1440, left=1500, right=1500, header=700, footer=700
    )
    section = w("sectPr", edges, around, w("cols", num=columns, space=425))
    text = "".join(map(_paragraph, blocks if columns == 1 else (one._replace(depth=1) for one in blocks)))
    whole = f'<w:document xmlns:w="{W}"><w:body>{text}{section}</w:body></w:document>'
    number = w("fldSimple", t("1"), instr="PAGE")
    edge = {"header": p("資料１" if lang == "ja" else "Material 1"), "footer": p(t("- "), number, t(" -"))}
    parts = {f"word/{kind}1.xml": f'<w:{name} xmlns:w="{W}">{edge[kind]}</w:{name}>' for kind, name in EDGES.items()}
    kept = unpacked(docx(styles=usual + heads))
    for kind in EDGES:
        kept = _with_part(kept, kind)
    return packed(kept | {name: one.encode() for name, one in (parts | {"word/document.xml": whole}).items()})


def _paragraph(one: Shown) -> str:
    if one.heading:
        return p(one.words, style=f"H{one.heading}", properties=w("spacing", before=120))
    hang = w("ind", left=340 * one.depth, hanging=280)
    return p(one.words, properties=w("spacing", after=40) + hang)


def _with_part(parts: dict[str, bytes], kind: str) -> dict[str, bytes]:
    """The parts of a Word file that know of a header or footer."""
    type_ = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    named = f'<Override PartName="/word/{kind}1.xml" ContentType="{type_}"/></Types>'
    related = f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="{kind}1.xml"/></Relationships>'
    rels = "word/_rels/document.xml.rels"
    return parts | {
        "[Content_Types].xml": parts["[Content_Types].xml"].replace(b"</Types>", named.encode()),
        rels: parts[rels].replace(b"</Relationships>", related.encode()),
    }


def printed(*files: Path) -> list[Path]:
    """The PDFs that LibreOffice makes of Word files."""
    needs("soffice")
    folder = files[0].parent
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    done = subprocess.run(
        [*command, "--outdir", str(folder), *map(str, files)], capture_output=True, timeout=180, check=False
    )
    made = [file.with_suffix(".pdf") for file in files]
    if not all(one.exists() for one in made):
        pytest.skip(f"soffice made no PDF: {done.stderr.decode()[:200]}")
    return made


STYLE = """@page { size: A4; margin: 22mm; @bottom-center { content: counter(page) ' / ' counter(pages) }
@top-right { content: 'Plan' } } body { font: 10.5pt/1.5 'Noto Serif CJK JP', 'Liberation Serif' }
h1 { font-size: 18pt } h2 { font-size: 14pt } h3 { font-size: 12pt }
table { border-collapse: collapse; width: 100% } td, th { border: 1px solid; padding: 4pt; text-align: left }
.note { float: footnote; font-size: 8pt } .two { columns: 2; column-gap: 2em; text-align: justify; hyphens: auto }"""


def page(body: str, lang: str = "ja") -> str:
    """A web page of our style."""
    return f"<!doctype html><html lang={lang}><meta charset=utf-8><title>t</title><style>{STYLE}</style><body>{body}"


def html(blocks: Sequence[Shown], lang: Lang) -> str:
    """The paragraphs as a web page."""
    made = (
        f"<h{one.heading}>{escape(one.words)}</h{one.heading}>"
        if one.heading
        else f"<p style='margin:0 0 .3em {one.depth}em'>{escape(one.words)}</p>"
        for one in blocks
    )
    return page("".join(made), lang)


def woven(of: str) -> bytes:
    """The PDF that WeasyPrint makes of a web page."""
    weasyprint = pytest.importorskip("weasyprint")
    made: bytes = weasyprint.HTML(string=of).write_pdf()
    return made
