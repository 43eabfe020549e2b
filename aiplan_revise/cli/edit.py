"""`aiplan edit DRAFT`."""

from collections import Counter
from hashlib import sha256
from pathlib import Path

import click
import msgspec

from aiplan_revise.cli import arguments
from aiplan_revise.cli.acting import Pen, acting, begun, fit_id
from aiplan_revise.cli.lagging import lagging
from aiplan_revise.cli.naming import DRAFT
from aiplan_revise.cli.output import say, told
from aiplan_revise.cli.reading import reading_language
from aiplan_revise.cli.sheet import opened
from aiplan_revise.documents import Imported, Reading, decode, parse, to_markdown, written_in
from aiplan_revise.errors import PlanError
from aiplan_revise.model.changes import Change
from aiplan_revise.model.codec import encode
from aiplan_revise.model.edition import Edition, Lang, numbers
from aiplan_revise.revise import diff, merge
from aiplan_revise.revise.overlaying import overlaid, recovered
from aiplan_revise.revise.rebuilding import numbered as renumbered
from aiplan_revise.store.names import Draft

_SHARE, _FEW, _SHOWN = 5, 2, 5
"""What may be dropped at once: a fifth of all provisions, and always two; and how many of them are told one by one."""

_OTHERS = (".json", ".csv", ".xlsx", ".pdf", ".html", ".htm", ".doc", ".xls")
"""Files that are no text: each of their lines would be read as a statement."""


@click.command
@click.argument("draft", type=DRAFT)
@arguments.lang("Language to edit; if not given, English, or Japanese where the draft has no English.")
@click.option(
    "--file", "given", type=click.Path(path_type=Path, dir_okay=False), help="Edited Markdown or Word file to take."
)
@click.option("--drop-many", "many", is_flag=True, help="More than a fifth of all provisions may go.")
@acting
def command(draft: Draft, lang: str | None, given: Path | None, many: bool, pen: Pen) -> None:
    """Open a draft as Markdown in your editor ($VISUAL, $EDITOR) and take back what was changed: the title, words,
    bodies, order, new provisions and dropped ones. The ids in {#…} say which is which; numbers follow. What could not
    be understood is told, and nothing is lost: an edited text that cannot be taken is kept in a file. What is not shown
    (the other language) stays, and so does what others change in the draft meanwhile.

    A Word file is one that `aiplan export` wrote; of tracked changes in it all are taken. It remembers the text that it
    was written from, so that what the draft became since then stays.

    \b
      aiplan edit 2026 --lang ja
      aiplan edit 2026 --file plan.md
      aiplan edit 2026 --file plan.docx
    """
    before = pen.drafts.edition(draft)
    if given and given.suffix.lower() == ".docx":
        raw = given.read_bytes()
        _take(draft, before, (_from_word(before, given, raw, pen), sha256(raw).hexdigest()), many, pen)
        return
    if given:
        if given.suffix.lower() in _OTHERS:
            raise PlanError(
                "is no edited text of a draft", str(given), "name a Markdown or Word file; see: aiplan edit --help"
            )
        edited = _decoded(given.read_bytes())
        text = _shown(before, written_in(edited), pen)
        _take(draft, before, (_made(before, (text, edited), pen), edited), many, pen)
        return
    text = _shown(before, reading_language(lang, before), pen)
    with opened(text, f"aiplan edit {draft} --file") as raw:
        edited = _decoded(raw)
        _take(draft, before, (_made(before, (text, edited), pen), edited), many, pen)


def _decoded(raw: bytes) -> str:
    text, findings = decode(raw)
    for finding in findings:
        say(told(finding))
    return text


def _shown(before: Edition, lang: Lang, pen: Pen) -> str:
    return to_markdown(before, pen.desk.registry, lang)


def _take(draft: Draft, before: Edition, taken: tuple[Edition, str], many: bool, pen: Pen) -> None:
    """Takes into the draft what was made of it, with what that was read from."""
    made, asked = taken
    if encode(made) == encode(before):
        say(f"{draft}: nothing was changed")
        return
    _spare(draft, before, made, many)

    def alter(now: Edition) -> Edition:
        return _merged(before, now, made, str(draft))

    changeset = diff(before, made, pen.desk.registry)
    subject = f"edit: {_counted(before, made, changeset.changes)}"
    msgspec.structs.replace(pen, task=pen.task.asking(asked)).changed(draft, subject, alter)
    for line in lagging(changeset, before, made, pen.desk.registry):
        say(f"{draft}: {line}")


