"""An edition as a workbook, and back: one sheet to read, filter and edit, and a hidden one with what its cells cannot
say.

The cells of a provision say its words, bodies, number and kind; the hidden sheet keeps its place in the plan and, with
a checksum of what was printed, all the rest (see kept). So rows may be sorted and filtered, and edited words win.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from aiplan_revise.documents import kept
from aiplan_revise.documents.reading import language, reduced
from aiplan_revise.documents.workbook.hidden import EDITION, HIDDEN
from aiplan_revise.documents.workbook.labels import KINDS
from aiplan_revise.documents.workbook.paper import GREY, INK, PALE, SIZE, SMALL, Inked, Paper, chunks
from aiplan_revise.documents.workbook.printing import Print, arranged, printed, read_again, told
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import HEADINGS, Edition, Kind, Lang, Provision, Texts, languages
from aiplan_revise.model.lookup import indexed

_SHEET = Texts("計画", "Plan")
_HOW = Texts(
    "文言や担当を直したら、そのまま保存してください。行の追加もできます（識別子は空欄のまま）。並べ替えても計画の順序は変わりません。",
    "Edit words and bodies and save. Rows may be added (leave their id empty); sorting them does not change the order "
    "of the plan.",
)
_NOTICE = Texts("公式の文書ではありません。", "This is not an official document.")
_WIDTHS = {
    "number": 9.0,
    "kind": 9.0,
    "place": 26.0,
    "title": 24.0,
    "text": 58.0,
    "bodies": 24.0,
    "id": 15.0,
    "field": 16.0,
}
_SPARE = 200
"""Rows below the table that offer the kinds, too."""


def to_workbook(of: Edition, registry: Registry, lang: str = "") -> bytes:
    """The edition as an .xlsx file that `read_edition` reads back. lang="" keeps all languages; "ja" or "en" gives the
    edition in that one, as `reading.reduced` does. PlanError where xlsxwriter is not installed."""
    wanted = reduced(of, registry, language("", lang)) if lang else of
    main = language("", lang or next(iter(languages(of)), "en"))
    how = arranged(wanted, lang)
    title = wanted.about.title.best(main) or wanted.about.id
    paper = Paper(title, main)
    rows = list(printed(wanted, registry, main))
    _sheet(paper, wanted, how, rows, main)
    paper.hidden(HIDDEN, _kept(wanted, how, rows, registry, main))
    return paper.close()


def _sheet(paper: Paper, of: Edition, how: Print, rows: list[tuple[Provision, dict[str, str]]], lang: Lang) -> None:
    widths = [_WIDTHS[column.partition(":")[0].partition(".")[0]] for column in how.columns]
    sheet = paper.sheet(_SHEET.get(lang), widths)
    notice = of.about.notice.best(lang) or _NOTICE.get(lang)
    lines = [notice] * (of.about.official is False) + [_HOW.get(lang)]
    head = paper.top(sheet, of.about.title.best(lang) or of.about.id, lines, widths)
    paper.head(sheet, head, list(how.columns.values()), widths)
    for at, (one, cells) in enumerate(rows, head + 1):
        paper.row(sheet, at, [_inked(paper, one.kind, column, cells) for column in how.columns], widths)
    last = head + max(1, len(rows))
    sheet.autofilter(head, 0, last, len(widths) - 1)
    kinds = {"validate": "list", "source": [label.get(lang) for label in KINDS.values()], "error_type": "warning"}
    at = list(how.columns).index("kind")
    sheet.data_validation(head + 1, at, last + _SPARE, at, kinds)


def _inked(paper: Paper, kind: Kind, column: str, cells: Mapping[str, str]) -> Inked:
    """A cell: headings stand out, what is there for orientation steps back."""
    small = column in ("place", "id")
    size = SMALL if small else SIZE
    look: dict[str, Any] = {"font_size": size, "font_color": GREY if small or column == "kind" else INK}
    if kind in HEADINGS:
        look |= {"bg_color": "#D9E2EC" if kind == "chapter" else PALE}
        look |= {"bold": column.startswith(("number", "text", "title"))}
    return Inked(cells.get(column, ""), paper.form(**look), size)


def _kept(
    of: Edition, how: Print, rows: list[tuple[Provision, dict[str, str]]], registry: Registry, lang: Lang
) -> Iterator[list[str]]:
    """The hidden sheet: what it is, the metadata, what the columns stand for; then every provision in the order of the
    plan, with what it stands under and what else is kept of it."""
    names = indexed(registry)
    title = read_again({"": of.about.title.best(lang) or of.about.id})[""]
    yield [EDITION, lang]
    yield ["about", "", *chunks(kept.head(of.about, lang, title))]
    yield ["columns", "", *chunks(kept.comment({called: column for column, called in how.columns.items()}))]
    for one, cells in rows:
        seen = read_again({column: words for column, words in cells.items() if column in how.columns})
        rest = kept.difference(told(seen, one.id, one.parent, names), one, None)
        yield [one.id, one.parent, *(chunks(kept.comment(rest)) if rest else ())]
