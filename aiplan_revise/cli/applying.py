"""What `apply` and `revert` share: the file of an amendment, what is done to the draft, and the conflicts in words."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click

from aiplan_revise.cli.acting import Pen
from aiplan_revise.cli.arguments import Function
from aiplan_revise.cli.output import say
from aiplan_revise.errors import PlanError
from aiplan_revise.model.amendment import Amendment
from aiplan_revise.model.codec import decode
from aiplan_revise.model.edition import Edition
from aiplan_revise.revise.applying import Take
from aiplan_revise.revise.jsonpatch import Operation, Untrue, patched
from aiplan_revise.store.amendments import Contested, Proposed, fingerprint, propose, proposed
from aiplan_revise.store.names import Draft

FILE = click.Path(path_type=Path)


def read(file: Path) -> tuple[bytes, bool]:
    """What stands in a file, and whether it is a JSON Patch."""
    if not file.exists():
        raise PlanError("no such file", str(file), "make one with: aiplan diff OLD NEW --format amendment -o FILE")
    if not file.is_file():
        raise PlanError("is not a file", str(file))
    raw = file.read_bytes()
    return raw, raw.lstrip()[:1] == b"["


def taking(function: Function) -> Function:
    """`--take ours|theirs`."""
    says = "Where both contradict each other, keep the draft's side (ours), or take the file's (theirs)."
    made: Function = click.option("--take", type=click.Choice(["ours", "theirs"]), help=says)(function)
    return made


def amendment(raw: bytes, file: Path, pen: Pen, take: Take | None, *, back: bool = False) -> tuple[Proposed, Pen]:
    """What an amendment proposes, or its inverse. Its reason is the one of the commit where no other is given."""
    found = decode(raw, Amendment, str(file))
    reason = pen.task.reason if back else "\n\n".join(filter(None, (found.why, pen.task.reason)))
    reasoned = Pen(pen.desk, pen.drafts, pen.task._replace(reason=reason))
    try:
        return proposed(pen.desk.store, found, back=back, take=take), reasoned
    except PlanError as error:
        raise error.at(str(file)) from None


def patch(raw: bytes, file: Path) -> Proposed:
    """What a JSON Patch proposes."""
    steps = decode(raw, list[Operation], str(file))
    subject = f"Apply a patch of {len(steps)} step{'s' * (len(steps) != 1)}"
    return Proposed(fingerprint(raw), False, subject, partial(patched, operations=steps))


def carried_out(what: Proposed, file: Path, draft: Draft, pen: Pen, lang: str | None) -> int:
    """Does to a draft what a file proposes, or tells why it cannot be; the exit code."""
    try:
        done = propose(pen.drafts, draft, _placed(what, file), pen.task)
    except Contested as contested:
        for line in _lines(contested, (str(draft), str(file)), pen, lang):
            say(line)
        count = len(contested.found.conflicts)
        say(f"{draft}: nothing was changed; conflicts with {file}: {count}; to decide for one side: --take ours|theirs")
        return 1
    except Untrue as error:
        say(f"{draft}: nothing was changed; {error}")
        return 1
    pen.told(draft, f"{what.subject[:1].lower()}{what.subject[1:]}", done)
    return 0


def _placed(what: Proposed, file: Path) -> Proposed:
    """The same, its errors placed in the file."""

    def alter(edition: Edition) -> Edition:
        try:
            return what.alter(edition)
        except PlanError as error:
            raise error.at(str(file)) from None

    return what._replace(alter=alter)


def _lines(of: Contested, names: tuple[str, str], pen: Pen, lang: str | None) -> Iterator[str]:
    """The conflicts, numbered, each with what the draft says and what the amendment says."""
    from aiplan_revise.cli.merging import said
    from aiplan_revise.cli.reading import reading_language
    from aiplan_revise.report.conflicts import merging, view

    language = reading_language(lang, *of.found.editions)
    against = merging(of.found.editions, of.found.merged, pen.desk.registry, language, names)
    for n, conflict in enumerate(of.found.conflicts, 1):
        yield from said(n, view(conflict, against))
