"""`aiplan export EDITION`."""

from collections.abc import Callable
from typing import NamedTuple

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk, reading_language
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Edition, Lang, spoken


class _Asked(NamedTuple):
    """What is to be written: the edition, its language ("" is all of them), the one language of a form that has only
    one, and whether Word is to count the numbers."""

    edition: Edition
    registry: Registry
    kept: str
    shown: Lang
    automatic: bool


@click.command
@arguments.edition("name")
@arguments.lang("Language to write; `all` (the default for Markdown and workbooks) keeps every language.", "all")
@click.option(
    "--numbering",
    type=click.Choice(("typed", "automatic")),
    default="typed",
    show_default=True,
    help="Of a Word file: whether numbers are words, or Word counts them.",
)
@arguments.desk("columns")
@arguments.delivery("md", "json", "csv", "docx", "pdf", "xlsx", "stratml")
def command(name: str, lang: str | None, numbering: str, desk: Desk, to: Delivery) -> None:
    """Write an edition in another form. Markdown and workbooks (.xlsx) in all languages, and JSON, keep everything; a
    CSV table holds the initiatives in one language (id, title, text, place, bodies). All of them can be read back,
    edited or not. A PDF, in one language, is for readers: a title page, the contents, the whole text; StratML Part 1
    (ISO 17469-1) is for other programs: goals, objectives, stakeholders.

    A Word file is printed in one language (the first one of the edition, if none is named) and keeps the rest beside
    its words: edit it in Word or LibreOffice, and `aiplan edit DRAFT --file` or `aiplan import` takes it back whole.

    \b
      aiplan export 2025-outline -o outline.md
      aiplan export 2025-outline --format csv --lang ja -o outline.csv
      aiplan export 2025-outline --lang ja --numbering automatic -o outline.docx
      aiplan export 2025-outline --lang ja -o outline.pdf
      aiplan export 2025-outline -o outline.xlsx
    """
    edition = desk.single(name).edition
    shown = reading_language(None if lang == "all" else lang, edition)
    kept = "" if lang in (None, "all") else shown
    asked = _Asked(edition, desk.registry, kept, shown, numbering == "automatic")
    if to.form == "pdf":
        _pdf(asked, to, name)
        return
    made = _FORMS[to.form](asked)
    if isinstance(made, str):
        to.text(made, [name])
    else:
        to.paper(made, [name])


def _pdf(of: _Asked, to: Delivery, name: str) -> None:
    from aiplan_revise.cli.printing import deliver_pdf
    from aiplan_revise.report.plan import plan_page, plan_view

    deliver_pdf(plan_page(plan_view(of.edition, of.registry, of.shown)), to, [name])


def _markdown(of: _Asked) -> str:
    from aiplan_revise.documents import to_markdown

    return to_markdown(of.edition, of.registry, of.kept)


def _json(of: _Asked) -> str:
    from aiplan_revise.model.codec import encode

    return encode(of.edition).decode()


def _csv(of: _Asked) -> str:
    from aiplan_revise.documents import to_csv

    return to_csv(of.edition, of.registry, of.shown)


def _word(of: _Asked) -> bytes:
    from aiplan_revise.cli.dressing import dress
    from aiplan_revise.documents.word.out.export import to_word

    main: Lang = of.shown if of.kept else next(iter(spoken(of.edition)), "en")
    return to_word(of.edition, of.registry, main, automatic=of.automatic, dress=dress(of.edition.about, main))


def _workbook(of: _Asked) -> bytes:
    from aiplan_revise.documents.workbook.edition import to_workbook

    return to_workbook(of.edition, of.registry, of.kept)


def _stratml(of: _Asked) -> str:
    from aiplan_revise.documents.stratml import to_stratml

    return to_stratml(of.edition, of.registry, of.shown)


_FORMS: dict[str, Callable[[_Asked], str | bytes]] = {
    "md": _markdown,
    "json": _json,
    "csv": _csv,
    "docx": _word,
    "xlsx": _workbook,
    "stratml": _stratml,
}
