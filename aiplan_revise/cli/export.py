"""`aiplan export EDITION`."""

from collections.abc import Callable

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk, reading_language
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Edition, Lang


@click.command
@arguments.edition("name")
@arguments.lang("Language to write; `all` (the default for Markdown and workbooks) keeps every language.", "all")
@arguments.desk("columns")
@arguments.delivery("md", "json", "csv", "xlsx", "stratml")
def command(name: str, lang: str | None, desk: Desk, to: Delivery) -> None:
    """Write an edition in another form. Markdown and workbooks (.xlsx) in all languages, and JSON, keep everything; a
    CSV table holds the initiatives in one language (id, title, text, place, bodies). All of them can be read back,
    edited or not. StratML Part 1 (ISO 17469-1) is for other programs: goals, objectives and stakeholders in one language.

    \b
      aiplan export 2025-outline -o outline.md
      aiplan export 2025-outline --format csv --lang ja -o outline.csv
      aiplan export 2025-outline -o outline.xlsx
    """
    edition = desk.read(name).edition
    shown = reading_language(None if lang == "all" else lang, edition)
    kept = "" if lang in (None, "all") else shown
    made = _FORMS[to.form](edition, desk.registry, shown if to.form in _IN_ONE_LANGUAGE else kept)
    if isinstance(made, str):
        to.text(made, [name])
    else:
        to.raw(made, [name])


def _json(edition: Edition, registry: Registry, lang: str) -> str:
    from aiplan_revise.model.codec import encode

    return encode(edition).decode()


def _csv(edition: Edition, registry: Registry, lang: str) -> str:
    from aiplan_revise.documents import to_csv

    return to_csv(edition, registry, _spoken(lang))


def _stratml(edition: Edition, registry: Registry, lang: str) -> str:
    from aiplan_revise.documents.stratml import to_stratml

    return to_stratml(edition, registry, _spoken(lang))


def _workbook(edition: Edition, registry: Registry, lang: str) -> bytes:
    from aiplan_revise.documents.workbook.edition import to_workbook

    return to_workbook(edition, registry, lang)


def _markdown(edition: Edition, registry: Registry, lang: str) -> str:
    from aiplan_revise.documents import to_markdown

    return to_markdown(edition, registry, lang)


def _spoken(lang: str) -> Lang:
    return "ja" if lang == "ja" else "en"


_FORMS: dict[str, Callable[[Edition, Registry, str], str | bytes]] = {
    "md": _markdown,
    "json": _json,
    "csv": _csv,
    "xlsx": _workbook,
    "stratml": _stratml,
}
_IN_ONE_LANGUAGE = ("csv", "stratml")
