"""`aiplan edit DRAFT`."""

import tempfile
from pathlib import Path

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.acting import DRAFT, Pen, acting
from aiplan_revise.cli.output import say, told
from aiplan_revise.cli.reading import reading_language
from aiplan_revise.documents import Reading, parse, to_markdown
from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import encode
from aiplan_revise.model.edition import Edition
from aiplan_revise.revise import diff, merge
from aiplan_revise.revise.rebuilding import overlaid
from aiplan_revise.store.names import Draft


@click.command
@click.argument("draft", type=DRAFT)
@arguments.lang("Language to edit; if not given, English, or Japanese where the draft has no English.")
@click.option("--file", "given", type=click.Path(path_type=Path, dir_okay=False), help="Edited Markdown to take.")
@acting
def command(draft: Draft, lang: str | None, given: Path | None, pen: Pen) -> None:
    """Open a draft as Markdown in your editor ($VISUAL, $EDITOR) and take back what was changed: words, bodies, order,
    new provisions and dropped ones. The ids in {#…} say which is which; numbers follow. What could not be understood is
    told, and nothing is lost: an edited text that cannot be taken is kept in a file. What is not shown (the other
    language) stays, and so does what others change in the draft meanwhile.

    \b
      aiplan edit 2026 --lang ja
      aiplan edit 2026 --file plan.md
    """
    before = pen.drafts.edition(draft)
    text = to_markdown(before, pen.desk.registry, reading_language(lang, before))
    edited = given.read_text(encoding="utf-8") if given else click.edit(text, extension=".md", require_save=False)
    made = overlaid(before, _read(text, before, pen), _read(edited or text, before, pen, aloud=True))
    if encode(made) == encode(before):
        say(f"{draft}: nothing was changed")
        return
    try:
        _take(draft, (before, made), pen)
    except PlanError as error:
        raise error if given else _with_text(error, draft, edited or "") from None


def _take(draft: Draft, sides: tuple[Edition, Edition], pen: Pen) -> None:
    base, made = sides

    def alter(now: Edition) -> Edition:
        merged, conflicts = merge(base, now, made)
        if conflicts:
            where = f"{draft}: {conflicts[0].provision or 'metadata'}: {conflicts[0].field}"
            raise PlanError("somebody else changed the same meanwhile", where, "edit it again")
        return merged

    count = len(diff(base, made, pen.desk.registry).changes)
    subject = f"edit: {count} provision{'s' * (count != 1)} changed"
    pen.changed(draft, subject, alter)


def _read(text: str, before: Edition, pen: Pen, *, aloud: bool = False) -> Edition:
    """The edition in a text; what its reader remarked is told `aloud`."""
    reading = Reading(id=before.about.id, follows=before.about.follows)
    imported = parse(text, reading, pen.desk.registry)
    for finding in imported.findings if aloud else ():
        if finding.rule != "number-out-of-sequence":  # numbers follow by themselves
            say(told(finding, before.about.id))
    return imported.edition


def _with_text(error: PlanError, draft: Draft, edited: str) -> PlanError:
    """The error, with the file in which the edited text was kept."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="plan-", suffix=".md", delete=False) as file:
        file.write(edited)
    fix = f"what you wrote is in {file.name}: aiplan edit {draft} --file {file.name}"
    return PlanError(error.what, error.where, "; ".join(filter(None, (error.fix, fix))))
