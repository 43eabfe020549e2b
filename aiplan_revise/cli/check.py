"""`aiplan check EDITION [NEW]`."""

import click
import msgspec

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery, reaches, told
from aiplan_revise.cli.reading import Desk
from aiplan_revise.model.edition import Finding


@click.command
@arguments.edition("name")
@arguments.edition("new", required=False)
@arguments.fail_on("error")
@arguments.desk("columns", "ignore_ids", "ledger")
@arguments.delivery("text", "json")
def command(name: str, new: str | None, fail_on: str, desk: Desk, to: Delivery) -> int:
    """Check an edition; with NEW, the changes from the one to the other. Exit 1 if there are errors.

    \b
      aiplan check draft.md
      aiplan check 2025-outline 2026-example --fail-on warning
    """
    findings = _of_changes(desk, name, new) if new else _of_edition(desk, name)
    if to.form == "json":
        to.json({"findings": [_row(finding) for finding in findings]}, [name, new or ""])
    else:
        to.text("".join(f"{told(finding)}\n" for finding in findings) or "no findings\n", [name, new or ""])
    return int(reaches(findings, fail_on))


def _of_edition(desk: Desk, name: str) -> tuple[Finding, ...]:
    from aiplan_revise.revise import check

    given = desk.read(name)
    judged = check(given.edition, desk.registry)
    return tuple(dict.fromkeys((*given.findings, *judged)))


def _of_changes(desk: Desk, old: str, new: str) -> tuple[Finding, ...]:
    from aiplan_revise.revise import check_changes

    found = desk.compare(old, new)
    return check_changes(found.changeset, found.old, found.new, desk.registry)


def _row(finding: Finding) -> dict[str, object]:
    return msgspec.structs.asdict(finding)
