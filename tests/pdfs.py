"""PDF files made by hand: `pdf(*pages)` is the bytes of one whose pages hold the words of `page(…)`; `raw(…)` is one of
any objects."""

import zlib
from collections.abc import Sequence
from typing import NamedTuple


class Put(NamedTuple):
    """Words at a place, in points from the upper left corner, in letters of a size."""

    x: float
    y: float
    words: str
    size: float = 10.0
    bold: bool = False


_HEIGHT = 842


def page(*put: Put, rules: Sequence[tuple[float, float, float, float]] = ()) -> bytes:
    """The drawing of a page: words in Courier, whose signs are 0.6 of their size wide, and lines from x, y to x, y."""
    made = [f"{x0} {_HEIGHT - y0} m {x1} {_HEIGHT - y1} l S" for x0, y0, x1, y1 in rules]
    for one in put:
        words = one.words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        font = "B" if one.bold else "F"
        made.append(f"BT /{font} {one.size} Tf 1 0 0 1 {one.x} {_HEIGHT - one.y} Tm ({words}) Tj ET")
    return "\n".join(made).encode("latin-1")


def lines(*words: str, x: float = 60, y: float = 80, step: float = 14) -> list[Put]:
    """Lines below one another."""
    return [Put(x, y + step * at, said) for at, said in enumerate(words)]


def stream(words: bytes, **keys: str) -> bytes:
    """A stream, with these keys beside its length."""
    said = "".join(f"/{key} {value}" for key, value in keys.items())
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (said.encode(), len(words), words)


def packed(words: bytes) -> bytes:
    """A stream that has to be unpacked."""
    return stream(zlib.compress(words, 1), Filter="/FlateDecode")


def raw(objects: dict[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of these objects by their numbers."""
    parts, places, at = [b"%PDF-1.7\n"], {}, 9
    for number, words in objects.items():
        places[number] = at
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, words))
        at += len(parts[-1])
    parts.append(b"xref\n0 1\n0000000000 65535 f \n")
    parts += (b"%d 1\n%010d 00000 n \n" % placed for placed in places.items())
    parts.append(b"trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, trailer, at))
    return b"".join(parts)


FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>"
BOLD = FONT.replace(b"Courier", b"Courier-Bold")
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"


NAMELESS = (
    b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
    b"/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>"
)
"""A font that does not say what its signs mean, two bytes for each."""


def pages(
    *drawn: bytes, font: bytes = FONT, bold: bytes = BOLD, more: dict[int, bytes] | None = None
) -> dict[int, bytes]:
    """The objects of a PDF with these pages: streams, as `stream` and `packed` make them."""
    numbers = range(10, 10 + 2 * len(drawn), 2)
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    made = {1: CATALOG, 2: b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(drawn), kids), 3: font, 4: bold}
    for number, drawing in zip(numbers, drawn, strict=True):
        made[number] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R/B 4 0 R>>/XObject<</X 5 0 R>>>>>>" % (number + 1)
        )
        made[number + 1] = drawing
    return made | (more or {})


def pdf(*drawn: bytes, font: bytes = FONT, bold: bytes = BOLD) -> bytes:
    """A PDF of pages as `page` draws them."""
    return raw(pages(*map(stream, drawn), font=font, bold=bold))
