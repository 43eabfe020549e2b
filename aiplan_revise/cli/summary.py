"""`aiplan summary OLD NEW`."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.deciding import Hand, Signature, signed
from aiplan_revise.cli.output import Delivery, say
from aiplan_revise.cli.reading import Comparison, Desk, reading_language
from aiplan_revise.cli.sheet import opened
from aiplan_revise.documents import decode
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Edition, Lang
from aiplan_revise.model.integrity import is_date
from aiplan_revise.model.wordings import Wording, Wordings
from aiplan_revise.report.summary import Asked, Digest, cut, digest, editable, joined, render, taken, unused
from aiplan_revise.report.summary.editing import Line
from aiplan_revise.report.summary.wordings import lines
from aiplan_revise.store.wordings import WordingsFile

_FILE = click.Path(path_type=Path, dir_okay=False)
FORMS = ("text", "md", "html", "docx", "pdf", "csv", "atom", "jsonld", "json")


@click.command
@arguments.edition("old")
@arguments.edition("new")
@click.option("--length", type=click.Choice(("short", "standard", "full")), default="standard", show_default=True)
@click.option("--group", type=click.Choice(("change", "section", "body")), default="change", help="What goes together.")
@click.option("--edit", is_flag=True, help="Word the lines in your editor; kept for every later run.")
@click.option("--file", "given", type=_FILE, help="A text from --edit to take.")
@click.option("--wordings", "path", type=_FILE, help="Where wordings are kept, not in summary.json beside NEW.")
@arguments.lang("Language; if not given, English, or Japanese where the editions are in Japanese only.")
@signed
@arguments.desk("columns", "ignore_ids", "ledger")
@arguments.delivery(*FORMS)
def command(old: str, new: str, desk: Desk, to: Delivery, hand: Hand, **asked: Any) -> None:
    """Write the change summary for publication: what is new, what ended and why, who is newly responsible, which
    targets and deadlines changed, what was strengthened or weakened. A short one fits on a page; a full one tells every
    change. --edit opens the lines in your editor: a person's words are kept, on every later run stand in place of ours,
    and are marked when the change itself is another one by then.

    \b
      aiplan summary 2025-outline 2026-example --lang ja --length short
      aiplan summary 2025 2026 --group body -o summary.docx
      aiplan summary 2025 2026 --lang ja --edit
      aiplan summary 2025 2026 -o changes.atom
    """
    found = desk.compare(old, new)
    file = _file(found, new, desk, asked["path"])
    kept = file.read() if file else None
    lang = reading_language(asked["lang"], found.old, found.new)
    sides = found.old, found.new
    whole = digest(found.changeset, sides, found.registry, Asked("full", asked["group"], kept), lang)
    if asked["edit"] or asked["given"]:
        _word(whole, asked["given"], file, hand, f"aiplan summary {old} {new} --file")
        return
    made = cut(whole, asked["length"])
    _remark(whole, kept, asked["group"])
    if to.form == "pdf":
        from aiplan_revise.cli.printing import deliver_pdf

        deliver_pdf(render(made, "html", ("", "")), to, [old, new])
    elif to.form == "docx":
        from aiplan_revise.report.summary.word import digest_docx

        to.paper(digest_docx(made), [old, new])
    else:
        to.text(render(made, to.form, _stamp(hand, found.new), to.width, to.colour), [old, new])


def _stamp(hand: Hand, new: Edition) -> tuple[str, str]:
    """By whom and on which day a feed is made: as said, or else on the newest date of the new edition, or today."""
    if hand.on and not is_date(hand.on):
        raise PlanError(f"{hand.on[:40]!r} is not a date", "--on", "write it like 2026-07-14")
    return hand.by or "aiplan_revise", hand.on or max(new.about.dates.values(), default=date.today().isoformat())


def _file(of: Comparison, new: str, desk: Desk, named: Path | None) -> WordingsFile | None:
    """Where the wordings are: the file that was named, or the one beside the new edition; None for a document, for an
    edition of the past, and for one in a plan store, beside which no files lie."""
    sides = of.old.about.id, of.new.about.id
    stored = desk.held(new)
    if named:
        return WordingsFile(named, *sides)
    if not stored or stored[1] or desk.store.bare:
        return None
    return WordingsFile(desk.store.wordings_path(stored[0]), *sides)


def _remark(whole: Digest, kept: Wordings | None, group: str) -> None:
    stale = sum(one.stale for _, one in lines(whole))
    gone = unused(whole, kept) if group == "change" else ()
    if stale:
        say(f"{stale} wording{'s' * (stale > 1)} of a person: the change is another one by now; see: --edit")
    if gone:
        say(f"{len(gone)} wording{'s' * (len(gone) > 1)} of a person: no line of the summary is about it any more")


# ---------------------------------------------------------------- wording


def _word(whole: Digest, given: Path | None, file: WordingsFile | None, hand: Hand, again: str) -> None:
    if file is None:
        raise PlanError("there is no folder of editions to keep wordings in", "", "name a file: --wordings FILE")
    by = hand.signature(file.path.parent)
    if given:
        _take(given.read_bytes() if given.is_file() else _missing(given), whole, file, by)
        return
    with opened(editable(whole), again) as raw:
        _take(raw, whole, file, by)


def _missing(path: Path) -> bytes:
    raise PlanError("no such file", str(path), "name the text that --edit left")


def _take(raw: bytes, whole: Digest, file: WordingsFile, by: Signature) -> None:
    made = taken(decode(raw)[0], whole)
    if not made:
        say("nothing was changed")
        return
    about = {(name, one.key): one.fingerprint for name, one in lines(whole)}
    words = [_wording(one, about[one.group, one.key], whole.lang, by) for one in made if one.words]
    gone = [(one.group, one.key, whole.lang) for one in made if not one.words]
    file.change(lambda kept: joined(kept, words, gone))
    took = f", {len(gone)} given back to ours" if gone else ""
    say(f"{len(words)} line{'s' * (len(words) != 1)} worded by {by.by}{took}; kept in {file.path}")


def _wording(line: Line, fingerprint: str, lang: Lang, by: Signature) -> Wording:
    return Wording(line.group, line.key, lang, line.words, by.by, by.on, fingerprint)
