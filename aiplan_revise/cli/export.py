"""`aiplan export EDITION`."""

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk, reading_language


@click.command
@arguments.edition("name")
@arguments.lang("Language to write; `all` (the default for Markdown) keeps every language.", "all")
@arguments.desk("columns")
@arguments.delivery("md", "json", "csv", "pdf")
def command(name: str, lang: str | None, desk: Desk, to: Delivery) -> None:
    """Write an edition in another form. Markdown in all languages, and JSON, keep everything; a CSV table holds the
    initiatives in one language (id, title, text, place, bodies). All of them can be read back. A PDF, in one language,
    is for readers: a title page, the contents, the whole text.

    \b
      aiplan export 2025-outline -o outline.md
      aiplan export 2025-outline --format csv --lang ja -o outline.csv
      aiplan export 2025-outline --lang ja -o outline.pdf
    """
    edition = desk.read(name).edition
    shown = reading_language(None if lang == "all" else lang, edition)
    if to.form == "json":
        from aiplan_revise.model.codec import encode

        to.text(encode(edition).decode(), [name])
    elif to.form == "pdf":
        from aiplan_revise.cli.printing import deliver_pdf
        from aiplan_revise.report.plan import plan_page, plan_view

        deliver_pdf(plan_page(plan_view(edition, desk.registry, shown)), to, [name])
    elif to.form == "csv":
        from aiplan_revise.documents import to_csv

        to.text(to_csv(edition, desk.registry, shown), [name])
    else:
        from aiplan_revise.documents import to_markdown

        to.text(to_markdown(edition, desk.registry, "" if lang in (None, "all") else shown), [name])
