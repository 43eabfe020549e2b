"""`aiplan import DOC --id ID`."""

from pathlib import Path

import click
from msgspec.structs import replace

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery, say, told
from aiplan_revise.cli.reading import Desk, Given
from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import encode
from aiplan_revise.model.edition import Edition
from aiplan_revise.model.integrity import EDITION_ID, edition_id


@click.command
@click.argument("doc")
@click.option("--id", "key", required=True, help="Id of the edition: lower-case letters, digits, hyphens.")
@click.option("--follows", default="", metavar="EDITION", help="The edition that this one amends; its id is noted.")
@click.option("--lang", type=click.Choice(("ja", "en")), help="Language of the document; found out if not given.")
@click.option("--translation", metavar="DOC", help="The same text in the other language; the edition then has both.")
@arguments.desk("columns")
@arguments.delivery("json")
def command(doc: str, key: str, desk: Desk, to: Delivery, **asked: str | None) -> None:
    """Read a plan document and write it as an edition (canonical JSON). Findings go to stderr, and do not stop it:
    `aiplan check` judges them. The folder of an edition.json is made where it is missing.

    \b
      aiplan import plan.md --id 2026-draft --follows 2025-outline -o edition.json
      aiplan import plan.ja.docx --translation plan.en.docx --id 2026 -o edition.json
      aiplan import list.csv --id 2026 --columns id=No.,title=Name,text=Content,bodies=Ministry
    """
    reading = replace(desk, lang=asked["lang"] or "")
    follows, before = _followed(desk, asked["follows"] or "")
    imported = reading.document(Path(doc), edition_id(key, "--id"), follows, *before)
    for finding in imported.findings:
        say(told(finding, doc))
    edition = imported.edition
    if asked["translation"]:
        edition = _translated(reading, edition, asked["translation"])
    if to.output and to.output.name == "edition.json":  # an edition that is to be kept has a folder of its own
        to.output.parent.mkdir(parents=True, exist_ok=True)
    to.text(encode(edition).decode(), [doc, asked["translation"] or ""])


def _translated(desk: Desk, text: Edition, translation: str) -> Edition:
    """The edition in both languages; what does not agree between them is told."""
    from aiplan_revise.cli.parity import combined

    own = Given(text, settled=True)
    other = replace(desk, lang="").read(translation, own)
    joined = combined(desk, own, other)
    for finding in (*other.findings, *joined.findings):
        say(told(finding, translation))
    return joined.edition


def _followed(desk: Desk, name: str) -> tuple[str, tuple[Given, ...]]:
    """The id of the edition that `--follows` names, and that edition; it may be one that the store does not hold."""
    if not name:
        return "", ()
    try:
        before = desk.read(name)
        return before.edition.about.id, (before,)
    except PlanError:
        if not EDITION_ID.fullmatch(name) or name in desk.store.ids():
            raise
    say(f"--follows: the store holds no edition {name}; the id is noted all the same")
    return name, ()
