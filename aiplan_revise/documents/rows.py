"""An edition as a CSV table of its initiatives, and how its cells keep what would be misread in them: formulas, and
headings that look like two."""

import csv
import io
from collections.abc import Iterable

from aiplan_revise.documents.reading import reduced
from aiplan_revise.model.bodies import Registry, party_label
from aiplan_revise.model.edition import HEADINGS, Assignment, Edition, Lang, Provision, ancestors, initiatives
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import role_marked

_ACTIVE = compiled("'*[=+\\-@\t\r\n]")
"""How a cell begins that a spreadsheet would run as a formula; an apostrophe in front keeps it from that."""
_BETWEEN = " / "
_WITHIN = " \\/ "
_ROLES: dict[Lang, dict[str, str]] = {
    "ja": {"lead": "（主担当）", "joint": "（共同）", "support": "（協力）"},
    "en": {"lead": " (lead)", "joint": " (joint)", "support": " (support)"},
}


def to_csv(of: Edition, registry: Registry, lang: Lang) -> str:
    """The initiatives in one language: id, title, text, place, bodies, as `read_table` reads them."""
    made = io.StringIO()
    rows = csv.writer(made, lineterminator="\n")
    rows.writerow(("id", "title", "text", "place", "bodies"))
    shown = reduced(of, registry, lang)
    for one in initiatives(shown):
        bodies = dict.fromkeys(named(party, registry, lang) for party in one.assignments)
        cells = (one.id, one.title.best(lang), one.text.best(lang), _place(shown, one, lang), "; ".join(bodies))
        rows.writerow(inert(cell) for cell in cells)
    return made.getvalue()


def _place(edition: Edition, of: Provision, lang: Lang) -> str:
    above = (edition.provisions[key] for key in ancestors(edition.provisions, of.id))
    return placed(one.text.best(lang) for one in above if one.kind in HEADINGS)


def named(one: Assignment, registry: Registry, lang: Lang) -> str:
    """A body as printed, with its role where the words do not say it."""
    words = one.printed or party_label(registry, one.party(), lang, one.office)
    return words if role_marked(words).role == one.role or not one.role else words + _ROLES[lang][one.role]


def placed(headings: Iterable[str]) -> str:
    """The headings above a row as one cell, the outermost first; a slash inside one is written with a backslash."""
    return _BETWEEN.join(" ".join(heading.split()).replace(_BETWEEN, _WITHIN) for heading in headings)


def levels(place: str) -> tuple[str, ...]:
    """The headings in a cell that `placed` wrote."""
    parts = (level.replace(_WITHIN, _BETWEEN).strip() for level in place.split(_BETWEEN))
    return tuple(filter(None, parts))


def inert(cell: str) -> str:
    """A cell that a spreadsheet shows and never runs."""
    return f"'{cell}" if _ACTIVE.match(cell) else cell


def active(cell: str) -> str:
    """The words of a cell that was kept from running."""
    return cell[1:] if cell[:1] == "'" and _ACTIVE.match(cell) else cell
