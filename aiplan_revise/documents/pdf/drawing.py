"""A PDF → its pages, by pdfminer: the one module that knows it, and that lets none of its faults out."""

import logging
import signal
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import islice, pairwise
from math import hypot
from types import FrameType
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import Matrix, apply_matrix_pt

from aiplan_revise.documents.pdf.page import Page, Rule, Sign
from aiplan_revise.documents.pdf.signs import UNKNOWN, mended
from aiplan_revise.errors import PlanError

MOST_PAGES = 1000
MOST_SIGNS = 20_000
"""Signs, lines and pictures that a page may have: an A3 page of small type has 8,000."""
PAGE_SECONDS = 4
"""How long one page may take, or the file until its pages are known; a full page takes a fifth of a second."""
_AGAIN = 0.5
"""Seconds from one _Overtime to the next."""
_THIN = 3.0
"""Points that a filled box may be wide and still be a line."""
_BOLD = ("bold", "heavy", "black", "-w6", "-w7", "-w8", "gothicb", "demi")


class _Overtime(BaseException):
    """Not an Exception: pdfminer must not catch it on the way."""


def pages(raw: bytes) -> Iterator[Page]:
    """The pages of a PDF. PlanError where it cannot be read, or not with as much work as a plan needs."""
    logging.disable(logging.CRITICAL)
    signal.signal(signal.SIGPROF, _overtime)
    number = 0
    try:
        _within(PAGE_SECONDS)
        document = PDFDocument(PDFParser(BytesIO(raw)))
        found = list(islice(PDFPage.create_pages(document), MOST_PAGES + 1))
        if len(found) > MOST_PAGES:
            raise PlanError(f"has more than {MOST_PAGES:,} pages", fix="plans have fewer: check what it is")
        desk = _Desk()
        for number, page in enumerate(found, 1):
            _within(PAGE_SECONDS)
            drawn = desk.page(number, page)
            _within(0)
            yield drawn
    except _Overtime:
        raise PlanError(f"takes longer than {PAGE_SECONDS} s to read", _page(number), _FIX) from None
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise PlanError("has a password, or is locked in a way that is not known here", fix=_UNLOCK) from None
    except (PlanError, MemoryError):
        raise
    except Exception as error:  # whatever of its own, or of Python's, pdfminer stumbles over
        what = " ".join(str(error).split())[:80] or type(error).__name__
        raise PlanError(f"is damaged: {what}", _page(number), _REPAIR) from None
    finally:
        _within(0)
    if not found:
        raise PlanError("has no pages", fix=_REPAIR)


_FIX = "check what it is, or save its text as .md"
_UNLOCK = "save it without one"
_REPAIR = "open it in a PDF viewer and print it into a new file"


def _within(seconds: int) -> None:
    """_Overtime after so many seconds of work, and again soon after: Python drops what is raised while it tidies up."""
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)


def _overtime(_signal: int, _frame: FrameType | None) -> None:
    raise _Overtime


def _page(number: int) -> str:
    return f"page {number}" if number else ""


class _Desk:
    """Draws pages into lists instead of onto paper."""

    def __init__(self) -> None:
        resources = PDFResourceManager()
        self._device = _Device(resources)
        self._interpreter = PDFPageInterpreter(resources, self._device)

    def page(self, number: int, page: PDFPage) -> Page:
        x0, y0, x1, y1 = page.mediabox
        width, height = abs(x1 - x0), abs(y1 - y0)
        if page.rotate in (90, 270):
            width, height = height, width
        self._device.begin(width, height)
        self._interpreter.process_page(page)
        return self._device.page(number)


def _is_below(sign: Sign, last: Sign) -> bool:
    """Whether a sign is drawn right below the one before it, as in vertical lines that are set sign by sign."""
    return abs(sign.x0 - last.x0) < sign.size / 4 and sign.size / 2 < sign.y - last.y < 2 * sign.size


class _Device(PDFTextDevice):
    def begin(self, width: float, height: float) -> None:
        self._width, self._height = width, height
        self._signs: list[Sign] = []
        self._rules: list[Rule] = []
        self._left_out: Counter[str] = Counter()
        self._pictures = self._unread = self._vertical = self._drawn = 0
        self._bold: dict[str, bool] = {}

    def page(self, number: int) -> Page:
        """What was drawn since `begin`."""
        left_out, size = dict(self._left_out), (self._width, self._height)
        return Page(number, *size, self._signs, self._rules, self._pictures, self._unread, left_out, self._vertical)

    def _count(self) -> None:
        self._drawn += 1
        if self._drawn > MOST_SIGNS:
            raise PlanError(f"has a page with more than {MOST_SIGNS:,} signs and lines", fix=_FIX)

    def render_char(  # noqa: PLR0913, PLR0917 (pdfminer's)
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        """Takes down one sign; returns how far the next one is."""
        self._count()
        advance = float(font.char_width(cid) * fontsize * scaling)
        if font.is_vertical():
            self._vertical += 1
            self._left_out["signs in vertical lines"] += 1
            return advance
        a, b, c, d, _, _ = matrix
        x0, y0 = apply_matrix_pt(matrix, (0, rise))
        x1, _ = apply_matrix_pt(matrix, (advance, rise))
        if a <= 0 or d * fontsize <= 0 or abs(b) > 0.1 * abs(a):
            self._left_out["signs that are turned"] += 1
        elif not (-1 <= x0 <= self._width and 0 <= self._height - y0 <= self._height + 1):
            self._left_out["signs beside the page"] += 1
        else:
            text = self._text(font, cid)
            size = abs(fontsize) * hypot(c, d)
            sign = Sign(text, x0, max(x0, x1), self._height - y0, size, self._is_bold(font))
            self._vertical += bool(self._signs) and _is_below(sign, self._signs[-1])
            self._signs.append(sign)
        return advance

    def _text(self, font: PDFFont, cid: int) -> str:
        try:
            text = mended(font.to_unichr(cid))
        except (PDFUnicodeNotDefined, KeyError, ValueError, OverflowError):
            text = UNKNOWN
        self._unread += text == UNKNOWN
        return text

    def _is_bold(self, font: PDFFont) -> bool:
        name = str(font.fontname)
        if name not in self._bold:
            self._bold[name] = any(word in name.lower() for word in _BOLD)
        return self._bold[name]

    def render_image(self, name: str, stream: Any) -> None:
        """Counts a picture."""
        self._pictures += 1

    def paint_path(self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]) -> None:
        """Takes down the straight lines of a figure: its sides where it is drawn, itself where it is a thin box."""
        self._count()
        assert self.ctm is not None
        points: list[tuple[float, float]] = []
        for kind, *numbers in path:
            if kind == "m":
                self._figure(points, stroke)
                points = []
            if kind == "h":
                points += points[:1]
            elif kind in "ml":
                x, y = apply_matrix_pt(self.ctm, (numbers[0], numbers[1]))
                points.append((x, self._height - y))
            else:
                points = []  # nothing that is round rules anything off
        self._figure(points, stroke)

    def _figure(self, points: list[tuple[float, float]], stroke: bool) -> None:
        if len(points) < 2:  # noqa: PLR2004
            return
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = Rule(min(xs), min(ys), max(xs), max(ys))
        if min(box.x1 - box.x0, box.y1 - box.y0) <= _THIN:
            self._rules.append(box)
        elif stroke:
            for (x0, y0), (x1, y1) in pairwise(points):
                if abs(x1 - x0) < 1 or abs(y1 - y0) < 1:
                    self._rules.append(Rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
