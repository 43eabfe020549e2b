"""An edition as a workbook, and back: one sheet to read, filter and edit, and a hidden one with what its cells cannot
say.

The cells of a provision say its words, bodies, number and kind; the hidden sheet keeps its place in the plan and, with
a checksum of what was printed, all the rest (see kept). So rows may be sorted and filtered, and edited words win.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from aiplan_revise.documents import kept
from aiplan_revise.documents.reading import language, reduced
from aiplan_revise.documents.workbook.hidden import EDITION, HIDDEN
from aiplan_revise.documents.workbook.labels import KINDS, UNOFFICIAL
from aiplan_revise.documents.workbook.paper import GREY, INK, PALE, SIZE, SMALL, Inked, Paper, chunks
from aiplan_revise.documents.workbook.printing import arranged, printed, read_again, told
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import HEADINGS, Edition, Kind, Lang, Provision, Texts, spoken
from aiplan_revise.model.lookup import Names, indexed

_SHEET = Texts("計画", "Plan")
_HOW = Texts(
    "文言や担当を直したら、そのまま保存してください。行の追加もできます（識別子は空欄のまま）。並べ替えても計画の順序は変わりません。",
    "Edit words and bodies and save. Rows may be added (leave their id empty); sorting them does not change the order "
    "of the plan.",
)
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
    main = language("", lang or next(iter(spoken(of)), "en"))
    print_ = _Print(wanted, arranged(wanted, lang), list(printed(wanted, registry, main)), main)
    paper = Paper(print_.title, main)
    _sheet(paper, print_)
    paper.hidden(HIDDEN, _kept(print_, indexed(registry)))
    return paper.close()


class _Print(NamedTuple):
    """What is written: the edition, its columns and what they are called, its provisions with their cells, and the
    language of what is in none."""

    of: Edition
    columns: dict[str, str]
    rows: list[tuple[Provision, dict[str, str]]]
    lang: Lang

    @property
    def title(self) -> str:
        return self.of.about.title.best(self.lang) or self.of.about.id


def _sheet(paper: Paper, of: _Print) -> None:
    widths = [_WIDTHS[column.partition(":")[0].partition(".")[0]] for column in of.columns]
    sheet = paper.sheet(_SHEET.get(of.lang), widths)
    about = of.of.about
    notice = [about.notice.best(of.lang) or UNOFFICIAL.get(of.lang)] * (about.official is False)
    head = paper.top(sheet, of.title, [*notice, _HOW.get(of.lang)], widths)
    paper.head(sheet, head, list(of.columns.values()), widths)
    for at, (one, cells) in enumerate(of.rows, head + 1):
        paper.row(sheet, at, [_inked(paper, one.kind, column, cells) for column in of.columns], widths)
    last = head + max(1, len(of.rows))
    sheet.autofilter(head, 0, last, len(widths) - 1)
    kinds = {"validate": "list", "source": [label.get(of.lang) for label in KINDS.values()], "error_type": "warning"}
    at = list(of.columns).index("kind")
    sheet.data_validation(head + 1, at, last + _SPARE, at, kinds)


def _inked(paper: Paper, kind: Kind, column: str, cells: Mapping[str, str]) -> Inked:
    """A cell: headings stand out, what is there for orientation steps back."""
    small = column in ("place", "id")
    size = SMALL if small else SIZE
    look: dict[str, Any] = {"font_size": size, "font_color": GREY if small or column == "kind" else INK}
    if kind in HEADINGS:
        look |= {"bg_color": "#D9E2EC" if kind in ("part", "chapter") else PALE}
        look |= {"bold": column.startswith(("number", "text", "title"))}
    return Inked(cells.get(column, ""), paper.form(**look), size)


def _kept(of: _Print, names: Names) -> Iterator[list[str]]:
    """The hidden sheet: what it is, the metadata, what the columns are called; then every provision in the order of the
    plan, with what it stands under and what else is kept of it."""
    yield [EDITION, of.lang]
    yield ["about", "", *chunks(kept.head(of.of.about, of.lang, read_again({"": of.title})[""]))]
    yield ["columns", "", *chunks(kept.comment(of.columns))]
    for one, cells in of.rows:
        seen = read_again({column: words for column, words in cells.items() if column in of.columns})
        rest = kept.difference(told(seen, one.id, one.parent, names), one, None)
        yield [one.id, one.parent, *(chunks(kept.comment(rest)) if rest else ())]
