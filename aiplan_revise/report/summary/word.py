"""A change summary as a Word file: headings, a table of figures, a line for every change."""

from collections.abc import Iterator

from aiplan_revise.documents.word.out.export import assembled, run
from aiplan_revise.documents.word.out.xml import spoken, val, w
from aiplan_revise.model.edition import Lang
from aiplan_revise.report.shown import Phrase
from aiplan_revise.report.summary.view import Digest, Group, Point
from aiplan_revise.report.view import EditionView
from aiplan_revise.report.words import say

_COLUMNS = (5200, 1100, 1100, 1100)
"""Widths of the columns of the figures, in twentieths of a point."""
_ROOM = {"top": 30, "left": 80, "bottom": 30, "right": 80}
"""Room within a cell, in twentieths of a point; the lines under the letters stay visible."""
_EDGES = ("top", "bottom", "insideH")


def digest_docx(of: Digest) -> bytes:
    """The summary as a Word file; the same summary gives the same bytes."""
    running = say(of.lang, "unofficial").strip() if of.notices else ""
    return assembled(_paragraphs(of), (), running, (of.lang, of.title))


def _paragraphs(of: Digest) -> Iterator[str]:
    yield _paragraph("Title", Phrase(of.title, of.lang))
    for notice in of.notices:
        yield _paragraph("Notice", notice)
    yield _paragraph("PlanText1", Phrase(of.opening.says + _stale(of.opening, of.lang), of.lang))
    for side, one in (("old", of.old), ("new", of.new)):
        yield _paragraph(
            "PlanText1", Phrase(f"{say(of.lang, side)}{say(of.lang, 'colon')}{_edition(one, of.lang)}", of.lang)
        )
    if of.kinds:
        yield _figures(of)
    for group in of.groups:
        yield from _group(group, of.lang)
    if not (of.groups or of.unlisted):
        yield _paragraph("PlanText1", Phrase(say(of.lang, "digest-none"), of.lang))
    for told in of.remarks():
        yield _paragraph("PlanText1", Phrase(told, of.lang))


def _edition(of: EditionView, lang: Lang) -> str:
    told = say(lang, "semicolon").join(filter(None, (of.status, *of.dates)))
    return f"{of.title.text}{say(lang, 'open')}{told}{say(lang, 'close')}" if told else of.title.text


def _group(of: Group, lang: Lang) -> Iterator[str]:
    count = f"{say(lang, 'open')}{of.count}{say(lang, 'close')}"
    yield _paragraph("Heading1", Phrase(of.label.text + count, of.label.lang))
    for one in of.points:
        yield _line(one, lang)
    if of.more:
        yield _paragraph("Item1", Phrase(f"\t{say(lang, 'digest-more', count=of.more)}", lang))


def _line(of: Point, lang: Lang) -> str:
    doubt = "" if of.sure else f"{say(lang, 'mark-open')}{say(lang, 'probable')}{say(lang, 'mark-close')}"
    number = _strong(f"{of.numbers} ", lang) if of.numbers else ""
    words = f"{say(lang, 'colon')}{of.says}{doubt}{_stale(of, lang)}"
    runs = run("・\t", False, lang), number, run(of.caption.text, False, of.caption.lang), run(words, False, lang)
    return w("p", w("pPr", val("pStyle", "Item1")), *runs)


def _strong(words: str, lang: Lang) -> str:
    hint = w("rFonts", hint="eastAsia") if lang == "ja" else ""
    return w("r", w("rPr", hint, "<w:b/>"), spoken(words))


def _stale(of: Point, lang: Lang) -> str:
    return f"{say(lang, 'mark-open')}{say(lang, 'digest-stale')}{say(lang, 'mark-close')}" if of.stale else ""


def _paragraph(style: str, words: Phrase) -> str:
    return w("p", w("pPr", val("pStyle", style)), run(words.text, False, words.lang))


# ---------------------------------------------------------------- figures


def _figures(of: Digest) -> str:
    rows: list[tuple[str, ...]] = [
        (say(of.lang, "kind"), say(of.lang, "changes"), say(of.lang, "old"), say(of.lang, "new"))
    ]
    rows += [(one.label, f"{one.changes or '–'}", f"{one.old}", f"{one.new}") for one in of.kinds if _counts(one)]
    rows.append((say(of.lang, "total"), *(f"{sum(getattr(one, name) for one in of.kinds)}" for name in _COUNTED)))
    edges = w("tblBorders", *(w(edge, val="single", sz=4, space=0, color="auto") for edge in _EDGES))
    room = w("tblCellMar", *(w(edge, w=room, type="dxa") for edge, room in _ROOM.items()))
    shape = w("tblPr", w("tblW", w=sum(_COLUMNS), type="dxa"), edges, w("tblLayout", type="fixed"), room)
    grid = w("tblGrid", *(w("gridCol", w=width) for width in _COLUMNS))
    told = (_row(row, (not at, row is rows[-1]), of.lang) for at, row in enumerate(rows))
    return w("tbl", shape, grid, *told) + w("p")


_COUNTED = ("changes", "old", "new")


def _counts(of: object) -> bool:
    return any(getattr(of, name) for name in _COUNTED)


def _row(cells: tuple[str, ...], ends: tuple[bool, bool], lang: Lang) -> str:
    """A row; `ends` says whether it is the first and whether it is the last: all but that keep to the next one."""
    shape = w("trPr", "<w:cantSplit/>", "<w:tblHeader/>" if ends[0] else "")
    return w("tr", shape, *(_cell(words, at, ends[1], lang) for at, words in enumerate(cells)))


def _cell(words: str, at: int, last: bool, lang: Lang) -> str:
    aligned = ("" if last else "<w:keepNext/>") + w("spacing", before=0, after=0) + val("jc", "right" if at else "left")
    inner = w("p", w("pPr", aligned), run(words, False, lang))
    return w("tc", w("tcPr", w("tcW", w=_COLUMNS[at], type="dxa")), inner)
