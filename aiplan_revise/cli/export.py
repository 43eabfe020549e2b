"""`aiplan export EDITION`."""

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk, reading_language
from aiplan_revise.model.edition import Lang, languages


@click.command
@arguments.edition("name")
@arguments.lang("Language to write; `all` (the default for Markdown) keeps every language.", "all")
@click.option(
    "--numbering",
    type=click.Choice(("typed", "automatic")),
    default="typed",
    show_default=True,
    help="Of a Word file: whether numbers are words, or Word counts them.",
)
@arguments.desk("columns")
@arguments.delivery("md", "json", "csv", "docx")
def command(name: str, lang: str | None, numbering: str, desk: Desk, to: Delivery) -> None:
    """Write an edition in another form. Markdown in all languages, and JSON, keep everything; a CSV table holds the
    initiatives in one language (id, title, text, place, bodies). All of them can be read back.

    A Word file is printed in one language (the first one of the edition, if none is named) and keeps the rest beside
    its words: edit it in Word or LibreOffice, and `aiplan edit DRAFT --file` or `aiplan import` takes it back whole.

    \b
      aiplan export 2025-outline -o outline.md
      aiplan export 2025-outline --format csv --lang ja -o outline.csv
      aiplan export 2025-outline --lang ja --numbering automatic -o outline.docx
    """
    edition = desk.read(name).edition
    shown = reading_language(None if lang == "all" else lang, edition)
    if to.form == "json":
        from aiplan_revise.model.codec import encode

        to.text(encode(edition).decode(), [name])
    elif to.form == "csv":
        from aiplan_revise.documents import to_csv

        to.text(to_csv(edition, desk.registry, shown), [name])
    elif to.form == "docx":
        from aiplan_revise.cli.dressing import dress
        from aiplan_revise.documents.word.out.export import to_word

        main: Lang = shown if lang not in (None, "all") else next(iter(languages(edition)), "en")
        dressed = dress(edition.about, main)
        to.paper(to_word(edition, desk.registry, main, automatic=numbering == "automatic", dress=dressed), [name])
    else:
        from aiplan_revise.documents import to_markdown

        to.text(to_markdown(edition, desk.registry, "" if lang in (None, "all") else shown), [name])
