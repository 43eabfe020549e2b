"""What judges findings on the command line: the file of levels and exceptions, the day, and new exceptions."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import click
import msgspec

from aiplan_revise.cli.deciding import Hand, stated
from aiplan_revise.cli.output import say
from aiplan_revise.cli.reading import Desk
from aiplan_revise.cli.sides import numbered, utf8
from aiplan_revise.errors import PlanError
from aiplan_revise.model.checks import Checks
from aiplan_revise.model.edition import Edition, Finding, Provision
from aiplan_revise.model.integrity import day
from aiplan_revise.revise.exceptions import Judged, exempt, judge, known_rule, sound
from aiplan_revise.store import ChecksFile


class Checked(msgspec.Struct, frozen=True):
    """What the rules `ran` found, with the editions and provisions they looked at (of two editions, as the new one has
    them where both do), their numbers, and the files these stand in."""

    findings: tuple[Finding, ...]
    editions: tuple[Edition, ...]
    provisions: Mapping[str, Provision]
    numbers: Mapping[str, str]
    files: Mapping[str, Path]
    ran: frozenset[str]
    stored: bool


class Gate(NamedTuple):
    """What the command line says of levels and exceptions."""

    rules: Path | None
    on: str | None
    excepted: Sequence[str]
    why: str | None
    until: str | None
    by: str | None

    @property
    def asked_day(self) -> str:
        """The day asked for, "" if none was."""
        return day(self.on, "--on") if self.on is not None else ""

    def judged(self, of: Checked, desk: Desk, known: frozenset[str]) -> tuple[Judged, ...]:
        """The findings under the levels and exceptions that hold; new exceptions are written first."""
        file = self._file(of, desk)
        checks = sound(self._extended(file, of, known) if self.excepted else file.read(), known, str(file.path))
        today = self.asked_day or date.today().isoformat()
        return judge(of.findings, checks, of.provisions, today, of.ran)

    def _file(self, of: Checked, desk: Desk) -> ChecksFile:
        if self.rules:
            return ChecksFile(self.rules, asked=not self.excepted)
        if self.excepted and not (of.stored or desk.folder):
            raise PlanError("no store keeps it", "--except", "name the file of exceptions: --rules FILE")
        return ChecksFile(desk.store.checks_path(writing=bool(self.excepted)))

    def _extended(self, file: ChecksFile, of: Checked, known: frozenset[str]) -> Checks:
        """Writes the exceptions asked for behind those that are there; one for the same rule and provision goes."""
        reason = stated(self.why or "", "--why")
        if not reason:
            raise PlanError("the reason is missing", "--why", "say in a few words why")
        until = day(self.until, "--until") if self.until else ""
        meant = [_meant(utf8(one), of, known) for one in self.excepted]
        by = Hand(self.by, None).signature(file.path.parent).by
        new = [exempt(rule, of.provisions.get(key), reason=reason, by=by, until=until) for rule, key in meant]

        def alter(kept: Checks) -> Checks:
            sound(kept, known, str(file.path))
            others = [one for one in kept.exceptions if (one.rule, one.provision) not in meant]
            return msgspec.structs.replace(kept, exceptions=(*others, *new))

        made = file.change(alter)
        for rule, key in meant:
            say(f"{rule}: excepted for {key or 'the edition'} by {by}; kept in {file.path}")
        return made


def _meant(words: str, of: Checked, known: frozenset[str]) -> tuple[str, str]:
    """The rule and the provision of RULE:PROVISION; PlanError unless the rule has a finding there."""
    rule, _, name = words.partition(":")
    known_rule(rule, known, f"--except {words[:80]}")
    keys = dict.fromkeys(one.provision for one in of.findings if one.rule == rule)
    meant = [name] if name in keys else [key for key in _bearing(name, of) if key in keys]
    if len(meant) == 1:
        return rule, meant[0]
    found = ", ".join(f"{rule}:{key}" for key in list(keys)[:5])
    what = "several provisions bear this number" if meant else f"{rule} finds nothing there"
    raise PlanError(what, f"--except {words[:80]}", f"name one of: {found}" if found else "nothing is to be excepted")


def _bearing(name: str, of: Checked) -> list[str]:
    """The provisions with a number, or at a place as the plan writes it; an older edition is asked for what is gone."""
    found: dict[str, None] = {}
    known: set[str] = set()
    for edition in of.editions if name else ():
        found |= dict.fromkeys(key for key in numbered(edition, name) if key not in known)
        known.update(edition.provisions)
    return list(found)


def gated(function: Any) -> Any:
    """`--rules`, `--on`, and what an exception needs; the verb gets them as one `gate`."""

    @wraps(function)
    def called(*, rules: Path | None, on: str | None, excepted: Sequence[str], **rest: Any) -> Any:
        words = (rest.pop("why"), rest.pop("until"), rest.pop("by"))
        return function(gate=Gate(rules, on, excepted, *words), **rest)

    file = click.Path(path_type=Path, dir_okay=False)
    options = (
        click.option("--rules", type=file, metavar="FILE", help="Levels and exceptions, not the store's checks.json."),
        click.option("--on", metavar="DATE", help="The day for deadlines (else the edition's) and exceptions (today)."),
        click.option(
            "--except", "excepted", multiple=True, metavar="RULE:PROVISION", help="Except this finding from now on."
        ),
        click.option("--why", metavar="TEXT", help="The reason for the exception."),
        click.option("--until", metavar="DATE", help="The last day on which the exception holds; else for ever."),
        click.option(
            "--by", envvar="AIPLAN_BY", metavar="NAME", help="Who excepts; without it AIPLAN_BY, or git's user.name."
        ),
    )
    for option in reversed(options):
        called = option(called)
    return called
