"""The form in which a body says what is to become of its initiatives in a draft: a sheet to fill in, drop-downs, and a
hidden sheet that says which text it was made from, so that it can be taken back after that has moved on."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from aiplan_revise.documents import kept
from aiplan_revise.documents.reading import reduced
from aiplan_revise.documents.rows import named, placed
from aiplan_revise.documents.workbook.hidden import FORM, HIDDEN
from aiplan_revise.documents.workbook.labels import ACTIONS, FORM_COLUMNS, REASONS, UNOFFICIAL
from aiplan_revise.documents.workbook.paper import GREY, INPUT, SIZE, SMALL, Inked, Paper, chunks
from aiplan_revise.documents.workbook.printing import printed, read_again
from aiplan_revise.model.amendment import Base, blob
from aiplan_revise.model.bodies import Registry, label
from aiplan_revise.model.edition import (
    HEADINGS,
    Edition,
    Lang,
    Provision,
    Texts,
    Value,
    ancestors,
    initiatives,
    numbers,
    ordered,
)
from aiplan_revise.model.wholes import concerns

INPUTS = ("action", "new-text", "new-bodies", "reason", "remark")
"""The columns to fill in."""
ROOM = 15
"""Rows for new initiatives."""
_LISTS = "_lists"
_NEW_HEIGHT = 48.0
"""Points of an empty row: three lines."""
_SHEET = Texts("記入欄", "Form")
_WIDTHS = {
    **{"number": 9.0, "place": 25.0, "title": 16.0, "text": 40.0, "bodies": 18.0, "action": 11.0, "new-text": 40.0},
    **{"new-bodies": 18.0, "reason": 13.0, "remark": 22.0, "id": 13.0},
}
_HOW = (
    Texts(
        "黄色の欄に記入してください。「対応」を選び、文言修正には改定後の文言（全文）、担当変更には改定後の担当府省庁（全て）、"
        "削除には理由を記入します。変更のない行は空欄のままで構いません。",
        "Fill in the yellow cells. Choose an action; to reword, give the whole new text; to reassign, all new bodies; "
        "to drop, the reason. Rows that stay as they are may be left empty.",
    ),
    Texts(
        "新規の施策は、下の空いた行に、位置（どの見出しの下か）、文言、担当を記入します。行を削除しても施策は削除されません。",
        "New initiatives go into the empty rows below: the place (the heading they stand under), text and bodies. "
        "Deleting a row drops nothing.",
    ),
)
_FOR = Texts("{body}の施策：{draft}（{commit}時点）", "Initiatives of {body} in {draft}, as of {commit}")


class Asked(NamedTuple):
    """What a form asks about: the draft by its name, the id of the body, and the commit on which the draft stood."""

    draft: str
    body: str
    commit: str


class Stated(Value, frozen=True):
    """The same, as a form keeps it, with the text that it was made from."""

    draft: str
    body: str
    commit: str
    base: Base


class Print(NamedTuple):
    """What a form shows: every initiative of the body with its cells by column, and the headings by id, as they are
    named in the drop-down, and as they stand before what stands under them (see `placed`)."""

    columns: dict[str, str]
    rows: list[tuple[Provision, dict[str, str]]]
    headings: dict[str, str]
    places: dict[str, str]


def to_form(of: Edition, registry: Registry, asked: Asked, base: bytes, lang: Lang) -> bytes:
    """The form as an .xlsx file; `base` are the canonical bytes of the edition. PlanError where xlsxwriter is not
    installed."""
    form = form_print(of, registry, asked.body, lang)
    title = of.about.title.best(lang) or of.about.id
    paper = Paper(title, lang)
    body = registry.bodies[asked.body].names.best(lang)
    told = _FOR.get(lang).format(body=body, draft=asked.draft, commit=asked.commit[:10])
    notice = [of.about.notice.best(lang) or UNOFFICIAL.get(lang)] * (of.about.official is False)
    offered = _offered(form, registry, lang)
    _sheet(paper, form, (title, [told, *notice, *(one.get(lang) for one in _HOW)]), _lists(offered, lang))
    paper.hidden(_LISTS, zip_longest(*offered, fillvalue=""))
    stated = Stated(asked.draft, asked.body, asked.commit, Base(of.about.id, blob(base)))
    paper.hidden(HIDDEN, _kept(form, stated, lang))
    return paper.close()


def own(of: Edition, registry: Registry, body: str) -> tuple[Provision, ...]:
    """The initiatives that a body, its offices or its agencies are responsible for."""
    return tuple(one for one in initiatives(of) if any(concerns(registry, a, body) for a in one.assignments))


def form_print(of: Edition, registry: Registry, body: str, lang: Lang) -> Print:
    """What the form of a body shows of an edition."""
    shown = reduced(of, registry, lang)
    mine = {one.id for one in own(of, registry, body)}
    rows = [
        (of.provisions[one.id], _cells(cells, lang) | {"bodies": _bodies(one, registry, lang)})
        for one, cells in printed(shown, registry, lang)
        if one.id in mine
    ]
    titled = any(cells["title"] for _, cells in rows)
    columns = {name: words.get(lang) for name, words in FORM_COLUMNS.items() if name != "title" or titled}
    dotted = numbers(of)
    headings = {
        one.id: " ".join(f"{dotted[one.id]} {one.text.best(lang)}".split())[:200]
        for one in ordered(shown)
        if one.kind in HEADINGS
    }
    places = {key: placed(shown.provisions[one].text.best(lang) for one in _down_to(shown, key)) for key in headings}
    return Print(columns, rows, headings, places)


def _down_to(of: Edition, key: str) -> list[str]:
    """The headings above a heading, and itself."""
    return [one for one in (*ancestors(of.provisions, key), key) if of.provisions[one].kind in HEADINGS]


def _cells(cells: Mapping[str, str], lang: Lang) -> dict[str, str]:
    """The cells of an initiative on a form: in one language, or in the other one where that has no words."""
    other = "en" if lang == "ja" else "ja"
    words = {part: cells[f"{part}.{lang}"] or cells[f"{part}.{other}"] for part in ("title", "text")}
    return {name: cells[name] for name in ("number", "place", "id")} | words


def _bodies(of: Provision, registry: Registry, lang: Lang) -> str:
    """Who is responsible by short names, whatever the plan prints, each once."""
    short = (replace(one, printed="" if one.body or one.open else one.printed) for one in of.assignments)
    return "; ".join(dict.fromkeys(named(one, registry, lang) for one in short))


def checksum(cells: Mapping[str, str]) -> str:
    """The checksum of what a form shows of an initiative."""
    return blob(msgspec.json.encode(sorted(read_again(cells).items())))[:12]


def _kept(form: Print, stated: Stated, lang: Lang) -> Iterator[list[str]]:
    """The hidden sheet: what it is, what the form asks about, what its columns are called; then every initiative with
    a checksum of what is shown of it."""
    yield [FORM, lang]
    yield ["about", "", *chunks(kept.comment(msgspec.to_builtins(stated)))]
    yield ["columns", "", *chunks(kept.comment(form.columns))]
    for one, cells in form.rows:
        yield [one.id, checksum(cells)]


def _offered(form: Print, registry: Registry, lang: Lang) -> tuple[list[str], list[str]]:
    """What long drop-downs offer, from a sheet of their own: bodies that exist, and headings."""
    bodies = {label(registry, key, lang) for key, body in registry.bodies.items() if not body.until}
    return sorted(bodies), list(form.headings.values())


def _lists(offered: tuple[list[str], list[str]], lang: Lang) -> dict[str, Any]:
    """The drop-downs by column."""
    ranges = (f"={_LISTS}!${column}$1:${column}${max(1, len(one))}" for column, one in zip("AB", offered, strict=True))
    short = ([one.get(lang) for one in kind.values()] for kind in (ACTIONS, REASONS))
    return dict(zip(("new-bodies", "place", "action", "reason"), (*ranges, *short), strict=True))


# ---------------------------------------------------------------- the sheet


def _sheet(paper: Paper, form: Print, top: tuple[str, Sequence[str]], lists: Mapping[str, Any]) -> None:
    columns = list(form.columns)
    widths = [_WIDTHS[name] for name in columns]
    sheet = paper.sheet(_SHEET.get(paper.lang), widths)
    head = paper.top(sheet, *top, widths)
    paper.head(sheet, head, list(form.columns.values()), widths)
    for at, (_, cells) in enumerate(form.rows, head + 1):
        paper.row(sheet, at, [_inked(paper, name, cells, name in INPUTS) for name in columns], widths)
    below = head + 1 + len(form.rows)
    new = {"action": lists["action"][list(ACTIONS).index("new")]}
    for at in range(below, below + ROOM):
        paper.row(sheet, at, [_inked(paper, name, new, name in (*INPUTS, "place")) for name in columns], widths)
        sheet.set_row(at, _NEW_HEIGHT)
    last = below + ROOM - 1
    sheet.autofilter(head, 0, last, len(columns) - 1)
    for name, source in lists.items():
        at = columns.index(name)
        sheet.data_validation(below if name == "place" else head + 1, at, last, at, _typed(source))
    allowed = ("format_columns", "format_rows", "insert_rows", "delete_rows", "autofilter", "sort")
    sheet.protect("", {"select_locked_cells": True, **dict.fromkeys(allowed, True)})


def _inked(paper: Paper, name: str, cells: Mapping[str, str], filled: bool) -> Inked:
    """A cell: yellow where something is to be filled in, else locked; what is there for orientation steps back."""
    small = name in ("place", "id") and not filled
    size = SMALL if small else SIZE
    look: dict[str, Any] = {"font_size": size, "locked": not filled}
    look |= {"bg_color": INPUT} if filled else {"font_color": GREY} if small else {}
    return Inked(cells.get(name, ""), paper.form(**look), size)


def _typed(source: Any) -> dict[str, Any]:
    """A drop-down. What it does not offer may be typed all the same: it is read as far as it is clear."""
    return {"validate": "list", "source": source, "error_type": "information", "show_error": False}
