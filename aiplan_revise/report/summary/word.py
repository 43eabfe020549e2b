"""A change summary as a Word file: headings, a table of figures, a line for every change."""

from collections.abc import Iterator, Sequence

from aiplan_revise.documents.word.out.export import assembled, run
from aiplan_revise.documents.word.out.xml import spoken, val, w
from aiplan_revise.model.edition import Lang
from aiplan_revise.report.shown import Phrase
from aiplan_revise.report.summary.view import Digest, Group, Point
from aiplan_revise.report.view import EditionView
from aiplan_revise.report.words import say

_COLUMNS = (4900, 1200, 1200, 1200)
_BODY_COLUMNS: dict[Lang, tuple[int, ...]] = {
    "ja": (2460, 800, 620, 800, 620, 800, 800, 800, 800),
    "en": (2000, 620, 850, 850, 1010, 830, 800, 670, 860),
}
"""Widths of the columns of the figures, of all and of each body, in twentieths of a point. In Japanese three signs of a
head stand in a line: 変更前 in one, 分担の変更 in two; in English every word of a head does, in wide letters too."""
_SMALL = 18
"""Half points of the letters in the wide table."""
_ROOM = {"top": 30, "left": 80, "bottom": 30, "right": 80}
"""Room within a cell, in twentieths of a point; the lines under the letters stay visible."""
Row = tuple[str, ...]
"""The cells of a row of figures."""
_EDGES = ("top", "bottom", "insideH")


def digest_docx(of: Digest) -> bytes:
    """The summary as a Word file; the same summary gives the same bytes."""
    running = say(of.lang, "unofficial").strip() if False in (of.old.official, of.new.official) else ""
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
        yield _paragraph("Heading1", Phrase(say(of.lang, "balance"), of.lang))
        yield _table(list(_figures(of)), _COLUMNS, of.lang)
    if of.bodies:
        yield _paragraph("Heading1", Phrase(say(of.lang, "bodies-moved"), of.lang))
        yield _table(list(_of_bodies(of)), _BODY_COLUMNS[of.lang], of.lang)
        yield _paragraph("PlanText1", Phrase(say(of.lang, "bodies-note"), of.lang))
    for group in of.groups:
        yield from _group(group, of.lang)
    if not (of.groups or of.unlisted or of.opening.says == say(of.lang, "same-editions")):
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


def _figures(of: Digest) -> Iterator[Row]:
    yield say(of.lang, "kind"), say(of.lang, "changes"), say(of.lang, "old"), say(of.lang, "new")
    yield from ((one.label, f"{one.changes or '–'}", f"{one.old}", f"{one.new}") for one in of.kinds if _counts(one))
    yield say(of.lang, "total"), *(f"{sum(getattr(one, name) for one in of.kinds)}" for name in _COUNTED)


def _of_bodies(of: Digest) -> Iterator[Row]:
    names = ("added", "taken_on", "dropped", "given_up")
    yield tuple(say(of.lang, name) for name in ("body", "old", *names, "reshaped", "new", "other-parts"))
    for one in of.bodies:
        moved = (*(getattr(one, name) for name in names[:2]), *(-getattr(one, name) for name in names[2:]))
        figures = (f"{one.old}", *map(_signed, (*moved, one.reshaped)), f"{one.new}", f"{one.shares or '–'}")
        yield one.label, *figures


def _signed(count: int) -> str:
    return f"{'＋' if count > 0 else '−'}{abs(count)}" if count else "–"


def _table(rows: Sequence[Row], widths: Sequence[int], lang: Lang) -> str:
    """A table that stays on one page; the wide one, of as many bodies as there are, goes on on the next."""
    edges = w("tblBorders", *(w(edge, val="single", sz=4, space=0, color="auto") for edge in _EDGES))
    room = w("tblCellMar", *(w(edge, w=room, type="dxa") for edge, room in _ROOM.items()))
    shape = w("tblPr", w("tblW", w=sum(widths), type="dxa"), edges, w("tblLayout", type="fixed"), room)
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    breaks = 1 if len(widths) > len(_COLUMNS) else len(rows) - 1
    size = val("sz", str(_SMALL)) if len(widths) > len(_COLUMNS) else ""
    cells = ([_set(words, size, lang) for words in row] for row in rows)
    told = (_row(row, widths, (not at, at >= breaks)) for at, row in enumerate(cells))
    return w("tbl", shape, grid, *told) + w("p")


_COUNTED = ("changes", "old", "new")


def _counts(of: object) -> bool:
    return any(getattr(of, name) for name in _COUNTED)


def _set(words: str, size: str, lang: Lang) -> str:
    """Words of a cell, in letters of a size of their own."""
    hint = w("rFonts", hint="eastAsia") if lang == "ja" else ""
    return w("r", w("rPr", hint, size), spoken(words))


def _row(cells: Sequence[str], widths: Sequence[int], ends: tuple[bool, bool]) -> str:
    """A row; `ends` says whether it is the first and whether a page may end behind it: all others keep to the next."""
    shape = w("trPr", "<w:cantSplit/>", "<w:tblHeader/>" if ends[0] else "")
    told = zip(cells, widths, strict=True)
    return w("tr", shape, *(_cell(said, width, (not at, ends[1])) for at, (said, width) in enumerate(told)))


def _cell(said: str, width: int, ends: tuple[bool, bool]) -> str:
    """A cell; `ends` says whether it is in the first column and whether a page may end behind it."""
    side = val("jc", "left" if ends[0] else "right")
    aligned = ("" if ends[1] else "<w:keepNext/>") + w("spacing", before=0, after=0) + side
    # figures alone are set in lower lines than Japanese words beside them
    shape = w("tcPr", w("tcW", w=width, type="dxa"), val("vAlign", "center"))
    return w("tc", shape, w("p", w("pPr", aligned), said))