def _made(before: Edition, texts: tuple[str, str], pen: Pen) -> Edition:
    """What the edited one of two texts makes of the edition; what was lost on the way and given back is told."""
    shown, read = _read(texts[0], before, pen), _read(texts[1], before, pen, aloud=True)
    edited = _recovered(shown, read, before, pen)
    for key in edited.provisions.keys() - before.provisions.keys():
        if f"{{#{key}}}" in texts[1]:
            fit_id(before, key, f"{{#{key}}}")
    return overlaid(before, shown, edited, pen.desk.registry)


def _recovered(shown: Edition, read: Edition, before: Edition, pen: Pen) -> Edition:
    """What was read, with the ids that were lost on the way, which is told."""
    edited, found = recovered(shown, read, pen.desk.registry)
    for key in found[:_SHOWN]:
        words = begun(before.provisions.get(key, shown.provisions[key]).text.best("en"))
        say(f"{numbers(shown)[key] or key} {words}: its mark {{#{key}}} was gone; taken for the same provision")
    if len(found) > _SHOWN:
        say(f"and {len(found) - _SHOWN} more whose marks were gone")
    return edited


def _from_word(before: Edition, path: Path, raw: bytes, pen: Pen) -> Edition:
    """What an edited Word file makes of the edition: what was changed in it, since it was written, on top of it."""
    from aiplan_revise.documents.word import read_edited

    reading = Reading(id=before.about.id, follows=before.about.follows, side="new", reserved=before.outline)
    try:
        word = read_edited(raw, reading, pen.desk.registry)
    except PlanError as error:
        raise error.at(str(path)) from None
    _tell(word.found, str(path))
    edited = _recovered(word.written, word.found.edition, before, pen)
    return renumbered(_merged(word.written, before, edited, str(path)), before)


def _merged(base: Edition, ours: Edition, theirs: Edition, where: str) -> Edition:
    """Both revisions in one; PlanError where they disagree."""
    merged, conflicts = merge(base, ours, theirs)
    if conflicts:
        key = conflicts[0].provision
        place = f"{where}: {numbers(ours).get(key) or key or 'metadata'}: {conflicts[0].field}"
        raise PlanError("somebody else changed the same meanwhile", place, "edit it again")
    return merged


def _spare(draft: Draft, before: Edition, made: Edition, many: bool) -> None:
    """Says which provisions are dropped. PlanError for more than a fifth of them, unless `many` may go."""
    gone, all_of_them = [key for key in before.outline if key not in made.provisions], len(before.outline)
    if len(gone) > max(_FEW, all_of_them // _SHARE) and not many:
        what = f"{len(gone)} of {all_of_them} provisions would be dropped"
        raise PlanError(what, str(draft), "if they are to go, add --drop-many")
    printed = numbers(before)
    for key in gone[:_SHOWN]:
        say(f"{printed[key] or key} {begun(before.provisions[key].text.best('en'))}: dropped")
    if len(gone) > _SHOWN:
        say(f"and {len(gone) - _SHOWN} more dropped")


def _counted(before: Edition, made: Edition, changes: tuple[Change, ...]) -> str:
    """What an edit changed, in numbers."""
    count = Counter(map(_sort, changes))
    changed = f"{count['changed']} provision{'s' * (count['changed'] != 1)} changed"
    parts = ["the title changed"] * (before.about.title != made.about.title)
    parts += [changed] * bool(count["changed"] or not (count or parts))
    return ", ".join(
        parts + [f"{count[sort]} {sort}" for sort in ("added", "dropped", "only renumbered") if count[sort]]
    )


def _sort(of: Change) -> str:
    if of.kind in ("added", "dropped"):
        return of.kind
    printed_only = of.kind == "carried" and {*of.facets.names()} <= {"renumbered", "reordered"}
    return "only renumbered" if printed_only else "changed"


def _read(text: str, before: Edition, pen: Pen, *, aloud: bool = False) -> Edition:
    """The edition in a text; what its reader remarked is told `aloud`."""
    reading = Reading(id=before.about.id, follows=before.about.follows, reserved=before.outline)
    imported = parse(text, reading, pen.desk.registry)
    if aloud:
        _tell(imported, before.about.id)
    return imported.edition


def _tell(imported: Imported, place: str) -> None:
    """Says what a reader remarked."""
    for finding in imported.findings:
        if finding.rule not in ("number-out-of-sequence", "duplicate-number"):  # numbers follow by themselves
            say(told(finding, place))
