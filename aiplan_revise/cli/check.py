"""`aiplan check EDITION [NEW]`."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import click
import msgspec

from aiplan_revise.cli import arguments
from aiplan_revise.cli.gate import Checked, Gate, gated
from aiplan_revise.cli.output import Delivery, placed, reaches
from aiplan_revise.cli.reading import Desk
from aiplan_revise.model.edition import numbers

if TYPE_CHECKING:
    from aiplan_revise.revise import Rule
    from aiplan_revise.revise.exceptions import Judged


def _list(context: click.Context, _param: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        rules = list(_rules().values())
        wide = max(len(rule.id) for rule in rules)
        Delivery().text("".join(f"{rule.level:<8} {rule.id:<{wide}}  {rule.help}\n" for rule in rules))
        context.exit()


@click.command
@arguments.edition("name")
@arguments.edition("new", required=False)
@arguments.fail_on("error")
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=_list, help="List all rules.")
@gated
@arguments.desk("columns", "ignore_ids", "ledger")
@arguments.delivery("text", "json", "sarif")
def command(name: str, new: str | None, desk: Desk, to: Delivery, **options: object) -> int:
    """Check an edition; with NEW, the changes from the one to the other. Exit 1 if there are errors.

    \b
      aiplan check draft.md
      aiplan check 2025-outline 2026-example --fail-on warning
      aiplan check 2025 2026 --format sarif -o check.sarif
      aiplan check 2025 2026 --except weakened:3.1.2.a --why "Agreed." --until 2027-03-31

    Levels and exceptions stand in a file: {"rules": {"duplicate-text": "off"}, "exceptions": […]}; a level is error,
    warning, note or off. An exception knows its provision in later editions by its words. What is excepted is shown,
    and does not count for --fail-on.
    """
    gate, fail_on = options["gate"], str(options["fail_on"])
    assert isinstance(gate, Gate), "made by the decorator"
    checked = _changes(desk, name, new) if new else _edition(desk, name, gate.asked_day)
    rules = _rules()
    judged = gate.judged(checked, desk, frozenset(rules))
    inputs = [name, new or "", *filter(None, [str(gate.rules or "")])]
    if to.form == "json":
        to.json({"findings": [_row(one) for one in judged]}, inputs)
    elif to.form == "sarif":
        from aiplan_revise.cli.sarif import log

        to.json(log(judged, checked, rules), inputs)
    else:
        to.text("".join(_lines(judged, checked.numbers)), inputs)
    return int(reaches((one.finding for one in judged if not one.exemption), fail_on))


def _rules() -> "Mapping[str, Rule]":
    """All rules, those of the readers last."""
    from aiplan_revise.documents.remarks import READING
    from aiplan_revise.revise import RULES

    return {**RULES, **READING}


def _edition(desk: Desk, name: str, on: str) -> Checked:
    from aiplan_revise.documents.remarks import READING
    from aiplan_revise.revise import check
    from aiplan_revise.revise.rules import OF_EDITIONS

    given = desk.read(name)
    told = {(one.rule, one.provision) for one in given.findings}
    judged = check(given.edition, desk.registry, on, desk.store.plans())
    fresh = (one for one in judged if (one.rule, one.provision) not in told)  # the reader says it with the line
    found = tuple(dict.fromkeys((*given.findings, *fresh)))
    known = given.edition.provisions
    ran = frozenset((*(rule.id for rule in OF_EDITIONS), *READING))
    files = dict.fromkeys(("", *known), desk.file(name))
    return Checked(found, (given.edition,), known, numbers(given.edition), files, ran, given.stored is not None)


def _changes(desk: Desk, old: str, new: str) -> Checked:
    from aiplan_revise.revise import check_changes
    from aiplan_revise.revise.rules import OF_CHANGES

    found = desk.compare(old, new)
    findings = check_changes(found.changeset, found.old, found.new, desk.registry)
    files = dict.fromkeys(found.old.provisions, desk.file(old))
    files |= dict.fromkeys(("", *found.new.provisions), desk.file(new))
    return Checked(
        findings,
        (found.new, found.old),
        {**found.old.provisions, **found.new.provisions},
        {**numbers(found.old), **numbers(found.new)},
        files,
        frozenset(rule.id for rule in OF_CHANGES),
        desk.held(new) is not None,
    )


def _row(of: "Judged") -> dict[str, object]:
    """The published shape of a finding (`--format json`); the last four keys are those of its exception."""
    one = of.exemption
    kept = {"reason": one.reason, "by": one.by, "until": one.until} if one else {"reason": "", "by": "", "until": ""}
    return msgspec.structs.asdict(of.finding) | {"suppressed": one is not None} | kept


def _lines(judged: "Sequence[Judged]", printed: "Mapping[str, str]") -> Iterable[str]:
    """What counts, then what is excepted and why, then how much that is."""
    counting = [placed(one.finding, printed) for one in judged if not one.exemption]
    yield from (f"{line}\n" for line in counting or ["no findings"])
    excepted = [(placed(one.finding, printed), one.exemption) for one in judged if one.exemption]
    for line, why in excepted:
        until = f", until {why.until}" if why.until else ""
        yield f"excepted: {line}: {why.reason} ({why.by}{until})\n"
    if excepted:
        yield f"{len(excepted)} excepted\n"
