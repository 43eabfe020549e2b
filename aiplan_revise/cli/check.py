"""`aiplan check EDITION [NEW]`."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import click
import msgspec

from aiplan_revise.cli import arguments
from aiplan_revise.cli.gate import Checked, Gate, gated
from aiplan_revise.cli.output import Delivery, reaches
from aiplan_revise.cli.reading import Desk, reading_language
from aiplan_revise.model.edition import Finding, Lang, numbers

if TYPE_CHECKING:
    from aiplan_revise.model.bodies import Registry
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
@arguments.lang("Language of the findings; English, if not given.")
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
    lang = reading_language(str(options["lang"] or ""))
    assert isinstance(gate, Gate), "made by the decorator"
    checked = _changes(desk, name, new) if new else _edition(desk, name, gate.asked_day)
    rules = _rules()
    judged = _worded(gate.judged(checked, desk, frozenset(rules)), checked, desk.registry, lang)
    inputs = [name, new or "", *filter(None, [str(gate.rules or "")])]
    if to.form == "json":
        to.json({"findings": [_row(one) for one in judged]}, inputs)
    elif to.form == "sarif":
        from aiplan_revise.cli.sarif import log

        to.json(log(judged, checked, rules), inputs)
    else:
        to.text("".join(f"{one}\n" for one in _lines(judged, checked.numbers, lang)), inputs)
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
    findings = check_changes(found.changeset, found.old, found.new, found.registry)
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


def _worded(judged: "Sequence[Judged]", of: Checked, registry: "Registry", lang: Lang) -> "list[Judged]":
    """The same with findings in a language."""
    from aiplan_revise.cli.findings import worded
    from aiplan_revise.model.bodies import translations

    names = translations(registry) if lang == "ja" else {}

    def made(one: Finding) -> Finding:
        return worded(one, lang, of.provisions.get(one.provision), names, of.numbers.get(one.provision, ""))

    return [msgspec.structs.replace(one, finding=made(one.finding)) for one in judged]


def _lines(judged: "Sequence[Judged]", printed: "Mapping[str, str]", lang: Lang) -> Iterable[str]:
    """What counts, then what is excepted and why, then how much that is."""
    from aiplan_revise.cli.findings import line
    from aiplan_revise.report.words import say

    counting = [line(one.finding, lang, printed) for one in judged if not one.exemption]
    yield from counting or [say(lang, "remark-none")]
    excepted = [(line(one.finding, lang, printed), one.exemption) for one in judged if one.exemption]
    for told, why in excepted:
        how = "remark-excepted-until" if why.until else "remark-excepted"
        yield say(lang, how, told=told, reason=why.reason, by=why.by, until=why.until)
    if excepted:
        yield say(lang, "remark-excepted-count", count=len(excepted))
