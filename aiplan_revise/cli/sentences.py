"""`aiplan sentences OLD NEW` and `aiplan sentences --apply FILE OLD`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery, say, told
from aiplan_revise.cli.reading import Comparison, Desk, Given, reading_language
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Edition, Lang, numbers
from aiplan_revise.model.integrity import edition_id

if TYPE_CHECKING:
    from aiplan_revise.documents.sentences import Restored, Sentence


_SHOWN = 5
_LONGEST_ID = 64


class Asked(NamedTuple):
    """The language that was asked for, the file of sentences to apply, and the id of what they make."""

    lang: str | None
    apply: Path | None
    id: str | None


@click.command
@arguments.edition("old")
@arguments.edition("new", required=False)
@click.option(
    "--apply",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Do to OLD what the amending sentences in FILE say.",
)
@click.option("--id", metavar="ID", help="The id of the edition that --apply makes; else that of OLD with -amended.")
@arguments.lang("Language of the sentences; else English, or Japanese where there is no English.")
@arguments.desk("columns", "ignore_ids", "ledger")
@arguments.delivery("text", "md", "json")
def command(old: str, new: str | None, desk: Desk, to: Delivery, **asked: str | Path | None) -> int:
    """Write the sentences (改め文; amending instructions) that make NEW out of OLD, proved: an interpreter has made NEW
    out of OLD by them, as both are printed in that language. Exit 0 if there is nothing to amend, 1 if there is.

    With --apply, what a person has written or edited is done to OLD, and the edition that comes of it written, as
    Markdown (--format text or md) or as JSON. A sentence that does not fit is told by its line.

    \b
      aiplan sentences 2025-outline 2026-example --lang ja
      aiplan sentences old.docx new.docx -o amending.md
      aiplan sentences --apply amending.md old.docx -o new.json
    """
    said = Asked(**asked)  # type: ignore[arg-type]
    if said.apply is not None:
        if new is not None:
            raise PlanError("with --apply there is no NEW: it is what the sentences make", new, "leave it out")
        return _apply(old, desk, to, said)
    if new is None:
        raise click.UsageError("Missing argument 'NEW'", click.get_current_context())
    return _write(old, new, desk, to, said.lang)


def _write(old: str, new: str, desk: Desk, to: Delivery, asked: str | None) -> int:
    from aiplan_revise.documents.sentences import sentences

    found = desk.compare(old, new)
    lang = reading_language(asked, found.old, found.new)
    made = sentences(found.old, found.new, found.changeset, found.registry, lang)
    _mention(found)
    if to.form == "json":
        told = [{"text": one.text, "block": list(one.block)} for one in made]
        to.json({"old": found.old.about.id, "new": found.new.about.id, "lang": lang, "sentences": told}, [old, new])
    else:
        to.text(_paper(found, made, lang, to.form), [old, new])
    return int(bool(made))


def _paper(found: Comparison, made: "tuple[Sentence, ...]", lang: Lang, form: str) -> str:
    from aiplan_revise.documents.sentences import as_markdown, as_text
    from aiplan_revise.report.amending import amending_heading

    head = amending_heading(found.old.about, found.new.about, lang, bool(made))
    if form == "md":
        top = [f"# {head.title}", *(f"- {line}" for line in head.lines)]
        return "\n".join([top[0], "", *top[1:], "", head.opening, "", as_markdown(made)]).rstrip("\n") + "\n"
    return "\n".join([head.title, *head.lines, "", head.opening, "", as_text(made, lang)]).rstrip("\n") + "\n"


def _mention(found: Comparison) -> None:
    """Says what changed and is not printed, so that no sentence can tell it."""
    from aiplan_revise.documents.sentences.untold import untold

    keys = untold(found.changeset)
    if keys:
        printed = {**numbers(found.old), **numbers(found.new)}
        named = [f"{printed[key]} ({key})" if printed.get(key) else key for key in keys]
        say(f"changed but not printed, so in no sentence: roles, references or further columns of {_some(named)}")


def _some(named: Sequence[str]) -> str:
    return ", ".join(named[:_SHOWN]) + (" …" if len(named) > _SHOWN else "")


def _apply(old: str, desk: Desk, to: Delivery, asked: Asked) -> int:
    from aiplan_revise.documents import to_markdown
    from aiplan_revise.model.codec import encode

    given = desk.read(old)
    made, lang = _carried_out(given.edition, desk, asked)
    made = made._replace(edition=desk.meant(Given(made.edition), given)[0].edition)
    inputs = [old, str(asked.apply)]
    if to.form == "json":
        to.text(encode(made.edition).decode(), inputs)
    else:
        to.text(to_markdown(made.edition, desk.registry), inputs)
    _tell(made, str(asked.apply), lang)
    return 0


def _carried_out(edition: Edition, desk: Desk, asked: Asked) -> "tuple[Restored, Lang]":
    """What the sentences in a file make of an edition, and their language."""
    from aiplan_revise.documents.sentences import carried_out, is_nothing, language_of, sound
    from aiplan_revise.documents.text import decode

    assert asked.apply is not None, "only called with a file"
    key = edition_id(asked.id, "--id") if asked.id else f"{edition.about.id}-amended"[-_LONGEST_ID:]
    try:
        text = decode(asked.apply.read_bytes())[0]
        lang: Lang = reading_language(asked.lang) if asked.lang else language_of(text)
        made = carried_out(sound(text, lang), edition, desk.registry, lang, key)
    except PlanError as error:
        raise error.at(str(asked.apply)) from None
    if is_nothing(text):
        say(f"{asked.apply}: says that there is nothing to amend; the text stays as it is")
    return made, lang


def _tell(made: "Restored", path: str, lang: Lang) -> None:
    """Says what is to be looked at in an edition that sentences have made."""
    for finding in made.findings:
        say(told(finding, path))
    for place in made.doubled:
        say(f"{path}: {place} was taken already; now several provisions bear this number")
    if made.otherwise:
        say(f"look at these: they could not be kept word for word as amended: {_some(made.otherwise)}")
    if made.untranslated:
        other, count = "English" if lang == "ja" else "Japanese", len(made.untranslated)
        parts = f"{count} amended parts" if count > 1 else "an amended part"
        say(f"the {other} words of {parts} no longer apply and were left out")
