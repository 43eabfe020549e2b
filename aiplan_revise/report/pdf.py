"""A page of ours as a PDF: tagged for screen readers (PDF/UA), with title, language, bookmarks and its fonts.

Nothing is loaded, whatever the page says: neither from the net nor from files."""

import gc
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Never

from aiplan_revise.documents.extras import needed
from aiplan_revise.errors import PlanError
from aiplan_revise.model.scripts import JAPANESE
from aiplan_revise.report.flat_style import flattened

_SHOWN = 20
"""Signs that are named in an error."""
_PANGO = "install Pango, e.g. apt-get install libpango-1.0-0 libpangoft2-1.0-0"
_FONT = "install a font that has them, e.g. apt-get install fonts-noto-cjk"


def pdf(page: str) -> tuple[bytes, str]:
    """The page, and the signs that no font on this machine has: they are printed as boxes. The same page gives the same
    bytes. PlanError where WeasyPrint or what it needs is not installed, or if Japanese cannot be printed."""
    weasyprint = _weasyprint()
    listener = _Listener()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(listener)
    try:
        made = weasyprint.HTML(string=flattened(page), url_fetcher=_nothing())
        with _uncollected():
            raw: bytes = made.write_pdf(finisher=_scoped, pdf_variant="pdf/ua-1", pdf_identifier=_identifier(page))
    finally:
        logger.removeHandler(listener)
    missing = sorted(listener.missing)
    japanese = "".join(sign for sign in missing if re.fullmatch(JAPANESE, sign))
    if japanese:
        raise PlanError(f"no font here has {japanese[:_SHOWN]}", fix=_FONT)
    return raw, "".join(missing)


def ready() -> None:
    """Loads what prints, and the fonts. PlanError as of `pdf`."""
    _weasyprint().HTML(string="<p>A", url_fetcher=_nothing()).write_pdf()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for garbage meanwhile: boxes live until the page is written, and there are hundreds of thousands
    of them to look through, each time in vain."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.freeze()
            gc.unfreeze()  # what is left grows old at once: the next search for young garbage need not walk through it
            gc.enable()


def _scoped(_document: object, made: Any) -> None:
    """Says of each head in a table whether it is that of its column (in the head of the table) or of its row, as ISO
    14289-1, 7.5, demands. WeasyPrint leaves it out."""
    known = {one.reference: one for one in made.objects if getattr(one, "get", None) and one.get("S")}
    for head in known.values():
        if head["S"] == "/TH":
            group = known[known[head["P"]]["P"]]["S"]
            head["A"]["Scope"] = "/Column" if group == "/THead" else "/Row"


def _identifier(page: str) -> bytes:
    """The id of the file, which follows from what it says."""
    from hashlib import sha256

    return sha256(page.encode()).hexdigest()[:32].encode()


def _weasyprint() -> Any:
    try:
        return needed("weasyprint", "pdf")
    except OSError as error:
        what = " ".join(str(error).split())[:120]
        raise PlanError(f"WeasyPrint lacks a library of the system: {what}", fix=_PANGO) from None


def _nothing() -> Any:
    """What WeasyPrint asks for pictures, fonts and style sheets: it gets none."""
    fetcher: Any = needed("weasyprint.urls", "pdf").URLFetcher

    class Nothing(fetcher):  # type: ignore[misc]
        def fetch(self, url: str, _headers: object = None) -> Never:
            raise ValueError(f"nothing is loaded: {url}")

    return Nothing()


class _Listener(logging.Handler):
    """Hears which signs no font has."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.missing: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        if ".notdef" in str(record.msg):
            self.missing.update(sign for word in record.args or () for sign in str(word) if sign.isprintable())
